"""How near a sentence is to each part of the message house: anchors as vectors, and the thresholds that judge.

Approved claims stand beside the house: copy that makes one carries no pillar by it, and is still about the brand.

A sentence belongs to the pillar with the nearest anchor: its statement, name, examples and proof points, in both
languages. Similarity is a cosine rounded to three places before any comparison, so that it decides alike everywhere.
Thresholds were set on a guideline of two languages with sentences of our own: paraphrases of a pillar lie between .32
and .90 (median .50), sentences about other things between .10 and .32, with a rare .45 for a shared product name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from consistency.document import Sentence
from consistency.model import SentenceMessage
from consistency.nlp.encoder_api import Vectors
from consistency.whose.rivals import Rivals
from guidelines.model import LANGUAGES, ApprovedClaim, Localized, MessageHouse

WEAK = 0.36
"""A pillar is carried weakly from here on."""
CORE = 0.55
OFF = 0.5
"""A sentence is off message at this likeness to a counter-example, if it beats every pillar by ``MARGIN``."""
OFF_BOILERPLATE = 0.55
"""The same for calls to action, greetings and legal lines, which sound alike at every brand."""
MARGIN = 0.12
CROSS = 0.05
"""Added where a pillar has no anchor in the sentence's language: across languages the encoder gives that much less."""

FAR = 0.28
"""A text whose sentences are on average less like anything a guideline says is about something else: so are 64 % of the
good texts of other brands, and 4 % of a brand's own (134 texts of eight brands)."""
FAR_BY_HOUSE = 0.2
"""The same where there is the house alone. With some claims it lies between: what is said less of lies farther off."""
FULLY_CLAIMED = 15
"""Approved claims from which on ``FAR`` holds."""

CORE_ID = "\x00core"
OFF_ID = "\x00off"
CLAIM_ID = "\x00claim"
_NO_PILLAR = (CORE_ID, OFF_ID, CLAIM_ID)


@dataclass(frozen=True, slots=True)
class CompiledMessage:
    """The anchors of the message house: ``vectors[i]`` is a text of ``owners[i]`` in ``languages[i]``."""

    house: MessageHouse
    texts: tuple[str, ...]
    owners: tuple[str, ...]
    languages: tuple[str, ...]
    vectors: Vectors
    spoken: frozenset[tuple[str, str]]
    """(owner, language) of every anchor."""
    by_stage: dict[str, tuple[str, ...]]
    rivals: Rivals
    far: float
    """The average likeness under which a text is about something else."""


@dataclass(frozen=True)
class Judged:
    """A sentence with the likeness of each owner's nearest anchor (likeness, index of that anchor)."""

    sentence: Sentence
    nearest: dict[str, tuple[float, int]]
    boilerplate: bool

    @cached_property
    def best(self) -> tuple[float, str]:
        """The nearest pillar and its likeness; (-1, "") without pillars."""
        pillars = [(-value, owner) for owner, (value, _) in self.nearest.items() if owner not in _NO_PILLAR]
        if not pillars:
            return -1.0, ""
        value, owner = min(pillars)
        return -value, owner

    @cached_property
    def closest(self) -> float:
        """The likeness of the nearest of all that the brand says: pillars, core message and approved claims."""
        return max(value for owner, (value, _) in self.nearest.items() if owner != OFF_ID)

    @cached_property
    def is_off(self) -> bool:
        """Whether the sentence is plainly like what the brand does not say."""
        off = self.nearest.get(OFF_ID, (-1.0, 0))[0]
        on = max(self.best[0], self.nearest[CORE_ID][0])
        return off >= (OFF_BOILERPLATE if self.boilerplate else OFF) and round(off - on, 3) >= MARGIN

    @property
    def message(self) -> SentenceMessage:
        """The sentence as it stands in the report."""
        value, owner = self.best
        near = value >= WEAK
        core = self.nearest[CORE_ID][0] >= CORE
        return SentenceMessage(
            span=self.sentence.span,
            pillar=owner if near else None,
            similarity=value if owner else self.nearest[CORE_ID][0],
            on_message=(near or core) and not self.is_off,
        )


def far(claims: int) -> float:
    """The average likeness under which a text is about something else, for a brand with that many approved claims."""
    return FAR_BY_HOUSE + (FAR - FAR_BY_HOUSE) * min(1.0, claims / FULLY_CLAIMED)


def anchors(house: MessageHouse, claims: Iterable[ApprovedClaim]) -> list[tuple[str, str, str]]:
    """(owner, language, text) of everything a sentence is held against."""
    found: list[tuple[str, str, str]] = []

    def add(owner: str, *texts: Localized) -> None:
        for text in texts:
            found.extend((owner, language, t) for language in ("en", "zh") if (t := text.get(language)))

    add(CORE_ID, house.core)
    for pillar in house.pillars:
        add(pillar.id, pillar.statement, pillar.name, *(p.text for p in pillar.proof_points))
        found.extend((pillar.id, language, t) for language in ("en", "zh") for t in pillar.examples.get(language))
    add(CLAIM_ID, *(claim.text for claim in claims))
    found.extend((OFF_ID, language, t) for language in ("en", "zh") for t in house.off_message.get(language))
    return found


def by_owner(
    compiled: CompiledMessage, sentences: Sequence[Sentence], vectors: Vectors
) -> list[dict[str, tuple[float, int]]]:
    """Each owner's nearest anchor to each of ``sentences``: (likeness, index of the first one that is as near).

    ``vectors`` are the sentences', shape (len(sentences), dimensions).
    """
    likeness = np.round(vectors @ compiled.vectors.T, 3).astype(np.float64)
    owners = list(dict.fromkeys(compiled.owners))
    for language in LANGUAGES:
        rows = [at for at, s in enumerate(sentences) if ("en" if s.language == "en" else "zh") == language]
        lacking = [at for at, owner in enumerate(compiled.owners) if (owner, language) not in compiled.spoken]
        likeness[np.ix_(rows, lacking)] += CROSS
    likeness = np.round(likeness, 3)
    nearest: list[dict[str, tuple[float, int]]] = [{} for _ in sentences]
    for owner in owners:
        columns = [at for at, each in enumerate(compiled.owners) if each == owner]
        own = likeness[:, columns]
        for at, (best, value) in enumerate(zip(own.argmax(axis=1).tolist(), own.max(axis=1).tolist(), strict=True)):
            nearest[at][owner] = (value, columns[best])
    return nearest
