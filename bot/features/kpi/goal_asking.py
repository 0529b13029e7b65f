"""What people ask about goals and KPIs of their own: the tree, the past ones, a goal's menu, and the forms."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from bot.blocks import Block
from bot.context import Body, Context, asked
from bot.features.kpi import phases, reading
from bot.features.kpi.desk import today
from bot.features.kpi.views.goal_forms import (
    GoalFields,
    KpiFields,
    fields_of,
    goal_form,
    history_window,
    kpi_form,
    sentence_form,
)
from bot.features.kpi.views.goal_list import GoalShown, goal_list, in_tree, past_list
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.interaction import value_in
from campaigns import store as campaigns_store
from kpi import store as kpis
from kpi.alerts.figures import store as figures
from kpi.goals import store_record as record
from kpi.goals.achievable import level
from kpi.goals.pace import pacing_of
from kpi.goals.wording import metric_name
from kpi.model import GOAL_KINDS, Goal, GoalKind, Kpi
from kpi.monitors.model import ONE_DAY, Figures

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

NEW = frozenset({"new", "新建", "add"})
PAST = frozenset({"past", "over", "以往", "已结束"})


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons and menus of goals."""

    @app.action("goal.new")
    async def new_goal(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_goal(context, body))

    @app.action("kpi.new")
    async def new_kpi(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_kpi(context, body, ""))

    @app.action("kpi.new_here")
    async def new_kpi_here(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _kpi_here(context, body))

    @app.action("goals.more")
    async def more(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _tree(context, body, "", int(value_in(body)["begin"])))

    @app.action("goals.past")
    async def past(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _past(context, body))

    @app.action("goal.menu")
    async def menu(ack: AsyncAck, body: Body) -> None:
        await ack()
        does, _, goal = str(body["actions"][0]["selected_option"]["value"]).partition(":")
        context.soon(body, _end(context, body, goal) if does == "end" else _open(context, body, does, goal))


async def show_goals(context: Context, body: Body, line: str) -> None:
    """`/kpi goals [WORD]`: the tree; with ``new`` or a sentence the form, with ``past`` those that are over."""
    first = line.partition(" ")[0].lower()
    if first in NEW:
        await open_goal(context, body)
    elif first in PAST:
        await _past(context, body)
    else:
        await _tree(context, body, line.strip(), 0)


async def open_goal(context: Context, body: Body, sentence: str = "") -> None:
    """The form of a new goal, with the ``sentence`` it was asked for in; a button may hold that, or a metric."""
    reader = await context.reader(body)
    clicked = (body.get("actions") or [{}])[0].get("value")
    held = json.loads(clicked) if clicked else {}
    metric = held.get("metric")
    name = metric_name(metric, reader.language) if metric else ""
    sentence = t("goals.form.begin", reader.language, metric=name) if name else held.get("sentence", sentence)
    parents = await context.read(above, today(context))
    form = sentence_form(reader.language, parents=parents, sentence=sentence)
    await context.gateway.open_view(body["trigger_id"], form, language=reader.language)


async def open_kpi(context: Context, body: Body, line: str) -> None:
    """`/kpi new [NAME]`: the form of a KPI of one's own."""
    language = (await context.reader(body)).language
    form = await context.read(kpi_form_of, KpiFields(name=line.strip()[:80]), language, today(context))
    await context.gateway.open_view(body["trigger_id"], form, language=language)


async def change_kpi(context: Context, body: Body, line: str) -> None:
    """`/kpi edit WORD`: the form of a KPI that is there."""
    language = (await context.reader(body)).language
    form = await context.read(_changing, line, language, today(context))
    await context.gateway.open_view(body["trigger_id"], form, language=language)


def kpi_form_of(session: Session, fields: KpiFields, language: str, day: dt.date, metadata: str = "") -> Block:
    """The form of a KPI, with the goals that are not over, the KPIs it may be made of and the campaigns there are."""
    goals = [each for each in kpis.goals(session) if not each.over(day) or each.id == fields.goal]
    names = {each.id: each.name for each in campaigns_store.campaigns(session)}
    return kpi_form(
        fields, language, goals=goals, kpis=kpis.kpis(session), campaigns=names, metadata=metadata
    )  # fmt: skip


def above(session: Session, day: dt.date) -> list[Goal]:
    """The goals that a goal may stand under: those that are not over."""
    return [each for each in kpis.goals(session) if not each.over(day)]


def has_phases(session: Session, kpi: Kpi | None) -> bool:
    """Whether a KPI belongs to a campaign that has phases."""
    return kpi is not None and bool(phases.of_campaigns(session).get(kpi.campaign or ""))


def kpi_of(session: Session, goal: Goal) -> Kpi | None:
    """The KPI that measures a goal, if there is one."""
    mine = kpis.kpis(session, goal_id=goal.id)
    there = (each for each in kpis.kpis(session) if each.id == goal.measured_by)
    return next((each for each in mine if each.id == goal.measured_by), None) or next(iter((*mine, *there)), None)


