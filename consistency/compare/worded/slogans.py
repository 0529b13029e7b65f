"""Lines that stand by themselves and are nearly, but not quite, another piece's: slogans, campaign names, titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from consistency.calls import is_boilerplate
from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.written import Written, differing
from consistency.document import Document, Sentence
from consistency.matching.fold import squash
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.function_words import ARTICLES, CONJUNCTIONS, DOING, OTHERS, PERSONS, PREPOSITIONS, SPEAKER
from consistency.nlp.fuzzy import edits
from consistency.nlp.quotes import delimited
from consistency.nlp.scripts import has_han
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.dates import MONTHS
from consistency.weekdays import WEEKDAY
from consistency.word_lists import word_set

_SHORTEST, _LONGEST = 4, 60
_LABEL = re.compile(r"^[^\s:：]{1,12}(?: [^\s:：]{1,12})?(?:: |：)(?=\S)")
_QUOTED = delimited(3, 40)
_CLAUSE_END = re.compile(r"[,，、;；—|｜·] *")
_STOPS = " .!。！~～…\n"
_DATED = re.compile(rf"\b(?:{MONTHS}|{WEEKDAY})\b|[0-9一二三四五六七八九十][月号日]", re.IGNORECASE)
_CLAUSES = 6
"""Clauses of a sentence with which a slogan may begin."""
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?|[一-鿿]")
_FIGURE = re.compile(rf"[0-9]|\b(?:{EN_NUMERAL})\b")
_STOP = (ARTICLES | PREPOSITIONS | CONJUNCTIONS | PERSONS | SPEAKER | OTHERS | DOING) | word_set(
    "this that is are was be can will all no not more out off up new how what when where who why"
)
_DIGIT = re.compile("[0-9]")
_PRICED = re.compile(r"[$€£¥￥%元块折]")
_NUMERAL = re.compile(ZH_NUMERAL)
_PART = re.compile(rf"[上中下前后0-9A-Za-z]+|{ZH_NUMERAL}")
_LEAST_SHARE = 0.5
_SURE_SHARE = 0.6
_FEWEST_HAN, _FEWEST_WORDS = 4, 3
_NAMED = 2
"""Times that a beginning stands in a slogan written in two ways and nowhere else."""
_ENOUGH = 6
_MANY = 14
"""Words or characters of the longest slogan."""


@dataclass(frozen=True, eq=False)
class _Line:
    """A short sentence of the asset at ``asset``; ``shown`` when it stands by itself or in quotation marks."""

    asset: int
    start: int
    end: int
    text: str
    shown: bool
    quoted: bool = False
    title: bool = False
    part: bool = False
    """Whether it is some clauses of a sentence, or some sentences in a row."""
    last: bool = False
    """Whether the piece ends with it."""

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(to_simplified(self.text).lower().replace("’", "'")))

    @cached_property
    def folded(self) -> str:
        return squash(to_simplified(self.text))

    @cached_property
    def han(self) -> bool:
        return has_han(self.text)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        text = self.text.lower()
        return tuple(sorted([*_FIGURE.findall(text), *_NUMERAL.findall(text)]))


def slogans_that_differ(assets: Sequence[ParsedAsset], known: frozenset[str] = frozenset()) -> list[Disagreement]:
    """Lines of two assets of which one is the other with a word changed; ``known``: folded forms told elsewhere."""
    lines = [line for i, s in enumerate(assets) for line in _once(_lines(i, s)) if line.folded not in known]
    whole = [squash(to_simplified(s.document.plain)) for s in assets]
    stands_in = cache(lambda folded: frozenset(i for i, text in enumerate(whole) if folded in text))
    made: list[Disagreement] = []
    taken: set[tuple[int, str]] = set()
    of_figures: dict[tuple[str, ...], list[int]] = {}
    for at, line in enumerate(lines):
        of_figures.setdefault(line.figures, []).append(at)
    titles = [at for at, line in enumerate(lines) if line.title]
    for at, one in enumerate(lines):
        group: dict[int, _Line] = {}
        # Titles may differ by a number, other lines by none.
        near = of_figures[one.figures]
        for other in (lines[i] for i in (sorted({*near, *titles}) if one.title else near)):
            if other.asset == one.asset or (other.asset, other.folded) in taken or other.asset in group:
                continue
            if not _may_be_altered(one, other):
                continue
            if other.asset in stands_in(one.folded) or one.asset in stands_in(other.folded):
                continue
            if one.title and other.title:
                if _titled_alike(one, other):
                    group[other.asset] = other
                continue
            if _shortened(one, other) or _of_one_name(one, other, whole):
                continue
            if _altered(one, other, len(stands_in(one.folded)) > 1):
                group[other.asset] = other
        if group and (one.asset, one.folded) not in taken:
            same = [x for x in lines[at:] if x.folded == one.folded and x.asset not in group]
            chosen = {x.asset: x for x in (*reversed(same), one)} | group
            taken |= {(x.asset, x.folded) for x in chosen.values()}
            forms = [
                Written(i, assets[i].document.span(chosen[i].start, chosen[i].end), chosen[i].text)
                for i in sorted(chosen)
            ]
            made.append(differing("slogan", one.text, forms, assets, 0.7))
    return made


def _once(lines: Iterable[_Line]) -> Iterable[_Line]:
    """The lines of one asset, what is said again in the same way left out."""
    first: dict[tuple[object, ...], _Line] = {}
    for line in lines:
        first.setdefault((line.text, line.shown, line.quoted, line.title, line.part, line.last), line)
    return first.values()


def _lines(asset: int, parsed: ParsedAsset) -> Iterator[_Line]:
    document = parsed.document
    plain = document.plain
    end = len(plain.rstrip(_STOPS))
    for sentence in document.sentences:
        if sentence.block == "table" or sentence.asks or len(sentence.text) > _LONGEST:
            continue
        start = sentence.start
        label = _LABEL.match(sentence.text)
        start += label.end() if label else 0
        text = plain[start : sentence.end].rstrip(_STOPS)
        if len(text) < _SHORTEST or is_boilerplate(text):
            continue
        alone = sentence.block == "heading" or label is not None or _alone(plain, sentence.start, sentence.end)
        yield _Line(asset, start, start + len(text), text, alone, last=start + len(text) >= end)
    yield from _parts(asset, document)
    for match in _QUOTED.finditer(plain):
        yield _Line(asset, match.start(1), match.end(1), match[1], True, True, title=match[0][0] == "《")


def _alone(plain: str, start: int, end: int) -> bool:
    """Whether a stretch fills a line."""
    before, after = plain[:start].rstrip(" "), plain[end:].lstrip(" ")
    return (not before or before[-1] == "\n") and (not after or after[0] == "\n")


def _between_bars(plain: str, start: int, end: int) -> bool:
    """Whether a stretch fills what a bar cuts off a line: 「鹿行」上市｜一家人，慢慢开."""
    before, after = plain[:start].rstrip(" "), plain[end:].lstrip(" *")
    bars = "|｜\n"
    edges = (before[-1:] or "\n", after[:1] or "\n")
    return end - start >= _ENOUGH and edges != ("\n", "\n") and all(edge in bars for edge in edges)


def _parts(asset: int, document: Document) -> Iterator[_Line]:
    """Clauses in a row of one sentence, but not all of them, and two short sentences in a row."""
    plain = document.plain
    close = len(plain.rstrip(_STOPS))
    before: Sentence | None = None
    for sentence in document.sentences:
        if sentence.block == "table" or sentence.asks:
            before = None
            continue
        cuts = [(m.start(), m.end()) for m in _CLAUSE_END.finditer(sentence.text)]
        begins = [0, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(sentence.text.rstrip(_STOPS))]
        for i, begin in enumerate(begins[:_CLAUSES]):
            for j, end in enumerate(ends[i : i + 2], i):
                if (i, j) == (0, len(cuts)) or not _SHORTEST <= end - begin <= _LONGEST:
                    continue
                start, stop = sentence.start + begin, sentence.start + end
                if not _DATED.search(plain, start, stop):
                    shown = _between_bars(plain, start, stop)
                    yield _Line(asset, start, stop, plain[start:stop], shown, part=True, last=stop >= close)
        if before is not None and sentence.end - before.start <= _LONGEST:
            end = sentence.start + len(sentence.text.rstrip(_STOPS))
            text = plain[before.start : end]
            if "\n" not in text:
                shown = sentence.block == "heading" or _alone(plain, before.start, sentence.end)
                yield _Line(asset, before.start, end, text, shown, part=True)
        before = sentence


def _may_be_altered(one: _Line, other: _Line) -> bool:
    """What is quickly seen of two lines of which one may be the other with a word changed; parts begin alike."""
    if one.han != other.han or not (one.shown or other.shown) or not one.tokens or not other.tokens:
        return False
    return not (one.part or other.part) or one.tokens[0] == other.tokens[0]


def _altered(one: _Line, other: _Line, confirmed: bool) -> bool:
    """Whether one line is the other with a word or a few characters changed, in no figure."""
    named = (one.quoted and other.quoted) or (one.last and other.last and one.han and not _PRICED.search(one.text))
    if _DIGIT.search(one.text) and not named:
        return False
    a, b = one.tokens, other.tokens
    if max(len(a), len(b)) > _MANY:
        return False
    if one.shown and other.shown and len(one.folded) >= _SHORTEST and (one.quoted == other.quoted or one.han):
        if sorted(a) == sorted(b) and len(a) >= _FEWEST_WORDS:
            return True
        most = max(1, max(len(one.folded), len(other.folded)) // 4)
        if edits(one.folded, other.folded, most) <= most and _says_much(a, b, one.han):
            return True
    shown = one.shown and other.shown
    return (shown and _turned_round(a, b)) or _one_rhythm(a, b, one.han, confirmed or shown)


def _titled_alike(one: _Line, other: _Line) -> bool:
    """Whether two titles in their brackets are a character apart that is no number of a part."""
    odd = set(one.tokens) ^ set(other.tokens)
    return edits(one.folded, other.folded, 1) == 1 and not any(_PART.fullmatch(token) for token in odd)


def _shortened(one: _Line, other: _Line) -> bool:
    """Whether one Chinese line is the other with some characters left out: 换镜片半价 and 换片半价."""
    short, long = sorted((one.tokens, other.tokens), key=len)
    rest = iter(long)
    return one.han and len(short) < len(long) and all(token in rest for token in short)


def _of_one_name(one: _Line, other: _Line, whole: Sequence[str]) -> bool:
    """Whether all that two Chinese lines share is a beginning that the campaign has elsewhere too: a product's name."""
    size = 0
    while size < min(len(one.tokens), len(other.tokens)) and one.tokens[size] == other.tokens[size]:
        size += 1
    if not one.han or not size or one.tokens[-1] == other.tokens[-1]:
        return False
    start = "".join(one.tokens[:size])
    return sum(w.count(start) for w in whole) > _NAMED


