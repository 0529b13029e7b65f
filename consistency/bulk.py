"""Many pieces of copy at once: the same reports as one by one, from as many processes as the machine has cores.

A check is Python from end to end, so a second thread hardly helps. Worker processes are forked from one that has the
guideline compiled and the model loaded, and share both.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from consistency.check import check
from consistency.compile import CompiledGuideline
from consistency.model import Copy, CopyError, Param, Report
from consistency.nlp.muse import use_one_core
from consistency.report_json import report_from_dict, report_to_dict

FEWEST = 8
"""Pieces for each worker from which starting it is worth while."""

_compiled: CompiledGuideline | None = None
"""In a worker: what it checks against, inherited and never sent."""


def check_many(
    copies: Sequence[Copy], compiled: CompiledGuideline, *, workers: int | None = None
) -> Iterator[Report | CopyError]:
    """The report on each of ``copies`` in their order, or why there is none, as ``check`` gives and raises them.

    ``workers`` is the number of processes, by default one for each core that this process may use. Where processes
    cannot be forked, and where there are few pieces for each, all are checked in this one. Fork from a process that
    runs no other threads: the commands do, the bot does not.
    """
    wanted = min(_cores() if workers is None else workers, len(copies) // FEWEST)
    forked = wanted > 1 and "fork" in multiprocessing.get_all_start_methods()
    # One is checked here in any case: what loads on first use is then loaded once, for all workers.
    yield from (_checked(copy, compiled) for copy in copies[: 1 if forked else None])
    if not forked:
        return
    global _compiled
    _compiled = compiled
    try:
        forking = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(wanted, mp_context=forking, initializer=use_one_core) as pool:
            for answer in pool.map(_answer, copies[1:], chunksize=2):
                yield CopyError(answer[0], **answer[1]) if isinstance(answer, tuple) else report_from_dict(answer)
    finally:
        _compiled = None


def _cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _checked(copy: Copy, compiled: CompiledGuideline) -> Report | CopyError:
    try:
        return check(copy, compiled)
    except CopyError as problem:
        return problem


def _answer(copy: Copy) -> dict[str, Any] | tuple[str, dict[str, Param]]:
    """In a worker: the report as plain data, which unlike the report itself travels between processes."""
    assert _compiled is not None  # set before the workers were forked
    found = _checked(copy, _compiled)
    return (found.code, found.params) if isinstance(found, CopyError) else report_to_dict(found)
