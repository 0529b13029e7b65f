"""Versions and model numbers: the name they belong to and what follows it, as in Moss OS 5, Ferry 应用 4.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOT_NAMES = frozenset(
    [
        "day",
        "week",
        "month",
        "year",
        "step",
        "part",
        "chapter",
        "level",
        "room",
        "gate",
        "phase",
        "season",
        "episode",
        "top",
        "section",
        "figure",
        "table",
        "page",
        "lesson",
        "unit",
        "zone",
        "euro",
        "class",
        "iso",
        "ip",
        "route",
        "line",
        "spf",
        "pa",
        "no",
        "number",
        "art",
        "article",
        "act",
        "order",
        "apr",
        "for",
        "from",
        "over",
        "only",
        "up",
        "about",
        "until",
        "before",
        "after",
        "since",
        "at",
        "on",
        "in",
        "by",
        "the",
        "a",
        "an",
        "and",
        "or",
        "with",
        "than",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "code",
        "type",
        "grade",
        "group",
        "team",
        "floor",
        "building",
        "suite",
        "age",
        "ages",
        "under",
        "price",
        "priced",
        "usd",
        "cny",
        "rmb",
        "eur",
        "gbp",
        "hkd",
        "tel",
        "call",
        "q",
        "h",
        "fy",
        "size",
        "take",
        "get",
        "buy",
        "save",
        "its",
        "our",
        "your",
        "is",
        "are",
        "was",
        "a4",
        "pm",
        "am",
        "save",
        "open",
        "free",
        "new",
        "all",
        "us",
        "uk",
        "of",
        "to",
        "covid",
        "bus",
        "flight",
        "train",
        "platform",
        "world",
        "cup",
        "room",
        "version",
        "stage",
        "vol",
        "mode",
        "plan",
        "ticket",
        "option",
        "tip",
        "rule",
        "reason",
        "question",
        "lot",
        "track",
        "layer",
        "sec",
        "min",
        "max",
        "approx",
        "est",
        "weighs",
        "starts",
        "costs",
        "holds",
        "lasts",
        "runs",
        "goes",
        "opens",
        "closes",
        "ends",
        "needs",
        "takes",
        "last",
        "first",
        "next",
        "round",
        "set",
        "model",
        "book",
        "section",
        "track",
        "hall",
        "halls",
        "terminal",
        "pier",
        "exit",
        "booth",
    ]
)
_UNIT = r"(?! ?(?:%|[°℃]|[kKmMgGtT]?[bBgGwWhHmMlL](?![a-zA-Z])|[A-Za-z]*(?:bytes?|Hz|Ah|MP|px|fps|nits?|watts?|met(?:re|er)s?|inch|hours?|days?|weeks?|months?|years?|minutes?|mins?|seconds?|people|colou?rs?|times?)\b|mm\b|cm\b|km\b|kg\b|lb\b|oz\b|ml\b|[元美欧英年月日号点时分秒天周个种款件位名家台节次克公斤毫厘米英升瓦万千百亿倍折块枚片瓶颗支岁]))"  # noqa: E501
_LATIN = re.compile(
    r"(?<![A-Za-z0-9])(?P<base>[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z]*)?)(?: (?:app|firmware|software|version|系统|应用|固件|版本))?"  # noqa: E501
    rf"[ -]?(?:v|V)?(?P<v>[0-9]{{1,3}}(?:\.[0-9]{{1,2}}){{0,2}}[a-z]?|[A-Z][0-9]{{1,3}}[a-z]?)(?![0-9A-Za-z]|[.,:/][0-9]|-[0-9]){_UNIT}"  # noqa: E501
)
_NAMED = re.compile(
    r"(?P<base>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)[^.。，,;；\n0-9]{0,12}?(?:app|firmware|version|系统|应用|固件|版本|客户端) ?(?:v|V)?"  # noqa: E501
    r"(?P<v>[0-9]{1,3}(?:\.[0-9]{1,2}){0,2})(?![0-9A-Za-z]|[.,:/][0-9])"
)
_BARE = re.compile(
    r"(?:\b[Vv]ersion |\bv|版本(?:号)?\s?)(?P<v>[0-9]{1,3}(?:\.[0-9]{1,2}){1,2})(?![0-9A-Za-z]|[.,:/][0-9])"
)


_LARGE = 20
"""From here on a plain number before a plural is a count, not a version."""


@dataclass(frozen=True, slots=True)
class Version:
    """``name`` (folded, empty when none stands beside it) in its version ``value`` (folded), at plain offsets."""

    start: int
    end: int
    name: str
    value: str


def versions(plain: str) -> tuple[Version, ...]:
    """Every version in ``plain`` in order of place; the numbers of pages, rooms, days and lists are none."""
    found = sorted(_all(plain), key=lambda v: (v.start, -v.end))
    kept: list[Version] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _all(plain: str) -> Iterator[Version]:
    for pattern in (_LATIN, _NAMED):
        for match in pattern.finditer(plain):
            words = match["base"].lower().replace("-", " ").split()
            base = words[-1]
            if base in _NOT_NAMES or len(base) < 2 or _counts(match):
                continue
            yield Version(match.start(), match.end(), base, match["v"].lower())
    for match in _BARE.finditer(plain):
        yield Version(match.start(), match.end(), "", match["v"].lower())


def _counts(match: re.Match[str]) -> bool:
    """Whether the number counts what follows it: Connects 200 devices; heading a sentence, Hear 15 speakers."""
    if not match["v"].isdigit() or not re.match(r" [a-z]+s\b", match.string[match.end() : match.end() + 24]):
        return False
    verb = not match.string[: match.start()].strip(" *_#") and " " not in match["base"]
    return int(match["v"]) >= _LARGE or (verb and match["base"][1:].islower())
