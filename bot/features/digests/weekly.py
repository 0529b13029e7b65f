"""A campaign's week as its channel reads it: what came of it and of the last one, and what it needs. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from bot.blocks import Block, actions, button, context, divider, header, section
from bot.features.campaigns.views.card import phase_name
from bot.features.tasks.when import day_words, due_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import mrkdwn
from campaigns.calendar.headings import STATUSES
from campaigns.calendar.model import GAP_KINDS
from campaigns.digests.model import WeeklyDigest
from campaigns.tasks.model import Task
from guidelines.model import Language

SHOWN = 6
"""Lines of each sort: a channel reads one screen."""
WEEK = dt.timedelta(days=7)


def weekly_message(
    week: WeeklyDigest,
    *,
    texts: Mapping[str, str],
    channels: Mapping[str, str],
    versions: Sequence[str] = (),
    exceptions: Sequence[str] = (),
    language: Language,
    zone: str,
    now: dt.datetime,
) -> tuple[str, list[Block]]:
    """``texts`` are the first words of what waits for approval, by submission; ``channels`` names by id; ``versions``
    and ``exceptions`` lines of what changed in the guideline and of the exceptions that end, in mrkdwn."""
    span = t("digests.week.span", language, first=day_words(week.first, language), last=day_words(week.last, language))
    title = t("digests.week.title", language, name=week.campaign.name)
    phase = t("digests.week.phase", language, phase=escape(phase_name(week.phase, language))) if week.phase else ""
    counts = t("digests.week.counts", language, active=week.counts.active, late=week.counts.late)
    blocks: list[Block] = [header(title), context("  ·  ".join(each for each in (span, phase, counts) if each))]

    def part(name: str, lines: Sequence[str], **more: str) -> None:
        if not lines:
            return
        shown = [f"• {line}" for line in lines[:SHOWN]]
        if len(lines) > SHOWN:
            shown.append(t("calendar.alt.and_more", language, n=len(lines) - SHOWN))
        head = t(f"digests.week.{name}", language, n=len(lines), **more)
        blocks.append(section(f"*{head}*\n" + "\n".join(shown)))

    part("late", _tasks(week.late, language, zone, now))
    part("due", _tasks(week.due, language, zone, now))
    part("blocked", [_blocked(each.task, each.by, language) for each in week.blocked])
    part("content", [_content(week, number, channels, language, zone, now) for number in range(len(week.content))])
    part("see", _to_see(week, language))
    part("approvals", [f"{mrkdwn(texts.get(a.submission, a.submission))}  ·  <@{a.author}>" for a in week.approvals])
    part(
        "meetings", [f"{mrkdwn(s.title)}  ·  {due_words(m.at, language, zone=zone, now=now)}" for m, s in week.meetings]
    )
    part("versions", versions)
    part("exceptions", exceptions)
    if len(blocks) == 2:
        blocks.append(section(t("digests.week.nothing", language)))
    last = [
        *(f"{mrkdwn(task.title[:100])}  ·  <@{task.owner}>" for task in week.done),
        *(f"{mrkdwn(each.text[:150])}  ·  <@{each.owner}>" for each in week.decided),
    ]
    if last:
        blocks.append(divider())
        part("last", last, since=day_words(week.first - WEEK, language))
    value = {"campaign": week.campaign.id}
    blocks.append(
        actions([button(t("digests.button.calendar", language), "digests.calendar", value)], block_id="digest-week")
    )
    return f"{title}{t('task.colon', language)}{counts}", blocks


def _tasks(tasks: Iterable[Task], language: str, zone: str, now: dt.datetime) -> list[str]:
    return [
        f"{mrkdwn(task.title[:100])}  ·  <@{task.owner}>"
        + (f"  ·  {due_words(task.due, language, zone=zone, now=now)}" if task.due else "")
        for task in tasks
    ]


def _blocked(task: Task, by: Sequence[Task], language: str) -> str:
    named = t("list.comma", language).join(f"{mrkdwn(each.title[:60])} <@{each.owner}>" for each in by[:2])
    return t("digests.week.waits", language, task=mrkdwn(task.title[:100]), what=named)


def _content(
    week: WeeklyDigest, number: int, channels: Mapping[str, str], language: Language, zone: str, now: dt.datetime
) -> str:
    item = week.content[number]
    facts = [
        due_words(item.publish, language, zone=zone, now=now) if item.publish else "",
        escape(channels.get(item.channel, item.channel)),
        f"<@{item.owner}>" if item.owner else t("calendar.gap.unowned", language),
        STATUSES[item.status][language],
    ]
    return f"{mrkdwn(item.title[:100])}  ·  {'  ·  '.join(fact for fact in facts if fact)}"


def _to_see(week: WeeklyDigest, language: str) -> list[str]:
    lines = []
    for kind in GAP_KINDS:
        titles = [mrkdwn(gap.item.title[:50]) for gap in week.gaps if gap.kind == kind and gap.item]
        if titles:
            named = t("list.comma", language).join(titles[:3])
            if len(titles) > 3:
                named = t("calendar.alt.more", language, names=named, n=len(titles) - 3)
            lines.append(f"{t(f'calendar.count.{kind}', language, n=len(titles))}{t('task.colon', language)}{named}")
    for each in week.watched:
        if each.state in ("broken", "missing", "late"):
            title, until = mrkdwn(each.item.title[:60]), day_words(each.until, language)
            lines.append(t(f"calendar.stands.{each.state}", language, title=title, until=until))
    return lines
