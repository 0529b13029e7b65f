"""Whether what has to follow a piece follows it in time. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import get_args

from campaigns.calendar.model import ContentItem, CoordinationRule, Watched, WatchState
from campaigns.moments import over, wall_of

_ORDER: tuple[WatchState, ...] = get_args(WatchState)


def watch(
    rules: Iterable[CoordinationRule], items: Iterable[ContentItem], now: dt.datetime, zone: str
) -> tuple[Watched, ...]:
    """How every rule stands for every dated item it speaks of, what is worst first. Days are those of ``zone``."""
    dated = tuple((i.day, i) for i in items if i.live and i.day is not None)
    today = wall_of(now, zone).date()
    found: list[Watched] = []
    for rule in rules:
        mine = [(day, item) for day, item in dated if item.campaign == rule.campaign]
        followers = [(day, item) for day, item in mine if rule.then.matches(item)]
        found += [_watched(rule, day, item, followers, now, today) for day, item in mine if rule.when.matches(item)]
    return tuple(sorted(found, key=lambda w: (_ORDER.index(w.state), w.until, w.rule.id, w.item.id)))


def _watched(
    rule: CoordinationRule,
    day: dt.date,
    item: ContentItem,
    followers: list[tuple[dt.date, ContentItem]],
    now: dt.datetime,
    today: dt.date,
) -> Watched:
    until = day + dt.timedelta(days=rule.within_days)
    in_time = [other for then, other in followers if day <= then <= until and other.id != item.id]
    # What is out counts before what is planned.
    order = sorted(in_time, key=lambda o: (o.status != "published", o.publish.at if o.publish else "", o.id))
    follower = order[0] if order else None
    return Watched(rule=rule, item=item, state=_state(follower, until, now, today), until=until, follower=follower)


def _state(follower: ContentItem | None, until: dt.date, now: dt.datetime, today: dt.date) -> WatchState:
    if follower is not None and follower.status == "published":
        return "kept"
    if today > until:
        return "broken"
    if follower is None:
        return "missing"
    return "late" if follower.publish is not None and over(follower.publish) <= now else "planned"
