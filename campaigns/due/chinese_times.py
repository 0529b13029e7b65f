"""Times and lengths in Chinese: 下午三点半, 18点, 中午前, 下班前, 今晚, 三天内, 两个工作日后, 半小时后."""

from __future__ import annotations

import re
from datetime import time

from campaigns.due import days
from campaigns.due.atoms import Clock, Context, Length, Made, Part, Rule, chinese
from campaigns.due.english_times import hour_clock
from campaigns.due.numerals import ZH_NUMBER, chinese_number
from consistency.nlp.scripts import HAN

_PART = (
    "(?:凌晨|清晨|大清早|一大早|早晨|早上|早间|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|深夜|半夜|"
    "(?<=[今明后当天日号一二三四五六])[早晚](?![会点餐饭安报])|"
    r"(?<![最尽更较提越])[早晚](?=\s?[0-9一二三四五六七八九十]{1,2}\s?[点:时])|夜晚)"
)
_AM = re.compile("凌晨|清晨|早|上午")
_HOUR = r"(?P<hour>2[0-4]|1\d|0?\d|二?十[一二三四五六七八九]?|[零〇一二两三四五六七八九])"
_HOUR2 = _HOUR.replace("hour", "hour2")
_MINUTE = (
    r"(?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>[0-5]?\d|[二三四五]?十[一二三四五六七八九]?|"
    r"[零〇]?[一二三四五六七八九])分?|整|钟)?"
)
_AFTER = (
    r"(?=\s*(?:前|之前|以前|后|之后|以后|左右|截止|准时|开会|开播|直播|开始|提醒|上线|发布|发(?![现展])|"
    r"推送|交|给|提交|集合|评审|例会|出|结束|到|至|-|~|[,，。)）]|$|\x00))"
)
_UNITS = {
    "分钟": "minute", "分": "minute", "小时": "hour", "钟头": "hour", "h": "hour", "天": "day", "日": "day",
    "自然日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year",
    "工作日": "workday", "工作天": "workday",
}  # fmt: skip
_LENGTH = (
    rf"(?:(?P<pre>(?<![上下])半)个?(?P<preunit>小时|钟头|天|月|年|h)|(?P<quarter>[一三])刻钟|"
    rf"(?P<count>{ZH_NUMBER})\s?个?(?P<plus>半)?\s?(?P<unit>工作日|工作天|自然日|分钟|小时|钟头|星期|礼拜|天|日|周|"
    rf"(?<=个)月|年|h(?![a-z]))(?P<tail>半)?"
    rf"(?:零?(?P<more>{ZH_NUMBER})分钟?)?)"
)
_PARTS = (
    ("凌晨|半夜|深夜", Part(time(0), time(6), afternoon=False)),
    ("早|上午|清晨", Part(time(8), time(12), afternoon=False)),
    ("下午|午后", Part(time(12), time(18), afternoon=True)),
    ("晚|夜", Part(time(18), time(23, 59), afternoon=True)),
)


def part_of(words: str) -> Part | None:
    """The part of the day that the words name."""
    return next((part for pattern, part in _PARTS if re.search(pattern, words)), None)


def _clock(words: str, hour: int, minute: int, *, padded: bool = False) -> Clock | None:
    if not words:
        return hour_clock(hour, minute, None, padded=padded, written=minute > 0)
    if hour > 24 or minute > 59:
        return None
    if re.search("晚|夜", words) and (hour in {12, 24} or (hour == 0)):
        return Clock(0, minute, shift=1)
    if hour == 24:
        return Clock(0, shift=1)
    if _AM.search(words):
        return Clock(hour % 12 if hour == 12 and "凌晨" in words else hour, minute)
    if re.search("中午|正午", words):
        return Clock(hour + 12 if hour < 4 else hour, minute)
    if hour >= 12 or (re.search("半夜|深夜|夜里", words) and hour < 6):
        return Clock(hour, minute)
    return Clock(hour + 12, minute)


