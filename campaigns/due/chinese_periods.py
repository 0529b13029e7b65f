"""Stretches in Chinese: 月底, 下个月中旬, 四月上旬, 季度末, Q3结束, 上半年, 年底, 财年末, 本周内, 下周初, 周末前."""

from __future__ import annotations

import re
from datetime import timedelta

from campaigns.due import days, periods
from campaigns.due.atoms import Context, Day, Made, Rule, Sort, chinese
from campaigns.due.model import Reason
from campaigns.due.numerals import chinese_number

MONTH_WORD = "(?:下下个?月|下个?月|次月|这个?月|本月|当月)"
YEAR_WORD = r"(?:(?:19|20)\d\d年|'?\d\d年|二[〇零]二[一二三四五六七八九〇零]年|今年|明年|后年|本年)"
_MONTH_NUMBER = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_WEEK = "(?:周|星期|礼拜)"
_AHEAD = {"下下": 2, "下": 1, "次": 1}
_EDGES = {
    "底": "end", "末": "end", "尾": "end", "结束": "end", "内": "end", "之内": "end", "以内": "end", "里": "end",
    "初": "start", "开头": "start", "上旬": "early", "中旬": "second", "中": "middle", "下旬": "end", "中下旬": "end",
    "上中旬": "second", "终": "end", "收官": "end",
}  # fmt: skip
_EDGE = (
    "(?P<edge>结束|中下旬|上中旬|上旬|中旬|下旬|收官|开头|之内|以内|底(?![部层色图])|末|尾|初(?![稿步版])|"
    "中(?![午国秋旬文间英期])|终(?![稿于端])|内(?![容部涵])|里(?!程))"
)
_VERB = (
    "(?=份|完成|交|提交|上线|发布?|给|出|做|启动|开始|投放|付款|结束|搞定|定稿|落地|截止|到位|交付|更新|寄|签|"
    "评审|复盘|提案|回复|"
    "反馈|确认|推|举办|召开|执行|要|把|必须|务必|之?前|以前|开(?!学|业|年))"
)


def _ahead(words: str) -> int:
    return next((count for start, count in _AHEAD.items() if words.startswith(start)), 0)


def year_of(words: str, context: Context) -> int | None:
    """今年, 明年, 2026年, 26年 as a year."""
    if words.startswith(("今", "本")):
        return context.today.year
    if words.startswith("明"):
        return context.today.year + 1
    if words.startswith("后"):
        return context.today.year + 2
    digits = words.strip("年'")
    return days.full_year(digits if digits.isdigit() else str(int(chinese_number(digits))))


def month_of(words: str, context: Context) -> Day | None:
    """本月, 下个月, 4月份, 四月 as a month; None when there is no such month."""
    words = words.strip()
    if re.match(MONTH_WORD, words):
        return periods.month_ahead(context, _ahead(words))
    found = re.match(rf"({_MONTH_NUMBER})月", words)
    return periods.named_month(context, int(chinese_number(found[1]))) if found else None


def _month_edge(match: re.Match[str], context: Context) -> Made:
    which = _EDGES[match["edge"]]
    if not match["which"]:
        return periods.upcoming_edge(context, which)
    if match["year"] and (named := re.match(rf"({_MONTH_NUMBER})月", match["which"])):
        year = year_of(match["year"], context)
        return periods.edge(context, periods.named_month(context, int(chinese_number(named[1])), year), which)
    whole = month_of(match["which"], context)
    return periods.edge(context, whole, which) if whole else None


def _month(match: re.Match[str], context: Context) -> Made:
    if match["year"] and (named := re.match(rf"({_MONTH_NUMBER})月", match["which"])):
        return periods.named_month(context, int(chinese_number(named[1])), year_of(match["year"], context))
    return month_of(match["which"], context)


def _week(match: re.Match[str], context: Context) -> Made:
    whole = periods.week(context, _ahead(match["which"]))
    part = match["part"] or ""
    if part in {"初", "前半段", "前半周"}:
        return periods.edge(context, whole, "early")
    if part in {"中", "中间"}:
        return periods.edge(context, whole, "middle")
    return whole


def _weekend(match: re.Match[str], context: Context) -> Made:
    ahead = _ahead(match["which"] or "")
    monday = context.today - timedelta(days=context.today.weekday()) + ahead * periods.WEEK
    saturday, sunday = monday + timedelta(days=5), monday + timedelta(days=6)
    return Day(saturday, sunday, sunday, Sort.WEEKEND, ((saturday, Reason.PERIOD_START),))


def _quarter(match: re.Match[str], context: Context) -> Made:
    said, edge = match["which"], match["edge"]
    year = year_of(match["year"], context) if match["year"] else None
    if number := re.search(r"[1-4一二三四]", said):
        whole = periods.quarter(context, int(chinese_number(number[0])), year)
    else:
        whole = periods.quarter_ahead(context, _ahead(said))
    return periods.edge(context, whole, _EDGES[edge]) if edge else whole


