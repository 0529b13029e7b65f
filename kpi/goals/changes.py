"""The change a goal asks for: by how much, to where and from where, read around the numbers of its words."""
# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from dataclasses import dataclass

from kpi.goals.draft import Change
from kpi.goals.metrics import Metric, mentions
from kpi.goals.numerals import Kind, Number, numbers

_UP_EN = r"increas(?:e|es|ing)|grow(?:s|ing|th)?|rais(?:e|es|ing)|lift(?:s|ing)?|boost(?:s|ing)?|up|higher|add(?:s|ing)?|gain(?:s|ing)?|expand|win|rise|climb|doubl(?:e|ing)|tripl(?:e|ing)|quadruple|generate|get|drive|earn|sell|achieve|attract|acquire|deliver"
_DOWN_EN = r"reduc(?:e|es|ing|tion)|cut(?:s|ting)?|lower(?:ing)?|decreas(?:e|es|ing)|drop|shrink|down|fewer|less|bring down|slash|halv(?:e|ing)|trim|decline"
_GOOD_EN = r"improv(?:e|es|ing|ement)|better|optimi[sz]e|strengthen"
_AIM_EN = r"bring|keep|hold|reach|hit|want|need|make|more(?!\s+than)|be|become|build|maintain|enhance|take|move"
_UP_ZH = r"提升|提高|增长|增加|上升|增至|上涨|上浮|涨|扩大|拉升|做大|翻[一两二三四]?番|翻倍|加倍|带来|新增|获取|获得|拉动|拓展"
_BY_ZH = r"提升|提高|增长|增加|上升|上涨|上浮|涨|扩大|拉升|做大|翻"
_DOWN_ZH = r"降低|下降|减少|缩短|压缩|下调|压降|减半|腰斩|降|减"
_GOOD_ZH = r"改善|优化|改进|增强|强化"
_AIM_ZH = r"达到|达成|做到|完成|实现|控制|保持|维持|突破|打造|成为|更多|(?<![重主需])要(?![求点素])|争取|力争"

_UP = re.compile(rf"\b(?:{_UP_EN})\b|{_UP_ZH}", re.IGNORECASE)
_DOWN = re.compile(rf"\b(?:{_DOWN_EN})\b|{_DOWN_ZH}", re.IGNORECASE)
_GOOD = re.compile(rf"\b(?:{_GOOD_EN})\b|{_GOOD_ZH}", re.IGNORECASE)
_AIM = re.compile(rf"\b(?:{_AIM_EN})\b|{_AIM_ZH}", re.IGNORECASE)
_REPORT = re.compile(
    r"\b(?:grew|rose|fell|dropped|declined|was|were|has been|have been|went|climbed)\b|"
    r"(?:提升|提高|增长|增加|上升|上涨|涨|降低|下降|减少|达到|突破|完成)了",
    re.IGNORECASE,
)

