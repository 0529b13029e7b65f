"""What happens when a form of a goal or of a KPI is handed in: shown again with its lights, refused, or stored."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal, refusal_of
from bot.features.kpi import desk, goal_asking, goals, measuring
from bot.features.kpi.views.goal_forms import GoalFields, KpiFields, goal_form, saved_window, sentence_form
from bot.forms import FieldRefused, refuse
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.interaction import entered
from kpi import store as kpis
from kpi.alerts.figures import store as figures
from kpi.errors import InvalidField, KpiError
from kpi.goals import store_record as record
from kpi.goals.metrics import mentions
from kpi.goals.numerals import numbers
from kpi.model import Goal, Kpi, Name
from kpi.tree import tree
from kpi.tree.errors import CircularGoals
from kpi.tree.units import unit

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""
    mentions("")  # the names of metrics become patterns now, and not while somebody waits for a form

    @app.view_submission("goal_new")
    async def said(ack: AsyncAck, body: Body) -> None:
        reader, given, day = await context.reader(body), entered(body), desk.today(context)
        judged = await context.read(goals.judge, given, day)
        if not judged.goals and not judged.wishes:
            await ack(response_action="errors", errors={"sentence": t("goals.form.none", reader.language)})
            return
        seen = _digest(given)
        # Nothing is stored that was not seen with its lights.
        if not judged.storable or body["view"].get("private_metadata") != seen:
            parents = await context.read(goal_asking.above, day)
            form = sentence_form(
                reader.language,
                parents=parents,
                judged=judged,
                sentence=str(given.get("sentence") or ""),
                owners=given.get("owner") or (),
                parent=given.get("parent"),
                metadata=seen,
            )
            await ack(response_action="update", view=form)
            return
        try:
            saved = await context.write(goals.save, judged, by=asked(body).user, now=context.now(), today=day)
        except KpiError as problem:
            await _refuse(ack, problem, reader.language, "sentence")
            return
        await ack(response_action="update", view=saved_window(_saved(saved, reader.language), reader.language))

    @app.view_submission("goal_set")
    async def numbered(ack: AsyncAck, body: Body) -> None:
        reader, given, about = await context.reader(body), entered(body), json.loads(body["view"]["private_metadata"])
        try:
            fields = goal_fields(given)
            saved = await context.write(
                _store, fields, about, by=asked(body).user, now=context.now(), day=desk.today(context)
            )
        except FieldRefused as refused:
            await refuse(context, ack, body, refused)
            return
        except KpiError as problem:
            at = "parent" if isinstance(problem, CircularGoals | InvalidField) else "target"
            await _refuse(ack, problem, reader.language, at)
            return
        await ack(response_action="update", view=saved_window(_saved(saved, reader.language), reader.language))

    @app.view_submission("kpi_set")
    async def defined(ack: AsyncAck, body: Body) -> None:
        reader, given, changed = await context.reader(body), entered(body), body["view"].get("private_metadata") or ""
        language, day = reader.language, desk.today(context)
        try:
            fields = await context.read(checked, given, changed)
        except FieldRefused as refused:
            await refuse(context, ack, body, refused)
            return
        except KpiError as problem:
            unread = problem.code == "kpi.bad_unit.unread" or not given.get("formula")
            await _refuse(ack, problem, language, "unit" if unread else "formula", kpi=str(given["name"]))
            return
        if changed or fields.goal:
            kpi = await context.write(_store_kpi, fields, changed, by=asked(body).user, now=context.now())
            key = "kpi.changed" if changed else "kpi.saved"
            words = t(key, language, name=escape(kpi.name.best(language)), kpi=kpi.id)
            await ack(response_action="update", view=saved_window([words], language))
            return
        # A number that nobody aims for is no KPI: its goal comes first, and both are stored together.
        parents = await context.read(goal_asking.above, day)
        form = goal_form(
            GoalFields(unit=fields.unit, start=day),
            language,
            title="goals.form.title",
            headline=t("kpi.form.without_goal", language, name=escape(fields.name)),
            parents=parents,
            phases=await context.read(_phased, fields),
            metadata=json.dumps({"kpi": asdict(fields)}, ensure_ascii=False),
        )
        await ack(response_action="update", view=form)


def goal_fields(given: Mapping[str, Any]) -> GoalFields:
    """A goal's form as it was filled. FieldRefused where it cannot be a goal."""
    baseline, target = number_in(given, "baseline"), number_in(given, "target")
    start, end = dt.date.fromisoformat(given["start"]), dt.date.fromisoformat(given["end"])
    owners = goals.together(given.get("owner") or (), [str(given.get("named") or "")])
    if target == baseline:
        raise FieldRefused("target", "goals.form.no_change")
    if end <= start:
        raise FieldRefused("end", "goals.form.no_time")
    if not owners:
        raise FieldRefused("owner", "goal.owner.off")
    return GoalFields(
        name=str(given["name"]).strip(), baseline=baseline, target=target, per=given.get("per"), start=start, end=end,
        owners=owners, parent=given.get("parent"), phased=bool(given.get("phased")),
    )  # fmt: skip


