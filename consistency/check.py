"""The checker's front door: one piece of copy and a guideline in, one report out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from types import MappingProxyType

from consistency.compile import CompiledGuideline, compile_guideline
from consistency.counting import length, word_count
from consistency.document import Document, parse
from consistency.merge import merge
from consistency.model import CheckResult, Copy, CopyError, NotChecked, Param, Report
from consistency.nlp.encoder_api import Encoder
from consistency.verdict import score, score_parts, verdict
from guidelines.model import Guideline, GuidelineVersion

LIMIT = 40_000
"""The longest text that is checked, in code points."""

FEWEST_WORDS = 3
"""Words from which a text has enough to be judged on; a name or a button alone is neither on brand nor off it."""

LONG_ENOUGH = 200
"""Characters of plain text from which its words are not counted for that."""

EXAMPLE = 40
"""Characters of a sentence that stand for those in another language."""

READABLE = frozenset({"en", "zh", "mixed"})

Observe = Callable[[str], AbstractContextManager[object]]
"""Given ``parse``, the name of a check or ``merge``: a context that surrounds that step, such as a stopwatch."""


def check(
    copy: Copy | str,
    guideline: Guideline | GuidelineVersion | CompiledGuideline,
    *,
    encoder: Encoder | None = None,
    observe: Observe | None = None,
) -> Report:
    """Check ``copy`` against ``guideline``: the same two give the same report, always and in every thread.

    ``encoder`` defaults to the bundled model. ``observe`` surrounds each step, to measure its share.

    Raises ``CopyError`` for what a person can put right: ``copy.empty``, ``copy.too_long`` (``limit``, ``length``),
    ``copy.unknown_channel`` and ``copy.unknown_stage`` (the id asked for, and ``known``, the ids there are).
    """
    if isinstance(copy, str):
        copy = Copy(copy)
    compiled = compile_guideline(guideline, encoder)
    content = compiled.guideline
    _refuse(copy, content)
    around: Observe = observe or (lambda _: nullcontext())
    with around("parse"):
        document = parse(copy.text)
    results: dict[str, CheckResult] = {}
    for part, prepared in compiled.parts:
        with around(part.name):
            results[part.name] = part.run(document, copy, prepared, compiled.resources)
    with around("merge"):
        found = [f for r in results.values() for f in r.findings]
        trial = compiled.on_trial
        # Apart from the others, since a rule on trial must not hide what another one has to say.
        findings = merge(f for f in found if not trial(f))
        shadowed = merge(f for f in found if trial(f))
        length_in_words = word_count(document.plain)
        weights = [(p.name, p.weight) for p, _ in compiled.parts if results[p.name].ran]
        parts = score_parts(weights, findings, length_in_words)
        points = score(parts)
        letters = _letters(document)
        readable = sum(n for language, n in letters.items() if language in READABLE)
        share = readable / max(1, sum(letters.values())) if (words := _words(document)) >= FEWEST_WORDS else 0.0
        channel = content.channel(copy.channel) if copy.channel else None
        return Report(
            verdict=verdict(findings, points, share),
            score=points,
            parts=parts,
            findings=findings,
            measures=tuple(m for r in results.values() for m in r.measures),
            sentences=tuple(s for r in results.values() for s in r.sentences),
            coverage=tuple(c for r in results.values() for c in r.coverage),
            checked=tuple(name for name, r in results.items() if r.ran),
            not_checked=(*_unread(document, readable, words), *(n for r in results.values() for n in r.not_checked)),
            languages=MappingProxyType(_languages(document)),
            brand=content.brand.id,
            version=compiled.number,
            guideline_hash=compiled.content_hash,
            text_hash=hashlib.sha256(copy.text.encode("utf-8", "surrogatepass")).hexdigest(),
            characters=len(copy.text),
            channel_length=length(document, channel.counting) if channel else None,
            words=length_in_words,
            readable=share,
            shadowed=shadowed,
        )


def _refuse(copy: Copy, guideline: Guideline) -> None:
    if not copy.text.strip():
        raise CopyError("copy.empty")
    if len(copy.text) > LIMIT:
        raise CopyError("copy.too_long", limit=LIMIT, length=len(copy.text))
    if copy.channel is not None and guideline.channel(copy.channel) is None:
        known = ", ".join(c.id for c in guideline.channels)
        raise CopyError("copy.unknown_channel", channel=copy.channel, known=known or "-")
    if copy.stage is not None and guideline.stage(copy.stage) is None:
        known = ", ".join(s.id for s in guideline.stages)
        raise CopyError("copy.unknown_stage", stage=copy.stage, known=known or "-")


def _languages(document: Document) -> dict[str, int]:
    """Sentences per language, in a fixed order; sentences without letters are not counted."""
    counts = Counter(s.language for s in document.sentences)
    return {name: counts[name] for name in ("en", "zh", "mixed", "other") if counts[name]}


def _letters(document: Document) -> Counter[str]:
    """Letters per language of their sentence."""
    counts: Counter[str] = Counter()
    for sentence in document.sentences:
        if sentence.language != "none":
            counts[sentence.language] += sum(map(str.isalpha, sentence.text))
    return counts


def _words(document: Document) -> int:
    """The words of ``document`` in either language, up to ``FEWEST_WORDS``."""
    if len(document.plain) > LONG_ENOUGH:
        return FEWEST_WORDS
    return min(FEWEST_WORDS, sum(token.script in ("latin", "han") for token in document.tokens))


def _unread(document: Document, readable: int, words: int) -> tuple[NotChecked, ...]:
    """What no check could read: sentences in other languages, nothing to read at all, or too little to judge."""
    others = [s for s in document.sentences if s.language == "other"]
    if others:
        example = " ".join(others[0].text.split())
        example = example if len(example) <= EXAMPLE else example[: EXAMPLE - 1] + "…"
        params: dict[str, Param] = {"n": len(others), "example": example}
        return (NotChecked("language", "check.language_not_supported", MappingProxyType(params)),)
    if not readable:
        return (NotChecked("language", "check.nothing_to_read"),)
    if words < FEWEST_WORDS:
        return (NotChecked("language", "check.too_short", MappingProxyType({"n": words})),)
    return ()
