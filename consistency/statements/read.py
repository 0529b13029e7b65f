"""Reads a document into statements: each figure, date and count with its subject and what narrows it down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from consistency.document import Document, Sentence
from consistency.nlp.words import cut
from consistency.numerals import ZH_NUMERAL
from consistency.promises import promises
from consistency.statements.counts import counts
from consistency.statements.dates import days, times
from consistency.statements.figures import Measured, figures, number
from consistency.statements.labels import labels
from consistency.statements.model import Kind, Qualifier, Statement
from consistency.statements.topics import Place, topics_of
from consistency.statements.values import Bound, Figure, Name, Value
from consistency.statements.variants import LASTING, mentions
from consistency.statements.versions import versions

_CLAUSE = re.compile(r"[，；;！!?？。]|\s[·|•]\s|,(?![0-9])|\s[–—-]\s|——|\n|(?<=[a-z0-9])\.(?=\s)|[()（）]")
_SEGMENT = re.compile(r"[；;]")
_FROM_BEFORE = re.compile(
    r"(?:\b(?:from|starts? at|starting at|starts? from|at least|over|above|more than|minimum(?: of)?|no less than)"
    r"|至少|最低|超过|不少于|不低于|低至|达到?|满) ?(?:about |only )?$",
    re.IGNORECASE,
)
_FROM_AFTER = re.compile(r" ?(?:起(?!止|步|点|恢复)|以上|or more\b|and up\b|\+|或更高|余|多(?=[一-鿿]))", re.IGNORECASE)
_UP_BEFORE = re.compile(
    r"(?:\b(?:up to|at most|no more than|maximum(?: of)?|less than|within|under|below|as much as)"
    r"|最高|最多|最长|最大|不超过|不到|高达|至多) ?(?:可?[达省返领])?(?: of)? ?$",
    re.IGNORECASE,
)
_UP_AFTER = re.compile(r" ?(?:以内|以下|之内|or less\b|at most\b)", re.IGNORECASE)
_EXCEEDS = re.compile(r"(?:\b(?:more than|over|above)|超过) ?$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|never|none)\b|n't\b|不", re.IGNORECASE)
_EDGE = 24
_HAN_RUN = re.compile(r"[一-鿿]+")
_NUMERIC: frozenset[Kind] = frozenset({"money", "duration", "quantity", "percentage", "discount", "offer"})


@dataclass(frozen=True, slots=True)
class Found:
    """Something read at plain offsets, before its subject is known."""

    kind: Kind
    value: Value
    start: int
    end: int
    noun: str = ""
    role: str = ""


class Closer(Protocol):
    """Reads more than a single piece of copy needs: what only tells beside the other pieces of its campaign."""

    def first(self, text: str) -> Iterable[Found]:
        """What goes before everything else that could be read at its place."""

    def then(self, text: str, asked: str) -> Iterable[Found]:
        """What is read where nothing else was; ``asked`` is the question that ``text`` answers."""


def read_statements(document: Document, closer: Closer | None = None) -> tuple[Statement, ...]:
    """Every statement of ``document`` in order of place. Never raises; sentences in other languages say nothing."""
    made: list[Statement] = []
    question: Sentence | None = None
    heads = labels(document)
    for sentence in document.sentences:
        if sentence.language in ("other", "none") and not any(c.isdigit() for c in sentence.text):
            continue
        asked = sentence.asks
        if not asked:
            made += statements_of(sentence, question, heads.get(sentence.index, ""), closer=closer)
            made += promises(sentence, question)
        if asked:
            question = sentence
        elif question is not None and sentence.index - question.index >= 3:
            question = None
    return tuple(sorted(made, key=lambda s: (s.start, s.end, s.kind)))


def statements_of(
    sentence: Sentence,
    question: Sentence | None = None,
    head: str = "",
    wanted: Callable[[Kind, Value], bool] = lambda kind, value: True,
    closer: Closer | None = None,
) -> Iterator[Statement]:
    """The figures, dates, counts and versions of one sentence, of those the ones that are ``wanted``.

    ``question`` is the one that it answers; ``head`` the labels of a table cell, read as words before it.
    """
    text = f"{head} {sentence.text}" if head else sentence.text
    shift = sentence.start - (len(text) - len(sentence.text))
    asked = question.text if question is not None and question.index + 1 == sentence.index else ""
    found = list(_everything(text, closer, asked)) or list(_headed(head, text))
    told = [each for each in found if each.start + shift >= sentence.start and wanted(each.kind, each.value)]
    if not told:
        return
    clauses = split_clauses(text)
    marks = mentions(text)
    for each in told:
        clause = next((c for c in clauses if c[0] <= each.start < c[1]), (0, len(text)))
        others = [f for f in found if f is not each]
        place = Place(
            text=text,
            start=each.start,
            end=each.end,
            clause=clause,
            blocks=tuple((o.start, o.end) for o in others if o.kind == each.kind),
            context=question.text if question else "",
            sums=each.kind == "money",
        )
        topic, also, sure = topics_of(each.kind, place, noun=each.noun, role=each.role)
        noun = each.noun
        if each.kind == "count" and not topic and len(noun) == 1:
            noun += _first_noun(text[clause[0] : each.start])
            topic, also, sure = topics_of(each.kind, place, noun=noun, role=each.role)
        yield Statement(
            kind=each.kind,
            topic=topic,
            also=also,
            sure=sure,
            value=each.value,
            qualifiers=_qualifiers(text, clause, each, found, marks),
            start=each.start + shift,
            end=each.end + shift,
            clause=(max(sentence.start, clause[0] + shift), clause[1] + shift),
            subject=" ".join(f"{asked} {_subject(text, clause, found)}".split()),
            text=text[each.start : each.end].strip(),
            noun=noun,
            language="en" if _reads_english(sentence, text) else "zh",
        )


_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,9})\+?")
_LAST_NOUN = re.compile(r"[A-Za-z]{3,}$|[一-鿿]{2,4}$")


def _headed(head: str, text: str) -> Iterator[Found]:
    """A cell with nothing but a number counts what its column is called: Contacts, 门店."""
    start = len(head) + 1
    bare, noun = text[start:].strip() if head else "", _LAST_NOUN.search(head)
    if noun and _NUMBER.fullmatch(bare):
        value = number(bare.rstrip("+"))
        if value is not None:
            yield Found("count", Figure("#", value), start, start + len(bare), noun[0].lower())


def _reads_english(sentence: Sentence, text: str) -> bool:
    """Whether a sentence is English; one without words of its own is what its label is."""
    return sentence.language == "en" or (sentence.language != "zh" and not _HAN_RUN.search(text))


def _first_noun(before: str) -> str:
    """The first Chinese word of a clause, which is what a bare classifier counts: 指纹最多可以录 100 枚."""
    head = _HAN_RUN.match(before.strip())
    words = cut(head[0]) if head else ()
    return words[0] if words and len(words[0]) >= 2 and words[0][0] not in ZH_NUMERAL else ""


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Offsets of the clauses of a sentence, without the marks between them."""
    edges = [0]
    for match in _CLAUSE.finditer(text):
        edges += [match.start(), match.end()]
    edges.append(len(text))
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def _everything(text: str, closer: Closer | None = None, asked: str = "") -> Iterator[Found]:
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        if any(start < b and a < end for a, b in taken):
            return False
        taken.append((start, end))
        return True

    for each in closer.first(text) if closer else ():
        if free(each.start, each.end):
            yield each
    for moment in days(text):
        if free(moment.start, moment.end):
            yield Found("date", moment.value, moment.start, moment.end, role=moment.role)
    for version in versions(text):
        measured = [m for m in figures(text) if m.start < version.end and version.start < m.end]
        if not measured and free(version.start, version.end):
            yield Found("version", Name(version.value), version.start, version.end, noun=version.name)
    measures = figures(text)
    for moment in times(text):
        if not any(m.start < moment.end and moment.start < m.end for m in measures) and free(moment.start, moment.end):
            yield Found("time", moment.value, moment.start, moment.end, role=moment.role)
    for measured_one in measures:
        if free(measured_one.start, measured_one.end):
            yield Found(measured_one.kind, _figure(text, measured_one), measured_one.start, measured_one.end)
    for counted in counts(text):
        if free(counted.start, counted.end):
            bound = bound_of(text, counted.start, counted.end)
            yield Found("count", Figure("#", counted.value, None, bound), counted.start, counted.end, counted.noun)
    for each in closer.then(text, asked) if closer else ():
        if free(each.start, each.end):
            yield each


