"""`unison kpi goals`: the goals of a sentence, each with its lights and what to write where one is off."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import FINDINGS, fail

if TYPE_CHECKING:
    from kpi.goals.draft import GoalDraft, Reading, Wish
    from kpi.goals.lights import Light, Lights, Phrase


def register(app: typer.Typer) -> None:
    """Add the command to ``app``, which is the group of KPI commands."""
    app.command("goals")(goals)


def goals(
    text: Annotated[list[str], typer.Argument(help="The goal as a sentence, in English or Chinese; each in quotes.")],
    today: Annotated[str | None, typer.Option(help="The day it is said, such as 2026-03-04; else today.")] = None,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer; else that of the sentence.")] = None,
) -> None:
    """Read SMART goals from a sentence: metric, number, baseline, owner, dates, and what is missing.

    Exit code 0 when all five lights are on for every goal, 1 when something is missing, 2 for bad input.
    """
    from kpi.goals.achievable import assess
    from kpi.goals.reader import LONGEST, read

    spoken = [lang.value if lang else _language(sentence) for sentence in text]
    day = _day(today, spoken[0])
    for sentence, language in zip(text, spoken, strict=True):
        if not sentence.strip():
            fail(_say("goal.error.empty", language))
        if len(sentence) > LONGEST:
            fail(_say("goal.error.long", language, length=len(sentence), longest=LONGEST))
    found = [read(sentence, today=day) for sentence in text]
    judged = [[(draft, assess(draft, today=day)) for draft in reading.drafts] for reading in found]
    if output is Format.JSON:
        answers = [_answer(*each) for each in zip(text, found, judged, spoken, strict=True)]
        json.dump(
            {"format": 1, "today": day.isoformat(), "sentences": answers}, sys.stdout, ensure_ascii=False, indent=2
        )
        sys.stdout.write("\n")
    else:
        for each in zip(found, judged, spoken, strict=True):
            _print(*each)
    if any(reading.wishes or not drafts for reading, drafts in zip(found, judged, strict=True)):
        raise typer.Exit(FINDINGS)
    if not all(lights.smart for drafts in judged for _, lights in drafts):
        raise typer.Exit(FINDINGS)


def as_dict(draft: GoalDraft, lights: Lights, language: str) -> dict[str, Any]:
    """One goal of ``--format json``: a stable contract, described in docs/goals.md."""
    return {
        "words": draft.words,
        "metric": draft.metric.id if draft.metric else None,
        "metric_words": draft.metric_words,
        "kind": draft.metric.kind if draft.metric else None,
        "level": draft.metric.level if draft.metric else None,
        "unit": draft.unit,
        "direction": draft.metric.direction if draft.metric else None,
        "change": {"kind": draft.change.kind, "value": draft.change.value} if draft.change else None,
        "baseline": draft.baseline,
        "target": draft.target,
        "per": draft.per,
        "start": draft.start.isoformat() if draft.start else None,
        "end": draft.end.isoformat() if draft.end else None,
        "owners": list(draft.owners),
        "channel": draft.channel,
        "smart": lights.smart,
        "lights": {name: _light(light, language) for name, light in lights.items()},
    }


def _light(light: Light, language: str) -> dict[str, Any]:
    fix = {"code": light.fix.code, "text": spell(light.fix, language)} if light.fix else None
    return {"on": light.on, "code": light.says.code, "text": spell(light.says, language), "fix": fix}


def spell(phrase: Phrase, language: str) -> str:
    """The sentence of ``phrase`` in ``language``."""
    from kpi.goals.wording import shown

    return _say(phrase.code, language, **shown(phrase.params, language))


def _answer(sentence: str, reading: Reading, drafts: list[tuple[GoalDraft, Lights]], language: str) -> dict[str, Any]:
    wishes = [
        {"words": wish.words, "vague": wish.what, "measured_by": list(wish.measured_by)} for wish in reading.wishes
    ]
    return {"input": sentence, "goals": [as_dict(*each, language) for each in drafts], "wishes": wishes}


def _print(reading: Reading, drafts: list[tuple[GoalDraft, Lights]], language: str) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from kpi.goals.lights import FIVE

    console = Console(highlight=False)
    for draft, lights in drafts:
        on = sum(bool(lights[name].on) for name in FIVE)
        kind = _say(f"goal.kind.{draft.metric.kind}", language) if draft.metric else None
        summary = (
            _say("goal.summary", language, on=on, kind=kind) if kind else _say("goal.summary_unknown", language, on=on)
        )
        console.print(f"[bold]{escape(_say('goal.title', language, words=draft.words))}[/bold]")
        console.print(
            escape(summary + (f" · {_say('goal.channel', language, channel=draft.channel)}" if draft.channel else ""))
        )
        table = Table("", "", "", box=None, padding=(0, 1, 0, 0), show_header=False)
        for name, light in lights.items():
            mark = "[green]●[/green]" if light.on else "[dim]·[/dim]" if light.on is None else "[red]○[/red]"
            said = escape(spell(light.says, language))
            fix = f"\n[yellow]→ {escape(spell(light.fix, language))}[/yellow]" if light.fix else ""
            table.add_row(mark, escape(_say(f"goal.light.{name}", language)), said + fix)
        console.print(table)
    for wish in reading.wishes:
        _print_wish(console, wish, language)
    if not drafts and not reading.wishes:
        console.print(escape(_say("goal.none", language)))


def _print_wish(console: Any, wish: Wish, language: str) -> None:
    from rich.markup import escape

    from kpi.goals.lights import Phrase

    console.print(f"[bold]{escape(_say('goal.wish', language, words=wish.words))}[/bold]")
    console.print("  " + escape(_say("goal.metric.vague", language, words=wish.what)))
    console.print("  → " + escape(spell(Phrase("goal.metric.fix", {"metrics": wish.measured_by}), language)))


def _language(sentence: str) -> str:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in sentence) else "en"


def _day(said: str | None, language: str) -> date:
    if said is None:
        return date.today()  # noqa: DTZ011 - the reader's own day
    try:
        return date.fromisoformat(said)
    except ValueError:
        fail(_say("goal.error.today", language, value=said))


def _say(key: str, language: str, **params: object) -> str:
    from bot.i18n import text

    return text(key, language, **params)
