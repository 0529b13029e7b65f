"""The card of a campaign's calendar: what has to be seen to first, each with its next step, then everything in a table.
Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from bot.blocks import Block, actions, button, context, plain, section
from bot.charts.calendar_matrix_words import week_spans
from bot.features.calendar.reading import Shown
from bot.features.campaigns.views.card import phase_called
from bot.features.tasks.when import day_words, due_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment, mrkdwn
from campaigns.calendar.headings import STATUSES
from campaigns.calendar.model import GAP_KINDS, OUT, ContentItem, CoordinationRule, GapKind, Selector, Watched
from campaigns.moments import over, wall_of

MARKS = {
    "late": ":red_circle:",
    "unowned": ":grey_question:",
    "out_of_phase": ":warning:",
    "out_of_order": ":arrows_counterclockwise:",
    "undated": ":calendar:",
    "empty": ":white_circle:",
}
STEPS = {
    "late": "publish",
    "unowned": "hand_over",
    "out_of_phase": "edit",
    "out_of_order": "edit",
    "undated": "edit",
}
"""The next step for each thing to see to."""
GAPS, EMPTY, SPANS, RULES, ROWS = 6, 5, 3, 3, 20
"""How many of each the card shows."""
TITLE = 80


def value_of(item: ContentItem) -> dict[str, str | int]:
    """The button value that names an item and the state the person looked at."""
    return {"item": item.id, "v": item.version}


def calendar_card(shown: Shown, language: str, *, changed: bool = False) -> tuple[str, list[Block]]:
    """Notification text and blocks. ``changed``: it has been brought up to date, and a picture above it has not."""
    name = escape(shown.campaign.name)
    counts = _counts(shown, language)
    well = t("calendar.all_well" if shown.items else "calendar.none_yet", language)
    live = sum(item.live for item in shown.items)
    blocks: list[Block] = [
        section(f"*{t('calendar.title', language, name=name)}*\n{t('calendar.size', language, n=live)}")
    ]
    blocks.append(context(f"*{t('calendar.to_see', language)}*  {counts}" if counts else well))
    blocks += _attention(shown, language)
    if shown.items:
        blocks.append(_table(shown, language))
        hidden = live - ROWS
        if hidden > 0:
            blocks.append(context(t("calendar.more_rows", language, n=hidden)))
    blocks += _buttons(shown, language)
    if changed:
        # A picture that was shared stays as it is: Slack takes no other in its place.
        blocks.append(context(t("calendar.brought_up", language, when=moment(shown.now))))
    text = t("calendar.text", language, name=shown.campaign.name, what=counts or well)
    return text, blocks


def _counts(shown: Shown, language: str) -> str:
    found = []
    for kind in GAP_KINDS:
        # Of weeks without content the channels are counted: a campaign of four months has dozens of such weeks.
        n = len(_empty_weeks(shown)) if kind == "empty" else sum(gap.kind == kind for gap in shown.gaps)
        if n:
            found.append(t(f"calendar.count.{kind}", language, n=n))
    broken = sum(each.state in ("broken", "late", "missing") for each in shown.watched)
    if broken:
        found.append(t("calendar.count.rules", language, n=broken))
    return "  ·  ".join(found)


def _attention(shown: Shown, language: str) -> list[Block]:
    blocks: list[Block] = []
    seen: set[str] = set()
    for gap in shown.gaps:
        item = gap.item
        if item is None or item.id in seen or len(seen) == GAPS:
            continue
        seen.add(item.id)
        kinds = [each.kind for each in shown.gaps if each.item is not None and each.item.id == item.id]
        said = t("list.comma", language).join(t(f"calendar.gap.{kind}", language) for kind in kinds)
        step = STEPS[gap.kind]
        next_step = button(t(f"calendar.button.{step}", language), f"calendar.{step}", value_of(item))
        blocks.append(
            section(
                f"{MARKS[gap.kind]} *{said}*  {mrkdwn(item.title[:TITLE])}\n{_facts(shown, item, language)}",
                accessory=next_step,
            )
        )
    for watched in shown.watched[:RULES]:
        blocks.append(_watched(shown, watched, language))
    blocks += _empty(shown, language)
    if shown.bare_stages:
        names = t("list.comma", language).join(escape(shown.names.stage(each)) for each in shown.bare_stages)
        blocks.append(context(t("calendar.bare_stages", language, names=names)))
    return blocks


def _facts(shown: Shown, item: ContentItem, language: str) -> str:
    facts = [escape(shown.names.channel(item.channel))]
    if item.publish:
        facts.append(due_words(item.publish, language, zone=shown.zone, now=shown.now))
    if item.phase:
        facts.append(escape(phase_called(item.phase, language)))
    if item.owner:
        facts.append(f"<@{item.owner}>")
    return "  ·  ".join(facts)


def _empty(shown: Shown, language: str) -> list[Block]:
    """Empty cells, a line a channel, the channel that is empty soonest first."""
    rows = _empty_weeks(shown)
    blocks: list[Block] = []
    for row, weeks in sorted(rows.items(), key=lambda each: each[1])[:EMPTY]:
        spans = week_spans(weeks, language)
        named = t("list.comma", language).join(spans[:SPANS])
        if len(spans) > SPANS:
            named = t("calendar.alt.more", language, names=named, n=len(spans) - SPANS)
        channel = escape(shown.names.channel(row))
        said = t("calendar.empty_line", language, channel=channel, weeks=named)
        value = {"campaign": shown.campaign.id, "channel": row, "day": max(weeks[0], _today(shown).isoformat())}
        add = button(t("calendar.button.add", language), "calendar.add", value)
        blocks.append(section(f"{MARKS['empty']} {said}", accessory=add))
    if len(rows) > EMPTY:
        blocks.append(context(t("calendar.more_empty", language, n=len(rows) - EMPTY)))
    return blocks


def _empty_weeks(shown: Shown) -> dict[str, list[str]]:
    """The Mondays of the weeks without content, by channel."""
    rows: dict[str, list[str]] = {}
    for gap in shown.gaps:
        if gap.kind == "empty" and gap.row and gap.column:
            rows.setdefault(gap.row, []).append(gap.column)
    return rows


def _today(shown: Shown) -> dt.date:
    return wall_of(shown.now, shown.zone).date()


def _watched(shown: Shown, watched: Watched, language: str) -> Block:
    said = t(
        f"calendar.watched.{watched.state}",
        language,
        rule=rule_words(watched.rule, shown, language),
        title=mrkdwn(watched.item.title[:TITLE]),
        until=day_words(watched.until, language),
    )
    value: dict[str, Any] = {"campaign": shown.campaign.id, "day": watched.until.isoformat()}
    if watched.rule.then.channel:
        value["channel"] = watched.rule.then.channel
    return section(f":link: {said}", accessory=button(t("calendar.button.add", language), "calendar.add", value))


def rule_words(rule: CoordinationRule, shown: Shown, language: str) -> str:
    """A rule in words: after an ad, Xiaohongshu follows within 2 days."""
    return t(
        "calendar.rule.same_day" if rule.within_days == 0 else "calendar.rule.says",
        language,
        when=selector_words(rule.when, shown, language),
        then=selector_words(rule.then, shown, language),
        n=rule.within_days,
    )


def selector_words(selector: Selector, shown: Shown, language: str) -> str:
    """Which content a rule speaks of."""
    parts = [
        shown.names.channel(selector.channel) if selector.channel else "",
        shown.names.stage(selector.stage) if selector.stage else "",
        selector.phase or "",
        selector.format or "",
    ]
    said = " / ".join(part for part in parts if part)
    return mrkdwn(said) if said else t("calendar.rule.any", language)


def _order(shown: Shown) -> list[tuple[ContentItem, str]]:
    """Items as the table shows them: what has to be seen to, what is to come, what is out; each with what is said."""
    kinds: dict[str, GapKind] = {}
    for gap in shown.gaps:
        if gap.item is not None:
            kinds.setdefault(gap.item.id, gap.kind)
    rank = {kind: place for place, kind in enumerate(GAP_KINDS)}

    def key(item: ContentItem) -> tuple[int, int, str]:
        gone = item.status in OUT
        at = over(item.publish).isoformat() if item.publish else "9999"
        return (rank[kinds[item.id]] if item.id in kinds else len(rank), gone, at)

    live = [item for item in shown.items if item.live]
    return [(item, kinds.get(item.id, "")) for item in sorted(live, key=key)]


def _table(shown: Shown, language: str) -> Block:
    heads = ("see", "title", "channel", "publish", "owner", "status")
    rows: list[list[Block]] = [[_cell(t(f"calendar.column.{name}", language)) for name in heads]]
    for item, kind in _order(shown)[:ROWS]:
        when = due_words(item.publish, language, zone=shown.zone, now=shown.now) if item.publish else "–"
        rows.append(
            [
                _cell(t(f"calendar.gap.{kind}", language) if kind else "–"),
                _cell(item.title[:60]),
                _cell(shown.names.channel(item.channel)),
                _cell(when),
                _person(item.owner) if item.owner else _cell("–"),
                _cell(STATUSES[item.status]["zh" if language == "zh" else "en"]),
            ]
        )
    settings = [{"is_wrapped": name == "title"} for name in heads]
    return {"type": "table", "rows": rows, "column_settings": settings}


def _cell(text: str) -> Block:
    return {"type": "raw_text", "text": text or "–"}


def _person(user: str) -> Block:
    return _rich({"type": "user", "user_id": user})


def _rich(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def _buttons(shown: Shown, language: str) -> Sequence[Block]:
    value = {"campaign": shown.campaign.id}
    choose: Block = {
        "type": "external_select",
        "action_id": "calendar.open",
        "placeholder": plain(t("calendar.button.open", language), 150),
        "min_query_length": 0,
    }
    first = [button(t("calendar.button.add", language), "calendar.add", value, style="primary")]
    if shown.items:
        first.append(choose)
    first.append(button(t("calendar.button.rules", language), "calendar.rules", value))
    first.append(button(t("calendar.button.picture", language), "calendar.picture", value))
    second = [
        button(t("calendar.button.csv", language), "calendar.export.csv", value),
        button(t("calendar.button.xlsx", language), "calendar.export.xlsx", value),
        button(t("calendar.button.import", language), "calendar.import", value),
    ]
    return [
        actions(first, block_id=f"calendar-{shown.campaign.id}"[:255]),
        actions(second, block_id="calendar-files"),
    ]