def _minute(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("half"):
        return 30
    if groups.get("quarter"):
        return 45 if groups["quarter"] == "三" else 15
    return int(chinese_number(groups["minute"])) if groups.get("minute") else 0


def _time(match: re.Match[str], context: Context) -> Made:
    hour = match["hour"]
    padded = hour.startswith("0") or hour in "零〇"
    return _clock(match["part"] or "", int(chinese_number(hour)), _minute(match), padded=padded)


def _short_of(match: re.Match[str], context: Context) -> Made:
    """差五分三点, 差一刻三点: so many minutes before the hour."""
    hour = int(chinese_number(match["hour"]))
    minute = 60 - int(15 if match["quarter"] else chinese_number(match["minute"]))
    return _clock(match["part"] or "", hour - 1 or 12, minute) if 0 < minute < 60 else None


def _same_time(match: re.Match[str], context: Context) -> Made:
    clock = Clock(context.now.hour, context.now.minute)
    return (days.relative(context, 7), clock) if match["week"] else clock


def _range(match: re.Match[str], context: Context) -> Made:
    words = match["part"] or ""
    first = _clock(words, int(chinese_number(match["hour"])), _minute(match), padded=match["hour"].startswith("0"))
    last = _clock(
        match["part2"] or words,
        int(chinese_number(match["hour2"])),
        int(match["minute2"] or 0) or (30 if match["half2"] else 0),
    )
    if not first or not last or (last.hour, last.minute) <= (first.hour, first.minute):
        return first
    return Clock(first.hour, first.minute, first.certain, until=(last.hour, last.minute))


def _eod(match: re.Match[str], context: Context) -> Made:
    end = context.settings.end_of_day
    return Clock(end.hour, end.minute, eod=True)


def _before_work(match: re.Match[str], context: Context) -> Made:
    start = context.settings.start_of_day
    return Clock(start.hour, start.minute)


def _length_of(match: re.Match[str]) -> Length:
    if match["pre"]:
        return Length(15, "day") if match["preunit"] == "月" else Length(0.5, _UNITS[match["preunit"]])
    if match["quarter"]:
        return Length(45 if match["quarter"] == "三" else 15, "minute")
    amount = chinese_number(match["count"]) + (0.5 if match["plus"] or match["tail"] else 0)
    unit = _UNITS[match["unit"]]
    if match["more"]:
        return Length(amount * 60 + chinese_number(match["more"]), "minute") if unit == "hour" else Length(amount, unit)
    return Length(amount, unit)


def _length(match: re.Match[str], context: Context) -> Made:
    if match["unit"] == "日" and not re.search("[前后]的?$", match.string[: match.start()]):
        return None
    return _length_of(match)


def _from_now(match: re.Match[str], context: Context) -> Made:
    length = _length_of(match)
    if re.search("[前后]的?$", match.string[: match.start()]):
        # Counted from what stands before, which may be a date or something that is none (收到后两天内).
        return length
    return days.from_now(context, length)


def _t_plus(match: re.Match[str], context: Context) -> Made:
    return days.point(context.calendar.add(context.today, int(match["count"])))


RULES: tuple[Rule, ...] = (
    chinese(rf"(?P<part>{_PART})的?\s?{_HOUR}\s?[点时:]\s?{_MINUTE}", _time),
    chinese(
        rf"(?P<part>){_HOUR}[点时](?:钟|半|整|(?P<quarter>[一三])刻|(?P<minute>[0-5]?\d|"
        rf"[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])分)".replace("|半|", "|(?P<half>半)|"),
        _time,
    ),
    chinese(rf"(?P<part>)(?<!第){_HOUR}[点时]{_AFTER}", _time),
    chinese(rf"(?P<part>)(?<!第){_HOUR}点", _time, alone=False),
    chinese(rf"(?P<part>{_PART})?差(?:(?P<quarter>一)刻|(?P<minute>{ZH_NUMBER})分钟?)(?:到)?{_HOUR}点", _short_of),
    chinese(
        rf"(?P<part>{_PART})?\s?{_HOUR}(?:[点时]|:)(?:(?P<half>半)|(?P<minute>[0-5]\d)分?)?\s?(?:到|至|-|"
        rf"~)\s?(?P<part2>{_PART})?{_HOUR2}(?:[点时]|:)"
        r"(?:(?P<half2>半)|(?P<minute2>[0-5]\d))?",
        _range,
    ),
    chinese(
        rf"(?P<part>{_PART})?\s?{_HOUR}(?P<half>)(?P<minute>)(?:到|至|-|~)(?P<part2>){_HOUR2}点(?:(?P<half2>半)|"
        rf"(?P<minute2>[0-5]\d)分)?",
        _range,
    ),
    chinese(rf"(?P<part>{_PART})?\s?(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d)", _time),
    chinese(
        r"(?:中午|正午|晌午|(?:午饭|午休|午餐)(?=之?前|以前|时))(?!后|\s?[0-9一二三四五六七八九十]+[点:时])",
        lambda match, context: Clock(12),
    ),
    chinese(r"(?:零点|0点|子夜|午夜)", lambda match, context: Clock(0)),
    chinese(
        r"(?:下班|收工|收市|打烊|放工|日终|关门)(?=之?前|以前|的?时候?|后)|(?:下班|收工)(?=$|[,，。])|工作日结束", _eod
    ),
    chinese(r"(?:上班|开工)(?=之?前|以前)", _before_work),
    chinese(r"(?:(?P<week>下个?(?:周|星期|礼拜))的?)?(?:这个时候|这个时间|同一时间|此时此刻)", _same_time, alone=False),
    chinese(_PART, lambda match, context: part_of(match[0]), alone=False),
    chinese(rf"{_LENGTH}(?:之后|以后|过后|后|之内|以内|内|里)(?![{HAN}]?(?:的第|续))", _from_now),
    chinese(rf"(?:未来|接下来|往后|今后)的?{_LENGTH}(?:之内|以内|内|里)?", _from_now),
    chinese(rf"过{_LENGTH}", _from_now),
    chinese(_LENGTH, _length, alone=False),
    chinese(
        rf"(?:(?<=后)|(?<=后的)|(?<=后 ))第(?P<count>{ZH_NUMBER})个工作日",
        lambda match, context: Length(chinese_number(match["count"]), "workday"),
        alone=False,
    ),
    chinese(
        r"(?:(?<=前)|(?<=前的)|"
        r"(?<=前 ))最后一?个工作日",
        lambda match, context: Length(1, "workday"),
        alone=False,
    ),
    chinese(r"t\s?\+\s?(?P<count>\d\d?)(?!\d)", _t_plus),
)
