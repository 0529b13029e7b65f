"""Approvals, as a reviewer has them."""

from __future__ import annotations

from bot.bench.work_row import At, Rows, Steps

ROWS = Rows()


async def _waiting(at: At) -> str:
    while True:
        user = at.reviewer()
        at.bot.forget()
        await at.bot.command(user, "/campaign", "approvals")
        if at.bot.offers("approval.open"):
            return user


@ROWS.row("approval: opened")
async def _approval(at: At) -> Steps:
    user = await _waiting(at)
    yield
    await at.bot.press(user, "approval.open")


@ROWS.row("approval: approved")
async def _approved(at: At) -> Steps:
    user = await _waiting(at)
    await at.bot.press(user, "approval.open")
    yield
    await at.bot.press(user, "approval.approve")


@ROWS.row("approval: changes asked for")
async def _changes(at: At) -> Steps:
    user = await _waiting(at)
    await at.bot.press(user, "approval.open")
    await at.bot.press(user, "approval.changes")
    yield
    await at.bot.hand_in(user, comment="换一个说法", quote="")
