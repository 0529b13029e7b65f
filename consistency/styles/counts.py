"""Rules that count and remember: how often something occurs, what is repeated, mixed or never explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from consistency.styles.alerts import Alert, message
from consistency.styles.rule import Exceptions, Facts, Framed, Seen, finditer
from consistency.styles.words import alert
from guidelines.styles.definition import Definition
from guidelines.styles.patterns import compiled


class Occurrence:
    """At least ``min`` and at most ``max`` times a token in a block; the first one is marked."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._pattern = compiled(("(?i)" if definition.ignorecase else "") + f"(?:{definition.text('token')})")
        self._least, self._most = definition.number("min"), definition.number("max")

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        found = list(finditer(self._pattern, text))
        if not (0 < self._most < len(found) or len(found) < self._least):
            return
        said = message(self.definition.message, str(len(found)))
        if not found:
            yield Alert(0, 0, said)
            return
        shown = (m for m in found if m[0].strip() and m[0].strip("*@"))
        if (first := next(shown, None)) is not None:
            yield Alert(first.start(), first.end(), said)


class Repetition:
    """The same token more than ``max`` times in a row within a line."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._exceptions = Exceptions(definition, accepted)
        self._pattern = compiled(("(?i)" if definition.ignorecase else "") + f"({'|'.join(definition.tokens)})")

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        before, start, count = "", 0, 0
        for match in finditer(self._pattern, text):
            word = match[0].strip()
            same = word.casefold() == before.casefold() if self.definition.ignorecase else word == before
            if word and same and (not self.definition.alpha or word.isalpha()):
                count += 1
                both = text[start : match.end()]
                if count > self.definition.number("max") and "\n" not in both and not self._exceptions.hold(both):
                    made = alert(self.definition, start, match.end(), both)
                    yield Alert(made.start, made.end, message(self.definition.message, word), made.fix, made.choices)
                    count = 0
            before, start = word, match.start()


class Consistency:
    """Two forms of one thing, of which a text should keep to one; ``either`` has the pairs."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        flags = "(?i)" if definition.ignorecase else ""
        self._pairs = tuple(
            Framed(f"(?P<one>{one})|(?P<other>{other})", not definition.nonword, flags)
            for one, other in definition.pairs
        )

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        for number, pair in enumerate(self._pairs):
            last = None
            for last in finditer(pair.search(text), text):
                seen.words.add(f"{number} {last.lastgroup}")
            if last is not None and {f"{number} one", f"{number} other"} <= seen.words:
                yield alert(self.definition, last.start(), last.end(), last[0])


class Conditional:
    """What may only stand where something else explains it: an abbreviation and its long form."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        self.definition = definition
        self._exceptions = Exceptions(definition, accepted)
        self._first, self._second = compiled(definition.text("first")), compiled(definition.text("second"))

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        if self.definition.text("second"):
            for match in finditer(self._second, text):
                seen.words.update(group for group in match.groups() if group)
        for match in finditer(self._first, text):
            if match[0] and match[0] not in seen.words and not self._exceptions.hold(match[0]):
                yield alert(self.definition, match.start(), match.end(), match[0])
