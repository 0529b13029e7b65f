"""Cells of a term base as values: statuses, yes and no, several forms in one cell, a form and what replaces it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, cast

from guidelines.model import Severity, Variant
from guidelines.termbase.names import meaning

Status = Literal["preferred", "admitted", "forbidden"]

_SPLIT = re.compile(r"[;；、|]")
_COMMAS = re.compile(r"[,，]")
_ARROW = re.compile(r"\s*(?:->|=>|→|⇒)\s*")
_SHORT = 3
"""Words of a form, so that a comma after it parts it from the next; longer ones may hold a comma of their own."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def status(cell: str) -> Status | None:
    """Whether a form is the one to write, may be written, or may not; None where the word is not known."""
    return cast("Status | None", meaning("statuses", cell))


def yes_or_no(cell: str) -> bool | None:
    """True or False; None where the cell says neither."""
    answer = meaning("answers", cell)
    return None if answer is None else answer == "yes"


def case(cell: str) -> Literal["exact", "any"] | None:
    """How the case of a form counts: by its name, or as the answer to "case-sensitive?"."""
    answer = yes_or_no(cell)
    if answer is not None:
        return "exact" if answer else "any"
    return cast("Literal['exact', 'any'] | None", meaning("cases", cell))


def severity(cell: str) -> Severity | None:
    """The severity of the name, or of what trackers call it (high, medium, low)."""
    found = meaning("severities", cell)
    return Severity(found) if found else None


def kind(cell: str) -> str | None:
    """The kind of a term by its usual names."""
    return meaning("kinds", cell)


def trademark(cell: str) -> str | None:
    """The mark that a cell holds."""
    return meaning("marks", cell)


def forms(cell: str, beside: str = "") -> tuple[Variant, ...]:
    """The forms in one cell, each as ``form`` or ``form → replacement``; ``beside`` is the preferred form.

    Nothing after the arrow means that the form goes without a replacement.
    """
    made: dict[str, Variant] = {}
    for part in listed(cell, beside):
        form, *instead = _ARROW.split(part, maxsplit=1)
        if form:
            made.setdefault(form, Variant(text=form, use=instead[0] if instead else None))
    return tuple(made.values())


def listed(cell: str, beside: str = "") -> list[str]:
    """The entries of a cell, parted by line ends; without any by ``;`` ``、`` or ``|``, or else by commas.

    Commas part only where each entry is short and ``beside``, the form they belong to, has none itself.
    """
    if "\n" in cell:
        return [part.strip() for part in cell.split("\n") if part.strip()]
    parts = [part.strip() for part in _SPLIT.split(cell) if part.strip()]
    if len(parts) == 1 and not _COMMAS.search(beside):
        split = [part.strip() for part in _COMMAS.split(parts[0]) if part.strip()]
        if all(len(part.split()) <= _SHORT and len(_HAN.findall(part)) <= 2 * _SHORT for part in split):
            return split
    return parts


def joined(entries: Iterable[str]) -> str:
    """``entries`` as one cell that ``listed`` reads back."""
    told = list(entries)
    alone = len(told) == 1 and listed(told[0]) != told
    return "\n".join(told) + "\n" * alone


def is_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return _HAN.search(text) is not None
