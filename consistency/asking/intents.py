"""The words by which a question shows what it is after."""

from __future__ import annotations

import re
from typing import Final

_INTENTS: Final[tuple[tuple[frozenset[str], re.Pattern[str]], ...]] = tuple(
    (frozenset(kinds.split()), re.compile(pattern, re.IGNORECASE))
    for kinds, pattern in (
        (
            "term",
            r"\b(?:spell|spelled|spelt|spelling|capitali[sz]\w*|written|hyphen\w*|trademark)\b"
            r"|\bwrite\b(?! for)|\b(?:called|name of|correct (?:form|name))\b"
            r"|怎么写|如何写|写法|怎么拼|拼写|大小写|叫什么|叫啥|正确名称|商标|简称|怎么称呼产品",
        ),
        (
            "prohibited pack term claim",
            r"\b(?:can|may|could|should|am|are) (?:we|i|you)(?: allowed to)? (?:say|use|write|call|claim|promise)\b"
            r"|\b(?:allowed|forbidden|banned|prohibited|legal|ok(?:ay)? to)\b"
            r"|能不能|可不可以|可以(?:说|用|写|叫|宣传)|能(?:说|用|写|叫|宣传)|能否|是否可以|禁用|违禁|违规|允许",
        ),
        (
            "channel",
            r"\b(?:limits?|characters?|how long (?:can|may|should|is|are)|length|hashtags?|emojis?|links?|post)\b"
            r"|字数|限制|多少字|多长|几个字|话题|标签|表情|链接|发文|渠道"
            r"|必须(?:包含|有|带)",
        ),
        ("claim", r"\b(?:claims?|proof|evidence|figures?|how (?:much|many|long)|what is the (?:price|date)"
         r"|costs?|prices?|when (?:do|does|is|are|can))\b"
         r"|宣传语|依据|证据|数据|承诺|说法|多少钱|多久|几年|多少|价格|几点|几号|什么时候"),
        ("voice tone", r"\b(?:tone|voice|sound|style|sentences?|exclamation|passive|jargon|formal\w*)\b"
         r"|语气|口吻|调性|风格|句子|感叹号|被动|行话|语调"),
        ("stage", r"\b(?:stage|journey|funnel|phase)\b|阶段|旅程|漏斗"),
        ("pillar message", r"\b(?:pillars?|messages?|core|slogan|tagline)\b|支柱|核心|主张|卖点|主信息|口号|广告语"),
        ("brand", r"\b(?:competitors?|rivals?|who owns|brand owner|owner)\b|竞品|竞争对手|对手|负责人|谁负责"),
    )
)  # fmt: skip


def intents(question: str) -> frozenset[str]:
    """Kinds of guideline item the question asks for by its wording; empty when it does not say."""
    return frozenset(kind for kinds, pattern in _INTENTS if pattern.search(question) for kind in kinds)


_TIME_OF_DAY: Final = re.compile(r"\bwhen (?:do|does|is|are) (?:we|you|the|our)\b|\bwhat time\b|几点", re.IGNORECASE)


def asks_time(question: str) -> bool:
    """Whether a question may be after a time of day."""
    return _TIME_OF_DAY.search(question) is not None


_MAY_WE: Final = re.compile(
    r"^.*?(?:\b(?:can|may|could|should|am|are) (?:we|i|you)(?: allowed to)? (?:say|use|write|call it|claim|promise)\b"
    r"|能不能|可不可以|可以|能否|是否可以|能)(?:说|用|写|叫|宣传)?"
    r"|(?:[?？。.!！\"“”'‘’\s]|这样写|这个词|这种词|行吗|吗|么|呢)+$",
    re.IGNORECASE,
)


_GREETING: Final = re.compile(r"\W*(?:hi|hey|hello|thanks?(?: you)?|你好|您好|嗨|哈喽|在吗|谢谢)\W*$", re.IGNORECASE)


def is_greeting(question: str) -> bool:
    """Whether a text only greets or thanks."""
    return _GREETING.match(question) is not None


def wording_asked_about(question: str) -> str:
    """What a question such as 能不能说最好 asks about, without its frame (最好); empty when it asks otherwise."""
    if not {"prohibited"} & intents(question):
        return ""
    return _MAY_WE.sub("", question).strip()
