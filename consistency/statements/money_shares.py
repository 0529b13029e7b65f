"""Shares told in money: 84p of every £1, for every pound we make 84p goes to care."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.statements.found import Found
from consistency.statements.values import Figure

_ONE = r"(?:[£$€]1(?![0-9.,])|pound|dollar|euro)"
_PENCE = r"(?P<{}>[1-9][0-9]?(?:\.[0-9])?) ?(?:p|c|pence|cents)\b"
_OF_EACH = re.compile(
    rf"(?<![0-9.]){_PENCE.format('n')} (?:of|in|from|out of) (?:every|each) {_ONE}(?: \w+ing\b)?", re.IGNORECASE
)
_EACH_GIVES = re.compile(
    rf"\b(?:of|for|from|out of|in) (?:every|each) (?:{_ONE}|[£$€](?P<whole>[1-9][0-9]{{0,3}}))(?: [a-z]+){{0,4}}?,? "
    rf"(?:{_PENCE.format('p')}|[£$€](?P<sum>[0-9]+(?:\.[0-9]{{2}})?))"
    r"(?= (?:of (?:it|that) )?(?:goes|go|ends up|is spent|reaches)\b)",
    re.IGNORECASE,
)
CUE = re.compile(r"\b(?:every|each) (?:[£$€][0-9]|pound|dollar|euro)", re.IGNORECASE)
"""Without this a text tells no such share."""


def money_shares(text: str) -> Iterator[Found]:
    """The shares that English ``text`` tells in money, as percentages: 84 for 84p of every £1."""
    if not CUE.search(text):
        return
    for match in _OF_EACH.finditer(text):
        yield _share(match, match.start(), Decimal(match["n"]))
    for match in _EACH_GIVES.finditer(text):
        whole = Decimal(match["whole"] or 1)
        percent = Decimal(match["p"]) if match["p"] else 100 * Decimal(match["sum"])
        yield _share(match, match.start("p") if match["p"] else match.start("sum") - 1, percent / whole)


def _share(match: re.Match[str], start: int, percent: Decimal) -> Found:
    return Found("percentage", Figure("%", percent), start, match.end())
