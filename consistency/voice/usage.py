"""Wording that most house styles advise against, by kind, read from the two lists beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import regex

CASED = "cased"
"""The section that lists names with their capitals; it is no kind of wording."""


def sections(text: str) -> dict[str, list[str]]:
    """The lines of each ``[section]`` in order; blank lines and lines that start with ``#`` do not count."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            found[line[1:-1]] = []
        elif line.strip() and not line.startswith("#"):
            found[next(reversed(found))].append(line)
    return found


@cache
def _listed(language: str) -> dict[str, list[str]]:
    return sections(files(__package__).joinpath(f"usage_{language}.txt").read_text(encoding="utf-8"))


@cache
def kinds(language: str) -> dict[str, regex.Pattern[str]]:
    """A pattern for each kind of wording; English matches whole words in any case, Chinese as written."""
    patterns: dict[str, regex.Pattern[str]] = {}
    for kind, entries in _listed(language).items():
        if kind == CASED:
            continue
        patterns[kind] = regex.compile(
            _whole_words(entries) if language == "en" else "|".join(entries), _FLAGS[language]
        )
    return patterns


_FLAGS = {"en": regex.IGNORECASE, "zh": regex.V0}
_PLAIN_START = regex.compile(r"[A-Za-z]")


def _whole_words(entries: list[str]) -> str:
    """One pattern for all, the longest first so that a phrase is taken before a word it begins with.

    Entries that begin with a letter stand behind a look at that letter: most words of a text are then passed over
    after one comparison, which is what makes a thousand entries fast.
    """
    by_letter: dict[str, list[str]] = {}
    for entry in sorted(entries, key=lambda entry: (-len(entry), entry)):
        letter = entry[0].lower() if _PLAIN_START.match(entry) and entry[1:2] not in ("?", "*", "|") else ""
        by_letter.setdefault(letter, []).append(entry)
    anywhere = by_letter.pop("", [])
    branches = [f"(?={letter})(?:{'|'.join(mine)})" for letter, mine in sorted(by_letter.items())]
    return rf"(?<![\w-])(?:{'|'.join((*anywhere, *branches))})(?![\w-])"


@cache
def _cased() -> tuple[dict[str, str], regex.Pattern[str]]:
    names = _listed("en")[CASED]
    either = "|".join(regex.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return {name.lower(): name for name in names}, regex.compile(
        rf"(?<![A-Za-z0-9_.])(?:{either})(?![A-Za-z0-9_]|\.[A-Za-z])", regex.IGNORECASE
    )


def miscased(text: str) -> int:
    """How many well-known names and initials ``text`` writes with other capitals than their own."""
    right, pattern = _cased()
    return sum(found != right[found.lower()] for found in pattern.findall(text))
