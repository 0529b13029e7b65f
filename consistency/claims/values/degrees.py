"""Temperatures as people write them: 零下 15 度, 水温 32 度, minus 5 °C, -10 to 40 °C."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.numerals import ZH_NUMERAL
from consistency.statements.figures import number
from consistency.statements.found import Found, bound_of
from consistency.statements.values import Bound, Figure

UNIT = "°C"
CUE = r"度|℃|°"
"""What every temperature holds."""
_N = rf"(?:[0-9]{{1,4}}(?:\.[0-9])?|{ZH_NUMERAL}{{1,5}})"
_BELOW = r"零下|负|(?<![0-9A-Za-z])[-−–]|\bminus "
_TO = r" ?(?:[-–—~～]|至|到|和|\bto\b|\band\b) ?"
_BARE = r"度(?!电|数|角|以?上?的?近视|近视|散光|白酒|[的酒]?酒|假|过|量|转|旋|仰)"
_DEGREES = re.compile(
    rf"(?:(?P<below>{_BELOW}) ?)?(?P<n>{_N})(?: ?(?:{_BARE}|℃|°C?))?(?:{_TO}(?P<also>{_BELOW}|零上)? ?(?P<m>{_N}))?"
    rf" ?(?:(?P<sure>摄氏度|℃|°C|degrees (?:Celsius|C)\b)|(?P<bare>{_BARE}))",
    re.IGNORECASE,
)
_WARMTH = re.compile("温|[水汤油]|[冷冻冰凉]|[热烤煮暖]|恒定|零[上下]")
"""In the clause of a bare 度, what says that it is one of temperature."""
_CLAUSE = re.compile("[，。；！？,;!?]")
_WEATHER = re.compile(
    "(?:昨[天晚夜]|今[天早晚]|那[天晚]|当[天时]|[外室窗馆屋门店]外面?|气温|天气|预报)[^，。；！？]{0,6}$"
)
_OF_A_DAY = re.compile(r" ?(?:[，。；！？,;!?]|的(?:那|天|早|夜|冬|清晨|雪)|$)")
"""What a story tells of the weather: 昨晚零下 12 度."""
_EVEN = re.compile(r"[^，。；！？]{0,6}?(?:仍|也|都|还能|照样|照常|依然|依旧)")
"""After a cold that is borne: what bears it bears all that is warmer."""
_WARM = re.compile(r" ?(?:仍|也|都|还能?|照样|照常|依然|依旧)[^，。；！？]{0,4}?(?:暖|不[冷凉]|睡)")
"""After a temperature at which it is still warm, which says nothing of how cold it may get."""


def degrees(text: str) -> Iterator[Found]:
    """Every temperature of ``text`` in degrees Celsius, below zero as a negative number, in order of place."""
    for match in _DEGREES.finditer(text):
        if match["bare"] and not match["below"] and not _is_of_warmth(text, *match.span()):
            continue
        if _OF_A_DAY.match(text, match.end()) and _WEATHER.search(text, 0, match.start()):
            continue
        if not match["below"] and _WARM.match(text, match.end()):
            continue
        low, high = number(match["n"]), number(match["m"]) if match["m"] else None
        if low is None or (match["m"] and high is None):
            continue
        low = -low if match["below"] else low
        if high is not None and match["also"] and match["also"] != "零上":
            high = -high
        if high is not None and high < low:
            low, high = high, low
        yield Found("quantity", Figure(UNIT, low, high, _bound(text, match)), match.start(), match.end())


def _is_of_warmth(text: str, start: int, end: int) -> bool:
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, end)
    return _WARMTH.search(text, begin, stop.start() if stop else len(text)) is not None


def _bound(text: str, match: re.Match[str]) -> Bound:
    if match["below"] and not match["m"] and _EVEN.match(text, match.end()):
        return "from"
    return bound_of(text, match.start(), match.end())
