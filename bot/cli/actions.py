"""`unison actions`: action items and decisions of meeting notes; `unison bench actions`: how often items are right."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import FINDINGS, clear_errors, fail
from bot.cli.reading import STANDARD_INPUT, read_copy

if TYPE_CHECKING:
    from campaigns.notes.model import ActionItem, Person

Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
NOTHING = FINDINGS
"""Exit code when the notes hold no action item."""


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("actions")(actions)


def actions(
    file: Annotated[str, typer.Argument(help="The notes: a .txt .md .docx file, or - for input.")],
    day: Annotated[
        str | None,
        typer.Option(
            "--today", "--date", help="Day of the meeting, such as 2026-03-04; else as the notes say, or today."
        ),
    ] = None,
    people: Annotated[
        Path | None,
        typer.Option(help="YAML list of the people: name, aliases, slack_id. Others keep the name written."),
    ] = None,
    country: Annotated[
        str, typer.Option(help="Country of the working-day calendar, or none for Monday to Friday.")
    ] = "CN",
    output: Output = Format.TEXT,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
) -> None:
    """Find the action items and decisions of meeting notes in English or Chinese: action, owner, due date, channel.

    Exit code 0 with items, 1 when there are none, 2 for wrong use or bad input.
    """
    from bot.i18n import text as t
    from bot.settings import load

    with clear_errors(lang.value if lang else "en"):
        settings = load()
    language = lang.value if lang else settings.language
    with clear_errors(language):
        read = read_copy(file, settings.max_file_mb, language)
    notes = read.text
    from campaigns.due.calendar import Calendar
    from campaigns.due.model import DueSettings, UnknownCountry
    from campaigns.due.reader import read_due
    from campaigns.notes.decisions import decisions
    from campaigns.notes.extract import extract
    from campaigns.notes.meeting_day import meeting_day
    from campaigns.notes.roster import COMMON

    roster = _people(people, language) if people else ()
    held = _day(day, language) if day else meeting_day(notes) or date.today()  # noqa: DTZ011 - the reader's own day
    habits = DueSettings(country=None if country.lower() == "none" else country.upper())
    try:
        Calendar(habits.country).is_working(held)  # a country nobody has a calendar for is refused, needed or not
        items = extract(
            notes,
            meeting_date=held,
            people=roster,
            channels=COMMON,
            due_reader=read_due,
            zone=settings.time_zone,
            settings=habits,
        )
    except UnknownCountry as problem:
        fail(t("due.unknown_country", language, country=problem.country))
    decided = decisions(notes, items)
    if output is Format.JSON:
        answer = {
            "format": 1,
            "file": read.name,
            "date": held.isoformat(),
            "items": [as_dict(item, notes) for item in items],
            "decisions": list(decided),
        }
        json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        name = read.name if file != STANDARD_INPUT else t("cli.standard_input", language)
        _print(items, name, held, language)
        _print_decided(decided, language)
    read.warn(language)
    if not items:
        raise typer.Exit(NOTHING)


def as_dict(item: ActionItem, notes: str) -> dict[str, Any]:
    """One item of ``--format json``: a stable contract, described in docs/action-items.md."""
    due = item.due
    return {
        "action": item.action,
        "owner": item.owner,
        "contributors": list(item.contributors),
        "due": due.iso if due else None,
        "granularity": due.granularity.value if due else None,
        "due_words": due.words if due else None,
        "recurring": due.recurring if due else False,
        "alternatives": [other.iso for other in due.alternatives] if due else [],
        "channel": item.channel,
        "status": item.status.value,
        "carried_from": item.carried_from,
        "span": [item.start, item.end],
        "words": notes[item.start : item.end],
        "confidence": item.confidence,
    }


def bench(
    path: Annotated[Path, typer.Argument(help="Folder with people.yaml, channels.yaml, dev and held.")],
    half: Annotated[str | None, typer.Option(help="Only this half: dev or held.")] = None,
    faults: Annotated[bool, typer.Option("--faults", help="List what was missed, invented or read wrongly.")] = False,
    output: Output = Format.TEXT,
) -> None:
    """Action items: precision, recall, owner and due date against labels, by language and half."""
    from bot.bench.actions import HALVES, run

    with clear_errors("en"):
        scores = run(path, [half] if half else HALVES)
    if output is Format.JSON:
        answers = [each.figures() for each in scores]
        kept = answers if faults else [{k: v for k, v in each.items() if k != "faults"} for each in answers]
        json.dump({"scores": kept}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for score in scores:
        figures = score.figures()
        shares = ", ".join(
            f"{name.removesuffix('_exact')} {figures[name]:.3f}"
            for name in ("precision", "recall", "f1", "owner_exact", "due_exact", "channel_exact", "contributors_exact")
        )
        counts = f"{score.notes} notes, {score.labelled} items, {score.reopened} of {score.closed} closed ones reopened"
        typer.echo(f"{score.half:4} {score.language}  {shares}  ({counts})")
        for fault in score.faults if faults else ():
            typer.echo(f"    {fault}")


def _day(said: str, language: str) -> date:
    from bot.i18n import text as t

    try:
        return date.fromisoformat(said)
    except ValueError:
        fail(t("actions.bad_date", language, date=said))


def _people(path: Path, language: str) -> tuple[Person, ...]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    from bot.i18n import text as t
    from campaigns.notes.roster import BadRoster, people_of

    if not path.is_file():
        fail(t("actions.no_people", language, file=str(path)))
    try:
        return people_of(YAML(typ="safe").load(path.read_text(encoding="utf-8")))
    except UnicodeDecodeError:
        fail(t("actions.bad_people", language, file=path.name))
    except YAMLError as problem:
        fail(t("actions.error.yaml", language, file=path.name, problem=str(problem).split("\n")[0]))
    except BadRoster:
        fail(t("actions.bad_people", language, file=path.name))


def _print(items: tuple[ActionItem, ...], name: str, held: date, language: str) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from bot.i18n import text as t

    console = Console(highlight=False)
    if not items:
        console.print(escape(t("actions.none", language, file=name)))
        return
    console.print(escape(t("actions.title", language, n=len(items), file=name, day=held.isoformat())))
    columns = [t(f"actions.column.{c}", language) for c in ("action", "owner", "due", "channel", "status")]
    table = Table("", *columns, box=None, padding=(0, 2, 0, 0))
    for number, item in enumerate(items, start=1):
        owner = item.owner or t("actions.unowned", language)
        if item.contributors:
            owner += "\n" + t("actions.with", language, names=", ".join(item.contributors))
        status = t(f"actions.status.{item.status.value}", language)
        if item.carried_from:
            status += "\n" + t("actions.carried", language, source=item.carried_from)
        cells = (item.action, owner, _due(item, language), item.channel or "", status)
        table.add_row(str(number), *(escape(cell) for cell in cells))
    console.print(table)


def _print_decided(decided: Sequence[str], language: str) -> None:
    from rich.console import Console

    from bot.i18n import text as t

    if decided:
        lines = ["", t("actions.decided", language), *(f"• {each}" for each in decided)]
        Console(highlight=False, markup=False, soft_wrap=True).print("\n".join(lines))


def _due(item: ActionItem, language: str) -> str:
    from bot.i18n import text as t

    if item.due is None:
        return t("actions.undated", language)
    said = item.due.iso.replace("T", " ")
    others = " / ".join(other.iso.replace("T", " ") for other in item.due.alternatives)
    return t("actions.or", language, due=said, others=others) if others else said
