"""A calendar matrix in a reader's words: which weeks are drawn, how an item stands, and the alternative text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.blocks import cut
from bot.i18n import text as t
from campaigns.calendar.matrix import WEEK, monday
from campaigns.calendar.model import ContentItem, Gap, Matrix
from campaigns.model import Phase
from campaigns.moments import wall_of

ALT_LIMIT = 1000
"""Characters of alternative text that Slack keeps with a file."""
WEEKS = 7
"""Weeks that are drawn: more would be too narrow to read."""
NAMED = 4
"""Items or weeks that the alternative text names of each sort."""

State = Literal["late", "unowned", "off", "undated", "published", "ready", "work"]
STATES: tuple[State, ...] = ("late", "unowned", "off", "published", "ready", "work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What the picture shows: the matrix channel by week, that of stage by channel, and what ids are called."""

    title: str
    weeks: Matrix
    stages: Matrix
    phases: Sequence[Phase]
    channel: Callable[[str], str]
    stage: Callable[[str], str]
    now: dt.datetime
    zone: str


def window(columns: Sequence[str], now: dt.datetime, zone: str) -> tuple[str, ...]:
    """The weeks that are drawn: all, or so many from the week before this one on."""
    if len(columns) <= WEEKS:
        return tuple(columns)
    last_week = (monday(wall_of(now, zone).date()) - WEEK).isoformat()
    first = sum(column < last_week for column in columns)
    first = min(first, len(columns) - WEEKS)
    return tuple(columns[first : first + WEEKS])


def states(gaps: Iterable[Gap]) -> Mapping[str, State]:
    """How items with something to see to stand, by id: the gravest of what is said of each."""
    named: dict[str, State] = {"late": "late", "unowned": "unowned", "undated": "undated"}
    found: dict[str, State] = {}
    for gap in gaps:
        if gap.item is not None:
            found.setdefault(gap.item.id, named.get(gap.kind, "off"))
    return found


def state_of(item: ContentItem, attention: Mapping[str, State]) -> State:
    """How an item stands."""
    if item.status == "published":
        return "published"
    return attention.get(item.id) or ("ready" if item.status in ("approved", "scheduled") else "work")


def week_name(column: str, language: str) -> str:
    """A week by its Monday: 23 Nov, 11月23日."""
    day = dt.date.fromisoformat(column)
    return t("calendar.week", language, day=day.day, month=t(f"task.when.month.{day.month}", language))


def week_spans(columns: Sequence[str], language: str) -> list[str]:
    """Weeks, in order, with those that follow each other said as one: 23 Nov, 7 Dec to 1 Feb."""
    spans: list[list[dt.date]] = []
    for day in map(dt.date.fromisoformat, columns):
        if spans and day - spans[-1][-1] == dt.timedelta(weeks=1):
            spans[-1].append(day)
        else:
            spans.append([day])
    said = []
    for span in spans:
        first, last = week_name(span[0].isoformat(), language), week_name(span[-1].isoformat(), language)
        said.append(first if len(span) == 1 else t("calendar.weeks", language, first=first, last=last))
    return said


def alt_text(drawn: Drawn, language: str) -> str:
    """What the picture says: how much there is, then what has to be seen to, the gravest first."""
    weeks, comma = drawn.weeks, t("list.comma", language)
    placed = sum(len(group) for group in weeks.cells.values())
    parts = [t("calendar.alt.what", language, title=drawn.title, n=placed, channels=len(weeks.rows))]
    if weeks.columns:
        first, last = week_name(weeks.columns[0], language), week_name(weeks.columns[-1], language)
        parts.append(t("calendar.alt.span", language, first=first, last=last))
    for kind in ("late", "unowned", "out_of_phase", "out_of_order", "undated"):
        titles = [gap.item.title for gap in weeks.gaps if gap.kind == kind and gap.item]
        if titles:
            said = t(f"calendar.gap.{kind}", language)
            parts.append(t("calendar.alt.items", language, what=said, names=_some(titles, language), n=len(titles)))
    empty: dict[str, list[str]] = {}
    for gap in weeks.gaps:
        if gap.kind == "empty" and gap.row and gap.column:
            empty.setdefault(drawn.channel(gap.row), []).append(gap.column)
    if empty:
        rows = [
            t("calendar.alt.empty_row", language, row=row, weeks=_some(week_spans(weeks, language), language))
            for row, weeks in empty.items()
        ]
        parts.append(t("calendar.alt.empty", language, rows=comma.join(rows[:NAMED])))
    filled = {row for row, _ in drawn.stages.cells}
    bare = [drawn.stage(row) for row in drawn.stages.rows if row not in filled]
    if bare:
        parts.append(t("calendar.alt.stages", language, names=comma.join(bare)))
    if len(parts) <= 2:
        parts.append(t("calendar.alt.fine", language))
    return cut(t("calendar.alt.join", language).join(parts), ALT_LIMIT)


def _some(names: Sequence[str], language: str) -> str:
    said = t("list.comma", language).join(cut(name, 40) for name in names[:NAMED])
    return said if len(names) <= NAMED else t("calendar.alt.more", language, names=said, n=len(names) - NAMED)
