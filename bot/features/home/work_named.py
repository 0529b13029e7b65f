"""Which tasks, content and campaigns are called as somebody calls them. Reads the database; synchronous."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem
from campaigns.model import Campaign
from campaigns.tasks.model import Task
from campaigns.tasks.store_lists import lately
from consistency.matching.content_words import content_words
from consistency.matching.fold import fold
from consistency.matching.stems import plain_stem
from consistency.nlp.scripts import has_han

LOOKED_AT = 2000
"""Tasks, and content of a campaign, in which a name is sought."""
NEAR = 0.5
"""Share of the words of a name that something nearly called so has."""

_Titled = TypeVar("_Titled", Task, ContentItem, Campaign)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What is called so, and the one campaign that is meant where the name is a campaign's; ``near``: only nearly."""

    tasks: tuple[Task, ...] = ()
    content: tuple[ContentItem, ...] = ()
    campaign: Campaign | None = None
    near: bool = False

    def __bool__(self) -> bool:
        return bool(self.tasks or self.content or self.campaign)


def share(name: str, title: str) -> float:
    """How many of the words of ``name`` that carry meaning stand in ``title``, from 0 to 1; Chinese ones anywhere."""
    # 门店的话术 is cut into 门店, 的话 and 术.
    wanted, within = content_words(name.replace("的", " ")), fold(title)
    if not wanted:
        return float(len(name.strip()) > 1 and fold(name.strip()) in within)
    if fold(name.strip()) in within and has_han(name):
        return 1.0
    told = {plain_stem(word) for word in content_words(title)}
    return sum((word in within) if has_han(word) else plain_stem(word) in told for word in wanted) / len(wanted)


def named(session: Session, name: str, *, nearly: bool) -> Named:
    """What ``name`` calls; with ``nearly`` also what shares half of its words, where nothing is called just so."""
    known = [each for each in campaigns_store.campaigns(session) if each.active]
    called = [each for each in known if share(name, each.name) == 1]
    if len(called) == 1:
        return Named(campaign=called[0])
    tasks = lately(session, LOOKED_AT)
    content = [item for each in known for item in calendar.of_campaign(session, each.id, limit=LOOKED_AT)]
    for least in (1.0, NEAR) if nearly else (1.0,):
        found = Named(
            tasks=_called(name, least, tasks, lambda task: task.title),
            content=_called(name, least, content, lambda item: item.title),
            near=least < 1,
        )
        if found:
            return found
    return Named()


def _called(name: str, least: float, things: Iterable[_Titled], title: Callable[[_Titled], str]) -> tuple[_Titled, ...]:
    """Those that have at least that share of the name, the nearest first."""
    shares = [(share(name, title(each)), each) for each in things]
    return tuple(each for much, each in sorted(shares, key=lambda one: -one[0]) if much >= least)
