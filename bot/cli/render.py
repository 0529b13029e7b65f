"""Reports for a terminal: the verdict, each finding with the line it stands in, and what was not checked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.features.check.views.finding import sentence, window
from bot.features.check.views.findings import target
from bot.features.check.views.seen import corrected, seen
from bot.i18n import text as t
from consistency.merge import alike
from consistency.model import Finding, Report, Verdict
from guidelines.model import Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.SUGGESTION: "blue"}
VERDICT_COLOURS = {
    Verdict.ON_BRAND: "green",
    Verdict.NEEDS_WORK: "yellow",
    Verdict.OFF_BRAND: "red",
    Verdict.NOT_CHECKED: "white",
}


def position(text: str, offset: int, above: int = 0) -> tuple[int, int]:
    """Line and column of ``offset``, both from 1; CRLF, CR and LF each end one line.

    ``above`` are the lines of the file before ``text`` begins.
    """
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return above + before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def print_report(
    console: Console, report: Report, *, text: str, name: str, about: str, language: str, above: int = 0
) -> None:
    """Write the report of one text, which stands ``above`` lines down in its file."""
    head = Text()
    verdict = f" {t(f'verdict.{report.verdict.value}', language)} "
    head.append(verdict, style=f"bold reverse {VERDICT_COLOURS[report.verdict]}")
    if report.verdict is not Verdict.NOT_CHECKED:
        head.append(f"  {report.score}/100", style="bold")
    head.append(f"  {name}", style="cyan")
    head.append(f"  {about}", style="dim")
    console.print(head)
    for places in alike(report.findings):
        console.print()
        console.print(_finding(places, text, language, above))
    _let_stand(console, report, language)
    _measures(console, report, language)
    lost = [p for p in report.parts if p.lost >= 0.5]
    if lost:
        parts = " · ".join(f"{t(f'check.{p.check}', language)} −{p.lost:.0f}" for p in lost)
        console.print()
        console.print(Text(t("cli.score", language, score=report.score, parts=parts), style="dim"))
    if report.not_checked:
        console.print()
        console.print(Text(t("cli.not_checked", language), style="bold"))
        for line in dict.fromkeys(t(n.code, language, **n.params) for n in report.not_checked):
            console.print(Padding(Text(f"· {line}"), (0, 0, 0, 2)))


def _finding(places: Sequence[Finding], text: str, language: str, above: int) -> Group:
    """What comes again and again is shown once, with all its places."""
    finding = places[0]
    colour = COLOURS[finding.severity]
    head = Text("● ", style=colour)
    head.append(t(f"severity.{finding.severity.value}", language), style=f"bold {colour}")
    spans = [each.span for each in places if each.span]
    if spans:
        at = (position(text, span.start, above) for span in spans)
        head.append("  " + ", ".join(f"{line}:{column}" for line, column in at), style="cyan")
    head.append(f"  {finding.code}", style="dim")
    body = [Text(sentence(finding, language))]
    if finding.span:
        body.append(_quotation(finding, text))
    if finding.reason:
        source = f" ({finding.source})" if finding.source else ""
        body.append(Text(f"{finding.reason.best(language)}{source}", style="dim"))
    return Group(head, *(Padding(part, (0, 0, 0, 2)) for part in body))


def _quotation(finding: Finding, text: str) -> Text:
    assert finding.span is not None
    before, words, after = window(*seen(text, finding.span), around=60)
    quote = Text("│ ", style="dim")
    quote.append(before)
    if finding.fix and finding.fix.span == finding.span:
        quote.append(" ".join(words.split()), style=f"strike {COLOURS[finding.severity]}")
        # The arrow tells old from new where there are no colours.
        quote.append(f" → {corrected(finding.fix.replacement, words) or '∅'}", style="bold green")
    else:
        quote.append(" ".join(words.split()), style=f"bold {COLOURS[finding.severity]}")
    quote.append(after)
    return quote


def _let_stand(console: Console, report: Report, language: str) -> None:
    """What exceptions let stand, with who says so, why and until when."""
    if not report.suppressed:
        return
    console.print()
    console.print(Text(t("exceptions.let_stand", language), style="bold"))
    for each in report.suppressed:
        by = t("exceptions.stands", language, reason=each.reason, person=each.author, day=each.until.isoformat())
        console.print(Padding(Text(f"· {sentence(each.finding, language)}  {by}"), (0, 0, 0, 2)))


def _measures(console: Console, report: Report, language: str) -> None:
    if not report.measures:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for m in report.measures:
        mark = Text("✓", style="green") if m.within else Text("!", style="yellow")
        where = t(f"language.{m.language}", language)
        table.add_row(mark, t(f"measure.{m.name}", language), where, f"{m.value:g}", Text(target(m, language), "dim"))
    console.print()
    console.print(Text(t("modal.measures", language), style="bold"))
    console.print(Padding(table, (0, 0, 0, 2)))
