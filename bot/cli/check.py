"""`unison check`: one text against a guideline."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.fail import FINDINGS, clear_errors, fail
from bot.cli.reading import STANDARD_INPUT, read_copy

if TYPE_CHECKING:
    from bot.settings import Settings
    from consistency.learned import Learned
    from guidelines.model import Guideline, GuidelineVersion

GUIDE_HELP = "Guideline folder, or [bold]demo[/bold] for the demo brand. Without it the store is used."

CAMPAIGN_HELP = "Campaign whose brief the copy is held to: a .yaml file, a name in the store, or [bold]demo[/bold]."


class Format(StrEnum):
    """What a command prints: for people or for programs."""

    TEXT = "text"
    JSON = "json"


class Level(StrEnum):
    """The least severity that makes the exit code 1."""

    SUGGESTION = "suggestion"
    WARNING = "warning"
    ERROR = "error"


class Reader(StrEnum):
    """Language of the answer."""

    EN = "en"
    ZH = "zh"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("check")(check)


def check(
    file: Annotated[str, typer.Argument(help="The copy: a .txt .md .docx .pptx .pdf .csv file, or - for input.")],
    guide: Annotated[str | None, typer.Option(help=GUIDE_HELP)] = None,
    brand: Annotated[str | None, typer.Option(help="Brand of the store to check against.")] = None,
    version: Annotated[int | None, typer.Option(help="Guideline version of the store; without it the latest.")] = None,
    channel: Annotated[str | None, typer.Option(help="Channel of the guideline the copy is for.")] = None,
    stage: Annotated[str | None, typer.Option(help="Customer journey stage the copy is for.")] = None,
    campaign: Annotated[str | None, typer.Option(help=CAMPAIGN_HELP)] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day the copy goes live; without it today.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
    fail_on: Annotated[Level, typer.Option(help="Least severity that gives exit code 1.")] = Level.SUGGESTION,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
) -> None:
    """Check one piece of copy against the brand's guideline.

    Exit code 0 without findings, 1 with findings at or above --fail-on, 2 for wrong use or bad input.
    """
    from bot.settings import load

    with clear_errors(lang.value if lang else "en"):
        settings = load()
        language = lang.value if lang else settings.language
    with clear_errors(language), _uncollected():
        from consistency.nlp.encoder import make_encoder

        read = read_copy(file, settings.max_file_mb, language)
        encoder = make_encoder(settings.encoder, long_lived=False, folder=settings.cache_dir)
        source = find_guideline(settings, guide=guide, brand=brand, version=version)
        from bot.cli.campaign_brief import find_brief
        from consistency.check import check as run_check
        from consistency.compile import compile_guideline
        from consistency.model import Copy
        from consistency.nlp.tagger import light_imports, use_pipeline

        use_pipeline(settings.spacy_model)
        about = read.head.about(getattr(source, "guideline", source))
        channel, stage = channel or about.get("channel"), stage or about.get("stage")
        day = as_of.date() if as_of else read.head.as_of or date.today()  # noqa: DTZ011 - the writer's own day
        brief = find_brief(settings, campaign, day, language) if campaign else None
        copy = Copy(text=read.text, channel=channel, stage=stage, as_of=day, brief=brief)
        with light_imports():
            compiled = compile_guideline(source, encoder, learned=find_learned(settings, stored=guide is None))
            report = run_check(copy, compiled)
    if output is Format.JSON:
        from bot.cli.contract import with_sentences
        from consistency.report_json import report_to_dict

        answer = with_sentences(report_to_dict(report), report, read.text, language, read.above)
        held = {"campaign": brief.name, "phase": brief.phase} if brief else {"campaign": None, "phase": None}
        json.dump(
            {"file": read.name, "as_of": day.isoformat(), **held, **answer}, sys.stdout, ensure_ascii=False, indent=2
        )
        sys.stdout.write("\n")
    else:
        from rich.console import Console

        from bot.cli.render import print_report
        from bot.i18n import text as t

        unsaved = t("why.unsaved", language)
        told = f"{report.brand} {f'v{report.version}' if report.version else f'({unsaved})'}"
        if channel:
            told += f" · {channel}"
        if brief:
            told += " · " + (f"{brief.name}, {brief.phase}" if brief.phase else brief.name)
        console = Console(highlight=False)
        name = read.name if file != STANDARD_INPUT else t("cli.standard_input", language)
        print_report(console, report, text=read.text, name=name, about=told, language=language, above=read.above)
    read.warn(language)
    order = [Level.SUGGESTION, Level.WARNING, Level.ERROR]
    enough = order[order.index(fail_on) :]
    if any(f.severity.value in enough for f in report.findings):
        raise typer.Exit(FINDINGS)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Inside, nothing looks for garbage: what is imported and compiled stays, and looking takes 0.3 s of 3."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def find_guideline(
    settings: Settings, *, guide: str | None, brand: str | None, version: int | None
) -> Guideline | GuidelineVersion:
    """The guideline of a folder (or the demo's), or the version in force in the store."""
    if guide and (brand or version):
        fail("Give --guide for a folder, or --brand and --version for the store, not both.")
    if guide:
        from guidelines.folder import load

        folder = Path(guide)
        if guide == "demo" and not folder.exists():
            from bot.demo import guideline_path

            folder = guideline_path()
        return load(folder)
    from bot.bootstrap import open_database
    from bot.brand import InForce

    in_force = InForce(open_database(settings), brand or settings.brand)
    current = in_force.current()
    return current if version is None else in_force.version(current.brand, version)


def find_learned(settings: Settings, *, stored: bool) -> Learned:
    """Where what was learned from a guideline is kept: the store for its versions, the cache for a folder's."""
    if not stored:
        from storage.learned_folder import FolderLearned

        return FolderLearned(settings.cache_dir / "learned")
    from storage.learned import DatabaseLearned
    from storage.session import Database

    return DatabaseLearned(Database(settings.database))
