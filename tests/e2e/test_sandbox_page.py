"""The sandbox's page in a real headless Chromium: what a newcomer does in the first five minutes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.bot.sandbox.showcase import SAMPLES, SURFACE, equip
from tests.e2e.sandbox_rig import PATIENCE, SandboxRig

expect.set_options(timeout=PATIENCE * 1_000)

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module")
async def desk(chromium: Browser) -> AsyncIterator[tuple[SandboxRig, Page]]:
    """The showcase app, and a wide page of the brand owner (English)."""
    async with SandboxRig(app=SURFACE, samples=SAMPLES) as rig, rig.running(equip(rig.bolt())):
        page = await chromium.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(PATIENCE * 1_000)
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        await visit(page, rig, "U0OWNER")
        yield rig, page
        await page.close()
        assert faults == []


async def visit(page: Page, rig: SandboxRig, person: str) -> None:
    await page.goto(f"{rig.url}/?person={person}")
    await page.wait_for_selector("html[data-ready]")


async def send(page: Page, text: str) -> None:
    await page.get_by_role("textbox", name="Message").fill(text)
    await page.keyboard.press("Enter")


async def test_a_sample_fills_the_composer_and_the_answer_appears(desk: Any) -> None:
    _, page = desk
    await page.get_by_role("button", name="An advert with a few slips").click()
    await expect(page.get_by_role("textbox", name="Message Unison")).to_have_value(SAMPLES[0].text["en"])
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("log").get_by_text("3 findings")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message Unison")).to_have_value("")


async def test_quotation_marks_are_no_wider_in_english_text_than_letters(desk: Any) -> None:
    _, page = desk
    marks, letters = await page.evaluate("""() => ["\u201c\u201d\u2018\u2019\u00b7", "MMMMM"].map((text) => {
        const span = document.body.appendChild(document.createElement("span"));
        span.textContent = text;
        const width = span.getBoundingClientRect().width;
        span.remove();
        return width;
    })""")
    assert marks < letters * 0.6, "the marks of a Chinese font tear English apart"


async def test_an_answer_is_in_sight_wherever_the_reader_was_and_other_news_waits(desk: Any) -> None:
    rig, page = desk
    for number in range(4):
        await send(page, f"copy number {number}")
        await expect(page.get_by_role("log").get_by_text("3 findings")).to_have_count(number + 1)
    log = page.get_by_role("log")
    frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    await log.evaluate(f"list => ((list.scrollTop = 0), {frames})")
    elsewhere = rig.person("U0OWNER")
    await elsewhere.command(elsewhere.im, "/brand", "from elsewhere")
    told = page.get_by_text("You asked for from elsewhere")
    await expect(told).to_be_attached()
    await expect(told).not_to_be_in_viewport()
    await send(page, "/brand right here")
    await expect(page.get_by_text("You asked for right here")).to_be_in_viewport()


async def test_the_app_hears_that_somebody_arrived_at_its_conversation(desk: Any) -> None:
    rig, _ = desk

    def arrivals() -> list[str]:
        events = [sent["event"] for sent in rig.sandbox.delivery.sent.values()]
        return [event["tab"] for event in events if event["type"] == "app_home_opened"]

    assert await rig.until(arrivals) == ["messages"]


async def test_what_a_person_writes_is_never_markup(desk: Any) -> None:
    rig, page = desk
    nasty = "<img src=x onerror=\"document.title='owned'\"> <script>1</script> & <b>b</b>"
    await page.get_by_role("button", name="launch").click()
    await send(page, nasty)
    await expect(page.get_by_role("log").get_by_text(nasty)).to_be_visible()
    await rig.client().chat_postMessage(channel="C0LAUNCH", text="<javascript:alert(1)|press me>")
    await expect(page.get_by_role("log").get_by_text("press me")).to_be_visible()
    assert await page.locator("article img, article b, article script, a[href^=javascript]").count() == 0
    assert "owned" not in await page.title()


async def test_every_block_of_the_card_is_drawn(desk: Any) -> None:
    rig, page = desk
    await send(page, "check")
    card = page.locator("article", has_text="Needs work")
    await expect(card.locator("h3.header")).to_contain_text("需要修改")
    for selector in (".fields", "hr", "ol li", "blockquote", "pre", ".table-wrap >> nth=1", ".no-picture", ".context"):
        await expect(card.locator(selector).first).to_be_visible()
    plan = {"type": "plan", "title": "Steps", "tasks": []}
    await rig.client().chat_postMessage(channel="D0OWNER", text="plan", blocks=[plan])
    await expect(page.get_by_text("Block “plan” cannot be shown here")).to_be_visible()


async def test_a_button_asks_for_confirmation_and_then_the_card_changes(desk: Any) -> None:
    rig, page = desk
    await send(page, "check")
    await page.get_by_role("button", name="Apply fixes").click()
    await page.get_by_role("button", name="Not yet").click()
    assert rig.calls("chat.update") == []
    await page.get_by_role("button", name="Apply fixes").click()
    await page.get_by_role("button", name="Apply", exact=True).click()
    await expect(page.get_by_text("Fixes applied by")).to_be_visible()
    await expect(page.get_by_role("button", name="Apply fixes")).to_have_count(0)


async def test_a_private_answer_is_marked_and_can_be_dismissed(desk: Any) -> None:
    _, page = desk
    await send(page, "check")
    await page.get_by_role("button", name="Not helpful").click()
    note = page.locator("article.ephemeral")
    await expect(note).to_contain_text("Only visible to you")
    await note.get_by_role("button", name="Dismiss").click()
    await expect(note).to_have_count(0)


async def test_a_modal_keeps_entries_over_an_error_and_then_succeeds(desk: Any) -> None:
    rig, page = desk
    await page.get_by_role("button", name="Shortcuts").click()
    await page.get_by_role("menuitem", name="Check copy").click()
    modal = page.get_by_role("dialog", name="Check copy")
    await modal.get_by_role("button", name="Check", exact=True).click()
    await expect(modal.get_by_role("alert")).to_have_text("Please fill in this field.")
    await modal.get_by_role("textbox", name="Copy").fill("TODO write it")
    await modal.get_by_role("button", name="Channel").click()
    await page.get_by_role("option", name="小红书").click()
    await modal.get_by_role("button", name="Campaign").click()
    await page.get_by_role("combobox", name="Type to search").fill("上市")
    await page.get_by_role("option", name="Launch 上市").click()
    await modal.get_by_role("button", name="Markets").click()
    await page.get_by_role("option", name="Singapore").click()
    await page.keyboard.press("Escape")
    await modal.get_by_label("English").check()
    await modal.get_by_label("Claims").check()
    await modal.get_by_role("button", name="Check", exact=True).click()
    await expect(modal.get_by_role("alert")).to_contain_text("still says TODO")
    await expect(modal.get_by_role("button", name="Channel")).to_contain_text("小红书")
    await modal.get_by_role("textbox", name="Copy").fill("written 写好了")
    values = rig.sandbox.views.stack("U0OWNER")[0].values
    await modal.get_by_role("button", name="Check", exact=True).click()
    await expect(modal).to_have_count(0)
    await expect(page.get_by_role("log").get_by_text("Checked: written 写好了")).to_be_visible()
    assert values["campaign"]["campaign"]["selected_option"]["value"] == "Launch"
    assert [each["value"] for each in values["tags"]["tags"]["selected_options"]] == ["cn", "sg"]
    assert values["lang"]["lang"]["selected_option"]["value"] == "en"
    assert [each["value"] for each in values["checks"]["checks"]["selected_options"]] == ["claims"]


async def test_escape_closes_a_modal_and_the_app_is_told(desk: Any) -> None:
    rig, page = desk
    await rig.person("U0OWNER").shortcut("check_copy")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await rig.sandbox.delivery.quiet()
    assert rig.complaints == []


async def test_the_message_shortcut_opens_the_form_with_the_message_in_it(desk: Any) -> None:
    rig, page = desk
    await rig.person("U0WRITER").say("C0LAUNCH", "我们是best的选择")
    await page.get_by_role("button", name="launch").click()
    message = page.locator("article", has_text="best")
    await message.hover()
    await message.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Check this copy").click()
    await expect(page.get_by_role("dialog").get_by_role("textbox", name="Copy")).to_have_value("我们是best的选择")


async def test_what_is_said_while_the_page_reads_itself_anew_is_not_lost(desk: Any) -> None:
    rig, page = desk
    said: list[str] = []

    async def slowly(route: Any) -> None:
        answer = await route.fetch()
        said.append(f"in between {len(said)}")
        await rig.person("U0WRITER").say("C0LAUNCH", said[-1])
        await asyncio.sleep(0.5)  # the live line is quicker than the picture
        await route.fulfill(response=answer)

    await page.route("**/sandbox/page/picture*", slowly)
    await page.reload()
    await page.wait_for_selector("html[data-ready]")
    await page.get_by_role("button", name="launch").click()
    await rig.until(lambda: len(said) == 2)
    for words in said:
        await expect(page.locator("article", has_text=words)).to_have_count(1)


async def test_a_command_is_suggested_answered_privately_and_refused_in_threads(desk: Any) -> None:
    _, page = desk
    await page.get_by_role("button", name="launch").click()
    box = page.get_by_role("textbox", name="Message #launch")
    await box.press_sequentially("/br")
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.press("Enter")
    await expect(box).to_have_value("/brand ")
    await box.press_sequentially("check hello")
    await page.keyboard.press("Enter")
    await expect(page.locator("article.ephemeral")).to_contain_text("You asked for check hello")
    await box.fill("/nonsense")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("/nonsense is not a command")).to_be_visible()
    await expect(box).to_have_value("/nonsense")


async def test_a_mention_is_completed_and_answered_in_a_thread_beside(desk: Any) -> None:
    _, page = desk
    await page.get_by_role("button", name="brand").click()
    box = page.get_by_role("textbox", name="Message #brand")
    await box.press_sequentially("@uni")
    await page.keyboard.press("Tab")
    await box.press_sequentially("please look")
    await page.keyboard.press("Enter")
    thread = page.get_by_role("complementary", name="Thread")  # it opens by itself: there is room for it
    await expect(thread.get_by_text("Heard you")).to_be_visible()
    await thread.get_by_role("textbox", name="Reply").fill("thanks")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="2 replies")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(thread).to_have_count(0)


async def test_home_opens_and_its_button_acts(desk: Any) -> None:
    _, page = desk
    await page.get_by_role("tab", name="Home").click()
    await expect(page.get_by_text("You opened this 1 times.")).to_be_visible()
    await page.get_by_role("button", name="Check copy").click()
    await expect(page.get_by_role("dialog", name="Check copy")).to_be_visible()


async def test_what_is_begun_in_a_place_is_still_there_when_one_comes_back(desk: Any) -> None:
    _, page = desk
    write = page.get_by_role("textbox", name="Message")
    await write.fill("half a thought")
    await page.get_by_role("button", name="launch").click()
    await expect(write).to_have_value("")
    await page.get_by_role("button", name="Unison", exact=True).click()
    await expect(write).to_have_value("half a thought")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log").get_by_text("half a thought")).to_be_visible()
    await expect(write).to_have_value("")


async def test_a_file_chosen_and_words_begun_outlast_a_change_of_language_and_a_picture_taken_anew(
    desk: Any, tmp_path: Path
) -> None:
    rig, page = desk
    script = tmp_path / "prices.csv"
    script.write_text("a,b", encoding="utf-8")
    await page.locator("input[type=file]").first.set_input_files(script)
    await page.get_by_role("textbox", name="Message").fill("look at these")
    await page.get_by_role("button", name="中文").click()
    await expect(page.get_by_role("heading", name="试试这些")).to_be_visible()
    async with page.expect_response("**/sandbox/page/picture*"):
        rig.workspace.tell("channels")
    await expect(page.get_by_role("button", name="移除 prices.csv")).to_be_visible()
    await page.get_by_role("main").get_by_role("button", name="发送").click()
    await expect(page.get_by_role("main").get_by_role("link", name="prices.csv")).to_be_visible()
    assert rig.messages("D0OWNER")[0].body["text"] == "look at these"


async def test_another_person_sees_their_own_conversation_in_their_language(desk: Any) -> None:
    rig, page = desk
    await send(page, "from Grace")
    await expect(page.get_by_role("log").get_by_text("from Grace")).to_be_visible()
    await page.get_by_role("button", name="Switch person").click()
    await page.get_by_role("menuitemradio", name="林晓").click()
    await expect(page.get_by_role("heading", name="试试这些")).to_be_visible()
    await expect(page.get_by_text("from Grace")).to_have_count(0)
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", name="What to try")).to_be_visible()
    assert (await rig.client().users_info(user="U0WRITER", include_locale=True))["user"]["locale"] == "en-US"


async def test_a_file_goes_up_by_button_and_by_dropping(desk: Any, tmp_path: Path) -> None:
    rig, page = desk
    script = tmp_path / "话术.txt"
    script.write_text("极致影像", encoding="utf-8")
    await page.locator("input[type=file]").first.set_input_files(script)
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("main").get_by_role("link", name="话术.txt")).to_be_visible()
    await expect(page.get_by_role("complementary").get_by_text("Got 话术.txt")).to_be_visible()
    await page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File(["a,b"], "prices.csv", {type: "text/csv"}));
        const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true});
        document.querySelector(".conversation").dispatchEvent(drop);
    }""")
    await page.get_by_role("main").get_by_role("button", name="Send").click()
    await expect(page.get_by_role("main").get_by_role("link", name="prices.csv")).to_be_visible()
    assert rig.messages("D0OWNER")[0].body["files"][0]["size"] == len("极致影像".encode())


