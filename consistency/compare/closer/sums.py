"""Sums of money as people say and shorten them: five pounds twenty, 9块9, 18.28 万, 大杯 21."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from consistency.currencies import currencies
from consistency.numerals import EN_NUMERAL, EN_ONES, EN_TENS, ZH_NUMERAL, from_chinese, from_english
from consistency.spoken_sums import spoken_sums
from consistency.statements.figures import BARE_PRICE, NUMBER, SCALE, START, number
from consistency.statements.found import Found, bound_of
from consistency.statements.values import Figure

_WORDS = currencies("compared")
_AFTER = re.compile(
    rf"{START}(?P<n>{NUMBER})(?P<s>{SCALE})? ?(?:"
    + "|".join(f"(?P<{code}>{words})" for code, words in _WORDS.items())
    + ")",
    re.IGNORECASE,
)
_SIGNS = {sign: code for code, sign in currencies("letters").items()}
_LETTERS = (*(code for code in _WORDS if code not in currencies("before")), *_SIGNS)
_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?P<code>{'|'.join(map(re.escape, _LETTERS))})"
    rf" ?(?P<n>[0-9][0-9,]*(?:\.[0-9]{{1,2}})?)(?P<s>{SCALE})?(?![0-9])"
)
_CODES = {name: code for code, names in currencies("named").items() for name in names.split("|")}
_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]{1,2})?"
_NAMED = re.compile(
    rf"(?P<name>{'|'.join(_CODES)})(?: ?[:：])? ?(?P<n>{_DIGITS})(?P<s>{SCALE})?(?: ?[元块])?(?![0-9])"
    rf"|{START}(?P<n2>{_DIGITS})(?P<s2>{SCALE})? ?[元块][（(](?P<name2>{'|'.join(_CODES)})[）)]"
)
"""A sum with its currency by name before it or in brackets: 新币 20 元, 20 元（新币）."""
_SPOKEN = re.compile(
    rf"{START}(?P<n>{NUMBER})(?P<s>{SCALE})?[ -](?P<u>pounds?|quid|dollars?|bucks|euros?)\b"
    rf"(?: (?:and )?(?P<c>[1-9][0-9]|(?i:{EN_NUMERAL}))(?! ?(?:pence|p|cents|c)\b)(?=[\s.,;:!?]|$))?"
    rf"(?: and (?P<d>[1-9][0-9]|(?i:{EN_NUMERAL})) (?:pence|p|cents|c)\b)?",
    re.IGNORECASE,
)
_CONTINENTAL = re.compile(
    r"(?<![0-9.,])(?P<n>[0-9]{1,3}(?:[. ][0-9]{3})*(?:,[0-9]{2})?|[0-9]{4,6}(?:,[0-9]{2})?) ?(?:€|EUR\b)"
)
_SPOKEN_LIST = re.compile(
    rf"{START}(?P<n>{NUMBER}(?:, {NUMBER}){{0,4}}),? (?:and|or) {NUMBER} (?P<u>pounds|quid|dollars|bucks|euros)\b",
    re.IGNORECASE,
)
"""Sums of which only the last has its unit: thirty-six, twenty-six and fifteen pounds."""
_NUMBER = re.compile(NUMBER)
_DOLLARS = re.compile(rf"(?<![A-Za-z])\$ ?(?P<n>[0-9][0-9,]*(?:\.[0-9]{{1,2}})?)(?P<s>{SCALE}|[km]\b)?(?![0-9])")
_COINS = re.compile(rf"{START}(?P<n>{NUMBER}) ?(?:cents?\b|¢|角(?!色|落|度|楼|逐))", re.IGNORECASE)
_UNSAID = re.compile(
    rf"(?:\b(?:is|are|just|only|for|at|costs?|pay|now)\s|^|[.!?:;,–—] )(?P<n>(?P<a>{EN_NUMERAL}) (?P<b>(?:{'|'.join(EN_TENS)})"  # noqa: E501
    rf"(?:[ -](?:{'|'.join(EN_ONES[:9])}))?|(?:ten|eleven|twelve|[a-z]{{3,5}}teen)))"
    r"(?=[.,;!?]|$| (?:a|an|per|each|extra)\b)",
    re.IGNORECASE,
)
_LOCAL = re.compile(rf"{START}(?P<n>{NUMBER})(?P<s>{SCALE})? ?(?:元|块钱?|蚊|文)(?!件|素|旦|宵)")
_NOT_SUMS = r"(?![0-9.,%％℃°×x:：/]|[ ]?(?:[A-Za-z%％°]|[元块个次天年月日号小时分秒点折倍人位名件款克斤吨升米里平度级岁成届期周种家台座间条本只张辆套层门班场站所户国页双对部组份批步路档集杯瓶盒包袋枚颗粒片支根棵盏笔城县省公千万亿英磅美欧港毛角楼栋室厅代户]))"  # noqa: E501
_WAN = re.compile(
    rf"{START}(?P<n>[0-9]{{1,5}}\.[0-9]{{1,3}}|(?<=[价售卖约要付高达]) ?[0-9]{{1,5}}) ?(?P<s>万)(?:/|{_NOT_SUMS})"
)
_IN_WORDS = re.compile(
    rf"(?<![第满约{ZH_NUMERAL[1:-1]}0-9.])(?P<n>{ZH_NUMERAL}*[百千万]{ZH_NUMERAL}*)(?=[，。！？；、,!?\s（(]|$|起|吧|啦|哦|就|到手|左右)"
)
_CUED = re.compile(
    r"(?:[价售卖付]|(?:现在|现)[只是要卖]|到手|[只仅][要需]|月租|[年月]费|租金|每平(?:方?米)?|每人|每位|每晚|每张|每杯|收费)(?:大?[概约]|都|是|为|才|只要|也就|[：:])*\s?"
    rf"(?P<n>[0-9][0-9,]*(?:\.[0-9]{{1,2}})?|{ZH_NUMERAL}{{2,8}}){_NOT_SUMS}"
)
_TAKEN_OFF = re.compile(
    rf"(?<!每)(?:立减|直降|直减|立省|再减|再省|优惠|便宜|返现|减免|抵扣|(?<![满加])减)(?:了|掉|个)?\s?(?P<n>[0-9][0-9,]{{1,6}}){_NOT_SUMS}"
)
"""A sum that comes off, its unit left out: 立减 300."""
_BARE = re.compile(
    r"(?<![0-9A-Za-z.,#/:：\-—–+=第号满减约共])(?<![号满减约共] )(?P<n>[1-9][0-9]{2,4})"
    r"(?= ?(?:起(?!止)|[，。！!、；\n]|$))"
)
"""A number that nothing explains, of as many digits as the sums of the campaign: 全包 1388 起."""
_THRESHOLD = re.compile(rf"(?P<n>[0-9]{{2,5}}|{ZH_NUMERAL}{{2,6}})(?=就?(?:可以?)?(?:包邮|免运|免邮|免配送|起送))")
"""A sum from which delivery is free: 129 就包邮."""
_EACH = re.compile(
    rf"(?<=[，,、：: 走卖要])(?P<n>[0-9]{{2,5}}|{ZH_NUMERAL}{{2,6}})(?=一[位张杯份盒斤个本人]个?人?(?:[，。！、]|$))"
)
"""A sum for one: 四十一位."""
_LISTED = re.compile(
    r"(?:[大中小]杯|[超特]大杯|(?:[单双三四]人|家庭|亲子|成人|儿童|学生|老人|早鸟|普通|全价|半价|通|套|平日|周末|单日|双日|[年月季次]|贵宾|优惠)[票房间餐券卡]"
    r"|平日|周末|工作日|节假日|全马|半马|[大中小]份|[大中小]碗|[大中小]号|[一-鿿]{1,3}版|[一-鿿]{1,2}[款装舱]"
    r"|[0-9] ?(?:ml|毫升|公斤|kg|克|g|斤|L|升|GB)(?:装|版|款|的)?(?:现在|只要|才|就|是|卖|到手|[：:])*"
    r"|[一二两三四五六]个?人)"
    rf"\s?(?P<n>[0-9][0-9,]*(?:\.[0-9]{{1,2}})?|(?<!人){ZH_NUMERAL}{{2,6}})"
    rf"{_NOT_SUMS}"
)


@dataclass(frozen=True, slots=True)
class Money:
    """A campaign's currencies, as ISO 4217 codes, and what its sums look like."""

    local: str
    """What 元 and sums without a unit are in, empty where neither is known."""
    spoken: str
    """What cents and sums told without a unit in English are in, empty where that is not known."""
    pounds: bool
    """Whether pounds are money and no weight."""
    dollars: str
    """What a bare $ is in, empty for those of the United States."""
    digits: frozenset[int]
    """How many digits the sums of the campaign that are written with 元 or ¥ have."""
    sums: frozenset[Decimal]
    """Every sum that the campaign writes with the sign of a currency."""

    def before_common(self, text: str) -> Iterator[Found]:
        """Sums with a unit that other readers take for something else or do not know."""
        for said in spoken_sums(text):
            if said.value % 1:
                bound = bound_of(text, said.start, said.end)
                yield Found("money", Figure(self.local or "CNY", said.value, None, bound), said.start, said.end)
        for match in _SPOKEN.finditer(text):
            yield from self._said(text, match)
        for match in _SPOKEN_LIST.finditer(text):
            for each in _NUMBER.finditer(text, match.start("n"), match.end("n")):
                value, code = number(each[0]), self._code(match["u"].lower())
                if value is not None and code:
                    yield self._sum(text, each.start(), each.end(), value, code)
        for match in _DOLLARS.finditer(text) if self.dollars else ():
            value = number(match["n"], match["s"])
            if value is not None:
                yield self._sum(text, match.start(), match.end(), value, self.dollars)
        for match in _AFTER.finditer(text):
            code = next(code for code in _WORDS if match[code])
            value = number(match["n"], match["s"])
            if value is not None:
                yield self._sum(text, match.start(), match.end(), value, code)
        for match in _BEFORE.finditer(text):
            value = number(match["n"], match["s"])
            if value is not None:
                code = _SIGNS.get(match["code"], match["code"])
                yield self._sum(text, match.start(), match.end(), value, code)
        for match in _NAMED.finditer(text):
            value = number(match["n"] or match["n2"], match["s"] or match["s2"])
            if value is not None:
                yield self._sum(text, *match.span(), value, _CODES[match["name"] or match["name2"]])
        for match in _EACH.finditer(text) if self.local else ():
            value = number(match["n"])
            if value is not None:
                yield self._sum(text, match.start(), match.end(), value, self.local)
        for match in _CONTINENTAL.finditer(text):
            value = Decimal(re.sub(r"[. ]", "", match["n"]).replace(",", "."))
            yield self._sum(text, match.start(), match.end(), value, "EUR")
        for match in _COINS.finditer(text):
            value = number(match["n"])
            chinese = match[0][-1] == "角"
            code = (self.local or "CNY") if chinese else self.spoken
            if value is not None and code and code != "GBP":
                yield self._sum(text, match.start(), match.end(), value / (10 if chinese else 100), code)
        if self.local not in ("", "CNY"):
            for match in (*_LOCAL.finditer(text), *BARE_PRICE.finditer(text)):
                written = match.groupdict()
                value = number(written["n"], written.get("s")) if written["n"] else None
                if value is not None:
                    yield self._sum(text, match.start(), match.end(), value, self.local)

    def after_common(self, text: str) -> Iterator[Found]:
        """Sums without a unit, where the campaign's currency is known."""
        if self.spoken:
            for match in _UNSAID.finditer(text):
                whole, cents = from_english(match["a"]), from_english(match["b"])
                if whole is not None and cents is not None and whole < 100:
                    likely = self._likelier(whole + cents / 100, 100 * whole + cents)
                    yield self._sum(text, match.start("n"), match.end("n"), likely, self.spoken)
        if not self.local:
            return
        for pattern in (_WAN, _CUED, _TAKEN_OFF, _THRESHOLD, _LISTED):
            for match in pattern.finditer(text):
                value = number(match["n"].strip(), match["s"] if pattern is _WAN else None)
                if value is not None and value > 1:
                    end = match.end("s") if pattern is _WAN else match.end("n")
                    yield self._sum(text, match.start("n"), end, value, self.local)
        for match in _BARE.finditer(text):
            if len(match["n"]) in self.digits and int(match["n"]) not in _YEARS and _HAN.search(text):
                yield self._sum(text, match.start("n"), match.end("n"), Decimal(match["n"]), self.local)
        for match in _IN_WORDS.finditer(text):
            value = from_chinese(match["n"])
            if value is not None and value >= 100 and match["n"][0] not in "百千万亿":
                yield self._sum(text, match.start("n"), match.end("n"), value, self.local)

    def _said(self, text: str, match: re.Match[str]) -> Iterator[Found]:
        code = self._code(match["u"].lower())
        if not code:
            return
        value = number(match["n"], match["s"])
        cents = match["d"] or match["c"]
        added = number(cents) if cents else None
        if value is None:
            return
        end = match.end()
        if match["c"] and not match["d"] and (added is None or added > 99 or added < 5):
            end, added = match.end("u"), None
        yield self._sum(text, match.start(), end, value + (added or Decimal(0)) / 100, code)

    def _code(self, unit: str) -> str:
        """The currency of pounds, dollars or euros as people say them; empty where pounds are a weight."""
        if unit.startswith("pound"):
            return "GBP" if self.pounds else ""
        if unit == "quid":
            return "GBP"
        return "EUR" if unit.startswith("euro") else self.spoken if self.spoken in _DOLLAR_LANDS else "USD"

    def _likelier(self, small: Decimal, large: Decimal) -> Decimal:
        """Of three pounds ninety-five and 395 pounds what is nearer to a sum that the campaign writes out."""
        near = [abs((value / each).ln()) for value in (small, large) for each in self.sums]
        half = len(near) // 2
        return large if near and min(near[half:]) < min(near[:half]) else small

    @staticmethod
    def _sum(text: str, start: int, end: int, value: Decimal, code: str) -> Found:
        return Found("money", Figure(code, value.normalize(), None, bound_of(text, start, end), code), start, end)


