"""From a sentence to goals: which words belong to which goal, and what they share."""

# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kpi.goals import changes
from kpi.goals.draft import Change, GoalDraft, Reading, Wish
from kpi.goals.metrics import Mention, mentions
from kpi.goals.numerals import numbers
from kpi.goals.people import Said, channels, owners
from kpi.goals.periods import Period, compared, periods
from kpi.model import Per

LONGEST = 2000
"""Characters that are read of one sentence."""

_BREAK = re.compile(
    r"\s*(?:[,，;；。!！?？\n]|\.(?=\s|$))\s*|(?P<and>\s+and\s+(?:also\s+)?|\s*&\s+|(?:以及|[和与及、])|\s+plus\s+)|"
    r"\s+(?:while|whilst|as\s+well\s+as)\s+|(?:同时|并且|并|且)",
    re.IGNORECASE,
)
_MEANS = re.compile(r"\s*(?:through|via|by\s+\w+ing|thanks\s+to|with\s+better|通过|借助|凭借|依靠|利用)", re.IGNORECASE)
_PER = re.compile(
    r"(?:\b(?:a|an|per|each|every)\s+|/\s?)(?P<en>day|week|month|quarter|year)\b|每个?(?P<zh>[天日周月年]|季度)|(?P<mean>[日周月年])均|"
    r"\b(?P<ly>dai|week|month|quarter)ly\b",
    re.IGNORECASE,
)
_PER_ZH: dict[str, Per] = {"天": "day", "日": "day", "周": "week", "月": "month", "季度": "quarter", "年": "year"}
_PER_EN: dict[str, Per] = {
    "day": "day",
    "dai": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
}
_FROM = r"(?:从|由)(?:目前|现在|约|大约|的|每[天日周月年]|[日周月年]均|\s)*[0-9][0-9.,，]*\s*[万千百亿]?[\u4e00-\u9fff%％]{0,2}?\s*"
_UNNAMED = re.compile(
    rf"{_FROM}(?:提升|提高|增长|增加|上升|上涨|涨|降低|下降|减少|缩短|降|减|做)(?:到|至|为)\s*(?:约|每[天日周月年]|\s)*[0-9]"
    r"|\b(?:raise|increase|grow|lift|boost|improve|reduce|cut|lower|decrease|bring)\s+(?:(?:it|this|that|them|these|us)\s+)?"
    r"(?:up\s+|down\s+)?from\s+[$€£¥]?[0-9]",
    re.IGNORECASE,
)
"""A change from one number to another that does not say of what."""
_UNKNOWN = (
    re.compile(
        r"\b(?:increas(?:e|ing)|grow|raise|lift|boost|improve|reduce|cut|lower|decrease|double|triple|halve|get|bring)\s+"
        r"(?:the\s+|our\s+)?(?P<what>[a-z][a-z' -]{2,48}?)\s+(?:by|to|from|\0)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<what>[\u4e00-\u9fffA-Za-z]{{2,14}}?)(?:同比|环比|均|再|要)*(?:{_FROM}|从|由)?(?:同比|环比|均|再|要)*"
        r"(?:提升|提高|增长|增加|上升|上涨|降低|下降|减少|缩短|达到|做到|翻)"
    ),
    re.compile(
        r"(?:提升|提高|增加|降低|减少|缩短|将|把)(?P<what>[\u4e00-\u9fff]{2,14}?)(?:提升|提高|降低|到|至|达|从|由)"
    ),
)
_NOT_A_METRIC = re.compile(
    r"(?:it|them|this|that|these|those|us|每[天日周月年]|[日周月年]均|同比|环比|均|都|再|力争|预计|目标|同时|并)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Group:
    """The words of one goal, ``at`` to ``to``, around the metric they name; ``shares``: "and" ties it to the next."""

    at: int
    to: int
    mention: Mention
    shares: bool


@dataclass(frozen=True, slots=True)
class _Marks:
    """What the whole sentence holds, each at its place."""

    mentions: tuple[Mention, ...]
    periods: tuple[Period, ...]
    owners: tuple[Said, ...]
    channels: tuple[Said, ...]
    past: tuple[tuple[int, int], ...]

    @property
    def dated_and_owned(self) -> list[tuple[int, int]]:
        """Spans of the periods and the owners: nothing in them is a quantity or ends a clause."""
        return [(each.at, each.to) for each in self.periods] + [(each.at, each.to) for each in self.owners]


def read(sentence: str, language: str | None = None, *, today: dt.date) -> Reading:
    """The goals of ``sentence`` (English, Chinese or both), however incomplete, and the wishes that name no measure.

    There is none in a slogan or a report. ``language`` ("en" or "zh") is kept on the drafts; without it, Chinese
    characters decide.
    """
    sentence = sentence[:LONGEST]
    spoken = language or ("zh" if re.search(r"[\u4e00-\u9fff]", sentence) else "en")
    marks = _marks(sentence, today)
    groups, preamble = _groups(sentence, marks)
    heard: list[tuple[_Group, changes.Read, Per | None]] = []
    sign = 0
    for group in groups:
        sign = changes.way(_blank(sentence, marks, group, keep_metric=False), group.mention.metric) or sign
        found = changes.read(_blank(sentence, marks, group), group.mention.metric, sign, _inside(marks.past, group))
        per = _PER.search(sentence, group.at, group.to)
        heard.append((group, found, _per(per) if per else None))
    drafts, wishes = [], []
    for group, found, each_per in _shared_numbers(heard, sentence):
        words, named = sentence[group.at : group.to].strip(), group.mention
        if _is_goal(words, found.change, group, marks):
            draft = GoalDraft(
                words=words, language=spoken, metric=named.metric, metric_words=named.words, vague=named.vague,
                change=found.change, baseline=found.baseline, currency=found.currency, per=each_per,
            )  # fmt: skip
            drafts.append(_placed(draft, group, marks, preamble, sentence))
        elif named.vague and changes.aims(words + sentence[: group.at]):
            wishes.append(Wish(words, named.words, named.vague))
    return Reading(tuple(drafts), tuple(wishes))


def _marks(sentence: str, today: dt.date) -> _Marks:
    who = owners(sentence)
    clear = _without(sentence, [(each.at, each.to) for each in who])
    when = periods(clear, today)
    named = mentions(_without(clear, [(each.at, each.to) for each in when]))
    if not any(each.metric for each in named):
        # A thing the vocabulary does not know may still be asked for with a number.
        named = named or _unknown(_without(clear, [(each.at, each.to) for each in when]))
    return _Marks(named, when, who, channels(sentence), compared(clear))


def _unknown(sentence: str) -> tuple[Mention, ...]:
    if not numbers(sentence):
        return ()
    for pattern in _UNKNOWN:
        for match in pattern.finditer(sentence):
            if not _NOT_A_METRIC.fullmatch(match["what"].strip()):
                return (Mention(*match.span("what"), match["what"].strip(), None),)
    unnamed = _UNNAMED.search(sentence)
    return (Mention(unnamed.start(), unnamed.start(), "", None),) if unnamed else ()


def _groups(sentence: str, marks: _Marks) -> tuple[list[_Group], int]:
    """The goals' words in order, and where the words before the first of them end."""
    protected = [(each.start, each.end) for each in marks.mentions]
    protected += marks.dated_and_owned
    protected += [(each.at, each.to) for each in numbers(sentence)] + list(marks.past)
    pieces: list[tuple[int, int, bool]] = []
    at = 0
    for match in _BREAK.finditer(sentence):
        if any(start < match.end() and match.start() < end for start, end in protected):
            continue
        pieces.append((at, match.start(), match["and"] is not None))
        at = match.end()
    pieces.append((at, len(sentence), False))
    groups: list[_Group] = []
    preamble = 0
    for start, end, joined in pieces:
        here = [each for each in marks.mentions if start <= each.start < end]
        named = next((each for each in here if each.metric), here[0] if here else None)
        if named is None or (_MEANS.match(sentence[start:end]) and len(here) < len(marks.mentions)):
            if groups:
                groups[-1] = replace(groups[-1], to=end, shares=False)
            else:
                preamble = end
            continue
        groups.append(_Group(start, end, named, joined))
    return groups, preamble


def _is_goal(words: str, change: Change | None, group: _Group, marks: _Marks) -> bool:
    wants = changes.aims(words)
    if changes.reports(words):
        return False
    if change is None:
        return wants and group.mention.metric is not None
    return wants or change.kind != "target" or not _inside(marks.past, group)


def _blank(sentence: str, marks: _Marks, group: _Group, *, keep_metric: bool = True) -> str:
    """The group's words with names and dates blanked, so that their digits are no quantities.

    The names of other things are blanked too when only the verbs count (``keep_metric`` False): 新增客户 is no verb.
    """
    spans = marks.dated_and_owned + list(marks.past)
    named = [(each.start, each.end) for each in marks.mentions]
    digits = [(start, end) for start, end in named if any(c.isdigit() for c in sentence[start:end])]
    return _without(sentence, spans + (digits if keep_metric else named))[group.at : group.to]


def _without(sentence: str, spans: Iterable[tuple[int, int]]) -> str:
    letters = list(sentence)
    for start, end in spans:
        letters[start:end] = "\0" * (end - start)
    return "".join(letters)


def _inside(spans: Iterable[tuple[int, int]], group: _Group) -> tuple[tuple[int, int], ...]:
    return tuple((start - group.at, end - group.at) for start, end in spans if group.at <= start and end <= group.to)


def _shared_numbers(
    heard: list[tuple[_Group, changes.Read, Per | None]], sentence: str
) -> list[tuple[_Group, changes.Read, Per | None]]:
    """Leads and demo requests by 10%: the number after the last of several metrics is meant for each."""
    for index in range(len(heard) - 2, -1, -1):
        (group, found, _), (after, following, per) = heard[index], heard[index + 1]
        own_verb = changes.way(sentence[after.at : after.mention.start], after.mention.metric) != 0
        if group.shares and found.change is None and following.change is not None and not own_verb:
            heard[index] = (group, replace(found, change=following.change), per)
    return heard


def _placed(draft: GoalDraft, group: _Group, marks: _Marks, preamble: int, sentence: str) -> GoalDraft:
    """The draft with dates, owners and channel: its own, else the ones the sentence gives for all of its goals."""
    when = [each for each in marks.periods if group.at <= each.at < group.to] or list(marks.periods)
    who = [each for each in marks.owners if group.at <= each.at < group.to] or list(marks.owners)
    where = [each for each in marks.channels if group.at <= each.at < group.to]
    where = where or [each for each in marks.channels if each.at < preamble]
    past = [sentence[start:end] for start, end in marks.past if group.at <= start < group.to]
    if when:
        draft = replace(draft, start=when[0].start, end=when[0].end, open_start=when[0].open_start)
    return replace(
        draft,
        owners=tuple(dict.fromkeys(name for each in who for name in each.who)),
        channel=where[0].who[0] if where else None,
        compared=past[0] if past else None,
    )


def _per(match: re.Match[str]) -> Per:
    chinese = match["zh"] or match["mean"]
    return _PER_ZH[chinese] if chinese else _PER_EN[(match["en"] or match["ly"]).lower()]
