"""Values left half said that approved ones explain: 10/12/2026, starts at 599, twice the light, IP67."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consistency.claims.values.degrees import CUE as DEGREE
from consistency.claims.values.degrees import degrees
from consistency.claims.values.sums import sum_of
from consistency.document import parse
from consistency.measure_words import MEASURE
from consistency.nlp.traditional import simplified
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.counts import CLASSIFIERS, noun_of
from consistency.statements.figures import number
from consistency.statements.found import Found, bound_of
from consistency.statements.graded import CUE, graded, things_shared
from consistency.statements.money_shares import CUE as SHARED_MONEY
from consistency.statements.money_shares import money_shares
from consistency.statements.read import read_statements
from consistency.statements.spoken_times import bare_hours, hours_in_words, spoken_times
from consistency.statements.time_units import TIME_UNITS
from consistency.statements.values import Clock, Day, Figure
from guidelines.model import Guideline

FULL_CUT = "满减"
"""The unit of an offer of so much (``high``) off an order over so much (``low``)."""
TOP_UP = "充送"
"""The same of so much given for so much paid into a card."""
_CUE = re.compile(
    r"[0-9][/.][0-9]{1,2}[/.]20|half[- ](?:price|off)|\bbuy \w+,? get|\bbogo|半价|买.[送赠]"
    r"|\b(?:twice|double|triple|quadruple) |\bIP ?[0-9]"
    r"|\b(?:full|whole|entire|solid|straight|complete) (?:hour|day|week|month|year)"
    r"|\b(?:at|for|from|only|just|costs?) [1-9][0-9,]+(?=[.,;:!? ]|$)"
    r"|(?:价格?|卖|只要|仅需|仅售|[尾余]款|[定订]金)[^，。0-9]{0,3}[0-9百千万]|满[^，。]{1,8}减|充[^，。]{1,8}[送赠得返到]"
    r"|百|最多|分[^，。]{0,6}[0-9]{3}|💰|[才要需租费价] ?[0-9]|花了? ?[0-9]|[0-9] ?[一每/]|[0-9] ?[rR](?![A-Za-z0-9])"
    r"|\b(?:out of|in) (?:every )?(?:[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty) [a-z]"
    r"|\b(?:everyone|everybody|all)(?: [a-z]+){0,3} (?:said|say|agreed?|felt|noticed|saw)\b"
    rf"|(?:[里中]有?|所有|每|全部)[^，。]{{1,8}}(?:说|表示|觉得|感到|认为|反馈)|{CUE}|{DEGREE}|亩|公顷",
    re.IGNORECASE,
)
"""What a sentence holds in which a figure might stand that is no figure with a unit."""
_CUE_WORDS = (
    *(
        "half",
        *("third", "quarter", "fifth", "tenth"),
        "buy ",
        "bogo",
        "半价",
        "送",
        "赠",
        "满",
        "充",
        "百",
        "千",
        "岁",
        "每",
        "名",
        "位",
        "月",
        "twice",
        "double",
        "triple",
        "quadruple",
    ),
    *(" said", " say ", " felt", " agree", " saw ", "noticed", "说", "表示", "觉得", "感到", "认为", "反馈"),
    *("all our ", " of our "),
    *(" full ", " whole ", " entire ", " solid ", " straight ", " complete "),
)
_DIGIT = re.compile("[0-9]")
_SLASHED = re.compile(r"(?<![0-9./])(?P<a>[0-3]?[0-9])(?P<s>[/.])(?P<b>[0-3]?[0-9])(?P=s)(?P<y>20[0-9]{2})(?![0-9/])")
_WHOLE = re.compile(
    rf"\b(?P<n>[0-9]{{1,3}}|{EN_NUMERAL}) (?:full|whole|entire|solid|straight|complete) "
    r"(?P<u>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?P<n>twice|double|triple|quadruple)"
    r"(?= (?:the (?!price|time|fun)|as (?:much|bright|fast|sharp|light|long|big|far)\b))",
    re.IGNORECASE,
)
_MULTIPLES = {"twice": 2, "double": 2, "triple": 3, "quadruple": 4}
_PEOPLE = (
    "people|adults|women|men|users|customers|testers|participants|volunteers|parents|drivers|owners|members|patients|guests"
    "|visitors|clients|readers|walkers|runners|cyclists|swimmers|players|learners|pupils|students|families|households"
    "|travellers|passengers|shoppers|buyers|subscribers|mothers|fathers|children"
)
_OF_PEOPLE = re.compile(
    rf"(?<!nearly )(?<!almost )(?<!about )\b(?P<n>[0-9]{{1,3}}|{EN_NUMERAL}) (?:out of|in) (?:every )?"
    rf"(?P<m>[0-9]{{1,3}}|{EN_NUMERAL})(?= (?:of )?(?:our )?(?:{_PEOPLE}|said|say|agreed?|felt|noticed|saw|would)\b)"
    rf"|(?P<zm>[0-9]{{1,3}}|{ZH_NUMERAL}{{1,2}}) ?[个位名]?(?:人|用户|顾客|受试者)?[里中]有? ?"
    rf"(?P<zn>[0-9]{{1,3}}|{ZH_NUMERAL}{{1,2}})"
    r" ?[个位名人](?=[^，。]{0,4}(?:说|表示|觉得|感到|认为|反馈))",
    re.IGNORECASE,
)
"""So many out of so many: a share."""
_ALL_PEOPLE = re.compile(
    rf"\b(?:every(?:one|body)|(?:nearly |almost |virtually )?all(?: of)?(?: our| the)?(?: (?:{_PEOPLE}))?)"
    r"(?= (?:in our trial |who tried it |tested )?(?:said|say|agreed?|felt|noticed|saw)\b)"
    r"|(?:所有|每一?[个位名]|全部)(?:人|用户|顾客|受试者|学员)(?=[^，。]{0,4}(?:说|表示|觉得|感到|认为|反馈))",
    re.IGNORECASE,
)
_GRADE = re.compile(r"(?<![A-Za-z0-9])IP ?(?P<n>[0-9]{2})(?![0-9])")
_PRICED = re.compile(
    r"\b(?:(?:starts?|starting|priced|sells?|selling|available|yours) (?:at|for|from)|costs?(?: only| just)?)"
    r" (?P<n>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{1,5})(?:\.[0-9]{2})?"
    r"(?=[.,;:!?](?![0-9])|$| (?:for|with|and|or|per|this|now|before)\b)",
    re.IGNORECASE,
)
_PRICED_ZH = re.compile(
    rf"(?:只要|仅需|仅售|只卖|卖|售价|价格|到手价?)(?:是|为|才|只要)? ?(?P<n>{ZH_NUMERAL}*[百千万]{ZH_NUMERAL}*)"
    r"(?=[，。！？；、,!?\s]|$|起|吧)"
    r"|(?:才|只花了?|花了|只要|仅需|只需|[日月年]租|[月年]费|[票现特]价) ?(?P<bare>[1-9][0-9]{1,4})"
    r"(?=[，。！？；、,!?\s]|$|起)"
    rf"|(?<![0-9A-Za-z.#])(?P<per>[1-9][0-9]{{1,4}}) ?[一每/](?:{MEASURE}|[晚天日月年人斤]|小时|公斤)"
    r"(?=[，。！？；、,!?\s]|$)"
)
_MANY_ZH = re.compile(
    r"(?:会员|用户|粉丝)(?:数量?|人数|规模)?(?:目前|已经?|现在?|累计|总共|一?共)*"
    r"(?:突破|超过?|达到?|有|[接逼]?近)*了? ?"
    r"(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<s>[万亿])(?! ?[元块人个名位户家])"
    r"|(?P<m>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<t>[万亿])[名位个]?(?=会员)"
)
"""So many people, counted by their noun alone: 会员突破 2,000 万."""
_ZH_N = rf"(?:[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?|{ZH_NUMERAL}{{1,6}})"
_FULL_CUT = re.compile(
    rf"满 ?(?P<n>{_ZH_N}) ?(?:元|块)?[，,]? ?(?:立|可|再|就|直|即)?减 ?(?P<m>{_ZH_N})(?: ?(?:元|块)|(?! ?[件个张只%]))"
)
"""So much off an order over so much: one offer of two sums, written with and without their unit."""
_TOP_UP = re.compile(
    rf"充(?:值|满|值满)? ?(?P<n>{_ZH_N}) ?[元块]?[，,]? ?(?:立|可|再|就|直接|即)?(?:[送赠返]|(?P<all>得|到账)) ?"
    rf"(?P<m>{_ZH_N})"
    r"(?: ?[元块]|(?! ?[件个张杯份只次天月年%])(?![0-9]))"
)
"""So much paid into a card, and what is given for it: 充 200 送 30; or what there is in all: 充 200 得 230."""
_CHEERED_PRICE = re.compile(
    rf"(?<![{ZH_NUMERAL[1:-1]}])(?P<n>{ZH_NUMERAL}*千{ZH_NUMERAL}*百{ZH_NUMERAL}*)(?=带走|拿下|搞定|到手|[，。！？；、,!?\s]|$|[起吧呢])"
    r"|💰 ?(?P<m>[0-9]{1,5}(?:\.[0-9]{1,2})?)(?![0-9])"
    r"|(?<![0-9A-Za-z.#])(?P<k>[0-9]{1,5}(?:\.[0-9]{1,2})?) ?[rR](?![A-Za-z0-9])"
)
"""Prices as they are called out and posted: 两千五百九十九带走, 💰18, 18r."""
_MOST_ONE = re.compile(
    rf"(?:最多|至多|不超过|限|只[能可许])[^，。；！？0-9]{{0,4}}?(?P<n>[1一] ?(?P<c>{'|'.join(CLASSIFIERS)}))"
    r"(?=(?P<after>[一-鿿]{1,6}))"
)
"""One of something, which counts nothing but where it is the most: 最多带 1 只狗."""
_SCORE = re.compile(
    r"(?:信用|芝麻|蚂蚁|积|评|得|考)分(?:数|值)?[^，。；！？0-9]{0,6}?(?P<n>[1-9][0-9]{2})(?: ?分)?"
    r"(?![0-9%]|元|块|[一-鿿]*减)"
)
"""How many points one needs: 信用分 650 分以上."""
_LAND = re.compile(rf"(?P<n>{_ZH_N}) ?(?P<s>万)? ?(?P<u>亩|公顷)")
_MU = {"亩": 1, "公顷": 15}
_NEAR = 3
"""A number further from every approved sum than this is no price that lost its unit."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Reads what the approved ``days``, ``sums`` (of the currency ``currency``) and sums in ``yuan`` explain."""

    days: tuple[Day, ...] = ()
    currency: str = ""
    sums: tuple[Decimal, ...] = ()
    yuan: tuple[Decimal, ...] = ()
    timed: bool = False
    """Whether a claim gives a time of day."""
    shared: frozenset[str] = frozenset()
    """What the claims give a share of."""
    warm: bool = False
    """Whether a claim gives a temperature."""

    def before_common(self, text: str) -> Iterator[Found]:
        """Dates in figures alone, whole days, multiples in a word, grades of protection."""
        for match in _SLASHED.finditer(text):
            day = self._day(int(match["a"]), int(match["b"]), int(match["y"]))
            if day is not None:
                yield Found("date", day, match.start(), match.end())
        yield from money_shares(text)
        for match in _WHOLE.finditer(text):
            value, (unit, factor) = number(match["n"]), TIME_UNITS[match["u"].lower()]
            if value is not None:
                bound = bound_of(text, match.start(), match.end())
                figure = Figure(unit, value * factor, None, bound, match["u"].lower())
                yield Found("duration", figure, match.start(), match.end())
        for match in _TIMES.finditer(text):
            figure = Figure("x", Decimal(_MULTIPLES[match["n"].lower()]))
            yield Found("quantity", figure, match.start(), match.end())
        for match in _OF_PEOPLE.finditer(text):
            some, whole = number(match["n"] or match["zn"]), number(match["m"] or match["zm"])
            if some and whole and some <= whole:
                yield Found("percentage", Figure("%", 100 * some / whole), match.start(), match.end())
        for match in _ALL_PEOPLE.finditer(text):
            yield Found("percentage", Figure("%", Decimal(100)), match.start(), match.end())
        for match in _FULL_CUT.finditer(text) if "满" in text else ():
            over, off = number(match["n"]), number(match["m"])
            if over is not None and off is not None:
                yield Found("offer", Figure(FULL_CUT, over, off), match.start(), match.end())
        for match in _TOP_UP.finditer(text) if "充" in text else ():
            paid, given = number(match["n"]), number(match["m"])
            if paid is not None and given is not None and (not match["all"] or given > paid):
                figure = Figure(TOP_UP, paid, given - paid if match["all"] else given)
                yield Found("offer", figure, match.start(), match.end())
        for match in _GRADE.finditer(text):
            yield Found("quantity", Figure("IP", Decimal(match["n"])), match.start(), match.end())
        yield from graded(text, self.shared)
        for match in _LAND.finditer(text) if "亩" in text or "公顷" in text else ():
            if (land := number(match["n"], match["s"])) is not None:
                yield Found("quantity", Figure("亩", land * _MU[match["u"]]), match.start(), match.end())
        for match in _MOST_ONE.finditer(text):
            noun = match["c"] + noun_of(match["after"])
            yield Found("count", Figure("#", Decimal(1), None, "up_to"), match.start("n"), match.end("c"), noun=noun)
        for match in _SCORE.finditer(text) if "分" in text else ():
            bound = bound_of(text, match.start("n"), match.end())
            yield Found("quantity", Figure("score", Decimal(match["n"]), None, bound), match.start("n"), match.end())
        if self.warm:
            yield from degrees(text)
        if self.timed:
            yield from spoken_times(text)

    def after_common(self, text: str, asked: str) -> Iterator[Found]:
        """A price without its currency, as near to an approved one as a price of the same thing is; hours in words."""
        if self.timed:
            yield from hours_in_words(text)
            yield from bare_hours(text)
        for match in _PRICED.finditer(text) if self.currency else ():
            value = number(match["n"])
            if value is not None and _is_near(value, self.sums):
                bound = bound_of(text, match.start("n"), match.end("n"))
                yield Found("money", Figure(self.currency, value, None, bound), match.start("n"), match.end("n"))
        for match in _MANY_ZH.finditer(text) if "万" in text or "亿" in text else ():
            people = number(match["n"] or match["m"], match["s"] or match["t"])
            if people is not None:
                first = match.start("n" if match["n"] else "m")
                yield Found("count", Figure("#", people), first, match.end(), noun="人")
        for match in _PRICED_ZH.finditer(text) if self.yuan else ():
            group = next(name for name in ("n", "bare", "per") if match[name])
            value = number(match[group])
            if value is not None and _is_near(value, self.yuan):
                yield Found("money", Figure("CNY", value), match.start(group), match.end(group))

        for match in _CHEERED_PRICE.finditer(text) if self.yuan and not text.isascii() else ():
            group = next(name for name in "nmk" if match[name])
            value = number(match[group])
            if value is not None and _is_near(value, self.yuan):
                yield Found("money", Figure("CNY", value), match.start(group), match.end(group))

    def _day(self, one: int, other: int, year: int) -> Day | None:
        """The day that 10/12 of ``year`` is: the approved one where either reading is, else the first that there is."""
        readings = [Day(m, d, year) for d, m in ((one, other), (other, one)) if 1 <= m <= 12 and 1 <= d <= 31]
        return next((r for r in readings if any(_same(r, known) for known in self.days)), next(iter(readings), None))


