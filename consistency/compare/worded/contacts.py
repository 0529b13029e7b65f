"""Telephone numbers, addresses, voucher codes and hashtags that one piece writes a character or two apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.written import Written, differing
from consistency.document import Document
from consistency.model import Span
from consistency.nlp.fuzzy import edits

_PHONE = re.compile(r"(?<![\w.,$€£¥-])\+?(?:\(?[0-9]{2,5}\)?[ -]?){1,4}[0-9]{3,4}(?![\w,.-]?[0-9]|[万元年月])")
_DATE = re.compile(r"(?:19|20)[0-9]{2}[ -]?[01]?[0-9]|[0-9]{4}[ -][0-9]{4}$")
_VOUCHER = re.compile(r"(?<![A-Za-z0-9#@])(?=[A-Z]*[0-9]*[A-Z])[A-Z][A-Z0-9]{4,15}(?![A-Za-z0-9])")
_CODE_WORD = re.compile(
    r"\b(?:code|voucher|coupon|enter|use|reply|with|promo)\b|[码碼]|输入|輸入|回复|口令|👉", re.IGNORECASE
)
_BEFORE = 40
_DIGITS = range(7, 14)
_LONG = 9


def contacts_that_differ(assets: Sequence[ParsedAsset]) -> list[Disagreement]:
    """Ways to reach or to redeem that two assets write nearly alike, each its own way throughout."""
    read = [_contacts(s.document) for s in assets]
    made: list[Disagreement] = []
    taken: set[str] = set()
    for i, mine in enumerate(read):
        for j in range(i + 1, len(read)):
            for (kind, one), span in mine.items():
                for (other_kind, other), place in read[j].items():
                    apart = kind == other_kind and one not in taken and (kind, one) not in read[j]
                    if apart and (kind, other) not in mine and _slip(one, other):
                        taken |= {one, other}
                        forms = [Written(i, span, one), Written(j, place, other)]
                        made.append(differing("name", one, forms, assets, 0.75))
    return made


def _slip(one: str, other: str) -> bool:
    most = 2 if min(len(one), len(other)) >= _LONG else 1
    return 0 < edits(one, other, most) <= most


def _contacts(document: Document) -> dict[tuple[str, str], Span]:
    """By kind and folded form, where each stands first."""
    made: dict[tuple[str, str], Span] = {}
    for kind, form, span in (*_read(document), *_addresses(document)):
        made.setdefault((kind, form), span)
    return made


def _read(document: Document) -> Iterator[tuple[str, str, Span]]:
    plain = document.plain
    for match in _PHONE.finditer(plain):
        digits = re.sub(r"[^0-9]", "", match[0])
        if len(digits) in _DIGITS and not _DATE.match(match[0]):
            yield "phone", digits, document.span(match.start(), match.end())
    for match in _VOUCHER.finditer(plain):
        if _CODE_WORD.search(plain[max(0, match.start() - _BEFORE) : match.start()]):
            yield "voucher", match[0], document.span(match.start(), match.end())


def _addresses(document: Document) -> Iterator[tuple[str, str, Span]]:
    for each in document.protected:
        if each.kind in ("url", "email", "hashtag", "mention"):
            form = re.sub(r"^(?:https?://)?(?:www\.)?", "", each.value.lower()).rstrip("/")
            yield each.kind, form, each.span
