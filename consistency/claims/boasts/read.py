"""What a sentence boasts of: superlatives of a world, a country or a class, and comparisons with all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from consistency.document import Sentence
from consistency.matching.stretches import Place
from consistency.nlp.words import cut

_MOST = r"(?:(?:most|best)[ -][a-z-]+|[a-z]{2,}est|best|first|only|leading|favou?rite|number one|no\. ?1)"
_MORE = r"(?:better|worse|[a-z]{3,}er|(?:more|fewer|less) [a-z]+)"
_COUNTRY = r"(?-i:[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)"
_TOWNS = (
    "北京|上海|广州|深圳|杭州|成都|重庆|武汉|西安|南京|苏州|天津|长沙|郑州|青岛|宁波|厦门|福州|合肥|济南|沈阳|大连|昆明|无锡|佛山|东莞"
    "|哈尔滨|长春|南昌|贵阳|南宁|海口|石家庄|太原|兰州|江浙沪|长三角|珠三角|大湾区|[华东西][东南北]|华中|江南"
)
_REGION = (
    r"(?:north|south|east|west|midlands|region|county|city|town|area|neighbou?rhood|country)"
    r"(?:[- ](?:north|south|east|west))?(?: of [A-Z][a-z]+)?"
)
_TOWNS_EN = (
    "London|Manchester|Birmingham|Leeds|Liverpool|Sheffield|Bristol|Edinburgh|Glasgow|Cardiff|Belfast|Dublin|Oxford"
    "|Cambridge|Brighton|Bath|York|Nottingham|Leicester|Newcastle|Reading|Surrey|Kent|Sussex|Essex|Yorkshire|Cornwall"
    "|Devon|Norfolk|Suffolk|Cumbria|Lancashire|Hampshire|Berkshire|New York|Chicago|Boston|Seattle|San Francisco"
    "|Los Angeles|Texas|California|Florida|Toronto|Vancouver|Sydney|Melbourne|Singapore|Berlin|Paris"
)
_OF_TOWN = rf"全[城市省区县镇街]|全?(?:{_TOWNS})|[一-鿿]{{2}}[市省区县镇]里?|(?:这|整)(?:条街|个商圈)|全商圈"
"""Of which a superlative of goods needs evidence as of a country: 杭州最好喝, 全城第一."""
_NO_RANK = "(?![次步天届站时线])"
"""After 第一: it counts times and steps, and ranks nothing."""
_SUPERLATIVE = re.compile(
    rf"\b(?:the )?(?:world|industry|market|planet|country|nation|(?P<town>(?-i:{_TOWNS_EN}))|(?P<of>{_COUNTRY}))"
    rf"['\u2019]s (?P<a>{_MOST})\b"
    r"(?: [\w-]+){0,2}"
    rf"|\b(?:the )?(?P<b>{_MOST})(?: [\w-]+){{0,4}}? (?:in|on|of) "
    rf"(?:(?:the (?:world|market|industry|planet)|earth|any [a-z]+|its (?:class|category|segment)"
    rf"|(?P<near>the {_REGION}|(?-i:{_TOWNS_EN})))\b"
    rf"|(?:the )?(?P<in>{_COUNTRY})\b)"
    r"|\bthe (?P<only>only) [\w-]+(?: [\w-]+)? (?:with|that(?! (?:you|we|i|they|he|she)\b))\b(?: [\w-]+){1,4}"
    rf"|(?P<zone>全球|世界|全国|全网|史上|亚洲|国内|中国)(?:范围内?)?(?P<c>首[款个创家台]|唯一|最[一-鿿]|第一{_NO_RANK})"
    rf"|(?:业界|行业|业内|同级|同类(?:产品)?|同价位)(?:中)?(?P<d>首[款个创家台]|唯一|最[一-鿿]|第一{_NO_RANK}|领先)"
    rf"|(?:{_OF_TOWN})(?P<l>最(?:好[喝吃用看闻]|[香甜火鲜]|正宗|地道|专业|靠谱|受欢迎|实惠|划算)|唯一"
    r"|第一(?![家次天步个届批站条场季代高时人医中小]))"
    rf"|(?:全球|世界|全国|全网|亚洲|国内|中国|业界|行业|业内|{_OF_TOWN})(?:地区|市场|范围)?[里内中]?"
    r"[^，。；！？、是有天里的最会能\s]{1,5}?(?P<n>最[好高低强大多快全优省稳便])(?=宜?的)"
    r"|(?P<e>唯一)(?:一[款台个])?(?:做到|支持|拥有|具备|搭载|采用|通过)",
    re.IGNORECASE,
)
_MAKES = re.compile("makes|builds|bakes|brews|cooks|sells|offers|designs", re.IGNORECASE)
"""What is done to goods, of which one known word says that they are ours: nobody bakes better bread."""
_UNBOUNDED = re.compile(
    rf"\bthe (?P<j>{_MOST})(?: [\w-]+){{0,3}}? (?:for [a-z]+|(?P<buy>you can (?:buy|get|find|own)|money can buy))\b"
    r"(?: [\w-]+)?",
    re.IGNORECASE,
)
"""Of whatever there is: only what is plainly said of ours boasts, for "the best day for a walk" does not."""
_AT_ALL = r"(?=[.,;!?]|$| and\b| again\b)"
PRICES = r"(?:prices?|fares?|fees?|rates?|rents?|quotes?|premiums?|tariffs?|charges?)"
_HELD_FOR_EVER = re.compile(
    rf"(?:^(?:the )?|\b(?:our|your) )(?:[a-z]+ )?{PRICES} (?:will |do |does )?never (?:ever )?"
    rf"(?:(?:go|goes|creep) up|rises?|increases?|changes?){_AT_ALL}"
    rf"|\bwe(?: will|['\u2019]ll)? never (?:ever )?(?:raise|increase|put up) (?:our|your) {PRICES}{_AT_ALL}",
    re.IGNORECASE,
)
"""Prices of ours that never rise, in no case and at no time."""
_OF_PRICES = re.compile(r"\b(?:price|quote|fare|rate|deal|offer|bill)s?\b", re.IGNORECASE)
"""What only a seller has, so that a lower one is ours."""
_GOOD = r"(?:better|finer|cheaper|lower|safer|fairer|friendlier|fresher|faster|tougher|stronger|nicer)"
_BETTER = (
    r"(?:more|less|fewer|better|worse|faster|slower|quicker|cheaper|bigger|smaller|larger|lighter|heavier|brighter|quieter"
    r"|longer|shorter|thinner|stronger|weaker|easier|harder|simpler|safer|cleaner|greener|warmer|cooler|smarter|softer"
    r"|fresher|healthier|sharper|smoother|tougher|nicer|friendlier|happier|richer|higher|lower|deeper|wider|closer|fairer)"
)
_COMPARED = re.compile(
    rf"\b(?P<f>{_MORE})(?: [\w-]+){{0,4}}? than (?:any|every|all)(?: other)? [a-z]+"
    rf"|\bno (?:other )?(?!one\b)[a-z]+ [a-z]+s? (?:you |them )?(?P<g>{_MORE})(?: [\w-]+){{0,2}}"
    rf"|\b(?:not|won['\u2019]t|can(?:not|['\u2019]t)|never) find (?:an? |any )?(?P<m>{_MORE}) [a-z]+"
    rf" (?:anywhere|elsewhere|on the market|in (?:the )?{_COUNTRY})"
    rf"|\bthere(?: is|['\u2019]s| are) no (?P<o>{_GOOD}) (?!way|time|day|place|reason|feeling)[a-z]+(?: [a-z]+)?"
    rf" (?:anywhere|on the market|in (?:the )?{_COUNTRY})"
    r"|\b(?P<h>beats|outsells|outperforms|outlasts|outshines|surpasses) (?:any|every|all)(?: other)? [a-z]+"
    r"|(?P<i>比)(?:任何|所有|一切)[^，。；！？]{1,8}?(?:都|更|还)[^，。；！？]{1,4}",
    re.IGNORECASE,
)
_LIKE_NO_OTHER = re.compile(
    rf"\b(?:no other (?:[a-z]+ ){{1,2}}?|nobody(?: else)? |no one(?: else)? |nothing(?: else)? )"
    rf"(?:(?:in|on|around|near) (?:[\w]+ ){{1,5}}?)?(?P<k>[a-z]{{2,}}s)"
    rf"(?: [\w-]+){{0,3}}? (?:like|so|{_MORE})\b(?:(?: [\w-]+){{0,2}}? than (?:our )?[\w-]+(?: do\b)?|(?: [\w-]+)?)",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"\b(?P<f>{_MORE})(?: [\w-]+){{0,4}}? than (?:the |a |an |any |every )?$"
    r"|\b(?:beats?|outsells?|outperforms?|outlasts?|outshines?|surpass(?:es)?) $",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|in contrast to|next to|against|versus|vs\.?|alternative to) (?:the |a |an )?$"
    r"|(?:[与和跟同较]|相比于?)$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    rf"\b(?P<f>{_BETTER})\b|更(?![想愿喜爱希关在期])[一-鿿]|[大小长短快慢轻重高低强弱贵多少好省][了出]?(?:一半|[一二两三四五几]倍|不少|很多|得多|一大?截)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![A-Za-z0-9])[0-9]")
"""Where ours and theirs stand side by side in figures, the figures are judged."""
_UNLIKE = re.compile(r"\b(?P<f>unlike) (?:the |at |with )?$", re.IGNORECASE)
_WE = re.compile(r"[^,.;]{0,24}, we\b(?: [\w'\u2019-]+){1,3}", re.IGNORECASE)
_THAN_ZH = re.compile(
    r"(?!(?:起步|入行|成立|开业|开店|出道|来得)?[更要还]?(?:晚|迟|年轻|贵|慢|差(?!不)))"
    r"(?:[^，。；！？]{0,10}?(?:更[一-鿿]|[快好强亮大薄轻稳](?=[，。；！？]|$)|[一-鿿]更多)|[^，。；！？0-9]{1,12}(?=[，。；！？]|$))"
)
"""What ours is more than a rival; not what is said against ours: 比山脊晚入行八年."""
_OVER_ZH = re.compile(r"(?:(?<![对相好评])比|胜过)$")
_HAN = re.compile(r"[一-鿿]+")
_CUE = re.compile(
    r"\b(?:most|best|first|only|leading|favou?rite|number one|than|no|not|never|nobody|nothing"
    r"|beats?|out[a-z]{4,}|surpass(?:es)?|unlike|anywhere|elsewhere|compared|contrast|next|against|versus|vs"
    r"|alternative)\b|n['\u2019]t find\b|[a-z]est\b|唯一|最|首|第一|领先|比|更|胜过|[与和跟同较]",
    re.IGNORECASE,
)
_SAME = {
    "britain": "united kingdom",
    "great britain": "united kingdom",
    "uk": "united kingdom",
    "america": "united states",
    "us": "united states",
    "usa": "united states",
    "eu": "europe",
    "中国": "china",
    "全国": "china",
    "国内": "china",
    "亚洲": "asia",
}
NATIONS = frozenset({"england", "scotland", "wales", "northern ireland"})
"""Of the United Kingdom: what is the best there is the best in each, and not the other way round."""
_NONE = 99
"""More words of the guideline than any sentence has."""


@dataclass(frozen=True, slots=True)
class Boast:
    """``plain[start:end]`` puts ours above the rest; ``head`` is the word that does."""

    head: str
    start: int
    end: int
    sentence: Sentence
    needs: int = 1
    """How many of the guideline's words it must hold to be about what the guideline speaks of."""
    of_rival: bool = False
    scope: str = ""
    """The country or continent above which it puts ours, in lower-case English; empty for the world or a class."""
    of_all: bool = False
    """No other, nobody: what it is said of may stand behind it as well."""


