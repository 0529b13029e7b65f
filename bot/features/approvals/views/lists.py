"""Approvals in rows: what waits for a person, what they asked for, a batch, a reminder, Home; and the window. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bot.blocks import Block, actions, button, context, modal, section
from bot.features.approvals.naming import stage_name, title_of, until
from bot.features.approvals.reading import First, Shown
from bot.features.approvals.views.card import MARKS, approval_card, state_words, value_of
from bot.features.approvals.views.record import record_blocks
from bot.features.check.views.card import VERDICT_MARKS
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import mrkdwn as words
from bot.wording import people, person
from campaigns.approvals.nudges import NudgeKind
from consistency.model import Verdict

LIST, HOME, TOGETHER = 12, 5, 20


def line(shown: Shown, language: str) -> str:
    """One approval in a line or two: what, whose, the verdict, where it stands and until when."""
    approval, revision = shown.approval, shown.revision
    told = [state_words(shown, language)]
    if approval.open_stage is not None and approval.deadline is not None and not shown.late:
        told.append(t("approval.stage_line.until", language, when=until(approval.deadline)))
    if revision.verdict:
        verdict = Verdict(revision.verdict)
        told.append(f"{VERDICT_MARKS[verdict]} {t(f'verdict.{verdict.value}', language)}")
    told.append(t("card.by", language, person=person(approval.author)))
    mark, title = MARKS[approval.status], words(title_of(shown.submission, revision))
    return f"{mark} *{title}*\n{' · '.join(told)}"


def row(shown: Shown, language: str) -> Block:
    """A line with the button that opens it."""
    name = t("approval.button.open", language)
    return section(line(shown, language), accessory=button(name, "approval.open", value_of(shown)))


def approvals_list(waiting: First, asked: First, language: str) -> tuple[str, list[Block]]:
    """The answer to ``/campaign approvals``."""
    blocks: list[Block] = []
    for name, found in (("waiting", waiting), ("asked", asked)):
        if found.total:
            blocks.append(section(f"*{t(f'approval.list.{name}', language, n=found.total)}*"))
            shown = found.shown[:LIST]
            blocks += [row(each, language) for each in shown]
            if found.total > len(shown):
                blocks.append(context(t("approval.list.more", language, n=found.total - len(shown))))
    if not blocks:
        blocks.append(section(t("approval.list.none", language)))
    blocks.append(actions([button(t("approval.button.new", language), "approval.new", "new")]))
    known = t("approval.list.waiting", language, n=waiting.total)
    head = known if waiting.total else t("approval.list.title", language)
    return head, blocks


def home_section(waiting: First, language: str) -> list[Block]:
    """What waits for the person, for their Home tab; nothing when nothing does."""
    if not waiting.total:
        return []
    blocks: list[Block] = [section(f"*{t('approval.list.waiting', language, n=waiting.total)}*")]
    shown = waiting.shown[:HOME]
    blocks += [row(each, language) for each in shown]
    if waiting.total > len(shown):
        blocks.append(context(t("approval.list.more_command", language, n=waiting.total - len(shown))))
    return blocks


def note(headline: str, shown: Shown, language: str) -> tuple[str, list[Block]]:
    """A short message that leads to a card: why now, and the line of the approval."""
    title = title_of(shown.submission, shown.revision)
    # It stays as it is, so it says nothing that will not be true for long.
    named = f"*{words(title)}*\n{t('card.by', language, person=person(shown.approval.author))}"
    opener = button(t("approval.button.open", language), "approval.open", value_of(shown))
    blocks = [section(headline), section(named, accessory=opener)]
    return t("approval.note.text", language, title=title), blocks


def reminder(found: Sequence[tuple[NudgeKind, Shown]], language: str) -> tuple[str, list[Block]]:
    """The one reminder of a person's day: what is late, for today, for tomorrow."""
    text = t("approval.remind.text", language, n=len(found))
    blocks: list[Block] = [section(f":bell: *{text}*")]
    for kind in ("overdue", "due", "before"):
        these = [each for other, each in found if other == kind]
        if these:
            blocks.append(context(f"*{t(f'approval.remind.{kind}', language)}*"))
            blocks += [row(each, language) for each in these[:LIST]]
            if len(these) > LIST:
                blocks.append(context(t("approval.list.more_command", language, n=len(these) - LIST)))
    return text, blocks


def stamp(found: Sequence[Shown]) -> str:
    """What a person looked at when several approvals were shown together: each with its revision and stage."""
    seen = sorted(f"{value['a']}:{value['r']}:{value['s']}" for value in map(value_of, found))
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]


def batch_card(found: Sequence[Shown], *, batch: str, reader: str, language: str) -> tuple[str, list[Block]]:
    """Several approvals asked for together, as one of their reviewers sees them."""
    mine = [each for each in found if reader in each.deciders]
    by = person(found[0].approval.requested_by)
    text = t("approval.batch.text", language, n=len(found))
    blocks: list[Block] = [section(f"*{t('approval.batch.title', language, n=len(found), person=by)}*")]
    if found[0].campaign:
        blocks.append(context(escape(found[0].campaign)))
    blocks += [row(each, language) for each in found[:TOGETHER]]
    if len(found) > TOGETHER:
        blocks.append(context(t("approval.list.more_command", language, n=len(found) - TOGETHER)))
    if mine and len(found) <= TOGETHER:
        value = {"b": batch, "h": stamp(mine)}
        label = t("approval.button.approve_all", language, n=len(mine))
        confirm = {
            "title": {"type": "plain_text", "text": t("approval.batch.confirm", language, n=len(mine))},
            "text": {"type": "plain_text", "text": t("approval.batch.confirm_text", language)},
            "confirm": {"type": "plain_text", "text": t("approval.button.approve", language)},
            "deny": {"type": "plain_text", "text": t("modal.cancel", language)},
        }
        blocks.append(actions([{**button(label, "approval.approve_all", value, style="primary"), "confirm": confirm}]))
    elif not mine:
        blocks.append(context(t("approval.batch.nothing", language)))
    return text, blocks


def window(shown: Shown, *, language: str, reader: str) -> Block:
    """An approval with its whole text and record."""
    _, blocks = approval_card(shown, language=language, reader=reader, window=True)
    blocks += record_blocks(shown.history, language)
    return modal(
        t("approval.window", language),
        blocks,
        close=t("modal.close", language),
        private_metadata=shown.approval.id,
    )


def thread_note(shown: Shown, told: str, language: str) -> tuple[str, list[Block]]:
    """What is said in the thread when something happened; ``told`` is mrkdwn."""
    title = title_of(shown.submission, shown.revision)
    return t("approval.card.text", language, state=state_words(shown, language), title=title), [section(told)]


def asks_of(shown: Shown, language: str, key: str) -> str:
    """Why a card comes to a reviewer now."""
    opened = shown.approval.open_stage
    stage = stage_name(opened.stage.id, language) if opened else ""
    return t(
        key,
        language,
        person=people([shown.approval.requested_by], language),
        stage=escape(stage),
        revision=shown.approval.revision,
    )
