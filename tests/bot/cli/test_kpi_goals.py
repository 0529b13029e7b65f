"""`unison kpi goals` on the command line: lights, fixes, exit codes, and every sentence in both languages."""

from __future__ import annotations

import datetime as dt
import json
import string

import pytest
import typer
from typer.testing import CliRunner

from bot import i18n
from bot.cli import kpi_goals
from kpi.goals.wording import shown

app = typer.Typer()
kpi_goals.register(app)


@app.callback()
def _group() -> None:
    """A group, as in the product: with one command alone its name would not be said."""


def _goals(*words: str):
    return CliRunner().invoke(app, ["goals", *words, "--today", "2026-03-04"], env={"COLUMNS": "200"})


COMPLETE = "Increase qualified leads from 400 to 520 a month by 30 June 2026, owner: Anna"


def test_a_complete_goal_has_five_lights_on_and_exit_code_0():
    result = _goals(COMPLETE)
    assert result.exit_code == 0
    assert "5 of 5 lights on, performance goal" in result.stdout
    assert "Owned by Anna." in result.stdout


def test_what_is_missing_is_said_with_the_fix_and_exit_code_1():
    result = _goals("本年度新注册用户数量提升25%，平均用户获取成本降低15%")
    assert result.exit_code == 1
    assert result.stdout.count("目标：") == 2
    assert "5 盏灯亮了 3 盏，业绩类目标" in result.stdout
    assert "还没有人对它负责。" in result.stdout
    assert "→ 补上目前的水平，比如“从400”。" in result.stdout


def test_a_slogan_is_no_goal_and_is_told_what_would_measure_it():
    result = _goals("提升品牌知名度")
    assert result.exit_code == 1
    assert "还不算目标：提升品牌知名度" in result.stdout
    assert "声量份额、品牌词搜索量、无提示知名度" in result.stdout


def test_a_sentence_about_nothing_gets_an_example():
    result = _goals("Imaging beyond imagination")
    assert result.exit_code == 1
    assert "I read no goal here" in result.stdout


def test_json_is_what_programs_read():
    result = _goals(COMPLETE, "Increase brand awareness", "--format", "json")
    assert result.exit_code == 1
    whole, wish = json.loads(result.stdout)["sentences"]
    (goal,) = whole["goals"]
    assert (goal["metric"], goal["baseline"], goal["target"], goal["per"]) == ("mqls", 400, 520, "month")
    assert (goal["start"], goal["end"], goal["owners"], goal["smart"]) == ("2026-03-04", "2026-06-30", ["Anna"], True)
    assert goal["lights"]["dates"]["text"] == "From today (2026-03-04) to 2026-06-30."
    assert goal["lights"]["relevance"]["fix"]["code"] == "goal.relevance.fix_none"
    assert (wish["goals"], wish["wishes"][0]["vague"]) == ([], "brand awareness")


def test_the_answer_is_in_the_language_asked_for():
    assert "Nobody answers for it yet." in _goals("降低跳出率", "--lang", "en").stdout
    assert "还没有人对它负责。" in _goals("Cut bounce rate", "--lang", "zh").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [((" ",), "Write the goal as a sentence"), (("x" * 2001,), "at most 2000"), ((), "Missing argument")],
)
def test_bad_input_ends_in_one_sentence_and_exit_code_2(words, said):
    result = _goals(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_day_that_cannot_be_read_is_bad_input():
    result = CliRunner().invoke(app, ["goals", COMPLETE, "--today", "tomorrow"])
    assert result.exit_code == 2
    assert "tomorrow is not a date" in result.stderr


PARAMS = {
    "metric": "cac", "unit": "CNY/customers", "words": "awareness", "metrics": ("nps", "leads"), "change_share": -0.155,
    "change": 2.0, "value": 400.0, "points": 5.0, "owners": ("Anna", "Ben"), "start_on": dt.date(2026, 3, 4),
    "end_on": dt.date(2026, 6, 30), "parent": "Growth", "parents": ("Growth",), "wanted_share": 0.25,
    "usual_share": 0.04, "best_share": 0.2, "wanted": 2.0, "usual": 0.1, "best": 1.5, "reached": 1, "count": 9,
    "days": 90,
}  # fmt: skip
CODES = sorted(
    key
    for key in i18n.catalogue("en")
    if key.split(".")[0] == "goal"
    and key.split(".")[1] in {"metric", "number", "baseline", "owner", "dates", "relevance", "achievability"}
)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_sentence_of_a_light_is_filled(code: str, language: str):
    said = i18n.text(code, language, **shown(PARAMS, language))
    assert said != code
    assert not [name for _, name, _, _ in string.Formatter().parse(said) if name]


def test_figures_are_spelled_for_people():
    english, chinese = shown(PARAMS, "en"), shown(PARAMS, "zh")
    assert (english["metric"], chinese["metric"]) == ("customer acquisition cost", "获客成本")
    assert (english["change_share"], english["wanted_share"], english["usual_share"]) == ("−16%", "+25%", "+4%")
    assert (english["metrics"], chinese["metrics"]) == ("NPS, leads", "净推荐值、线索量")
    assert chinese["unit"] == "CNY/客户"


def test_each_sentence_is_answered_in_its_own_language():
    said = _goals("Cut bounce rate", "降低跳出率").stdout
    assert "Nobody answers for it yet." in said
    assert "还没有人对它负责。" in said
