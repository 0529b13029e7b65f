"""The guideline as plain frozen types: what a brand says and how. No file, no database, no language library."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal, Self

from pydantic import Field, model_validator

from guidelines.styles.model import Styles
from guidelines.voice import ToneMeasure, ToneTarget, Voice, VoiceAttribute
from guidelines.wording import LANGUAGES, Examples, Item, Language, Localized, Severity, Slug, Text, Variant

__all__ = [
    "LANGUAGES",
    "ApprovedClaim",
    "Brand",
    "Channel",
    "Claims",
    "Counting",
    "Examples",
    "Guideline",
    "GuidelineVersion",
    "Item",
    "Language",
    "Localized",
    "MessageHouse",
    "Pack",
    "PackRule",
    "Pillar",
    "ProhibitedClaim",
    "ProofPoint",
    "RequiredElement",
    "Severity",
    "Slug",
    "Stage",
    "Styles",
    "Term",
    "Text",
    "ToneMeasure",
    "ToneTarget",
    "Variant",
    "Voice",
    "VoiceAttribute",
]

Counting = Literal["characters", "words", "x", "weibo", "sms"]
"""How a platform counts length; see ``consistency.counting``."""


class Brand(Item):
    """Who speaks."""

    id: Slug
    names: Localized
    languages: tuple[Language, ...] = Field(min_length=1)
    parent: Slug | None = None
    description: Localized | None = None
    owner: Text | None = None
    competitors: tuple[Text, ...] = ()


class ProofPoint(Item):
    """A fact that makes a pillar believable, and where it comes from."""

    id: Slug
    text: Localized
    source: Text | None = None


class Pillar(Item):
    """One supporting message under the roof; ``examples`` are sentences that carry it."""

    id: Slug
    name: Localized
    statement: Localized
    examples: Examples = Examples()
    proof_points: tuple[ProofPoint, ...] = ()
    required: bool = True
    """Whether full-length copy that does not carry this pillar is told so."""


class MessageHouse(Item):
    """Roof (core message) and pillars."""

    core: Localized
    pillars: tuple[Pillar, ...] = ()
    off_message: Examples = Examples()
    """Sentences of the kind this brand does not say; the nearest counter-example makes a drift finding explainable."""


class Term(Item):
    """One concept, the form the brand writes and the forms it does not."""

    id: Slug
    preferred: Text
    language: Language | None = None
    """None: the term is written this way in copy of every language."""
    forbidden: tuple[Variant, ...] = ()
    kind: Literal["brand", "product", "slogan", "feature", "general"] = "general"
    case: Literal["exact", "any"] = "any"
    trademark: Literal["™", "®"] | None = None
    """The mark that must follow the first mention."""
    fuzzy: bool = True
    """Whether misspelt, spaced and hyphenated forms of ``preferred`` are looked for."""
    sound_alikes: bool = False
    """Whether Chinese homophones of ``preferred`` are looked for."""
    exceptions: tuple[Text, ...] = ()
    """Phrases inside which a forbidden form is fine."""
    severity: Severity = Severity.ERROR
    reason: Localized | None = None
    source: Text | None = None
    shadow: bool = False
    """On trial: it runs, what it finds is kept and reported to the brand owner, and nobody else is shown it."""


class ApprovedClaim(Item):
    """A claim that may be made, with its evidence. ``values`` are the exact figures approved, such as "200 MP"."""

    id: Slug
    text: Localized
    values: tuple[Text, ...] = ()
    evidence: Text
    valid_from: dt.date | None = None
    expires: dt.date | None = None
    disclaimer: Localized | None = None

    def is_over(self, day: dt.date | None) -> bool:
        """Whether it has ended by ``day``; without a day none has."""
        return day is not None and self.expires is not None and day > self.expires


class ProhibitedClaim(Item):
    """Wording that may not be used, with the reason and, where one exists, the law."""

    id: Slug
    phrases: Examples
    exceptions: Examples = Examples()
    severity: Severity = Severity.ERROR
    reason: Localized
    source: Text | None = None
    use: Localized | None = None
    shadow: bool = False
    """On trial: it runs, what it finds is kept and reported to the brand owner, and nobody else is shown it."""


class Claims(Item):
    """What may be claimed and what may not."""

    approved: tuple[ApprovedClaim, ...] = ()
    prohibited: tuple[ProhibitedClaim, ...] = ()
    check_numbers: bool = True
    """Whether a figure with a unit that no approved claim or proof point holds is reported."""


class RequiredElement(Item):
    """Something every piece on a channel must hold; any one of ``any_of`` will do (links need none)."""

    kind: Literal["call_to_action", "link", "disclosure", "hashtag", "brand_name"]
    any_of: Examples = Examples()
    severity: Severity = Severity.WARNING
    reason: Localized | None = None


class Channel(Item):
    """Where copy is published and what that place asks for."""

    id: Slug
    name: Localized
    counting: Counting = "characters"
    min_length: int | None = Field(default=None, ge=0)
    max_length: int | None = Field(default=None, ge=1)
    max_hashtags: int | None = Field(default=None, ge=0)
    max_links: int | None = Field(default=None, ge=0)
    max_emoji: int | None = Field(default=None, ge=0)
    required: tuple[RequiredElement, ...] = ()
    languages: tuple[Language, ...] = ()
    """Languages published here; empty means all of the brand's."""
    notes: Localized | None = None
    shadow: bool = False
    """On trial: it runs, what it finds is kept and reported to the brand owner, and nobody else is shown it."""


