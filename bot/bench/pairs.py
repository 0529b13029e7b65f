"""Whether the checker tells a brand's copy from what the brand would not write: do and don't pairs of content guides.

Each guide (``source``) of a file is one brand: its ``store`` fold becomes the guideline's examples, its ``probe`` fold
is scored and never learned from. Nothing is fitted across guides.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from math import sqrt
from pathlib import Path
from statistics import fmean
from typing import Any

from consistency.check import check
from consistency.compile import compile_guideline
from consistency.model import Copy, CopyError, Report
from consistency.nlp.encoder import make_encoder
from consistency.voice.joint import joint, voice_of
from consistency.voice.trust import wilson
from guidelines.model import Brand, Examples, Guideline, Language, Localized, Voice, VoiceAttribute
from guidelines.packs import available

PACKS: dict[str, tuple[str, ...]] = {
    "en": ("plain-english", "inclusive-english", "marketing-hype-en"),
    "zh": ("advertising-law-zh", "marketing-hype-zh", "plain-chinese", "typography-zh"),
}
"""What a brand that writes in the language would switch on."""
DO_FLAG_LIMIT = 0.13
Z95 = 1.96


class PairsError(CopyError):
    """A file of pairs cannot be read; ``code`` and ``params`` as of ``CopyError``."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """One line of a file of pairs."""

    do: str
    dont: str
    source: str
    lang: Language
    topic: str
    level: str
    fold: str


@dataclass(frozen=True, slots=True)
class Scored:
    """One probe pair with both scores, and whether each side drew a finding."""

    row: PairRow
    do_score: float
    dont_score: float
    do_flagged: bool
    dont_flagged: bool

    @property
    def right(self) -> float:
        """1 where the do scores higher, half on a tie."""
        return 1.0 if self.do_score > self.dont_score else 0.5 if self.do_score == self.dont_score else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """Pairs ordered rightly (ties as half) of ``pairs``, with the 95 % Wilson interval."""

    pairs: int
    accuracy: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GuideResult:
    """One guide: ``copy`` leaves single terms out (None without any); flags are shares of texts with a finding.

    ``cross_validated`` is the model's own figure on ``store``, None where there were too few pairs; ``voice`` tells
    whether the model spoke. ``caught_at_limit``: don'ts caught by score where at most ``DO_FLAG_LIMIT`` of the dos are.
    """

    source: str
    language: Language
    stored: int
    voice: bool
    cross_validated: float | None
    all: Share
    copy: Share | None
    do_flagged: float
    dont_flagged: float
    caught_at_limit: float


@dataclass(frozen=True, slots=True)
class LanguageResult:
    """All guides of a language; the means give each guide the same weight, whatever its size."""

    language: Language
    guides: int
    mean: float
    mean_low: float
    mean_high: float
    mean_copy: float
    pooled: Share
    do_flagged: float
    dont_flagged: float
    caught_at_limit: float


@dataclass(frozen=True, slots=True)
class PairsBench:
    """What ``unison bench pairs`` prints."""

    guides: tuple[GuideResult, ...]
    languages: tuple[LanguageResult, ...]
    topics: dict[str, Share] = field(default_factory=dict)
    levels: dict[str, Share] = field(default_factory=dict)


def run(path: Path, encoder_setting: str = "bundled", *, progress: Callable[[str], None] | None = None) -> PairsBench:
    """Measure on the pairs of ``path``, a JSON Lines file or a folder of such files; guides with both folds count.

    Raises ``PairsError`` for a path or line that cannot be read, and where no guide has both folds.
    """
    encoder = make_encoder(encoder_setting, long_lived=False)
    by_guide: dict[tuple[str, Language], list[PairRow]] = {}
    for row in read_pairs(path):
        by_guide.setdefault((row.source, row.lang), []).append(row)
    guides: list[GuideResult] = []
    scored: list[Scored] = []
    for (source, language), rows in sorted(by_guide.items()):
        store = [row for row in rows if row.fold == "store"]
        probe = [row for row in rows if row.fold == "probe"]
        if not store or not probe:
            continue
        if progress:
            progress(f"{source} ({language}): {len(store)} pairs to learn from, {len(probe)} to try")
        compiled = compile_guideline(guideline(source, language, store), encoder)
        seen: dict[str, tuple[float, Report]] = {}
        for text in {t: None for row in probe for t in (row.do, row.dont)}:
            report = check(Copy(text), compiled)
            seen[text] = joint(report, text, language, compiled), report
        mine = [
            Scored(
                row,
                seen[row.do][0],
                seen[row.dont][0],
                bool(seen[row.do][1].findings),
                bool(seen[row.dont][1].findings),
            )
            for row in probe
        ]
        trust = voice_of(compiled, language).trust
        guides.append(_guide(source, language, len(store), mine, trust.accuracy if trust else None,
                             voice=trust is not None and trust.reliable))  # fmt: skip
        scored += mine
    if not guides:
        raise PairsError("bench.pairs.no_folds", path=str(path))
    return PairsBench(
        guides=tuple(guides),
        languages=tuple(_language(language, guides, scored) for language in sorted({g.language for g in guides})),
        topics=_by(scored, lambda s: f"{s.row.lang} {s.row.topic}"),
        levels=_by(scored, lambda s: f"{s.row.lang} {s.row.level}"),
    )


def read_pairs(path: Path) -> list[PairRow]:
    """The pairs of a JSON Lines file, or of every ``*.jsonl`` of a folder and below, in order of name.

    Raises ``PairsError`` with file and line.
    """
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    rows: list[PairRow] = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise PairsError("bench.pairs.unreadable", path=str(file)) from error
        for number, line in enumerate(lines, 1):
            if line.strip():
                rows.append(_row(line, file, number))
    if not rows:
        raise PairsError("bench.pairs.empty", path=str(path))
    return rows


def _row(line: str, file: Path, number: int) -> PairRow:
    try:
        entry: Any = json.loads(line)
        texts = {key: entry[key] for key in ("do", "dont", "source", "lang", "fold")}
        if not all(isinstance(value, str) and value.strip() for value in texts.values()):
            raise TypeError("a field is no text")
        if texts["lang"] not in ("en", "zh"):
            raise ValueError(texts["lang"])
    except (ValueError, KeyError, TypeError) as error:
        raise PairsError("bench.pairs.bad_line", path=str(file), line=number) from error
    return PairRow(**texts, topic=str(entry.get("topic", "-")), level=str(entry.get("level", "-")))


def guideline(source: str, language: Language, store: Sequence[PairRow]) -> Guideline:
    """A brand that says no more than its examples, a voice attribute for each topic, with the usual packs."""
    topics = sorted({row.topic for row in store})
    attributes = []
    for number, topic in enumerate(topics):
        mine = [row for row in store if row.topic == topic]
        dos, donts = tuple(row.do for row in mine), tuple(row.dont for row in mine)
        sides = {"do": Examples(**{language: dos}), "dont": Examples(**{language: donts})}
        attributes.append(VoiceAttribute(id=f"topic-{number}", name=Localized(en=topic), **sides))
    return Guideline(
        brand=Brand(id="guide", names=Localized(en=source), languages=("en", "zh")),
        voice=Voice(attributes=tuple(attributes)),
        packs=tuple(available()[pack] for pack in PACKS[language]),
    )


def _share(scored: Sequence[Scored]) -> Share:
    right = sum(s.right for s in scored)
    low, high = wilson(right, len(scored), Z95)
    return Share(len(scored), right / len(scored), max(0.0, low), min(1.0, high))


def _guide(
    source: str, language: Language, stored: int, mine: Sequence[Scored], cross_validated: float | None, *, voice: bool
) -> GuideResult:
    copy = [s for s in mine if s.row.level != "term"]
    do_flagged, dont_flagged = _flags(mine)
    return GuideResult(
        source=source,
        language=language,
        stored=stored,
        voice=voice,
        cross_validated=cross_validated,
        all=_share(mine),
        copy=_share(copy) if copy else None,
        do_flagged=do_flagged,
        dont_flagged=dont_flagged,
        caught_at_limit=caught_at(mine, DO_FLAG_LIMIT),
    )


def _flags(mine: Sequence[Scored]) -> tuple[float, float]:
    """Shares of the distinct dos and don'ts that drew a finding."""
    dos = {s.row.do: s.do_flagged for s in mine}
    donts = {s.row.dont: s.dont_flagged for s in mine}
    return fmean(dos.values()), fmean(donts.values())


