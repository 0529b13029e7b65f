"""How much the brand's a text is, as one number: the typed rules' findings and the voice model together.

The verdict counts the findings of all checks; here their part is the same points (``verdict.POINTS``), taken from the
voice model's score. So two drafts can be compared that no single check tells apart.
"""

from __future__ import annotations

from consistency.check import check
from consistency.checks import voice as voice_check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.model import Copy, Finding, Report
from consistency.nlp.encoder_api import Encoder
from consistency.verdict import POINTS
from consistency.voice.features import see
from consistency.voice.model import ROUNDED
from consistency.voice.voice import Voice
from guidelines.model import Guideline, GuidelineVersion, Language, Severity

RULES = frozenset({"terms", "packs", "tone", "typography"})
"""Checks whose findings are about wording; what is missing from a text says nothing of how it sounds."""
PER_WARNING = 10.0
"""What a sure warning takes from the score, more than voices differ by: a finding is evidence, a sum is not."""


def score(
    text: str,
    language: Language,
    guideline: Guideline | GuidelineVersion | CompiledGuideline,
    encoder: Encoder | None = None,
) -> float:
    """How much the brand's ``text`` is: the higher the better, comparable between texts of one guideline and language.

    Raises ``CopyError`` as ``check`` does.
    """
    compiled = compile_guideline(guideline, encoder)
    return joint(check(Copy(text), compiled), text, language, compiled)


def joint(report: Report, text: str, language: Language, compiled: CompiledGuideline) -> float:
    """``score`` for a text whose ``report`` is at hand."""
    lost = sum(_warnings(finding) for finding in report.findings if finding.check in RULES)
    voice = voice_of(compiled, language)
    [seen] = see([text], language, compiled.resources.encoder, voice.names)
    return round(voice.score(seen) - PER_WARNING * lost, ROUNDED)


def voice_of(compiled: CompiledGuideline, language: Language) -> Voice:
    """The voice that was learned for ``language``."""
    [prepared] = [made for part, made in compiled.parts if part.name == voice_check.NAME]
    voice: Voice = prepared.voices[language]
    return voice


def _warnings(finding: Finding) -> float:
    return POINTS[finding.severity] * finding.confidence / POINTS[Severity.WARNING]
