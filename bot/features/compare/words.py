"""The word of ``/brand``: compare the pieces of a campaign."""

from __future__ import annotations

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.command import Word
from bot.features.compare import gathering
from bot.i18n import text as t
from campaigns import store
from campaigns.model import Campaign


async def take(context: Context, body: Body, rest: str) -> None:
    """``compare [campaign]``: the campaign that the words mean; else the one at home here, or the only one."""
    channel = str(asked(body).channel or "")
    if rest:
        found = await context.read(store.find_campaign, rest)
    else:
        here = await context.read(store.at_home, channel)
        active = [each for each in await context.read(store.campaigns) if each.active]
        if here is None and len(active) != 1:
            names = ", ".join(each.name for each in active) or "–"
            raise Refusal("compare.which", known=names)
        found = here or active[0]
    await begin(context, body, found)


async def begin(context: Context, body: Body, campaign: Campaign) -> None:
    """Compare the campaign's pieces: in its home where that was asked for there, else for the person alone.

    A Refusal, before anything is begun, where there is nothing to compare.
    """
    await context.read(gathering.enough, campaign)
    who = asked(body)
    reader = await context.reader(body)
    home = who.channel if who.channel and who.channel == campaign.home_channel else None
    key = f"compare:{body['trigger_id']}"
    values = {
        "key": key,
        "user": who.user,
        "team": who.team,
        "channel": home,
        "campaign": campaign.id,
    }
    await context.walk("compare.run", values, key=key)
    if who.response_url:
        begun = "compare.begun_here" if home else "compare.begun"
        words = t(begun, reader.language, name=campaign.name.replace("<", "‹"))
        await context.gateway.respond(who.response_url, text=words, replace_original=False)


WORDS = {"/brand": (Word(names=("compare", "比对", "对比", "比较"), take=take, help="help.compare"),)}
