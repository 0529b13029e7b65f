"""What is missing: texts in a language the brand writes, examples that the checker needs, languages nobody has."""

from __future__ import annotations

from collections.abc import Iterator

from guidelines.lint.advice import NAMES, Advice, advice
from guidelines.model import LANGUAGES, Examples, Guideline, Language, Localized, ToneMeasure

_PILLAR = {
    "name": Localized(en="name", zh="名称"),
    "statement": Localized(en="statement", zh="陈述"),
}


def advise(guideline: Guideline) -> Iterator[Advice]:
    """Brand, message house, voice and claims against the languages of the brand."""
    brand = guideline.brand
    if len(set(brand.languages)) != len(brand.languages):
        yield advice("brand", ("languages",), "language_twice")
    for language in _lacking(brand.names, brand.languages):
        yield advice("brand", ("names",), "no_name", language=NAMES[language])
    yield from _message(guideline)
    yield from _voice(guideline)
    for number, term in enumerate(guideline.terms):
        if term.language is not None and term.language not in brand.languages:
            yield advice("terms", (number, "language"), "not_written", language=NAMES[term.language])
    for number, claim in enumerate(guideline.claims.approved):
        for language in _lacking(claim.text, brand.languages):
            yield advice("claims", ("approved", number, "text"), "claim_no_text", language=NAMES[language])


def _lacking(text: Localized, languages: tuple[Language, ...]) -> list[Language]:
    return [language for language in dict.fromkeys(languages) if text.get(language) is None]


def _without(examples: Examples, languages: tuple[Language, ...]) -> list[Language]:
    return [language for language in dict.fromkeys(languages) if not examples.get(language)]


def _message(guideline: Guideline) -> Iterator[Advice]:
    house, languages = guideline.message, guideline.brand.languages
    if house is None:
        yield advice("message", (), "no_house")
        return
    for language in _lacking(house.core, languages):
        yield advice("message", ("core",), "core_no_text", language=NAMES[language])
    if not house.pillars:
        yield advice("message", ("pillars",), "no_pillar")
    for number, pillar in enumerate(house.pillars):
        for key, text in (("name", pillar.name), ("statement", pillar.statement)):
            for language in _lacking(text, languages):
                loc = ("pillars", number, key)
                yield advice("message", loc, "pillar_no_text", language=NAMES[language], key=_PILLAR[key])
        for language in _without(pillar.examples, languages):
            yield advice("message", ("pillars", number, "examples"), "pillar_no_examples", language=NAMES[language])
        for place, point in enumerate(pillar.proof_points):
            if point.source is None:
                yield advice("message", ("pillars", number, "proof_points", place), "no_source")


def _voice(guideline: Guideline) -> Iterator[Advice]:
    languages = guideline.brand.languages
    for number, attribute in enumerate(guideline.voice.attributes):
        for key, examples in (("do", attribute.do), ("dont", attribute.dont)):
            for language in _without(examples, languages):
                yield advice(
                    "voice", ("attributes", number, key), "voice_no_examples", language=NAMES[language], key=key
                )
    seen: set[tuple[str, str]] = set()
    for number, target in enumerate(guideline.voice.targets):
        if target.language not in languages:
            yield advice("voice", ("targets", number, "language"), "never_measured", language=NAMES[target.language])
        if (target.measure, target.language) in seen:
            given = {"measure": target.measure.value, "language": NAMES[target.language]}
            yield advice("voice", ("targets", number), "target_twice", **given)
        seen.add((target.measure, target.language))
    if guideline.voice.address is not None and "zh" not in languages:
        yield advice("voice", ("address",), "address_unused")
    jargon = {t.language for t in guideline.voice.targets if t.measure is ToneMeasure.JARGON}
    for language in LANGUAGES:
        if guideline.voice.jargon.get(language) and language not in jargon:
            yield advice("voice", ("jargon",), "jargon_unmeasured", language=NAMES[language])
