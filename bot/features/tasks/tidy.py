"""A request without its scaffolding: the date, the helpers and the little words taken out, the task left."""

from __future__ import annotations

import re

from bot.wording import MENTION
from campaigns.due.model import Due
from consistency.nlp.scripts import HAN

_HAN = re.compile(f"[{HAN}]")
_BEFORE_DUE = re.compile(
    r"(?:[\s,，、;；(（]*(?:\b(?:by|before|until|till|due|on|at|for|in|is|it's|deadline|no later than|not later than|"
    r"latest|every|each|the|end of|starting|from|and|ready)\b|截止(?:日期|时间|到)?(?:是|为|到)?|ddl|"
    r"最晚|最迟|不晚于|务必|务必在|要在|须在|于|在|每个?|"
    r"时间[:：]?|[:：]))+[\s,，、;；(（]*$",
    re.IGNORECASE,
)
_AFTER_DUE = re.compile(
    r"^\s*(?:之前|以前|前|之内|以内|内|截止|为止|到期|at the latest|latest|deadline|or earlier|sharp)*[)）]*",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    # From where a run of blanks and commas begins: tried from each place in it, a long one would take a square of time.
    r"(?<![\s,，、])[\s,，、]*"
    r"(?:\b(?:with|and|together with|along with|help from|cc)\b|和|与|跟|同|、|协同|配合|协助[:：]?|抄送)\s*"
    r"((?:<@[UW][A-Z0-9]+(?:\|[^<>]*)?>[\s,，、和与&]*(?:\band\b\s*)?)+)(?:一起|共同|协助|配合|帮忙)?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:[\s,，.。:：;；、!！—–-]+|(?:to|that|about|of|please|pls|kindly|do|do the)\s+|(?:the|a|an)\s+(?=\w)"
    rf"|(?:一下|请|记得|务必|需要|麻烦|要(?=[{HAN}])|去(?=[{HAN}]{{2}})))?",
    re.IGNORECASE,
)
_END_MARKS = " ,，.。:：;；、!！?？~～—–(（-"
_END_WORD = re.compile(
    r"(?:\s+(?:by|before|until|due|on|at|for|and|please|pls|thanks|thank you|thx)"
    r"|[,，]?(?:谢谢|多谢|辛苦了?|拜托了?|哈|哦|啦|截止|最晚|最迟|务必))$",
    re.IGNORECASE,
)
_LONGEST_END = 12
"""Characters that ``_END_WORD`` needs at most, with the blank before it."""
_NAMED_PERIOD = re.compile(r"(?:the\s+)?(?:Q[1-4]|H[12])(?:\s+20\d\d)?|[第]?[一二三四]季度", re.IGNORECASE)
_TIED = re.compile(
    r"(?:\b(?:by|before|in|until|end of|during|within)|截止|最晚|在)\s*(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE
)
_RHYTHMS = (
    (r"every (?:work|week|business)\s?day|\beach weekday|每个?工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    (r"every (?:other|two|2|second) |biweekly|fortnight|每两周|隔周|双周", "FREQ=WEEKLY;INTERVAL=2"),
    (r"quarterly|every quarter|每个?季度?", "FREQ=MONTHLY;INTERVAL=3"),
    (r"monthly|every month|each month|每个?月", "FREQ=MONTHLY"),
    (r"yearly|annually|every year|每年", "FREQ=YEARLY"),
    (r"\bdaily|every\s?day|every (?:morning|evening)|each day|每天|每日|每早|每晚", "FREQ=DAILY"),
)


def one_line(text: str) -> str:
    """``text`` with every run of white space as one space, mentions without the name some clients add."""
    return MENTION.sub(r"<@\1>", " ".join(text.split()))


def one_sentence(text: str) -> bool:
    """Whether ``text`` goes on after no full stop: copy has sentences, a request has one."""
    return not re.search(r"[.!?]\s+\S|[。！？!?]\s*\S", text.strip()) and len(text) <= 160


def first_mention(text: str) -> tuple[str | None, str]:
    """The first person mentioned, and ``text`` without that mention."""
    found = MENTION.search(text)
    if found is None:
        return None, text
    return found[1], _joined(text[: found.start()], text[found.end() :])


def helpers(text: str) -> tuple[tuple[str, ...], str]:
    """People who help (with <@U2>, 和 <@U2> 一起), and ``text`` without them."""
    people: list[str] = []
    while found := _HELPERS.search(text):
        people += MENTION.findall(found[1])
        text = _joined(text[: found.start()], text[found.end() :])
    return tuple(people), text


def without_due(text: str, due: Due) -> str:
    """``text`` without the words of its due date and what ties them to the sentence."""
    before = _BEFORE_DUE.sub("", text[: due.start])
    after = text[due.end :]
    return _joined(before, after[_AFTER_DUE.match(after).end() :])  # type: ignore[union-attr]


def names_a_thing(text: str, due: Due) -> bool:
    """Whether the words of the date only say which thing is meant, as in the Q3 numbers."""
    period = _NAMED_PERIOD.fullmatch(due.words)
    return bool(period) and not _TIED.search(text[: due.start]) and not _AFTER_DUE.match(text[due.end :])[0].strip()  # type: ignore[index]


def recurrence(text: str) -> str:
    """The rule of the rhythm that ``text`` names; a weekday alone repeats by the week."""
    lowered = text.lower()
    return next((rule for words, rule in _RHYTHMS if re.search(words, lowered)), "FREQ=WEEKLY")


def title(text: str) -> str:
    """What is left as a title: no little words at its ends, a capital at its start."""
    text = " ".join(text.split())
    while (shorter := _without_end(text[_LEADING.match(text).end() :])) != text:  # type: ignore[union-attr]
        text = shorter
    return text[:1].upper() + text[1:] if re.match(r"[a-z][a-z]*\b", text) else text


def _without_end(text: str) -> str:
    """``text`` without the marks at its end, or where there are none without the little word there."""
    bare = text.rstrip(_END_MARKS)
    if bare != text:
        return bare
    start = max(0, len(text) - _LONGEST_END)
    return text[:start] + _END_WORD.sub("", text[start:])


def _joined(before: str, after: str) -> str:
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return before + after
    tight = after[0] in ",，.。;；、!！?？)）" or (_HAN.match(before[-1]) and _HAN.match(after[0]))
    return before + after if tight else f"{before} {after}"
