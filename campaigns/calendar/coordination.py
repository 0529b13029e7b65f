"""Whether what has to follow a piece follows it in time. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from campaigns.calendar.model import ContentItem, CoordinationRule, Watched, WatchState
from campaigns.moments import over, wall_of

_ORDER: tuple[WatchState, ...] = ("broken", "late", "missing", "planned", "kept")


def watch(
    rules: Iterable[CoordinationRule], items: Iterable[ContentItem], now: dt.datetime, zone: str
) -> tuple[Watched, ...]:
    """How every rule stands for every dated item it speaks of, what is worst first. Days are those of ``zone``."""
    live = tuple(i for i in items if i.live)
    today = wall_of(now, zone).date()
    found = [
        _watched(rule, item, live, now, today)
        for rule in rules
        for item in live
        if item.day is not None and item.campaign == rule.campaign and rule.when.matches(item)
    ]
    return tuple(sorted(found, key=lambda w: (_ORDER.index(w.state), w.until, w.rule.id, w.item.id)))


def _watched(
    rule: CoordinationRule, item: ContentItem, items: tuple[ContentItem, ...], now: dt.datetime, today: dt.date
) -> Watched:
    first = item.day or today
    until = first + dt.timedelta(days=rule.within_days)
    followers = sorted(
        (
            other
            for other in items
            if other.id != item.id
            and other.campaign == rule.campaign
            and rule.then.matches(other)
            and other.day is not None
            and first <= other.day <= until
        ),
        key=lambda o: (o.status != "published", o.publish.at if o.publish else "", o.id),
    )
    follower = followers[0] if followers else None
    return Watched(rule=rule, item=item, state=_state(follower, until, now, today), until=until, follower=follower)


def _state(follower: ContentItem | None, until: dt.date, now: dt.datetime, today: dt.date) -> WatchState:
    if follower is not None and follower.status == "published":
        return "kept"
    if today > until:
        return "broken"
    if follower is None:
        return "missing"
    return "late" if follower.publish is not None and over(follower.publish) <= now else "planned"
