"""Everything a guideline can be asked about: each item with its spellings, its meaning and its answer."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.asking.entry import Entry
from consistency.asking.guidance import (
    address_entry,
    attribute_entry,
    brand_entry,
    channel_entry,
    core_entry,
    pillar_entry,
    stage_entry,
    target_entry,
)
from consistency.asking.wording import approved_entry, prohibited_entry, rule_entry, term_entry
from guidelines.model import Guideline


def entries(guideline: Guideline) -> tuple[Entry, ...]:
    """Every item of ``guideline`` that can be asked about, in the guideline's order."""
    return tuple(_entries(guideline))


def _entries(guideline: Guideline) -> Iterator[Entry]:
    yield brand_entry(guideline)
    yield from (term_entry(term) for term in guideline.terms)
    yield from (approved_entry(claim) for claim in guideline.claims.approved)
    yield from (prohibited_entry(claim) for claim in guideline.claims.prohibited)
    if guideline.message:
        yield core_entry(guideline.message.core)
        yield from (pillar_entry(pillar) for pillar in guideline.message.pillars)
    yield from (attribute_entry(attribute) for attribute in guideline.voice.attributes)
    yield from (target_entry(target) for target in guideline.voice.targets)
    if guideline.voice.address:
        yield address_entry(guideline.voice.address)
    yield from (channel_entry(channel) for channel in guideline.channels)
    yield from (stage_entry(stage, guideline) for stage in guideline.stages)
    yield from (rule_entry(pack.id, rule) for pack in guideline.packs for rule in pack.rules)
