"""The README keeps its promises: its table, its commands, its links."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
import typer

from bot.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_settings_is_the_settings():
    spec = importlib.util.spec_from_file_location("readme_settings", ROOT / "scripts" / "readme_settings.py")
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.written(README) == README, "run: python scripts/readme_settings.py"


def _commands() -> set[str]:
    root = typer.main.get_command(app)
    found = set()
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        found |= {f"{name} {sub}" for sub in getattr(command, "commands", {})} or {name}
    return found


def test_every_command_stands_in_the_readme():
    table = README.split("| command | what it does |")[1].split("\n\n")[0]
    named = set()
    for cell in re.findall(r"^\| `unison ([^`]+)`", table, re.MULTILINE):
        head, *rest = cell.replace("\\|", "|").split(" ")
        grouped = rest and rest[0].islower()
        named |= {f"{head} {sub}" for sub in rest[0].split("|")} if grouped else {head}
    assert named == _commands()


PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_TOLD = re.compile(r"(?:^|`|&& )unison ([^`\n]+)", re.MULTILINE)


def _unknown(told: str) -> list[str]:
    """What ``told``, the words after ``unison``, names that does not exist: its command, or options of it."""
    command, words = typer.main.get_command(app), told.partition(" #")[0].split()
    while words and (below := getattr(command, "commands", None)):
        if words[0] not in below:
            return [words[0]] if re.fullmatch(r"[a-z-]+", words[0]) else []
        command = below[words.pop(0)]
    known = {option for each in command.params for option in (*each.opts, *each.secondary_opts)} | {"--help"}
    return [each for each in re.findall(r"(?<![\w-])--[a-z][a-z-]*", " ".join(words)) if each not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_a_page_names_exists(page: Path):
    found = {told: bad for told in _TOLD.findall(page.read_text(encoding="utf-8")) if (bad := _unknown(told))}
    assert found == {}


def test_a_command_or_an_option_that_is_not_there_is_found():
    assert _unknown("kpi explain x") == ["explain"]
    assert _unknown("kpi goals TEXT --date 2026-03-04 --today 2026-03-04") == ["--date"]
    assert _unknown("guide …") == _unknown("kpi score FILE --timestamp-col T") == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_link_leads_to_a_file(target):
    assert (ROOT / target).exists()


def test_every_page_is_linked_and_every_picture_is_shown():
    linked = {
        (page.parent / target).resolve()
        for page in PAGES
        for target in re.findall(r"\]\(([^)#:]+)", page.read_text(encoding="utf-8"))
    }
    there = {*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs/images").iterdir()}
    assert sorted(path.name for path in there if path.resolve() not in linked) == []


@pytest.mark.parametrize("target", ["run", "test", "lint", "bench", "clean"])
def test_make_has_the_targets_the_readme_names(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
