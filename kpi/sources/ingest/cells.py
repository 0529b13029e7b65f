"""The second walk over a table: its rows read as figures, in the way that the first walk found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kpi.model import Kpi
from kpi.sources.ingest.errors import BadCell, SourceError
from kpi.sources.ingest.guess import TOTALS, UNIT_TITLES, kpi_names, kpi_of
from kpi.sources.ingest.header import plain
from kpi.sources.ingest.model import FAULTS_KEPT, BrokenLine, Cell, Fault, MergedNumber, Note, Schema
from kpi.sources.ingest.numbers import Amount, bounded, is_blank, plainly, read
from kpi.sources.ingest.spool import Spool
from kpi.sources.ingest.survey import ROWS_A_STEP, Rules, Step, Walk
from kpi.sources.ingest.units import UnitRule, is_currency, is_percent

_LONGEST_LABEL = 200
_LABELS_TOLD = 10
_LABELS_KEPT = 1000
"""Only the commonest labels are told; labels without end (a column of remarks) must not fill the memory."""
_SAMPLE = 5


@dataclass(slots=True)
class Read:
    """What the second walk found besides figures."""

    bad_rows: int = 0
    good_rows: int = 0
    """Rows that gave a figure."""
    blanks: int = 0
    faults: list[Fault] = field(default_factory=list)
    sample: list[tuple[str, str, Mapping[str, str], float]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    negative: list[tuple[int, float]] = field(default_factory=list)
    largest_share: dict[str, float] = field(default_factory=dict)
    """The largest figure of each KPI in percent."""

    def fault(self, row: int, column: str, problem: BadCell) -> None:
        """Count a bad row, and keep why when it is among the first."""
        self.bad_rows += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(Fault(row, column, problem.code, problem.params))


class _At(Exception):
    """A bad cell and the title of its column."""

    def __init__(self, column: str, problem: BadCell) -> None:
        self.column, self.problem = column, problem


class Reader:
    """Reads rows into a spool; a row with a fault gives no figure at all."""

    def __init__(self, walk: Walk, schema: Schema, rules: Rules, kpis: Mapping[str, Kpi], strict_width: bool) -> None:
        self._walk, self._schema, self._rules, self._kpis = walk, schema, rules, kpis
        self._strict_width = strict_width
        titles = walk.header.titles
        self._date = titles[schema.date]
        self._dimensions = [(title, titles[title]) for title in schema.dimensions]
        self._names = tuple(schema.dimensions)
        self._known = kpi_names(list(kpis.values()))
        self._wide = [
            (title, titles[title], kpi, self._unit_rule(kpi, title), rules.decimals[title])
            for title, kpi in schema.kpis.items()
            if kpi and schema.layout == "wide"
        ]
        self._long: dict[str, tuple[str, UnitRule] | None] = {}
        unit = next((title for title in titles if plain(title) in UNIT_TITLES and title not in schema.dimensions), None)
        self._unit = titles[unit] if unit is not None else None
        needed = [self._date, *(index for _, index in self._dimensions), *(column[1] for column in self._wide)]
        if schema.layout == "long":
            needed += [titles[str(schema.kpi_column)], titles[str(schema.value)]]
            self._label_at, self._value_at = needed[-2:]
            self._decimal = rules.decimals[str(schema.value)]
        needed += [] if self._unit is None else [self._unit]
        self._width, self._needed = len(walk.header.cells), max(needed) + 1

    def read(self, spool: Spool, step: Step) -> Read:
        """Walk the table and write its figures to ``spool``."""
        found = Read()
        shares = {id for id, kpi in self._kpis.items() if is_percent(kpi.unit)}
        for nth, (number, cells) in enumerate(self._walk):
            if nth % ROWS_A_STEP == 0:
                step(nth)
            try:
                at, figures = self._row(cells, spool, found)
            except _At as bad:
                found.fault(number, bad.column, bad.problem)
                continue
            found.good_rows += bool(figures)
            for cut, value in figures:
                spool.add(number, cut, at, value)
                if value < 0 and len(found.negative) < _SAMPLE:
                    found.negative.append((number, value))
                if shares and (kpi := spool.cuts[cut].kpi) in shares:
                    found.largest_share[kpi] = max(found.largest_share.get(kpi, 0.0), abs(value))
                if len(found.sample) < _SAMPLE:
                    series = spool.cuts[cut]
                    found.sample.append((at, series.kpi, series.dimensions, value))
        spool.finish()
        return found

    def _row(self, cells: Sequence[Cell], spool: Spool, found: Read) -> tuple[str, list[tuple[int, float]]]:
        width = len(cells)
        if width != self._width:
            if isinstance(cells[0], BrokenLine):
                raise _At("", BadCell("kpi_sources.not_json_row"))
            if width > self._width and any(not is_blank(cell) for cell in cells[self._width :]):
                raise _At("", BadCell("kpi_sources.too_many_cells", cells=width, titles=self._width))
            if width < (self._width if self._strict_width else self._needed):
                raise _At("", BadCell("kpi_sources.too_few_cells", cells=width, titles=self._width))
        column = self._schema.date
        try:
            cell = cells[self._date]
            if isinstance(cell, str):
                cell = cell.strip()
            at = self._rules.date.known(cell)
            if at is None:
                if is_blank(cell):
                    raise BadCell("kpi_sources.no_time")
                at = self._rules.date.read(cell)
            narrowed: tuple[str, ...] = ()
            for column, index in self._dimensions:  # noqa: B007 - the handler below names the column at fault
                narrowed += (_label(cells[index]),)
            figures: list[tuple[int, float]] = []
            if self._schema.layout == "long":
                column = str(self._schema.value)
                self._long_row(cells, spool, narrowed, figures, found)
                return at, figures
            currency = self._currency(cells)
            for column, index, kpi, unit, decimal in self._wide:  # noqa: B007 - the same
                said = currency if unit.money else ""
                number = None if said else plainly(cells[index], decimal)
                if number is not None:
                    figures.append((spool.cut(kpi, self._names, narrowed), bounded(number * unit.bare)))
                elif (amount := read(cells[index], decimal)) is not None:
                    amount = Amount(amount.number, amount.scale, amount.unit or said)
                    figures.append((spool.cut(kpi, self._names, narrowed), bounded(unit.value(amount))))
                else:
                    found.blanks += 1
        except BadCell as problem:
            raise _At(column, problem) from None
        return at, figures

    def _currency(self, cells: Sequence[Cell]) -> str:
        """The currency that a wide row says its sums are in; "" where it says none."""
        if self._unit is None or is_blank(cells[self._unit]):
            return ""
        said = plain(cells[self._unit])
        return said if is_currency(said) else ""

    def _long_row(
        self,
        cells: Sequence[Cell],
        spool: Spool,
        narrowed: tuple[str, ...],
        figures: list[tuple[int, float]],
        found: Read,
    ) -> None:
        label = cells[self._label_at]
        name = label.strip() if isinstance(label, str) else str(label)
        if name not in self._long:
            if is_blank(label):
                raise BadCell("kpi_sources.no_label", column=str(self._schema.kpi_column))
            self._long[name] = self._series(name)
        series = self._long[name]
        if series is None:
            found.left_out[name] += 1
            if len(self._long) > _LABELS_KEPT:
                raise SourceError("kpi_sources.too_many_labels", column=str(self._schema.kpi_column))
            return
        kpi, unit = series
        if self._unit is None and (number := plainly(cells[self._value_at], self._decimal)) is not None:
            figures.append((spool.cut(kpi, self._names, narrowed), bounded(number * unit.bare)))
            return
        amount = read(cells[self._value_at], self._decimal)
        if amount is None:
            found.blanks += 1
            return
        if self._unit is not None and not amount.unit and not is_blank(said := cells[self._unit]):
            amount = Amount(amount.number, amount.scale, plain(said))
        figures.append((spool.cut(kpi, self._names, narrowed), bounded(unit.value(amount))))

    def _series(self, label: str) -> tuple[str, UnitRule] | None:
        if "�" in label:
            raise BadCell("kpi_sources.broken_text", text=label[:40])
        kpi = self._schema.kpis.get(label)
        if kpi is None:
            kpi = kpi_of(label, self._known)
        return (kpi, self._unit_rule(kpi, label)) if kpi else None

    def _unit_rule(self, kpi: str, title: str) -> UnitRule:
        return UnitRule(kpi, self._kpis[kpi].unit, title, share=kpi in self._schema.shares)


def left_out(found: Read, rows: int) -> tuple[Note, ...]:
    """The labels that name no KPI, the commonest first, and how many of ``rows`` have no figure in them."""
    unnamed = found.left_out.total()
    notes: tuple[Note, ...] = ()
    if unnamed:
        names = [name for name, _ in found.left_out.most_common(_LABELS_TOLD)]
        notes += (Note("kpi_sources.labels_left_out", {"n": unnamed, "labels": ", ".join(names)}),)
    if empty := rows - found.good_rows - found.bad_rows - unnamed:
        notes += (Note("kpi_sources.empty_rows", {"n": empty}),)
    return notes


def _label(cell: Cell) -> str:
    """The value of a dimension, "" where the row is a total over it."""
    if is_blank(cell):
        return ""
    if isinstance(cell, MergedNumber):
        raise BadCell("kpi_sources.merged_number", text=f"{float(cell):g}")
    text = str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell).strip()
    if plain(text) in TOTALS:
        return ""
    if "�" in text:
        raise BadCell("kpi_sources.broken_text", text=text[:40])
    if len(text) > _LONGEST_LABEL:
        raise BadCell("kpi_sources.long_label", text=text[:39] + "…")
    return text
