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


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_link_leads_to_a_file(target):
    assert (ROOT / target).exists()


def test_every_page_is_linked_and_every_picture_is_shown():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    linked = {
        (page.parent / target).resolve()
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)", page.read_text(encoding="utf-8"))
    }
    there = {*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs/images").iterdir()}
    assert sorted(path.name for path in there if path.resolve() not in linked) == []


@pytest.mark.parametrize("target", ["run", "test", "lint", "bench", "clean"])
def test_make_has_the_targets_the_readme_names(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
