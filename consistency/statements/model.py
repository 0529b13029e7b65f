"""One assertion of a piece of copy: what kind, about what, which value, where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consistency.statements.values import Value

Kind = Literal[
    "money",
    "date",
    "time",
    "weekday",
    "duration",
    "quantity",
    "percentage",
    "discount",
    "offer",
    "count",
    "version",
    "promise",
]

Edge = Literal["", "start", "end"]

Qualifier = tuple[str, str]
"""Class and value of what narrows a statement down: ("people", "student"), ("part", "battery")."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something asserted at plain offsets ``start`` to ``end``, in the clause ``clause``.

    ``topic`` is a concept of ``consistency.statements.topics`` or, for kinds that have none, the thing's own name;
    empty when unknown. ``also`` are all concepts its clause names, ``sure`` is False for a topic that was only assumed.
    ``edge`` says of a time of day whether something begins or ends then.
    ``subject`` are the words around the value without figures, for the encoder; ``noun`` is what is counted, empty for
    other kinds.
    """

    kind: Kind
    topic: str
    also: frozenset[str]
    sure: bool
    value: Value
    qualifiers: frozenset[Qualifier]
    start: int
    end: int
    clause: tuple[int, int]
    subject: str
    text: str
    noun: str = ""
    language: str = "en"
    edge: Edge = ""
