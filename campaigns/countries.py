"""Whose public holidays a person has, guessed from their time zone when nobody has said it."""

from __future__ import annotations

import zoneinfo
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

_TABLE = "zone.tab"
"""The table of the time zone database: for each zone the country it lies in, by ISO code."""

_OLD_NAMES = {
    "Asia/Chongqing": "CN",
    "Asia/Chungking": "CN",
    "Asia/Harbin": "CN",
    "PRC": "CN",
    "Hongkong": "HK",
    "ROC": "TW",
    "Asia/Calcutta": "IN",
    "Asia/Saigon": "VN",
    "Asia/Katmandu": "NP",
    "Asia/Rangoon": "MM",
    "Europe/Kiev": "UA",
    "America/Buenos_Aires": "AR",
    "America/Indianapolis": "US",
    "America/Montreal": "CA",
    "Japan": "JP",
    "ROK": "KR",
    "Singapore": "SG",
    "GB": "GB",
    "NZ": "NZ",
}
"""Names that Slack and older systems still give and the table no longer lists."""
_OLD_REGIONS = {"US/": "US", "Canada/": "CA", "Brazil/": "BR", "Mexico/": "MX", "Chile/": "CL"}


def country_of_zone(zone: str) -> str | None:
    """ISO code of the country in which clocks show ``zone`` and whose holidays are known; None for one such as UTC.

    ``Asia/Shanghai`` is CN, ``Europe/Berlin`` DE, ``America/New_York`` US.
    """
    old = next((country for start, country in _OLD_REGIONS.items() if zone.startswith(start)), None)
    country = _table().get(zone) or _OLD_NAMES.get(zone) or old
    return country if country in countries() else None


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """ISO codes of the countries whose public holidays are known."""
    import holidays

    return frozenset(holidays.list_supported_countries(include_aliases=False))


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Country by zone; empty on a machine that has no copy of the table, where nothing is guessed."""
    found = (Path(root) / _TABLE for root in zoneinfo.TZPATH)
    path = next((each for each in found if each.is_file()), None)
    if path is not None:
        text = path.read_text(encoding="utf-8")
    else:
        try:
            text = (files("tzdata") / "zoneinfo" / _TABLE).read_text(encoding="utf-8")
        except (ModuleNotFoundError, FileNotFoundError):
            return {}
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {zone: country for country, _, zone, *_ in rows}
