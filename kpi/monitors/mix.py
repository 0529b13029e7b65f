"""Mix shift: the parts of a total trade places while the total may look flat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.monitors.errors import BadMonitor
from kpi.monitors.model import Figures, Judgement, JudgesDays, Param, State, low_volume, too_little

Floats = NDArray[np.float64]

_WEEKS = 8
_LEAST_WEEKS = 4


@dataclass(frozen=True, slots=True)
class MixShift(JudgesDays):
    """Alert when a part's share of the last seven days leaves the shares of the eight weeks before.

    A share must move by ``least_points`` (0.05: five points of a hundred) and by ``sureness`` standard deviations of
    its own weeks, where the deviation is never below what counting alone would give (binomial). ``least``: minimum
    total of the seven days. ``flat``: a total that changed by less than this share is called flat.
    """

    least_points: float = 0.05
    sureness: float = 4.0
    least: float = 100.0
    flat: float = 0.1

    def __post_init__(self) -> None:
        if not 0 < self.least_points < 1:
            raise BadMonitor("least_points is a share between 0 and 1, such as 0.05.")

    def judge(self, figures: Figures, day: dt.date) -> Judgement:
        """The state on ``day``."""
        names = sorted(figures.parts)
        if len(names) < 2:
            return Judgement(State.UNKNOWN, "monitor.mix.no_parts", {"known": len(names)})
        days = 7 * (_WEEKS + 1)
        table = np.stack([np.nan_to_num(figures.parts[name].window(day, days)) for name in names])
        weeks = np.maximum(table, 0.0).reshape(len(names), _WEEKS + 1, 7).sum(axis=2)
        totals = weeks.sum(axis=0)
        if totals[-1] < self.least:
            return low_volume(float(totals[-1]), self.least)
        before = np.flatnonzero(totals[:-1] >= self.least)
        if len(before) < _LEAST_WEEKS:
            return too_little(len(before) * 7, _LEAST_WEEKS * 7)
        shares = weeks / np.maximum(totals, 1e-12)
        usual = shares[:, before].mean(axis=1)
        moved = shares[:, -1] - usual
        sure = moved / self._deviation(shares[:, before], usual, float(totals[-1]))
        dissimilar = 0.5 * float(np.abs(moved).sum())
        change = float(totals[-1] / totals[before].mean() - 1.0)
        evidence = {"dissimilarity": dissimilar, "total_change": change}
        evidence |= {f"share.{name}": float(share) for name, share in zip(names, shares[:, -1], strict=True)}
        evidence |= {f"usual.{name}": float(share) for name, share in zip(names, usual, strict=True)}
        shifted = np.flatnonzero((np.abs(moved) >= self.least_points) & (np.abs(sure) >= self.sureness))
        if not len(shifted):
            return Judgement(State.OK, "monitor.mix.ok", {"dissimilar_pct": dissimilar}, evidence)
        most = int(shifted[np.abs(moved[shifted]).argmax()])
        other = int((moved if moved[most] < 0 else -moved).argmax())
        code = "monitor.mix.shifted_flat" if abs(change) < self.flat else "monitor.mix.shifted"
        params: dict[str, Param] = {
            "part": names[most], "share_pct": float(shares[most, -1]), "usual_pct": float(usual[most]),
            "other": names[other], "other_share_pct": float(shares[other, -1]),
            "other_usual_pct": float(usual[other]), "total_signed": change,
        }  # fmt: skip
        return Judgement(State.ALERT, code, params, evidence)

    def _deviation(self, shares: Floats, usual: Floats, total: float) -> Floats:
        """Standard deviation of a coming week's share: of its own weeks, and of counting ``total`` by chance."""
        weeks = shares.shape[1]
        own = shares.std(axis=1, ddof=1) * np.sqrt(1.0 + 1.0 / weeks)
        chance = np.sqrt(np.maximum(usual * (1.0 - usual), 1e-12) / total * (1.0 + 1.0 / weeks))
        deviation: Floats = np.maximum(own, chance)
        return deviation
