"""How one finding reads: a line that says what to do, and the writer's own words with the fault marked."""

from __future__ import annotations

import unicodedata

from bot.blocks import Block, button, cut, quotation, run, section, trail
from bot.features.check.views.seen import corrected, seen
from bot.gateway.mrkdwn import quoted
from bot.i18n import has
from bot.i18n import text as t
from bot.wording import dated
from consistency.model import Finding, Span
from consistency.statements.figures import figures
from guidelines.model import Severity

AROUND = 44
"""Characters of the writer's text shown on either side of the words at fault."""

MARKS = {
    Severity.ERROR: ":red_circle:",
    Severity.WARNING: ":large_orange_circle:",
    Severity.SUGGESTION: ":large_blue_circle:",
}


def sentence(finding: Finding, language: str) -> str:
    """The finding's sentence in the reader's language, not escaped.

    What must go without a word to put in its place is told so, and what contradicts a claim without a figure of its own
    is held to the claim alone, where the catalogue has a sentence for that.
    """
    code = finding.code
    if finding.severity is Severity.ERROR and finding.fix is None and has(f"{code}.error"):
        code = f"{code}.error"
    elif has(f"{code}.words") and not _figured(finding.quote):
        code = f"{code}.words"
    return t(code, language, **{name: dated(value, language) for name, value in finding.params.items()})


def _figured(words: str) -> bool:
    return any(unicodedata.numeric(char, None) is not None for char in words) or bool(figures(words))


def grounds(finding: Finding, language: str) -> str:
    """Why the guideline says so: its reason with the source; of an approved claim its evidence and its last day."""
    if finding.reason:
        source = f" ({finding.source})" if finding.source else ""
        return f"{finding.reason.best(language)}{source}"
    if not finding.source:
        return ""
    ends = finding.params.get("expires") if "date" not in finding.params else None
    key = "why.evidence_until" if ends else "why.evidence" if finding.check == "claims" else "why.source"
    return t(key, language, source=finding.source, day=dated(ends, language))


def line(finding: Finding, language: str, places: int = 1) -> str:
    """Severity in word and mark, then what to do and, where it is more than one, in how many places; mrkdwn."""
    name = t(f"severity.{finding.severity.value}", language)
    often = f" · {t('card.places', language, n=places)}" if places > 1 else ""
    return f"{MARKS[finding.severity]} *{name}* · {quoted(sentence(finding, language))}{often}"


def window(text: str, span: Span, around: int = AROUND) -> tuple[str, str, str]:
    """The text before, at and after ``span``: same line, at most ``around`` characters a side, cut with an ellipsis."""
    before = text[max(0, span.start - around) : span.start]
    after = text[span.end : span.end + around]
    head = before.splitlines()[-1] if before.strip() and before[-1] not in "\r\n" else ""
    tail = after.splitlines()[0] if after.strip() and after[0] not in "\r\n" else ""
    if head == before and span.start > around:
        head = "…" + head.split(" ", 1)[-1] if " " in head[:12] else "…" + head
    if tail == after and span.end + around < len(text):
        tail = trail(tail.rsplit(" ", 1)[0] if " " in tail[-12:] else tail)
    return head, text[span.start : span.end], tail


def quotation_of(finding: Finding, text: str) -> Block | None:
    """The words at fault in their place, struck out before their replacement if there is one. None without a span."""
    if finding.span is None:
        return None
    before, words, after = window(*seen(text, finding.span))
    instead = corrected(finding.fix.replacement, words) if finding.fix else ""
    words = cut(words, 240)
    if finding.fix and finding.fix.span == finding.span:
        marked = [run(words, strike=True), *([run(" "), run(instead, bold=True)] if instead else [])]
    else:
        marked = [run(words, bold=True)]
    return quotation([run(before), *marked, run(after)])


def key(finding: Finding, submission_id: str, revision: int) -> dict[str, str | int]:
    """The button value that names a finding."""
    return {"submission": submission_id, "revision": revision, "finding": finding.id}


def blocks(
    finding: Finding, *, text: str, language: str, submission_id: str, revision: int, places: int = 1
) -> list[Block]:
    """The finding as it stands on the card: its line with a Why button, then the quotation of the first place."""
    why = button(
        t("card.why", language),
        "check.why",
        key(finding, submission_id, revision),
        name=f"{t('card.why', language)} {sentence(finding, language)}",
    )
    shown = [section(line(finding, language, places), accessory=why, block_id=f"finding-{finding.id}")]
    quote = quotation_of(finding, text)
    return [*shown, quote] if quote else shown
