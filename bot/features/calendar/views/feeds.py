"""The private message with a person's calendar addresses. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bot.blocks import Block, actions, button, context, divider, section
from bot.features.tasks.when import moment_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from campaigns.feeds.model import Feed

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """Of what an address can be made besides the person; empty where there is none."""

    campaign: str
    name: str
    brand: str


def feed_message(
    offer: Offer,
    open_feeds: Sequence[tuple[Feed, str]],
    *,
    brand: str,
    fresh: str | None,
    language: str,
    zone: str,
) -> tuple[str, list[Block]]:
    """``open_feeds`` with the names of what they are of, the newest first; ``brand`` is what the offered one is called,
    ``fresh`` the address just made, which is shown this once."""
    value = asdict(offer)
    title = t("feeds.made", language) if fresh else t("feeds.title", language)
    blocks: list[Block] = [section(f"*{title}*")]
    if fresh:
        blocks += [section(f"`{fresh}`"), section(t("feeds.how", language)), context(t("feeds.once", language))]
    else:
        blocks.append(section(t("feeds.about", language)))
    row = [button(t("feeds.button.person", language), "feeds.make.person", value)]
    if offer.campaign:
        row.append(button(t("feeds.button.campaign", language, name=offer.name), "feeds.make.campaign", value))
    if offer.brand:
        row.append(button(t("feeds.button.brand", language, name=brand), "feeds.make.brand", value))
    blocks.append(actions(row, block_id="feeds-make"))
    if open_feeds:
        blocks += [divider(), context(f"*{t('feeds.open', language, n=len(open_feeds))}*")]
    for feed, name in open_feeds[:SHOWN]:
        of = t(f"feeds.of.{feed.kind}", language, name=escape(name))
        since = t("feeds.since", language, when=moment_words(feed.created_at, zone, language))
        revoke = button(t("feeds.button.revoke", language), "feeds.revoke", {**value, "feed": feed.id}, style="danger")
        blocks.append(section(f"{of}\n{since}", accessory=revoke))
    if len(open_feeds) > SHOWN:
        blocks.append(context(t("feeds.more", language, n=len(open_feeds) - SHOWN)))
    return title, blocks