def number_in(given: Mapping[str, Any], name: str) -> float:
    """The number of a field, as people write numbers (1,200, 3.5%, 1.3万). FieldRefused."""
    written = str(given.get(name) or "").strip()
    found = numbers(written)
    try:
        return float(written) if not found else (-1.0 if written.startswith(("-", "−")) else 1.0) * found[0].value
    except ValueError:
        raise FieldRefused(name, "monitors.form.bad_number") from None


def checked(session: Session, given: Mapping[str, Any], changed: str) -> KpiFields:
    """A KPI's form as it was filled, once its unit and formula hold together with the KPIs that are there. KpiError;
    FieldRefused. ``changed``: the id of a KPI that is being changed."""
    there = [each for each in kpis.kpis(session) if each.id != changed]
    fields = KpiFields(
        name=str(given["name"]).strip(), unit=str(given["unit"]).strip(), direction=given["direction"],
        kind=given.get("kind"), level=given.get("level"), goal=given.get("goal"),
        formula=by_id(str(given.get("formula") or "").strip(), there), campaign=given.get("campaign"),
        channel=str(given.get("channel") or "").strip(),
    )  # fmt: skip
    if not changed and fields.name.lower() in {name.lower() for k in there for name in (k.name.en, k.name.zh) if name}:
        raise FieldRefused("name", "kpi.form.taken")
    unit(fields.unit)
    goals_there = kpis.goals(session)
    before = tree.sound(goals_there, kpis.kpis(session)).broken
    made = _kpi(fields, changed or "new-kpi", fields.goal or "")
    for name, problem in tree.sound(goals_there, [*there, made]).broken.items():
        if name == made.id or name not in before:
            raise problem
    return fields


def by_id(formula: str, there: Sequence[Kpi]) -> str:
    """``formula`` with the names of KPIs, in either language, replaced by their ids."""
    ids = {name.lower(): each.id for each in there for name in (each.name.en, each.name.zh) if name}
    ids |= {each.id: each.id for each in there}
    if not ids or not formula:
        return formula
    words = "|".join(re.escape(name) for name in sorted(ids, key=len, reverse=True))
    return re.sub(rf"(?<![A-Za-z0-9._-])(?:{words})(?![A-Za-z0-9_])", lambda m: ids[m[0].lower()], formula, flags=re.I)


