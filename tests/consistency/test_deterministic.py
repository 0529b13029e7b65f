"""The same text and version give the same report to the last byte: in any order, thread and database."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.bench.texts import make
from bot.demo import assets, guideline_path
from consistency.check import check
from consistency.compile import CompiledGuideline, _Once, compile_guideline
from consistency.model import Copy
from consistency.nlp.encoder import BundledEncoder, make_encoder
from consistency.nlp.encoder_api import Encoder, VectorCache
from consistency.report_json import report_to_dict
from guidelines import store
from guidelines.folder import load
from guidelines.model import GuidelineVersion
from storage.learned import DatabaseLearned
from storage.session import Database
from storage.vectors import DatabaseVectorCache

RUNS = 100
DAY = dt.date(2026, 3, 2)


@pytest.fixture(scope="module")
def copies() -> list[Copy]:
    """The demo's shorter pieces, and one of each language that is put together from many."""
    short = sorted(assets(), key=lambda asset: len(asset.text))[:3]
    own = [Copy(text=a.text, channel=a.channel, stage=a.stage, as_of=a.as_of) for a in short]
    return own + [Copy(text, as_of=DAY) for language in ("en", "zh") for text in make(language, 1, size=60)]


def answers(compiled: CompiledGuideline, copies: list[Copy]) -> list[bytes]:
    return [answer(compiled, copy) for copy in copies]


def answer(compiled: CompiledGuideline, copy: Copy) -> bytes:
    return json.dumps(report_to_dict(check(copy, compiled)), ensure_ascii=False).encode()


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Makes the process forget what it compiled, as a new one would have nothing."""

    def now() -> None:
        monkeypatch.setattr("consistency.compile._compiled", _Once(4))

    now()
    return now


def test_a_hundred_runs_in_any_order_and_thread_give_identical_reports(
    copies: list[Copy], forget: Callable[[], None]
) -> None:
    guideline = load(guideline_path())
    first = answers(compile_guideline(guideline), copies)
    forget()
    # A second compilation, with an encoder that remembers nothing: every batch is made anew, in another company.
    forgetful = compile_guideline(guideline, BundledEncoder())
    order = [number % len(copies) for number in range(RUNS)]
    random.Random(5).shuffle(order)
    again = compile_guideline(guideline)
    with ThreadPoolExecutor(4) as pool:
        for number, given in zip(order, pool.map(lambda n: answer(again, copies[n]), order), strict=True):
            assert given == first[number]
    assert answers(forgetful, copies[::-1]) == first[::-1]


def test_a_guideline_read_back_from_the_database_gives_identical_reports(
    database: Database, copies: list[Copy], forget: Callable[[], None]
) -> None:
    guideline = load(guideline_path())
    now = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    with database.session() as session:
        store.publish(session, guideline, author="Ana", note="First", now=now)
    expected = answers(compile_guideline(guideline), copies)
    for _ in ("the first process learns and keeps", "the second reads what was kept"):
        forget()
        with database.reading() as session:
            version: GuidelineVersion = store.get(session, guideline.brand.id, 1)
        kept: VectorCache = DatabaseVectorCache(database)
        encoder: Encoder = make_encoder(long_lived=False, cache=kept)
        compiled = compile_guideline(version, encoder, learned=DatabaseLearned(database))
        assert [numbered(given) for given in answers(compiled, copies)] == [numbered(told) for told in expected]


SCRIPT = """
import hashlib
from bot.bench.compare import campaigns, clean
from bot.demo import assets, guideline_path
from consistency.check import check
from consistency.compare import compare
from consistency.compile import compile_guideline
from consistency.model import Copy
from guidelines.folder import load

guideline = load(guideline_path())
compiled = compile_guideline(guideline)
told = [check(Copy(a.text, channel=a.channel, stage=a.stage, as_of=a.as_of), compiled) for a in assets()]
told += [compare(clean(campaign), guideline) for campaign in campaigns("last")]
print(hashlib.sha256(repr(told).encode()).hexdigest())
"""


def test_a_process_that_orders_its_sets_otherwise_gives_identical_reports() -> None:
    """Python orders sets of words anew in every process."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT], env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
        )
        for seed in ("1", "2")
    ]
    first, second = (process.communicate()[0] for process in started)
    assert len(first.strip()) == 64
    assert first == second


def numbered(told: bytes) -> bytes:
    """The report as version 1 gives it: a guideline from a folder has no number."""
    return json.dumps({**json.loads(told), "version": 1}, ensure_ascii=False).encode()
