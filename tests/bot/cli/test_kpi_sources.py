"""`unison kpi sources` on the command line: listed, tried without storing, pulled, faults said clearly."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli import kpi_sources
from bot.settings import load
from storage import migrate
from storage.session import Database
from tests.kpi.planting import plant

app = typer.Typer()
app.callback()(lambda: None)
kpi_sources.register(app)


@pytest.fixture(autouse=True)
def _with_a_source(tmp_path: Path) -> None:
    settings = load()
    database = Database(settings.database)
    migrate.upgrade(database.engine)
    plant(database, "visits")
    database.dispose()
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("CREATE TABLE daily (date TEXT, visits)")
        connection.execute("INSERT INTO daily VALUES ('2026-03-01', 5)")
    settings.sources_file.write_text(
        f"sources:\n- name: shop\n  kind: sql\n  url: sqlite:///{tmp_path / 'shop.db'}\n  query: SELECT * FROM daily\n",
        encoding="utf-8",
    )


def _run(*words: str) -> Result:
    return CliRunner().invoke(app, ["sources", *words, "--lang", "en"])


def _listed() -> dict[str, object]:
    (row,) = json.loads(_run("list", "--format", "json").stdout)["sources"]
    return row


def test_a_source_is_tried_without_storing_and_then_run():
    tried = _run("test", "shop")
    assert (tried.exit_code, "Nothing was stored" in tried.stdout) == (0, True)
    assert _listed()["newest"] is None
    assert "1 new" in _run("run", "shop").stdout
    assert (_listed()["newest"], _listed()["problem"]) == ("2026-03-01", None)


def test_rows_with_faults_refuse_a_run_and_the_list_remembers_it(tmp_path: Path):
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.execute("INSERT INTO daily VALUES ('2026-03-02', 'many')")
    refused = _run("run", "shop")
    assert (refused.exit_code, "many is not a number" in refused.output) == (2, True)
    listed = _run("list")
    assert (listed.exit_code, "have faults" in listed.stdout or "has a fault" in listed.stdout) == (1, True)


def test_a_wrong_name_and_a_wrong_file_are_said():
    assert "There is no source shops. The sources are: shop." in _run("run", "shops").output
    load().sources_file.write_text("sources:\n- name: shop\n  kind: tape\n", encoding="utf-8")
    wrong = _run("list")
    assert (wrong.exit_code, "sources.yaml, line 3: there is no kind tape" in wrong.output) == (2, True)
