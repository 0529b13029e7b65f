"""Which list a message asks for: one's tasks, what one has to approve, the figures, alerts, calendar or campaigns;
copy asks for none. Pure."""
# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

List = Literal["tasks", "approvals", "figures", "alerts", "calendar", "campaigns", "why", "exceptions", "rules"]

_POLITE = r"(?:(?:hi|hey|hello|please|pls|can you|could you)[,!]?\s+)*"
_WHEN = r"(?:\s+(?:(?:for |due |in )?(?:today|yesterday|tomorrow|this (?:week|month|quarter)|(?:next|last) (?:week|month)|next|now|first|so far|lately|for me)))*"
_SHOW = r"(?:what(?:['’]s|\s+is|\s+are)|show(?:\s+me)?|list|see)\s+"
_ZH_POLITE = r"(?:(?:你好|您好|请问|麻烦|请|帮我|给我)[,，]?)*(?:看看|看一下|查一下|列一下)?"
_ZH_WHEN = r"(?:今天|昨天|明天|这周|本周|上周|下周|这个月|本月|上个?月|本季度|现在|目前|最近)?"
_OUR = r"(?:(?:the|our)\s+)?(?:(?:content|marketing|launch)\s+)?"
_ZH_HOW = r"(?:怎么样|怎样|如何|多少|有多少|表现如何|做得怎么样|进展如何|什么情况)(?:了)?"
_MOVED = r"(?:fall(?:en|ing)?|fell|drop(?:ped|ping)?|declin(?:e|ed|ing)|sink(?:ing)?|ris(?:e|en|ing)|grow(?:n|ing)?|jump(?:ed|ing)?|mov(?:e|ed|ing)|chang(?:e|ed|ing)|slow(?:ing)?|(?:go|gone|going)\s+(?:down|up)|down|up|low|lower|high|higher|behind|bad)"
_ZH_MOVED = r"(?:会|都|在|又|突然|一直)?(?:下降|下滑|下跌|减少|降低|上升|上涨|增长|增加|变[低高少多差好]|跌|降|涨|少|掉|升|这么[低高少多差好]|没达标|落后)(?:得)?(?:这么|那么)?(?:多|快|厉害)?(?:了)?(?:呢)?"
_LISTS: tuple[tuple[List, str], ...] = (
    ("tasks", rf"(?:{_SHOW})?(?:all\s+)?my\s+(?:open\s+|late\s+|overdue\s+|next\s+)?(?:tasks?|to-?dos?){_WHEN}"),
    ("tasks", rf"what(?:['’]s|\s+is)\s+(?:late|overdue|due|on my (?:list|plate)){_WHEN}"),
    ("tasks", rf"what\s+(?:do|should|must)\s+I\s+(?:(?:have|need)\s+to\s+)?(?:do|work\s+on|finish){_WHEN}"),
    (
        "tasks",
        rf"{_ZH_WHEN}我(?:的|{_ZH_WHEN}(?:还)?有(?:哪些|什么))(?:任务|待办)(?:有哪些|有什么|是什么|列表|清单|呢)?",
    ),
    (
        "tasks",
        rf"我?{_ZH_WHEN}我?(?:还)?有(?:什么|哪些)(?:任务|待办|要做的(?:事|事情)?|事要做|没做(?:完)?的?|没完成的?|要处理的)",
    ),
    ("tasks", r"(?:我的?)?(?:有)?(?:什么|哪些)(?:任务|事)?(?:逾期|超期|过期)了?"),
    ("approvals", rf"(?:{_SHOW})?my\s+approvals{_WHEN}"),
    ("approvals", rf"what\s+(?:waits|is\s+waiting)\s+for\s+(?:me|my\s+approval){_WHEN}"),
    (
        "approvals",
        rf"(?:is|are)\s+(?:there\s+)?(?:anything|something)\s+(?:waiting\s+)?for\s+me(?:\s+to\s+approve)?{_WHEN}|do\s+I\s+have\s+(?:anything|something)\s+to\s+approve{_WHEN}",
    ),
    ("approvals", rf"what\s+(?:do|should|must)\s+I\s+(?:(?:have|need)\s+to\s+)?approve{_WHEN}"),
    ("approvals", rf"{_ZH_WHEN}(?:有)?(?:什么|哪些)(?:要|需要|等|等着)?我(?:来)?(?:审批|批准|处理|批)的?(?:吗)?"),
    ("approvals", r"(?:待我审批|等我审批|我要审批)的?(?:有哪些|有什么|内容)?"),
    (
        "why",
        rf"why\s+(?:did|do|are|is|were|was|have|has)\s+(?:(?:the|our)\s+)?(?P<of>(?:[\w&-]+\s+){{0,3}}?[\w&-]+)\s+(?:so\s+)?{_MOVED}{_WHEN}",
    ),
    (
        "why",
        rf"what(?:['’]s|\s+is)?\s+(?:happened\s+to|wrong\s+with|driving)\s+(?:(?:the|our)\s+)?(?P<of>(?:[\w&-]+\s+){{0,3}}?[\w&-]+){_WHEN}",
    ),
    (
        "why",
        rf"为(?:什么|啥|何)(?:我们)?{_ZH_WHEN}(?:的)?(?P<of>[^\s，,。！!？?的我你他]{{2,12}}?){_ZH_WHEN}{_ZH_MOVED}",
    ),
    (
        "why",
        rf"(?:我们)?{_ZH_WHEN}(?:的)?(?P<of>[^\s，,。！!？?的我你他]{{2,12}}?){_ZH_WHEN}(?:为(?:什么|啥|何)|怎么){_ZH_MOVED}",
    ),
    (
        "exceptions",
        rf"(?:(?:{_SHOW})|(?:are\s+there|do\s+we\s+have|is\s+there|which|what)\s+)(?:the\s+|our\s+|any\s+|all\s+|an\s+)*(?:open\s+|current\s+)?exceptions?(?:\s+(?:are\s+there|do\s+we\s+have|are\s+in\s+force|right))?{_WHEN}",
    ),
    ("exceptions", rf"(?:我们)?{_ZH_WHEN}(?:还)?(?:有)?(?:没有|什么|哪些)?(?:生效的?)?例外(?:吗|么|有哪些|列表)?"),
    (
        "rules",
        rf"how\s+(?:precise|accurate|reliable)\s+(?:are|is)\s+(?:you|(?:the|your|our)\s+(?:rules|checks|findings)|each\s+rule){_WHEN}|(?:which|what)\s+(?:rules|checks)\s+are\s+(?:most\s+often\s+|often\s+|most\s+)?(?:wrong|right|(?:un)?helpful|precise|accurate){_WHEN}",
    ),
    (
        "rules",
        r"(?:哪些|哪条)(?:规则|检查)(?:最)?(?:准|不准|常错|容易误报|误报(?:最多)?)|(?:规则|检查|结果)(?:有多准|准不准|准确吗|准吗|准确率(?:多少|如何|怎么样))|你(?:有多准|准不准|准吗)",
    ),
    ("figures", rf"how\s+are\s+(?:we|our\s+(?:numbers|figures|kpis|goals))\s+doing{_WHEN}"),
    ("figures", rf"(?:{_SHOW})(?:my|our|the)\s+(?:numbers|figures|kpis|goals){_WHEN}"),
    (
        "figures",
        rf"(?:我们)?{_ZH_WHEN}(?:的)?(?:数据|指标|KPI|目标(?:进度)?)(?:怎么样|如何|表现如何|做得怎么样|达成了吗|完成了吗)",
    ),
    (
        "figures",
        rf"are\s+we\s+(?:still\s+)?on\s+(?:track|target|plan){_WHEN}|(?:我们)?{_ZH_WHEN}(?:能)?(?:达标|达成目标|完成目标)(?:了)?(?:吗|没有|没)",
    ),
    (
        "figures",
        rf"how\s+(?:are|is|did|do|were|was)\s+(?:(?:the|our)\s+)?(?P<of>(?:[\w&-]+\s+){{0,3}}?[\w&-]+?)(?:\s+(?:doing|going|looking|do|developing|performing))?{_WHEN}",
    ),
    (
        "figures",
        rf"how\s+many\s+(?P<of>(?:[\w&-]+\s+){{0,3}}?[\w&-]+)\s+(?:did|do|have|were|are)\s+(?:we|there)(?:\s+(?:have|get|got|had|make|sell|see))?{_WHEN}",
    ),
    (
        "figures",
        rf"(?:我们)?{_ZH_WHEN}(?:的)?(?P<of>[^\s，,。！!？?的我你他]{{2,12}}?)(?:数据)?{_ZH_WHEN}(?:是|有)?{_ZH_HOW}",
    ),
    ("figures", rf"(?:我们)?{_ZH_WHEN}(?:有)?(?:多少|几个?)(?P<of>[^\s，,。！!？?的我你他]{{2,12}}?)"),
    (
        "alerts",
        rf"(?:(?:{_SHOW})?(?:the\s+|our\s+|any\s+|all\s+|open\s+)*alerts|(?:are\s+there|do\s+we\s+have|is\s+there)\s+(?:any|an|some)\s+(?:open\s+|new\s+)?alerts?){_WHEN}",
    ),
    (
        "figures",
        rf"how\s+many\s+[\w& -]{{2,40}}\s+(?:did|do|have)\s+we\s+(?:have|get|got|had|make|made|sell|sold)?{_WHEN}",
    ),
    (
        "figures",
        r"(?:我们)?(?:昨天|上周|本周|这周|上个?月|本月)(?:的)?[^\s，,。！!？?的我你他]{2,12}(?:是|有)?(?:多少|有多少)",
    ),
    ("alerts", rf"{_ZH_WHEN}(?:有)?(?:没有|什么|哪些)?(?:新的?)?(?:预警|警报|告警|异常)(?:吗|么|有哪些|列表)?"),
    ("calendar", rf"(?:(?:{_SHOW})(?:on\s+)?|open\s+)?{_OUR}(?:content\s+)?calendar{_WHEN}"),
    (
        "calendar",
        rf"what\s+(?:goes|is\s+going|do\s+we\s+(?:post|publish|send)|are\s+we\s+(?:posting|publishing)|is\s+(?:planned|scheduled|publish\w+)|gets\s+published)(?:\s+(?:out|live))?{_WHEN}",
    ),
    ("calendar", r"(?:内容)?(?:日历|排期|内容日历)(?:有什么|有哪些|是什么|呢)?"),
    (
        "calendar",
        rf"(?:我们)?{_ZH_WHEN}(?:我们)?(?:要|计划|会|该|打算)?(?:发布?|上线|推送|投放)(?:哪些|什么|啥)(?:内容|文案|素材)?",
    ),
    (
        "campaigns",
        rf"(?:{_SHOW})(?:my|our|the|all)\s+(?:(?:current|running)\s+)?campaigns?{_WHEN}|how\s+(?:is|are)\s+(?:the|our|my)\s+campaigns?(?:\s+(?:going|doing|looking|coming along))?{_WHEN}",
    ),
    ("campaigns", r"(?:我的|我们的|现在|目前)?(?:营销)?活动(?:列表|有哪些|进展如何|进展怎么样|进度如何|怎么样了?)?"),
)
_PATTERNS = tuple(
    (kind, re.compile(rf"(?:{_POLITE}|{_ZH_POLITE})(?:{pattern})\s*[?？!！。.]*", re.IGNORECASE))
    for kind, pattern in _LISTS
)
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list; ``of``: of the figures, the one that is named so, which is no figure of ours where nobody calls one so."""

    kind: List
    of: str = ""


def asked_for(text: str) -> tuple[Wanted, ...]:
    """The lists that ``text``, without the mention of the bot, may ask for and nothing else, likeliest first; none for
    anything else. One that names a figure comes first: it holds only where a figure is called so."""
    text = text.strip()
    if len(text) > LONGEST:
        return ()
    found = [(kind, match) for kind, pattern in _PATTERNS if (match := pattern.fullmatch(text))]
    wanted = dict.fromkeys(Wanted(kind, match.groupdict().get("of") or "") for kind, match in found)
    return tuple(sorted(wanted, key=lambda each: not each.of))
