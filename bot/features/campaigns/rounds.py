"""What of campaigns goes by the clock: a new day may be a new phase, and every card says which it is."""

from __future__ import annotations

from bot.context import Context
from bot.features.campaigns.submitting import go_home
from campaigns import store
from campaigns.model import Campaign
from campaigns.moments import wall_of


async def go_round(context: Context) -> None:
    """Bring the cards of every campaign under way up to date once a day, and put one where one is missing."""
    today = wall_of(context.now(), context.settings.time_zone).date()
    going: list[Campaign] = [each for each in await context.read(store.campaigns) if each.active]
    for each in going:
        await context.walk("campaigns.cards", {"campaign": each.id}, key=f"campaign:{each.id}:{today.isoformat()}")
        if each.home_channel:
            await go_home(context, each, team="", by=each.owner or "")
