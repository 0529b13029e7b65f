"""Names that a piece writes a letter, a character or a word apart from the name the others use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.name_text import COMMON, PIECE, Name, NameText, SpeltPair
from consistency.compare.worded.name_variants_zh import exchanged
from consistency.compare.worded.written import Written, differing
from consistency.matching.fold import squash
from consistency.nlp.fuzzy import edits
from consistency.nlp.lexicon import in_english_lexicon

_DIGIT = re.compile("[0-9]")
_LEAST, _LONG = 5, 10
_TELLING = 2
_SHORTENED = {
    "rd": "road", "st": "street", "ave": "avenue", "ln": "lane", "sq": "square", "dr": "drive", "ctr": "center",
    "centre": "center", "theatre": "theater",
}  # fmt: skip


def namesakes_that_differ(assets: Sequence[ParsedAsset], known: frozenset[str] = frozenset()) -> list[Disagreement]:
    """Names of which two assets each write their own form, and nobody both; ``known``: squashed, told elsewhere."""
    texts = [NameText(i, s) for i, s in enumerate(assets)]
    made: list[Disagreement] = []
    taken: set[tuple[int, int]] = set()
    for one in texts:
        for other in texts:
            if one.asset == other.asset:
                continue
            for pair in (*_latin(one, other), *exchanged(one, other, texts)):
                places = _places(pair, texts)
                told = any((asset, at) in taken for asset, (at, _) in places.items())
                if told or not known.isdisjoint(squash(form) for form in pair.forms):
                    continue
                taken |= {(asset, at) for asset, (at, _) in places.items()}
                forms = [
                    Written(i, assets[i].document.span(*at), texts[i].plain[slice(*at)])
                    for i, at in sorted(places.items())
                ]
                made.append(differing("name", pair.forms[0], forms, assets, 0.7))
    return made


def _places(pair: SpeltPair, texts: Sequence[NameText]) -> dict[int, tuple[int, int]]:
    """By asset, where it writes one of the two forms."""
    made: dict[int, tuple[int, int]] = {}
    for text in texts:
        for form, core in zip(pair.forms, pair.cores, strict=True):
            for wanted in (form, core):
                at = text.find(wanted)
                if at >= 0:
                    made.setdefault(text.asset, (at, at + len(wanted)))
    return made


def _latin(one: NameText, other: NameText) -> Iterator[SpeltPair]:
    for name in one.latin:
        if other.find(name.text) >= 0:
            continue
        words = PIECE.findall(name.text)
        sure = any(a <= name.place[0] < b for a, b in one.delimited)
        for form in other.latin:
            for place in _windows(form, len(words)):
                wrong = other.plain[slice(*place)]
                if one.find(wrong) < 0 and _apart(words, PIECE.findall(wrong), sure):
                    yield SpeltPair((name.text, wrong), (name.text, wrong))
                    break


def _windows(form: Name, size: int) -> Iterator[tuple[int, int]]:
    """Runs of ``size`` words of a name that may be longer on either side."""
    pieces = [m.span() for m in PIECE.finditer(form.text)]
    for first in range(len(pieces) - size + 1):
        yield form.place[0] + pieces[first][0], form.place[0] + pieces[first + size - 1][1]


def _apart(one: Sequence[str], other: Sequence[str], sure: bool) -> bool:
    """Whether two names of as many words are a letter or two apart, or, surely a name, in one of several words."""
    differing_words = [(a, b) for a, b in zip(one, other, strict=True) if _bare(a) != _bare(b)]
    if len(differing_words) != 1:
        return False
    ((a, b),) = differing_words
    if _DIGIT.search(a + b) or not (a[0].isupper() and b[0].isupper()):
        return False
    short, long = sorted((a, b), key=len)
    if long.startswith(short) and long[len(short) :].isupper():
        return False
    if {a.lower(), b.lower()} & COMMON:
        return False
    shared = [w for w in one if w != a and w.lower() not in COMMON and w != "&"]
    whole = sum(map(len, one))
    near = edits(a.lower(), b.lower(), 2) <= (2 if whole >= _LONG else 1)
    if not shared:
        plural = a.lower().rstrip("s") == b.lower().rstrip("s")
        ordinary = in_english_lexicon(a) and in_english_lexicon(b)
        return near and min(len(a), len(b)) >= _LEAST and not plural and not ordinary
    return near or (sure and len(shared) >= _TELLING)


def _bare(word: str) -> str:
    """Without capitals, a genitive and what is shortened: Nielsen's is Nielsen, Mill Rd is Mill Road."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    return _SHORTENED.get(low, low)