def _figure(text: str, measured: Measured) -> Figure:
    bound = bound_of(text, measured.start, measured.end)
    return Figure(measured.unit, measured.low, measured.high, bound, measured.written)


def bound_of(text: str, start: int, end: int) -> Bound:
    """Whether ``text[start:end]`` is the least or the most, told by the words around it."""
    before = text[max(0, start - _EDGE) : start]
    if _UP_BEFORE.search(before) or _UP_AFTER.match(text, end):
        return "up_to"
    exceeds = _EXCEEDS.search(before)
    if exceeds and _NEGATED.search(text[max(0, start - 40) : start]):
        return "up_to"
    if _FROM_BEFORE.search(before) or _FROM_AFTER.match(text, end):
        return "from"
    return ""


def _qualifiers(
    text: str,
    clause: tuple[int, int],
    each: Found,
    found: list[Found],
    marks: list[tuple[str, str, int, int]],
) -> frozenset[Qualifier]:
    """What narrows one figure down: words of its clause nearest to it, and those that go on from earlier clauses."""
    rivals = [f for f in found if f is not each and f.kind == each.kind and clause[0] <= f.start < clause[1]]
    made: dict[str, tuple[int, str]] = {}
    inherits = each.kind != "money" or _has_no_subject(text[clause[0] : each.start])
    for kind, value, start, end in marks:
        inside = clause[0] <= start < clause[1]
        if inside:
            distance = start - each.end if start >= each.end else max(0, each.start - end)
            blocked = any(_between(each, f, start, end) for f in rivals)
            if blocked and start > each.end:
                continue
            nearer_rival = any((start - f.end if start >= f.end else max(0, f.start - end)) < distance for f in rivals)
            if nearer_rival and kind not in LASTING:
                continue
            if kind == "per" and _taken(each, found, start, end, distance):
                continue
            if nearer_rival and start > each.start:
                continue
            rank = distance
        elif kind in LASTING and end <= clause[0] and inherits and not _SEGMENT.search(text[end : clause[0]]):
            rank = 1000 + clause[0] - end
        else:
            continue
        if kind not in made or rank < made[kind][0]:
            made[kind] = (rank, value)
    narrowed = {(kind, value) for kind, (_, value) in made.items() if kind not in _NOT_OF.get(each.kind, ())}
    if each.kind != "time":
        narrowed = {(kind, value) for kind, value in narrowed if kind != "clock"}
    if each.kind in ("count", "quantity"):
        narrowed.update(_priced(clause, each, found))
    if each.kind == "money":
        narrowed.update(_packs(text, clause, each, found))
    return frozenset(narrowed)