def _year(match: re.Match[str], context: Context) -> Made:
    said, part = match["which"] or "", match["part"]
    if "财" in said or "fy" in said:
        ahead = 1 if said.startswith(("下", "明")) else 0
        number = re.search(r"\d+", said)
        fiscal = periods.fiscal_year(context, days.full_year(number[0]) if number else None)
        whole = periods.fiscal_year(context, fiscal.last.year + ahead)
    else:
        year = year_of(said, context) if said else context.today.year
        whole = periods.year(year or context.today.year)
    if part in {"上半年", "下半年"}:
        return periods.half(context, 1 if part == "上半年" else 2, whole.last.year)
    part = part.removeprefix("年")
    edge = periods.edge(context, whole, _EDGES.get(part, "end"))
    if edge.due < context.today and not said:
        return periods.edge(context, periods.year(whole.first.year + 1), _EDGES.get(part, "end"))
    return edge


def _half_year(match: re.Match[str], context: Context) -> Made:
    whole = periods.half(context, 1 if match["which"][0] in "上1h" and "2" not in match["which"] else 2)
    return periods.edge(context, whole, "end") if match["edge"] else whole


def _half_month(match: re.Match[str], context: Context) -> Made:
    which = "middle" if match["half"] in "上前" else "end"
    whole = month_of(match["which"], context) if match["which"] else None
    return periods.edge(context, whole, which) if whole else periods.upcoming_edge(context, which)


_NO_PART = "(?![一二三四五六日天末边期年0-9内里初中前后尾底])"

RULES: tuple[Rule, ...] = (
    chinese(
        rf"(?:(?P<year>{YEAR_WORD})的?)?(?P<which>{MONTH_WORD}|{_MONTH_NUMBER}月份?)的?\s?(?:月)?{_EDGE}",
        _month_edge,
    ),
    chinese(
        r"(?<![0-9一二三四五六七八九十个本这下当次每])(?P<year>)(?P<which>)(?:月(?P<edge>底|末|初|中(?![国文秋])))",
        _month_edge,
    ),
    chinese(r"(?<!月)(?<!月的)(?P<year>)(?P<which>)(?P<edge>上旬|中旬|下旬)", _month_edge),
    chinese(r"(?P<year>)(?P<which>下下个?月|下个?月|次月)", _month),
    chinese(r"(?P<year>)(?P<which>这个?月|本月|当月)", _month, alone=False),
    chinese(
        rf"(?<!第)(?:(?P<year>{YEAR_WORD})的?)?(?P<which>{_MONTH_NUMBER}月)(?!\d|"
        rf"[号日一二三四五六七八九十]){_VERB}份?",
        _month,
    ),
    chinese(rf"(?P<which>下下个?|下个?){_WEEK}(?P<part>){_NO_PART}", _week),
    chinese(rf"(?P<which>这个?|本){_WEEK}(?P<part>){_NO_PART}", _week, alone=False),
    chinese(rf"(?:(?P<which>{MONTH_WORD}|{_MONTH_NUMBER}月份?)的?)?(?P<half>[上下前后])半(?:个)?月", _half_month),
    chinese(
        rf"(?P<which>下下个?|下个?|这个?|本){_WEEK}(?P<part>之内|以内|内|里|初|中(?![午国])|中间|前半段|前半周|"
        rf"尾|底|(?=之?前|以前))",
        _week,
    ),
    chinese(rf"(?P<which>下下个?|下个?|这个?|本){_WEEK}(?:末|尾)", _weekend),
    chinese(rf"(?P<which>){_WEEK}末", _weekend, alone=False),
    chinese(
        rf"(?:(?P<year>{YEAR_WORD}|20\d\d\s?)的?\s?)?(?P<which>下下个?季度?|下个?季度?|本季度?|这个?季度|"
        rf"第?[一二三四1-4]季度?|(?<![a-z0-9])q[1-4])"
        rf"(?:季)?的?\s?{_EDGE}(?![a-z0-9])",
        _quarter,
    ),
    chinese(
        rf"(?:(?P<year>{YEAR_WORD}|20\d\d\s?)的?\s?)?(?P<which>下下个?季度|下个?季度|本季度|这个?季度|"
        rf"第?[一二三四1-4]季度|(?<![a-z0-9])q[1-4])"
        r"(?P<edge>)(?![a-z0-9])",
        _quarter,
        alone=False,
    ),
    chinese(r"(?<![一二三四1-4下本个])(?P<year>)(?P<which>季)度?(?P<edge>末|底|结束)", _quarter),
    chinese(rf"(?P<which>{YEAR_WORD})?的?(?P<part>年底|年末|年内|年终|年中|年初|上半年|下半年)", _year),
    chinese(r"(?P<which>今年|明年|后年|20\d\d年?)(?P<part>之内|以内|底|末|内|中|初|结束)", _year),
    chinese(
        r"(?P<which>(?:本|这个|下个?|明年)?财年|fy\s?\d\d|(?:20)?\d\d财年|财政?年度?)(?P<part>底|末|内|结束|"
        r"初)",
        _year,
    ),
    chinese(r"(?P<which>上半年|下半年|(?<![a-z])h[12])(?P<edge>末|底|内|结束|之内)?", _half_year),
)
