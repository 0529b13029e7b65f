"""Hashtags: #word as most channels write it, #words in two signs# as Chinese ones do; no colour, number or anchor."""

from __future__ import annotations

import re

from consistency.nlp.scripts import HAN

_TOPIC = re.compile(r"[#＃]([^#＃\s\ufffc][^#＃\n]{0,60})[#＃]")
_HASHTAG = re.compile(r"[#＃](\w{1,100})")
_CLAUSE = re.compile("[，。！？；、,.!?;]")
_HEX_COLOUR = re.compile(r"(?=.*\d)(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")
_ASCII_WORD = re.compile("[A-Za-z0-9]")
_CJK_WORD = re.compile(rf"[\w{HAN}]")


def hashtag(text: str, at: int, start: int, end: int) -> tuple[int, str]:
    """Where to read on after the sign at ``at`` in ``text[start:end]``, and the word of its hashtag, "" for none."""
    before = text[at - 1] if at > start else ""
    topic = _TOPIC.match(text, at, end)
    if topic and not topic[1][-1].isspace():
        after = text[topic.end() : topic.end() + 1]
        runs_on = bool(after and _CJK_WORD.match(after))
        ascii_only = topic[0].isascii()
        two_tags = runs_on and (ascii_only or _CLAUSE.search(topic[1]) is not None)
        two_tags = two_tags or bool(ascii_only and before and _ASCII_WORD.match(before))
        if re.search(r"[^\W\d_]", topic[1]) and not two_tags:
            return topic.end(), topic[1]
    found = _HASHTAG.match(text, at, end)
    if not found or (before and (_ASCII_WORD.match(before) or before in "/&_")):
        return at + 1, ""
    word = found[1]
    if word.isdigit() or _HEX_COLOUR.match(word) or not any(c.isalpha() for c in word):
        return found.end(), ""
    return found.end(), word
