"""Lengths of time that say how long before or after something else: 15 minutes later, two days' notice, 提前三天."""

from __future__ import annotations

import re

from consistency.compare.parsed import EmbeddedStatement, ParsedAsset

_AFTER = re.compile(
    r" ?(?:before|beforehand|earlier|later|after|ahead|prior|in advance|ago|early|notice)\b|[之以]?[前后]"
    r"|[早晚迟](?!餐|饭|会)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:提前|提早|延后|推迟|顺延|[早晚迟前后]) ?$")
_REACH = 4
"""Characters before a length of time in which such a word may stand."""


def is_offset(said: EmbeddedStatement, parsed: ParsedAsset) -> bool:
    """Whether the words beside a length of time make it a distance in time."""
    statement, plain = said.statement, parsed.document.plain
    if statement.kind != "duration":
        return False
    before = plain[max(0, statement.start - _REACH) : statement.start]
    return bool(_AFTER.match(plain, statement.end) or _BEFORE.search(before))
