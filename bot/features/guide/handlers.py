"""The command: check, ask the guideline, get help; and the form behind “Ask the guideline”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.blocks import field, modal, section, text_input, without_actions
from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features import command
from bot.features.check.forms import open_check, values
from bot.features.check.handlers import hand_in
from bot.features.guide.views import help_message
from bot.features.guide.walks import found, found_in_time
from bot.i18n import text as t
from bot.incoming import as_typed
from bot.interaction import value_in
from bot.jobs.request import HandedIn
from bot.readers import Reader

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

CHECK = frozenset({"check", "检查", "查文案"})
GUIDE = frozenset({"guide", "ask", "规范", "指南"})
HELP = frozenset({"", "help", "帮助", "?", "？"})


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the command and the form."""

    @app.command("/brand")
    async def brand(ack: AsyncAck, body: Body) -> None:
        word, _, rest = str(body.get("text") or "").strip().partition(" ")
        rest = as_typed(rest).strip()
        if word.lower() in CHECK and rest:
            await hand_in(context, _privately(body, rest))
        elif word.lower() in CHECK:
            context.soon(body, open_check(context, body))
        elif word.lower() in GUIDE:
            context.soon(body, _answer(context, body, rest))
        elif known := command.word("/brand", word.lower()):
            context.soon(body, known.take(context, body, rest))
        else:
            context.soon(body, _help(context, body, "" if word.lower() in HELP else word))
        await ack()

    @app.action("home.guide")
    async def ask_from_home(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_question(context, body))

    @app.action("guide.is_copy")
    async def is_copy(ack: AsyncAck, body: Body) -> None:
        await hand_in(context, _copy(body))
        await ack()
        context.soon(body, _take_off(context, body))

    @app.view_submission("guide_submit")
    async def ask_submit(ack: AsyncAck, body: Body) -> None:
        reader, question = await context.reader(body), values(body).get("question", "").strip()
        if not question:
            await ack(response_action="errors", errors={"question": t("errors.no_question", reader.language)})
            return
        await ack(response_action="update", view=_window(reader, t("jobs.thinking", reader.language)))
        context.soon(body, _answer_in_window(context, body, reader, question))


def _privately(body: Body, text: str) -> HandedIn:
    who = asked(body)
    return HandedIn(
        key=f"command:{body['trigger_id']}",
        source="command",
        team=who.team,
        author=who.user,
        text=text,
        response_url=who.response_url,
        private=True,
    )


def _copy(body: Body) -> HandedIn:
    """What was taken for a question, as copy of whoever wrote it."""
    value, who = value_in(body), asked(body)
    return HandedIn(
        key=f"guide:{who.channel}:{value['ts']}:copy",
        source="dm" if str(who.channel).startswith("D") else "mention",
        team=who.team,
        author=value["user"],
        text=value["x"],
        origin_channel=who.channel,
        origin_ts=value["ts"],
        channel=who.channel,
        thread=value["thread"],
    )


async def _take_off(context: Context, body: Body) -> None:
    """The spent button goes; the answer stays."""
    message = body["message"]
    blocks = without_actions(message["blocks"])
    await context.gateway.update(str(asked(body).channel), message["ts"], text=message["text"], blocks=blocks)


async def _answer(context: Context, body: Body, question: str) -> None:
    if not question:
        raise Refusal("errors.no_question")
    reader = await context.reader(body)

    async def coming(words: str) -> None:
        # Nothing can replace what was said to a command: these words stay, and hold beside the answer too.
        await context.gateway.respond(body["response_url"], text=words)

    words, blocks = await found_in_time(context, reader, question, coming)
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks)


async def _help(context: Context, body: Body, unknown: str) -> None:
    reader = await context.reader(body)
    words, blocks = help_message(reader.language)
    if unknown:
        words = t("errors.unknown_word", reader.language, word=unknown[:40])
        blocks = [section(f":grey_question: {words.replace('<', '&lt;')}"), *blocks]
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks)


async def _open_question(context: Context, body: Body) -> None:
    reader = await context.reader(body)
    question = text_input(placeholder=t("jobs.ask_placeholder", reader.language), max_length=300)
    view = modal(
        t("jobs.ask_title", reader.language),
        [field("question", t("jobs.ask_label", reader.language), question)],
        close=t("modal.cancel", reader.language),
        submit=t("jobs.ask_submit", reader.language),
        callback_id="guide_submit",
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _answer_in_window(context: Context, body: Body, reader: Reader, question: str) -> None:
    words, blocks = await found(context, reader, question)
    await context.gateway.update_view(
        {**_window(reader, words), "blocks": blocks}, view_id=body["view"]["id"], language=reader.language
    )


def _window(reader: Reader, words: str) -> dict[str, object]:
    return modal(t("jobs.ask_title", reader.language), [section(words)], close=t("modal.close", reader.language))
