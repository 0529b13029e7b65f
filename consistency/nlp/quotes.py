"""Quotation marks, and what stands between them."""

from __future__ import annotations

import re

QUOTES = {"“": "”", "「": "」", "『": "』", "《": "》"}
"""Marks that open, each with the one that closes it; a straight one does both."""


def delimited(shortest: int, longest: int) -> re.Pattern[str]:
    """What stands between marks or 【】, as group 1 of so many characters; any of them may close."""
    opens, closes = "".join(QUOTES), "".join(QUOTES.values())
    return re.compile(rf"[\"{opens}【]([^\"{opens}{closes}【】\n]{{{shortest},{longest}}})[\"{closes}】]")
