"""The card that answers a submission: verdict, what changed, top findings, what was not checked, buttons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.blocks import Block, actions, button, context, divider, header, section
from bot.features.check.views import finding as one
from bot.gateway.mrkdwn import escape, quoted
from bot.i18n import text as t
from consistency.merge import alike
from consistency.model import NotChecked, Report, Verdict
from guidelines.model import Severity

TOP = 3
_UNIT = re.compile(r"(?:, |（).*")
VERDICT_MARKS = {
    Verdict.ON_BRAND: ":white_check_mark:",
    Verdict.NEEDS_WORK: ":large_orange_circle:",
    Verdict.OFF_BRAND: ":red_circle:",
    Verdict.NOT_CHECKED: ":white_circle:",
}
STATUS_MARKS = {"carried": ":white_check_mark:", "weak": ":heavy_minus_sign:", "missing": ":white_circle:"}


def headline(report: Report, language: str) -> str:
    """The verdict in one line of plain text, for the header, notifications and screen readers."""
    name = t(f"verdict.{report.verdict.value}", language)
    if report.verdict is Verdict.NOT_CHECKED:
        return name
    return t("card.headline", language, verdict=name, score=report.score)


def tally(report: Report, language: str) -> str:
    """How many findings of each severity, in words: “2 must fix · 1 should fix”; empty when there are none."""
    counts = Counter(f.severity for f in report.findings)
    return " · ".join(t(f"tally.{s.value}", language, n=counts[s]) for s in Severity if counts[s])


def what_changed(before: Report, after: Report, language: str) -> str:
    """Fixed and new findings between two revisions, and whether the guideline was another one too.

    Findings are the same when code, item and words are.
    """
    old = Counter((f.code, f.item, f.quote) for f in before.findings)
    new = Counter((f.code, f.item, f.quote) for f in after.findings)
    counts = {"fixed": sum((old - new).values()), "added": sum((new - old).values())}
    told = t("card.changed", language, **counts, before=before.score, after=after.score)
    if before.version == after.version:
        return told
    return told + "\n" + t("card.guideline_changed", language, before=before.version, after=after.version)


def not_checked(report: Report, language: str) -> str:
    """What was not looked at and why, as one line of sentences; empty when everything was."""
    seen = dict.fromkeys(t(n.code, language, **n.params) for n in report.not_checked)
    return " ".join(seen)


def not_checked_briefly(report: Report, language: str) -> str:
    """The same for the card: measures that only need a longer text are named together, not one by one."""
    short = [n for n in report.not_checked if _needs_more_text(n)]
    if len(short) < 2:
        return not_checked(report, language)
    rest = replace(report, not_checked=tuple(n for n in report.not_checked if n not in short))
    names = dict.fromkeys(_UNIT.sub("", t(f"measure.{n.code.split('.')[2]}", language)) for n in short)
    what = t("card.joint", language).join(names)
    return " ".join((not_checked(rest, language), t("card.too_short_for", language, what=what))).strip()


def _needs_more_text(item: NotChecked) -> bool:
    return item.check == "tone" and item.code.endswith((".too_short", ".few_sentences"))


def report_card(
    report: Report,
    *,
    submission_id: str,
    revision: int,
    language: str,
    text: str,
    title: str | None = None,
    previous: Report | None = None,
    author: str | None = None,
    applied: int | None = None,
    pillars: dict[str, str] | None = None,
    context_line: str | None = None,
) -> tuple[str, list[Block]]:
    """Notification text and blocks for one checked revision.

    ``pillars`` names pillar ids for people; ``context_line`` says what was checked against what; ``applied`` is the
    number of fixes the bot put into this revision; ``author`` the Slack id of the person who sent it.
    """
    top = headline(report, language)
    blocks: list[Block] = [header(f"{VERDICT_MARKS[report.verdict]} {top}")]
    about = [quoted(title)] if title else []
    if author:
        about.append(t("card.by", language, person=f"<@{author}>"))
    if context_line:
        about.append(escape(context_line))
    if about:
        blocks.append(context(" · ".join(about)))
    if previous:
        blocks.append(section(what_changed(previous, report, language)))
    if applied:
        blocks.append(context(t("card.applied", language, n=applied)))
    if report.findings:
        blocks += _findings(report, text, language, submission_id, revision)
    elif report.verdict is Verdict.ON_BRAND:
        blocks.append(section(t("card.clean", language, n=len(report.checked))))
    if report.suppressed:
        blocks.append(context(t("exceptions.on_card", language, n=len(report.suppressed))))
    foot = _score_line(report, language), _pillar_line(report, language, pillars or {})
    unchecked = not_checked_briefly(report, language)
    lines = [line for line in foot if line]
    if unchecked:
        lines.append(t("card.not_checked", language, what=escape(unchecked)))
    if lines:
        blocks += [divider(), *(context(line) for line in lines)]
    blocks.append(actions(_buttons(report, language, submission_id, revision), block_id="check-actions"))
    return f"{top}. {tally(report, language)}".strip(), blocks


def _findings(report: Report, text: str, language: str, submission_id: str, revision: int) -> list[Block]:
    """The top faults; one that comes again and again is shown at its first place, so that it hides no other."""
    shown: list[Block] = []
    top = alike(report.findings)[:TOP]
    for found in top:
        shown += one.blocks(
            found[0], text=text, language=language, submission_id=submission_id, revision=revision, places=len(found)
        )
    rest = len(report.findings) - sum(map(len, top))
    if rest > 0:
        shown.append(context(t("card.more", language, n=rest, tally=tally(report, language))))
    return shown


def _score_line(report: Report, language: str) -> str:
    lost = [p for p in report.parts if p.lost > 0]
    if not lost:
        return ""
    pieces = " · ".join(
        f"{t(f'check.{p.check}', language)} −{p.lost:.0f}" for p in sorted(lost, key=lambda p: -p.lost) if p.lost >= 0.5
    )
    return t("card.score", language, score=report.score, parts=pieces) if pieces else ""


def _pillar_line(report: Report, language: str, names: dict[str, str]) -> str:
    """What the copy says of the message house; what is not asked of it is not called missing."""
    pieces = [
        t(f"pillar.{c.status}", language, mark=STATUS_MARKS[c.status], pillar=escape(names.get(c.pillar, c.pillar)))
        for c in report.coverage
        if c.expected or c.status != "missing"
    ]
    return t("card.pillars", language, pillars="   ".join(pieces)) if pieces else ""


def _buttons(report: Report, language: str, submission_id: str, revision: int) -> list[Block]:
    value: dict[str, Any] = {"submission": submission_id, "revision": revision}
    fixes = sum(1 for f in report.findings if f.fix)
    row: list[Block] = []
    if fixes:
        label = t("card.apply", language, n=fixes)
        row.append(button(label, "check.apply_fixes", value, style="primary"))
    if report.findings or report.measures or report.suppressed:
        key = "card.all" if report.findings else "card.details"
        row.append(button(t(key, language, n=len(report.findings)), "check.all_findings", value))
    row.append(button(t("card.again", language), "check.again", value))
    row.append(button(t("card.ask_approval", language), "approval.ask", value))
    if report.findings:
        row.append(button(t("card.not_helpful", language), "check.not_helpful", {**value, "finding": ""}))
    return row


def warming_card(language: str) -> tuple[str, list[Block]]:
    """What stands in the card's place while the language models load for the first time."""
    words = t("card.warming", language)
    return words, [section(f":hourglass_flowing_sand: {words}")]


def failed_card(language: str, *, reason: str, reference: str | None) -> tuple[str, list[Block]]:
    """What is said when a submission cannot be answered: the reason, what to do, and a reference id; without one where
    there was no copy to keep, such as in a photo, the reason alone."""
    if reference is None:
        return reason, [section(f":warning: {escape(reason)}")]
    words = t("card.failed", language, reason=reason)
    lines: Sequence[Block] = [
        section(f":warning: {escape(words)}"),
        context(t("card.reference", language, id=reference)),
    ]
    return words, list(lines)
