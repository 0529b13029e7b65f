"""How Chinese copy sounds: 书面程度, 人称, 句长, 感叹号, 语气词, 四字格堆砌, 含糊, 行话. Rates are per 100 characters.

| measure | value |
|---|---|
| formality | written function words against spoken ones: 0 (talk) to 100 (document), 50 is even |
| first_person, second_person | 我, 我们, 咱; 你, 您 per 100 characters |
| sentence_length, longest_sentence | characters, a Latin word or number counts one |
| exclamations, particles, idioms, hedges, jargon | per 100 characters, a shorter text counts as 100 |
"""

from __future__ import annotations

from functools import lru_cache

import regex

from consistency.tone.lexicon_zh import (
    HEDGES,
    JARGON,
    NO_ADDRESS,
    NOT_PARTICLES,
    PARTICLES,
    PLAIN_FOURS,
    SPOKEN,
    WRITTEN,
)
from consistency.tone.reading import Lexicon, Reading, Spec, density, longest, mean_length, rate
from consistency.tone.sample import Place, Sample
from guidelines.model import ToneMeasure

_WRITTEN = regex.compile("|".join(WRITTEN))
_SPOKEN = regex.compile("|".join(SPOKEN))
_FIRST = regex.compile(r"(?<![自忘敌你大小])我(?:们|司(?!机))?|咱们?|本公司")
_ADDRESS = regex.compile(rf"(?:{NO_ADDRESS})(*SKIP)(*FAIL)|你们?|您们?")
_EXCLAMATION = regex.compile(r"[!！]")
_HEDGE = regex.compile("|".join(HEDGES))
_PARTICLE = regex.compile(rf"(?<=\w)[{PARTICLES}]+(?=[\s，。！？；、…～~!?,;.）)”’」』]|$)")
_FOUR = regex.compile(r"(?<!\p{Han})\p{Han}{4}(?!\p{Han})")
_BETWEEN = regex.compile(r"[，、,；;。！!\s的且]{0,2}")
LEAST_RUN = 3
"""Four-character groups in a row from which on they pile up."""
LEAST_MARKERS = 3
"""Function words of either kind from which on formality says something."""


def formality(sample: Sample, lexicon: Lexicon) -> Reading:
    """100 (W + 1) / (W + S + 2) of written (W) and spoken (S) function words: with no evidence it stays at 50."""
    written, spoken = sample.find(_WRITTEN), sample.find(_SPOKEN)
    value = 100 * (len(written) + 1) / (len(written) + len(spoken) + 2)
    if len(written) + len(spoken) < LEAST_MARKERS:
        value = 50.0
    return Reading(round(value, 1), high=tuple(sample.holding(written)), low=tuple(sample.holding(spoken)))


def first_person(sample: Sample, lexicon: Lexicon) -> Reading:
    """我, 我们, 咱 per 100 characters."""
    return rate(sample, sample.find(_FIRST))


def second_person(sample: Sample, lexicon: Lexicon) -> Reading:
    """你 and 您 per 100 characters."""
    return rate(sample, addresses(sample))


def addresses(sample: Sample) -> list[Place]:
    """Every 你, 你们, 您 that speaks to the reader, outside set phrases and quotations."""
    return sample.find(_ADDRESS)


def sentence_length(sample: Sample, lexicon: Lexicon) -> Reading:
    """Mean characters a sentence."""
    return mean_length(sample)


def longest_sentence(sample: Sample, lexicon: Lexicon) -> Reading:
    """Characters of the longest sentence."""
    return longest(sample)


def exclamations(sample: Sample, lexicon: Lexicon) -> Reading:
    """Exclamation marks per 100 characters."""
    return density(sample, sample.find(_EXCLAMATION))


def particles(sample: Sample, lexicon: Lexicon) -> Reading:
    """Modal particles at the end of a clause per 100 characters; 酒吧 and its like are words, not particles."""
    found = [p for p in sample.find(_PARTICLE) if sample.prose[p[0] - 1 : p[0] + 1] not in NOT_PARTICLES]
    return density(sample, found)


def idioms(sample: Sample, lexicon: Lexicon) -> Reading:
    """Four-character groups that stand in runs of three or more, per 100 characters.

    A group is a clause of exactly four characters, or a four-character word of the segmenter's dictionary; one that the
    guideline itself uses, or that names a thing, is none. In a run at most punctuation or 的 stands between two groups.
    """
    groups = sorted(_groups(sample, lexicon))
    piled: list[Place] = []
    run: list[Place] = []
    for place in groups:
        if run and _BETWEEN.fullmatch(sample.prose[run[-1][1] : place[0]]) is None:
            piled += run if len(run) >= LEAST_RUN else []
            run = []
        run.append(place)
    piled += run if len(run) >= LEAST_RUN else []
    return density(sample, piled)


def _groups(sample: Sample, lexicon: Lexicon) -> list[Place]:
    places = sample.find(_FOUR)
    held = set(places)
    bounds = [(s.start, s.end) for s in sample.sentences]
    at = 0
    for token in sample.document.tokens:
        if token.script != "han" or token.end - token.start != 4 or (token.start, token.end) in held:
            continue
        while at < len(bounds) and bounds[at][1] <= token.start:
            at += 1
        if at < len(bounds) and bounds[at][0] <= token.start and sample.prose[token.start : token.end] == token.text:
            places.append((token.start, token.end))
    return [p for p in places if (text := sample.prose[p[0] : p[1]]) not in PLAIN_FOURS and text not in lexicon.phrases]


def hedges(sample: Sample, lexicon: Lexicon) -> Reading:
    """也许, 大概, 差不多 and their like per 100 characters."""
    return density(sample, sample.find(_HEDGE))


def jargon(sample: Sample, lexicon: Lexicon) -> Reading:
    """赋能, 抓手, 闭环 and their like, and the guideline's own list, per 100 characters."""
    return density(sample, sample.find(_jargon(lexicon.jargon_zh)))


@lru_cache(maxsize=32)
def _jargon(own: tuple[str, ...]) -> regex.Pattern[str]:
    phrases = (regex.escape(phrase) for phrase in sorted(own, key=len, reverse=True))
    return regex.compile("|".join((*phrases, *JARGON)))


MEASURES = {
    ToneMeasure.FORMALITY: Spec(formality, least_size=50),
    ToneMeasure.FIRST_PERSON: Spec(first_person, least_size=30),
    ToneMeasure.SECOND_PERSON: Spec(second_person, least_size=30),
    ToneMeasure.SENTENCE_LENGTH: Spec(sentence_length, least_sentences=2),
    ToneMeasure.LONGEST_SENTENCE: Spec(longest_sentence, least_sentences=1),
    ToneMeasure.EXCLAMATIONS: Spec(exclamations),
    ToneMeasure.PARTICLES: Spec(particles),
    ToneMeasure.IDIOMS: Spec(idioms),
    ToneMeasure.HEDGES: Spec(hedges),
    ToneMeasure.JARGON: Spec(jargon),
}
