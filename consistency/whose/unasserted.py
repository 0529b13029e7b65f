"""Figures that a sentence does not say of today: what was once, and what is not so."""

from __future__ import annotations

import re

from consistency.document import Document, Sentence
from consistency.matching.holds import REACH, holds
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.dates import MONTHS

_TIMES = f"{MONTHS}|spring|summer|autumn|fall|winter"
_LENGTH = rf"[0-9]|(?:few|couple|several|half|{EN_NUMERAL})\b|(?:hour|day|week|fortnight|month|quarter|year|decade)s?\b"
"""After "in the past": a length of time that reaches to today, in which a service ran or a number was counted."""
_ONCE_EN = (
    rf"last (?:year|month|week|season|Christmas|Easter|{_TIMES})|(?:\w+ )?(?:years?|decades?|months) ago|back then"
    rf"|in those days|at the time|in the past(?! (?:{_LENGTH}))|formerly|previously|originally|at launch"
    rf"|in the beginning"
)
_ONCE_ZH = (
    "[0-9一二两三四五六七八九十几多数]+ ?年(?:以?前|之前)|当年|当初|当时|那时候?|那年|从前"
    "|(?<![日号天月点时年])以前(?!下单|预订|报名|购买)|曾经?(?![孙祖])"
    "|[涨降调提]价[之以]?前(?!下单|抢|购|买|入手|囤|锁)"
    "|(?:还?记得|回想|想起|早在|回到)[^，。；]{0,4}(?:19|20)[0-9]{2} ?年[^，。；]{0,6}"
    "|小时候(?!的)|刚(?:[开创入](?:业|店|张|门|始|办|立|行|园|馆)|起步|成立|上市|推出)(?:那[会年阵天]|时|的?时候|之初)"
    "|(?:19|20)[0-9]{2} ?年[^，。；0-9]{0,14}的时候"
    "|(?:19[0-9]{2}|20[01][0-9]) ?年(?=[，,])"
    "|过去(?!的? ?[0-9一二两三四五六七八九十半几])|原先|起初|最早|去年|前年|往年|早年|上个?月|上周(?!年)|昔日"
)
_ONCE = re.compile(
    rf"\b(?:{_ONCE_EN}|used to|once (?:cost|sold|was|were|weighed|took|lasted|came|had|charged))\b|{_ONCE_ZH}",
    re.IGNORECASE,
)
_ONLY_ONCE = re.compile(rf"\W*(?:(?:and|but|yet|back|even|in|just|only) )*(?:{_ONCE_EN})\W*|\W*(?:{_ONCE_ZH})\W*", re.I)
"""A clause with nothing else: Last winter, our serum cost £42."""
_NOW = re.compile(r"\b(?:now|today|nowadays|currently|these days)\b|如今|现在|目前|眼下|今[天年日]|现", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:costs|is|are|has|have|comes|weighs|starts|lasts|gives|offers|takes)\b[^,;.]{0,24}$", re.I)
_WAS = re.compile(
    r"\b(?:was|were|had|came|weighed|took|lasted|sold|charged|gave|offered|used|saved|paid|spent|got|stayed|earned"
    r"|won)\b"
    r"(?! extended)",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|until|till|before|up to|[Bb]ack in) (?:(?:{_TIMES})\b(?: (?:19|20)\d\d)?|(?:19|20)\d\d\b)"
)
_AT_THAT_TIME = re.compile(r"[^,.;:!?]{0,30}\bthen(?=[.,;:!?)]|$)")
"""After what was so, the end of its clause: a lesson was £1.20 then."""
_THEN_FIRST = 24
"""Characters between a time at the beginning of a clause and a verb that tells of it: In October you saved."""
_DENIED = re.compile(
    r"(?:\b(?:not(?! (?:only|just|even|merely))|no longer|rather than|instead of)"
    r"|\b(?:is|are|was|were|does|do|did)n['’]t"
    r"|\b(?:no (?!(?:other|longer|more|less|fewer)\b)(?:[a-z'’-]+ ){1,3}|no(?:thing|body|[- ]one)(?: [a-z]+)? "
    r"|none (?:of [a-z ]{3,24} )?)"
    r"(?:is|are|was|were|(?:can|could|will|would) be)(?: (?:ever|fully|truly|really|completely))?)"
    r"(?: (?:a|an|the|for|from|at|cost|last|take|weigh|get|give|be))*\s*$"
    r"|(?<!是)(?:不是|并非|而非|不再是|绝非)(?:要|有)? ?$"
    r"|(?:没有?(?:一|哪|任何|什么|人)[^，。；！？0-9]{0,8}(?:是|能|会|可以|敢|做到|保证)|谁[也都](?:不能|不敢|没法)"
    r"|不可能|不敢)"
    r"(?:够?做到|保证|承诺|达到|说|是|有)? ?$",
    re.IGNORECASE,
)
_IN_THAT_YEAR = re.compile(
    r"(?<!截至)(?<!截至 )(?<!截止)(?:19|20)[0-9]{2} ?年(?![底末中]| ?[0-9])[^，。；！？]{0,10}"
    r"(?:突破|达到?|增[至到]|超过) ?$"
)
"""A milestone of a year: 2024 年突破 2000 座."""
_YEAR_ZH = re.compile(r"(?<![至到])(?P<year>(?:19|20)[0-9]{2}) ?年(?![底末中]| ?[0-9])")
_LATER_ZH = re.compile(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}}) ?年|如今|现在|今[天年]|目前|眼下)[^，。；0-9]{{0,10}}(?:[0-9]|{ZH_NUMERAL})"
)
"""A year before a figure, and a later point of time with one after it: a history, of which only the last is today's."""
_PUT_OFF = re.compile("(?:顺延|推迟|延后|往后推|(?:[会要将]|可能|预计)(?:再|要)?[晚迟])(?:了|到|约|大约)? ?$")
"""By how much something is moved, which is no length of its own: 上门顺延两天, 会晚一天送到."""
_POINTED_AT = re.compile("[这那头]$")
"""Before days that are named as those that are meant: 这两天."""
_FIRST_ONES = re.compile(
    r"\W*(?:19|20)[0-9]{2} ?年[^，。；！？]{0,8}，[^。；！？]{0,24}第一[家间堂次单批辆台位期节届个条场]"
)
"""The first shop, the first lesson: what a paragraph that begins so goes on to tell was then."""
_YEAR_OR_NOW = re.compile(rf"(?:19|20)[0-9]{{2}} ?年|{_NOW.pattern}|后来|至今|一直|每[天日周月年]|我们的")
_TELLS_ON = 3
"""Sentences through which such a paragraph goes on."""
_USED = re.compile(r"[用骑穿背戴住养等陪做干走](?:过)?了(?:整整|快|将近|差不多|足足)? ?$")
"""Before years that somebody tells of: 车架用了 5 年也没生锈."""
_RAISED = (
    re.compile("[由从](?:原来的?|之前的?|原先的?)? ?$"),
    re.compile(r"[^，。；]{0,6}(?:调整|上调|涨|提高|恢复)(?:为|到|至)"),
)
"""Around a price that was, from which a higher one was made: 由 3.5 元调整为 4 元."""
_OLD_ONE = re.compile(
    r"\b(?:my|your|his|her|their|the) (?:old|previous|last) [a-z]+\b[^,.;]{0,40}?"
    r"\b(?:had|was|cost|weighed|came|took|lasted|gave|went)\b[^,.;]{0,40}$",
    re.IGNORECASE,
)
"""Before a figure of what somebody had before: my old bike had a guarantee of two years."""
_CLAUSE = re.compile(r"[，；：。！？;:!?]|,(?![0-9])|\.(?![0-9])")


