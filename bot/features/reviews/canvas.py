"""A review as a Slack canvas: the whole of it in one document, with its pictures and what was decided. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from bot.charts.compare_words import heading
from bot.features.reviews import wording
from bot.features.reviews.reading import Whole
from bot.features.reviews.views import message
from bot.features.tasks.when import moment_words
from bot.gateway.markdown import escape, from_mrkdwn
from bot.i18n import text as t
from kpi.reviews.store import Decided


def markdown(
    whole: Whole,
    language: str,
    *,
    zone: str,
    now: dt.datetime,
    link: str,
    pictures: Mapping[str, str],
    decisions: Mapping[str, Decided],
) -> str:
    """The canvas's Markdown below its title.

    ``link`` leads to the review's message; ``pictures`` are addresses by part (``goals``, ``movers``), ``decisions``
    what was decided by proposal; moments are told in ``zone``.
    """
    plain = partial(from_mrkdwn, moment=lambda at: moment_words(at, zone, language))
    review = whole.review
    moved = [message.mover_line(each, language) for each in review.movers] or [wording.unmoved(review, language)]
    late = message.late_lines(whole, language, zone, now)
    content = message.content_lines(whole, language, zone, now)
    parts: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("goals", "", [message.goal_line(each, language) for each in review.goals]),
        ("movers", "", moved),
        ("alerts", "", [message.alert_line(each, language) for each in review.alerts]),
        ("copy", wording.copy_words(whole, language), ()),
        ("tasks", wording.task_words(whole, language), late),
        ("content", wording.content_words(whole, language), content),
    )
    found = [f"*{escape(wording.headline(review, language))}*  ·  [{t('review.canvas.back', language)}]({link})"]
    found += ["\n\n".join(_decide(whole, language, decisions, plain))]
    for name, head, lines in parts:
        if not (head or lines):
            continue
        picture = [f"![]({pictures[name]})"] if name in pictures else []
        listed = ["\n".join(f"- {plain(line)}" for line in lines)] if lines else []
        words = [escape(heading(head))] if head else []
        found.append("\n\n".join([f"## {t(f'review.part.{name}', language)}", *picture, *words, *listed]))
    return "\n\n".join(found)


def _decide(whole: Whole, language: str, decisions: Mapping[str, Decided], plain: partial[str]) -> Iterator[str]:
    """What is to decide stands first: it is what the reader is asked."""
    yield f"## {t('review.part.decide', language)}"
    for number, each in enumerate(whole.review.proposals, 1):
        yield plain(message.proposal_words(each, number, language))
        if each.key in decisions:
            yield f"> {plain(message.decided_words(decisions[each.key], language))}"
    if not whole.review.proposals:
        yield escape(t("review.proposal.none", language))
