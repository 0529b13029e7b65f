"""Which list a message asks for: one's tasks, what one has to approve, the figures; copy asks for none. Pure."""

from __future__ import annotations

import re
from typing import Literal

Wanted = Literal["tasks", "approvals", "figures"]

_POLITE = r"(?:(?:hi|hey|hello|please|pls|can you|could you)[,!]?\s+)*"
_WHEN = r"(?:\s+(?:(?:for |due )?(?:today|tomorrow|this week|next week|next|now|first|so far|for me)))*"
_SHOW = r"(?:what(?:['’]s|\s+is|\s+are)|show(?:\s+me)?|list|see)\s+"
_ZH_POLITE = r"(?:(?:你好|您好|请问|麻烦|请|帮我|给我)[,，]?)*(?:看看|看一下|查一下|列一下)?"
_ZH_WHEN = r"(?:今天|明天|这周|本周|下周|现在|目前|最近)?"
_LISTS: tuple[tuple[Wanted, str], ...] = (
    ("tasks", rf"(?:{_SHOW})?(?:all\s+)?my\s+(?:open\s+|late\s+|overdue\s+|next\s+)?(?:tasks?|to-?dos?){_WHEN}"),
    ("tasks", rf"what(?:['’]s|\s+is)\s+(?:late|overdue|due|on my (?:list|plate)){_WHEN}"),
    ("tasks", rf"what\s+(?:do|should|must)\s+I\s+(?:(?:have|need)\s+to\s+)?do{_WHEN}"),
    (
        "tasks",
        rf"{_ZH_WHEN}我(?:的|{_ZH_WHEN}(?:还)?有(?:哪些|什么))(?:任务|待办)(?:有哪些|有什么|是什么|列表|清单|呢)?",
    ),
    ("tasks", rf"我?{_ZH_WHEN}我?(?:还)?有(?:什么|哪些)(?:任务|待办|要做的(?:事|事情)?|事要做)"),
    ("tasks", r"(?:我的?)?(?:有)?(?:什么|哪些)(?:任务|事)?(?:逾期|超期|过期)了?"),
    ("approvals", rf"(?:{_SHOW})?my\s+approvals{_WHEN}"),
    ("approvals", rf"what\s+(?:waits|is\s+waiting)\s+for\s+(?:me|my\s+approval){_WHEN}"),
    ("approvals", rf"what\s+(?:do|should|must)\s+I\s+(?:(?:have|need)\s+to\s+)?approve{_WHEN}"),
    ("approvals", rf"{_ZH_WHEN}(?:有)?(?:什么|哪些)(?:要|需要|等|等着)?我(?:来)?审批的?"),
    ("approvals", r"(?:待我审批|等我审批|我要审批)的?(?:有哪些|有什么|内容)?"),
    ("figures", rf"how\s+are\s+(?:we|our\s+(?:numbers|figures|kpis|goals))\s+doing{_WHEN}"),
    ("figures", rf"(?:{_SHOW})(?:my|our|the)\s+(?:numbers|figures|kpis|goals){_WHEN}"),
    ("figures", rf"(?:我们)?{_ZH_WHEN}(?:的)?(?:数据|指标|KPI|目标进度)(?:怎么样|如何|表现如何|做得怎么样)"),
)
_PATTERNS = tuple(
    (wanted, re.compile(rf"(?:{_POLITE}|{_ZH_POLITE})(?:{pattern})\s*[?？!！。.]*", re.IGNORECASE))
    for wanted, pattern in _LISTS
)
LONGEST = 60


def asked_for(text: str) -> Wanted | None:
    """The list that ``text``, without the mention of the bot, asks for and nothing else; None for anything else."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    return next((wanted for wanted, pattern in _PATTERNS if pattern.fullmatch(text)), None)
