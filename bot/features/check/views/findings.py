"""Modals that explain: all findings, why one finding, the text with its fixes applied."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Block, actions, button, context, divider, modal, section
from bot.features.check.views import finding as one
from bot.features.check.views.card import headline, not_checked, tally
from bot.features.guide.naming import RuleNames
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import date_words
from consistency.merge import alike
from consistency.model import Finding, Measure, Report, Suppressed
from guidelines.lookup import find_item
from guidelines.model import Guideline, Severity

PAGE = 12


def findings_modal(
    report: Report, *, text: str, language: str, submission_id: str, revision: int, page: int = 0
) -> Block:
    """Every finding, ``PAGE`` a page, then the tone measures and what was not checked.

    What comes again and again is shown at its first place, with how many there are.
    """
    found = alike(report.findings)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    blocks: list[Block] = [section(f"*{headline(report, language)}*   {tally(report, language)}")]
    for places in shown:
        blocks += _entry(places, text, language, submission_id, revision)
    if pages > 1:
        blocks.append(_pager(page, pages, language, submission_id, revision))
    if page == pages - 1:
        blocks += _let_stand(report.suppressed, language)
        blocks += _measures(report.measures, language)
        unchecked = not_checked(report, language)
        if unchecked:
            blocks += [divider(), context(t("card.not_checked", language, what=escape(unchecked)))]
    return modal(t("modal.findings", language), blocks, close=t("modal.close", language))


def _entry(places: Sequence[Finding], text: str, language: str, submission_id: str, revision: int) -> list[Block]:
    finding = places[0]
    entry = one.blocks(
        finding, text=text, language=language, submission_id=submission_id, revision=revision, places=len(places)
    )
    if why := one.grounds(finding, language):
        entry.append(context(escape(why)))
    # A finding that somebody else has to see to becomes a task.
    value = one.key(finding, submission_id, revision)
    entry.append(actions([button(t("task.button.make", language), "task.from_finding", value)]))
    return [divider(), *entry]


def _let_stand(suppressed: Sequence[Suppressed], language: str) -> list[Block]:
    """What exceptions let stand, with who says so, why and until when."""
    lines = []
    for each in suppressed[:10]:
        reason = escape(each.reason)
        author = f"<@{each.author}>" if each.author[:1] in "UW" and each.author.isupper() else escape(each.author)
        until = date_words(each.until, language)
        lines.append(
            f"{one.line(each.finding, language)}\n"
            + t("exceptions.stands", language, reason=reason, person=author, day=until)
        )
    return [divider(), section(f"*{t('exceptions.let_stand', language)}*"), context(*lines)] if lines else []


def _pager(page: int, pages: int, language: str, submission_id: str, revision: int) -> Block:
    row = []
    for target, label in ((page - 1, "modal.previous"), (page + 1, "modal.next")):
        if 0 <= target < pages:
            value = {"submission": submission_id, "revision": revision, "page": target}
            row.append(button(t(label, language), f"check.findings_page.{label[6:]}", value))
    return actions(row, block_id="findings-pager")


def _measures(measures: Sequence[Measure], language: str) -> list[Block]:
    if not measures:
        return []
    lines = [f"*{t('modal.measures', language)}*"]
    for m in measures:
        mark = ":white_check_mark:" if m.within else ":large_orange_circle:"
        where = t(f"language.{m.language}", language)
        name = t(f"measure.{m.name}", language)
        value, wanted = f"{m.value:g}", target(m, language)
        lines.append(t("modal.measure", language, mark=mark, name=name, language=where, value=value, target=wanted))
    return [divider(), section("\n".join(lines))]


def target(measure: Measure, language: str) -> str:
    """The range a measure should keep, in words."""
    if measure.min is not None and measure.max is not None:
        return t("target.between", language, min=f"{measure.min:g}", max=f"{measure.max:g}")
    if measure.max is not None:
        if not measure.max:
            return t("target.none", language)
        return t("target.max", language, max=f"{measure.max:g}")
    return t("target.min", language, min=f"{measure.min:g}")


def why_modal(
    finding: Finding, guideline: Guideline, *, language: str, text: str, submission_id: str, revision: int, version: str
) -> Block:
    """The guideline item behind a finding: what it says, why, its source, examples; and a say for the reader."""
    blocks: list[Block] = [section(one.line(finding, language))]
    quote = one.quotation_of(finding, text)
    if quote:
        blocks.append(quote)
    if finding.reason:
        blocks.append(section(f"*{t('why.reason', language)}*\n{escape(finding.reason.best(language))}"))
    item = find_item(guideline, finding.item.kind, finding.item.id) if finding.item else None
    if item:
        if item.statement:
            blocks.append(section(f"*{t('why.rule', language)}*\n{escape(item.statement.best(language))}"))
        # A pack rule's good examples are texts it leaves alone, not wording to copy.
        good = "why.silent" if item.kind == "pack" else "why.good"
        for label, samples in ((good, item.good), ("why.bad", item.bad)):
            if samples:
                lines = "\n".join(f"• {escape(s)}" for s in samples[:4])
                blocks.append(section(f"*{t(label, language)}*\n{lines}"))
    where = t(f"check.{finding.check}", language)
    if finding.item:
        where = escape(RuleNames(guideline, language).item(finding.item.kind, finding.item.id))
    facts = [t("why.item", language, item=where, version=version)]
    if finding.item and finding.item.kind == "brief":
        field = t(f"campaign.brief.{finding.params['field']}", language)
        facts = [t("why.brief", language, campaign=escape(str(finding.params["campaign"])), field=field)]
    if finding.source:
        facts.append(t("why.source", language, source=escape(finding.source)))
    if finding.confidence < 1 and finding.severity is not Severity.ERROR:
        facts.append(t("why.confidence", language, percent=round(finding.confidence * 100)))
    blocks.append(context(*facts))
    value = one.key(finding, submission_id, revision)
    row = [
        button(t("card.not_helpful", language), "check.not_helpful", value),
        button(t("exceptions.button.new", language), "exceptions.new", value),
    ]
    blocks.append(actions(row, block_id="why-actions"))
    return modal(t("modal.why", language), blocks, close=t("modal.close", language))


def fixed_text_modal(text: str, applied: int, skipped: int, *, language: str) -> Block:
    """The corrected text to copy, in preformatted blocks of at most 2,900 characters."""
    pieces = [text[i : i + 2900] for i in range(0, len(text), 2900)][:30]
    blocks: list[Block] = [section(t("fixed.summary", language, n=applied))]
    if skipped:
        blocks.append(context(t("fixed.skipped", language, n=skipped)))
    for piece in pieces:
        content = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": piece}]}
        blocks.append({"type": "rich_text", "elements": [content]})
    return modal(t("modal.fixed", language), blocks, close=t("modal.close", language))
