"""Whether a message asks for a fact that the guideline keeps: a price, a date, what a product has. Pure.

Copy asks too, its readers: whoever asks for a fact speaks of the brand, its products or what is claimed of them, in the
third person, and in one sentence.
"""

# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from consistency.nlp.scripts import HAN
from guidelines.model import Guideline

LONGEST = 100
"""Characters of the longest question."""

_FACT = (
    r"(?:(?:list|retail|starting|recommended|launch|official|full|regular|sale|current) )?(?:prices?|cost)"
    r"|(?:(?:launch|release|sale|sales|start|end|delivery|shipping|on-sale|pre-order|expiry) )(?:dates?|time|day)"
    r"|warranty(?: (?:period|terms))?|guarantee|(?:returns?|refund|exchange|cancellation) (?:policy|period|window|terms)"
    r"|batter(?:y|ies)(?: (?:life|size|capacity))?|sensor|resolution|screen(?: size)?|storage|weight|dimensions"
    r"|water[- ]resistance|charging(?: time)?|discount|trade-in(?: bonus| value)?|free trial|opening hours|capacity"
)
_ZH_FACT = (
    r"(?:以旧换新|换新|补贴|预订|预售)(?:补贴|优惠|价格?|金额)|价格|售价|起售价|定价|单价|原价|促销价|成本价|折扣|优惠|补贴|(?:上市|开售|发售|发布|预售|活动|截止|起售)(?:日期|时间|日)|保修期?|质保期?|退换货?|退货|退款"
    r"|退换货?政策|续航|电池(?:容量|续航)?|容量|重量|尺寸|屏幕|像素|传感器|内存|存储|颜色|配色|防水等级|充电(?:时间|功率)?|营业时间|运费|配送费?"
)
_TAIL = r"(?: [^.!?,;:]{1,60})?"
_NOUN = r"(?:[\w-]+ ){0,2}[\w-]+"
_HAS = (
    r"have|support|come|include|use|work|need|ship|offer|run|fit|resist|survive|charge|weigh|cost|last|get|contain|take"
)
_WHOSE = r"(?:the |our |its |their |a |an )?"
_SELLS = (
    r"launch|launched|released?|pre-?order|pre-?ordered|start|starts|begin|end|ends|ship|ships|shipped|go|come|comes|arrive|open|close|sale|sell"
    r"|available|out|expire|order|over|live|announced?|shut"
)
_TO_A_READER = re.compile(
    r"\b(?:you|your|yours|yourself|me|my|i|ever|really)\b|[你您]|[，,；;]|难道|究竟|真的", re.IGNORECASE
)
_POLITE = r"(?:(?:hi|hey|hello|please|quick question|question|unison|@unison|and|so|ok)[,:!]?\s+)*"
_ZH_POLITE = r"(?:(?:你好|您好|请问|想问(?:一下|问)?|问一下|问下|那|查一下)[,，:：]?\s*)*"
_ZH_NOW = r"(?:现在|目前|今年|到底|大概|一共|总共|最近|正式|首发|起|全系|分别)*"


def names(guideline: Guideline) -> tuple[str, ...]:
    """What the guideline's brand, its products and its competitors are called, longest first."""
    brand = guideline.brand
    called = [*filter(None, (brand.names.en, brand.names.zh)), *brand.competitors]
    called += [term.preferred for term in guideline.terms if term.kind in ("brand", "product", "feature")]
    return tuple(sorted({each.rstrip("™®").strip() for each in called}, key=lambda each: (-len(each), each)))


def may_ask_fact(text: str) -> bool:
    """Whether ``text`` has the shape of such a question: cheap, without knowing any name."""
    return _flat(text) is not None and _OPENS.match(_flat(text) or "") is not None


def asks_fact(text: str, called: Sequence[str]) -> bool:
    """Whether ``text``, without the mention of the bot, is one question about a fact of the brand whose products are
    ``called`` so."""
    flat = _flat(text)
    return flat is not None and any(pattern.fullmatch(flat) for pattern in _patterns(tuple(called)))


_OPENS = re.compile(
    rf"{_POLITE}(?:how|what|when|where|which|who|does|do|is|are|has|will|can)\b|.*[{HAN}]", re.IGNORECASE
)


def _flat(text: str) -> str | None:
    flat = " ".join(text.replace("™", "").replace("®", "").split())
    asks = re.sub(rf"^{_POLITE}|^{_ZH_POLITE}", "", flat, flags=re.IGNORECASE)
    if "\n" in text.strip() or not flat or len(flat) > LONGEST or re.search(r"[.!?。！？]\s*\S", flat):
        return None
    return None if _TO_A_READER.search(asks) else flat


def _spelt(name: str) -> str:
    """A name with its spaces or without: 极光X as 极光 X."""
    return r"\s*".join(re.escape(part) for part in name.split())


