"""Times and lengths in English: 3pm, half past four, noon, EOD, 2-4pm, tonight, in two weeks, T+3."""

from __future__ import annotations

import re
from datetime import time

from campaigns.due import days
from campaigns.due.atoms import Clock, Context, Length, Made, Part, Rule, english
from campaigns.due.model import Reason
from campaigns.due.numerals import EN_COUNT, EN_ORDINAL, english_count, english_ordinal
from campaigns.due.periods import add_months
from consistency.nlp.scripts import HAN
from consistency.numerals import EN_ONES
from consistency.weekdays import WEEKDAY

PARTS = {
    "morning": Part(time(8), time(12), afternoon=False),
    "afternoon": Part(time(12), time(18), afternoon=True),
    "evening": Part(time(18), time(22), afternoon=True),
    "night": Part(time(20), time(23, 59), afternoon=True),
}
_AMPM = r"(?P<half>[ap])\.? ?m\.?"
_UNITS = {
    "min": "minute", "hou": "hour", "hr": "hour", "hrs": "hour", "h": "hour", "day": "day", "wee": "week", "wk": "week",
    "wks": "week", "mon": "month", "yea": "year", "yr": "year", "yrs": "year",
}  # fmt: skip
_UNIT = (
    r"(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?|yrs?|fortnights?|(?:working|business|"
    r"biz|work|week) ?days?|bds?)"
)
_LENGTH = (
    rf"(?:(?P<halfunit>half an? (?:hour|day|month|year))|(?:an? (?P<some>day|week|month|hour) or two)|"
    rf"(?:\d+ ?(?:-|to|or) ?)?(?P<count>{EN_COUNT})(?P<plus> and a half)? ?(?P<unit>{_UNIT})(?P<tail> and a half)?)"
)
_HOURS = EN_ONES[:12]


def hour_clock(
    hour: int, minute: int, half: str | None, *, padded: bool = False, written: bool = False
) -> Clock | None:
    """A time as said: with a or p, in 24 hours, or bare and then taken in working hours (7:00 to 18:59).

    ``padded`` marks 09 and ``written`` a time with minutes in digits, where 10:30 is the morning without doubt.
    """
    if hour > 24 or minute > 59 or (hour == 24 and minute) or (half and not 1 <= hour <= 12):
        return None
    if hour == 24:
        return Clock(0, shift=1)
    if half:
        return Clock(hour % 12 + (12 if half == "p" else 0), minute)
    if hour > 12 or hour == 0 or padded:
        return Clock(hour, minute)
    if hour == 12:
        return Clock(12, minute)
    return Clock(hour + 12 if hour < 7 else hour, minute, certain=written and hour >= 10)


def _hour(word: str) -> int:
    """An hour in figures or as a word from one to twelve."""
    return int(word) if word.isdigit() else _HOURS.index(word) + 1


def _time(match: re.Match[str], context: Context) -> Made:
    groups = match.groupdict()
    hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
    return hour_clock(
        hour, minute, groups.get("half"), padded=match["hour"].startswith("0"), written=bool(groups.get("minute"))
    )


def _range(match: re.Match[str], context: Context) -> Made:
    half, half2 = match["half"], match["half2"]
    last = hour_clock(int(match["hour2"]), int(match["minute2"] or 0), half2)
    first = hour_clock(
        int(match["hour"]), int(match["minute"] or 0), half or half2, padded=match["hour"].startswith("0")
    )
    if not first or not last:
        return None
    if not half and half2 == "p" and (first.hour, first.minute) > (last.hour, last.minute):
        first = Clock(first.hour - 12, first.minute)
    return Clock(first.hour, first.minute, first.certain or last.certain, until=(last.hour, last.minute))


def _range_in_day(match: re.Match[str], context: Context) -> Made:
    if not re.search(r"(?:today|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\W*$", match.string[: match.start()]):
        return None
    return _range(match, context)


def _past_hour(match: re.Match[str], context: Context) -> Made:
    hour = _hour(match["hour"])
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(match["part"]) or int(english_count(match["part"]))
    if match["way"] == "to":
        hour, minutes = (hour - 1) or 12, 60 - minutes
    return hour_clock(hour, minutes, match["half"])


def _half_hour(match: re.Match[str], context: Context) -> Made:
    """British "half five", half past five."""
    hour = _hour(match["hour"])
    return hour_clock(hour, 30, match["half"])


