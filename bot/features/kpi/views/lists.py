"""Lists: KPIs at a glance, open alerts, monitors and goals."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from bot.blocks import Block, actions, button, context, header, option, section
from bot.charts.kpi_canvas import Picture, day_words
from bot.charts.kpi_spark import Row, overview, text_spark
from bot.features.kpi.drawing import unit_words
from bot.features.kpi.reading import KpiShown, Moved, cut_words, words_of
from bot.features.kpi.views.card import MARKS, Message, driver_words, person, signed, state_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment
from kpi.alerts.kinds import KINDS
from kpi.alerts.model import Alert, Standing, Watch
from kpi.model import Kpi
from kpi.monitors.detectable import SmallestChange
from kpi.monitors.model import State
from kpi.monitors.wording import amount

AT_ONCE = 15
HOME_GOALS, HOME_ALERTS = 5, 3
LIGHTS = {"good": ":large_green_circle:", "bad": ":red_circle:"}
PACE_MARKS = {"on_course": "good", "reached": "good", "behind": "bad"}


def overview_message(found: Sequence[KpiShown], active: int, language: str) -> Message:
    """`/kpi`: every KPI with its sparkline, value, change and pace; those behind come first."""
    shown = [each for each in found if len(each.values)]
    title = t("alert.overview.title", language)
    if not shown:
        return title, [section(t("alert.overview.none", language))]
    blocks: list[Block] = [header(title)]
    alerts = t("alert.overview.open", language, n=active) if active else t("alert.overview.calm", language)
    blocks.append(context(alerts))
    ordered = sorted(shown, key=lambda each: (each.pace != "behind", each.kpi.id))
    blocks += [section(_glance(each, language)) for each in ordered[:AT_ONCE]]
    if len(ordered) > AT_ONCE:
        blocks.append(context(t("alert.overview.more", language, n=len(ordered) - AT_ONCE)))
    row = [button(t("kpi.picture", language), "kpi.picture")]
    if active:
        row.append(button(t("alert.list.title", language), "kpi.alerts"))
    return title, [*blocks, actions([*row, button(t("monitors.title", language), "kpi.monitors")], "kpi-overview")]


def why_message(found: Sequence[KpiShown], moved: Sequence[Moved], active: int, language: str) -> Message:
    """The KPIs at a glance, and what drove each."""
    title, blocks = overview_message(found, active, language)
    lines = [_moved(each, language) for each in moved[:AT_ONCE] if each.whole is not None]
    said = [section("\n".join((*lines, t("alert.why.next", language))))] if lines else []
    return title, [*blocks[:-1], *said, blocks[-1]] if said else blocks


def _moved(each: Moved, language: str) -> str:
    change = signed(each.whole.change) if each.whole else "–"
    said = t("alert.why.whole", language, name=escape(each.kpi.name.best(language)), change=change)
    if not each.drivers:
        return said + t("alert.why.none", language)
    parts = t("list.comma", language).join(driver_words(one, language) for one in each.drivers)
    return said + t("alert.why.drivers", language, dimension=escape(each.drivers[0].dimension), parts=parts)


def overview_picture(found: Sequence[KpiShown], language: str) -> Picture:
    """The same as a picture."""
    shown = sorted((e for e in found if len(e.values)), key=lambda each: (each.pace != "behind", each.kpi.id))
    rows = [
        Row(
            name=each.kpi.name.best(language),
            values=each.values,
            value=amount(each.value),
            change=signed(each.change),
            pace=t(f"alert.pace.{each.pace}", language),
            mark=PACE_MARKS.get(each.pace, "quiet"),
        )
        for each in shown[:AT_ONCE]
    ]
    return overview(rows, t("alert.overview.title", language), language)


def _glance(each: KpiShown, language: str) -> str:
    value = _valued(each, language) if math.isfinite(each.value) else "–"
    return t(
        "alert.overview.line",
        language,
        name=escape(each.kpi.name.best(language)),
        spark=text_spark(each.values),
        value=value,
        day=day_words(each.last, language) if each.last else "–",
        change=signed(each.change),
        pace=t(f"alert.pace.{each.pace}", language),
    )


def _valued(each: KpiShown, language: str) -> str:
    return _measured(each.value, each.kpi.unit, language)


def _measured(value: float, unit: str, language: str) -> str:
    """A figure with its unit."""
    words = unit_words(unit, language)
    return f"{amount(value)}{'' if words == '%' else ' '}{words}".strip()


def alert_list(
    found: Sequence[tuple[Alert, Kpi, str | None]], language: str, now: dt.datetime
) -> Message:  # fmt: skip
    """`/kpi alerts`: alerts with their KPI and the address of their thread."""
    title = t("alert.list.title", language)
    if not found:
        return title, [section(t("alert.list.none", language))]
    blocks: list[Block] = [header(title)]
    for alert, kpi, link in found[:AT_ONCE]:
        words = t(
            "alert.list.line",
            language,
            name=escape(kpi.name.best(language)),
            says=escape(words_of(alert.lead.said, language)),
            severity=f"{MARKS[alert.severity]} {t(f'alert.severity.{alert.severity}', language)}",
            since=day_words(alert.since, language),
            state=state_words(alert, language),
            owner=person(alert.answers, language),
        )
        if link:
            words += f"\n{t('alert.list.link', language, link=link)}"
        elif alert.post_at is not None and alert.post_at > now:
            words += f"\n_{t('alert.list.waiting', language)}_"
        blocks.append(section(words))
    if len(found) > AT_ONCE:
        blocks.append(context(t("alert.overview.more", language, n=len(found) - AT_ONCE)))
    return title, blocks


def monitor_list(
    found: Sequence[tuple[Watch, Kpi, Standing | None]], language: str, now: dt.datetime, *, word: str = ""
) -> Message:
    """`/kpi monitors [word]`: each with how it stands and what can be done to it; those in alert come first."""
    title = t("monitors.title", language)
    if not found:
        return title, [section(t("monitors.no_such" if word else "monitors.none", language, word=escape(word[:40])))]
    ordered = sorted(found, key=lambda e: (e[2] is None or e[2].said.state is not State.ALERT, e[1].id, e[0].kind))
    blocks: list[Block] = [header(title)]
    for watch, kpi, standing in ordered[:AT_ONCE]:
        words = t(
            "monitors.line",
            language,
            name=escape(kpi.name.best(language)),
            cut=escape(cut_words(watch.cut, language)),
            kind=t(f"alert.kind.{watch.kind}", language),
            state=standing_words(standing, language),
            marks=_marks(watch, language, now),
        )
        blocks.append(section(words, accessory=_menu(watch, language, now)))
    if len(ordered) > AT_ONCE:
        blocks.append(context(t("monitors.more", language, n=len(ordered) - AT_ONCE)))
    return title, blocks


def standing_words(standing: Standing | None, language: str) -> str:
    """How a monitor stands."""
    if standing is None:
        return t("monitors.state.new", language)
    said = standing.said
    return t(
        f"monitors.state.{said.state.value}",
        language,
        day=day_words(standing.day, language),
        since=day_words(said.since, language),
        says=escape(words_of(said, language)),
    )


def _marks(watch: Watch, language: str, now: dt.datetime) -> str:
    found = ""
    if watch.muted_until is not None and watch.muted(now):
        found += t("monitors.mark.muted", language, until=moment(watch.muted_until))
    if watch.shadow:
        found += t("monitors.mark.shadow", language)
    if watch.false_alarms:
        found += t("monitors.mark.tuned", language, n=watch.false_alarms)
    return found


def _menu(watch: Watch, language: str, now: dt.datetime) -> Block:
    does = ["explain", "unmute" if watch.muted(now) else "mute_day"]
    does += [] if watch.muted(now) else ["mute_week"]
    does.append("live" if watch.shadow else "shadow")
    if (watch.false_alarms or watch.confirmed) and KINDS[watch.kind].tunable:
        does[2:3] = ["reset"]
    options = [option(t(f"monitors.do.{each}", language), f"{each}:{watch.id}") for each in [*does[:4], "remove"]]
    return {"type": "overflow", "action_id": "monitor.menu", "options": options}


def smallest_words(smallest: SmallestChange | None, language: str) -> str:
    """The smallest changes a KPI can show, in words."""
    if smallest is None:
        return t("monitors.smallest.young", language)
    names = ("day_down", "two_days_down", "level_down", "trend_down")
    sizes = {name: getattr(smallest, name) for name in names}
    known = {name: size for name, size in sizes.items() if math.isfinite(size)}
    if not known:
        return t("monitors.smallest.none" if math.isfinite(smallest.day_up) else "monitors.smallest.young", language)
    said = [t(f"monitors.smallest.{name}", language, change=signed(size)) for name, size in known.items()]
    return t("list.comma", language).join(said)


def home_section(
    goals: Sequence[KpiShown], alerts: Sequence[tuple[Alert, Kpi]], links: Sequence[str | None], language: str
) -> list[Block]:
    """A person's goals with their light, and their open alerts with ``links`` to the cards of the first of them."""
    if not goals and not alerts:
        return []
    blocks: list[Block] = [section(f"*{t('alert.home', language)}*")]
    for (alert, kpi), link in zip(alerts, links, strict=False):
        name = escape(kpi.name.best(language))
        words = t(
            "alert.home.alert",
            language,
            mark=MARKS[alert.severity],
            name=f"<{link}|{name}>" if link else name,
            says=escape(words_of(alert.lead.said, language)),
            state=state_words(alert, language),
        )
        blocks.append(section(words))
    if len(alerts) > HOME_ALERTS:
        blocks.append(context(t("alert.overview.more", language, n=len(alerts) - HOME_ALERTS)))
    if goals:
        blocks.append(section("\n".join(_home_goal(each, language) for each in goals[:HOME_GOALS])))
    if len(goals) > HOME_GOALS:
        blocks.append(context(t("alert.overview.more", language, n=len(goals) - HOME_GOALS)))
    row = [button(t("kpi.picture", language), "kpi.picture")] if any(len(each.values) for each in goals) else []
    return [*blocks, actions([*row, button(t("goals.new", language), "goal.new")], "kpi-home")]


def _home_goal(each: KpiShown, language: str) -> str:
    light = LIGHTS.get(PACE_MARKS.get(each.pace, ""), ":white_circle:")
    goal = each.goal.name.best(language) if each.goal else each.kpi.name.best(language)
    known = math.isfinite(each.value)
    return t(
        "alert.home.goal",
        language,
        light=light,
        name=escape(goal),
        pace=t(f"alert.pace.{each.pace}", language),
        spark=f"`{text_spark(each.values)}` " if len(each.values) else "",
        value=_valued(each, language) if known else "–",
    )


def settings_words(parameters: Mapping[str, object], language: str) -> str:
    """Parameters as they were given."""
    if not parameters:
        return t("monitors.explain.plain", language)
    return t("list.comma", language).join(f"`{name}` {value}" for name, value in sorted(parameters.items()))
