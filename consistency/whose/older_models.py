"""Where a text speaks of another model than the brand's own of today: Aurora 9 beside Aurora X, the last generation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.matching.cues import Either
from consistency.matching.stretches import Place
from consistency.nlp.scripts import is_han
from consistency.nlp.traditional import simplified
from consistency.statements.figures import figures
from guidelines.model import ApprovedClaim, Guideline

_DESIGNATED = re.compile(r"(?P<base>.*[^\s\W\d])[\s-]*(?:[0-9]{1,3}[A-Za-z]{0,2}|[A-Z][0-9]{0,3}|[IVX]{1,4})$")
_DESIGNATION = r"[\s-]?(?:[0-9]{1,3}(?:[a-zA-Z]|\.[0-9])?|[A-Z][0-9]{0,3})(?![0-9A-Za-z]|[.,][0-9])"
_NOT_A_MODEL = (
    r"(?! ?(?:%|个|件|部|台|款|元|天|月|年|号|小时|折|倍|(?:hours?|days?|months?|years?|times|photos?|people)\b))"
)
_GENERIC = (
    r"(?<!\w)(?:(?:its|the|our) predecessor"
    r"|(?:our|the) (?:last|previous|older|old|earlier|former|outgoing) (?:model|generation|version|edition|phone|one)"
    r"|last year(?:'|\u2019)s (?:model|version|edition|phone|one))(?!\w)"
    r"|(?:[上前]一?|第一|[初首])代(?!言|码|表|理)(?:机型|产品|型号)?|[老旧]款(?:机型)?|[老旧]机型|前作"
)
_SERIES = re.compile(r"(?P<letters>[A-Z]{1,2})[\s-]*[0-9]{1,3}[A-Za-z]?$")
"""The letters of a series at the end of a name, by which alone people call its models: X2, so X1."""
_GENERATION = (
    r"(?:(?<=[用戴穿骑买])|(?<=用着)|(?<=用的是)|(?<=买的)|(?<![一-鿿]))[一二三四]代"
    r"(?=的?(?:老?用户|朋友|老?机|产品)|[，,卖售]|的(?!人))"
)
"""A generation of the thing itself, not of people: 还在用一代的朋友."""
_EARLIER = r"(?<!\w)(?:first|old|older|original|previous|earlier|last|former|outgoing)(?:[ -]generation)? "
_EARLIER_ZH = r"(?:早期|[老旧]版|[老旧]款|(?:第一|[上前]一?|[初首])代)的? ?"


class OlderModels:
    """The models that a guideline's product names leave room for and that it makes no claim of."""

    def __init__(self, guideline: Guideline) -> None:
        names = [simplified(term.preferred) for term in guideline.terms if term.kind == "product"]
        ours = {_folded(name) for name in names}
        ours |= {_folded(simplified(variant.text)) for term in guideline.terms for variant in term.forbidden}
        designated = {name: found["base"].strip() for name in names if (found := _DESIGNATED.fullmatch(name))}
        kinds = [_pattern(base) for base in sorted(set(designated.values()))]
        kinds += [_earlier(designated.get(name, name)) for name in sorted(names)]
        texts = [*names, *(text for claim in guideline.claims.approved for text in _texts(claim))]
        made = {found["letters"] for name in designated if (found := _SERIES.search(name))}
        series = [rf"(?<![A-Za-z0-9-]){each}[0-9]{{1,3}}[A-Za-z]?(?![A-Za-z0-9-]|[.,][0-9])" for each in sorted(made)]
        self._series = Either(series) if series else None
        short = {_folded(m[0]) for text in texts for m in (self._series.finditer(text) if self._series else ())}
        told = () if any(re.search("[一二三四]代", text) for text in texts) else (_GENERATION,)
        self._patterns = Either((*kinds, *series, *told, _GENERIC))
        self._ours = ours | short | {_folded(text) for text in self._claimed(guideline)}

    def places(self, plain: str) -> tuple[Place, ...]:
        """Where ``plain`` names such a model or speaks of the one before, in order."""
        return tuple(m.span() for m in self._patterns.finditer(plain) if _folded(m[0]) not in self._ours)

    def own(self, plain: str) -> tuple[Place, ...]:
        """Where ``plain`` names one of today's models by its series alone: X2."""
        found = self._series.finditer(plain) if self._series else ()
        return tuple(m.span() for m in found if _folded(m[0]) in self._ours)

    def _claimed(self, guideline: Guideline) -> Iterator[str]:
        """The models that an approved claim gives a figure of, rather than compares with."""
        for claim in guideline.claims.approved:
            for text in _texts(claim):
                first = next((m.start for m in figures(text)), 0)
                for model in self._patterns.finditer(text, first):
                    if not text[model.end() :].lstrip().startswith("的"):
                        yield model[0]


def _texts(claim: ApprovedClaim) -> tuple[str, str]:
    return claim.text.en or "", simplified(claim.text.zh or "")


def _pattern(base: str) -> str:
    return rf"{'' if is_han(base[0]) else '(?<![A-Za-z0-9])'}{_words(base)}{_DESIGNATION}{_NOT_A_MODEL}"


def _earlier(base: str) -> str:
    """The old Lumen Mask, beside Lumen Mask 2."""
    before = _EARLIER_ZH if is_han(base[0]) else _EARLIER
    return rf"{before}{_words(base)}(?!{_DESIGNATION}|[A-Za-z0-9])"


def _words(base: str) -> str:
    return r"[\s-]?".join(re.escape(word) for word in base.split())


def _folded(name: str) -> str:
    return re.sub(r"[\s-]+", "", name).casefold()
