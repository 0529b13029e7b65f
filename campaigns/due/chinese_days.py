"""Days in Chinese: 明天, 下周三, 25号前, 3月12日, 本月第二个周五, 每周一, 双11前."""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.due import days, periods
from campaigns.due.atoms import Context, Day, Made, Rule, chinese
from campaigns.due.chinese_periods import MONTH_WORD, YEAR_WORD, month_of, year_of
from campaigns.due.model import Reason
from campaigns.due.numerals import ZH_NUMBER, chinese_number
from consistency.nlp.scripts import HAN

_WEEK = "(?:周|星期|礼拜)"
_WEEKDAYS = (
    {char: place for place, char in enumerate("一二三四五六日")}
    | {"天": 6, "末": 5}
    | {str(n): n - 1 for n in range(1, 8)}
)
_WD = "(?P<wd>[一二三四五六日天]|(?<=[周期拜])[1-7](?![0-9点:.年天个]))"
_NOT_WEEKDAY = "(?!年|围|边|期|到[^周星礼]|至[^周星礼下]|报(?!告)|刊|方案|均|[一二三四五六日天](?!前|点|大?早))"
_NEAR = {"今": 0, "明": 1, "后": 2, "大后": 3, "次": 1, "本": 0, "当": 0, "隔": 1}
_DAY_NUMBER = r"(?P<dom>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_AFTER_DOM = (
    r"(?=\s*(?:[,，、。;；!！?？)）(（:：我你您他她咱前上下晚中早凌之周星礼\x00]|[截交发给完定出提要开到结付启投推更送寄印验报签确审回]|"
    r"$|以前|内?上线|下班|当天|收工|@|左右|为止))"
)


def _near(match: re.Match[str], context: Context) -> Made:
    return days.relative(context, _NEAR[match["near"]])


def _weekday(match: re.Match[str], context: Context) -> Made:
    number, which = _WEEKDAYS[match["wd"]], match["which"] or ""
    if which in {"每", "每个", "逢"}:
        return replace(days.weekday(context, number), recurring=True)
    if not which:
        return days.weekday(context, number)
    ahead = {"上": -1, "下": 1}.get(which[0], 0) * (which.count("上") + which.count("下"))
    day = days.weekday_of_week(context, number, ahead)
    if ahead == 0 and day.due < context.today:
        return replace(day, options=((day.due + periods.WEEK, Reason.WEEK_AFTER),))
    return day


def _weekday_weeks_on(match: re.Match[str], context: Context) -> Made:
    return days.weekday_of_week(context, _WEEKDAYS[match["wd"]], int(chinese_number(match["count"])))


def _date(match: re.Match[str], context: Context) -> Made:
    year = year_of(match["year"], context) if match["year"] else None
    month, number = int(chinese_number(match["month"].replace("元", "一"))), int(chinese_number(match["dom"]))
    day = days.month_day(context, month, number, year)
    until = match["until"]
    if (
        day
        and until
        and (
            last := days.month_day(
                context, int(chinese_number(match["month2"] or match["month"])), int(chinese_number(until)), year
            )
        )
    ):
        return (
            Day(day.due, last.due, last.due, options=((day.due, Reason.PERIOD_START),)) if last.due > day.due else day
        )
    return day


def _slashed(match: re.Match[str], context: Context) -> Made:
    return days.numeric(context, int(match["month"]), int(match["dom"]))


def _iso(match: re.Match[str], context: Context) -> Made:
    return days.month_day(context, int(match["month"]), int(match["dom"]), int(match["year"]))


def _dom(match: re.Match[str], context: Context) -> Made:
    return days.day_of_month(context, int(chinese_number(match["dom"])))


def _dom_of_month(match: re.Match[str], context: Context) -> Made:
    number = int(chinese_number(match["dom"]))
    if match["which"].startswith(("每", "逢")):
        day = days.day_of_month(context, number)
        return replace(day, recurring=True) if day else None
    whole = month_of(match["which"], context)
    return days.day_of_month(context, number, whole.first) if whole else None


def _nth(match: re.Match[str], context: Context) -> Made:
    which = match["which"] or ""
    recurring = which.startswith("每")
    whole = _whole(which, recurring, context)
    if whole is None:
        return None
    count = -1 if "最后" in match["nth"] else int(chinese_number(match["count"]))
    found = _count(context, whole, match, count)
    if found and found.due < context.today and (recurring or not which):
        found = _count(context, periods.month_ahead(context, 1), match, count)
    return replace(found, recurring=True) if found and recurring else found


def _whole(which: str, recurring: bool, context: Context) -> Day | None:
    if "季" in which:
        return periods.quarter_ahead(context, 1 if which.startswith("下") else 0)
    if which.endswith("年"):
        return periods.year(context.today.year + which.startswith("明"))
    return month_of("本月" if recurring or not which or which.startswith("月") else which, context)


