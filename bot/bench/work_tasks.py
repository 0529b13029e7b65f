"""Tasks: from a sentence to done."""

from __future__ import annotations

from typing import Any

from bot.bench.work_row import At, Rows, Steps

ROWS = Rows()
NEWCOMER = "U9NEW"
"""Nobody's owner yet: a task cannot be given to who has it."""


ROWS.typed("/task", "/task")
ROWS.typed("/task help", "/task", "help")
ROWS.typed("/task list", "/task", "list")
ROWS.typed("/task SENTENCE", "/task", "让 <@U00007> 周五前交白皮书初稿")


@ROWS.row("a task in a message to the bot")
async def _said(at: At) -> Steps:
    yield
    await at.bot.write(at.user(), "assign <@U00009> the white paper draft by Friday")


@ROWS.row("task: created from its confirm card")
async def _created(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/task", "ask <@U00007> to send the white paper draft by Friday")
    yield
    await at.bot.press(user, "task.create")


@ROWS.row("task: created by form")
async def _by_form(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/task", "new")
    yield
    await at.bot.hand_in(user, title="新任务", day="2026-04-01")


@ROWS.row("task: shortcut on a message")
async def _shortcut(at: At) -> Steps:
    yield
    await at.bot.shortcut(at.user(), "make_task", "The white paper draft is still missing")


async def _card(at: At) -> str:
    """Open a person's first task, whose card stands in a channel too."""
    while True:
        user = at.user()
        at.bot.forget()
        await at.bot.command(user, "/task", "list")
        if at.bot.offers("task.open"):
            await at.bot.press(user, "task.open")
            if at.bot.offers("task.done"):
                return user


def _on_card(name: str, action: str, form: dict[str, Any] | None = None, **chosen: Any) -> None:
    """A row for a button of the card, and one for the form it opens."""

    async def pressed(at: At) -> Steps:
        user = await _card(at)
        yield
        await at.bot.press(user, action, **chosen)

    async def handed_in(at: At) -> Steps:
        user = await _card(at)
        await at.bot.press(user, action, **chosen)
        yield
        await at.bot.hand_in(user, **(form or {}))

    ROWS.row(f"task: {name}")(pressed)
    if form is not None:
        ROWS.row(f"task: {name}, handed in")(handed_in)


@ROWS.row("task: its card opened")
async def _opened(at: At) -> Steps:
    user = ""
    while not at.bot.offers("task.open"):
        user = at.user()
        await at.bot.command(user, "/task", "list")
    yield
    await at.bot.press(user, "task.open")


_on_card("snooze", "task.snooze", option=0)
_on_card("reassign", "task.reassign", {"owner": NEWCOMER, "reason": "换人"})
_on_card("comment", "task.comment", {"words": "好"})
_on_card("more", "task.more")
_on_card("done", "task.done")


@ROWS.row("task: edit, handed in")
async def _edited(at: At) -> Steps:
    user = await _card(at)
    await at.bot.press(user, "task.more")
    await at.bot.press(user, "task.edit")
    yield
    await at.bot.hand_in(user, title=f"白皮书 {at.chance.random()}")


@ROWS.row("task: what it waits for, searched")
async def _needs(at: At) -> Steps:
    user = await _card(at)
    await at.bot.press(user, "task.more")
    await at.bot.press(user, "task.edit")
    yield
    await at.bot.search(user, "task.needs", "白皮书")
