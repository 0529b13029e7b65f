"""Exceptions from the guideline, applied to a report: what they cover is no fault any more, and is listed as such."""

from consistency.exceptions.applying import apply, covers
from consistency.exceptions.model import GuidelineException, rule_of

__all__ = ["GuidelineException", "apply", "covers", "rule_of"]
