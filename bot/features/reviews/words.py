"""The words of ``/kpi`` that are about reviews."""

from __future__ import annotations

from bot.features.command import Word
from bot.features.reviews import asking

WORDS = {
    "/kpi": (
        Word(names=("review", "复盘", "周报"), take=asking.review, help="review.help"),
        Word(names=("reviews", "定时复盘"), take=asking.schedule, help="review.help.schedule"),
    )
}
