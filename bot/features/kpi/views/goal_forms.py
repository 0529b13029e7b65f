"""Forms of goals and KPIs: a goal from a sentence with its lights, a goal's numbers and people, a KPI of one's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import pickers
from bot.blocks import Block, actions, button, context, cut, field, modal, option, section, select, text_input
from bot.features.kpi.drawing import unit_words
from bot.features.kpi.goals import Judged
from bot.features.kpi.views.card import person
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment
from kpi.alerts.routing import is_person
from kpi.goals.lights import Lights, Phrase
from kpi.goals.metrics import suggest
from kpi.goals.people import split_owners
from kpi.goals.store_record import GoalEvent
from kpi.goals.wording import metric_name, shown
from kpi.model import DIRECTIONS, GOAL_KINDS, LEVELS, PERS, Goal, GoalKind, Kpi, Level, Per

MOST = 90
EVENTS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFields:
    """What the form of a goal's numbers and people begins with."""

    name: str = ""
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    per: Per | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    owners: tuple[str, ...] = ()
    parent: str | None = None
    phased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiFields:
    """What the form of a KPI holds; travels with the form of its goal as plain data."""

    name: str = ""
    unit: str = ""
    direction: str | None = None
    kind: GoalKind | None = None
    level: Level | None = None
    goal: str | None = None
    formula: str = ""
    campaign: str | None = None
    channel: str = ""


def fields_of(goal: Goal, language: str) -> GoalFields:
    """A stored goal as its form shows it."""
    return GoalFields(
        name=goal.name.best(language), unit=goal.unit, baseline=goal.baseline, target=goal.target, per=goal.per,
        start=goal.start, end=goal.end, owners=split_owners(goal.owner), parent=goal.parent, phased=goal.phased,
    )  # fmt: skip


def sentence_form(
    language: str,
    *,
    parents: Sequence[Goal] = (),
    judged: Judged | None = None,
    sentence: str = "",
    owners: Sequence[str] = (),
    parent: str | None = None,
    metadata: str = "",
) -> Block:
    """A new goal from a sentence. Once it was read, its lights, what they propose and what is only wished for."""
    blocks: list[Block] = []
    for draft, lights in judged.goals if judged else ():
        blocks.append(section(_lights(draft.words, lights, language)))
        if draft.metric is None:
            add = button(t("kpi.new", language), "kpi.new_here", {"name": cut(draft.metric_words, 80)})
            blocks.append(actions([add], f"kpi-new-{len(blocks)}"))
    for wish in judged.wishes if judged else ():
        fix = phrase(Phrase("goal.metric.fix", {"metrics": wish.measured_by}), language)
        title = f"*{t('goal.wish', language, words=escape(wish.words))}*"
        vague = f":white_circle: {t('goal.metric.vague', language, words=escape(wish.what))}"
        blocks.append(section("\n".join((title, vague, t("goals.form.fix", language, fix=fix)))))
    if judged and judged.storable and judged.doubtful:
        blocks.append(context(t("goals.form.knowingly", language)))
    blocks.append(
        field(
            "sentence",
            t("goals.form.sentence", language),
            text_input(multiline=True, initial=sentence, max_length=1000),
            hint=t("goals.form.sentence_hint", language),
        )
    )
    blocks.append(_owners(owners, language))
    blocks += _parent(parents, parent, language)
    submit = "read"
    if judged and judged.storable:
        submit = "anyway" if judged.doubtful else "save"
    return modal(
        t("goals.form.title", language),
        blocks,
        close=t("alert.form.cancel", language),
        submit=t(f"goals.form.{submit}", language),
        callback_id="goal_new",
        private_metadata=metadata,
    )


def goal_form(
    fields: GoalFields,
    language: str,
    *,
    title: str,
    headline: str = "",
    parents: Sequence[Goal] = (),
    phases: bool = False,
    metadata: str = "",
) -> Block:
    """The numbers, days and people of a goal. ``phases``: its KPI belongs to a campaign that has some."""
    words = unit_words(fields.unit, language)
    unit = f" ({words})" if words else ""
    pers = [option(t(f"goals.per.{each}", language), each) for each in PERS]
    per = select(pers, placeholder=t("form.choose", language), initial=fields.per)
    named = ", ".join(each for each in fields.owners if not is_person(each))
    blocks: list[Block] = [section(headline)] if headline else []
    blocks += [
        field("name", t("goals.form.name", language), text_input(initial=fields.name, max_length=150)),
        field("baseline", t("goals.form.baseline", language) + unit, _number(fields.baseline)),
        field("target", t("goals.form.target", language) + unit, _number(fields.target)),
        field("per", t("goals.form.per", language), per, optional=True, hint=t("goals.form.per_hint", language)),
        field("start", t("goals.form.start", language), _day(fields.start, language)),
        field("end", t("goals.form.end", language), _day(fields.end, language)),
        _owners([each for each in fields.owners if is_person(each)], language),
        field("named", t("goals.form.named", language), text_input(initial=named, max_length=200), optional=True),
        *_parent(parents, fields.parent, language),
    ]
    if phases:
        ticks = [option(t("goals.form.phased", language), "phased")]
        boxes: Block = {"type": "checkboxes", "action_id": "value", "options": ticks}
        if fields.phased:
            boxes["initial_options"] = ticks
        blocks.append(field("phased", t("goals.form.phases", language), boxes, optional=True))
    return modal(
        t(title, language),
        blocks,
        close=t("alert.form.cancel", language),
        submit=t("goals.form.save", language),
        callback_id="goal_set",
        private_metadata=metadata,
    )


