"""Time zones as people name them beside a time, as IANA names."""

from __future__ import annotations

import re
from zoneinfo import available_timezones

from campaigns.due.atoms import Context, Made, Rule, Zone, chinese, english

_NAMES: dict[str, str] = {
    "America/Los_Angeles": r"pt|pst|pdt|pacific(?: time)?|(?:la|sf|los angeles|san francisco|seattle) time",
    "America/New_York": r"et|est|edt|eastern(?: time)?|(?:ny|nyc|new york|boston) time",
    "America/Chicago": r"ct|cdt|central time|chicago time",
    "America/Denver": r"mt|mst|mdt|mountain time",
    "Europe/London": r"bst|(?:uk|london) time",
    "Etc/UTC": r"gmt|utc|zulu",
    "Europe/Paris": r"cet|cest|(?:paris|berlin|madrid|central european|european) time",
    "Asia/Shanghai": r"bjt|(?:beijing|china|shanghai|shenzhen) time",
    "Asia/Hong_Kong": r"hkt|(?:hk|hong kong) time",
    "Asia/Taipei": r"(?:taipei|taiwan) time",
    "Asia/Singapore": r"sgt|(?:sg|singapore) time",
    "Asia/Tokyo": r"jst|(?:japan|tokyo) time",
    "Asia/Seoul": r"kst|(?:korea|seoul) time",
    "Asia/Kolkata": r"ist|(?:india|indian) time",
    "Asia/Dubai": r"gst|dubai time",
    "Australia/Sydney": r"aest|aedt|aet|(?:sydney|melbourne) time",
}
_ZH: dict[str, str] = {
    "Asia/Shanghai": "北京时间|中国时间|上海时间|国内时间",
    "Asia/Hong_Kong": "香港时间",
    "Asia/Taipei": "台北时间|台湾时间",
    "Asia/Tokyo": "东京时间|日本时间",
    "Asia/Seoul": "首尔时间|韩国时间",
    "Asia/Singapore": "新加坡时间",
    "Europe/London": "伦敦时间|英国时间",
    "Etc/UTC": "格林威治时间|格林尼治时间|世界时",
    "Europe/Paris": "巴黎时间|柏林时间|欧洲中部时间|中欧时间|法国时间|德国时间",
    "America/New_York": "美东时间|美国东部时间|纽约时间|美东",
    "America/Los_Angeles": "美西时间|美国西部时间|洛杉矶时间|太平洋时间|旧金山时间|美西",
    "Asia/Dubai": "迪拜时间",
    "Australia/Sydney": "悉尼时间",
}


def _offset(match: re.Match[str], context: Context) -> Made:
    hours = int(match["hours"])
    if hours > 14:
        return None
    return Zone(f"Etc/GMT{'-' if match['sign'] == '+' else '+'}{hours}" if hours else "Etc/UTC")


def _central_or_china(match: re.Match[str], context: Context) -> Made:
    zone = str(context.now.tzinfo)
    return Zone("America/Chicago" if zone.startswith(("America/", "US/")) else "Asia/Shanghai")


def _iana(match: re.Match[str], context: Context) -> Made:
    wanted = match[0].replace(" ", "_")
    return next((Zone(name) for name in sorted(available_timezones()) if name.lower() == wanted), None)


def _named(name: str):  # type: ignore[no-untyped-def]
    return lambda match, context: Zone(name)


RULES: tuple[Rule, ...] = (
    *(english(pattern, _named(name), alone=False) for name, pattern in _NAMES.items()),
    *(chinese(pattern, _named(name), alone=False) for name, pattern in _ZH.items()),
    english(r"cst", _central_or_china, alone=False),
    english(r"(?:utc|gmt) ?(?P<sign>[+-]) ?(?P<hours>\d\d?)(?::00)?", _offset, alone=False),
    english(
        r"(?:africa|america|asia|australia|europe|pacific|atlantic|indian)/[a-z_]+(?:/[a-z_]+)?", _iana, alone=False
    ),
)
