"""What an English claim is about, by the noun it begins with: the spa, and not the spa bar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consistency.matching.stems import deed_stem, plain_stem
from consistency.weekdays import WEEKDAY
from consistency.word_lists import word_set

_VERBS = (
    "is|are|was|will|can|opens?|closes?|shuts?|runs?|starts?|begins?|ends?|takes?|costs?|comes?|answers?|welcomes?|serves?"
    "|travels?|rides?|sails?|flies|fly|swims?|eats?|sleeps?|enters?|pays?|joins?|saves?|earns?|receives?|has|have|gets?|holds?|lasts?|stays?|works?|sells?|gives?|offers?|includes?|goes|go|lets?|needs?"
)
_JOINS = "in|at|on|of|for|to|from|with|by|near|between|and|or|every|each|daily|until|all|free|seven|six|five|any|per|as"
_HEAD = re.compile(
    rf"^(?:(?:the|our|your|an?|all|most) )?(?:(?!(?:{_VERBS}|{_JOINS})\b)[\w-]+ ){{0,2}}?"
    rf"(?P<head>(?!(?:{_VERBS}|{_JOINS})\b)[^\W\d_][\w-]{{2,}})"
    rf"(?= (?:{_VERBS}|{_JOINS})\b)",
    re.IGNORECASE,
)
_OPEN_AFTER = re.compile(
    rf"(?!['\u2019]s? )(?:$|[^\w\s]|\s+(?:{_VERBS}|{_JOINS}|{WEEKDAY}|now|also|still|too|not|only|open|closed|weekdays"
    r"|weekends|when|if|while|you|we|this|that|which|who|here|there|today|tomorrow|tonight|again|always|never|up|before"
    r"|whenever|wherever|however"
    r"|after|till|within|without|even|just|through|during|since"
    r"|right (?:up|until|till|through|before|after|now|away)|[\W\d])"
    r"(?:\W|$)|\s+[^a-zA-Z])",
    re.IGNORECASE,
)
"""After the noun, where no other one follows that makes it a part of a name: the spa bar."""
_OURS_IS_ELSEWHERE = re.compile(
    r"\s+(?:next to|beside|opposite|behind|across from) (?:ours|us|our|the)\b", re.IGNORECASE
)
_WITHIN = re.compile(
    r"\w (?:in|at|of|by|near|beside|behind|opposite|next to|from|for|inside|around|outside)(?: (?:the|our|your))? $",
    re.IGNORECASE,
)
"""Before the noun, where something in it is spoken of: the bar in the spa."""
_FINITE = re.compile(rf"\s+(?:now |also |still )?(?:{_VERBS})\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:(?:^|[.!?:;,] )(?P<first>[\w-]+)"
    r"|\b(?:the|our|your|an?|this|every|each|all) (?:[\w-]+ )?(?P<kind>[\w-]+))[ -]$",
    re.IGNORECASE,
)
_ANY_KIND = word_set(
    """
    the our your a an this every each all own new little small big lovely beautiful cosy friendly famous popular great
    wonderful favourite whole on in at to and but so from visit with come most for of both free by
    """
)
"""Words before a noun that make it no other thing."""


_JOINT = re.compile(
    r"[;:!?()\u2013\u2014]|, (?:and|but|so|or|while)\b|\b(?:while|but|even (?:when|if)|whereas|although|though)\b"
)
"""Between what is said of two things."""
_GOES_ON = re.compile(r"\W*(?:you|it|they|no|without|just|that|this|and|only)\b", re.IGNORECASE)
"""The beginning of a clause that goes on about the one before it."""


def clause_of(text: str, start: int, end: int) -> str:
    """The clause of the English sentence ``text`` in which ``text[start:end]`` stands."""
    first = max((m.end() for m in _JOINT.finditer(text, 0, start)), default=0)
    after = _JOINT.search(text, end)
    return text[first : after.start() if after else len(text)]


@lru_cache(maxsize=512)
def head_of(text: str) -> str:
    """The noun in lower case that the English claim ``text`` begins with as what it is about; else empty."""
    match = _HEAD.match(text)
    return plain_stem(match["head"].lower()) if match else ""


def is_of_another(claim: str, clause: str) -> bool:
    """Whether the English ``clause`` has the noun of ``claim`` only as a part of something else: the spa bar.

    Words of the claim itself make nothing else of it: the shop in Bath is the Bath shop.
    """
    head = head_of(claim)
    if not head:
        return False
    said = re.findall(r"[a-z-]+", claim.lower())
    words = {*map(plain_stem, said), *map(deed_stem, said)}
    found = list(_said(head, clause))
    return bool(found) and all(_is_part(clause, match, words) for match in found)


def is_of_another_clause(claim: str, text: str, clause: str) -> bool:
    """Whether the sentence ``text`` speaks of what ``claim`` is about, and its ``clause`` of something else."""
    head = head_of(claim)
    if not head or _GOES_ON.match(clause):
        return False
    return next(_said(head, clause), None) is None and next(_said(head, text), None) is not None


def _said(head: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"\b{re.escape(head)}(?:e?s|ed)?\b", text, re.IGNORECASE)


def _is_part(clause: str, match: re.Match[str], words: set[str]) -> bool:
    start, end = match.span()
    following = re.match(r"['\u2019]?s? ?([a-z-]+)", clause[end:], re.IGNORECASE)
    known = following is not None and plain_stem(following[1].lower()) in words
    if _OURS_IS_ELSEWHERE.match(clause, end) or (not known and not _OPEN_AFTER.match(clause, end)):
        return True
    if _WITHIN.search(clause, 0, start) and _FINITE.match(clause, end):
        return True
    before = _BEFORE.search(clause, 0, start)
    kind = (before["first"] or before["kind"]).lower() if before else "the"
    return kind not in _ANY_KIND and words.isdisjoint((plain_stem(kind), deed_stem(kind)))
