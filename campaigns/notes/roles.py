"""What a sentence does in a meeting: hand out work, decide, inform, ask, or say that something is finished."""

from __future__ import annotations

import re
from enum import StrEnum

from campaigns.notes.model import Status
from consistency.nlp.scripts import HAN


class Role(StrEnum):
    """What a sentence is for."""

    ACTION = "action"
    DECISION = "decision"
    INFORMATION = "information"
    QUESTION = "question"
    IDEA = "idea"
    UNKNOWN = "unknown"


_LABEL = re.compile(
    r"^\W*(?:(?P<action>actions?(?:\s+(?:items?|points?))?|(?:old\s+|new\s+)?A[IP](?=\s*[:：])|next\s+steps?|to-?do|task|待办(?:事项)?|行动项?|任务|"
    r"跟进)|"
    r"(?P<decision>decisions?|decided|agreed|resolved|决议|决定|结论|已定|共识)|"
    r"(?P<question>open\s+questions?|questions?|待确认|疑问|问题)|"
    r"(?P<idea>ideas?|想法|建议|suggestion)|"
    r"(?P<information>(?:present|there|attending|attendees|apologies)(?=\s*[:：])|在场|到场|出席\w{0,2}|缺席|请假|info(?:rmation)?|fyi|risks?|goals?|launch|next\s+(?:call|meeting|debrief|sync|review)|note|"
    r"status|keep\s+doing|"
    r"信息|风险|目标|背景|下次\w{0,4}|备注|数据|继续保持|发布会|时间|参会\w{0,2}))"
    rf"[】\])]?\s*(?:[:：｜|–—]|-\s)\s*|^\W*(?P<action3>action|to-?do)\s*(?=[(（])|^\W*(?P<action4>TODO|To-?do|AP)\s+(?=[A-Z@<{HAN}])|^【(?:(?P<action2>行动|待办|任务)|(?P<decision2>决议|决定|结论)|"
    r"(?P<information2>信息|备注|通知))】\s*",
    re.IGNORECASE,
)
_DONE_MARK = re.compile(
    r"(?:^|[\s(（\[–—,，:：-])(?:DONE|done(?=\s*(?:[✅✔.)）\]]|$))|completed|finished(?=\s*$)|已完成|已搞定|完成了|"
    r"已解决|已关闭|closed|✅|✔️?|solved\b.*)(?:[\s)）\].:：]|✅|$)|[✅✔]"
)
_CANCELLED_MARK = re.compile(
    r"\b(?:cancell?ed|dropped|obsolete|no longer needed|won['’]t do)\b|已?取消|作废|不做了|撤销", re.IGNORECASE
)
_DONE_WORD = re.compile(
    r"^\W*(?:done|completed?|finished|closed|ok|✅|已完成|完成|已结束|已关闭|结束)\W*$", re.IGNORECASE
)

_NO_ACTION = re.compile(
    r"\bno (?:further )?(?:actions?|tasks?|to-?dos?)\b|\bfyi\b|\bas before\b|\bautomatic(?:ally)?\b|\bno need to\b|"
    r"\bnothing (?:more )?to do\b|\bparked\b|\b(?:was|is) rejected\b|\bask again next time\b|"
    r"无需|不用|不必|不再|知悉|照旧|自动|先放着|暂不|下次(?:会)?再|再议|再看(?!一)|再说|先不|仍为|没有?变",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"^\W*(?:all|everyone|everybody|the team|we all|全员|全体|大家|所有人|各位)(?=[\s:：，,｜|\]都]|请|同意|觉得|一致)",
    re.IGNORECASE,
)
_DECIDING = re.compile(
    r"\b(?:it was|we(?: have)?|everyone|the group|they)\s+(?:\w+\s+)?(?:agreed|decided|"
    r"resolved)\b(?!\s+to\s+\w+\s+by\b)|\bwe go with\b|\bfrom now on all\b|"
    r"^(?:大家|会议|会上|双方|一致)(?:一致)?(?:决定|确定|同意|认为|议定)|^决定|会议(?:一致)?(?:决定|同意|确定|认为)|"
    r"会上同意|今后",
    re.IGNORECASE,
)
_IDEA = re.compile(
    r"\bmaybe\b|\bperhaps\b|\bwe (?:could|might|should)\b|\bsomeone (?:should|could|mentioned)\b|\b(?:some|"
    r"one) day\b|\bat some point\b|"
    r"\bi(?:['’]d| would) love\b|\bjust a thought\b|\bit would be (?:nice|good)\b|"
    r"可以考虑|以后可以|将来可以|要不要|能不能考虑|最好找|建议[:：]|好像|也许|或许|只是想法|应该好好|我个人",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[?？]\s*(?:->.*|→.*)?$|[吗呢]\s*$|未定\s*$")
_REQUEST = re.compile(
    r"\b(?:can|could|would|will) (?:you|some(?:one|body))\b|\bsome(?:one|body) (?:also |still )?(?:has|needs) to\b|"
    r"\bplease\b|\bpls\b|"
    r"可以吗|行吗|好吗|麻烦|请|来得及吗|行不行|帮忙",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"^\W*(?:if|in case|should .* not)\b|^(?:如果|要是|万一|若)", re.IGNORECASE)
_PAST_ENGLISH = re.compile(
    r"\b(?:was|were|has|have|had)\b(?!\s+to\b)|\balready\b|\blast (?:week|month|friday|monday|tuesday|wednesday|"
    r"thursday|year)\b|\byesterday\b",
    re.IGNORECASE,
)


def label(text: str) -> tuple[Role, int]:
    """The role that a label at the head of ``text`` gives it ("ACTION:", 【决议】), and where the text goes on."""
    found = _LABEL.match(text)
    if not found or not found.lastgroup:
        return Role.UNKNOWN, 0
    return Role(found.lastgroup.rstrip("234")), found.end()


def status(text: str) -> Status:
    """Whether the words of an item say that it is done or cancelled."""
    if _CANCELLED_MARK.search(text):
        return Status.CANCELLED
    return Status.DONE if _DONE_MARK.search(text) else Status.OPEN


def status_cell(text: str) -> Status | None:
    """The status that a cell of its own gives (done, 已完成, cancelled), None when it is still open."""
    if _CANCELLED_MARK.search(text):
        return Status.CANCELLED
    return Status.DONE if _DONE_WORD.match(text) else None


def is_request(text: str) -> bool:
    """Whether a question asks somebody to do something."""
    return bool(_REQUEST.search(text))


def role(text: str) -> Role:
    """The role of a sentence by its own words, as far as they tell before anybody's name is looked at."""
    if _CONDITION.search(text) or _IDEA.search(text):
        return Role.IDEA
    if _QUESTION.search(text) and not is_request(text):
        return Role.QUESTION
    if _DECIDING.search(text):
        return Role.DECISION
    if _NO_ACTION.search(text) or _EVERYBODY.search(text):
        return Role.INFORMATION
    return Role.UNKNOWN


def is_past(text: str) -> bool:
    """Whether an English sentence tells what was or has been."""
    return bool(_PAST_ENGLISH.search(text))
