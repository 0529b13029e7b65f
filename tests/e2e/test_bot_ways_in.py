"""Every way in: what a person does in Slack, and the card that answers it."""

from __future__ import annotations

import asyncio

import pytest

from campaigns.approvals import store as approvals
from campaigns.due.calendar import Calendar
from tests.e2e.bot_rig import BAD, MENDED, BotRig, fill
from tests.e2e.sandbox_rig import Actor

CHINESE_BAD = "全新AuroraX手机来了，耀光手机为你点亮每一个夜晚。"


@pytest.fixture
def owner(bot: BotRig) -> Actor:
    """Grace reads English."""
    return bot.person("U0OWNER")


@pytest.fixture
def writer(bot: BotRig) -> Actor:
    """Lin Xiao reads Chinese."""
    return bot.person("U0WRITER")


async def test_copy_in_a_direct_message_is_answered_by_one_card_in_its_thread(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, BAD)
    card = await bot.reply(ts, containing="/100")
    assert card.body["thread_ts"] == ts
    assert "Orloom" in str(card.body)
    assert "checked against the Orlume guideline, version 1" in str(card.body)
    cards = [message for message in bot.messages(owner.im) if "/100" in str(message.body)]
    assert len(cards) == 1
    assert bot.complaints == []


async def test_a_chinese_reader_is_answered_in_chinese(bot: BotRig, writer: Actor):
    ts = await writer.say(writer.im, CHINESE_BAD)
    card = await bot.reply(ts, containing="/100")
    assert "对照曜光品牌规范第 1 版" in str(card.body)
    assert bot.complaints == []


async def test_the_first_direct_message_says_who_this_is_and_the_second_does_not(bot: BotRig, owner: Actor):
    await owner.say(owner.im, "hi")
    hello = await bot.message(owner.im, "I am Unison")
    assert "paste a draft here" in str(hello.body)
    ts = await owner.say(owner.im, "hello!")
    await bot.reply(ts, containing="What I can do")
    assert sum("I am Unison" in str(message.body) for message in bot.messages(owner.im)) == 1


@pytest.mark.parametrize("said", [BAD, "my tasks", "remind me to call Kim tomorrow 3pm"])
async def test_who_this_is_stands_before_the_first_answer(bot: BotRig, owner: Actor, said: str):
    await owner.say(owner.im, said)
    await bot.until(lambda: len(_answers(bot, owner)) == 2)
    assert "I am Unison" in _answers(bot, owner)[0]


async def test_whoever_begins_with_a_draft_is_not_invited_to_send_one(bot: BotRig, owner: Actor):
    await owner.say(owner.im, BAD)
    hello = await bot.message(owner.im, "I am Unison")
    assert "I am reading your message now" in str(hello.body)
    assert "paste a draft here" not in str(hello.body)


def _answers(bot: BotRig, person: Actor) -> list[str]:
    seen = bot.messages(person.im, seen_by=person.user)
    return [str(each.body) for each in seen if each.body.get("user") != person.user]


async def test_a_question_in_a_message_is_answered_from_the_guideline_and_checked_when_it_was_copy(
    bot: BotRig, owner: Actor
):
    ts = await owner.say(owner.im, "Can we say best camera phone?")
    answer = await bot.reply(ts, containing="Say instead")
    assert answer.body["thread_ts"] == ts
    assert "/100" not in str(bot.messages(owner.im))
    await owner.click(answer, "guide.is_copy")
    await bot.reply(ts, containing="/100")
    await bot.until(lambda: "guide.is_copy" not in str(answer.body))
    assert bot.complaints == []


async def test_a_mention_with_copy_is_answered_in_its_thread(bot: BotRig, owner: Actor):
    ts = await owner.say("C0LAUNCH", f"@Unison {BAD}")
    card = await bot.reply(ts, containing="/100")
    assert card.channel == "C0LAUNCH"
    assert card.body["thread_ts"] == ts
    assert "Unison Meet" not in str(card.body)


