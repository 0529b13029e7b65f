"""How strongly the words around a reading say that it is the due date: by, due, 前, 截止, against from, of, 的."""

from __future__ import annotations

import re

from campaigns.due.atoms import Sort
from campaigns.due.groups import Group
from consistency.nlp.scripts import HAN

_TAIL = (
    r"(?:\s*(?:is|are|was|would be|will be|set (?:for|to)|:|-|=))?\s*(?:the\s+)?(?:very\s+)?(?:(?:end|close|"
    r"eod) of\s+)?$"
)
_DEADLINE = re.compile(
    rf"(?<![a-z])(?:due(?: date)?(?: on| by| in| at| for| back)?|deadlines?(?: on| by| of)?|by|before|"
    rf"no later than|not later than|"
    rf"until|till|til|latest by|the latest|ddl|eta|needed(?: on| by| for)?|cut-?off|target(?: date)?|date|"
    rf"when){_TAIL}"
)
_MOVED_TO = re.compile(
    r"(?:(?:mov|push|shift|chang|reschedul|postpon|delay|extend|bump|slip|brought|bring)\w*[^.;]*\s(?:to|until|"
    r"till)|instead|but(?: on| by)?|actually|make (?:it|that)|rather)\s+(?:the\s+)?$|"
    r"[,.;!–—-]\s*(?:(?:no|nope|wait|sorry|oops|scratch that|correction|i mean|i meant|make (?:it|that)|actually)"
    r"[\s,:.–—-]+)+"
    r"(?:on |by )?(?:the )?$"
)
"""What a later date is said with that takes the place of an earlier one: moved to, or put right at once."""
_ON = re.compile(
    r"(?<![a-z])(?:on|at|for|in|within|during|@|around|every|each|goes live|live|out|launch(?:es|ing)?|publish|"
    r"post)\s*(?:the\s+)?$|[:(]\s*$"
)
_STRICT = re.compile(
    r"(?<![a-z])(?:on|by|before|after|until|till|no later than|in time for|due|during|ahead of|over|in|"
    r"deadline:?|from|starting)\s*(?:the\s+)?$"
)
_IN = re.compile(
    r"(?<![a-z])(?:in|by|during|due|before|until|till|within|no later than|sometime(?: in)?|"
    r"deadline:?)\s*(?:the\s+)?$"
)
_BY_YEAR = re.compile(r"(?<![a-z])(?:by|before|until|no later than)\s*$")
_FROM = re.compile(
    r"(?<![a-z])(?:from|since|as of|not(?: on| by)?|starting|of|last|was|were|originally|instead of|rather than|"
    r"isn't|wasn't|than)\s+(?:the\s+)?$"
)
_A = re.compile(r"(?<![a-z])(?:the|our|a|an|my|your|their|this|weekly|last)\s+$")
_BARE_WEEKDAY = re.compile(
    rf"\s*(?:[,;:.!?()\[\]…-]|$|\x00|[{HAN}]|(?:please|pls|thanks|thx|or|and|if|works?|latest|at|by|to|for|from|"
    r"with|on|via|so|then|"
    r"because|between|instead|though|not|rather|[ap]\.?m\.?|"
    r"is (?:fine|ok|good|the deadline|our)|should|would|ok|okay|around|before|after|"
    r"until)(?![a-z]))"
)
_OWNED = re.compile(
    r"'s?(?![a-z])|(?:\s+(?:meeting|call|newsletter|standup|stand-up|report|sync|post|show|edition|email|"
    r"session|deck|review|launch|brunch|paper|blues|vibes|special|issue|episode)s?(?![a-z]))"
)

