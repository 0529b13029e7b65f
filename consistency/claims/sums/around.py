"""What stands around a sum that may follow from others: the sums beside it, the numbers, which are examples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consistency.document import Document, Sentence
from consistency.facts import Fact
from consistency.matching.stretches import Stretches
from consistency.statements.figures import NUMBER, number

LONGEST = 600
"""Characters of a sentence in which a sum may follow from others: a longer one is a list of prices, no calculation."""
_EXAMPLE = re.compile(
    r"(?:\b(?:an?|on|spend(?:ing)?|every|each)|[每花充]|消费满?|[一这][单笔张]) ?$",
    re.IGNORECASE,
)
"""Before a sum that is somebody's and only an example."""
_LATER = re.compile("[，；。,;.](?![0-9])")
_NUMERAL = re.compile(rf"(?<![0-9A-Za-z.,])(?:{NUMBER})(?![0-9])")
_AGE_OR_TIME = re.compile(r"[ -]?(?:years?|minutes?|mins?|seconds?)\b|周?岁|分钟|秒", re.IGNORECASE)
"""After a number that is not how many of a thing there are."""
_CUTS = re.compile(
    r"\b(?:off|save[sd]?|saving|less|discount(?:s|ed)?|vouchers?|coupons?|credit|bonus|(?:cash)?back|cheaper|reduced"
    r"|reduction|sale|offers?|deals?|promo(?:tion)?|code|trade|trad(?:e|ing)[ -]?in|old|members?|club|subscribers?"
    r"|students?|staff|pensioners?|seniors?|over[- ]?[0-9]{2}s|nurses?|teachers?|residents?|locals?|carers?|children"
    r"|kids|juniors?|families|groups?|new customers?|first orders?)\b"
    r"|[减折券抵返省惠促]|补(?![充水])|以旧|换[新购]|会员|特价|活动|红包|学生|老[人年]|长者|[教老]师|军人|护士|居民|儿童"
    r"|亲子|团体|员工|新[客人用]|首单",
    re.IGNORECASE,
)
"""Words for what comes off a price, or for whom: without them, and without its amount, no offer is spoken of."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sum: its sentence and the one before, the other sums there, and the numbers there."""

    sentence: Sentence
    near: str
    before: str
    """What stands before it in its sentence."""
    sums: tuple[Decimal, ...]
    examples: tuple[Decimal, ...]
    """Those of the sums that are given as an example."""
    numbers: frozenset[Decimal]
    counts: frozenset[Decimal]
    """Those that may say how many of a thing: none of a later clause, none of years or minutes."""
    speaks_of_cuts: bool
    """Whether something is said to come off."""


def around_sum(document: Document, fact: Fact, found: Sequence[Fact]) -> Around | None:
    sentence = document.sentence_at(fact.start)
    if sentence is None or len(sentence.text) > LONGEST:
        return None
    start = document.sentences[max(0, sentence.index - 1)].start
    near = document.plain[start : sentence.end]
    money = [f for f in found if f.dimension == "money" and start <= f.start < sentence.end]
    taken = Stretches((f.start, f.end) for f in money)
    read = [
        (number(m[0]), start + m.start(), start + m.end())
        for m in _NUMERAL.finditer(near)
        if not taken.touch(start + m.start(), start + m.start() + 1)
    ]
    numbers = [(n, at, end) for n, at, end in read if n is not None]
    later = _LATER.search(document.plain, fact.end, sentence.end)
    close = later.start() if later else sentence.end
    others = [f for f in money if (f is not fact and f.unit == fact.unit) or fact.dimension != "money"]
    return Around(
        sentence,
        near,
        document.plain[sentence.start : fact.start],
        sums=tuple(f.value for f in others),
        examples=tuple(f.value for f in others if _EXAMPLE.search(document.plain, max(0, f.start - 12), f.start)),
        numbers=frozenset(n for n, _, _ in numbers),
        counts=frozenset(n for n, at, end in numbers if at < close and not _AGE_OR_TIME.match(document.plain, end)),
        speaks_of_cuts=_CUTS.search(near) is not None,
    )
