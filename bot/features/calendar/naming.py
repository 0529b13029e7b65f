"""Which campaign is meant: the one that is named, the channel's own, or the only one that runs. Synchronous."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.errors import Refusal
from campaigns import store
from campaigns.model import Campaign

NAMED = 8
"""Campaigns that a refusal names."""


def campaign_meant(session: Session, words: str, channel: str | None) -> Campaign:
    """The campaign of that id or with those words in its name; without words that of the channel, or the only one.

    Raises UnknownCampaign or AmbiguousCampaign for words, ``Refusal`` where nothing was said and several run.
    """
    if words.strip():
        return store.find_campaign(session, words)
    here = store.at_home(session, channel) if channel else None
    if here is not None:
        return here
    known = store.campaigns(session)
    found = [each for each in known if each.active] or list(known)
    if not found:
        raise Refusal("calendar.no_campaigns")
    if len(found) > 1:
        names = [each.name.replace("<", "‹").replace(">", "›") for each in found]
        raise Refusal("calendar.which_campaign", known=" | ".join(names[:NAMED]) + (" …" if len(names) > NAMED else ""))
    return found[0]
