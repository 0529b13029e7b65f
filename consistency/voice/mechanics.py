"""Mechanics of writing that most house styles settle the same way: capitals, figures, lists, quotation marks."""

from __future__ import annotations

from math import log1p

import regex

from consistency.voice.usage import miscased

_WORD = regex.compile(r"[A-Za-z][\w'’-]*")
_SERIAL = regex.compile(r", [^,.]{2,40}, (?:and|or) ")
_LIST = regex.compile(r",[^,]{2,40}\w (?:and|or) ")
_ZH_NUMBER = regex.compile(r"[一二两三四五六七八九十百千万]+(?=[个次天年月元张条项款名人位小分秒])")
_UNITS = "second minute hour day week month year page step star point inch foot mile person part digit bit way"
_MADE = "friendly based driven oriented"
_PARTS = (
    "speed quality level term time party person class scale size range end known written resolution risk cost platform"
    " ended defined driven"
)
_JOINING = frozenset(f"{_UNITS} {_MADE} {_PARTS}".split())
_OPEN_MODIFIER = regex.compile(
    r"(?i)\b(?:"
    rf"(?!1 )(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:{_UNITS.replace(' ', '|')})"
    rf"|[a-z]{{3,}}(?<!ly| is| are| was|very|more|been) (?:{_MADE.replace(' ', '|')})"
    r"|(?:high|low|long|short|mid|full|part|real|third|first|second|large|small|well|user|data|cross|open|single)"
    rf" (?:{_PARTS.replace(' ', '|')})"
    r") (?!(?:on|in|to|for|by|from|at|with|and|or|of|as|than|but|if|is|are|was|we|you|they|it|the|an?|this|that)\b)"
    r"[a-z]{3,}"
)
"""A compound before a noun, written without its hyphen: "14 day trial", "real time data"."""
_PRESENT = {
    "spaced_slash": regex.compile(r"\w\s/\s\w"),
    "spaced_span": regex.compile(r"(?i)\d\s?(?:am|pm)?\s[-–]\s?\w*\.?\d"),
    "tight_time": regex.compile(r"\d(?:am|pm)\b|\d ?(?:AM|PM)\b"),
    "loose_percent": regex.compile(r"[a-z] %|\d %|\bpercent\b|per cent"),
    "stop_in_quotes": regex.compile("[.,]['\"”’)]"),
    "ly_hyphen": regex.compile(r"ly-\w"),
    "shouting": regex.compile(r"\b[A-Z]{2,} [A-Z]{3,}\b"),
    "straight_beside_han": regex.compile(r"\p{Han}[\"']|[\"']\p{Han}"),
    "dangling": regex.compile(r"[,;、，；]\s*$"),
    "doubled_word": regex.compile(r"(?i)\b([a-z]{2,}) \1\b"),
    "latin_stop": regex.compile(r"\p{Han}\.(?:\s|$)"),
}
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"), ("（", "）"), ("《", "》"), ("「", "」"))
TITLE_WORDS = 8
"""Words up to which a text counts as a title or label."""


def mechanics(text: str) -> dict[str, float]:
    """Values of each; presence is 0 or 1, counts are ln(1 + n), ``serial_comma`` is signed."""
    found = {name: float(pattern.search(text) is not None) for name, pattern in _PRESENT.items()}
    words = _WORD.findall(text)
    major = [word for word in words[1:] if len(word) > 3]
    # Only where a word stands that could end such a compound: the pattern is dear.
    found["open_modifier"] = float(not _JOINING.isdisjoint(words) and _OPEN_MODIFIER.search(text) is not None)
    found["miscased"] = log1p(len(miscased(text)))
    found["title_case"] = float(bool(major) and len(words) <= TITLE_WORDS and all(w[0].isupper() for w in major))
    found["capital_inside"] = log1p(sum(word[0].isupper() and not word.isupper() for word in words[1:]))
    found["serial_comma"] = log1p(len(_SERIAL.findall(text))) - log1p(len(_LIST.findall(text)))
    found["many_commas"] = float(text.count(",") >= 3)
    found["unbalanced"] = float(any(text.count(first) != text.count(last) for first, last in _BRACKETS))
    found["number_words"] = log1p(len(_ZH_NUMBER.findall(text)))
    return found
