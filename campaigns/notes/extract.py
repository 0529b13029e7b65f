"""The way in: the text of meeting notes and who is who give action items, in the order of the notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campaigns.due.model import DueSettings
from campaigns.notes import dialogue, names, spots, structure, tables
from campaigns.notes.assemble import Maker
from campaigns.notes.deadlines import Dates, with_day_order
from campaigns.notes.entries import Reader
from campaigns.notes.model import ActionItem, Channel, DueReader, Person
from campaigns.notes.outline import outline
from campaigns.notes.people import Directory

LIMIT = 40_000
"""Characters read: what one message or an ordinary file of minutes holds."""


def extract(
    text: str,
    *,
    meeting_date: date,
    people: Sequence[Person] = (),
    channels: Sequence[Channel] = (),
    due_reader: DueReader,
    zone: str = "UTC",
    settings: DueSettings | None = None,
) -> tuple[ActionItem, ...]:
    """The action items of ``text`` (the first ``LIMIT`` characters) in the order they stand in it; maybe none.

    Dates are read as said on ``meeting_date`` in ``zone`` (an IANA name), with the team's ``settings``. ``people`` and
    ``channels`` are those that names are resolved to; who is not among ``people`` keeps the name the notes use.
    """
    text = text[:LIMIT]
    settings = with_day_order(settings or DueSettings(), text)
    lines = structure.lines(text)
    turns = dialogue.turns(lines)
    lines = structure.as_entries(lines, set(turns))
    directory = Directory(tuple(people)).with_names(turn.who for turn in turns.values() if not turn.who.startswith("<"))
    rows, used = tables.rows(lines)
    used |= dialogue.headings_of_turns(lines) if turns else set()
    parts = outline(lines, directory, used | set(turns))
    in_actions = "\n".join(line.text for line, place in zip(lines, parts, strict=True) if place.in_actions)
    owners = tables.owners(rows)
    directory = directory.with_names([*names.learn(text, in_actions=in_actions), *spots.learn(text), *owners])
    directory = directory.with_called(names.initials(text))
    dates = Dates(due_reader, meeting_date, zone, settings)
    parts = outline(lines, directory, used | set(turns), dates)
    maker = Maker(text, directory, dates, tuple(channels))
    reader = Reader(text, lines, parts, turns, directory, dates, maker, names.writer(text))
    items = [item for row in rows if (item := maker.from_row(row, parts[row.index])) is not None]
    items += reader.read(used)
    return tuple(sorted(items, key=lambda item: (item.start, item.end)))
