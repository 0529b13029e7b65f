"""The words by which copy speaks of itself: we, ours, 我们, 本店."""

from __future__ import annotations

import re

WE = re.compile(r"\b(?:we|our|ours|us)\b|我们|咱们?|本店|本品|自家", re.IGNORECASE)
WE_OURSELVES = re.compile(r"\b(?:we|our)\b|我们", re.IGNORECASE)
"""Only where the sentence is about us: who may contact us reads of something else."""
