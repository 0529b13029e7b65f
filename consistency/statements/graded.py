"""Figures that no unit tells: ratings, shares of our things, days of every month, the year a house was founded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.bounds import EXCEEDS_EN
from consistency.statements.figures import NUMBER, SCALE, START, number
from consistency.statements.found import Found, bound_of
from consistency.statements.model import Kind
from consistency.statements.values import Figure

CUE = (
    r"\bof (?:5|10|five|ten|all|our|its)\b|[0-9] ?/ ?(?:5|10)(?![0-9/])|\bstars?\b|评分|[0-9] ?(?:星|分(?!钟))|每个?月"
    r"|月[龄大]|个月(?:以上|的?宝宝|的?[娃婴孩])|满[^，。]{1,4}个月|个月(?:就|可以|开始)|岁"
    r"|(?:founded|established) in|年(?:正式|建成)?[投成创]|[成创]立于|[始创]建于|month|CFU|IU|ppm"
    r"|[家座间款台个辆][^，。；]{1,5}[中里]|\ball (?:of )?our|\bone of our"
    r"|所有|全部|每一|每[^，。；]{1,8}[名位个]|[1一] ?[名位个]"
)
"""What a sentence holds in which such a figure stands."""
_RATED = re.compile(
    r"\b(?:rat(?:e[ds]?|ings?)|scor(?:e[ds]?|es)|stars?|reviews?)\b|评分|评价|好评|口碑|打分", re.IGNORECASE
)
_EN_N = rf"[0-9]{{1,4}}(?![0-9.,]*[0-9])|(?i:{EN_NUMERAL})"
_RATING = re.compile(
    rf"{START}(?P<n>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?|(?i:{EN_NUMERAL})) ?(?:(?:stars? )?out of (?P<of>5|10|five|ten)\b"
    rf"|/ ?(?P<by>5|10)(?![0-9/]))"
    rf"|{START}(?P<s>[0-9]\.[0-9]{{1,2}})[ -]?(?:stars?\b|星|分(?!钟|之|期|店))"
    r"|(?<=评分)(?:高?达|为|是|[:：])? ?(?P<z>[0-9](?:\.[0-9]{1,2})?)(?![0-9])"
)
_STARS = 5
_OURS = re.compile(
    rf"\b(?P<n>{_EN_N}) (?:out )?of (?:all )?(?:our|its) (?P<m>{_EN_N}) (?P<noun>[a-z]+s)\b"
    rf"|\b(?P<in>{_EN_N}) (?:in|out of) (?P<every>{_EN_N}) of our (?P<things>[a-z]+)\b"
    rf"|(?P<zm>[0-9]{{1,5}}|{ZH_NUMERAL}{{1,5}}) ?[家座间款台个辆](?P<zh>[一-鿿]{{1,4}}?)(?:中|里)(?:的|有)* ?"
    rf"(?P<zn>[0-9]{{1,5}}|{ZH_NUMERAL}{{1,5}}) ?[家座间款台个辆]"
)
_FRACTION = re.compile(
    r"\b(?:(?P<half>half)|(?P<n>an?|one|two|three|four) (?P<part>third|quarter|fifth|tenth)s?)"
    r" of (?:all )?(?:our|its)\b",
    re.IGNORECASE,
)
_EXCEEDS = re.compile(rf"\b(?:{EXCEEDS_EN}) $", re.IGNORECASE)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_LOOSE = Decimal(2)
"""By how many in a hundred people are out when they tell a share in a word: a third of our guests."""
_ALL = re.compile(
    rf"\b(?:all|each|every one)(?: (?:{_EN_N}))?(?: of)? our (?:(?:{_EN_N}) )?(?P<noun>[a-z]+s)\b"
    r"|(?:所有|全部|每一?[家座间款台个辆])的? ?(?P<zh>[一-鿿]{2,4})",
    re.IGNORECASE,
)
_VERB = re.compile(
    r" (?:(?:now|already|also|today|still) )?"
    r"(?P<verb>(?!(?:and|or|in|on|at|from|with|for|by|to|of|this|every)\b)[a-z]+)"
)
_MANY = {"is": "are", "has": "have", "was": "were", "does": "do", "goes": "go"}
_MONTHLY = re.compile(
    rf"每个?月的? ?(?P<d>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}) ?[日号]"
    r"|\bthe (?P<n>[0-9]{1,2})(?:st|nd|rd|th) (?:day )?of (?:every|each) month\b"
    r"|\bevery month on the (?P<o>[0-9]{1,2})(?:st|nd|rd|th)\b"
)
_FOUNDED = re.compile(
    r"(?<![0-9])(?P<y>(?:1[6-9]|20)[0-9]{2}) ?年(?:正式|建成)?(?:投产|成立|创立|创办|创建|投入使用)"
    r"|(?:成立|创立|创办|创建|诞生|始创|始建)于 ?(?P<z>(?:1[6-9]|20)[0-9]{2})(?![0-9])"
    r"|\b(?:[Ff]ounded|[Ee]stablished) in (?P<e>(?:1[6-9]|20)[0-9]{2})\b"
)
_YOUNG = r"的?(?:小?[猫狗犬]|幼[猫犬崽]|宝宝|婴|孩子|儿童|娃)"
_AGE = re.compile(
    rf"(?<!第)(?P<half>半)岁|(?P<full>满) ?(?P<f>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}) ?个月"
    rf"|(?P<n>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}) ?(?:个?月龄|个月大|个月(?=(?:以[上下])?{_YOUNG}"
    r"|(?:起|就能|就可以|可以|开始)(?:[吃喝用穿戴]|添?加)(?![完光掉到])))"
)
"""In months, of the very young and of animals."""
_AGE_IN_YEARS = re.compile(
    rf"(?:年?满|不满|未满) ?(?P<n>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}) ?周?岁"
    r"|年满 ?(?P<bare>[1-9][0-9])(?=[，。；！？、\s]|就|即|便|才|可|能|以上|$)"
    rf"|(?P<m>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}) ?周?岁(?=[（(]?(?:及以[上下]|以[上下]|起|就可|就能))"
)
"""An age that something is allowed from or up to: 年满 16 周岁, 12 岁以下."""
_HELPER = (
    "(?:配备?|安排|分配|就?有|设|由)[^，。；一1]{0,3}[1一] ?[名位个]"
    "(?P<helper>[一-鿿]{2,3}?)(?=[，。；！？、负带跟照全]|$)"
)
_PER_HELPER = re.compile(
    rf"每 ?(?P<n>[0-9]{{1,4}}|{ZH_NUMERAL}{{1,4}}) ?[名位个人](?:[一-鿿]{{2,3}}?)?{_HELPER}"
    r"|(?P<every>每)?[1一]? ?[名位个](?P<who>[一-鿿]{2,3}?)(?P<only>只|最多|仅)?(?:带|管|负责|照[看顾料]|对)"
    rf" ?(?P<m>[0-9]{{1,4}}|{ZH_NUMERAL}{{1,4}}) ?[名位个人]"
)
"""How many there are for one who looks after them: 每 15 名学员配一名助教, 一名助教带 15 个人."""
_DOSE = re.compile(rf"{START}(?P<n>{NUMBER})(?P<s>{SCALE})? ?(?P<u>CFU|IU|ppm)(?![A-Za-z])")


_OF_OURS, _YEARS, _DOSES = ("of our", "of its", "of all our", "中", "里"), ("年", "于", " in "), ("CFU", "IU", "ppm")
"""Letters without which such a figure does not stand, which cost less to look for."""


def things_shared(texts: Iterable[str]) -> frozenset[str]:
    """The nouns that ``texts`` give a share of, with the verb after it: hotels have, of 11 of our 14 hotels have."""
    return frozenset(_told_of(text, m)[-1] for text in texts for m in _OURS.finditer(text))


def _told_of(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """The noun alone, and then with the verb that follows it in the plural: vans, vans are."""
    groups = match.groupdict()
    noun = (groups["noun"] or groups.get("things") or groups["zh"]).lower()
    verb = _VERB.match(text, match.end()) if not groups["zh"] else None
    if verb is None:
        return (noun,)
    said = verb["verb"].lower()
    return noun, f"{noun} {_MANY.get(said, said.removesuffix('s'))}"


def graded(text: str, shared: frozenset[str]) -> Iterator[Found]:
    """Such figures of ``text``; all of our things are a share of those that a claim gives a share of."""
    for match in _RATING.finditer(text) if _RATED.search(text) else ():
        value = number(match["n"] or match["s"] or match["z"])
        whole = number(match["of"] or match["by"]) if match["of"] or match["by"] else Decimal(_STARS)
        if value is not None and whole and value <= whole:
            yield _figure(text, match, "quantity", "rating", 100 * value / whole)
    for match in _OURS.finditer(text) if any(word in text for word in _OF_OURS) else ():
        part = number(match["n"] or match["in"] or match["zn"])
        whole = number(match["m"] or match["every"] or match["zm"])
        if part and whole and part <= whole:
            yield _figure(text, match, "percentage", "%", 100 * part / whole)
    for match in _FRACTION.finditer(text) if "of " in text else ():
        parts = Decimal(1) if match["half"] or match["n"].lower() in ("a", "an") else number(match["n"]) or Decimal(1)
        share = 100 * parts / (2 if match["half"] else _PARTS[match["part"].lower()])
        if _EXCEEDS.search(text, 0, match.start()):
            figure = Figure("%", share, Decimal(100), "", "%")  # any that is more
        else:
            figure = Figure("%", share - _LOOSE, share + _LOOSE, bound_of(text, match.start(), match.end()), "%")
        yield Found("percentage", figure, match.start(), match.end())
    for match in _ALL.finditer(text) if shared else ():
        if shared.intersection(_told_of(text, match)):
            yield _figure(text, match, "percentage", "%", Decimal(100))
    for match in _MONTHLY.finditer(text) if "月" in text or "month" in text else ():
        day = number(match["d"] or match["n"] or match["o"])
        if day is not None:
            yield _figure(text, match, "quantity", "day of the month", day)
    for match in _AGE.finditer(text) if "月" in text or "半岁" in text else ():
        age = Decimal(6) if match["half"] else number(match["n"] or match["f"])
        if age is not None:
            yield _figure(text, match, "quantity", "months of age", age)
    for match in _AGE_IN_YEARS.finditer(text) if "岁" in text or "年满" in text else ():
        age = number(match["n"] or match["m"] or match["bare"])
        if age is not None:
            below = match[0][0] in "不未" or text.startswith(("以下", "及以下"), match.end())
            figure = Figure("years of age", age, None, "up_to" if below else "from", "years of age")
            yield Found("quantity", figure, match.start(), match.end())
    for match in _PER_HELPER.finditer(text) if "名" in text or "位" in text or "个" in text else ():
        value, helper = number(match["n"] or match["m"]), match["helper"] or match["who"]
        if value is not None and (match["n"] or match["every"] or match["only"]):  # no story: 一名助教带十个人忙了三天
            yield _figure(text, match, "quantity", f"for one {helper}", value)
    for match in _FOUNDED.finditer(text) if any(word in text for word in _YEARS) else ():
        year = Decimal(match["y"] or match["z"] or match["e"])
        yield _figure(text, match, "quantity", "year", year)
    for match in _DOSE.finditer(text) if any(unit in text for unit in _DOSES) else ():
        value = number(match["n"], match["s"])
        if value is not None:
            yield _figure(text, match, "quantity", match["u"], value)


def _figure(text: str, match: re.Match[str], kind: Kind, unit: str, value: Decimal) -> Found:
    bound = bound_of(text, match.start(), match.end()) if unit not in ("year", "day of the month") else ""
    return Found(kind, Figure(unit, value, None, bound, unit), match.start(), match.end())
