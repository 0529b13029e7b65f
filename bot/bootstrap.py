"""The one place that wires the bot: from settings to the parts every feature works with."""

from __future__ import annotations

import datetime as dt
import gc
import logging
from collections.abc import Callable

from slack_sdk.web.async_client import AsyncWebClient

from bot.brand import InForce
from bot.context import Context
from bot.downloads import Downloads
from bot.features.tasks import workflows as task_workflows
from bot.features.tasks.desk import TaskDesk
from bot.gateway.calls import Calls
from bot.gateway.gateway import Gateway
from bot.gateway.rate import Limiter
from bot.jobs import walks, workflows
from bot.jobs.desk import Desk, passes
from bot.jobs.engine import Jobs
from bot.jobs.reminders import Reminders
from bot.jobs.steps import Steps
from bot.jobs.worker import LanguageProcess, LanguageSettings
from bot.metrics import Metrics
from bot.permalinks import Permalinks
from bot.readers import Readers
from bot.settings import Settings, SettingsError
from storage import migrate
from storage.session import Database


def utc_now() -> dt.datetime:
    """The moment; every part that needs the time is handed a function like this."""
    return dt.datetime.now(dt.UTC)


def open_database(settings: Settings) -> Database:
    """The application's database, brought to the newest revision; SettingsError where its folder cannot be made."""
    if settings.database.startswith("sqlite"):
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise SettingsError(
                f"The data folder {settings.data_dir} cannot be made: {problem.strerror}. "
                "Set UNISON_DATA_DIR to a folder that can be written."
            ) from problem
    database = Database(settings.database)
    migrate.upgrade(database.engine)
    return database


def bootstrap(
    settings: Settings,
    *,
    language: LanguageProcess | None = None,
    now: Callable[[], dt.datetime] = utc_now,
    limiter: Limiter | None = None,
) -> Context:
    """Wire one bot, with a language process of its own unless one is given. Nothing runs yet; ``bot.run`` starts it.

    ``now`` is its clock for everything but retries and rates; ``limiter`` paces its calls, at Slack's rates unless
    another is given.
    """
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    address = settings.slack_api_url or AsyncWebClient.BASE_URL
    client = AsyncWebClient(token=token, base_url=address)
    limiter = limiter or Limiter()
    calls, gateway = Calls(client, limiter=limiter), Gateway(client, limiter=limiter, language=settings.language)
    database = open_database(settings)
    guidelines = InForce(database, settings.brand)
    readers = Readers(calls, database, default=settings.language, zone=settings.time_zone, now=now)
    jobs = Jobs(settings.jobs_database, instance=settings.instance, passes=passes)
    language = language or LanguageProcess(
        LanguageSettings(
            database_url=database.url,
            encoder=settings.encoder,
            spacy_model=settings.spacy_model,
            threads=settings.threads,
            cache_dir=settings.cache_dir,
        )
    )
    steps = Steps(
        jobs=jobs,
        database=database,
        guidelines=guidelines,
        language=language,
        calls=calls,
        gateway=gateway,
        readers=readers,
        downloads=Downloads(calls, token=token, base_url=address, max_megabytes=settings.max_file_mb),
        now=now,
    )
    desk = Desk(jobs, steps)
    workflows.serve(desk)
    tasks = TaskDesk(
        settings=settings, jobs=jobs, database=database, gateway=gateway, calls=calls, readers=readers, now=now
    )
    task_workflows.serve(tasks)
    context = Context(
        settings=settings,
        database=database,
        guidelines=guidelines,
        jobs=jobs,
        language=language,
        client=client,
        gateway=gateway,
        calls=calls,
        readers=readers,
        desk=desk,
        tasks=tasks,
        reminders=Reminders(jobs=jobs, gateway=gateway, desk=tasks, now=now),
        permalinks=Permalinks(gateway),
        metrics=Metrics(),
        now=now,
    )
    walks.serve(context)
    return context


def built() -> None:
    """To be called once all is imported and wired, which stays as long as the bot: no later collection looks at it.

    Such a look takes 0.2 s, in the middle of an answer.
    """
    gc.collect()
    gc.freeze()


def configure_logging(level: str) -> None:
    """One line a record on standard error; libraries speak up only for what needs a person."""
    logging.basicConfig(level=level.upper(), format="%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    # Bolt warns that a token in the environment is not used beside a client, which is as it should be.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    for noisy in ("slack_sdk", "dbos", "alembic", "aiohttp.access", "sentence_transformers", "httpx"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, logging.getLogger().level))
