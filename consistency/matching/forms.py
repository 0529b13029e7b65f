"""Every literal form a guideline knows: what the brand writes, what it does not, and what silences a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from typing import Literal

from consistency.matching.fold import fold, skeleton
from consistency.matching.inflect import inflections, uninflected
from consistency.matching.turns import turns
from consistency.nlp.scripts import count_han, has_han
from consistency.nlp.traditional import traditional_forms
from guidelines.model import Guideline, Language, PackRule, ProhibitedClaim, Severity, Term, Variant

Role = Literal["preferred", "forbidden", "script", "prohibited", "pack", "exception", "shield"]
"""``script``: the Traditional spelling of a preferred form; ``shield``: our own message or a competitor's name."""

NAMES = frozenset({"brand", "product", "slogan", "feature"})
"""Kinds of term that are names: they are written one way and do not inflect."""

_DETERMINERS = ("the", "a", "an", "any", "all", "most", "your", "my", "our", "their")
_CLAUSE = re.compile(r"[，。！？；、,.!?;:：…\n]+")


@dataclass(frozen=True, slots=True)
class Form:
    """One literal form. ``owner`` is the guideline item it belongs to, such as ``term:aurora-x``.

    ``exact``: the form differs from a preferred one in case alone (``case``) or in separators alone (``separators``),
    so that much must agree with what was written. ``tags``: the part-of-speech tags of the head of an inflected form.
    """

    text: str
    role: Role
    owner: str
    severity: Severity
    item: Term | ProhibitedClaim | PackRule | None = None
    variant: Variant | None = None
    language: Language | None = None
    exact: Literal["case", "separators"] | None = None
    base: str = ""
    tags: frozenset[str] = frozenset()
    turned: bool = False
    """Whether it is another English turn of what the guideline lists, in whose place the same words need not fit."""

    @property
    def is_name(self) -> bool:
        """Whether the form belongs to a brand, product, slogan or feature."""
        return isinstance(self.item, Term) and self.item.kind in NAMES


Spellings = Callable[[Form, Set[str]], Iterator[Form]]
"""A form's Traditional spellings, less the listed ones."""


def forms_of(guideline: Guideline, *, chinese: bool) -> tuple[Form, ...]:
    """The forms of ``guideline`` with a Chinese character, or those without, in the order of its items.

    Apart, since the Traditional spellings take as long as all the rest, and English copy needs none of them. Forms that
    fold to nothing are left out.
    """
    preferred = {_key(term.preferred): term.preferred for term in guideline.terms}
    traditional = _traditional if chinese else _no_traditional
    found = [
        *_terms(guideline, preferred, traditional),
        *_claims(guideline, traditional),
        *_packs(guideline, traditional),
        *_shields(guideline),
    ]
    return tuple(form for form in found if has_han(form.text) == chinese and _key(form.text))


def _key(text: str) -> str:
    return skeleton(text).text.strip()


def _terms(guideline: Guideline, preferred: dict[str, str], traditional: Spellings) -> Iterator[Form]:
    listed = set(preferred) | {_key(variant.text) for term in guideline.terms for variant in term.forbidden}
    for term in guideline.terms:
        owner = f"term:{term.id}"
        yield Form(term.preferred, "preferred", owner, term.severity, term, language=term.language)
        yield from _excepted(term.exceptions, owner, term.severity)
        for variant in term.forbidden:
            severity = variant.severity or term.severity
            base = Form(
                variant.text,
                "forbidden",
                owner,
                severity,
                term,
                variant,
                term.language,
                _exactness(variant.text, preferred),
            )
            yield base
            if not base.is_name:
                yield from _inflected(base, listed)
            yield from traditional(base, listed)
        yield from traditional(Form(term.preferred, "script", owner, term.severity, term, language="zh"), listed)