_WRITTEN = re.compile(r"[¥￥] ?([0-9][0-9,]*)|([0-9][0-9,]*) ?元")
_SIGNED = re.compile(r"[$£€¥￥] ?([0-9][0-9,]*(?:\.[0-9]{1,2})?)")
_HAN = re.compile("[一-鿿]")
_YEARS = range(1900, 2101)
_DOLLAR_LANDS = frozenset({"HKD", "TWD", "AUD", "CAD", "SGD", "NZD"})


def money_of(texts: Sequence[str]) -> Money:
    """What the ``texts`` of a campaign say of its currencies."""
    whole = "\n".join(texts)
    there = [code for code, pattern in currencies("tells").items() if re.search(pattern, whole)]
    dollars = [c for c in there if c in ("TWD", "HKD")]
    explicit = re.search(r"[¥￥]|RMB|CNY|人民币", whole)
    local = dollars[0] if len(dollars) == 1 and not explicit else ("CNY" if "CNY" in there else "")
    western = [c for c in there if c != "CNY"]
    weighed = re.search(r"\blbs?\b|\bounces?\b|\boz\b|\bkg\b", whole)
    abroad = [c for c in there if c in _DOLLAR_LANDS]
    american = re.search(r"US\$|USD|美元|美金", whole)
    bare = abroad[0] if len(abroad) == 1 and not american else ""
    digits = frozenset(len((a or b).replace(",", "")) for a, b in _WRITTEN.findall(whole))
    sums = frozenset(value for each in _SIGNED.findall(whole) if (value := number(each)))
    return Money(local, western[0] if western else "", "GBP" in there and not weighed, bare, digits, sums)
