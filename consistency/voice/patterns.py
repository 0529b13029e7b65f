"""The counted marks of style of each language: what is counted, its family, and what most brands prefer.

A value is ln(1 + hits). ``prior`` is the expected weight before any example: negative where guides advise against it,
0 where the direction is the brand's own affair. Characters and words are counted in one pass each; only what needs
more is a pattern.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex

from consistency.matching.cues import Cued
from consistency.tone import lexicon_en, lexicon_zh


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is counted: any of ``chars``, whole ``words`` in any case, and matches of ``pattern``."""

    name: str
    family: str
    prior: float = 0.0
    chars: str = ""
    words: str = ""
    pattern: str = ""


def _either(patterns: tuple[str, ...]) -> str:
    return "|".join(patterns)


_GENERAL = (
    Mark("comma", "punctuation", chars=",，"),
    Mark("semicolon", "punctuation", chars=";；"),
    Mark("colon", "punctuation", chars=":："),
    Mark("exclamation", "punctuation", -0.1, chars="!！"),
    Mark("question", "punctuation", chars="?？"),
    Mark("parenthesis", "punctuation", chars="(（"),
    Mark("quotation", "punctuation", chars='"“”「『'),
    Mark("single_quotation", "punctuation", pattern=r"(?<!\w)['‘]"),
    Mark("slash", "punctuation", chars="/"),
    Mark("ampersand", "punctuation", -0.15, chars="&＆"),
    Mark("percent", "numbers", chars="%"),
    Mark("dash", "punctuation", chars="–—", pattern=" - "),
    Mark("ellipsis", "punctuation", chars="…", pattern=r"\.\.\."),
    Mark("curly", "punctuation", chars="’“”‘"),
    Mark("straight", "punctuation", chars="'\""),
    Mark("doubled", "punctuation", -0.3, pattern=r"([!?！？。，,])\1|\.\.(?!\.)"),
    Mark("space_before", "punctuation", -0.3, pattern=r"\s(?:[，。；：！？]|[,;:!?](?!\w))|[，。；：！？「」]\s(?=\S)"),
    Mark("double_space", "punctuation", -0.3, pattern="  "),
    Mark("digits", "numbers", pattern=r"\d+"),
    Mark("digits_unit", "numbers", pattern=r"\d(?=[A-Za-z])"),
    Mark("spaced_range", "numbers", pattern=r"\d\s[-–]\s\d"),
    Mark("emoji", "punctuation", pattern=r"\p{Emoji_Presentation}"),
)

_ENGLISH = (
    Mark("you", "person", 0.1, words="you your yours yourself"),
    Mark("we", "person", words="i me my we us our ours"),
    Mark("starts_we", "person", pattern=r"\b(?:We|My|Our|Us)\b"),
    Mark("they", "person", words="they them their"),
    Mark("he_she", "inclusion", -0.3, words="he she his her him hers himself herself"),
    Mark("must", "person", words="must"),
    Mark("shall", "office", -0.3, words="shall"),
    Mark("negation", "framing", -0.05, words="not no never nor cannot", pattern="n['’]t\\b"),
    Mark("please", "framing", words="please"),
    Mark("success", "framing", -0.2, words="successful successfully"),
    Mark("regret", "framing", -0.2, words="oops uh whoops sorry apologies apologize unfortunately"),
    Mark("failure", "framing", -0.15, words="error fail failed failure invalid illegal abort fatal denied"),
    Mark("hedges", "hedging", -0.15, pattern=rf"(?i)\b(?:{_either(lexicon_en.HEDGES)})\b"),
    Mark("modal", "hedging", words="may might could should would"),
    Mark("can", "hedging", words="can"),
    Mark("jargon", "hype", -0.15, pattern=rf"(?i)\b(?:{_either(lexicon_en.JARGON)})\b"),
    Mark(
        "intensifier", "hype", -0.15, words="very really quite extremely simply just easily totally actually basically"
    ),
    Mark("slang", "hype", -0.15, words="gonna wanna awesome cool super guys folks stuff yay hey wow"),
    Mark("initials", "capitals", -0.03, pattern=r"\b[A-Z]{2,}s?\b"),
    Mark("camel", "capitals", pattern=r"[a-z][A-Z]\w*"),
    Mark("hyphen", "spelling", pattern=r"\w-\w"),
    Mark("contraction", "contractions", pattern=r"(?i)\w['’](?:t|s|re|ll|ve|d|m)\b"),
    Mark("will", "verbs", words="will ll"),
    Mark("be", "verbs", words="is are was were be been being"),
    Mark("ing", "verbs", pattern=r"\w{2}ing\b"),
    Mark("ed", "verbs", pattern=r"\w{2}ed\b"),
    Mark("adverb", "padding", pattern=r"\w{3}ly\b"),
    Mark("abstract", "padding", -0.15, pattern=r"\w{3}(?:tion|ment|ance|ence|ity|sion|ness|al)s?\b"),
    Mark("abstract_of", "padding", -0.3, pattern=r"\b[Tt]he \w+(?:tion|ment|ance|ence|ing|al) of\b"),
    Mark("ize", "padding", pattern=r"\w{3}i[sz](?:e|es|ed|ing|ation)\b"),
    Mark("latin", "padding", -0.3, words="eg ie etc via viz vs versus", pattern=r"\b(?:e\.g|i\.e|et al|ad hoc)\b"),
    Mark("there_is", "padding", -0.15, pattern=r"\b(?:[Tt]here (?:is|are|was|were)|[Ii]t is \w+ (?:that|to))\b"),
    Mark("and_or", "padding", -0.2, pattern=r"\band/or\b|\(s\)"),
    Mark("that", "padding", words="that which"),
    Mark("of", "padding", words="of"),
    Mark("article", "padding", words="the a an"),
    Mark("preposition", "padding", words="by for with in on to from upon under within"),
    Mark("and", "sentences", words="and or"),
    Mark("click", "interface", words="click clicking tap tapping press pressing"),
    Mark("here", "interface", -0.3, pattern=r"(?i)\b(?:click|tap|see|look) (?:on )?here\b|\bhere\W*$"),
    Mark("number_word", "numbers", words="one two three four five six seven eight nine ten twenty thirty"),
    Mark("am_pm", "numbers", pattern=r"\b(?:AM|PM)\b"),
)

