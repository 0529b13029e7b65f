"""Feeds kept as they were last written: a calendar program that asks every few minutes mostly hears that nothing
changed, and a feed is only written anew when what is in it did."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from campaigns.feeds import store
from campaigns.feeds.model import Feed
from guidelines.model import Language

SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Written:
    """A feed as a file. ``etag`` is made from its bytes; ``since`` is the full second from which it has been so."""

    body: bytes
    etag: str
    since: dt.datetime


class Shelf:
    """The last state of up to ``size`` feeds. Safe to share between threads."""

    def __init__(self, size: int = 512) -> None:
        self._size = size
        self._kept: OrderedDict[tuple[str, Language], tuple[tuple[object, ...], Written]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, session: Session, feed: Feed, language: Language, now: dt.datetime) -> Written:
        """The feed as it is. UnknownCampaign when it is of a campaign that is gone."""
        key, state = (feed.id, language), store.state(session, feed)
        with self._lock:
            held = self._kept.get(key)
        if held is not None and held[0] == state:
            written = held[1]
        else:
            written = _written(store.render(session, feed, language), held[1] if held else None, now)
        with self._lock:
            self._kept[key] = (state, written)
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return written


def _written(body: bytes, before: Written | None, now: dt.datetime) -> Written:
    etag = hashlib.sha256(body).hexdigest()[:32]
    if before is not None and before.etag == etag:
        return before
    since = now.astimezone(dt.UTC).replace(microsecond=0)
    # Two states within one second must not have the same date.
    return Written(body, etag, max(since, before.since + SECOND) if before is not None else since)
