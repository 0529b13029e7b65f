"""Parts of one line that are entries of their own: a list that runs on, what stands between semicolons or sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from campaigns.notes.owners import GROUP
from campaigns.notes.structure import Kind, Line

_INLINE = re.compile(
    r"^\W*(?:(?:still\s+)?(?:outstanding|open|pending)|(?:still|left)\s+to\s+do|to[- ]?dos?|"
    r"actions?(?:\s+items?)?|next\s+steps?|"
    r"待办(?:事项)?|遗留|还差|剩下的?|未完成|下一步|接下来)\s*[:：]\s*(?=[^\n]*[;；])",
    re.IGNORECASE,
)
"""A list of actions that runs on in one line: Outstanding: terms (Hannah, 27 Nov); visuals, no owner."""
_PART = re.compile(r"[;；。!！\n]\s*|(?<=[a-z)])[.!]\s+")
OWNED_ASIDE = re.compile(
    rf"[(（]\s*@?{GROUP}\s*(?:[)）]|[,，、/]\s*[^()（）]{{1,16}}[)）])|\s[-–—]\s{GROUP}\W*$"
    rf"|[:：]\s*@?{GROUP}\s*[(（][^()（）]{{1,16}}[)）]\s*$"
)
SHARED = re.compile(
    r"(?<=[\ue000\ue001])\s*[,，]\s*(?:both|each|all|两[人项]都|都|均)(?![A-Za-z])(?P<day>[^,，;；]{2,30})$"
)
"""The day of all that stands before it: French version: Ida; Italian version: Bo, both till Friday."""
OWNED = re.compile(rf"\w\s*[:：]\s*@?{GROUP}\s*$")
_RUN = re.compile(r"[;；]\s*|[.。!！?？]\s*$")


def of_inline_list(line: Line) -> list[Line]:
    """The entries of a list of actions that runs on in one line; none where the line is no such list."""
    opened = _INLINE.match(line.text)
    return list(_cut(line, opened.end(), _RUN)) if opened else []


def of(line: Line) -> Iterator[Line]:
    """The parts of a line, each as an entry."""
    return _cut(line, 0, _PART)


def _cut(line: Line, at: int, where: re.Pattern[str]) -> Iterator[Line]:
    for cut in [*where.finditer(line.text, at), None]:
        end = cut.start() if cut else len(line.text)
        text = line.text[at:end]
        if text.strip():
            yield replace(line, kind=Kind.BULLET, start=line.start + at, end=line.start + end, text=text)
        at = cut.end() if cut else end
