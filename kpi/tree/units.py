"""What a figure is of, so that money is never added to clicks and a rate is what it says: dimensional analysis."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kpi.currencies import LIKELIEST
from kpi.tree.errors import BadUnit
from kpi.tree.formula import Expression, Negative, Number, Ref, constants, references, written

_PURE = {
    "%": 100.0,
    "percent": 100.0,
    "per cent": 100.0,
    "‰": 1000.0,
    "ratio": 1.0,
    "x": 1.0,
    "share": 1.0,
    "1": 1.0,
    "倍": 1.0,
}
_PART = re.compile(r"(?:(?P<scale>\d+)\s*)?(?P<base>[^\d/*\s][^/*]*)")


@dataclass(frozen=True, slots=True)
class Unit:
    """Powers of base units, such as (("CNY", 1), ("customers", -1)); none for a pure number.

    ``scale``: a figure in this unit is the pure quantity times ``scale``: 100 for %, 1000 for CNY/1000 impressions.
    """

    powers: tuple[tuple[str, int], ...] = ()
    scale: float = 1.0

    @property
    def pure(self) -> bool:
        """Whether the figure is a pure number: a share, a ratio, a per cent."""
        return not self.powers

    @property
    def adds_up(self) -> bool:
        """Whether figures of days sum to the figure of a week: money and things counted, not shares and scores."""
        return len(self.powers) == 1 and self.powers[0][1] == 1 and self.powers[0][0] not in _LEVELS

    def __str__(self) -> str:
        over = [name if power == 1 else f"{name}^{power}" for name, power in self.powers if power > 0]
        under = [name if power == -1 else f"{name}^{-power}" for name, power in self.powers if power < 0]
        if self.pure:
            return "%" if self.scale == 100 else "a pure number"
        per = f"{self.scale:g} " if self.scale != 1 else ""
        return "*".join(over or ["1"]) + (f"/{per}{'*'.join(under)}" if under else "")


_LEVELS = {"point", "score", "day", "hour", "minute", "second", "分"}
PURE = Unit()


def unit(text: str) -> Unit:
    """The unit that ``text`` says: ``%``, ``ratio``, ``CNY``, ``leads``, ``CNY/customers``, ``CNY per 1000 leads``.

    Singular and plural are one; ``money`` is money of any one currency. BadUnit when it cannot be read.
    """
    plain = re.sub(r"\s+per\s+|每", "/", text.strip())
    if plain.lower() in _PURE:
        return Unit(scale=_PURE[plain.lower()])
    powers: dict[str, int] = {}
    scale = 1.0
    for side, part in enumerate(plain.split("/")):
        for factor in part.split("*"):
            if factor.strip() == "1" and side == 0:
                continue
            match = _PART.fullmatch(factor.strip())
            if match is None or (match["scale"] and side == 0):
                raise BadUnit(
                    f"Unit {text!r} cannot be read. Write one such as %, ratio, CNY, leads or CNY/customers.",
                    "unread", unit=text,
                )  # fmt: skip
            scale *= float(match["scale"] or 1) if side else 1.0
            name = _base(match["base"].strip())
            powers[name] = powers.get(name, 0) + (1 if side == 0 else -1)
    return Unit(_sorted(powers), scale)


def unit_of(expression: Expression, units: Mapping[str, Unit]) -> Unit:
    """The unit of what ``expression`` computes; BadUnit where a sum or a difference mixes units.

    ``units`` has the unit of every id the expression reads. Per cent count as the share they are of.
    """
    if isinstance(expression, Number):
        return PURE
    if isinstance(expression, Ref):
        return Unit(units[expression.id].powers)
    if isinstance(expression, Negative):
        return unit_of(expression.of, units)
    left, right = unit_of(expression.left, units), unit_of(expression.right, units)
    if expression.operator in {"+", "-"}:
        common = _common(left, right)
        if common is None:
            raise BadUnit(
                f"In {written(expression)} a figure in {left} meets one in {right}: only figures of one unit are added "
                "or subtracted. Give both the same unit, or divide one by the other.",
                "mixed", formula=written(expression), left=str(left), right=str(right),
            )  # fmt: skip
        return common
    powers = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + (power if expression.operator == "*" else -power)
    return Unit(_sorted(powers))


def check(kpi: str, declared: str, expression: Expression, units: Mapping[str, Unit]) -> Unit:
    """The unit a KPI declares, once its formula computes it; BadUnit otherwise, or where the unit scales already.

    A number of things over a number of things is a share, and may be declared %, ratio or as things per thing; a share
    of counted things may be counted as something else (sessions * conversion_rate are orders).
    """
    wanted, found = unit(declared), unit_of(expression, units)
    counts = len(found.powers) == 2 and sum(power for _, power in found.powers) == 0
    share = wanted.pure and counts and not any(is_money(name) or name in _LEVELS for name, _ in found.powers)
    shares = any(units[id_].pure for id_ in references(expression))
    renamed = shares and all(each.adds_up and not is_money(each.powers[0][0]) for each in (wanted, found))
    if not share and not renamed and _common(wanted, found) is None:
        raise BadUnit(
            f"KPI {kpi!r} says it is in {declared}, but {written(expression)} gives {found}. "
            "Change the unit or the formula.",
            "declared", kpi=kpi, unit=declared, formula=written(expression), found=str(found),
        )  # fmt: skip
    if wanted.scale != 1 and wanted.scale in constants(expression):
        raise BadUnit(
            f"KPI {kpi!r} is in {declared}, which multiplies by {wanted.scale:g} already. "
            f"Leave {wanted.scale:g} out of {written(expression)}.",
            "scaled", kpi=kpi, unit=declared, formula=written(expression), scale=f"{wanted.scale:g}",
        )  # fmt: skip
    return wanted


def is_money(name: str) -> bool:
    """Whether a base unit is money: ``money`` or a currency's three letters."""
    return name == "money" or re.fullmatch(r"[A-Z]{3}", name) is not None


def _common(left: Unit, right: Unit) -> Unit | None:
    """The unit of both, where ``money`` is any one currency; None when they differ."""
    if left.powers == right.powers:
        return Unit(left.powers)
    currencies = {name for name, _ in left.powers + right.powers if is_money(name) and name != "money"}
    if len(currencies) != 1:
        return None
    (currency,) = currencies
    named = [
        _sorted({currency if name == "money" else name: power for name, power in side.powers}) for side in (left, right)
    ]
    return Unit(named[0]) if named[0] == named[1] else None


def _base(name: str) -> str:
    if name.lower() in LIKELIEST:
        return LIKELIEST[name.lower()]
    if re.fullmatch(r"[A-Z]{3}", name):
        return name
    low = name.lower()
    if low in {"money", "people", "sales", "news"} or not low.isascii() or low.endswith("ss"):
        return low
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")


def _sorted(powers: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, power) for name, power in powers.items() if power))
