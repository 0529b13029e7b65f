"""What copy tells of an occasion, no other value of the thing: 180 片 a month of packs of 60, breakfast at nine."""

from __future__ import annotations

import re

from consistency.claims.values.held import Held
from consistency.numerals import ZH_NUMERAL
from consistency.statements.model import Statement
from consistency.statements.values import Clock, Figure

_N = rf"(?:[0-9]+|{ZH_NUMERAL}{{1,3}}|半)"
_PACK = "[包盒袋箱罐瓶桶提套组]"
_OF_USE = re.compile(
    rf"(?:{_N} ?(?:天|日|周|个?(?:半)?(?:月|星期)|年|晚|次)|每个?(?:天|日|周|月|星期|年|晚|次))[^，。；！？0-9]{{0,8}}$"
    rf"|(?<![第每0-9{ZH_NUMERAL[1:-1]}])(?!1 ?{_PACK}|一{_PACK})(?:[0-9]{{1,3}}|{ZH_NUMERAL}{{1,2}}) ?{_PACK}(?!装)"
    r"[^，。；！？0-9一每/]{0,4}(?:一共)?[^，。；！？0-9一每/]{0,2}$"
    r"|(?:换|剩|囤|消耗|用[掉去完]|吃[掉完])[了下]?(?:约|大约|大概|到|快)? ?$"
)
"""Before a count: a time in which so many are used, several packs together, or what is left."""
_OF_PACK = re.compile(f" ?(?:装|入|[/每一]{_PACK})")
"""After a count: it is what one pack holds."""
_DOES = re.compile(
    r"吃|喝|来(?!自)|去|到店|下楼|起床|游|逛|泡|睡|约|见面|出发"
    r"|\b(?:had|have|having|eat|ate|eating|come|came|coming|go|went|meet|met|swim|swam|arrive[sd]?)\b",
    re.IGNORECASE,
)
"""What a person does at a time, rather than a house."""
_BEFORE_OR_AFTER = re.compile(
    r"起床|起来|揉面|和面|备[料货]|开工|[上下]班|采摘|进货|(?:退房|入住|打烊|关门|闭[店馆园])(?:以后|之后|后)"
)
"""What is done before the doors open, or once it is over: 早餐师傅 4 点起来揉面, 退房后行李可以存到晚上 8 点."""
_PART = re.compile(rf"一半|半格|[0-9]{{1,2}} ?[%％]|{ZH_NUMERAL}成")
"""A part of the whole: 充电 3 小时大概能到一半."""
_NO_LENGTH = re.compile(r"第 ?$|[离距][^，。；！？0-9]{1,8}?(?:还|只)?[有剩]下?(?:不到|约|大约)? ?$")
"""Before a time that is no length of the thing: 第 101 晚 is one night, 离保质期还有 6 个月 what is left."""
_WAS_DONE = re.compile("(?:(?![能可会都])[^，。；！？]){0,10}[一-鿿]了(?=[，。；！？…]|$)")
"""After a time, what was done in it, once: 一小时四十分报告就出来了."""
_AS_PAY = re.compile(" ?的?(?:租金|房[费租钱]|工资|薪水|课时费|服务费|运费|费用|的?钱(?!包))")
"""After a time for which is paid, which is no length of the thing: 扣一天租金."""
_WITHIN = re.compile(" ?[之以]?内")


def is_case(held: Held, said: Statement, text: str, start: int) -> bool:
    """Whether ``said``, in the sentence ``text`` that begins at ``start``, is of an occasion and ``held`` of the thing.

    How many are used in a month is no other content of a pack, and when somebody has breakfast no other beginning of
    it; an approved use is told from another one.
    """
    if said.kind == "count" and held.statement.kind == "count":
        if not _is_of_use(text, said.start - start, said.end - start):
            return False
        own = held.claim.text.get(held.language) or ""
        return not _is_of_use(own, held.statement.start, held.statement.end)
    if said.kind == "duration" and _NO_LENGTH.search(text, max(0, said.start - start - 12), said.start - start):
        return True
    if said.kind == "duration" and _AS_PAY.match(text, said.end - start):
        return True
    if said.kind == "duration" and held.statement.kind == "duration":
        if _is_sooner(held, said) and _WAS_DONE.match(text, said.end - start):
            return True
        clause = text[said.clause[0] - start : said.clause[1] - start]
        return _PART.search(clause) is not None and not _PART.search(held.claim.text.get(held.language) or "")
    return isinstance(said.value, Clock) and (
        _is_between(held, said) or _BEFORE_OR_AFTER.search(said.subject) is not None
    )


def _is_sooner(held: Held, said: Statement) -> bool:
    """Whether ``said`` is less than the approved most: what took no longer keeps within it."""
    approved, took = held.statement.value, said.value
    if not isinstance(approved, Figure) or not isinstance(took, Figure) or approved.unit != took.unit or took.bound:
        return False
    own = held.claim.text.get(held.language) or ""
    most = approved.bound == "up_to" or _WITHIN.match(own, held.statement.end) is not None
    return most and took.low < approved.low


def _is_of_use(text: str, start: int, end: int) -> bool:
    return _OF_PACK.match(text, end) is None and _OF_USE.search(text, max(0, start - 24), start) is not None


def _is_between(held: Held, said: Statement) -> bool:
    """Whether ``said`` is a time at which a person does something between the approved beginning and end of it."""
    if not isinstance(said.value, Clock) or said.edge or not _DOES.search(said.subject):
        return False
    known = [each.value.minutes for each in (held.statement, *held.beside) if isinstance(each.value, Clock)]
    return len(known) > 1 and min(known) <= said.value.minutes <= max(known)
