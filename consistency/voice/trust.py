"""How far a voice model may be trusted: cross-validation by groups of examples, and the thresholds that follow.

The folds hold whole groups: pairs that share a text stand in one group, so that no model is tried on a text it
learned from. Everything reported about a model comes from texts that the model behind the figure had not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from statistics import NormalDist, fmean, stdev

from consistency.voice.model import ROUNDED, Lesson, Workshop

FOLDS = 6
LEAST_PAIRS = 8
"""Pairs under which nothing is learned: half a dozen folds would hold a pair or two each."""
BAR = 0.6
"""Share of held-out pairs a model must order rightly."""
CERTAIN = 0.5
"""What that share less one standard error (Wilson's interval at 68 %) must exceed: chance."""
Z68, Z90 = 1.0, 1.645
DO_FLAGS = 0.12
"""Share of on-brand texts that may fall under the threshold."""
MARGIN = 1
"""Texts counted on top where that share is read off held-out ones: the next falls lower than a dozen can tell."""
OFF_AT_LEAST = 0.5
"""Share of off-brand texts, among held-out ones at the threshold, that a finding needs."""
LOG_ODDS = log(OFF_AT_LEAST / (1 - OFF_AT_LEAST))
RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Trust:
    """Cross-validated figures. ``right`` of ``pairs`` were ordered rightly, ties as half; ``prior_right`` by what most
    styles share alone.

    ``threshold``: a score under it makes a finding; ``slope`` and ``intercept`` give the share of off-brand texts at a
    score; ``caught`` and ``flagged`` are the shares of held-out don'ts and dos under the threshold. All of these are of
    the learned model's scores, or where ``learned`` is False of the prior's, which then speaks in its place.
    """

    pairs: int
    right: float
    prior_right: float
    threshold: float
    slope: float
    intercept: float
    caught: float
    flagged: float
    learned: bool = True

    @property
    def accuracy(self) -> float:
        """Share of held-out pairs ordered rightly."""
        return self._ordered / self.pairs

    @property
    def not_worse(self) -> bool:
        """Whether what was learned orders the held-out pairs, within one standard error, as well as the prior does."""
        error = sqrt(self.right * (1 - self.right / self.pairs))
        return self.right + error >= self.prior_right

    @property
    def reliable(self) -> bool:
        """Whether the model may speak: accurate enough, and surely better than chance."""
        return _proved(self._ordered, self.pairs)

    @property
    def _ordered(self) -> float:
        return self.right if self.learned else self.prior_right

    def confidence(self, score: float) -> float:
        """How sure a finding at ``score`` is, two decimals: the share of off-brand texts there, times the accuracy that
        the pairs prove at the least. A dozen pairs, all right, prove four in five.
        """
        return round(max(0.01, self.off_brand(score) * wilson(self._ordered, self.pairs)[0]), 2)

    def off_brand(self, score: float) -> float:
        """The share of off-brand texts among held-out texts at ``score``, smoothed; 0 to 1."""
        return 1 / (1 + exp(-max(-40.0, min(40.0, self.intercept - self.slope * score))))

    def told(self, scores: Sequence[float], stretches: int) -> int:
        """How many of the lowest ``scores`` are told: the more stretches were tried, the surer the lowest must be.

        One in eight on-brand stretches falls under the threshold, so one of six nearly always does. Told are the k
        lowest where the odds of off-brand at the k-th are at least stretches / k, as so many findings of so many tries
        should be (Benjamini & Hochberg 1995).
        """
        kept = [k for k, score in enumerate(scores, 1) if self.off_brand(score) * (stretches + k) >= stretches]
        return max(kept, default=0)


def wilson(right: float, of: int, z: float = Z90) -> tuple[float, float]:
    """Interval of a share (Wilson 1927, Probable Inference); ``of`` > 0."""
    share = right / of
    middle = share + z * z / (2 * of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return (middle - reach) / whole, (middle + reach) / whole


def cross_validate(workshop: Workshop, lessons: Sequence[Lesson]) -> Trust:
    """Try ``lessons`` on models trained without their group; lessons with one side are only trained on.

    Where what was learned does not prove itself but what most styles share does, the figures are the latter's.
    """
    fold = folds(lessons)
    paired = [(x.do, x.dont, n) for x, n in zip(lessons, fold, strict=True) if x.do is not None and x.dont is not None]
    scores: dict[int, float] = {}
    for number in sorted(set(fold) - {-1}):
        model = workshop.train([x for x, mine in zip(lessons, fold, strict=True) if mine != number])
        rows = {row for do, dont, mine in paired if mine == number for row in (do, dont)}
        scores.update((row, model.score(workshop.seen[row])) for row in rows)
    shared = {row: round(float(workshop.mean[row]), ROUNDED) for row in scores}
    right = sum(_order(scores[do], scores[dont]) for do, dont, _ in paired)
    prior_right = sum(_order(shared[do], shared[dont]) for do, dont, _ in paired)
    learned = _proved(right, len(paired)) or not _proved(prior_right, len(paired))
    speaking = scores if learned else shared
    dos = sorted(speaking[row] for row in {do for do, _, _ in paired})
    donts = sorted(speaking[row] for row in {dont for _, dont, _ in paired})
    slope, intercept = _calibrate(dos, donts)
    threshold = threshold_of(dos)
    if slope > 0:
        # Where the two sides stand far apart, what lies between them is not held against the writer.
        threshold = min(threshold, round((intercept - LOG_ODDS) / slope, ROUNDED))
    return Trust(
        pairs=len(paired),
        right=right,
        prior_right=prior_right,
        threshold=threshold,
        slope=round(slope, 6),
        intercept=round(intercept, 6),
        caught=sum(s < threshold for s in donts) / len(donts),
        flagged=sum(s < threshold for s in dos) / len(dos),
        learned=learned,
    )


def _proved(right: float, of: int) -> bool:
    return right / of >= BAR and wilson(right, of, Z68)[0] > CERTAIN


def threshold_of(dos: Sequence[float]) -> float:
    """The score that ``DO_FLAGS`` of the on-brand texts fall under, from some of them in order, two at the least.

    Half is their quantile, which supposes no shape, and half a normal's of their mean and spread, which a dozen texts
    tell with less noise.
    """
    share = DO_FLAGS * len(dos) / (len(dos) + MARGIN)
    place = share * (len(dos) - 1)
    below = int(place)
    quantile = dos[below] + (place - below) * (dos[below + 1] - dos[below])
    return round((quantile + fmean(dos) + NormalDist().inv_cdf(share) * stdev(dos)) / 2, ROUNDED)


def _order(do: float, dont: float) -> float:
    return 1.0 if do > dont else 0.5 if do == dont else 0.0


def folds(lessons: Sequence[Lesson]) -> list[int]:
    """The fold of each lesson; lessons that share a text, directly or through others, share a fold.

    Single examples are in no fold (-1). Groups go to the fold that holds fewest lessons so far, in order.
    """
    group = list(range(len(lessons)))
    first: dict[int, int] = {}
    for at, lesson in enumerate(lessons):
        for row in (lesson.do, lesson.dont):
            if row is None:
                continue
            known = first.setdefault(row, at)
            old, new = group[at], group[known]
            if old != new:
                group = [new if g == old else g for g in group]
    members: dict[int, list[int]] = {}
    for at, lesson in enumerate(lessons):
        if lesson.do is not None and lesson.dont is not None:
            members.setdefault(group[at], []).append(at)
    found = [-1] * len(lessons)
    filled = [0] * FOLDS
    for mine in members.values():
        number = filled.index(min(filled))
        filled[number] += len(mine)
        for at in mine:
            found[at] = number
    return found


def _calibrate(dos: Sequence[float], donts: Sequence[float]) -> tuple[float, float]:
    """Slope and intercept of P(off-brand | score) = 1 / (1 + exp(slope * score - intercept)); both sides weigh alike.

    Newton's method on the ridge-penalised likelihood (Platt 1999, Probabilistic Outputs); the slope is at least 0.
    """
    rows = [(s, 0.0, 0.5 / len(dos)) for s in dos] + [(s, 1.0, 0.5 / len(donts)) for s in donts]
    weight = len(dos) + len(donts)
    slope, intercept = 0.5, 0.0
    for _ in range(30):
        gs, gi, hss, hsi, hii = -RIDGE * (slope - 0.5), -RIDGE * intercept, RIDGE, 0.0, RIDGE
        for score, off, share in rows:
            p = 1 / (1 + exp(-max(-40.0, min(40.0, intercept - slope * score))))
            w = share * weight
            gs += w * (off - p) * -score
            gi += w * (off - p)
            curve = w * p * (1 - p)
            hss += curve * score * score
            hsi += curve * -score
            hii += curve
        det = hss * hii - hsi * hsi
        slope += (gs * hii - gi * hsi) / det
        intercept += (gi * hss - gs * hsi) / det
    return max(0.0, slope), intercept
