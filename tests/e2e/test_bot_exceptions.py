"""Exceptions from end to end: made from a finding by those who may, seen in the report, listed, ended, found again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.features.exceptions import agenda
from campaigns import revisions, submissions
from campaigns.approvals import store_people
from campaigns.exceptions import store
from campaigns.meetings.model import Meeting, Series
from campaigns.model import Due
from tests.e2e.bot_rig import BAD, BotRig, fill


def finding_of(card: Any, words: str) -> str:
    """The button of the finding with those words."""
    blocks = card.body["blocks"]
    place = next(i for i, block in enumerate(blocks) if words in str(block))
    for block in blocks[place:]:
        for each in [block.get("accessory") or {}, *block.get("elements", ())]:
            if each.get("action_id") == "check.why":
                return str(block["block_id"])
    raise AssertionError(f"no finding has the words {words!r}: {blocks}")


async def test_an_exception_is_made_from_a_finding_by_those_who_may_and_is_ended_again(bot: BotRig):
    now = bot.context.now()
    past, soon = ((now + dt.timedelta(days=days)).date().isoformat() for days in (-9, 7))
    with bot.context.database.session() as session:
        store_people.grant(session, "orlume", "brand_owner", "U0OWNER")
    owner = bot.person("U0OWNER")
    ts = await owner.say(owner.im, BAD)
    card = await bot.reply(ts, containing="Orloom")
    before = str(card.body)
    await owner.click(card, "check.why", block_id=finding_of(card, "Orloom"))
    why = await bot.modal("U0OWNER", "exceptions.new")
    await owner.click(why, "exceptions.new")
    form = await bot.modal("U0OWNER", "exception_make")
    assert "until" in await fill(owner, form, what="phrase", reason="An old name", until=past)
    assert await fill(owner, form, what="phrase", reason="An old name in a quotation", until=soon) == {}
    await bot.until(lambda: "1 finding stands by an exception" in str(card.body))
    assert str(card.body) != before
    with bot.context.database.reading() as session:  # the same text was checked again
        (handed,) = submissions.recent(session, "U0OWNER", 5)
        assert [each.number for each in revisions.of_submission(session, handed.id)] == [1]
    await owner.click(card, "check.all_findings")
    await bot.modal("U0OWNER", "An old name in a quotation")

    # It stands on the agenda in the week in which it ends.
    at = Due(at=f"{soon}T10:00", zone="Asia/Shanghai", granularity="minute")
    series = Series(id="s", kind="calibration", title="Align", brand="orlume", first=at)
    (source,) = agenda.sources(bot.context)
    (point,) = source.candidates(series, Meeting(id="m", series="s", at=at, status="planned"), now)
    assert "An old name in a quotation" in point.title

    # Another person may not end it, who owns the brand may.
    await bot.person("U0COORD").command("C0LAUNCH", "/brand", "exceptions")
    seen = await bot.message("C0LAUNCH", "现有 1 条例外", seen_by="U0COORD")
    assert "exceptions.end" not in str(seen.body)
    await owner.command("C0LAUNCH", "/brand", "exceptions")
    listed = await bot.message("C0LAUNCH", "1 exception in force", seen_by="U0OWNER")
    await owner.click(listed, "exceptions.end")
    await bot.message("C0LAUNCH", "No exceptions are in force", seen_by="U0OWNER")
    assert list(source.resolved([point.ref], now)) == [point.ref]
    with bot.context.database.reading() as session:
        (ended,) = store.over(session, "orlume", now.date())
    assert (ended.ended_by, ended.reason) == ("U0OWNER", "An old name in a quotation")
    again = await owner.say(owner.im, BAD)
    assert "exception" not in str((await bot.reply(again, containing="Orloom")).body)
    assert bot.complaints == []
