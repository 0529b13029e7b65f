"""Names that a piece writes a letter, a character or a word apart from the name the others use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.written import Written, differing
from consistency.matching.fold import squash
from consistency.months import MONTH_NAMES
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.function_words import ARTICLES, PREPOSITIONS
from consistency.nlp.fuzzy import edits
from consistency.nlp.lexicon import in_chinese_lexicon, in_english_lexicon
from consistency.nlp.pinyin import readings
from consistency.nlp.quotes import delimited
from consistency.nlp.scripts import HAN
from consistency.nlp.segmenter import segmenter
from consistency.numerals import ZH_NUMERAL
from consistency.weekdays import WEEKDAY_NAMES
from consistency.word_lists import word_set

_LATIN = re.compile(
    r"(?<![\w@#&/.-])[A-Z][\w'’]*(?:(?:: | & | of the | of | and | for | the |-| )[A-Z][\w'’]*){0,5}(?![\w@])"
)
_DIGIT = re.compile("[0-9]")
_PIECE = re.compile(r"[\w'’]+|&")
_HAN_RUN = re.compile(f"[{HAN}]+")
_DELIMITED = delimited(2, 16)
_REACH = 6
"""Characters on each side that are held to belong to a Chinese name."""
_LEAST, _LONG = 5, 10
_TELLING = 2
_NO_SLIP = frozenset(
    "的地得了着过在再是有和与及或也都就不没无这那哪其他她它您你我们各每几多少大小上中下前后左右内外里东南西北春夏秋冬早晚新老旧男女红黄蓝绿白黑"
)
"""Characters of which one for another is another meaning or mere grammar, not a name written wrongly."""
_PARTICLES = frozenset("来回到去会要可能将由从让把给请起")
_NUMERAL = re.compile(rf"{ZH_NUMERAL}|[年月日号点时分秒天周期届]")
_SHORTENED = {
    "rd": "road", "st": "street", "ave": "avenue", "ln": "lane", "sq": "square", "dr": "drive", "ctr": "center",
    "centre": "center", "theatre": "theater",
}  # fmt: skip
_COMMON = (
    (ARTICLES | PREPOSITIONS - {"by"})
    | word_set("and our we my you your it this that")
    | {*WEEKDAY_NAMES, *MONTH_NAMES}
)


def namesakes_that_differ(assets: Sequence[ParsedAsset], known: frozenset[str] = frozenset()) -> list[Disagreement]:
    """Names of which two assets each write their own form, and nobody both; ``known``: squashed, told elsewhere."""
    texts = [_Text(i, s) for i, s in enumerate(assets)]
    made: list[Disagreement] = []
    taken: set[tuple[int, int]] = set()
    for one in texts:
        for other in texts:
            if one.asset == other.asset:
                continue
            for pair in (*_latin(one, other), *_han(one, other, texts)):
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


@dataclass(frozen=True, slots=True)
class _Pair:
    """A name as two assets write it; ``cores`` is the least by which each form is known elsewhere."""

    forms: tuple[str, str]
    cores: tuple[str, str]


def _places(pair: _Pair, texts: Sequence[_Text]) -> dict[int, tuple[int, int]]:
    """By asset, where it writes one of the two forms."""
    made: dict[int, tuple[int, int]] = {}
    for text in texts:
        for form, core in zip(pair.forms, pair.cores, strict=True):
            for wanted in (form, core):
                at = text.find(wanted)
                if at >= 0:
                    made.setdefault(text.asset, (at, at + len(wanted)))
    return made


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    place: tuple[int, int]


@dataclass(frozen=True)
class _Text:
    """The asset at ``asset`` in Simplified characters, with what it seems to name."""

    asset: int
    parsed: ParsedAsset

    @cached_property
    def plain(self) -> str:
        return to_simplified(self.parsed.document.plain)

    def find(self, form: str) -> int:
        """Where ``form`` stands as whole words, looked for once; -1 when nowhere."""
        if form not in self._found:
            self._found[form] = self._look(form)
        return self._found[form]

    @cached_property
    def _found(self) -> dict[str, int]:
        return {}

    def _look(self, form: str) -> int:
        tag = "#" + form.replace(" ", "")
        if not form[0].isascii() or (form not in self.plain and tag not in self.plain):
            return self.plain.find(form)
        match = re.search(rf"(?<!\w){re.escape(form)}(?!\w)|{re.escape(tag)}(?!\w)", self.plain)
        return match.start() if match else -1

    @cached_property
    def latin(self) -> tuple[_Name, ...]:
        """Runs of words with a capital; a single word only when it is no ordinary word at the head of a sentence."""
        starts = {s.start for s in self.parsed.document.sentences}
        made = []
        for match in _LATIN.finditer(self.plain):
            words = _PIECE.findall(match[0])
            if len(words) == 1 and (match.start() in starts or in_english_lexicon(words[0])):
                continue
            if any(w.lower() not in _COMMON for w in words):
                made.append(_Name(match[0], match.span()))
                made += _parts(match)
        return tuple(made)

    @cached_property
    def delimited(self) -> tuple[tuple[int, int], ...]:
        """Places in quotation marks or brackets, and lines by themselves."""
        document = self.parsed.document
        quoted = [m.span(1) for m in _DELIMITED.finditer(self.plain)]
        return (*quoted, *((s.start, s.end) for s in document.sentences if s.block == "heading"))


def _latin(one: _Text, other: _Text) -> Iterator[_Pair]:
    for name in one.latin:
        if other.find(name.text) >= 0:
            continue
        words = _PIECE.findall(name.text)
        sure = any(a <= name.place[0] < b for a, b in one.delimited)
        for form in other.latin:
            for place in _windows(form, len(words)):
                wrong = other.plain[slice(*place)]
                if one.find(wrong) < 0 and _apart(words, _PIECE.findall(wrong), sure):
                    yield _Pair((name.text, wrong), (name.text, wrong))
                    break


def _parts(match: re.Match[str]) -> Iterator[_Name]:
    """What stands before and after a colon inside a name: a title and its subtitle."""
    at = match.start()
    parts = match[0].split(": ")
    for part in parts if len(parts) > 1 else ():
        if " " in part:
            yield _Name(part, (at, at + len(part)))
        at += len(part) + 2


def _windows(form: _Name, size: int) -> Iterator[tuple[int, int]]:
    """Runs of ``size`` words of a name that may be longer on either side."""
    pieces = [m.span() for m in _PIECE.finditer(form.text)]
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
    if {a.lower(), b.lower()} & _COMMON:
        return False
    shared = [w for w in one if w != a and w.lower() not in _COMMON and w != "&"]
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


def _han(one: _Text, other: _Text, texts: Sequence[_Text]) -> Iterator[_Pair]:
    """Chinese names: one character exchanged between neighbours that both assets write."""
    by_neighbour: dict[tuple[int, str], list[int]] = {}
    for run in _HAN_RUN.finditer(other.plain):
        for at in range(*run.span()):
            if at > run.start():
                by_neighbour.setdefault((-1, other.plain[at - 1]), []).append(at)
            if at + 1 < run.end():
                by_neighbour.setdefault((1, other.plain[at + 1]), []).append(at)
    for run in _HAN_RUN.finditer(one.plain):
        for at in range(*run.span()):
            a = one.plain[at]
            before = by_neighbour.get((-1, one.plain[at - 1]), []) if at > run.start() else []
            after = by_neighbour.get((1, one.plain[at + 1]), []) if at + 1 < run.end() else []
            for there in sorted({*before, *after}):
                if other.plain[there] != a:
                    found = _exchanged(one, at, other, there, texts)
                    if found:
                        yield found


def _exchanged(one: _Text, at: int, other: _Text, there: int, texts: Sequence[_Text]) -> _Pair | None:
    a, b = one.plain[at], other.plain[there]
    if {a, b} & _NO_SLIP or _NUMERAL.match(a) or _NUMERAL.match(b):
        return None
    left = _shared(one.plain, at, other.plain, there, -1)
    right = _shared(one.plain, at, other.plain, there, 1)
    if not left or not right:
        return None
    name = one.plain[at - left : at + right + 1]
    wrong = other.plain[there - left : there + right + 1]
    core = one.plain[at - 1 : at + 2]
    spoilt = other.plain[there - 1 : there + 2]
    if core in other.plain or spoilt in one.plain:
        return None
    if not (_sounds(a, b, core, spoilt) or _inside(left, right, name, texts, other) or _odd(name, wrong, texts)):
        return None
    begin, end = _word_edges(name, left)
    return _Pair((name[begin:end], wrong[begin:end]), (core, spoilt))


def _word_edges(name: str, middle: int) -> tuple[int, int]:
    """The part of ``name`` about its character ``middle`` without grammar and cut words at its ends."""
    begin, end = 0, len(name)
    while begin < middle - 1 and name[begin] in _NO_SLIP:
        begin += 1
    while end > middle + 2 and (name[end - 1] in _NO_SLIP or name[end - 1] in _PARTICLES):
        end -= 1
    return begin, end


def _sounds(a: str, b: str, core: str, spoilt: str) -> bool:
    """Whether one is the other misheard: equal sound, and what stands there now is no word."""
    if not readings(a) & readings(b):
        return False
    return not (_ordinary(core) and _ordinary(spoilt))


def _inside(left: int, right: int, name: str, texts: Sequence[_Text], other: _Text) -> bool:
    """Whether the exchange lies inside a longer phrase that is used as a name."""
    if left < _TELLING or right < _TELLING or _NUMERAL.search(name):
        return False
    return _used(name, texts, other)


def _odd(name: str, wrong: str, texts: Sequence[_Text]) -> bool:
    """Whether both forms are no ordinary words and the other assets keep to one."""
    if _NUMERAL.search(name) or sum(name in t.plain for t in texts) < _TELLING:
        return False
    return not _ordinary(name) and not _ordinary(wrong)


def _used(name: str, texts: Sequence[_Text], other: _Text) -> bool:
    """Whether another asset sets the phrase apart, or two write it."""
    if sum(name in t.plain for t in texts if t is not other) >= _TELLING:
        return True
    return any(name in t.plain[a:b] for t in texts if t is not other for a, b in t.delimited)


def _ordinary(text: str) -> bool:
    """Whether a stretch is made of dictionary words of two characters and more, apart from its edges."""
    pieces = [w for w, _, _ in segmenter().tokenize(text, hmm=False)]
    return any(len(p) > 1 and in_chinese_lexicon(p) for p in pieces)


def _shared(one: str, at: int, other: str, there: int, step: int) -> int:
    """How many Chinese characters beside two places are the same, away in the direction ``step``."""
    size = 0
    while size < _REACH:
        i, j = at + step * (size + 1), there + step * (size + 1)
        if not (0 <= i < len(one) and 0 <= j < len(other)) or one[i] != other[j] or not _HAN_RUN.match(one[i]):
            return size
        size += 1
    return size
