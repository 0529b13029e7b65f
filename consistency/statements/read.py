"""Reads a document into statements: each figure, date and count with its subject and what narrows it down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from consistency.document import Document, Sentence
from consistency.nlp.words import cut
from consistency.numerals import ZH_NUMERAL
from consistency.statements.clauses import split_clauses
from consistency.statements.counts import counts
from consistency.statements.dates import days, edge_of, times
from consistency.statements.figures import Measured, figures, number
from consistency.statements.found import Found, bound_of
from consistency.statements.labels import labels
from consistency.statements.model import Kind, Statement
from consistency.statements.narrowing import qualifiers_of
from consistency.statements.promises import promises
from consistency.statements.topics import Place, topics_of
from consistency.statements.values import Figure, Name, Value
from consistency.statements.variants import mentions
from consistency.statements.versions import versions

_HAN_RUN = re.compile(r"[一-鿿]+")
_NUMERIC: frozenset[Kind] = frozenset({"money", "duration", "quantity", "percentage", "discount", "offer"})


_CALL = 3
"""Words of a question that calls somebody rather than asks: Under 30?"""


class ExtraReader(Protocol):
    """Reads more than a single piece of copy needs: what only tells beside the other pieces of its campaign."""

    def before_common(self, text: str) -> Iterable[Found]:
        """What goes before everything else that could be read at its place."""

    def after_common(self, text: str, asked: str) -> Iterable[Found]:
        """What is read where nothing else was; ``asked`` is the question that ``text`` answers."""


def read_statements(document: Document, extra: ExtraReader | None = None) -> tuple[Statement, ...]:
    """Every statement of ``document`` in order of place. Never raises; sentences in other languages say nothing."""
    made: list[Statement] = []
    question: Sentence | None = None
    heads = labels(document)
    for sentence in document.sentences:
        if sentence.language in ("other", "none") and not any(c.isdigit() for c in sentence.text):
            continue
        asked = sentence.asks
        if not asked or (extra is not None and len(sentence.text.split()) <= _CALL):
            made += statements_of(sentence, question, heads.get(sentence.index, ""), extra=extra)
        if not asked:
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
    extra: ExtraReader | None = None,
) -> Iterator[Statement]:
    """The figures, dates, counts and versions of one sentence, of those the ones that are ``wanted``.

    ``question`` is the one that it answers; ``head`` the labels of a table cell, read as words before it.
    """
    text = f"{head} {sentence.text}" if head else sentence.text
    shift = sentence.start - (len(text) - len(sentence.text))
    asked = question.text if question is not None and question.index + 1 == sentence.index else ""
    found = list(_everything(text, extra, asked)) or list(_headed(head, text))
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
            qualifiers=qualifiers_of(text, clause, each, found, marks),
            start=each.start + shift,
            end=each.end + shift,
            clause=(max(sentence.start, clause[0] + shift), clause[1] + shift),
            subject=" ".join(f"{asked} {_subject(text, clause, found)}".split()),
            text=text[each.start : each.end].strip(),
            noun=noun,
            language="en" if _reads_english(sentence, text) else "zh",
            edge=edge_of(text, each.start, each.end) if each.kind == "time" else "",
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


_COME_TO = re.compile(
    r"(?:总?数量?)?(?:目前|现在|如今|已经?|现|一?共|总[共计]|累计|合计|[就都]?将?[接逼]?近)*"
    r"(?:突破|达到?|超过?|有|增[至到]|[扩开]到|覆盖)了?$"
)
"""What stands between what is counted and its number: 门店已突破 1,000 家."""


def _first_noun(before: str) -> str:
    """The Chinese word of a clause that a bare classifier counts: 指纹最多可以录 100 枚, 全国门店突破 1,000 家.

    It is the last one before a verb that says how many there are, else the first.
    """
    head = _HAN_RUN.match(before.strip())
    told = _COME_TO.search(head[0]) if head else None
    if head and told and (words := cut(head[0][: told.start()])) and len(words[-1]) >= 2:
        return words[-1]
    words = cut(head[0]) if head else ()
    return words[0] if words and len(words[0]) >= 2 and words[0][0] not in ZH_NUMERAL else ""


def _everything(text: str, extra: ExtraReader | None = None, asked: str = "") -> Iterator[Found]:
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        if any(start < b and a < end for a, b in taken):
            return False
        taken.append((start, end))
        return True

    for each in extra.before_common(text) if extra else ():
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
    for each in extra.after_common(text, asked) if extra else ():
        if free(each.start, each.end):
            yield each


def _figure(text: str, measured: Measured) -> Figure:
    bound = bound_of(text, measured.start, measured.end)
    return Figure(measured.unit, measured.low, measured.high, bound, measured.written)


def _subject(text: str, clause: tuple[int, int], found: list[Found]) -> str:
    """The clause without its figures: what an encoder compares."""
    kept, at = [], clause[0]
    for each in sorted(found, key=lambda f: f.start):
        if clause[0] <= each.start < clause[1] and each.kind not in ("count", "version"):
            kept.append(text[at : each.start])
            at = max(at, each.end)
    kept.append(text[at : clause[1]])
    return " ".join(" ".join(kept).replace("\ufffc", " ").split())
