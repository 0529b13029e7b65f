"""Which costs of sending are those of a delivery to the customer, of which an approved claim speaks."""

from __future__ import annotations

import re

from consistency.statements.model import Statement

_CALLED = re.compile(r"\b(?:shipping|delivery|postage|courier)\b|运费|邮费|配送费|快递费", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:to us|(?:send|post|ship|bring|mail)(?:ing)? (?:it|them|anything|items?|[a-z]+s) (?:back|in)"
    r"|return(?:s|ed|ing)?|(?i:abroad|overseas|international(?:ly)?|worldwide|outside|express)"
    r"|(?:next|same)[- ]day)\b"
    r"|\b(?:to|for) (?:the )?(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][a-z]+"
    r"|寄回|退回|退货|寄给我们|寄到(?:我们|店)|港澳|海外|国外|新疆|西藏|偏远|加急|次日达|同城"
)
"""The way back, another country, another service."""


def goes_elsewhere(held: Statement, said: Statement) -> bool:
    """Whether ``said`` is of a way that the approved ``held`` does not speak of: back to us, abroad, by tomorrow."""
    return _ELSEWHERE.search(said.subject) is not None and not _ELSEWHERE.search(held.subject)


def is_other_postage(held: Statement, said: Statement, *, linked: bool) -> bool:
    """Whether ``said`` is what something else costs to send than in the approved ``held``.

    It goes elsewhere, or is called otherwise and nothing beside is the claim's (``linked``): postage of a repair.
    """
    if goes_elsewhere(held, said):
        return True
    return not linked and said.language == held.language and _called(held).isdisjoint(_called(said))


def _called(statement: Statement) -> frozenset[str]:
    return frozenset(word.lower() for word in _CALLED.findall(statement.subject))
