"""The demo in a store: the brand's guideline and the launch with its phases, channels and owners."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from bot.demo.story import campaign, guideline_path
from campaigns import store as campaigns
from guidelines import store as guidelines
from guidelines.folder import load


def plant_guideline(session: Session, now: dt.datetime) -> None:
    """Publish the demo brand."""
    owner = next(person for person in campaign().people if person.role == "brand_owner")
    author = owner.name.best("en")
    guidelines.publish(session, load(guideline_path()), author=author, note="The demo brand", now=now)


def plant_campaign(session: Session) -> None:
    """Store the launch."""
    launch = campaign()
    campaigns.add_campaign(session, launch.campaign)
    campaigns.set_phases(session, launch.campaign.id, launch.phases)
    campaigns.set_channels(session, launch.campaign.id, launch.channels)
