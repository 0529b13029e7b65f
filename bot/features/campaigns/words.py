"""The words of ``/campaign`` that are about campaigns themselves."""

from __future__ import annotations

from bot.context import Body, Context
from bot.features.campaigns import showing
from bot.features.command import Word

ORDER = -1
"""Help begins with planning."""


async def _new(context: Context, body: Body, rest: str) -> None:
    await showing.open_plan(context, body)


async def _show(context: Context, body: Body, rest: str) -> None:
    if not rest:
        await showing.show_mine(context, body)
        return
    await showing.show(context, body, (await showing.meant(context, body, rest)).id)


async def _edit(context: Context, body: Body, rest: str) -> None:
    await showing.open_plan(context, body, (await showing.meant(context, body, rest)).id)


async def _brief(context: Context, body: Body, rest: str) -> None:
    await showing.open_brief(context, body, (await showing.meant(context, body, rest)).id)


async def _close(context: Context, body: Body, rest: str) -> None:
    """Shows the card, whose button asks before it closes."""
    await showing.show(context, body, (await showing.meant(context, body, rest)).id)


WORDS = {
    "/campaign": (
        Word(names=("new", "新建", "创建"), take=_new, help="campaign.help.new"),
        Word(names=("list", "列表", "全部"), take=showing.show_all, help="campaign.help.list"),
        Word(names=("show", "查看", "看"), take=_show, help="campaign.help.show"),
        Word(names=("edit", "修改", "编辑"), take=_edit, help="campaign.help.edit"),
        Word(names=("close", "archive", "结案", "归档"), take=_close, help="campaign.help.close"),
        Word(names=("brief", "简报"), take=_brief, help="campaign.help.brief"),
    )
}
