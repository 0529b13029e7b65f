"""What comes off a price by the approved claims, and the sums and shares that are reckoned with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from consistency.document import parse
from consistency.facts import Fact, facts
from consistency.statements.figures import figures
from consistency.statements.read import read_statements
from consistency.statements.values import Figure

_CENT = Decimal("0.01")
_ABOUT = Decimal("0.02")
"""How far what is reckoned may be rounded."""
_CUTS = re.compile(
    r"(?:\b(?:save[sd]?|saving|extra|bonus|discount(?: of)?|reduced by)\b|补(?!充|水|货|交|办)|减|降|抵|省|优惠|便宜)"
    r"[^，。；,.;:0-9]{0,14}$",
    re.IGNORECASE,
)
_CUTS_AFTER = re.compile(
    r" ?(?:(?:gift )?(?:off|less|cheaper|discount|voucher|coupon|credit|bonus|extra)\b"
    r"|(?:\w+ )?(?:for|with) (?:your |a |an )?(?:old|trade-?in)|的?[^，。；0-9]{0,4}(?:券|红包|优惠|补贴))",
    re.IGNORECASE,
)
"""Beside a figure that lowers a price."""
_THRESHOLD = re.compile(r"(?:\b(?:over|above|minimum(?: of)?|spend(?:ing)?)|满|消费|达到?) ?$", re.IGNORECASE)
"""Before a sum from which an offer holds, which is no price."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A sum of ``unit``, or a share where ``unit`` is ``%``; ``words`` are its claim's."""

    unit: str
    amount: Decimal
    words: frozenset[str]
    is_cut: bool
    """Whether it lowers a price; a share of 3 % is only given back or charged."""
    fees: tuple[tuple[str, Decimal], ...]
    """Sums of its claim, which come beside the share: 1.2 % plus 20p."""

    def of(self, whole: Decimal) -> Decimal:
        """How much it is of ``whole``."""
        return whole * self.amount / 100 if self.unit == "%" else self.amount


def taken_off(text: str, words: frozenset[str]) -> Iterable[Taken]:
    """What comes off prices, or is a share of them, by the claim ``text``."""
    read = facts(text)
    sums = tuple((m.unit, m.low) for m in figures(text) if m.kind == "money")
    for fact in read:
        cuts = _CUTS.search(text, 0, fact.start) is not None or _CUTS_AFTER.match(text, fact.end) is not None
        if fact.dimension == "discount" or (fact.dimension == "money" and cuts):
            yield Taken(fact.unit, fact.value, words, True, ())
        elif fact.dimension == "percent":
            yield Taken(fact.unit, fact.value, words, cuts, sums)


def is_price(text: str, fact: Fact) -> bool:
    """Whether a sum of the claim ``text`` is what something costs: it does not come off, and no offer holds from it."""
    before = (_CUTS, _THRESHOLD)
    return not any(each.search(text, 0, fact.start) for each in before) and not _CUTS_AFTER.match(text, fact.end)


def is_about(exact: Decimal, said: Decimal) -> bool:
    """Whether ``said`` is ``exact``, to the cent, or rounded to a whole number that is hardly another."""
    off = abs(exact - said)
    whole = said == said.to_integral_value()
    return off <= min(_CENT, said * _ABOUT) or (whole and off < 1 and off <= said * _ABOUT)


_SIZES = (
    (re.compile(r"100 ?(?:克|g(?:rams)?\b)"), "g", 100),
    (re.compile(r"公斤|千克|\b(?:kg|kilo(?:gram)?)\b", re.IGNORECASE), "g", 1000),
    (re.compile(r"(?<!公)斤"), "g", 500),
    (re.compile(r"100 ?(?:毫升|ml\b)", re.IGNORECASE), "ml", 100),
    (re.compile(r"(?<!毫)升|\blit(?:re|er)\b", re.IGNORECASE), "ml", 1000),
)


def packs(text: str) -> Iterator[tuple[Decimal, str, Decimal]]:
    """The prices of the claim ``text``, each with the unit and the size of its pack."""
    for said in read_statements(parse(text)):
        for kind, amount in said.qualifiers:
            if said.kind == "money" and kind.startswith("of ") and isinstance(said.value, Figure):
                yield said.value.low, kind.removeprefix("of "), Decimal(amount)


def unit_prices(text: str, sums: Iterable[tuple[Decimal, str, Decimal]]) -> Iterable[Decimal]:
    """What each kilogram or litre that ``text`` names costs, by the ``sums`` of packs."""
    named = [(unit, size) for pattern, unit, size in _SIZES if pattern.search(text)]
    return [price * size / pack for price, of, pack in sums for unit, size in named if unit == of and pack]
