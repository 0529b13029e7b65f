"""How English copy sounds: formality, person, passive, length, reading ease, capitals, hedges, jargon.

| measure | value | source |
|---|---|---|
| formality | F-score, 0 to 100, ordinary prose 40 to 70 | Heylighen and Dewaele 1999, Formality of Language |
| first_person, second_person | pronouns per 100 words | |
| passive | sentences of running text with a passive verb, in % | |
| sentence_length, longest_sentence | words, mean and longest | |
| readability | Flesch reading ease, 0 (hard) to 100 (easy) and beyond | Flesch 1948, A New Readability Yardstick |
| exclamations, hedges, jargon | per 100 words, a shorter text counts as 100 | |
| capitals | shouted words in % of all words | |
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import lru_cache

import regex

from consistency.document import Sentence
from consistency.matching.cues import Cued
from consistency.tone.lexicon_en import (
    ACRONYMS,
    ADJECTIVES,
    HEDGES,
    IRREGULAR,
    JARGON,
    NOT_PARTICIPLES,
    OF_OFFERS,
    SHOUTED,
    STATIVES,
)
from consistency.tone.reading import Lexicon, Reading, Spec, by_size, density, longest, mean_length, rate, share
from consistency.tone.sample import Place, Sample
from consistency.tone.syllables import syllables
from guidelines.model import ToneMeasure

_FIRST = regex.compile(
    r"(?<![\w'’-])(?:I(?=['’ ])(?!['’ ]?\.)|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|us|Us|[Oo]urs?|[Oo]urselves)(?![\w-])"
)
_SECOND = regex.compile(r"(?<![\w'’-])(?:you|your|yours|yourself|yourselves)(?![\w-])", regex.IGNORECASE)
_EXCLAMATION = regex.compile(r"[!！]")
_CAPITALS = regex.compile(r"(?<![\w@#&./'’-])[A-Z]{2,}(?:['’][A-Z]+)?(?![\w&/-]|\.\w)")
_PASSIVE = regex.compile(
    r"(?<![\w-])(?:am|is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|\w+['’]re)"
    r"(?:\s+(?:not|never|always|also|now|still|just|only|already|even|often|being|all|both|yet|soon|\w+ly))*"
    r"\s+(\w+)(?![\w-])(?:\s+(\w+))?",
    regex.IGNORECASE,
)


def formality(sample: Sample, lexicon: Lexicon) -> Reading:
    """F = (noun + adjective + preposition + article - pronoun - verb - adverb - interjection + 100) / 2, each in % of
    all words. Taken from part-of-speech tags; the sentences far off their mean in either direction are named."""
    starts = [s.start for s in sample.sentences]
    scores: dict[int, Counter[str]] = {i: Counter() for i in range(len(starts))}
    for token in sample.document.tagged:
        index = bisect_right(starts, token.start) - 1
        if index >= 0 and token.end <= sample.sentences[index].end and token.script == "latin":
            scores[index][_CLASS.get(token.pos, "none") if token.tag != "DT" else "formal"] += 1
    total: Counter[str] = Counter()
    for counts in scores.values():
        total += counts
    each = [(s, _f_score(scores[i])) for i, s in enumerate(sample.sentences) if sum(scores[i].values()) >= 5]
    return Reading(_f_score(total), high=by_size(each), low=by_size(each, longest_first=False))


_CLASS = {
    "NOUN": "formal", "PROPN": "formal", "ADJ": "formal", "ADP": "formal",
    "PRON": "informal", "VERB": "informal", "AUX": "informal", "ADV": "informal", "INTJ": "informal",
}  # fmt: skip


def _f_score(counts: Counter[str]) -> float:
    words = sum(counts.values())
    return round((100 * (counts["formal"] - counts["informal"]) / words + 100) / 2, 1) if words else 50.0


def first_person(sample: Sample, lexicon: Lexicon) -> Reading:
    """I, we and their forms per 100 words."""
    return rate(sample, sample.find(_FIRST))


def second_person(sample: Sample, lexicon: Lexicon) -> Reading:
    """You and its forms per 100 words."""
    return rate(sample, sample.find(_SECOND))


def passive(sample: Sample, lexicon: Lexicon) -> Reading:
    """Sentences with a form of "be" and a past participle, in % of the sentences of running text.

    By rule, without tags: participles that read as adjectives ("is limited", "are excited") or tell of a state ("is
    made of glass", "is based on", "is included") are not counted, unless "by" follows.
    """
    judged = [(s, is_passive(sample.prose[s.start : s.end], of_offers=False)) for s, _ in sample.running]
    hit = tuple(s for s, found in judged if found)
    return Reading(share(len(hit), len(judged)), high=hit, low=tuple(s for s, found in judged if not found))


def is_passive(sentence: str, *, of_offers: bool = True) -> bool:
    """Whether the sentence holds a passive verb; ``of_offers``: what is included or excluded counts as one too."""
    read = ((m.group(1).lower(), (m.group(2) or "").lower()) for m in _PASSIVE.finditer(sentence))
    return any(_participle(word, after) for word, after in read if of_offers or after == "by" or word not in OF_OFFERS)


def _participle(word: str, after: str) -> bool:
    if word in ADJECTIVES:
        return after == "by"
    if after in STATIVES.get(word, ()):
        return False
    if word in IRREGULAR:
        return True
    return len(word) > 3 and word.endswith("ed") and not word.endswith("eed") and word not in NOT_PARTICIPLES


def sentence_length(sample: Sample, lexicon: Lexicon) -> Reading:
    """Mean words a sentence."""
    return mean_length(sample)


def longest_sentence(sample: Sample, lexicon: Lexicon) -> Reading:
    """Words of the longest sentence."""
    return longest(sample)


def readability(sample: Sample, lexicon: Lexicon) -> Reading:
    """Flesch reading ease: 206.835 - 1.015 words per sentence - 84.6 syllables per word, over running text."""
    each: list[tuple[Sentence, float]] = []
    words = sounds = 0
    for sentence, count in sample.running:
        mine = sum(_sounds(sample, place) for place in sample.words(sentence))
        words, sounds = words + count, sounds + mine
        each.append((sentence, _flesch(1, count, mine)))
    return Reading(_flesch(len(each), words, sounds), high=by_size(each), low=by_size(each, longest_first=False))


def _sounds(sample: Sample, place: Place) -> int:
    return syllables(sample.document.plain[place[0] : place[1]].lower())


def _flesch(sentences: int, words: int, sounds: int) -> float:
    return round(206.835 - 1.015 * words / max(1, sentences) - 84.6 * sounds / max(1, words), 1)


def exclamations(sample: Sample, lexicon: Lexicon) -> Reading:
    """Exclamation marks per 100 words."""
    return density(sample, sample.find(_EXCLAMATION))


def capitals(sample: Sample, lexicon: Lexicon) -> Reading:
    """Shouted words in % of all words.

    A word in capitals is shouted when it is one that shouting copy uses (NEW, FREE, NOW), when it stands beside another
    word in capitals, or when it has five letters with a vowel. Acronyms and the guideline's own names are not.
    """
    found = sample.find(_CAPITALS)
    shouted = [p for i, p in enumerate(found) if _is_shouted(sample, found, i, lexicon)]
    return Reading(share(len(shouted), sample.size), high=tuple(sample.holding(shouted)), places=tuple(shouted))


def _is_shouted(sample: Sample, found: list[Place], index: int, lexicon: Lexicon) -> bool:
    start, end = found[index]
    word = sample.prose[start:end]
    if word in lexicon.acronyms or word in ACRONYMS:
        return False
    if word in SHOUTED or (len(word) >= 5 and bool(set(word) & set("AEIOU"))):
        return True
    before = index > 0 and not sample.prose[found[index - 1][1] : start].strip()
    after = index + 1 < len(found) and not sample.prose[end : found[index + 1][0]].strip()
    return before or after


def hedges(sample: Sample, lexicon: Lexicon) -> Reading:
    """Words that take back what is said (perhaps, sort of, we believe) per 100 words."""
    return density(sample, sample.find_words(_words(HEDGES)))


def jargon(sample: Sample, lexicon: Lexicon) -> Reading:
    """Business jargon of the built-in list and of the guideline, per 100 words."""
    own = (r"\s+".join(map(regex.escape, phrase.split())) + r"(?:s|es)?" for phrase in lexicon.jargon_en)
    return density(sample, sample.find_words(_words((*own, *JARGON))))


@lru_cache(maxsize=64)  # the guidelines in use
def _words(patterns: tuple[str, ...]) -> Cued[regex.Pattern[str]]:
    whole = regex.compile(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?![\w-])", regex.IGNORECASE)
    return Cued((whole,), lambda pattern: pattern.pattern)


MEASURES = {
    ToneMeasure.FORMALITY: Spec(formality, least_size=30),
    ToneMeasure.FIRST_PERSON: Spec(first_person, least_size=20),
    ToneMeasure.SECOND_PERSON: Spec(second_person, least_size=20),
    ToneMeasure.PASSIVE: Spec(passive, least_sentences=3),
    ToneMeasure.SENTENCE_LENGTH: Spec(sentence_length, least_sentences=2),
    ToneMeasure.LONGEST_SENTENCE: Spec(longest_sentence, least_sentences=1),
    ToneMeasure.READABILITY: Spec(readability, least_size=30, least_sentences=2),
    ToneMeasure.EXCLAMATIONS: Spec(exclamations),
    ToneMeasure.CAPITALS: Spec(capitals),
    ToneMeasure.HEDGES: Spec(hedges),
    ToneMeasure.JARGON: Spec(jargon),
}