_CHINESE = (
    Mark("you", "person", 0.1, chars="你您"),
    Mark("nin", "person", chars="您"),
    Mark("we", "person", chars="我", pattern="本公司"),
    Mark("negation", "framing", -0.05, chars="不没无未"),
    Mark("please", "framing", chars="请"),
    Mark("success", "framing", -0.2, pattern="成功"),
    Mark("regret", "framing", -0.2, pattern="抱歉|对不起|哎呀|糟糕"),
    Mark("failure", "framing", -0.15, pattern="错误|失败|非法|无效|异常"),
    Mark("hedges", "hedging", -0.15, pattern=_either(lexicon_zh.HEDGES)),
    Mark("jargon", "hype", -0.15, pattern=_either(lexicon_zh.JARGON)),
    Mark("intensifier", "hype", -0.15, chars="很超", pattern="非常|十分|极其|特别"),
    Mark("chat", "hype", -0.1, chars="亲哟~～", pattern="宝宝|小伙伴|家人们"),
    Mark("fours", "hype", pattern=r"(?<!\p{Han})\p{Han}{4}(?!\p{Han})"),
    Mark("weak_verb", "padding", -0.15, pattern="进行|予以|给予|作出|实施|加以"),
    Mark("of", "padding", chars="的"),
    Mark("passive", "verbs", chars="被该将", pattern="由于|对于|关于"),
    Mark("click", "interface", pattern="点击"),
    Mark("here", "interface", -0.3, pattern="点击(?:此处|这里)"),
    Mark("number_word", "numbers", pattern="[一二三四五六七八九十百千万]+(?=个|次|天|年|元|%)"),
    Mark("unspaced", "spacing", -0.2, pattern=r"\p{Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Han}"),
    Mark("spaced", "spacing", pattern=r"\p{Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Han}"),
    Mark("half_width", "punctuation", -0.2, pattern=r"\p{Han}[,;:!?.()]|[(]\p{Han}"),
    Mark("wide_in_latin", "punctuation", -0.3, pattern="[A-Za-z][，。！？；：][A-Za-z]"),
    Mark("loose_unit", "spacing", -0.2, pattern=r"\d\s[°%℃]"),
    Mark("full_width", "spacing", -0.3, pattern="[０-９Ａ-Ｚａ-ｚ]"),
    Mark("particle", "talk", chars=lexicon_zh.PARTICLES),
    Mark("spoken", "talk", pattern=_either(lexicon_zh.SPOKEN)),
    Mark("written", "office", pattern=_either(lexicon_zh.WRITTEN)),
)

MARKS: dict[str, tuple[Mark, ...]] = {"en": (*_GENERAL, *_ENGLISH), "zh": (*_GENERAL, *_CHINESE)}

_WORD = regex.compile(r"\w+")
_UNLETTERED = regex.compile(r"\\p\{\w+\}|\\[0-9]|\(\?i\)")
"""What a pattern may have that tells no letters: classes by property, back references, flags."""


@cache
def _plan(language: str) -> tuple[dict[str, list[str]], dict[str, list[str]], Cued[tuple[str, regex.Pattern[str]]]]:
    """Which marks a character counts for, which a word counts for, and the patterns with their marks."""
    by_char: dict[str, list[str]] = {}
    by_word: dict[str, list[str]] = {}
    for mark in MARKS[language]:
        for char in mark.chars:
            by_char.setdefault(char, []).append(mark.name)
        for word in mark.words.split():
            by_word.setdefault(word, []).append(mark.name)
    patterns = [(m.name, regex.compile(m.pattern)) for m in MARKS[language] if m.pattern]
    return by_char, by_word, Cued(patterns, lambda each: _UNLETTERED.sub(".", each[1].pattern))


def hits(text: str, language: str) -> dict[str, int]:
    """How often each mark of ``language`` ("en", "zh") stands in ``text``."""
    by_char, by_word, patterns = _plan(language)
    found = dict.fromkeys((mark.name for mark in MARKS[language]), 0)
    for kinds, counted in ((by_char, Counter(text)), (by_word, Counter(_WORD.findall(text.lower())))):
        for piece, times in counted.items():
            for name in kinds.get(piece, ()):
                found[name] += times
    for name, pattern in patterns.possible(text):
        found[name] += len(pattern.findall(text))
    return found
