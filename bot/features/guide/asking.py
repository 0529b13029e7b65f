"""Whether a message asks what the guideline says; and that copy, which asks its own questions, does not. Pure."""

# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re

LONGEST = 120
"""Characters of the longest question; what is longer is a text."""

_POLITE = r"(?:(?:hi|hey|hello|please|quick question|question|unison|@unison)[,:!]?\s+)*"
_US = r"(?:we|i|you|one)"
_SAY = r"(?:say|write|spell|use|call|claim|mention|promise|print|capitali[sz]e|hyphenate|translate|refer to|name|put|compare (?:it|us|our\w*))"
_ABOUT_WORDS = r"(?:[“\"‘'«「].+[”\"’'»」]|the (?:word|term|name|phrase|claim)\b.+)"
_OURS = (
    r"(?:(?:brand|core|approved|key|return|product|main) )*(?:tone(?: of voice)?|voice|style|slogan|tagline|messages?"
    r"|pillars?|promises?|claims?|warranty|guarantee|price|returns? policy|positioning|launch date)"
)
"""What a guideline has one of."""
_COUNTED = r"(?:characters?|letters?|words?|hashtags?|emojis?|links?|exclamation marks?|tags?|sentences?|lines?|images?|mentions?)"
_PIECE = (
    r"(?:push(?: notification)?s?|notifications?|sms|text messages?|posts?|tweets?|captions?|headlines?|titles?|banners?"
    r"|subject lines?|ads?|adverts?|e-?mails?|newsletters?|(?:product |landing )?pages?|scripts?|slogans?|notes?|copy)"
)
_RULE = (
    r"(?:rules?|guidelines?|limits?|polic(?:y|ies)|restrictions?|proofs?|evidence|sources?|disclaimers?|footnotes?"
    r"|wording|spelling|call to action|ctas?|maximum|minimum)"
)
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
        rf"what(?:['’]s| is| are) (?:our|the brand['’]?s) {_OURS}(?: (?:for|on|in|at|about) [^.!?]{{1,40}})?",
        # The rules themselves: how much of what a channel takes, what a claim must carry.
        rf"how many {_COUNTED}\b.+|how (?:long|short|big|much text) (?:can|may|should|must|is|are)"
        rf" (?:(?:an?|the|our) )?(?:[\w-]+ )?{_PIECE}\b.*",
        rf"(?:is|are) there (?:(?:an?|any|some) )?(?:[\w-]+ )?{_RULE}\b.*",
        rf"(?:what|which) (?:[\w-]+ )?{_RULE} (?:do|does|is|are|for|applies|apply|should|must|can|may|have)\b.*",
        rf"(?:do|must|should) {_US} (?:have|need|add|give|show)(?: to (?:have|add|give|show|cite|quote))? (?:(?:an?|any|the) )?{_RULE}\b.*",
        rf"(?:what(?:['’]s| is)|is there) (?:the|a|an) (?:max(?:imum)?|min(?:imum)?|limit|longest|shortest|right|ideal|best) [^.!?]*\b(?:{_COUNTED}|{_PIECE}|length)\b.*",
        r"(?:what|which) (?:channels|markets|languages|stages|pillars) (?:do|does|is|are|allow|need|require|can|may|must|should|have|take)\b.*",
        r"how [\w-]+ (?:should|must) (?:we|our (?:copy|tone|texts?|headlines?|ads?|posts?)|the (?:copy|tone|text|headline|ad|post)) (?:be|sound)\b.*",
        rf"why (?:can['’]?t|can ?not|may|should|must|do|don['’]?t|shouldn['’]?t|mustn['’]?t) {_US} (?:not )?{_SAY}\b.+",
        rf"why (?:is|are|was) (?:{_ABOUT_WORDS}|[\w'’-]+)(?: [\w'’-]+)? (?:banned|forbidden|prohibited|flagged|wrong|off[- ]brand|an error|not (?:allowed|ok|okay|approved|on[- ]brand))",
        rf"how (?:do|should|can|must) {_US} {_SAY}(?! (?:goodbye|good ?night|hello|thank you|sorry|i love you)\b)\b.+",
        r"how should .+ be (?:spelled|spelt|written|capitali[sz]ed|called|translated|worded|phrased)",
        r"how (?:is|are) .+ (?:spelled|spelt|written|capitali[sz]ed|called|translated)",
        rf"what (?:do|should|can|may|must) {_US} (?:say|write|call|claim|promise|mention)\b.*",
        r"what (?:does|do) (?:the|our) (?:brand )?(?:guide|guidelines?|guide ?book|brand ?book|style guide)"
        r" (?:say|want|require|allow)\b.*",
        r"(?:which|what) (?:words?|terms?|claims?|phrases?) .*(?:allowed|forbidden|banned|approved|off limits)\b.*",
    )
)
_ZH_POLITE = r"(?:(?:你好|您好|请问|想问(?:一下|问)?|问一下|问下|咨询一下|请教一下)[,，:：]?\s*)*"
_ZH_OTHER = (
    r"(?!说(?:.{1,3}就|话|服|明|谎|再见|不|到做到|出|走|来|好了?[吗么]|起)|写(?:作|字|真|生|完|进|好|信|诗|下)"
    r"|提(?:前|升|高|供|取|现|货|交|醒|速|振|早)|叫(?:醒|停|好|车|外卖|板|上)|讲(?:究|话|价|述|完|和))"
)
"""Words that begin like saying and are none: 说走就走, 写进, 提前, 叫醒."""
_ZH_SAY = (
    rf"(?:{_ZH_OTHER}(?:说|写|提|叫|讲|宣称|自称|承诺|译|翻译)"
    r"|用(?=[“\"‘「『]|这个|这种|哪个|什么词|.{0,8}(?:一词|这个词|字眼|说法|写法)))"
)
_ZH_COUNTED = r"(?:个|条|张|种)?(?:字符?|词|话题(?:标签)?|标签|表情(?:符号)?|emoji|感叹号|链接|图片?|段|句话?|行)"
_ZH_RULE = r"(?:规定|要求|限制|规范|规则|依据|证据|出处|来源|免责声明|免责|声明|备注|脚注|证明)"
_ZH_QUESTIONS = tuple(
    re.compile(_ZH_POLITE + pattern + r"[?？。]*")
    for pattern in (
        rf"[^，,。！!；;]{{0,24}}(?:能不能|可不可以|可以不可以|是否可以|是否能|可否|该不该|要不要|允不允许){_ZH_SAY}[^。！!]*",
        rf"[^，,。！!；;]{{0,24}}(?:我们|咱们|文案|广告|海报|这里)[^，,。！!；;]{{0,8}}(?:能|可以|允许|应该){_ZH_SAY}[^。！!]*(?:吗|么|嘛)",
        r"[^，,。！!；;]{1,24}(?:怎么|如何|怎样|该怎么|应该怎么)(?:写|拼|称呼|叫|说|表述|翻译|译|大小写)(?:呢|啊|才对|比较好)?",
        r"[^，,。！!；;？?]{1,12}(?:能|可以)(?:说|写|提)(?:吗|么|嘛)",
        rf"(?:能|可以){_ZH_OTHER}(?:说|写)[^，,。！!；;？?]{{1,12}}(?:吗|么|嘛)",
        # A word and no deed: 可以用革命性吗, not 可以用微信支付吗.
        r"(?:可以|能|能不能|可不可以)用(?:感叹号|问号|省略号|表情(?:符号)?|emoji|话题标签|标签|英文|中文|缩写|大写|链接|竞品的?名字?)(?:吗|么|嘛)?",
        r"可以用(?![^吗么嘛]*(?:支付|付款|多久|多少|几|在哪|拍|充|卡|券))[^，,。！!；;？?]{2,6}(?:吗|么|嘛)",
        r"(?:(?:我们|咱们|品牌)的?)?(?:品牌)?(?:语气|调性|口吻|语调|口号|标语|核心信息|定位|保修|保修期|退换政策)(?:是|有|应该是)?"
        r"(?:什么样|什么|怎样|怎么样|多久|哪些|几年|如何)(?:的|呢)?",
        r"(?:规范|指南|品牌规范|品牌手册)(?:里|上|中|是|对)?.*(?:怎么|如何|什么|哪些|有没有|吗).*",
        # How much of what a channel takes, and what a claim must carry.
        rf"[^，,。！!；;？?]{{1,20}}(?:最多|最少|至少|最长|不超过|限制?|可以|能|要|应该)(?:能|可以|要)?(?:用|写|放|有|加|是|为)?(?:多少|几){_ZH_COUNTED}",
        r"(?:是|应该|该|要)(?:写|说|叫|称呼|译)[^，,。！!；;？?]{1,12}还是(?:写|说|叫)?[^，,。！!；;？?]{1,12}",
        r"[^，,。！!；;？?]{1,12}?(?:写|用)?(?:多少|几)(?:个)?字(?:符)?(?:合适|为宜|最好|左右|比较好)?",
        r"(?:哪些|哪个|什么)(?:渠道|市场|语言|阶段)(?:上|里|中)?(?:能|可以|要|需要|允许|不能|必须)[^，,。！!；;？?]{1,16}",
        r"[^，,。！!；;？?]{1,16}(?:说法|主张|宣称|表述|写法|口号|标语|这个词|一词)(?:还|也|现在|仍)?(?:能|可以|能不能|可不可以)(?:再|继续)?(?:用|写|说|提)(?:吗|么)?",
        r"(?:语气|调性|口吻|文案|标题|正文)(?:要|该|应该|需要|得)(?:不要)?[^，,。！!；;？?]{1,10}(?:吗|么)",
        rf"[^，,。！!；;？?]{{0,16}}为什么(?:不能|不可以|不让|不许|不该|要){_ZH_OTHER}(?:说|写|用|提|叫|讲)[^，,。！!；;？?]{{0,12}}",
        r"(?:不能|不可以|不让)(?:说|写|用)[^，,。！!；;？?]{1,12}?[，,]?(?:那|那么)?(?:该|应该|要|可以|能)?(?:说|写|用|换成|改成)(?:什么|啥)",
        rf"(?:有没有|有)(?:关于|针对|对)?[^，,。！!；;？?]{{0,16}}{_ZH_RULE}(?:吗|么)?",
        rf"[^，,。！!；;？?]{{1,20}}(?:有|需要|要|应该|该|用|得)(?:加|用|带|放|标|写)?(?:什么|哪些|哪个|啥){_ZH_RULE}",
        r"(?:哪些|什么)(?:词|话|说法|字眼|主张)[^。！!]{0,6}(?:不能|能|可以|不可以|禁止)[^。！!]{0,6}",
    )
)


def asks_guideline(text: str) -> bool:
    """Whether ``text``, without the mention of the bot, is one question about what may be said, and how."""
    text = " ".join(text.split()) if "\n" not in text.strip() else ""
    if not text or len(text) > LONGEST or re.search(r"[.!?。！？]\s*\S", text):
        return False
    return any(pattern.fullmatch(text) for pattern in (*_QUESTIONS, *_ZH_QUESTIONS))
