"""A review part by part, whole and in a message's markup: what its canvas and its pages are made of. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.charts.compare_words import heading
from bot.features.reviews import wording
from bot.features.reviews.reading import Whole
from bot.features.reviews.views import message
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import MENTION
from kpi.reviews.store import Decided


@dataclass(frozen=True, slots=True)
class Part:
    """A part by name (``review.part.NAME``): a sentence, which may be empty, and its lines."""

    name: str
    head: str
    lines: tuple[str, ...]


def mentioned(found: Iterable[Part]) -> set[str]:
    """Ids of the people whom parts name."""
    return {who for each in found for line in (each.head, *each.lines) for who in MENTION.findall(line)}


def parts(whole: Whole, language: str, zone: str, now: dt.datetime, decisions: Mapping[str, Decided]) -> list[Part]:
    """Those that say something, what is to decide first. ``decisions`` are what was decided, by proposal."""
    review = whole.review
    asked = []
    for number, each in enumerate(review.proposals, 1):
        told = decisions.get(each.key)
        tail = f"\n{message.decided_words(told, language)}" if told else ""
        asked.append(message.proposal_words(each, number, language) + tail)
    moved = [message.mover_line(each, language) for each in review.movers]
    copy, tasks, content = (
        escape(heading(say(whole, language))) for say in (wording.copy_words, wording.task_words, wording.content_words)
    )
    found = (
        Part("decide", "" if asked else t("review.proposal.none", language), tuple(asked)),
        Part("goals", "", tuple(message.goal_line(each, language) for each in review.goals)),
        Part("movers", "" if moved else wording.unmoved(review, language), tuple(moved)),
        Part("alerts", "", tuple(message.alert_line(each, language) for each in review.alerts)),
        Part("copy", copy, ()),
        Part("tasks", tasks, tuple(message.late_lines(whole, language, zone, now))),
        Part("content", content, tuple(message.content_lines(whole, language, zone, now))),
    )
    return [each for each in found if each.head or each.lines]
