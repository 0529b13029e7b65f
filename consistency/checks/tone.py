"""Whether the copy sounds as the brand wants: each tone target measured, and the form of address in Chinese.

Units of the measures stand in ``consistency.tone.english`` and ``consistency.tone.chinese``. A target is measured on
the sentences of its language; where the text is too short to say anything, that is reported as not checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import regex

from consistency.check_api import Example, Resources
from consistency.document import Document, Sentence
from consistency.model import CheckResult, Copy, Finding, Fix, ItemRef, Measure, NotChecked, Param, Span
from consistency.tone import chinese, english
from consistency.tone.reading import Lexicon, Reading, Spec
from consistency.tone.sample import Sample, chinese_in, samples
from guidelines.model import Brand, Guideline, Localized, Severity, ToneMeasure, ToneTarget, Voice

NAME = "tone"
SPECS = {"en": english.MEASURES, "zh": chinese.MEASURES}
SHOWN = 3
"""Places a finding names; the worst comes first."""
OF_WORDS = frozenset(
    {
        ToneMeasure.EXCLAMATIONS,
        ToneMeasure.CAPITALS,
        ToneMeasure.HEDGES,
        ToneMeasure.JARGON,
        ToneMeasure.PARTICLES,
        ToneMeasure.IDIOMS,
    }
)
"""Measures that count words at fault: their finding quotes the words, not the sentence."""
OF_SENTENCES = frozenset({ToneMeasure.PASSIVE})
"""Measures that are a share of the sentences."""
AVERAGES = 0.9
"""Confidence of a finding about an average or a share; a count of words is certain."""


@dataclass(frozen=True, slots=True)
class CompiledTone:
    """The targets, the form of address, and the words the measures take from the guideline."""

    targets: tuple[ToneTarget, ...]
    address: Literal["你", "您"] | None
    lexicon: Lexicon


class ToneCheck:
    """Tone against the voice targets."""

    name = NAME
    weight = 20.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledTone:
        """Targets in the guideline's order, acronyms and set phrases of its names, terms and message house."""
        texts = list(_own_words(guideline))
        acronyms = frozenset(w for t in texts for w in regex.findall(r"(?<![A-Za-z])[A-Z]{2,}(?![a-z])", t))
        phrases = frozenset(w for t in texts for w in regex.findall(r"(?<!\p{Han})\p{Han}{4}(?!\p{Han})", t))
        jargon = guideline.voice.jargon
        lexicon = Lexicon(acronyms, phrases, jargon.en, jargon.zh)
        return CompiledTone(guideline.voice.targets, guideline.voice.address, lexicon)

    def run(self, document: Document, copy: Copy, compiled: CompiledTone, resources: Resources) -> CheckResult:
        """Measures of every target whose language the text holds, findings where one is missed."""
        by_language = samples(document)
        findings: list[Finding] = []
        measures: list[Measure] = []
        skipped: list[NotChecked] = []
        for language, sample in by_language.items():
            mine = [t for t in compiled.targets if t.language == language]
            if not mine:
                skipped.append(NotChecked(NAME, f"tone.no_targets.{language}"))
            for target in mine:
                spec = SPECS[language].get(target.measure)
                why = _not_measured(sample, target, spec)
                if why is not None or spec is None:
                    skipped += [why] if why else []
                    continue
                reading = spec.read(sample, compiled.lexicon)
                measures.append(_measure(target, reading))
                if not measures[-1].within:
                    findings.append(_finding(document, target, reading))
        addressed = chinese_in(document)
        address_read = bool(chinese.addresses(addressed))
        findings += _address(document, addressed, compiled.address)
        return CheckResult(
            findings=tuple(findings),
            not_checked=tuple(skipped),
            measures=tuple(measures),
            ran=bool(measures) or (address_read and compiled.address is not None),
        )


def _own_words(guideline: Guideline) -> list[str]:
    """Texts whose capitals and set phrases are the brand's own way of writing."""
    texts: list[str | None] = [guideline.brand.names.en, guideline.brand.names.zh]
    for term in guideline.terms:
        texts += [term.preferred, *term.exceptions]
    for claim in guideline.claims.approved:
        texts += [claim.text.en, claim.text.zh, *claim.values]
    if guideline.message:
        texts += [guideline.message.core.en, guideline.message.core.zh]
        for pillar in guideline.message.pillars:
            texts += [pillar.name.en, pillar.name.zh, pillar.statement.en, pillar.statement.zh]
            texts += [part for point in pillar.proof_points for part in (point.text.en, point.text.zh)]
    return [t for t in texts if t]


def _not_measured(sample: Sample, target: ToneTarget, spec: Spec | None) -> NotChecked | None:
    measure = target.measure.value
    if spec is None:
        return NotChecked(NAME, f"tone.no_such_measure.{target.language}", MappingProxyType({"measure": measure}))
    if sample.size < spec.least_size:
        params: dict[str, Param] = {"n": sample.size, "needed": spec.least_size}
        return NotChecked(NAME, f"tone.{target.language}.{measure}.too_short", MappingProxyType(params))
    if len(sample.running) < spec.least_sentences:
        params = {"n": len(sample.running), "needed": spec.least_sentences}
        return NotChecked(NAME, f"tone.{target.language}.{measure}.few_sentences", MappingProxyType(params))
    return None