_NOT_OF: dict[Kind, frozenset[str]] = {
    "date": frozenset({"people", "per", "stage"}),
    "time": frozenset({"people", "per", "phase"}),
    "weekday": frozenset({"people", "per", "stage", "phase"}),
    "duration": frozenset({"stage"}),
    "quantity": frozenset({"people"}),
}
"""Classes that do not narrow a kind down: a height below which a child goes free is one for adults' copy too."""


def _taken(each: Found, found: list[Found], start: int, end: int, distance: int) -> bool:
    """Whether "a month" belongs to another figure, of whatever kind, that stands nearer to it."""
    return any((start - f.end if start >= f.end else max(0, f.start - end)) < distance for f in found if f is not each)


_NO_SUBJECT = re.compile(
    r"(?:[\s:：·|]|\b(?:from|for|at|then|now|only|just|and|or|was|is|it|costs?|the|price|about|starts?|starting)\b"
    r"|售价|价格|现价|原价|到手价?|只要|仅需|仅售|只需|定价|卖|是|为|才|仅|每月|每年|一年|一个月|月费|次年起|首月|起|会员价?|均|都|约)*",
    re.IGNORECASE,
)


def _has_no_subject(before: str) -> bool:
    """Whether a price has no noun of its own in its clause, so that it goes on about what was said before."""
    return _NO_SUBJECT.fullmatch(before) is not None


def _between(each: Found, other: Found, start: int, end: int) -> bool:
    """Whether another figure stands between this one and a mention."""
    return each.end <= other.start < start if start >= each.end else end <= other.start < each.start


def _packs(text: str, clause: tuple[int, int], each: Found, found: list[Found]) -> Iterator[Qualifier]:
    """What a price is the price of: 30 ml, 256 GB, 19 枝, said before it in its clause or just before that."""
    before = [
        f
        for f in found
        if f.kind in ("quantity", "count")
        and f.end <= each.start
        and clause[0] - 2 <= f.start
        and isinstance(f.value, Figure)
    ]
    after = [
        f
        for f in found
        if f.kind in ("quantity", "count")
        and 0 <= f.start - each.end <= 12
        and f.end <= clause[1]
        and isinstance(f.value, Figure)
    ]
    for other in [*before, *(after if not before else [])]:
        blocked = any(o.kind == "money" and other.end <= o.start < each.start for o in found)
        if not blocked and isinstance(other.value, Figure):
            unit = other.value.unit
            yield f"of {unit}", f"{other.value.low.normalize():f}"


def _priced(clause: tuple[int, int], each: Found, found: list[Found]) -> Iterator[Qualifier]:
    """The price of a pack: 100 cards for $19 and 500 cards for $39 are two offers, not two numbers of cards."""
    sums = [f for f in found if f.kind == "money" and clause[0] <= f.start and f.end <= clause[1]]
    near = [f for f in sums if 0 <= f.start - each.end <= _EDGE or 0 <= each.start - f.end <= _EDGE // 2]
    if len(near) == 1 and isinstance(near[0].value, Figure):
        value = near[0].value
        yield f"at {value.unit}", f"{value.low.normalize():f}"


def _subject(text: str, clause: tuple[int, int], found: list[Found]) -> str:
    """The clause without its figures: what an encoder compares."""
    kept, at = [], clause[0]
    for each in sorted(found, key=lambda f: f.start):
        if clause[0] <= each.start < clause[1] and each.kind not in ("count", "version"):
            kept.append(text[at : each.start])
            at = max(at, each.end)
    kept.append(text[at : clause[1]])
    return " ".join(" ".join(kept).replace("\ufffc", " ").split())
