"""The people of the workspace by the names that notes use for them."""

from __future__ import annotations

import logging
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.gateway.errors import GatewayError
from bot.wording import MENTION
from campaigns.notes.model import Person
from consistency.nlp.scripts import HAN

if TYPE_CHECKING:
    from bot.context import Context

log = logging.getLogger(__name__)

FRESH_SECONDS = 900.0
PAGE, PAGES = 200, 25
_HAN = re.compile(rf"[{HAN}]{{2,}}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.-]*(?: [A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.-]*)*")
_known: dict[str, tuple[float, Names]] = {}
"""By the address of the workspace: when it was asked, and what it said."""


@dataclass(frozen=True)
class Names:
    """Who is called what. Two people of the same name are nobody's owner until somebody chooses."""

    people: tuple[Person, ...] = ()
    _ids: dict[str, str] = field(init=False, repr=False)
    _names: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        times = Counter(person.name for person in self.people)
        ids = {person.name: str(person.slack_id) for person in self.people if times[person.name] == 1}
        object.__setattr__(self, "_ids", ids)
        object.__setattr__(self, "_names", {str(person.slack_id): person.name for person in self.people})

    def id_of(self, name: str | None) -> str | None:
        """The id of the person whom notes call ``name``, or mention; None when nobody or several are called so."""
        if not name:
            return None
        mentioned = MENTION.fullmatch(name)
        return mentioned[1] if mentioned else self._ids.get(name)

    def name_of(self, user: str) -> str:
        """The name of a person by id; the id itself for a stranger."""
        return self._names.get(user, user)

    def user_of(self, text: str) -> str | None:
        """Whom all of ``text`` mentions or names, by id; None where it is nobody or several are called so."""
        text = text.strip()
        if mentioned := MENTION.fullmatch(text):
            return mentioned[1]
        name = text.removeprefix("@")
        found = self.called(name)
        return found[0] if found and found[1] == len(name) else None

    def called(self, text: str) -> tuple[str, int] | None:
        """Whose name ``text`` begins with, the longest one, and its length; None where it is nobody's or several's."""
        longest, who = 0, set[str]()
        for person in self.people:
            for name in (person.name, *person.aliases, *person.name.split()[:1]):
                if len(name) < max(longest, 2) or not text.casefold().startswith(name.casefold()):
                    continue
                after = text[len(name) : len(name) + 1]
                if name.isascii() and after.isascii() and after.isalnum():
                    continue
                who = {str(person.slack_id)} if len(name) > longest else who | {str(person.slack_id)}
                longest = len(name)
        return (who.pop(), longest) if len(who) == 1 else None


def person_of(member: dict[str, Any]) -> Person | None:
    """Somebody as Slack lists them; None for those who are gone and for bots. 林晓 Lin Xiao goes by either name."""
    if member.get("deleted") or member.get("is_bot") or member.get("id") == "USLACKBOT":
        return None
    profile = member.get("profile") or {}
    given = [profile.get("display_name"), profile.get("real_name"), member.get("real_name"), member.get("name")]
    names = [str(name).strip() for name in given if name and str(name).strip()]
    if not names:
        return None
    parts = [part for name in names[:3] for pattern in (_HAN, _LATIN) for part in pattern.findall(name)]
    aliases = tuple(dict.fromkeys(each for each in [*names[1:], *parts] if each != names[0] and len(each) > 1))
    return Person(names[0], aliases, str(member["id"]))


async def names_of(context: Context) -> Names:
    """The people of the workspace; nobody when Slack does not tell, since mentions and a choice still work."""
    place = str(context.client.base_url)
    at, known = _known.get(place, (0.0, Names()))
    if at and time.monotonic() - at < FRESH_SECONDS:
        return known
    found: list[Person] = []
    cursor: str | None = None
    try:
        for _ in range(PAGES):
            page = await context.calls.read("users.list", limit=PAGE, cursor=cursor)
            found += [person for each in page.get("members") or () if (person := person_of(each)) is not None]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                break
    except GatewayError as problem:
        log.info("Slack does not tell who is who: %s", problem)
        return known
    names = Names(tuple(found))
    _known[place] = (time.monotonic(), names)
    return names
