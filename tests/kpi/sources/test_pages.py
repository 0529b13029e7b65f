"""A service that answers in pages, asked for real: every page is followed, to a bound; all is loaded or nothing."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kpi.sources.configured.read import read
from kpi.sources.configured.run import pull
from kpi.sources.ingest.errors import SourceError
from kpi.sources.paging.model import linked
from storage.session import Database

NOW = dt.datetime(2026, 3, 20, 9, 0, tzinfo=dt.UTC)
PAGES = [[{"date": f"2026-03-{2 * page + day:02}", "visits": 10 * page + day} for day in (1, 2)] for page in range(4)]
ALL = [float(row["visits"]) for page in PAGES for row in page]


class _Service(BaseHTTPRequestHandler):
    """Four pages, led on in each of the ways that services do it."""

    def do_GET(self) -> None:
        way, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        page = int(query.get("page", ["0"])[0]) if way != "/cursor" else "abcd".index(query.get("after", ["a"])[0])
        rows = PAGES[page] if page < len(PAGES) else []
        body: object = {"rows": rows}
        more = page + 1 < len(PAGES)
        here = f"http://{self.headers['Host']}"
        link = ""
        if way == "/body":
            body = {"rows": rows, "paging": {"next": f"/body?page={page + 1}" if more else None}}
        elif way == "/cursor":
            body = {"rows": rows, "meta": {"cursor": "bcd"[page] if more else ""}}
        elif way == "/header":
            link = f'<{here}/header?page=0>; rel="first", <{here}/header?page={page + 1}>; rel="next"' if more else ""
        elif way == "/round":
            body = {"rows": rows, "next": "/round?page=0"}
        elif way == "/away":
            body = {"rows": rows, "next": "http://other.invalid/rows"}
        elif way == "/breaks" and page == 2:
            body = {"error": "rate limit"}
        elif way == "/lists":
            titles = ["date", "visits"]
            body = {"rows": [titles, *([row[title] for title in titles] for row in rows)]}
        self.send_response(200)
        if link:
            self.send_header("Link", link)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ask(measured: Database, service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("no_proxy", "*")

    def asked(way: str, pages: str) -> None:
        file = tmp_path / "sources.yaml"
        entry = f"- name: ads\n  kind: http\n  url: '{service}{way}'\n  path: $.rows\n  pages: {pages}\n"
        file.write_text(f"sources:\n{entry}", encoding="utf-8")
        (source,) = read(file, zone="UTC", environment={})
        pull(measured, source, now=NOW)

    return asked


@pytest.mark.parametrize(
    ("way", "pages"),
    [
        ("/body", "{next: $.paging.next}"),
        ("/cursor?size=2", "{next: $.meta.cursor, parameter: after}"),
        ("/header", "{next: link}"),
        ("/numbers", "{parameter: page, first: 0}"),
        ("/lists", "{parameter: page, first: 0}"),
    ],
)
def test_every_page_is_followed_however_the_service_leads_on(ask, stored, way, pages):
    ask(way, pages)
    assert [value for _, value in stored("visits")] == ALL


@pytest.mark.parametrize(
    ("way", "pages", "code"),
    [
        ("/header", "{next: link, most: 3}", "http_pages"),
        ("/round", "{next: $.next}", "http_pages_again"),
        ("/away", "{next: $.next}", "http_redirect"),
        ("/breaks", "{parameter: page, first: 0}", "no_path"),
        ("/body", "{most: 3}", "entry.pages"),
        ("/body", "{next: '$..'}", "entry.bad_path"),
        ("/body", "{next: link, size: 3}", "entry.unknown"),
    ],
)
def test_pages_that_cannot_be_followed_to_the_end_load_nothing(ask, stored, way, pages, code):
    with pytest.raises(SourceError) as problem:
        ask(way, pages)
    assert problem.value.code == f"kpi_sources.{code}"
    assert stored("visits") == []


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<https://x.example/?page=2>; rel="next"', "https://x.example/?page=2"),
        ('</a>; rel=prev, </b,c>; title="a, b"; rel="last next"', "/b,c"),
        ('</a>; rel="nextish"', None),
        ("", None),
    ],
)
def test_the_next_page_is_found_in_a_link_header(header, target):
    assert linked(header) == target
