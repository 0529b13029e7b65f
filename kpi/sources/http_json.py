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
from kpi.sources.ingest.objects import rows_at, steps, table_of_rows
from kpi.sources.paging.model import Answer, Paging, paging

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
    seconds, ``megabytes``, ``rows`` (limits of all pages together), ``pages`` (see ``paging.model``). ``{since}`` and
    ``{until}`` in the address are days of the source's zone."""
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
    pages = paging(entry)
    zone = entry.text("zone", "UTC")

    def pull(window: Window) -> Table:
        address = url
        for name, moment in (("{since}", window.since), ("{until}", window.now)):
            address = address.replace(name, quote(moment.astimezone(ZoneInfo(zone)).date().isoformat()))
        given = {name: entry.secret(variable) for name, variable in headers.items()}
        fetcher = Fetcher(given, seconds=seconds, most_bytes=megabytes * 2**20)
        return table_of_rows(_rows(fetcher, pages, address, path, most), "http", most=most)

    return pull


def _rows(fetcher: Fetcher, pages: Paging | None, address: str, path: str, most: int) -> list[Any]:
    """The rows of every page; all of them, or a SourceError."""
    if pages is None:
        return rows_at(fetcher.fetch(address)[0], path)
    host = urlsplit(address).hostname or ""
    rows: list[Any] = []
    seen: set[str] = set()
    following: str | None = pages.begin(address)
    while following is not None:
        if _server(following) != _server(address):
            raise SourceError("kpi_sources.http_redirect", host=host, other=urlsplit(following).hostname or "")
        if following in seen:
            raise SourceError("kpi_sources.http_pages_again", host=host, n=len(seen))
        if len(seen) >= pages.most:
            raise SourceError("kpi_sources.http_pages", host=host, most=pages.most)
        seen.add(following)
        document, link = fetcher.fetch(following)
        page = rows_at(document, path, none=len(seen) > 1)
        # Lists under titles: each page may begin with the titles anew.
        again = bool(rows) and isinstance(rows[0], list) and page[:1] == rows[:1]
        rows += page[1:] if again else page
        if len(rows) > most + 1:
            raise SourceError("kpi_sources.too_many_rows", most=most)
        following = pages.next(Answer(following, document, link, len(page) - again), len(seen))
    return rows


def _server(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


class Fetcher:
    """Fetches JSON with ``headers``; ``seconds`` and ``most_bytes`` are limits of all that it fetches together."""

    def __init__(self, headers: Mapping[str, str], *, seconds: int, most_bytes: int) -> None:
        self._headers = {"Accept": "application/json", **headers}
        self._seconds, self._most = seconds, most_bytes
        self._left = most_bytes
        self._deadline = time.monotonic() + seconds

    def fetch(self, address: str) -> tuple[Any, str]:
        """The document at ``address`` and its Link header. SourceError for whatever keeps it from being read."""
        host = urlsplit(address).hostname or ""
        request = urllib.request.Request(address, headers=self._headers)
        try:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            with urllib.request.build_opener(_SameHost).open(request, timeout=left) as answer:
                link = ", ".join(answer.headers.get_all("Link") or ())
                body = _body(answer, self._deadline, self._left)
        except urllib.error.HTTPError as problem:
            raise SourceError("kpi_sources.http_status", host=host, status=problem.code) from None
        except TimeoutError:
            raise SourceError("kpi_sources.http_slow", host=host, seconds=self._seconds) from None
        except (urllib.error.URLError, HTTPException, OSError, ValueError) as problem:
            reason = getattr(problem, "reason", None)
            if isinstance(reason, TimeoutError):
                raise SourceError("kpi_sources.http_slow", host=host, seconds=self._seconds) from None
            raise SourceError("kpi_sources.http_unreachable", host=host, why=type(reason or problem).__name__) from None
        if body is None:
            raise SourceError("kpi_sources.too_much", most=self._most // 2**20)
        self._left -= len(body)
        try:
            return json.loads(body), link
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