@pytest.mark.parametrize("words", ["@Unison", "@Unison please check this", "@Unison 检查一下"])
async def test_a_bare_mention_in_a_thread_checks_the_message_above(
    bot: BotRig, owner: Actor, writer: Actor, words: str
):
    above = await writer.say("C0LAUNCH", BAD)
    await owner.say("C0LAUNCH", words, thread_ts=above)
    card = await bot.reply(above, containing="/100")
    assert "Orloom" in str(card.body)
    assert bot.complaints == []


async def test_a_bare_mention_outside_a_thread_is_told_privately_what_to_do(bot: BotRig, owner: Actor):
    await owner.say("C0LAUNCH", "@Unison")
    await bot.message("C0LAUNCH", "Mention me with the copy", seen_by="U0OWNER")
    assert [message for message in bot.messages("C0LAUNCH") if message.by_bot] == []


async def test_a_mention_that_only_greets_is_told_privately_what_the_bot_can_do(bot: BotRig, owner: Actor):
    await owner.say("C0LAUNCH", "@Unison hello!")
    await bot.message("C0LAUNCH", "What I can do", seen_by="U0OWNER")
    assert [message for message in bot.messages("C0LAUNCH") if message.by_bot] == []
    assert bot.complaints == []


async def test_the_command_with_copy_answers_privately(bot: BotRig, owner: Actor):
    await owner.command("C0SOCIAL", "/brand", f"check {BAD}")
    card = await bot.message("C0SOCIAL", "/100", seen_by="U0OWNER")
    assert card.only_for == "U0OWNER"
    assert "Orloom" in str(card.body)
    assert bot.complaints == []


async def test_the_command_alone_opens_the_form_and_the_answer_comes_in_the_direct_message(bot: BotRig, owner: Actor):
    await owner.command("C0SOCIAL", "/brand", "check")
    form = await bot.modal("U0OWNER", "Check copy")
    assert await owner.submit(form, {}) != {}
    errors = await fill(owner, form, text=BAD)
    assert errors == {}
    card = await bot.message(owner.im, "/100")
    assert "Orloom" in str(card.body)
    await bot.no_modal("U0OWNER")
    assert bot.complaints == []


async def test_the_global_shortcut_opens_the_form_with_channel_stage_and_date(bot: BotRig, owner: Actor):
    await owner.shortcut("check_copy")
    form = await bot.modal("U0OWNER", "Check copy")
    inputs = {block["block_id"] for block in form.definition["blocks"] if block["type"] == "input"}
    assert inputs == {"text", "channel", "stage", "campaign", "language", "audience", "as_of"}


async def test_the_message_shortcut_answers_under_the_message(bot: BotRig, owner: Actor, writer: Actor):
    ts = await writer.say("C0LAUNCH", BAD)
    await owner.message_shortcut("check_message", "C0LAUNCH", ts)
    card = await bot.reply(ts, containing="/100")
    assert card.body["thread_ts"] == ts
    assert "<@U0OWNER>" in str(card.body)


async def test_the_message_shortcut_answers_privately_where_the_bot_is_no_member(
    bot: BotRig, owner: Actor, writer: Actor
):
    ts = await writer.say("C0SOCIAL", BAD)
    await owner.message_shortcut("check_message", "C0SOCIAL", ts)
    card = await bot.message("C0SOCIAL", "/100", seen_by="U0OWNER")
    assert card.only_for == "U0OWNER"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("draft.txt", BAD.encode()),
        ("draft.csv", f"headline,body\nNight,{BAD}\n".encode()),
        ("draft.md", f"# Launch\n\n{BAD}\n".encode()),
    ],
)
async def test_a_file_in_the_direct_message_is_read_and_checked(bot: BotRig, owner: Actor, name: str, content: bytes):
    ts = await owner.upload(owner.im, name, content)
    card = await bot.reply(ts, containing="/100")
    assert name in str(card.body)
    assert "Orloom" in str(card.body)
    assert bot.complaints == []


async def test_what_a_file_says_of_itself_is_what_it_is_checked_for(bot: BotRig, owner: Actor):
    post = "---\nchannel: xiaohongshu\nas_of: 2026-12-07\n---\n周末去江边拍夜景，欢迎到店试试。\n"
    ts = await owner.upload(owner.im, "post.md", post.encode())
    card = await bot.reply(ts, containing="/100")
    assert "Copy for RED" in str(card.body)
    assert "小红书" not in str(card.body)
    assert "no channel" not in str(card.body).lower()


