"""Whether wording is denied, or only spoken of, where it stands: not waterproof, nobody can, 药妆这个词."""

from __future__ import annotations

import re

from consistency.document import Document
from consistency.matching.stretches import Place

_SAYING = (
    r"(?:promis|claim|sa(?:y|id)|call|believ|guarante|pretend|suggest|mean|think|thought|t(?:ell|old)|expect|offer"
    r"|advertis|assum|impl)\w*"
)
_WORD = r"[\w'\u2019-]+"
_BUT = r"(?!(?:but|because|unless|until|than|so|yet|still)\b)"
_OPEN = r"[\"“'‘(]?"
_NOT = r"(?:\b(?:not|never|nor|neither|without|hardly|cannot|no)\b|n['\u2019]t\b)"
_NEGATED_EN = re.compile(
    rf"{_NOT}\s+(?:(?:{_BUT}{_WORD}\s+){{0,3}}|(?:{_WORD}\s+){{0,2}}{_SAYING}\s+(?:{_BUT}{_WORD}\s+){{0,5}}){_OPEN}$",
    re.IGNORECASE,
)
_NOBODY_EN = re.compile(
    r"\b(?:nobody|no one|nothing|none(?: of [\w' \u2019-]{2,24}?)?|no (?:[a-z-]+ ){1,3}?)\s*"
    rf"(?:can|could|will|would|is|are|does|do|has|have|should|may)\b\s*(?:{_BUT}{_WORD}\s+){{0,3}}{_OPEN}$",
    re.IGNORECASE,
)
_NONE_EN = re.compile(
    r"(?:\b(?:nobody|no one|nothing|none)\s+(?!(?:else|but|like|beats?|matches|tops?|stops?|keeps?|makes?|feels?|says?"
    rf"|compares?|comes?|other|to|short|less)\b)(?:{_BUT}{_WORD}\s+){{0,3}}"
    rf"|(?:(?<!\ba )\bfew|\b(?:hardly|scarcely) any)\s+(?:{_BUT}{_WORD}\s+){{1,3}}(?:is|are)\s+"
    rf"|(?:\bwould|['\u2019]d) (?:love|like) to (?:write|say|print|call it|use)\s+(?:{_WORD}\s+){{0,2}}"
    rf"|\bwish we could (?:write|say|print|call it|use)\s+(?:{_WORD}\s+){{0,2}}){_OPEN}$",
    re.IGNORECASE,
)
"""Nothing cures it, few are for life, we would love to write it."""
_NOT_REALLY_EN = re.compile(
    r"\b(?:not (?:only|just|merely|simply|least|to mention)|no (?:doubt|wonder|other)|why not|without (?:a )?doubt)\b"
    r"|(?:\bnot|\bnever|n['\u2019]t) (?:find|get|miss|regret|beat|wait|stop|want to miss)\b|\bnever before\b",
    re.IGNORECASE,
)
_ALL_THE_SAME_EN = re.compile(
    r"[^.!?;:,]*\b(?:like|as well as|but|except|other than|apart from|better|faster|sooner|longer|until)\b"
)
"""After "nothing turns back time": nothing but ours does."""
_NEGATED_ZH = re.compile(
    r"(?:不是|并非|绝非|而非|不算|不敢说|不能说|不会说|从不说|不提供|不具备|不支持|不等于|没有|未必|并不|不代表|非|不"
    r"|别信|勿信)"
    r"(?:(?!也|就|都|却|照样|更|反而)[^，。！？；,.!?;]){0,4}$"
    r"|(?:[不没别勿](?:有|会|要|能|敢|去|再|得|可|许|准)?|从不|绝不|拒绝|无法|禁止|严禁|禁)"
    r"(?:承诺|明示|暗示|标注|涉及|宣称|保证|声称|宣传|鼓吹|相信|轻信|追求|主张|提倡|认同|鼓励|推荐|告诉|许诺|吹嘘|指望|奢望|幻想)[^，。！？；,.!?;]{0,8}$"
)
_NOBODY_ZH = re.compile(
    r"谁说[^不没无未，。！？；,.!?;]{0,10}$|(?:没有?(?:什么)?人|无人|谁|没有?(?:任何|哪)(?:一?[家个款种台])?[一-鿿]{0,4}?)(?:也|都)?[敢能会可](?![及比敌挡])[^，。！？；,.!?;]{0,10}$"
)
_BUT_US_ZH = re.compile(r"[^。！？]*(?:除了|除却|唯独|只有|唯有|我们(?:却|就|能|可以|做到))|不[了到得行]")
"""After 没人敢说: 我们敢."""
_NOT_REALLY_ZH = re.compile(
    r"谁说[^，。！？；]{0,3}[不没无]|(?:([一-鿿])不\1|有没有|不仅|不但|不只|不止|不单|不光|不愧|不可|不得不|不能不|无不|莫不|没有不|非常|除非|是非|不到|不出|不妨|不愁"
    r"|不怕|不断|不久|不同|不一样|不知不觉|不管|不论|不用(?=[^，。]))[^，。！？；,.!?;]{0,6}$"
)
_MYTH = re.compile(
    r"[\"”'’」』]?(?: [\w-]+)? (?:is|are|was|were) (?:just |only |simply )?(?:an? )?(?:[a-z]+ )?"
    r"(?:myth|lie|nonsense|fiction|impossible|never true|not true|not possible|not a thing)\b"
    r"|[\"”'’」』]?(?: [\w-]+)? (?:does not|doesn['\u2019]t|do not|don['\u2019]t) exist\b"
    r"|[^，。！？；,.!?;]{0,6}[”\"」』]?(?:(?:一说|这种?说法|这个?词|之说)[，,]?)?[^，。！？；,.!?;]{0,12}"
    r"(?:不存在|不能用|不可信|做不到|不靠谱|不成立|是误解|是误区|是谣言|是骗局|是假的|不是真的)"
    r"|(?:等(?:功效|效果|作用))?的?[，,]?(?:全|都|多半|基本|纯属?)+是?(?:骗人|假的|瞎[说扯]|胡扯|忽悠|吹牛|智商税|谣言|误区|营销话术)"
    r"|[^。！？]{0,16}[，,](?:千万)?(?:别|不要|勿|切勿)(?:轻易|再)?(?:相?信|当真)(?=[，。！？…]|$|[这那此])"
    r"|[^。！？]{0,16}[，,](?:也|都|谁都)?没有?(?:哪|任何|一|什么)?[台款杯种家个]?[^，。！？]{0,4}(?:做得到|办得到|能?做到|能)(?=[，。！？]|$)(?![，,]?(?:只有|除了|唯有))"
    r"|(?:往往|通常|总|也|就|一定)?(?:意味着|伴随着?|对应着?)[^，。；]{0,4}风险"
    r"|的?(?:骗局|误区|谣言|谎言|迷思|陷阱|神话|真相)"
    r"|[^.!?;]{0,30}[,;:.]? (?:but |and |and yet |which |this |that |it )+(?:claim |statement )?(?:is|was|are)"
    r"(?: simply| just| plainly)?(?: not (?:true|right|correct|so|proven)|n['\u2019]t (?:true|right|so)| untrue"
    r"| false| wrong"
    r"| inaccurate| misleading| exaggerated)\b"
    r"|[^.!?;]{0,30}[,;:.]? (?:but )?(?:we have|there is) no (?:such )?(?:evidence|proof|data|study)\b"
    r"|[^。！？]{0,14}[，,；;。]?(?:但|可|其实)?(?:这|那|此)?(?:句?话|个?说法|种说法|一说)?(?:其实|都|也|并|是|很)*"
    r"(?:不准确|不对|不实|不科学|不严谨|没有(?:科学)?(?:依据|根据|道理)|错的|错误|站不住脚|言过其实|夸大其词)"
    r"|[^。！？]{0,14}[，,；;。](?:但|可)?(?:我们|目前|其实|至今)*(?:并|还|也|从)?(?:没有?|未)(?:见过|看到)?"
    r"(?:这样|这类|相关|这方面|任何)?的?(?:数据|证据|依据|研究)",
    re.IGNORECASE,
)
"""What follows wording that is called untrue."""
_THE_WORD = re.compile(
    r"\b(?:the|these|those|that) (?:words?|terms?|phrases?|labels?|names?|expressions?)(?: of)? [\"“'‘]?$"
    r"|\bwhat (?:does|do|is meant by|exactly is) [\"“'‘]?$"
    r"|(?:什么是|何谓|所谓的?|这个?词|[说写叫]“)[“\"‘「『]?$",
    re.IGNORECASE,
)
_IS_A_WORD = re.compile(
    r"[\"”'’]? (?:really )?means?\b|[\"”'’] (?:is|are) (?:a |an )?(?:[a-z]+ )?(?:word|term|label|name)s?\b"
    r"|[”\"’」』]?(?:这?[一两二三四五六]个字|这个?(?:词|说法|叫法|概念)|是什么(?:意思|概念|东西)|一词)",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"\s*(?:(?:But )?(?:that|this|it)(?: claim| statement)? (?:is|was)(?:n['\u2019]t)?\b|[这那此])", re.IGNORECASE
)
_LOOK_BACK, _LOOK_AHEAD = 64, 60


