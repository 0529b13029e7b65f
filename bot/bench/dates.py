"""How well due dates are read: labelled commands, sentences without a date, and the library's own cases beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.errors import Refusal
from campaigns.due import library
from campaigns.due.model import Due, DueSettings, iso
from campaigns.due.reader import read_due

COMMANDS, NEGATIVES, LIBRARY = "due_cases.jsonl", "negatives.jsonl", "recognizers_cases.jsonl"


@dataclass(slots=True)
class Tally:
    """Right answers of ``cases``; ``library`` counts those of the library alone, where it was asked."""

    name: str
    language: str
    cases: int = 0
    right: int = 0
    library: int | None = None

    @property
    def percent(self) -> float:
        """Right answers in a hundred; of no case, 100."""
        return 100 * self.right / self.cases if self.cases else 100.0


@dataclass(frozen=True, slots=True)
class Failure:
    """One case answered otherwise than labelled."""

    id: str
    language: str
    text: str
    reference: str
    due: str | None
    accept: list[Any]


@dataclass(slots=True)
class DatesBench:
    """What ``unison bench dates`` prints: tallies by language and kind (of negatives, silence is right), failures."""

    commands: list[Tally] = field(default_factory=list)
    false_positives: list[Tally] = field(default_factory=list)
    library_cases: list[Tally] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def run(folder: Path) -> DatesBench:
    """Measure on the files of ``folder`` that are there; ``Refusal`` when none is."""
    result = DatesBench()
    paths = {name: folder / name for name in (COMMANDS, NEGATIVES, LIBRARY)}
    if not any(path.is_file() for path in paths.values()):
        raise Refusal("due.bench_empty", folder=str(folder), files=", ".join(paths))
    for case in _cases(paths[COMMANDS]):
        due = _read(case, "CN")
        right = (due.iso if due else None) in case["accept"] if case["accept"] else due is None
        for name in ("all", *case.get("tags", ())):
            _count(result.commands, name, case, right)
        _note(result, case, due, right)
    for case in _cases(paths[NEGATIVES]):
        due = _read(case, "CN")
        for name in ("all", *filter(None, [case.get("sub")])):
            _count(result.false_positives, name, case, due is None)
        _note(result, case, due, due is None)
    for case in _cases(paths[LIBRARY]):
        due = _read(case, None)
        right = due is not None and _fits(due, case["accept"])
        alone = _library_alone(case)
        for name in ("all", case["kind"]):
            tally = _count(result.library_cases, name, case, right)
            tally.library = (tally.library or 0) + alone
        _note(result, case, due, right)
    return result


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            datetime.fromisoformat(case["reference"])
            _ = case["input"], case["accept"], case["lang"]
        except (ValueError, KeyError, TypeError) as problem:
            raise Refusal("due.bad_line", file=path.name, line=number, problem=str(problem)) from problem
        yield case


def _read(case: dict[str, Any], country: str | None) -> Due | None:
    now = datetime.fromisoformat(case["reference"])
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    return read_due(case["input"], now=now, settings=DueSettings(country=country, language=case["lang"]))


def _count(tallies: list[Tally], name: str, case: dict[str, Any], right: bool) -> Tally:
    language = case["lang"]
    tally = next((each for each in tallies if (each.name, each.language) == (name, language)), None)
    if tally is None:
        tally = Tally(name, language)
        tallies.append(tally)
    tally.cases += 1
    tally.right += right
    return tally


def _note(result: DatesBench, case: dict[str, Any], due: Due | None, right: bool) -> None:
    if not right:
        answer = due.iso if due else None
        result.failures.append(
            Failure(case.get("id", ""), case["lang"], case["input"], case["reference"], answer, case["accept"])
        )


def _fits(due: Due, accept: list[Any]) -> bool:
    """Whether an answer is accepted, as the library's is: any of its readings counts.

    A reading fits an accepted point, the first or the last moment of an accepted stretch; so does the stretch named.
    """
    readings = [due.iso, *(other.iso for other in due.alternatives)]
    if any(_same(reading, each) for reading in readings for each in _points(accept)):
        return True
    stretches = (each for each in accept if not isinstance(each, str))
    return due.period is not None and any(_stretch(due.period[0], due.period[1], each) for each in stretches)


def _stretch(first: Any, last: Any, accepted: dict[str, str]) -> bool:
    start, end = accepted.get("start"), accepted.get("end")
    return (start is None or _equal(first, start)) and (end is None or _equal(last, end))


def _points(accept: list[Any]) -> Iterator[str]:
    for each in accept:
        if isinstance(each, str):
            yield each
            continue
        yield from each.values()
        end = each.get("end", "")
        if len(end) == len("2026-03-06") and end > "0001-01-01":
            yield (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _same(due: str, accepted: str) -> bool:
    if accepted.startswith("T"):
        return due[10:] == accepted[:6]
    return due == accepted[:16]


def _library_alone(case: dict[str, Any]) -> bool:
    """Whether any reading of anything the library finds is an accepted answer, both ends of a stretch included."""
    now = datetime.fromisoformat(case["reference"])
    for found in library.find(case["input"], now, chinese=case["lang"] == "zh"):
        for first, last in found.readings:
            for accepted in case["accept"]:
                point = isinstance(accepted, str)
                if (first == last and _equal(first, accepted)) if point else _stretch(first, last, accepted):
                    return True
    return False


def _equal(value: Any, accepted: str) -> bool:
    said = value.strftime("T%H:%M") if not isinstance(value, date) else iso(value)
    return said == accepted[: len(said)] and (len(accepted) <= 10) == (len(said) <= 10)
