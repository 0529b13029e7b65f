"""Figures that somebody tells of: what a customer says in a quotation, or what a person paid in a story."""

from __future__ import annotations

import re

from consistency.document import Document
from consistency.whose.stories_zh import is_of_a_life, is_said_to_us

_SAYS = re.compile(
    r"\b(?:says?|said|writes?|wrote|told|tells?|recalls?|adds?|added|explains?|explained|according to|puts? it|"
    r"remembers?|asked|asks|answered|replied|review(?:s|ed|er)?|customers?|owners?|readers?|users?)\b"
    r"|说|表示|写道|写信|告诉|回忆|称(?!为)|提到|留言|评价|反馈|顾客|用户|网友|读者|机主",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:paid|spent|had paid|used to pay|bought (?:it|one|mine|his|hers|theirs|her|his|their)(?: \w+){0,3} for"
    r"|sold (?:it|his|her|mine|their)(?: \w+){0,3} for)\b[^.!?;]{0,40}$"
    r"|(?:花(?:了|掉|费了)|[只就]?收了?(?:[他她]们?|人家)|买来|买的时候|入手(?:价|时)?|付了|卖了|卖掉|原先买)[^，。！？；]{0,14}$"
    r"|(?<![你您给让])(?:我|[他她]|朋友|同事|同学|闺蜜|邻居|老公|老婆|我[爸妈哥姐弟妹])(?!们)[^，。！？；]{0,6}?"
    r"在(?!我们|咱|本|这|官|门店|店里|直播|小程序)[^，。！？；我你您]{2,8}?(?:买|淘|拍下?|入手|抢|订)[了到过][^，。！？；]{0,14}$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:somebody|someone|one (?:of you|student|customer|family|couple|reader)|an? (?:[a-z-]+ )?(?:student|customer"
    r"|couple|family|woman|man|lady|reader|visitor|neighbour|friend|mother|mum|father|dad|teacher|nurse|guest|shopper"
    r"|member|grandmother|grandfather))\b(?! who\b| that\b)[^.!?;]{0,60}?"
    r"\b(?:[a-z]{2,}ed|bought|sold|got|found|made|built|went|took)\b[^.!?;]{0,60} for (?:just |only |under |about )?$",
    re.IGNORECASE,
)
"""Somebody furnished a flat with us for so much: a story with a person of no name in it."""
_TODAY = re.compile(r"\b(?:gets?|pays?|costs?|can|is|are|has|have|will|saves?|now)\b", re.IGNORECASE)
_READER = re.compile(r"\b(?:you|we)(?: have| had|['\u2019]ve)? (?:paid|spent)\b|(?:你|您|我们)(?:花|付)", re.IGNORECASE)
_AROUND, _STORY = 60, 160


def is_told(document: Document, start: int, quote: tuple[int, int] | None, *, money: bool) -> bool:
    """Whether the figure at plain ``start`` is somebody's word or story; ``quote`` is the quotation it stands in.

    A quotation is somebody's where a verb of saying or a speaker stands beside it; quotation marks alone may be
    emphasis. What a person paid is a story, what the reader pays is a price.
    """
    plain = document.plain
    if quote is not None:
        before = plain[max(0, quote[0] - _AROUND) : quote[0]].rsplit("\n", 1)[-1]
        after = plain[quote[1] : quote[1] + _AROUND].split("\n", 1)[0]
        if _SAYS.search(before) or _SAYS.search(after):
            return True
    sentence = document.sentence_at(start)
    if sentence is None:
        return False
    if sentence.block == "quote":
        return True
    before = plain[max(sentence.start, start - _AROUND) : start]
    if is_said_to_us(sentence.text, start - sentence.start):
        return True
    if money and is_of_a_life(sentence.text, start - sentence.start):
        return True
    if not money or _READER.search(before):
        return False
    story = _SOMEBODY.search(plain, max(sentence.start, start - _STORY), start)
    return _PAID.search(before) is not None or (story is not None and not _TODAY.search(story[0]))
