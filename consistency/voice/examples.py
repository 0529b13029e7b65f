"""What a guideline offers to learn a voice from: pairs of off-brand and on-brand text, and on-brand text alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from guidelines.model import Guideline, Language


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing said as the brand says it and as it does not."""

    do: str
    dont: str
    attribute: str = field(default="", compare=False)
    """Id of the voice attribute the pair belongs to."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Pairs in the guideline's order, each once, and on-brand texts that no pair holds."""

    pairs: tuple[Pair, ...]
    alone: tuple[str, ...]


def lessons(guideline: Guideline, language: Language) -> Lessons:
    """The examples in ``language``: those of a voice attribute stand in pairs by their number.

    Where an attribute has more of one side, the rest goes round the other side again, so that no example is lost.
    What the brand says in its own words is on-brand alone: see ``own_words``.
    """
    pairs: dict[Pair, None] = {}
    alone: dict[str, None] = {}
    for attribute in guideline.voice.attributes:
        dos, donts = attribute.do.get(language), attribute.dont.get(language)
        if not donts:
            alone.update(dict.fromkeys(dos))
        elif dos:
            for at in range(max(len(dos), len(donts))):
                pairs.setdefault(Pair(dos[at % len(dos)], donts[at % len(donts)], attribute.id))
    alone.update(dict.fromkeys(own_words(guideline, language)))
    # A text on both sides teaches nothing about the whole of it.
    kept = tuple(pair for pair in pairs if pair.do != pair.dont)
    paired = {pair.do for pair in kept}
    return Lessons(kept, tuple(text for text in alone if text not in paired))


def own_words(guideline: Guideline, language: Language) -> list[str]:
    """Whole sentences of the guideline that are the brand's: core message, pillars with examples, approved claims."""
    texts: list[str | None] = []
    if guideline.message:
        texts.append(guideline.message.core.get(language))
        for pillar in guideline.message.pillars:
            texts += [pillar.statement.get(language), *pillar.examples.get(language)]
            texts += [point.text.get(language) for point in pillar.proof_points]
    for claim in guideline.claims.approved:
        texts += [claim.text.get(language), claim.disclaimer.get(language) if claim.disclaimer else None]
    texts += [term.preferred for term in guideline.terms if term.kind == "slogan" and term.language in (None, language)]
    return [text for text in texts if text]
