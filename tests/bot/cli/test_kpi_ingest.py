"""`unison kpi ingest` on the command line: what was loaded is said, what cannot be is listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot import i18n
from bot.bench.kpi_ingest import run as bench
from bot.bench.kpi_speed import run as speed
from bot.cli import kpi_ingest
from bot.settings import load
from kpi import store
from storage import migrate
from storage.session import Database
from tests.kpi.planting import plant

app = typer.Typer()
app.callback()(lambda: None)
kpi_ingest.register(app)

GOOD = "date,visits\n2026-03-01,5\n2026-03-02,6\n"
BAD = "date,visits\n2026-03-01,5\n2026-03-02,many\n"


@pytest.fixture(autouse=True)
def _with_a_kpi() -> None:
    database = Database(load().database)
    migrate.upgrade(database.engine)
    plant(database, "visits")
    database.dispose()


def _ingest(folder: Path, text: str, *more: str):
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["ingest", str(path), "--source", "shop", "--lang", "en", *more])


def test_a_good_file_is_loaded_and_the_second_time_changes_nothing(tmp_path: Path):
    first, again = _ingest(tmp_path, GOOD), _ingest(tmp_path, GOOD)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "shop: 2 new" in first.stdout
    assert "0 new" in again.stdout
    assert "2 known already" in again.stdout


def test_a_preview_shows_the_columns_and_stores_nothing(tmp_path: Path):
    result = _ingest(tmp_path, GOOD, "--preview")
    assert result.exit_code == 0
    assert "visits is visits" in result.stdout
    assert "Nothing was stored" in result.stdout
    assert "2 new" in _ingest(tmp_path, GOOD).stdout


def test_bad_rows_load_nothing_and_are_listed_with_exit_code_2(tmp_path: Path):
    result = _ingest(tmp_path, BAD)
    assert result.exit_code == 2
    assert "Nothing was loaded: one of 2 rows (50 %)" in result.stderr
    assert "row 3, visits: many is not a number" in result.stderr
    assert result.stdout == ""


def test_bad_rows_are_skipped_when_told_with_exit_code_1(tmp_path: Path):
    result = _ingest(tmp_path, BAD, "--skip-bad-rows", "--format", "json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert (answer["loaded"]["new"], answer["bad_rows"]) == (1, 1)
    assert answer["faults"][0]["row"] == 3


def test_a_column_is_mapped_and_one_that_is_not_there_is_said_so(tmp_path: Path):
    assert "1 new" in _ingest(tmp_path, "d,n\n2026-03-01,5\n", "--map", "n=visits", "--date-col", "d").stdout
    result = _ingest(tmp_path, GOOD, "--map", "likes=visits")
    assert result.exit_code == 2
    assert "no column likes" in result.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--map", "visits"], "COLUMN=KPI"),
        (["--dates", "ymd"], "dmy"),
        (["--decimal", ";"], "comma"),
        (["--share", "visits"], "can be no shares of one"),
        (["--tz", "Mars/Base"], "no time zone Mars/Base"),
        (["--map", "visits=likes"], "Add it first, with the goal it serves"),
    ],
)
def test_wrong_use_ends_in_one_sentence(tmp_path: Path, more, said):
    result = _ingest(tmp_path, GOOD, *more)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_every_sentence_of_the_sources_is_in_the_catalogue():
    import re

    code = re.compile(r'"(kpi_sources\.[a-z_]+)"')
    root = Path(kpi_ingest.__file__).parents[2]
    files = [*(root / "kpi" / "sources").rglob("*.py"), *(root / "bot" / "cli").glob("*.py")]
    used = {found for file in files for found in code.findall(file.read_text(encoding="utf-8"))}
    assert len(used) > 60
    assert [key for key in used if not i18n.has(key)] == []


def test_the_benchmark_loads_what_it_writes(database: Database):
    result = bench(rows=300, kpis=10, database=database)
    assert (result.database, result.rows) == (database.kind, 300)
    with database.reading() as session:
        assert len(store.series(session, "k3")) == 30


def test_the_benchmark_of_speed_judges_every_monitor_in_the_database(database: Database):
    result = speed(database, kpis=3, days=60)
    assert (result.database, result.monitors) == (database.kind, 12)
    with database.reading() as session:
        assert len(store.series(session, "k2")) == 61