def may_boast(text: str) -> bool:
    """Whether it is worth looking for a boast in ``text``."""
    return _CUE.search(text) is not None


def boasts(sentence: Sentence, rivals: Iterable[Place]) -> Iterator[Boast]:
    """The boasts of a sentence; ``rivals`` are the places of competitors' names in the document."""
    text, start = sentence.text, sentence.start
    named = [place for place in rivals if start <= place[0] < sentence.end]
    for pattern in (_SUPERLATIVE, _COMPARED, _LIKE_NO_OTHER, _UNBOUNDED):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            place = groups.get("of") or groups.get("in")
            nearby = groups.get("town") or groups.get("near")
            if nearby and (groups.get("a") or groups.get("b") or "").lower() in ("first", "only"):
                continue  # what was here first is history
            place = place and _country(place)
            if place == "" or any(match.end() > a - start >= match.start() for a, _ in named):
                continue
            key = next(key for key in ("a", "b", "only", *"cdefghijklmno") if groups.get(key))
            made = _MAKES.fullmatch(groups.get("k") or "")
            needs = {"only": 2, "g": 2, "k": 1 if made else 2, "j": 2 if groups.get("buy") else _NONE}.get(key, 1)
            needs = 0 if key in ("m", "o") and _OF_PRICES.search(match[0]) else needs
            scope = scope_of(place or groups.get("zone") or "") or ""
            head = _head("no other" if key == "k" else groups[key])
            yield Boast(
                head, start + match.start(), start + match.end(), sentence, needs, scope=scope, of_all=key == "k"
            )
    for match in _HELD_FOR_EVER.finditer(text):
        yield Boast("never rise", start + match.start(), start + match.end(), sentence, needs=0)
    for begin, end in named:
        yield from _with_rival(sentence, begin, end)


