"""Slack's text markup: quoting somebody's words safely, and cutting text without breaking its markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

import regex

_BROADCAST = regex.compile(r"@(?=(?:channel|here|everyone|group)\b)", regex.IGNORECASE)
EMOJI = r"(?<![A-Za-z0-9_/]):(?:[+-]1|100|(?=[0-9_+'-]*[a-z])[a-z0-9_+'-]{1,80}):(?![A-Za-z0-9_/])"
"""The name of an emoji between colons; a time of day such as 10:30:15 and an address hold none."""
_NAMED_EMOJI = re.compile(rf"{EMOJI} ?")
_WORD_JOINER = "\u2060"

_TOKEN = regex.compile(
    r"```(?s:.*?)```"  # code fence
    r"|`[^`\n]+`"  # inline code
    r"|<[^<>\n]+>"  # link, mention, date
    r"|&(?:amp|lt|gt);"
    r"|:[\w+'-]{1,80}:"  # emoji
    r"|\r\n|\X",
    regex.VERSION1,
)
_ENTITY = regex.compile(r"&(?:amp|lt|gt);|<[^<>\n]{1,200}>|\r\n|\X", regex.VERSION1)
_MARKS = "*_~"
_LOOKAHEAD = 3_000
"""How far beyond a cut the end of a link, a code stretch or emphasis is looked for."""


def escape(text: str) -> str:
    """``text`` as it must stand in mrkdwn: ``&``, ``<`` and ``>`` become entities, so that no mention or link forms."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def without_emoji(text: str) -> str:
    """``text`` for where Slack draws no emoji: pictures, titles of files, what is read aloud of a picture."""
    return _NAMED_EMOJI.sub("", text).strip()


def quoted(text: str) -> str:
    """Somebody's words for use inside a mrkdwn sentence: no mention, no code, no broadcast such as ``@channel``.

    Emphasis that the writer typed stays as typed.
    """
    return escape(_BROADCAST.sub("@" + _WORD_JOINER, text)).replace("`", "ˋ")


@dataclass(frozen=True, slots=True)
class Atom:
    """An uncuttable stretch of text and the emphasis around it, outermost first, each with its own number."""

    text: str
    marks: tuple[tuple[str, int], ...]


def cut(text: str, limit: int, ellipsis: str = "…") -> str:
    """The start of ``text`` in at most ``limit`` characters, ending in ``ellipsis`` where something was left out.

    No entity, emoji, link or code stretch is broken, and open emphasis is closed.
    """
    if len(text) <= limit:
        return text
    return next(_pieces(text[: limit + _LOOKAHEAD], limit - len(ellipsis)), "") + ellipsis


def split(text: str, limit: int) -> list[str]:
    """``text`` in pieces of at most ``limit`` characters, cut at paragraphs, lines, sentences or words where possible.

    Emphasis that a cut falls into is closed before it and opened again after it; so is a code fence. A link, mention
    or code stretch longer than ``limit`` itself is taken apart. Blanks at a cut are dropped; nothing else is.
    """
    return [text] if len(text) <= limit else list(_pieces(text, limit))


def _pieces(text: str, limit: int) -> Iterator[str]:
    atoms = list(atoms_of(text, limit))
    start = 0
    while start < len(atoms):
        end = _fitting(atoms, start, limit)
        if end < len(atoms):
            end = _best_break(atoms, start, end)
        piece = rendered(_trim(atoms[start:end]))
        if piece:
            yield piece
        start = end


def _fitting(atoms: list[Atom], start: int, limit: int) -> int:
    """The end of the longest run from ``start`` whose rendering, emphasis closed, stays within ``limit``."""
    length = 0
    open_marks: tuple[tuple[str, int], ...] = ()
    for index in range(start, len(atoms)):
        atom = atoms[index]
        shared = _shared(open_marks, atom.marks)
        length += _width(open_marks[shared:]) + _width(atom.marks[shared:]) + len(atom.text)
        open_marks = atom.marks
        if length + _width(open_marks) > limit:
            return max(index, start + 1)
    return len(atoms)


def _best_break(atoms: list[Atom], start: int, end: int) -> int:
    """The best place to cut in the last half of ``atoms[start:end]``: a line, a sentence, a word; else ``end``."""
    half = start + (end - start) // 2
    for ends_here in (_ends_paragraph, _ends_line, _ends_sentence, _ends_word):
        for index in range(end, half, -1):
            if ends_here(atoms, index):
                return index
    return end


def _is_newline(atom: Atom) -> bool:
    return atom.text in ("\n", "\r\n")


