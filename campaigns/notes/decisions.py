"""The decisions that notes say plainly: labelled, under a heading of decisions, or as what a meeting agreed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from campaigns.notes import dialogue, roles, sentences, structure, tables
from campaigns.notes.extract import LIMIT
from campaigns.notes.model import ActionItem
from campaigns.notes.outline import Place, outline
from campaigns.notes.people import Directory
from campaigns.notes.roles import Role
from campaigns.notes.sections import Part
from campaigns.notes.structure import Kind, Line

_OTHER_HEADING = re.compile(
    r"\b(?:resolved|conclusions?|open|pending|needed|required|to\s+(?:be\s+)?(?:made?|take[n]?)|outstanding|last|"
    r"previous|earlier|future|next|upcoming)\b|待|需要?|未|上次|上周|上月|上期|此前|之前|回顾|下次",
    re.IGNORECASE,
)
"""Headings that speak of decisions still to come, of an earlier meeting's, or of what was found out."""
_FOUND_OUT = re.compile(r"^\W*resolved\b", re.IGNORECASE)
_NONE = re.compile(
    r"^(?:none|no(?:ne)?\s+(?:decisions?|yet)|nothing|n/?a|tb[acd]|to\s+(?:be|follow)\b.*|(?:still\s+)?(?:pending|open)|"
    r"postponed|deferred|not\s+yet\b.*|later|waiting\s+(?:for|on)\b.*|暂?无|没有|[-–—/]+|"
    r"(?:待|尚?未|还?没|暂不|暂缓|延后|推迟|择期|下次|再议).{0,6})\W*$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^\W*(?P<before>[^,:;–—，：；]{1,40}[,:–—，：]\s*|(?:in the end|finally|eventually|so|today|then|and|also)\s+)?(?:"
    r"(?:(?:we|it was|everyone|everybody|the (?:group|team|meeting))(?:['’]ve| have| has| all| both| also| then|"
    r" finally| unanimously| now| just)*\s+(?:agreed|decided)|(?:agreed|decided)(?=\s+(?:to|that|on|not|against)\b)|"
    r"we(?:['’]ll| will|['’]re going| are going)? (?:go|going) with(?=\s))|"
    r"(?:(?:经讨论|讨论后|最后|最终)[，,]?)?(?:(?:会议|会上|本次会议|与会人员)(?:一致|最终|最后|现场|共同|讨论|也|还)*"
    r"(?:决定|确定|同意|议定|商定|敲定|通过)|(?:我们|大家|双方|各方|团队)(?:一致|最终|最后|共同|都|也|还|已经|已)*"
    r"(?:决定|商定|议定)|(?:大家|双方|各方)(?:一致|都)*同意|(?:一致|共同)(?:决定|商定|议定|同意|通过)|"
    r"决定(?=了|不|用|把|将|以|保留|采用|取消))了?)",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\s*(?:(?:,\s*)?(?:that\s+we\s+(?:will\s+|would\s+|should\s+)?|to\s+)(?:disagree|discuss|talk|meet|decide|revisit|"
    r"come\s+back|think|sleep|look)\b|neither\b|(?:on\s+)?(?:the\s+following|nothing)\b|as\s+follows\b|if\b|whether\b|with\s+\w+\W*$|权|是否|性|因素|着|于|"
    r"不了|不下|事项|内容|如下|以下|怎么|谁|什么|哪|要不要|一下|之?[后前]|好|的|吗|(?:先|下次|改天|以后|会后|后续|择期|另行).{0,8}(?:议|定|说|讨论|看|商量))",
    re.IGNORECASE,
)
"""What follows "agreed" or 决定 where nothing was decided."""
_EARLIER = re.compile(
    r"\blast\s+(?:week|month|year|time|meeting|quarter|spring|summer|autumn|winter)\b|\bprevious(?:ly)?\b|\bearlier\b|"
    r"\byesterday\b|\boriginally\b|\bbefore\b|\bago\b|上次|上周|上月|上个月|去年|此前|之前|原先|原来|昨天|早前",
    re.IGNORECASE,
)
_NEAR = 25
"""Characters behind "agreed" in which an earlier time is the time of the agreement."""
_OPINION = re.compile(
    r"agreed\b.*\b(?:was|were|had|went|felt|looked|seem(?:s|ed)?|looks|(?:is|are)\s+too)\b|同意.*(?:看法|观点|意见|说法)|通过.*(?:得知|了解)",
    re.IGNORECASE,
)
"""Agreement about how something is or was, and no word on what shall be."""
_SOMETHING = re.compile(r"\w[\W_]*\w")
_GOES_ON = (";", "；")


def decisions(text: str, items: Sequence[ActionItem] = ()) -> tuple[str, ...]:
    """The decisions in the first ``LIMIT`` characters of ``text``, in their own words and order, each once; maybe none.

    A sentence that one of ``items`` (the action items of the same text) was read from is work and no decision.
    """
    text = text[:LIMIT]
    lines = structure.lines(text)
    turns = dialogue.turns(lines)
    lines = structure.as_entries(lines, set(turns))
    _, used = tables.rows(lines)
    used |= dialogue.headings_of_turns(lines) if turns else set()
    places = outline(lines, Directory(()), used | set(turns))
    headed = set(_under_heading(lines, places, used | set(turns)))
    found: list[str] = []
    for index, line in enumerate(lines):
        if index in used or line.struck or line.kind in (Kind.HEADING, Kind.ROW):
            continue
        if places[index].is_heading and _opens(lines[index : index + 2]):
            continue
        start = turns[index].start if index in turns else line.start
        if places[index].part is not Part.QUESTIONS:
            found += _of_line(text, start, line.end, items, headed=index in headed)
    return tuple(dict.fromkeys(found))


def _under_heading(lines: Sequence[Line], places: Sequence[Place], taken: Set[int]) -> Iterator[int]:
    """The lines of each list that a heading of decisions opens, or of the paragraph below it; no deeper entries."""
    first: Line | None = None
    is_open = False
    for index, (line, place) in enumerate(zip(lines, places, strict=True)):
        if place.is_heading:
            is_open, first = place.part is Part.DECISIONS and place.owner is None and _is_title(place.heading), None
            continue
        if first and line.after_blank and (line.kind is not first.kind or line.kind is Kind.PROSE):
            is_open = False
        if not is_open or index in taken:
            continue
        first = first or line
        if line.indent <= first.indent:
            yield index


def _is_title(heading: str) -> bool:
    """Whether a heading names decisions of this meeting, and is no decision itself that stands on a line alone."""
    return not _OTHER_HEADING.search(heading) and (heading.endswith((":", "：")) or _said(heading) < 0)


def _opens(lines: Sequence[Line]) -> bool:
    """Whether a short line, the first of ``lines``, opens what stands below it; else it may be a sentence by itself."""
    return lines[0].text.endswith((":", "：")) or any(line.kind is not Kind.PROSE for line in lines[1:])


def _of_line(text: str, start: int, end: int, items: Sequence[ActionItem], *, headed: bool) -> Iterator[str]:
    """The decisions in a line; a label or a heading holds as far as the first sentence and what semicolons add."""
    goes_on = headed
    for first, last in sentences.split(text[start:end]):
        sentence = text[start + first : start + last]
        label, at = roles.label(sentence)
        labelled = label is Role.DECISION and not _FOUND_OUT.match(sentence)
        plain = labelled or (goes_on and label is Role.UNKNOWN)
        goes_on = plain and text[: start + last + 1].rstrip().endswith(_GOES_ON)
        at = at if labelled else 0 if plain else -1 if label is not Role.UNKNOWN else _said(sentence)
        is_work = any(start + first < item.end and item.start < start + last for item in items)
        what = " ".join(sentence[at:].strip(" \t*_;；:：").split()) if at >= 0 else ""
        if is_work or not _SOMETHING.search(what) or _NONE.match(what) or _leaves_open(what):
            continue
        if roles.role(sentence[at:]) not in (Role.QUESTION, Role.IDEA):
            yield what


def _said(sentence: str) -> int:
    """Where the decision begins in a sentence that says "we agreed ..." or 会议决定…; -1 where it does not."""
    found = _SAID.match(sentence)
    if not found or roles.role(sentence) in (Role.QUESTION, Role.IDEA):
        return -1
    behind = sentence[found.end() :]
    if not _SOMETHING.search(behind) or _LEFT_OPEN.match(behind) or _OPINION.search(sentence):
        return -1
    if _EARLIER.search((found["before"] or "") + " " + behind[:_NEAR]):
        return -1
    return found.end() if behind.lstrip().startswith((":", "：")) else 0


def _leaves_open(what: str) -> bool:
    """Whether what stands behind a label only says again that nothing was decided."""
    found = _SAID.match(what)
    return found is not None and bool(_LEFT_OPEN.match(what[found.end() :]))
