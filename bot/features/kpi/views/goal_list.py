"""The tree of goals: each under the one it serves, with its pace and what can be done to it, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.blocks import Block, actions, button, context, header, option, section
from bot.charts.kpi_canvas import day_words
from bot.features.kpi.drawing import unit_words
from bot.features.kpi.views.card import Message, person
from bot.features.kpi.views.goal_forms import suggested
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from kpi.goals.metrics import suggest
from kpi.goals.pace import counted
from kpi.goals.people import split_owners
from kpi.model import LEVELS, Goal, GoalKind
from kpi.monitors.wording import amount

AT_ONCE = 15
_STEP = "\u2003\u2003"


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with its pace in one word, how deep it stands, and the names of the KPIs that serve it."""

    goal: Goal
    pace: str
    depth: int
    kpis: tuple[str, ...]


def in_tree(goals: Sequence[Goal]) -> list[tuple[Goal, int]]:
    """Goals in the order of the tree, each with how deep it stands; one whose parent is not there stands on top."""
    there = {goal.id for goal in goals}

    def under(parent: str | None, depth: int) -> Iterable[tuple[Goal, int]]:
        mine = [g for g in goals if (g.parent if g.parent in there else None) == parent]
        for goal in sorted(mine, key=lambda each: (LEVELS.index(each.level), each.start, each.id)):
            yield goal, depth
            yield from under(goal.id, depth + 1)

    return list(under(None, 0))


def goal_list(
    found: Sequence[GoalShown],
    language: str,
    *,
    begin: int = 0,
    past: int = 0,
    lacking: Sequence[GoalKind] = (),
    word: str = "",
) -> Message:
    """`/kpi goals [word]` from the ``begin``-th on. ``past``: how many are over; ``lacking``: kinds without a goal."""
    title = t("goals.title", language)
    blocks: list[Block] = [header(title)]
    if not found:
        blocks = [section(t("goals.no_such" if word else "goals.none", language, word=escape(word[:40])))]
    for each in found[begin : begin + AT_ONCE]:
        blocks.append(section(_line(each, language), accessory=_menu(each, language)))
    if not begin:
        for kind in lacking:
            words = t(f"goals.lacking.{kind}", language, metrics=suggested(kind, language))
            more = button(t("goals.new", language), "goal.new", {"metric": suggest(kind)[0].id})
            blocks.append(section(words, accessory=more, block_id=f"goals-lacking-{kind}"))
    row = [
        button(t("goals.new", language), "goal.new", style="primary"),
        button(t("kpi.new", language), "kpi.new"),
    ]
    left = len(found) - begin - AT_ONCE
    if left > 0:
        row.append(button(t("goals.more", language, n=left), "goals.more", {"begin": begin + AT_ONCE}))
    if past:
        row.append(button(t("goals.past", language, n=past), "goals.past"))
    return title, [*blocks, actions(row, f"goals-new-{begin}")]


def past_list(found: Sequence[Goal], language: str) -> Message:
    """The goals that are over, the last one first."""
    title = t("goals.past_title", language)
    blocks: list[Block] = [header(title)]
    ordered = sorted(found, key=lambda each: (each.end, each.id), reverse=True)
    for goal in ordered[: 2 * AT_ONCE]:
        shown = GoalShown(goal, "over", 0, ())
        blocks.append(section(_line(shown, language), accessory=_menu(shown, language)))
    if len(ordered) > 2 * AT_ONCE:
        blocks.append(context(t("alert.overview.more", language, n=len(ordered) - 2 * AT_ONCE)))
    return title, blocks


def measured(value: float, unit: str, per: str | None, language: str) -> str:
    """A goal's figure with its unit and what it is the figure of."""
    words = unit_words(unit, language)
    told = f"{amount(value)}{'' if words == '%' else ' '}{words}".strip()
    return told if per is None or not counted(unit) else t(f"goals.figure.{per}", language, figure=told)


def _line(shown: GoalShown, language: str) -> str:
    goal = shown.goal
    indent = _STEP * shown.depth
    words = t(
        "goals.line",
        language,
        name=escape(goal.name.best(language)),
        baseline=amount(goal.baseline),
        target=escape(measured(goal.target, goal.unit, goal.per, language)),
        start=day_words(goal.start, language),
        end=day_words(goal.end, language),
        owner=t("list.comma", language).join(person(_id(each), language) for each in split_owners(goal.owner)),
        pace=t(f"alert.pace.{shown.pace}", language),
    )
    first, *rest = words.split("\n")
    kind = t(f"goal.kind.{goal.kind}", language)
    level = t(f"kpi.level.{goal.level}", language).lower()
    lines = [f"{indent[:-1] + '↳ ' if indent else ''}{first} · {kind} · {level}", *(f"{indent}{each}" for each in rest)]
    if shown.kpis:
        lines.append(f"{indent}{t('goals.kpis', language, kpis=escape(', '.join(shown.kpis)))}")
    if goal.ended_on is not None:
        lines.append(f"{indent}{t('goals.ended', language, day=day_words(goal.ended_on, language))}")
    return "\n".join(lines)


def _id(owner: str) -> str:
    return owner.strip("<@>")


def _menu(shown: GoalShown, language: str) -> Block:
    does = ("next", "history") if shown.pace == "over" else ("edit", "next", "end", "history")
    options = [option(t(f"goals.do.{each}", language), f"{each}:{shown.goal.id}") for each in does]
    return {"type": "overflow", "action_id": "goal.menu", "options": options}
