"""Fits the weights of compare/facts/same_subject.yaml on the campaigns of ``unison bench compare`` and says how well.

The held folds are left out: they are only measured. Each planted contradiction is an example of two statements of
one thing; every other pair that says different values is an example of two things. The figures printed are of campaigns
that were left out of the fit, a tenth at a time.

    python scripts/fit_same_subject.py [--write]
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML

from bot.bench.compare import LEARNED, Campaign, Fault, campaigns, clean, planted
from consistency.compare.facts.alignment import group_of
from consistency.compare.facts.conflicts import SURE
from consistency.compare.facts.pairs import PairContext, campaign_contexts
from consistency.compare.facts.periods import role_of
from consistency.compare.facts.same_subject import CROWDED, TOLD_ALIKE
from consistency.compare.facts.sign_names import SIGNS
from consistency.compare.facts.signs import signs
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset, parse_assets
from consistency.nlp.encoder import make_encoder
from consistency.nlp.encoder_api import Encoder

TARGET = Path(__file__).parents[1] / "consistency" / "compare" / "facts" / "same_subject.yaml"
RIDGE = 1.0
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of unmatched statements: ``truth`` 1 for a planted contradiction, 0 for two things, -1 for neither."""

    campaign: str
    fold: str
    fault: int | None
    among: tuple[int, int, tuple[str, str]]
    words: str
    ends: tuple[int, int]
    values: tuple[float, ...]
    truth: int


def examples(campaign: Campaign, fold: str, encoder: Encoder) -> Iterator[Example]:
    """Every pair of unmatched statements of a campaign as written and with each of its faults."""
    for number, fault in [(None, None), *enumerate(campaign.faults)]:
        assets = clean(campaign) if fault is None else planted(campaign, fault)
        parsed = parse_assets(assets, encoder)
        at = {each.asset.id: i for i, each in enumerate(parsed)}
        for seen in campaign_contexts(parsed):
            group = group_of(seen.first[0].statement)
            if fault is not None and not _concerns(fault, seen, group):
                continue
            for a, b in seen.candidates:
                values = signs(a, b, seen)
                yield Example(
                    campaign.id,
                    fold,
                    number,
                    (at[seen.one.asset.id], at[seen.other.asset.id], group),
                    f"{_shown(a)} / {_shown(b)}",
                    (id(a), id(b)),
                    tuple(values[name] for name in SIGNS),
                    _truth(fault, (a, seen.one), (b, seen.other)),
                )


def _concerns(fault: Fault, seen: PairContext, group: tuple[str, str]) -> bool:
    """Whether the two assets are those of the fault, and the group one of those that it changed."""
    if {fault.asset, fault.other} != {seen.one.asset.id, seen.other.asset.id}:
        return False
    parsed = seen.one if seen.one.asset.id == fault.asset else seen.other
    return any(group_of(s.statement) == group and _touches(s, parsed, fault.new) for s in parsed.said)


def _touches(said: EmbeddedStatement, parsed: ParsedAsset, words: str) -> bool:
    """Whether a statement stands where ``words`` stand first."""
    span, start = parsed.document.span(said.statement.start, said.statement.end), parsed.asset.copy.text.index(words)
    return span.start < start + len(words) and start < span.end


def _shown(said: EmbeddedStatement) -> str:
    return f"{said.statement.text} ({said.statement.subject[:40]})"


def _truth(fault: Fault | None, *sides: tuple[EmbeddedStatement, ParsedAsset]) -> int:
    if fault is None:
        return 0
    stands = {fault.asset: fault.new, fault.other: fault.against}
    there, changed = [], True
    for said, parsed in sides:
        words = stands.get(parsed.asset.id)
        there.append(bool(words) and _touches(said, parsed, words or ""))
        if parsed.asset.id == fault.asset:
            span = parsed.document.span(said.statement.start, said.statement.end)
            changed = parsed.document.quote(span) not in fault.old
    roles = {role_of(said.statement) for said, _ in sides}
    if all(there):
        return 1 if changed and not {"start", "end"} <= roles else -1
    planted_side = any(t and parsed.asset.id == fault.asset for t, (_, parsed) in zip(there, sides, strict=True))
    return -1 if planted_side else 0


