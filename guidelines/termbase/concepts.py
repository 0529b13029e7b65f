"""The forms of a term base gathered by concept and language, one preferred form each."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guidelines.errors import Problem
from guidelines.model import Language, Variant
from guidelines.termbase.model import Entry, Notice

_SHOWN = 5
"""Clashes told one by one; the rest as a number."""
_NEAR = 0.8
"""Likeness from which a form that may be written could be taken for a misspelling of the preferred one."""


@dataclass(slots=True)
class Concept:
    """One concept in one language. ``spoken``: the file speaks of what is not to be written, if only by silence."""

    id: str
    language: Language | None
    where: str
    row: int
    preferred: str = ""
    spoken: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    forbidden: list[Variant] = field(default_factory=list)
    admitted: list[str] = field(default_factory=list)


class Concepts:
    """Concepts in the order in which the file speaks of them first, and what is wrong with them."""

    def __init__(self) -> None:
        self._all: dict[tuple[str, str, Language | None], Concept] = {}
        self.problems: list[Problem] = []
        self.notices: list[Notice] = []

    def of(self, name: str, language: Language | None, form: str, where: str, row: int) -> Concept:
        """The concept with the id ``name``, or without one that of the preferred ``form``."""
        key = ("id", name, language) if name else ("form", form, language)
        return self._all.setdefault(key, Concept(name, language, where, row))

    def prefer(self, concept: Concept, form: str, where: str, row: int) -> None:
        """Make ``form`` the preferred one; a fault where another is."""
        if concept.preferred and concept.preferred != form:
            both = f"'{concept.preferred}' (row {concept.row}) and '{form}' are both preferred"
            self.problems.append(Problem(where, row, "", f"{both}; a term has one preferred form in a language."))
            return
        concept.preferred = form
        concept.where, concept.row = where, row

    def entries(self) -> tuple[Entry, ...]:
        """The terms; ``problems`` and ``notices`` are complete after this."""
        languages: dict[str, set[Language | None]] = {}
        for concept in self._all.values():
            languages.setdefault(concept.id, set()).add(concept.language)
        made = []
        for concept in self._all.values():
            if not concept.preferred:
                named = concept.id or concept.forbidden[0].text
                told = f"The forms of '{named}' have no preferred one; add a row with it."
                self.problems.append(Problem(concept.where, concept.row, "", told))
                continue
            name = concept.id
            if name and concept.language and len(languages[name]) > 1:
                name = f"{name}-{concept.language}"
            made.append(self._entry(concept, name))
        self.notices += _clashes(made)
        if idle := sum(len(c.admitted) for c in self._all.values()):
            self.notices.append(Notice("termbase.admitted", {"n": idle}))
        return tuple(made)

    def _entry(self, concept: Concept, name: str) -> Entry:
        fields = dict(concept.fields)
        forbidden: dict[str, Variant] = {}
        for variant in concept.forbidden:
            if variant.text == concept.preferred:
                told = f"'{variant.text}' is preferred and not to be written at once."
                self.problems.append(Problem(concept.where, concept.row, "", told))
            forbidden.setdefault(variant.text, variant)
        if concept.spoken:
            fields["forbidden"] = tuple(forbidden.values())
        spared = tuple(a for a in concept.admitted if any(f.casefold() in a.casefold() for f in forbidden))
        if spared:
            fields["exceptions"] = tuple(dict.fromkeys((*fields.get("exceptions", ()), *spared)))
        if any(_near(a, concept.preferred) for a in concept.admitted):
            fields.setdefault("fuzzy", False)
        return Entry(name, concept.preferred, concept.language, concept.where, concept.row, fields)


def _near(form: str, preferred: str) -> bool:
    """Whether ``form`` could be taken for a slip of ``preferred``: e-mail for email."""
    one, two = (re.sub(r"[\s-]", "", each.casefold()) for each in (form, preferred))
    return one == two or difflib.SequenceMatcher(None, one, two).ratio() >= _NEAR


def _clashes(entries: list[Entry]) -> Iterator[Notice]:
    """Forms that one term prefers and another forbids, and terms that stand twice."""
    preferred: dict[str, Entry] = {}
    found = []
    for entry in entries:
        other = preferred.setdefault(entry.preferred.casefold(), entry)
        if other is not entry and _meet(other, entry):
            found.append(("termbase.twice", entry.preferred, other, entry))
    for entry in entries:
        for variant in entry.forbidden:
            other = preferred.get(variant.text.casefold(), entry)
            if other is not entry and _meet(other, entry):
                found.append(("termbase.clash", variant.text, other, entry))
    for code, form, one, two in found[:_SHOWN]:
        yield Notice(code, {"form": form, "one": one.row, "two": two.row})
    if len(found) > _SHOWN:
        yield Notice("termbase.clashes", {"n": len(found) - _SHOWN})


def _meet(one: Entry, two: Entry) -> bool:
    """Whether both can speak of the same copy."""
    return one.language is None or two.language is None or one.language == two.language


def slug(name: str) -> str:
    """``name`` as an id; empty where nothing of it may stand in one."""
    return re.sub(r"[^a-z0-9._-]+", "-", name.strip().casefold()).strip("-._")[:60]


def id_for(preferred: str, language: Language | None) -> str:
    """An id for a term that has none: of its form where that is written in Latin letters, else made up and lasting."""
    made = slug(preferred)
    if len(made) < 2:
        made = "term-" + hashlib.sha256(preferred.encode()).hexdigest()[:8]
    return f"{made}-{language}" if language else made
