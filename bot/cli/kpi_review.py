"""`unison kpi review`: the review of a week, a month or a quarter, from the store or from a folder of files."""

from __future__ import annotations

import datetime as dt
import json
import math
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import fail

if TYPE_CHECKING:
    from rich.console import Console

    from kpi.reviews.model import Period, Review

MARKS = {"on_course": "●", "behind": "▼", "reached": "✔", "met": "✔", "missed": "✘", "thin": "○"}
COLOURS = {"on_course": "green", "behind": "red", "reached": "green", "met": "green", "missed": "red", "thin": "dim"}


class PeriodChoice(StrEnum):
    """What a review is of."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


def register(app: typer.Typer) -> None:
    """Add the command to ``app``, the group `unison kpi`."""
    app.command("review")(review)


def review(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder with kpis.yaml and a CSV file for each KPI; else the store.")
    ] = None,
    period: Annotated[PeriodChoice, typer.Option(help="week, month or quarter.")] = PeriodChoice.WEEK,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The day of the review, such as 2026-11-23.")] = None,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="A PNG of the goals; what moved goes to NAME-movers.png."),
    ] = None,
    theme: Annotated[str, typer.Option(help="light or dark, of the pictures.")] = "light",
) -> None:
    """Goals with pace and projection, what moved and why, alerts, and what to decide, with the evidence.

    It is about the seven days before the day of the review, or the last month or quarter that is over. Without a
    folder it reads the store. Exit code 0; 2 for bad input.
    """
    from bot.cli.kpi import clear_kpi_errors

    if theme not in ("light", "dark"):
        fail("The theme is light or dark.")
    language = lang.value if lang else "en"
    day = _day(as_of)
    with clear_kpi_errors():
        found = _of_folder(folder, period.value, day) if folder is not None else _of_store(period.value, day)
    if output is Format.JSON:
        json.dump(as_dict(found, language), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        from rich.console import Console

        print_review(found, language, Console(highlight=False))
    if out is not None:
        _draw(found, language, out, theme)


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now(dt.UTC).astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        fail(f"{text} is no day. Write it as 2026-11-23.")


def _of_folder(folder: Path, period: Period, day: dt.date) -> Review:
    from kpi.reviews.folder import read_folder, upto
    from kpi.reviews.generate import review as generate
    from kpi.reviews.periods import stretch

    return generate(upto(*read_folder(folder), stretch(period, day)))


def _of_store(period: Period, day: dt.date) -> Review:
    from zoneinfo import ZoneInfo

    from bot.bootstrap import open_database
    from bot.features.kpi import phases
    from bot.settings import load
    from kpi.reviews.generate import review as generate
    from kpi.reviews.inputs import read
    from kpi.reviews.periods import stretch

    settings = load()
    days, zone = stretch(period, day), ZoneInfo(settings.time_zone)
    since = dt.datetime.combine(days.first, dt.time(), zone).astimezone(dt.UTC)
    until = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone).astimezone(dt.UTC)
    database = open_database(settings)
    try:
        with database.reading() as session:
            planned = phases.of_campaigns(session)
            return generate(read(session, days, since=since, until=until, phases=planned))
    finally:
        database.dispose()


def as_dict(found: Review, language: str) -> dict[str, Any]:
    """The contract of ``--format json``: ``format`` 1. A number that is not known is null."""
    from bot.features.reviews import wording
    from kpi.alerts.rows import as_json

    return {
        "format": 1,
        "period": found.stretch.period,
        "first": found.stretch.first.isoformat(),
        "last": found.stretch.last.isoformat(),
        "goals": [
            {
                "goal": each.goal.id,
                "name": each.goal.name.best(language),
                "kpi": each.kpi.id if each.kpi else None,
                "stand": each.stand,
                "day": each.day.isoformat() if each.day else None,
                "adds_up": each.adds_up,
                "way": _number(each.way),
                "due": _number(each.due),
                "projected_way": _number(each.end),
                "code": each.code,
                "params": as_json(each.params),
                "text": wording.goal_words(each, language),
            }
            for each in found.goals
        ],
        "movers": [
            {
                "kpi": each.kpi.id,
                "name": each.kpi.name.best(language),
                "now": _number(each.now),
                "before": _number(each.before),
                "change": _number(each.change),
                "usual": _number(each.usual),
                "noise": _number(each.noise),
                "good": each.good,
                "drivers": [
                    {"dimension": d.dimension, "part": d.part, "change": _number(d.change), "share": _number(d.share)}
                    for d in each.drivers
                ],
            }
            for each in found.movers
        ],
        "calm": found.calm,
        "too_thin": [each.id for each in found.thin],
        "alerts": [
            {
                "alert": each.alert.id,
                "kpi": each.kpi.id,
                "state": each.alert.state,
                "since": each.alert.since.isoformat(),
                "cause": each.alert.cause,
                "decided_by": each.alert.closed_by or each.alert.acted_by,
                "text": wording.alert_words(each, language),
            }
            for each in found.alerts
        ],
        "proposals": [
            {
                "key": each.key,
                "kind": each.kind,
                "rule": each.rule,
                "goal": each.goal.id,
                "kpi": each.kpi.id,
                "part": list(each.part) if each.part else None,
                "params": as_json(each.params),
                "text": wording.proposal_words(each, language),
            }
            for each in found.proposals
        ],
    }


def _number(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 6)


def print_review(found: Review, language: str, console: Console) -> None:
    from rich.markup import escape
    from rich.table import Table

    from bot.charts.kpi_spark import text_spark
    from bot.features.kpi.views.card import state_words
    from bot.features.reviews import wording
    from bot.gateway.markdown import from_mrkdwn, plain
    from bot.i18n import text as t

    console.print(f"[bold]{escape(wording.title(found, language))}[/bold]")
    console.print(escape(wording.headline(found, language)))
    if not (found.goals or found.movers or found.calm or found.alerts):
        console.print(t("review.cli.nothing", language))
        return
    lines = {each.kpi.id: each.series for each in found.measured}

    def part(name: str) -> Table:
        console.print(f"\n[bold]{t(f'review.part.{name}', language)}[/bold]")
        return Table(box=None, padding=(0, 2, 0, 0), show_header=False)

    if found.goals:
        table = part("goals")
        for each in found.goals:
            colour = COLOURS[each.stand]
            bar = _bar(each.way, each.due)
            stand = t(f"review.stand.{each.stand}", language)
            table.add_row(
                f"[{colour}]{MARKS[each.stand]} {stand}[/{colour}]",
                bar,
                f"{escape(each.goal.name.best(language))}\n[dim]{escape(wording.goal_words(each, language))}[/dim]",
            )
        console.print(table)
    table = part("movers")
    for mover in found.movers:
        series = lines.get(mover.kpi.id)
        told = wording.mover_words(mover, language)
        colour = "green" if mover.good else "red"
        spark = text_spark(series.window(found.stretch.last, 28), 28) if series is not None else ""
        reason = wording.why(mover, language)
        says = f"{told['now']} / {told['before']}" + (f"  {reason}" if reason else "")
        table.add_row(
            f"[{colour}]{told['change']} {told['better']}[/{colour}]",
            spark,
            f"{escape(mover.kpi.name.best(language))}\n[dim]{escape(says)}[/dim]",
        )
    if not found.movers:
        table.add_row(wording.unmoved(found, language))
    console.print(table)
    if found.alerts:
        table = part("alerts")
        for line in found.alerts:
            # In a terminal nobody has a name but by their id, and moments are no token that a reader's clock fills in.
            state = escape(from_mrkdwn(state_words(line.alert, language), plain({}), "{:%Y-%m-%d %H:%M} UTC".format))
            table.add_row(line.alert.since.isoformat(), escape(line.kpi.name.best(language)), state)
            table.add_row("", f"[dim]{escape(wording.alert_words(line, language))}[/dim]", "")
        console.print(table)
    table = part("decide")
    for number, each_one in enumerate(found.proposals, 1):
        kind = t(f"review.kind.{each_one.kind}", language)
        table.add_row(
            f"{number}. {kind}",
            f"{escape(wording.proposal_name(each_one, language))}\n"
            f"[dim]{escape(wording.proposal_words(each_one, language))}[/dim]",
        )
    if not found.proposals:
        table.add_row(t("review.proposal.none", language))
    console.print(table)
    if found.thin:
        names = t("list.comma", language).join(each.name.best(language) for each in found.thin)
        console.print(f"\n[dim]{escape(t('review.mover.thin', language, n=len(found.thin), names=names))}[/dim]")


def _bar(way: float | None, due: float | None, width: int = 20) -> str:
    """How far a goal is: blocks for what is done, a bar where it should be by now."""
    if way is None or due is None:
        return "·" * width
    done, tick = (min(max(round(each * width), 0), width) for each in (way, due))
    cells = ["█" if number < done else "░" for number in range(width)]
    cells[min(max(tick - 1, 0), width - 1)] = "┃"
    return "".join(cells)


def _draw(found: Review, language: str, out: Path, theme: str) -> None:
    from bot.features.reviews.drawing import goals_picture, movers_picture
    from bot.i18n import text as t

    shade: Any = theme
    beside = out.with_name(f"{out.stem}-movers{out.suffix or '.png'}")
    drawn = [
        (path, picture)
        for path, picture in (
            (out, goals_picture(found, language, theme=shade)),
            (beside, movers_picture(found, language, theme=shade)),
        )
        if picture is not None
    ]
    for path, picture in drawn:
        try:
            path.write_bytes(picture.png)
        except OSError as problem:
            fail(f"{path} cannot be written: {problem.strerror}. Give a path in a folder that exists.")
    paths = t("list.comma", language).join(str(path) for path, _ in drawn)
    if drawn:
        typer.echo(t("review.cli.written", language, paths=paths), err=True)
