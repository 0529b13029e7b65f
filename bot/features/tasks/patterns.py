"""How people ask for something to be done, in English and Chinese, and what looks like it and is copy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.nlp.scripts import HAN

WHO = r"<@(?P<who>[UW][A-Z0-9]+)(?:\|[^<>]*)?>"
_ANY = r"<@[UW][A-Z0-9]+(?:\|[^<>]*)?>"
_POLITE = r"(?:(?:hi|hey|hello|ok(?:ay)?|so|please|pls|kindly|can you|could you|would you|will you|let's)[,!]?\s+)*"
_JOIN = r"\s*[,:：，—–-]?\s*"
_ZH_POLITE = r"(?:(?:你好|您好|嗨|好的|那|麻烦|请|烦请|劳驾|帮忙|帮我|能不能|可以|你)[,，、]?\s*)*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to ask. ``what`` and ``tail`` are the words of the task, ``head`` a date said before the command."""

    pattern: re.Pattern[str]
    needs_due: bool = False
    needs_deadline: bool = False
    one_sentence: bool = False


def _en(pattern: str, **more: bool) -> Rule:
    return Rule(re.compile(_POLITE + pattern + r"$", re.IGNORECASE | re.DOTALL), **more)


def _zh(pattern: str, **more: bool) -> Rule:
    return Rule(re.compile(pattern + r"$", re.IGNORECASE | re.DOTALL), **more)


_NOUN = r"(?:task|to-?do|action item|reminder|follow-?up)"
_NAME = r"@?(?P<named>(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?))"
_DUTY = (
    r"(?:please|pls|can you|could you|will you|would you|needs? to|should|must|has to|have to|to|will|is to|"
    r"takes care of|takes|owns|is responsible for)"
)

