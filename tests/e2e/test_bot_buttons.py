"""Every button of a card and every window behind it, as a person uses them."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from bot.sandbox.state import Message
from bot.wording import date_words
from campaigns import revisions, submissions
from campaigns.tables import FeedbackRow
from tests.e2e.bot_rig import BAD, MENDED, BotRig, fill
from tests.e2e.sandbox_rig import Actor


@pytest.fixture
def owner(bot: BotRig) -> Actor:
    return bot.person("U0OWNER")


async def _card(bot: BotRig, owner: Actor, text: str = BAD) -> Message:
    return await bot.reply(await owner.say(owner.im, text), containing="/100")


async def test_apply_fixes_hands_back_the_corrected_text_and_checks_it_again_in_the_same_card(
    bot: BotRig, owner: Actor
):
    card = await _card(bot, owner)
    await owner.click(card, "check.apply_fixes")
    handed_back = await bot.message(owner.im, "Corrected copy")
    assert MENDED in str(handed_back.body)
    assert handed_back.body["thread_ts"] == card.body["thread_ts"]
    await bot.until(lambda: "Since the last version" in str(card.body))
    assert "Orloom" not in str(card.body)
    assert bot.complaints == []


async def test_copy_of_last_week_is_checked_again_as_of_today_and_a_date_ahead_is_kept(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    dated = await bot.reply(await owner.upload(owner.im, "ad.md", f"---\nas_of: 2099-12-07\n---\n{BAD}\n".encode()))
    day = bot.context.now().date()
    await bot.sandbox.move_clock(advance=7 * 86_400)
    for each in (card, dated):
        await owner.click(each, "check.apply_fixes")
    await bot.until(lambda: all("Since the last version" in str(each.body) for each in (card, dated)))
    assert f"going live {date_words(day, 'en')}" not in str(card.body)
    assert "going live 7 Dec 2099" in str(dated.body)
    with bot.context.database.reading() as session:
        later, first = submissions.recent(session, "U0OWNER", 5)
    assert first.as_of is not None
    assert first.as_of > day + dt.timedelta(days=5)
    assert later.as_of == dt.date(2099, 12, 7)


async def test_long_copy_is_handed_back_whole_in_several_messages(bot: BotRig, owner: Actor):
    text = "\n".join(f"Line {n}: a phone by Orloom for every night." for n in range(400))
    card = await _card(bot, owner, text)
    await owner.click(card, "check.apply_fixes")
    await bot.message(owner.im, "continued (3 of 3)")
    await bot.until(lambda: "Since the last version" in str(card.body))
    shown = [
        run["text"]
        for message in bot.messages(owner.im)
        for block in message.body.get("blocks", [])
        if block["type"] == "rich_text" and block["elements"][0]["type"] == "rich_text_preformatted"
        for run in block["elements"][0]["elements"]
    ]
    with bot.context.database.reading() as session:
        (stored,) = submissions.recent(session, "U0OWNER", 5)
        assert "".join(shown) == revisions.get(session, stored.id).text
    assert "Orlume" in "".join(shown)
    assert bot.complaints == []


async def test_ten_clicks_apply_the_fixes_once(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    for _ in range(10):
        await owner.click(card, "check.apply_fixes")
    await bot.until(lambda: "Since the last version" in str(card.body))
    assert sum("Corrected copy" in str(message.body) for message in bot.messages(owner.im)) == 1


async def test_all_findings_opens_a_window_and_why_opens_one_on_top(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    await owner.click(card, "check.all_findings")
    window = await bot.modal("U0OWNER", "All findings")
    await owner.click(window, "check.why")
    await bot.modal("U0OWNER", "Why this matters")
    assert len(bot.sandbox.views.stack("U0OWNER")) == 2
    assert bot.complaints == []


async def test_many_findings_are_paged(bot: BotRig, owner: Actor):
    # The same fault again and again is one finding with many places.
    words = (
        "waterproof revolutionary consumers world-class groundbreaking utilise facilitate commence numerous "
        "approximately seamless synergy cutting-edge state-of-the-art next-generation leverage"
    )
    card = await _card(bot, owner, "\n".join(f"It is {word} today." for word in words.split()))
    await owner.click(card, "check.all_findings")
    window = await bot.modal("U0OWNER", "All findings")
    first = str(window.definition)
    await owner.click(window, "check.findings_page.next")
    await bot.until(lambda: str(window.definition) != first)
    assert "check.findings_page.previous" in str(window.definition)
    assert bot.complaints == []


async def test_why_shows_the_guideline_item_its_reason_and_source(bot: BotRig, owner: Actor):
    card = await _card(bot, owner, "A new phone by Orloom.")
    await owner.click(card, "check.why")
    window = await bot.modal("U0OWNER", "Why this matters")
    assert "Our name is one word with one capital letter." in str(window.definition)
    assert "Brand book 3.1" in str(window.definition)


async def test_not_helpful_is_stored_and_the_button_says_who_pressed_it(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    await owner.click(card, "check.not_helpful")
    await bot.until(lambda: "Noted as not helpful by <@U0OWNER>" in str(card.body))
    assert "check.not_helpful" not in str(card.body)
    with bot.context.database.reading() as session:
        assert session.scalars(select(FeedbackRow.code)).all() == ["report"]
    assert bot.complaints == []


async def test_whoever_found_it_not_helpful_and_nobody_else_takes_it_back(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    before = [block["type"] for block in card.body["blocks"]]
    await owner.click(card, "check.not_helpful")
    await bot.until(lambda: "check.take_back" in str(card.body))
    await bot.person("U0WRITER").click(card, "check.take_back")
    await bot.message(owner.im, "只有本人可以撤回", seen_by="U0WRITER")
    await owner.click(card, "check.take_back")
    await bot.until(lambda: "check.not_helpful" in str(card.body))
    assert [block["type"] for block in card.body["blocks"]] == before
    with bot.context.database.reading() as session:
        assert session.scalars(select(FeedbackRow.code)).all() == []
    assert bot.complaints == []


async def test_not_helpful_in_the_why_window_names_the_rule(bot: BotRig, owner: Actor):
    card = await _card(bot, owner, "A new phone by Orloom.")
    await owner.click(card, "check.why")
    window = await bot.modal("U0OWNER", "Why this matters")
    await owner.click(window, "check.not_helpful")
    await bot.until(lambda: "Noted, thank you" in str(window.definition))
    with bot.context.database.reading() as session:
        assert session.scalars(select(FeedbackRow.item_id)).all() == ["brand-en"]
    await owner.click(window, "check.take_back")
    await bot.until(lambda: "Noted, thank you" not in str(window.definition))
    with bot.context.database.reading() as session:
        assert session.scalars(select(FeedbackRow.item_id)).all() == []


async def test_edit_and_check_again_updates_the_card_in_place_and_says_what_changed(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    await owner.click(card, "check.again")
    form = await bot.modal("U0OWNER", "Edit and check again")
    assert BAD in str(form.definition)
    assert await fill(owner, form, text=MENDED) == {}
    await bot.until(lambda: "Since the last version" in str(card.body))
    assert "Orloom" not in str(card.body)
    assert len([message for message in bot.messages(owner.im) if "/100" in str(message.body)]) == 1
    assert bot.complaints == []


async def test_checking_again_for_a_channel_asks_what_that_channel_asks(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    await owner.click(card, "check.again")
    form = await bot.modal("U0OWNER", "Edit and check again")
    assert await fill(owner, form, text=MENDED, channel="xiaohongshu") == {}
    await bot.until(lambda: "Since the last version" in str(card.body))
    await owner.click(card, "check.all_findings")
    window = await bot.modal("U0OWNER", "All findings")
    assert "hashtag" in str(window.definition)
    await owner.close(window)
    # What was said stays said when the fixes are written in or the text is edited once more.
    await owner.click(card, "check.again")
    again = await bot.modal("U0OWNER", "Edit and check again")
    chosen = next(block for block in again.definition["blocks"] if block["block_id"] == "channel")["element"]
    assert chosen["initial_option"]["value"] == "xiaohongshu"


async def test_an_edit_to_nothing_keeps_the_form_open_with_a_sentence(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    await owner.click(card, "check.again")
    form = await bot.modal("U0OWNER", "Edit and check again")
    errors = await fill(owner, form, text="   \n ")
    assert list(errors) == ["text"]
    assert errors["text"] == await _sentence("copy.empty")
    assert bot.sandbox.views.stack("U0OWNER") == [form]


async def test_a_form_of_blanks_and_a_channel_that_is_gone_are_named_at_their_fields(bot: BotRig, owner: Actor):
    await owner.shortcut("check_copy")
    form = await bot.modal("U0OWNER", "Check copy")
    assert list(await fill(owner, form, text=" \n ")) == ["text"]
    for field in ("channel", "stage"):
        element = next(block for block in form.definition["blocks"] if block["block_id"] == field)["element"]
        element["options"].append({"text": {"type": "plain_text", "text": "Fax"}, "value": "fax"})
    errors = await fill(owner, form, text=BAD, channel="fax")
    assert list(errors) == ["channel"]
    assert "fax" in errors["channel"]


async def test_the_form_says_what_the_copy_is_for(bot: BotRig, owner: Actor):
    await owner.shortcut("check_copy")
    form = await bot.modal("U0OWNER", "Check copy")
    guideline = bot.context.guidelines.current().guideline
    channel, stage = guideline.channels[0], guideline.stages[0]
    errors = await fill(owner, form, text=BAD, channel=channel.id, stage=stage.id, as_of="2026-12-07", language="en")
    assert errors == {}
    card = await bot.message(owner.im, "/100")
    assert channel.name.best("en") in str(card.body)
    with bot.context.database.reading() as session:
        (stored,) = submissions.recent(session, "U0OWNER", 5)
    assert (stored.channel, stored.stage, str(stored.as_of)) == (channel.id, stage.id, "2026-12-07")


async def test_the_buttons_of_a_private_card_work_and_stay_private(bot: BotRig, owner: Actor):
    await owner.command("C0SOCIAL", "/brand", f"check {BAD}")
    card = await bot.message("C0SOCIAL", "/100", seen_by="U0OWNER")
    await owner.click(card, "check.all_findings")
    await owner.close(await bot.modal("U0OWNER", "All findings"))
    await owner.click(card, "check.apply_fixes")
    window = await bot.modal("U0OWNER", "Corrected copy")
    assert MENDED in str(window.definition)
    await owner.close(window)
    await bot.message("C0SOCIAL", "Since the last version", seen_by="U0OWNER")
    seen = bot.messages("C0SOCIAL", seen_by="U0OWNER")
    assert len([message for message in seen if "/100" in str(message.body)]) == 1
    assert [message for message in bot.messages("C0SOCIAL") if message.by_bot] == []
    assert bot.complaints == []


async def test_a_window_opened_too_late_tells_the_person_to_click_again(bot: BotRig, owner: Actor):
    card = await _card(bot, owner)
    bot.sandbox.faults.plan("views.open", "error", error="expired_trigger_id")
    await owner.click(card, "check.all_findings")
    await bot.message(owner.im, "Please click again", seen_by="U0OWNER")


async def _sentence(key: str) -> str:
    from bot.i18n import text

    return text(key, "en")