def _same_time(match: re.Match[str], context: Context) -> Made:
    clock = Clock(context.now.hour, context.now.minute)
    ahead = {"week": 7, "fortnight": 14}.get(match["unit"] or "")
    if ahead:
        return days.relative(context, ahead), clock
    return (days.point(add_months(context.today, 1)), clock) if match["unit"] else clock


def _spelled(match: re.Match[str], context: Context) -> Made:
    """Three thirty."""
    return hour_clock(_hour(match["hour"]), int(english_count(match["minute"])), None)


def _word_hour(match: re.Match[str], context: Context) -> Made:
    return hour_clock(_hour(match["hour"]), 0, None)


def _eod(match: re.Match[str], context: Context) -> Made:
    end = context.settings.end_of_day
    return Clock(end.hour, end.minute, eod=True)


def _today_part(match: re.Match[str], context: Context) -> Made:
    name = "night" if match[0] in {"tonight", "tonite"} or "night" in match[0] else match[0].split()[-1]
    return days.relative(context, 0), PARTS[name]


def _unit(word: str) -> str:
    if re.match(r"(?:working|business|biz|work|week) ?day|bd", word):
        return "workday"
    return _UNITS.get(word[:3]) or _UNITS[word]


def length_of(match: re.Match[str]) -> Length:
    """The length that ``_LENGTH`` matched."""
    if match["halfunit"]:
        return Length(0.5, match["halfunit"].split()[-1])
    if match["some"]:
        return Length(2, match["some"])
    amount = english_count(match["count"]) + (0.5 if match["plus"] or match["tail"] else 0)
    if match["unit"].startswith("fortnight"):
        return Length(amount * 2, "week")
    return Length(amount, _unit(match["unit"]))


def _length(match: re.Match[str], context: Context) -> Made:
    return length_of(match)


def _from_now(match: re.Match[str], context: Context) -> Made:
    return days.from_now(context, length_of(match))


def _t_plus(match: re.Match[str], context: Context) -> Made:
    """T+3: three working days on; three calendar days are offered beside it where that is another day."""
    count = int(match["count"])
    day = days.point(context.calendar.add(context.today, count))
    plain = days.relative(context, count).due
    options = ((plain, Reason.CALENDAR_DAYS),) if plain != day.due else ()
    return type(day)(day.first, day.last, day.due, options=options)


_BARE_AFTER = (
    r"(?=\s*(?:[,.;:!?)](?!\d)|$|today|tomorrow|tmrw|tonight|on\s|this\s|next\s|sharp|mon|tue|wed|thu|fri|sat|"
    r"sun|in the (?:morning|"
    rf"afternoon|evening)|latest|or\s|\x00|[{HAN}])(?!\.\d))"
)
_DAY_WORD = "morning|afternoon|evening|night"

