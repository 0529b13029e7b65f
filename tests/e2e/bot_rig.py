"""The whole bot in a sandbox: real app, real engine, real database, real checker; only Slack is not Slack."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import os
import shutil
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from bot.app import build_app
from bot.bootstrap import bootstrap, open_database
from bot.context import Context
from bot.demo import guideline_path
from bot.gateway.rate import Limiter
from bot.jobs.worker import LanguageProcess
from bot.sandbox import submissions
from bot.sandbox.forms import find_element
from bot.sandbox.start import follow
from bot.sandbox.views import View
from bot.settings import Settings, load
from bot.working import working
from guidelines import store
from guidelines.folder import load as load_guideline
from storage.session import Database
from tests.e2e.sandbox_rig import Actor, SandboxRig, entered

ROOT = Path(__file__).parents[2]
BAD = "Meet AuroraX by Orloom, a phone for every night."
MENDED = "Meet Aurora X™ by Orlume®, a phone for every night."
HURRY = 20
PUBLISHED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@cache
def manifest() -> dict[str, Any]:
    """The manifest an operator gives to Slack: the tests may use nothing it does not ask for."""
    found: dict[str, Any] = json.loads((ROOT / "bot" / "manifest.json").read_text(encoding="utf-8"))
    return found


def publish_demo(database: Database) -> None:
    """The demo brand's guideline as version 1."""
    with database.session() as session:
        store.publish(session, load_guideline(guideline_path()), author="Lin", note="First version", now=PUBLISHED)


def settings_for(rig: SandboxRig, folder: Path, **more: str) -> Settings:
    """Settings of a bot that takes the sandbox for Slack and keeps everything in ``folder``."""
    secrets = rig.server.secrets
    return load(
        {
            "UNISON_DATA_DIR": str(folder),
            "UNISON_CACHE_DIR": os.environ["UNISON_CACHE_DIR"],
            "UNISON_SLACK_API_URL": rig.server.api_url,
            "UNISON_PUBLIC_URL": rig.url,
            "SLACK_BOT_TOKEN": secrets.bot_token,
            "SLACK_APP_TOKEN": secrets.app_token,
            "SLACK_SIGNING_SECRET": secrets.signing_secret,
            **more,
        }
    )


def hurried() -> Limiter:
    """Slack's rates twenty times as fast: a test of what is said need not wait for how fast it may be said."""
    return Limiter(clock=lambda: time.monotonic() * HURRY, sleep=lambda seconds: asyncio.sleep(seconds / HURRY))


class BotRig(SandboxRig):
    """A sandbox with the manifest's surface and the bot in it. ``language`` is shared, since it takes long to load.

    ``database`` is a file to begin with; without one the database is made, with the demo's ``guideline`` if that is so.
    """

    def __init__(
        self,
        folder: Path,
        language: LanguageProcess,
        *,
        guideline: bool = True,
        database: Path | None = None,
        environment: Mapping[str, str] | None = None,
        **server: Any,
    ) -> None:
        super().__init__(manifest=manifest(), **server)
        self._folder, self._language, self._guideline, self._database = folder, language, guideline, database
        self._environment = dict(environment or {})
        self.context: Context

    async def __aenter__(self) -> BotRig:
        """Start the sandbox and the bot, and connect them."""
        await super().__aenter__()
        settings = settings_for(self, self._folder, **self._environment)
        if self._database is not None:
            self._folder.mkdir()
            shutil.copy(self._database, str(make_url(settings.database).database))
        elif self._guideline:
            publish_demo(await asyncio.to_thread(open_database, settings))
        await self._start(settings)
        return self

    async def _start(self, settings: Settings) -> None:
        self._bot = await self._stack.enter_async_context(AsyncExitStack())
        now = self.workspace.clock.utc
        self.context = bootstrap(settings, language=self._language, now=now, limiter=hurried())
        follow(self.server, self.context)
        await self._bot.enter_async_context(working(self.context))
        await self._bot.enter_async_context(self.running(build_app(self.context)))

    async def restart(self) -> None:
        """Stop the bot and start another with the same data; the workspace stays as it is."""
        await self._bot.aclose()
        self.sandbox.moved.clear()  # a bot that is gone does nothing more when the clock is moved
        await self._start(settings_for(self, self._folder, **self._environment))


async def fill(person: Actor, form: View, **fields: Any) -> dict[str, str]:
    """Fill inputs by block id and submit; gives the errors by block id (empty: taken)."""
    values: dict[str, Any] = {}
    for block_id, given in fields.items():
        found = find_element(form.definition["blocks"], "value", block_id)
        assert found, f"The form has no field {block_id!r}."
        values[block_id] = {"value": {"type": found[1]["type"], **entered(found[1], given)}}
    return await submissions.submit(person.rig.sandbox, person.user, form.id, values)
