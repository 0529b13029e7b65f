"""Stretches in English: end of month, mid-April, EOQ, next week, by Q2, year-end, the weekend, the week of March 16."""

from __future__ import annotations

import re
from datetime import timedelta

from campaigns.due import days, periods
from campaigns.due.atoms import Context, Day, Made, Rule, Sort, english
from campaigns.due.model import Reason
from consistency import months

MONTH = f"(?:{months.MONTH})"
_NEAR = (
    r"(?:(?:this|next|the|our|the coming|coming|the following|following|the current|current|every|each|"
    r"the month after) )"
)
_UNIT = (
    r"(?:week|month|(?:(?:fiscal|financial) )?quarter|half(?:[- ]year)?|(?:(?:fiscal|financial|"
    r"calendar) )?year|fy)"
)
_YEAR = r"(?:20\d\d|'?\d\d)"
PERIOD = (
    rf"(?:{_NEAR}?{_UNIT}(?: after next)?|(?:next |this )?{MONTH}\.?(?:,? (?:of )?(?:(?:19|20)\d\d|next year|"
    rf"this year))?|"
    rf"(?:fiscal )?q[1-4](?:[- ](?:of )?(?:fy ?)?{_YEAR})?|20\d\d[- ]?q[1-4]|h[12](?: (?:fy ?)?20\d\d)?|"
    rf"fy ?(?:20)?\d\d|20\d\d)"
)
"""Pattern of a stretch that ``named_period`` understands."""

_EDGES = {
    "end": "end", "close": "end", "late": "late", "later": "late", "back end": "end", "second half": "end",
    "last week": "end", "rest": "end", "remainder": "end",
    "start": "start", "beginning": "start", "top": "start", "early": "early", "first half": "middle",
    "mid": "middle", "middle": "middle",
}  # fmt: skip


def named_period(words: str, context: Context) -> Day | None:
    """The stretch that ``PERIOD`` matched, the first that is not over where none is said; None for no such stretch."""
    words = words.strip()
    if found := re.fullmatch(r"(20\d\d)[- ]?q([1-4])", words):
        return periods.quarter(context, int(found[2]), int(found[1]))
    if found := re.search(r"q([1-4])(?:[- ](?:of )?(?:fy ?)?'?(\d+))?$", words):
        return periods.quarter(context, int(found[1]), days.full_year(found[2]))
    if found := re.search(r"h([12])(?: (?:fy ?)?(\d+))?$", words):
        return periods.half(context, int(found[1]), days.full_year(found[2]))
    if found := re.fullmatch(r"fy ?(\d+)", words):
        return periods.fiscal_year(context, days.full_year(found[1]))
    if re.fullmatch(r"20\d\d", words):
        return periods.year(int(words))
    if found := re.search(rf"({MONTH})\.?(?:,? (?:of )?(next|this) year)$", words):
        year = context.today.year + (found[2] == "next")
        return periods.named_month(context, months.MONTH_NUMBER[found[1][:3]], year)
    if found := re.search(rf"({MONTH})\.?(?:,? (?:of )?((?:19|20)\d\d))?$", words):
        return periods.named_month(context, months.MONTH_NUMBER[found[1][:3]], days.full_year(found[2]))
    ahead = (
        2 if "after next" in words or "month after" in words else int(bool(re.search("next|following|coming", words)))
    )
    if "week" in words:
        return periods.week(context, ahead)
    if "month" in words:
        return periods.month_ahead(context, ahead)
    if "quarter" in words:
        return periods.quarter_ahead(context, ahead)
    if "half" in words:
        return periods.half(context, 1 if periods.half(context, 1).first <= context.today else 2)
    if "fiscal" in words or "financial" in words or "fy" in words:
        now = periods.fiscal_year(context)
        return periods.fiscal_year(context, now.last.year + ahead)
    return periods.year(context.today.year + ahead)


def _edge(match: re.Match[str], context: Context) -> Made:
    whole = named_period(match["period"], context)
    if whole is None:
        return None
    which = _EDGES[match["edge"].strip(" -")]
    if whole.sort is Sort.QUARTER and which == "late":
        which = "end"
    found = periods.edge(context, whole, which)
    if found.due < context.today and re.fullmatch(r"(?:the )?month|", match["period"].strip()):
        return periods.upcoming_edge(context, which)
    return found


