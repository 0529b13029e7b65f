"""Answers in a chat: "me" takes what the message before asked for, "yes, by Thursday" dates what one was asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from campaigns.notes import sentences
from campaigns.notes.assemble import Maker
from campaigns.notes.chinese_words import DELIVERS
from campaigns.notes.deadlines import Dates, Deadline
from campaigns.notes.model import ActionItem
from campaigns.notes.outline import Place
from campaigns.notes.owners import Owners

_WHO_EN = r"who(?:['’]s|\s+is)?(?:\s+(?:can|could|will|wants\s+to|does|do|takes?|owns?))?(?:\s+(?:it|this|that|one))*"
_OPENING = r"\W*(?:(?:so|then|and|also|ok)\b[\s,]*|[啊那嗯]+(?:么)?[\s，,]*|所以[\s，,]*|还有[\s，,]*)*"
_ASKED_LAST = re.compile(
    rf"^{_OPENING}(?P<what>[^?？]+?)\s*(?:[,:;…–—，。-]|\.\.+|(?=谁))\s*"
    rf"(?:{_WHO_EN}|anyone|any\s+takers|谁(?:来|去|能|可以|有空|负责)?(?:弄|做|改|写|跟进?|管|接|办|订|导|拉|剪|拍|发|查|盯)?(?:一?下)?)\s*[?？。!！]*\s*$",
    re.IGNORECASE,
)
_ASKED_FIRST = re.compile(
    rf"^{_OPENING}(?:who(?:\s+(?:can|could|will|wants\s+to))?\s+(?=[a-z])|谁(?:来|去|能|可以|有空))"
    r"(?P<what>[^?？]{3,}?)\s*[?？]",
    re.IGNORECASE,
)
_NO_WORK = re.compile(
    r"(?:is|are|was|were|has|had|have|knows?|said|says|told|wrote|thinks?|asked|likes?|comes?|goes|needs?|wants?|else|参加|知道|说|同意|来|在)\b",
    re.IGNORECASE,
)
"""What a question after a person asks that hands out nothing: who knows, 谁参加."""
_TAKEN = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|sure|yes|yep|yeah|fine|h+m+|right|好[的吧]?|行|嗯|可以|那)[\s,，.。!！]*)?"
    r"(?:me(?:\s+(?:too\s+)?please)?(?![\w'’])|mine(?!\w)|on\s+it(?!\w)|"
    r"i(?:['’]ll|\s+will|\s+can)(?:\s+(?:do|take|own|handle|have|grab|see\s+to|look\s+after))?(?:\s+(?:it|this|that|one))*(?=\s*(?:[,.!;–—-]|$))|"
    r"我(?:来|去|可以|能)?(?:弄|做|改|写|跟进?|管|接|办|订|搞|导|拉|剪|拍|发|查|盯)?(?:吧|好了)?(?=[，,。!！；;\s]|$))",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"^\W*(?:ok(?:ay)?|sure|yes|yep|yeah|fine|will\s+do|no\s+problem|got\s+it|you(?:['’]ll|\s+will)\s+(?:have|get)\s+it|好[的呀]?|行|收到|可以|没问题|嗯)"
    r"[\s,，.。!！–—-]+",
    re.IGNORECASE,
)


@dataclass
class Answers:
    """Keeps in mind what the last message of a chat asked for, until the next one takes it or does not."""

    notes: str
    dates: Dates
    maker: Maker
    _wanted: tuple[int, int] | None = field(default=None, init=False)

    def read(self, start: int, end: int, place: Place, speaker: str, items: list[ActionItem]) -> int:
        """Read the message ``notes[start:end]`` as an answer, and give where what is left of it begins.

        What ``speaker`` takes is added to ``items``; a yes with a day dates the last of them where it is theirs.
        """
        said = self.notes[start:end]
        wanted, self._wanted = self._wanted, None
        if asked := _asked(said):
            self._wanted = (start + asked[0], start + asked[1])
        last = items[-1] if items else None
        promised = _agreed(said, self.dates)
        if last and promised and last.owner == speaker and last.due is None:
            items[-1] = replace(last, due=promised.due)
            return end
        taken = _taken(said) if wanted else None
        if wanted is None or taken is None:
            return start
        due = self.dates.read(said[:taken]) or self.dates.read(self.notes[slice(*wanted)])
        item = self.maker.item(*wanted, place, owners=Owners(speaker), due=due.due if due else None, sure=0.85)
        items += [item] if item else []
        return start + taken


def _asked(text: str) -> tuple[int, int] | None:
    """Where ``text`` last says what somebody, nobody by name, is wanted for; None when it does not."""
    for first, last in reversed(sentences.split(text)):
        sentence = text[first:last]
        found = _ASKED_LAST.match(sentence) or _ASKED_FIRST.match(sentence)
        if found and not (found.re is _ASKED_FIRST and _NO_WORK.match(found["what"])):
            return first + found.start("what"), first + found.end("what")
    return None


def _taken(text: str) -> int | None:
    """Where the first clause of ``text`` ends, its date included, when it takes what was asked for; else None."""
    found = _TAKEN.match(text)
    if found is None:
        return None
    rest = re.search(r"[.;!?。；！？]\s*", text[found.end() :])
    return found.end() + rest.end() if rest else len(text)


def _agreed(text: str, dates: Dates) -> Deadline | None:
    """The day by which ``text``, nothing but a yes, promises what was asked: 好，明天中午前给你."""
    found = _AGREED.match(text)
    deadline = dates.read(text[found.end() :]) if found else None
    if found is None or deadline is None:
        return None
    said = text[found.end() :]
    rest = said[: deadline.start] + said[deadline.end :]
    return deadline if DELIVERS.match(rest) or not re.search(r"\w", rest) else None
