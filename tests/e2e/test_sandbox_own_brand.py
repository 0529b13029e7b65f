"""`unison sandbox --guide FOLDER`: the bot with somebody's own guideline and nothing of the demo."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.sandbox import people
from bot.sandbox.start import sandbox
from bot.settings import load
from guidelines.folder import load as load_guideline
from tests.e2e.sandbox_rig import PATIENCE, without_proxies


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "guide"
    place.mkdir()
    (place / "brand.yaml").write_text("id: tern\nnames: {en: Tern Kites}\nlanguages: [en]\n", encoding="utf-8")
    (place / "terms.yaml").write_text("- {id: kite, preferred: Tern One, forbidden: [T1]}\n", encoding="utf-8")
    return place


async def test_copy_is_checked_against_the_folder_and_nothing_of_the_demo_is_there(
    folder: Path, tmp_path: Path
) -> None:
    settings = load({"UNISON_SANDBOX_PORT": "0", "UNISON_CACHE_DIR": os.environ["UNISON_CACHE_DIR"]})
    with without_proxies():
        async with sandbox(settings, tmp_path, load_guideline(folder)) as server:
            workspace = server.sandbox.workspace
            assert workspace.name == "Tern Kites"
            assert not server.samples
            im = workspace.im("U0OWNER")
            people.say(server.sandbox, "U0OWNER", im.id, "Fly the T1 in any wind.")
            end = time.monotonic() + PATIENCE
            while not any(each.by_bot and "Tern One" in str(each.body) for each in im.messages.values()):
                assert time.monotonic() < end, [each.body.get("text") for each in im.messages.values()]
                await asyncio.sleep(0.05)
            assert not any(each.messages for each in workspace.channels.values() if each.name)


def test_a_folder_that_is_no_guideline_is_refused_before_anything_starts(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["sandbox", "--port", "0", "--guide", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "does not exist" in result.output
