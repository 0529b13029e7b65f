"""Units of time by their names in both languages, and the words for the parts of the day."""

from __future__ import annotations

TIME_UNITS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("second", "秒"), ("s", 1)),
    **dict.fromkeys(("minute", "分钟"), ("s", 60)),
    **dict.fromkeys(("hour", "小时", "钟头"), ("s", 3600)),
    **dict.fromkeys(("day", "天"), ("day", 1)),
    **dict.fromkeys(("week", "周", "星期"), ("day", 7)),
    **dict.fromkeys(("month", "月"), ("month", 1)),
    **dict.fromkeys(("year", "年"), ("month", 12)),
}
"""The unit that figures are held in, and how many of it: a week is seven days, a year twelve months."""
_BEFORE_NOON = ("凌晨", "清晨", "早上", "早晨", "朝早", "上午", "上昼")
AFTER_NOON = ("下午", "下昼", "傍晚", "晚上", "夜晚", "晚", "夜里")
DAY_PART = "|".join((*_BEFORE_NOON, "中午", *AFTER_NOON))
"""Alternatives of a pattern."""
