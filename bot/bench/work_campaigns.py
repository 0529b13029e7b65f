"""Home, and what is typed after ``/campaign``."""

from __future__ import annotations

from bot.bench import work_seed as seed
from bot.bench.work_row import At, Rows, Steps

ROWS = Rows()


@ROWS.row("Home")
async def _home(at: At) -> Steps:
    yield
    await at.bot.look_home(at.user())


ROWS.typed("/campaign", "/campaign")
ROWS.typed("/campaign help", "/campaign", "help")
for _word, _line in (
    ("new", "new"), ("list", "list"), ("show", "show {}"), ("edit", "edit {}"), ("close", "close {}"),
    ("brief", "brief {}"), ("approvals", "approvals"), ("approvals new", "approvals new"),
("meeting", "meeting"), ("meetings", "meetings"), ("agenda", "agenda"),
    ("calendar", "calendar"), ("rules", "rules"), ("feed", "feed"), ("digest", "digest"), ("hours", "hours"),
):  # fmt: skip
    ROWS.typed(f"/campaign {_word}", "/campaign", _line)


@ROWS.row("/campaign approvals flow")
async def _flow(at: At) -> Steps:
    yield
    await at.bot.command(at.reviewer(), "/campaign", "approvals flow")


@ROWS.row("/campaign approvals export")
async def _export(at: At) -> Steps:
    campaign = at.campaign()
    yield
    await at.bot.command(seed.LEAD, "/campaign", f"approvals export {campaign}")


@ROWS.row("campaign: planned by form")
async def _plan(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", "new")
    yield
    name = f"Launch {at.chance.random()}"
    await at.bot.hand_in(user, name=name, goal="8,000 sold", home=None, channels=[])


@ROWS.row("campaign: edited by form")
async def _edit(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", f"edit {at.campaign()}")
    yield
    await at.bot.hand_in(user, goal=f"{at.chance.randrange(9000)} sold")


@ROWS.row("campaign: brief handed in")
async def _brief(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", f"brief {at.campaign()}")
    yield
    words = {each["block_id"]: "Words" for each in at.bot.form()["blocks"] if each["type"] == "input"}
    await at.bot.hand_in(user, **{k: v for k, v in words.items() if k != "landing_link"})


@ROWS.row("campaign: card put into a channel")
async def _share(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", f"show {at.campaign()}")
    yield
    await at.bot.press(user, "campaign.share")
