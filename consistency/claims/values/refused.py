"""Cover that copy takes back or makes endless: no warranty, 不支持退换, a lifetime warranty, all sales are final."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from consistency.document import Sentence
from consistency.matching.content_words import content_words
from consistency.matching.stems import plain_stem

_NOUNS = {
    "warranty": (r"(?:warrant(?:y|ies)|guarantees?)", r"(?:(?:整机|全国)?(?:保修|质保|联保|三包))"),
    "returns": (r"(?:returns?|refunds?|exchanges?)", r"(?:(?:无理由)?(?:退换货?|退货|退款|退机))"),
    "updates": (r"(?:software|security|system) updates?", r"(?:(?:系统|安全|软件)更新)"),
    "trial": (r"(?:free )?trials?", r"(?:免费)?试用"),
}
"""By topic of ``consistency.statements.topics``: what is taken back, in English and Chinese."""
_FLAT = {
    "warranty": r"\b(?:(?:do|does|will) not|cannot|(?:do|does|wo|ca)n['\u2019]t) guarantee (?:our|the|any|your)\b",
    "returns": r"\ball sales (?:are )?final\b|\b(?:do not|don['\u2019]t|cannot|can['\u2019]t) take (?:\w+ )?back\b"
    r"|\b(?:cannot|can['\u2019]t|may not) (?:be )?return(?:ed)?\b|不退不换|概不退换"
    r"|(?:也|都|一律|一概|均|概)不退(?![出缩步让休役伍却烧热潮色化群路场])",
}
_ENDLESS = {
    "warranty": r"\b(?:life-?time|life-?long|unlimited) (?:warranty|guarantee)\b"
    r"|\b(?:warranty|guarantee[ds]?|covered) for (?:life|ever|as long as you (?:own|have|keep)\b)"
    r"|\b(?:warranty|guarantee)\b[^.;,]{0,32}\b(?:never|does(?: not|n['\u2019]t)) (?:ends?|expires?|runs? out)\b"
    r"|\b(?:warranty|guarantee) (?:with no|without(?: an?| any)?) (?:end|time limit|limit|expiry)(?: date)?\b"
    r"|\b(?:forever|endless|everlasting|perpetual) (?:warranty|guarantee)\b"
    r"|(?:终身|永久|无限期)(?:有效)?(?:的|免费)*(?:保修|质保|保固|联保|维修|包修|修理)"
    r"|(?:保修|质保|保固)(?:期?(?:是|为))?(?:终身|永久|无限期|一辈子|到永远)|(?:保修|质保)[^，。；]{0,4}(?:永不过期|没有期限)",
    "returns": r"\b(?:return|send|bring) (?:it|them|anything|any [a-z]+) (?:back )?"
    r"(?:(?:at )?any ?time|when(?:ever| ever) you (?:like|want|wish)|for ?ever|with no time limit)\b"
    r"|\b(?:no|without(?: a| any)?) time limit (?:on|for) (?:returns?|refunds?)\b"
    r"|(?:随时|无限期|终身|永久|什么时候|何时)(?:都|均)?(?:可以?|能|免费)*退换?",
}
_EN = (
    r"(?:\b(?:no|without(?: an?| any)?|never (?:any|an?))|(?:\bnot|n['\u2019]t) "
    r"(?:come with|ship with|have|carry|include|offer|provide|give|accept|take)(?: an?| any)?)(?: [\w-]+)? ?{en}\b"
    r"(?! (?:card|form|label|fee|charge|questions|slip|needed|required|necessary|worries))"
    r"|\b{en} (?:is|are)(?: not|n['\u2019]t) (?:included|offered|available|accepted|possible|provided|given)\b"
)
_ZH = (
    r"(?:不提供|不支持|不予|不接受|不给|没有|概不|恕不|不享受?|不可|不能|无法|不含|(?<!有)(?<!毫)无)(?:任何)?{zh}"
    r"(?!卡|单|手续|凭证|费|政策|期|顾虑|之忧|难|烦恼)"
)
_SOME = (
    r"\b(?:if|unless|except|after|beyond|later than|past|too late|less than|once|when|where"
    r"|only(?! (?:need|ask|require|want|take|charge)s?\b)|outside"
    r"|drops?|damaged?|opened|custom\w*|engraved|personal\w*|older)\b"
    r"|超过|逾期|过期|过保|人为|定[制做作]|刻字|拆(?:封|[开了过])|[用穿洗]过|激活|损坏|碎|摔|进水|特价|赠|[附加]送|送的|如果|[若除非仅]|部分"
    r"|生鲜|鲜活|易腐|贴身|内衣|虚拟|数字商品|报[纸刊]|期刊"
    r"|[当同]天|当日|前 ?[0-9一二两三] ?[天日]|临时|[过超]了|[0-9天日周月年期]后|不到|不足|未提前"
    r"|已经?(?:使|用|入住|开封|发货)"
    r"|(?:清[洁洗]|擦洗|手续|服务|加急|[运邮]|快递|配送|改[期签]|检测|上门|工本|保险|保价|停车|燃油)费[^。；！？]{0,10}不退"
    r"|不用担心|不必担心|谁说|难道"
)
"""Words of a case that a refusal is for: it takes back nothing but that. Goods that no law lets a buyer send back
(消费者权益保护法第二十五条) are one."""
_OF_SOME = re.compile(_SOME, re.IGNORECASE)
_CASE = re.compile(rf"{_SOME}|[0-9一二两三四五六七八九十]+ ?[天日个周月年]", re.IGNORECASE)
"""The same, and after a length of time."""
_CLAUSE = re.compile(r"[，；;,。!！:：]|\s[–—-]\s|——")
_ONLY_THEN = re.compile(r"[，,：:]? ?(?:只有|仅有|除了|仅限|只限)")
_FRONTED = re.compile(
    r"(?:^|[.;:!] |, |\b(?:and|but|so) )(?:unless|after|beyond|later|past|(?:with )?less than)\b[^,;:]*, ?$",
    re.IGNORECASE,
)
"""The case before an English clause that it is set off from: Later than that, we cannot refund you."""
_SHORT = 6
"""Characters of a clause that goes on about the one before it: 拆封以后，不支持退货."""
_FILLER_WORDS = """
there sorry unfortunately please note sold sale comes come ships ship phone product get gets enjoy offer give does don
一经 售出 出售 抱歉 本品 本店 本机 产品 商品 手机 机器 概 均 一律 所有 全部 全系 享 享受 提供 支持 免费 还 并 整机 全机
有效 永久有效 永远 过敏 大家
"""
_FILLERS = frozenset(_FILLER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Refusal:
    """``plain[start:end]`` takes the cover of ``topic`` back, or makes it endless."""

    topic: str
    start: int
    end: int


def _pattern(topic: str) -> re.Pattern[str]:
    en, zh = _NOUNS[topic]
    ways = [_EN.replace("{en}", en), _ZH.replace("{zh}", zh), _FLAT.get(topic), _ENDLESS.get(topic)]
    return re.compile("|".join(filter(None, ways)), re.IGNORECASE)


_PATTERNS = {topic: _pattern(topic) for topic in _NOUNS}
_ENDLESSLY = {topic: re.compile(pattern, re.IGNORECASE) for topic, pattern in _ENDLESS.items()}
TOPICS = frozenset(_NOUNS)
_CUES = ("warrant", "guarant", "return", "refund", "exchange", "update", "trial", "final", "back")
_CUES_ZH = ("保修", "质保", "联保", "三包", "保固", "退", "更新", "试用")


_REFUND = re.compile(r"\brefunds?\b", re.IGNORECASE)


def gives_refund(text: str) -> bool:
    """Whether the English claim ``text`` gives money back, whatever else it is about."""
    return _REFUND.search(text) is not None and _PATTERNS["returns"].search(text) is None


def may_refuse(text: str) -> bool:
    """Whether ``text`` holds a word without which nothing is refused; a search for letters costs next to nothing."""
    low = text.lower()
    return any(cue in low for cue in _CUES) or any(cue in low for cue in _CUES_ZH)


def is_for_a_case(text: str, at: int, excepted: Collection[str]) -> bool:
    """Whether what stands at the offset ``at`` of the sentence ``text`` is refused in a case only, not altogether.

    ``excepted`` are the words of what a claim's own disclaimer leaves out: 已拆封的滤芯不退.
    """
    marks = list(_CLAUSE.finditer(text))
    begin = max((m.end() for m in marks if m.end() <= at), default=0)
    end = min((m.start() for m in marks if m.start() >= at), default=len(text))
    clause = text[begin:end]
    if _ONLY_THEN.match(text, end) or _OF_SOME.search(clause) or not content_words(clause).isdisjoint(excepted):
        return True
    if _FRONTED.search(text, 0, begin):
        return True
    return len(clause) <= _SHORT and _OF_SOME.search(text, 0, begin) is not None


def refusals(sentence: Sentence, topics: Collection[str], about: Collection[str]) -> Iterator[Refusal]:
    """What ``sentence`` refuses of ``topics``; ``about`` are the words of what is covered.

    A refusal for a case (drops, opened boxes, after 30 days), a question and one of another thing refuse nothing.
    """
    text = sentence.text
    if sentence.asks:
        return
    for topic in sorted(topics):
        match = _PATTERNS[topic].search(text)
        if match is None:
            continue
        begin = max((m.end() for m in _CLAUSE.finditer(text, 0, match.start())), default=0)
        endless = _ENDLESSLY[topic].match(match[0]) is not None if topic in _ENDLESSLY else False
        if not endless and _CASE.search(text):
            continue
        after = _CLAUSE.split(text[match.end() :], maxsplit=1)[0]
        words = content_words(f"{text[begin : match.start()]} {after}") - _FILLERS
        if any(word not in about and plain_stem(word) not in about for word in words):
            continue
        yield Refusal(topic, sentence.start + match.start(), sentence.start + match.end())
