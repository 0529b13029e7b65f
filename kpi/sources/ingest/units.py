"""Units and currencies: what stands beside a number, against the unit of its KPI."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kpi.currencies import CURRENCIES
from kpi.sources.ingest.errors import BadCell, SourceError
from kpi.sources.ingest.numbers import Amount, split_scale

_PERCENT = frozenset({"%", "percent", "per cent", "pct", "百分比", "百分点", "pp"})
_SHARES = frozenset({"share", "ratio", "rate", "fraction", "比例", "比率", "占比", "1"})
_TITLE_UNIT = re.compile(r"(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def title_and_unit(title: str) -> tuple[str, str]:
    """``Sales (万元)`` is ``sales`` and ``万元``; a title without brackets has the unit ""."""
    found = _TITLE_UNIT.fullmatch(_plain(title))
    return (found[1], found[2].strip()) if found and found[1] else (_plain(title), "")


def is_currency(text: str) -> bool:
    """Whether ``text`` is a sign, a code or a name of a currency."""
    return _plain(text) in CURRENCIES


def is_percent(text: str) -> bool:
    """Whether ``text`` is the unit of hundredths."""
    return _plain(text) in _PERCENT


@dataclass(frozen=True, slots=True)
class _Unit:
    scale: float
    name: str
    currencies: frozenset[str]

    @property
    def known(self) -> bool:
        """Whether it is a unit we can tell from others."""
        return bool(self.currencies) or self.name in _PERCENT or self.name in _SHARES


def _unit(text: str) -> _Unit:
    plain = _plain(text)
    if plain in CURRENCIES:
        return _Unit(1.0, plain, CURRENCIES[plain])
    scale, rest = split_scale(plain)
    # "m" alone may be metres: only a scale with a currency, or a Chinese one, is taken for one.
    if scale != 1 and (rest in CURRENCIES or not plain[0].isascii()):
        return _Unit(scale, rest, CURRENCIES.get(rest, frozenset()))
    head, tail = plain[:1], plain[1:]
    if head in CURRENCIES and split_scale(tail)[0] != 1:
        return _Unit(split_scale(tail)[0], head, CURRENCIES[head])
    return _Unit(1.0, plain, frozenset())


class UnitRule:
    """Brings the amounts of one column into the unit of its KPI.

    A number without a unit is a share of one where ``share`` says so of a KPI in percent, else in the unit of the
    column's title, else in that of the KPI. SourceError ``kpi_sources.title_unit`` when the title says another unit
    than the KPI, ``kpi_sources.not_percent`` for shares of a KPI in another unit.
    """

    def __init__(self, kpi: str, kpi_unit: str, title: str = "", *, share: bool = False) -> None:
        self._shown, self._kpi = kpi_unit, _unit(kpi_unit)
        if share and not is_percent(kpi_unit):
            raise SourceError("kpi_sources.not_percent", kpi=kpi, unit=kpi_unit)
        inside = "share" if share else title_and_unit(title)[1]
        said = _unit(inside) if inside else None
        # What stands in brackets may be no unit at all ("daily"): only one we know, or the KPI's own, counts.
        self._title = said if said and (said.known or said.scale != 1) else None
        self.bare = 1.0
        """What a number without scale and unit is multiplied by."""
        self._factors: dict[tuple[float, str], float] = {}
        if self._title is not None:
            try:
                self.bare = self._convert(1.0, self._title, inside)
            except BadCell:
                raise SourceError("kpi_sources.title_unit", column=title, kpi=kpi, unit=kpi_unit) from None
        self._factors[1.0, ""] = self.bare

    @property
    def money(self) -> bool:
        """Whether the KPI is counted in a currency."""
        return bool(self._kpi.currencies)

    def value(self, amount: Amount) -> float:
        """The amount in the KPI's unit; BadCell when its unit is another one."""
        key = (amount.scale, amount.unit)
        factor = self._factors.get(key)
        if factor is None:
            factor = self._factors[key] = self._convert(amount.scale, _unit(amount.unit), amount.unit)
        return amount.number * factor

    def _convert(self, scale: float, said: _Unit, shown: str) -> float:
        kpi = self._kpi
        size = scale * said.scale
        if size == 1:
            size = self._title.scale if self._title is not None else kpi.scale
        if said.name in ("", kpi.name) or (said.currencies & kpi.currencies):
            return size / kpi.scale
        if said.name in _PERCENT and kpi.name in _PERCENT:
            return 1.0
        if said.name in _PERCENT and kpi.name in _SHARES:
            return 0.01
        if said.name in _SHARES and kpi.name in _PERCENT:
            return 100.0
        raise BadCell("kpi_sources.other_unit", text=shown, unit=self._shown)