def _store(
    session: Session, fields: GoalFields, about: Mapping[str, Any], *, by: str, now: dt.datetime, day: dt.date
) -> list[tuple[Goal, str]]:
    """Change a goal, or set the one after it or the first one of a new KPI; the goal with the id of its KPI."""
    if "goal" in about:
        before = kpis.goal(session, about["goal"])
        goal = record.change(session, _filled(before, fields), by=by, now=now)
        found = goal_asking.kpi_of(session, goal)
        return [(goal, found.id if found else goal.measured_by)]
    if "after" in about:
        before = kpis.goal(session, about["after"])
        id_ = goals.free_id(session, f"{before.metric}-{fields.end:%Y%m}")
        kpi = goal_asking.kpi_of(session, before)
        goal = replace(_filled(before, fields), id=id_, ended_on=None)
        if kpi is None:
            kpi = Kpi(
                id=goal.measured_by, name=goal.name, unit=goal.unit, goal=id_, channel=goal.channel,
                direction="up" if goal.target > goal.baseline else "down",
            )  # fmt: skip
        return [measuring.set_goal(session, goal, replace(kpi, goal=id_), by=by, now=now, today=day)]
    made = KpiFields(**about["kpi"])
    kpi_id = _id_of(session, made.name)
    goal_id = goals.free_id(session, f"{kpi_id}-{fields.end:%Y%m}")
    assert made.kind is not None
    assert made.level is not None
    assert fields.start is not None
    assert fields.end is not None
    goal = Goal(
        id=goal_id, name=_name(fields.name), kind=made.kind, level=made.level, metric=kpi_id, unit=made.unit,
        baseline=fields.baseline or 0.0, target=fields.target or 0.0, owner=", ".join(fields.owners),
        start=fields.start, end=fields.end, parent=fields.parent, per=fields.per, phased=fields.phased,
    )  # fmt: skip
    return [measuring.set_goal(session, goal, _kpi(made, kpi_id, goal_id), by=by, now=now, today=day)]


def _filled(goal: Goal, fields: GoalFields) -> Goal:
    name = goal.name if fields.name in (goal.name.en, goal.name.zh) else _name(fields.name)
    assert fields.start is not None
    assert fields.end is not None
    return replace(
        goal, name=name, baseline=fields.baseline or 0.0, target=fields.target or 0.0, per=fields.per,
        start=fields.start, end=fields.end, owner=", ".join(fields.owners), parent=fields.parent, phased=fields.phased,
    )  # fmt: skip


def _store_kpi(session: Session, fields: KpiFields, changed: str, *, by: str, now: dt.datetime) -> Kpi:
    broken = figures.whole_tree(session).broken
    if changed:
        before = kpis.kpi(session, changed)
        made = _kpi(fields, changed, fields.goal or before.goal)
        name = before.name if fields.name in (before.name.en, before.name.zh) else made.name
        made = record.change_kpi(session, replace(made, name=name))
    else:
        made = _kpi(fields, _id_of(session, fields.name), fields.goal or "")
        measuring.add(session, made, by=by, now=now)
    measuring.holds_together(session, {name: each for name, each in broken.items() if name != made.id})
    return made


def _phased(session: Session, fields: KpiFields) -> bool:
    return goal_asking.has_phases(session, _kpi(fields, "new-kpi", ""))


def _kpi(fields: KpiFields, id_: str, goal: str) -> Kpi:
    return Kpi(
        id=id_, name=_name(fields.name), unit=fields.unit, direction="down" if fields.direction == "down" else "up",
        goal=goal, channel=fields.channel or None, campaign=fields.campaign, formula=fields.formula or None,
    )  # fmt: skip


def _id_of(session: Session, name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:48] if name.isascii() else ""
    return goals.free_id(session, stem or "kpi-1")


def _name(words: str) -> Name:
    return Name(en=words) if words.isascii() else Name(zh=words)


def _saved(saved: Sequence[tuple[Goal, str]], language: str) -> list[str]:
    return [t("goals.saved", language, name=escape(goal.name.best(language)), kpi=kpi) for goal, kpi in saved]


def _digest(given: Mapping[str, Any]) -> str:
    """What was judged, as a short text: the same sentence, owners and parent."""
    parts = [given.get("sentence"), given.get("owner") or [], given.get("parent")]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]


async def _refuse(ack: AsyncAck, problem: KpiError, language: str, at: str, **named: str) -> None:
    """Say beside a field of the form why it was not stored; ``named`` is what the person calls what is told of."""
    why = Refusal("goals.form.bad_parent") if isinstance(problem, InvalidField) else refusal_of(problem)
    words = t(why.key, language, **(why.params | named)) if why else str(problem)
    await ack(response_action="errors", errors={at: words})