def half_said(text: str) -> bool:
    """Whether ``text`` may hold such a value; the letters that each has are looked for first, which costs little."""
    return (_DIGIT.search(text) is not None or any(w in text.lower() for w in _CUE_WORDS)) and bool(
        _CUE.search(text) or SHARED_MONEY.search(text)
    )


def explained_by(guideline: Guideline) -> Explained:
    """What the days and sums of the approved claims of ``guideline`` explain."""
    texts = [simplified(text) for c in guideline.claims.approved for text in (c.text.en, c.text.zh) if text]
    said = [statement for text in texts for statement in read_statements(parse(text))]
    english = [figure for s in said if s.language == "en" and (figure := sum_of(s))]
    units = {figure.unit for figure in english}
    return Explained(
        days=tuple(s.value for s in said if isinstance(s.value, Day)),
        currency=units.pop() if len(units) == 1 else "",
        sums=tuple(figure.low for figure in english),
        yuan=tuple(figure.low for s in said if s.language == "zh" and (figure := sum_of(s)) and figure.unit == "CNY"),
        shared=things_shared(texts),
        timed=any(isinstance(s.value, Clock) for s in said),
        warm=any(True for text in texts for _ in degrees(text)),
    )


def _is_near(value: Decimal, sums: tuple[Decimal, ...]) -> bool:
    return any(value <= _NEAR * each and each <= _NEAR * value for each in sums)


def _same(one: Day, other: Day) -> bool:
    return (one.month, one.day) == (other.month, other.day) and other.year in (None, one.year)
