"""Figures that offer nothing: of a recipe, of our costs, of a market, of harm, of how fast a recording is played."""

from __future__ import annotations

import re

from consistency.matching.holds import REACH

_INGREDIENT = re.compile(
    r"[0-9一二两三四五六七八九十半] ?(?:克|毫升|升|ml|g|勺) ?[一-鿿]{0,2}[粉水面糖盐油醋奶蛋米茶冰豆](?=[，。、；,;]|$)"
)
_INGREDIENTS = 2
_OF_A_PACK = re.compile("含|每 ?[一-鿿]|[一单] ?[杯份袋盒瓶包]|净重|规格")
"""What labels say, and recipes do not."""
_PLAYED = re.compile(r"[看听播放开调成到用][^，。；！？]{0,4}$")
_PLAYED_AFTER = re.compile(" ?速")
_DEARER = re.compile(
    r"比[^，。；！？]{0,10}(?:家|店|铺|楼下|隔壁|同行|别处|市面上?|外面)[^，。；！？]{0,6}"
    r"(?:贵|多花)[了出]?(?:约|大约|近|整整)? ?$"
)
"""Before what ours costs more than others', of which nobody boasts."""
_SHORT_OF = re.compile("(?:[只就还]?差|相差)(?:了|着|个|不到|不了|不过)?(?:也就|大?约|整整)? ?$")
"""Before a difference: 两家只差一块钱, 离包邮还差 5 元."""
_COST = re.compile("利润|毛利|人工|房租|折旧|工钱|水电|原料|物料|损耗|油费")
_COSTS = 2
"""Kinds of costs by which a sentence lays the books open: rent, wages, what is left."""
_PAID = re.compile(r"(?:课酬|稿[酬费]|酬[劳金]|计件|按件)[^，。；！？]{0,8}$")
"""Before what somebody who works for the brand gets."""
_RANGE, _OF_ALL = re.compile("[到至~～—–-]"), re.compile(" ?的?(?:都有|也有)")
"""What a thing costs here and there: 从 40 到 120 元都有."""
_HARMED = re.compile("(?:[短缩歪裂破塌陷]|缩水|变形)了(?:大?约|差不多)? ?$")
"""Before how far a thing of the customer's has come to harm."""
_MONEY = re.compile("[¥￥元块毛角]")


def is_no_offer(text: str, start: int, end: int) -> bool:
    """Whether the figure at ``text[start:end]`` of a Chinese sentence offers nothing to whoever reads it."""
    if _PLAYED.search(text, max(0, start - 8), start) and _PLAYED_AFTER.match(text, end):
        return True
    if not _MONEY.search(text, start, end):
        if _HARMED.search(text, max(0, start - 8), start):
            return True
        return len(_INGREDIENT.findall(text)) >= _INGREDIENTS and _OF_A_PACK.search(text) is None
    if _RANGE.search(text, start, end) and _OF_ALL.match(text, end):
        return True
    far = max(0, start - REACH)
    if _SHORT_OF.search(text, max(0, start - 8), start):
        return True
    if _DEARER.search(text, far, start) or _PAID.search(text, far, start):
        return True
    return len(set(_COST.findall(text))) >= _COSTS
