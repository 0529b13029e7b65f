"""Which pillar of the message house each sentence carries, which pillars are missing, and what is off message."""

from __future__ import annotations

import re
from itertools import accumulate
from types import MappingProxyType
from typing import Literal

from consistency.calls import is_boilerplate
from consistency.check_api import Example, Resources
from consistency.document import Document, Sentence
from consistency.matching.stretches import Place
from consistency.message_house import CORE_ID, OFF_ID, WEAK, CompiledMessage, Judged, anchors, by_owner, far
from consistency.model import (
    CheckResult,
    Copy,
    Finding,
    ItemRef,
    NotChecked,
    PillarCoverage,
)
from consistency.tone.sample import CHINESE_CHARACTER, HAN
from consistency.whose.rivals import Rivals, unnamed
from guidelines.model import Brand, Examples, Guideline, Localized, MessageHouse, Pillar, Severity

NAME = "message"
CARRIED = 0.48
SHARED = 0.1
"""A sentence speaks for a pillar when no other pillar is nearer by more than this."""
SURE = 0.8
"""Confidence from which a sentence says what the brand does not; below it may share no more than a subject."""
LEAST_WORDS = 4
LEAST_CHARACTERS = 5
LEAD = 12
"""Characters of a sentence in which its subject is named."""
_WE_DO_NOT = re.compile(
    r"\bwe\b[^.,;:!?]{0,12}?(?:\b(?:not|never|cannot|refuse)\b|n['\u2019]t\b)"
    r"|我们(?:从来|从|都|也|绝|决|并|可)?[不没]",
    re.IGNORECASE,
)
FULL_SENTENCES = 3
FULL_SIZE = 30
"""Sentences and words (a Chinese character counts .6) from which on a text is expected to say something of ours."""
SIZE_A_PILLAR = 60
"""Words in which copy without a stage is expected to carry one of the pillars: a short post need not carry them all."""


class MessageCheck:
    """Sentences against the message house."""

    name = NAME
    weight = 20.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledMessage | None:
        """The anchors as vectors; None without a message house."""
        house = guideline.message
        if house is None:
            return None
        claims = guideline.claims.approved
        held = anchors(house, claims)
        return CompiledMessage(
            house=house,
            texts=tuple(a[2] for a in held),
            owners=tuple(a[0] for a in held),
            languages=tuple(a[1] for a in held),
            vectors=resources.encoder.encode([a[2] for a in held]),
            spoken=frozenset((a[0], a[1]) for a in held),
            by_stage={s.id: s.pillars for s in guideline.stages if s.pillars},
            rivals=Rivals(guideline.brand),
            far=far(len(claims)),
        )

    def run(
        self, document: Document, copy: Copy, compiled: CompiledMessage | None, resources: Resources
    ) -> CheckResult:
        """Sentence by sentence, then pillar by pillar."""
        if compiled is None:
            return CheckResult(not_checked=(NotChecked(NAME, "message.no_house"),), ran=False)
        spoken = [s for s in document.sentences if s.language in ("en", "zh", "mixed")]
        spoken = [s for s in spoken if _is_long_enough(s)]
        if not spoken:
            return CheckResult(not_checked=(NotChecked(NAME, "message.no_sentences"),), ran=False)
        vectors = resources.encoder.encode([s.text.replace("\ufffc", " ") for s in spoken])
        judged = [
            Judged(s, nearest, is_boilerplate(s.text))
            for s, nearest in zip(spoken, by_owner(compiled, spoken, vectors), strict=True)
        ]
        said = [j for j in judged if not j.boilerplate]
        content = [j.sentence for j in said]
        full = _is_full(content)
        coverage = tuple(_coverage(compiled, copy, said, full))
        others = (*compiled.rivals.places(document.plain), *unnamed(document.plain))
        off = [j for j in judged if j.is_off and not _is_of_others(compiled, j, others)]
        findings = [_off_message(document, compiled, j) for j in off]
        skipped: tuple[NotChecked, ...] = ()
        if full:
            if copy.stage in compiled.by_stage:
                findings += _missing_of_stage(compiled, coverage)
            elif _is_about_something_else(compiled, said, coverage):
                findings.append(_no_pillar(Severity.SUGGESTION) if coverage else _missing_core(compiled))
            else:
                findings += _missing(compiled, coverage, sum(map(_size, content)))
        else:
            params = MappingProxyType({"n": round(sum(map(_size, content))), "needed": FULL_SIZE})
            skipped = (NotChecked(NAME, "message.too_short", params),)
        return CheckResult(
            findings=tuple(findings),
            not_checked=skipped,
            sentences=tuple(j.message for j in said),
            coverage=coverage,
        )