async def _tree(context: Context, body: Body, word: str, begin: int) -> None:
    language, day = (await context.reader(body)).language, today(context)

    def read(session: Session) -> tuple[list[GoalShown], int, list[GoalKind]]:
        glances = reading.overview_of(session, day)
        goals = kpis.goals(session)
        live = [each for each in goals if not each.over(day)]
        paces: dict[str, str] = {}
        names: dict[str, list[str]] = {}
        for each in glances:
            names.setdefault(each.kpi.goal, []).append(each.kpi.name.best(language))
            if each.pace != "unknown":
                paces.setdefault(each.kpi.goal, each.pace)
        shown = [
            GoalShown(
                goal,
                paces.get(goal.id, "before" if goal.start > day else "unknown"),
                depth,
                tuple(names.get(goal.id, ())),
            )
            for goal, depth in in_tree(live)
        ]
        if word:
            shown = [each for each in shown if word.lower() in _words(each)]
        kinds = {each.kind for each in live}
        return shown, len(goals) - len(live), [] if word else [each for each in GOAL_KINDS if each not in kinds]

    found, over, lacking = await context.read(read)
    if not found and any(each.isdecimal() for each in word):
        await open_goal(context, body, word)
        return
    words, blocks = goal_list(found, language, begin=begin, past=over, lacking=lacking, word=word)
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks)


def _words(shown: GoalShown) -> str:
    goal = shown.goal
    parts = (goal.id, goal.name.en, goal.name.zh, goal.metric, goal.kind, goal.level, *shown.kpis)
    return " ".join(each for each in parts if each).lower()


async def _past(context: Context, body: Body) -> None:
    language, day = (await context.reader(body)).language, today(context)
    goals = await context.read(kpis.goals)
    words, blocks = past_list([each for each in goals if each.over(day)], language)
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks)


async def _open(context: Context, body: Body, does: str, goal_id: str) -> None:
    """The window that an entry of a goal's menu opens."""
    language, day = (await context.reader(body)).language, today(context)

    def read(session: Session) -> Block:
        goal = kpis.goal(session, goal_id)
        if does == "history":
            return history_window(goal, record.history(session, goal_id), language)
        kpi = kpi_of(session, goal)
        fields = fields_of(goal, language) if does == "edit" else _next(session, goal, kpi, day)
        return goal_form(
            fields,
            language,
            title=f"goals.do.{does}",
            parents=[each for each in above(session, day) if each.id != goal_id],
            phases=has_phases(session, kpi),
            metadata=json.dumps({"goal" if does == "edit" else "after": goal_id}),
        )

    await context.gateway.open_view(body["trigger_id"], await context.read(read), language=language)


def _next(session: Session, goal: Goal, kpi: Kpi | None, day: dt.date) -> GoalFields:
    """The goal after this one: as long, from where the KPI stands now, for the same people."""
    begin = max(day, goal.end + ONE_DAY) if not goal.over(day) else day
    now = _stands(session, goal, kpi, day) if kpi else None
    owners = fields_of(goal, "en").owners
    return GoalFields(
        unit=goal.unit, baseline=now if now is not None else goal.target, per=goal.per, start=begin,
        end=begin + (goal.end - goal.start), owners=owners, parent=goal.parent, phased=goal.phased,
    )  # fmt: skip


def _stands(session: Session, goal: Goal, kpi: Kpi, day: dt.date) -> float | None:
    """Where a KPI stands lately, as the figure that the goal is of; None where too little is known."""
    series = figures.series(session, {kpi.id}, last=day - ONE_DAY).get(kpi.id)
    now = level(series) if series is not None else None
    if series is None or now is None:
        return None
    pacing = pacing_of(goal, kpi)
    found = now * ((goal.end - goal.start).days + 1 if pacing.sums(Figures(series)) else pacing.per_days)
    return float(f"{found:.4g}")


def _changing(session: Session, word: str, language: str, day: dt.date) -> Block:
    kpi = reading.the_one(session, word, language)
    fields = KpiFields(
        name=kpi.name.best(language), unit=kpi.unit, direction=kpi.direction, goal=kpi.goal,
        formula=kpi.formula or "", campaign=kpi.campaign, channel=kpi.channel or "",
    )  # fmt: skip
    return kpi_form_of(session, fields, language, day, metadata=kpi.id)


async def _kpi_here(context: Context, body: Body) -> None:
    """The form of a KPI in place of the goal form, whose metric nobody knows."""
    language, view = (await context.reader(body)).language, body["view"]
    form = await context.read(kpi_form_of, KpiFields(name=str(value_in(body)["name"])), language, today(context))
    await context.gateway.update_view(form, view_id=view["id"], hash=view.get("hash"), language=language)


async def _end(context: Context, body: Body, goal_id: str) -> None:
    """Give a goal up: yesterday was its last day. Its KPI, its figures and what was changed of it stay."""
    reader, by, now, day = await context.reader(body), asked(body).user, context.now(), today(context)

    def write(session: Session) -> Goal:
        goal = kpis.goal(session, goal_id)
        if goal.over(day):
            return goal
        return record.change(session, replace(goal, ended_on=day - ONE_DAY), by=by, now=now, action="ended")

    goal = await context.write(write)
    words = t("goals.done.end", reader.language, name=escape(goal.name.best(reader.language)))
    await context.gateway.respond(body["response_url"], text=words)