def _turned_round(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lines have all but a word in common, in whatever order: it does the outside, it does the inside."""
    common = sum((Counter(a) & Counter(b)).values())
    return len(a) == len(b) >= _ENOUGH and common >= len(a) - 1


def _says_much(a: Sequence[str], b: Sequence[str], han: bool) -> bool:
    return min(len(a), len(b)) >= (_FEWEST_HAN if han else 2)


def _one_rhythm(a: Sequence[str], b: Sequence[str], han: bool, sure: bool) -> bool:
    """Whether the two begin and end alike and only the middle, or one end, was exchanged for as much."""
    fewest, slack = (_FEWEST_HAN, 1) if han else (_FEWEST_WORDS, 1)
    if min(len(a), len(b)) < fewest or abs(len(a) - len(b)) > slack:
        return False
    stems = [_stem(x) for x in a], [_stem(x) for x in b]
    first = 0
    while first < min(len(a), len(b)) and stems[0][first] == stems[1][first]:
        first += 1
    last = 0
    while last < min(len(a), len(b)) - first and stems[0][-1 - last] == stems[1][-1 - last]:
        last += 1
    share = (first + last) / max(len(a), len(b))
    common = [*a[:first], *(a[len(a) - last :] if last else ())]
    telling = sum(w not in _STOP for w in common)
    if share < _LEAST_SHARE or not first or not (sure or share >= _SURE_SHARE or (len(a) == len(b) and first > 1)):
        return False
    if han:
        return first + last > 1
    return telling >= 2 or (telling >= 1 and min(len(a), len(b)) > _FEWEST_WORDS)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > _FEWEST_HAN else word
