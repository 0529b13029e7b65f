"""How notes are laid out: lines with their markers, boxes, strike-through and indent taken off, at exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from campaigns.notes import sections

_BULLET = re.compile(
    r"[ \t　>]*(?:"
    r"(?P<mark>[-*•●◦▪○◆‣·–—+→»]|=>|->|[①-⑳])(?!\*)[ \t　]*|"
    r"\d{1,2}️?⃣[ \t　]*|"
    r"\d{1,2}(?:[)）、．]|\.(?!\d))[ \t　]*|"
    r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-z])[)）][ \t　]*|"
    r"[a-z]\)[ \t]+)"
)
_BOX = re.compile(r"[ \t　]*(?:\[(?P<tick>[ xX✓✔*]?)\](?!\()|(?P<sign>[☐☑☒✅✔□■✓❌]))️?[ \t　]*")
_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|[▶◆■◼►][ \t]*)")
_BOLD_LINE = re.compile(r"[ \t]*(?:\*\*(?P<stars>[^*]+)\*\*|__(?P<lines>[^_]+)__|【(?P<bracket>[^】]+)】)[:：]?[ \t]*$")
_BOLD_IN_SLACK = re.compile(r"[ \t]*\*(?P<bold>[^*\s][^*]*)\*[ \t]*$")
"""A line in bold as Slack writes it: no list entry, though it begins with a star; maybe a heading, by what follows."""
_CHINESE_HEADING = re.compile(
    r"[ \t　]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,2}[)）]|议题\s*\d+|"
    r"第[一二三四五]部分)[ \t]*"
)
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_SENTENCE_MARK = re.compile(r"[。！？!?;；]|\.(?:\s|$)|[,，].*[,，]")
_STRUCK = re.compile(r"~~(.+?)~~|(?<![~\w])~(\S[^~]*\S)~(?!~)")
_STOPPED = re.compile(r"[.。!！?？;；,，]\W*$")
_RUN = 3
"""Lines from which a stretch without bullets is a list."""
_LONG = 60
_LONGEST = 1500
SHORT = 48
"""Characters a heading may have."""


class Kind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    BULLET = "bullet"
    ROW = "row"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """A line's content, ``notes[start:end]``. ``ticked`` is None without a box; ``struck``: crossed out."""

    kind: Kind
    start: int
    end: int
    text: str
    indent: int = 0
    ticked: bool | None = None
    struck: bool = False
    after_blank: bool = False
    is_entry: bool = False
    """Whether it stands in a list without bullets."""


def lines(notes: str) -> tuple[Line, ...]:
    """The lines of ``notes`` that say something, in order. A paragraph wrapped by hand is one line."""
    found: list[Line] = []
    blank = True
    for each in re.finditer(r"[^\n]*", notes):
        if not each[0].strip():
            blank = blank or each.start() < each.end() or _empty_line(notes, each.start())
            continue
        line = _read(notes, each.start(), each.end(), blank)
        if found and not blank and _goes_on(found[-1], line):
            first = found.pop()
            line = Line(
                first.kind,
                first.start,
                line.end,
                notes[first.start : line.end],
                first.indent,
                first.ticked,
                first.struck,
                first.after_blank,
            )
        found.append(line)
        blank = False
    return tuple(piece for line in found for piece in _pieces(line))


def as_entries(found: Sequence[Line], said: Set[int]) -> tuple[Line, ...]:
    """``found`` with the lines of hasty notes as entries: three or more that follow one another without full stops.

    Lines in ``said`` (by their index: what somebody says in a chat) stay as they are, and so do headings.
    """
    made = list(found)
    run: list[int] = []
    for index in range(len(found) + 1):
        line = found[index] if index < len(found) else None
        plain = line is not None and line.kind is Kind.PROSE and index not in said
        if run and not (plain and line is not None and not line.after_blank):
            open_ended = [i for i in run if not _STOPPED.search(found[i].text)]
            if len(run) >= _RUN and 2 * len(open_ended) > len(run):
                for i in run:
                    if not (sections.names_a_part(found[i].text) or found[i].text.endswith((":", "："))):
                        made[i] = replace(found[i], is_entry=True)
            run = []
        if plain:
            run.append(index)
    return tuple(made)


def _pieces(line: Line) -> Iterator[Line]:
    """``line``, or where nobody could have written it as one, stretches of it that end between words."""
    while len(line.text) > _LONGEST and line.kind is not Kind.ROW:
        cut = max(line.text.rfind(sign, 0, _LONGEST) for sign in " .,;。，；、") + 1 or _LONGEST
        yield replace(line, end=line.start + cut, text=line.text[:cut])
        line = replace(line, start=line.start + cut, text=line.text[cut:], after_blank=False)
    yield line


def _empty_line(notes: str, at: int) -> bool:
    return at == 0 or notes[at - 1] == "\n"


def _read(notes: str, start: int, end: int, blank: bool) -> Line:
    raw = notes[start:end].rstrip()
    end = start + len(raw)
    indent = len(raw) - len(raw.lstrip(" \t　"))
    if _ROW.match(raw) and raw.count("|") > 2:
        return Line(Kind.ROW, start, end, raw, indent, after_blank=blank)
    for pattern in (_HEADING, _BOLD_LINE):
        if heading := pattern.match(raw):
            name = next(
                (name for name in ("stars", "lines", "bracket") if name in pattern.groupindex and heading[name]), None
            )
            first, last = heading.span(name) if name else (heading.end(), len(raw))
            return Line(Kind.HEADING, start + first, start + last, raw[first:last], indent, after_blank=blank)
    if bold := _BOLD_IN_SLACK.match(raw):
        return Line(
            Kind.PROSE, start + bold.start("bold"), start + bold.end("bold"), bold["bold"], indent, after_blank=blank
        )
    numbered = _CHINESE_HEADING.match(raw)
    if numbered and len(raw) <= SHORT and not _SENTENCE_MARK.search(raw):
        at = numbered.end()
        return Line(Kind.HEADING, start + at, end, raw[at:], indent, after_blank=blank)
    return _item(raw, start, indent, blank)


def _item(raw: str, start: int, indent: int, blank: bool) -> Line:
    bullet, ticked = _BULLET.match(raw), None
    if bullet and raw[bullet.end() - 1 : bullet.end()] == "*" and raw[bullet.end() : bullet.end() + 1] == "*":
        bullet = None
    at = bullet.end() if bullet else 0
    box = _BOX.match(raw, at)
    if box:
        ticked = (box["tick"] or "").strip() != "" if box["tick"] is not None else box["sign"] in "☑☒✅✔■✓"
        at = box.end()
    struck = _STRUCK.match(raw, at)
    end = len(raw)
    if struck:
        group = 1 if struck[1] else 2
        at, end = struck.span(group) if struck.end() == len(raw) else (struck.start(group), len(raw))
    while at < end and raw[at] in " \t　":
        at += 1
    kind = Kind.BULLET if bullet or box else Kind.PROSE
    return Line(kind, start + at, start + end, raw[at:end], indent, ticked, bool(struck), blank)


def _goes_on(first: Line, second: Line) -> bool:
    """Whether ``second`` is the rest of a sentence that was broken by hand at the edge of a page."""
    return (
        second.kind is Kind.PROSE
        and first.kind in (Kind.PROSE, Kind.BULLET)
        and len(first.text) > _LONG
        and first.text[-1] not in ".!?:;。！？：；)）"
        and second.text[0].islower()
    )