_BASE_BEFORE = re.compile(
    r"(?:\b(?:from|currently|current(?:ly at)?|baseline(?:\s+(?:is|of))?|today|now(?:\s+at)?|vs\.?|versus|was|"
    r"compared\s+(?:with|to)|against|starting\s+(?:at|from))\s*(?:about\s+|around\s+|is\s+|[:：]\s*)?|"
    r"(?:从|由|自|目前|当前|现在|(?<![实出体发])现|基线|基数|现状|同期|去年|去年平均)(?:的|约|大约|是|为|每[天日周月年季]|月均|日均|值|[:：]|\s)*)$",
    re.IGNORECASE,
)
_BASE_AFTER = re.compile(r"^\s*(?:的基础上|to\b|→|->|now\b|today\b|at present|的水平)", re.IGNORECASE)
_TO_BEFORE = re.compile(
    r"(?:\b(?:to|at|reach(?:es|ing)?|hit(?:s|ting)?|of|under|below|above|over|least|most|than|exceed(?:ing)?|target(?:\s+is)?)\s*"
    r"(?:about\s+|around\s+|[:：]\s*)?|[→=≥≤<>]\s*|->\s*|"
    r"(?:到|至|达|为|控制在|超过|低于|高于|不少于|突破|做到|完成|实现|获取|获得|获|保持在|维持在|稳定在|过)(?:约|每[天日周月年季]|月均|日均|\s)*)$",
    re.IGNORECASE,
)
_TO_AFTER = re.compile(r"^\s*[\u4e00-\u9fff]?\s*(?:以内|以上|以下|之内)|^\s*or\s+(?:more|less)", re.IGNORECASE)
_CHANGE_OF = re.compile(
    r"\b(?:reduction|growth|increase|decrease|rise|drop|improvement|uplift|cut)\s+of\s*$", re.IGNORECASE
)
_BY_BEFORE = re.compile(
    rf"(?:\bby\s*(?:about\s+|around\s+|at\s+least\s+)?|(?:{_BY_ZH}|{_DOWN_ZH}|{_GOOD_ZH})\s*(?:约|至少|超|\s)*)$",
    re.IGNORECASE,
)
_GROWS_ZH = re.compile(rf"(?:{_BY_ZH})\s*(?:约|至少|超|\s)*$")
_RANK = re.compile(r"(?:\b(?:number|no\.?|top|phase|version|day|year|age)\s*|#\s*|第)$", re.IGNORECASE)
_AGE = re.compile(
    r"\s*(?:[-–~至到]\s*\d+\s*)?(?:岁|[- ]?year[- ]?olds?)|\s*%?\s+of\s+(?:all\s+|our\s+)?[a-z]", re.IGNORECASE
)
_TIMES = frozenset({"days", "hours", "minutes", "seconds", "weeks"})
_LASTING = re.compile(r"\s*(?:天|日(?!活)|周(?!活)|个?星期|个月|年|days?\b|weeks?\b|months?\b|years?\b)", re.IGNORECASE)
"""What makes a number how long a goal has: 30天播放量破百万."""
_MORE_AFTER = re.compile(r"\s*(?:more|additional|extra|further)\b", re.IGNORECASE)
_ADDS_BEFORE = re.compile(r"\b(?:add|gain)\s*$|(?:增加|新增|净增)[^，,。；;]{0,8}$", re.IGNORECASE)
_SIGN = re.compile(r"([+＋−–-])\s*$")


@dataclass(frozen=True, slots=True)
class Read:
    """The change and the baseline of a goal's words, and the currency of either."""

    change: Change | None
    baseline: float | None
    currency: str | None


def way(words: str, metric: Metric | None) -> int:
    """1 when ``words`` ask for more, -1 for less, 0 when they do not say; to improve a cost is to lower it."""
    first = min(
        ((match.start(), sign) for pattern, sign in ((_UP, 1), (_DOWN, -1), (_GOOD, 2))
         if (match := pattern.search(words))),
        default=(0, 0),
    )[1]  # fmt: skip
    if first == 2:
        return -1 if metric is not None and metric.direction == "down" else 1
    return first


def aims(words: str) -> bool:
    """Whether ``words`` hold a verb that wants something: grow, cut, reach; 提升, 降低, 达到."""
    return any(pattern.search(words) for pattern in (_UP, _DOWN, _GOOD, _AIM))


def reports(words: str) -> bool:
    """Whether ``words`` tell of the past (grew, was, 增长了) instead of wanting something."""
    return _REPORT.search(words) is not None


