"""Days in English: tomorrow, next Friday, the 15th, March 12, 3/12, the last Friday of March."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from campaigns.due import days, periods
from campaigns.due.atoms import Context, Day, Made, Rule, Sort, english
from campaigns.due.english_periods import MONTH, PERIOD, named_period
from campaigns.due.model import Reason
from campaigns.due.numerals import EN_COUNT, EN_ORDINAL, english_count, english_ordinal
from consistency.months import MONTH_NUMBER
from consistency.weekdays import WEEKDAY as WHOLE_WEEKDAY
from consistency.weekdays import WEEKDAY_SHORT, weekday_number

WEEKDAY = (
    r"(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|"
    r"sat(?:urdays?)?|sun(?:days?)?)\.?"
)
_SHORT = rf"(?:{WEEKDAY_SHORT})"
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
_DOM = rf"(?:[0-3]?\d(?:st|nd|rd|th)?|{EN_ORDINAL})"


def _weekday(word: str) -> int:
    """0 for Monday, as ``date.weekday`` counts."""
    return weekday_number(word) - 1


def _dom(word: str) -> int:
    return english_ordinal(word) if not word.isdigit() else int(word)


def _near(match: re.Match[str], context: Context) -> Made:
    word = match[0]
    if "after" in word:
        return days.relative(context, 2)
    return days.relative(context, 0 if word.startswith("tod") else 1)


def _said_weekday(match: re.Match[str], context: Context) -> Made:
    number, how = _weekday(match["day"]), match["how"] or ""
    if "next" in how or "following" in how:
        return days.next_weekday(context, number)
    if "every" in how or "each" in how:
        return replace(days.weekday(context, number), recurring=True)
    if "coming" in how:
        return days.point(days.weekday(context, number).due)
    if "this" in how:
        return days.this_weekday(context, number)
    return days.weekday(context, number)


def _weekday_in_week(match: re.Match[str], context: Context) -> Made:
    ahead = {"this": 0, "next": 1, "following": 1, "after": 2}[match["which"]]
    return days.weekday_of_week(context, _weekday(match["day"]), ahead)


def _weekday_week(match: re.Match[str], context: Context) -> Made:
    base = days.weekday(context, _weekday(match["day"]))
    return replace(days.point(base.due + periods.WEEK), options=((base.due, Reason.COMING_WEEK),))


def _weeks_on(match: re.Match[str], context: Context) -> Made:
    """Two weeks on Thursday, a week today: so many weeks after that day."""
    near = {"today": 0, "tomorrow": 1}.get(match["near"] or "")
    base = days.weekday(context, _weekday(match["day"])) if near is None else days.relative(context, near)
    return days.point(base.due + int(english_count(match["count"])) * periods.WEEK)


def _weekday_week_on(match: re.Match[str], context: Context) -> Made:
    return days.point(days.weekday(context, _weekday(match["day"])).due + periods.WEEK)


def _month_date(match: re.Match[str], context: Context) -> Made:
    groups = match.groupdict()
    month, number = MONTH_NUMBER[groups["month"][:3]], _dom(groups["dom"])
    year = days.full_year((groups.get("year") or "").strip("'") or None)
    day = days.month_day(context, month, number, year)
    until = groups.get("until")
    if day and until and (last := days.month_day(context, month, _dom(until), year)) and last.due > day.due:
        return Day(day.due, last.due, last.due, options=((day.due, Reason.PERIOD_START),))
    return day


def _numeric(match: re.Match[str], context: Context) -> Made:
    return days.numeric(context, int(match["one"]), int(match["two"]), days.full_year(match["year"]))


def _iso(match: re.Match[str], context: Context) -> Made:
    return days.month_day(context, int(match["month"]), int(match["dom"]), int(match["year"]))


def _dotted(match: re.Match[str], context: Context) -> Made:
    return days.month_day(context, int(match["two"]), int(match["one"]), days.full_year(match["year"]))


def _the_nth(match: re.Match[str], context: Context) -> Made:
    number, where = english_ordinal(match["dom"]), match["where"] or ""
    if "next" in where or "following" in where:
        return days.day_of_month(context, number, periods.month_ahead(context, 1).first)
    if "every" in where or "each" in where:
        day = days.day_of_month(context, number)
        return replace(day, recurring=True) if day else None
    if where:
        return days.day_of_month(context, number, periods.month_ahead(context, 0).first)
    return days.day_of_month(context, number)


def _nth_in_period(match: re.Match[str], context: Context) -> Made:
    count = -1 if match["nth"].startswith(("last", "final")) else english_ordinal(match["nth"])
    recurring = bool(match["every"]) or match["period"].startswith(("every", "each"))
    whole = named_period(match["period"], context) if match["period"] else periods.month_ahead(context, 0)
    if whole is None or whole.sort is Sort.WEEKEND:
        return None
    found = _count(context, whole, match["what"], count)
    unnamed = not match["period"] or match["period"] == "month"
    if found and found.due < context.today and whole.sort is Sort.MONTH and (recurring or unnamed):
        found = _count(context, periods.month_ahead(context, 1), match["what"], count)
    return replace(found, recurring=True) if found and recurring else found


def _count(context: Context, whole: Day, what: str, count: int) -> Day | None:
    if what == "week":
        return periods.nth_week(context, whole, count)
    if what == "day":
        return days.point(whole.last if count < 0 else whole.first + timedelta(days=count - 1))
    if "day" in what and what.split()[0] in {"working", "business", "work"}:
        day = context.calendar.nth(whole.first, whole.last, count)
        return days.point(day) if day else None
    return periods.nth_weekday(whole, _weekday(what), count)


def _next_working(match: re.Match[str], context: Context) -> Made:
    return days.point(context.calendar.add(context.today, 1))


def _weekdays_later(match: re.Match[str], context: Context) -> Made:
    base = days.weekday(context, _weekday(match["day"]))
    return days.point(base.due + (int(english_count(match["count"])) - 1) * periods.WEEK)


_WHEN = r"(?:next|the following|following|every|each|this|coming|this coming|the coming|next coming)"
_NTH = rf"(?:last|final|{EN_ORDINAL})"
_WHAT = rf"(?:(?:working|business|work) day|weekday|day|week|{WHOLE_WEEKDAY}|{_SHORT})"

RULES: tuple[Rule, ...] = (
    english(r"(?:the )?day after (?:tomorrow|tmrw|tmr)|today|tomorrow|tmrw|tmr|tmw|tomoz|2moro(?:w)?", _near),
    english(rf"(?P<how>{_WHEN}) (?P<day>{WHOLE_WEEKDAY})", _said_weekday),
    english(rf"(?P<how>)(?P<day>{WHOLE_WEEKDAY})", _said_weekday, alone=False),
    english(rf"(?P<how>{_WHEN}) (?P<day>{_SHORT})\.?", _said_weekday),
    english(rf"(?P<day>{WHOLE_WEEKDAY}) (?P<how>coming)(?! to)", _said_weekday),
    english(rf"(?P<how>)(?P<day>{_SHORT})", _said_weekday, alone=False),
    english(rf"(?P<day>{WEEKDAY}),? (?:of |in |the )*(?P<which>next|this|following) week", _weekday_in_week),
    english(rf"(?P<which>next|this|following) week(?:'s)?,? (?:on )?(?P<day>{WEEKDAY})", _weekday_in_week),
    english(rf"(?P<day>{WEEKDAY}) (?:the )?week (?P<which>after) next", _weekday_in_week),
    english(rf"(?:the )?(?P<day>{WHOLE_WEEKDAY}|{_SHORT}) after next", _weekday_week_on),
    english(rf"(?:a week (?:on )?(?P<day>{WEEKDAY}))", _weekday_week),
    english(
        rf"(?<!every )(?<!for )(?P<count>{EN_COUNT}) weeks? (?:(?P<near>today|tomorrow)|on (?P<day>{WEEKDAY}))",
        _weeks_on,
    ),
    english(rf"(?P<day>{WHOLE_WEEKDAY}) week(?! of)", _weekday_week),
    english(rf"(?P<count>{EN_COUNT}) (?P<day>{WHOLE_WEEKDAY}) (?:from now|later|away)", _weekdays_later),
    english(
        rf"(?P<month>{MONTH})\.?,? ?(?:the )?(?P<dom>{_DOM})(?!\d|:\d|\.\d| ?(?:am|pm))(?: ?(?:-|to|through|"
        rf"until) ?(?P<until>{_DOM})"
        rf"(?! ?(?:am|pm|:)))?(?:,? (?:of )?(?P<year>{_YEAR}))?",
        _month_date,
    ),
    english(
        rf"(?:the )?(?P<dom>{_DOM})(?: ?(?:-|to|through|"
        rf"until) ?(?P<until>{_DOM}))?(?: day)?[ -]?(?:of )?(?P<month>{MONTH})\.?"
        rf"(?:,?[ -](?:of )?(?P<year>{_YEAR}))?",
        _month_date,
    ),
    english(r"(?P<year>20\d\d)[-/.](?P<month>[01]?\d)[-/.](?P<dom>[0-3]?\d)", _iso),
    english(r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<dom>[0-2]\d|3[01])", _iso, alone=False),
    english(r"(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)/(?P<year>20\d\d|\d\d)", _numeric),
    english(r"(?P<one>[01]?\d)-(?P<two>[0-3]?\d)-(?P<year>20\d\d)", _numeric),
    english(r"(?P<one>[0-3]?\d)/(?P<two>[0-3]?\d)(?![/.\d])(?P<year>)", _numeric, alone=False),
    english(r"(?P<one>[0-3]?\d)\.(?P<two>[01]?\d)\.(?P<year>20\d\d)", _dotted),
    english(
        rf"(?:the )?(?P<dom>{EN_ORDINAL})(?P<where> (?:day )?of (?:this|next|the|the following|the current|"
        rf"every|each) month)",
        _the_nth,
    ),
    english(
        rf"the (?P<dom>{EN_ORDINAL})(?P<where>)(?! (?:of|time|one|version|draft|round|edition|century)(?![a-z]))",
        _the_nth,
        alone=False,
    ),
    english(
        r"(?P<dom>[0-3]?\d(?:st|nd|rd|th))(?P<where>)(?! (?:of|time|one|version|draft|round|edition|"
        r"century)(?![a-z]))",
        _the_nth,
        alone=False,
    ),
    english(
        rf"(?P<every>)(?:the )?(?P<nth>{_NTH}) (?P<what>{_WHAT}) (?:of|in) (?:the )?(?P<period>{PERIOD})",
        _nth_in_period,
    ),
    english(rf"(?P<every>every )(?P<nth>{_NTH}) (?P<what>{_WHAT})(?: of (?:the )?month)?(?P<period>)", _nth_in_period),
    english(r"(?:the )?next (?:working|business|work) day", _next_working),
    english(r"mid-?week", lambda match, context: days.weekday(context, 2), alone=False),
)
