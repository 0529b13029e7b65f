"""Reads of a sentence only what an approved value could speak of: reading all that it says costs most of a check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from consistency.claims.same_thing import SHARES
from consistency.claims.values.held import KINDS, Held
from consistency.claims.values.sums import sum_of
from consistency.claims.values.unexplained import half_said
from consistency.document import Sentence
from consistency.facts import Fact
from consistency.numerals import EN_NUMERAL
from consistency.statements.dates import MONTHS
from consistency.statements.model import Kind, Qualifier, Statement
from consistency.statements.promises import promises
from consistency.statements.read import ExtraReader, statements_of
from consistency.statements.values import Figure, Value

NUMERAL = re.compile(
    rf"[0-9零〇一二两三四五六七八九十百千万亿半双]|\b(?:half|fortnight|noon|midnight)\b|{EN_NUMERAL}", re.IGNORECASE
)
_DATE = re.compile(
    r"[0-9一二三四五六七八九十] ?[月日号]|20[0-9]{2}[-/.]|[0-9](?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2}"
    r"|[0-9][./][0-9]|\b[A-Z][a-z]{2,8}\.? [0-9]"
    r"|双十|元旦|情人节|平安夜|618|Singles|Christmas|New Year|Valentine"
    rf"|\b(?:in|by|until|from|since|this|next) (?:{MONTHS})\b"
)


_TOTAL: Qualifier = ("derived", "yes")
_WEEKEND: Qualifier = ("days", "weekend")
_WEEKDAY: Qualifier = ("days", "weekday")
_A_DAY = re.compile(r"(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?! ?[到至、和~-])")


class ApprovedReading:
    """What is read for the values that are ``held``, and by which ``reader`` beside the common one."""

    def __init__(self, held: Sequence[Held], reader: ExtraReader) -> None:
        self._reader = reader
        kinds = {a.statement.kind for a in held}
        self._kinds = (kinds | SHARES if kinds & SHARES else kinds) & KINDS
        self._dated = "date" in kinds
        self._counted = bool(kinds & {"count", "time", "offer"})
        self._timed = "duration" in kinds
        values = [a.statement.value for a in held]
        self._units = frozenset(value.unit for value in values if isinstance(value, Figure))
        self._sums = frozenset(figure.low for a in held if (figure := sum_of(a.statement)))
        self._weekend = any(_WEEKEND in a.statement.qualifiers for a in held) and not any(
            _A_DAY.search(a.claim.text.zh or "") for a in held
        )
        """Whether the claims tell the weekend from other days, and no single day from another."""
        self._promised = frozenset(a.statement.topic for a in held if a.statement.kind == "promise")

    def may_be(self, fact: Fact) -> bool:
        """Whether ``fact`` is of a kind of which an approved claim gives a figure."""
        if fact.dimension == "money" and fact.value in self._sums:
            return True
        return fact.unit in self._units or (self._timed and fact.dimension in ("clock", "calendar"))

    def statements(self, sentence: Sentence, *, doubtful: bool) -> Iterator[Statement]:
        """The statements of a sentence that a claim could speak of; ``doubtful``: a figure in it is no claim's use."""
        text = sentence.text
        dated = self._dated and _DATE.search(text) is not None
        counted = self._counted and NUMERAL.search(text) is not None
        if doubtful or dated or counted or half_said(text):
            said = map(_bare, statements_of(sentence, wanted=self._wanted, extra=self._reader))
            yield from (_of_the_week(each, sentence) for each in said) if self._weekend else said
        if self._promised:
            yield from promises(sentence, only=self._promised)

    def _wanted(self, kind: Kind, value: Value) -> bool:
        """Whether an approved claim could be about a figure of this kind."""
        if kind not in self._kinds:
            return False
        if kind == "duration" or not isinstance(value, Figure):
            return True
        return value.unit in self._units or (kind == "money" and value.low in self._sums)


def _of_the_week(said: Statement, sentence: Sentence) -> Statement:
    """What a Chinese clause says of one day as of the weekend or of a working day: 周六 588 元."""
    if any(kind == _WEEKEND[0] for kind, _ in said.qualifiers):
        return said
    days = {m["day"] for m in _A_DAY.finditer(sentence.text[slice(*(at - sentence.start for at in said.clause))])}
    parts = {_WEEKEND if day in "六日天" else _WEEKDAY for day in days}
    return replace(said, qualifiers=said.qualifiers | parts) if len(parts) == 1 else said


def _bare(said: Statement) -> Statement:
    """A Chinese count without a noun behind its measure word as a bare one: 体检一共 52 项 counts 项, and no total."""
    if said.kind != "count" or said.language != "zh" or len(said.noun) < 2 or not said.text.endswith(said.noun[0]):
        return said
    return replace(said, noun=said.noun[0], qualifiers=said.qualifiers - {_TOTAL})
