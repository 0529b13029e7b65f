"""Wording that contradicts other wording: terms, claims and pack rules that fight, loop or can never fire."""

from __future__ import annotations

from collections.abc import Iterator

from guidelines.lint.advice import Advice, Part, advice, has_words, holds, spared
from guidelines.model import LANGUAGES, Guideline, Language, Localized, Term, Variant
from guidelines.yaml_types import HAN

Loc = tuple[str | int, ...]


def advise(guideline: Guideline) -> Iterator[Advice]:
    """Terms, prohibited claims and packs against themselves, each other and the brand's own messages."""
    yield from _terms(guideline.terms)
    yield from _prohibited(guideline)
    yield from _packs(guideline)
    yield from _own_words(guideline)


def _same_copy(one: Language | None, other: Language | None) -> bool:
    return one is None or other is None or one == other


def _terms(terms: tuple[Term, ...]) -> Iterator[Advice]:
    seen: dict[tuple[str, Language | None], str] = {}
    for number, term in enumerate(terms):
        for place, variant in enumerate(term.forbidden):
            loc: Loc = (number, "forbidden", place)
            key = (variant.text.casefold(), term.language)
            if key in seen:
                yield advice("terms", loc, "forbidden_twice", text=variant.text, term=seen[key])
            seen.setdefault(key, term.id)
            yield from _variant(term, variant, loc)
            for other in terms:
                clash = other is not term and _same_copy(term.language, other.language)
                if clash and variant.text.casefold() == other.preferred.casefold():
                    yield advice("terms", loc, "forbidden_preferred", text=variant.text, term=other.id)
        yield from _exceptions("terms", (number,), (term.preferred, *(v.text for v in term.forbidden)), term.exceptions)
        if term.sound_alikes and not HAN.search(term.preferred):
            yield advice("terms", (number, "sound_alikes"), "no_sound_alikes")


def _variant(term: Term, variant: Variant, loc: Loc) -> Iterator[Advice]:
    text, instead = variant.text, term.preferred if variant.use is None else variant.use
    same = text == term.preferred or (term.case == "any" and text.casefold() == term.preferred.casefold())
    if same:
        yield advice("terms", loc, "preferred_itself", text=text)
    elif text.casefold() == term.preferred.casefold():
        yield advice("terms", loc, "case_anyway", text=text)
    else:
        yield from _never_fires("terms", loc, text, term.exceptions)
        if instead != term.preferred:  # inside the preferred form, forbidden ones are not looked for
            yield from _endless("terms", loc, text, instead, term.exceptions)
    if term.language == "en" and HAN.search(text):
        yield advice("terms", loc, "chinese_in_english", text=text)


def _never_fires(part: Part, loc: Loc, text: str, exceptions: tuple[str, ...]) -> Iterator[Advice]:
    if not has_words(text):
        yield advice(part, loc, "no_letters", text=text)
    elif spared(text, text, exceptions):
        yield advice(part, loc, "own_exception", text=text)


def _endless(part: Part, loc: Loc, text: str, instead: str | None, exceptions: tuple[str, ...]) -> Iterator[Advice]:
    if instead and has_words(text) and holds(instead, text) and not spared(instead, text, exceptions):
        yield advice(part, loc, "endless", instead=instead, text=text)


def _exceptions(part: Part, loc: Loc, phrases: tuple[str, ...], exceptions: tuple[str, ...]) -> Iterator[Advice]:
    for number, exception in enumerate(exceptions):
        if not any(holds(exception, phrase) for phrase in phrases):
            yield advice(part, (*loc, "exceptions", number), "idle_exception", exception=exception)


def _prohibited(guideline: Guideline) -> Iterator[Advice]:
    for number, claim in enumerate(guideline.claims.prohibited):
        for language in LANGUAGES:
            exceptions = claim.exceptions.get(language)
            for place, phrase in enumerate(claim.phrases.get(language)):
                loc: Loc = ("prohibited", number, "phrases", language, place)
                yield from _never_fires("claims", loc, phrase, exceptions)
                yield from _endless("claims", loc, phrase, claim.use.get(language) if claim.use else None, exceptions)
                for approved in guideline.claims.approved:
                    said = approved.text.get(language)
                    if said and holds(said, phrase) and not spared(said, phrase, exceptions):
                        yield advice("claims", loc, "approved_prohibited", claim=approved.id)
        if not claim.phrases.en and not claim.phrases.zh:
            yield advice("claims", ("prohibited", number, "phrases"), "no_phrase")


def _packs(guideline: Guideline) -> Iterator[Advice]:
    for number, pack in enumerate(guideline.packs):
        if pack.rules and not any(rule.language in guideline.brand.languages for rule in pack.rules):
            yield advice("packs", (number,), "pack_language")
        for at, rule in enumerate(pack.rules):
            loc: Loc = (number, "rules", at)
            for place, phrase in enumerate(rule.phrases):
                yield from _never_fires("packs", (*loc, "phrases", place), phrase.text, rule.exceptions)
                yield from _endless("packs", (*loc, "phrases", place), phrase.text, phrase.use, rule.exceptions)
            for place, text in enumerate(rule.bad):
                if all(spared(text, phrase.text, rule.exceptions) for phrase in rule.phrases):
                    yield advice("packs", (*loc, "bad", place), "bad_not_found")
            for place, text in enumerate(rule.good):
                fault = next((p.text for p in rule.phrases if not spared(text, p.text, rule.exceptions)), None)
                if fault is not None:
                    yield advice("packs", (*loc, "good", place), "good_found", text=fault)


def _own_words(guideline: Guideline) -> Iterator[Advice]:
    """The message house in the words that the guideline itself forbids."""
    if guideline.message is None:
        return
    house = guideline.message
    places: list[tuple[Loc, Language, str]] = []
    for language in LANGUAGES:
        if core := house.core.get(language):
            places.append((("core", language), language, core))
        for number, pillar in enumerate(house.pillars):
            if statement := pillar.statement.get(language):
                places.append((("pillars", number, "statement", language), language, statement))
    for loc, language, text in places:
        for phrase, exceptions, rule in _forbidden(guideline, language):
            if has_words(phrase) and not spared(text, phrase, exceptions):
                yield advice("message", loc, "own_words", text=phrase, rule=rule)


def _forbidden(guideline: Guideline, language: Language) -> Iterator[tuple[str, tuple[str, ...], Localized]]:
    """(phrase, exceptions, whose rule) of everything the guideline forbids in ``language``."""
    for term in guideline.terms:
        if _same_copy(term.language, language):
            rule = Localized(en=f"the term {term.id!r}", zh=f"术语 {term.id}")
            for variant in term.forbidden:
                yield variant.text, (*term.exceptions, term.preferred), rule
    for claim in guideline.claims.prohibited:
        rule = Localized(en=f"the prohibited claim {claim.id!r}", zh=f"禁用宣称 {claim.id}")
        for phrase in claim.phrases.get(language):
            yield phrase, claim.exceptions.get(language), rule
    for pack in guideline.packs:
        for each in pack.rules:
            if each.language == language:
                rule = Localized(
                    en=f"the rule {each.id!r} of the pack {pack.id!r}", zh=f"规则包 {pack.id} 的规则 {each.id}"
                )
                for variant in each.phrases:
                    yield variant.text, each.exceptions, rule
