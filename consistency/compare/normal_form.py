"""Normalised values in a form that every reader takes in: CNY 4999, 12-07, 24 months, 18 h, ≥ 30 GBP."""

from __future__ import annotations

from decimal import Decimal

from consistency.statements.model import Statement
from consistency.statements.values import Clock, Day, Figure, Name, Stand, Weekdays
from consistency.weekdays import WEEKDAY_NAMES

_SCALES: dict[str, tuple[tuple[Decimal, str], ...]] = {
    "px": ((Decimal(1_000_000), "MP"), (Decimal(1), "px")),
    "byte": ((Decimal(10**12), "TB"), (Decimal(10**9), "GB"), (Decimal(10**6), "MB")),
    "bps": ((Decimal(10**9), "Gbps"), (Decimal(10**6), "Mbps")),
    "mm": ((Decimal(10**6), "km"), (Decimal(1000), "m"), (Decimal(10), "cm"), (Decimal(1), "mm")),
    "g": ((Decimal(1000), "kg"), (Decimal(1), "g")),
    "ml": ((Decimal(1000), "L"), (Decimal(1), "ml")),
    "Hz": ((Decimal(10**9), "GHz"), (Decimal(10**6), "MHz"), (Decimal(1), "Hz")),
    "s": ((Decimal(3600), "h"), (Decimal(60), "min"), (Decimal(1), "s")),
    "m2": ((Decimal(1), "m²"),),
    "#": ((Decimal(1), ""),),
    "#/h": ((Decimal(1), "/h"),),
    "#/day": ((Decimal(1), "/day"),),
    "age": ((Decimal(1), "years old"),),
    "year": ((Decimal(1), ""),),
    "quarter": ((Decimal(1), ". quarter"),),
    "x": ((Decimal(1), "×"),),
    "month": ((Decimal(1), "months"),),
    "day": ((Decimal(1), "days"),),
    "workday": ((Decimal(1), "working days"),),
}
_WEEK = tuple(name[:3].title() for name in WEEKDAY_NAMES)


def normal(statement: Statement, *, bound: bool = False) -> str:
    """The value of a statement, written one way whatever the copy wrote; ISO forms for days and times.

    ``bound`` adds ≥ or ≤ to a least or a most.
    """
    value = statement.value
    if isinstance(value, Day):
        day = f"{value.month:02}" if value.day is None else f"{value.month:02}-{value.day:02}"
        return f"{value.year}-{day}" if value.year else day
    if isinstance(value, Clock):
        return f"{value.minutes // 60:02}:{value.minutes % 60:02}"
    if isinstance(value, Weekdays):
        return ", ".join(_WEEK[day - 1] for day in sorted(value.days))
    if isinstance(value, Stand):
        return "yes" if value.holds else "no"
    if isinstance(value, Name):
        return value.text
    sign = {"from": "≥ ", "up_to": "≤ ", "": ""}[value.bound] if bound else ""
    return sign + _figure(value, statement.kind)


def _figure(figure: Figure, kind: str) -> str:
    if figure.unit == "spend":
        return f"{_plain(figure.low)} −{_plain(figure.high or Decimal(0))}"
    if figure.unit == "gift":
        return f"{_plain(figure.low)}+{_plain(figure.high or Decimal(0))}"
    if kind == "money":
        return f"{figure.unit} {_plain(figure.low)}" + (f"–{_plain(figure.high)}" if figure.high is not None else "")
    if kind == "discount":
        return f"−{_plain(figure.low)} %"
    scale, unit = _scale(figure)
    body = _plain(figure.low / scale) + (f"–{_plain(figure.high / scale)}" if figure.high is not None else "")
    return f"{body} {unit}".rstrip()


def _scale(figure: Figure) -> tuple[Decimal, str]:
    scales = _SCALES.get(figure.unit, ((Decimal(1), figure.unit),))
    fitting = (s for s in scales if figure.low >= s[0] and (figure.low / s[0]) % 1 in (0, Decimal("0.5")))
    return next(fitting, next((s for s in scales if figure.low >= s[0]), scales[-1]))


def _plain(number: Decimal) -> str:
    short = number.quantize(Decimal("0.01")) if number % 1 else number.to_integral_value()
    text = f"{short:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
