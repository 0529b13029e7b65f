"""Who answers for an item: a stretch of text that only names people, with the one who leads and those who help."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.notes.people import NAME, REST, Directory, Mention

N = f"{NAME}{REST}*"
"""A name in a masked text."""
GROUP = rf"{N}(?:\s*(?:,\s*and|[,、，+&/和与及跟]|\band\b|\bwith\b|\bw/)\s*{N})*"
"""Names that stand together in a masked text."""

_LEADS = (
    r"accountable|is\s+accountable|leads?|lead(?:ing)?|owns?\s+(?:it|this)|is\s+the\s+owner|owner|主责|牵头|"
    r"主负责|负责人?|主导|为主|为?第一?责任人|主"
)
_HELPS = r"helps?|supports?|assists?|contributes|配合|协助|支持|参与|辅助"
_WITH = r"\bwith\b|\bw/|\bsupported\s+by\b|协助[:：]?|配合[:：]?|支持[:：]?"
_LED = re.compile(rf"(?P<name>{N})\s*[（(]?\s*(?:{_LEADS})(?![A-Za-z])")
_HELPED = re.compile(rf"(?P<name>{N})\s*[（(]?\s*(?:{_HELPS})(?![A-Za-z])|(?:{_WITH})\s*(?P<after>{GROUP})")
_FILLER = re.compile(
    rf"{N}|(?:{_LEADS})(?![A-Za-z])|(?:{_HELPS})(?![A-Za-z])|{_WITH}|\b(?:and|by|from|takes\s+it|takes\s+this|"
    rf"together|us|me|also|too|again|when\s+(?:s?he|they)(?:['’](?:s|re)|\s+(?:is|are))\s+back)\b|认领了?|由|跟进|同学|老师|[\s,，、+&/()（）\[\]@:：*_.;；?？和与及]"
)


@dataclass(frozen=True, slots=True)
class Owners:
    """The accountable one (None when nobody is said to be) and the others, by known name or as written."""

    owner: str | None
    contributors: tuple[str, ...] = ()


def only_people(text: str, directory: Directory) -> Owners | None:
    """The owners when ``text`` says nothing but who ("Emma + Sofia (Emma accountable)", 孙悦配合); None otherwise."""
    masked = directory.mask(text)
    if NAME not in masked:
        alone = directory.alone(text)
        return Owners(alone) if alone and text.strip() else None
    if _FILLER.sub("", masked):
        return None
    return ranked(text, directory)


def ranked(text: str, directory: Directory) -> Owners:
    """The people named in ``text``, ranked: who is said to lead, else the first who is not said to help."""
    mentions = directory.mentions(text)
    masked = directory.mask(text)
    helping = {owner for found in _HELPED.finditer(masked) for owner in _named(found, mentions)}
    leading = [m.owner for found in _LED.finditer(masked) for m in mentions if m.start == found.start("name")]
    order = list(dict.fromkeys(m.owner for m in mentions))
    free = [owner for owner in order if owner not in helping]
    owner = leading[0] if leading else free[0] if free else None
    return Owners(owner, tuple(name for name in order if name != owner))


def merged(first: Owners, second: Owners) -> Owners:
    """Both together: ``first`` leads unless it names nobody."""
    owner = first.owner or second.owner
    everyone = dict.fromkeys((*first.contributors, second.owner, *second.contributors))
    return Owners(owner, tuple(name for name in everyone if name and name != owner))


def _named(found: re.Match[str], mentions: list[Mention]) -> list[str]:
    start, end = found.span("name") if found["name"] else found.span("after")
    return [m.owner for m in mentions if start <= m.start < end]