def is_negated(document: Document, start: int, end: int | None = None) -> bool:
    """Whether what stands at plain ``start`` is denied by the words before it, or, to its ``end``, called untrue."""
    before, after = _around(document, start, start if end is None else end)
    if end is not None and (_MYTH.match(after) or _is_a_not_a(document.plain[start - 1 : end])):
        return True
    if _NEGATED_EN.search(before):
        return not _NOT_REALLY_EN.search(before)
    if _NOBODY_EN.search(before) or _NONE_EN.search(before):
        return end is None or not _ALL_THE_SAME_EN.match(after)
    if _NOBODY_ZH.search(before):
        return end is None or not _BUT_US_ZH.match(after)
    return _NEGATED_ZH.search(before) is not None and not _NOT_REALLY_ZH.search(before)


def _is_a_not_a(text: str) -> bool:
    """Whether ``text`` is the end of a question that leaves it open: 伤不伤电池, 用不用排队."""
    return text[1:2] in ("不", "没") and text[:1] == text[2:3]


def is_spoken_of(document: Document, place: Place) -> bool:
    """Whether the wording is the subject itself: the words "anti-ageing", what does it mean, “药妆”这个词."""
    before, after = _around(document, *place)
    return _THE_WORD.search(before) is not None or _IS_A_WORD.match(after) is not None


def _around(document: Document, start: int, end: int) -> tuple[str, str]:
    """What stands before the place in its sentence, and after it, with a sentence that takes it up."""
    sentence = document.sentence_at(start)
    first, last = (sentence.start, sentence.end) if sentence else (0, len(document.plain))
    if _TAKES_UP.match(document.plain, last):
        last += _LOOK_AHEAD
    return document.plain[max(first, start - _LOOK_BACK) : start], document.plain[end : min(last, end + _LOOK_AHEAD)]
