"""The parts of a text that Vale rules speak of: headings, list entries, sentences, the raw file, each with its place.

What Markdown and HTML render to is walked as Vale walks it: code is masked with asterisks, every block has the scope of
the first enclosing element that has one, and comments switch rules off and on. Unlike there, each character keeps its
place in the original, so that a word that stands twice is marked where it was found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from consistency.nlp.segment import sentences
from consistency.styles.places import Places
from consistency.word_lists import word_set
from guidelines.styles.settings import Settings

INLINE = word_set("b big i small abbr acronym cite dfn em kbd strong a br img span sub sup code tt del")
"""Elements that stand inside a line; the end of any other ends a block."""
SCOPES = {
    "th": "text.table.header",
    "td": "text.table.cell",
    "caption": "text.table.caption",
    "li": "text.list",
    "blockquote": "text.blockquote",
    "figcaption": "text.figure.caption",
}
SKIPPED_CLASSES = ("problematic", "pre", "code")
_MASKED_ATTRIBUTES = ("href", "id", "src", "alt")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?\"')\]]")
"""An address that stands bare in the text is shown as a link to itself."""
_PUNCTUATION = (".", "?", "!", ",", ":", ";")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text. ``places`` gives for each character of ``text`` its offset in the original, None for none.

    ``scope`` has the parts of its name; ``off`` the rules that a comment has switched off, ``silent`` all of them.
    """

    text: str
    scope: frozenset[str]
    places: Sequence[int | None]
    start: int
    """Where a finding without a word of its own stands."""
    off: frozenset[str] = frozenset()
    silent: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that ``text[start:end]`` came from."""
        own = [p for p in self.places[start:end] if p is not None]
        if own:
            return own[0], own[-1] + 1
        before = next((p for p in reversed(self.places[:start]) if p is not None), None)
        at = before + 1 if before is not None else self.start
        return at, at


@dataclass
class Comments:
    """What comments of the form ``vale off`` and ``vale Style.Rule = NO`` have switched off so far."""

    silent: bool = False
    off: set[str] = field(default_factory=set)

    def read(self, comment: str) -> None:
        """Take in one comment; others than Vale's change nothing."""
        words = comment.split()
        if words == ["vale", "off"]:
            self.silent = True
        elif words == ["vale", "on"]:
            self.silent = False
        elif len(words) == 4 and words[0] == "vale" and words[2] == "=" and "." in words[1]:
            (self.off.add if words[3] == "NO" else self.off.discard)(words[1])


@dataclass
class Walk:
    """The blocks of a text, its running text for measures and how often each element occurs."""

    blocks: list[Block] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


class Walker(HTMLParser):
    """Walks rendered HTML and makes the blocks of it."""

    def __init__(self, source: str, settings: Settings, ending: str) -> None:
        super().__init__(convert_charrefs=True)
        self.places = Places(source)
        self.made = Walk()
        self._settings, self._ending = settings, ending
        self._comments = Comments()
        self._history: list[str] = []
        self._text: list[str] = []
        self._at: list[int | None] = []
        self._start = 0
        self._inline = self._skip = self._parent_skipped = False
        self._href = ""
        self._left_out: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        skipped = self._skips(given.get("class", ""))
        if self._left_out is not None:
            self._depth += tag == self._left_out
        elif tag in self._settings.skipped_tags or (skipped and tag not in INLINE):
            self._left_out, self._depth = tag, 1
            self.made.counts[tag] += 1
        else:
            if tag in ("em", "b") and self._history[-1:] == ["code"]:
                tag = "code"
            self._inline = tag in INLINE
            self._skip = tag in self._settings.ignored_tags
            self._history.append(tag)
        self._after(tag, given, skipped)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v or "" for k, v in attrs}
        self._after(tag, given, self._skips(given.get("class", "")))

    def _after(self, tag: str, given: dict[str, str], skipped: bool) -> None:
        self._href, self._parent_skipped = given.get("href", ""), skipped
        if tag == "img" and given.get("alt") and "alt" not in self._settings.skipped_tags:
            at = self.places.find(given["alt"])
            places = list(range(at, at + len(given["alt"]))) if at is not None else [None] * len(given["alt"])
            self._add(given["alt"], "text.attr.alt", places, at or self.places.cursor)
        if tag in ("img", "a", "p", "script", *_HEADINGS):
            for name in _MASKED_ATTRIBUTES:
                self.places.mask(given.get(name, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._left_out is not None:
            self._depth -= tag == self._left_out
            if self._depth <= 0:
                self._left_out = None
        self._href, self._parent_skipped = "", False
        if tag not in INLINE:
            self._close()

    def handle_comment(self, data: str) -> None:
        self._comments.read(data.strip())
        self.places.skip(data)

    def handle_data(self, data: str) -> None:
        text = data.strip()
        if not text:
            return
        places = self.places.of(text)
        if self._left_out is not None:
            return
        if not self._text:
            self._start = next((p for p in places if p is not None), self.places.cursor)
        masked = self._skip or self._parent_skipped
        lead = " " if self._nested_entry() and not self._inline else ""
        starts = (lead + text).startswith(_PUNCTUATION) and not masked
        if masked or self._href == lead + text:
            text = "".join("\n" if c == "\n" else "*" for c in text)
            self._skip = False
        else:
            text = _ADDRESS.sub(lambda m: "*" * len(m[0]), text)
        lead += " " if self._inline and not starts else ""
        self._text.append(lead + text)
        self._at += [*([None] * len(lead)), *places]

    def close(self) -> None:
        super().close()
        self._close()

    def _skips(self, classes: str) -> bool:
        return any(name in (*SKIPPED_CLASSES, *self._settings.skipped_classes) for name in classes.split())

    def _nested_entry(self) -> bool:
        last = self._history[-3:]
        return len(self._history) > 3 and last[2] == "li" and last[1] in ("ol", "ul") and last[0] == "li"

    def _close(self) -> None:
        text = "".join(self._text)
        if text.strip():
            self._block(text, self._at)
        self._history, self._text, self._at = [], [], []

    def _block(self, text: str, places: list[int | None]) -> None:
        for tag in self._history:
            scope = f"text.heading.{tag}" if tag in _HEADINGS else SCOPES.get(tag)
            if scope is None:
                continue
            if scope in ("text.blockquote", "text.list"):
                self.made.summary.append(text)
            self.made.counts[scope.removeprefix("text.")] += 1
            cut = len(text) - len(text.lstrip(" "))
            self._add(text[cut:], f"{scope}.{self._ending}", places[cut:], self._start)
            return
        self.made.summary.append(text)
        for part, scope, start in prose(text):
            self._add(part, f"{scope}.{self._ending}", places[start : start + len(part)], self._start)

    def _add(self, text: str, scope: str, places: Sequence[int | None], start: int) -> None:
        parts = frozenset(scope.split("."))
        off = frozenset(self._comments.off)
        self.made.blocks.append(Block(text, parts, places, start, off, self._comments.silent))

    @property
    def comments(self) -> Comments:
        """What is switched off at the end."""
        return self._comments


def prose(text: str) -> Iterator[tuple[str, str, int]]:
    """Running text as paragraphs, as sentences and as a whole: text, scope and where it starts."""
    at = 0
    for part in text.split("\n\n"):
        whole = part + text[at + len(part) : at + len(part) + 2]
        yield whole, "paragraph", at
        at += len(whole)
    for start, end in sentences(text):
        yield text[start:end], "sentence", start
    yield text, "text", 0