class Stage(Item):
    """A step of the customer journey and the pillars that matter most there."""

    id: Literal["awareness", "consideration", "decision", "loyalty", "advocacy"]
    name: Localized
    guidance: Localized | None = None
    pillars: tuple[Slug, ...] = ()


class PackRule(Item):
    """One typed rule of a rule pack: phrases that are found as words, with what to write instead."""

    id: Slug
    language: Language
    phrases: tuple[Variant, ...] = Field(min_length=1)
    exceptions: tuple[Text, ...] = ()
    severity: Severity = Severity.WARNING
    confidence: float = Field(default=1.0, gt=0, le=1)
    reason: Localized
    source: Text
    good: tuple[Text, ...] = Field(min_length=1)
    """Texts on which this rule stays silent."""
    bad: tuple[Text, ...] = Field(min_length=1)
    """Texts on which this rule fires."""
    shadow: bool = False
    """On trial: it runs, what it finds is kept and reported to the brand owner, and nobody else is shown it."""


class Pack(Item):
    """A set of rules that several brands share. ``features`` switches on built-in checks, such as typography."""

    id: Slug
    name: Localized
    description: Localized
    rules: tuple[PackRule, ...] = ()
    features: tuple[Literal["typography-zh"], ...] = ()
    shadow: bool = False
    """On trial: it runs, what it finds is kept and reported to the brand owner, and nobody else is shown it."""


class Guideline(Item):
    """Everything a brand says about how it speaks. Packs stand here whole, so that a version never changes."""

    brand: Brand
    message: MessageHouse | None = None
    voice: Voice = Voice()
    terms: tuple[Term, ...] = ()
    claims: Claims = Claims()
    channels: tuple[Channel, ...] = ()
    stages: tuple[Stage, ...] = ()
    packs: tuple[Pack, ...] = ()
    styles: Styles | None = None
    """Vale styles that run as they are."""

    @model_validator(mode="after")
    def _ids_are_unique_and_known(self) -> Self:
        pillars: tuple[Pillar, ...] = self.message.pillars if self.message else ()
        groups: dict[str, list[str]] = {
            "term": [t.id for t in self.terms],
            "channel": [c.id for c in self.channels],
            "stage": [s.id for s in self.stages],
            "claim": [a.id for a in self.claims.approved] + [p.id for p in self.claims.prohibited],
            "pillar": [p.id for p in pillars],
            "proof point": [p.id for pillar in pillars for p in pillar.proof_points],
            "voice attribute": [a.id for a in self.voice.attributes],
            "pack": [p.id for p in self.packs],
        }
        for kind, ids in groups.items():
            for name in ids:
                if ids.count(name) > 1:
                    raise ValueError(f"{kind} id {name!r} is used more than once")
        known = set(groups["pillar"])
        for stage in self.stages:
            for name in stage.pillars:
                if name not in known:
                    raise ValueError(f"stage {stage.id!r} names pillar {name!r}, which the message house does not have")
        return self

    def channel(self, channel_id: str) -> Channel | None:
        """The channel of that id, or None."""
        return next((c for c in self.channels if c.id == channel_id), None)

    def stage(self, stage_id: str) -> Stage | None:
        """The journey stage of that id, or None."""
        return next((s for s in self.stages if s.id == stage_id), None)

    def canonical_json(self) -> str:
        """The guideline as JSON: the same content always gives the same text."""
        return self.model_dump_json(exclude_defaults=True)

    def content_hash(self) -> str:
        """SHA-256 of the canonical JSON, in hex: equal hashes mean equal guidelines."""
        return hashlib.sha256(self.canonical_json().encode()).hexdigest()


class GuidelineVersion(Item):
    """One published, immutable state of a brand's guideline. ``number`` counts from 1 within a brand."""

    brand: Slug
    number: int = Field(ge=1)
    guideline: Guideline
    author: Text
    note: Text
    published_at: dt.datetime
    content_hash: str
