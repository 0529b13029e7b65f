"""The one card of an approval: where it stands, who and when, the verdict, the text, what can be done."""

from __future__ import annotations

from bot.blocks import Block, actions, button, context, divider, header, option, section
from bot.features.approvals.naming import reviewers, stage_name, title_of, until
from bot.features.approvals.reading import Shown
from bot.features.approvals.views.copy import change_blocks, text_blocks
from bot.features.approvals.views.record import entry_words
from bot.features.check.views.card import VERDICT_MARKS
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment, people, person
from bot.wording import mrkdwn as words
from campaigns.approvals.model import OPEN, ApprovalEvent, StageState
from consistency.model import Verdict

MARKS = {
    "draft": ":white_circle:",
    "check": ":hourglass_flowing_sand:",
    "review": ":large_blue_circle:",
    "changes": ":pencil2:",
    "approved": ":white_check_mark:",
    "withdrawn": ":no_entry_sign:",
}
STAGE_MARKS = {
    "waiting": ":white_circle:",
    "open": ":large_blue_circle:",
    "approved": ":white_check_mark:",
    "overridden": ":large_orange_circle:",
    "changes": ":pencil2:",
}
COMMENTS, QUOTE = 5, 300
SEAL = 12
"""Characters of a seal that are enough to tell two apart by eye; the record and the export have all of it."""


def value_of(shown: Shown) -> dict[str, str | int | None]:
    """The button value that names an approval and the revision and stage the person looked at."""
    approval, opened = shown.approval, shown.approval.open_stage
    return {"a": approval.id, "r": approval.revision, "s": opened.stage.id if opened else None}


def state_words(shown: Shown, language: str) -> str:
    """Where it stands in one line: in which stage, approved, back at the writer."""
    approval, opened = shown.approval, shown.approval.open_stage
    if opened is not None:
        state = t("approval.state.review", language, stage=stage_name(opened.stage.id, language))
        return t("approval.state.late", language, state=state) if shown.late else state
    if approval.status == "changes" and refused_by_check(shown):
        return t("approval.state.refused", language)
    if approval.status == "approved" and approval.edited:
        return t("approval.state.edited", language)
    return t(f"approval.state.{approval.status}", language)


def refused_by_check(shown: Shown) -> bool:
    """Whether the text is back at the writer because of its verdict."""
    return shown.approval.status == "changes" and all(s.status != "changes" for s in shown.approval.stages)


def approval_card(
    shown: Shown, *, language: str, headline: str | None = None, reader: str | None = None, window: bool = False
) -> tuple[str, list[Block]]:
    """Notification text and blocks. ``headline`` is mrkdwn above the card; ``reader`` the one person who sees it, and
    who is offered only what they may do; in a ``window`` the text is whole."""
    approval = shown.approval
    state = state_words(shown, language)
    title = title_of(shown.submission, shown.revision)
    blocks: list[Block] = [section(headline)] if headline else []
    blocks += [header(f"{MARKS[approval.status]} {state}"), context(_about(shown, language))]
    if shown.pieces and approval.status != "approved":
        blocks += [context(t("approval.card.changes", language)), *change_blocks(shown.pieces)]
        if window:
            blocks += [context(t("approval.card.whole", language)), *text_blocks(shown.revision.text, whole=True)]
    else:
        blocks += text_blocks(shown.revision.text, whole=window)
    blocks.append(section("\n".join(_stage(each, shown, language) for each in approval.stages)))
    blocks += [context(line) for line in (_verdict(shown, language), _frozen(shown, language)) if line]
    blocks += _comments(shown, language)
    if shown.later:
        blocks += [context(t("approval.card.later", language)), *change_blocks(shown.later)]
    row = _buttons(shown, language, reader, window)
    if row:
        blocks += [divider(), actions(row, block_id=f"approval-{approval.id}")] if window else [actions(row)]
    return t("approval.card.text", language, state=state, title=title), blocks


def _about(shown: Shown, language: str) -> str:
    approval = shown.approval
    told = [t("card.by", language, person=person(approval.author))]
    if approval.requested_by != approval.author:
        told.append(t("approval.card.asked_by", language, person=person(approval.requested_by)))
    if shown.campaign:
        told.append(escape(shown.campaign))
    if shown.submission.file_name:
        told.append(words(shown.submission.file_name))
    told.append(t("approval.card.revision", language, number=approval.revision))
    return " · ".join(told)


