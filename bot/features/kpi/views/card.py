"""The one card of an alert: what happened, what drives it, likely causes, who answers, what next, what can be done."""

from __future__ import annotations

import datetime as dt
import math

from bot.blocks import Block, actions, button, context, mrkdwn, option, plain, section
from bot.charts.kpi_canvas import day_words
from bot.features.kpi.reading import AlertShown, cut_words, words_of
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment
from kpi.alerts.drivers import Driver
from kpi.alerts.model import LIKELY, Alert, AlertEvent
from kpi.alerts.routing import is_person
from kpi.monitors.wording import amount

MARKS = {"low": ":small_orange_diamond:", "normal": ":large_orange_diamond:", "high": ":red_circle:"}
OVER = ":white_check_mark:"
SNOOZES = ("hours", "tomorrow", "monday")
Message = tuple[str, list[Block]]


def alert_card(shown: AlertShown, *, language: str, headline: str | None = None) -> Message:
    """Notification text and blocks. ``headline`` is mrkdwn above the card: why it comes to this reader."""
    alert = shown.alert
    name, says = shown.kpi.name.best(language), words_of(alert.lead.said, language)
    mark = MARKS[alert.severity] if alert.active else OVER
    title = t(
        "alert.card.title",
        language,
        name=escape(name),
        cut=escape(cut_words(shown.watch.cut, language)),
        says=escape(says),
    )
    blocks: list[Block] = [section(headline)] if headline else []
    blocks.append(section(f"{mark} {title}"))
    blocks += [section(each) for each in ["\n".join(_facts(shown, language))] if each]
    blocks.append({"type": "section", "fields": [mrkdwn(each, 2000) for each in _fields(shown, language)]})
    if alert.active:
        since = day_words(alert.since, language)
        step = t(f"alert.next.{shown.watch.kind}", language, since=since)
        blocks.append(section(t("alert.card.next", language, step=step)))
    if alert.note:
        blocks.append(context(t("alert.card.note", language, note=escape(alert.note))))
    if alert.active or (alert.recovered and alert.closed_by is None):
        blocks.append(_causes(alert, language))
    blocks.append(
        actions(_buttons(alert, language), block_id=f"alert-{alert.id}-{alert.snoozed_until or ''}")
    )  # chosen, a menu keeps its choice
    kind = t(f"alert.kind.{shown.watch.kind}", language)
    blocks.append(context(t("alert.card.more", language, kind=kind)))
    return t("alert.card.text", language, name=name, says=says), blocks


def state_words(alert: Alert, language: str) -> str:
    """How an alert stands, and who says so."""
    if alert.state == "resolved" and alert.recovered and alert.closed_by is None:
        return t("alert.state.recovered", language)
    until = moment(alert.snoozed_until) if alert.snoozed_until else ""
    who = person(alert.assignee if alert.state == "assigned" else alert.acted_by, language)
    cause = t(f"alert.cause.{alert.cause}", language) if alert.cause else ""
    return t(f"alert.state.{alert.state}", language, person=who, until=until, cause=cause)


def person(user: str | None, language: str) -> str:
    """A mention, a plain name, or nobody."""
    if not user:
        return t("alert.card.nobody", language)
    return f"<@{user}>" if is_person(user) else escape(user)


def signed(change: float) -> str:
    """A change as people write it: −38%, +4%; a dash where there is none."""
    if not math.isfinite(change):
        return "–"
    size = f"{abs(change):.0%}" if abs(change) >= 0.1 or change == 0 else f"{abs(change) * 100:.1f}%"
    return ("+" if change > 0 else "−" if change < 0 else "") + size


def _facts(shown: AlertShown, language: str) -> list[str]:
    found: list[str] = []
    against = shown.against
    if against is not None and math.isfinite(against.change):
        # The number of the stretch, against what is comparable: beside what the monitor itself compared with.
        found.append(
            t(
                "alert.card.against",
                language,
                day=_stretch(shown, language),
                value=amount(against.now),
                before=amount(against.before),
                change=signed(against.change),
            )
        )
    if shown.drivers:
        parts = t("list.comma", language).join(driver_words(each, language) for each in shown.drivers)
        dimension = escape(shown.drivers[0].dimension)
        if shown.driven is not None and shown.driven.id != shown.kpi.id:
            dimension = f"{escape(shown.driven.name.best(language))}{t('list.comma', language)}{dimension}"
        found.append(t("alert.card.drivers", language, dimension=dimension, parts=parts))
    if shown.sides:
        parts = t("list.comma", language).join(
            t("alert.card.side", language, part=escape(kpi.name.best(language)), change=signed(each.change))
            for kpi, each in shown.sides
        )
        found.append(t("alert.card.sides", language, parts=parts))
    if shown.others:
        names_ = t("list.comma", language).join(escape(each.name.best(language)) for each in shown.others[:5])
        found.append(t("alert.card.also", language, names=names_))
    return found


def _stretch(shown: AlertShown, language: str) -> str:
    first = max(min(shown.alert.lead.said.since, shown.last), shown.last - dt.timedelta(days=27))
    last = day_words(shown.last, language)
    return last if first == shown.last else f"{day_words(first, language)} – {last}"


