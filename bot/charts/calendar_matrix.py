"""The picture of a content calendar: what is published where in which week, and what each stage has in each channel."""

from __future__ import annotations

import datetime as dt

from bot.charts.calendar_matrix_words import STATES, Drawn, State, alt_text, state_of, states, week_name, window
from bot.charts.compare_grid import Picture
from bot.charts.fonts import drawable, shorten, width, wrap
from bot.charts.palette import Theme, Tone
from bot.charts.sheet import SCALE, Box, Sheet
from bot.i18n import text as t
from campaigns.calendar.matrix import WEEK, monday
from campaigns.calendar.model import ContentItem
from campaigns.model import Phase
from campaigns.moments import DAY, wall_of

WIDTH = 1000
MARGIN = 26
LEFT = 132
"""Logical pixels."""
MOST_ITEMS, MOST_ROWS, MOST_CHANNELS = 3, 14, 8
_TITLE, _HEADING, _TEXT, _SMALL = 26, 17, 15, 13
_CHIP, _GAP, _BAND, _CELL = 42, 5, 24, 36


def picture(drawn: Drawn, language: str, *, theme: Theme = "light") -> Picture:
    """Draw the calendar for a reader of ``language``."""
    sheet = Sheet(theme)
    height = _Painter(drawn, sheet, language).draw()
    png, wide, high = sheet.png(WIDTH, height)
    return Picture(png, alt_text(drawn, language), wide, high)


