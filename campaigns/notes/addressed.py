"""Lines outside lists that are orders all the same: a name, a colon and a verb; somebody called with the sign @."""

from __future__ import annotations

import re

from campaigns.notes.chinese_words import FINISHED, WORKS
from campaigns.notes.deadlines import Dates
from campaigns.notes.owners import GROUP
from campaigns.notes.people import Directory
from campaigns.notes.wording import is_verb

_NAME_AND_COLON = re.compile(rf"^\W*{GROUP}\s*[:：]\s*")
_DASHED = re.compile(rf"^\W*\w[^.!?。！？]{{1,60}}?\s[-–—]\s{GROUP}\s[-–—]\s(?P<when>\S.{{0,20}})$")
_PRAISE = re.compile(r"\S得")
_COURTESY = re.compile(
    r"^\W*(?:thanks|thank you|thx|cheers|hi|hello|hey|cc|fyi|ping|welcome|congrats|sorry|see|ask|from|by|via|with|"
    r"谢|感谢|辛苦|见|问|抄送|恭喜|欢迎|同意|来自)",
    re.IGNORECASE,
)
_OPENING = re.compile(r"(?:\W*(?:ok(?:ay)?|yes|hi|hey|so|好[的吧]?|行|嗯|那))?\W*$", re.IGNORECASE)
_SHORTEST = 4
"""Characters that a thing somebody is called for has at least."""


def by_name(text: str, directory: Directory) -> bool:
    """Whether a line is a name, a colon and an order: Sofia: ask the printer, 王伟：改海报."""
    found = _NAME_AND_COLON.match(directory.mask(text))
    if found is None:
        return False
    said = text[found.end() :]
    word = re.match(r"[A-Za-z-]+", said)
    return is_verb(word[0]) if word else bool(WORKS.match(said)) and not (_PRAISE.match(said) or FINISHED.search(said))


def by_dashes(text: str, directory: Directory, dates: Dates) -> bool:
    """Whether a line is a thing, whose it is and by when, dashes between: landing page - Lars/Vik - 11/9."""
    found = _DASHED.match(directory.mask(text))
    return bool(found and dates.fills(text[found.start("when") :]))


def by_mention(text: str, directory: Directory, dates: Dates) -> bool:
    """Whether somebody is called with the sign @ at the head of a line, or at its end with no more than a date."""
    called = [each for each in directory.mentions(text) if each.at_sign]
    if not called or _OPENING.match(text[: called[0].start]):
        return bool(called)
    what, after = text[: called[0].start].strip(), text[called[-1].end :]
    if len(what) < _SHORTEST or _COURTESY.match(what):
        return False
    return not re.search(r"\w", after) or dates.fills(after) is not None
