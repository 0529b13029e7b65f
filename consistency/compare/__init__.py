"""One message across channels: what the assets of a campaign say alike, what they leave out, where they disagree."""

from consistency.compare.comparison import compare
from consistency.compare.model import Asset, Comparison, Disagreement, Drift, HandOff, Row, Side

__all__ = ["Asset", "Comparison", "Disagreement", "Drift", "HandOff", "Row", "Side", "compare"]
