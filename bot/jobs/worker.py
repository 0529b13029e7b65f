"""The language process: checks copy and answers questions beside the bot, so that it never slows the bot down.

Language libraries take seconds and hundreds of megabytes to load, and while they load or count they hold Python's one
lock; in a process of their own they never delay an acknowledgement.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.files import FileError
from consistency.model import Copy, CopyError, Param, Report
from guidelines.model import GuidelineVersion, Language

if TYPE_CHECKING:
    from consistency.ask import Answer
    from consistency.compare import Asset, Comparison

log = logging.getLogger(__name__)

PATIENCE = 120.0
"""Seconds one piece of copy may take before the process is taken for stuck and replaced."""

STOP_SECONDS = 2.0
"""How long a process that is told to end may finish what it is doing."""


class LanguageUnavailable(Exception):
    """The language process died or hung twice over the same piece."""

    code = "errors.language_unavailable"


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """What the language process needs to know."""

    database_url: str
    encoder: str
    spacy_model: str
    threads: int
    long_lived: bool = True
    """Whether the encoder runs through sentence-transformers; the numpy core alone loads faster."""
    cache_dir: Path | None = None
    """Folder of what only takes time to make, None for none."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A corrected text, and the ids of the findings whose fix is in it and is not."""

    text: str
    applied: tuple[str, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The text of a file, and what of it was not read or only guessed: catalogue keys with their parameters."""

    text: str
    warnings: tuple[tuple[str, dict[str, Param]], ...]


@dataclass(frozen=True, slots=True)
class _Refused:
    """A typed error on its way between processes, since exceptions with named arguments do not travel."""

    code: str
    params: dict[str, Any]


class _Unknown(Enum):
    GUIDELINE = "guideline"


def _key(version: GuidelineVersion) -> tuple[int, str]:
    return version.number, version.content_hash


class LanguageProcess:
    """One process that checks and answers; started in the background, replaced when it dies."""

    def __init__(self, settings: LanguageSettings, *, patience: float = PATIENCE) -> None:
        self._settings = settings
        self._patience = patience
        self._pool: ProcessPoolExecutor | None = None
        self._loaded: Future[None] | None = None

    def start(self) -> bool:
        """Begin to load; returns at once. A process that is there already stays; whether there was none."""
        if self._pool is not None:
            return False
        self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _load, (self._settings,))
        self._loaded = self._pool.submit(_nothing)
        return True

    @property
    def ready(self) -> bool:
        """Whether a request would be answered without waiting for the models."""
        return self._loaded is not None and self._loaded.done() and self._loaded.exception() is None

    async def loaded(self, seconds: float | None = None) -> bool:
        """Wait until the models are loaded, at most ``seconds``; whether they are."""
        if self._loaded is None:
            return False
        waiting = asyncio.wrap_future(self._loaded)
        # Whoever asks again hears of it; a bot that stops while this waits has nobody left to tell.
        waiting.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait([waiting], timeout=seconds)
        return self.ready

    async def learn(self, version: GuidelineVersion) -> None:
        """Prepare ``version``, so that the first check under it does not have to."""
        await self._run(_learn, version)

    async def check(self, version: GuidelineVersion, copy: Copy) -> Report:
        """The report on ``copy`` under ``version``. Raises what ``consistency.check`` raises."""
        from consistency.report_json import report_from_dict

        outcome = await self._under(version, _check, copy)
        if isinstance(outcome, _Refused):
            raise CopyError(outcome.code, **outcome.params)
        return report_from_dict(outcome)

    async def compare(self, version: GuidelineVersion, assets: Sequence[Asset]) -> Comparison:
        """The comparison of ``assets`` under ``version``. Raises what ``consistency.compare.compare`` raises."""
        outcome = await self._under(version, _compare, tuple(assets))
        if isinstance(outcome, _Refused):
            raise CopyError(outcome.code, **outcome.params)
        made: Comparison = outcome
        return made

    async def read_file(self, name: str, data: bytes) -> ReadFile:
        """The text of a file. Raises ``FileError``."""
        outcome = await self._run(_read_file, name, data)
        if isinstance(outcome, _Refused):
            raise FileError(outcome.code, **outcome.params)
        read: ReadFile = outcome
        return read

    async def apply_fixes(self, text: str, report: dict[str, Any]) -> Fixed:
        """``text`` with the fixes of its report (``report_to_dict``) written in."""
        return Fixed(*await self._run(_apply_fixes, text, report))

    async def ask(self, version: GuidelineVersion, question: str, language: Language) -> tuple[Answer, ...]:
        """What ``version`` says about ``question``, best answer first."""
        answers: tuple[Answer, ...] = await self._under(version, _ask, question, language)
        return answers

    async def _under(self, version: GuidelineVersion, task: Callable[..., Any], *arguments: Any) -> Any:
        """Run ``task`` on a guideline, which travels only when the process does not know it yet."""
        outcome = await self._run(task, _key(version), *arguments)
        if outcome is _Unknown.GUIDELINE:
            await self.learn(version)
            outcome = await self._run(task, _key(version), *arguments)
        return outcome

    def stop(self) -> None:
        """End the process; what it was doing is done again at the next start. Takes up to ``STOP_SECONDS``."""
        patience = STOP_SECONDS if self.ready else 0  # what only loads has nothing to finish
        pool, self._pool, self._loaded = self._pool, None, None
        if pool is None:
            return
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.join(patience)
            process.kill()
        pool.shutdown(wait=True)

    async def _run(self, task: Callable[..., Any], *arguments: Any) -> Any:
        for attempt in (1, 2):
            self.start()
            pool = self._pool
            assert pool is not None
            try:
                await self.loaded()
                async with asyncio.timeout(self._patience):
                    return await asyncio.wrap_future(pool.submit(task, *arguments))
            except (BrokenProcessPool, TimeoutError) as problem:
                log.warning("the language process failed (attempt %d): %r", attempt, problem)
                # Another request that shared the process may have replaced it already.
                if self._pool is pool:
                    await asyncio.to_thread(self.stop)
        raise LanguageUnavailable


# What follows runs in the language process.

_state: dict[str, Any] = {}


def _load(settings: LanguageSettings) -> None:
    # Ctrl-C in a terminal goes to every process there; the bot ends this one when it is done with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    # Read by the numeric libraries when they are first imported, which is below.
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), str(settings.threads)))
    from consistency.nlp import tagger
    from consistency.nlp.encoder import make_encoder
    from storage.learned import DatabaseLearned
    from storage.session import Database
    from storage.vectors import DatabaseVectorCache

    database = Database(settings.database_url)
    cache = DatabaseVectorCache(database)
    encoder = make_encoder(settings.encoder, long_lived=settings.long_lived, cache=cache, folder=settings.cache_dir)
    tagger.use_pipeline(settings.spacy_model)
    # Torch comes with sentence-transformers; where that is not used, spaCy need not bring it.
    with nullcontext() if settings.long_lived else tagger.light_imports():
        tagger.load()
    encoder.encode(["ready"])
    _state.update(encoder=encoder, learned=DatabaseLearned(database), guidelines={})


def _leave_with_parent() -> None:
    """A bot that was killed must not leave half a gigabyte behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _nothing() -> None:
    """Done when the process has loaded."""


def _learn(version: GuidelineVersion) -> None:
    from consistency.compile import compile_guideline

    _state["guidelines"][_key(version)] = compile_guideline(version, _state["encoder"], learned=_state["learned"])


def _check(key: tuple[int, str], copy: Copy) -> dict[str, Any] | _Refused | _Unknown:
    from consistency.check import check
    from consistency.report_json import report_to_dict

    guideline = _state["guidelines"].get(key)
    if guideline is None:
        return _Unknown.GUIDELINE
    try:
        return report_to_dict(check(copy, guideline))
    except CopyError as error:
        return _Refused(error.code, dict(error.params))


def _compare(key: tuple[int, str], assets: tuple[Asset, ...]) -> Any:
    from consistency.compare import compare

    guideline = _state["guidelines"].get(key)
    if guideline is None:
        return _Unknown.GUIDELINE
    try:
        found = compare(assets, guideline)
    except CopyError as error:
        return _Refused(error.code, dict(error.params))
    # What is missing is said with read-only mappings, which do not travel between processes.
    unread = tuple(replace(each, params=dict(each.params)) for each in found.not_checked)
    return replace(found, not_checked=unread)


def _read_file(name: str, data: bytes) -> ReadFile | _Refused:
    from bot.files import extract

    try:
        found = extract(name, data)
    except FileError as error:
        return _Refused(error.code, dict(error.params))
    return ReadFile(found.text, tuple((each.code, dict(each.params)) for each in found.warnings))


def _apply_fixes(text: str, report: dict[str, Any]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    from consistency.fixes import apply_fixes
    from consistency.report_json import report_from_dict

    done = apply_fixes(text, report_from_dict(report).findings)
    return done.text, done.applied, tuple(each for each, _ in done.skipped)


def _ask(key: tuple[int, str], question: str, language: Language) -> Any:
    from consistency.ask import ask

    guideline = _state["guidelines"].get(key)
    if guideline is None:
        return _Unknown.GUIDELINE
    return ask(question, guideline.guideline, _state["encoder"], language=language)
