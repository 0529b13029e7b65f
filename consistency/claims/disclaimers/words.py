"""The telling words of disclaimers, alike in whatever words they are said: stems, Chinese characters, what is light."""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.matching.content_words import content_words
from consistency.matching.stems import deed_stem
from consistency.nlp.scripts import has_han

_LIGHT_WORDS = """
data source based according measured until till through valid ends end offer applies apply only
january february march april may june july august september october november december
数据 来自 来源于 来源 源自 出自 基于 根据 为期 期间 实际 具体 活动 优惠 有效 截止 截至 日期 时间 为准 不可 不能 办理
"""
LIGHT = frozenset(_LIGHT_WORDS.split())
_LIGHT_ZH = tuple(filter(has_han, _LIGHT_WORDS.split()))
"""Words that any disclaimer is made in: its dates and numbers and the rest of it must tell."""
TOGETHER = re.compile(
    r"同享|叠加|共享|并用|同用|同时(?:使用|享受|参与|参加|享用)|一[起同](?:使用|享受|享用|参与|用)|合并使用"
)
_COMBINED = re.compile(
    r"\b(?:combin(?:ed|able|es?)|in conjunction|stack(?:ed|able|s)?)(?= (?:with|on)\b)", re.IGNORECASE
)
"""Together, of offers, in other words."""
_VARY = re.compile(r"\b(?:differ(?:s|ent)?|varies|go up (?:or|and) down)\b|\bvariable\b", re.IGNORECASE)
_PERSON_TO_PERSON = re.compile(r"\bfrom (?:person to person|one person to (?:the next|another))\b", re.IGNORECASE)
"""Results and rates that are not the same for all or for ever, in other words."""
EXTRA = re.compile(
    "(?<![不没免未无])(?<!不[用会再需])(?<!无需)"
    "(?:另(?:外|行)?(?:计|收费?|付费?|算|收取)|额外(?:收费|付费|收取)|加收|加(?=[^，。；！？]{1,4}费))"
)
_DIFFERS = re.compile(r"(?:各不|有所?|会有|存在|略有)?(?:不同|差异|区别)|各异|而异")
_SAID_ALSO = (
    (re.compile(r"(?:只能|最多|只可以?)[买拍领用租](?=[一二两三0-9])"), "限购"),
    (re.compile("(?<=[每人户])限(?=[一二两三0-9])"), "限购"),
    (re.compile("别的|另外的"), "其他"),
    (re.compile("没有?(?=[一-鿿])"), "无"),
    (
        re.compile(
            "[都均也]?(?:不(?:包邮|送|发货?|参[与加]|适用|享受?|[质担]?保|算(?:在内)?|在(?:保修|质保|活动)?范围[之以]?内)|概不负责)"
        ),
        "除外",
    ),
    (
        re.compile(
            "不在(?:此列|其列|其内|里面|内|(?:赔|保)[一-鿿]{0,4}内)|不(?:包括|包含)|(?:得|要)自己(?:出|付|承担|掏|花)[钱费]?"
        ),
        "除外",
    ),
    (re.compile("自己(?=[^，。；！？]{0,2}[拆改弄摔砸撬])"), "人为"),
    (re.compile("拆[解开卸过机]"), "拆"),
    (re.compile("(?:已经?)?赠送?(?=[一-鿿])|送过?(?=[的一-鿿])"), "送"),
    (re.compile("扣[除掉减去]"), "扣"),
    (re.compile("[泡浸进落灌]过?了?[水潮]"), "进水"),
    (re.compile("一(?=[户人][只限最一])"), "每"),
    (re.compile("(?<=每[户人])(?:只能|只|仅)?一(?=[台份件次张单个])"), "限一"),
)
"""What disclaimers are made of, and how people say it."""
_FILLERS = frozenset("凭须需请的了和与或及以为仅按因在是由从其有可就还会要个不")
_WHOSE = ("'s", "\u2019s")
"""The ends of words for whom something is of, as their may stand for it: your friend's second box."""


@lru_cache(maxsize=256)  # the disclaimers of the guidelines in use, and the sentences in hand
def stems(text: str) -> frozenset[str]:
    """The stems of all words of ``text`` that carry meaning."""
    return frozenset(map(deed_stem, content_words(text)))


def telling(text: str) -> frozenset[str]:
    """The words of ``text`` without those that any disclaimer is made in."""
    return frozenset(word for word in content_words(_alike(text)) - LIGHT if not word.endswith(_WHOSE))


def _alike(text: str) -> str:
    """``text`` with one word for what is said of offers that do not go together, and of results that vary."""
    text = _PERSON_TO_PERSON.sub("individual", _VARY.sub("vary", text))
    return _COMBINED.sub("together", TOGETHER.sub(" 同享 ", text))


@lru_cache(maxsize=256)  # the disclaimers of the guidelines in use, and the sentences in hand
def letters_of(text: str) -> frozenset[str]:
    """The Chinese characters of ``text`` that tell something, as it may be said in other words."""
    for said, meant in _SAID_ALSO:
        text = said.sub(meant, text)
    text = _DIFFERS.sub("异", EXTRA.sub("另收费", TOGETHER.sub("同享", text)))
    for word in _LIGHT_ZH:
        text = text.replace(word, "")
    return frozenset(filter(has_han, text)) - _FILLERS


def held_of(wanted: frozenset[str], text: str) -> frozenset[str]:
    """The words of ``wanted`` in ``text``; Chinese ones as a part of longer words too."""
    text = _alike(text)
    words = stems(text)
    return frozenset(word for word in wanted if deed_stem(word) in words or (has_han(word) and word in text))
