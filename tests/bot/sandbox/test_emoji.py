"""The marks in what the bot says: the sandbox knows each by name, and draws it where a system has no letter for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import bot

ROOT = Path(bot.__file__).parent
STATIC = ROOT / "sandbox" / "static"
KNOWN: dict[str, str] = json.loads((STATIC / "emoji.json").read_text(encoding="utf-8"))
NAME = re.compile(r"(?<![\w:/]):([a-z][a-z0-9_+-]{2,}):(?![\w:/])")
CODE = re.compile(r"\{[^{}]*\}")


def said() -> set[str]:
    """Every name between colons in the catalogues, and those in the views that are names of emoji."""
    found: set[str] = set()
    for file in ROOT.rglob("i18n/**/*.yaml"):
        found |= set(NAME.findall(CODE.sub("", file.read_text(encoding="utf-8"))))
    for file in ROOT.rglob("features/**/*.py"):
        found |= set(NAME.findall(CODE.sub("", file.read_text(encoding="utf-8")))) & KNOWN.keys()
    return found


def test_every_mark_has_a_name_that_the_page_knows():
    assert sorted(said() - KNOWN.keys()) == []


def test_every_mark_is_drawn_where_the_system_has_no_letter_for_it():
    drawn = (STATIC / "js" / "emoji.js").read_text(encoding="utf-8").split("const DRAWN = {")[1].split("\n};")[0]
    names = set(re.findall(r'^  "?([a-z0-9_+-]+)"?:', drawn, flags=re.MULTILINE))
    assert sorted(said() - names) == []
