"""`make run` without a Slack account: the sandbox server, the demo brand and the unmodified bot in one process."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import os
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot import features
from bot.bootstrap import bootstrap, configure_logging, open_database
from bot.context import Context
from bot.demo import assets, campaign, guideline_path, opening
from bot.demo.figures import catch_up, plant_kpis
from bot.demo.planting import plant_campaign, plant_guideline
from bot.demo.reviews import plant_review
from bot.demo.work import plant_work
from bot.i18n import LANGUAGES
from bot.i18n import text as t
from bot.jobs import rounds
from bot.run import connected
from bot.settings import Settings
from campaigns.countries import country_of_zone
from campaigns.due.calendar import Calendar
from guidelines.folder import load
from guidelines.model import Guideline
from guidelines.store import publish

from .model import AppSurface, Person, Sample
from .server import SandboxServer
from .state import TEAM_ID

COLOURS = ("#b4552d", "#2f7d6d", "#5b57a6")
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


def serve(settings: Settings, guide: Path | None = None) -> None:
    """Run the sandbox until Ctrl-C, with the demo or with the guideline folder ``guide`` alone.

    Its database lives in a temporary folder and goes when it stops. Raises ``InvalidGuideline`` before anything starts.
    """
    own = load(guide) if guide else None
    configure_logging("warning" if settings.log_level == "info" else settings.log_level)
    # Slack's clients honour these and ignore NO_PROXY; nothing here leaves the machine.
    for name in PROXIES:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="unison-sandbox-") as folder, contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_until_stopped(settings, Path(folder), own))


async def _until_stopped(settings: Settings, folder: Path, own: Guideline | None) -> None:
    stop = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # platforms without signal handlers stop by KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(each, stop.set)
    async with sandbox(settings, folder, own) as server:
        for line in ("address", "stop"):
            print(t(f"sandbox.{line}", settings.language, url=server.base_url), flush=True)  # noqa: T201
        await stop.wait()


@asynccontextmanager
async def sandbox(settings: Settings, folder: Path, own: Guideline | None = None) -> AsyncIterator[SandboxServer]:
    """A sandbox with the bot connected to it, for as long as the block lasts.

    It holds the demo brand and its launch, or the guideline ``own`` and nothing else, on this machine's own day.
    """
    server = SandboxServer(
        port=settings.sandbox_port,
        people=_people(),
        app=surface(),
        samples=() if own else _samples(),
        workspace_name=(own or load(guideline_path())).brand.names.best(settings.language),
    )
    await server.start()
    try:
        inside = settings.with_(
            mode="socket",
            data_dir=folder,
            database_url=None,
            brand=None,
            slack_api_url=server.api_url,
            public_url=server.base_url,
            slack_bot_token=SecretStr(server.secrets.bot_token),
            slack_app_token=SecretStr(server.secrets.app_token),
            slack_signing_secret=SecretStr(server.secrets.signing_secret),
        )
        clock = server.sandbox.workspace.clock
        if own:
            await asyncio.to_thread(_publish_own, inside, own, clock.utc())
        else:
            real = clock.utc()
            clock.offset = (opening(real) - real).total_seconds()
            await asyncio.to_thread(publish_demo, inside, clock.utc())
        context = bootstrap(inside, now=clock.utc)
        async with connected(context):
            follow(server, context, demo=own is None)
            context.soon({}, rounds.go(context))  # what the demo has to show stands there from the first look
            yield server
    finally:
        await server.stop()


def follow(server: SandboxServer, context: Context, demo: bool = True) -> None:
    """Let the bot do at once what is due when the sandbox's clock is moved, and serve at the sandbox's own address."""

    begun = context.now().date()

    async def look() -> None:
        now = context.now()
        if demo:
            await context.write(catch_up, begun, now.date(), now)
        await rounds.go(context)

    def works(tz: str, day: dt.date) -> bool:
        return Calendar(country_of_zone(tz)).is_working(day)

    server.sandbox.works = works
    server.sandbox.moved.append(look)
    server.serve_also(features.routes(context))


def publish_demo(settings: Settings, now: dt.datetime) -> None:
    """Publish the demo brand in the store of ``settings``, with its launch."""
    database = open_database(settings)
    with database.session() as session:
        plant_guideline(session, now)
        plant_campaign(session)
        plant_kpis(session, now.date(), now)
        plant_review(session, now)
        plant_work(session, now, team=TEAM_ID)
    database.dispose()


def _publish_own(settings: Settings, own: Guideline, now: dt.datetime) -> None:
    database = open_database(settings)
    with database.session() as session:
        publish(session, own, author=own.brand.owner or "sandbox", note="From a folder", now=now)
    database.dispose()


def _people() -> tuple[Person, ...]:
    return tuple(
        Person(
            id=person.user,
            name=person.name.best(person.language),
            title={"en": person.title.best("en"), "zh": person.title.best("zh")},
            locale="zh-CN" if person.language == "zh" else "en-US",
            tz=person.time_zone,
            colour=colour,
            full=" ".join(dict.fromkeys((person.name.best("zh"), person.name.best("en")))),
        )
        for person, colour in zip(campaign().people, COLOURS, strict=True)
    )


def _samples() -> tuple[Sample, ...]:
    """The demo's assets, each under its own title whatever the page's language: copy is shown as it was written."""
    return tuple(
        Sample(
            label={"en": a.title, "zh": a.title},
            text={"en": a.text.strip(), "zh": a.text.strip()},
            language=a.language,
        )
        for a in assets()
    )


def surface() -> AppSurface:
    """What the app declares, and what it is for in the reader's language."""
    told = {language: t("sandbox.tagline", language) for language in LANGUAGES}
    return replace(AppSurface.from_manifest(manifest()), description=told)


def manifest() -> dict[str, Any]:
    """The manifest an operator gives to Slack: the sandbox grants nothing it does not ask for."""
    found: dict[str, Any] = json.loads(files("bot").joinpath("manifest.json").read_text(encoding="utf-8"))
    return found
