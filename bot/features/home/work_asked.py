"""Whether a message asks how the work stands: who does something, when it is due, how far it is, what is new. Pure.

What is asked after stands in the message as people call it; whether anything is called so, the work itself knows."""
# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 100
"""Characters of the longest question; what is longer is a text."""

_POLITE = r"(?:(?:hi|hey|hello|please|pls|so|and|(?:can|could) (?:you|anyone|somebody) tell me|(?:do you|does anyone|anyone) know)[,!]?\s+)*"
_THING = r"(?P<thing>[^?!.,;:？！。，；：]{2,60}?)"
_SO_FAR = r"(?:\s+(?:now|right now|today|yet|already|so far|these days|at the moment|currently|this week|lately|for (?:me|us)|here|please))*"
_DONE = r"(?:done|ready|finished|complete(?:d)?|out|live|late|overdue|on track|published|approved|sent(?: out)?|signed off|started|blocked)"
_NEWS = r"(?:news|updates?|progress|developments?)"
_SURE_EN = (
    rf"who(?:['’]?s|\s+is|\s+are)\s+(?:(?:currently|now)\s+)?(?:working\s+on|responsible\s+for|in\s+charge\s+of|looking\s+after|taking\s+care\s+of|assigned\s+to)\s+{_THING}{_SO_FAR}",
    rf"(?:what(?:['’]?s|\s+is)\s+)?the\s+(?:current\s+)?(?:status|state)\s+(?:of|on|with)\s+{_THING}{_SO_FAR}",
    rf"what(?:['’]?s|\s+is)\s+{_THING}['’]?s\s+status",
    rf"where\s+(?:are|do)\s+we\s+(?:stand\s+)?(?:with|on)\s+{_THING}{_SO_FAR}",
    rf"(?:(?:is|are)\s+there\s+|do\s+(?:we|you)\s+have\s+|got\s+)?(?:any|some|more)\s+(?:new\s+)?{_NEWS}\s+(?:on|about|for|from|regarding|with)\s+{_THING}{_SO_FAR}",
    rf"(?:status|update)\s+(?:on|of)\s+{_THING}",
    rf"how\s+far\s+(?:are\s+we|along\s+are\s+we|along\s+is|is)\s+(?:(?:along\s+)?with\s+)?{_THING}{_SO_FAR}",
)
"""Nobody writes these in copy."""
_MAYBE_EN = (
    rf"who(?:['’]?s|\s+is|\s+are)\s+(?:doing|writing|making|handling|preparing|leading|running|reviewing|designing|translating|on)\s+{_THING}{_SO_FAR}",
    rf"who\s+(?:has|owns|does|leads|runs|handles|took|takes|writes|wrote|made|makes|did)\s+{_THING}{_SO_FAR}",
    rf"who(?:['’]?s|\s+is)\s+the\s+owner\s+of\s+{_THING}",
    rf"whose\s+(?:task|job)\s+is\s+{_THING}",
    rf"when(?:['’]?s|\s+is|\s+are|\s+will|\s+does|\s+do)\s+(?:we\s+)?{_THING}\s+(?:be\s+)?(?:due|ready|done|finished|published|posted|going\s+(?:out|live)|go(?:es)?\s+(?:out|live)|coming\s+out|come\s+out|expected|over|ending|ends?|starts?|starting|begins?|beginning|finish(?:es)?|launch(?:es|ing)?)",
    rf"what(?:['’]?s|\s+is)\s+the\s+(?:deadline|due\s+date)\s+(?:for|of)\s+{_THING}",
    rf"(?:is|are|was|were)\s+{_THING}\s+(?:still\s+)?{_DONE}{_SO_FAR}",
    rf"(?:has|have)\s+{_THING}\s+been\s+{_DONE}{_SO_FAR}",
    rf"how(?:['’]?s|\s+is|\s+are)\s+{_THING}(?:\s+(?:going|coming\s+along|coming|progressing|doing|looking|getting\s+on))?{_SO_FAR}",
    rf"what(?:['’]?s|\s+is)\s+(?:happening|going\s+on|new|up|the\s+news)\s+(?:with|on|in|about)\s+{_THING}{_SO_FAR}",
    rf"what\s+about\s+{_THING}",
)
"""Copy asks so too: these ask us only where something is called so."""
_ALL_EN = (
    rf"what(?:['’]?s|\s+is)\s+(?:new|happening|going\s+on|the\s+latest){_SO_FAR}|what\s+did\s+I\s+miss{_SO_FAR}|what(?:['’]?s|\s+has|\s+have|\s+is)?\s+(?:we\s+)?(?:happened|changed){_SO_FAR}",
    rf"(?:is\s+there\s+|are\s+there\s+|got\s+|do\s+(?:we|you)\s+have\s+)?(?:any|some)(?:thing)?\s+(?:new|(?:new\s+)?{_NEWS}){_SO_FAR}",
    rf"(?:catch\s+me\s+up|bring\s+me\s+up\s+to\s+(?:date|speed)|(?:give\s+me\s+)?(?:an?\s+|the\s+)?(?:quick\s+)?(?:status\s+)?update){_SO_FAR}",
    rf"(?:who(?:['’]?s|\s+is)\s+(?:working\s+on|doing)\s+what|who\s+does\s+what|where\s+do\s+we\s+stand){_SO_FAR}",
)
_ZH_POLITE = r"(?:(?:你好|您好|请问|想问(?:一下)?|问一下|问下|麻烦问(?:一下|下)?|帮我看看|那)[,，:：]?\s*)*"
_ZH_THING = r"(?P<thing>[^?？!！。，,；;：:]{2,30}?)"
_ZH_NOW = r"(?:现在|目前|最近|今天|这周|本周|这几天)?(?:都|还)?"
_ZH_END = r"(?:了|呢|啊|呀|吗|么|没有|没)*"
_ZH_DO = r"(?:做|写|弄|负责|跟进|跟|忙|处理|准备|设计|翻译|拍|剪|审|管|盯)"
_ZH_STAND = r"(?:进展|进度|状态|情况)"
_SURE_ZH = (
    rf"{_ZH_NOW}(?:是)?谁(?:正在|在|来)?(?:负责|跟进){_ZH_THING}{_ZH_END}",
    rf"{_ZH_THING}{_ZH_NOW}(?:的)?(?:是|由|归)?谁(?:正在|在|来)?(?:负责|跟进|管)(?:的)?{_ZH_END}",
    rf"{_ZH_THING}的?(?:负责人|责任人)是谁{_ZH_END}",
    rf"谁是{_ZH_THING}的(?:负责人|责任人)",
    rf"{_ZH_THING}{_ZH_NOW}(?:在)?谁(?:的)?(?:手上|手里|那儿|那里){_ZH_END}",
    rf"{_ZH_THING}{_ZH_NOW}(?:的)?{_ZH_STAND}(?:如何|怎么样|怎样|到哪|什么样){_ZH_END}",
    rf"{_ZH_NOW}(?:关于)?{_ZH_THING}(?:的)?{_ZH_NOW}有(?:没有|什么|啥|哪些)(?:新的?|最新的?)?(?:消息|进展|动静|动态){_ZH_END}",
    rf"(?:有没有|有)(?:关于)?{_ZH_THING}的(?:新|最新)?(?:消息|进展|动静|动态){_ZH_END}",
)
_MAYBE_ZH = (
    rf"{_ZH_NOW}(?:是)?谁(?:正在|在|来)?{_ZH_DO}(?:的)?{_ZH_THING}{_ZH_END}",
    rf"{_ZH_THING}{_ZH_NOW}(?:是|由)?谁(?:正在|在|来)?{_ZH_DO}(?:的)?{_ZH_END}",
    rf"{_ZH_THING}(?:是|要|该|应该)?(?:什么时候|啥时候|何时|哪天|几号|多久)(?:之前)?(?:能|会|要|该)?(?:交|完成|做完|做好|写完|写好|弄好|上线|发布?|推送|截止|到期|结束|开始|启动|收尾|搞定|好|给|出|定稿|可以){_ZH_END}",
    rf"{_ZH_THING}的?(?:截止(?:日期|时间)?|期限|交期)(?:是)?(?:什么时候|哪天|几号|多少){_ZH_END}",
    rf"什么时候(?:能|会|要|该)?(?:交|完成|做完|上线|发布?|推送){_ZH_THING}",
    rf"{_ZH_THING}{_ZH_NOW}(?:已经)?(?:做|写|弄|改|拍|剪|审|准备)?(?:好|完|完成|上线|发布|发|推送|通过|批|定稿|开始)(?:了)?(?:吗|么|没有|没)",
    rf"{_ZH_THING}{_ZH_NOW}(?:做|写|推进|进行|弄)?到(?:哪|什么)(?:一步|里|儿|程度|阶段)?{_ZH_END}",
    rf"{_ZH_THING}{_ZH_NOW}(?:怎么样|如何|什么情况){_ZH_END}",
)
_ALL_ZH = (
    r"(?:我们|大家|团队)?(?:现在|目前|最近|今天|昨天|这周|本周|上周|这几天)?(?:大家|团队|我们)?(?:都)?(?:有|又有)(?:没有|什么|啥|哪些)(?:新的?|最新的?)?(?:进展|消息|动态|变化|新闻|新鲜事|动静|更新)(?:吗|么|了|呢)?",
    r"(?:最近|今天|昨天|这周|本周|上周)?(?:都)?(?:发生|更新|变)了(?:什么|啥|哪些)(?:事|事情)?|有(?:什么|啥)新的(?:吗)?|(?:现在|目前)?(?:整体|总体)?(?:进展|进度)(?:如何|怎么样)(?:了)?",
    r"(?:大家|团队)?(?:现在|最近|今天|这周|本周)?(?:大家|团队)?(?:都)?在(?:忙|做)(?:什么|啥|些什么|哪些事)(?:呢)?|谁在做什么|谁在忙什么|(?:有)?(?:什么|啥)(?:最)?新(?:进展|消息|动态)(?:吗)?",
)
_DOING_EN = (
    rf"what(?:['’]?s|\s+is|\s+does|\s+are|\s+has)\s+{_THING}\s+(?:(?:currently|now)\s+)?(?:working\s+on|doing|busy\s+with|up\s+to|have\s+to\s+do|got\s+to\s+do){_SO_FAR}",
)
_DOING_ZH = (
    rf"{_ZH_THING}{_ZH_NOW}(?:正)?在?(?:忙|做|干)(?:着)?(?:什么|啥|些什么|哪些事){_ZH_END}",
    rf"{_ZH_THING}{_ZH_NOW}(?:手上|手里)?(?:有)(?:什么|哪些)(?:任务|待办|事){_ZH_END}",
)
_NOBODYS = re.compile(
    r"\b(?:you|your|yours|yourself|it|this|that|these|those|they|he|she|i|me|my life|best|most|everyone|everything|life)\b|[您你]",
    re.IGNORECASE,
)
"""What is no name of a piece of work."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked after, as it is called; empty: everything. ``surely``: it is a question to us even where nothing
    is called so; otherwise it may be copy. ``doing``: the name is a person's, and what they do is asked."""

    thing: str = ""
    surely: bool = True
    doing: bool = False