def _count(context: Context, whole: Day, match: re.Match[str], count: int) -> Day | None:
    if match["wd"]:
        return periods.nth_weekday(whole, _WEEKDAYS[match["wd"]], count)
    if match["unit"] == "天":
        return days.point(whole.last if count < 0 else whole.first.replace(day=count)) if count <= 28 else None
    if match["unit"] in {"周", "星期", "礼拜"}:
        return periods.nth_week(context, whole, count)
    day = context.calendar.nth(whole.first, whole.last, count)
    return days.point(day) if day else None


def _next_working(match: re.Match[str], context: Context) -> Made:
    return days.point(context.calendar.add(context.today, 1))


RULES: tuple[Rule, ...] = (
    chinese(r"下周的?今天", lambda match, context: days.relative(context, 7)),
    chinese(r"下个?月的?今天", lambda match, context: days.point(periods.add_months(context.today, 1))),
    chinese(r"(?P<near>大后|今|明|后|次|本(?=日))(?:天|日|儿)(?!资讯|头条|之星)", _near),
    chinese(r"(?P<near>[今明当])(?=早|晚|晨|夜)", _near),
    chinese(
        rf"(?:(?P<which>下下个?|下个?|这个?|本|上上个?|上个?|每个?|逢)?(?:的)?{_WEEK}{_WD}){_NOT_WEEKDAY}",
        _weekday,
    ),
    chinese(rf"(?P<count>{ZH_NUMBER})个?{_WEEK}(?:之后|以后|后)的?{_WEEK}{_WD}{_NOT_WEEKDAY}", _weekday_weeks_on),
    chinese(rf"(?P<which>下下个?|下个?|这个?|本|上个?){_WEEK}的{_WEEK}?{_WD}{_NOT_WEEKDAY}", _weekday),
    chinese(
        rf"(?:(?P<year>{YEAR_WORD})[的,]?\s?)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|"
        rf"[一二三四五六七八九元])\s?月(?:份)?\s?{_DAY_NUMBER}\s?(?:[号日](?!游)|(?!\d|个|天|周|月|"
        rf"[点:])(?=\s*(?:[,，、。;；)）(（前上下晚中早之周星礼截交发给完定出要到启投\x00]|$|以前|下班)))"
        rf"(?:\s?(?:-|~|到|至)\s?(?:(?P<month2>1[0-2]|0?[1-9]|十[一二]?|"
        rf"[一二三四五六七八九])\s?月\s?)?(?P<until>{ZH_NUMBER})\s?[号日])?",
        _date,
    ),
    chinese(r"(?P<year>20\d\d)\s?[-/.]\s?(?P<month>[01]?\d)\s?[-/.]\s?(?P<dom>[0-3]?\d)(?![\d])", _iso),
    chinese(
        r"(?P<month>1[0-2]|0?[1-9])[/.](?P<dom>[0-3]?\d)(?![\d/.:])(?=\s?(?:[号日]|(?:之|以)?前|截止|\(|下班|"
        r"上线|发布|交))[号日]?",
        _slashed,
    ),
    chinese(
        r"(?P<month>1[0-2]|0?[1-9])-(?P<dom>[0-3]\d)(?![\d/.:-])(?=\s?(?:[号日]|(?:之|以)?前|截止))[号日]?", _slashed
    ),
    chinese(r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<dom>[0-3]?\d)(?![\d/.:])", _slashed, alone=False),
    chinese(r"(?P<month>1[0-2]|0?[1-9])\.(?P<dom>[0-3]\d)(?![\d/.:])", _slashed, alone=False),
    chinese(rf"(?<![{HAN}a-z-]){_DAY_NUMBER}[号日]{_AFTER_DOM}(?!内|之内)", _dom),
    chinese(
        rf"(?<=[{HAN}])(?<!第){_DAY_NUMBER}[号日](?=之?前(?![锋台端期沿面景])|以前|截止|为止|要(?!求)|交(?![通流])|定稿|给[我到])",
        _dom,
        alone=False,
    ),
    chinese(rf"(?<=[到至于在定推延])(?<!第){_DAY_NUMBER}[号日]{_AFTER_DOM}", _dom),
    chinese(rf"(?P<which>{MONTH_WORD}|每个?月|逢)的?\s?{_DAY_NUMBER}\s?[号日](?!店|线)", _dom_of_month),
    chinese(
        rf"(?:(?P<which>{MONTH_WORD}|(?:本|这个?|下个?)?季度?|今年|明年|每个?月|月[底末初]|\d{{1,2}}月份?|"
        rf"[一二三四五六七八九十]{{1,2}}月份?)的?\s?)?"
        rf"(?P<nth>最后一?个?|倒数第一个?|第\s?(?P<count>{ZH_NUMBER})\s?个?)(?:(?:周|星期|"
        rf"礼拜)(?P<wd>[一二三四五六日天])|(?P<unit>工作日|天|周|星期|礼拜))",
        _nth,
    ),
    chinese(r"(?:下一?个?|次一?个?|第二个?)工作日", _next_working),
)
