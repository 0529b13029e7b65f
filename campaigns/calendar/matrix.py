"""The calendar as a matrix, channel by week or stage by channel, with what has to be seen to first. Pure."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from campaigns.calendar.model import GAP_KINDS, OUT, ContentItem, Gap, Matrix
from campaigns.model import Phase
from campaigns.moments import over, wall_of

WEEK = dt.timedelta(days=7)
WEEKS_AT_MOST = 60
"""A matrix shows little more than a year; what lies beyond is an error of typing or another campaign."""


def by_week(
    items: Iterable[ContentItem], channels: Sequence[str], phases: Iterable[Phase], now: dt.datetime, zone: str
) -> Matrix:
    """Channel by week. Weeks run from the first phase or item to the last; cells before this week are not missed."""
    live = tuple(i for i in items if i.live)
    phases = tuple(phases)
    rows = _rows(channels, (i.channel for i in live))
    days = [d for p in phases for d in (p.start, p.end)] + [i.day for i in live if i.day is not None]
    today = wall_of(now, zone).date()
    first = min(days, default=today)
    if max(days, default=today) - first > WEEK * WEEKS_AT_MOST:  # one day of another year must not push all weeks out
        first = max(first, min((p.start for p in phases), default=today - 8 * WEEK))
    columns = _weeks(first, max(days)) if days else ()
    cells, aside = _cells(live, lambda i: (i.channel, monday(i.day).isoformat()) if i.day else None, columns)
    this_week = monday(today).isoformat()
    running = {week for p in phases for week in _weeks(p.start, p.end)} if phases else set(columns)
    wanted = [(row, week) for week in columns if week >= this_week and week in running for row in rows]
    return Matrix(rows=rows, columns=columns, cells=cells, gaps=_gaps(live, phases, now, cells, wanted), aside=aside)


def by_stage(
    items: Iterable[ContentItem],
    stages: Sequence[str],
    channels: Sequence[str],
    phases: Iterable[Phase],
    now: dt.datetime,
) -> Matrix:
    """Stage of the customer's journey by channel."""
    live = tuple(i for i in items if i.live)
    rows = _rows(stages, (i.stage for i in live if i.stage is not None))
    columns = _rows(channels, (i.channel for i in live))
    cells, aside = _cells(live, lambda i: (i.stage, i.channel) if i.stage else None, columns)
    wanted = [(row, column) for row in rows for column in columns]
    gaps = _gaps(live, tuple(phases), now, cells, wanted)
    return Matrix(rows=rows, columns=columns, cells=cells, gaps=gaps, aside=aside)


def gaps_of(items: Iterable[ContentItem], phases: Iterable[Phase], now: dt.datetime) -> tuple[Gap, ...]:
    """What has to be seen to, without empty cells: late, unowned, out of its phase, out of order, without a date."""
    return _gaps(tuple(i for i in items if i.live), tuple(phases), now, {}, [])


def monday(day: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def _rows(known: Sequence[str], used: Iterable[str]) -> tuple[str, ...]:
    return (*known, *sorted(set(used) - set(known)))


def _weeks(first: dt.date, last: dt.date) -> tuple[str, ...]:
    count = min((monday(last) - monday(first)) // WEEK + 1, WEEKS_AT_MOST)
    return tuple((monday(first) + n * WEEK).isoformat() for n in range(count))


_Cells = dict[tuple[str, str], tuple[ContentItem, ...]]


def _cells(
    items: Iterable[ContentItem], place: Callable[[ContentItem], tuple[str, str] | None], columns: Sequence[str]
) -> tuple[_Cells, tuple[ContentItem, ...]]:
    found: dict[tuple[str, str], list[ContentItem]] = defaultdict(list)
    aside: list[ContentItem] = []
    for item in items:
        where = place(item)
        if where is None or where[1] not in columns:
            aside.append(item)
        else:
            found[where].append(item)
    return {where: tuple(sorted(group, key=_by_time)) for where, group in found.items()}, tuple(aside)


def _by_time(item: ContentItem) -> tuple[str, str, str]:
    return (item.publish.at if item.publish else "9999", item.title, item.id)


def _gaps(
    items: tuple[ContentItem, ...],
    phases: tuple[Phase, ...],
    now: dt.datetime,
    cells: _Cells,
    wanted: list[tuple[str, str]],
) -> tuple[Gap, ...]:
    by_name = {p.name: p for p in phases}
    by_id = {i.id: i for i in items}
    gaps: list[Gap] = []
    for item in sorted(items, key=_by_time):
        if item.status in OUT:
            continue
        if item.publish is not None and over(item.publish) <= now:
            gaps.append(Gap(kind="late", item=item))
        if item.owner is None:
            gaps.append(Gap(kind="unowned", item=item))
        if item.day is None:
            gaps.append(Gap(kind="undated", item=item))
        elif item.phase is not None:
            phase = by_name.get(item.phase)
            if phase is None or not phase.start <= item.day <= phase.end:
                gaps.append(Gap(kind="out_of_phase", item=item))
        onward = by_id.get(item.hands_off_to or "")
        if item.day is not None and onward is not None and onward.day is not None and onward.day > item.day:
            # What a piece leads to has to be there when the customer arrives.
            gaps.append(Gap(kind="out_of_order", item=item))
    gaps += [Gap(kind="empty", row=row, column=column) for row, column in wanted if (row, column) not in cells]
    return tuple(sorted(gaps, key=lambda gap: GAP_KINDS.index(gap.kind)))
