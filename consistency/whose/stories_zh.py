"""Chinese stories: one person's case, somebody's former life, what people say to the brand without quotation marks."""

from __future__ import annotations

import re

from consistency.matching.holds import REACH

_PERSON = (
    "(?:[小老阿](?![时板区店家院馆城学户客手年少师])[一-鿿]|我[妈爸奶爷哥姐弟妹]|[他她](?!们)|有[位个名][一-鿿]{2,6}"
    "|[一-鿿]{1,3}(?:师傅|阿姨|大爷|大妈|奶奶|爷爷|先生|女士|同学))"
)
_DAY = "(?:昨[天晚夜]|前[天晚]|上(?:周|个?月|次|礼拜)|那[天晚年次]|当[时天]|有一?[次天]|前阵子|前几天)"
_TOLD = re.compile(rf"^\W*(?:{_DAY}[^。！？]{{0,8}}?，?)?{_PERSON}")
_HAPPENED = re.compile(
    r"了(?=[，。！？；他她一两几半]|[^，。！？；]{1,6}(?:[，。！？；]|$))|[没只](?:收|花|用|让)[他她]?|给[他她]"
)
_OFFERED = re.compile("您|[你]|现在|立即|立刻|赶紧|快来|马上|下单|报名|预约|办卡|限时|扫码|私信|欢迎|均可|都能|都可")
_LIFE = re.compile(
    "第一份(?:工作|工)|退役|退伍|转业|下岗|刚?毕业(?:那年|后|时)|入行(?:那年|时|之初)|当学徒|学徒工|北漂|打工(?:时|那)|改行(?:前|之前)"
    "|(?:以前|从前|早年|原来)(?:是|在|做|当|送|卖|开|教|干|跑|给|摆)"
)
_NOW = re.compile("如今|现在|今[天年]|目前|后来|我们|本[店馆院]|咱们?")
_SAID_TO_US = re.compile(
    r"(?<!我们)(?<!主播)(?<!老师)(?:说|问|嚷|喊|抱怨|嘀咕|嘟囔|念叨|开口|吐槽|来(?:消息|电|信)|留言|私信)(?:了?一?句|我们|道)?"
    r"[：:，, ]?[^。！？；：]{0,8}?你们"
)
_WE_SAY = re.compile("(?:我们?|咱们?|主播|店长)(?:[一-鿿]{0,3})(?:说|问|喊)")


def is_ones_case(text: str) -> bool:
    """Whether the sentence ``text`` tells what happened to one person, and offers nothing to whoever reads it."""
    return _TOLD.search(text) is not None and _HAPPENED.search(text) is not None and _OFFERED.search(text) is None


def is_of_a_life(text: str, start: int) -> bool:
    """Whether what stands at ``start`` of the sentence ``text`` is of somebody's former life: 第一份工作一天 150 块."""
    told = _LIFE.search(text, max(0, start - REACH), start)
    return told is not None and _NOW.search(text, told.end(), start) is None


def is_said_to_us(text: str, start: int) -> bool:
    """Whether somebody says to the brand, in words of his own, what stands at ``start``: 老王说你们一个月才 199."""
    said = _SAID_TO_US.search(text, max(0, start - REACH), start)
    return said is not None and _WE_SAY.search(text, 0, said.end()) is None