def _with_rival(sentence: Sentence, begin: int, end: int) -> Iterator[Boast]:
    """What ours is said to be beside the competitor named at ``begin:end``."""
    text, start = sentence.text, sentence.start
    before, after = text[: begin - start], end - start
    than = _THAN.search(before)
    if than is not None:
        yield Boast(_head(than["f"] or "beats"), start + than.start(), end, sentence, of_rival=True)
    elif _OVER_ZH.search(before):
        if rest := _THAN_ZH.match(text, after):
            yield Boast("比", begin - 1, start + _word_end(text, rest.start(), rest.end()), sentence, of_rival=True)
    elif (unlike := _UNLIKE.search(before)) and (rest := _WE.match(text, after)):
        yield Boast("unlike", start + unlike.start(), start + rest.end(), sentence, of_rival=True)
    elif (against := _AGAINST.search(before)) and (rest := _MEASURED.search(text)) and not _FIGURE.search(text):
        first, last = sorted([(against.start(), after), rest.span()])
        yield Boast(_head(rest["f"] or "比"), start + first[0], start + last[1], sentence, of_rival=True)


def _word_end(text: str, start: int, end: int) -> int:
    """Where the Chinese word ends that ``end`` stands in, of those from ``start``: 更温 is half of 更温和."""
    run = _HAN.match(text, start)
    for word in cut(run[0]) if run else ():
        if start >= end:
            break
        start += len(word)
    return max(start, end)


def _country(name: str) -> str:
    """The country at the end of a capitalised ``name``, as in "Voted Scotland"; empty where there is none."""
    return next((each for each in (name, name.split()[-1]) if scope_of(each) is not None), "")


def scope_of(name: str) -> str | None:
    """A country or continent by one name, or None for what is none."""
    name = " ".join(name.lower().split())
    name = _SAME.get(name, name)
    return name if name in NATIONS or name in _places() else None


@cache
def _places() -> frozenset[str]:
    from babel import Locale  # costs every start, and few texts name a country

    territories = Locale("en").territories
    return frozenset(str(name).lower() for code, name in territories.items() if code != "001")


def _head(written: str) -> str:
    return "首" if written.startswith("首") else written.lower()
