"""A list entry taken apart at its dashes, commas, bars and brackets: which pieces say who, which when, which what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from campaigns.notes import owners, roles
from campaigns.notes.chinese_words import DELIVERS
from campaigns.notes.deadlines import Dates, Deadline
from campaigns.notes.model import Status
from campaigns.notes.owners import Owners
from campaigns.notes.people import EVERYBODY, NAME, NOBODY, Directory
from consistency.nlp.scripts import HAN

_OWNER_LABEL = re.compile(
    r"^\W*(?:owners?|responsible|assignees?|assigned to|who|lead(?=\s*[:：])|"
    r"负责人|责任人|跟进人?|执行人?|对接人?|落实人?|主责)(?:\s*[:：]\s*|\s+(?=\S))(?P<value>.*)$",
    re.IGNORECASE,
)
_DUE_LABEL = re.compile(
    r"^\W*(?:due(?:\s+date)?|needed(?:\s+by)?|deadline|by when|date|"
    r"截[止至](?:时间|日期)?|完成时间|ddl)(?:\s*[:：]\s*|\s+(?=\S)|"
    r"(?=\d))(?P<value>.*)$",
    re.IGNORECASE,
)
_LABEL_AHEAD = (
    r"(?:Owner|Responsible|Assignee|Deadline|Due|负责人|责任人|跟进人|执行人|对接人|截止|截至|完成时间|DDL|ddl)"
)
_CUT = re.compile(
    rf"(?P<strong>\s*(?:[｜|\t]|　+|\s[–—]\s|\s-{{1,2}}\s|\s/\s|——|—|--|->|=>|→|;|；|"
    rf"(?<=[{HAN}])-(?=[{HAN}\ue000\d])|(?<=[\ue000\ue001])-(?=[{HAN}])|\.\s+(?={_LABEL_AHEAD}))\s*)|"
    rf"(?P<colon>(?:[:：](?!\d)|(?<!\d)[:：])\s*)|"
    rf"(?P<comma>(?:,(?!\d)|[，、])\s*|\s+(?={_LABEL_AHEAD}\s*[:：]))|"
    r"(?P<open>\s*[(（\[【]\s*)|(?P<close>\s*[)）\]】]\s*)|"
    rf"(?P<space>(?<=[{HAN}）)])\s+|\s+(?=[{HAN}@])|(?<=[\ue000\ue001])\s+(?=[\d{HAN}]))"
)
_LABEL_END = re.compile(rf"(?:{_LABEL_AHEAD}|截止时间|截止日期|Due date)\s*$", re.IGNORECASE)

LABELLED = re.compile(rf"{_OWNER_LABEL.pattern}|{_DUE_LABEL.pattern}".replace("(?P<value>.*)$", ".*$"), re.IGNORECASE)
"""A text that begins with the word owner or due, or a like one."""
_TOPICS = frozenset(("PR", "SEO", "CRM", "Social", "Content", "Sales", "Design", "Support"))
"""Teams whose name also heads what is about their field: "SEO: fix the titles – agency"."""
_WAITS = re.compile(
    r"\W*(?:wait(?:s|ing)?|pending|blocked|depends|needs\s+the|(?:must|has\s+to|have\s+to|needs?\s+to)\s+be)\b|\W*(?:等|待)",
    re.IGNORECASE,
)
_AMONG_NAMES = re.compile(r"[\ue000\ue001]\s*[,，、/]\s*\ue000")


class Sort(StrEnum):
    """What a piece says."""

    WHAT = "what"
    WHO = "who"
    WHEN = "when"
    HOW = "how"


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` of an entry. ``cut`` is the kind of sign before it."""

    start: int
    end: int
    sort: Sort
    cut: str
    owners: Owners | None = None
    deadline: Deadline | None = None
    status: Status = Status.OPEN


@dataclass(frozen=True, slots=True)
class Entry:
    """A list entry understood: the action at ``start:end``, who (None: not said), when, and its status."""

    start: int
    end: int
    owners: Owners | None
    deadline: Deadline | None
    status: Status
    for_everybody: bool = False
    nobody: bool = False

    @property
    def status_only(self) -> bool:
        """Whether the entry says nothing but where a thing stands."""
        return self.start == self.end and self.status is not Status.OPEN


def read(text: str, directory: Directory, dates: Dates) -> Entry:
    """``text`` taken apart. What says neither who nor when is the action; where that stands apart, its longest run."""
    pieces = _classified(text, directory, dates)
    who, everybody, nobody = _who(text, pieces)
    when = next((p.deadline for p in reversed(pieces) if p.deadline), None)
    status = next((p.status for p in pieces if p.status is not Status.OPEN), Status.OPEN)
    start, end = _what(text, pieces)
    return Entry(start, end, who, when, status, everybody, nobody)