async def test_a_file_that_cannot_be_read_is_said_so_in_its_thread(bot: BotRig, owner: Actor):
    ts = await owner.upload(owner.im, "photo.png", b"\x89PNG\r\n")
    answer = await bot.reply(ts, containing="photo.png")
    assert "I cannot read photo.png" in str(answer.body)


@pytest.mark.parametrize("place", ["the bot's own conversation", "a channel"])
async def test_copy_beside_a_picture_is_checked_and_followed_when_edited(bot: BotRig, owner: Actor, place: str):
    direct = place != "a channel"
    channel, said = (owner.im, BAD) if direct else ("C0LAUNCH", f"@Unison {BAD}")
    ts = await owner.upload(channel, "photo.png", b"\x89PNG\r\n", text=said)
    card = await bot.reply(ts, containing="/100")
    assert "Orloom" in str(card.body)
    await bot.reply(ts, containing="I cannot read photo.png")
    if direct:
        await bot.until(lambda: bot.context.submission_of(channel, ts).card_ts)
        await owner.edit(channel, ts, MENDED)
        await bot.until(lambda: "Since the last version" in str(card.body))
    assert len([message for message in bot.messages(channel) if "/100" in str(message.body)]) == 1
    assert bot.complaints == []


async def test_words_beside_a_file_that_is_read_are_about_it(bot: BotRig, owner: Actor):
    ts = await owner.upload(owner.im, "post.md", BAD.encode(), text="Here is the post for Friday's launch")
    await bot.reply(ts, containing="/100")
    assert len([message for message in bot.messages(owner.im) if "/100" in str(message.body)]) == 1


async def test_home_teaches_first_and_lists_recent_checks_with_their_links_later(bot: BotRig, owner: Actor):
    await owner.open_home()
    await bot.home("U0OWNER", "How to get copy checked")
    ts = await owner.say(owner.im, BAD)
    await bot.reply(ts, containing="/100")
    await bot.until(lambda: bot.context.submission_of(owner.im, ts).card_ts)
    await owner.open_home()
    home = await bot.home("U0OWNER", "Meet AuroraX")
    assert "http" in str(home.definition)
    assert bot.complaints == []


async def test_who_chooses_another_language_is_answered_in_it_at_once(bot: BotRig, owner: Actor):
    await owner.open_home()
    await bot.home("U0OWNER", "How to get copy checked")
    await owner.speak("zh-CN")
    await bot.home("U0OWNER", "怎样检查文案")
    ts = await owner.say(owner.im, BAD)
    card = await bot.reply(ts, containing="/100")
    assert "需要修改" in str(card.body)
    assert bot.complaints == []


async def test_the_home_button_opens_the_form(bot: BotRig, owner: Actor):
    await owner.open_home()
    home = await bot.home("U0OWNER", "home.check")
    await owner.click(home, "home.check")
    await bot.modal("U0OWNER", "Check copy")


async def test_a_question_to_the_guideline_is_answered_privately(bot: BotRig, owner: Actor):
    await owner.command("C0SOCIAL", "/brand", "guide how do we write the product name?")
    answer = await bot.message("C0SOCIAL", "You asked", seen_by="U0OWNER")
    assert answer.only_for == "U0OWNER"
    assert bot.complaints == []


async def test_the_guideline_can_be_asked_from_home(bot: BotRig, owner: Actor):
    await owner.open_home()
    await owner.click(await bot.home("U0OWNER", "home.guide"), "home.guide")
    form = await bot.modal("U0OWNER", "Your question")
    assert await fill(owner, form, question="   ") != {}
    assert await fill(owner, form, question="What is our brand name?") == {}
    await bot.modal("U0OWNER", "You asked")


@pytest.mark.parametrize("words", ["", "help", "帮助"])
async def test_the_command_explains_itself(bot: BotRig, owner: Actor, words: str):
    await owner.command("C0SOCIAL", "/brand", words)
    await bot.message("C0SOCIAL", "What I can do", seen_by="U0OWNER")


