"""A slash command whose words belong to several features, such as ``/campaign calendar`` and ``/campaign agenda``."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot import features
from bot.blocks import Block, section
from bot.context import Body, Context
from bot.i18n import text as t
from bot.incoming import as_typed

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

Take = Callable[[Context, Body, str], Coroutine[Any, Any, None]]

HELP = frozenset({"help", "?", "？", "帮助"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may follow the command.

    ``take(context, body, rest)`` does what it asks for after the acknowledgement, with the rest of the line as typed;
    a ``recorded`` one runs before it, so it only records the work durably and is quick.
    """

    names: tuple[str, ...]
    """What people may type, lower case, in every language; help shows the first of each."""
    take: Take
    help: str
    """Key of its line in the help: how it is typed and what it does."""
    recorded: bool = False


def words(command: str) -> list[Word]:
    """Every feature's words of a command."""
    return [word for module in features.parts("words").values() for word in module.WORDS.get(command, ())]


def word(command: str, name: str) -> Word | None:
    """The word of a command that people type as ``name``, where a feature knows it."""
    return next((each for each in words(command) if name in each.names), None)


def register(app: AsyncApp, context: Context, command: str, bare: Take) -> None:
    """Listen to a command. ``bare`` takes a line that begins with no known word, even an empty one."""

    async def listen(ack: AsyncAck, body: Body) -> None:
        line = as_typed(str(body.get("text") or "")).strip()
        first, _, rest = line.partition(" ")
        known = word(command, first.lower())
        if first.lower() in HELP:
            context.soon(body, tell_help(context, body, command))
        elif known is None:
            context.soon(body, bare(context, body, line))
        elif known.recorded:
            await known.take(context, body, rest.strip())
        else:
            context.soon(body, known.take(context, body, rest.strip()))
        await ack()

    app.command(command)(listen)


async def tell_help(context: Context, body: Body, command: str, *, unknown: str = "") -> None:
    """Show, to the person alone, what the command can do; ``unknown`` is a word that it cannot."""
    reader = await context.reader(body)
    lines = [t(each.help, reader.language) for each in words(command)]
    blocks: list[Block] = [section("\n".join(f"• {line}" for line in lines))]
    title = t("command.help", reader.language, command=command)
    if unknown:
        title = t("errors.unknown_word", reader.language, word=unknown[:40])
    blocks.insert(0, section(f"*{title.replace('<', '&lt;')}*"))
    await context.gateway.respond(body["response_url"], text=title, blocks=blocks)
