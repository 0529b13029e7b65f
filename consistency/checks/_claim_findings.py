"""What is said of a fact: out of date, another value than approved, without its condition or disclaimer, unapproved.

Each finding names the words, the approved claim, its evidence and its end: ``found``, ``claim``, ``approved`` (the
value as approved), ``evidence``, ``expires`` (ISO date or empty).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from consistency.checks._attribution import Attribution
from consistency.claims.boasts.read import Boast
from consistency.claims.claim_use import ApprovedClaims, Use
from consistency.claims.disclaimers.carried import carried
from consistency.claims.disclaimers.lifted import lifted
from consistency.claims.disclaimers.turns import Deviation
from consistency.claims.drop_in import drop_in
from consistency.claims.limits.conditions import Judged
from consistency.claims.limits.promised_to import LIFTED
from consistency.claims.sums.by_the_way import SmallPrices
from consistency.claims.values.held_figures import is_claim
from consistency.document import Document
from consistency.facts import Fact
from consistency.matching.stretches import Place, Stretches
from consistency.model import Finding, Fix, ItemRef, Param
from consistency.whose.stories_zh import is_ones_case
from guidelines.model import ApprovedClaim, Localized, Severity

NAME = "claims"
WRONG = frozenset({f"{NAME}.wrong_value"})
_QUOTED = 0.6
_NUMBER, _NUMBER_OF_TIME = 0.85, 0.8
_OTHER_USE = 0.7
_FIGURE = re.compile(r"[0-9][0-9.,]*[0-9]|[0-9]")
_BOAST = 0.7


def finding(
    document: Document,
    code: str,
    place: Place,
    *,
    item: str | None,
    severity: Severity,
    confidence: float,
    params: dict[str, Param],
    reason: Localized | None = None,
    source: str | None = None,
    fix: Fix | None = None,
) -> Finding:
    """A finding about ``plain[place]``; ``found`` joins ``params``."""
    span = document.span(*place)
    found = " ".join(document.plain[slice(*place)].split())
    return Finding(
        check=NAME,
        code=f"{NAME}.{code}",
        severity=severity,
        span=span,
        quote=document.quote(span),
        params=MappingProxyType({"found": found, **params}),
        item=ItemRef("claim", item) if item else None,
        reason=reason,
        source=source,
        fix=fix,
        confidence=confidence,
    )


def out_of_date(document: Document, uses: Iterable[Use], as_of: dt.date | None) -> Iterator[Finding]:
    """The claims made after their end or before their beginning, on the day ``as_of``."""
    if as_of is None:
        return
    for use in uses:
        claim = use.claim
        if claim.expires is not None and as_of > claim.expires:
            code, date = "expired", claim.expires
        elif claim.valid_from is not None and as_of < claim.valid_from:
            code, date = "not_yet_valid", claim.valid_from
        else:
            continue
        yield finding(
            document,
            code,
            (use.start, use.end),
            item=claim.id,
            severity=Severity.ERROR,
            confidence=_sureness(use),
            params={**_about(claim, _shown(claim, use)), "date": date.isoformat()},
            source=claim.evidence,
        )


def _sureness(use: Use) -> float:
    return round(0.6 + 0.4 * use.similarity, 2)


def _shown(claim: ApprovedClaim, use: Use | Judged) -> str:
    return claim.text.best("zh" if use.sentence.language in ("zh", "mixed") else "en")


def _about(claim: ApprovedClaim, shown: str, approved: str = "") -> dict[str, Param]:
    expires = claim.expires.isoformat() if claim.expires else ""
    return {"claim": shown, "approved": approved or shown, "evidence": claim.evidence, "expires": expires}


def without_disclaimer(document: Document, read: Document, uses: Iterable[Use]) -> Iterator[Finding]:
    """The first use of each claim whose disclaimer stands nowhere in the copy, or the words of it that differ.

    ``read`` is the copy in Simplified Chinese. What happened to one person, told as a story, needs no disclaimer.
    """
    seen: set[str] = set()
    said: list[str] = []
    for use in uses:
        claim = use.claim
        if claim.disclaimer is None or claim.id in seen:
            continue
        seen.add(claim.id)
        texts = [text for text in (claim.disclaimer.en, claim.disclaimer.zh) if text]
        found = [carried(read, text) for text in texts]
        if (given := next(filter(None, (lifted(read, text, use.sentence) for text in texts)), None)) is not None:
            found = [(given,)]
        if () in found:
            said += texts
            continue
        if _is_part(document.plain[use.start : use.end], said):
            continue
        language = "zh" if use.sentence.language in ("zh", "mixed") else "en"
        others = next(filter(None, found), ())
        if not others and is_ones_case(use.sentence.text):
            seen.discard(claim.id)
            continue
        for other in others or (Deviation((use.start, use.end)),):
            yield finding(
                document,
                "wrong_disclaimer" if others else "missing_disclaimer",
                other.place,
                item=claim.id,
                severity=Severity.ERROR if other.turned else Severity.WARNING,
                confidence=_sureness(use),
                params={**_about(claim, _shown(claim, use)), "disclaimer": claim.disclaimer.best(language)},
                source=claim.evidence,
            )


def _is_part(found: str, disclaimers: Iterable[str]) -> bool:
    """Whether ``found`` is a figure that stands in a disclaimer the copy carries: Then £29 a month."""
    figure = _FIGURE.search(found)
    return figure is not None and any(figure[0] in _FIGURE.findall(text) for text in disclaimers)


def contradicting(
    document: Document, judged: Iterable[Judged], attribution: Attribution, as_of: dt.date | None
) -> Iterator[Finding]:
    """Values that differ from the approved one of the same thing; in a quotation only worth a suggestion.

    Where the approved value is only another number in the same words, and its claim not over, it is the fix.
    """
    for each in judged:
        if attribution.is_closed(each.start, each.end) or attribution.by_others(each.start, each.end, money=each.money):
            continue
        quoted = attribution.quote(each.start, each.end) is not None
        span = document.span(each.start, each.end)
        fixable = each.fault == "wrong_value" and not quoted and not each.claim.is_over(as_of)
        instead = drop_in(document.quote(span), each.approved) if fixable else None
        yield finding(
            document,
            each.fault,
            (each.start, each.end),
            item=each.claim.id,
            severity=Severity.SUGGESTION if quoted else Severity.ERROR,
            confidence=_QUOTED if quoted else each.confidence,
            params=_about(each.claim, _shown(each.claim, each), each.approved),
            source=each.claim.evidence,
            fix=None if instead is None else Fix(span, instead),
        )


def without_condition(document: Document, judged: Iterable[Judged]) -> Iterator[Finding]:
    """Approved values whose limit is left out (a suggestion) or turned round (a warning), once a claim."""
    seen: set[str] = set()
    for each in sorted(judged, key=lambda j: (j.fault != "wrong_condition", -j.confidence)):
        if each.claim.id in seen:
            continue
        seen.add(each.claim.id)
        yield finding(
            document,
            each.fault,
            (each.start, each.end),
            item=each.claim.id,
            severity=_grave(each),
            confidence=each.confidence,
            params=_about(each.claim, _shown(each.claim, each), each.approved),
            source=each.claim.evidence,
        )


def _grave(judged: Judged) -> Severity:
    if judged.fault != "wrong_condition":
        return Severity.SUGGESTION
    return Severity.ERROR if judged.confidence >= LIFTED else Severity.WARNING


def elsewhere(document: Document, found: Iterable[tuple[Fact, str]], attribution: Attribution) -> Iterator[Finding]:
    """Approved figures that the copy gives of another thing, each with the text that approves it."""
    for fact, approved in found:
        place = (fact.start, fact.end)
        if (
            attribution.is_closed(*place)
            or attribution.by_others(*place, money=fact.dimension == "money")
            or attribution.quote(*place)
        ):
            continue
        yield finding(
            document,
            "other_use",
            place,
            item=None,
            severity=Severity.WARNING,
            confidence=_OTHER_USE,
            params={"claim": approved},
        )


def said_of_another(document: Document, uses: Iterable[Use], attribution: Attribution) -> Iterator[Finding]:
    """Claims without a figure that the copy makes of another of our things."""
    for use in uses:
        place = use.start, use.end
        if not attribution.is_anothers(*place):
            yield finding(
                document,
                "other_use",
                place,
                item=use.claim.id,
                severity=Severity.WARNING,
                confidence=_OTHER_USE,
                params={"claim": _shown(use.claim, use)},
            )


def without_evidence(document: Document, boasts: Iterable[Boast], attribution: Attribution) -> Iterator[Finding]:
    """Superlatives and comparisons that no approved text makes; ``attribution`` says which are not ours."""
    for each in boasts:
        place = (each.start, each.end)
        if attribution.is_hidden(*place) or attribution.quote(*place) or attribution.of_others(each.start):
            continue
        yield finding(
            document,
            "needs_evidence",
            place,
            item=None,
            severity=Severity.WARNING,
            confidence=_BOAST,
            params={},
        )


def unapproved(
    document: Document,
    read: Document,
    figures: Iterable[Fact],
    approved: ApprovedClaims,
    small: SmallPrices,
    attribution: Attribution,
) -> Iterator[Finding]:
    """Figures that claim something and that no approved text holds; ``read`` is the copy in Simplified Chinese.

    In a quotation, and as a ``small`` price of a thing that no claim speaks of, one is only worth a suggestion.
    """
    for fact in figures:
        place = (fact.start, fact.end)
        if approved.figures.issuperset(fact.ends) or attribution.is_closed(*place):
            continue
        if not is_claim(read, fact, charged=approved.states_charging):
            continue
        if attribution.by_others(*place, money=fact.dimension == "money") or attribution.of_the_world(*place):
            continue
        quoted = attribution.quote(*place) is not None
        sure = _NUMBER_OF_TIME if fact.dimension in ("calendar", "clock") else _NUMBER
        yield finding(
            document,
            "unapproved_number",
            place,
            item=None,
            severity=Severity.SUGGESTION if quoted or small.is_by_the_way(read, fact) else Severity.WARNING,
            confidence=_QUOTED if quoted else sure,
            params={},
        )


def unapproved_offers(
    document: Document, places: Iterable[Place], attribution: Attribution, wrong: Stretches
) -> Iterator[Finding]:
    """Offers in words that no approved text makes, but for what is found ``wrong`` already."""
    for place in places:
        theirs = attribution.is_anothers(*place) or attribution.by_others(*place, money=True)
        if not theirs and not wrong.touch(*place):
            yield finding(
                document, "unapproved_offer", place, item=None, severity=Severity.WARNING, confidence=_NUMBER, params={}
            )