_ZH_AFTER = re.compile(
    r"\s*[)）]?\s*(?:号)?(?:之?前|以前|之内|以内|内(?![容部涵])|为止|截止|到期|截稿|交|提交|给|下班|要|必须|"
    r"务必|得|一定|完成|搞定|定稿|发|上线|更新|出|到位|反馈|回复|确认|寄|搞|改完|弄|补齐|eod|把|将|再|先|安排|"
    r"约|开(?!学|业|年|心)|启动|投放|付|签|评审|复盘|提|做|写|拍|审|推|办|去|来|搬|见|聊|碰|对|过一|跟进|回|看|"
    r"同步|汇报|我|你|能|可以|前后|左右)"
)
_ZH_EVENT = re.compile(r"\s*[)）]?\s*(?:上线|上市|启动|投放|开(?:始|售|播|幕|卖|抢|拍|机|展|盘|业)|举[办行])")
"""What begins on a day; a day on which something is to be handed in (素材28号要齐) is rather the one that is due."""
_ZH_DEADLINE = re.compile(
    r"(?:截止(?:日期|时间|日|到)?|截至|ddl|deadline|期限|死线|交期|交稿(?:日期|时间)?|最晚|最迟|不晚于|务必于|"
    r"须于|时间|日期|到期日?|定在|定于|限)[为是在到于]?\s*[::]?\s*$"
)
_ZH_MOVED = re.compile(
    r"(?:改到|改成|改为|改在|推迟到|推到|延到|延至|延期到|延期至|顺延到|顺延至|提前到|提前至|调整到|调整为|调到|"
    r"挪到|换到|而是|应该是|(?<=[一二三四五六日天号])改)[了]?\s*$|(?:不对|哦不|噢不|不不|说错了?|记错了?|错了)[\s,，、。!！]*(?:是|应该是)?$"
)
_ZH_FROM = re.compile(r"(?:不是|并非|原定|原计划|原来|原本|从|自从|自|本来|之前说的|上次|距离?|不要)(?:是|在)?\s*$")
_ZH_OWNED = re.compile(
    r"\s*(?:的|那场|那次|这场|例会|评审会|周会|会议|的会)(?!时候)|\s*(?:改到|改成|改为|推迟|延到|延至|延期|提前|"
    r"调到|调整|挪到)"
)
_ZH_HOLIDAY = re.compile(r"\s*(?:当[天日晚]|那[天日]|之?前|以前|前夕|之?后|以后|过后|结束后|上午|下午|晚上|零点|0点)")


def strength(masked: str, text: str, one: Group) -> int | None:
    """How likely ``one`` is the due date, higher is likelier; None when the words do not make it one at all.

    ``masked`` is the folded message with what must not be read hidden, ``text`` the message as written.
    """
    before, after = masked[: one.start], masked[one.end :]
    said = masked[one.start : one.end]
    score = 0
    if (
        one.moved
        or _DEADLINE.search(before)
        or re.match(
            r"(?:by|before|until|"
            r"till)(?![a-z])",
            said,
        )
        or _ZH_DEADLINE.search(before)
    ):
        score = 4
    elif _ON.search(before) or re.match(r"(?:at|in|within|on)(?![a-z])", said):
        score = 2
    if re.match(r"\s*[)）]?\s*(?:之?前|以前|之内|以内|内(?![容部涵])|为止|截止|到期|截稿)", after) or re.search(
        r"(?:之?前|以?内|里|截止)$", said
    ):
        score = max(score, 4)
    elif _ZH_AFTER.match(after):
        score = max(score, 2 if _ZH_EVENT.match(after) else 3)
    if re.match(r"\s*(?:deadline|latest|at the latest|sharp|is the deadline|cut-?off)(?![a-z])", after):
        score = max(score, 4)
    if _MOVED_TO.search(before) or _ZH_MOVED.search(before):
        score = 6
    if one.clock and one.clock.eod and score < 4:
        score = 3
    if not one.alone and not _allowed(before, after, said, text, one, score):
        return None
    if _ZH_FROM.search(before) or (_FROM.search(before) and score < 4):
        score -= 4
    if _ZH_OWNED.match(after) or (one.day and _OWNED.match(after) and not _DEADLINE.search(before)):
        score -= 3
    if one.day and one.day.sort is Sort.WEEKDAY and _A.search(before) and re.match(r"\s+[a-z]", after) and score < 4:
        score -= 3
    return score


def _allowed(before: str, after: str, said: str, text: str, one: Group, score: int) -> bool:
    if one.day is None:
        return bool(one.clock and score > 0)
    day = one.day
    if day.sort is Sort.HOLIDAY:
        return bool(_STRICT.search(before) or _ZH_HOLIDAY.match(after))
    if day.sort is Sort.YEAR and re.fullmatch(r"20\d\d", said):
        return bool(_BY_YEAR.search(before))
    if day.sort in {Sort.MONTH, Sort.QUARTER, Sort.YEAR}:
        return bool(_IN.search(before)) or score >= 3
    if day.sort in {Sort.WEEK, Sort.WEEKEND}:
        return score > 0 or bool(_STRICT.search(before)) or bool(re.match(r"\s*(?:$|[,，。;；!！])", after))
    if score > 0 or one.clock or one.part:
        return True
    if day.weekday is not None:
        short = len(said.rstrip(".")) <= 5
        small = said[:3] in {"tue", "thu", "fri"} or (said[:3] in {"mon", "wed"} and not after.strip(" .,;)"))
        named = not short or small or (text[one.start].isupper() and said[:3] not in {"sat", "sun"})
        return named and bool(_BARE_WEEKDAY.match(after))
    if re.search(r"/|\.", said):
        return (
            bool(re.match(r"\s*(?:[,，;；。)）]|$|\s*[:：])", after))
            and not re.search(r"\d\s*$", before)
            and bool(re.search(r"^\s*$|[\s:(（,，\x00]$", before))
            and "/" in said
        )
    return False
