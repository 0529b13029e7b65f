"""Who answers for a goal and on which channel, as a sentence says it."""
# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"(?:<@[A-Z0-9]+(?:\|[^<>]*)?>|@?[A-Z][\w'’-]*(?:\s+(?!Q[1-4]|H[12])[A-Z][\w'’-]*){0,2}(?:\s+team)?|@[\w.-]*\w|(?:the\s+)?\w+\s+(?:team|department))"
_ZH = r"[\u4e00-\u9fffA-Za-z·]"
# A name may begin with the word for "and" and hold none: read as either, a row of them would take ever twice the time.
_ZH_NAME = rf"(?:<@[A-Z0-9]+(?:\|[^<>]*)?>|@?[和与及]?(?:(?![和与及]){_ZH}){{1,12}}?)"
_ZH_JOIN = rf"{_ZH_NAME}(?:\s*[和与、及]\s*{_ZH_NAME})*"

_OWNERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i:\b(?:co-)?owners?|\bdri|\bresponsible|\baccountable|\blead(?=\s*[:：=]))(?:\s*[:：=]\s*|\s+(?:is\s+|are\s+)?)(?P<who>{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME})*)",
        rf"(?i:\b(?:owned|led|driven|run))\s+by\s+(?P<who>{_NAME}(?:(?:\s+and\s+|\s*&\s*){_NAME})*)",
        rf"(?P<who>{_NAME}(?:\s+and\s+{_NAME})*)\s+(?:is|are|will be)\s+(?:responsible|accountable|the owners?)",
        rf"(?P<who>{_NAME}(?:\s+and\s+{_NAME})*)\s+(?:owns?(?:\s+(?:it|this))?|leads\s+(?:it|on\s+this))\b",
        rf"(?:负责人|责任人|牵头人|主责|owner|Owner)\s*(?:[:：]|是|为)?\s*(?P<who>{_ZH_JOIN})(?=[\s，,。；;）)!！]|$)",
        rf"由\s*(?P<who>{_ZH_JOIN})\s*(?:来|共同|一起|全权)?(?:负责|牵头|主导|跟进|承担)",
        rf"(?:^|(?<=[，,。；;（(\s]))(?P<who>{_ZH_JOIN})\s*(?:来|共同|一起|全权)?(?:负责|牵头|主导)(?!人)",
        r"(?P<who><@[A-Z0-9]+(?:\|[^<>]*)?>|(?<![\w.])@[\w\u4e00-\u9fff][\w.\u4e00-\u9fff-]*)",
    )
)

_CHANNELS: tuple[tuple[str, str], ...] = (
    ("wechat", r"wechat|微信(?:公众号|视频号|小程序)?|公众号|视频号"), ("douyin", r"douyin|抖音"), ("tiktok", r"tiktok"),
    ("xiaohongshu", r"xiaohongshu|rednote|\bred\b(?= notes)|小红书"), ("weibo", r"weibo|微博"), ("bilibili", r"bilibili|b站|哔哩哔哩"),
    ("zhihu", r"zhihu|知乎"), ("kuaishou", r"kuaishou|快手"), ("linkedin", r"linkedin|领英"), ("facebook", r"facebook"),
    ("instagram", r"instagram"), ("youtube", r"youtube"), ("x", r"twitter"), ("tmall", r"tmall|天猫(?:旗舰店)?"),
    ("taobao", r"taobao|淘宝"), ("jd", r"\bjd\.com|\bJD\b|京东"), ("amazon", r"amazon|亚马逊"),
    ("email", r"\be-?mail(?:s|ing)?\b|newsletter|edm|邮件"), ("sms", r"\bsms\b|短信"),
    ("search", r"paid search|google ads|\bsem\b|search ads|搜索广告|百度推广|竞价|付费搜索"), ("seo", r"\bseo\b|organic search|自然搜索"),
    ("display", r"display ads?|banner ads?|信息流广告|信息流|展示广告"), ("kol", r"\bko[lc]s?\b|influencers?|达人|博主"),
    ("pr", r"\bpr\b|public relations|公关"), ("website", r"\bwebsite\b|landing page|官网|落地页"), ("app", r"\bapp\b|小程序"),
    ("retail", r"in[- ]store|retail stores?|offline|线下(?:门店)?|门店"), ("livestream", r"live[- ]?streams?|直播间?"),
    ("social", r"social media|社交媒体|社媒"),
)  # fmt: skip
_CHANNEL = re.compile("|".join(f"(?P<c{number}>{words})" for number, (_, words) in enumerate(_CHANNELS)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """Characters ``at`` to ``to`` name ``who``: the owners, or one channel's id."""

    at: int
    to: int
    who: tuple[str, ...]


def owners(sentence: str) -> tuple[Said, ...]:
    """Where ``sentence`` names owners, in order; names as written, without a leading @."""
    found: list[Said] = []
    for pattern in _OWNERS:
        for match in pattern.finditer(sentence):
            if all(match.end() <= each.at or match.start() >= each.to for each in found):
                found.append(Said(match.start(), match.end(), split_owners(match["who"])))
    return tuple(sorted(found, key=lambda each: each.at))


def split_owners(names: str) -> tuple[str, ...]:
    """The single names of a list of owners such as ``Anna, Ben`` or ``张伟和李娜``; none twice."""
    parts = re.split(r"\s*[,，、&;；]\s*|\s+and\s+|(?<=[\u4e00-\u9fff])[和与及](?=[\u4e00-\u9fff])", names.strip())
    cleaned = (part.strip().removeprefix("@").removeprefix("the ") for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part))


def channels(sentence: str) -> tuple[Said, ...]:
    """Where ``sentence`` names a channel, in order."""
    return tuple(
        Said(match.start(), match.end(), (_CHANNELS[int((match.lastgroup or "c0")[1:])][0],))
        for match in _CHANNEL.finditer(sentence)
    )
