"""How well action items are read from meeting notes: precision, recall, owner and due date, by language and half."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.errors import Refusal
from campaigns.due.model import Due
from campaigns.due.reader import read_due
from campaigns.notes.extract import extract
from campaigns.notes.model import ActionItem, Channel, Status
from campaigns.notes.roster import BadRoster, people_of

HALVES = ("dev", "held")
ENOUGH = 0.5
"""Least overlap, of words or of span, for an item found to be an item labelled."""
_TOKEN = re.compile(r"[㐀-䶿一-鿿]|[^\W_㐀-䶿一-鿿]+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An item of the labels. ``due`` is an ISO day, or minute where one was said; None for none."""

    text: str
    start: int
    owner: str | None
    contributors: tuple[str, ...]
    due: str | None
    channel: str | None
    status: str
    carried: bool

    @property
    def end(self) -> int:
        """Where the text ends in the notes."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Note:
    """One labelled note."""

    name: str
    text: str
    day: date
    items: tuple[Labelled, ...]


@dataclass(slots=True)
class Score:
    """Counts over the notes of one language and half; ratios are 0 to 1 and, of nothing, 1.

    ``owner``, ``due``, ``channel`` and ``contributors`` count the matched items where found and label agree.
    ``reopened`` counts items done or cancelled that are proposed as open; ``closed`` the labelled ones of that kind.
    """

    language: str
    half: str
    notes: int = 0
    labelled: int = 0
    found: int = 0
    matched: int = 0
    owner: int = 0
    due: int = 0
    channel: int = 0
    contributors: int = 0
    closed: int = 0
    reopened: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the items found that are labelled."""
        return _ratio(self.matched, self.found)

    @property
    def recall(self) -> float:
        """Share of the labelled items that are found."""
        return _ratio(self.matched, self.labelled)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.matched, self.found + self.labelled)

    def figures(self) -> dict[str, Any]:
        """What programs get: counts, ratios rounded to four places, and the faults."""
        shares = {
            name: _ratio(getattr(self, name), self.matched) for name in ("owner", "due", "channel", "contributors")
        }
        ratios = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        ratios |= {f"{name}_exact": share for name, share in shares.items()}
        counts = {name: getattr(self, name) for name in ("notes", "labelled", "found", "matched", "closed", "reopened")}
        rounded = {name: round(value, 4) for name, value in ratios.items()}
        return {"language": self.language, "half": self.half, **counts, **rounded, "faults": self.faults}


def run(path: Path, halves: Sequence[str] = HALVES) -> list[Score]:
    """Score the corpus at ``path``: ``people.yaml``, ``channels.yaml``, labelled notes under ``dev`` and ``held``.

    Open items found are matched one to one with open items labelled, best overlap first: words (Dice coefficient of the
    action's and the label's words) at least 0.5 with spans on a common line, or spans that overlap by at least half of
    the shorter. Owner, due and channel are counted over the matched. A label's day accepts any time of that day; a
    label's minute only that minute. Raises ``Refusal`` for a folder that is not laid out so.
    """
    try:
        people = people_of(_load(path / "people.yaml"))
    except BadRoster as error:
        raise Refusal("actions.bad_people", file="people.yaml") from error
    channels = [Channel(key, tuple(names)) for key, names in _load(path / "channels.yaml").items()]
    scores: list[Score] = []
    for half in halves:
        by_language: dict[str, Score] = {}
        for file in sorted((path / half).glob("*.md")):
            note = _note(file)
            score = by_language.setdefault(note.name[:2], Score(note.name[:2], half))
            found = extract(note.text, meeting_date=note.day, people=people, channels=channels, due_reader=read_due)
            _count(score, note, found)
        scores += by_language.values()
    if not scores:
        raise Refusal("actions.error.no_corpus", path=str(path))
    return scores


def _load(path: Path) -> Any:
    if not path.is_file():
        raise Refusal("actions.error.no_corpus", path=str(path.parent))
    try:
        return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except YAMLError as error:
        raise Refusal("actions.error.yaml", file=path.name, problem=str(error).split("\n")[0]) from error


