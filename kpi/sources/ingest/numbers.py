"""Numbers as people write them: thousands, decimal commas, full-width digits, signs of currency, 万 and 亿."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kpi.model import LARGEST_FIGURE
from kpi.sources.ingest.errors import BadCell
from kpi.sources.ingest.model import Cell, Decimal, MergedNumber, Note, PercentNumber

_FRACTION = re.compile(r"-?(?:(?P<comma>\d{1,3}(?:\.?\d{3})*,\d{1,2})|(?P<point>\d{1,3}(?:,?\d{3})*\.\d{1,2})) ?%?")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_BLANKS = frozenset(
    [
        "",
        "na",
        "n/a",
        "n.a.",
        "nan",
        "null",
        "none",
        "nil",
        "-",
        "--",
        "—",
        "–",
        "/",
        ".",
        "#n/a",
        "无",
        "暂无",
        "空",
        "缺失",
        "未统计",
    ]
)
_SHAPE = re.compile(r"(?P<before>[^\d.,+-]*?)(?P<minus>[+-]?)\s*(?P<body>\d[\d.,]*(?:e[+-]?\d+)?|[.,]\d+)(?P<after>.*)")
_SPACES = re.compile(r"(?<=\d)[\s'’_](?=\d{3}(?!\d))")
_SCALES = {
    "万": 1e4,
    "萬": 1e4,
    "w": 1e4,
    "亿": 1e8,
    "億": 1e8,
    "千": 1e3,
    "百万": 1e6,
    "千万": 1e7,
    "万亿": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "b": 1e9,
    "bn": 1e9,
}
_SCALED = re.compile("(" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")(?![a-z])\s*(.*)")
_GROUPED = {
    ".": re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?"),
    ",": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?"),
}
_BARE = {
    ".": re.compile(r"(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"),
    ",": re.compile(r"(?:\d+(?:,\d*)?|,\d+)(?:e[+-]?\d+)?"),
}


class Amount(NamedTuple):
    """A number, the power of ten written beside it (万: 10,000), and the unit written beside it ("" for none)."""

    number: float
    scale: float
    unit: str


def is_blank(cell: Cell) -> bool:
    """Whether ``cell`` says that there is no figure."""
    if cell is None:
        return True
    if isinstance(cell, float):
        return math.isnan(cell)
    return (
        isinstance(cell, str)
        and not cell[:1].isdigit()
        and unicodedata.normalize("NFKC", cell).strip().lower() in _BLANKS
    )


def split_scale(text: str) -> tuple[float, str]:
    """The power of ten that ``text`` starts with (1 for none) and the rest: ``万元`` is 10,000 and ``元``."""
    found = _SCALED.fullmatch(text.strip().lower())
    return (_SCALES[found[1]], found[2].strip()) if found else (1.0, text.strip())


def decimal_of(rows: Iterable[Sequence[Cell]], date: int) -> Decimal | None:
    """The decimal sign that the columns of a table prove together, that of its times aside; None where none does."""
    cells = (cell.strip() for row in rows for at, cell in enumerate(row) if at != date and isinstance(cell, str))
    found = Counter(match.lastgroup for cell in cells if (match := _FRACTION.fullmatch(cell)))
    if found["comma"] == found["point"]:
        return None
    return "," if found["comma"] > found["point"] else "."


@dataclass(slots=True)
class NumberSurvey:
    """Counts how the numbers of a column are written, to tell 1,234 from 1,5."""

    _seen: Counter[str] = field(default_factory=Counter)
    _example: str = ""
    _fraction: bool = False
    """Whether a point was seen that can be no sign of thousands."""

    def add(self, cell: Cell) -> None:
        """Take one more cell into account."""
        if not isinstance(cell, str) or cell.isdigit():
            return
        if cell.isascii() and "," not in cell:
            _, point, rest = cell.rpartition(".")
            if len(rest) != 3:
                if point and (rest.isdigit() or any(character.isdigit() for character in cell)):
                    self._seen["."] += 1
                    self._fraction = True
                return
        found = _SHAPE.fullmatch(_SPACES.sub("", unicodedata.normalize("NFKC", cell).strip().lower()))
        if found:
            body = found["body"].partition("e")[0]
            style = _style(body)
            self._seen[style] += 1
            self._fraction = self._fraction or (style == "." and "." in body)
            if style == "either":
                self._example = self._example or cell.strip()

    def decide(self, told: Decimal | None, column: str, elsewhere: Decimal | None) -> tuple[Decimal, tuple[Note, ...]]:
        """The decimal sign of the column, and a note where 1.234 could be either. ``elsewhere``: that of the table's
        other columns, where they prove one."""
        if told is not None:
            return told, ()
        dots, commas = self._seen["."], self._seen[","]
        decimal: Decimal = "." if dots >= commas else ","
        if self._example and elsewhere and not (dots or commas):
            return elsewhere, ()
        # 1.310 beside 1,204 may be either as much as 1.310 alone; beside 12.5 it is none.
        if self._example and decimal == "." and not self._fraction and elsewhere != ".":
            return ".", (Note("kpi_sources.decimal_guessed", {"column": column, "example": self._example}),)
        return decimal, ()


def _style(body: str) -> str:
    """The decimal sign that ``body`` proves, "either" for 1.234 alone, "" for none."""
    dots, commas = body.count("."), body.count(",")
    if dots and commas:
        return "." if body.rfind(".") > body.rfind(",") else ","
    if dots > 1 or commas > 1:
        return "," if dots else "."
    if not dots and not commas:
        return ""
    sign, other = (".", ",") if dots else (",", ".")
    whole, _, rest = body.partition(sign)
    if len(rest) != 3 or len(whole) > 3 or whole in ("", "0"):
        return sign
    # 1,234 in a column that proves nothing else is a thousand and more; 1.234 may be either.
    return "either" if sign == "." else other if whole else sign


def plainly(cell: Cell, decimal: Decimal) -> float | None:
    """The number of a cell of digits and at most one point; None for any other cell, at which ``read`` looks."""
    if decimal == "." and isinstance(cell, str) and cell.isascii() and cell.replace(".", "", 1).isdigit():
        return bounded(float(cell), cell[:40])
    return None


def read(cell: Cell, decimal: Decimal) -> Amount | None:
    """The number of ``cell`` where ``decimal`` is the decimal sign; None for a blank one; BadCell for no number."""
    if isinstance(cell, str):
        if decimal == "." and _PLAIN.fullmatch(cell) and cell.isascii():
            return Amount(bounded(float(cell), cell[:40]), 1.0, "")
        return _text(cell, decimal)
    if cell is None:
        return None
    if isinstance(cell, MergedNumber):
        raise BadCell("kpi_sources.merged_number", text=f"{float(cell):g}")
    if isinstance(cell, PercentNumber):
        return Amount(float(cell) * 100, 1.0, "%")
    if isinstance(cell, (bool, dt.date, dt.time, dt.timedelta)):
        raise BadCell("kpi_sources.not_a_number", text=str(cell))
    if math.isnan(cell):
        return None
    return Amount(bounded(cell, str(cell)[:40]), 1.0, "")


def _text(cell: str, decimal: Decimal) -> Amount | None:
    text = unicodedata.normalize("NFKC", cell).strip().lower().replace("−", "-")
    if text in _BLANKS:
        return None
    shown = cell.strip() if len(cell) <= 40 else cell.strip()[:39] + "…"
    if text.startswith("#"):
        raise BadCell("kpi_sources.spreadsheet_error", text=shown)
    negative = text.startswith("(") and text.endswith(")")
    found = _SHAPE.fullmatch(_SPACES.sub("", text[1:-1] if negative else text))
    if not found:
        raise BadCell("kpi_sources.not_a_number", text=shown)
    before, body = found["before"].strip(), found["body"]
    if before.endswith("-"):
        before, negative = before[:-1].strip(), True
    number = _value(body, decimal, shown)
    scale, after = split_scale(found["after"])
    if (before and after) or any(character.isdigit() for character in before + after):
        raise BadCell("kpi_sources.not_a_number", text=shown)
    sign = -1 if negative or found["minus"] == "-" else 1
    return Amount(bounded(sign * number, shown), scale, before or after)


def _value(body: str, decimal: Decimal, shown: str) -> float:
    thousands = "," if decimal == "." else "."
    if _BARE[decimal].fullmatch(body) or _GROUPED[decimal].fullmatch(body):
        return float(body.replace(thousands, "").replace(",", "."))
    other: Decimal = "," if decimal == "." else "."
    if _BARE[other].fullmatch(body) or _GROUPED[other].fullmatch(body):
        raise BadCell("kpi_sources.other_decimal", text=shown, decimal=decimal)
    raise BadCell("kpi_sources.not_a_number", text=shown)


def bounded(number: float, shown: str = "") -> float:
    """``number``, which is no NaN; BadCell where it is too large to be a figure. ``shown``: how the cell writes it."""
    if abs(number) > LARGEST_FIGURE:
        raise BadCell("kpi_sources.too_large", text=shown or f"{number:g}")
    return float(number)
