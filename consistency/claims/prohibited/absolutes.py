"""Chinese absolutes that put nothing above the rest: 最好提前预约 advises, 唯一的缺点 owns up, 最佳赏味期 is a time."""

from __future__ import annotations

import re

_SMALL = "(?:点|些|一[点些杯口碗瓶]|[温热清凉冷手])"
_INNOCENT_AFTER = {
    "最好": re.compile(
        rf" ?(?!不过|[选买用](?:我们|咱|本))"
        rf"(?:[在先别不问由把等避再和跟让选放每于早晚趁以隔]|提前|能[^，。；！？]{{2}}|去[^，。；！？]|[用喝吃泡洗穿带]{_SMALL})"
    ),
    "唯一": re.compile(
        "的?(?:[需得]?要|一?点)?[^，。；！？]{0,4}?(?:注意|缺点|不足|遗憾|问题|毛病|要求|条件|麻烦|提醒|担心|区别|变化|变量|标识|编[号码])"
    ),
    "最佳": re.compile("[^，。；！？]{0,4}?(?:时间|时机|时段|时期|季节|赏味|食用期|实践|温度|搭档)"),
}
_PROMISES = r"(?:承诺|许诺|保证|宣称|号称|声称|自称|吹嘘|鼓吹|推销|标榜|说|讲|打着)"
_WHO = "(?:有人|谁|任何人?|凡是?|遇到|碰到|看到|听到|那些|对方|销售|客服|中介|商家|陌生人)"
_PROMISED = re.compile(rf"{_WHO}[^，。；！？]{{0,6}}?{_PROMISES}[^，。；！？]{{0,4}}$")
_WARNED = re.compile(
    r"[^，。！？]{0,10}[，,]?[^，。！？]{0,4}?"
    r"(?:挂[断掉]?电话|挂掉|绕[道开]|小心|警惕|当心|留神|远离|[别勿](?:轻易|再)?信|不要(?:轻易)?信|拉黑|举报|报警|转身|走人|骗)"
)
"""Who is warned of those that promise it: 有人承诺保本，请直接挂电话."""


def is_no_absolute(text: str, start: int, end: int) -> bool:
    """Whether the absolute at ``text[start:end]`` of a sentence is an adverb of advice, of a fault or of a time."""
    after = _INNOCENT_AFTER.get(text[start:end])
    return after is not None and after.match(text, end) is not None


def is_warned_of(text: str, start: int, end: int) -> bool:
    """Whether the reader is warned of those who promise what stands at ``text[start:end]``."""
    return _PROMISED.search(text, max(0, start - 24), start) is not None and _WARNED.match(text, end) is not None
