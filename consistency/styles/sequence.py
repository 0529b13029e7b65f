"""Rules on a row of words, each with a pattern, a part of speech or both, with gaps between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from consistency.styles.alerts import Alert, edited, message
from consistency.styles.rule import Facts, Seen, finditer
from guidelines.styles.definition import Definition, Word
from guidelines.styles.patterns import compiled

Tagged = tuple[int, str, str]
"""Where a word starts, the word, its Penn tag."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A word of the rule, of which up to ``skip`` others may keep it apart from its neighbour nearer the anchor."""

    pattern: Any
    tag: Any
    negate: bool
    skip: int

    def takes(self, word: Tagged) -> bool:
        """Whether ``word`` has the pattern and the tag, where they are asked for."""
        of_tag = self.tag is None or (self.tag.search(word[2]) is not None) != self.negate
        of_text = self.pattern is None or (self.pattern.search(word[1]) is not None) != self.negate
        return of_tag and of_text


class Row:
    """Begins at its first pattern and looks for the other words before and after it."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        flags = "(?i)" if definition.ignorecase else ""
        self._steps = tuple(_step(word, flags) for word in definition.words if word.pattern or word.tag)
        self._anchor = next((n for n, s in enumerate(self._steps) if s.pattern is not None and not s.negate), None)

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        if self._anchor is None:
            return
        anchor = self._steps[self._anchor]
        if next(finditer(anchor.pattern, text), None) is None:
            return
        words = facts.tags.get(text, [])
        for number, word in enumerate(words):
            if not anchor.takes(word):
                continue
            first, last = self._before(words, number), self._after(words, number)
            if first is not None and last is not None:
                yield from self._alert(text, words[first : last + 1])

    def _before(self, words: Sequence[Tagged], number: int) -> int | None:
        """The first word of the row, None where the words before the anchor do not fit."""
        assert self._anchor is not None
        return _reach(words, number, self._steps[: self._anchor][::-1], -1)

    def _after(self, words: Sequence[Tagged], number: int) -> int | None:
        assert self._anchor is not None
        return _reach(words, number, self._steps[self._anchor + 1 :], 1)

    def _alert(self, text: str, row: Sequence[Tagged]) -> Iterator[Alert]:
        """The alert of a row that stands in the text word by word: none goes over a comma or to the next line."""
        start, end = row[0][0], row[-1][0] + len(row[-1][1])
        found = text[start:end]
        if found != "".join(word if word.startswith("'") else f" {word}" for _, word, _ in row).strip():
            return
        choices = edited(self.definition.action, found) if self.definition.action else ()
        said = message(self.definition.message, *(word for _, word, _ in row))
        yield Alert(start, end, said, choices[0] if len(choices) == 1 else None, choices)


def _reach(words: Sequence[Tagged], number: int, steps: Sequence[_Step], way: int) -> int | None:
    """How far the row goes from ``number``: every step in turn, each as near as it is found."""
    at = number
    for step in steps:
        for _ in range(step.skip + 1):
            at += way
            if not 0 <= at < len(words):
                return None
            if step.takes(words[at]):
                break
        else:
            return None
    return at


def _step(word: Word, flags: str) -> _Step:
    pattern = compiled(f"{flags}(?m)(?:{word.pattern})") if word.pattern else None
    return _Step(pattern, compiled(word.tag) if word.tag else None, word.negate, word.skip)
