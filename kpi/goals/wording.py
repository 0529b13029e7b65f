"""The parameters of a light's sentence as a person reads them: metrics by name, shares as per cent, days, amounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kpi.goals.lights import Value
from kpi.goals.metrics import metrics
from kpi.monitors.wording import amount

_UNITS_ZH = {
    "money": "金额", "points": "分",
    "ratio": "倍数", "searches": "次搜索", "mentions": "次提及", "impressions": "次曝光",
    "people": "人", "followers": "粉丝", "views": "次浏览", "articles": "篇", "leads": "条线索", "users": "用户",
    "customers": "客户", "orders": "单", "units": "件", "clicks": "次点击", "sessions": "次访问", "downloads": "次下载",
    "trials": "次试用", "requests": "次预约", "referrals": "位推荐客户", "engagements": "次互动", "subscribers": "订阅",
    "members": "会员", "hours": "小时", "complaints": "件投诉", "posts": "篇",
    "visits": "次访问", "sign-ups": "人次", "signups": "人次", "minutes": "分钟", "seconds": "秒", "days": "天",
    "weeks": "周",
}  # fmt: skip


def shown(params: Mapping[str, Value], language: str) -> dict[str, str | int]:
    """``params`` spelled for ``language`` ("zh", else English), and ``n``, the count, which chooses a plural."""
    spelled: dict[str, str | int] = {name: _spell(name, value, language) for name, value in params.items()}
    count = params.get("count")
    return spelled | {"n": count} if isinstance(count, int) else spelled


def metric_name(metric: str, language: str) -> str:
    """The name of a metric of the vocabulary."""
    return metrics()[metric].name.best(language)


def _spell(name: str, value: Value, language: str) -> str:
    if isinstance(value, tuple):
        listed = [metric_name(each, language) if name == "metrics" else each for each in value]
        return ("、" if language == "zh" else ", ").join(listed)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, str):
        if name == "metric":
            return metric_name(value, language)
        return _unit(value) if name == "unit" and language == "zh" else value
    if name in {"reached", "count", "days"}:
        return f"{value:.0f}"
    sign = "+" if value > 0 else "−" if value < 0 else ""
    if name == "change_share" or name.endswith("_share"):
        return f"{sign}{abs(value):.0%}" if abs(value) >= 0.1 else f"{sign}{abs(value) * 100:.3g}%"
    return f"{sign}{amount(abs(value))}" if name in {"points", "change", "wanted", "usual", "best"} else amount(value)


def _unit(text: str) -> str:
    over, _, under = text.partition("/")
    if not under:
        return _UNITS_ZH.get(over, over)
    return f"{_UNITS_ZH.get(over, over)}/{' '.join(_UNITS_ZH.get(part, part) for part in under.split())}"