def _ends_paragraph(atoms: list[Atom], index: int) -> bool:
    return index >= 2 and _is_newline(atoms[index - 1]) and _is_newline(atoms[index - 2])


def _ends_line(atoms: list[Atom], index: int) -> bool:
    return _is_newline(atoms[index - 1]) or (index < len(atoms) and _is_newline(atoms[index]))


def _ends_sentence(atoms: list[Atom], index: int) -> bool:
    last = atoms[index - 1].text
    return last in "。！？；…" or (last in ".!?;" and (index == len(atoms) or atoms[index].text.isspace()))


def _ends_word(atoms: list[Atom], index: int) -> bool:
    return atoms[index - 1].text.isspace() or (index < len(atoms) and atoms[index].text.isspace())


def _trim(atoms: list[Atom]) -> list[Atom]:
    """Without blanks at either end, since emphasis next to a blank does not work; code keeps its indentation."""

    def droppable(atom: Atom) -> bool:
        return _is_newline(atom) if any(mark == "```" for mark, _ in atom.marks) else atom.text.isspace()

    first, last = 0, len(atoms)
    while first < last and droppable(atoms[first]):
        first += 1
    while last > first and droppable(atoms[last - 1]):
        last -= 1
    return atoms[first:last]


def _shared(left: tuple[tuple[str, int], ...], right: tuple[tuple[str, int], ...]) -> int:
    same = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        same += 1
    return same


def _width(marks: Iterable[tuple[str, int]]) -> int:
    return sum(len(mark) for mark, _ in marks)


def rendered(atoms: list[Atom]) -> str:
    """What ``atoms`` write, each mark of emphasis opened and closed once."""
    written: list[str] = []
    open_marks: tuple[tuple[str, int], ...] = ()
    for atom in [*atoms, Atom("", ())]:
        shared = _shared(open_marks, atom.marks)
        written += [mark for mark, _ in reversed(open_marks[shared:])]
        written += [mark for mark, _ in atom.marks[shared:]]
        written.append(atom.text)
        open_marks = atom.marks
    return "".join(written)


def atoms_of(text: str, limit: int) -> Iterator[Atom]:
    """``text`` as atoms whose rendering is ``text`` again; one that its marks make too long is apart."""
    tokens = _TOKEN.findall(text)
    pairs = _emphasis(tokens)
    numbers = count()
    stack: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        if index in pairs:
            if pairs[index] > index:
                stack.append((token, next(numbers)))
            else:
                stack.pop()
            continue
        around = tuple(stack)
        fence = (
            "```" if token.startswith("```") and len(token) > 6 else "`" if token[0] == "`" and len(token) > 2 else ""
        )
        if fence and (fence == "```" or len(token) + 2 * _width(around) > limit):
            inside = (*around, (fence, next(numbers)))
            for each in _entities_whole(token[len(fence) : -len(fence)]):
                long = len(each) + 2 * _width(inside) > limit
                yield from (Atom(part, inside) for part in (_shown(each) if long else [each]))
        elif len(token) + 2 * _width(around) > limit:
            yield from (Atom(each, around) for each in _shown(token))
        else:
            yield Atom(token, around)


def _entities_whole(text: str) -> list[str]:
    return [found[0] for found in _ENTITY.finditer(text)]


def _shown(token: str) -> list[str]:
    """What a reader sees of a token too long to stay whole: a link's label or address, a cluster's code points."""
    if token.startswith("<"):
        address, _, label = token[1:-1].partition("|")
        return _entities_whole(label or address)
    return list(token)


def _emphasis(tokens: list[str]) -> dict[int, int]:
    """Pairs of token indexes that open and close emphasis, both ways. As Slack reads it: on one line, the opening mark
    after a non-word and before a non-blank, the closing mark after a non-blank and before a non-word."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if "\n" in token:
            opened.clear()
        if len(token) != 1 or token not in _MARKS:
            continue
        before = tokens[index - 1] if index else " "
        after = tokens[index + 1] if index + 1 < len(tokens) else " "
        same = next((at for at, other in enumerate(opened) if tokens[other] == token), None)
        closes = not before.isspace() and not _wordy(after[0]) and after != token
        if same is not None and closes and index - opened[same] > 1:
            pairs[opened[same]], pairs[index] = index, opened[same]
            del opened[same:]
        elif same is None and not after.isspace() and not _wordy(before[-1]) and after != token:
            opened.append(index)
    return pairs


def _wordy(character: str) -> bool:
    return character.isalnum()
