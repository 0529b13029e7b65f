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
    Examples of pillars are on-brand texts alone.
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
    if guideline.message:
        for pillar in guideline.message.pillars:
            alone.update(dict.fromkeys(pillar.examples.get(language)))
    # A text on both sides teaches nothing about the whole of it.
    kept = tuple(pair for pair in pairs if pair.do != pair.dont)
    paired = {pair.do for pair in kept}
    return Lessons(kept, tuple(text for text in alone if text not in paired))