def _stage(state: StageState, shown: Shown, language: str) -> str:
    name = f"{STAGE_MARKS[state.status]} *{escape(stage_name(state.stage.id, language))}*"
    last = _last(shown, state)
    who: list[str] = []
    if state.by and last is not None and state.status != "changes":
        key = "approval.stage_line.overridden" if state.status == "overridden" else "approval.stage_line.approved"
        if last.on_behalf_of and state.status == "approved":
            key = "approval.stage_line.approved_for"
        who.append(
            t(
                key,
                language,
                people=people(state.by, language),
                other=person(last.on_behalf_of or last.by),
                when=moment(last.at),
                reason=words(last.comment),
            )
        )
    if shown.approval.open_stage == state:
        left = tuple(each for each in state.stage.reviewers if each not in state.satisfied)
        key = "approval.stage_line.all" if state.stage.need == "all" and len(left) > 1 else "approval.stage_line.open"
        who.append(t(key, language, people=reviewers(left, shown.court, language)))
        for away, other in state.delegates.items():
            who.append(t("approval.stage_line.delegated", language, person=person(away), other=person(other)))
        if shown.approval.deadline is not None:
            key = "approval.stage_line.late" if shown.late else "approval.stage_line.until"
            who.append(t(key, language, when=until(shown.approval.deadline)))
        if shown.late and shown.approval.delegate:
            who.append(t("approval.stage_line.delegate", language, person=person(shown.approval.delegate)))
    elif state.status == "waiting":
        who.append(t("approval.stage_line.waiting", language))
    elif state.status == "changes" and last is not None:
        who.append(t("approval.stage_line.changes", language, person=person(last.by), when=moment(last.at)))
    return "  ".join([name, " · ".join(who)])


def _last(shown: Shown, state: StageState) -> ApprovalEvent | None:
    """The entry that brought a stage where it stands."""
    kinds = {"approved": "approve", "overridden": "override", "changes": "request_changes", "open": "approve"}
    wanted = kinds.get(state.status)
    found = [each for each in shown.history if each.kind == wanted and each.stage == state.stage.id]
    return found[-1] if found else None


def _verdict(shown: Shown, language: str) -> str:
    revision = shown.revision
    if revision.verdict is None:
        return t("approval.card.checking", language)
    verdict = Verdict(revision.verdict)
    said = f"{VERDICT_MARKS[verdict]} {t(f'verdict.{verdict.value}', language)}"
    if verdict is not Verdict.NOT_CHECKED:
        said = t("approval.card.score", language, verdict=said, score=revision.score)
    findings = len((revision.report or {}).get("findings") or ())
    told = [said, t("approval.card.findings", language, n=findings)]
    if revision.guideline_version is not None:
        told.append(t("approval.card.guideline", language, version=revision.guideline_version))
    return " · ".join(told)


def _frozen(shown: Shown, language: str) -> str:
    if shown.frozen is None or shown.approval.status != "approved":
        return ""
    return t(
        "approval.card.frozen",
        language,
        revision=shown.frozen.revision,
        when=moment(shown.frozen.frozen_at),
        seal=shown.frozen.seal[:SEAL],
    )


def _comments(shown: Shown, language: str) -> list[Block]:
    """What the reviewers want changed: on this revision, or, while a new one is read, on the one before."""
    if shown.approval.status in ("approved", "withdrawn"):
        return []
    asked = [each for each in shown.history if each.kind == "request_changes"]
    if not asked:
        return []
    about = [each for each in asked if each.revision == asked[-1].revision]
    key = "approval.card.comments" if about[-1].revision == shown.approval.revision else "approval.card.comments_before"
    lines = [f"*{t(key, language)}*", *(entry_words(each, language, quote=QUOTE) for each in about[-COMMENTS:])]
    return [section("\n".join(lines))]


def _buttons(shown: Shown, language: str, reader: str | None, window: bool) -> list[Block]:
    approval, value, row = shown.approval, value_of(shown), []
    mine = reader is None or reader in shown.deciders
    writers = {approval.author, approval.requested_by}
    if approval.status == "review" and mine:
        row.append(button(t("approval.button.approve", language), "approval.approve", value, style="primary"))
        row.append(button(t("approval.button.changes", language), "approval.changes", value))
    writes = reader is None or reader in writers
    if approval.status == "changes" and writes:
        about = {"submission": approval.submission, "revision": approval.revision}
        row.append(button(t("approval.button.edit", language), "check.again", about, style="primary"))
    if approval.status in ("draft",) or (approval.status == "approved" and approval.edited):
        row.append(button(t("approval.button.again", language), "approval.again", value, style="primary"))
    if not window:
        row.append(button(t("approval.button.open", language), "approval.open", value))
    options = []
    if approval.status == "review" and mine:
        options.append("delegate")
    overrules = reader is None or bool(shown.court.seats(shown.policy.overriders, reader))
    if approval.status in ("review", "changes") and overrules:
        options.append("override")
    if approval.status in OPEN and (writes or overrules):
        options.append("withdraw")
    if options:
        stage = value["s"] or ""
        row.append(
            {
                "type": "overflow",
                "action_id": "approval.more",
                "options": [
                    option(t(f"approval.button.{name}", language), f"{name}:{approval.id}:{approval.revision}:{stage}")
                    for name in options
                ],
            }
        )
    return row