def _size(sentence: Sentence) -> float:
    characters = len(HAN.findall(sentence.text))
    return len(CHINESE_CHARACTER.findall(sentence.text)) - characters + 0.6 * characters


def _is_long_enough(sentence: Sentence) -> bool:
    least = LEAST_WORDS if sentence.language == "en" else LEAST_CHARACTERS
    return len(CHINESE_CHARACTER.findall(sentence.text)) >= least


def _is_full(content: list[Sentence]) -> bool:
    return len(content) >= FULL_SENTENCES and any(size >= FULL_SIZE for size in accumulate(map(_size, content)))


def _status(value: float) -> Literal["carried", "weak", "missing"]:
    return "carried" if value >= CARRIED else "weak" if value >= WEAK else "missing"


def _coverage(compiled: CompiledMessage, copy: Copy, said: list[Judged], full: bool) -> list[PillarCoverage]:
    expected = _expected(compiled, copy)
    rows = []
    for pillar in compiled.house.pillars:
        own = [j for j in said if not j.is_off and j.nearest[pillar.id][0] >= round(j.best[0] - SHARED, 3)]
        value, at = max(((j.nearest[pillar.id][0], -j.sentence.index) for j in own), default=(0.0, 0))
        status = _status(value)
        if not own:
            value = max((j.nearest[pillar.id][0] for j in said), default=0.0)
        span = next((j.sentence.span for j in said if j.sentence.index == -at), None) if status != "missing" else None
        rows.append(PillarCoverage(pillar.id, status, value, span, expected=full and pillar.id in expected))
    return rows


def _expected(compiled: CompiledMessage, copy: Copy) -> frozenset[str]:
    """The pillars this copy must carry: those of its journey stage, without one the required ones."""
    staged = compiled.by_stage.get(copy.stage or "")
    return frozenset(staged or (p.id for p in compiled.house.pillars if p.required))


def _is_about_something_else(
    compiled: CompiledMessage, said: list[Judged], coverage: tuple[PillarCoverage, ...]
) -> bool:
    """Whether a text without a stage comes near no pillar, and its sentences near nothing else that the brand says."""
    if any(c.status != "missing" for c in coverage):
        return False
    return round(sum(j.closest for j in said) / len(said), 3) < compiled.far


def _no_pillar(severity: Severity) -> Finding:
    """Said once instead of a finding for each pillar: the text is about something else, such as service or jobs."""
    return Finding(
        check=NAME, code="message.no_pillar", severity=severity, item=ItemRef("message", "pillars"), confidence=0.8
    )


def _missing_core(compiled: CompiledMessage) -> Finding:
    """The same for a house that is all roof: its core message is then the one thing to carry."""
    return Finding(
        check=NAME,
        code="message.missing_core",
        severity=Severity.SUGGESTION,
        params=MappingProxyType({"core": compiled.house.core}),
        item=ItemRef("message", "core"),
        confidence=0.6,
    )


def _missing_of_stage(compiled: CompiledMessage, coverage: tuple[PillarCoverage, ...]) -> list[Finding]:
    """A finding for each pillar that the copy's stage asks for, one where the copy carries none at all."""
    if all(c.status == "missing" for c in coverage):
        return [_no_pillar(Severity.WARNING)]
    return [_missing_pillar(compiled, c, Severity.WARNING) for c in coverage if c.expected and c.status == "missing"]


def _missing(compiled: CompiledMessage, coverage: tuple[PillarCoverage, ...], size: float) -> list[Finding]:
    """One finding for all required pillars that copy without a stage lacks, where it is long enough for one more."""
    if sum(c.status != "missing" for c in coverage) >= size // SIZE_A_PILLAR:
        return []
    missed = [c for c in coverage if c.expected and c.status == "missing"]
    if len(missed) < 2:
        return [_missing_pillar(compiled, c, Severity.SUGGESTION) for c in missed]
    pillars = {p.id: p.name for p in compiled.house.pillars}
    names = [pillars[c.pillar] for c in missed]
    told = Localized(
        en="”, “".join(name.get("en") or name.get("zh") or "" for name in names),
        zh="”“".join(name.get("zh") or name.get("en") or "" for name in names),
    )
    return [
        Finding(
            check=NAME,
            code="message.missing_pillars",
            severity=Severity.SUGGESTION,
            params=MappingProxyType({"pillars": told}),
            item=ItemRef("message", "pillars"),
            confidence=min(_sureness(c) for c in missed),
        )
    ]


