"""The durable work of term bases: a file looked at and told; published, or left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Context
from bot.errors import refusal_of
from bot.features.terms import views
from bot.features.terms.reading import Looked, looked, who_may
from bot.features.terms.views import Message
from bot.gateway.errors import SlackRefused
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.readers import Reader
from bot.wording import person
from guidelines import store
from guidelines.errors import InvalidGuideline
from guidelines.model import GuidelineVersion


class _Moved(Exception):
    """Somebody published another version in between."""


async def preview(context: Context, values: Mapping[str, Any]) -> None:
    """Walk: say what ``file`` of ``user`` (``team``) would do, in ``channel`` and ``thread``."""
    await context.step("preview", _preview, context, dict(values))


async def decided(context: Context, values: Mapping[str, Any]) -> None:
    """Walk: ``user`` publishes the file of a card, or leaves it (``as``); the card then says so."""
    message = await context.step("decide", _decide, context, dict(values))
    await context.step("tell", _tell, context, dict(values), message)


async def _preview(context: Context, values: dict[str, Any]) -> None:
    reader = await context.readers.reader(values["team"], values["user"])
    words, blocks = await _shown(context, values, reader)
    key = f"terms:card:{values['file'].get('id')}:{values['thread']}"
    await context.post_once(
        values["channel"], text=words, blocks=blocks, key=key, thread_ts=values["thread"], language=reader.language
    )


async def _shown(context: Context, values: dict[str, Any], reader: Reader, *, moved: bool = False) -> Message:
    """The card of a file as things stand, or why there is none."""
    try:
        found = await looked(context, values["file"])
    except Exception as error:
        return _why_not(error, values, reader.language)
    return await _card(context, values, found, reader, moved=moved)


async def _card(
    context: Context, values: dict[str, Any], found: Looked, reader: Reader, *, moved: bool = False
) -> Message:
    day = context.readers.today(reader)
    owners = await context.read(who_may, found.version.brand, reader.user, day)
    open_ = not str(values["channel"]).startswith("D")
    return views.card(found, values["file"], reader.language, owners=owners, open_=open_, moved=moved)


def _why_not(error: Exception, values: dict[str, Any], language: str) -> Message:
    """What is wrong with the file, in words; what no person can mend goes on as it is."""
    if isinstance(error, InvalidGuideline):
        return views.faulty(error.problems, values["file"], language)
    refusal = refusal_of(error)
    if refusal is None:
        raise error
    safe = {name: escape(each) if isinstance(each, str) else each for name, each in refusal.params.items()}
    return views.plain(t(refusal.key, language, **safe))


async def _decide(context: Context, values: dict[str, Any]) -> Message:
    reader = await context.readers.reader(values["team"], values["user"])
    language, file = reader.language, str(values["file"].get("name") or "")
    who = {"file": escape(file), "user": person(reader.user)}
    if values["as"] == "leave":
        return views.plain(t("termbase.card.left", language, **who))
    note = t("termbase.card.note", language, file=file, name=reader.name)
    try:
        found = await looked(context, values["file"])
        if found.sha != values["sha"]:
            return views.plain(t("termbase.card.other_file", language, **who))
        saved = await context.write(_publish, context, found, values["v"], reader.name, note)
    except _Moved:
        return await _shown(context, values, reader, moved=True)
    except Exception as error:
        return _why_not(error, values, language)
    brand = escape(saved.guideline.brand.names.best(language))
    return views.plain(t("termbase.card.published", language, brand=brand, number=saved.number, **who))


def _publish(session: Session, context: Context, found: Looked, seen: int, author: str, note: str) -> GuidelineVersion:
    """The version after ``seen``, the one that the card spoke of; the same when a step that died is done again."""
    latest = store.latest(session, found.version.brand)
    if latest.number == seen + 1 and latest.note == note and found.idle:
        return latest
    if latest.number != seen or found.version.number != seen:
        raise _Moved
    changed = latest.guideline.model_copy(update={"terms": found.merged.terms})
    saved = store.publish(session, changed, author=author, note=note, now=context.now())
    if saved.number != seen + 1:
        raise _Moved
    return saved


async def _tell(context: Context, values: dict[str, Any], message: Message) -> None:
    words, blocks = message
    reader = await context.readers.reader(values["team"], values["user"])
    try:
        await context.gateway.update(
            values["channel"], values["ts"], text=words, blocks=blocks, language=reader.language
        )
    except SlackRefused:
        # Somebody deleted the card: what came of it is told all the same.
        key = f"terms:told:{values['ts']}"
        await context.post_once(
            values["channel"], text=words, blocks=blocks, key=key, thread_ts=values["thread"], language=reader.language
        )


WALKS = {"preview": preview, "decided": decided}
