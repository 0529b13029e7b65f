"""To whom a piece speaks: a message to one customer, or one person's tale, tells a case of what others tell of all."""

from __future__ import annotations

import re
from functools import lru_cache

_TO_ONE = re.compile(
    r"\b(?:[Hh]i|[Hh]ello|[Dd]ear) [A-Z][a-z]+,|\b[Yy]our (?:booking|order|reservation|appointment)\b.{0,40}"
    r"(?:confirmed|is|:|no|ref)|[女先][士生],?您好|尊敬的[^用客顾会员家]|您(?:购买|预订|预约|报名|订)的"
    r"|您[^。]{0,8}已(?:预[留约订]|报名|购)|【[^】]{2,14}】[^\n]{15,}退订"
)
_OF_ONESELF = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b|\bmy\b|我(?!们)")
_MOST = 2
"""Words of the first person from which a sentence is wholly a tale of oneself."""


@lru_cache(maxsize=256)
def to_one_person(text: str) -> bool:
    """Whether a piece is a message to one customer: a booking confirmed, a reminder."""
    return _TO_ONE.search(text) is not None


def of_oneself(sentence: str) -> float:
    """How much a sentence is one person's own tale, 0 to 1."""
    return min(_MOST, len(_OF_ONESELF.findall(sentence))) / _MOST
