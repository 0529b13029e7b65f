"""One asset made ready to be compared: its document, its statements and the vectors of what they are about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from consistency.compare.closer.rare_counts import bare_noun
from consistency.compare.closer.reader import closer_reader
from consistency.compare.closer.weekdays import beside_day
from consistency.compare.heads import head_of
from consistency.compare.model import Asset
from consistency.compare.plain_text import chinese_marks
from consistency.compare.telling_words import stems, telling_words
from consistency.document import Document, Sentence, parse
from consistency.nlp.encoder_api import Encoder, Vectors
from consistency.nlp.surrogates import without_halves
from consistency.nlp.traditional import simplified
from consistency.statements.model import Qualifier, Statement
from consistency.statements.narrowing import NOT_OF
from consistency.statements.read import read_statements
from consistency.statements.values import Value, Weekdays
from consistency.statements.variants import LASTING, mentions

_FIGURE = re.compile(r"[0-9][0-9.,]*")
_STRUCK = re.compile(
    r"~~[^~\n]+~~|~[^~\s](?:[^~\n]*[^~\s])?~(?=[\s.,;]|$)|"
    r"<(?:s|del|strike)>(?:(?!<(?:s|del|strike)>).)*?</(?:s|del|strike)>"
)


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddedStatement:
    """A statement of the asset at ``asset`` (its index), with vectors of its clause and of the thing counted."""

    asset: int
    statement: Statement
    subject: Vectors
    noun: Vectors | None
    scope: Vectors
    """Of the whole sentence with what heads it."""
    words: frozenset[str]
    """What the clause is about, as stems of its telling words in its own language."""
    head: Vectors | None
    """Of the thing that the clause begins with and says the value of; None where it names none."""
    label: str
    """The telling word that stands last before the value in its sentence, empty for none."""

    def likeness(self, other: EmbeddedStatement) -> float:
        """Cosine of the two clauses without their figures, to three places."""
        return round(float(self.subject @ other.subject), 3)

    def scope_likeness(self, other: EmbeddedStatement) -> float:
        """Cosine of the two sentences with their headings and without their figures, to three places."""
        return round(float(self.scope @ other.scope), 3)

    def noun_likeness(self, other: EmbeddedStatement) -> float:
        """Cosine of the two nouns, to three places; 0 where one has none."""
        if self.noun is None or other.noun is None:
            return 0.0
        return round(float(self.noun @ other.noun), 3)

    def head_likeness(self, other: EmbeddedStatement) -> float | None:
        """Cosine of the two things that the clauses begin with, to three places; None where one names none."""
        if self.head is None or other.head is None:
            return None
        return round(float(self.head @ other.head), 3)


@dataclass(frozen=True, slots=True, eq=False)
class ParsedAsset:
    """An asset with its parsed text and everything it asserts."""

    asset: Asset
    document: Document
    said: tuple[EmbeddedStatement, ...]

    def sentence_of(self, said: EmbeddedStatement) -> Sentence | None:
        """The sentence in which a statement of this asset stands; None between sentences."""
        return self.document.sentence_at(said.statement.start)

    def beside(self, said: EmbeddedStatement) -> list[EmbeddedStatement]:
        """The other statements of the sentence in which a statement of this asset stands."""
        sentence = self.sentence_of(said)
        if sentence is None:
            return []
        return [s for s in self.said if s is not said and sentence.start <= s.statement.start < sentence.end]


def parse_assets(assets: Sequence[Asset], encoder: Encoder) -> tuple[ParsedAsset, ...]:
    """Every asset, parsed and read closely; all clauses go through the encoder in one batch."""
    documents = [parse(asset.copy.text) for asset in assets]
    plainer = [_plainer(document) for document in documents]
    closer = closer_reader([document.original for document in plainer])
    read = [_narrowed(read_statements(document, closer), document) for document in plainer]
    scopes = [scope_of(s, plainer[index]) for index, statements in enumerate(read) for s in statements]
    labels = [label_of(s, plainer[index]) for index, statements in enumerate(read) for s in statements]
    said = vectorise([(index, s) for index, statements in enumerate(read) for s in statements], encoder, scopes, labels)
    return tuple(
        ParsedAsset(asset, document, tuple(s for s in said if s.asset == index))
        for index, (asset, document) in enumerate(zip(assets, documents, strict=True))
    )


def _plainer(document: Document) -> Document:
    """The same document in Simplified Chinese with Chinese marks, every character at its place."""
    text = chinese_marks(simplified(without_halves(document.original)))
    if text == document.original:
        return document
    made = parse(text)
    return made if made.starts == document.starts else document


def _narrowed(statements: Sequence[Statement], document: Document) -> list[Statement]:
    """Statements with what their surroundings say: what is struck through was, a weekday beside a day is that day's."""
    struck = [m.span() for m in _STRUCK.finditer(document.original)]
    return [_narrowed_one(statement, document, struck) for statement in statements]


