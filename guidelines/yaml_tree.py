"""A YAML file as a tree of texts, lists and mappings that all know their line; nothing is guessed from a text's look.

Every scalar stays the text that was written (``no``, ``1.10`` and ``2026-03-31`` alike): the typed reader decides by
what the place asks for. Anchors, aliases and tags are refused, so a file can neither grow when read nor name code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from guidelines.errors import Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 32

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_HINTS = (
    ("mapping values are not allowed", "A text that holds a colon and a space must stand in quotes."),
    ("found character '\\t'", "There is a tab in the indentation; use spaces."),
    ("found character '@'", "A text that starts with @ must stand in quotes."),
    ("found character '`'", "A text that starts with ` must stand in quotes."),
    ("found character '%'", "A text that starts with % must stand in quotes."),
    ("found unexpected end of stream", "A quotation mark is opened here and never closed."),
    ("expected <block end>", "The indentation is off, or a quoted text goes on after its closing quotation mark."),
    ("could not find expected ':'", "A key is not followed by a colon and a space."),
    ("expected alphabetic or numeric", "A text that starts with * or & must stand in quotes."),
    ("expected ',' or", "A list in [ ] or a mapping in { } is not closed, or a text with a colon in it needs quotes."),
)

_BEGINS = ("quoted scalar", "simple key")
"""What the parser finds broken only at its end: the line where it begins is the one to look at."""


@dataclass(slots=True)
class Node:
    """One place of the file. ``value`` is a text's content, None where nothing (or ``null``) is written.

    ``children`` are a list's entries; ``entries`` a mapping's (key, value) pairs in written order, duplicates and all.
    ``line`` counts from 1.
    """

    kind: Literal["text", "list", "map"]
    line: int
    value: str | None = None
    children: list[Node] = field(default_factory=list)
    entries: list[tuple[Node, Node]] = field(default_factory=list)

    def get(self, key: str) -> Node | None:
        """The first value under ``key`` of a mapping, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


class _Unreadable(Exception):
    def __init__(self, line: int | None, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(message)


def read_tree(path: Path, name: str, problems: list[Problem]) -> Node | None:
    """The tree of the file at ``path``; None when it is empty or cannot be read, which is then told in ``problems``.

    ``name`` is how the file is called in problems.
    """
    try:
        text = _text(path)
        return _Builder(text).build()
    except _Unreadable as fault:
        problems.append(Problem(name, fault.line, "", fault.message))
        return None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _Unreadable(None, "The file is larger than 2 MB; split it or remove what is not a guideline.")
        raw = path.read_bytes()
    except OSError as error:
        raise _Unreadable(None, f"The file cannot be read: {error.strerror or error}.") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _Unreadable(line, "This is not UTF-8 text; save the file as UTF-8.") from error


def _entry(key: Node, value: Node) -> tuple[Node, Node]:
    """A key with its value; a value that is not written stands on the line of its key, not on the next one."""
    if value.kind == "text" and value.value is None:
        value.line = key.line
    return key, value


class _Builder:
    """Builds the tree from parser events, so that aliases, tags and depth are seen before anything is built."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.documents = 0

    def build(self) -> Node | None:
        root: Node | None = None
        open_nodes: list[tuple[Node, list[Node]]] = []
        for event in self._events():
            name = type(event).__name__
            if name in ("SequenceEndEvent", "MappingEndEvent"):
                node, inside = open_nodes.pop()
                if node.kind == "map":
                    node.entries = [_entry(*pair) for pair in zip(inside[::2], inside[1::2], strict=True)]
                else:
                    node.children = inside
                continue
            node_or_none = self._node(event, name)
            if node_or_none is None:
                continue
            if open_nodes:
                open_nodes[-1][1].append(node_or_none)
            else:
                root = node_or_none
            if node_or_none.kind != "text":
                open_nodes.append((node_or_none, []))
                if len(open_nodes) > MAX_DEPTH:
                    raise _Unreadable(node_or_none.line, "Lists and mappings are nested too deep for a guideline.")
        if root is not None and root.kind == "text" and root.value is None:
            return None
        return root

    def _events(self) -> Iterator[Any]:
        """The parser's events, from libyaml; a text it stumbles on is parsed once more by the one that explains."""
        try:
            yield from list(yaml.parse(self.text, Loader=yaml.CSafeLoader))
        except (yaml.YAMLError, UnicodeEncodeError):
            yield from self._explained_events()

    def _explained_events(self) -> Iterator[Any]:
        # Only what is broken needs it, and it takes a while to import.
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError
        from ruamel.yaml.reader import ReaderError

        try:
            yield from YAML(typ="safe", pure=True).parse(self.text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = error.problem or error.context or "it cannot be parsed"
            if error.context_mark is not None and any(w in (error.context or "") for w in _BEGINS):
                mark = error.context_mark
            hint = next((h for start, h in _HINTS if start in problem), f"This is not readable YAML: {problem}.")
            raise _Unreadable(mark.line + 1 if mark is not None else None, hint) from error
        except ReaderError as error:
            line = self.text.count("\n", 0, error.position) + 1
            message = f"There is an invisible control character (U+{error.character:04X}) here; delete it."
            raise _Unreadable(line, message) from error

    def _node(self, event: Any, name: str) -> Node | None:
        line = event.start_mark.line + 1
        if name == "AliasEvent" or getattr(event, "anchor", None) is not None:
            raise _Unreadable(
                line, "Anchors and aliases (& and *) are not used in a guideline; write the text out, or quote it."
            )
        if name == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                raise _Unreadable(line, "A second document starts here (---); a guideline file holds one.")
            return None
        if getattr(event, "tag", None) is not None:
            raise _Unreadable(line, "Tags (!) are not used in a guideline; a text that starts with ! must be quoted.")
        if name == "ScalarEvent":
            empty = event.implicit[0] and event.value in NULLS
            return Node("text", line, None if empty else event.value)
        if name == "SequenceStartEvent":
            return Node("list", line)
        if name == "MappingStartEvent":
            return Node("map", line)
        return None