def _missing_pillar(compiled: CompiledMessage, coverage: PillarCoverage, severity: Severity) -> Finding:
    pillar = next(p for p in compiled.house.pillars if p.id == coverage.pillar)
    return Finding(
        check=NAME,
        code="message.missing_pillar",
        severity=severity,
        params=MappingProxyType({"pillar": pillar.name}),
        item=ItemRef("pillar", pillar.id),
        reason=pillar.statement,
        confidence=_sureness(coverage),
    )


def _sureness(coverage: PillarCoverage) -> float:
    return round(min(0.9, 0.6 + WEAK - coverage.similarity), 3)


def _is_of_others(compiled: CompiledMessage, judged: Judged, others: tuple[Place, ...]) -> bool:
    """Whether a sentence tells what competitors say, or that we do not: neither is a message of ours."""
    sentence, example = judged.sentence, compiled.texts[judged.nearest[OFF_ID][1]]
    leads = any(sentence.start <= start <= sentence.start + LEAD for start, _ in others)
    return leads or (_WE_DO_NOT.search(sentence.text) is not None and not _WE_DO_NOT.search(example))


def _off_message(document: Document, compiled: CompiledMessage, judged: Judged) -> Finding:
    value, index = judged.nearest[OFF_ID]
    on = max(judged.best[0], judged.nearest[CORE_ID][0])
    confidence = round(min(0.9, 0.5 + value - on), 3)
    return Finding(
        check=NAME,
        code="message.off_message",
        severity=Severity.WARNING if confidence >= SURE else Severity.SUGGESTION,
        span=judged.sentence.span,
        quote=document.quote(judged.sentence.span),
        params=MappingProxyType({"example": compiled.texts[index], "similarity": f"{value:.2f}"}),
        item=ItemRef("message", "off_message"),
        confidence=confidence,
    )


CHECK = MessageCheck()

_BRAND = Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh"))
_HOUSE = MessageHouse(
    core=Localized(en="Light that follows your day", zh="随你而动的光"),
    pillars=(
        Pillar(
            id="rest",
            name=Localized(en="Easy on the eyes", zh="看得舒服"),
            statement=Localized(en="Soft light lets you read for hours.", zh="柔和的光线，长时间看书也舒服。"),
            examples=Examples(en=("Read all evening under soft light.",), zh=("整晚看书，光线依然柔和。",)),
        ),
        Pillar(
            id="saving",
            name=Localized(en="Saves power", zh="省电"),
            statement=Localized(en="The lamp uses very little electricity.", zh="这盏灯用电很少。"),
            examples=Examples(en=("It costs a few cents of electricity a month.",), zh=("一个月只要几毛钱电费。",)),
        ),
    ),
    off_message=Examples(en=("Buy now or regret it forever.",), zh=("现在不买，后悔一辈子。",)),
)
_WITH_HOUSE = Guideline(brand=_BRAND, message=_HOUSE)

EXAMPLES = (
    Example(
        "Light that follows your day. Soft light lets you read for hours in the evening. "
        "The lamp uses very little electricity, about two cents a week. "
        "Read all evening under its soft light and wake up rested the next morning.",
        _WITH_HOUSE,
        (),
    ),
    Example(
        "Light that follows your day. Soft light lets you read for hours in the evening. "
        + "Read all evening under soft light, and the room stays calm. "
        + "Our designers drew the foot in steel and the shade in blown glass from a family workshop. " * 6,
        _WITH_HOUSE,
        ("message.missing_pillar",),
    ),
    Example("You will regret it forever if you do not buy now.", _WITH_HOUSE, ("message.off_message",)),
    Example("柔和的光线，长时间看书也舒服。", _WITH_HOUSE, ()),
    Example("现在不买，你会后悔一辈子。", _WITH_HOUSE, ("message.off_message",)),
)