async def test_a_wrong_word_is_named_and_the_right_ones_are_told(bot: BotRig, owner: Actor):
    await owner.command("C0SOCIAL", "/brand", "chekc something")
    answer = await bot.message("C0SOCIAL", "What I can do", seen_by="U0OWNER")
    assert "I do not know chekc" in str(answer.body)


async def test_messages_of_channels_and_of_the_bot_itself_are_left_alone(bot: BotRig, owner: Actor):
    await owner.say("C0LAUNCH", BAD)
    ts = await owner.say(owner.im, BAD)
    await bot.reply(ts, containing="/100")
    await bot.message(owner.im, "I am Unison")
    posted = len(bot.calls("chat.postMessage"))
    later = await owner.say(owner.im, "hello")
    await bot.reply(later, containing="What I can do")
    assert len(bot.calls("chat.postMessage")) == posted + 1


async def test_copy_that_is_edited_in_place_is_checked_again_in_the_same_card(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, BAD)
    card = await bot.reply(ts, containing="/100")
    await bot.until(lambda: bot.context.submission_of(owner.im, ts).card_ts)
    await owner.edit(owner.im, ts, MENDED)
    await bot.until(lambda: "Since the last version" in str(card.body))
    assert "Orloom" not in str(card.body)
    assert len([message for message in bot.messages(owner.im) if "/100" in str(message.body)]) == 1
    assert bot.complaints == []


async def test_an_edit_before_the_card_is_there_is_followed_by_that_card(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, BAD)
    await owner.edit(owner.im, ts, BAD + " Orloom again.")
    await owner.edit(owner.im, ts, MENDED)
    card = await bot.reply(ts, containing="/100")
    await bot.until(lambda: "Since the last version" in str(card.body))
    await asyncio.sleep(1.0)  # the first of two edits must not come after the last
    assert "Orloom" not in str(card.body)
    assert len([message for message in bot.messages(owner.im) if "/100" in str(message.body)]) == 1
    assert bot.complaints == []


async def test_the_card_of_a_deleted_draft_goes_with_it(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, BAD)
    await bot.reply(ts, containing="/100")
    found = await bot.until(lambda: (s := bot.context.submission_of(owner.im, ts)).card_ts and s)
    await owner.delete(owner.im, ts)
    await bot.until(lambda: bot.context.submission_of(owner.im, ts).card_ts is None)
    assert [message for message in bot.messages(owner.im) if "/100" in str(message.body)] == []
    assert bot.context.submission_of(owner.im, ts).id == found.id  # what was checked stays on record
    assert bot.complaints == []


async def test_a_draft_that_is_deleted_while_it_is_checked_keeps_no_card(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, BAD)
    # Slack takes a reply to a message that is gone, and shows it by itself.
    (message,) = (each for each in bot.messages(owner.im) if each.ts == ts)
    bot.sandbox.events.deleted(message)
    await bot.until(lambda: bot.calls("chat.delete"))
    await bot.until(lambda: bot.context.submission_of(owner.im, ts).card_ts is None)
    assert [message for message in bot.messages(owner.im) if "/100" in str(message.body)] == []


async def test_the_card_of_a_deleted_draft_that_waits_for_approval_stays(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, MENDED)
    await bot.reply(ts, containing="/100")
    found = await bot.until(lambda: (s := bot.context.submission_of(owner.im, ts)).card_ts and s)
    with bot.context.database.session() as session:
        approvals.request(session, [found.id], by="U0OWNER", now=bot.context.now(), calendars=Calendar, draft=True)
    other = await owner.say(owner.im, BAD)
    await bot.reply(other, containing="/100")
    await bot.until(lambda: bot.context.submission_of(owner.im, other).card_ts)
    await owner.delete(owner.im, ts)
    await owner.delete(owner.im, other)
    await bot.until(lambda: bot.context.submission_of(owner.im, other).card_ts is None)
    assert bot.context.submission_of(owner.im, ts).card_ts == found.card_ts
