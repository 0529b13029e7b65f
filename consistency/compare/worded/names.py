"""Names and slogans that are written one way here and another way there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from consistency.compare.model import Disagreement, DisagreementKind
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.written import Written, differing
from consistency.compile import CompiledGuideline
from consistency.matching.fold import squash
from consistency.model import Span
from consistency.nlp.fuzzy import edits
from guidelines.model import Term

_NAMED = frozenset({"brand", "product", "feature", "slogan"})
_NOT_FORMS = ("trademark", "omit")
_LATIN_NAME = re.compile(
    r"(?<![A-Za-z0-9#@])[A-Z][A-Za-z0-9]*(?:[A-Z][a-z0-9]+|[a-z]{3,})(?: [A-Z][A-Za-z0-9]+)?(?![A-Za-z0-9])"
)
_LEAST_NAME = 6


def names_that_differ(assets: Sequence[ParsedAsset], compiled: CompiledGuideline) -> list[Disagreement]:
    """Guideline names and slogans written in two ways by two assets; then Latin names with other capitals or a slip."""
    return [*_terms(assets, compiled), *_spellings(assets, known_forms(compiled))]


def known_forms(compiled: CompiledGuideline) -> frozenset[str]:
    """Every form, folded, that the guideline has for a term: whether it is right is for the guideline to say."""
    terms = compiled.guideline.terms
    return frozenset(squash(form) for t in terms for form in (t.preferred, *(v.text for v in t.forbidden)))


def _terms(assets: Sequence[ParsedAsset], compiled: CompiledGuideline) -> Iterator[Disagreement]:
    """Uses the term check, so that both say the same of one spelling."""
    prepared = next(((part, made) for part, made in compiled.parts if part.name == "terms"), None)
    if prepared is None:
        return
    part, made = prepared
    terms = {t.id: t for t in compiled.guideline.terms if t.kind in _NAMED}
    wrong: dict[str, list[Written]] = {}
    for index, parsed in enumerate(assets):
        for finding in part.run(parsed.document, parsed.asset.copy, made, compiled.resources).findings:
            item, span = finding.item, finding.span
            if item is None or span is None or item.id not in terms or finding.code.endswith(_NOT_FORMS):
                continue
            wrong.setdefault(item.id, []).append(Written(index, span, parsed.document.quote(span), False))
    for term_id, forms in wrong.items():
        forms += _right(terms[term_id], assets, forms)
        first = {form.asset: form for form in sorted(forms, key=lambda f: (f.asset, f.right is True, f.span))}
        kept = [first[asset] for asset in sorted(first)]
        if len({f.value for f in kept}) > 1:
            kind: DisagreementKind = "slogan" if terms[term_id].kind == "slogan" else "name"
            made = differing(kind, terms[term_id].preferred, kept, assets, 0.95)
            yield replace(made, approved=terms[term_id].preferred)


def _right(term: Term, assets: Sequence[ParsedAsset], wrong: list[Written]) -> Iterator[Written]:
    """Where assets without a wrong form write the preferred one."""
    pattern = re.compile(rf"(?<![A-Za-z0-9]){re.escape(term.preferred)}(?![A-Za-z0-9])")
    for index, parsed in enumerate(assets):
        if any(form.asset == index for form in wrong):
            continue
        match = pattern.search(parsed.document.plain)
        if match:
            span = parsed.document.span(match.start(), match.end())
            yield Written(index, span, parsed.document.quote(span), True)


def _spellings(assets: Sequence[ParsedAsset], known: frozenset[str]) -> Iterator[Disagreement]:
    """Latin names that two assets write with other capitals, another space, or a letter or two apart."""
    found: dict[int, dict[str, Span]] = {}
    for index, parsed in enumerate(assets):
        plain = parsed.document.plain
        starts = {s.start for s in parsed.document.sentences}
        mine: dict[str, Span] = {}
        for match in _LATIN_NAME.finditer(plain):
            inner = re.search(r"[a-z0-9][A-Z]|[A-Z]{2}", match[0]) or " " in match[0]
            own = any(form and form in squash(match[0]) for form in known)
            if (match.start() in starts and not inner) or own:
                continue
            mine.setdefault(match[0], parsed.document.span(match.start(), match.end()))
        found[index] = mine
    seen: set[str] = set()
    for i in range(len(assets)):
        for j in range(i + 1, len(assets)):
            for one, span in found[i].items():
                for other, place in found[j].items():
                    if one in found[j] or other in found[i] or not _misspelt(one, other):
                        continue
                    key = min(squash(one), squash(other))
                    if key not in seen:
                        seen.add(key)
                        forms = [Written(i, span, one), Written(j, place, other)]
                        yield differing("name", one, forms, assets, 0.7)


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
