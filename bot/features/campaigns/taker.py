"""A message that wants a campaign made gets the form, begun with what the message says."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from bot.blocks import actions, button, section
from bot.context import Body, Context
from bot.i18n import text as t
from bot.wording import mrkdwn
from campaigns.moments import wall_of
from campaigns.phases import stretch_in
from consistency.nlp.scripts import HAN

ORDER = 15
LONGEST = 200
NAME = 80
"""Characters of a name as the form is begun with it."""

_WANTED = (
    re.compile(
        r"(?:(?:please|hi|hey|hello|can (?:we|you)|could you|let['’]?s|(?:i|we) (?:want|need) to|i['’]?d like to)"
        r"[,!]?\s+)*"
        r"(?:plan|create|set\s+up|start|make|open|add|begin|new)\s+(?:us\s+)?(?:an?\s+|the\s+|our\s+)?(?:new\s+)?"
        r"(?P<kind>(?:[\w&-]+\s+){0,3}?)campaign(?:\s+(?:called|named|for|about|on|around)\s+(?P<name>[^,.;:!?\n]+?)"
        rf"|(?-i:(?<=campaign)\s+(?P<direct>[A-Z{HAN}][\w'’&-]*(?:\s+[A-Z0-9{HAN}][\w'’&-]*){{0,5}}))"
        r"|:\s*(?P<dated>[^,.;:!?\n]{1,60}?))?"
        r"(?P<rest>\s*(?:,|\s(?:from|between|in|starting|that|with|until|by)\s).*)?[.!?]*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:请|麻烦|帮我|帮忙|我想|我要|我们要|我们想|能不能|可以)[,，]?)*(?:(?:新建|创建|建立|建|策划|发起|规划|开)(?:一个|一场|个|场)?(?:新的?)?"
        r"|新的?(?=营销活动|战役|campaign))"
        r"(?P<name>[^，,。！!？?；;：:\n]{0,20}?)(?:营销)?(?:活动|战役|campaign)"
        r"(?:\s*(?:叫做?|名叫|名为|名称是|[:：]|(?=[“「《]))\s*[“「《]?(?P<direct>[^，,。！!？?；;：:”」》\n]{1,20})[”」》]?)?"
        r"(?:\s+(?P<dated>[^，,。！!？?；;：:”」》\n]{1,20}?))?(?P<rest>\s*[，,].*)?[。！!？?]*",
        re.IGNORECASE,
    ),
)
"""Orders in whole. ``dated`` is a name after a mere space or colon, as headlines of copy have it too: an order only
where the days of the campaign are told."""
_GOAL = re.compile(
    r"(?:\b(?:with\s+the\s+)?goal(?:\s+(?:is|of))?\b|\b(?:that|so\s+that|in\s+order\s+to|to)\b(?!\s+\d)"
    r"|目标(?:是|为)?|为了|希望)[:：]?\s*(?P<goal>[^,，;；。.!！?？]{4,})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a message says of the campaign that it wants made; empty and None for what it does not say."""

    name: str = ""
    goal: str = ""
    days: tuple[dt.date, dt.date] | None = None


def campaign_wanted(text: str, today: dt.date) -> Begun | None:
    """The campaign that ``text`` wants made, as far as it tells; None for a text that wants none."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return None
    stretch = stretch_in(text, today)
    for pattern in _WANTED:
        if found := pattern.fullmatch(stretch[2].rstrip(" ,") if stretch else text):
            parts = found.groupdict()
            if parts["dated"] and not stretch:
                continue
            called = (parts["direct"] or parts["dated"] or parts["name"] or parts.get("kind") or "").strip()
            goal = _GOAL.search(parts["rest"] or "")
            return Begun(
                name=re.sub(r"^(?:the|our|an?)\s+", "", called, flags=re.IGNORECASE).strip('"“”「」《》')[:NAME],
                goal=goal["goal"].strip() if goal else "",
                days=stretch[:2] if stretch else None,
            )
    return None


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message wants a campaign. Nothing is made before the form is sent."""
    reader = await context.reader(body)
    begun = campaign_wanted(text, wall_of(context.now(), context.tasks.zone(reader)).date())
    if begun is None:
        return False
    context.soon(body, _offer(context, body, begun, text))
    return True


async def _offer(context: Context, body: Body, begun: Begun, text: str) -> None:
    reader = await context.reader(body)
    key = "campaign.offer.named" if begun.name else "campaign.offer.unnamed"
    words = t(key, reader.language, name=begun.name)
    kept = {"name": begun.name, "goal": begun.goal, "said": text}
    if begun.days:
        kept |= {"start": begun.days[0].isoformat(), "end": begun.days[1].isoformat()}
    form = button(t("campaign.button.new", reader.language), "campaign.begin", kept, style="primary")
    await context.answer(body, text=words, blocks=[section(mrkdwn(words)), actions([form])])
