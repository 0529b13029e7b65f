"""Title case (AP and Chicago) and sentence case of a line, and how far a line keeps to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import Any

from consistency.nlp.tagger import tagged
from consistency.styles.alerts import Alert, edited, message
from consistency.styles.rule import Exceptions, Facts, Seen
from consistency.word_lists import word_set
from guidelines.styles.definition import Definition
from guidelines.styles.patterns import PatternError, compiled

_SMALL = word_set("a an and as at but by en for if in nor of on or per the to vs vs. via v v.")
_PREPOSITIONS = word_set(
    """
    with from into during including until against among throughout despite towards upon concerning about over through
    before between after since without under within along following across beyond around down near above
    """
)
_TITLE_WORD = r"[\p{N}\p{L}]+[^\s\-/]*"
_LINE_WORD = r"[\p{N}\p{L}*]+[^\s]*"
_NUMBERED = r"\d+\."
_ENOUGH = 0.8
"""Share of the words that must be cased as the style has it, where the rule does not say."""

_PLAIN = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-"})


class Capitalization:
    """A whole block in one case: ``$title``, ``$sentence``, ``$lower``, ``$upper``, or a pattern that it must match."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._exceptions = Exceptions(definition, accepted)
        self._prefix = compiled(definition.text("prefix")) if definition.text("prefix") else None
        self._enough = definition.number("threshold") or _ENOUGH
        self._converts: dict[str, Callable[[str], str]] = {
            "$title": self._title,
            "$sentence": self._sentence,
            "$lower": str.lower,
            "$upper": str.upper,
        }

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        wanted, keeps = self._judged(text)
        if keeps:
            return
        action = self.definition.action
        choices = edited(action, text) if action else ()
        if action == ("replace",) and self.definition.text("match") in ("$title", "$sentence"):
            choices = (wanted,)
        said = message(self.definition.message, text, wanted)
        yield Alert(0, len(text), said, choices[0] if len(choices) == 1 else None, choices)

    def _judged(self, text: str) -> tuple[str, bool]:
        match = self.definition.text("match")
        convert = self._converts.get(match)
        if convert is None:
            return match, compiled(match).search(text) is not None or self._exceptions.hold(text)
        wanted = convert(text)
        if match in ("$lower", "$upper"):
            return wanted, text == wanted or self._exceptions.hold(text)
        return wanted, self._keeps(text, wanted, sentence=match == "$sentence")

    def _keeps(self, text: str, wanted: str, *, sentence: bool) -> bool:
        """Whether enough words stand as they do in ``wanted``; the first word of a sentence always has to."""
        own = self._exceptions.source(text)
        words = compiled(f"{own}|{_LINE_WORD}" if own else _LINE_WORD)
        expected = [m[0] for m in words.finditer(wanted)]
        found = [m[0] for m in words.finditer(text)]
        right = 0
        for number, word in enumerate(found):
            stands = number >= len(expected) or word == expected[number] or self._exceptions.hold(word)
            if stands or (not sentence and word == word.upper()):
                right += 1
            elif sentence and number == 0 and word != word.lower().title():
                return False
        return not found or right / len(found) >= self._enough

    def _cut(self, text: str) -> tuple[str, str]:
        """A prefix, such as the letter of a list, and what follows it."""
        match = self._prefix.match(text) if self._prefix is not None else None
        return (match[0], text[match.end() :]) if match is not None else ("", text)

    def _known(self, word: str) -> str:
        """How the exceptions write ``word``; empty where they do not know it."""
        for term in self._exceptions.terms:
            if term.lower() == word.lower():
                return term
            try:
                if compiled(term).search(word):
                    return word
            except PatternError:
                continue
        return ""

    def _sentence(self, text: str) -> str:
        prefix, rest = self._cut(text)
        terms = "|".join(self._exceptions.terms)
        words = compiled("(?i)" + (rf"\b(?:{terms})\b|{_LINE_WORD}" if terms else _LINE_WORD))
        made: list[str] = []
        before = ""
        for number, match in enumerate(words.finditer(rest)):
            word = match[0]
            if known := self._known(word):
                made.append(known)
            elif number == 0 or self._begins_anew(before, number - 1):
                made.append(word[:1].title() + word[1:].lower())
            else:
                made.append(word.lower())
            before = word
        return prefix + " ".join(made)

    def _begins_anew(self, before: str, number: int) -> bool:
        """Whether a new sentence begins after ``before``, the word of that number."""
        ends = any(len(before) > len(mark) and before.endswith(mark) for mark in self.definition.indicators)
        return ends or (number == 0 and compiled(_NUMBERED).search(before) is not None)

    def _title(self, text: str) -> str:
        prefix, rest = self._cut(text)
        plain = rest.translate(_PLAIN)
        chicago = self.definition.text("style") == "Chicago"

        def cased(match: Any) -> str:
            word, start, end = match[0], match.start(), match.end()
            if known := self._known(word):
                return known
            small: str = word.lower()
            bounding = start == 0 or end == len(rest)
            if self._stays_small(small, rest, start, bounding, chicago) and _joins(plain, start, end):
                return small
            return f"{word[:1].title()}{word[1:]}"

        return prefix + str(compiled(_TITLE_WORD).sub(cased, rest))

    def _stays_small(self, word: str, text: str, start: int, bounding: bool, chicago: bool) -> bool:
        if word == "to" and not chicago and not bounding:
            return _before_a_noun(text, start)
        return not bounding and (word in _SMALL or (chicago and word in _PREPOSITIONS))


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a word stands inside a phrase, and not after a colon or a dash, where one begins."""
    before = text[start - 1] if start else text[0]
    earlier = text[start - 2] if start > 1 else text[0]
    after = text[end] if end < len(text) else text[0]
    return before in " -/" and earlier not in ":-" and (after != "-" or before == "-")


def _before_a_noun(text: str, start: int) -> bool:
    """Whether the word after the "to" at ``start`` is a noun: of an infinitive AP makes a capital."""
    following = next((tag for at, _, tag in tagged([text])[0] if at > start), "")
    return following.startswith("NN")
