"""How nearly a brand's Vale styles say here what Vale itself says: cases with the alerts that Vale gives."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.errors import Refusal
from consistency.styles.engine import compile_styles, run
from guidelines.folder.styles import read_partly

CASES = "cases.jsonl"
Alert = tuple[int, int, str, str]
"""Line and column, both from 1, the rule and its message."""


@dataclass(slots=True)
class Tally:
    """Alerts that Vale gives of one kind of rule or form of file, and how many of them are found."""

    name: str
    expected: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One case in which not the same is said as by Vale; ``absent`` are files the settings name that are not there."""

    input: str
    missed: tuple[Alert, ...]
    wrong: tuple[Alert, ...]
    absent: tuple[str, ...]


@dataclass(slots=True)
class ValeBench:
    """What ``unison bench vale`` prints. ``milliseconds`` is the median of one case, its rules built before."""

    cases: int = 0
    right: int = 0
    expected: int = 0
    found: int = 0
    wrong: int = 0
    milliseconds: float = 0.0
    kinds: list[Tally] = field(default_factory=list)
    formats: list[Tally] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def measure(folder: Path) -> ValeBench:
    """Every case of ``folder``'s cases.jsonl: config, styles_dir and input are paths below ``folder``.

    An alert counts as found with its line, column, rule and message. Raises ``Refusal`` without cases, and
    ``InvalidGuideline`` for settings that cannot be read.
    """
    result, took = ValeBench(), []
    for case in _cases(folder / CASES):
        config, file = folder / case["config"], folder / case["input"]
        styles, problems = read_partly(config.parent, config.name, root=folder / case["styles_dir"])
        if styles is None:
            raise Refusal("bench.no_settings", file=str(config))
        compiled, text = compile_styles(styles), _text(file)
        begun = time.perf_counter()
        said = run(text, compiled, file.name)
        took.append(1000 * (time.perf_counter() - begun))
        got = {(*_place(text, each.start), each.rule, each.message) for each in said.found}
        wanted = {_alert(each): each["extends"] for each in case["expected"]}
        for alert, kind in wanted.items():
            for tallies, name in ((result.kinds, kind), (result.formats, case["format"])):
                _count(tallies, name, alert in got)
        result.cases += 1
        result.right += got == wanted.keys()
        result.expected += len(wanted)
        result.found += len(got & wanted.keys())
        result.wrong += len(got - wanted.keys())
        if got != wanted.keys():
            missed, wrong = tuple(sorted(wanted.keys() - got)), tuple(sorted(got - wanted.keys()))
            result.differences.append(Difference(case["input"], missed, wrong, tuple(map(str, problems))))
    result.milliseconds = statistics.median(took) if took else 0.0
    return result


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        raise Refusal("bench.no_cases", folder=str(path.parent), file=path.name) from problem
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            _ = [(*_alert(each), each["extends"]) for each in case["expected"]]
            _ = case["styles_dir"], case["format"]
            there = (path.parent / case[key] for key in ("config", "input"))
            if absent := next((each for each in there if not each.is_file()), None):
                raise ValueError(f"{absent} is not there")
        except (ValueError, KeyError, TypeError) as problem:
            raise Refusal("bench.bad_case", file=path.name, line=number, problem=str(problem)) from problem
        yield case


def _alert(expected: dict[str, Any]) -> Alert:
    return int(expected["line"]), int(expected["col"]), str(expected["check"]), str(expected["message"])


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _count(tallies: list[Tally], name: str, found: bool) -> None:
    tally = next((each for each in tallies if each.name == name), None)
    if tally is None:
        tally = Tally(name)
        tallies.append(tally)
    tally.expected += 1
    tally.found += found
