"""A review's pictures: how far the goals are, and what moved. Pure."""

from __future__ import annotations

from bot.charts import review_goals, review_movers
from bot.charts.kpi_canvas import Picture, day_words
from bot.charts.palette import Theme
from bot.charts.review_goals import Bar
from bot.charts.review_movers import Move
from bot.features.kpi.views.card import signed
from bot.features.reviews import wording
from bot.i18n import text as t
from kpi.monitors.wording import amount
from kpi.reviews.model import Review

MOST_GOALS, MOST_MOVERS = 8, 6
_MARKS = {"behind": "bad", "missed": "bad", "on_course": "good", "reached": "good", "met": "good"}
_SPARK_DAYS = {"week": 56, "month": 91, "quarter": 182}


def goals_picture(review: Review, language: str, *, theme: Theme = "light") -> Picture | None:
    """The goals as bars; None without any that can be judged."""
    if all(each.stand == "thin" for each in review.goals):
        return None
    bars = [
        Bar(
            name=each.goal.name.best(language),
            says=wording.goal_words(each, language),
            stand=t(f"review.stand.{each.stand}", language),
            mark=_MARKS.get(each.stand, "quiet"),
            way=each.way,
            due=each.due,
            end=each.end,
            done=amount(each.pace.done) if each.pace else "",
            target=amount(each.goal.target),
        )
        for each in review.goals[:MOST_GOALS]
    ]
    title = t("review.chart.goals", language, day=day_words(review.stretch.last, language))
    return review_goals.picture(bars, title, wording.goals_head(review, language), language, theme=theme)


def movers_picture(review: Review, language: str, *, theme: Theme = "light") -> Picture | None:
    """What moved, with the last weeks of each; None where nothing did."""
    days = _SPARK_DAYS[review.stretch.period]
    lines = {each.kpi.id: each.series for each in review.measured}
    moves = []
    for each in review.movers[:MOST_MOVERS]:
        series = lines[each.kpi.id]
        if series is None:
            continue
        now, before, better = amount(each.now), amount(each.before), wording.better(each, language)
        moves.append(
            Move(
                name=each.kpi.name.best(language),
                why=wording.why(each, language),
                values=series.window(review.stretch.last, days),
                days=review.stretch.days,
                before=each.before,
                change=signed(each.change),
                value=t("review.chart.value", language, now=now, before=before, better=better),
                good=each.good,
            )
        )
    if not moves:
        return None
    first, last = day_words(review.stretch.first, language), day_words(review.stretch.last, language)
    title = t("review.chart.movers", language, first=first, last=last)
    return review_movers.picture(moves, title, wording.movers_head(review, language), language, theme=theme)
