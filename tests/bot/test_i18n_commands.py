"""A command that a Chinese sentence tells people to type is written in Chinese words, and the bot knows them."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from bot import features
from bot.features.guide.handlers import CHECK, GUIDE, HELP
from bot.features.tasks.handlers import LIST

FOLDER = Path(__file__).parents[2] / "bot" / "i18n" / "zh"
TOLD = sorted(
    {
        match
        for page in FOLDER.glob("*.yaml")
        for match in re.findall(r"`(/(?:brand|campaign|kpi|task) [^`]+)`", page.read_text(encoding="utf-8"))
    }
)


def _words(command: str) -> set[str]:
    known = {"/brand": {*CHECK, *GUIDE}, "/task": set(LIST)}.get(command, set()) | HELP
    for module in features.parts("words").values():
        known.update(chain.from_iterable(word.names for word in module.WORDS.get(command, ())))
    return known


@pytest.mark.parametrize("line", [each for each in TOLD if not re.search(r"\s[A-Z“{]|/task (?!列表|帮助)", each)])
def test_a_command_told_in_chinese_begins_with_a_chinese_word_that_the_bot_knows(line: str) -> None:
    command, word = line.split()[:2]
    assert not re.fullmatch(r"[a-z]+", word)
    assert word in _words(command)
