"""What happens when a form of a campaign is handed in: it is stored, and the next form takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.features.campaigns import reading
from bot.features.campaigns.filling import Plan, id_of, read_brief, read_plan, read_roles, same_names
from bot.features.campaigns.showing import brief_view, roles_view
from bot.forms import FieldRefused, refuse
from bot.interaction import about_of
from bot.readers import Reader
from campaigns import store
from campaigns.errors import CampaignError, DuplicateCampaign
from campaigns.model import Campaign, CampaignChannel
from campaigns.moments import wall_of

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""

    @app.view_submission("campaign_plan")
    async def plan(ack: AsyncAck, body: Body) -> None:
        reader = await context.reader(body)
        try:
            campaign, following = await _planned(context, body, reader)
        except (FieldRefused, CampaignError) as refused:
            await refuse(context, ack, body, refused, "name")
            return
        await tell(context, body, campaign.id, made=not about_of(body)["campaign"])
        await (ack(response_action="update", view=following) if following else ack())

    @app.view_submission("campaign_roles")
    async def roles(ack: AsyncAck, body: Body) -> None:
        about, reader = about_of(body), await context.reader(body)
        channels = read_roles(body, about["campaign"])
        try:
            campaign = await context.write(_set_roles, about["campaign"], channels)
        except CampaignError as refused:
            await refuse(context, ack, body, refused, f"owner:{channels[0].channel}")
            return
        await tell(context, body, campaign.id)
        await (ack(response_action="update", view=brief_view(campaign, reader)) if about["new"] else ack())

    @app.view_submission("campaign_brief")
    async def brief(ack: AsyncAck, body: Body) -> None:
        about = about_of(body)
        try:
            before = await context.read(store.campaign, about["campaign"])
            answers = read_brief(body, before.brief)
            await context.write(store.update_campaign, about["campaign"], expected=about["v"], brief=answers)
        except (FieldRefused, CampaignError) as refused:
            await refuse(context, ack, body, refused, "idea")
            return
        await tell(context, body, about["campaign"])
        await ack()


async def tell(context: Context, body: Body, campaign: str, *, made: bool = False) -> None:
    """Set going what follows from a change: its cards."""
    who, view = asked(body), body.get("view") or {}
    seed = f"{view['id']}:{view['callback_id']}" if view.get("callback_id") else body["trigger_id"]
    await context.walk("campaigns.cards", {"campaign": campaign}, key=f"campaign:{campaign}:{seed}")
    found = await context.read(store.campaign, campaign)
    if found.home_channel or made:
        await go_home(context, found, team=who.team, by=who.user, made=made)


async def go_home(context: Context, campaign: Campaign, *, team: str, by: str, made: bool = False) -> None:
    """Let a campaign's card be put into its home channel; once a day, so that it comes once the bot may post there."""
    today = wall_of(context.now(), context.settings.time_zone).date()
    values = {"campaign": campaign.id, "team": team, "by": by, "made": made}
    key = f"campaign:home:{campaign.id}:{campaign.home_channel}:{today.isoformat()}"
    await context.walk("campaigns.home", values, key=key)


async def _planned(context: Context, body: Body, reader: Reader) -> tuple[Campaign, Any]:
    """The campaign as the first form has it, and the form that follows, if any."""
    about = about_of(body)
    today = wall_of(context.now(), context.tasks.zone(reader)).date()
    campaign_id = about["campaign"] or id_of(_name(body), body["view"]["id"])
    read = read_plan(body, campaign_id, today, new=not about["campaign"])

    def save(session: Session) -> tuple[Campaign, Any]:
        campaign = _save(session, context, read, campaign_id, about, reader)
        new = not about["campaign"]
        following = roles_view(session, campaign, reader, new=new)
        return campaign, following or (brief_view(campaign, reader) if new else None)

    return await context.write(save)


def _save(
    session: Session, context: Context, read: Plan, campaign_id: str, about: dict[str, Any], reader: Reader
) -> Campaign:
    if any(each.name.casefold() == read.name.casefold() and each.active and each.id != campaign_id
           for each in store.campaigns(session)):  # fmt: skip
        raise FieldRefused("name", "campaign.refused.name_taken")
    fields: dict[str, Any] = {
        "name": read.name,
        "goal": read.goal,
        "owner": read.owner,
        "audience": read.audience,
        "home_channel": read.home_channel,
        "status": read.status,
    }
    if about["campaign"]:
        before = store.phases(session, campaign_id)
        phases = same_names(read.phases, before, about["shown"])
        fields |= {"brand": read.brand} if read.brand else {}
        campaign = store.update_campaign(session, campaign_id, expected=about["v"], **fields)
    else:
        phases = read.phases
        brand = read.brand or reading.brand_choices(session, context.guidelines, reader.language)[0][0]
        campaign = Campaign(id=campaign_id, brand=brand, **fields)
        try:
            store.add_campaign(session, campaign)
        except DuplicateCampaign:  # the same form, delivered once more
            return store.campaign(session, campaign_id)
    store.set_phases(session, campaign_id, phases)
    known = {each.channel: each for each in store.channels(session, campaign_id)}
    wanted = [known.get(each) or CampaignChannel(campaign=campaign_id, channel=each) for each in read.channels]
    store.set_channels(session, campaign_id, wanted)
    return campaign


def _set_roles(session: Session, campaign_id: str, channels: tuple[CampaignChannel, ...]) -> Campaign:
    """Owners and roles of channels that are still in the campaign."""
    there = {each.channel for each in store.channels(session, campaign_id)}
    for each in channels:
        if each.channel in there:
            store.set_channel(session, each)
    return store.update_campaign(session, campaign_id)


def _name(body: Body) -> str:
    return str(body["view"]["state"]["values"]["name"]["value"].get("value") or "")
