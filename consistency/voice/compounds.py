"""How a text joins words: glued, split and hyphenated compounds, judged by what the dictionary knows."""

from __future__ import annotations

from functools import lru_cache

import regex

from consistency.nlp.lexicon import in_english_lexicon
from consistency.word_lists import word_set

PREFIXES = word_set(
    "anti auto counter cyber down hyper inter macro mega meta micro mid mini multi non out over pre pseudo re semi "
    "sub super ultra under up"
)
"""What may stand before a known word without a space."""
ALWAYS_JOINED = word_set("anti cyber hyper inter micro multi pseudo semi sub")
"""Those that are no words of their own, so that a space after them is a slip."""
JOINED = word_set(
    "adware afterparty audiobook autocomplete autofill backend barcode birthdate carpool changelog chatbot checkbox "
    "clickbait codebook companywide courseware coworker crowdfunding cybersecurity dropdown earbud eyewear fanbase "
    "filesystem freeform geotag hashtag hostname hotkey infographic keyword listicle livestream microsite multitask "
    "newsfeed onscreen passcode passphrase paywall photoshoot rideshare ringtone rulebook runtime screencast "
    "screensaver screenshot serverless sitemap smartphone smartwatch softcover spellcheck staycation streetwear "
    "stylesheet taskbar timesheet timestamp toolbar toolkit touchpad touchpoint trackpad upsell upskill username "
    "videoconference watchlist webinar weblog whiteboard whitepaper wireframe wishlist"
)
"""Words of today that the word lists do not have yet."""

_WORD = regex.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_INITIALS = regex.compile(r"\W*[A-Z]{2,5}s?\W*")
SHORTEST_PART = 3
LONGEST = 40
"""Letters of a word from which on it is no compound but noise."""


def compounds(text: str) -> dict[str, float]:
    """Counts: ``glued`` words of two known ones that no dictionary has, other ``unknown`` words in lower case,
    hyphenated words (``hyphenated``) and those known without the hyphen (``hyphen_known``), neighbours known as one
    word (``split``); ``initials`` is 1 for a text that is nothing but initials.
    """
    counts = dict.fromkeys(("glued", "unknown", "hyphenated", "hyphen_known", "split"), 0.0)
    before: regex.Match[str] | None = None
    for found in _WORD.finditer(text):
        word = found[0]
        if "-" in word:
            counts["hyphenated"] += 1
            parts = word.split("-")
            counts["hyphen_known"] += len(parts) == 2 and _listed("".join(parts).lower())
        else:
            if word[1:].islower() and 4 < len(word) <= LONGEST and not _known(word.lower()):
                counts["glued" if _two_words(word.lower()) else "unknown"] += _two_words(word.lower()) or word.islower()
            if before is not None and text[before.end() : found.start()] == " ":
                counts["split"] += _one_word(before[0], word) or _apart(before[0].lower(), word.lower())
        before = found if "-" not in word else None
    counts["initials"] = float(_INITIALS.fullmatch(text) is not None)
    return counts


def _listed(word: str) -> bool:
    return word.removesuffix("s") in JOINED or in_english_lexicon(word)


@lru_cache(maxsize=8192)
def _known(word: str) -> bool:
    """In the dictionary, or a dictionary word behind a prefix."""
    return _listed(word) or any(
        word.startswith(prefix) and len(word) - len(prefix) > SHORTEST_PART and in_english_lexicon(word[len(prefix) :])
        for prefix in PREFIXES
    )


@lru_cache(maxsize=8192)
def _two_words(word: str) -> bool:
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(in_english_lexicon(word[:at]) and in_english_lexicon(word[at:]) for at in cuts)


def _apart(first: str, second: str) -> bool:
    return first in ALWAYS_JOINED and len(second) > SHORTEST_PART and in_english_lexicon(second)


def _one_word(first: str, second: str) -> bool:
    return len(first) > 1 and len(second) > 2 and len(first + second) <= LONGEST and _listed((first + second).lower())
