"""Which column of a term base holds what: by the names that teams give them, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from guidelines.model import Language
from guidelines.termbase.names import listed_names, meaning, meanings

Role = Literal[
    "id",
    "term",
    "preferred",
    "forbidden",
    "admitted",
    "status",
    "language",
    "use",
    "kind",
    "case",
    "trademark",
    "fuzzy",
    "sound_alikes",
    "exceptions",
    "severity",
    "reason",
    "source",
    "shadow",
]
"""``term`` is a form whose status stands beside it, ``preferred`` and ``forbidden`` are what their names say."""

_REGION = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})+")
_BRACKETS = re.compile(r"^(?P<one>.+?)\s*[(（\[]\s*(?P<two>.+?)\s*[)）\]]$")
_PARTS = re.compile(r"\s*[-_:/|·]\s*|\s+")


_ENOUGH: tuple[set[Role], ...] = (
    {"preferred"},
    {"forbidden", "use"},
    {"term", "status"},
    {"term", "forbidden"},
    {"term", "language"},
    {"term", "id"},
)
"""Columns of which a table needs one set, or it is none of terms."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is understood: ``index`` from 0, and the language where it is of one only."""

    index: int
    role: Role
    language: Language | None = None


def language_of(words: str) -> Language | None:
    """The language that ``words`` name: ``en-GB``, ``Chinese``, 简体中文; None for any other."""
    region = _REGION.fullmatch(words.strip().casefold())
    return cast("Language | None", meaning("languages", region[1] if region else words))


def is_any_language(words: str) -> bool:
    """Whether ``words`` say that a term holds in every language, if only by saying nothing."""
    low = words.strip().casefold()
    return not low or low in listed_names("any_language")


def column(index: int, name: str) -> Column | None:
    """What the column headed ``name`` holds; None where nothing is known of it.

    ``English`` by itself holds the preferred form in English; ``forbidden (zh)`` or 中文禁用 one thing of one language.
    """
    low = " ".join(name.casefold().replace("\ufeff", "").split()).rstrip("*:：").strip()
    if role := _role(low):
        return Column(index, role)
    if language := language_of(low):
        return Column(index, "preferred", language)
    for one, two in _splits(low):
        for first, second in ((one, two), (two, one)):
            language, role = language_of(first), _role(second)
            if language is not None and role is not None:
                return Column(index, "preferred" if role == "term" else role, language)
    return None


def _role(name: str) -> Role | None:
    return cast("Role | None", meaning("columns", name))


def _splits(name: str) -> list[tuple[str, str]]:
    """``name`` as a thing and a language: by its brackets, at each sign or blank, and after a Chinese language."""
    found = []
    if match := _BRACKETS.match(name):
        found.append((match["one"], match["two"]))
    found += [(name[: m.start()], name[m.end() :]) for m in _PARTS.finditer(name)]
    found += [
        (word, name[len(word) :].lstrip("的"))
        for word in meanings("languages")
        if name.startswith(word) and not word.isascii()
    ]
    return found


def header(
    rows: Sequence[Sequence[str]], *, within: int = 10
) -> tuple[int, tuple[Column, ...], tuple[str, ...]] | None:
    """The row of names among the first ``within`` (index from 0), its columns, and names that nothing is known of.

    Together they have to say what to write; None where no row does.
    """
    for number, row in enumerate(rows[:within]):
        columns = tuple(c for i, name in enumerate(row) if name.strip() and (c := column(i, name)) is not None)
        roles = {c.role for c in columns}
        if any(roles >= enough for enough in _ENOUGH):
            known = {c.index for c in columns}
            return number, columns, tuple(n.strip() for i, n in enumerate(row) if n.strip() and i not in known)
    return None
