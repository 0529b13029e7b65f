"""What the calendar adds to ``/campaign``."""

from __future__ import annotations

from bot.features.calendar.feeds import show_feeds
from bot.features.calendar.rules import show_rules
from bot.features.calendar.showing import show
from bot.features.command import Word

WORDS = {
    "/campaign": (
        Word(names=("calendar", "schedule", "matrix", "日历", "排期", "内容日历"), take=show, help="calendar.help"),
        Word(names=("rules", "规则", "协同规则"), take=show_rules, help="calendar.help_rules"),
        Word(names=("feed", "ics", "subscribe", "订阅", "日历订阅"), take=show_feeds, help="feeds.help"),
    )
}