async def test_a_person_edits_and_deletes_their_own_message(desk: Any) -> None:
    rig, page = desk
    await page.get_by_role("button", name="launch").click()
    await send(page, "frist draft")
    message = page.locator("article", has_text="draft")
    await message.hover()
    await message.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Edit message").click()
    await page.get_by_role("textbox", name="Edit message").fill("first draft")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("(edited)")).to_be_visible()
    await message.hover()
    await message.get_by_role("button", name="More actions").click()
    await page.get_by_role("menuitem", name="Delete message").click()
    await expect(message).to_have_count(0)
    assert rig.messages("C0LAUNCH") == []


async def test_on_a_narrow_screen_the_sidebar_is_a_drawer_and_a_thread_takes_all(desk: Any) -> None:
    rig, page = desk
    await page.set_viewport_size({"width": 390, "height": 844})
    ts = await rig.person("U0WRITER").say("C0LAUNCH", "@Unison hello")
    await rig.reply(ts)
    await expect(page.get_by_role("button", name="launch")).not_to_be_visible()
    await page.get_by_role("button", name="Open sidebar").click()
    await page.get_by_role("button", name="launch").click()
    await page.get_by_role("button", name="1 reply").click()
    await expect(page.get_by_role("textbox", name="Reply")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Message #launch")).not_to_be_visible()
    await page.get_by_role("button", name="Back").click()
    await expect(page.get_by_role("textbox", name="Message #launch")).to_be_visible()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width == 390


async def test_an_app_that_is_not_there_is_announced(chromium: Browser) -> None:
    async with SandboxRig(app=SURFACE) as rig:
        page = await chromium.new_page()
        await visit(page, rig, "U0OWNER")
        await expect(page.get_by_text("Unison is starting")).to_be_visible()
        async with rig.running(equip(rig.bolt())):
            await expect(page.get_by_text("Unison is starting")).not_to_be_visible()
        await page.close()


async def test_the_clock_shows_the_day_and_its_buttons_move_it_for_everyone(desk: Any) -> None:
    rig, page = desk
    clock = page.get_by_role("region", name="Date and time of this workspace")
    await page.get_by_role("button", name="Back to now").wait_for(state="detached")
    for name in ("+1 hour", "+1 day", "+1 week"):
        await clock.get_by_role("button", name=name).click()
        await expect(clock.get_by_role("button", name=name)).to_be_enabled()
    assert rig.workspace.clock.offset == (1 + 24 + 7 * 24) * 3600
    await clock.get_by_role("button", name="Next working morning").click()
    await expect(clock).to_contain_text("9:00\u202fAM")
    shown = rig.workspace.clock.utc().astimezone(ZoneInfo("America/Los_Angeles"))
    await expect(clock).to_contain_text(f"{shown:%b} {shown.day}, {shown.year}")
    assert shown.weekday() < 5
    await page.get_by_role("button", name="中文").click()
    await expect(page.get_by_role("region", name="工作区的日期和时间")).to_contain_text("太平洋时间")
    await page.get_by_role("button", name="回到当前时间").click()
    await expect(page.get_by_role("button", name="回到当前时间")).to_have_count(0)
    assert rig.workspace.clock.offset == 0


async def test_a_link_to_a_canvas_opens_it_over_the_page_for_those_it_was_given_to(desk: Any) -> None:
    rig, page = desk
    client = rig.client()
    content = {"type": "markdown", "markdown": "## Goals\n\n- **Visits**: behind, says ![](@U0WRITER) \\*so far\\*"}
    made = await client.canvases_create(title="Week 47", document_content=content)
    link = (await client.files_info(file=made["canvas_id"]))["file"]["permalink"]
    await client.chat_postMessage(channel=rig.person("U0OWNER").im, text=f"Read <{link}|the review>")
    open_it = page.get_by_role("link", name="the review")
    await open_it.click()
    await expect(page.get_by_text("not shared with you")).to_be_visible()
    await client.canvases_access_set(canvas_id=made["canvas_id"], access_level="read", user_ids=["U0OWNER"])
    await open_it.click()
    dialog = page.get_by_role("dialog", name="Week 47")
    await expect(dialog.get_by_role("heading", name="Goals")).to_be_visible()
    await expect(dialog.get_by_text("Visits: behind, says @林晓 Lin Xiao *so far*")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
    await page.goto(link)
    await expect(page.get_by_role("dialog", name="Week 47")).to_be_visible()