RULES: tuple[Rule, ...] = (
    english(rf"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d)(?::[0-5]\d)?)? ?{_AMPM}", _time),
    english(r"(?P<hour>[01]?\d|2[0-4])[:h](?P<minute>[0-5]\d)(?::[0-5]\d)?", _time),
    english(rf"(?P<hour>\d\d?|{'|'.join(_HOURS)}) ?o'? ?clock", _word_hour),
    english(
        rf"(?P<part>half|a quarter|quarter|{EN_COUNT}(?= (?:min|minutes)? ?past \w)|"
        rf"{EN_COUNT}(?= min(?:ute)?s? to \w))"
        rf"(?: min| minutes)? (?P<way>past|to) (?P<hour>\d\d?|{'|'.join(_HOURS)})(?: ?o'clock)?(?: ?{_AMPM})?",
        _past_hour,
    ),
    english(rf"(?:at|by|before|until|till|around|@) ?(?P<hour>\d\d?){_BARE_AFTER}", _time),
    english(r"(?:at|by|before|until|till|around|@) ?(?P<hour>0?[7-9]|1\d|2[0-3]) ?h", _time),
    english(
        rf"(?:at|by|before|until|till|around|@) ?(?P<hour>0\d|1[0-8]|2[1-3])(?P<minute>[0-5]\d){_BARE_AFTER}", _time
    ),
    english(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?h(?:ou)?rs", _time),
    english(
        rf"(?P<hour>0\d|1[0-8]|2[1-3])(?P<minute>[0-5]\d)(?= (?:on )?(?:today|tomorrow|{WEEKDAY})(?![a-z]))", _time
    ),
    english(rf"(?P<hour>{'|'.join(_HOURS)})[ -](?P<minute>fifteen|thirty|forty-five)", _spelled, alone=False),
    english(
        r"(?P<half>[ap])\.?m\.?",
        lambda match, context: PARTS[{"a": "morning", "p": "afternoon"}[match["half"]]],
        alone=False,
    ),
    english(
        rf"(?:at|by|before|until|till|around|@) ?half[ -](?P<hour>\d\d?|{'|'.join(_HOURS)})(?: ?{_AMPM})?{_BARE_AFTER}",
        _half_hour,
    ),
    english(r"(?:this|the same) time(?: next (?P<unit>week|fortnight|month))?", _same_time, alone=False),
    english(
        rf"(?:from |between )?(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?:{_AMPM})? ?(?:-|to|until|till|and) ?"
        r"(?P<hour2>\d\d?)(?:[:.](?P<minute2>\d\d))? ?(?P<half2>[ap])\.? ?m\.?",
        _range,
    ),
    english(
        r"(?:from |between )?(?P<hour>\d\d?):(?P<minute>\d\d)(?P<half>) ?(?:-|to|until|till|"
        r"and) ?(?P<hour2>\d\d?):(?P<minute2>\d\d)(?P<half2>)",
        _range,
    ),
    english(
        r"(?:from )?(?P<hour>\d\d?)(?P<minute>)(?P<half>) ?(?:-|"
        r"to) ?(?P<hour2>\d\d?)(?P<minute2>)(?P<half2>)(?! ?(?:%|[a-z]))",
        _range_in_day,
        alone=False,
    ),
    english(r"(?P<hour>\d\d?)[- ]?ish", _time, alone=False),
    english(r"(?:12 )?noon|midday|mid-day|lunch ?time", lambda match, context: Clock(12)),
    english(r"(?<=by )lunch|(?<=before )lunch|(?<=at )lunch", lambda match, context: Clock(12)),
    english(r"midnight", lambda match, context: Clock(23, 59)),
    english(
        r"(?:the )?end of (?:the |my |our )?(?:business |working |work )?day|(?:the )?close of (?:business|play|"
        r"day)|(?:the )?end of (?:business|play)|eod|cob|eob|cop|eop|day'?s end",
        _eod,
    ),
    english(rf"tonight|tonite|this (?:{_DAY_WORD})", _today_part),
    english(
        rf"(?:in the |by the )?(?:early |late |mid[- ]?)?(?P<part>{_DAY_WORD})",
        lambda match, context: PARTS[match["part"]],
        alone=False,
    ),
    english(r"first thing(?: in the morning)?", lambda match, context: PARTS["morning"], alone=False),
    english(
        rf"(?:in|within|inside)(?: the| under| less than)?(?: next| coming)? ?(?:about |"
        rf"around )?{_LENGTH}(?:'s?|'? time| time)?(?! (?:of|before|after|prior|ago))(?:'? time)?",
        _from_now,
    ),
    english(rf"{_LENGTH}(?:'s|')? (?:from now|from today|hence)", _from_now),
    english(rf"(?:over|in|during|within|for) (?:the )?(?:next|coming) {_LENGTH}", _from_now),
    english(r"(?:in|within) the next hour", lambda match, context: days.from_now(context, Length(1, "hour"))),
    english(r"within the hour", lambda match, context: days.from_now(context, Length(1, "hour"))),
    english(_LENGTH, _length, alone=False),
    english(
        rf"(?:the )?(?P<nth>{EN_ORDINAL}|last) (?:working|business|work) day(?= (?:after|before|following))",
        lambda match, context: Length(1 if match["nth"] == "last" else english_ordinal(match["nth"]), "workday"),
        alone=False,
    ),
    english(
        r"(?:the )?(?P<unit>day|week)(?= (?:before|after|prior to|following|ahead of) (?!tomorrow|next))",
        lambda match, context: Length(1, match["unit"]),
        alone=False,
    ),
    english(r"t ?\+ ?(?P<count>\d\d?)(?: ?(?:business |working )?days?)?", _t_plus),
)