def fit(values: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights and bias of a ridge logistic regression on standardised signs, by Newton's method."""
    scale = values.std(0) + 1e-6
    table = np.c_[values / scale, np.ones(len(values))]
    theta = np.zeros(table.shape[1])
    penalty = RIDGE * np.r_[np.ones(len(theta) - 1), 1e-6]
    for _ in range(15):
        p = 1 / (1 + np.exp(-table @ theta))
        slope = table.T @ (weight * (p - truth)) + penalty * theta
        bend = (table * (weight * p * (1 - p))[:, None]).T @ table + np.diag(penalty)
        theta -= np.linalg.solve(bend, slope)
    return np.r_[theta[:-1] / scale, theta[-1]]


def fired(found: Sequence[Example], scores: np.ndarray, sure: float) -> set[int]:
    """The pairs that a comparison would report: each the other's best, above ``sure``."""
    together: dict[object, list[int]] = defaultdict(list)
    for index, each in enumerate(found):
        together[each.campaign, each.fault, each.among].append(index)
    made = set()
    for indices in together.values():
        best: dict[int, float] = {}
        for index in indices:
            for end in found[index].ends:
                best[end] = max(best.get(end, scores[index]), scores[index])
        made |= {i for i in indices if scores[i] > sure and all(best[e] == scores[i] for e in found[i].ends)}
    return made


def main() -> None:
    """Print what campaigns left out give at several limits, then write the weights of all if asked to."""
    encoder = make_encoder("bundled", long_lived=False)
    found = [e for fold in LEARNED for c in campaigns(fold) for e in examples(c, fold, encoder)]
    values = np.array([e.values for e in found])
    truth = np.array([e.truth for e in found])
    alike = Counter((e.campaign, e.among, e.words) for e in found if e.truth == 0)
    weight = np.array([1.0 if e.truth else 1 / alike[e.campaign, e.among, e.words] for e in found])
    names = sorted({e.campaign for e in found})
    np.random.default_rng(7).shuffle(names)
    scores = np.zeros(len(found))
    for tenth in range(TENTHS):
        aside = set(names[tenth::TENTHS])
        learn = np.array([e.campaign not in aside and e.truth >= 0 for e in found])
        theta = fit(values[learn], truth[learn], weight[learn])
        for index, each in enumerate(found):
            if each.campaign in aside:
                scores[index] = float(np.dot(each.values, theta[:-1])) + theta[-1]
    for sign, weighs in (("explained", TOLD_ALIKE), ("crowd", CROWDED)):
        scores -= weighs * values[:, list(SIGNS).index(sign)]
    for sure in (SURE, 0.0, 0.3, 1.0):
        shown = fired(found, scores, sure)
        parts = []
        for fold in (*LEARNED, ""):
            inside = {i for i, e in enumerate(found) if not fold or e.fold == fold}
            there = {(found[i].campaign, found[i].fault) for i in inside if found[i].truth == 1}
            got = {(found[i].campaign, found[i].fault) for i in shown & inside if found[i].truth == 1}
            false = sum(found[i].fault is None for i in shown & inside)
            parts.append(f"{fold or 'all'} {len(got)}/{len(there)}, {false} false")
        sys.stdout.write(f"above {sure}: " + "; ".join(parts) + "\n")
    if "--show" in sys.argv:
        shown = fired(found, scores, SURE)
        got = {(found[i].campaign, found[i].fault) for i in shown if found[i].truth == 1}
        for index, each in enumerate(found):
            wrong = index in shown and each.fault is None
            missed = each.truth == 1 and (each.campaign, each.fault) not in got
            if wrong or missed:
                told = {n: round(v, 2) for n, v in zip(SIGNS, each.values, strict=True) if v}
                sys.stdout.write(
                    f"{'false' if wrong else 'missed'} {each.campaign} {scores[index]:.2f} {each.words} {told}\n"
                )
    if "--write" in sys.argv:
        learn = truth >= 0
        theta = fit(values[learn], truth[learn], weight[learn])
        rows = {name: round(float(value), 3) for name, value in zip(SIGNS, theta[:-1], strict=True)}
        with TARGET.open("w", encoding="utf-8") as file:
            file.write("# Written by scripts/fit_same_subject.py from the campaigns in bot/bench/data/compare.\n")
            YAML().dump({"bias": round(float(theta[-1]), 3), "weights": rows}, file)


if __name__ == "__main__":
    main()
