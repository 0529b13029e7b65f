"""How well contradictions are found: campaigns that agree, and the same campaigns with one fault planted in each.

Recall: planted contradictions of which a disagreement quotes both places. False disagreements: those in the campaigns
as written, and those in planted campaigns that are not about the planted fault. Every fold was measured once before
the comparison was tuned on it; docs/compare.md keeps that first figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from ruamel.yaml import YAML

from consistency.compare import Asset, Comparison, compare
from consistency.model import Copy, Span
from consistency.nlp.encoder_api import Encoder
from guidelines.model import Brand, Guideline, Localized

HERE = Path(__file__).parent / "data" / "compare"
Fold = Literal[
    "tuning",
    "more",
    "kept",
    "fresh",
    "blind",
    "last",
    "plain",
    "apart",
    "apart_more",
    "apart_third",
    "apart_fourth",
    "apart_fifth",
    "apart_sixth",
    "apart_seventh",
    "apart_eighth",
    "apart_ninth",
    "apart_tenth",
    "apart_eleventh",
    "apart_twelfth",
    "apart_thirteenth",
    "apart_fourteenth",
    "apart_fifteenth",
    "dense",
    "apart_held",
    "apart_held_more",
    "apart_held_third",
    "apart_held_fourth",
    "apart_held_fifth",
]
"""Where campaigns stand, in the order in which they were written; ``apart``: by somebody who never saw the program."""
FOLDS: tuple[Fold, ...] = get_args(Fold)
LEARNED: tuple[Fold, ...] = FOLDS[:-5]
"""What the comparison may be fitted on; the last five folds are never looked at, only measured."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A contradiction to plant: ``old`` becomes ``new`` in ``asset``, against the words ``against`` of ``other``."""

    kind: str
    asset: str
    old: str
    new: str
    other: str
    against: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign that agrees with itself, and the faults to plant in it. ``pair``: en, zh or en-zh."""

    id: str
    industry: str
    pair: str
    assets: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """``found`` of ``planted`` contradictions; ``false`` disagreements in ``clean`` campaigns of this kind or pair."""

    name: str
    planted: int
    found: int
    clean: int = 0
    false: int = 0


@dataclass(frozen=True, slots=True)
class CompareBench:
    """What ``unison bench compare`` prints. ``recall`` in 0..1; ``false_per_ten``: in ten clean campaigns."""

    fold: str
    campaigns: int
    planted: int
    found: int
    recall: float
    false: int
    false_per_ten: float
    sure_found: int
    """Of the ``found``, those that are told as sure."""
    sure_false: int
    """Of the ``false``, those that are told as sure."""
    beside: int
    """Disagreements in planted campaigns that are not about the planted fault."""
    pairs: tuple[Share, ...]
    kinds: tuple[Share, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def campaigns(fold: Fold | Literal["all"]) -> tuple[Campaign, ...]:
    """The campaigns of a fold, or of all folds, in file order."""
    if fold == "all":
        return tuple(c for each in FOLDS for c in campaigns(each))
    content: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(
        (HERE / f"{fold}.yaml").read_text(encoding="utf-8")
    )
    return tuple(
        Campaign(
            id=c["id"],
            industry=c["industry"],
            pair=c["pair"],
            assets=tuple(c["assets"].items()),
            faults=tuple(Fault(*f) for f in c["faults"]),
        )
        for c in content
    )


def planted(campaign: Campaign, fault: Fault) -> tuple[Asset, ...]:
    """The campaign's assets with one fault in them. Raises ``ValueError`` when its words do not stand there once."""
    texts = dict(campaign.assets)
    if texts[fault.asset].count(fault.old) != 1 or fault.against not in texts[fault.other]:
        raise ValueError(f"{campaign.id}: the words of fault {fault} do not stand in the copy exactly once")
    texts[fault.asset] = texts[fault.asset].replace(fault.old, fault.new)
    return _assets(texts)


def clean(campaign: Campaign) -> tuple[Asset, ...]:
    """The campaign's assets as they should be."""
    return _assets(dict(campaign.assets))


def run(fold: Fold | Literal["all"], encoder: Encoder, progress: Any = iter) -> CompareBench:
    """Measure on every campaign of ``fold``, as it is and once a fault. ``progress`` wraps the campaigns."""
    guideline = Guideline(brand=Brand(id="bench", names=Localized(en="Bench", zh="测试"), languages=("en", "zh")))
    pairs: dict[str, list[int]] = {}
    kinds: dict[str, list[int]] = {}
    missed: list[str] = []
    wrong: list[str] = []
    beside = sure_found = sure_false = 0
    every = campaigns(fold)
    for campaign in progress(every):
        pair = pairs.setdefault(campaign.pair, [0, 0, 0, 0])
        pair[2] += 1
        assets = clean(campaign)
        result = compare(assets, guideline, encoder=encoder)
        sure_false += sum(d.sure for d in result.disagreements)
        for line in _lines(result):
            pair[3] += 1
            wrong.append(f"{campaign.id}: {line}")
        for fault in campaign.faults:
            kind = kinds.setdefault(fault.kind, [0, 0])
            assets = planted(campaign, fault)
            result = compare(assets, guideline, encoder=encoder)
            hits = [d for d in result.disagreements if _is_about(d.sides, fault, {a.id: a.copy.text for a in assets})]
            beside += len(result.disagreements) - len(hits)
            sure_found += any(d.sure for d in hits)
            for counts in (pair, kind):
                counts[0] += 1
                counts[1] += bool(hits)
            if not hits:
                missed.append(
                    f"{campaign.id}: {fault.kind}, {fault.asset} {fault.new!r} / {fault.other} {fault.against!r}"
                )
    total, found = sum(p[0] for p in pairs.values()), sum(p[1] for p in pairs.values())
    return CompareBench(
        fold=fold,
        campaigns=len(every),
        planted=total,
        found=found,
        recall=round(found / total, 4),
        false=len(wrong),
        false_per_ten=round(10 * len(wrong) / len(every), 2),
        sure_found=sure_found,
        sure_false=sure_false,
        beside=beside,
        pairs=tuple(Share(name, *counts) for name, counts in sorted(pairs.items())),
        kinds=tuple(Share(name, *counts) for name, counts in sorted(kinds.items())),
        missed=tuple(missed),
        wrong=tuple(wrong),
    )


def _assets(texts: dict[str, str]) -> tuple[Asset, ...]:
    return tuple(Asset(name, name, Copy(text)) for name, text in texts.items())


def _lines(result: Comparison) -> Iterator[str]:
    for each in result.disagreements:
        yield f"{each.kind} {each.topic}: " + " / ".join(f"{s.asset} {s.quote!r} ({s.value})" for s in each.sides)


def _is_about(sides: Any, fault: Fault, texts: dict[str, str]) -> bool:
    """Whether a disagreement quotes the planted words and, of the other asset, the words they contradict."""
    there = texts[fault.asset].index(fault.new)
    at = texts[fault.other].index(fault.against)
    places = {
        fault.asset: Span(there, there + len(fault.new)),
        fault.other: Span(at, at + len(fault.against)),
    }
    return all(any(s.asset == asset and (s.span.overlaps(place)) for s in sides) for asset, place in places.items())
