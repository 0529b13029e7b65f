"""What a sentence only hopes for, and what it says of the world: an aim, an imagined case, a sea without plastic."""

from __future__ import annotations

import re

from consistency.statements.dates import MONTHS

_REACH = 100
"""Characters before a place in which its words are looked for, so that a long sentence is read in linear time."""
_WISHES = re.compile(
    r"\b(?:imagin(?:e|es|ed|ing)|pictur(?:e|ing)(?= an?\b)|dream(?:s|t|ed|ing)? (?:of|that|about)"
    r"|wish(?:es|ed)? (?:for|that|to|we)|hop(?:e|es|ed|ing)"
    r"|aim(?:s|ed|ing)?|goals?|targets?|ambitions?|vision|mission|(?:we|I|they|all of us) (?:all )?want(?! you\b)"
    r"|would (?:like|love)|striv(?:e|es|ing)|(?:work(?:s|ed|ing)?|steps?|way|road|path|journey|move|moving|progress)"
    r" (?:\w+ )?towards?|on (?:the|our) way to|looking forward to|deserves?|(?:fight|campaign|call|push)(?:s|ing)? for"
    r"|if only|(?:one|some) day|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|committed to|pledg(?:e|es|ed|ing))\b"
    r"[^,.;!?]{0,60}$",
    re.IGNORECASE,
)
"""Before what is hoped for, in its clause."""
_DAY = r"(?:(?:by|in|before|until) (?:the year |the end of )?20\d\d|one day|some ?day)"
_SOME_DAY = re.compile(rf"[^.;!?]{{0,48}}?\b{_DAY}\b", re.IGNORECASE)
"""After it: zero waste by 2030."""
_FIRST = re.compile(rf"\b{_DAY}\b[^.;!?]{{0,60}}$", re.IGNORECASE)
_AT_LARGE = re.compile(
    r"(?<!\bour )(?<!\bOur )\b(?:world|planet|earth|nature|oceans?|seas?|rivers?|lakes?|beach(?:es)?|coasts?|forests?"
    r"|cit(?:y|ies)|countr(?:y|ies)|society|li(?:fe|ves|ving)|future|week|month|day|year|morning|Christmas)"
    r"(?: (?:is|are|was|were|with|has|have|becomes?|stays?|that|almost|nearly|lived|again|entirely))* ?$",
    re.IGNORECASE,
)
"""Before what is said of the world and of people's days, which are nobody's product: a week without plastic."""
_OF_LIVES = re.compile(
    r"\b(?:love|friends(?:hips?)?|memor(?:y|ies)|marriages?|lessons?|stor(?:y|ies)|moments?|habits?|dreams?|families)"
    r"(?: (?:that|which|who))?(?: (?:can|may|will|should))? $",
    re.IGNORECASE,
)
_NAMED_DAY = re.compile(
    rf"[ -](?:{MONTHS}|[A-Z][a-z]*day|Day|Week(?:end)?|Month|Year|Challenge|Pledge|Festival|Movement|Action)\b"
)
"""After it, where it is a part of the name of a campaign: Plastic-free July."""


def is_of_peoples_lives(text: str, start: int) -> bool:
    """Whether the sentence ``text`` says what begins at ``start`` of love, friends or the like: love lasts."""
    return _OF_LIVES.search(text, max(0, start - _REACH), start) is not None


def is_wished(text: str, start: int) -> bool:
    """Whether the English sentence ``text`` only hopes for, plans or imagines what stands at ``start``."""
    return _WISHES.search(text, max(0, start - _REACH), start) is not None


def is_for_some_day(text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text`` puts ``text[start:end]`` off to a year to come."""
    return _SOME_DAY.match(text, end) is not None or _FIRST.search(text, max(0, start - _REACH), start) is not None


def is_of_the_world_at_large(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is said of seas, lives and days, or is in the name of a campaign."""
    return _AT_LARGE.search(text, max(0, start - _REACH), start) is not None or _NAMED_DAY.match(text, end) is not None
