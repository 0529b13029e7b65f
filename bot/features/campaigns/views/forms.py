"""The forms of a campaign, one after the other: what and when, who answers for which channel, the brief."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import pickers
from bot.blocks import Block, field, modal, option, plain, section, select, text_input
from bot.features.campaigns.views.card import phase_name
from bot.i18n import text as t
from bot.wording import mrkdwn
from campaigns.briefs import TEMPLATE
from campaigns.model import ACTIVE_CAMPAIGNS, Campaign, CampaignChannel, Phase
from campaigns.phases import phase_line

Choice = tuple[str, str]
"""Value and label of an option."""
NAME, GOAL, ANSWER, ROLE = 120, 600, 1500, 80


def plan_form(
    campaign: Campaign | None,
    *,
    language: str,
    metadata: str,
    brands: Sequence[Choice],
    channels: Sequence[Choice],
    phases: Sequence[Phase] = (),
    chosen: Sequence[str] = (),
    owner: str | None = None,
    home: str | None = None,
    begun: Mapping[str, str] | None = None,
) -> Block:
    """What a campaign is and when; of None a new one, for which ``owner`` and ``home`` are proposed, and the ``name``
    and ``goal`` with which somebody has ``begun``."""
    begun = {"name": campaign.name, "goal": campaign.goal} if campaign else begun or {}
    leader = campaign.owner if campaign else owner
    lives = campaign.home_channel if campaign else home
    blocks = [
        field("name", _label("name", language), text_input(initial=begun.get("name", ""), max_length=NAME)),
        field(
            "goal",
            _label("goal", language),
            text_input(multiline=True, initial=begun.get("goal", ""), max_length=GOAL),
            hint=t("campaign.form.goal_hint", language),
        ),
    ]
    if len(brands) > 1:
        offered = [option(label, value) for value, label in brands]
        chosen_brand = campaign.brand if campaign else brands[0][0]
        element = select(offered, placeholder=t("form.choose", language), initial=chosen_brand)
        blocks.append(field("brand", _label("brand", language), element))
    element = pickers.person(language, leader)
    blocks.append(field("owner", _label("owner", language), element))
    audience = text_input(initial=(campaign.audience if campaign else "") or "", max_length=200)
    blocks.append(field("audience", _label("audience", language), audience, optional=True))
    lines = "\n".join(phase_line(each, phase_name(each, language)) for each in phases)
    blocks.append(
        field(
            "phases",
            _label("phases", language),
            text_input(
                multiline=True, initial=lines, placeholder=t("campaign.form.phases_example", language), max_length=1500
            ),
            optional=True,
            hint=t("campaign.form.phases_hint", language),
        )
    )
    # What is in the campaign stays choosable although the guideline no longer names it.
    known = dict(channels) | {each: each for each in chosen if each not in dict(channels)}
    if known:
        options = [option(label, value) for value, label in known.items()][:100]
        picked = [each for each in options if each["value"] in chosen]
        element = {**_element("multi_static_select", language), "options": options}
        element |= {"initial_options": picked} if picked else {}
        blocks.append(field("channels", _label("channels", language), element, optional=True))
    element = pickers.channel(language, lives)
    hint = t("campaign.form.home_hint", language)
    blocks.append(field("home", _label("home", language), element, optional=True, hint=hint))
    states = [option(t(f"campaign.status.{each}", language), each) for each in ACTIVE_CAMPAIGNS]
    state = select(states, placeholder=t("form.choose", language), initial=campaign.status if campaign else "planned")
    blocks.append(field("status", _label("status", language), state))
    return modal(
        t("campaign.form.edit" if campaign else "campaign.form.new", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("campaign.button.next", language),
        callback_id="campaign_plan",
        private_metadata=metadata,
    )


def roles_form(
    campaign: Campaign, channels: Sequence[CampaignChannel], names: Mapping[str, str], *, language: str, metadata: str
) -> Block:
    """Who answers for each channel and what it is for."""
    blocks = [section(t("campaign.form.roles_intro", language, name=mrkdwn(campaign.name)))]
    example = t("campaign.form.role_example", language)
    for each in channels:
        name = names.get(each.channel, each.channel)
        element = pickers.person(language, each.owner)
        role = text_input(initial=each.role, placeholder=example, max_length=ROLE)
        blocks += [
            field(
                f"owner:{each.channel}",
                t("campaign.form.channel_owner", language, channel=name),
                element,
                optional=True,
            ),
            field(f"role:{each.channel}", t("campaign.form.channel_role", language, channel=name), role, optional=True),
        ]
    return modal(
        t("campaign.form.roles", language),
        blocks,
        close=t("modal.close", language),
        submit=t("campaign.button.save", language),
        callback_id="campaign_roles",
        private_metadata=metadata,
    )


def brief_form(campaign: Campaign, *, language: str, metadata: str) -> Block:
    """The brief: required answers first, as the template has them."""
    blocks = [section(t("campaign.form.brief_intro", language, name=mrkdwn(campaign.name)))]
    for question in TEMPLATE:
        answer = str(campaign.brief.get(question.id) or "")
        element = text_input(multiline=question.long, initial=answer, max_length=ANSWER)
        hinted = question.id in ("must_say", "must_not_say")
        blocks.append(
            field(
                question.id,
                t(f"campaign.brief.{question.id}", language),
                element,
                optional=not question.required,
                hint=t(f"campaign.brief.hint.{question.id}", language) if hinted else None,
            )
        )
    return modal(
        t("campaign.form.brief", language),
        blocks,
        close=t("modal.close", language),
        submit=t("campaign.button.save", language),
        callback_id="campaign_brief",
        private_metadata=metadata,
    )


def _label(name: str, language: str) -> str:
    return t(f"campaign.form.{name}", language)


def _element(kind: str, language: str) -> Block:
    return {"type": kind, "action_id": "value", "placeholder": plain(t("form.choose", language), 150)}