def _unit_end(match: re.Match[str], context: Context) -> Made:
    words = {"w": "week", "m": "month", "q": "quarter", "y": "year", "fy": "fiscal year"}
    said = match["unit"].strip()
    whole = named_period(words.get(said, said), context)
    return periods.edge(context, whole, "end") if whole else None


def _bare(match: re.Match[str], context: Context) -> Made:
    return named_period(match["period"], context)


def _weekend(match: re.Match[str], context: Context) -> Made:
    ahead = 1 if "next" in match[0] or "following" in match[0] else 0
    monday = context.today - timedelta(days=context.today.weekday()) + ahead * periods.WEEK
    saturday, sunday = monday + timedelta(days=5), monday + timedelta(days=6)
    return Day(saturday, sunday, sunday, Sort.WEEKEND, ((saturday, Reason.PERIOD_START),))


def _week_of(match: re.Match[str], context: Context) -> Made:
    number = match["dom"] or match["dom2"] or match["dom3"]
    digits = int(re.sub(r"\D", "", number))
    name = match["month"] or match["month2"]
    day = days.month_day(context, months.MONTH_NUMBER[name[:3]], digits) if name else days.day_of_month(context, digits)
    if day is None:
        return None
    monday = day.due - timedelta(days=day.due.weekday())
    due = monday + timedelta(days=context.settings.week_end)
    return Day(monday, monday + timedelta(days=6), due, Sort.EDGE, ((monday, Reason.PERIOD_START),))


RULES: tuple[Rule, ...] = (
    english(
        rf"(?:(?:by|before) )?(?:the )?(?P<edge>end|close|back end|start|beginning|top|middle|first half|"
        rf"second half|last week|rest|remainder)"
        rf" (?:of|in) (?:the )?(?P<period>{PERIOD})",
        _edge,
    ),
    english(rf"(?P<edge>mid|middle|early|late|later)(?: in)?(?: the)?[ -](?:of )?(?P<period>{PERIOD})", _edge),
    english(rf"(?P<edge>end) (?P<period>(?:next |this )?(?:week|month|quarter|year|{MONTH}|q[1-4]))", _edge),
    english(r"within (?P<period>(?:the|this) (?:week|month|quarter|year))", _bare),
    english(r"eo(?P<unit>w|m|q|y|fy)", _unit_end),
    english(
        r"(?:the )?(?P<unit>month|quarter|(?:fiscal |financial )?(?:year|quarter)|fy|week's|month's|quarter's|"
        r"year's|fy ?\d\d|q[1-4])[ -]end",
        _unit_end,
    ),
    english(
        r"(?P<period>(?:this|next|the coming|the following|following|the current|current) (?:week|month|quarter|"
        r"(?:fiscal |financial |calendar )?year)"
        r"|(?:the )?(?:week|month) after next)",
        _bare,
    ),
    english(
        rf"(?P<period>{MONTH}\.?(?:,? (?:of )?(?:(?:19|20)\d\d|next year|this year))?|"
        rf"(?:fiscal )?q[1-4](?:[- ](?:of )?(?:fy ?)?{_YEAR})?|20\d\d[- ]?q[1-4]|h[12]|fy ?(?:20)?\d\d|20\d\d)",
        _bare,
        alone=False,
    ),
    english(r"(?:this |next |the coming |the following )(?:long |bank holiday )?weekend", _weekend),
    english(r"(?:the )?(?:long |bank holiday )?weekend", _weekend, alone=False),
    english(
        rf"(?:the )?(?:week (?:of|commencing|beginning|starting)|w/c|w/o|wc)(?: on)?(?: monday,?)? (?:the )?"
        rf"(?:(?P<month>{MONTH})\.? (?P<dom>[0-3]?\d(?:st|nd|rd|th)?)|(?P<dom2>[0-3]?\d(?:st|nd|rd|"
        rf"th)?)(?: of)? (?P<month2>{MONTH})"
        rf"|(?P<dom3>[0-3]?\d(?:st|nd|rd|th)))",
        _week_of,
    ),
)
