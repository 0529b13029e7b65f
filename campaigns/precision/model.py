"""How precise a rule is: what it found, and how much of that helped."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z = 1.96
"""Of an interval that holds 95 times in 100."""


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """A rule (``term:aurora-x``, or a code where no item is behind it) with its ``found`` findings, each counted once
    however many revisions of a text had it.

    ``unhelpful`` of them somebody called so; ``helpful`` were acted on: the next text of the piece no longer has them.
    The others nobody judged. ``low`` and ``high`` bound the helpful share of the judged. ``shadow``: the rule is on
    trial, and nobody saw them.
    """

    rule: str
    found: int
    helpful: int
    unhelpful: int
    shadow: bool = False

    @property
    def judged(self) -> int:
        """Findings that people said something about, in words or by changing the text."""
        return self.helpful + self.unhelpful

    @property
    def share(self) -> float | None:
        """The helpful share of the judged findings; None while nobody judged one."""
        return self.helpful / self.judged if self.judged else None

    @property
    def low(self) -> float:
        """Lower end of the 95 % interval of the share."""
        return wilson(self.helpful, self.judged)[0]

    @property
    def high(self) -> float:
        """Upper end of the 95 % interval of the share."""
        return wilson(self.helpful, self.judged)[1]


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927); 0 to 1 where nothing was seen."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = successes / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def precise_last(each: RulePrecision) -> tuple[float, int, int, str]:
    """A key to sort by: the least precise first (by the upper bound), of these what was judged and found most often."""
    return each.high, -each.judged, -each.found, each.rule
