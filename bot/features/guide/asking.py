"""Whether a message asks what the guideline says; and that copy, which asks its own questions, does not. Pure."""

from __future__ import annotations

import re

LONGEST = 120
"""Characters of the longest question; what is longer is a text."""

_POLITE = r"(?:(?:hi|hey|hello|please|quick question|question|unison|@unison)[,:!]?\s+)*"
_US = r"(?:we|i|you|one)"
_SAY = r"(?:say|write|spell|use|call|claim|mention|promise|print|capitali[sz]e|hyphenate|translate|refer to|name|put)"
_ABOUT_WORDS = r"(?:[“\"‘'«「].+[”\"’'»」]|the (?:word|term|name|phrase|claim)\b.+)"
_OURS = (
    r"(?:(?:brand|core|approved|key|return|product) )*(?:tone(?: of voice)?|voice|style|slogan|tagline|messages?"
    r"|pillars?|promises?|claims?|warranty|guarantee|price|returns? policy|positioning|launch date)"
)
"""What a guideline has one of."""
_QUESTIONS = tuple(
    re.compile(_POLITE + pattern + r"\s*[?？]*", re.IGNORECASE)
    for pattern in (
        # Whoever only may say something asks; "can we say goodbye to …" is how a headline begins.
        rf"(?:can|could|may|should|must|do|are) {_US}(?: still| also| ever| really| have to| need to"
        rf"| (?:allowed|supposed) to)* {_SAY}(?! (?:goodbye|hello|yes|no)\b)\b.+",
        rf"is it (?:ok|okay|fine|allowed|possible|on[- ]brand) to {_SAY}\b.+",
        rf"(?:is|are) {_ABOUT_WORDS} (?:ok|okay|fine|allowed|approved|on[- ]brand|off[- ]brand|banned|forbidden)",
        # A word or two that nobody is spoken to in: "is revolutionary ok?", not "is your phone ok?".
        r"(?:is|are) (?:(?!(?:you|your|it|this|that|these|those|everything|everyone|he|she|they|i)\b)[\w'’-]+ ){1,3}"
        r"(?:ok|okay|allowed|approved|on[- ]brand|off[- ]brand|banned|forbidden)(?: (?:to (?:say|use|write)|with us))?",
        rf"what(?:['’]s| is| are) (?:our|the brand['’]?s) {_OURS}",
        rf"how (?:do|should|can|must) {_US} {_SAY}\b.+",
        r"how (?:is|are) .+ (?:spelled|spelt|written|capitali[sz]ed|called|translated)",
        rf"what (?:do|should|can|may|must) {_US} (?:say|write|call|claim|promise|mention)\b.*",
        r"what (?:does|do) (?:the|our) (?:brand )?(?:guide|guidelines?|guide ?book|brand ?book|style guide)"
        r" (?:say|want|require|allow)\b.*",
        r"(?:which|what) (?:words?|terms?|claims?|phrases?) .*(?:allowed|forbidden|banned|approved|off limits)\b.*",
    )
)
_ZH_POLITE = r"(?:(?:你好|您好|请问|想问(?:一下|问)?|问一下|问下|咨询一下|请教一下)[,，:：]?\s*)*"
_ZH_SAY = (
    r"(?:说|写|提|叫|讲|宣称|自称|承诺|译|翻译"
    r"|用(?=[“\"‘「『]|这个|这种|哪个|什么词|.{0,8}(?:一词|这个词|字眼|说法|写法)))"
)
_ZH_QUESTIONS = tuple(
    re.compile(_ZH_POLITE + pattern + r"[?？。]*")
    for pattern in (
        rf"[^，,。！!；;]{{0,24}}(?:能不能|可不可以|可以不可以|是否可以|是否能|可否|该不该|要不要|允不允许){_ZH_SAY}[^。！!]*",
        rf"[^，,。！!；;]{{0,24}}(?:我们|咱们|文案|广告|海报|这里)[^，,。！!；;]{{0,8}}(?:能|可以|允许|应该){_ZH_SAY}[^。！!]*(?:吗|么|嘛)",
        r"[^，,。！!；;]{1,24}(?:怎么|如何|怎样|该怎么|应该怎么)(?:写|拼|称呼|叫|说|表述|翻译|译|大小写)(?:呢|啊|才对|比较好)?",
        r"[^，,。！!；;？?]{1,12}(?:能|可以)(?:说|写|提)(?:吗|么|嘛)",
        r"(?:能|可以)(?:说|写)[^，,。！!；;？?]{1,12}(?:吗|么|嘛)",
        # A word and no deed: 可以用革命性吗, not 可以用微信支付吗.
        r"可以用(?![^吗么嘛]*(?:支付|付款|多久|多少|几|在哪|拍|充|卡|券))[^，,。！!；;？?]{2,6}(?:吗|么|嘛)",
        r"(?:我们|咱们|品牌)的?(?:品牌)?(?:语气|调性|口吻|语调|口号|标语|核心信息|定位|保修|保修期|退换政策)(?:是|有|应该是)?"
        r"(?:什么样|什么|怎样|怎么样|多久|哪些|几年|如何)(?:的|呢)?",
        r"(?:规范|指南|品牌规范|品牌手册)(?:里|上|中|是|对)?.*(?:怎么|如何|什么|哪些|有没有|吗).*",
        r"(?:哪些|什么)(?:词|话|说法|字眼|主张)[^。！!]{0,6}(?:不能|能|可以|不可以|禁止)[^。！!]{0,6}",
    )
)


def asks_guideline(text: str) -> bool:
    """Whether ``text``, without the mention of the bot, is one question about what may be said, and how."""
    text = " ".join(text.split()) if "\n" not in text.strip() else ""
    if not text or len(text) > LONGEST or re.search(r"[.!?。！？]\s*\S", text):
        return False
    return any(pattern.fullmatch(text) for pattern in (*_QUESTIONS, *_ZH_QUESTIONS))
