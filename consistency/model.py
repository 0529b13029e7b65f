"""The checker's own types: a piece of copy in, a report out. Spans are code-point offsets into the original text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from guidelines.model import Language, Localized, Severity

Param = str | int | float | Localized
"""A value in a sentence; what is ``Localized`` is said in the reader's language."""
NO_PARAMS: Mapping[str, Param] = MappingProxyType({})


class CopyError(ValueError):
    """The copy or its context cannot be checked; ``code`` is a catalogue key, ``params`` fill its sentence."""

    def __init__(self, code: str, **params: Param) -> None:
        self.code, self.params = code, params
        super().__init__(f"{code} {params}" if params else code)


@dataclass(frozen=True, slots=True)
class CampaignContext:
    """What the brief of a campaign asks of its copy; plain and immutable, so that it travels between processes.

    A line of ``must_say`` and ``must_not_say`` holds its wording in each language it was given in: copy is held to the
    one of its own language. ``start`` to ``end`` are the days from the first phase to the last, both included;
    ``phase`` is the name of the one that the copy goes live in. None and empty: the brief does not say.
    """

    name: str
    id: str = ""
    must_say: tuple[Localized, ...] = ()
    must_not_say: tuple[Localized, ...] = ()
    landing_link: str | None = None
    phase: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A piece of draft copy and what it is for.

    ``as_of`` is the day the copy is meant to be live; without it claim expiry is reported as not checked.
    ``channel`` and ``stage`` are ids of the guideline; unknown ids raise ``CopyError`` in ``check``. ``campaign`` names
    where the copy belongs; ``brief`` is what that campaign's brief holds it to.
    """

    text: str
    channel: str | None = None
    stage: str | None = None
    campaign: str | None = None
    audience: str | None = None
    language: Language | None = None
    as_of: date | None = None
    brief: CampaignContext | None = None


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points: ``text[span.start:span.end]``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


ItemKind = Literal[
    "term", "claim", "channel", "stage", "pillar", "tone", "voice", "pack", "message", "brand", "brief", "style"
]


@dataclass(frozen=True, slots=True)
class ItemRef:
    """The guideline item behind a finding: ``kind`` is a term, claim, channel, pillar, tone target or pack rule.

    Of kind ``style`` it is a rule of a Vale style. Of kind ``brief`` it is no item of the guideline but of a
    campaign's brief: campaign, field, a mark of the line.
    """

    kind: ItemKind
    id: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Replace ``span`` of the original text by ``replacement``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    ``code`` is the catalogue key of its sentence (``terms.forbidden``) and ``params`` fill it. ``span`` is None for
    what concerns the whole text, such as a missing call to action; otherwise ``quote == text[span.start:span.end]``.
    ``id`` is set by ``check``: it is stable for the same text and guideline version. ``confidence`` is in (0, 1].
    """

    check: str
    code: str
    severity: Severity
    span: Span | None = None
    quote: str = ""
    params: Mapping[str, Param] = field(default_factory=lambda: NO_PARAMS)
    item: ItemRef | None = None
    reason: Localized | None = None
    source: str | None = None
    fix: Fix | None = None
    confidence: float = 1.0
    related: tuple[Span, ...] = ()
    """Other places of the same fault, such as the sentences that make an average too long."""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured value of tone beside its target; ``spans`` are the sentences that cause a miss.

    ``alone``: one sentence by itself is a larger share of so short a text than the target allows, and is let pass.
    """

    name: str
    language: Language
    value: float
    min: float | None
    max: float | None
    spans: tuple[Span, ...] = ()
    alone: bool = False

    @property
    def within(self) -> bool:
        """Whether the value keeps to its target."""
        return self.alone or (
            (self.min is None or self.value >= self.min) and (self.max is None or self.value <= self.max)
        )


@dataclass(frozen=True, slots=True)
class SentenceMessage:
    """A sentence and the pillar it is closest to; ``similarity`` is a cosine rounded to three places."""

    span: Span
    pillar: str | None
    similarity: float
    on_message: bool


@dataclass(frozen=True, slots=True)
class PillarCoverage:
    """Whether a pillar is carried, and best by which sentence; ``expected``: whether its absence counts against."""

    pillar: str
    status: Literal["carried", "weak", "missing"]
    similarity: float
    span: Span | None
    expected: bool = True


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that was not looked at, and why: catalogue key and parameters."""

    check: str
    code: str
    params: Mapping[str, Param] = field(default_factory=lambda: NO_PARAMS)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check has to say. ``ran`` is False when nothing could be looked at; ``not_checked`` then says why."""

    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    measures: tuple[Measure, ...] = ()
    sentences: tuple[SentenceMessage, ...] = ()
    coverage: tuple[PillarCoverage, ...] = ()
    ran: bool = True


class Verdict(StrEnum):
    """The answer in one word. ``NOT_CHECKED`` when no check could look at the text: never a silent pass."""

    ON_BRAND = "on_brand"
    NEEDS_WORK = "needs_work"
    OFF_BRAND = "off_brand"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One check's share of the score: ``lost`` of ``weight`` points, because of ``findings`` findings."""

    check: str
    weight: float
    lost: float
    findings: int


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that an exception lets stand: why, by whom and until which day (included)."""

    finding: Finding
    exception: str
    reason: str
    author: str
    until: date


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the checker knows about one text under one guideline version."""

    verdict: Verdict
    score: int
    """0 to 100: 100 less what the parts lost."""
    parts: tuple[ScorePart, ...]
    findings: tuple[Finding, ...]
    """Most important first: severity, then confidence, then position."""
    measures: tuple[Measure, ...]
    sentences: tuple[SentenceMessage, ...]
    coverage: tuple[PillarCoverage, ...]
    checked: tuple[str, ...]
    not_checked: tuple[NotChecked, ...]
    languages: Mapping[str, int] = field(default_factory=dict)
    """Sentences per language: en, zh, mixed, other."""
    brand: str = ""
    version: int | None = None
    """Number of the guideline version, None for a guideline read from a folder."""
    guideline_hash: str = ""
    text_hash: str = ""
    characters: int = 0
    channel_length: int | None = None
    """Length as the channel's platform counts it; None without a channel."""
    words: int = 0
    """Length as the score counts it."""
    readable: float = 1.0
    """Share of the text's letters in sentences that could be checked; 0 for a text too short to judge."""
    suppressed: tuple[Suppressed, ...] = ()
    """What exceptions let stand; neither score nor verdict counts it."""
    shadowed: tuple[Finding, ...] = ()
    """What rules on trial would have found; nobody is shown it and nothing counts it."""
