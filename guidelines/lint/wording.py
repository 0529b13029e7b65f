"""Wording that contradicts other wording: terms, claims and pack rules that fight, loop or can never fire."""

from __future__ import annotations

from collections.abc import Iterator

from guidelines.lint.advice import HAN, Advice, Part, has_words, holds, spared
from guidelines.model import LANGUAGES, Guideline, Language, Term, Variant

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
                yield Advice("terms", loc, f"{variant.text!r} is already forbidden by the term {seen[key]!r}.")
            seen.setdefault(key, term.id)
            yield from _variant(term, variant, loc)
            for other in terms:
                clash = other is not term and _same_copy(term.language, other.language)
                if clash and variant.text.casefold() == other.preferred.casefold():
                    yield Advice("terms", loc, f"{variant.text!r} is forbidden here and preferred by {other.id!r}.")
        yield from _exceptions("terms", (number,), (term.preferred, *(v.text for v in term.forbidden)), term.exceptions)
        if term.sound_alikes and not HAN.search(term.preferred):
            message = "Sound-alikes are looked for in Chinese only; this form has no Chinese character."
            yield Advice("terms", (number, "sound_alikes"), message)


def _variant(term: Term, variant: Variant, loc: Loc) -> Iterator[Advice]:
    text, instead = variant.text, term.preferred if variant.use is None else variant.use
    same = text == term.preferred or (term.case == "any" and text.casefold() == term.preferred.casefold())
    if same:
        yield Advice("terms", loc, f"{text!r} is the preferred form itself.")
    elif text.casefold() == term.preferred.casefold():
        yield Advice("terms", loc, f"{text!r} need not be listed: with 'case: exact' other cases are found anyway.")
    else:
        yield from _never_fires("terms", loc, text, term.exceptions)
        yield from _endless("terms", loc, text, instead, term.exceptions)
    if term.language == "en" and HAN.search(text):
        yield Advice("terms", loc, f"{text!r} is Chinese, but the term is for English copy: it can never be found.")


def _never_fires(part: Part, loc: Loc, text: str, exceptions: tuple[str, ...]) -> Iterator[Advice]:
    if not has_words(text):
        yield Advice(part, loc, f"{text!r} has no letter or digit and can never be found as a word.")
    elif spared(text, text, exceptions):
        yield Advice(part, loc, f"{text!r} is among its own exceptions and can never be found.")


def _endless(part: Part, loc: Loc, text: str, instead: str | None, exceptions: tuple[str, ...]) -> Iterator[Advice]:
    if instead and has_words(text) and holds(instead, text) and not spared(instead, text, exceptions):
        message = f"The replacement {instead!r} holds {text!r} again, so corrected copy is at fault once more."
        yield Advice(part, loc, f"{message} Add the replacement to the exceptions.")


def _exceptions(part: Part, loc: Loc, phrases: tuple[str, ...], exceptions: tuple[str, ...]) -> Iterator[Advice]:
    for number, exception in enumerate(exceptions):
        if not any(holds(exception, phrase) for phrase in phrases):
            message = f"The exception {exception!r} holds none of the forms it could spare, so it does nothing."
            yield Advice(part, (*loc, "exceptions", number), message)


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
                        yield Advice("claims", loc, f"The approved claim {approved.id!r} uses this prohibited wording.")
        if not claim.phrases.en and not claim.phrases.zh:
            yield Advice("claims", ("prohibited", number, "phrases"), "There is no phrase to look for.")


def _packs(guideline: Guideline) -> Iterator[Advice]:
    for number, pack in enumerate(guideline.packs):
        if pack.rules and not any(rule.language in guideline.brand.languages for rule in pack.rules):
            yield Advice("packs", (number,), "The brand does not write in the language of any of this pack's rules.")
        for at, rule in enumerate(pack.rules):
            loc: Loc = (number, "rules", at)
            for place, phrase in enumerate(rule.phrases):
                yield from _never_fires("packs", (*loc, "phrases", place), phrase.text, rule.exceptions)
                yield from _endless("packs", (*loc, "phrases", place), phrase.text, phrase.use, rule.exceptions)
            for place, text in enumerate(rule.bad):
                if all(spared(text, phrase.text, rule.exceptions) for phrase in rule.phrases):
                    yield Advice("packs", (*loc, "bad", place), "The rule finds nothing in this bad example.")
            for place, text in enumerate(rule.good):
                fault = next((p.text for p in rule.phrases if not spared(text, p.text, rule.exceptions)), None)
                if fault is not None:
                    yield Advice("packs", (*loc, "good", place), f"The rule finds {fault!r} in this good example.")


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
                yield Advice("message", loc, f"This text holds {phrase!r}, which {rule} does not allow.")


def _forbidden(guideline: Guideline, language: Language) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """(phrase, exceptions, whose rule) of everything the guideline forbids in ``language``."""
    for term in guideline.terms:
        if _same_copy(term.language, language):
            for variant in term.forbidden:
                yield variant.text, (*term.exceptions, term.preferred), f"the term {term.id!r}"
    for claim in guideline.claims.prohibited:
        for phrase in claim.phrases.get(language):
            yield phrase, claim.exceptions.get(language), f"the prohibited claim {claim.id!r}"
    for pack in guideline.packs:
        for rule in pack.rules:
            if rule.language == language:
                for variant in rule.phrases:
                    yield variant.text, rule.exceptions, f"the rule {rule.id!r} of the pack {pack.id!r}"
