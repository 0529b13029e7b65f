"""Many pieces of copy at once: the same reports, in the same order, however many processes make them."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from consistency import bulk
from consistency.bulk import FEWEST, check_many
from consistency.check import check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.model import Copy, CopyError
from guidelines.model import Brand, Guideline, Localized, Term, Variant

USE = Term(id="use", preferred="use", language="en", forbidden=(Variant(text="utilize"),))
GUIDELINE = Guideline(
    brand=Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh")), terms=(USE,)
)
COPIES = [Copy(f"We utilize number {n} of our lamps.") for n in range(2 * FEWEST)]
COPIES[3], COPIES[7] = Copy("  "), Copy("第七盏灯。")


@pytest.fixture
def compiled(hash_encoder) -> CompiledGuideline:
    return compile_guideline(GUIDELINE, hash_encoder)


@pytest.fixture
def started(monkeypatch) -> list[int]:
    """How many workers were started, each time."""
    made: list[int] = []

    class Pool(bulk.ProcessPoolExecutor):
        def __init__(self, workers: int, **options) -> None:
            made.append(workers)
            super().__init__(workers, **options)

    monkeypatch.setattr(bulk, "ProcessPoolExecutor", Pool)
    return made


@pytest.mark.parametrize("workers", [1, 2])
def test_the_reports_are_those_of_one_check_each_in_their_order(compiled, started, workers: int):
    found = list(check_many(COPIES, compiled, workers=workers))
    assert started == ([2] if workers == 2 else [])
    for copy, each in zip(COPIES, found, strict=True):
        if not copy.text.strip():
            assert isinstance(each, CopyError)
            assert each.code == "copy.empty"
        else:
            assert each == check(copy, compiled)
    assert sum(len(each.findings) for each in found if not isinstance(each, CopyError)) >= len(COPIES) - 2


def test_what_cannot_be_checked_keeps_its_figures(compiled):
    copies = [*COPIES[:-1], Copy("x" * 50_000)]
    problem = list(check_many(copies, compiled, workers=2))[-1]
    assert isinstance(problem, CopyError)
    assert problem.params["length"] == 50_000


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="processes cannot be forked here")
def test_there_is_a_worker_for_each_core_and_none_for_a_handful(compiled, started, monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    list(check_many(COPIES, compiled))
    list(check_many(COPIES[: 2 * FEWEST - 1], compiled))
    assert started == [2]
