"""To whom a piece speaks: a message to one customer, or one person's tale, tells a case of what others tell of all."""

from __future__ import annotations

import re
from functools import lru_cache

_TO_ONE = re.compile(
    r"\b(?:[Hh]i|[Hh]ello|[Dd]ear) [A-Z][a-z]+,|\b[Yy]our (?:booking|order|reservation|appointment)\b.{0,40}"
    r"(?:confirmed|is|:|no|ref)|[女先][士生],?您好|尊敬的[^用客顾会员家]|您(?:购买|预订|预约|报名|订)的"
    r"|您[^。]{0,8}已(?:预[留约订]|报名|购)|【[^】]{2,14}】[^\n]{15,}退订"
)
_OF_ONESELF = re.compile(
    r"\bI(?:['’](?:m|ve|d|ll))?\b|\bmy\b|\b(?:[Ss]?[Hh]e(?! \w+s\b)|[Hh](?:er|is))\b|我(?!们)|[她他](?!们)"
    r"|(?<=[李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗])(?:女士|先生|阿姨|老师|小姐|同学|师傅|大爷|奶奶|太太)(?![，,]?您)"
)
_MOST = 2
"""Words of one person from which a sentence is wholly a tale of theirs."""


@lru_cache(maxsize=256)
def to_one_person(text: str) -> bool:
    """Whether a piece is a message to one customer: a booking confirmed, a reminder."""
    return _TO_ONE.search(text) is not None


def of_oneself(sentence: str) -> float:
    """How much a sentence is one person's own tale, of oneself or of her or him, 0 to 1."""
    return min(_MOST, len(_OF_ONESELF.findall(sentence))) / _MOST
