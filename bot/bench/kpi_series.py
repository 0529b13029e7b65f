"""The Numenta Anomaly Benchmark's scores over a folder of labelled series (data/**.csv and windows.json)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from bot.bench.kpi_nab import PROFILES, Run, optimise, score_at, window_rows
from kpi.monitors.errors import BadSeries
from kpi.monitors.points import score
from kpi.monitors.table import read_points

FIXED = 0.5
"""The score at which the product itself alerts, for every file."""


@dataclass(frozen=True, slots=True)
class ProfileScore:
    """Normalised scores of one application profile: at the product's threshold, and at the best single one."""

    profile: str
    fixed: float
    optimised: float
    threshold: float


@dataclass(frozen=True, slots=True)
class SeriesResult:
    """``files`` read, their labelled ``windows`` and ``points``; scores over all, and by first folder."""

    files: int
    windows: int
    points: int
    scores: tuple[ProfileScore, ...]
    folders: dict[str, tuple[ProfileScore, ...]]


def run(folder: Path, progress: Callable[[str, int, int], None]) -> SeriesResult:
    """Score every file that ``windows.json`` names; ``progress`` hears (file, number, of how many)."""
    try:
        labels = json.loads((folder / "windows.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadSeries(
            f"There is no windows.json in {folder}. Give a folder with windows.json and data/**.csv."
        ) from None
    except (json.JSONDecodeError, UnicodeDecodeError) as problem:
        raise BadSeries(f"windows.json cannot be read: {problem}. It maps a file name to its windows.") from None
    if not isinstance(labels, dict) or not labels:
        raise BadSeries("windows.json names no file. It maps a file name to its windows.")
    runs: dict[str, Run] = {}
    for number, (name, windows) in enumerate(sorted(labels.items()), 1):
        progress(name, number, len(labels))
        points = read_points(folder / "data" / name, "timestamp", "value")
        scored = score((point.when, point.value) for point in points)
        times = [point.when for point in points]
        spans = [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in windows]
        runs[name] = Run(np.array([each.score for each in scored]), window_rows(times, spans))
    first_folders = sorted({name.split("/")[0] for name in runs if "/" in name})
    return SeriesResult(
        files=len(runs),
        windows=sum(len(each.windows) for each in runs.values()),
        points=sum(len(each.scores) for each in runs.values()),
        scores=_scores(list(runs.values())),
        folders={
            first: _scores([each for name, each in runs.items() if name.startswith(f"{first}/")])
            for first in first_folders
            if any(each.windows for name, each in runs.items() if name.startswith(f"{first}/"))
        },
    )


def _scores(runs: list[Run]) -> tuple[ProfileScore, ...]:
    scores = []
    for profile in PROFILES:
        threshold, best = optimise(runs, profile)
        scores.append(ProfileScore(profile.name, score_at(runs, profile, FIXED), best, threshold))
    return tuple(scores)
