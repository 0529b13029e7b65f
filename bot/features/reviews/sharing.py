"""A review that was sent, had as something else: a PDF, or a canvas where the workspace has them."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Mapping
from typing import Any

from bot.context import Context
from bot.features.reviews import canvas as document
from bot.features.reviews import wording
from bot.features.reviews.pages import pdf
from bot.features.reviews.parts import Part, mentioned, parts
from bot.features.reviews.reading import Whole
from bot.features.reviews.sending import PICTURES, made, picture_file, picture_key
from bot.gateway.errors import CanvasRefused, ScopeMissing, SlackRefused
from bot.gateway.mrkdwn import escape
from bot.gateway.upload import filename_of
from bot.i18n import text as t
from kpi.reviews import store

log = logging.getLogger(__name__)


async def pdf_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a review as a PDF, in its thread."""
    await context.step("pdf", _pdf, context, dict(values))


async def canvas_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a review as a canvas: made, linked in its thread, and then opened to who reads there.

    Where Slack refuses, one sentence says why, and the PDF comes instead.
    """
    there = await context.step("canvas", _canvas, context, values["review"])
    if there is None:
        return
    why = there.get("why") or await context.step("link", _link, context, values["review"], there)
    if why:
        await context.step("instead", _instead, context, values["review"], why)


async def _pdf(context: Context, values: dict[str, Any]) -> None:
    sent = await context.read(store.sent, values["review"])
    if sent.place is None:
        return
    found, told = await _parts(context, sent)
    names = {who: (await context.readers.reader("", who)).name for who in mentioned(told)}
    zone = sent.message["values"]["zone"]
    file = await asyncio.to_thread(pdf, found, told, sent.language, zone=zone, names=names)
    await context.upload_once(
        sent.place[0],
        file.content,
        filename=f"review-{sent.stretch.last}.pdf",
        title=t("review.pdf.title", sent.language, title=wording.title(found.review, sent.language, found.campaign)),
        alt_text=t("review.pdf.alt", sent.language, n=file.pages),
        key=values["key"],
        thread_ts=sent.place[1],
    )


async def _parts(context: Context, sent: store.Sent) -> tuple[Whole, list[Part]]:
    """The review that was sent, as it is known now, and what there is to say of it."""
    values = sent.message["values"]
    found = await made(context, values)
    at = dt.datetime.fromisoformat(values["at"])
    return found, parts(found, sent.language, values["zone"], at, sent.decisions)


async def _canvas(context: Context, review: str) -> dict[str, str] | None:
    """The canvas's id, link and title, or ``why`` there is none; None for a review that stands nowhere."""
    sent = await context.read(store.sent, review)
    if sent.place is None:
        return None
    found, told = await _parts(context, sent)
    canvases = context.gateway.canvases
    title = wording.title(found.review, sent.language, found.campaign)
    files = await canvases.files_in(*sent.place)
    names = {part: filename_of(picture_file(sent.stretch, part), picture_key(sent.id, part)) for part in PICTURES}
    words = document.markdown(
        found,
        told,
        sent.language,
        zone=sent.message["values"]["zone"],
        link=await context.gateway.permalink(*sent.place),
        pictures={part: files[name] for part, name in names.items() if name in files},
    )
    try:
        there = await canvases.create(title, words)
    except SlackRefused as refused:
        return {"why": _why(refused, sent.language)}
    return {"id": there.id, "link": there.link, "title": title}


async def _link(context: Context, review: str, there: Mapping[str, str]) -> str | None:
    """Post the link, then let those read who got it; why they may not, else None."""
    sent = await context.read(store.sent, review)
    if sent.place is None:
        return None
    channel, ts = sent.place
    words = t("review.canvas.there", sent.language, link=there["link"], title=escape(there["title"]))
    key = f"review:{review}:canvas"
    await context.post_once(channel, text=words, blocks=None, key=key, thread_ts=ts, language=sent.language)
    try:
        await context.gateway.canvases.show(there["id"], channel=channel, reader=str(sent.message["values"]["by"]))
    except SlackRefused as refused:
        return _why(refused, sent.language)
    return None


async def _instead(context: Context, review: str, why: str) -> None:
    sent = await context.read(store.sent, review)
    if sent.place is None:
        return
    channel, ts = sent.place
    key = f"review:{review}:pdf"
    await context.post_once(
        channel, text=why, blocks=None, key=f"review:{review}:instead", thread_ts=ts, language=sent.language
    )
    await context.walk("reviews.pdf", {"review": review, "key": key}, key=key)


def _why(refused: SlackRefused, language: str) -> str:
    log.warning("a review is no canvas: %s", refused)
    name = {ScopeMissing: "scope", CanvasRefused: "plan"}.get(type(refused), "other")
    return t(f"review.canvas.refused.{name}", language, error=refused.slack_error)
