"""`unison due`: the due date that a sentence says; and `unison bench dates`, how often it is right."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from bot.cli.check import Format
from bot.cli.fail import clear_errors, fail

if TYPE_CHECKING:
    from bot.bench.dates import Tally
    from campaigns.due.model import Due, DueSettings

Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("due")(due)


def due(
    text: Annotated[str | None, typer.Argument(help="The sentence, as said in chat.")] = None,
    now: Annotated[
        str | None,
        typer.Option("--now", "--today", help="The present moment, such as 2026-03-04T10:00, or day; without it now."),
    ] = None,
    tz: Annotated[str, typer.Option("--tz", help="The speaker's zone, such as Asia/Shanghai.")] = "UTC",
    country: Annotated[
        str, typer.Option(help="Country of the working-day calendar, or none for Monday to Friday.")
    ] = "CN",
    day_first: Annotated[bool, typer.Option(help="Read 12/04 as 12 April.")] = False,
    jsonl: Annotated[
        Path | None, typer.Option(help="A file with an input and a reference on each line instead.")
    ] = None,
    output: Output = Format.TEXT,
    lang: Annotated[str, typer.Option(help="Language of the answer: en or zh.")] = "en",
) -> None:
    """Read a due date from a sentence in English or Chinese.

    Exit code 0 also when the sentence says no date; 2 for wrong use or bad input.
    """
    from bot.i18n import text as t
    from campaigns.due.model import DueSettings, UnknownCountry
    from campaigns.due.reader import read_due

    settings = DueSettings(country=None if country.lower() == "none" else country.upper(), day_first=day_first)
    zone = _zone(tz, lang)
    try:
        if jsonl is not None:
            if text is not None:
                fail(t("due.text_and_file", lang))
            for answer in _answers(jsonl, settings, zone, lang):
                sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            return
        if text is None:
            fail(t("due.nothing_given", lang))
        read = read_due(text, now=_now(now, zone, lang), settings=settings)
    except UnknownCountry as problem:
        fail(t("due.unknown_country", lang, country=problem.country))
    if output is Format.JSON:
        json.dump({"input": text, **as_dict(read)}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        typer.echo(sentence(read, lang))


def as_dict(read: Due | None) -> dict[str, Any]:
    """The answer of ``--format json``: a stable contract, described in docs/due-dates.md."""
    from campaigns.due.model import iso

    if read is None:
        return {"due": None, "alternatives": []}
    period = read.period and {"start": iso(read.period[0]), "end": iso(read.period[1])}
    return {
        "due": read.iso,
        "granularity": read.granularity.value,
        "zone": read.zone,
        "words": read.words,
        "start": read.start,
        "end": read.end,
        "past": read.past,
        "recurring": read.recurring,
        "period": period or None,
        "alternatives": [other.iso for other in read.alternatives],
        "reasons": [other.reason.value for other in read.alternatives],
    }


def sentence(read: Due | None, language: str) -> str:
    """The answer for a person: what was understood, from which words, and what else it could mean."""
    from bot.i18n import text as t

    if read is None:
        return t("due.none", language)
    said = t("due.read", language, due=read.iso.replace("T", " "), zone=read.zone, words=read.words)
    marks = [t(key, language) for key, on in (("due.past", read.past), ("due.recurring", read.recurring)) if on]
    others = [
        t("due.other", language, due=other.iso.replace("T", " "), reason=t(other.reason.value, language))
        for other in read.alternatives
    ]
    return "\n".join([said, *marks, *others])


def dates(
    path: Annotated[
        Path, typer.Argument(help="A folder with due_cases.jsonl, negatives.jsonl or recognizers_cases.jsonl.")
    ],
    failures: Annotated[
        bool, typer.Option("--failures", help="List every case answered otherwise than labelled.")
    ] = False,
    output: Output = Format.TEXT,
) -> None:
    """Due dates: right answers by language and kind, false positives, and the library's cases against the library."""
    from bot.bench.dates import run

    with clear_errors("en"):
        result = run(path)
    if output is Format.JSON:
        answer = {
            name: [{**asdict(tally), "percent": round(tally.percent, 2)} for tally in tallies]
            for name, tallies in (
                ("commands", result.commands),
                ("false_positives", result.false_positives),
                ("library_cases", result.library_cases),
            )
        }
        listed = [asdict(failure) for failure in result.failures] if failures else []
        json.dump({**answer, "failures": listed}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for title, tallies in (("due commands", result.commands), ("library cases", result.library_cases)):
        for tally in tallies:
            alone = "" if tally.library is None else f"   library alone {tally.library}"
            typer.echo(f"{title:16} {tally.language}  {tally.name:14} {_share(tally)}{alone}")
    for tally in result.false_positives:
        share = f"{tally.cases - tally.right}/{tally.cases}  {100 - tally.percent:.1f} %"
        typer.echo(f"{'false positives':16} {tally.language}  {tally.name:14} {share}")
    for each in result.failures if failures else ():
        typer.echo(f"{each.id}  {each.text}  [{each.reference}]  read {each.due}, accepted {each.accept}")


def _share(tally: Tally) -> str:
    return f"{tally.right}/{tally.cases}  {tally.percent:.1f} %"


def _zone(name: str, language: str) -> ZoneInfo:
    from bot.i18n import text as t

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        fail(t("due.bad_zone", language, zone=name))


def _now(words: str | None, zone: ZoneInfo, language: str) -> datetime:
    from bot.i18n import text as t

    if words is None:
        return datetime.now(zone)
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        fail(t("due.bad_now", language, now=words))
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _answers(path: Path, settings: DueSettings, zone: ZoneInfo, language: str) -> Iterator[dict[str, Any]]:
    from dataclasses import replace

    from bot.i18n import text as t
    from campaigns.due.reader import read_due
    from storage.endless import is_endless

    if is_endless(path):
        fail(t("due.no_file", language, file=str(path)))
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        fail(t("due.no_file", language, file=str(path)))
    questions = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                case = json.loads(line)
                said = case["input"]
                if not isinstance(said, str):
                    raise TypeError(said)
                questions.append((said, datetime.fromisoformat(case["reference"]), case.get("lang")))
            except (ValueError, KeyError, TypeError, AttributeError):
                fail(t("due.bad_question", language, file=path.name, line=number))
    for said, reference, hint in questions:
        moment = reference.astimezone(zone) if reference.tzinfo else reference.replace(tzinfo=zone)
        read = read_due(said, now=moment, settings=replace(settings, language=hint if hint in {"en", "zh"} else None))
        yield {"input": said, **as_dict(read)}
