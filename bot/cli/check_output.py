"""What `unison check` prints of its outcomes: reports for people, or the documented JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.cli.checking import Checked, Refused
from bot.cli.contract import with_sentences
from bot.cli.reading import STANDARD_INPUT
from bot.cli.render import VERDICT_COLOURS, print_report
from bot.i18n import text as t
from consistency.model import Verdict
from consistency.report_json import report_to_dict

Outcome = Checked | Refused


def print_results(results: Iterator[Outcome], language: str, *, single: bool) -> list[Outcome]:
    """Print each report as it comes and, of several files, how many came out how; gives back what it printed."""
    console = Console(highlight=False)
    shown: list[Outcome] = []
    for each in results:
        if isinstance(each, Checked):
            if shown:
                console.print()
            _print(console, each, language)
        shown.append(each)
    if not single:
        console.print()
        console.print(_summary(shown, language))
    return shown


def write_results(results: Iterator[Outcome], language: str, *, single: bool) -> list[Outcome]:
    """Write one object for a single file, a list of them for several; gives back what it wrote."""
    shown = list(results)
    answers = [_answer(each, language) for each in shown]
    json.dump(answers[0] if single else answers, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return shown


def _print(console: Console, each: Checked, language: str) -> None:
    report, brief = each.report, each.copy.brief
    version = f"v{report.version}" if report.version else f"({t('why.unsaved', language)})"
    told = f"{report.brand} {version}"
    if each.channel:
        told += f" · {each.channel}"
    if brief:
        told += " · " + (f"{brief.name}, {brief.phase}" if brief.phase else brief.name)
    name = each.read.name if each.read.name != STANDARD_INPUT else t("cli.standard_input", language)
    print_report(console, report, text=each.read.text, name=name, about=told, language=language, above=each.read.above)


def _summary(shown: list[Outcome], language: str) -> Text:
    counts = Counter(each.report.verdict for each in shown if isinstance(each, Checked))
    line = Text(t("cli.files", language, n=len(shown)), style="bold")
    for verdict in Verdict:
        if counts[verdict]:
            line.append(f" · {counts[verdict]} {t(f'verdict.{verdict.value}', language)}", VERDICT_COLOURS[verdict])
    if missing := len(shown) - counts.total():
        line.append(f" · {missing} {t('cli.not_read', language)}", style="red")
    return line


def _answer(each: Outcome, language: str) -> dict[str, Any]:
    if isinstance(each, Refused):
        return {"file": each.file, "error": each.sentence}
    brief, read = each.copy.brief, each.read
    return {
        "file": read.name,
        "as_of": each.copy.as_of.isoformat() if each.copy.as_of else None,
        "campaign": brief.name if brief else None,
        "phase": brief.phase if brief else None,
        **with_sentences(report_to_dict(each.report), each.report, read.text, language, read.above),
    }
