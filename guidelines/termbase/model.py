"""What a term base says of each term, before it meets a guideline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from guidelines.model import Language, Variant

_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a person sees it: ``rows[0]`` is row 1. ``name`` is empty where the file has but one table."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was read otherwise than written, or passed over; ``code`` is a key of the catalogue."""

    code: str
    params: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One term: its preferred form and only what else the file says of it.

    ``id`` is empty where the file has none. ``fields`` are fields of ``guidelines.model.Term`` by name; a language that
    the file does not give is left to the guideline. ``where`` and ``row`` are for a person: file and sheet, from 1.
    """

    id: str
    preferred: str
    language: Language | None
    where: str
    row: int
    fields: Mapping[str, Any] = field(default_factory=lambda: _NONE)

    @property
    def forbidden(self) -> tuple[Variant, ...]:
        """The forms not to write; empty also where the file does not speak of them."""
        return tuple(self.fields.get("forbidden", ()))


@dataclass(frozen=True, slots=True)
class TermBase:
    """Everything a file says, in its order, and what of it was passed over."""

    entries: tuple[Entry, ...]
    notices: tuple[Notice, ...] = ()
