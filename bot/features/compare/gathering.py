"""What is compared: the newest pieces of a campaign, approved ones first, or the files of one message."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import cut
from bot.context import Context
from bot.downloads import Downloads
from bot.errors import Refusal, refusal_of
from bot.features.approvals import naming
from bot.files import extract
from bot.files.front_matter import Head, head_of
from bot.i18n import text as t
from campaigns import store as campaigns_store
from campaigns.briefs import promised
from campaigns.comparisons.model import Compared, Piece
from campaigns.comparisons.store_sources import pieces_of, ways
from campaigns.errors import UnknownCampaign
from campaigns.model import Campaign

MOST = 8
"""Pieces of one comparison: more columns than that nobody reads in a picture."""
TITLE = 40
BRIEF = "brief"
"""Id of the brief among the pieces."""

Notes = list[tuple[str, dict[str, Any]]]


def of_campaign(session: Session, compared: Compared) -> Compared:
    """The comparison with the pieces of its campaign."""
    assert compared.campaign is not None
    owners = _owners(session, compared.campaign)
    found = pieces_of(session, compared.campaign)
    notes: Notes = [("compare.left_out", {"n": len(found) - MOST})] if len(found) > MOST else []
    compared_ids = {submission.id for submission, _ in found[:MOST]}
    planned = ways(session, compared.campaign)

    def among(submission: str, way: int) -> str | None:
        other = planned.get(submission, (None, None))[way]
        return other if other in compared_ids and other != submission else None

    pieces = tuple(
        Piece(
            id=submission.id,
            title=naming.title_of(submission, revision, TITLE),
            text=revision.text,
            channel=submission.channel,
            stage=submission.stage,
            as_of=submission.as_of.isoformat() if submission.as_of else None,
            owner=owners.get(submission.channel or "") or submission.author,
            submission=submission.id,
            parent=among(submission.id, 0),
            leads_to=among(submission.id, 1),
        )
        for submission, revision in found[:MOST]
    )
    return replace(compared, pieces=(*pieces, *_brief(session, compared)), notes=tuple(notes))


def _brief(session: Session, compared: Compared) -> tuple[Piece, ...]:
    """What the brief of the comparison's campaign promises, as a party to it; nothing without a brief."""
    if compared.campaign is None:
        return ()
    campaign = campaigns_store.campaign(session, compared.campaign)
    text = promised(campaign)
    title = t("compare.brief", compared.language)
    return (Piece(id=BRIEF, title=title, text=text, owner=campaign.owner, reference=True),) if text else ()


async def of_files(context: Context, compared: Compared, files: Sequence[Mapping[str, Any]]) -> Compared:
    """The comparison with the files of a message. A file that cannot be read is left out: its own check says why."""
    read: list[tuple[Head, str]] = []
    for file in files[:MOST]:
        try:
            head, text = await _read(context, file)
        except Exception as error:
            if refusal_of(error) is None:
                raise
            continue
        if text.strip():
            read.append((head, text))
    notes: Notes = [("compare.left_out", {"n": len(files) - MOST})] if len(files) > MOST else []

    def know(session: Session) -> Compared:
        named = {head.campaign for head, _ in read if head.campaign}
        campaign = next(iter(named)) if len(named) == 1 else None
        try:
            owners = _owners(session, campaign) if campaign else {}
        except UnknownCampaign:
            campaign, owners = None, {}
        pieces: dict[str, Piece] = {}
        for head, text in read:
            taken = head.id in pieces or head.id == BRIEF
            key = f"{head.id}-{len(pieces) + 1}" if taken else head.id
            pieces[key] = Piece(
                id=key,
                title=cut(head.title, TITLE),
                text=text,
                channel=head.channel,
                stage=head.stage,
                as_of=head.as_of.isoformat() if head.as_of else None,
                parent=head.parent,
                leads_to=head.leads_to,
                owner=owners.get(head.channel or "") or compared.by,
            )
        brief = _brief(session, replace(compared, campaign=campaign)) if len(pieces) > 1 else ()
        names = hashlib.sha256("\x1f".join([compared.brand, *sorted(pieces)]).encode()).hexdigest()[:16]
        return replace(
            compared, pieces=(*pieces.values(), *brief), campaign=campaign, scope=f"files:{names}", notes=tuple(notes)
        )

    return await context.read(know)


async def _read(context: Context, file: Mapping[str, Any]) -> tuple[Head, str]:
    token = context.settings.slack_bot_token
    downloads = Downloads(
        context.calls,
        token=token.get_secret_value() if token else "",
        base_url=context.settings.slack_api_url or context.client.base_url,
        max_megabytes=context.settings.max_file_mb,
    )
    name, data = await downloads.fetch(file)
    return head_of(name, data), (await asyncio.to_thread(extract, name, data)).text


def _owners(session: Session, campaign: str) -> dict[str, str]:
    """Who answers for each channel of a campaign. UnknownCampaign."""
    found = campaigns_store.channels(session, campaign)
    return {each.channel: each.owner for each in found if each.owner}


def enough(session: Session, campaign: Campaign) -> None:
    """Refuse what cannot be compared: fewer than two pieces, or one without a brief to hold it to."""
    n = len(pieces_of(session, campaign.id))
    if n + bool(promised(campaign)) < 2:
        raise Refusal("compare.few_pieces", name=campaign.name, n=n)
