"""Entries about wording: terms, claims that may and may not be made, and the rules of packs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from consistency.asking.entry import (
    NAME,
    PHRASE,
    VALUE,
    WORD,
    Entry,
    Reply,
    Spelling,
    about,
    first_of,
    id_words,
    joined,
    listed,
    quoted,
    reason_and_source,
    texts,
)
from consistency.asking.phrases import say
from consistency.model import ItemRef
from consistency.nlp.scripts import has_han
from consistency.statements.dates import times
from guidelines.model import ApprovedClaim, Language, PackRule, ProhibitedClaim, Term, Variant

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "brand": ("brand name", "company name", "name of the brand", "品牌名", "品牌名称", "公司名"),
    "product": ("product name", "name of the product", "name of the phone", "产品名", "产品名称", "手机名"),
    "feature": ("feature name", "name of the feature", "功能名", "功能名称"),
}
"""What people call a name when they ask for it without knowing it."""


def term_entry(term: Term) -> Entry:
    """How a term is written, found by its right and wrong forms."""
    preferred = term.preferred + (term.trademark or "")

    def reply(language: Language) -> Reply:
        parts = [say("write", language, form=preferred), *variants_said(term.forbidden, term.preferred, language)]
        reasons = [term.reason, *(v.reason for v in term.forbidden)]
        return Reply(preferred, joined(parts, say("joint", language)), first_of(reasons, language))

    return Entry(
        ItemRef("term", term.id),
        "term",
        (
            # photo and customer are terms too, and stand in many a question that is about something else.
            Spelling(term.preferred, WORD if term.kind == "general" else NAME, fuzzy=term.fuzzy, sound=True),
            *(Spelling(v.text, NAME, fuzzy=term.fuzzy, sound=True) for v in term.forbidden),
            *(Spelling(text, VALUE) for text in KINDS.get(term.kind, ())),
        ),
        tuple(
            question.format(term.preferred)
            for language, question in (("en", "How do we write {}?"), ("zh", "{}怎么写？"))
            if term.language in (None, language)
        ),
        (reply("en"), reply("zh")),
    )


def variants_said(variants: Iterable[Variant], preferred: str | None, language: Language) -> Iterator[str]:
    """Sentences about forms not to be written; ``preferred`` None when there is no one form to write instead."""
    variants = tuple(variants)
    foreign = {v.text for v in variants if language == "en" and has_han(v.use or "") and not has_han(v.text)}
    plain = [v.text for v in variants if v.use is None or v.text in foreign]
    if plain and preferred is not None:
        yield say("not", language, forms=listed(plain, language))
    elif plain:
        yield say("may_not", language, forms=quoted(plain[:6], language))
    for variant in variants:
        if variant.text in foreign:
            continue  # what a Chinese sentence says for an English word helps nobody who writes English
        if variant.use:
            yield say("use_instead", language, form=variant.text, use=variant.use)
        elif variant.use == "":
            yield say("leave_out", language, form=variant.text)


def approved_entry(claim: ApprovedClaim) -> Entry:
    """What may be claimed, with its figures, notes, dates and evidence."""

    def reply(language: Language) -> Reply:
        parts = [say("may_claim", language, text=claim.text.best(language))]
        if claim.values:
            parts.append(say("figures", language, values=listed(claim.values, language)))
        if claim.disclaimer:
            parts.append(say("with_note", language, text=claim.disclaimer.best(language)))
        if claim.valid_from:
            parts.append(say("from", language, day=claim.valid_from.isoformat()))
        if claim.expires:
            parts.append(say("until", language, day=claim.expires.isoformat()))
        return Reply(claim.text.best(language), joined(parts), say("evidence", language, text=claim.evidence))

    return Entry(
        ItemRef("claim", claim.id),
        "claim",
        (*id_words(claim.id), *(Spelling(value, VALUE) for value in claim.values)),
        (*texts(claim.text), about(claim.id)),
        (reply("en"), reply("zh")),
        tells_time=any(times(value) for value in claim.values),
    )


def prohibited_entry(claim: ProhibitedClaim) -> Entry:
    """What may not be claimed, why, and what to say instead."""

    def reply(language: Language) -> Reply:
        phrases = claim.phrases.get(language) or (*claim.phrases.en, *claim.phrases.zh)
        parts = [say("may_not", language, forms=quoted(phrases, language))]
        if claim.use:
            parts.append(say("say_instead", language, text=claim.use.best(language)))
        fine = claim.exceptions.get(language)
        if fine:
            parts.append(say("but_fine", language, forms=quoted(fine, language)))
        return Reply(phrases[0], joined(parts), reason_and_source(claim.reason, claim.source, language))

    every = (*claim.phrases.en, *claim.phrases.zh)
    return Entry(
        ItemRef("claim", claim.id),
        "prohibited",
        (*(Spelling(phrase, NAME, fuzzy=True) for phrase in every), *id_words(claim.id)),
        (*every, *texts(claim.reason)),
        (reply("en"), reply("zh")),
    )


def rule_entry(pack: str, rule: PackRule) -> Entry:
    """A rule of a pack, found by the phrases it looks for."""

    def reply(language: Language) -> Reply:
        return Reply(
            rule.phrases[0].text,
            joined(variants_said(rule.phrases[:8], None, language), say("joint", language)),
            reason_and_source(rule.reason, rule.source, language),
        )

    return Entry(
        ItemRef("pack", f"{pack}.{rule.id}"),
        "pack",
        tuple(Spelling(variant.text, PHRASE) for variant in rule.phrases),
        texts(rule.reason),
        (reply("en"), reply("zh")),
    )
