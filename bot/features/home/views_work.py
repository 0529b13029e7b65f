"""What is told of a piece of work that somebody asks after: who has it, until when, how far it is. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from bot.blocks import Block, actions, button, context, cut, section
from bot.features.calendar.views.card import value_of as value_of_content
from bot.features.handing_over.offer import offer
from bot.features.home.work_named import Named
from bot.features.tasks.views.card import value_of
from bot.features.tasks.views.lists import line
from bot.features.tasks.when import due_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import mrkdwn
from campaigns.calendar.headings import STATUSES
from campaigns.calendar.model import ContentItem
from campaigns.tasks.model import Task
from guidelines.model import Language

SHOWN = 6
"""Tasks, and pieces of content, of an answer."""
Message = tuple[str, list[Block]]


def work_message(
    thing: str,
    found: Named,
    *,
    blockers: Mapping[str, Sequence[Task]],
    channels: Mapping[str, str],
    language: Language,
    zone: str,
    now: dt.datetime,
) -> Message:
    """The tasks and the content that are called as somebody calls ``thing``; ``channels`` are names by id."""
    title = t("work.near" if found.near else "work.about", language, thing=cut(thing, 100))
    blocks: list[Block] = [section(f"*{mrkdwn(title)}*")]
    for task in found.tasks[:SHOWN]:
        said = line(task, language, now=now, zone=zone, owner=True, blockers=blockers.get(task.id, ()))
        blocks.append(section(said, accessory=button(t("task.button.open", language), "task.open", value_of(task))))
    for item in found.content[:SHOWN]:
        show = button(t("calendar.button.show", language), "calendar.show", value_of_content(item))
        blocks.append(section(_content(item, channels, language, zone, now), accessory=show))
    more = max(0, len(found.tasks) - SHOWN) + max(0, len(found.content) - SHOWN)
    if more:
        blocks.append(context(t("work.more", language, n=more)))
    return title, blocks


def nothing_message(thing: str, language: Language) -> Message:
    """Nothing is called so, and what can be asked."""
    title = t("work.none", language, thing=cut(thing, 100))
    return title, [section(mrkdwn(title)), context(t("work.none_hint", language))]


def persons_message(
    user: str,
    tasks: Sequence[Task],
    content: Sequence[ContentItem] = (),
    *,
    to: str = "",
    language: Language,
    zone: str,
    now: dt.datetime,
) -> Message:
    """What somebody has to do, and the way to hand it over, to ``to`` where that is known."""
    key = "work.person_both" if tasks and content else "work.person" if tasks else "work.person_content"
    n = len(tasks) + len(content)
    title = t(key if n else "work.person_free", language, person=f"<@{user}>", n=n)
    blocks: list[Block] = [section(title)]
    for task in tasks[:SHOWN]:
        opens = button(t("task.button.open", language), "task.open", value_of(task))
        blocks.append(section(line(task, language, now=now, zone=zone), accessory=opens))
    for item in content[: max(0, SHOWN - len(tasks))]:
        blocks.append(content_line(item, language, zone=zone, now=now))
    if (more := len(tasks) + len(content) - SHOWN) > 0:
        blocks.append(context(t("work.more", language, n=more)))
    if tasks or content:
        blocks.append(actions([offer(language, of=user, to=to, style="primary" if to else None)]))
    return title, blocks


def content_line(item: ContentItem, language: Language, *, zone: str, now: dt.datetime) -> Block:
    """A piece of content with its publish time, and the button that shows it."""
    when = due_words(item.publish, language, zone=zone, now=now) if item.publish else t("calendar.no_date", language)
    shows = button(t("calendar.button.show", language), "calendar.show", value_of_content(item))
    return section(f":page_facing_up: *{mrkdwn(item.title[:150])}*\n{when}", accessory=shows)


def is_copy_row(text: str, *, ts: str, thread: str, user: str, language: Language) -> Block:
    """The button for whoever meant the message as copy."""
    value = {"x": text, "ts": ts, "thread": thread, "user": user}
    return actions([button(t("task.button.is_copy", language), "guide.is_copy", value)])


def _content(item: ContentItem, channels: Mapping[str, str], language: Language, zone: str, now: dt.datetime) -> str:
    when = due_words(item.publish, language, zone=zone, now=now) if item.publish else t("calendar.no_date", language)
    owner = f"<@{item.owner}>" if item.owner else t("calendar.gap.unowned", language)
    facts = (when, escape(channels.get(item.channel, item.channel)), owner, STATUSES[item.status][language])
    return f":page_facing_up: *{mrkdwn(item.title[:150])}*\n{'  ·  '.join(facts)}"
