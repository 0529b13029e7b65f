"""Fits the weights of consistency/compare/worded/charges_weights.yaml on the campaigns of ``unison bench compare``.

As scripts/fit_same_subject.py, for what one piece counts in and another charges for; the held folds are left out. The
figures printed are of folds that were left out of the fit, one at a time.

    python scripts/fit_charges.py [--write] [--show]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from fit_same_subject import Example, fired, fit
from ruamel.yaml import YAML

from bot.bench.compare import LEARNED, Campaign, Fault, campaigns, clean, planted
from consistency.compare.worded.charge_readings import Reading
from consistency.compare.worded.charges import SIGNS, SURE, pairs
from consistency.document import Document, parse
from consistency.nlp.encoder import make_encoder
from consistency.nlp.encoder_api import Encoder

TARGET = Path(__file__).parents[1] / "consistency" / "compare" / "worded" / "charges_weights.yaml"
WORDED = frozenset({"promise", "negation", "condition", "availability", "shipping", "deposit", "fee", "variant"})
"""Kinds of faults that may be about what something costs; the others need not be read."""
ALL = (0, 0, ("", ""))
"""All readings of a campaign stand against each other."""


def examples(campaign: Campaign, fold: str, encoder: Encoder) -> Iterator[Example]:
    """Every pair of readings of a campaign as written, and those at the places of each of its faults."""
    for number, fault in [(None, None), *enumerate(campaign.faults)]:
        if fault is not None and fault.kind not in WORDED:
            continue
        assets = clean(campaign) if fault is None else planted(campaign, fault)
        documents = [parse(a.copy.text) for a in assets]
        for pair, signs in pairs(documents, encoder):
            truth = _truth(fault, pair, [a.id for a in assets], documents)
            if fault is None or truth:
                shown = " / ".join(documents[r.asset].plain[slice(*r.place)] for r in pair)
                ends = (id(pair[0]), id(pair[1]))
                yield Example(campaign.id, fold, number, ALL, shown, ends, tuple(signs[n] for n in SIGNS), truth)


def _truth(fault: Fault | None, pair: tuple[Reading, Reading], ids: list[str], documents: list[Document]) -> int:
    if fault is None:
        return 0
    stands = {fault.asset: fault.new, fault.other: fault.against}
    there = []
    for reading in pair:
        words, document = stands.get(ids[reading.asset]), documents[reading.asset]
        span = document.span(*reading.place)
        at = document.original.index(words) if words else -1
        there.append(bool(words) and span.start < at + len(words or "") and at < span.end)
    if all(there):
        return 1
    return -1 if any(t and ids[r.asset] == fault.asset for t, r in zip(there, pair, strict=True)) else 0


def main() -> None:
    """Print what folds left out give at several limits, then write the weights of all if asked to."""
    encoder = make_encoder("bundled", long_lived=False)
    found = [e for fold in LEARNED for c in campaigns(fold) for e in examples(c, fold, encoder)]
    values = np.array([e.values for e in found])
    truth = np.array([e.truth for e in found])
    weight = np.ones(len(found))
    scores = np.zeros(len(found))
    for fold in LEARNED:
        learn = np.array([e.fold != fold and e.truth >= 0 for e in found])
        theta = fit(values[learn], truth[learn], weight[learn])
        for index, each in enumerate(found):
            if each.fold == fold:
                scores[index] = float(np.dot(each.values, theta[:-1])) + theta[-1]
    for sure in (0.0, 0.5, 1.0, SURE, 2.0):
        shown = fired(found, scores, sure)
        got = {(found[i].campaign, found[i].fault) for i in shown if found[i].truth == 1}
        false = sum(found[i].fault is None for i in shown)
        sys.stdout.write(f"above {sure}: {len(got)} found, {false} false\n")
    if "--show" in sys.argv:
        for index in sorted(fired(found, scores, SURE), key=lambda i: -scores[i]):
            each = found[index]
            kind = "false" if each.fault is None else "found" if each.truth == 1 else "beside"
            told = {n: round(v, 2) for n, v in zip(SIGNS, each.values, strict=True) if v}
            sys.stdout.write(f"{kind} {each.campaign} {scores[index]:.2f} {each.words} {told}\n")
    if "--write" in sys.argv:
        learn = truth >= 0
        theta = fit(values[learn], truth[learn], weight[learn])
        rows = {name: round(float(value), 3) for name, value in zip(SIGNS, theta[:-1], strict=True)}
        with TARGET.open("w", encoding="utf-8") as file:
            file.write("# Written by scripts/fit_charges.py from the campaigns in bot/bench/data/compare.\n")
            YAML().dump({"bias": round(float(theta[-1]), 3), "weights": rows}, file)


if __name__ == "__main__":
    main()