def _measure(target: ToneTarget, reading: Reading) -> Measure:
    high = target.max is not None and reading.value > target.max
    low = target.min is not None and reading.value < target.min
    alone = high and bool(target.max) and target.measure in OF_SENTENCES and len(reading.high) == 1
    sentences = () if alone else reading.high if high else reading.low if low else ()
    return Measure(
        name=target.measure.value,
        language=target.language,
        value=reading.value,
        min=target.min,
        max=target.max,
        spans=tuple(s.span for s in sentences),
        alone=alone,
    )


def _finding(document: Document, target: ToneTarget, reading: Reading) -> Finding:
    high = target.max is not None and reading.value > target.max
    limit = target.max if high else target.min
    places = _places(document, target, reading, high)
    quote = document.quote(places[0]) if places else ""
    return Finding(
        check=NAME,
        code=f"tone.{target.language}.{target.measure.value}.{'high' if high else 'low'}",
        severity=target.severity,
        span=places[0] if places else None,
        quote=quote,
        params=MappingProxyType({"value": f"{reading.value:g}", "target": f"{limit:g}"}),
        item=ItemRef("tone", f"{target.language}.{target.measure.value}"),
        reason=target.reason,
        confidence=1.0 if target.measure in OF_WORDS else AVERAGES,
        related=places[1:],
    )


def _places(document: Document, target: ToneTarget, reading: Reading, high: bool) -> tuple[Span, ...]:
    if high and target.measure in OF_WORDS:
        return tuple(document.span(*place) for place in reading.places[:SHOWN])
    sentences: tuple[Sentence, ...] = reading.high if high else reading.low
    return tuple(s.span for s in sentences[:SHOWN])


def _address(document: Document, sample: Sample, wanted: Literal["你", "您"] | None) -> list[Finding]:
    """Each pronoun that is not the one the voice asks for; without such a rule, one hint where both are mixed."""
    found = chinese.addresses(sample)
    if wanted is not None:
        return [_wrong_address(document, p, wanted) for p in found if document.plain[p[0]] != wanted]
    plain = [p for p in found if document.plain[p[0]] == "你"]
    polite = [p for p in found if document.plain[p[0]] == "您"]
    if not plain or not polite:
        return []
    fewer, more = (plain, polite) if len(plain) < len(polite) else (polite, plain)
    spans = tuple(document.span(*p) for p in fewer)
    params: dict[str, Param] = {
        "pronoun": document.plain[fewer[0][0]],
        "other": document.plain[more[0][0]],
        "count": len(fewer),
        "other_count": len(more),
    }
    return [
        Finding(
            check=NAME,
            code="tone.address_mixed",
            severity=Severity.SUGGESTION,
            span=spans[0],
            quote=document.quote(spans[0]),
            params=MappingProxyType(params),
            item=ItemRef("voice", "address"),
            related=spans[1:],
        )
    ]


def _wrong_address(document: Document, place: tuple[int, int], wanted: Literal["你", "您"]) -> Finding:
    span = document.span(*place)
    written = document.plain[place[0] : place[1]]
    right = wanted + (written[1:] if wanted == "你" else "")  # 您 has no plural: 你们 becomes 您
    return Finding(
        check=NAME,
        code="tone.address",
        severity=Severity.WARNING,
        span=span,
        quote=document.quote(span),
        params=MappingProxyType({"written": written, "use": right}),
        item=ItemRef("voice", "address"),
        fix=Fix(span, right),
    )


CHECK = ToneCheck()


def _guideline(*targets: ToneTarget, address: Literal["你", "您"] | None = None) -> Guideline:
    brand = Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh"))
    return Guideline(brand=brand, voice=Voice(targets=targets, address=address))


_CALM_EN = _guideline(ToneTarget(measure=ToneMeasure.EXCLAMATIONS, language="en", max=1))
_SHORT_EN = _guideline(ToneTarget(measure=ToneMeasure.SENTENCE_LENGTH, language="en", max=12))
_CALM_ZH = _guideline(ToneTarget(measure=ToneMeasure.EXCLAMATIONS, language="zh", max=1))
_PLAIN_ZH = _guideline(ToneTarget(measure=ToneMeasure.JARGON, language="zh", max=0), address="你")

EXAMPLES = (
    Example("The lamp is small. It lights the whole room.", _SHORT_EN, ()),
    Example("Try the lamp tonight!", _CALM_EN, ()),
    Example("Buy it now!! Really!", _CALM_EN, ("tone.en.exclamations.high",)),
    Example(
        "The lamp that we have built for you over the past three years lights every corner of the room. "
        "It also charges your phone while you sleep, read or talk to the people you love the most.",
        _SHORT_EN,
        ("tone.en.sentence_length.high",),
    ),
    Example("今晚就试试这盏灯！", _CALM_ZH, ()),
    Example("快来买！！！", _CALM_ZH, ("tone.zh.exclamations.high",)),
    Example("你只管看书，光线交给它。", _PLAIN_ZH, ()),
    Example("为您打造闭环体验。", _PLAIN_ZH, ("tone.address", "tone.zh.jargon.high")),
)
