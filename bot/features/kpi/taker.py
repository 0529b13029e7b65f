"""A message that says a goal, with what is measured, from where to where and until when, may be set as one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.blocks import actions, button, quotation, run, section
from bot.context import Body, Context, spoken
from bot.features.kpi.desk import today
from bot.i18n import text as t
from kpi.goals.reader import read

ORDER = 9
"""Before the tasks: most goals begin as a request does."""
LONGEST = 200
"""Characters of the longest such message."""
_NAMED = re.compile(
    r"(?:(?:please\s+)?(?:(?:set|add|make|create)\s+)?(?:(?:a|an|the|our|my|new)\s+)*(?:goal|target)\s*(?::|is\b|of\b)"
    r"|(?:我们的?|新|设定?|定)?(?:一?个)?(?:新)?目标(?:是|为)?\s*[:：,，]?)\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"<@|\b(?:remind|assign|ask|tell|task|to-?do)\b|提醒|任务|待办|让|安排", re.IGNORECASE)


def says_goal(text: str, today: Any) -> str | None:
    """The goal that ``text`` says, None for none: called so, or whole, since copy may well wish for something too."""
    text = text.strip()
    if "\n" in text or len(text) > LONGEST:
        return None
    named = _NAMED.fullmatch(text)
    sentence = named["rest"] if named else text
    if not named and _TO_SOMEBODY.search(text):
        return None
    reading = read(sentence, today=today)
    if named and reading.drafts:
        return sentence
    whole = [each.metric and each.end and None not in (each.baseline, each.target) for each in reading.drafts]
    return sentence if whole and all(whole) and not reading.wishes else None


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message says a goal. The offer follows in its thread."""
    sentence = says_goal(text, today(context))
    if sentence is None:
        return False
    values = spoken(event, body) | {"text": text, "sentence": sentence}
    await context.walk("kpi.offer", values, key=f"goal:{body['event_id']}")
    return True


async def offer(context: Context, values: Mapping[str, Any]) -> None:
    """Walk: offer to set the goal ``sentence`` that ``user`` said in ``channel`` and ``thread``."""
    await context.step("post", _post, context, dict(values))


async def _post(context: Context, values: dict[str, Any]) -> None:
    language = (await context.readers.reader(values["team"], values["user"])).language
    words = t("goals.offer", language)
    copy = {"x": values["text"], "ts": values["ts"], "thread": values["thread"], "user": values["user"]}
    row = [
        button(t("goals.offer.set", language), "goal.new", {"sentence": values["sentence"]}, style="primary"),
        button(t("task.button.is_copy", language), "guide.is_copy", copy),
    ]
    await context.post_once(
        values["channel"],
        text=words,
        blocks=[section(words), quotation([run(values["sentence"])]), actions(row)],
        key=f"goal:{values['channel']}:{values['ts']}",
        thread_ts=values["thread"],
    )
