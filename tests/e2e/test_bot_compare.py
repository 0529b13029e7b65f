"""One message across channels from end to end: files dropped together, each disagreement settled in its own way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import bot.demo
from bot.demo.planting import plant_campaign
from bot.features.compare import agenda
from bot.sandbox import people
from bot.sandbox.state import Message
from campaigns import revisions, submissions
from campaigns.comparisons import store
from campaigns.meetings.model import Meeting, Series
from campaigns.model import Due, NewSubmission
from campaigns.tasks import store_lists
from tests.e2e.bot_rig import BotRig, fill
from tests.e2e.sandbox_rig import Actor

ASSETS = Path(bot.demo.__file__).parent / "assets"
NOW = dt.datetime(2026, 11, 5, 2, 0, tzinfo=dt.UTC)
NAMES = ["ad.md", "product-page.md", "sales-script.md", "social-post.md", "support-answers.md"]


def words(message: Message) -> str:
    return str(message.body)


def buttons(card: Message, action: str) -> list[dict[str, Any]]:
    found = [each for block in card.body["blocks"] for each in block.get("elements", ())]
    return [each for each in found if each.get("action_id") == action]


def block_of(card: Message, place: int) -> str:
    rows = [block for block in card.body["blocks"] if str(block.get("block_id", "")).startswith("compare-")]
    return str(rows[place]["block_id"])


def clock(rig: BotRig, now: dt.datetime) -> None:
    rig.context.now = rig.context.tasks.now = rig.context.reminders.now = lambda: now


@pytest.fixture
def coordinator(bot: BotRig) -> Actor:
    clock(bot, NOW)
    with bot.context.database.session() as session:
        plant_campaign(session)
    return bot.person("U0COORD")


async def test_files_dropped_together_give_a_picture_and_disagreements_that_are_settled_one_by_one(
    bot: BotRig, coordinator: Actor
):
    files = [(name, (ASSETS / name).read_bytes()) for name in NAMES]
    people.share(bot.sandbox, "U0COORD", coordinator.im, files)
    card = await bot.message(coordinator.im, "5 篇文案中有 5 处说法不一")
    picture = next(m for m in bot.messages(coordinator.im) if m.by_bot and m.body.get("files"))
    assert "comparison" in words(picture)
    assert picture.ts < card.ts
    with bot.context.database.reading() as session:
        total = len(store.waiting(session, campaign="aurora-x-launch", brand="orlume", day=NOW.date()))
    shown = len(buttons(card, "compare.accept"))
    assert shown == min(total, 6)

    assert "文案之间的承接" in words(card)
    await coordinator.click(card, "compare.pillars")
    window = await bot.modal("U0COORD", "核心信息覆盖")
    assert "一支蜡烛的光" in str(window.definition)
    assert "不要求" in str(window.definition)

    # One may stand for a while.
    await coordinator.click(card, "compare.accept", block_id=block_of(card, shown - 1))
    form = await bot.modal("U0COORD", "暂时保留")
    assert "reason" in await fill(coordinator, form, reason=" ", until="2026-12-01")
    assert "until" in await fill(coordinator, form, reason="已经印刷", until="2026-11-01")
    assert await fill(coordinator, form, reason="已经印刷", until="2026-12-01") == {}
    await bot.until(lambda: "已经印刷" in words(card) and f"还有 {total - 1} 处待处理" in words(card))

    # Of one it is said which side is right: the others are told, and it becomes a task.
    await coordinator.click(card, "compare.change", block_id=block_of(card, 0))
    form = await bot.modal("U0COORD", "哪种说法正确")
    assert await fill(coordinator, form, right="0") == {}
    form = await bot.modal("U0COORD", "compare_task")
    assert await fill(coordinator, form, day="2026-11-10") == {}
    await bot.until(lambda: "已建任务" in words(card) and f"还有 {total - 2} 处待处理" in words(card))
    with bot.context.database.reading() as session:
        owned = [each for user in ("U0OWNER", "U0WRITER", "U0COORD") for each in store_lists.owned(session, user)]
    assert [each.origin.kind for each in owned if each.origin] == ["disagreement"]
    others = [bot.person(user).im for user in ("U0OWNER", "U0WRITER")]
    await bot.until(lambda: any("compare.task" in words(m) for channel in others for m in bot.messages(channel)))

    # The rest stand on the agenda of the next calibration meeting.
    first = Due(at="2026-11-09T10:00", zone="Asia/Shanghai", granularity="minute")
    series = Series(id="s", kind="calibration", title="对齐", brand="orlume", campaign="aurora-x-launch", first=first)
    meeting = Meeting(id="m", series="s", at=first, status="planned")
    (source,) = agenda.sources(bot.context)
    found = source.candidates(series, meeting, NOW)
    assert len(found) == min(total - 2, agenda.AT_MOST)
    # What stands for a while comes back after its last day.
    with bot.context.database.reading() as session:
        later = store.waiting(session, campaign=None, brand="orlume", day=dt.date(2026, 12, 2))
    assert len(later) == total - 1

    # A later comparison of the same pieces, which now say the same, no longer has them.
    clock(bot, NOW + dt.timedelta(hours=1))
    page = (ASSETS / "product-page.md").read_bytes()
    alike = [(name, page.replace(b"id: product-page", b"id: " + name[:-3].encode())) for name in NAMES]
    people.share(bot.sandbox, "U0COORD", coordinator.im, alike)
    await bot.message(coordinator.im, "没有互相矛盾")
    await bot.until(lambda: "已重新比对" in words(card))
    assert source.candidates(series, meeting, NOW) == []
    assert set(source.resolved([each.ref for each in found], NOW)) == {each.ref for each in found}
    assert bot.complaints == []


def handed_in(bot: BotRig, channel: str, text: str) -> None:
    """A checked piece of the campaign on ``channel``."""
    with bot.context.database.session() as session:
        one = submissions.receive(
            session,
            NewSubmission(
                event_id=f"e-{channel}",
                brand="orlume",
                author="U0WRITER",
                team_id="T0SANDBOX",
                source="dm",
                language="en",
                text=text,
                channel=channel,
                campaign="aurora-x-launch",
            ),
            NOW,
        )
        revisions.record_report(
            session, one.id, 1, {"findings": []}, verdict="ready", score=100, guideline_version=1, guideline_hash="h",
            now=NOW,
        )  # fmt: skip


async def test_a_campaign_is_compared_by_command_and_from_its_card_and_its_brief_is_a_party(
    bot: BotRig, coordinator: Actor
):
    # One piece alone is held to the brief, which promises 7 December.
    handed_in(bot, "ad", "极光 X，12 月 10 日正式开售。")
    await coordinator.command("C0LAUNCH", "/brand", "compare Aurora X launch")
    card = await bot.message("C0LAUNCH", "1 篇文案中有 1 处说法不一")
    assert "活动简报" in words(card)
    assert "12 月 10 日" in words(card)
    picture = next(m for m in bot.messages("C0LAUNCH") if m.by_bot and m.body.get("files"))
    assert "活动简报" in words(picture)

    # A second piece differs in the warranty; the button on the campaign's card compares again.
    handed_in(bot, "support", "极光 X 整机保修一年。")
    handed_in(bot, "product-page", "On sale on 7 December. A two-year warranty on the whole phone.")
    await coordinator.command("C0LAUNCH", "/campaign", "show Aurora")
    shown = await bot.message("C0LAUNCH", "compare.campaign", seen_by="U0COORD")
    await coordinator.click(shown, "compare.campaign")
    again = await bot.message("C0LAUNCH", "3 篇文案中有 2 处说法不一")
    assert "保修" in words(again)
    await bot.until(lambda: "已重新比对" in words(card))

    # What the brand owner sees of the rules: nobody judged anything yet.
    await coordinator.command("C0LAUNCH", "/brand", "rules")
    await bot.message("C0LAUNCH", "*各篇说法不一：日期* 还没有人评价 · 1 处提示", seen_by="U0COORD")
    writer = bot.person("U0WRITER")
    ts = await writer.say(writer.im, "Orloom Aurora X, the best phone in the world.")
    await bot.reply(ts, containing="Orloom")
    await coordinator.command("C0LAUNCH", "/brand", "规则")
    await bot.message("C0LAUNCH", "还没有人评价", seen_by="U0COORD")
    assert bot.complaints == []


async def test_what_may_be_of_two_things_is_asked_about_and_comes_after_what_is_sure(bot: BotRig):
    owner = bot.person("U0OWNER")
    free, dear = "Gift wrapping is included.", "Gift wrapping is an add-on at the counter."
    pairs = [(f"{free} Tickets cost £12.", f"{dear} Tickets cost £14."), (free, dear)]
    titles = ["1 disagreement in 2 pieces", "1 possible disagreement in 2 pieces"]
    for (one, other), title in zip(pairs, titles, strict=True):
        people.share(bot.sandbox, "U0OWNER", owner.im, [("a.txt", one.encode()), ("b.txt", other.encode())])
        card = await bot.message(owner.im, title)
        said = words(card)
        assert ("And 1 that may be one" in said) == (one != free)
        assert "Perhaps: see whether both mean the same thing." in said
        assert one == free or said.index("£14") < said.index("Perhaps")


async def test_what_is_of_two_things_is_told_once_and_taken_back_by_whoever_knows_better(bot: BotRig):
    owner = bot.person("U0OWNER")
    free, dear = "Gift wrapping is included.", "Gift wrapping is an add-on at the counter."
    files = [("a.txt", f"{free} Tickets cost £12.".encode()), ("b.txt", f"{dear} Tickets cost £14.".encode())]
    people.share(bot.sandbox, "U0OWNER", owner.im, files)
    card = await bot.message(owner.im, "1 disagreement in 2 pieces")
    # What is in doubt asks so first, what is sure asks so last.
    rows = [block["elements"] for block in card.body["blocks"] if block.get("block_id", "").startswith("compare-")]
    order = [[each["action_id"] for each in row] for row in rows]
    assert (order[0][-1], order[1][0]) == ("compare.apart", "compare.apart")

    await owner.click(card, "compare.apart", block_id=block_of(card, 1))
    await bot.until(lambda: "says these are two different things" in words(card))
    assert "And 1 that may be one" not in words(card)
    await owner.click(card, "compare.apart", block_id=block_of(card, 0))
    await bot.until(lambda: "2 pieces do not contradict each other" in words(card))

    # The same pieces again: told no more, in the picture neither, though the prices now stand in other sentences.
    files[0] = ("a.txt", f"{free} A ticket? £12.".encode())
    people.share(bot.sandbox, "U0OWNER", owner.im, files)
    await bot.until(lambda: "compared again" in words(card))
    again = await bot.message(owner.im, "2 pieces do not contradict each other")
    assert "No facts, promises or names differ" in words([m for m in bot.messages(owner.im) if m.body.get("files")][-1])

    # Somebody knows better.
    shown = next(str(block["block_id"]) for block in again.body["blocks"] if "accessory" in block)
    await owner.click(again, "compare.together", block_id=shown)
    await bot.until(lambda: "compare.change" in words(again))
    await owner.command("C0LAUNCH", "/brand", "rules")
    await bot.message("C0LAUNCH", "Disagreement of pieces: price", seen_by="U0OWNER")
    assert bot.complaints == []
