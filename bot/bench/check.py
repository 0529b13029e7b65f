"""How fast the checker is: documents per second, time per document, the share of each step, load time and memory."""

from __future__ import annotations

import resource
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from time import perf_counter

from bot.bench import texts
from bot.bench.terms import with_terms
from bot.demo import guideline_path
from consistency.bulk import check_many
from consistency.check import check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.model import Copy
from consistency.nlp import tagger
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load

KINDS = (("English, 200 words", "en", 200), ("Chinese, 400 characters", "zh", 400))
FEW = 100
"""Terms of the guideline that a large one is compared with."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Figures for one kind of text. Times in milliseconds; ``shares`` sum to 1 over the steps of a check.

    ``per_second_bulk`` is over a process for each core, starting them included. ``against_few`` is the median time with
    all terms over the median time with ``FEW``, None where that is not asked.
    """

    name: str
    documents: int
    p50: float
    p95: float
    per_second: float
    per_second_two_threads: float
    per_second_bulk: float
    shares: dict[str, float]
    against_few: float | None


@dataclass(frozen=True, slots=True)
class CheckBench:
    """What ``unison bench check`` prints. Times in seconds, memory in megabytes, ``terms`` of the guideline."""

    encoder: str
    terms: int
    encoder_load: float
    compile: float
    first_check: float
    memory: float
    torch_loaded: bool
    timings: tuple[Timing, ...]


def run(
    documents: int, encoder_setting: str = "bundled", *, long_lived: bool = False, terms: int | None = None
) -> CheckBench:
    """Measure on ``documents`` English texts of 200 words and as many Chinese ones of 400 characters.

    ``terms`` fills the demo guideline up with made-up ones to that many and compares with ``FEW``.
    """
    tagger.load()  # as the bot does on starting, whether or not the texts at hand need it: its memory counts
    began = perf_counter()
    encoder = make_encoder(encoder_setting, long_lived=long_lived)
    encoder.encode(["warm"])
    loaded = perf_counter() - began
    guideline = load(guideline_path())
    few = compile_guideline(with_terms(guideline, FEW), encoder) if terms is not None else None
    guideline = guideline if terms is None else with_terms(guideline, terms)
    began = perf_counter()
    compiled = compile_guideline(guideline, encoder)
    compile_time = perf_counter() - began
    began = perf_counter()
    check(Copy("The Aurora is loved by photographers. 夜色更清晰。"), compiled)
    first = perf_counter() - began
    timings = tuple(_timing(name, language, size, documents, compiled, few) for name, language, size in KINDS)
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
    torch_loaded = "torch" in sys.modules
    return CheckBench(encoder.name, len(guideline.terms), loaded, compile_time, first, memory, torch_loaded, timings)


def _timing(
    name: str, language: str, size: int, documents: int, compiled: CompiledGuideline, few: CompiledGuideline | None
) -> Timing:
    for text in texts.make(language, 5, size=size, seed=99):
        check(Copy(text), compiled)
    batch = texts.make(language, documents, size=size)
    spent: defaultdict[str, float] = defaultdict(float)
    each = []
    began = perf_counter()
    for text in batch:
        start = perf_counter()
        check(Copy(text), compiled, observe=_stopwatch(spent))
        each.append((perf_counter() - start) * 1000)
    single = perf_counter() - began
    fresh = texts.make(language, documents, size=size, seed=2)
    began = perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda text: check(Copy(text), compiled), fresh))
    double = perf_counter() - began
    bulk = [Copy(text) for text in texts.make(language, documents * 2, size=size, seed=4)]
    began = perf_counter()
    list(check_many(bulk, compiled))
    whole_bulk = perf_counter() - began
    cuts = statistics.quantiles(each, n=20)
    whole = sum(spent.values())
    shares = {step: seconds / whole for step, seconds in sorted(spent.items(), key=lambda each: -each[1])}
    against = None if few is None else _ratio(texts.make(language, documents, size=size, seed=3), compiled, few)
    return Timing(
        name,
        len(batch),
        cuts[9],
        cuts[18],
        len(batch) / single,
        len(fresh) / double,
        len(bulk) / whole_bulk,
        shares,
        against,
    )


def _ratio(batch: list[str], many: CompiledGuideline, few: CompiledGuideline) -> float:
    """Median time under ``many`` over median time under ``few``. Both take each text in turn, once it has been read by
    a third round, so that neither pays for what the encoder remembers afterwards."""
    spent: dict[bool, list[float]] = {True: [], False: []}
    for number, text in enumerate(batch):
        check(Copy(text), few)
        for is_many in (True, False) if number % 2 else (False, True):
            start = perf_counter()
            check(Copy(text), many if is_many else few)
            spent[is_many].append(perf_counter() - start)
    return statistics.median(spent[True]) / statistics.median(spent[False])


def _stopwatch(spent: dict[str, float]) -> Callable[[str], AbstractContextManager[None]]:
    @contextmanager
    def watch(step: str) -> Iterator[None]:
        start = perf_counter()
        try:
            yield
        finally:
            spent[step] += perf_counter() - start

    return watch
