"""The counted marks of style, in both languages: pattern, family it is explained by, and what most brands prefer.

A value is ln(1 + hits). ``prior`` is the expected weight before any example: negative where guides advise against it,
0 where the direction is the brand's own affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from consistency.tone import lexicon_en, lexicon_zh


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is counted. ``exact``: capitals count."""

    name: str
    family: str
    pattern: str
    prior: float = 0.0
    exact: bool = False


def _either(patterns: tuple[str, ...]) -> str:
    return "|".join(patterns)


_FAILURE = "error|fail(?:ed|ure)?|invalid|illegal|abort|fatal|denied"
_INTENSE = "very|really|quite|extremely|simply|just|easily|totally"
_SLANG = "gonna|wanna|awesome|cool|super|guys|folks|stuff|ain't|yay|hey|wow"

_GENERAL = (
    Mark("comma", "punctuation", "[,，]"),
    Mark("semicolon", "punctuation", "[;；]"),
    Mark("colon", "punctuation", "[:：]"),
    Mark("exclamation", "punctuation", "[!！]", -0.1),
    Mark("question", "punctuation", "[?？]"),
    Mark("parenthesis", "punctuation", "[(（]"),
    Mark("quotation", "punctuation", '["“”「『]'),
    Mark("single_quotation", "punctuation", r"(?<!\w)['‘]"),
    Mark("slash", "punctuation", "/"),
    Mark("ampersand", "punctuation", "[&＆]", -0.15),
    Mark("percent", "numbers", "%"),
    Mark("dash", "punctuation", "[–—]| - "),
    Mark("ellipsis", "punctuation", r"\.\.\.|…"),
    Mark("curly", "punctuation", "[’“”‘]"),
    Mark("straight", "punctuation", "['\"]"),
    Mark("doubled", "punctuation", r"([!?！？。，,])\1|\.\.(?!\.)", -0.3),
    Mark("space_before", "punctuation", r"\s(?:[，。；：！？]|[,;:!?](?!\w))|[，。；：！？「」]\s(?=\S)", -0.3),
    Mark("double_space", "punctuation", "  ", -0.3),
    Mark("digits", "numbers", r"\d+"),
    Mark("digits_unit", "numbers", r"\d(?=[A-Za-z])", exact=True),
    Mark("spaced_range", "numbers", r"\d\s[-–]\s\d"),
    Mark("emoji", "punctuation", r"\p{Emoji_Presentation}"),
    Mark("you", "person", r"\byou(?:r|rs|rself)?\b|[你您]", 0.1),
    Mark("we", "person", r"\b(?:I|me|my|we|us|our|ours)\b|我们?|本公司", exact=True),
    Mark("negation", "framing", r"\b(?:not|no|never|nor|cannot)\b|n['’]t\b|不|没|无|未", -0.05),
    Mark("please", "framing", r"\bplease\b|请"),
    Mark("success", "framing", r"\bsuccessful(?:ly)?\b|成功", -0.2),
    Mark("regret", "framing", r"\b(?:oops|uh-oh|whoops|sorry|apologi\w+|unfortunately)\b|抱歉|对不起|哎呀|糟糕", -0.2),
    Mark("failure", "framing", rf"\b(?:{_FAILURE})\b|错误|失败|非法|无效", -0.15),
    Mark("hedges", "hedging", rf"\b(?:{_either(lexicon_en.HEDGES)})\b|{_either(lexicon_zh.HEDGES)}", -0.15),
    Mark("jargon", "hype", rf"\b(?:{_either(lexicon_en.JARGON)})\b|{_either(lexicon_zh.JARGON)}", -0.15),
    Mark("intensifier", "hype", rf"\b(?:{_INTENSE})\b|非常|十分|极其|特别|很|超", -0.15),
)  # fmt: skip

