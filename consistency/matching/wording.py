"""What to write instead of a match: in the case of its place, inflected as it was, with the right article."""

from __future__ import annotations

import re

from consistency.document import Document
from consistency.matching.forms import NAMES
from consistency.matching.inflect import inflect
from consistency.matching.matches import Match
from consistency.model import Fix
from guidelines.model import Term

_ARTICLE = re.compile(r"(?<![A-Za-z'\u2019])(an?)([ \t]+)$", re.IGNORECASE)
_VOWEL = re.compile(r"(?!one\b|once\b|uni[^nm]|us[aeu]|eu|ut[ie]|ubiq)[aeiou]|hour|honest|honou?r|heir", re.IGNORECASE)
_ACRONYM = re.compile("[A-Z]{2,}s?")
_WORD = re.compile(r"[^\W\d_]+")


def replacement(match: Match, surface: str) -> str | None:
    """What the guideline writes for ``match``, fitted to ``surface``, or None when that cannot be done with certainty.

    The empty string means that the words go.
    """
    form = match.form
    variant = form.variant
    if variant is None:
        return None
    use = variant.use
    if use is None:
        use = form.item.preferred if isinstance(form.item, Term) else None
    if use is None or use == "":
        return use
    if match.tag is not None:
        use = inflect(use, match.tag)
        if use is None:
            return None
    if isinstance(form.item, Term) and (form.item.kind in NAMES or form.item.case == "exact") and variant.use is None:
        return use
    return in_case_of(surface, use)


def in_case_of(surface: str, words: str) -> str:
    """``words`` in capitals where ``surface`` is all capitals, with a capital where it begins with one."""
    letters = [char for char in surface if char.isalpha() and char.lower() != char.upper()]
    if not letters or words.split()[0] != words.split()[0].lower():
        return words
    if len(letters) > 3 and words == words.lower() and all(char.isupper() for char in letters):
        return words.upper()
    if not letters[0].isupper() or _ACRONYM.fullmatch(surface):
        return words
    found, made = _WORD.findall(surface), _WORD.findall(words)
    if len(found) > 1 and len(made) > 1 and all(word[0].isupper() for word in found if len(word) > 3):
        return _WORD.sub(lambda word: word[0][0].upper() + word[0][1:] if len(word[0]) > 3 else word[0], words)
    return words[0].upper() + words[1:]


def _opens_with_vowel(text: str) -> bool:
    """Whether ``text`` is said with a vowel first: an SME, by the names of its letters."""
    first = text.split(" ")[0]
    return first[0] in "AEFHILMNORSX" if _ACRONYM.fullmatch(first) else _VOWEL.match(text) is not None


def fix_at(document: Document, start: int, end: int, text: str) -> Fix:
    """The fix that writes ``text`` for ``plain[start:end]``, taking along an article that no longer agrees."""
    sentence = document.sentence_at(start)
    if text and _ACRONYM.fullmatch(document.plain[start:end]) and sentence and sentence.start == start:
        text = in_case_of(text[0].upper(), text)
    article = _ARTICLE.search(document.plain[max(0, start - 6) : start]) if text else None
    if article is not None:
        vowel = _opens_with_vowel(text)
        if vowel != (len(article[1]) == 2) and _opens_with_vowel(document.plain[start:end]) != vowel:
            begin = start - len(article[0])
            made = ("an" if vowel else "a") if article[1][0].islower() else ("An" if vowel else "A")
            return Fix(document.span(begin, end), made + article[2] + text)
    return Fix(document.span(start, end), text)
