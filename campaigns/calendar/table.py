"""A table of the content calendar: rows of text to items, with every fault told, and items to rows of text."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from campaigns.calendar.errors import RowProblem, TableRefused
from campaigns.calendar.headings import HEADINGS, STATUSES, field_of, status_of
from campaigns.calendar.model import ContentItem
from campaigns.errors import InvalidField
from campaigns.model import Due
from guidelines.model import Language

TITLE_LENGTH = 300

_DATE = re.compile(
    r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*日?"
    r"(?:[T\s]*(?P<h>\d{1,2})[:：](?P<min>\d{2})(?:[:：]00)?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a table may name. Empty collections allow anything; ``people`` maps names and ids to user ids.

    ``names`` says, for the columns channel and stage, which id a person's word for it means; case does not matter.
    """

    campaign: str
    zone: str
    channels: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    people: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    items: frozenset[str] = frozenset()
    """Ids of the campaign's items, which a row may have as parent."""


def read(rows: Sequence[Sequence[str]], known: Known) -> tuple[ContentItem, ...]:
    """Every row as an item; TableRefused with every problem of every row when there is a single one.

    The first row holds the headings, in English or Chinese; ``title`` and ``channel`` have to be among them. Rows
    without any text are left out. An item without an id gets one made from what it is, so that the same table loaded
    twice makes each item once.
    """
    columns, problems = _columns(rows[0])
    items: dict[int, ContentItem] = {}
    named = set(known.items)
    first: dict[str, int] = {}
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[place].strip() for place, name in columns.items() if place < len(row)}
        if not any(cells.values()):
            continue
        for column, meant in known.names.items():
            if column in cells:
                cells[column] = meant.get(cells[column].casefold(), cells[column])
        named.add(cells.get("id", ""))
        item = _item(cells, number, known, problems)
        if item is None:
            continue
        items[number] = item
        named.add(item.id)
        if first.setdefault(item.id, number) != number:
            problems.append(RowProblem(number, "id", "duplicate", f"row {first[item.id]}"))
    for number, item in items.items():
        for name, other in (("parent", item.parent), ("hands_off_to", item.hands_off_to)):
            if other is not None and other not in named:
                problems.append(RowProblem(number, name, "unknown_item", other))
    problems += _circles(items)
    if problems:
        order = {name: place for place, name in enumerate(HEADINGS)}
        raise TableRefused(tuple(sorted(problems, key=lambda p: (p.row, order.get(p.column, -1)))))
    return tuple(items.values())


def rows_of(
    items: Iterable[ContentItem], language: Language, names: Mapping[str, Mapping[str, str]] | None = None
) -> list[list[str]]:
    """Headings and one row an item, in the reader's language; ``read`` takes them back unchanged.

    ``names`` gives, by column, what a person calls an id (of an owner, channel or stage); the rest stands as it is.
    """
    called = names or {}
    return [[named[language] for named in HEADINGS.values()], *(_row(item, language, called) for item in items)]


def _columns(headings: Sequence[str]) -> tuple[dict[int, str], list[RowProblem]]:
    columns: dict[int, str] = {}
    problems: list[RowProblem] = []
    for place, heading in enumerate(headings):
        name = field_of(heading)
        if name is not None and name in columns.values():
            problems.append(RowProblem(1, name, "heading_twice", heading))
        elif name is not None:
            columns[place] = name
        elif heading.strip():
            problems.append(RowProblem(1, heading.strip(), "unknown_heading", heading.strip()))
    for name in ("title", "channel"):
        if name not in columns.values():
            problems.append(RowProblem(1, name, "heading_missing"))
    return columns, problems


def _item(cells: Mapping[str, str], number: int, known: Known, problems: list[RowProblem]) -> ContentItem | None:
    faults: list[RowProblem] = []

    def fault(column: str, code: str) -> None:
        faults.append(RowProblem(number, column, code, cells.get(column, "")[:80]))

    for column in ("title", "channel"):
        if column in cells and not cells[column]:
            fault(column, "missing")
    if len(cells.get("title", "")) > TITLE_LENGTH:
        fault("title", "too_long")
    for column, allowed in (("channel", known.channels), ("stage", known.stages), ("phase", known.phases)):
        if cells.get(column) and allowed and cells[column] not in allowed:
            fault(column, "unknown")
    owner = cells.get("owner") or None
    if owner is not None and known.people:
        owner = known.people.get(owner.removeprefix("@"))
        if owner is None:
            fault("owner", "unknown")
    status = status_of(cells["status"]) if cells.get("status") else "idea"
    if status is None:
        fault("status", "unknown")
    publish = None
    if cells.get("publish"):
        publish = _due(cells["publish"], cells.get("zone") or known.zone, fault)
    problems += faults
    if faults or not cells.get("title") or not cells.get("channel") or status is None:
        return None
    basis = f"{known.campaign} {cells['channel']} {cells['title']} {publish.at if publish else ''}"
    try:
        return ContentItem(
            id=cells.get("id") or uuid.uuid5(uuid.NAMESPACE_OID, basis).hex,
            campaign=known.campaign,
            title=cells["title"],
            channel=cells["channel"],
            stage=cells.get("stage") or None,
            phase=cells.get("phase") or None,
            format=cells.get("format") or None,
            owner=owner,
            publish=publish,
            status=status,
            submission=cells.get("submission") or None,
            parent=cells.get("parent") or None,
            hands_off_to=cells.get("hands_off_to") or None,
        )
    except InvalidField as error:
        problems.append(RowProblem(number, error.field, "itself", cells.get(error.field, "")))
        return None


def _due(text: str, zone: str, fault: Callable[[str, str], None]) -> Due | None:
    """A date or time; what puts the day before the month, or the month first, is not guessed at."""
    found = _DATE.fullmatch(text)
    if found is None:
        fault("publish", "bad_date")
        return None
    day = f"{int(found['y']):04}-{int(found['m']):02}-{int(found['d']):02}"
    try:
        dt.date.fromisoformat(day)
        if found["h"] is None:
            return Due(at=day, zone=zone, granularity="day")
        return Due(at=f"{day}T{int(found['h']):02}:{found['min']}", zone=zone, granularity="minute")
    except InvalidField as error:
        fault("zone" if error.field == "zone" else "publish", "bad_date" if error.field == "due" else "unknown")
    except ValueError:
        fault("publish", "bad_date")
    return None


def _circles(items: Mapping[int, ContentItem]) -> list[RowProblem]:
    parents = {item.id: item.parent for item in items.values()}
    found = []
    for number, item in items.items():
        above, steps = item.parent, 0
        while above in parents and above != item.id and steps <= len(items):
            above, steps = parents[above], steps + 1
        if above == item.id:
            found.append(RowProblem(number, "parent", "circle", item.parent or ""))
    return found


def _row(item: ContentItem, language: Language, called: Mapping[str, Mapping[str, str]]) -> list[str]:
    cells = {
        "id": item.id,
        "title": item.title,
        "channel": item.channel,
        "stage": item.stage,
        "phase": item.phase,
        "format": item.format,
        "owner": item.owner,
        "publish": item.publish.at.replace("T", " ") if item.publish else None,
        "zone": item.publish.zone if item.publish else None,
        "status": STATUSES[item.status][language],
        "submission": item.submission,
        "parent": item.parent,
        "hands_off_to": item.hands_off_to,
    }
    return [called.get(name, {}).get(cell := cells[name] or "", cell) for name in HEADINGS]
