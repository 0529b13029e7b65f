"""What is missing: texts in a language the brand writes, examples that the checker needs, languages nobody has."""

from __future__ import annotations

from collections.abc import Iterator

from guidelines.lint.advice import Advice
from guidelines.model import Examples, Guideline, Language, Localized

NAMES = {"en": "English", "zh": "Chinese"}


def advise(guideline: Guideline) -> Iterator[Advice]:
    """Brand, message house, voice and claims against the languages of the brand."""
    brand = guideline.brand
    if len(set(brand.languages)) != len(brand.languages):
        yield Advice("brand", ("languages",), "A language is given twice.")
    for language in _lacking(brand.names, brand.languages):
        yield Advice("brand", ("names",), f"The brand writes {NAMES[language]} but has no {NAMES[language]} name.")
    yield from _message(guideline)
    yield from _voice(guideline)
    for number, term in enumerate(guideline.terms):
        if term.language is not None and term.language not in brand.languages:
            yield Advice("terms", (number, "language"), f"The brand does not write {NAMES[term.language]}.")
    for number, claim in enumerate(guideline.claims.approved):
        for language in _lacking(claim.text, brand.languages):
            yield Advice("claims", ("approved", number, "text"), f"The claim has no {NAMES[language]} wording.")


def _lacking(text: Localized, languages: tuple[Language, ...]) -> list[Language]:
    return [language for language in dict.fromkeys(languages) if text.get(language) is None]


def _without(examples: Examples, languages: tuple[Language, ...]) -> list[Language]:
    return [language for language in dict.fromkeys(languages) if not examples.get(language)]


def _message(guideline: Guideline) -> Iterator[Advice]:
    house, languages = guideline.message, guideline.brand.languages
    if house is None:
        yield Advice("message", (), "There is no message house, so copy is not checked for its message.")
        return
    for language in _lacking(house.core, languages):
        yield Advice("message", ("core",), f"The core message has no {NAMES[language]} text.")
    if not house.pillars:
        yield Advice("message", ("pillars",), "The message house has no pillar, so no sentence can carry one.")
    for number, pillar in enumerate(house.pillars):
        for key, text in (("name", pillar.name), ("statement", pillar.statement)):
            for language in _lacking(text, languages):
                yield Advice("message", ("pillars", number, key), f"The pillar has no {NAMES[language]} {key}.")
        for language in _without(pillar.examples, languages):
            message = f"The pillar has no {NAMES[language]} example sentence; two or three make it easier to recognise."
            yield Advice("message", ("pillars", number, "examples"), message)
        for place, point in enumerate(pillar.proof_points):
            if point.source is None:
                loc = ("pillars", number, "proof_points", place)
                yield Advice("message", loc, "The proof point names no source.")


def _voice(guideline: Guideline) -> Iterator[Advice]:
    languages = guideline.brand.languages
    for number, attribute in enumerate(guideline.voice.attributes):
        for key, examples in (("do", attribute.do), ("dont", attribute.dont)):
            for language in _without(examples, languages):
                message = f"The voice attribute has no {NAMES[language]} example under {key!r}."
                yield Advice("voice", ("attributes", number, key), message)
    seen: set[tuple[str, str]] = set()
    for number, target in enumerate(guideline.voice.targets):
        if target.language not in languages:
            message = f"The brand does not write {NAMES[target.language]}, so this target is never measured."
            yield Advice("voice", ("targets", number, "language"), message)
        if (target.measure, target.language) in seen:
            message = f"There is a target for {target.measure.value} in {NAMES[target.language]} already."
            yield Advice("voice", ("targets", number), message)
        seen.add((target.measure, target.language))
    if guideline.voice.address is not None and "zh" not in languages:
        yield Advice("voice", ("address",), "The form of address is for Chinese copy, which the brand does not write.")
