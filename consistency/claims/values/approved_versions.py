"""Versions of apps and systems against the approved ones: the app 4.3 for 4.2, iOS 15 where iOS 17 is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import claim_texts
from consistency.claims.limits.conditions import Judged
from consistency.document import Sentence
from guidelines.model import ApprovedClaim, Guideline

_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}"
_ENDS = r"(?![0-9%]|\.[0-9]| ?(?:元|万|亿|million|billion))"
_MENTION = re.compile(
    r"(?<![A-Za-z])(?P<system>iOS|iPadOS|Android|安卓|鸿蒙|HarmonyOS|Windows|macOS|watchOS|visionOS)(?:系统)? ?"
    rf"(?P<s>[0-9]{{1,2}}(?:\.[0-9]{{1,3}}){{0,2}}){_ENDS}"
    rf"|\b(?:app|software|firmware|version|release)(?: version)? v?(?P<a>{_DOTTED}){_ENDS}"
    rf"|(?:应用|软件|固件|客户端|系统|版本号?)(?:版本)? ?v?(?P<z>{_DOTTED}){_ENDS}"
    rf"|(?<![0-9.])(?P<b>{_DOTTED}) ?版(?![权面块图税式画])",
    re.IGNORECASE,
)
_SAME = {"安卓": "android", "鸿蒙": "harmonyos"}
_OWN = "app"
_LATER = re.compile(
    r" ?(?:(?:and|or) (?:later|newer|up|above|higher)|\+|(?:及|或|和)(?:以上|更高|更新)|以上|起)", re.IGNORECASE
)
_NEEDS = re.compile(r"\b(?:needs?|requires?|at least|minimum|only)\b|需|要求|至少|最低|仅", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\b(?:from|since|before|until|than|replaces|was|old)|自|从|早于|低于|比|替代) ?(?:the |our )?(?:[A-Za-z]+ )?$",
    re.IGNORECASE,
)
"""Before a version that copy tells of as one of others: since 4.0, newer than 4.1."""


@dataclass(frozen=True, slots=True)
class _Version:
    start: int
    end: int
    of: str
    number: tuple[int, ...]
    or_later: bool


class ApprovedVersions:
    """The versions that a guideline's approved claims name."""

    def __init__(self, guideline: Guideline) -> None:
        self._held: list[tuple[ApprovedClaim, str, str, _Version]] = [
            (claim, language, text[each.start : each.end], each)
            for claim, language, text in claim_texts(guideline)
            for each in _versions(text)
        ]

    def __bool__(self) -> bool:
        return bool(self._held)

    def contradicted(self, sentence: Sentence) -> Iterator[Judged]:
        """The versions of the same app or system that no claim names and no "and later" covers."""
        for said in _versions(sentence.text) if self._held else ():
            held = [each for each in self._held if each[3].of == said.of]
            if not held or _BEFORE.search(sentence.text, 0, said.start):
                continue
            if any(_covers(version, said, sentence.text) for _, _, _, version in held):
                continue
            language = "en" if sentence.language == "en" else "zh"
            claim, _, written, _ = next((each for each in held if each[1] == language), held[0])
            yield Judged(
                "wrong_value", claim, written, sentence.start + said.start, sentence.start + said.end, 0.9, sentence
            )


def _covers(approved: _Version, said: _Version, text: str) -> bool:
    if approved.number == said.number:
        return True
    needed = said.or_later or _NEEDS.search(text) is not None
    return approved.or_later and said.number > approved.number and not needed


def _versions(text: str) -> Iterator[_Version]:
    for match in _MENTION.finditer(text):
        written = match["s"] or match["a"] or match["z"] or match["b"]
        system = (match["system"] or _OWN).lower()
        number = [int(part) for part in written.split(".")]
        while len(number) > 1 and not number[-1]:
            number.pop()
        later = _LATER.match(text, match.end()) is not None
        yield _Version(match.start(), match.end(), _SAME.get(system, system), tuple(number), later)