_ENGLISH = (
    Mark("initials", "capitals", r"\b[A-Z]{2,}s?\b", -0.03, exact=True),
    Mark("camel", "capitals", r"\b\w*[a-z][A-Z]\w*", exact=True),
    Mark("hyphen", "spelling", r"\w-\w"),
    Mark("contraction", "contractions", r"\w['’](?:t|s|re|ll|ve|d|m)\b"),
    Mark("starts_we", "person", r"\b(?:We|My|Our|Us)\b", exact=True),
    Mark("he_she", "inclusion", r"\b(?:he|she|his|her|him|hers|himself|herself)\b|s/he", -0.3),
    Mark("they", "person", r"\b(?:they|them|their)\b"),
    Mark("must", "person", r"\bmust\b"),
    Mark("shall", "office", r"\bshall\b", -0.3),
    Mark("modal", "hedging", r"\b(?:may|might|could|should|would)\b"),
    Mark("can", "hedging", r"\bcan\b"),
    Mark("will", "verbs", r"\bwill\b|['’]ll\b"),
    Mark("abstract", "padding", r"\b\w{3,}(?:tion|ment|ance|ence|ity|sion|ness|al)s?\b", -0.15),
    Mark("abstract_of", "padding", r"\bthe \w+(?:tion|ment|ance|ence|ing|al) of\b", -0.3),
    Mark("adverb", "padding", r"\b\w{3,}ly\b"),
    Mark("ing", "verbs", r"\b\w{2,}ing\b"),
    Mark("ed", "verbs", r"\b\w{2,}ed\b"),
    Mark("ize", "padding", r"\b\w{3,}i[sz](?:e|es|ed|ing|ation)\b"),
    Mark("latin", "padding", r"\b(?:e\.?g|i\.?e|etc|via|viz|vs|versus|et al|per annum|ad hoc)\b", -0.3),
    Mark("there_is", "padding", r"\b(?:there (?:is|are|was|were)|it is \w+ (?:that|to))\b", -0.15),
    Mark("and_or", "padding", r"\band/or\b|\(s\)", -0.2),
    Mark("click", "interface", r"\b(?:click|tap|press)(?:ing)?\b"),
    Mark("here", "interface", r"\b(?:click|tap|see|look) (?:on )?here\b|\bhere\b\W*$", -0.3),
    Mark("slang", "hype", rf"\b(?:{_SLANG}|\w+in['’])(?!\w)", -0.15),
    Mark("that", "padding", r"\b(?:that|which)\b"),
    Mark("of", "padding", r"\bof\b"),
    Mark("article", "padding", r"\b(?:the|a|an)\b"),
    Mark("preposition", "padding", r"\b(?:by|for|with|in|on|to|from|upon|under|within)\b"),
    Mark("and", "sentences", r"\b(?:and|or)\b"),
    Mark("be", "verbs", r"\b(?:is|are|was|were|be|been|being)\b"),
    Mark("number_word", "numbers", r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty)\b"),
    Mark("am_pm", "numbers", r"\b(?:AM|PM)\b", exact=True),
)  # fmt: skip

_CHINESE = (
    Mark("nin", "person", "您"),
    Mark("weak_verb", "padding", "进行|予以|给予|作出|实施|加以", -0.15),
    Mark("click", "interface", "点击"),
    Mark("here", "interface", "点击(?:此处|这里)", -0.3),
    Mark("number_word", "numbers", "[一二三四五六七八九十百千万]+(?=个|次|天|年|元|%)"),
    Mark("unspaced", "spacing", r"\p{Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Han}", -0.2, exact=True),
    Mark("spaced", "spacing", r"\p{Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Han}", exact=True),
    Mark("half_width", "punctuation", r"\p{Han}[,;:!?.()]|[(]\p{Han}", -0.2, exact=True),
    Mark("wide_in_latin", "punctuation", "[A-Za-z][，。！？；：][A-Za-z]", -0.3, exact=True),
    Mark("loose_unit", "spacing", r"\d\s[°%℃]", -0.2, exact=True),
    Mark("full_width", "spacing", "[０-９Ａ-Ｚａ-ｚ]", -0.3, exact=True),
    Mark("particle", "talk", f"[{lexicon_zh.PARTICLES}]"),
    Mark("spoken", "talk", _either(lexicon_zh.SPOKEN)),
    Mark("written", "office", _either(lexicon_zh.WRITTEN)),
    Mark("fours", "hype", r"(?<!\p{Han})\p{Han}{4}(?!\p{Han})"),
    Mark("of", "padding", "的"),
    Mark("passive", "verbs", "被|由于|对于|关于|该|将"),
    Mark("chat", "hype", "亲|宝宝|小伙伴|家人们|哟|~|～", -0.1),
)  # fmt: skip

MARKS: dict[str, tuple[Mark, ...]] = {"en": (*_GENERAL, *_ENGLISH), "zh": (*_GENERAL, *_CHINESE)}


@cache
def _compiled(language: str) -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple((m.name, regex.compile(m.pattern, 0 if m.exact else regex.IGNORECASE)) for m in MARKS[language])


def hits(text: str, language: str) -> dict[str, int]:
    """How often each mark of ``language`` ("en", "zh") stands in ``text``."""
    return {name: sum(1 for _ in pattern.finditer(text)) for name, pattern in _compiled(language)}
