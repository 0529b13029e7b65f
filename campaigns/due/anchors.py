"""Holidays as anchors of a plan: Christmas, 国庆, 双11, "the holiday", 节前, 年后, with the free days around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from campaigns.due import festivals
from campaigns.due.atoms import Context, Day, Made, Rule, Sort, chinese, english
from campaigns.due.days import full_year
from campaigns.due.model import Reason

_SPRING_FESTIVAL = next(place for place, names in enumerate(festivals.NAMES) if "春节" in names)
_GENERIC_EN = r"(?:the |this |our )?(?:(?:public |national |bank |next |upcoming )?holidays?|(?:long |holiday )break)"
_GENERIC_ZH = (
    r"(?:节假日|节日|假期|长假|小长假|放假|节)(?=之?[前后]|以[前后]|过后)|(?<=过完|过了)(?:节|假期|长假)|"
    r"(?:收假|假期结束|复工)(?=后|之后)"
)


def around(context: Context, day: date) -> Day:
    """A holiday with the free days around it; the day itself is meant, the last working day before is offered."""
    first, last = context.calendar.stretch(day) if context.calendar.is_holiday(day) else (day, day)
    return Day(first, last, day, Sort.HOLIDAY)


def before(context: Context, day: Day) -> Day:
    """ "Before the holiday": the day before it; the last working day before the break is the other reading."""
    eve = date.fromordinal(day.due.toordinal() - 1)
    working = context.calendar.at_or_before(date.fromordinal(day.first.toordinal() - 1))
    options = ((working, Reason.LAST_WORKING_DAY),) if context.today <= working < eve else ()
    return Day(eve, eve, eve, options=options)


def after(context: Context, day: Day) -> Day:
    """After the holiday, the weekend or any other stretch: the first working day that follows."""
    back = context.calendar.add(day.last, 1)
    return Day(back, back, back)


def _festival(place: int) -> Callable[[re.Match[str], Context], Made]:
    def build(match: re.Match[str], context: Context) -> Made:
        year = full_year(match["year"])
        day = festivals.in_year(place, year) if year else festivals.next_day(place, context.today)
        return around(context, day) if day else None

    return build


def _next_break(match: re.Match[str], context: Context) -> Made:
    day = context.calendar.next_break(context.today)
    return around(context, _festival_in(context, day)) if day else None


def _festival_in(context: Context, day: date) -> date:
    """The day the break is named after, where the tables know it; else its first free day."""
    first, last = context.calendar.stretch(day)
    named = (festivals.next_day(place, first) for place in range(len(festivals.NAMES)))
    inside = [each for each in named if each and first <= each <= last and context.calendar.is_holiday(each)]
    return min(inside, default=day)


def _turn_of_year(match: re.Match[str], context: Context) -> Made:
    day = festivals.next_day(_SPRING_FESTIVAL, context.today)
    return around(context, day) if day else None


RULES: tuple[Rule, ...] = (
    *(
        rule
        for place, names in enumerate(festivals.NAMES)
        for rule in (
            english(rf"(?:the )?(?:{names})(?: (?P<year>20\d\d))?", _festival(place), alone=False),
            chinese(rf"(?:(?P<year>20\d\d)年?)?(?:{names})(?:假期|长假|小长假|大促)?", _festival(place), alone=False),
        )
    ),
    english(_GENERIC_EN, _next_break, alone=False),
    chinese(_GENERIC_ZH, _next_break, alone=False),
    chinese(r"(?<![今明后去本])(?<!\d)年(?=前|后(?!年))(?!前景|后续)|(?<=过完)年", _turn_of_year, alone=False),
)
