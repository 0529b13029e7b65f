"""What of campaigns goes by the clock: a new day may be a new phase, and every card says which it is."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.campaigns.reading import zone_of
from bot.features.campaigns.submitting import go_home
from campaigns import store
from campaigns.model import Campaign
from campaigns.moments import wall_of


async def go_round(context: Context) -> None:
    """Bring the cards of every campaign under way up to date once a day, and put one where one is missing."""
    now = context.now()

    def going(session: Session) -> list[tuple[Campaign, str]]:
        found = [each for each in store.campaigns(session) if each.active]
        return [(each, zone_of(session, each, context.tasks.habits)) for each in found]

    for each, zone in await context.read(going):
        day = wall_of(now, zone).date().isoformat()
        await context.walk("campaigns.cards", {"campaign": each.id}, key=f"campaign:{each.id}:{day}")
        if each.home_channel:
            await go_home(context, each, team="", by=each.owner or "")
