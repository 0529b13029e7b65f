"""`unison doctor`: what is set, what works, what is missing and how to get it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.check import Format
from bot.cli.fail import FINDINGS, clear_errors

if TYPE_CHECKING:
    from bot.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("doctor")(doctor)


@dataclass(frozen=True, slots=True)
class Examination:
    """One thing looked at: ``warning`` is fine for the sandbox, ``error`` stops the bot."""

    name: str
    state: Literal["ok", "warning", "error"]
    found: str
    advice: str = ""


MARKS = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "error": ("✗", "red")}


def doctor(
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """Look at settings, database, guideline, language models and Slack tokens. Exit code 1 when something is broken."""
    from bot.settings import describe, load

    with clear_errors("en"):
        settings = load()
        results = list(examine(settings))
    if output is Format.JSON:
        table = [row._asdict() for row in describe()]
        json.dump(
            {"examinations": [asdict(r) for r in results], "settings": table}, sys.stdout, ensure_ascii=False, indent=2
        )
        sys.stdout.write("\n")
    else:
        _print(results, settings)
    if any(r.state == "error" for r in results):
        raise typer.Exit(FINDINGS)


def examine(settings: Settings) -> Iterator[Examination]:
    """Look at each part in turn; a part that fails does not hide the next."""
    yield from _database(settings)
    yield _pipeline(settings)
    yield _encoder(settings)
    yield _tokens(settings)


def _database(settings: Settings) -> Iterator[Examination]:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.bootstrap import open_database
    from bot.settings import SettingsError
    from guidelines import store
    from storage.errors import StorageError

    try:
        database = open_database(settings)
        with database.reading() as session:
            brands = store.brands(session)
            found = [f"{b} (version {store.latest(session, b).number})" for b in brands]
    except (StorageError, SettingsError) as problem:
        yield Examination("database", "error", str(problem))
        return
    except (SQLAlchemyError, OSError) as problem:
        reason = str(getattr(problem, "orig", None) or problem).splitlines()[0]
        yield Examination("database", "error", reason, "Check UNISON_DATABASE_URL and UNISON_DATA_DIR.")
        return
    yield Examination("database", "ok", f"{database.kind}: {database.engine.url.render_as_string()}")
    if not brands:
        advice = "Import one: unison guide import FOLDER (or: unison guide import demo)."
        yield Examination("guideline", "warning", "none imported", advice)
    elif len(brands) > 1 and not settings.brand:
        yield Examination("guideline", "warning", ", ".join(found), "Set UNISON_BRAND to the one to check against.")
    else:
        yield Examination("guideline", "ok", ", ".join(found))


def _pipeline(settings: Settings) -> Examination:
    from importlib.util import find_spec
    from pathlib import Path

    name = settings.spacy_model
    if find_spec(name) is None and not Path(name).is_dir():
        advice = "Install that package, or set UNISON_SPACY_MODEL to an installed one or a folder."
        return Examination("English pipeline", "error", f"{name} is not installed", advice)
    return Examination("English pipeline", "ok", name)


def _encoder(settings: Settings) -> Examination:
    from consistency.nlp.encoder import make_encoder
    from consistency.nlp.errors import EncoderError

    try:
        encoder = make_encoder(settings.encoder, long_lived=False)
        encoder.encode(["unison"])
    except EncoderError as problem:
        return Examination("encoder", "error", str(problem), "Set UNISON_ENCODER to bundled, a model name or a folder.")
    return Examination("encoder", "ok", f"{encoder.name}, {encoder.dimensions} dimensions")


def _tokens(settings: Settings) -> Examination:
    needed = {
        "SLACK_BOT_TOKEN": settings.slack_bot_token,
        "SLACK_APP_TOKEN" if settings.mode == "socket" else "SLACK_SIGNING_SECRET": (
            settings.slack_app_token if settings.mode == "socket" else settings.slack_signing_secret
        ),
    }
    missing = [name for name, value in needed.items() if value is None]
    if missing:
        advice = "Without them `unison run` starts the sandbox. docs/slack-app.md says how to get them."
        return Examination("Slack", "warning", f"{' and '.join(missing)} not set ({settings.mode} mode)", advice)
    return Examination("Slack", "ok", f"tokens set, {settings.mode} mode")


def _without_password(value: str) -> str:
    """The value as it may be shown: a database address loses its password. Tokens hide themselves."""
    if "://" not in value:
        return value
    from sqlalchemy.engine import make_url

    return make_url(value).render_as_string(hide_password=True)


def _print(results: list[Examination], settings: Settings) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from bot.settings import describe

    console = Console(highlight=False)
    for each in results:
        mark, colour = MARKS[each.state]
        console.print(Text(f"{mark} ", style=colour).append(each.name, style="bold").append(f"  {each.found}"))
        if each.advice:
            console.print(Text(f"  {each.advice}", style="dim"))
    table = Table("setting", "value", "what it is", box=None, padding=(0, 2, 0, 0), header_style="dim")
    for row in describe():
        value = getattr(settings, row.name)
        shown = "" if value is None else _without_password(str(value))
        changed = shown != row.default and shown != "" and row.name not in ("threads", "data_dir")
        table.add_row(row.env, Text(shown, style="bold" if changed else ""), Text(row.help, style="dim"))
    console.print()
    console.print(table)