def _excepted(texts: Iterable[str], owner: str, severity: Severity) -> Iterator[Form]:
    """Exceptions, and the plurals of those that are English words in lower case."""
    for text in texts:
        several = [form for form, tags in inflections(text).items() if "NNS" in tags]
        yield from (Form(each, "exception", owner, severity) for each in (text, *several))


def _exactness(text: str, preferred: dict[str, str]) -> Literal["case", "separators"] | None:
    written = preferred.get(_key(text))
    if written is None:
        return None
    return "case" if fold(written) == fold(text) else "separators"


def _inflected(base: Form, listed: set[str]) -> Iterator[Form]:
    if base.text.isupper() and base.text.isalpha() and len(base.text) > 1:
        yield replace(base, text=f"{base.text}s", exact="case", base=base.text, tags=frozenset({"NNS"}))
    for text, tags in inflections(base.text).items():
        if _key(text) not in listed:
            yield Form(
                text,
                base.role,
                base.owner,
                base.severity,
                base.item,
                base.variant,
                base.language,
                base=base.text,
                tags=tags,
            )


def _said_otherwise(claim: Form) -> Iterator[Form]:
    """What may not be said is no better in another tense, or with a "your" or "the" where it had none."""
    listed = {_key(claim.text)}
    first, _, rest = claim.text.partition(" ")
    texts = [claim.text, *(f"{first} {word} {rest}" for word in _DETERMINERS if rest and claim.text.isascii())]
    for form in (replace(claim, text=text) for text in texts):
        yield form
        bases = uninflected(form.text)
        for base in bases:
            infinitive = replace(claim, text=base, base=base, tags=frozenset({"VB", "VBP"}))
            yield infinitive
            yield from _inflected(infinitive, {*listed, _key(form.text)})
        if not bases:
            yield from _inflected(form, listed)


def _no_traditional(base: Form, listed: Set[str]) -> Iterator[Form]:
    return iter(())


def _traditional(base: Form, listed: Set[str]) -> Iterator[Form]:
    if not has_han(base.text):
        return
    for text in traditional_forms(base.text):
        if _key(text) not in listed:
            yield Form(text, base.role, base.owner, base.severity, base.item, base.variant, base.language)


def _claims(guideline: Guideline, traditional: Spellings) -> Iterator[Form]:
    for claim in guideline.claims.prohibited:
        owner = f"claim:{claim.id}"
        for language in ("en", "zh"):
            for text in claim.phrases.get(language):
                form = Form(text, "prohibited", owner, claim.severity, claim)
                for each in (form, *(replace(form, text=turned, turned=not has_han(turned)) for turned in turns(text))):
                    yield from _said_otherwise(each)
                    yield from traditional(each, frozenset())
            yield from _excepted(claim.exceptions.get(language), owner, claim.severity)


def _packs(guideline: Guideline, traditional: Spellings) -> Iterator[Form]:
    for pack in guideline.packs:
        for rule in pack.rules:
            owner = f"pack:{pack.id}.{rule.id}"
            listed = {_key(variant.text) for variant in rule.phrases}
            yield from _excepted(rule.exceptions, owner, rule.severity)
            for variant in rule.phrases:
                severity = variant.severity or rule.severity
                form = Form(variant.text, "pack", owner, severity, rule, variant, rule.language)
                yield form
                yield from _inflected(form, listed)
                yield from traditional(form, listed)


def _shields(guideline: Guideline) -> Iterator[Form]:
    """The names of competitors, and the core message, whole and by clause: a clause is long enough to be ours alone."""
    for name in guideline.brand.competitors:
        yield Form(name, "shield", "brand:competitors", Severity.SUGGESTION)
    if guideline.message is None:
        return
    for text in (guideline.message.core.en, guideline.message.core.zh):
        clauses = [part.strip() for part in _CLAUSE.split(text or "")]
        for part in dict.fromkeys([text or "", *clauses]):
            if len(part.split()) >= 2 or count_han(part) >= 4:
                yield Form(part, "shield", "message:core", Severity.SUGGESTION)
