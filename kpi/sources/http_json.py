"""JSON over HTTP as a source: fetched with secret headers from the environment, within limits of size and time."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from kpi.sources.configured.entry import Entry
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Pull, Source, Table, Window
from kpi.sources.ingest.objects import steps, table_at

SECONDS, MOST_SECONDS = 30, 600
MEGABYTES, MOST_MEGABYTES = 50, 500
ROWS, MOST_ROWS = 1_000_000, 5_000_000
_PIECE = 2**16


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the host it was sent to: headers with secrets go nowhere else."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if (new.scheme, new.netloc) != (old.scheme, old.netloc):
            raise SourceError("kpi_sources.http_redirect", host=old.hostname or "", other=new.hostname or "")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def configure(entry: Entry) -> Pull:
    """Read the entry: ``url``, ``headers`` (header to environment variable), ``path`` to the rows, ``timeout`` in
    seconds, ``megabytes``, ``rows``. ``{since}`` and ``{until}`` in the address are days of the source's zone."""
    url, path = entry.text("url"), entry.text("path", "$")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise entry.fault("not_http", entry.at("url"))
    if parts.username or parts.password:
        raise entry.fault("password", entry.at("url"))
    headers = {name: entry.checked_variable(value, "headers") for name, value in entry.mapping("headers").items()}
    try:
        steps(path)
    except ValueError:
        raise entry.fault("bad_path", entry.at("path"), field=path) from None
    seconds = entry.number("timeout", SECONDS, most=MOST_SECONDS)
    megabytes = entry.number("megabytes", MEGABYTES, most=MOST_MEGABYTES)
    most = entry.number("rows", ROWS, most=MOST_ROWS)
    zone = entry.text("zone", "UTC")

    def pull(window: Window) -> Table:
        address = url
        for name, moment in (("{since}", window.since), ("{until}", window.now)):
            address = address.replace(name, quote(moment.astimezone(ZoneInfo(zone)).date().isoformat()))
        given = {name: entry.secret(variable) for name, variable in headers.items()}
        document = fetch(address, given, seconds=seconds, most_bytes=megabytes * 2**20)
        return table_at(document, path, "http", most=most)

    return pull


def fetch(address: str, headers: Mapping[str, str], *, seconds: int, most_bytes: int) -> Any:
    """The JSON document at ``address``. SourceError for whatever keeps it from being fetched and read."""
    host = urlsplit(address).hostname or ""
    deadline = time.monotonic() + seconds
    request = urllib.request.Request(address, headers={"Accept": "application/json", **headers})
    try:
        with urllib.request.build_opener(_SameHost).open(request, timeout=seconds) as answer:
            body = _body(answer, deadline, most_bytes)
    except urllib.error.HTTPError as problem:
        raise SourceError("kpi_sources.http_status", host=host, status=problem.code) from None
    except TimeoutError:
        raise SourceError("kpi_sources.http_slow", host=host, seconds=seconds) from None
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as problem:
        reason = getattr(problem, "reason", None)
        if isinstance(reason, TimeoutError):
            raise SourceError("kpi_sources.http_slow", host=host, seconds=seconds) from None
        raise SourceError("kpi_sources.http_unreachable", host=host, why=type(reason or problem).__name__) from None
    if body is None:
        raise SourceError("kpi_sources.too_much", most=most_bytes // 2**20)
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise SourceError("kpi_sources.http_not_json", host=host) from None


def _body(answer: Any, deadline: float, most: int) -> bytes | None:
    """The body, None when it is longer than ``most``; TimeoutError when it trickles in past the deadline."""
    body = bytearray()
    while piece := answer.read1(_PIECE):
        body += piece
        if len(body) > most:
            return None
        if time.monotonic() >= deadline:
            raise TimeoutError
    return bytes(body)


SOURCE = Source("http", configure=configure)
