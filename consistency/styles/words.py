"""Rules on words: what must not stand there (existence) and what should stand there instead (substitution)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any

from consistency.nlp.scripts import has_han
from consistency.styles.alerts import Alert, choice, edited, message
from consistency.styles.rule import Exceptions, Facts, Framed, Seen, finditer
from guidelines.styles.definition import Definition
from guidelines.styles.patterns import PatternError, compiled

_CAPTURE = re.compile(r"(?<!\\)\((?!\?)")
_GROUP = re.compile(r"\$\{?(\d+)\}?")
_QUOTED = ("'%s'", '"%s"')


class Existence:
    """Finds tokens, each as a word unless ``nonword``, or one raw pattern with the tokens before or after it."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._exceptions = Exceptions(definition, accepted)
        flags = "(?i)" if definition.ignorecase else ""
        raw = "".join(definition.raw)
        if raw:
            joined = "|".join(definition.tokens)
            word = bool(definition.tokens) and not definition.nonword and not has_han(joined)
            whole = Framed(joined, word, flags, "" if definition.append else raw, raw if definition.append else "")
            self._alternatives: tuple[Framed, ...] = (whole,)
        else:
            self._alternatives = tuple(
                Framed(token, not definition.nonword and not has_han(token), flags) for token in definition.tokens
            )
        self.alternatives = () if raw else definition.tokens

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        for _, match in leftmost(self._alternatives, text, hits):
            found = match[0]
            if not self._exceptions.hold(found.strip()):
                yield alert(self.definition, match.start(), match.end(), found)


class Substitution:
    """Finds the left sides of the swaps, longest first, unless what stands there is already the right side."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._exceptions = Exceptions(definition, accepted)
        self._swaps = sorted(definition.pairs, key=lambda pair: len(pair[0]), reverse=True)
        flags = "(?i)" if definition.ignorecase else ""
        self.alternatives = tuple(old for old, _ in self._swaps)
        self._alternatives = tuple(
            Framed(f"({_without_groups(old)})", not definition.nonword and not has_han(old), flags)
            for old in self.alternatives
        )

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        for number, match in leftmost(self._alternatives, text, hits):
            found = match[1].strip()
            wanted = self._wanted(number, found)
            if not _is(wanted, found) and not self._exceptions.hold(found):
                yield self._alert(match.start(1), match.end(1), found, wanted)

    def _wanted(self, number: int, found: str) -> str:
        old, new = self._swaps[number]
        new = self._cased(found, new)
        if not _GROUP.search(new):
            return new
        flags = "(?i)" if self.definition.ignorecase else ""
        return str(compiled(flags + old).sub(_GROUP.sub(r"\\g<\1>", new.replace("\\", r"\\")), found))

    def _cased(self, found: str, wanted: str) -> str:
        return _first_up(wanted) if self.definition.capitalize and found == _first_up(found) else wanted

    def _alert(self, start: int, end: int, found: str, wanted: str) -> Alert:
        action, template = self.definition.action, self.definition.message
        choices: tuple[str, ...] = ()
        if action == ("replace",):
            choices = tuple(self._cased(found, each) for each in wanted.split("|"))
            wanted = choice(choices)
            for quoted in _QUOTED:
                if template.count(quoted) == 2:
                    template = template.replace(quoted, "%s", 1)
        elif action:
            choices = edited(action, found)
        elif wanted and all(c.isalnum() or c in " -'’" for c in wanted):
            choices = (wanted,)
        return Alert(start, end, message(template, wanted, found), choices[0] if len(choices) == 1 else None, choices)


def alert(definition: Definition, start: int, end: int, found: str) -> Alert:
    """The alert of a rule that says what it found and, where an action makes something of it, what."""
    if not definition.action:
        return Alert(start, end, message(definition.message, found))
    choices = edited(definition.action, found)
    said = choices[0] if len(choices) == 1 else choice(choices) if choices else found
    return Alert(
        start, end, message(definition.message, found, said), choices[0] if len(choices) == 1 else None, choices
    )


def leftmost(alternatives: Sequence[Framed], text: str, hits: Set[int] | None) -> Iterator[tuple[int, Any]]:
    """What one pattern of all ``alternatives`` would find, in order; of those that begin together the first one counts.

    Only the alternatives in ``hits`` are tried, so that hundreds cost as little as the few that can match.
    """
    tried = sorted(hits) if hits is not None else range(len(alternatives))
    patterns = {number: alternatives[number].search(text) for number in tried}
    following = {number: next(finditer(pattern, text), None) for number, pattern in patterns.items()}
    at = 0
    while True:
        for number, match in following.items():
            if match is not None and match.start() < at:
                following[number] = next(finditer(patterns[number], text, at), None)
        ready = [(match.start(), number) for number, match in following.items() if match is not None]
        if not ready:
            return
        start, number = min(ready)
        match = following[number]
        assert match is not None
        at = max(match.end(), start + 1)
        if match.end() > start:
            yield number, match


def _without_groups(pattern: str) -> str:
    return _CAPTURE.sub("(?:", pattern)


def _first_up(word: str) -> str:
    return word[:1].upper() + word[1:]


def _is(wanted: str, found: str) -> bool:
    """Whether ``found`` is what is wanted; a right side may be a pattern."""
    if all(c.isalpha() or c.isdigit() or c in " -" for c in wanted):
        return wanted == found
    try:
        return compiled(f"(?:{wanted})").fullmatch(found) is not None
    except PatternError:
        return wanted == found