def kpi_form(
    fields: KpiFields,
    language: str,
    *,
    goals: Sequence[Goal] = (),
    kpis: Sequence[Kpi] = (),
    campaigns: Mapping[str, str] | None = None,
    metadata: str = "",
) -> Block:
    """A KPI of one's own; ``metadata`` is the id of one that is changed, which keeps its goal's kind and level."""
    choose = t("form.choose", language)

    def chosen(name: str, values: Sequence[str], initial: str | None, prefix: str, *, optional: bool = False) -> Block:
        options = [option(t(f"{prefix}.{each}", language), each) for each in values]
        element = select(options, placeholder=choose, initial=initial)
        return field(name, t(f"kpi.form.{name}", language), element, optional=optional)

    there = ", ".join(f"{each.name.best(language)} ({each.unit})" for each in kpis[:12])
    formula = t("kpi.form.formula_hint", language, kpis=cut(there, 600) or "–")
    blocks = [
        field("name", t("kpi.form.name", language), text_input(initial=fields.name, max_length=80)),
        field(
            "unit",
            t("kpi.form.unit", language),
            text_input(initial=fields.unit, max_length=40),
            hint=t("kpi.form.unit_hint", language),
        ),
        chosen("direction", DIRECTIONS, fields.direction, "kpi.direction"),
        field(
            "formula",
            t("kpi.form.formula", language),
            text_input(initial=fields.formula, max_length=500),
            optional=True,
            hint=formula,
        ),
    ]
    if goals:
        offered = [option(each.name.best(language), each.id) for each in goals[:MOST]]
        element = select(offered, placeholder=choose, initial=fields.goal)
        hint = t("kpi.form.goal_hint", language)
        blocks.append(field("goal", t("kpi.form.goal", language), element, optional=not metadata, hint=hint))
    if not metadata:
        blocks.append(chosen("kind", GOAL_KINDS, fields.kind, "kpi.kind"))
        blocks.append(chosen("level", LEVELS, fields.level, "kpi.level"))
    if campaigns:
        offered = [option(name, id_) for id_, name in sorted(campaigns.items(), key=lambda each: each[1])[:MOST]]
        element = select(offered, placeholder=choose, initial=fields.campaign)
        blocks.append(field("campaign", t("kpi.form.campaign", language), element, optional=True))
    channel = text_input(initial=fields.channel, max_length=40)
    hint = t("kpi.form.channel_hint", language)
    blocks.append(field("channel", t("kpi.form.channel", language), channel, optional=True, hint=hint))
    return modal(
        t("kpi.form.change" if metadata else "kpi.new", language),
        blocks,
        close=t("alert.form.cancel", language),
        submit=t("goals.form.keep" if metadata else "goals.form.next", language),
        callback_id="kpi_set",
        private_metadata=metadata,
    )


def saved_window(lines: Sequence[str], language: str) -> Block:
    """That something was saved."""
    return modal(t("goals.title", language), [section(each) for each in lines], close=t("gateway.close", language))


def history_window(goal: Goal, events: Sequence[GoalEvent], language: str) -> Block:
    """What was changed of a goal, by whom, and what it was before."""
    lines = [_event(each, language) for each in events[-EVENTS:]] or [t("goals.event.none", language)]
    title = f"*{escape(goal.name.best(language))}*"
    return modal(
        t("goals.do.history", language), [section("\n".join((title, *lines)))], close=t("gateway.close", language)
    )  # fmt: skip


def phrase(said: Phrase, language: str) -> str:
    """What a light says."""
    return t(said.code, language, **shown(said.params, language))


def suggested(kind: GoalKind, language: str) -> str:
    """The metrics that are offered for a kind of goal, by name."""
    return t("list.comma", language).join(metric_name(each.id, language) for each in suggest(kind))


def plain_number(value: float | None) -> str:
    """A number as a person would type it."""
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _event(event: GoalEvent, language: str) -> str:
    was = []
    for name, value in sorted(event.details.items()):
        if name not in ("ended_on", "name") and value is not None:
            told = plain_number(value) if isinstance(value, float) else escape(str(value))
            was.append(t("goals.event.was", language, what=t(f"goals.part.{name}", language), value=told))
    who = person(event.by, language) if event.by else "Unison"
    line = f"{moment(event.at)} · {t(f'goals.event.{event.action}', language)} · {who}"
    return f"{line}\n{t('list.comma', language).join(was)}" if was else line


def _lights(words: str, lights: Lights, language: str) -> str:
    said = [f"*{t('goal.title', language, words=escape(words))}*"]
    for name, light in lights.items():
        mark = ":large_green_circle:" if light.on else ":white_circle:" if light.on is None else ":red_circle:"
        says = escape(phrase(light.says, language))
        said.append(t("goals.form.light", language, mark=mark, name=t(f"goal.light.{name}", language), says=says))
        if light.fix is not None:
            said.append(t("goals.form.fix", language, fix=escape(phrase(light.fix, language))))
    return "\n".join(said)


def _owners(chosen: Sequence[str], language: str) -> Block:
    return field("owner", t("goals.form.owners", language), pickers.people(language, chosen), optional=True)


def _parent(parents: Sequence[Goal], chosen: str | None, language: str) -> list[Block]:
    offered = [option(each.name.best(language), each.id) for each in parents if each.level != "content"][:MOST]
    if not offered:
        return []
    element = select(offered, placeholder=t("form.choose", language), initial=chosen)
    return [field("parent", t("goals.form.parent", language), element, optional=True)]


def _number(value: float | None) -> Block:
    return text_input(initial=plain_number(value), max_length=30)


def _day(value: dt.date | None, language: str) -> Block:
    return pickers.day(language, value.isoformat() if value else None)
