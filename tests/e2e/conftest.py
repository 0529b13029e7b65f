"""Fixtures of the end-to-end tests: a sandbox in this process, and a real Chromium when one is installed."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

from tests.e2e.sandbox_rig import SandboxRig

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture
async def rig() -> AsyncIterator[SandboxRig]:
    """An empty sandbox with the default people; a test that needs a manifest builds its own SandboxRig."""
    async with SandboxRig() as running:
        yield running


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A headless Chromium of this machine; the test is skipped where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium is installed on this machine")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield browser
        await browser.close()
