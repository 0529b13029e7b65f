"""A review as one message that is read in a minute, and the details that stand in its thread. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from bot.blocks import Block, actions, button, context, divider, header, section
from bot.charts.kpi_canvas import day_words
from bot.features.kpi.views.card import MARKS, OVER, person, state_words
from bot.features.reviews import wording
from bot.features.reviews.reading import Whole
from bot.features.tasks.when import due_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment, mrkdwn
from kpi.reviews.model import AlertLine, GoalLine, Mover, Proposal, Review
from kpi.reviews.store import Decided

GOALS, MOVERS, ALERTS = 4, 3, 2
"""Lines of each sort in the message; the rest stands in the thread."""
DETAILS = 12
AS = ("pdf", "canvas")
"""What a review can be had as besides."""
STANDS = {
    "on_course": ":large_green_circle:", "behind": ":red_circle:", "reached": ":white_check_mark:",
    "met": ":white_check_mark:", "missed": ":red_circle:", "thin": ":white_circle:",
}  # fmt: skip
Message = tuple[str, list[Block]]


def review_message(whole: Whole, review_id: str, language: str) -> Message:
    """Notification text and blocks of a review, its proposals still to decide."""
    review = whole.review
    title, head = wording.title(review, language, whole.campaign), wording.headline(review, language)
    if whole.empty:
        none = "review.none.campaign" if whole.campaign else "review.none"
        return title, [header(title), section(t(none, language))]
    blocks: list[Block] = [header(title), context(head)]
    _part(blocks, "goals", [goal_line(each, language) for each in review.goals], GOALS, language)
    moved = [mover_line(each, language) for each in review.movers] or [wording.unmoved(review, language)]
    _part(blocks, "movers", moved, MOVERS, language)
    _part(blocks, "alerts", [alert_line(each, language) for each in review.alerts], ALERTS, language)
    facts = [
        t("review.fact", language, name=t(f"review.part.{name}", language), says=escape(says))
        for name, says, there in (
            (
                "copy",
                wording.copy_words(whole, language),
                whole.copy.checks or whole.copy.exceptions or whole.copy.overridden,
            ),
            ("tasks", wording.task_words(whole, language), whole.tasks.done or whole.tasks.active),
            ("content", wording.content_words(whole, language), whole.content),
        )
        if there
    ]
    if facts:
        blocks.append(section("\n".join(facts)))
    blocks += [divider(), section(f"*{t('review.part.decide', language)}*")]
    for number, each in enumerate(review.proposals, 1):
        blocks += _proposal(each, number, review_id, language)
    if not review.proposals:
        blocks.append(context(t("review.proposal.none", language)))
    row = [button(t(f"review.button.{name}", language), f"review.{name}", {"review": review_id}) for name in AS]
    blocks.append(actions(row))
    return f"{title}{t('task.colon', language)}{head}", blocks


def proposals_of(review: Review, language: str) -> dict[str, Any]:
    """What is kept of each proposal to make its task of, by its mark in the message."""
    return {
        mark(each.key): {
            "key": each.key,
            "title": t(f"review.task.{each.kind}", language, name=wording.proposal_name(each, language)),
            "details": wording.proposal_words(each, language),
            "owner": each.goal.owner,
            "campaign": each.kpi.campaign,
        }
        for each in review.proposals
    }


def mark(key: str) -> str:
    """A short name of a proposal for the blocks of a message."""
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def decided_blocks(blocks: Sequence[Mapping[str, Any]], decisions: Mapping[str, Decided], language: str) -> list[Block]:
    """The blocks of a review with what was decided in the buttons' place; ``decisions`` by the proposal's mark."""
    shown: list[Block] = []
    for block in blocks:
        name = str(block.get("block_id") or "").removeprefix("decide-")
        if name not in decisions:
            shown.append(dict(block))
            continue
        shown.append(context(decided_words(decisions[name], language)))
    return shown


def decided_words(told: Decided, language: str) -> str:
    """What was decided, by whom and when."""
    return t(f"review.decided.{told.decision}", language, person=person(told.by, language), when=moment(told.at))


def details_message(whole: Whole, language: str, zone: str, now: dt.datetime) -> Message | None:
    """What the message had no room for; None for nothing."""
    review = whole.review
    title = t("review.details", language)
    blocks: list[Block] = []
    _rest(blocks, "goals", [goal_line(each, language) for each in review.goals], GOALS, language)
    _rest(blocks, "movers", [mover_line(each, language) for each in review.movers], MOVERS, language)
    _rest(blocks, "alerts", [alert_line(each, language) for each in review.alerts], ALERTS, language)
    if review.thin:
        names = t("list.comma", language).join(escape(each.name.best(language)) for each in review.thin[:DETAILS])
        blocks.append(context(t("review.mover.thin", language, n=len(review.thin), names=names)))
    late = late_lines(whole, language, zone, now)
    if late:
        blocks.append(_listed(t("review.details.late", language), late, language))
    content = content_lines(whole, language, zone, now)
    if content:
        blocks.append(_listed(t("review.details.content", language), content, language))
    return (title.strip("*"), [section(title), *blocks]) if blocks else None


def late_lines(whole: Whole, language: str, zone: str, now: dt.datetime) -> list[str]:
    """Tasks that are late, each with its owner and when it was due."""
    return [
        f"{mrkdwn(task.title[:100])}  ·  {person(task.owner, language)}"
        + (f"  ·  {due_words(task.due, language, zone=zone, now=now)}" if task.due else "")
        for task in whole.tasks.late
    ]


def content_lines(whole: Whole, language: str, zone: str, now: dt.datetime) -> list[str]:
    """What goes out next week, each with channel, moment and owner."""
    return [
        f"{mrkdwn(each.title[:100])}  ·  {escape(whole.channels.get(each.channel, each.channel))}"
        + (f"  ·  {due_words(each.publish, language, zone=zone, now=now)}" if each.publish else "")
        + (f"  ·  {person(each.owner, language)}" if each.owner else "")
        for each in whole.content
    ]


def goal_line(line: GoalLine, language: str) -> str:
    """A goal and how it stands."""
    says = escape(wording.goal_words(line, language))
    name = escape(line.goal.name.best(language))
    return t("review.goal.line", language, mark=STANDS[line.stand], name=name, says=says)


def mover_line(mover: Mover, language: str) -> str:
    """A KPI that moved, and why."""
    told = {name: escape(words) for name, words in wording.mover_words(mover, language).items()}
    sign = ":large_green_circle:" if mover.good else ":red_circle:"
    return t("review.mover.line", language, mark=sign, name=escape(mover.kpi.name.best(language)), **told)


def alert_line(line: AlertLine, language: str) -> str:
    """An alert, what was decided and what is still open."""
    alert = line.alert
    more = t("review.alert.since", language, since=day_words(alert.since, language)) if alert.active else ""
    more += t("review.alert.note", language, note=escape(alert.note[:120])) if alert.note else ""
    more += t("review.alert.task", language) if alert.task else ""
    return t(
        "review.alert.line",
        language,
        mark=MARKS[alert.severity] if alert.active else OVER,
        name=escape(line.kpi.name.best(language)),
        says=escape(wording.alert_words(line, language)),
        state=state_words(alert, language),
        more=more,
    )


def proposal_words(proposal: Proposal, number: int, language: str) -> str:
    """A proposal in its order, with the evidence."""
    return t(
        "review.proposal.line",
        language,
        number=number,
        kind=t(f"review.kind.{proposal.kind}", language),
        name=escape(wording.proposal_name(proposal, language)),
        says=escape(wording.proposal_words(proposal, language)),
    )


def _proposal(proposal: Proposal, number: int, review_id: str, language: str) -> list[Block]:
    value = {"review": review_id, "proposal": mark(proposal.key)}
    row = [
        button(t(f"review.button.{proposal.kind}", language), "review.accepted", value, style="primary"),
        button(t("review.button.declined", language), "review.declined", value),
    ]
    return [section(proposal_words(proposal, number, language)), actions(row, block_id=f"decide-{mark(proposal.key)}")]


def _part(blocks: list[Block], name: str, lines: list[str], most: int, language: str) -> None:
    if not lines:
        return
    told = lines[:most]
    if len(lines) > most:
        told.append(f"_{t('review.more', language, n=len(lines) - most)}_")
    blocks.append(section("\n".join([f"*{t(f'review.part.{name}', language)}*", *told])))


def _rest(blocks: list[Block], name: str, lines: list[str], most: int, language: str) -> None:
    if len(lines) > most:
        blocks.append(_listed(f"*{t(f'review.part.{name}', language)}*", lines[most:], language))


def _listed(title: str, lines: list[str], language: str) -> Block:
    told = lines[:DETAILS]
    if len(lines) > DETAILS:
        told.append(t("alert.overview.more", language, n=len(lines) - DETAILS))
    return section("\n".join([title, *(f"• {each}" if not each.startswith(":") else each for each in told)]))
