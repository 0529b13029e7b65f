"""A comparison without what people have said is no contradiction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from consistency.compare.model import Comparison, Drift, HandOff, drift_status, hand_off_status


def without(comparison: Comparison, ids: Collection[str]) -> Comparison:
    """``comparison`` without the disagreements of these ids: hand-offs and drifts are called what is left of them."""
    if not ids:
        return comparison
    return replace(
        comparison,
        disagreements=tuple(each for each in comparison.disagreements if each.id not in ids),
        handoffs=tuple(_handed(each, ids) for each in comparison.handoffs),
        drifts=tuple(_drifted(each, ids) for each in comparison.drifts),
    )


def _handed(each: HandOff, ids: Collection[str]) -> HandOff:
    left = tuple(one for one in each.disagreements if one not in ids)
    missing = bool(each.dropped or each.pillars)
    status = hand_off_status(likeness=each.similarity, kept=each.kept, differ=bool(left), missing=missing)
    return replace(each, disagreements=left, status=status)


def _drifted(each: Drift, ids: Collection[str]) -> Drift:
    left = tuple(one for one in each.disagreements if one not in ids)
    return replace(each, disagreements=left, status=drift_status(likeness=each.similarity, differ=bool(left)))


def result_without(result: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
    """The same of a comparison that was kept as JSON (``comparison_to_dict``)."""
    made = dict(result)
    made["disagreements"] = [each for each in result["disagreements"] if each["id"] not in ids]
    made["handoffs"] = [_handed_json(each, ids) for each in result["handoffs"]]
    made["drifts"] = [_drifted_json(each, ids) for each in result["drifts"]]
    return made


def _handed_json(each: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
    left = [one for one in each["disagreements"] if one not in ids]
    missing = bool(each["dropped"] or each["pillars"])
    kept = bool(each.get("kept", True))  # what was kept in earlier days does not say
    status = hand_off_status(likeness=each["similarity"], kept=kept, differ=bool(left), missing=missing)
    return {**each, "disagreements": left, "status": status}


def _drifted_json(each: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
    left = [one for one in each["disagreements"] if one not in ids]
    return {**each, "disagreements": left, "status": drift_status(likeness=each["similarity"], differ=bool(left))}
