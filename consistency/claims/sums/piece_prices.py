"""What one of several comes to in Chinese copy: a piece of a pack (一片一块七), a day or a month of a longer time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from consistency.claims.claim_use import claim_texts
from consistency.claims.sums.taken_off import is_about, is_price
from consistency.document import Document
from consistency.facts import Fact, facts
from consistency.measure_words import MEASURE
from consistency.statements.figures import NUMBER, number
from guidelines.model import ApprovedClaim, Guideline

_PACK = re.compile(rf"(?P<n>{NUMBER}) ?(?P<by>{MEASURE}|包)(?!邮)")
_ONE = re.compile(
    rf"(?:每|单|平均|[合等]?[于到下来]*一)(?P<by>个?月|{MEASURE}|包|天|日|周|星期)(?P<under>[^，。；0-9]{{0,6}}?)$"
)
"""Before a sum: what it is for one of."""
_TIMES = (
    (re.compile("年"), {"天": Decimal(365), "周": Decimal(52), "月": Decimal(12)}),
    (re.compile("季"), {"天": Decimal(90), "周": Decimal(13), "月": Decimal(3)}),
    (re.compile("月"), {"天": Decimal(30), "周": Decimal(4)}),
)
"""What a price is for, told by its claim, and how many of each lesser time that is."""
_SAME = {"日": "天", "个月": "月", "星期": "周"}
_UNDER = re.compile("不到|不足|不过|[不未]满")
_OVER = re.compile("多|出头")
_ROUNDED = Decimal("0.06")
"""How far what one day costs is rounded in talk, beside a sum of a digit or two."""
_REACH = 16


class PiecePrices:
    """What one of each pack, and a day of each membership, costs by a guideline's approved claims."""

    def __init__(self, guideline: Guideline) -> None:
        self._each: list[tuple[ApprovedClaim, str, str, Decimal]] = []
        """Claim, measure word, currency, price of one."""
        for claim, language, text in claim_texts(guideline):
            if language != "zh":
                continue
            for fact in facts(text):
                if fact.dimension == "money" and fact.high is None and is_price(text, fact):
                    self._each += ((claim, by, fact.unit, fact.value / n) for by, n in _parts(text))

    def starts(self, document: Document, figures: Iterable[Fact], as_of: dt.date | None = None) -> Iterator[int]:
        """Where the sums begin among ``figures`` that are an approved price divided by what it is for.

        Nothing follows from a claim that is over on the day ``as_of``.
        """
        for fact in figures:
            if fact.dimension != "money" or fact.high is not None or not self._each:
                continue
            one = _ONE.search(document.plain, max(0, fact.start - _REACH), fact.start)
            if one is None:
                continue
            by = _SAME.get(one["by"], one["by"])
            under = _UNDER.search(one["under"]) is not None
            over = _OVER.match(document.plain, fact.end) is not None
            open_ones = (each for each in self._each if not each[0].is_over(as_of))
            if any(
                known == by and unit == fact.unit and _is_said(price, fact.value, under=under, over=over)
                for _, known, unit, price in open_ones
            ):
                yield fact.start


def _parts(text: str) -> Iterator[tuple[str, Decimal]]:
    """Of how many pieces, days or months the price of a claim is, by measure word."""
    for match in _PACK.finditer(text):
        n = number(match["n"])
        if n is not None and n > 1:
            yield match["by"], n
    time = next((parts for named, parts in _TIMES if named.search(text)), {})
    yield from time.items()


def _is_said(exact: Decimal, said: Decimal, *, under: bool, over: bool) -> bool:
    """Whether ``said`` is how people tell ``exact``: 6.85 is 6.9, about 7, under 7 or 6 and some."""
    if over and said == said.to_integral_value() and said <= exact < said + 1:
        return True
    if under:
        return exact <= said <= exact * (1 + 2 * _ROUNDED)
    return is_about(exact, said) or abs(exact - said) <= exact * _ROUNDED
