"""What a dropped file is taken for, what its form takes, and what its cards look like."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from bot.features.sources.files import look_at
from bot.features.sources.views import card
from bot.features.sources.views.card import About
from bot.features.sources.views.form import FieldWrong, choices_of, mapping_form
from bot.gateway.lint import problems
from kpi.model import Kpi, Name
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Choices

KPIS = (
    Kpi(id="visits", name=Name("Visits", "访问量"), unit="users", direction="up", goal="g"),
    Kpi(id="sales", name=Name("Sales", "销售额"), unit="CNY", direction="up", goal="g"),
)
TITLES = ["day", "uv", "gmv", "city", "metric", "value"]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("date,visits\n2026-03-01,5\n", "figures"),
        ("日期,指标,数值\n2026-03-01,访问量,5\n2026-03-02,访问量,6\n", "figures"),
        ("date,apples\n2026-03-01,5\n", "ask_copy"),
        ("标题,渠道,发布时间\n开箱,微博,2026-11-27\n", "ask_calendar"),
        ("title,channel,publish date,visits\nUnboxing,weibo,2026-03-01,5\n", "ask"),
        ("headline,body\nNight,Meet the new phone\n", "copy"),
        ("name,price\nPhone,5999\n", "copy"),
    ],
)
def test_a_table_is_told_by_its_columns(tmp_path: Path, text: str, sort: str):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert look_at(path, KPIS).sort == sort


def test_figures_without_any_kpi_are_no_copy(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("date,apples\n2026-03-01,5\n", encoding="utf-8")
    assert look_at(path, ()).sort == "ask_first"


@pytest.mark.parametrize(
    ("text", "date"),
    [("apples,day\n5,2026-03-01\n", "day"), ("日期,数值\n3月1日,5\n", "日期"), ("name,price\nPhone,5999\n", None)],
)
def test_the_column_of_the_times_is_seen_before_anybody_says_so(tmp_path: Path, text: str, date: str | None):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert look_at(path, KPIS).sight.date == date


def test_days_without_a_year_ask_for_this_one_or_the_last():
    about = About(drop="d", version=0, name="week.csv", kpis={})
    problem = {"code": "kpi_sources.dates_without_year", "params": {"example": "11月9日"}}
    words, blocks = card.question(about, problem, 2026, "zh")
    assert "11月9日" in words
    said = [json.loads(each["value"]).get("say") for each in blocks[-1]["elements"]][:2]
    assert said == [{"year": 2026}, {"year": 2025}]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_columns_that_no_kpi_is_called_like_are_asked_for_and_lead_to_a_new_kpi(language: str):
    about = About(drop="d", version=0, name="week.csv", kpis={})
    problem = {"code": "kpi_sources.no_kpi_column", "params": {"columns": "apples", "kpis": "visits"}}
    words, blocks = card.question(about, problem, 2026, language)
    assert problems("message", {"text": words, "blocks": blocks}) == []
    assert ":warning:" not in blocks[0]["text"]["text"]
    assert [each["action_id"] for each in blocks[-1]["elements"]] == ["sources.map", "sources.leave", "sources.kpi"]


def test_a_bomb_is_refused_before_it_is_taken_for_copy(tmp_path: Path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "x")
        book.writestr("xl/worksheets/sheet1.xml", b"0" * 700 * 2**20)
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed.getvalue())
    with pytest.raises(SourceError, match=r"kpi_sources\.bomb"):
        look_at(path, KPIS)


def _given(*roles: str) -> dict[str, str]:
    return {f"c{number}": role for number, role in enumerate(roles)}


def test_a_form_says_what_each_column_is():
    given = _given("date", "kpi:visits", "kpi:sales", "dimension", "out", "out")
    choices, reads = choices_of(given, TITLES, [], Choices(sheet="March"))
    assert (choices.date, choices.dimensions, choices.sheet) == ("day", ("city",), "March")
    assert choices.kpis == {"uv": "visits", "gmv": "sales", "metric": "", "value": ""}
    assert reads["c:uv"] == "kpi:visits"
    given = _given("date", "out", "out", "out", "kpi_column", "value") | {"l0": "kpi:visits", "l1": "out"}
    choices, _ = choices_of(given, TITLES, ["UV", "Likes"], Choices())
    assert (choices.kpi_column, choices.value, choices.kpis) == ("metric", "value", {"UV": "visits", "Likes": ""})


@pytest.mark.parametrize(
    ("roles", "block", "why"),
    [
        (("out", "kpi:visits", "out", "out", "out", "out"), "c0", "one_date"),
        (("date", "date", "kpi:visits", "out", "out", "out"), "c1", "one_date"),
        (("date", "kpi:visits", "kpi:visits", "out", "out", "out"), "c1", "kpi_twice"),
        (("date", "out", "out", "out", "out", "out"), "c0", "no_kpi"),
        (("date", "kpi:visits", "out", "out", "kpi_column", "value"), "c4", "long"),
        (("date", "kpi:visits", "out", "out", "out", "value"), "c5", "no_kpi"),
    ],
)
def test_a_form_that_does_not_hold_together_says_where(roles: tuple[str, ...], block: str, why: str):
    with pytest.raises(FieldWrong) as wrong:
        choices_of(_given(*roles), TITLES, [], Choices())
    assert (wrong.value.block, wrong.value.key) == (block, f"kpi_sources.form.{why}")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_form_of_very_many_columns_and_kpis_is_one_that_slack_takes(language: str):
    kpis = [Kpi(id=f"k{n}", name=Name(f"Metric {n}"), unit="users", direction="up", goal="g") for n in range(300)]
    columns = [{"title": f"Column {n}", "values": ["5", "6"]} for n in range(60)]
    now = {"c:Column 1": "kpi:k299"}
    view = mapping_form(
        columns, [f"L{n}" for n in range(50)], now, kpis, name="a.csv", language=language, metadata="{}"
    )
    assert problems("modal", view) == []
    chosen = next(block for block in view["blocks"] if block.get("block_id") == "c1")["element"]["initial_option"]
    assert chosen["value"] == "kpi:k299"


def test_a_form_offers_the_kpi_that_a_column_is_nearly_called_like_until_one_is_found():
    columns = [{"title": title, "values": ["5"]} for title in ("日期", "访问数量（次）", "备注")]

    def chosen(now: dict[str, str]) -> list[str]:
        view = mapping_form(columns, [], now, KPIS, name="a.csv", language="zh", metadata="{}")
        fields = [block for block in view["blocks"] if "block_id" in block]
        return [each["element"]["initial_option"]["value"] for each in fields]

    assert chosen({"c:日期": "date"}) == ["date", "kpi:visits", "out"]
    assert chosen({"c:日期": "date", "c:备注": "kpi:sales"}) == ["date", "out", "kpi:sales"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_question_about_sheets_offers_each_and_escapes_what_people_wrote(language: str):
    about = About(drop="d", version=0, name="<a&b>.xlsx", kpis={})
    problem = {"code": "kpi_sources.which_sheet", "params": {"name": "a", "sheets": "March, April"}}
    words, blocks = card.question(about, problem, 2026, language)
    assert problems("message", {"text": words, "blocks": blocks}) == []
    assert "&lt;a&amp;b&gt;.xlsx" in words
    assert [each["text"]["text"] for each in blocks[-1]["elements"]][:2] == ["March", "April"]


@pytest.mark.parametrize(
    ("unit", "chinese"), [("sign-ups", "人次"), ("CNY", "CNY"), ("%", "%"), ("jars of honey", "jars of honey")]
)
def test_a_figures_unit_is_told_in_the_readers_language_where_it_has_a_word_for_it(unit: str, chinese: str):
    kpi = Kpi(id="k", name=Name("K", "K"), unit=unit, direction="up", goal="g")
    about = About(drop="d", version=0, name="week.csv", kpis={"k": kpi})
    assert (about.unit("k", "zh"), about.unit("k", "en")) == (chinese, unit)
    assert about.unit("gone", "zh") == ""
