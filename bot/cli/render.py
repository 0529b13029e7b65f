"""Reports for a terminal: the verdict, each finding with the line it stands in, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.features.check.views.finding import grounds, sentence, window
from bot.features.check.views.findings import target
from bot.features.check.views.seen import corrected, seen
from bot.i18n import text as t
from bot.wording import date_words
from consistency.exceptions import rule_of
from consistency.merge import alike
from consistency.model import Finding, Report, Span, Verdict
from guidelines.model import Severity

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.SUGGESTION: "blue"}
VERDICT_COLOURS = {
    Verdict.ON_BRAND: "green",
    Verdict.NEEDS_WORK: "yellow",
    Verdict.OFF_BRAND: "red",
    Verdict.NOT_CHECKED: "white",
}
AROUND = 60
"""Characters of the text quoted on either side of the words at fault."""
CLOSE_BY = 12
"""The same of words that stand in what was quoted already."""


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
    quoted: list[Span] = []
    for places in alike(report.findings):
        console.print()
        console.print(Group(_head(places, text, language, above), *_body(console, places, text, language, quoted)))
    _let_stand(console, report, text, language, above)
    _on_trial(console, report, text, language, above)
    _measures(console, report, language)
    lost = [p for p in report.parts if p.lost >= 0.5]
    if lost:
        parts = " · ".join(f"{t(f'check.{p.check}', language)} −{p.lost:.0f}" for p in lost)
        console.print()
        console.print(Text(t("cli.score", language, score=report.score, parts=parts), style="dim"))
    if report.not_checked:
        reasons = dict.fromkeys(t(n.code, language, **n.params) for n in report.not_checked)
        _listed(console, t("cli.not_checked", language), reasons)


def _head(places: Sequence[Finding], text: str, language: str, above: int) -> Text:
    """Severity, places, the kind of fault and the rule behind it, as exceptions name them, and how sure it is where a
    person is to decide: what must be changed says nothing of chance.
    """
    finding = places[0]
    colour = COLOURS[finding.severity]
    head = Text("● ", style=colour)
    head.append(t(f"severity.{finding.severity.value}", language), style=f"bold {colour}")
    head.append(_at(places, text, above), style="cyan")
    known = [*dict.fromkeys((finding.code, rule_of(finding)))]
    if finding.confidence < 1 and finding.severity is not Severity.ERROR:
        known.append(t("why.confidence", language, percent=round(finding.confidence * 100)))
    head.append("  " + "  ".join(known), style="dim")
    return head


def _at(places: Iterable[Finding], text: str, above: int) -> str:
    """Where the findings stand, each by line and column; empty for what concerns the whole text."""
    at = (position(text, each.span.start, above) for each in places if each.span)
    found = ", ".join(f"{line}:{column}" for line, column in at)
    return f"  {found}" if found else ""


def _body(
    console: Console, places: Sequence[Finding], text: str, language: str, quoted: list[Span]
) -> Iterator[Padding]:
    """What comes again and again is said once, with the first place and the other words of the same fault.

    ``quoted``: what was quoted so far; it grows.
    """
    finding = places[0]
    lines = [Text(sentence(finding, language))]
    if finding.span:
        again = any(each.start <= finding.span.start and finding.span.end <= each.end for each in quoted)
        quoted.append(Span(finding.span.start - AROUND, finding.span.end + AROUND))
        lines.append(_quotation(console, finding, text, language, CLOSE_BY if again else AROUND))
        others = dict.fromkeys(" ".join(each.quote.split()) for each in places)
        if len(others) > 1:
            words = t("cli.and", language).join(t("cli.quoted", language, words=each) for each in [*others][1:])
            lines.append(Text(t("cli.also", language, words=words)))
    if why := grounds(finding, language):
        lines.append(Text(why, style="dim"))
    return (Padding(line, (0, 0, 0, 2)) for line in lines)


def _quotation(console: Console, finding: Finding, text: str, language: str, around: int) -> Text:
    assert finding.span is not None
    before, words, after = window(*seen(text, finding.span), around=around)
    quote = Text.assemble(("│ ", "dim"))
    quote.append(before)
    words, fix = " ".join(words.split()), finding.fix
    # Where there are no colours, marks show the words and an arrow tells old from new.
    shown = _marked(words, language) if console.color_system is None or console.no_color else words
    if fix and fix.span == finding.span:
        quote.append(shown, style=f"strike {COLOURS[finding.severity]}")
        quote.append(f" → {corrected(fix.replacement, words) or '∅'}", style="bold green")
    else:
        quote.append(shown, style=f"bold {COLOURS[finding.severity]}")
    quote.append(after)
    return quote


def _marked(words: str, language: str) -> str:
    return t("cli.marked", language, words=words)


def _let_stand(console: Console, report: Report, text: str, language: str, above: int) -> None:
    """What exceptions let stand, with who says so, why and until when."""
    if not report.suppressed:
        return
    by = {id(each.finding): each for each in report.suppressed}
    lines = []
    for places in alike(each.finding for each in report.suppressed):
        granted = dict.fromkeys(
            (e.reason, e.author, date_words(e.until, language)) for e in (by[id(p)] for p in places)
        )
        for reason, author, day in granted:
            stands = t("exceptions.stands", language, reason=reason, person=author, day=day)
            lines.append(f"{sentence(places[0], language)}{_at(places, text, above)}  {stands}")
    _listed(console, t("exceptions.let_stand", language), lines)


def _on_trial(console: Console, report: Report, text: str, language: str, above: int) -> None:
    """What rules on trial would have found."""
    if report.shadowed:
        found = alike(report.shadowed)
        lines = [f"{sentence(p[0], language)}{_at(p, text, above)}  {rule_of(p[0])}" for p in found]
        _listed(console, t("rules.shadow_report", language), lines)


def _listed(console: Console, title: str, lines: Iterable[str]) -> None:
    console.print()
    console.print(Text(title, style="bold"))
    for line in lines:
        console.print(Padding(Text(f"· {line}"), (0, 0, 0, 2)))


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
