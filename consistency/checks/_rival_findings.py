"""What is said of a competitor by name: run down, or measured against ours without evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from consistency.checks._attribution import Attribution
from consistency.checks._claim_findings import finding
from consistency.claims.boasts.read import Boast
from consistency.claims.boasts.run_down import run_down
from consistency.document import Document
from consistency.matching.stretches import Place
from consistency.model import Finding
from guidelines.model import Severity

_SURE = {"rival_run_down": 0.8, "rival_compared": 0.7}
_QUOTED = 0.6


def of_rivals(
    document: Document,
    rivals: Sequence[Place],
    names: Iterable[Place],
    boasts: Iterable[Boast],
    attribution: Attribution,
) -> Iterator[Finding]:
    """Where the competitors named at ``rivals`` are run down or compared, once a sentence.

    ``names``: where our own stand; ``boasts``: comparisons with a competitor that nobody approved. What a quotation
    says is only a suggestion: we publish a customer's word, but it is not ours.
    """
    blamed = [("rival_run_down", place) for place in run_down(document, rivals, names)]
    compared = [("rival_compared", (boast.start, boast.end)) for boast in boasts]
    seen: set[int] = set()
    for code, place in (*compared, *blamed):
        sentence = document.sentence_at(place[0])
        index = sentence.index if sentence else -1
        if index in seen or attribution.is_hidden(*place):
            continue
        seen.add(index)
        quoted = attribution.quote(*place) is not None
        yield finding(
            document,
            code,
            place,
            item=None,
            severity=Severity.SUGGESTION if quoted else Severity.WARNING,
            confidence=_QUOTED if quoted else _SURE[code],
            params={},
        )
