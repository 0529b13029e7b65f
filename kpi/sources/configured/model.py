"""A configured source as plain types: who answers for it, when it is pulled, how old its figures may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kpi.sources.ingest.model import Choices, Pull


@dataclass(frozen=True, slots=True, kw_only=True)
class Configured:
    """An entry of ``sources.yaml``.

    ``pull`` is None where the rows are sent to us, and ``secret`` is then the environment variable that signs them.
    It is pulled ``every`` so many seconds, or each day ``at`` a time of the clock in ``zone``, or (neither) only by
    hand. Each pull looks ``back`` so many seconds before the newest figure. ``fresh`` is how old that may grow.
    """

    name: str
    kind: str
    line: int
    choices: Choices
    zone: str
    owner: str | None = None
    every: int | None = None
    at: dt.time | None = None
    back: int = 7 * 86400
    fresh: int | None = None
    skip_bad_rows: bool = False
    pull: Pull | None = None
    secret: str | None = None
    path: str = ""

    def slot(self, now: dt.datetime) -> dt.datetime | None:
        """The last moment up to ``now`` at which it was to be pulled; None for one that is pulled by hand. The same in
        every process, so that it is also the key of that pull."""
        if self.pull is None:
            return None
        if self.every is not None:
            return dt.datetime.fromtimestamp(now.timestamp() // self.every * self.every, dt.UTC)
        if self.at is None:
            return None
        here = now.astimezone(ZoneInfo(self.zone))
        today = dt.datetime.combine(here.date(), self.at, here.tzinfo)
        slot = today if today <= here else dt.datetime.combine(here.date() - dt.timedelta(1), self.at, here.tzinfo)
        return slot.astimezone(dt.UTC)