def _classified(text: str, directory: Directory, dates: Dates) -> list[Piece]:
    masked = directory.mask(text)
    bounds = [(0, 0, "strong")]
    for found in _CUT.finditer(masked):
        labelled = found.lastgroup == "colon" and _LABEL_END.search(text[: found.start()])
        among_names = _AMONG_NAMES.match(masked, found.start() - 1)
        if not labelled and not among_names:
            bounds.append((found.start(), found.end(), found.lastgroup or "strong"))
    for start, end in _called(text, directory, dates):
        bounds += [(start, start, "at"), (end, end, "space")]
    bounds = sorted(bounds)
    bounds.append((len(text), len(text), "end"))
    spans = [(left[1], right[0], left[2], right[2]) for left, right in pairwise(bounds)]
    pieces: list[Piece] = []
    for start, end, cut, after in spans:
        if text[start:end].strip(" *_~"):
            pieces.append(_piece(text, start, end, cut, after, directory, dates, first=not pieces))
    return pieces


def _called(text: str, directory: Directory, dates: Dates) -> list[tuple[int, int]]:
    """Mentions with the sign @ at the head of an entry, or at its end with no more than a date behind them."""
    marked = [m for m in directory.mentions(text) if m.at_sign]
    found: list[tuple[int, int]] = []
    for mention in marked:
        before = found[-1][1] if found else 0
        if not re.search(r"\w", text[before : mention.start]):
            found.append((mention.start, mention.end))
    for mention in marked:
        after = text[mention.end :]
        if (mention.start, mention.end) not in found and (not re.search(r"\w", after) or dates.fills(after)):
            found.append((mention.start, mention.end))
    return found


def _piece(
    text: str, start: int, end: int, cut: str, after: str, directory: Directory, dates: Dates, *, first: bool
) -> Piece:
    said = text[start:end]
    if label := _OWNER_LABEL.match(said):
        value = label["value"].strip(" .。")
        named = (
            Owners(None)
            if NOBODY.match(value)
            else owners.only_people(value, directory) or _first_named(value, directory)
        )
        return Piece(start, end, Sort.WHO, cut, named)
    bare = said.strip(" .。*_~")
    if EVERYBODY.match(bare) and (first or cut == "open"):
        return Piece(start, end, Sort.WHO, cut)
    if NOBODY.match(bare) and bare:
        return Piece(start, end, Sort.WHO, cut, Owners(None))
    state = roles.status_cell(bare)
    if state is None and cut != "strong" and not first and len(bare) < 16 and roles.status(said) is not Status.OPEN:
        state = roles.status(said)
    if state is not None:
        return Piece(start, end, Sort.HOW, cut, status=state)
    named = owners.only_people(said, directory)
    if named and (first or cut != "comma" or after != "space" or NAME in directory.mask(said)):
        return Piece(start, end, Sort.WHO, cut, named)
    dated = dates.read(said)
    handed = dated and DELIVERS.match(said[dated.end :])
    if dated and (named := owners.only_people(said[: dated.start] + ("" if handed else said[dated.end :]), directory)):
        return Piece(start, end, Sort.WHO, cut, named, dated)
    due = _DUE_LABEL.match(said)
    if due:
        return Piece(start, end, Sort.WHEN, cut, deadline=dates.read(due["value"]) or dates.read(said))
    filled = dates.fills(said)
    if filled is None and not first and cut != "colon":
        opened = dates.opens(said)
        filled = (
            opened
            if opened
            and (
                opened.end >= len(said.rstrip()) - 1
                or re.match(r"\s*(?:because|since|as\b|at|no|for)", said[opened.end :])
            )
            else None
        )
    if filled:
        return Piece(start, end, Sort.WHEN, cut, deadline=filled)
    return Piece(start, end, Sort.WHAT, cut)


def _first_named(value: str, directory: Directory) -> Owners | None:
    """Owners where the label is followed by more than a name; a name as written when nobody knows it."""
    named = owners.ranked(value, directory)
    if named.owner:
        return named
    word = re.match(r"[^\s,，(（.;；]+", value)
    return Owners(directory.resolve(word[0])) if word else None


def _who(text: str, pieces: list[Piece]) -> tuple[Owners | None, bool, bool]:
    who: Owners | None = None
    everybody = nobody = False
    for piece in pieces:
        if piece.sort is not Sort.WHO:
            continue
        if piece.owners is None:
            everybody = True
        elif piece.owners.owner is None and not piece.owners.contributors:
            nobody = True
        elif who is None or who.owner in _TOPICS:
            who = piece.owners
        elif re.search(r"lead|accountable|own|牵头|主责|主导|主\b|主[)）]", text[piece.start : piece.end + 1]):
            who = owners.merged(Owners(piece.owners.owner), owners.merged(piece.owners, who))
        else:
            who = owners.merged(who, piece.owners)
    return who, everybody, nobody and who is None


def _what(text: str, pieces: list[Piece]) -> tuple[int, int]:
    """The longest run of pieces that say what, nothing but signs between them."""
    runs: list[tuple[int, int]] = []
    previous: Piece | None = None
    for piece in pieces:
        if piece.sort is Sort.WHAT:
            if previous is not None and previous.sort is Sort.WHAT:
                runs[-1] = (runs[-1][0], piece.end)
            else:
                runs.append((piece.start, piece.end))
        previous = piece
    if not runs:
        return 0, 0
    start, end = max(runs, key=lambda run: (not _WAITS.match(text[slice(*run)]), run[1] - run[0]))
    if re.match(r"\s*[)）\]】”\"]", text[end:]) and re.search(r"[(（\[【“\"]", text[start:end]):
        end += len(re.match(r"\s*[)）\]】”\"]", text[end:])[0])  # type: ignore[index]
    return start, end
