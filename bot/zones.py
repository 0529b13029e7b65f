"""Time zones as people call them: Shanghai time, 北京时间; and read back from what a person writes."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from bot.i18n import text as t

OTHERS = get_global("zone_aliases")
"""Zones that are another one by its name of today: Asia/Calcutta is Asia/Kolkata."""
LOCALES = {"en": "en", "zh": "zh_Hans"}
USUAL = {("Asia/Shanghai", "zh"): "北京"}
"""China's clock goes by its capital in Chinese."""


class UnknownZone(ValueError):
    """What a person wrote names no time zone."""


def city(zone: str, language: str) -> str:
    """The city that stands for an IANA zone; the name itself where it is none of a city, such as UTC."""
    area, _, last = zone.rpartition("/")
    if not area or area.startswith("Etc"):
        return zone
    known = USUAL.get((zone, language)) or _cities(language).get(OTHERS.get(zone, zone))
    return known or last.replace("_", " ")


def zone_words(zone: str, language: str) -> str:
    """Shanghai time, 北京时间; UTC as it is."""
    name = city(zone, language)
    if name == zone:
        return zone
    return t("zone.time_spaced" if language == "zh" and name.isascii() else "zone.time", language, city=name)


def zone_of(words: str) -> str:
    """The IANA name of what a person wrote: it, its city in either language, Shanghai time. UnknownZone for none."""
    said = " ".join(words.split()).casefold()
    try:
        return _names()[said.removesuffix("时间").removesuffix(" time").strip()]
    except KeyError:
        raise UnknownZone(words) from None


@cache
def _cities(language: str) -> dict[str, str]:
    """What cities are called where that is not the end of the zone's name: 洛杉矶. Read when first asked for."""
    told = Locale.parse(LOCALES[language]).time_zones if language in LOCALES else {}
    return {OTHERS.get(zone, zone): str(each["city"]) for zone, each in told.items() if "city" in each}


@cache
def _names() -> dict[str, str]:
    """Every name of a zone in lower case; where two are called alike, that of the world's better known one."""
    zones = sorted(each for each in available_timezones() if not each.startswith(("posix/", "right/")))
    main_last = sorted(zones, key=lambda zone: OTHERS.get(zone, zone) == zone)
    known: dict[str, str] = {city(zone, language).casefold(): zone for zone in main_last for language in LOCALES}
    return known | {"上海": "Asia/Shanghai"} | {zone.casefold(): zone for zone in zones}
