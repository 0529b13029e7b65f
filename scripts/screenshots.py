"""Take the pictures of docs/images: the unmodified bot in the sandbox, driven in Chromium as a newcomer would drive it.

Run it with the development packages installed and Chromium on the machine; it writes over the pictures that are there.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bot.demo import assets
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
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


async def main() -> None:
    """Start the sandbox once and take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    settings = load().with_(sandbox_port=0, log_level="error")
    with tempfile.TemporaryDirectory() as folder:
        async with sandbox(settings, Path(folder)) as server, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            await _owner(browser, server.base_url)
            await _writer(browser, server.base_url)
            await browser.close()


async def _page(browser: Browser, url: str, person: str, size: dict[str, int], scheme: str = "light") -> Page:
    page = await browser.new_page(viewport=size, color_scheme=scheme)
    page.set_default_timeout(60_000)
    await page.goto(f"{url}/?person={person}")
    await page.wait_for_selector("html[data-ready]")
    return page


async def _shoot(page: Page, name: str) -> None:
    await page.wait_for_timeout(700)
    await page.screenshot(path=IMAGES / f"{name}.png")


async def _submit(page: Page, asset_id: str, channel: str) -> None:
    """Fill the form with an asset and its channel, and wait for the card."""
    asset = next(a for a in assets() if a.id == asset_id)
    await page.locator('[data-action="home.check"]').first.click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("textarea").fill(asset.text.strip())
    await dialog.locator("[aria-haspopup=listbox]").first.click()
    await page.get_by_role("option", name=channel).first.click()
    await _shoot(page, f"form-{asset.language}")
    await dialog.locator("button.submit").click()


async def _owner(browser: Browser, url: str) -> None:
    """The brand owner, in English: form, card, all findings, why, an answer from the guideline, dark."""
    page = await _page(browser, url, "U0OWNER", WIDE)
    await page.get_by_role("button", name="Unison Home").click()
    await page.locator('[data-action="home.check"]').wait_for()
    await _submit(page, "product-page", "Product page")
    await page.get_by_role("button", name="Unison", exact=True).first.click()
    await page.locator('[data-action="check.all_findings"]').first.wait_for()
    await _shoot(page, "card-wide")
    await page.locator('[data-action="check.all_findings"]').first.click()
    await page.get_by_role("dialog").wait_for()
    await _shoot(page, "findings")
    await page.keyboard.press("Escape")
    await page.locator('[data-action="check.why"]').nth(1).click()
    await page.get_by_role("dialog").wait_for()
    await _shoot(page, "why")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Unison Home").click()
    await page.locator('[data-action="home.check"]').wait_for()
    await _shoot(page, "home")
    await page.close()
    dark = await _page(browser, url, "U0OWNER", WIDE, "dark")
    await dark.locator('[data-action="check.all_findings"]').first.wait_for()
    await _shoot(dark, "card-dark")
    await dark.close()


async def _writer(browser: Browser, url: str) -> None:
    """The writer, in Chinese and on a phone: the samples, a card, fixes applied."""
    page = await _page(browser, url, "U0WRITER", WIDE)
    await _shoot(page, "welcome-zh")
    await page.locator("button", has_text="上市广告").click()
    await page.keyboard.press("Enter")
    await page.locator('[data-action="check.apply_fixes"]').first.wait_for()
    await _shoot(page, "card-zh")
    await page.close()
    phone = await _page(browser, url, "U0WRITER", NARROW)
    await phone.get_by_text("条回复").first.click()
    await phone.locator('[data-action="check.apply_fixes"]').first.wait_for()
    await _shoot(phone, "card-narrow-zh")
    await phone.close()


if __name__ == "__main__":
    asyncio.run(main())
