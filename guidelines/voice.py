"""How a brand sounds, as plain frozen types: the traits of its voice, and the targets its tone is measured against."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import model_validator

from guidelines.wording import Examples, Item, Language, Localized, Severity, Slug


class VoiceAttribute(Item):
    """One trait of the voice with sentences that show it and sentences that miss it."""

    id: Slug
    name: Localized
    description: Localized | None = None
    do: Examples = Examples()
    dont: Examples = Examples()


class ToneMeasure(StrEnum):
    """What can be measured of tone. Units stand in ``consistency.checks.tone``."""

    FORMALITY = "formality"
    FIRST_PERSON = "first_person"
    SECOND_PERSON = "second_person"
    PASSIVE = "passive"
    SENTENCE_LENGTH = "sentence_length"
    LONGEST_SENTENCE = "longest_sentence"
    READABILITY = "readability"
    EXCLAMATIONS = "exclamations"
    CAPITALS = "capitals"
    HEDGES = "hedges"
    JARGON = "jargon"
    PARTICLES = "particles"
    IDIOMS = "idioms"


class ToneTarget(Item):
    """The range a measure should stay in, for one language."""

    measure: ToneMeasure
    language: Language
    min: float | None = None
    max: float | None = None
    severity: Severity = Severity.WARNING
    reason: Localized | None = None
    shadow: bool = False
    """On trial: it runs, what it finds is kept and reported to the brand owner, and nobody else is shown it."""

    @model_validator(mode="after")
    def _a_range(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("a tone target needs min, max or both")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min:g} is above max {self.max:g}")
        return self


class Voice(Item):
    """How the brand sounds."""

    attributes: tuple[VoiceAttribute, ...] = ()
    targets: tuple[ToneTarget, ...] = ()
    jargon: Examples = Examples()
    """Words the brand counts as jargon, beside the built-in list."""
    address: Literal["你", "您"] | None = None
    """The form of address in Chinese copy; None leaves it open."""