def _whole(*patterns: str, polite: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"{polite}(?:{each})\s*[?？!！。.]*", re.IGNORECASE) for each in patterns)


_ALL = (*_whole(*_ALL_EN, polite=_POLITE), *_whole(*_ALL_ZH, polite=_ZH_POLITE))
_SURE = (*_whole(*_SURE_EN, polite=_POLITE), *_whole(*_SURE_ZH, polite=_ZH_POLITE))
_MAYBE = (*_whole(*_MAYBE_EN, polite=_POLITE), *_whole(*_MAYBE_ZH, polite=_ZH_POLITE))
_DOING = (*_whole(*_DOING_EN, polite=_POLITE), *_whole(*_DOING_ZH, polite=_ZH_POLITE))


def asked_of(text: str) -> tuple[Asked, ...]:
    """How ``text``, without the mention of the bot, may ask after the work, likeliest first; nothing for other texts."""
    text = " ".join(text.split()) if "\n" not in text.strip() else ""
    if not text or len(text) > LONGEST:
        return ()
    if any(pattern.fullmatch(text) for pattern in _ALL):
        return (Asked(),)
    found = [
        Asked(match["thing"].strip(), surely=patterns is _SURE, doing=patterns is _DOING)
        for patterns in (_DOING, _SURE, _MAYBE)
        for pattern in patterns
        if (match := pattern.fullmatch(text)) and not _NOBODYS.search(match["thing"])
    ]
    return tuple(dict.fromkeys(found))