RULES: tuple[Rule, ...] = (
    _en(rf"assign\s+{WHO}{_JOIN}(?:to\s+(?:do\s+)?|with\s+)?(?P<what>.+)"),
    _en(rf"(?:assign|give|hand|delegate|pass)\s+(?P<what>.+?)\s+to\s+{WHO}(?P<tail>.*)"),
    _en(rf"(?:give|hand)\s+{WHO}\s+(?P<what>.+)"),
    _en(r"assign\s+(?P<what>.+?)\s+to\s+(?:me|myself)\b(?P<tail>.*)"),
    _en(rf"assign\s+{_NAME}\s+(?:the|a|an|to|this)\s+(?P<what>.+)", needs_due=True, one_sentence=True),
    _en(rf"remind\s+(?:{WHO}|me|us|myself)\s+(?:to|about|that|of)\s+(?P<what>.+)"),
    _en(rf"remind\s+(?:{WHO}|me|us|myself)\s+(?P<what>.+)", needs_due=True),
    _en(rf"set\s+(?:me\s+)?a\s+reminder\s+(?:for\s+(?:{WHO}|me)\s+)?(?P<what>.+)", needs_due=True),
    _en(rf"(?:new\s+)?{_NOUN}\s*[:：–—-]\s*(?:{WHO}{_JOIN})?(?P<what>.+)"),
    _en(
        rf"(?:create|add|make|open|log|set up)\s+(?:me\s+)?(?:an?\s+|the\s+)?(?:new\s+)?{_NOUN}"
        rf"(?:\s+for\s+(?:{WHO}|me)\s*(?:[:：,]|to|that|about)?|\s*[:：,])\s*(?P<what>.+)"
    ),
    _en(
        rf"(?:create|add|make|open|log|set up)\s+(?:an?\s+|the\s+)?(?:new\s+)?{_NOUN}\s+(?:to|about)\s+(?P<what>.+)",
        needs_due=True,
        one_sentence=True,
    ),
    _en(rf"(?:ask|get|have|tell|let|need|nudge|want)\s+{WHO}\s+(?:to\s+)?(?P<what>.+)"),
    _en(rf"{WHO}{_JOIN}{_DUTY}\s+(?P<what>.+)"),
    _en(rf"{_NOUN}\s+for\s+{WHO}{_JOIN}(?P<what>.+)"),
    _en(r"I(?:['’]ll| will| need to| have to| must)\s+(?P<what>.+)", needs_deadline=True, one_sentence=True),
    _zh(
        rf"(?P<head>[^让提]{{0,16}}?){_ZH_POLITE}提醒(?:一下)?\s*(?:我|{WHO})(?:一下)?{_JOIN}(?:要|去|记得)?(?P<what>.+)"
    ),
    _zh(
        rf"{_ZH_POLITE}(?:让|叫|请|麻烦|安排|派|通知|催一下|催|指派给?|分配给?|分派给?|交给|要求|指定|布置给?)\s*{WHO}"
        rf"{_JOIN}(?:一下|去|来)?(?P<what>.+)"
    ),
    _zh(
        rf"{_ZH_POLITE}(?:把|将)(?P<what>.+?)(?:交给|分给|派给|指派给|分配给|转给|安排给|给到|给)\s*{WHO}\s*(?:来)?"
        r"(?:做|负责|处理|跟进|完成)?[,，、;；。\s]*(?P<tail>.*)"
    ),
    _zh(
        rf"(?P<what>[^。！!？?\n]+?)(?<![,，\s])[,，\s]*(?:由|请|让|交给|分给|派给|归)\s*{WHO}\s*(?:来)?"
        r"(?:负责|跟进|处理|完成|做|搞定|牵头)[,，、;；。\s]*(?P<tail>.*)"
    ),
    _zh(rf"(?:新)?(?:任务|待办|待办事项|行动项)\s*[:：]\s*(?:{WHO}{_JOIN})?(?P<what>.+)"),
    _zh(
        rf"{_ZH_POLITE}(?:新建|新增|创建|添加|建|加|记|记录)(?:一)?(?:个|条|下)?(?:新)?(?:任务|待办|提醒)\s*"
        rf"(?:给\s*{WHO}\s*)?[:：,，]\s*(?:{WHO.replace('who', 'who2')}{_JOIN})?(?P<what>.+)"
    ),
    _zh(rf"{_ZH_POLITE}(?:新建|新增|创建|添加|建|加|记)(?:一)?(?:个|条)?(?:任务|待办)给\s*{WHO}{_JOIN}(?P<what>.+)"),
    _zh(rf"{_ZH_POLITE}(?:帮我)?记(?:一下|个待办|一笔)\s*[:：,，]\s*(?P<what>.+)"),
    _zh(rf"{WHO}{_JOIN}(?:你)?(?:请|麻烦|需要|要|得|来|去|负责|跟进|记得|务必|帮忙|帮我|尽快|辛苦)(?:你)?(?P<what>.+)"),
    _zh(r"我(?:来|负责|得|要)(?P<what>.+)", needs_deadline=True, one_sentence=True),
    _zh(
        r"(?P<head>[^，。让提]{2,12}前)我(?:来|负责|得|要(?=[交改写做发给把提完]))(?P<what>.+)",
        needs_deadline=True,
        one_sentence=True,
    ),
    _zh(
        rf"(?:让|叫|请|安排)(?P<named>[小老阿][{HAN}]|[{HAN}](?:总|姐|哥|老师|经理))(?P<what>.+)",
        needs_deadline=True,
        one_sentence=True,
    ),
)

CHECK_FIRST = re.compile(
    rf"{_POLITE}(?:check|review|proofread|look at|look over|is this|does this|how does|what do you think|feedback on)\b"
    r"|(?:请|麻烦|帮忙|帮我|帮)*(?:检查|审核|校对|看看|看一下|润色|查一下)",
    re.IGNORECASE,
)
"""A request to check what follows, whoever and whenever it names."""

COPY_INSIDE = re.compile(
    r"\b(?:copy|caption|post|tagline|headline|subject|slogan|text|draft|body|title|hook)\s*[:：]\s*\S"
    r"|(?:文案|标题|正文|推文|口号|副标题|内容|卖点)\s*[:：]\s*\S",
    re.IGNORECASE,
)
QUESTION = re.compile(r"[?？]\s*$|(?:吗|呢|没有|了没)[?？。]?\s*$")
LOOSE = re.compile(
    rf"\b(?:cc|fyi|via|thanks|thank you|credit|photo by|from)\b\s*:?\s*{_ANY}"
    rf"|(?:抄送|感谢|谢谢|摄影|来自|文/|图/)\s*[:：]?\s*{_ANY}",
    re.IGNORECASE,
)
"""A mention that is no owner."""
SPOKEN_TO = re.compile(_ANY)
"""A sentence that begins with a person speaks to them."""
CLOSE_BY = re.compile(
    r"\b(?:by|before|until|till|due|deadline|no later than|not later than)\b"
    r"|前|截止|最晚|最迟|内|\b(?:EOD|COB|EOW|T\+\d)",
    re.IGNORECASE,
)
