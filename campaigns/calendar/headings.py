"""The columns of a calendar table: how they are called in both languages, and the words for a status."""

from __future__ import annotations

from campaigns.calendar.model import ContentStatus
from guidelines.model import Language

HEADINGS: dict[str, dict[Language, str]] = {
    "id": {"en": "ID", "zh": "编号"},
    "title": {"en": "Title", "zh": "标题"},
    "channel": {"en": "Channel", "zh": "渠道"},
    "stage": {"en": "Journey stage", "zh": "旅程阶段"},
    "phase": {"en": "Phase", "zh": "传播阶段"},
    "format": {"en": "Format", "zh": "内容形式"},
    "owner": {"en": "Owner", "zh": "责任人"},
    "publish": {"en": "Publish time", "zh": "发布时间"},
    "zone": {"en": "Time zone", "zh": "时区"},
    "status": {"en": "Status", "zh": "状态"},
    "submission": {"en": "Approved copy", "zh": "已批文案"},
    "parent": {"en": "Parent idea", "zh": "母创意"},
    "hands_off_to": {"en": "Leads to", "zh": "承接内容"},
}
"""Field to heading, in the order of the columns that are written."""

_OTHERS: dict[str, tuple[str, ...]] = {
    "title": ("name", "content", "topic", "内容", "主题", "名称", "内容主题"),
    "channel": ("platform", "平台", "发布渠道", "发布平台"),
    "stage": ("stage", "journey", "用户阶段", "旅程"),
    "phase": ("campaign phase", "阶段", "节奏"),
    "format": ("type", "形式", "类型", "体裁"),
    "owner": ("responsible", "assignee", "负责人", "执行人"),
    "publish": ("date", "publish date", "publish", "publication date", "日期", "发布日期", "上线时间", "上线日期"),
    "zone": ("timezone", "tz"),
    "status": ("state", "进度"),
    "submission": ("copy", "文案"),
    "parent": ("parent", "big idea", "母内容", "大创意"),
    "hands_off_to": ("hands off to", "next", "下一步", "引流至"),
}

STATUSES: dict[ContentStatus, dict[Language, str]] = {
    "idea": {"en": "Idea", "zh": "创意"},
    "draft": {"en": "Draft", "zh": "撰写中"},
    "review": {"en": "In review", "zh": "审核中"},
    "approved": {"en": "Approved", "zh": "已通过"},
    "scheduled": {"en": "Scheduled", "zh": "已排期"},
    "published": {"en": "Published", "zh": "已发布"},
    "cancelled": {"en": "Cancelled", "zh": "已取消"},
}
_OTHER_STATUSES: dict[str, ContentStatus] = {
    "构思": "idea",
    "草稿": "draft",
    "待审核": "review",
    "待审": "review",
    "review": "review",
    "审核通过": "approved",
    "待发布": "scheduled",
    "live": "published",
    "已上线": "published",
    "canceled": "cancelled",
    "取消": "cancelled",
}


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()


_FIELDS = {
    _folded(word): field
    for field, named in HEADINGS.items()
    for word in (field, *named.values(), *_OTHERS.get(field, ()))
}
_BY_WORD: dict[str, ContentStatus] = {
    **{_folded(word): status for word, status in _OTHER_STATUSES.items()},
    **{_folded(word): status for status, named in STATUSES.items() for word in (status, *named.values())},
}


def field_of(heading: str) -> str | None:
    """The field that a heading names, in either language and in the words people use; None for any other."""
    return _FIELDS.get(_folded(heading))


def status_of(word: str) -> ContentStatus | None:
    """The status that a word names; None for any other."""
    return _BY_WORD.get(_folded(word))
