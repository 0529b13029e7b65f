"""A person's hours from end to end: seen and changed on the Home tab and by command, and kept to by reminders."""

from __future__ import annotations

import datetime as dt

from campaigns.reminders import store_people
from tests.e2e.bot_rig import BotRig, fill


async def test_hours_are_changed_on_the_home_tab_and_by_command(bot: BotRig):
    owner = bot.person("U0OWNER")
    await owner.open_home()
    tab = await bot.home("U0OWNER", "Your hours")
    await owner.click(tab, "hours.ask")
    form = await bot.modal("U0OWNER", "hours_save")
    found = await owner.suggestions(form, "hours.country", "sing", block_id="country")
    assert [each["value"] for each in found] == ["SG"]
    first = bot.context.now().date() + dt.timedelta(days=7)
    wrong = await fill(owner, form, opens="18:00", closes="10:00")
    assert "Choose a later time" in wrong["closes"]
    assert await fill(owner, form, opens="10:00", closes="16:30", first=first.isoformat()) == {}
    await bot.home("U0OWNER", "10:00-16:30")
    coordinator = bot.person("U0COORD")
    await coordinator.say(coordinator.im, f"assign <@U0OWNER> the white paper by {first.isoformat()}")
    await bot.message(coordinator.im, "休假，截止时间正在其中")

    await owner.command("C0LAUNCH", "/campaign", "hours")
    again = await bot.modal("U0OWNER", "hours_save")
    assert await fill(owner, again, back=[first.isoformat()]) == {}
    answer = await bot.message("C0LAUNCH", "Noted: 10:00-16:30", seen_by="U0OWNER")
    assert "away" not in str(answer.body)
    with bot.context.database.reading() as session:
        person = store_people.recipient(session, "U0OWNER", bot.context.tasks.habits)
    assert (person.opens, person.closes, person.leave) == (dt.time(10), dt.time(16, 30), ())
    assert bot.complaints == []
