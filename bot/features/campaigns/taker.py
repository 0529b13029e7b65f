"""A message that wants a campaign made gets the form, begun with what the message says."""

from __future__ import annotations

import re
from typing import Any

from bot.blocks import actions, button, section
from bot.context import Body, Context
from bot.i18n import text as t
from bot.wording import mrkdwn

ORDER = 15
LONGEST = 200
NAME = 80
"""Characters of a name as the form is begun with it."""

_WANTED = (
    re.compile(
        r"(?:(?:please|hi|hey|hello|can (?:we|you)|could you|let['’]?s|(?:i|we) (?:want|need) to|i['’]?d like to)"
        r"[,!]?\s+)*"
        r"(?:plan|create|set\s+up|start|make|open|add|begin|new)\s+(?:us\s+)?(?:an?\s+|the\s+|our\s+)?(?:new\s+)?"
        r"(?P<kind>(?:[\w&-]+\s+){0,3}?)campaign(?:\s+(?:called|named|for|about|on|around)\s+(?P<name>[^,.;:!?\n]+?))?"
        r"(?P<rest>\s*(?:,|\s(?:from|between|in|starting|that|with|until|by)\s).*)?[.!?]*",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:请|麻烦|帮我|帮忙|我想|我要|我们要|我们想|能不能|可以)[,，]?)*(?:新建|创建|建立|建|策划|发起|规划|开)(?:一个|一场|个|场)?(?:新的?)?"
        r"(?P<name>[^，,。！!？?；;：:\n]{0,20}?)(?:营销)?(?:活动|战役|campaign)(?P<rest>[，,].*)?[。！!？?]*",
        re.IGNORECASE,
    ),
)


def campaign_wanted(text: str) -> str | None:
    """What the campaign that ``text`` wants made is called, maybe nothing yet; None for a text that wants none."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        return None
    for pattern in _WANTED:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            called = (parts.get("name") or parts.get("kind") or "").strip()
            return re.sub(r"^(?:the|our|an?)\s+", "", called, flags=re.IGNORECASE)[:NAME]
    return None


async def take(context: Context, event: dict[str, Any], body: Body, text: str) -> bool:
    """Whether the message wants a campaign. Nothing is made before the form is sent."""
    name = campaign_wanted(text)
    if name is None:
        return False
    context.soon(body, _offer(context, body, name, text))
    return True


async def _offer(context: Context, body: Body, name: str, text: str) -> None:
    reader = await context.reader(body)
    key = "campaign.offer.named" if name else "campaign.offer.unnamed"
    words = t(key, reader.language, name=name)
    form = button(
        t("campaign.button.new", reader.language), "campaign.begin", {"name": name, "goal": text}, style="primary"
    )
    await context.answer(body, text=words, blocks=[section(mrkdwn(words)), actions([form])])