class _Painter:
    """Notes down from the top to the bottom what the picture is made of."""

    def __init__(self, drawn: Drawn, sheet: Sheet, language: str) -> None:
        self._drawn, self._sheet, self._palette, self._language = drawn, sheet, sheet.palette, language
        self._columns = window(drawn.weeks.columns, drawn.now, drawn.zone)
        self._attention = states(drawn.weeks.gaps)
        self._step = (WIDTH - 2 * MARGIN - LEFT) / max(1, len(self._columns))

    def draw(self) -> float:
        """Answer the height used, in logical pixels."""
        title = shorten(drawable(self._drawn.title), _TITLE * SCALE, (WIDTH - 2 * MARGIN) * SCALE)
        self._sheet.text(MARGIN, MARGIN - 4, title, _TITLE, self._palette.ink, bold=True)
        y = MARGIN + 42.0
        if self._columns:
            y = self._phases(y)
            y = self._weeks(y)
            y = self._legend(y)
        else:
            self._sheet.text(MARGIN, y, t("calendar.picture.empty", self._language), _HEADING, self._palette.soft)
            y += 40
        if self._drawn.stages.rows and self._drawn.stages.columns:
            y = self._stages(y)
        return y + MARGIN - 8

    def _phases(self, y: float) -> float:
        """A band over the weeks for each phase; phases that overlap stand under each other."""
        lanes: list[dt.date] = []
        first = dt.date.fromisoformat(self._columns[0])
        last = dt.date.fromisoformat(self._columns[-1]) + WEEK - DAY
        for phase in self._drawn.phases:
            if phase.end < first or phase.start > last:
                continue
            lane = next((n for n, end in enumerate(lanes) if end < phase.start), len(lanes))
            lanes[lane : lane + 1] = [phase.end]
            self._phase(phase, first, last, y + lane * (_BAND + 4))
        return y + len(lanes) * (_BAND + 4) + 4

    def _phase(self, phase: Phase, first: dt.date, last: dt.date, y: float) -> None:
        day = self._step / 7
        x = MARGIN + LEFT + (max(phase.start, first) - first).days * day
        right = MARGIN + LEFT + ((min(phase.end, last) - first).days + 1) * day - 4
        self._sheet.box((x, y, right, y + _BAND), self._palette.quiet)
        name = shorten(drawable(phase.name), _SMALL * SCALE, (right - x - 16) * SCALE)
        self._sheet.text(x + 8, y + 4, name, _SMALL, self._palette.ink, on=self._palette.quiet.ground)

    def _weeks(self, y: float) -> float:
        this_week = monday(wall_of(self._drawn.now, self._drawn.zone).date()).isoformat()
        head = 44
        for number, column in enumerate(self._columns):
            x = MARGIN + LEFT + number * self._step
            now = column == this_week
            self._sheet.text(x + 4, y, week_name(column, self._language), _HEADING, self._palette.ink, bold=now)
            if now:
                self._sheet.text(
                    x + 4, y + 22, t("calendar.picture.this_week", self._language), _SMALL, self._palette.soft
                )
        y += head
        wanted = {(g.row, g.column) for g in self._drawn.weeks.gaps if g.kind == "empty"}
        rows = self._drawn.weeks.rows
        for row in rows[:MOST_ROWS]:
            y = self._row(row, y, wanted, this_week)
        if len(rows) > MOST_ROWS:
            more = t("calendar.picture.more_rows", self._language, n=len(rows) - MOST_ROWS)
            self._sheet.text(MARGIN, y + 4, more, _SMALL, self._palette.soft)
            y += 26
        self._line(y)
        return y + 6

    def _row(self, row: str, y: float, wanted: set[tuple[str | None, str | None]], this_week: str) -> float:
        cells = [self._drawn.weeks.cells.get((row, column), ()) for column in self._columns]
        deep = max(1, *(min(len(cell), MOST_ITEMS) for cell in cells)) if cells else 1
        more = any(len(cell) > MOST_ITEMS for cell in cells)
        high = deep * (_CHIP + _GAP) + (18 if more else 0) + 8
        self._line(y)
        for number, line in enumerate(wrap(drawable(self._drawn.channel(row)), _TEXT * SCALE, (LEFT - 12) * SCALE, 2)):
            self._sheet.text(MARGIN, y + 10 + number * 20, line, _TEXT, self._palette.ink, bold=True)
        for number, (column, cell) in enumerate(zip(self._columns, cells, strict=True)):
            x = MARGIN + LEFT + number * self._step
            ground = self._palette.quiet.ground if column == this_week else self._palette.page
            if column == this_week:
                self._sheet.fill((x - 2, y + 1, x + self._step - 3, y + high), ground)
            for place, item in enumerate(cell[:MOST_ITEMS]):
                self._chip(item, x, y + 6 + place * (_CHIP + _GAP))
            if len(cell) > MOST_ITEMS:
                said = t("calendar.picture.more", self._language, n=len(cell) - MOST_ITEMS)
                below = y + 6 + MOST_ITEMS * (_CHIP + _GAP)
                self._sheet.text(x + 4, below, said, _SMALL, self._palette.soft, on=ground)
            if not cell and (row, column) in wanted:
                self._hole((x, y + 6, x + self._step - 6, y + 6 + _CHIP), ground)
        return y + high

    def _chip(self, item: ContentItem, x: float, y: float) -> None:
        state = state_of(item, self._attention)
        tone = self._tone(state)
        right = x + self._step - 6
        self._sheet.box((x, y, right, y + _CHIP), tone)
        self._sign(state, x + 12, y + _CHIP / 2, tone.ground)
        lines = wrap(drawable(item.title) or "…", _SMALL * SCALE, (self._step - 36) * SCALE, 2)
        top = y + (_CHIP - 17 * len(lines)) / 2
        for number, line in enumerate(lines):
            self._sheet.text(x + 24, top + 17 * number, line, _SMALL, tone.ink, on=tone.ground)

    def _hole(self, at: Box, ground: str) -> None:
        """An empty cell in which something is expected: a dashed frame and the word."""
        x, y, right, bottom = at
        word = t("calendar.gap.empty", self._language)
        word = shorten(word, _SMALL * SCALE, (right - x - 8) * SCALE)
        used = width(word, _SMALL * SCALE) / SCALE
        tone, dash = self._palette.open, 6
        self._sheet.text((x + right - used) / 2, (y + bottom) / 2 - 9, word, _SMALL, tone.ink, on=ground)
        for start in range(0, int(right - x), dash * 2):
            end = min(start + dash, right - x)
            for edge in (y, bottom):
                self._sheet.line([(x + start, edge), (x + end, edge)], tone.edge)
        for start in range(0, int(bottom - y), dash * 2):
            end = min(start + dash, bottom - y)
            for edge in (x, right):
                self._sheet.line([(edge, y + start), (edge, y + end)], tone.edge)

    def _legend(self, y: float) -> float:
        """What the marks mean, of those that stand in the picture."""
        shown = {
            state_of(item, self._attention)
            for (_, column), cell in self._drawn.weeks.cells.items()
            if column in self._columns
            for item in cell
        }
        x = float(MARGIN)
        for state in STATES:
            if state in shown:
                self._sign(state, x + 8, y + 16, self._palette.page)
                word = t(f"calendar.state.{state}", self._language)
                self._sheet.text(x + 22, y + 7, word, _SMALL, self._palette.soft)
                x += 22 + width(word, _SMALL * SCALE) / SCALE + 22
        hidden = len(self._drawn.weeks.columns) - len(self._columns)
        if hidden:
            said = t("calendar.picture.hidden", self._language, n=hidden)
            used = width(said, _SMALL * SCALE) / SCALE
            self._sheet.text(WIDTH - MARGIN - used, y + 7, said, _SMALL, self._palette.soft)
        return y + 38

    def _stages(self, y: float) -> float:
        """How many pieces each stage of the journey has in each channel."""
        stages = self._drawn.stages
        columns = stages.columns[:MOST_CHANNELS]
        self._sheet.text(
            MARGIN, y + 6, t("calendar.picture.stages", self._language), _HEADING, self._palette.ink, bold=True
        )
        step = (WIDTH - 2 * MARGIN - LEFT) / len(columns)
        y += 40
        heads = [wrap(drawable(self._drawn.channel(c)), _SMALL * SCALE, (step - 8) * SCALE, 2) for c in columns]
        deep = max(len(lines) for lines in heads)
        for number, lines in enumerate(heads):
            for place, line in enumerate(lines):
                top = y + (deep - len(lines) + place) * 18
                self._sheet.text(MARGIN + LEFT + number * step + 2, top, line, _SMALL, self._palette.soft)
        y += deep * 18 + 6
        for row in stages.rows[:MOST_ROWS]:
            name = shorten(drawable(self._drawn.stage(row)), _TEXT * SCALE, (LEFT - 10) * SCALE)
            self._sheet.text(MARGIN, y + 7, name, _TEXT, self._palette.ink)
            for number, column in enumerate(columns):
                x = MARGIN + LEFT + number * step
                count = len(stages.cells.get((row, column), ()))
                bare = not any((row, each) in stages.cells for each in stages.columns)
                tone = self._palette.good if count else self._palette.open if bare else self._palette.quiet
                self._sheet.box((x, y, x + step - 5, y + _CELL - 5), tone)
                word = str(count) if count else "–"
                used = width(word, _TEXT * SCALE) / SCALE
                left = x + (step - 5 - used) / 2
                self._sheet.text(left, y + 6, word, _TEXT, tone.ink, on=tone.ground, bold=bool(count))
            y += _CELL
        return y + 4

    def _tone(self, state: State) -> Tone:
        palette = self._palette
        if state == "late":
            return palette.bad
        if state in ("published", "ready"):
            return palette.good
        return palette.quiet if state == "work" else palette.open

    def _line(self, y: float) -> None:
        self._sheet.line([(MARGIN, y), (WIDTH - MARGIN, y)], self._palette.line)

    def _sign(self, state: State, x: float, y: float, ground: str) -> None:
        """A shape for each state, so that colour is not needed to tell them apart."""
        sheet, ink, r, pen = self._sheet, self._tone(state).ink, 6, 2.2
        if state == "published":
            sheet.line([(x - r, y), (x - r / 3, y + r * 0.7), (x + r, y - r * 0.7)], ink, pen)
        elif state == "late":
            d = r * 0.8
            sheet.line([(x - d, y - d), (x + d, y + d)], ink, pen)
            sheet.line([(x - d, y + d), (x + d, y - d)], ink, pen)
        elif state == "unowned":
            used = width("?", _HEADING * SCALE) / SCALE
            sheet.text(x - used / 2, y - 10, "?", _HEADING, ink, on=ground, bold=True)
        elif state in ("off", "undated"):
            points = [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)]
            sheet.line([*points, points[0]], ink, pen)
        else:
            sheet.ring(x, y, r, ink, None if state == "ready" else pen)