@lru_cache(maxsize=16)
def _patterns(called: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    named = rf"(?:{'|'.join(_spelt(name) for name in called)})" if called else r"(?!)"
    one = rf"{_WHOSE}(?:(?:new|latest) )?{named}(?: (?:phones?|camera|app|range|series|products?))?"
    it = rf"(?:{one}|it|this|(?:the|our|this) (?:new )?(?:product|phone|app|service|range))"
    fact = rf"(?:{_FACT})"
    english = (
        rf"how much (?:is|are|does|do|will|would|did) {it}(?: (?:cost|be|sell for|go for|weigh))?{_TAIL}",
        rf"what(?:['’]s| is| are| was| were| will be) (?:{_WHOSE}(?:{named}['’]?s? )?(?:[\w-]+ )?{fact}"
        rf"(?: (?:of|for|on|in|with) {_WHOSE}(?:{named}|product|phone|app|service))?"
        rf"|{_WHOSE}{named}['’]s? {_NOUN})",
        rf"what(?:['’]s| is| are) {named}",
        rf"(?:what|which) {_NOUN} (?:does|do|is|are|has|have|will|can) {one}{_TAIL}",
        rf"what (?:does|do|will) {it} (?:cost|weigh|include|come with|ship with|run on|support){_TAIL}",
        rf"how (?:long|big|large|heavy|fast|far|tall|wide|thick|thin|good|many {_NOUN}) (?:is|are|does|do|has|have|will"
        rf"|can) (?:{one}|{_WHOSE}{fact}){_TAIL}",
        rf"when (?:is|are|does|do|will|can|did|was) (?:{it}|{_WHOSE}{fact}|we|customers|people)"
        rf"(?: [\w-]+){{0,3}} (?:{_SELLS}){_TAIL}|when is {_WHOSE}(?:(?:launch|sale|release)|{fact})",
        rf"where (?:is|are|can|will|do) (?:{one}|we|customers|people) (?:[\w-]+ ){{0,2}}"
        rf"(?:sold|available|made|bought|buy|get|sell|order){_TAIL}",
        rf"(?:does|do|has|will|can) {one} (?:also |still )?(?:{_HAS}){_TAIL}",
        rf"(?:is|are) {one} (?:[\w-]+ )?[\w-]+(?: (?:with|in|on|for|to|from|at|against|than) [^.!?,;:]{{1,40}})?",
        r"who (?:is|are) (?:our|the) (?:[\w-]+ )?(?:competitors?|rivals?|competition|audiences?|target groups?|brand owner)",
        r"who (?:approves|signs off|owns|maintains|writes|updates|keeps|is responsible for|is in charge of)(?: (?:the|our))?"
        r"(?: brand)? (?:claims?|guidelines?|guide|brand|style guide|brand ?book|terms|tone|voice|rules)",
    )
    ours = rf"(?:{_WHOSE}{named}\s*(?:手机|系列|产品|新品)?\s*的?|(?:我们|咱们|这款|这个|该)(?:产品|手机|新品)?的?|产品的?|新品的?)?\s*"
    zh_fact = rf"(?:{_ZH_FACT})"
    asks = r"(?:多少|多久|多长|多大|多重|多高|几[年天个月周种款]|什么|哪[天些年个几]|怎么样|怎样|如何|有哪些)"
    chinese = (
        rf"{ours}{_ZH_NOW}(?:卖|要|售|定价|售价|价格)?{_ZH_NOW}(?:多少钱|什么价(?:格|位)?|怎么卖|几钱)(?:一[台部个件份])?",
        rf"{ours}{zh_fact}(?:说法|信息|政策)?的?{_ZH_NOW}(?:是|有|为|要|能|可以|能用|能撑|在)?{_ZH_NOW}{asks}"
        r"(?:钱|元|块|年|天|个?月|小时|时候|日期|期限|时间|样的?|颜色|政策|规格)?",
        rf"{ours}{_ZH_NOW}(?:什么时候|何时|哪天|哪一天|几月几[日号]|几号|几点){_ZH_NOW}(?:能|可以|会)?(?:开售|上市|发布|发售"
        r"|预售|开卖|上架|结束|截止|到期|发货|开始(?:卖|售|预售)|买到?|下单)",
        rf"(?:{ours}|(?:我们|咱们)?(?:的)?(?:门店|店里|店铺|店))\s*(?:每天|平时|周[一二三四五六日末]|节假日)?(?:什么时候|何时|几点)(?:才|就)?(?:开始)?(?:开门|关门|营业|打烊|开店|关店|开张)",
        rf"{named}(?:到底)?是(?:什么|啥)",
        rf"{named}\s*(?:手机|系列)?[^。！!？?，,]{{1,16}}(?:吗|么)",
        rf"{named}\s*(?:手机|系列)?(?:一共|总共|都|现在)?(?:有|是|分|支持|配(?:备)?|提供|包含)(?:几|哪些|什么|多少)[^。！!？?，,]{{1,10}}",
        rf"{ours}(?:几[天年月日]|多久|多长时间)(?:之)?内?(?:能|可以|可)(?:退|换|保修|退换|退货|换货|退款)货?",
        r"(?:我们|咱们|品牌)?的?(?:主要|直接)?的?(?:竞品|竞争对手|目标(?:用户|人群|受众|客户)|品牌负责人)(?:都)?(?:是|有|叫)?(?:谁|什么|哪些|哪几家|什么人)",
        r"(?:谁|由谁)(?:来)?(?:能|负责|可以)?(?:审批|批准|维护|管理|更新|负责|写|定)(?:的)?(?:品牌)?(?:规范|指南|手册|主张|宣称|术语|语气)",
        r"(?:品牌)?(?:规范|指南|手册|主张|宣称|术语)(?:是|由|归)?(?:谁|哪个部门|哪个团队)(?:来)?(?:负责|维护|审批|批准|管|写|定|更新)(?:的)?",
    )
    built = [rf"{_POLITE}(?:{pattern})\s*[?？]*" for pattern in english]
    built += [rf"{_ZH_POLITE}(?:{pattern})(?:呢|啊|呀|来着)?\s*[?？。]*" for pattern in chinese]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in built)
