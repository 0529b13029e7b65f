"""The faults of a guideline folder in the reader's language: known by the shape of their English sentence."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

from bot.i18n import catalogue
from bot.i18n import text as t
from guidelines.errors import Problem

PREFIX = "fault."
_LISTS = ("expected", "keys", "known")
"""Parameters that are lists of names, written in English: one, two or three."""
_AND = re.compile(r", | (?:and|or) ")


def sentence(problem: Problem, language: str) -> str:
    """``problem`` with its place; in English where its sentence is of no known shape."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return f"{place}: {problem.where + ': ' if problem.where else ''}{in_language(problem.message, language)}"


def in_language(message: str, language: str) -> str:
    """What the reader of the files said in English, in ``language``."""
    if language == "en":
        return message
    for name, shape in _shapes().items():
        if found := shape.fullmatch(message):
            comma = t("list.comma", language)
            said = {
                field: _AND.sub(comma, text) if field in _LISTS else text for field, text in found.groupdict().items()
            }
            return t(f"fault.{name}", language, **said)
    return message


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    """By the name of a sentence: what of it is fixed, and where its parameters stand."""
    return {
        key.removeprefix(PREFIX): re.compile(
            "".join(
                re.escape(fixed) + (f"(?P<{field}>.+?)" if field else "")
                for fixed, field, _, _ in Formatter().parse(str(words))
            ),
            re.DOTALL,
        )
        for key, words in catalogue("en").items()
        if key.startswith(PREFIX)
    }
