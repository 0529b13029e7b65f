"""Where rendered text stands in the source it was rendered from."""

from __future__ import annotations


class Places:
    """Follows rendered text through its source, forwards only; what it cannot find there has no place."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.cursor = 0

    def of(self, text: str) -> list[int | None]:
        """The offset of each character of ``text``, None where the source has another one; moves on behind it.

        A line break may stand for more (a quote's mark, an indent), and so may the blanks between two words.
        """
        places: list[int | None] = []
        for number, line in enumerate(text.split("\n")):
            if number:
                places.append(self._step("\n"))
            places += self._line(line)
        return places

    def find(self, text: str) -> int | None:
        """Where ``text`` comes next, without moving on."""
        at = self._source.find(text, self.cursor)
        return at if at >= 0 else None

    def mask(self, text: str) -> None:
        """Take the next ``text`` out of the source: an address or another attribute that is no running text."""
        if len(text) > 1 and (at := self._source.find(text, self.cursor)) >= 0:
            self._source = f"{self._source[:at]}{chr(0) * len(text)}{self._source[at + len(text) :]}"

    def skip(self, text: str) -> None:
        """Move on behind ``text``, which is not shown."""
        if (at := self._source.find(text, self.cursor)) >= 0:
            self.cursor = at + len(text)

    def _line(self, line: str) -> list[int | None]:
        found = self._step(line)
        if found is not None:
            return list(range(found, found + len(line)))
        places: list[int | None] = [None] * len(line)
        at = 0
        for word in line.split():
            at = line.index(word, at)
            found = self._step(word)
            if found is None:
                self._letters(word, at, places)
            else:
                places[at : at + len(word)] = range(found, found + len(word))
            at += len(word)
        return places

    def _letters(self, word: str, at: int, places: list[int | None]) -> None:
        """A word whose source differs, such as an entity or an escape: each character that comes close by."""
        for number, char in enumerate(word):
            found = self._source.find(char, self.cursor, self.cursor + 12)
            if found >= 0:
                places[at + number] = found
                self.cursor = found + 1

    def _step(self, text: str) -> int | None:
        if not text:
            return None
        at = self._source.find(text, self.cursor)
        if at < 0:
            return None
        self.cursor = at + len(text)
        return at
