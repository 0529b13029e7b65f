"""What Slack makes of typed text: escapes, links, mentions, emoji codes, and the rich_text block beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .state import BOT_USER, Body, Workspace

_TOKEN = re.compile(
    r"<(?:@(?P<user>[A-Z0-9]+)|#(?P<channel>[A-Z0-9]+)|(?P<url>[^<>|]+))(?:\|[^<>]*)?>"
    r"|:(?P<emoji>[a-z0-9_+-]+):"
)
# Full-width punctuation and Chinese characters end a link: they follow one without a space.
_URL = re.compile(
    r"https?://[^\s<>\u3000-\u303f\u3400-\u9fff\uff00-\uffef]*[^\s<>.,;:!?'\")\]\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
)


@cache
def emoji_table() -> dict[str, str]:
    """Short name to character, the same table the page draws from."""
    found: dict[str, str] = json.loads((Path(__file__).parent / "static" / "emoji.json").read_text(encoding="utf-8"))
    return found


@cache
def _emoji_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for name, character in emoji_table().items():
        names.setdefault(character, name)
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), names


def as_slack_text(workspace: Workspace, typed: str) -> str:
    """The `text` of a message for what a person typed: `&<>` escaped, URLs in brackets, mentions as ids."""
    text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _URL.sub(lambda found: f"<{found[0]}>", text)
    names = {f"@{person.name}": f"<@{person.id}>" for person in workspace.people.values()}
    names[f"@{workspace.app.name}"] = f"<@{BOT_USER}>"
    names |= {f"#{each.name}": f"<#{each.id}|>" for each in workspace.channels.values() if each.name}
    text = _named(text, names)
    pattern, codes = _emoji_pattern()
    return pattern.sub(lambda found: f":{codes[found[0]]}:", text)


def as_command_text(workspace: Workspace, typed: str) -> str:
    """What follows a slash command that asks for escaping: mentions and channels as ids with their names."""
    names = {f"@{person.name}": f"<@{person.id}|{person.handle}>" for person in workspace.people.values()}
    names |= {f"#{each.name}": f"<#{each.id}|{each.name}>" for each in workspace.channels.values() if each.name}
    return _named(typed, names)


def _named(text: str, names: Mapping[str, str]) -> str:
    """``text`` with the names in it as what they stand for; the longest first."""
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<![\w/<|]){re.escape(name)}(?![A-Za-z0-9_-])", names[name], text, flags=re.IGNORECASE)
    return text


def rich_text(text: str) -> list[Body]:
    """The block that Slack's own client sends beside the text: one rich_text section."""
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(_parts(text))}]}]


def _parts(text: str) -> Iterator[Body]:
    at = 0
    for found in _TOKEN.finditer(text):
        if found["emoji"] and found["emoji"] not in emoji_table():
            continue
        if found.start() > at:
            yield {"type": "text", "text": _unescape(text[at : found.start()])}
        at = found.end()
        if found["user"]:
            yield {"type": "user", "user_id": found["user"]}
        elif found["channel"]:
            yield {"type": "channel", "channel_id": found["channel"]}
        elif found["url"]:
            yield {"type": "link", "url": _unescape(found["url"])}
        else:
            yield {"type": "emoji", "name": found["emoji"]}
    if at < len(text):
        yield {"type": "text", "text": _unescape(text[at:])}


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