def driver_words(each: Driver, language: str) -> str:
    # The other parts may have moved the other way, so that one makes up more than the whole: that is all of it.
    share = f"{min(each.share, 1.0):.0%}"
    return t("alert.card.driver", language, part=escape(each.part), change=signed(each.change), share=share)


def _fields(shown: AlertShown, language: str) -> list[str]:
    alert = shown.alert
    owners = t("list.comma", language).join(person(each, language) for each in shown.answering)
    people = owners or person(None, language)
    found = [
        t("alert.card.owner", language, person=people),
        t("alert.card.status", language, state=state_words(alert, language)),
        t("alert.card.severity", language, severity=t(f"alert.severity.{alert.severity}", language)),
    ]
    if shown.goal is not None:
        found.append(t("alert.card.goal", language, goal=escape(shown.goal.name.best(language))))
    if alert.task:
        found.append(t("alert.card.task", language))
    return found


def _causes(alert: Alert, language: str) -> Block:
    options = [option(t(f"alert.cause.{each}", language), each) for each in LIKELY]
    boxes: Block = {
        "type": "multi_static_select",
        "action_id": "alert.causes",
        "placeholder": plain(t("alert.card.tick", language), 150),
        "options": options,
    }
    ticked = [each for each in options if each["value"] in alert.causes]
    if ticked:
        boxes["initial_options"] = ticked
    # What is ticked is part of the block's name: an updated card then shows it anew.
    return {
        "type": "section",
        "block_id": f"causes-{alert.id}-{'-'.join(alert.causes)}",
        "text": mrkdwn(f"*{t('alert.card.causes', language)}*"),
        "accessory": boxes,
    }


def _buttons(alert: Alert, language: str) -> list[Block]:
    value = {"alert": alert.id}

    def press(name: str, style: str | None = None, key: str | None = None) -> Block:
        return button(t(f"alert.button.{key or name}", language), f"alert.{name}", value, style=style)

    false = press("false_alarm")
    false["confirm"] = {
        "title": plain(t("alert.false.title", language), 100),
        "text": plain(t("alert.false.text", language), 300),
        "confirm": plain(t("alert.false.yes", language), 30),
        "deny": plain(t("alert.false.no", language), 30),
    }
    if not alert.active:
        by_itself = alert.recovered and alert.closed_by is None
        row = [press("resolve", key="cause"), false] if by_itself else []
        return [*row, press("reopen"), *([] if alert.task else [press("task")])]
    row = [press("acknowledge", "primary")] if alert.state in ("open", "snoozed") else []
    row += [press("assign"), _snooze(alert, language), press("resolve"), false]
    return row if alert.task else [*row, press("task")]


def _snooze(alert: Alert, language: str) -> Block:
    return {
        "type": "static_select",
        "action_id": "alert.snooze",
        "placeholder": plain(t("alert.button.snooze", language), 150),
        "options": [option(t(f"alert.snooze.{name}", language), f"{alert.id}:{name}") for name in SNOOZES],
    }


def line_of(shown: AlertShown, event: AlertEvent, language: str) -> str:
    """What is said in the thread of a change that the figures or the clock made."""
    alert, lead = shown.alert, shown.alert.lead
    mine = [each for each in alert.members if each.watch in event.details.get("watches", ())]
    member = mine[0] if mine else lead
    says = escape(words_of(member.said, language))
    name = escape(shown.kpi.name.best(language))
    match event.action:
        case "recovered":
            return _recovered(shown, name, language)
        case "joined":
            others = {each.id: each.name.best(language) for each in (shown.kpi, *shown.others)}
            names = t("list.comma", language).join(dict.fromkeys(escape(others.get(m.kpi, m.kpi)) for m in mine))
            return t("alert.said.joined", language, names=names, says=says)
        case "escalated":
            hours = round((event.at - (alert.post_at or alert.opened_at)).total_seconds() / 3600)
            return t("alert.said.escalated", language, hours=hours, person=person(alert.answers, language))
        case "woken":
            return t("alert.said.woken", language, person=person(alert.answers, language))
        case _:
            return t(f"alert.said.{event.action}", language, says=says)


def _recovered(shown: AlertShown, name: str, language: str) -> str:
    lead = shown.alert.lead
    expected, opened = lead.said.params.get("expected"), lead.said.params.get("value")
    if not isinstance(expected, int | float) or not isinstance(opened, int | float) or not math.isfinite(shown.latest):
        return t("alert.said.recovered_plain", language, says=escape(words_of(lead.said, language)))
    # Half of the way back is back; less than that, and what was expected has come to it instead.
    back = abs(shown.latest - expected) <= 0.5 * abs(opened - expected)
    key = "alert.said.recovered" if back else "alert.said.recovered_level"
    return t(
        key,
        language,
        name=name,
        value=amount(shown.latest),
        expected=amount(float(expected)),
        first=day_words(lead.said.since, language),
        last=day_words(lead.last_day, language),
    )
