"""`unison check`: texts against a guideline."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.fail import BAD_INPUT, FINDINGS, clear_errors, complain, fail

if TYPE_CHECKING:
    from bot.settings import Settings
    from consistency.exceptions import GuidelineException
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
    files: Annotated[
        list[str], typer.Argument(help="The copy: .txt .md .docx .pptx .pdf .csv files, or - for standard input.")
    ],
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
    """Check copy against the brand's guideline, each file for itself.

    Exit code 0 without findings, 1 with findings at or above --fail-on, 2 for wrong use or a file that cannot be
    checked; the others are checked all the same.
    """
    from bot.settings import load

    with clear_errors(lang.value if lang else "en"):
        settings = load()
        language = lang.value if lang else settings.language
    single = len(files) == 1
    with clear_errors(language), _uncollected() if single else nullcontext():
        from bot.cli.check_output import print_results, write_results
        from bot.cli.checking import Asked, Checked, Refused, read_files, results
        from consistency.compile import compile_guideline
        from consistency.nlp.encoder import make_encoder
        from consistency.nlp.tagger import light_imports, use_pipeline

        handed = read_files(files, settings, language)
        if single and isinstance(handed[0], Refused):
            fail(handed[0].sentence)
        source = find_guideline(settings, guide=guide, brand=brand, version=version)
        encoder = make_encoder(settings.encoder, long_lived=False, folder=settings.cache_dir)
        use_pipeline(settings.spacy_model)
        asked = Asked(channel, stage, campaign, as_of.date() if as_of else None)
        show = write_results if output is Format.JSON else print_results
        with light_imports():
            compiled = compile_guideline(source, encoder, learned=find_learned(settings, stored=guide is None))
            granted = () if guide else find_exceptions(settings, compiled.guideline.brand.id)
            outcomes = show(results(handed, asked, compiled, granted, settings, language), language, single=single)
    for each in outcomes:
        if isinstance(each, Checked):
            each.read.warn(language)
        else:
            complain(each.sentence)
    if any(isinstance(each, Refused) for each in outcomes):
        raise typer.Exit(BAD_INPUT)
    order = [Level.SUGGESTION, Level.WARNING, Level.ERROR]
    enough = {level.value for level in order[order.index(fail_on) :]}
    if any(f.severity.value in enough for each in outcomes if isinstance(each, Checked) for f in each.report.findings):
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


def find_exceptions(settings: Settings, brand: str) -> tuple[GuidelineException, ...]:
    """What the store's exceptions let stand today."""
    from campaigns.exceptions.store import for_checking
    from storage.session import Database

    with Database(settings.database).reading() as session:
        return for_checking(session, brand, datetime.now().date())  # noqa: DTZ005 - the writer's own day


def find_learned(settings: Settings, *, stored: bool) -> Learned:
    """Where what was learned from a guideline is kept: the store for its versions, the cache for a folder's."""
    if not stored:
        from storage.learned_folder import FolderLearned

        return FolderLearned(settings.cache_dir / "learned")
    from storage.learned import DatabaseLearned
    from storage.session import Database

    return DatabaseLearned(Database(settings.database))
