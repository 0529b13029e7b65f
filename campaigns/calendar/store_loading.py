"""What loading a table would do, told before it is done: what is new, what changes from what to what, what stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns.calendar import store
from campaigns.calendar.errors import ForeignContent
from campaigns.calendar.headings import HEADINGS
from campaigns.calendar.model import ContentItem
from campaigns.calendar.tables import ContentRow


@dataclass(frozen=True, slots=True)
class Changed:
    """An item as it is and as it would be; ``fields`` names the columns that differ."""

    before: ContentItem
    after: ContentItem
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What ``store.load`` would do with a table."""

    new: tuple[ContentItem, ...]
    changed: tuple[Changed, ...]
    same: int

    @property
    def idle(self) -> bool:
        """Whether it would do nothing."""
        return not (self.new or self.changed)


def preview(session: Session, items: Iterable[ContentItem]) -> Preview:
    """Compare a table with what is stored. ForeignContent for an id of another campaign."""
    given = tuple(items)
    ids = [item.id for item in given]
    there = {row.id: store.item_of(row) for row in session.scalars(select(ContentRow).where(ContentRow.id.in_(ids)))}
    new: list[ContentItem] = []
    changed: list[Changed] = []
    same = 0
    for item in given:
        before = there.get(item.id)
        if before is None:
            new.append(item)
            continue
        if before.campaign != item.campaign:
            raise ForeignContent(item.id)
        after = replace(item, version=before.version, changed_at=before.changed_at)
        if after == before:
            same += 1
        else:
            changed.append(Changed(before, after, _fields(before, after)))
    return Preview(new=tuple(new), changed=tuple(changed), same=same)


def _fields(before: ContentItem, after: ContentItem) -> tuple[str, ...]:
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in HEADINGS if name not in ("id", "zone")}
    return tuple(name for name, (was, becomes) in pairs.items() if was != becomes)
