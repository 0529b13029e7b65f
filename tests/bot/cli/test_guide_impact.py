"""What a changed guideline would say of the copy that is there, before it is imported."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.bootstrap import open_database
from bot.cli import app
from bot.settings import load
from campaigns import submissions
from campaigns.model import NewSubmission

NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
TERM = "- {{id: customer, preferred: {preferred}, language: en, forbidden: [{forbidden}]}}\n"
CHANNELS = "- {id: web, name: Web}\n- {id: leaflet, name: Leaflet}\n"


def run(*arguments: str):
    return CliRunner().invoke(app, ["guide", *arguments])


def write(folder: Path, term: str, channels: str = CHANNELS) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "brand.yaml").write_text("id: acme\nnames: {en: Acme}\nlanguages: [en]\n", encoding="utf-8")
    (folder / "terms.yaml").write_text(term, encoding="utf-8")
    (folder / "channels.yaml").write_text(channels, encoding="utf-8")
    return str(folder)


def hand_in(text: str, channel: str) -> None:
    with open_database(load()).session() as session:
        new = NewSubmission(
            event_id=text, brand="acme", author="U1", team_id="T1", source="dm", language="en", text=text,
            channel=channel,
        )  # fmt: skip
        submissions.receive(session, new, NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    first = write(tmp_path / "guide", TERM.format(preferred="customers", forbidden="consumers"))
    assert run("import", first).exit_code == 0
    return tmp_path / "guide"


def test_without_any_copy_it_says_so(folder: Path) -> None:
    result = run("impact", str(folder))
    assert (result.exit_code, "nothing to try" in result.output) == (0, True)


def test_what_is_found_anew_and_no_more_is_told_for_each_text(folder: Path) -> None:
    hand_in("Our consumers bake with us every day.", "web")
    hand_in("Our customers bake with us every day.", "web")
    hand_in("We bake every day.", "web")
    same = run("impact", str(folder))
    assert (same.exit_code, "as they do now" in same.output) == (0, True)
    result = run("impact", write(folder, TERM.format(preferred="guests", forbidden="customers")))
    assert result.exit_code == 1
    assert "Held against version 1: 3 texts looked at, 2 would read otherwise, 1 with something new" in result.output
    assert "+ term “guests”: “customers”" in result.output
    assert "- term “customers”: “consumers”" in result.output
    assert "We bake" not in result.output
    assert "1 篇出现新问题" in run("impact", str(folder), "--lang", "zh").output


def test_a_text_whose_channel_goes_is_told_too_and_programs_read_it(folder: Path) -> None:
    hand_in("We bake every day.", "leaflet")
    write(folder, TERM.format(preferred="customers", forbidden="consumers"), "- {id: web, name: Web}\n")
    result = run("impact", str(folder), "--format", "json")
    (changed,) = json.loads(result.output)["changed"]
    assert (result.exit_code, changed["after"], changed["problem"]) == (1, None, "copy.unknown_channel")
    assert "leaflet" in run("impact", str(folder)).output


def test_a_brand_that_is_not_in_the_store_has_nothing_to_be_held_against(folder: Path) -> None:
    (folder / "brand.yaml").write_text("id: other\nnames: {en: Other}\nlanguages: [en]\n", encoding="utf-8")
    result = run("impact", str(folder))
    assert result.exit_code == 2
    assert "acme" in result.output
