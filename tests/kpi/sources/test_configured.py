"""Sources set up in a file: faults with their line, SQL that only reads, HTTP within limits, signatures."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.sources.configured.model import Configured
from kpi.sources.configured.read import read
from kpi.sources.configured.run import genuine, pull, signature_of
from kpi.sources.foreign.statement import parameters, refused_word
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.objects import steps, table_at
from kpi.sources.record import store
from storage.session import Database

NOW = dt.datetime(2026, 3, 3, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def sources(tmp_path: Path) -> Callable[..., tuple[Configured, ...]]:
    """Write the entries of a file and read it: ``sources("- name: …", SECRET="…")``."""

    def made(text: str, **environment: str) -> tuple[Configured, ...]:
        path = tmp_path / "sources.yaml"
        path.write_text("sources:\n" + text, encoding="utf-8")
        return read(path, zone="Asia/Shanghai", environment=environment)

    return made


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE daily (day TEXT, visits INTEGER, city TEXT)")
        rows = [("2026-03-01", 5, "上海"), ("2026-03-02", 6, "上海"), ("2026-03-02", 9, "北京")]
        connection.executemany("INSERT INTO daily VALUES (?, ?, ?)", rows)
    return path


def _sql(shop: Path, query: str, more: str = "") -> str:
    return f"- name: shop\n  kind: sql\n  url: sqlite:///{shop}\n  query: {query}\n{more}"


@pytest.mark.parametrize(
    ("entry", "line", "code"),
    [
        ("- name: a\n  kind: sql\n", 2, "url_or_env"),
        ("- name: a\n", 2, "missing"),
        ("- name: A b\n  kind: sql\n", 2, "bad_name"),
        ("- name: a\n  kind: ftp\n", 3, "unknown_kind"),
        ("- name: a\n  kind: webhook\n  secret: S\n  colour: red\n", 5, "unknown"),
        ("- name: a\n  kind: webhook\n  secret: not a name\n", 4, "not_variable"),
        ("- name: a\n  kind: webhook\n  secret: S\n- name: a\n  kind: webhook\n  secret: S\n", 5, "name_twice"),
        ("- name: a\n  kind: http\n  url: file:///etc/passwd\n", 4, "not_http"),
        ("- name: a\n  kind: http\n  url: https://me:word@x.example\n", 4, "password"),
        ("- name: a\n  kind: http\n  url: https://x.example\n  every: often\n", 5, "not_duration"),
        ("- name: a\n  kind: http\n  url: https://x.example\n  at: '25:00'\n", 5, "bad_time"),
        ("- name: a\n  kind: http\n  url: https://x.example\n  path: a[b\n", 5, "bad_path"),
        ("- name: a\n  kind: sql\n  url: postgresql://me:word@host/x\n  query: SELECT 1\n", 4, "password"),
        ("- name: a\n  kind: sql\n  url_env: U\n  query: DELETE FROM x\n", 5, "not_select"),
        ("- name: a\n  kind: sql\n  url_env: U\n  query: SELECT :who\n", 5, "parameter"),
        ("- name: a\n   kind: sql\n", 3, "not_yaml"),
    ],
)
def test_a_fault_in_the_file_is_told_with_its_line(sources, entry, line, code):
    with pytest.raises(SourceError) as problem:
        sources(entry)
    assert problem.value.code == f"kpi_sources.entry.{code}"
    assert (problem.value.params["file"], problem.value.params["line"]) == ("sources.yaml", line)


def test_a_pull_loads_what_the_query_gives_and_again_changes_nothing(measured: Database, sources, shop, stored):
    (source,) = sources(_sql(shop, "SELECT day AS date, visits, city FROM daily WHERE day >= :since"))
    assert pull(measured, source, now=NOW).loaded.new == 3
    assert pull(measured, source, now=NOW).loaded.unchanged == 3
    assert stored("visits", dimensions={"city": "北京"}) == [(dt.date(2026, 3, 2), 9.0)]


def test_the_columns_of_an_entry_say_how_the_rows_are_read(measured: Database, sources, shop, stored):
    more = "  columns: {date: d, kpis: {n: visits}, dimensions: [city]}\n"
    (source,) = sources(_sql(shop, "SELECT day AS d, visits AS n, city FROM daily", more))
    assert pull(measured, source, now=NOW, preview=True).loaded is None
    pull(measured, source, now=NOW)
    assert len(stored("visits", dimensions={"city": "上海"})) == 2


def test_an_entry_says_which_percentages_come_as_shares(measured: Database, sources, shop, stored):
    more = "  columns: {date: d, kpis: {n: conversion}, shares: [conversion]}\n"
    (source,) = sources(_sql(shop, "SELECT '2026-03-02' AS d, 0.25 AS n", more))
    pull(measured, source, now=NOW)
    assert [value for _, value in stored("conversion")] == [25.0]


@pytest.mark.parametrize(("said", "whole"), [("", [7.0]), (", totals: no", []), (", totals: true", [7.0])])
def test_an_entry_says_whether_parts_are_added_up(measured: Database, sources, shop, stored, said: str, whole):
    more = f"  columns: {{date: d, kpis: {{n: visits}}, dimensions: [city]{said}}}\n"
    query = "SELECT '2026-03-02' AS d, 3 AS n, '上海' AS city UNION SELECT '2026-03-02', 4, '北京'"
    (source,) = sources(_sql(shop, query, more))
    pull(measured, source, now=NOW)
    assert [value for _, value in stored("visits")] == whole


def test_an_entry_takes_yes_or_no_and_says_so(sources, shop):
    with pytest.raises(SourceError) as refused:
        sources(_sql(shop, "SELECT 1", "  columns: {totals: perhaps}\n"))
    assert refused.value.params["known"] == "yes, no"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("SELECT * FROM nothing", "sql_refused"),
        ("SELECT day AS date, visits FROM daily", "too_many_rows"),
        (
            "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) AS visits FROM t",
            "sql_slow",
        ),
    ],
)
def test_a_query_stops_at_its_limits(measured: Database, sources, shop, query, code):
    (source,) = sources(_sql(shop, query, "  rows: 2\n  timeout: 1\n"))
    with pytest.raises(SourceError) as problem:
        pull(measured, source, now=NOW)
    assert problem.value.code == f"kpi_sources.{code}"


def test_what_the_words_let_through_the_database_itself_refuses(shop, tmp_path):
    from kpi.sources.foreign.store import Asked, rows

    for query in ("PRAGMA user_version = 7", f"ATTACH '{tmp_path}/other.db' AS o", "DELETE FROM daily"):
        with pytest.raises(SourceError, match="sql_refused"), rows(Asked(f"sqlite:///{shop}", query, {}, 5)):
            pass
    with sqlite3.connect(shop) as connection:
        assert connection.execute("SELECT count(*) FROM daily").fetchone() == (3,)


def test_postgresql_is_read_in_a_transaction_that_cannot_write(postgres_server):
    from kpi.sources.foreign.store import Asked, rows

    url = postgres_server.render_as_string(hide_password=False)
    with rows(Asked(url, "SELECT DATE '2026-03-01' AS date, 5.5::numeric AS visits", {}, 5)) as (titles, found):
        assert (titles, [tuple(map(str, each)) for each in found]) == (["date", "visits"], [("2026-03-01", "5.5")])
    with pytest.raises(SourceError, match="read-only"), rows(Asked(url, "SELECT lo_create(0)", {}, 5)):
        pass
    with pytest.raises(SourceError, match="sql_slow"), rows(Asked(url, "SELECT pg_sleep(30)", {}, 1)):
        pass


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT 'delete; from' AS a -- drop\n", None),
        ("/* x */ with t as (select 1) select * from t;", None),
        ("SELECT 1; DROP TABLE x", ";"),
        ("WITH t AS (DELETE FROM x RETURNING *) SELECT * FROM t", "delete"),
        ("SELECT * INTO y FROM x", "into"),
        ("SELECT a FROM x FOR UPDATE", "update"),
        ("VACUUM", "vacuum"),
        ("", "–"),
    ],
)
def test_only_a_single_select_passes(query, word):
    assert refused_word(query) == word


def test_parameters_are_told_from_casts_and_quotes():
    assert parameters("SELECT a::date, ':no' FROM x WHERE d > :since AND e < :until") == {"since", "until"}


class _Answers(BaseHTTPRequestHandler):
    """A service that sends back what its path asks for."""

    seen: dict[str, str] = {}  # noqa: RUF012 (the server makes one object a request)

    def do_GET(self) -> None:
        rows = [{"date": "2026-03-01", "metrics": {"visits": 5}}, {"date": "2026-03-02", "metrics": {"visits": 6}}]
        type(self).seen = {"path": self.path, "token": self.headers.get("Authorization", "")}
        where = self.path.partition("?")[0]
        if where in ("/away", "/on"):
            self.send_response(302)
            self.send_header("Location", "http://other.invalid/rows" if where == "/away" else "/rows")
            self.end_headers()
            return
        bodies = {"/rows": json.dumps({"data": {"rows": rows}}), "/page": "<html>", "/big": '"' + "x" * 2**21 + '"'}
        self.send_response(200 if where in bodies else 503)
        self.end_headers()
        self.wfile.write(bodies.get(where, "").encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def _http(url: str, more: str = "") -> str:
    return f"- name: ads\n  kind: http\n  url: '{url}'\n  path: $.data.rows\n  megabytes: 1\n{more}"


def test_json_is_fetched_with_a_secret_header_and_a_day_to_begin_with(measured: Database, sources, service, stored):
    more = "  headers: {Authorization: ADS_TOKEN}\n  columns: {kpis: {metrics.visits: visits}}\n"
    (source,) = sources(_http(f"{service}/on?from={{since}}", more), ADS_TOKEN="Bearer abc")
    pull(measured, source, now=NOW)
    assert [value for _, value in stored("visits")] == [5.0, 6.0]
    assert _Answers.seen["token"] == "Bearer abc"
    pull(measured, source, now=NOW)
    (source,) = sources(_http(f"{service}/rows?from={{since}}", more), ADS_TOKEN="Bearer abc")
    pull(measured, source, now=NOW)
    # A week before the newest figure, by the clock of the source.
    assert _Answers.seen["path"] == "/rows?from=2026-02-23"


@pytest.mark.parametrize(
    ("path", "code"),
    [("away", "http_redirect"), ("page", "http_not_json"), ("big", "too_much"), ("gone", "http_status")],
)
def test_an_answer_that_cannot_be_used_is_refused(measured: Database, sources, service, path, code):
    (source,) = sources(_http(f"{service}/{path}"))
    with pytest.raises(SourceError) as problem:
        pull(measured, source, now=NOW)
    assert problem.value.code == f"kpi_sources.{code}"


def test_a_secret_that_is_not_set_is_named(measured: Database, sources):
    (source,) = sources(_http("https://x.invalid", "  headers: {Authorization: ADS_TOKEN}\n"))
    with pytest.raises(SourceError, match=r"no_secret.*ADS_TOKEN"):
        pull(measured, source, now=NOW)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("$.a.b", ("a", "b")),
        ("pages[*].rows[0]", ("pages", None, "rows", 0)),
        ("$['my key'][-1]", ("my key", -1)),
        ("", ()),
    ],
)
def test_a_path_is_names_positions_and_every_entry(path, found):
    assert steps(path) == found


def test_lists_under_titles_and_rows_of_several_pages_are_tables():
    pages = {"pages": [{"rows": [{"a": 1}]}, {"rows": [{"a": 2, "b": {"c": 3}}]}]}
    table = table_at(pages, "pages[*].rows[*]", "http", most=9)
    assert [list(cells) for _, cells in table.rows()] == [["a", "b.c"], [1, None], [2, 3]]
    table = table_at([["date", "visits"], ["2026-03-01", 5]], "$", "http", most=9)
    assert [list(cells) for _, cells in table.rows()] == [["date", "visits"], ["2026-03-01", 5]]


def test_a_source_is_due_by_the_clock_of_its_zone(sources):
    tail = "  url: https://x.example\n"
    morning, hourly, by_hand = sources(
        f"- name: a\n  kind: http\n  at: '06:30'\n{tail}- name: b\n  kind: http\n  every: 6h\n{tail}"
        f"- name: c\n  kind: http\n{tail}"
    )
    # 17:30 in Shanghai, and 06:00 there on the next day.
    assert morning.slot(NOW) == dt.datetime(2026, 3, 2, 22, 30, tzinfo=dt.UTC)
    assert morning.slot(NOW + dt.timedelta(hours=12.5)) == dt.datetime(2026, 3, 2, 22, 30, tzinfo=dt.UTC)
    assert hourly.slot(NOW) == dt.datetime(2026, 3, 3, 6, tzinfo=dt.UTC)
    assert by_hand.slot(NOW) is None


@given(secret=st.text(min_size=1), body=st.binary(), other=st.binary())
def test_only_who_knows_the_secret_can_sign(secret, body, other):
    stamp = str(int(NOW.timestamp()))
    signed = signature_of(secret, stamp, body)
    assert genuine(secret, stamp, body, signed, NOW)
    assert genuine(secret, stamp, other, signed, NOW) == (other == body)
    assert not genuine(secret + "x", stamp, body, signed, NOW)
    assert not genuine(secret, stamp, body, signed, NOW + dt.timedelta(minutes=6))


def test_a_signature_is_taken_once_and_a_problem_is_news_once(database: Database):
    window, problem = dt.timedelta(minutes=5), {"code": "kpi_sources.sql_slow", "params": {"seconds": 5}}
    with database.session() as session:
        assert store.use_signature(session, "v1=a", NOW, window)
        assert not store.use_signature(session, "v1=a", NOW, window)
        assert not store.ran(session, "shop", NOW)
        assert [store.ran(session, "shop", NOW, problem) for _ in range(2)] == [True, False]
        assert store.ran(session, "shop", NOW)
        # A source that runs and brings nothing new is old once, however often it runs.
        assert store.grew_old(session, "shop", True, NOW)
        assert not store.ran(session, "shop", NOW)
        assert not store.grew_old(session, "shop", True, NOW)
        assert not store.grew_old(session, "shop", False, NOW)
        assert store.grew_old(session, "shop", True, NOW)
