"""Entries of an approval's record in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Block, context, cut, section
from bot.features.approvals.naming import stage_name
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment, person
from bot.wording import mrkdwn as words
from campaigns.approvals.model import ApprovalEvent

SHOWN = 30
COMMENT = 600


def entry_words(event: ApprovalEvent, language: str, *, quote: int = 120) -> str:
    """Who did what, on which words, and why; mrkdwn."""
    key = f"approval.entry.{event.kind}"
    if event.kind == "override" and event.stage is None:
        key = "approval.entry.override_check"
    told = t(
        key,
        language,
        person=person(event.by),
        stage=escape(stage_name(event.stage or "", language)),
        revision=event.revision,
        other=person(str(event.detail.get("to") or event.by)),
        verdict=t(f"verdict.{event.detail['verdict']}", language) if event.kind == "checked" else "",
    )
    if event.on_behalf_of and event.kind != "delegate":
        told = t("approval.entry.for", language, told=told, person=person(event.on_behalf_of))
    if event.quote:
        told += "\n>" + words(cut(" ".join(event.quote.split()), quote))
    if event.comment:
        told += "\n" + t("approval.entry.comment", language, comment=words(cut(event.comment.strip(), COMMENT)))
    return told


def record_blocks(history: Sequence[ApprovalEvent], language: str) -> list[Block]:
    """The record, the latest first."""
    blocks: list[Block] = [section(f"*{t('approval.record', language)}*")]
    for event in list(reversed(history))[:SHOWN]:
        blocks.append(context(f"{moment(event.at)}  {entry_words(event, language)}"))
    left = len(history) - SHOWN
    if left > 0:
        blocks.append(context(t("approval.record_more", language, n=left)))
    return blocks
