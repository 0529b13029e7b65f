"""What one piece counts in and another charges for, of whatever thing: skiing is included, skiing's an add-on.

``stances`` knows things by name. Here the words of the clauses say whether two readings are of one thing, weighed by a
small model as figures are; ``scripts/fit_charges.py`` writes its weights, ``charges_weights.yaml``.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from consistency.compare.bilingual_words import english_of, in_english
from consistency.compare.logistic import Logistic, logistic_beside
from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.telling_words import telling_words
from consistency.compare.worded.charge_company import Company
from consistency.compare.worded.charge_readings import Reading, readings, sums
from consistency.compare.worded.written import Written, differing
from consistency.document import Document
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.encoder_api import Encoder
from consistency.statements.variants import one_sided, unopposed

SIGNS = {
    "near": "words that stand beside both cues, at most 2",
    "heading": "words that head the one and stand beside the cue of the other, at most 2",
    "things": "listed things that both clauses name, at most 2",
    "headed_things": "further listed things that the clauses share with what heads them, at most 2",
    "likeness": "cosine of the two clauses without words of cost, where both are of one language",
    "across": "the same of clauses in two languages",
    "strong": "the reading that charges speaks of a charge and does not only name a sum",
    "cases": "both hold in a case only",
    "one_sided": "only one of the two is narrowed by what lasts, such as a tier",
    "opposed": "they are narrowed down to what excludes each other",
    "both_told_thing": "in how many of the two assets the other stance is taken on a thing they share",
    "told_elsewhere": "in how many of the two assets the other stance is taken with words they share beside a cue",
    "rare": "how rare the rarest word they share is in the campaign: 1 for one that stands once",
    "alone": "one other reading alone shares a word with the first and takes the other stance",
    "outdone": "by how much other readings of the two assets are more like each of the two, summed",
    "shared": "share of the words of the shorter that the two have in common",
    "nothing": "they share no word and no thing",
    "third": "third assets that share words with them take only one of the two stances",
    "sum_told": "the asset that does not charge names the sum that the other charges",
    "sum_new": "no other asset names the sum that is charged",
    "bare_sum": "the reading that charges only names a sum",
}
"""By name, what a sign of two readings stands for; each is about 0 to 2, a plain "whether" is 0 or 1."""
SURE = 1.5
"""Log odds from which two readings are held to speak of one thing."""
_ALIKE, _ALIKE_ACROSS = 0.4, 0.35
"""Likeness from which two readings that share no word may speak of one thing, in one language and in two."""

Pair = tuple[Reading, Reading]


def charges_that_differ(assets: Sequence[ParsedAsset], encoder: Encoder) -> list[Disagreement]:
    """What one asset says is free or part of the price and another charges for, each reading in one disagreement."""
    documents = [s.document for s in assets]
    scored = [(_model().log_odds(signs), pair) for pair, signs in pairs(documents, encoder)]
    sure = [(score, pair) for score, pair in scored if score > SURE]
    best: dict[int, float] = defaultdict(lambda: -math.inf)
    for score, pair in sure:
        for each in pair:
            best[id(each)] = max(best[id(each)], score)
    made: list[Disagreement] = []
    taken: set[int] = set()
    for score, pair in sure:
        if all(best[id(r)] == score and id(r) not in taken for r in pair):
            told = _with_others(pair, sure, taken)
            taken |= {id(r) for r in told}
            forms = [Written(r.asset, documents[r.asset].span(*r.place), "yes" if r.favourable else "no") for r in told]
            made.append(differing("promise", "charge", forms, assets, 0.6))
    return made


def _with_others(pair: Pair, sure: Sequence[tuple[float, Pair]], taken: set[int]) -> list[Reading]:
    """A pair with what each further asset most surely says against one of the two, in order of assets."""
    told = {r.asset: r for r in pair}
    for _, other in sorted(sure, key=lambda each: -each[0]):
        if any(r in pair for r in other):
            told |= {r.asset: r for r in other if r.asset not in told and id(r) not in taken}
    return [told[asset] for asset in sorted(told)]


def pairs(documents: Sequence[Document], encoder: Encoder) -> Iterator[tuple[Pair, dict[str, float]]]:
    """Readings of two assets that point different ways and share a word, a thing or their sense, with their signs."""
    found = [r for i, document in enumerate(documents) for r in readings(i, document)]
    if len({r.favourable for r in found}) < 2:
        return
    known = english_of(documents, encoder)
    found = [r.with_words(known) for r in found]
    vectors = encoder.encode([r.bare for r in found])
    likeness = (vectors @ vectors.T).round(3)
    often = Counter(
        w for d in documents for s in d.sentences for w in in_english(telling_words(to_simplified(s.text)), known)
    )
    paid = [sums(to_simplified(d.plain)) for d in documents]
    company = Company(found, likeness)
    words = [r.words for r in found]
    for i, one in enumerate(found):
        for j, other in enumerate(found[i + 1 :], i + 1):
            if one.asset == other.asset or one.favourable == other.favourable:
                continue
            free, dear = (one, other) if one.favourable else (other, one)
            if (one.part, one.aged) != (other.part, other.aged) or (free.early and not dear.early):
                continue
            common, alike = words[i] & words[j], float(likeness[i, j])
            near = alike >= (_ALIKE if one.han == other.han else _ALIKE_ACROSS)
            if not (common or near or one.headed_things & other.headed_things):
                continue
            if not any(company.of_all(x.asset, y.favourable, common) for x, y in ((one, other), (other, one))):
                yield (one, other), _signs((i, one), (j, other), company, alike, often, paid)


@lru_cache(maxsize=1)
def _model() -> Logistic:
    return logistic_beside(__file__, "charges_weights.yaml", SIGNS)


def _signs(
    one: tuple[int, Reading],
    other: tuple[int, Reading],
    company: Company,
    likeness: float,
    often: Counter[str],
    paid: Sequence[frozenset[Decimal]],
) -> dict[str, float]:
    (i, a), (j, b) = one, other
    made = dict.fromkeys(SIGNS, 0.0)
    common, things = a.words & b.words, a.headed_things & b.headed_things
    inner = len(a.things & b.things)
    made["near"] = min(2, len(a.near & b.near))
    made["heading"] = min(2, len((a.asked & b.near) | (b.asked & a.near)))
    made["things"] = min(2, inner)
    made["headed_things"] = max(0, min(2, len(things)) - made["things"])
    made["likeness" if a.han == b.han else "across"] = max(0.0, likeness)
    made["strong"] = float((b if a.favourable else a).strong)
    made["cases"] = float(a.case and b.case)
    made["one_sided"] = float(one_sided(a.qualifiers, b.qualifiers))
    made["opposed"] = float(not unopposed(a.qualifiers, b.qualifiers))
    made["both_told_thing"] = float(
        sum(company.of_any_thing(x.asset, y.favourable, things) for x, y in ((a, b), (b, a)))
    )
    made["told_elsewhere"] = float(
        sum(company.of_any(y.asset, x.favourable, y.words & x.near) for x, y in ((a, b), (b, a)))
    )
    made["rare"] = max((1 / math.sqrt(often[w]) for w in common if often[w]), default=0.0)
    made["alone"] = float(company.rivals(i) == 1)
    made["outdone"] = sum(max(0.0, company.nearest(k, r.asset) - likeness) for k, r in ((i, b), (j, a)))
    made["shared"] = len(common) / max(1, min(len(a.words), len(b.words)))
    made["nothing"] = float(not common and not things)
    made["third"] = float(len({company.elsewhere((a, b), side, common) for side in (True, False)}) == 2)
    free, dear = (a, b) if a.favourable else (b, a)
    made["sum_told"] = float(bool(dear.sums & paid[free.asset]))
    made["sum_new"] = float(bool(dear.sums) and not any(dear.sums & p for k, p in enumerate(paid) if k != dear.asset))
    made["bare_sum"] = float(not dear.strong)
    return made
