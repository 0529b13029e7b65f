"""Which column holds the times, which the figures, which cut them: guessed, unless said or remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kpi.model import Kpi
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.header import DATES, Header, find_header, is_number, is_time, plain
from kpi.sources.ingest.model import Cell, Choices, Layout, Note, Row, Schema
from kpi.sources.ingest.numbers import is_blank
from kpi.sources.ingest.units import title_and_unit

SAMPLE_ROWS = 300
_MOST_TOLD = 20
_KPI_COLUMNS = frozenset(
    [
        "kpi",
        "metric",
        "measure",
        "indicator",
        "name",
        "kpi_id",
        "metric_name",
        "指标",
        "指标名称",
        "指标名",
        "度量",
        "kpi名称",
    ]
)
_VALUES = frozenset(
    ["value", "values", "amount", "number", "figure", "count", "数值", "值", "指标值", "数据", "数量", "结果"]
)
_REMARKS = frozenset(
    ["note", "notes", "remark", "remarks", "comment", "comments", "id", "备注", "说明", "注释", "序号", "编号"]
)
UNIT_TITLES = frozenset(
    ["unit", "units", "currency", "currency code", "currency_code", "account currency", "单位", "币种", "货币", "币别"]
)
TOTALS = frozenset(
    ["total", "totals", "sum", "all", "overall", "合计", "总计", "小计", "汇总", "全部", "总", "整体", "全国"]
)
_TOTAL_OF = re.compile(r"(?:grand |sub-?)?totals?\b.*|(?:合计|总计|小计|汇总)[^0-9]*")


def is_total(text: str) -> bool:
    """Whether what stands where a time should says that the row adds up others: Total, Grand total, Total: Account."""
    return plain(text) in TOTALS or _TOTAL_OF.fullmatch(plain(text)) is not None


@dataclass(frozen=True, slots=True)
class Proposal:
    """How the columns will be read, where the titles stand, and what the person should look at."""

    schema: Schema
    header: Header
    notes: tuple[Note, ...]


def propose(
    sample: Sequence[Row], kpis: Sequence[Kpi], choices: Choices, remembered: Schema | None, name: str, zone: str
) -> Proposal:
    """Read the columns as ``choices`` say, else as ``remembered`` for this source, else as their titles suggest.

    ``sample`` is the head of the table, ``name`` what errors call it, ``zone`` the IANA name for a source that is new.
    SourceError for a title that is not there, no column of times, and no column of a known KPI.
    """
    header = find_header(sample, name)
    data = [cells for number, cells in sample if number > header.row and any(not is_blank(c) for c in cells)]
    _there(header, choices)
    if remembered is not None and not _fits(header, remembered):
        raise SourceError("kpi_sources.columns_changed", columns=", ".join(_lacking(header, remembered)))
    notes: list[Note] = []
    date = choices.date or (remembered.date if remembered else _date_column(header, data))
    known = kpi_names(kpis)
    kpi_column = choices.kpi_column or (remembered.kpi_column if remembered else None)
    if kpi_column is None and remembered is None:
        kpi_column = _kpi_column(header, data, date, known)
    layout: Layout = "long" if kpi_column else "wide"
    schema = Schema(
        layout=layout,
        date=date,
        kpis={},
        kpi_column=kpi_column,
        shares=choices.shares if choices.shares is not None else remembered.shares if remembered else (),
        totals=choices.totals if choices.totals is not None else remembered is None or remembered.totals,
        sheet=choices.sheet,
        date_order=choices.date_order or (remembered.date_order if remembered else None),
        decimal=choices.decimal or (remembered.decimal if remembered else None),
        zone=choices.zone or (remembered.zone if remembered else zone),
    )
    earlier: Mapping[str, str] = remembered.kpis if remembered else {}
    others = [title for title in header.titles if title not in (date, kpi_column)]
    if layout == "long":
        value = choices.value or (remembered.value if remembered else _value_column(header, data, others))
        labels = {label: kpi_of(label, known) for label in _labels(header, data, str(kpi_column))}
        mapped = {label: kpi for label, kpi in labels.items() if kpi} | dict(earlier) | dict(choices.kpis)
        schema = replace(schema, value=value, kpis=mapped)
        others = [title for title in others if title != value]
    else:
        guessed = {title: kpi for title in others if (kpi := kpi_of(title, known))}
        mapped = {t: k for t, k in (guessed | dict(earlier) | dict(choices.kpis)).items() if t in header.titles}
        _once_each(mapped, others, kpis)
        schema = replace(schema, kpis=mapped)
        others = [title for title in others if title not in mapped]
    missing = sorted({kpi for kpi in (*schema.kpis.values(), *schema.shares) if kpi} - {kpi.id for kpi in kpis})
    if missing:
        raise SourceError("kpi_sources.unknown_kpi", kpi=missing[0], kpis=_some(kpis))
    dimensions, ignored = _rest(
        header, data, others, choices, remembered, [date, *([kpi_column] if kpi_column else [])]
    )
    left_out = [
        title for title in ignored if plain(title) not in _REMARKS | UNIT_TITLES and title not in choices.ignored
    ]
    if left_out and (remembered is None or set(left_out) - set(remembered.ignored)):
        notes.append(Note("kpi_sources.columns_left_out", {"columns": ", ".join(left_out)}))
    return Proposal(replace(schema, dimensions=dimensions, ignored=ignored), header, tuple(notes))


def _once_each(mapped: Mapping[str, str], others: Sequence[str], kpis: Sequence[Kpi]) -> None:
    """SourceError where two titles of a wide table are of one KPI, or none is of any; ``mapped``: KPI id by title."""
    used = [kpi for kpi in mapped.values() if kpi]
    twice = next((kpi for kpi in used if used.count(kpi) > 1), None)
    if twice:
        columns = ", ".join(title for title in mapped if mapped[title] == twice)
        raise SourceError("kpi_sources.kpi_twice", kpi=twice, columns=columns)
    if not kpis:
        raise SourceError("kpi_sources.no_kpi_yet")
    if not used:
        raise SourceError("kpi_sources.no_kpi_column", columns=", ".join(others), kpis=_some(kpis))


def _some(kpis: Sequence[Kpi]) -> str:
    """The ids of the KPIs, as many as a sentence holds."""
    ids = [kpi.id for kpi in kpis[:_MOST_TOLD]]
    return ", ".join([*ids, "…"] if len(kpis) > _MOST_TOLD else ids) or "–"


def _there(header: Header, choices: Choices) -> None:
    named = [choices.date, choices.kpi_column, choices.value, *choices.dimensions, *choices.ignored]
    if not choices.kpi_column:
        # In the long layout they are labels, and whether a label is there only the whole file can tell.
        has_kpi_column = any(plain(title) in _KPI_COLUMNS for title in header.titles)
        named += [] if has_kpi_column else list(choices.kpis)
    for title in named:
        if title is not None and title not in header.titles:
            raise SourceError("kpi_sources.no_column", column=title, columns=", ".join(header.titles))


def _needed(schema: Schema) -> list[str]:
    columns = [schema.date, schema.kpi_column, schema.value, *schema.dimensions]
    columns += [t for t, kpi in schema.kpis.items() if kpi] if schema.layout == "wide" else []
    return [title for title in columns if title is not None]


def _lacking(header: Header, schema: Schema) -> list[str]:
    return [title for title in _needed(schema) if title not in header.titles]


def _fits(header: Header, schema: Schema) -> bool:
    return not _lacking(header, schema)


def _column(data: Sequence[Sequence[Cell]], index: int) -> list[Cell]:
    return [cells[index] for cells in data if index < len(cells) and not is_blank(cells[index])]


def _share(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _date_column(header: Header, data: Sequence[Sequence[Cell]]) -> str:
    times = {title: _share(_column(data, index), is_time) for title, index in header.titles.items()}
    named = [title for title in times if title_and_unit(title)[0] in DATES]
    best = max(named or times, key=lambda title: times[title], default=None)
    if best is None or (not named and times[best] < 0.5):
        raise SourceError("kpi_sources.no_date_column", columns=", ".join(header.titles))
    return best


def _kpi_column(header: Header, data: Sequence[Sequence[Cell]], date: str, known: Mapping[str, str]) -> str | None:
    for title, index in header.titles.items():
        cells = _column(data, index)
        if title == date or not cells:
            continue
        if _share(cells, lambda cell: plain(cell) in known) > 0.5:
            return title
        if plain(title) in _KPI_COLUMNS - {"name"} and _share(cells, is_number) < 0.5:
            return title
    return None


def _value_column(header: Header, data: Sequence[Sequence[Cell]], others: Sequence[str]) -> str:
    numeric = [title for title in others if _share(_column(data, header.titles[title]), is_number) > 0.5]
    named = [title for title in others if title_and_unit(title)[0] in _VALUES]
    candidates = named or numeric
    if len(candidates) != 1:
        raise SourceError("kpi_sources.which_value", columns=", ".join(candidates or others))
    return candidates[0]


def _labels(header: Header, data: Sequence[Sequence[Cell]], title: str) -> list[str]:
    return list(dict.fromkeys(str(cell).strip() for cell in _column(data, header.titles[title])))


def kpi_names(kpis: Sequence[Kpi]) -> dict[str, str]:
    """KPI id by every way to write its id and names; a name that two of them share belongs to neither."""
    ids: dict[str, str] = {}
    for kpi in kpis:
        for name in {
            plain(kpi.id),
            plain(kpi.id.replace("-", " ").replace("_", " ")),
            plain(kpi.name.en),
            plain(kpi.name.zh),
        }:
            if name:
                ids[name] = "" if name in ids else kpi.id
    return ids | {plain(kpi.id): kpi.id for kpi in kpis}


def kpi_of(label: str, known: Mapping[str, str]) -> str | None:
    """The KPI that ``label`` names, with or without a unit in brackets and underscores for blanks."""
    text = plain(label)
    bare = title_and_unit(text)[0]
    return next((known[t] for t in (text, bare, bare.replace("_", " "), bare.replace(" ", "-")) if known.get(t)), None)


def _rest(
    header: Header,
    data: Sequence[Sequence[Cell]],
    others: Sequence[str],
    choices: Choices,
    remembered: Schema | None,
    keys: Sequence[str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which of the other columns cut the figures (a city, a campaign), and which are left out.

    A column of words cuts them where few of its words differ, or where ``keys``, the columns of the time and the KPI,
    would otherwise be the same in most rows: the first rows of an export are of hundreds of campaigns and one day.
    """
    dimensions: list[str] = []
    ignored: list[str] = []
    many: list[str] = []
    for title in others:
        cells = _column(data, header.titles[title])
        # A second column of times, such as the end of each row's day, would cut every day into a series of its own.
        named = plain(title) not in _REMARKS | UNIT_TITLES and _share(cells, is_time) < 0.5
        words = named and cells and _share(cells, is_number) < 0.5
        few = len({plain(cell) for cell in cells}) <= max(1, len(data) // 2) or len(data) < 6
        if title in choices.dimensions:
            dimensions.append(title)
        elif title in choices.ignored:
            ignored.append(title)
        elif remembered is not None:
            (dimensions if title in remembered.dimensions else ignored).append(title)
        else:
            (dimensions if words and few and not choices.dimensions else ignored).append(title)
            many += [title] if words and not few and not choices.dimensions else []
    while many and _alike(header, data, [*keys, *dimensions]):
        dimensions.append(many.pop(0))
    return tuple(dimensions), tuple(title for title in ignored if title not in dimensions)


def _alike(header: Header, data: Sequence[Sequence[Cell]], columns: Sequence[str]) -> bool:
    """Whether ``columns`` hold the same in most rows."""
    at = [header.titles[title] for title in columns]
    rows = {tuple(plain(cells[index]) if index < len(cells) else "" for index in at) for cells in data}
    return 2 * len(rows) <= len(data)
