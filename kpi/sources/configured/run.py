"""A configured source pulled and loaded, and a delivery that was sent to one."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac

from kpi.sources.configured.model import Configured
from kpi.sources.ingest import store
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Progress, Report, Table, Window
from kpi.sources.ingest.run import ingest, silent
from storage.session import Database

FIRST_PULL = dt.timedelta(days=1100)
"""How far back the first pull of a source looks: three years, as much as any monitor learns from."""
REPLAY_WINDOW = dt.timedelta(minutes=5)


def pull(
    database: Database, source: Configured, *, now: dt.datetime, preview: bool = False, progress: Progress = silent
) -> Report:
    """Pull ``source`` and load what it gives, or only show it. SourceError (``Refused``) and KpiError as ``ingest``."""
    if source.pull is None:
        raise SourceError("kpi_sources.sent_only", name=source.name)
    with database.reading() as session:
        known = store.source(session, source.name)
    newest = known.newest if known is not None else None
    since = newest - dt.timedelta(seconds=source.back) if newest else now - FIRST_PULL
    table = source.pull(Window(since, now))
    return load(database, source, table, now=now, preview=preview, progress=progress)


def load(
    database: Database,
    source: Configured,
    table: Table,
    *,
    now: dt.datetime,
    preview: bool = False,
    progress: Progress = silent,
) -> Report:
    """Load rows of ``source`` as its entry says they are read."""
    return ingest(
        database,
        source.name,
        source.name,
        now=now,
        choices=source.choices,
        zone=source.zone,
        preview=preview,
        skip_bad_rows=source.skip_bad_rows,
        # The file is the memory of a configured source: what it says now holds.
        anew=True,
        table=table,
        progress=progress,
    )


def signature_of(secret: str, timestamp: str, body: bytes) -> str:
    """``v1=`` and the HMAC-SHA256 (RFC 2104), in hex, of the timestamp, a dot and the body."""
    return "v1=" + hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def genuine(secret: str, timestamp: str, body: bytes, signature: str, now: dt.datetime) -> bool:
    """Whether a delivery was signed with ``secret`` within ``REPLAY_WINDOW`` of ``now``; ``timestamp`` is in Unix
    seconds. Takes the same time for every wrong signature."""
    right = hmac.compare_digest(signature_of(secret, timestamp, body).encode(), signature.encode())
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    return right and abs(now.timestamp() - int(timestamp)) <= REPLAY_WINDOW.total_seconds()
