"""The word of ``/brand`` for exceptions."""

from __future__ import annotations

from bot.features.command import Word
from bot.features.exceptions import listing

WORDS = {
    "/brand": (
        Word(names=("exceptions", "例外"), take=listing.show, help="help.exceptions"),
        Word(names=("rules", "规则"), take=listing.show_rules, help="help.rules"),
    )
}
