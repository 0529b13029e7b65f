"""The watched folder: a file that no longer grows is loaded and moved to ``processed``, or to ``failed`` with why."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.blocks import section
from bot.context import Context
from bot.features.kpi import rounds as alerts
from bot.features.sources.pulling import tell
from bot.features.sources.taker import SUFFIXES
from bot.features.sources.wording import fault_lines, problem_of, say
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from kpi import store as kpis
from kpi.errors import KpiError
from kpi.sources import open_source
from kpi.sources.ingest.model import Refused
from kpi.sources.ingest.run import ingest
from kpi.sources.ingest.shape import look

log = logging.getLogger(__name__)

PROCESSED, FAILED, REASONS = "processed", "failed", ".reasons.txt"
Mark = tuple[int, int, int]
"""Size, time of change, and when the file came to stand where it stands: one that is put there again is another one."""
_seen: dict[Path, Mark] = {}
"""Each file as this process saw it a round ago."""


async def go_round(context: Context) -> None:
    """Begin the work on every file that is as it was a round ago."""
    folder = context.settings.kpi_folder
    if folder is None:
        return
    for path, mark in await asyncio.to_thread(_settled, folder):
        key = ":".join(["folder", path.name, *map(str, mark)])
        await context.walk("sources.folder", {"path": str(path), "mark": list(mark)}, key=key)


def _settled(folder: Path) -> list[tuple[Path, Mark]]:
    """Files that did not change since the last round; one that is still being written is left alone."""
    now: dict[Path, Mark] = {}
    try:
        for entry in os.scandir(folder):
            ours = Path(entry.name).suffix.lower() in SUFFIXES and not entry.name.startswith((".", "~$"))
            if ours and entry.is_file(follow_symlinks=False):
                now[Path(entry.path)] = _mark(entry.stat(follow_symlinks=False))
    except OSError as problem:
        log.warning("the folder of figures %s cannot be read: %s", folder, problem.strerror)
        return []
    settled = [(path, mark) for path, mark in sorted(now.items()) if _seen.get(path) == mark]
    for path in [each for each in _seen if each.parent == folder]:
        del _seen[path]
    _seen.update(now)
    return settled


async def file_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of one file of the folder. Loading is idempotent, and so is moving: killed in between, it goes on."""
    outcome = await context.step("load", _load, context, dict(values))
    if outcome is None:
        return
    problem = outcome["problem"]
    where = PROCESSED if problem is None else FAILED
    await context.step("move", _move, values["path"], where, outcome["reasons"])
    await context.step("tell", _tell, context, values, outcome)
    if problem is None:
        await context.step("judge", alerts.go_round, context)


async def _load(context: Context, values: dict[str, Any]) -> dict[str, Any] | None:
    size, changed, placed = values["mark"]
    return await asyncio.to_thread(_loaded, context, Path(values["path"]), (size, changed, placed))


def _mark(state: os.stat_result) -> Mark:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns


def _loaded(context: Context, path: Path, mark: Mark) -> dict[str, Any] | None:
    try:
        now = _mark(path.stat())
    except OSError:
        return None
    if now != mark:
        # It changed after all: the next round sees it as a new one.
        return None
    language = context.settings.language
    try:
        with context.database.reading() as session:
            known = [kpi for kpi in kpis.kpis(session) if kpi.formula is None]
        # Read as a file of this shape was read before, dropped in chat or here.
        name = look(open_source(str(path)), known, path.name).name or path.stem[:64]
        zone = context.settings.time_zone
        report = ingest(context.database, str(path), name, now=context.now(), zone=zone)
    except Refused as refused:
        reasons = [say(refused.code, refused.params, language), *fault_lines(refused.report, language, 20)]
        return {"problem": problem_of(refused), "reasons": reasons}
    except KpiError as problem:
        told = problem_of(problem)
        return {"problem": told, "reasons": [say(told["code"], told["params"], language)]}
    return {"problem": None, "reasons": [], "loaded": asdict(report.loaded) if report.loaded else None}


async def _move(path: str, where: str, reasons: list[str]) -> None:
    await asyncio.to_thread(_moved, Path(path), where, reasons)


def _moved(path: Path, where: str, reasons: list[str]) -> None:
    folder = path.parent / where
    folder.mkdir(exist_ok=True)
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{number}{path.suffix}"
    if not path.exists():
        return
    if reasons:
        # The reasons first: a file in ``failed`` is never without them.
        target.with_name(target.name + REASONS).write_text("\n".join(reasons) + "\n", encoding="utf-8")
    path.replace(target)


async def _tell(context: Context, values: Mapping[str, Any], outcome: dict[str, Any]) -> None:
    """Tell whoever answers for the folder what came of a file."""
    owner, name = context.settings.kpi_owner, Path(values["path"]).name
    if outcome["problem"] is not None:
        await tell(context, owner, name, outcome["problem"], outcome["reasons"][1:], key=f"folder:{name}")
    elif owner is not None and outcome["loaded"]:
        language = (await context.readers.reader("", owner)).language
        words = t("kpi_sources.folder.loaded", language, name=escape(name), **outcome["loaded"])
        key = ":".join(["folder", name, *map(str, values["mark"])])
        channel = await context.tasks.direct(owner)
        await context.post_once(channel, text=words, blocks=[section(words)], key=key, language=language)
