"""Any SQL database as a source: one SELECT with parameters, read-only, within limits of time and rows."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from kpi.sources.configured.entry import Entry
from kpi.sources.foreign import store
from kpi.sources.foreign.statement import parameters, refused_word
from kpi.sources.ingest.model import Pull, Source, Table, Window
from kpi.sources.ingest.pulled import table_of

SECONDS, MOST_SECONDS = 60, 3600
ROWS, MOST_ROWS = 1_000_000, 20_000_000
_PASSWORD = re.compile(r"://[^/@:]*:[^/@]+@")
_KNOWN = frozenset(["since", "until"])


def configure(entry: Entry) -> Pull:
    """Read the entry: ``url`` (without a password) or ``url_env``, ``query``, ``timeout`` in seconds, ``rows``.

    The query may use ``:since`` and ``:until``, days of the source's zone.
    """
    url, variable = entry.maybe("url"), entry.variable("url_env", needed=False)
    if (url is None) == (variable is None):
        raise entry.fault("url_or_env")
    if url is not None and _PASSWORD.search(url):
        raise entry.fault("password", entry.at("url"))
    query = entry.text("query")
    word = refused_word(query)
    if word is not None:
        raise entry.fault("not_select", entry.at("query"), field=word)
    used = parameters(query)
    if used - _KNOWN:
        raise entry.fault("parameter", entry.at("query"), field=min(used - _KNOWN))
    seconds = entry.number("timeout", SECONDS, most=MOST_SECONDS)
    most = entry.number("rows", ROWS, most=MOST_ROWS)
    zone = entry.text("zone", "UTC")

    def pull(window: Window) -> Table:
        days = {
            "since": window.since.astimezone(ZoneInfo(zone)).date(),
            "until": window.now.astimezone(ZoneInfo(zone)).date(),
        }
        given = {name: days[name] for name in used}
        address = url if url is not None else entry.secret(str(variable))
        with store.rows(store.Asked(address, query, given, seconds)) as (titles, found):
            return table_of(titles, found, "sql", most=most)

    return pull


SOURCE = Source("sql", configure=configure)
