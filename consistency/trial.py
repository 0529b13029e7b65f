"""Rules on trial: items of a guideline marked ``shadow``, whose findings are kept apart and shown to nobody."""

from __future__ import annotations

from collections.abc import Callable

from consistency.model import Finding
from guidelines.model import Guideline


def on_trial(guideline: Guideline) -> Callable[[Finding], bool]:
    """Says of a finding whether its rule is on trial."""
    items = {("term", each.id) for each in guideline.terms if each.shadow}
    items |= {("claim", each.id) for each in guideline.claims.prohibited if each.shadow}
    items |= {("channel", each.id) for each in guideline.channels if each.shadow}
    items |= {("tone", f"{each.language}.{each.measure.value}") for each in guideline.voice.targets if each.shadow}
    for pack in guideline.packs:
        if pack.shadow:
            items.add(("pack", pack.id))
        items |= {("pack", f"{pack.id}.{rule.id}") for rule in pack.rules if pack.shadow or rule.shadow}
    return lambda finding: finding.item is not None and (finding.item.kind, finding.item.id) in items
