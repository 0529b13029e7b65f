"""Names and slogans that are written one way here and another way there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.compare.disagreements import make_id
from consistency.compare.model import Disagreement, Side
from consistency.compare.speech import Speech
from consistency.compile import CompiledGuideline
from consistency.document import Document
from consistency.matching.fold import squash
from consistency.model import Span
from consistency.nlp.fuzzy import edits
from guidelines.model import Term

_NAMED = frozenset({"brand", "product", "feature", "slogan"})
_NOT_FORMS = ("trademark", "omit")
_QUOTED = re.compile(r"[\"“「『]([^\"“”「」『』\n]{4,40})[\"”」』]")
_LATIN_NAME = re.compile(
    r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]*(?:[A-Z][a-z0-9]+|[a-z]{3,})(?: [A-Z][A-Za-z0-9]+)?(?![A-Za-z0-9])"
)
_SHORTEST, _LONGEST = 4, 60
_LEAST_NAME = 6


def names_that_differ(speeches: Sequence[Speech], compiled: CompiledGuideline) -> list[Disagreement]:
    """Guideline names and slogans written in two ways by two assets; then near-equal slogans and names."""
    known = list(_terms(speeches, compiled))
    squashed = {
        squash(form) for t in compiled.guideline.terms for form in (t.preferred, *(v.text for v in t.forbidden))
    }
    free = [*_slogans(speeches, squashed), *_spellings(speeches, squashed)]
    return [*known, *free]


@dataclass(frozen=True, slots=True)
class _Form:
    """A way of writing something, by the asset at ``asset``."""

    asset: int
    span: Span
    text: str
    right: bool | None


def _terms(speeches: Sequence[Speech], compiled: CompiledGuideline) -> Iterator[Disagreement]:
    """Uses the term check, so that both say the same of one spelling."""
    prepared = next(((part, made) for part, made in compiled.parts if part.name == "terms"), None)
    if prepared is None:
        return
    part, made = prepared
    terms = {t.id: t for t in compiled.guideline.terms if t.kind in _NAMED}
    wrong: dict[str, list[_Form]] = {}
    for index, speech in enumerate(speeches):
        for finding in part.run(speech.document, speech.asset.copy, made, compiled.resources).findings:
            item, span = finding.item, finding.span
            if item is None or span is None or item.id not in terms or finding.code.endswith(_NOT_FORMS):
                continue
            wrong.setdefault(item.id, []).append(_Form(index, span, speech.document.quote(span), False))
    for term_id, forms in wrong.items():
        forms += _right(terms[term_id], speeches, forms)
        first = {form.asset: form for form in sorted(forms, key=lambda f: (f.asset, f.right is True, f.span))}
        kept = [first[asset] for asset in sorted(first)]
        if len({f.text for f in kept}) > 1:
            kind = "slogan" if terms[term_id].kind == "slogan" else "name"
            yield _made(kind, terms[term_id].preferred, kept, speeches)


def _right(term: Term, speeches: Sequence[Speech], wrong: list[_Form]) -> Iterator[_Form]:
    """Where assets without a wrong form write the preferred one."""
    pattern = re.compile(rf"(?<![A-Za-z0-9]){re.escape(term.preferred)}(?![A-Za-z0-9])")
    for index, speech in enumerate(speeches):
        if any(form.asset == index for form in wrong):
            continue
        match = pattern.search(speech.document.plain)
        if match:
            span = speech.document.span(match.start(), match.end())
            yield _Form(index, span, speech.document.quote(span), True)


def _slogans(speeches: Sequence[Speech], known: set[str]) -> Iterator[Disagreement]:
    """Headings and quoted lines of two assets that are nearly, but not quite, the same."""
    lines = [(i, span, text) for i, s in enumerate(speeches) for span, text in _lines(s.document)]
    taken: set[int] = set()
    for at, (asset, span, text) in enumerate(lines):
        group = [(asset, span, text)]
        for later in range(at + 1, len(lines)):
            other, place, words = lines[later]
            if later in taken or other == asset or squash(text) in known or squash(words) in known:
                continue
            if _nearly(text, words):
                taken.add(later)
                group.append((other, place, words))
        if len(group) > 1 and at not in taken:
            forms = [_Form(a, s, t, None) for a, s, t in group]
            yield _made("slogan", text, forms, speeches)


def _lines(document: Document) -> Iterator[tuple[Span, str]]:
    for sentence in document.sentences:
        if sentence.block == "heading" and _SHORTEST <= len(sentence.text) <= _LONGEST:
            yield sentence.span, sentence.text
    for match in _QUOTED.finditer(document.plain):
        yield document.span(match.start(1), match.end(1)), match[1]


def _nearly(one: str, other: str) -> bool:
    """Whether two lines differ by a few letters or by the order of their parts, in no figure."""
    a, b = squash(one), squash(other)
    if a == b or re.findall(r"[0-9]+", a) != re.findall(r"[0-9]+", b) or min(len(a), len(b)) < _SHORTEST:
        return False
    if sorted(re.split(r"\W+", one.lower())) == sorted(re.split(r"\W+", other.lower())) and len(a) > _LEAST_NAME:
        return True
    most = max(1, max(len(a), len(b)) // 4)
    return edits(a, b, most) <= most


def _spellings(speeches: Sequence[Speech], known: set[str]) -> Iterator[Disagreement]:
    """Latin names that two assets write with other capitals, another space, or a letter or two apart."""
    found: dict[int, dict[str, Span]] = {}
    for index, speech in enumerate(speeches):
        plain = speech.document.plain
        starts = {s.start for s in speech.document.sentences}
        mine: dict[str, Span] = {}
        for match in _LATIN_NAME.finditer(plain):
            inner = re.search(r"[a-z0-9][A-Z]|[A-Z]{2}", match[0]) or " " in match[0]
            own = any(form and form in squash(match[0]) for form in known)
            if (match.start() in starts and not inner) or own:
                continue
            mine.setdefault(match[0], speech.document.span(match.start(), match.end()))
        found[index] = mine
    seen: set[str] = set()
    for i in range(len(speeches)):
        for j in range(i + 1, len(speeches)):
            for one, span in found[i].items():
                for other, place in found[j].items():
                    if one in found[j] or other in found[i] or not _misspelt(one, other):
                        continue
                    key = min(squash(one), squash(other))
                    if key not in seen:
                        seen.add(key)
                        forms = [_Form(i, span, one, None), _Form(j, place, other, None)]
                        yield _made("name", one, forms, speeches)


def _misspelt(one: str, other: str) -> bool:
    a, b = squash(one), squash(other)
    if min(len(a), len(b)) < _LEAST_NAME or (a.rstrip("s") == b.rstrip("s") and a != b):
        return False
    if a == b:
        return (
            one.replace(" ", "").lower() == other.replace(" ", "").lower()
            and one.upper() != one
            and other.upper() != other
        )
    if re.sub(r"[a-z]", "", a) != re.sub(r"[a-z]", "", b):
        return False
    return a[0] == b[0] and edits(a, b, 1) <= 1 and min(len(a), len(b)) > _LEAST_NAME


def _made(kind: str, topic: str, forms: Sequence[_Form], speeches: Sequence[Speech]) -> Disagreement:
    sides = []
    for form in forms:
        document = speeches[form.asset].document
        context = next((s.span for s in document.sentences if s.span.overlaps(form.span)), form.span)
        sides.append(
            Side(
                asset=speeches[form.asset].asset.id,
                span=form.span,
                quote=document.quote(form.span),
                context=context,
                sentence=document.quote(context),
                value=form.text,
                approved=form.right,
            )
        )
    return Disagreement(
        id=make_id(kind, topic, sides),
        kind="slogan" if kind == "slogan" else "name",
        topic=topic,
        sides=tuple(sides),
        approved=topic if any(f.right is not None for f in forms) else None,
        confidence=0.95 if any(f.right is not None for f in forms) else 0.7,
    )
