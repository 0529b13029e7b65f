"""Take the pictures of docs/images: the unmodified bot in the sandbox, driven in Chromium as a newcomer would drive it.

Run it with the development packages installed and Chromium on the machine; it writes over the pictures that are there.
``python scripts/screenshots.py copy`` takes those of copy only, ``compare`` those of a comparison, ``work`` those of
campaign work, ``kpi`` those of figures, ``sources`` those of a file of figures.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Locator, Page, async_playwright

import bot.demo
from bot.demo import assets, clean_assets
from bot.sandbox.start import sandbox
from bot.settings import load

IMAGES = Path(__file__).parents[1] / "docs" / "images"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
FIGURES = """date,product-page-visits,brand-searches,source,remark
2026-11-16,"2,412",,search,
2026-11-16,"1,388",,social,
2026-11-17,"3,026",,search,launch
2026-11-17,tbd,,social,
2026-11-18,"2,431",,search,
18.11.,"1,402",,social,
"""
"""A file of figures as people send it, with a number and a day that are none."""
WIDE, TALL = {"width": 1280, "height": 860}, {"width": 1180, "height": 1060}


async def main() -> None:
    """Start the sandbox once and take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    settings = load().with_(sandbox_port=0, log_level="error")
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox(settings, Path(folder)) as server, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            asked = sys.argv[1:] or ["copy", "compare", "work", "kpi", "sources"]
            if "copy" in asked:
                await _owner(browser, server.base_url)
            if "compare" in asked:
                await _comparison(browser, server.base_url, "U0OWNER", "comparison", "light")
                await _comparison(browser, server.base_url, "U0COORD", "comparison-zh-card", "dark")
            if "work" in asked:
                await _campaign(browser, server.base_url)
                await _approval(browser, server.base_url)
                await _mornings(browser, server.base_url)
            if "kpi" in asked:
                await _review(browser, server.base_url)
                await _alert(browser, server.base_url)
                await _figures(browser, server.base_url)
            if "sources" in asked:
                await _sources(browser, server.base_url)
            await browser.close()


async def _page(browser: Browser, url: str, person: str, size: dict[str, int], scheme: str = "light") -> Page:
    page = await browser.new_page(viewport=size, color_scheme=scheme)
    page.set_default_timeout(180_000)  # the models load first
    await page.goto(f"{url}/?person={person}")
    await page.wait_for_selector("html[data-ready]")
    return page


async def _shoot(page: Page, name: str) -> None:
    await page.wait_for_timeout(700)
    path = IMAGES / f"{name}.png"
    await page.screenshot(path=path)
    with Image.open(path) as taken:  # 256 colours are enough for a page, at a third of the size
        taken.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE).save(
            path, optimize=True
        )


async def _submit(page: Page, asset_id: str, channel: str) -> None:
    """Fill the form with an asset and its channel, and wait for the card."""
    asset = next(a for a in assets() if a.id == asset_id)
    await page.locator('[data-action="home.check"]').first.click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("textarea").fill(asset.text.strip())
    await dialog.locator("[aria-haspopup=listbox]").first.click()
    await page.get_by_role("option", name=channel).first.click()
    await dialog.locator("button.submit").click()


async def _owner(browser: Browser, url: str) -> None:
    """The brand owner, in English: the card of a draft."""
    page = await _page(browser, url, "U0OWNER", WIDE)
    await page.get_by_role("button", name="Unison Home").click()
    await page.locator('[data-action="home.check"]').wait_for()
    await _submit(page, "product-page", "Product page")
    await page.get_by_role("button", name="Unison", exact=True).first.click()
    await page.locator('[data-action="check.all_findings"]').first.wait_for()
    await _shoot(page, "card-wide")
    await page.close()


async def _comparison(browser: Browser, url: str, person: str, name: str, scheme: str) -> None:
    """The demo's five pieces dropped together: the picture with who says what, or the ``card`` that settles it."""
    page = await _page(browser, url, person, TALL, scheme)
    await page.get_by_role("button", name="Unison", exact=True).first.click()
    files = sorted((Path(bot.demo.__file__).parent / "assets").glob("*.md"))
    await page.locator("form.composer input[type=file]").first.set_input_files(files)
    await page.locator("form.composer textarea").first.press("Enter")
    card = page.locator("article.message", has=page.locator('[data-action="compare.accept"]')).last
    await card.wait_for(timeout=180_000)  # the models load first
    picture = page.locator("article.message", has=page.locator("img")).last
    await picture.wait_for()
    await _show(card if name.endswith("-card") else picture)
    await _shoot(page, name)
    await page.close()


async def _campaign(browser: Browser, url: str) -> None:
    """The launch in its channel: its card and agenda in English, its calendar in Chinese, and a coordinator's Home."""
    page = await _page(browser, url, "U0OWNER", TALL)
    await _channel(page, "launch")
    card = page.locator("article", has=page.locator('[data-action="campaign.edit"]')).first
    await card.wait_for()
    await _show(card)
    await _shoot(page, "campaign-card")
    await _say(page, "/campaign agenda")
    private = page.locator("article.ephemeral").last
    await private.wait_for()
    # Late in the day the bot has posted the agenda of the next meeting by itself, and offers no button for it.
    post = private.locator('[data-action="meeting.post"]')
    if await post.count():
        await post.click()
    else:
        await private.hover()
        await private.get_by_role("button", name="Dismiss").click()
        await page.mouse.move(0, 0)
    board = page.locator("article", has=page.locator('[data-action="meeting.start"]')).last
    await board.wait_for()
    await _show(board)
    await _shoot(page, "agenda")
    await page.close()
    page = await _page(browser, url, "U0COORD", TALL)
    await page.get_by_role("button", name="Unison 首页").click()
    await page.get_by_text("我的任务").first.wait_for()
    await _shoot(page, "home-work-zh")
    await _channel(page, "launch")
    await _say(page, "/campaign 日历")
    picture = page.locator("article img").last
    await picture.wait_for()
    await page.locator('[data-action="calendar.add"]').last.wait_for()
    await _show(picture)
    await _shoot(page, "calendar-zh")
    await page.close()


