"""Figures of the world rather than of a brand: how many people have dry skin, how damp a city is, inflation."""

from __future__ import annotations

import re

_SOURCE = re.compile(
    r"\b(?:according to"
    r"|(?:a|an|the) (?:[a-z]+ )?(?:survey|study|poll|report) (?:by|from|of|in|found|says?|shows?|showed)"
    r"|(?:surveys?|studies|research) (?:by|from|show|shows|showed|found|finds?|suggests?))\b"
    r"|(?:据|根据)[^，。；]{2,24}(?:数据|统计|调查|报告|研究|报道|显示)|(?:调查|统计|研究|数据)(?:显示|表明|发现|指出)",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:adults|households|families|Britons|Europeans|Americans|people (?:in|with|who|living|aged)|women|men|children"
    r"|the (?:average|typical) (?:[a-z]+ )?(?:house|home|person|family|adult|household|wage|rent|salary))\b"
    r"|人群|人口|国人|居民|网民|成年人|我国|家庭(?![装版套])|城市里",
)
_NATURE = re.compile(
    r"\b(?:inflation|unemployment|GDP|base rate|wages|house prices|rents|humidity|rainfall|the climate|the weather)\b"
    r"|\b(?:skin|bod(?:y|ies)|hair|air|earth|planet|oceans?|brain)\b (?:is|are|holds?|contains?)\b"
    r"|湿度|气温|降水|降雨|通胀|物价|人均|(?:皮肤|人体|大脑|空气|地球)(?:里|中)?(?:约|大约)?(?:有|含|占|由)",
    re.IGNORECASE,
)
_OF_THE_READER = re.compile(
    r" of (?:your|the) (?:pay|salary|income|wages|time|day|budget|savings|energy|body|weight)\b"
)
_OURS = re.compile(
    r"\b(?:we|our|ours|us|users?|customers?|clients?|testers?|volunteers|subjects|participants|reviewers|recommend\w*"
    r"|felt|noticed|saw|improv\w+|reduc\w+|after|switch\w*|results?)\b"
    r"|我们|本品|自家|用户|顾客|客户|会员|使用|试用|受试|志愿者|学员|推荐|改善|提升|减少|提高|见效|满意",
    re.IGNORECASE,
)
"""Words of a trial or of a brand's own people: what a survey says of those is the brand's claim."""


def is_of_the_world(text: str, end: int) -> bool:
    """Whether the figure ending at ``end`` of the sentence ``text`` is the world's; our names are not looked for."""
    if _OURS.search(text):
        return False
    return bool(_SOURCE.search(text) or _PEOPLE.search(text) or _NATURE.search(text) or _OF_THE_READER.match(text, end))
