"""Wording that most house styles advise against, by kind, read from the two lists beside this module.

An entry is tried only where a word begins with the entry's first two letters: a text of two hundred words then meets a
few entries a word, not a thousand.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from consistency.matching.cues import compiled

CASED = "cased"
"""The section that lists names with their capitals; it is no kind of wording."""

_BEGINS = re.compile(r"(?<![\w-])[a-z][a-z ]")
_KEY = re.compile(r"[a-z][a-z ](?![?*|])")

Tries = dict[str, list[tuple[str, str]]]
"""By the two letters a word begins with: the kinds and the patterns of their entries."""


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


def kinds(language: str) -> tuple[str, ...]:
    """The kinds of wording that are listed for ``language``, in order."""
    return tuple(kind for kind in _listed(language) if kind != CASED)


def count_kinds(text: str, language: str) -> dict[str, int]:
    """How often wording of each kind stands in ``text``: English as whole words in any case, Chinese as written."""
    found = dict.fromkeys(kinds(language), 0)
    begins, anywhere = _plan(language)
    if language == "en":
        text = text.lower()
        upto = dict.fromkeys(found, 0)
        for start in _BEGINS.finditer(text):
            for kind, pattern in begins.get(start[0], ()):
                if start.start() >= upto[kind] and (match := compiled(pattern).match(text, start.start())):
                    found[kind] += 1
                    upto[kind] = match.end()
    for kind, pattern in anywhere:
        found[kind] += len(compiled(pattern).findall(text))
    return found


@cache
def _plan(language: str) -> tuple[Tries, list[tuple[str, str]]]:
    """Patterns by the two letters they begin with, and those that may begin with anything."""
    if language != "en":
        return {}, [(kind, "|".join(_listed(language)[kind])) for kind in kinds(language)]
    begins: Tries = {}
    anywhere: list[tuple[str, str]] = []
    for kind in kinds(language):
        keyed: dict[str, list[str]] = {}
        for entry in dict.fromkeys(entry.lower() for entry in _listed(language)[kind]):
            keyed.setdefault(entry[:2] if _KEY.match(entry) else "", []).append(entry)
        for key, entries in keyed.items():
            # The longest first, so that a phrase is taken before a word it begins with.
            either = "|".join(sorted(entries, key=lambda entry: (-len(entry), entry)))
            pattern = rf"(?<![\w-])(?:{either})(?![\w-])"
            if key:
                begins.setdefault(key, []).append((kind, pattern))
            else:
                anywhere.append((kind, pattern))
    return begins, anywhere


@cache
def _cased() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {name.lower(): name for name in _listed("en")[CASED]}
    either = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return names, re.compile(rf"(?<![a-z0-9_.])(?:{either})(?![a-z0-9_]|\.[a-z])")


def miscased(text: str) -> list[tuple[int, int, str]]:
    """Where ``text`` writes well-known names and initials with other capitals than their own: start, end, their own."""
    names, pattern = _cased()
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is longer would shift the places
        return []
    places = ((found.start(), found.end(), names[found[0]]) for found in pattern.finditer(low))
    return [(start, end, name) for start, end, name in places if text[start:end] != name]