async def _approval(browser: Browser, url: str) -> None:
    """A clean text that the writer hands in, and the card that the brand owner decides on."""
    page = await _page(browser, url, "U0WRITER", TALL)
    await _channel(page, "launch")
    await _say(page, f"@Unison {clean_assets()[0].text.strip()}")
    await page.get_by_text(re.compile("条回复")).last.click()
    await page.locator('[data-action="approval.ask"]').last.click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("button.submit").click()
    await page.locator('[data-action="approval.more"]').last.wait_for()
    await page.close()
    page = await _page(browser, url, "U0OWNER", TALL)
    await page.get_by_role("button", name="Unison", exact=True).first.click()
    await page.locator('[data-action="approval.approve"]').last.wait_for()
    await _shoot(page, "approval")
    await page.close()


async def _mornings(browser: Browser, url: str) -> None:
    """The clock is moved to the next working morning: the day of the coordinator, and that of the brand owner."""
    for person, name, button in (
        ("U0COORD", "morning-zh", "下一个工作日早上"),
        ("U0OWNER", "morning", "Next working morning"),
    ):
        page = await _page(browser, url, person, TALL)
        await page.get_by_role("button", name=button).click()
        await page.locator('[data-action="task.open"]').last.wait_for()
        await _shoot(page, name)
        await page.close()


async def _review(browser: Browser, url: str) -> None:
    """What the week came to, in the launch's channel, with its pictures in the thread and one thing decided."""
    page = await _page(browser, url, "U0COORD", TALL)
    await _channel(page, "launch")
    await _say(page, "/kpi review here")
    await page.locator('[data-action="review.accepted"]').last.wait_for()
    await page.locator('[data-action="review.accepted"]').first.click()
    await page.get_by_text(re.compile("[34] 条回复")).last.click()
    await page.wait_for_timeout(2500)
    await _shoot(page, "review-zh")
    await page.close()
    page = await _page(browser, url, "U0OWNER", TALL)
    await page.get_by_role("button", name="Unison", exact=True).first.click()
    await _say(page, "/kpi review")
    await page.get_by_text(re.compile(r"^\d replies$")).last.click()
    await page.locator('[data-action="review.canvas"]').last.click()
    await page.get_by_role("link", name="Weekly review").last.click()
    await page.get_by_role("dialog").locator("img").wait_for()
    await _shoot(page, "review-canvas")
    await page.close()


async def _alert(browser: Browser, url: str) -> None:
    """A day later sign-ups fall: the alert with its picture, and the same alert resolved with its cause."""
    page = await _page(browser, url, "U0COORD", TALL)
    await _channel(page, "launch")
    await page.get_by_role("button", name="+1 天").click()
    await page.locator('[data-action="alert.acknowledge"]').last.wait_for()
    card = page.locator('article:has([data-action="alert.acknowledge"])').last
    await card.get_by_text(re.compile("条回复")).click()
    await page.locator("article img").last.wait_for()
    await _show(card)
    await page.wait_for_timeout(1000)
    await _shoot(page, "alert-zh")
    await page.locator('[data-action="alert.resolve"]').last.click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("[aria-haspopup=listbox]").first.click()
    await page.get_by_role("option", name="素材").first.click()
    await dialog.locator("textarea").first.fill("搜索广告误暂停，已恢复投放。")
    await dialog.locator("button.submit").click()
    await page.locator('[data-action="alert.reopen"]').last.wait_for()
    await _shoot(page, "alert-resolved-zh")
    await page.close()


async def _figures(browser: Browser, url: str) -> None:
    """The KPIs at a glance, in words and as a picture."""
    page = await _page(browser, url, "U0OWNER", TALL)
    await page.get_by_role("button", name="Unison", exact=True).first.click()
    await _say(page, "/kpi")
    await page.locator('[data-action="kpi.picture"]').last.click()
    picture = page.locator("article img").last
    await picture.wait_for()
    await page.wait_for_timeout(700)
    await page.locator("article").last.scroll_into_view_if_needed()
    await _shoot(page, "kpis")
    await page.close()


async def _sources(browser: Browser, url: str) -> None:
    """A file of figures dropped with a few bad rows: its card, and what its columns are read as."""
    page = await _page(browser, url, "U0OWNER", TALL)
    await page.get_by_role("button", name="Unison", exact=True).first.click()
    drop = page.locator("form.composer input[type=file]").first
    await drop.set_input_files({"name": "week-47.csv", "mimeType": "text/csv", "buffer": FIGURES.encode()})
    await page.locator("form.composer textarea").first.press("Enter")
    await page.get_by_text(re.compile("repl(y|ies)")).last.click()
    await page.locator('[data-action="sources.load_good"]').last.wait_for()
    await _shoot(page, "figures-file")
    await page.close()


async def _channel(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name).first.click()


async def _say(page: Page, text: str) -> None:
    await page.locator("form.composer textarea").first.fill(text)
    await page.keyboard.press("Escape")  # the list of commands, which Enter would choose from
    await page.keyboard.press("Enter")


async def _show(part: Locator) -> None:
    """Scroll so that something stands at the top."""
    await part.evaluate("node => node.scrollIntoView({ block: 'start' })")


if __name__ == "__main__":
    asyncio.run(main())
