"""What an English claim says one needs, and copy that does without: a certificate to sail alone, no certificate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import claim_texts
from consistency.claims.limits.conditions import Judged
from consistency.claims.limits.promise_words import stems
from consistency.claims.limits.promised_to import LIFTED
from consistency.document import Document, Sentence
from consistency.matching.inflect import plural
from consistency.statements.figures import without_figures
from guidelines.model import ApprovedClaim, Guideline

_NEEDS = re.compile(
    r"\b(?:[Yy]ou|[Dd]rivers|[Rr]iders|[Gg]uests|[Mm]embers|[Vv]isitors|[Ss]tudents|[Ee]veryone"
    r"|[Aa]ll [a-z]+)(?: also| only| will| all)? "
    r"(?:need|needs|must (?:have|hold|bring|show|carry|wear)|(?:have|has) to (?:have|hold|bring|show|carry|wear))"
    r" (?:an?|your|the|at least an?) (?P<of>(?:valid |full |current |[A-Z][a-z]+ )*)(?P<thing>[a-z]{4,}(?: [a-z]{4,})?)"
    r"(?= to\b| for\b| if\b| when\b| at\b| on\b| from\b| with\b|[.,;]|$)"
    r"|\b(?:[Aa]n?|[Yy]our) (?P<before>(?:valid |full |current |[A-Z][a-z]+ )*)(?P<needed>[a-z]{4,}(?: [a-z]{4,})?) is "
    r"(?:required|needed|necessary|compulsory|mandatory)\b",
)
"""You need a Day Skipper certificate; a helmet is required."""
_REFUSES = re.compile(
    r"\b(?:cannot|can ?not|can['\u2019]t|will not|won['\u2019]t|must not|mustn['\u2019]t|unable|sorry|not allowed"
    r"|refuse[ds]?|lends?|hire|borrow|instead|only if|unless)\b",
    re.IGNORECASE,
)
"""Where who has none is refused, or is given another way."""
_FINE = (
    r"(?:no (?:problem|worries|matter|sweat|bother)|(?:that['\u2019]s|that is) (?:fine|ok(?:ay)?|no problem)"
    r"|never mind|relax"
    r"|(?:it )?(?:doesn['\u2019]t|does not) matter)\b"
)
"""What is said to those who have none: no certificate? No problem."""


@dataclass(frozen=True, slots=True)
class _Need:
    claim: ApprovedClaim
    text: str
    waived: re.Pattern[str]
    words: frozenset[str]
    """Stems of what it is needed for."""
    names: frozenset[str]
    """Stems of what the thing is called by, which is no word of what it is needed for."""


class Requirements:
    """What the approved English claims of a guideline say that one needs."""

    def __init__(self, guideline: Guideline) -> None:
        self._needs = tuple(
            _Need(claim, text, _waived(thing), _for(text, match), stems(match[0]))
            for claim, language, text in claim_texts(guideline)
            if language == "en"
            for match in _NEEDS.finditer(text)
            if (thing := match["thing"] or match["needed"])
        )

    def waived(self, document: Document) -> Iterator[Judged]:
        """What ``document`` says of a needed thing to do without it, where it speaks of what it is needed for."""
        for need in self._needs:
            for match in need.waived.finditer(document.plain):
                sentence = document.sentence_at(match.start())
                if sentence is not None and _is_done_without(document, sentence, need, len(match[0])):
                    yield Judged("wrong_condition", need.claim, need.text, match.start(), match.end(), LIFTED, sentence)
                    break


def _for(text: str, match: re.Match[str]) -> frozenset[str]:
    return stems(without_figures(f"{text[: match.start()]} {text[match.end() :]}"))


def _waived(thing: str) -> re.Pattern[str]:
    """That there need not be such a thing; by its last word too: no certificate, no problem."""
    last = thing.split()[-1]
    own = "|".join(sorted({re.escape(each) for word in (thing, last) for each in (word, plural(word))}, reverse=True))
    any_of = r"(?:an? |any |your |the |one's )?(?:[\w-]+ ){0,2}"
    return re.compile(
        rf"\bno (?:[\w-]+ ){{0,2}}(?:{own})(?:[?,.!]+ {_FINE}| (?:is |are )?(?:needed|required|necessary|asked for)\b)"
        rf"|\b(?:{own}) (?:is |are |it['\u2019]s )?(?:not|n['\u2019]t) (?:needed|required|necessary|compulsory"
        rf"|mandatory)\b"
        rf"|\b(?:{own}) or (?:not|no (?:{own}))\b|\bwith or without {any_of}(?:{own})\b"
        rf"|\beven without {any_of}(?:{own})\b"
        rf"|\b(?:need not|needn['\u2019]t|(?:do not|don['\u2019]t|never) (?:need|have to))(?: have| bring| show"
        rf"| carry| wear)? {any_of}(?:{own})\b",
        re.IGNORECASE,
    )


def _is_done_without(document: Document, sentence: Sentence, need: _Need, length: int) -> bool:
    """Whether the waiver, of that ``length``, is most of its sentence, or it or one of two behind says what for."""
    near = document.sentences[sentence.index : sentence.index + 3]
    if any(_REFUSES.search(each.text) for each in near):
        return False
    said = frozenset[str]().union(*(stems(each.text) for each in near))
    words = need.words - need.names
    return 2 * length >= len(sentence.text) or not words or not words.isdisjoint(said)
