"""The approved wording that comes nearest to what may not be said, for prohibited claims that name none themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np

from consistency.nlp.encoder_api import Encoder
from guidelines.model import LANGUAGES, Guideline, Language

_NEAR = 0.5
"""Cosine of two texts from which one is worth showing in place of the other."""


class NearestApproved:
    """The nearest approved wording by prohibited claim and language, worked out when the first one is asked for."""

    def __init__(self, guideline: Guideline, encoder: Encoder) -> None:
        self._guideline, self._encoder = guideline, encoder

    def get(self, claim: str, language: Language) -> str:
        """The approved claim or proof point for the prohibited claim of this id; empty where none is near."""
        return self._found.get((claim, language), "")

    @cached_property
    def _found(self) -> Mapping[tuple[str, Language], str]:
        return _nearest(self._guideline, self._encoder)


def _nearest(guideline: Guideline, encoder: Encoder) -> Mapping[tuple[str, Language], str]:
    """By prohibited claim and language: the approved claim or proof point most like its phrases, where one is near."""
    found: dict[tuple[str, Language], str] = {}
    points = [p for pillar in (guideline.message.pillars if guideline.message else ()) for p in pillar.proof_points]
    texts = [claim.text for claim in guideline.claims.approved] + [point.text for point in points]
    for language in LANGUAGES:
        approved = list(dict.fromkeys(text for each in texts if (text := each.get(language))))
        wanted = [
            c for c in guideline.claims.prohibited if c.phrases.get(language) and not (c.use and c.use.get(language))
        ]
        if not approved or not wanted:
            continue
        there = np.asarray(encoder.encode(approved))
        for claim in wanted:
            phrases = np.asarray(encoder.encode(list(claim.phrases.get(language))))
            likeness = (there @ phrases.T).max(axis=1)
            best = int(likeness.argmax())
            if likeness[best] >= _NEAR:
                found[claim.id, language] = approved[best]
    return MappingProxyType(found)