def is_unasserted(text: str, start: int, end: int) -> bool:
    """Whether the sentence ``text`` tells ``start:end`` of the past or denies it.

    The past needs a word for it in the clause of the figure, or alone in the one before, and nothing that leads back to
    today in between: what a serum cost last winter, and what 当年 it was sold at.
    """
    if _PUT_OFF.search(text, max(0, start - 8), start):
        return True
    if text[end - 1] == "天" and _POINTED_AT.search(text, max(0, start - 1), start):
        return True
    if text[end - 1] == "年" and _USED.search(text, max(0, start - 8), start):
        return True
    if _RAISED[0].search(text, max(0, start - 8), start) and _RAISED[1].match(text, end):
        return True
    far = max(0, start - REACH)
    if (
        _DENIED.search(text, far, start)
        or _OLD_ONE.search(text, far, start)
        or _IN_THAT_YEAR.search(text, max(0, start - 24), start)
    ):
        return True
    cuts = [far, *(m.end() for m in _CLAUSE.finditer(text, far, start))]
    after = _CLAUSE.search(text, end)
    close = after.start() if after else len(text)
    before = text[cuts[-1] : start]
    year = _YEAR_ZH.search(before)
    if year and any(not m["year"] or m["year"] > year["year"] for m in _LATER_ZH.finditer(text, close)):
        return True
    if _NOW.search(before) or _PRESENT.search(before):
        return False
    alone = len(cuts) > 1 and _ONLY_ONCE.fullmatch(text[cuts[-2] : cuts[-1]]) is not None
    if alone or holds(_ONCE, text, cuts[-1], close):
        return True
    told = _WAS.search(before)
    first = _THEN.match(before, len(before) - len(before.lstrip()))
    leads = told is not None and first is not None and 0 <= told.start() - first.end() <= _THEN_FIRST
    return leads or (told is not None and bool(_THEN.search(text, end, close) or _AT_THAT_TIME.match(text, end)))


def is_of_beginnings(document: Document, sentence: Sentence) -> bool:
    """Whether ``sentence`` goes on about the first of ours: 2016 年，第一家店开张。老板自己烤，一只卖 28 元。

    Nothing from the beginning to its end may lead back to today or on to another year.
    """
    before = document.sentences[max(0, sentence.index - _TELLS_ON) : sentence.index]
    for each in reversed(before):
        if "\n" in document.plain[each.start : sentence.start].strip() or holds(_YEAR_OR_NOW, sentence.text):
            return False
        head = _FIRST_ONES.match(each.text)
        if head is not None:
            return _YEAR_OR_NOW.search(each.text, head.end()) is None
        if holds(_YEAR_OR_NOW, each.text):
            return False
    return False