def _narrowed_one(statement: Statement, document: Document, struck: Sequence[tuple[int, int]]) -> Statement:
    """The same of one statement; ``struck`` are the stretches struck through, in order."""
    more: set[Qualifier] = set()
    value = statement.value
    span = document.span(statement.start, statement.end)
    before = bisect_right(struck, (span.start, len(document.original))) - 1
    if before >= 0 and span.end <= struck[before][1]:
        more.add(("past", "yes"))
    if statement.kind == "weekday" and (sentence := document.sentence_at(statement.start)):
        day = beside_day(sentence.text, *sentence.place(statement.start, statement.end))
        if day is not None:
            more.add(("of day", f"{day.month:02}-{day.day:02}"))
            value = _first_of(value)
    qualifiers = statement.qualifiers
    if statement.kind != "promise":
        more |= _asked_of(statement, document)
    if statement.kind == "percentage":
        # A share is told of what was, be it last year's claims or the model before; it is no older value.
        qualifiers -= {("past", "yes")}
    if statement.kind == "count":
        # What is counted in all is no sum reckoned from another figure; children counted are no price of children.
        qualifiers = frozenset(q for q in qualifiers if q[0] not in ("derived", "people"))
    noun = bare_noun(statement.noun) if statement.kind == "count" and statement.language == "zh" else statement.noun
    if not more and noun == statement.noun and qualifiers == statement.qualifiers:
        return statement
    return replace(statement, value=value, qualifiers=qualifiers | more, noun=noun)


def _asked_of(statement: Statement, document: Document) -> set[Qualifier]:
    """What the question narrows its answer down to, of classes that the answer leaves open: when are you back? At 8."""
    sentence = document.sentence_at(statement.start)
    asked = document.sentences[sentence.index - 1] if sentence is not None and sentence.index else None
    if asked is None or not asked.asks or (sentence is not None and sentence.asks):
        return set()
    open_classes = LASTING - {kind for kind, _ in statement.qualifiers} - NOT_OF.get(statement.kind, frozenset())
    told = {(kind, value) for kind, value, _, _ in mentions(asked.text) if kind in open_classes}
    return {(kind, value) for kind, value in told if sum(kind == other for other, _ in told) == 1}


def _first_of(value: Value) -> Value:
    """Of days of the week in a row, which go with a period of the calendar, the first."""
    firsts = [d for d in value.days if (d - 2) % 7 + 1 not in value.days] if isinstance(value, Weekdays) else []
    return Weekdays(frozenset(firsts)) if len(firsts) == 1 else value


def scope_of(statement: Statement, document: Document) -> str:
    """The sentence of a statement without figures, after the heading and the question under which it stands."""
    sentence = document.sentence_at(statement.start)
    if sentence is None:
        return statement.subject
    above = "" if sentence.block == "heading" else document.heading_of(sentence)
    before = document.sentences[sentence.index - 1] if sentence.index else None
    asked = before.text if before and before.asks and before.text != above else ""
    own = statement.subject if sentence.block == "table" else sentence.text
    return " ".join(_FIGURE.sub(" ", f"{above} {asked} {own}").split())


def label_of(statement: Statement, document: Document) -> str:
    """What stands before the value as its name: 绿化率 35%, Format change 8 min; of a cell, its row."""
    sentence = document.sentence_at(statement.start)
    if sentence is None:
        return ""
    before = document.plain[sentence.start : statement.start]
    words = stems(before)
    return words[-1] if words else (stems(statement.subject)[:1] or [""])[0] if sentence.block == "table" else ""


def vectorise(
    statements: Sequence[tuple[int, Statement]],
    encoder: Encoder,
    scopes: Sequence[str] | None = None,
    labels: Sequence[str] | None = None,
) -> list[EmbeddedStatement]:
    """Statements with their vectors, in the order given; ``scopes``, one each, are their clauses if left out."""
    if not statements:
        return []
    wide = scopes or [s.subject for _, s in statements]
    before = labels or [""] * len(statements)
    heads = [head_of(s.subject, s.language) for _, s in statements]
    texts = sorted(
        {*filter(None, heads), *(s.noun for _, s in statements if s.noun)}
        | {s.subject for _, s in statements}
        | set(wide)
    )
    vectors = encoder.encode(texts)
    at = {text: np.asarray(vectors[row]) for row, text in enumerate(texts)}
    return [
        EmbeddedStatement(
            asset,
            s,
            at[s.subject],
            at.get(s.noun),
            at[scope],
            telling_words(s.subject),
            at[head] if head else None,
            label,
        )
        for (asset, s), scope, head, label in zip(statements, wide, heads, before, strict=True)
    ]
