"""`unison check --campaign`: copy held to the brief of a campaign from a file, from the store, or of the demo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.bootstrap import open_database
from bot.cli import app
from bot.demo.planting import plant_campaign
from bot.settings import load

runner = CliRunner()
TEXT = {
    "en": "Aurora X™ starts at $699. On sale on 7 December.",
    "zh": "极光 X 售价 4999 元起，12 月 7 日正式开售。",
}
FILE = """
name: Spring
brief:
  must_say: Terms apply · 详见规则
  must_not_say: winter
  landing_link: https://a.example/spring
phases:
  - {name: Teaser, start: 2026-03-01, end: 2026-03-31}
"""


def run(text: str, *arguments: str):
    return runner.invoke(app, ["check", "-", "--guide", "demo", *arguments], input=text.encode())


def of_the_brief(text: str, *arguments: str) -> tuple[dict, list[dict]]:
    answer = json.loads(run(text, "--format", "json", *arguments).output)
    return answer, [f for f in answer["findings"] if f["check"] == "brief"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_demo_launch_keeps_its_price_back_until_launch_day(lang: str):
    held = ("--campaign", "demo", "--lang", lang)
    answer, [early] = of_the_brief(TEXT[lang], *held, "--as-of", "2026-11-20")
    assert (answer["campaign"], answer["phase"]) == ("Aurora X launch · 极光 X 上市", "Teaser · 预热期")
    assert early["code"] == "brief.too_early"
    assert early["item"]["kind"] == "brief"
    assert early["item"]["id"].startswith("aurora-x-launch.must_not_say.")
    assert answer["campaign"] in early["message"]
    assert of_the_brief(TEXT[lang], *held, "--as-of", "2026-11-23")[1] == []


def test_a_file_holds_a_campaign(tmp_path: Path):
    path = tmp_path / "spring.yaml"
    path.write_text(FILE, encoding="utf-8")
    text = "The winter lamp. Read https://a.example/winter"
    answer, found = of_the_brief(text, "--campaign", str(path), "--as-of", "2026-03-02")
    assert answer["phase"] == "Teaser"
    assert {f["code"] for f in found} == {"brief.must_say", "brief.must_not_say", "brief.landing_link"}
    told = run(text, "--campaign", str(path), "--as-of", "2026-03-02", "--lang", "zh").output
    assert "活动简报" in told
    assert "Spring, Teaser" in told


def test_a_campaign_of_the_store_is_found_by_a_part_of_its_name():
    with open_database(load()).session() as session:
        plant_campaign(session)
    answer, found = of_the_brief(TEXT["en"], "--campaign", "极光", "--as-of", "2026-11-20")
    assert answer["campaign"] == "Aurora X launch · 极光 X 上市"
    assert [f["code"] for f in found] == ["brief.too_early"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "There is no file"),
        ("name: [", "cannot be read as YAML"),
        ("- a list", "is no campaign"),
        ("name: Spring\nbrief: {must_say: x}\nphases: [{name: T, start: soon, end: 2026-03-01}]", "is no campaign"),
        (
            "name: Spring\nbrief: {must_say: x}\nphases: [{name: T, start: 2026-03-02, end: 2026-03-01}]",
            "is no campaign",
        ),
        ("name: Spring\nbrief: {must_sai: x}", "no field must_sai"),
    ],
)
def test_a_file_that_is_no_campaign_gets_one_sentence_and_exit_code_2(tmp_path: Path, content: str | None, says: str):
    path = tmp_path / "c.yaml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = run(TEXT["en"], "--campaign", str(path))
    assert result.exit_code == 2
    assert says in result.output
    assert "Traceback" not in result.output


def test_an_unknown_campaign_gets_one_sentence_of_the_terminal_and_exit_code_2():
    result = run(TEXT["en"], "--campaign", "nothing like it")
    assert result.exit_code == 2
    assert "the store holds none that is under way" in " ".join(result.output.split())
    with open_database(load()).session() as session:
        plant_campaign(session)
    for lang, says in (
        ("en", "There are: Aurora X launch · 极光 X 上市."),
        ("zh", "现有：Aurora X launch · 极光 X 上市。"),
    ):
        result = run(TEXT["en"], "--campaign", "nothing like it", "--lang", lang)
        said = " ".join(result.output.split())
        assert result.exit_code == 2
        assert "nothing like it" in said
        assert says in said
        assert "/campaign" not in said
