"""A review as a Slack canvas: the whole of it in one document, with its pictures and what was decided. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from bot.features.reviews import wording
from bot.features.reviews.parts import Part
from bot.features.reviews.reading import Whole
from bot.features.tasks.when import moment_words
from bot.gateway.markdown import CANVAS, Moment, escape, from_mrkdwn
from bot.i18n import text as t


def markdown(
    whole: Whole, parts: Sequence[Part], language: str, *, zone: str, link: str, pictures: Mapping[str, str]
) -> str:
    """The canvas's Markdown below its title.

    ``link`` leads to the review's message; ``pictures`` are addresses by part; moments are told in ``zone``.
    """
    moment: Moment = partial(moment_words, zone=zone, language=language)
    found = [f"*{escape(wording.headline(whole.review, language))}*  ·  [{t('review.canvas.back', language)}]({link})"]
    for part in parts:
        found.append(f"## {t(f'review.part.{part.name}', language)}")
        found += [f"![]({pictures[part.name]})"] if part.name in pictures else []
        found += [from_mrkdwn(part.head, CANVAS, moment)] if part.head else []
        lines = [from_mrkdwn(line, CANVAS, moment) for line in part.lines]
        # What is to decide has several lines and a number of its own.
        found += lines if part.name == "decide" else ["\n".join(f"- {line}" for line in lines)] if lines else []
    return "\n\n".join(found)
