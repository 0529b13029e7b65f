"""What the clock does with campaign work: rounds, reminders and digests. Nobody waits for these; they share a database
with people who do."""

from __future__ import annotations

from bot.bench.work_row import At, Rows, Steps
from bot.bench.work_seed import MONDAY, NOW
from bot.features.calendar.rules import broken_now
from bot.features.digests.daily import day_blocks, read_day
from bot.features.digests.sending import due
from bot.features.tasks import reading
from campaigns.digests import store as digests
from campaigns.reminders import store as reminders

ROWS = Rows()


@ROWS.row("round: one person's digest")
async def _digest(at: At) -> Steps:
    user, context = at.user(), at.bot.context
    yield
    day, names = await context.read(read_day, user, NOW, context.tasks.habits)
    day_blocks(day, names, language="zh", now=NOW, zone=day.person.zone)


@ROWS.row("round: whose morning it may be")
async def _mornings(at: At) -> Steps:
    yield
    await at.bot.context.read(digests.readers)


@ROWS.row("round: Mondays of all campaigns")
async def _mondays(at: At) -> Steps:
    context = at.bot.context
    yield
    await context.read(due, MONDAY, context.tasks.habits)


@ROWS.row("round: rules of 5 campaigns")
async def _rules(at: At) -> Steps:
    context = at.bot.context
    yield
    await context.read(broken_now, NOW, context.tasks.habits, {})


@ROWS.row("round: reminders of 20 tasks planned")
async def _planned(at: At) -> Steps:
    context = at.bot.context
    yield
    await context.write(reminders.plan_changed, NOW, 20, habits=context.tasks.habits, calendars=reading.calendar)


@ROWS.row("round: reminders of 10 people claimed")
async def _claimed(at: At) -> Steps:
    context = at.bot.context
    yield
    await context.write(reminders.claim_due_reminders, NOW, 10, habits=context.tasks.habits, calendars=reading.calendar)