def caught_at(mine: Sequence[Scored], limit: float) -> float:
    """Share of the distinct don'ts under the highest score that leaves at most ``limit`` of the dos under it."""
    dos = sorted({s.row.do: s.do_score for s in mine}.values())
    donts = {s.row.dont: s.dont_score for s in mine}.values()
    threshold = dos[min(int(limit * len(dos)), len(dos) - 1)]
    return sum(score < threshold for score in donts) / len(donts)


def _language(language: Language, guides: Sequence[GuideResult], scored: Sequence[Scored]) -> LanguageResult:
    mine = [g for g in guides if g.language == language]
    pairs = [s for s in scored if s.row.lang == language]
    mean = fmean(g.all.accuracy for g in mine)
    # The standard error of a mean of independent shares, each with its own.
    spread = sqrt(sum(g.all.accuracy * (1 - g.all.accuracy) / g.all.pairs for g in mine)) / len(mine)
    do_flagged, dont_flagged = _flags(pairs)
    return LanguageResult(
        language=language,
        guides=len(mine),
        mean=mean,
        mean_low=max(0.0, mean - Z95 * spread),
        mean_high=min(1.0, mean + Z95 * spread),
        mean_copy=fmean([g.copy.accuracy for g in mine if g.copy] or [mean]),
        pooled=_share(pairs),
        do_flagged=do_flagged,
        dont_flagged=dont_flagged,
        caught_at_limit=fmean(g.caught_at_limit for g in mine),
    )


def _by(scored: Sequence[Scored], key: Callable[[Scored], str]) -> dict[str, Share]:
    return {name: _share([s for s in scored if key(s) == name]) for name in sorted({key(s) for s in scored})}


def as_json(result: PairsBench) -> dict[str, Any]:
    """The result as plain JSON types."""
    return asdict(result)
