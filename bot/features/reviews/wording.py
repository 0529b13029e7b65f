"""A review in words, without any markup: what the message, the pages and the command line are made of. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from bot.charts.kpi_canvas import day_words
from bot.features.kpi.drawing import unit_words
from bot.features.kpi.reading import words_of
from bot.features.kpi.views.card import signed
from bot.features.reviews.reading import Whole
from bot.i18n import text as t
from campaigns.reviews.store import BrokenRule
from kpi.alerts.drivers import Driver
from kpi.monitors.wording import amount, shown
from kpi.reviews.model import AlertLine, GoalLine, Mover, Proposal, Review

PARTS = 2
"""Parts named as the reason of a move."""


def title(review: Review, language: str, campaign: str = "") -> str:
    """What review it is, of which days, and of which campaign where it is one's."""
    first, last = day_words(review.stretch.first, language), day_words(review.stretch.last, language)
    named = t(f"review.title.{review.stretch.period}", language, first=first, last=last)
    return t("review.title.campaign", language, campaign=campaign, title=named) if campaign else named


def headline(review: Review, language: str) -> str:
    """The review in one line: goals, movers, alerts."""
    still = sum(each.alert.active for each in review.alerts)
    alerts = t("review.head.alerts" if still else "review.head.no_alerts", language, n=still)
    return "  ·  ".join((goals_head(review, language), movers_head(review, language), alerts))


def goals_head(review: Review, language: str) -> str:
    """How many goals are behind."""
    judged = [each for each in review.goals if each.stand != "thin"]
    behind = sum(each.stand in ("behind", "missed") for each in judged)
    if not judged:
        return t("review.head.no_goals", language)
    return t("review.head.goals" if behind else "review.head.on_course", language, n=len(judged), behind=behind)


def movers_head(review: Review, language: str) -> str:
    """How many KPIs moved."""
    if review.movers:
        return t("review.head.movers", language, n=len(review.movers))
    return _calm("review.head.calm", review, language)


def unmoved(review: Review, language: str) -> str:
    """That nothing moved, where nothing did."""
    return _calm("review.mover.none", review, language)


def _calm(key: str, review: Review, language: str) -> str:
    # A mean of days can be as usual while one of them was not, and its alert stands in the same review.
    told = sum(each.alert.state != "false_alarm" for each in review.alerts)
    return t(f"{key}.but" if told else key, language, n=told)


def goal_words(line: GoalLine, language: str) -> str:
    """How a goal stands, as a sentence without its name: its target in its unit, and a share with its sign."""
    spelled = shown(line.params, language)
    unit = unit_words(line.goal.unit, language)
    signed_too = ("done", "projected", "target") if unit == "%" else ("target", "gap") if unit else ()
    if unit == "%" and "gap" in spelled:
        spelled |= {"gap": t("review.goal.points", language, number=spelled["gap"])}
    with_unit = {name: f"{spelled[name]}{'' if unit == '%' else ' '}{unit}" for name in signed_too if name in spelled}
    return t(line.code, language, **{**spelled, **with_unit})


def mover_words(mover: Mover, language: str) -> dict[str, str]:
    """``change``, ``now``, ``before``, ``better`` and ``why`` of a mover."""
    return {
        "change": signed(mover.change),
        "now": amount(mover.now),
        "before": amount(mover.before),
        "better": better(mover, language),
        "why": tail(why(mover, language), language),
    }


def better(mover: Mover, language: str) -> str:
    """Whether a move is a good one, in a word."""
    return t(f"review.mover.{'better' if mover.good else 'worse'}", language)


def why(mover: Mover, language: str, names: Mapping[str, str] | None = None) -> str:
    """The reason of a move: what people said it was, else the parts that drive it; empty where nothing says."""
    comma = t("list.comma", language)
    ticked = [each for alert in mover.alerts for each in ((alert.cause,) if alert.cause else alert.causes)]
    causes = [t(f"alert.cause.{each}", language) for each in ticked]
    found = []
    if causes:
        found.append(t("review.mover.cause", language, causes=comma.join(dict.fromkeys(causes))))
    if mover.drivers:
        parts = comma.join(_driver(each, language) for each in mover.drivers[:PARTS])
        found.append(t("review.mover.drivers", language, parts=parts))
    elif mover.sides:
        named = [(names or {}).get(each.part, each.part) for each in mover.sides[:PARTS]]
        told = [
            t("review.mover.driver", language, part=name, change=signed(each.change))
            for name, each in zip(named, mover.sides, strict=False)
        ]
        found.append(comma.join(told))
    if not found and mover.alike:
        found.append(t("review.mover.alike", language))
    return t("alert.alt.join", language).join(found)


def tail(words: str, language: str) -> str:
    """A reason as it follows a sentence; nothing for none."""
    return t("review.mover.why", language, why=words) if words else ""


def _driver(driver: Driver, language: str) -> str:
    return t("review.mover.driver", language, part=driver.part, change=signed(driver.change))


def alert_words(line: AlertLine, language: str) -> str:
    """What an alert said."""
    return words_of(line.alert.lead.said, language)


def proposal_name(proposal: Proposal, language: str) -> str:
    """What a proposal is about: its goal, or a part of a KPI."""
    if proposal.rule.startswith("part_") and proposal.part:
        return t("review.proposal.part", language, kpi=proposal.kpi.name.best(language), part=proposal.part[1])
    return proposal.goal.name.best(language)


def proposal_words(proposal: Proposal, language: str) -> str:
    """The evidence and what is proposed."""
    return t(proposal.code, language, **shown(proposal.params, language))


def copy_words(whole: Whole, language: str) -> str:
    """How consistent the copy was, in a line."""
    copy = whole.copy
    if copy.rate is not None:
        told = [t("review.copy.line", language, n=copy.checks, rate=f"{copy.rate:.0%}", firsts=copy.firsts)]
    elif copy.checks:
        told = [t("review.copy.checks", language, n=copy.checks)]
    else:
        told = [t("review.copy.none", language)]
    if copy.broken:
        rules = t("list.comma", language).join(
            t("review.copy.rule", language, rule=rule_words(each, whole.rules, language), n=each.texts)
            for each in copy.broken
        )
        told.append(t("review.copy.broken", language, rules=rules))
    if copy.exceptions:
        told.append(t("review.copy.exceptions", language, n=copy.exceptions))
    if copy.overridden:
        told.append(t("review.copy.overridden", language, n=copy.overridden))
    return t("review.comma", language).join(told)


def rule_words(rule: BrokenRule, names: Mapping[tuple[str, str], str], language: str) -> str:
    """A rule by its name in ``names``, or the check that needs none."""
    return names[rule.item] if rule.item is not None else t(f"check.{rule.check}", language)


def task_words(whole: Whole, language: str) -> str:
    """Tasks done and late, in a line."""
    tasks = whole.tasks
    return t("review.tasks.line", language, done=tasks.done, late=len(tasks.late), active=tasks.active)


def content_words(whole: Whole, language: str) -> str:
    """What goes out next week, in a line."""
    if not whole.content:
        return t("review.content.none", language)
    told = [t("review.content.line", language, n=len(whole.content))]
    open_ = sum(each.status in ("idea", "draft", "review") for each in whole.content)
    if open_:
        told.append(t("review.content.gaps", language, n=open_))
    return t("review.comma", language).join(told)
