"""What part of the notes a heading opens: actions, decisions, questions, information; its owner and its date."""

from __future__ import annotations

import re
from enum import StrEnum


class Part(StrEnum):
    """What stands under a heading."""

    ACTIONS = "actions"
    DECISIONS = "decisions"
    QUESTIONS = "questions"
    DONE = "done"
    INFORMATION = "information"
    UNKNOWN = "unknown"


_ACTIONS = re.compile(
    r"\bactions?(?:\s+(?:items?|points?|log|list))?\b|\bto[\s-]?dos?\b|\bnext\s+steps?\b|\bfollow[\s-]?ups?\b|"
    r"\btasks?\b|"
    r"\bassignments?\b|\bwho\s+does\s+what\b|\bhomework\b|\bto\s+be\s+done\b|\bcarr(?:y|ied)[\s-]?over\b|"
    r"\bcommitments?\b|"
    r"\bdeliverables\b|\bwith\s+owners?\b|\bpromised\b|\bneeds?\s+from\b|\bwhat\s+\w+\s+needs?\b|"
    r"待办|行动|下一步|后续|跟进|分工|任务|作业|要做|改进措施|遗留|新增|落实|todo|to-do|责任人|事项|接下来|答应|交办|安排|会后",
    re.IGNORECASE,
)
_WEAK_ACTIONS = re.compile(
    r"^(?:new|this week|next week|open|today|本周|下周|新|未完成|before\b.*|.*之?前)[:：]?$", re.IGNORECASE
)
_DECISIONS = re.compile(
    r"\bdecisions?\b|\bdecided\b|\b(?:we|what\s+we)\s+agreed\b|\bconclusions?\b|\bresolved\b|决议|结论|决定|共识|"
    r"会议确定|一致同意",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    r"\bquestions?\b|\bparking\s+lot\b|\bideas?\b|\bbrainstorm|\bopen\s+points?\b|待确认|待讨论|疑问|停车场|想法|"
    r"建议|头脑风暴",
    re.IGNORECASE,
)
_DONE = re.compile(r"^(?:done|completed|finished|closed)\b|已完成|已关闭", re.IGNORECASE)
_INFORMATION = re.compile(
    r"\b(?:discussion|attendees|present|participants|agenda|progress|status|updates?|background|numbers|themes|"
    r"what\s+went|fyi|"
    r"after|risks?)\b|进展|进度|讨论|参会|出席|背景|数据|其他|做得|风险|现状|汇报|之后",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\bcarr(?:y|ied)[\s-]?over\b(?:\s+(?:items?\s+)?from\s+(?P<en>[^)\]:：]+))?|\bfrom\s+(?P<last>last\s+(?:week|"
    r"meeting|time))|"
    r"(?P<zh>上周|上次(?:会议)?|上月|\d{1,2}月\d{1,2}日(?:会议)?)?(?:遗留|结转|未完成)",
    re.IGNORECASE,
)


def part_of(heading: str, before: Part) -> Part:
    """The part that ``heading`` opens; ``before`` is the part it follows (a heading "New" goes on with actions)."""
    heading = heading.strip(" *_:：【】")
    if _DECISIONS.search(heading) and not _ACTIONS.search(heading):
        return Part.DECISIONS
    if _ACTIONS.search(heading):
        return Part.ACTIONS
    if _WEAK_ACTIONS.match(heading) and before in (Part.ACTIONS, Part.UNKNOWN):
        return Part.ACTIONS
    if _QUESTIONS.search(heading):
        return Part.QUESTIONS
    if _DONE.search(heading):
        return Part.DONE
    if _INFORMATION.search(heading):
        return Part.INFORMATION
    return Part.UNKNOWN


def names_a_part(text: str) -> bool:
    """Whether a short line, by its words alone, can only be a heading."""
    return any(pattern.search(text) for pattern in (_ACTIONS, _DECISIONS, _QUESTIONS, _WEAK_ACTIONS))


def carried_from(heading: str) -> str | None:
    """What a heading or a remark says its items were carried over from; the word itself when it does not say more."""
    found = _CARRIED.search(heading)
    if not found:
        return None
    said = found["en"] or found["last"] or found["zh"]
    return (said or found[0]).strip(" ()（）:：*")
