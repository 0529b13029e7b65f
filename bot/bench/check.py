"""How fast the checker is: documents per second, time per document, the share of each step, load time and memory."""

from __future__ import annotations

import resource
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from bot.bench import texts
from bot.demo import guideline_path
from consistency.check import check
from consistency.compile import compile_guideline
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load


@dataclass(frozen=True, slots=True)
class Timing:
    """Figures for one kind of text. Times in milliseconds; ``shares`` sum to 1 over the steps of a check."""

    name: str
    documents: int
    p50: float
    p95: float
    per_second: float
    per_second_two_threads: float
    shares: dict[str, float]


@dataclass(frozen=True, slots=True)
class CheckBench:
    """What ``unison bench check`` prints. Times in seconds, memory in megabytes."""

    encoder: str
    encoder_load: float
    compile: float
    first_check: float
    memory: float
    timings: tuple[Timing, ...]


def run(documents: int, encoder_setting: str = "bundled", *, long_lived: bool = False) -> CheckBench:
    """Measure on ``documents`` English texts of 200 words and as many Chinese ones of 400 characters."""
    began = perf_counter()
    encoder = make_encoder(encoder_setting, long_lived=long_lived)
    encoder.encode(["warm"])
    loaded = perf_counter() - began
    guideline = load(guideline_path())
    began = perf_counter()
    compiled = compile_guideline(guideline, encoder)
    compile_time = perf_counter() - began
    began = perf_counter()
    check(Copy("The Aurora is loved by photographers. 夜色更清晰。"), compiled)
    first = perf_counter() - began
    timings = []
    for name, language, size in (("English, 200 words", "en", 200), ("Chinese, 400 characters", "zh", 400)):
        for text in texts.make(language, 5, size=size, seed=99):
            check(Copy(text), compiled)
        batch = texts.make(language, documents, size=size)
        spent: Counter[str] = Counter()
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
        cuts = statistics.quantiles(each, n=20) if len(each) > 1 else [each[0]] * 19
        whole = sum(spent.values())
        shares = {step: seconds / whole for step, seconds in spent.most_common()}
        timings.append(Timing(name, len(batch), cuts[9], cuts[18], len(batch) / single, len(fresh) / double, shares))
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
    return CheckBench(encoder.name, loaded, compile_time, first, memory, tuple(timings))


def _stopwatch(spent: Counter[str]):  # type: ignore[no-untyped-def]
    @contextmanager
    def watch(step: str) -> Iterator[None]:
        start = perf_counter()
        try:
            yield
        finally:
            spent[step] += perf_counter() - start

    return watch
