"""What a sentence says about an agenda or notes, in English and Chinese; and that copy says neither. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LONGEST = 240
"""Characters of the longest sentence that names a point; what is longer is a text."""

_POLITE = r"(?:(?:hi|hey|ok(?:ay)?|please|pls|kindly|can you|could you|would you|let's|let us)[,!]?\s+)*"
_ZH_POLITE = r"(?:(?:麻烦|请|烦请|劳驾|帮忙|帮我|能不能|可以|你)[,，、]?\s*)*"
_WHICH = r"(?P<which>(?:[\w&'’-]+\s+){0,5}?)"
_ADD = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_POLITE}(?:add|put|place|include)\s+(?P<what>.+)\s+(?:to|on|onto|in)\s+"
        rf"(?:(?:the|our|this)\s+)?{_WHICH}agenda(?:\s+(?:of|for)\s+(?:the\s+|our\s+)?(?P<which2>[^.!?]+?))?"
        r"(?:,?\s*(?:please|pls|thanks))?\s*[.!?]?",
        rf"{_POLITE}(?:add|put)\s+(?:it\s+)?(?:to|on)\s+(?:the|our)\s+{_WHICH}agenda\s*[:：]\s*(?P<what>.+)",
        rf"{_POLITE}(?:(?:add|new)\s+(?:an?\s+)?)?agenda(?:\s+(?:item|point|topic))?\s*[:：]\s*(?P<what>.+)",
        rf"{_ZH_POLITE}(?:把|将)(?P<what>.+?)(?:加|放|列|写|提|排|添加|补充)(?:到|进|入|上)(?:到)?"
        r"(?P<which>.{0,16}?)(?:的)?(?:议程|议题)(?:里|中|上|里面|里去)?(?:吧|一下)?\s*[。！!]?",
        rf"{_ZH_POLITE}(?:在|给|往)?(?P<which>.{{0,12}}?)(?:的)?议程(?:里|中|上)?(?:再)?(?:加|添加|增加|补充)"
        r"(?:上|入)?(?:一?(?:条|项|个|下))?(?:议题)?\s*[:：,，]\s*(?P<what>.+)",
        rf"{_ZH_POLITE}(?:再)?(?:加|添加|增加|新增)(?:一)?(?:条|项|个)?(?:议题|议程项?)\s*[:：,，]\s*(?P<what>.+)",
        r"(?:议题|议程)\s*[:：]\s*(?P<what>.+)",
    )
)
_SHOW = re.compile(
    rf"{_POLITE}(?:what(?:['’]s|\s+is)\s+on\s+(?:the|our)\s+agenda|show\s+(?:me\s+|us\s+)?(?:the|our)\s+agenda|agenda)"
    rf"(?:\s+please)?\s*[.?!]?|when(?:['’]s|\s+is)\s+(?:the|our|my)\s+next\s+(?:meeting|call|sync)\s*\??"
    rf"|{_ZH_POLITE}(?:看(?:看|一下)?|显示|发一下)?(?:下次|本周|这周|会议的?)?议程(?:有什么|有哪些|是什么)?\s*[。？?]?"
    r"|(?:请问)?(?:我们)?(?:下次|下一次)(?:开?会议?|例会|校准会)(?:是|在)?(?:什么时候|几点|哪天|几号)(?:开)?\s*[？?]?",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:(?:here are|these are)\s+)?(?:the\s+|our\s+|my\s+)?(?:meeting\s+)?(?:notes|minutes)"
    r"(?:\s+(?:of|from)\s+[^\n:：]{1,60})?\s*(?:[:：]|\n)\s*(?P<rest>.+)"
    r"|(?:会议)?(?:纪要|记录|会议笔记|笔记)(?:如下)?\s*(?:[:：]|\n)\s*(?P<zh>.+)",
    re.IGNORECASE | re.DOTALL,
)
_HEADED_NOTES = re.compile(
    r"[^\n.!?]{0,40}\b(?:meeting|weekly|calibration|call|sync|stand-?up|kick-?off|review|team) (?:notes|minutes)\b"
    r"[^\n.!?]{0,60}\n.+\n.+"
    r"|[^\n。！？]{0,30}(?:会议|例会|周会|会|沟通)(?:纪要|记录|笔记)[^\n。！？]{0,40}\n.+\n.+",
    re.IGNORECASE | re.DOTALL,
)
"""Notes under a title of their own, which tells the day they are of."""
_NOTES_WORD = re.compile(
    r"(?:the\s+|our\s+|my\s+|meeting\s+)*(?:notes|minutes)\b.{0,40}|.{0,10}(?:纪要|会议记录|会议笔记).{0,20}",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = re.compile(
    r"(?:(?:next|this|coming|team|meeting|week|weekly|upcoming)(?:['’]s)?\s*)*|(?:下次|下周|本周|这周|我们|会议|例会)*",
    re.IGNORECASE,
)
_COMMON = re.compile(r"\b(?:meeting|call|sync|the|our|next|this|'s)\b|会议?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What was asked: a point to ``add`` (``what``; ``which`` names its meeting or is empty), the agenda to ``show``,
    or ``notes`` to read (``what``)."""

    kind: Literal["add", "show", "notes"]
    what: str = ""
    which: str = ""


def said(text: str) -> Said | None:
    """What ``text``, without the mention of the bot, asks of meetings; None where it asks for something else."""
    text = text.strip()
    notes = _NOTES.fullmatch(text)
    if notes:
        rest = (notes["rest"] or notes["zh"]).strip()
        return Said("notes", rest) if rest else None
    if _HEADED_NOTES.fullmatch(text):
        return Said("notes", text)
    if len(text) > LONGEST or "\n" in text:
        return None
    if _SHOW.fullmatch(text):
        return Said("show")
    for pattern in _ADD:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        groups = found.groupdict()
        what = " ".join(groups["what"].split()).strip(" ,，.。;；:：\"“”'")
        which = " ".join((groups.get("which2") or groups.get("which") or "").split())
        # Somebody else's agenda is spoken of, not written on; and us on it is the wish of a pitch.
        if len(what) < 2 or re.fullmatch(r"us|me|it|this|that|him|her|them|它|这个|那个", what, re.IGNORECASE):
            return None
        return Said("add", what[:1].upper() + what[1:], "" if _NEXT.fullmatch(which) else which)
    return None


def means_notes(text: str) -> bool:
    """Whether the few words beside a file say that it holds the notes of a meeting."""
    return bool(_NOTES_WORD.fullmatch(text.strip().rstrip(":：")))


def names(which: str, title: str) -> bool:
    """Whether ``which``, as somebody said it, can be the series called ``title``."""
    spoken, full = (_COMMON.sub(" ", each).casefold().split() for each in (which, title))
    return bool(spoken) and (all(any(word in other for other in full) for word in spoken) or which in title)