def read(words: str, metric: Metric | None, sign: int, past: tuple[tuple[int, int], ...] = ()) -> Read:
    """The change of ``words``, where everything that is not a quantity is blanked out.

    ``sign``: the way the words go, from ``way``. ``past``: spans that name a past period; a number that follows one
    at once is the baseline.
    """
    change, baseline, currency = None, None, None
    unit = metric.unit if metric is not None else ""
    for number in numbers(words):
        before, after = words[: number.at], words[number.to :]
        if _RANK.search(before) or _AGE.match(after) or (unit not in _TIMES and _LASTING.match(after)):
            continue
        currency = currency or number.currency
        if _is_baseline(number, before, after, past) and _may_stand(number, metric):
            baseline = number.value if baseline is None else baseline
        elif change is None:
            change = _change(number, before, after, metric, sign)
        elif change.kind == "relative" and baseline is None and number.kind in {Kind.PLAIN, Kind.MONEY}:
            # Up 20% to 600 says where it starts, too.
            end = _change(number, before, after, metric, sign)
            if end is not None and end.kind == "target" and change.value > -1 and _TO_BEFORE.search(before):
                baseline = number.value / (1 + change.value)
    return Read(change, baseline, currency)


def _is_baseline(number: Number, before: str, after: str, past: tuple[tuple[int, int], ...]) -> bool:
    if _BASE_BEFORE.search(before) or _BASE_AFTER.match(after):
        return True
    return any(end <= number.at and not before[end:].strip(" 为是约的:：,，\0") for _, end in past)


def _may_stand(number: Number, metric: Metric | None) -> bool:
    """Whether the number can be a figure of the metric: 6% of a rate, 400 of a count."""
    if number.kind is Kind.PER_CENT:
        return metric is None or metric.unit == "%"
    return number.kind in {Kind.PLAIN, Kind.MONEY} or (
        metric is not None and metric.unit in {"points", "ratio"} and number.kind in {Kind.POINTS, Kind.FACTOR}
    )


def _change(number: Number, before: str, after: str, metric: Metric | None, sign: int) -> Change | None:
    signed = _SIGN.search(before)
    if signed:
        sign = 1 if signed[1] in "+＋" else -1
    by = bool(signed) or _BY_BEFORE.search(before) is not None or _CHANGE_OF.search(before) is not None
    to = not by and (_TO_BEFORE.search(before) is not None or _TO_AFTER.match(after) is not None)
    good = -1 if metric is not None and metric.direction == "down" else 1
    unit = metric.unit if metric is not None else ""
    if number.kind is Kind.FACTOR:
        if unit == "ratio" and not by:
            return Change("target", number.value)
        # 增长两倍 adds twice as much; 2x, double, 翻番 and 增长到两倍 end at twice.
        return Change("relative", number.value if _GROWS_ZH.search(before) else number.value - 1)
    if number.kind is Kind.FRACTION:
        return Change("relative", (sign or -1) * number.value)
    if number.kind is Kind.POINTS and not (to and unit == "points"):
        return Change("points" if unit != "points" else "delta", (sign or good) * number.value)
    if number.kind is Kind.PER_CENT:
        named = metric is not None and _names(after, metric)
        return _per_cent(number.value, unit, to=to or (named and not by), by=by, sign=sign, good=good)
    more = _MORE_AFTER.match(after) is not None
    if by or more or (metric is not None and metric.stock and _ADDS_BEFORE.search(before)):
        return Change("delta", (sign or good) * number.value)
    return Change("target", number.value)


def _names(after: str, metric: Metric) -> bool:
    """Whether the metric's name follows at once: a 4% CTR, 4%的点击率."""
    follows = mentions(after)
    return bool(follows) and follows[0].metric == metric and after[: follows[0].start].strip() in {"", "的"}


def _per_cent(value: float, unit: str, *, to: bool, by: bool, sign: int, good: int) -> Change | None:
    if unit == "%" and (to or (not by and not sign)):
        return Change("target", value)
    if to and unit and unit != "%":
        # To 120% of a count is a fifth more; to 60% of one says nothing that can be aimed at.
        return Change("relative", value / 100 - 1) if value > 100 else None
    if to:
        return Change("target", value)
    return Change("relative", (sign or good) * value / 100, unsure=unit == "%")