def _note(file: Path) -> Note:
    labels = _load(file.with_suffix(".yaml"))
    items = tuple(
        Labelled(
            each["text"],
            each["start"],
            each["owner"],
            tuple(each.get("contributors", ())),
            str(each["due"]) if each["due"] else None,
            each["channel"],
            each["status"],
            "carried_from" in each,
        )
        for each in labels["items"]
    )
    return Note(file.stem, file.read_text(encoding="utf-8"), date.fromisoformat(str(labels["meeting_date"])), items)


def _count(score: Score, note: Note, found: Sequence[ActionItem]) -> None:
    wanted = [item for item in note.items if item.status == "open"]
    closed = [item for item in note.items if item.status != "open"]
    proposed = [item for item in found if item.status is Status.OPEN]
    pairs = match(note.text, wanted, proposed)
    score.notes += 1
    score.labelled += len(wanted)
    score.found += len(proposed)
    score.matched += len(pairs)
    score.closed += len(closed)
    spare = [item for item in proposed if item not in [one for _, one in pairs]]
    score.reopened += len(match(note.text, closed, spare))
    for label in wanted:
        if label not in [one for one, _ in pairs]:
            score.faults.append(f"{note.name} missed: {label.text}")
    for item in spare:
        score.faults.append(f"{note.name} invented: {item.action} [{item.owner}]")
    for label, item in pairs:
        right = {
            "owner": _same_name(label.owner, item.owner),
            "due": same_due(label.due, item.due),
            "channel": label.channel == item.channel,
            "contributors": sorted(label.contributors) == sorted(item.contributors),
        }
        for name, agrees in right.items():
            setattr(score, name, getattr(score, name) + agrees)
            if not agrees:
                score.faults.append(
                    f"{note.name} {name}: {label.text}: {_of(item, name)} instead of {getattr(label, name)}"
                )


def match(text: str, labels: Sequence[Labelled], found: Sequence[ActionItem]) -> list[tuple[Labelled, ActionItem]]:
    """Labels and items found that are the same, one to one, the surest pairs first."""
    graded = []
    for row, label in enumerate(labels):
        for column, item in enumerate(found):
            grade = max(_words(text, label, item), _span(label, item))
            if grade >= ENOUGH:
                graded.append((-grade, row, column))
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, row, column in sorted(graded):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((labels[row], found[column]))
    return pairs


def same_due(label: str | None, due: Due | None) -> bool:
    """Whether a date found is the date labelled: the same day, and the same minute where the label says one."""
    if label is None or due is None:
        return label is None and due is None
    if "T" in label:
        return isinstance(due.when, datetime) and due.when == datetime.fromisoformat(label)
    return due.when.isoformat()[:10] == label


def _words(text: str, label: Labelled, item: ActionItem) -> float:
    if not _on_a_common_line(text, label, item):
        return 0.0
    first, second = _tokens(label.text), _tokens(item.action)
    return _ratio(2 * len(first & second), len(first) + len(second))


def _tokens(text: str) -> set[str]:
    return {token.casefold() for token in _TOKEN.findall(text)}


def _span(label: Labelled, item: ActionItem) -> float:
    common = min(label.end, item.end) - max(label.start, item.start)
    return max(0.0, _ratio(common, min(label.end - label.start, item.end - item.start)))


def _on_a_common_line(text: str, label: Labelled, item: ActionItem) -> bool:
    lines = [
        (text.count("\n", 0, start), text.count("\n", 0, end))
        for start, end in ((label.start, label.end), (item.start, item.end))
    ]
    return lines[0][0] <= lines[1][1] and lines[1][0] <= lines[0][1]


def _same_name(label: str | None, found: str | None) -> bool:
    """Whether both are one person: the same name, or the first name or the initials of a name in full."""
    one, other = (label or "").casefold(), (found or "").casefold()
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long.split())
    return one == other or (bool(short) and (long.startswith(f"{short} ") or short == initials))


def _of(item: ActionItem, name: str) -> object:
    return (item.due.iso if item.due else None) if name == "due" else getattr(item, name)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
