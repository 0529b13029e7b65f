"""The same text and version give the same report to the last byte: in any order, thread and database."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.bench.compare import campaigns, clean
from bot.bench.texts import make
from bot.demo import assets, guideline_path
from consistency.check import check
from consistency.compare import compare
from consistency.compile import CompiledGuideline, _Once, compile_guideline
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from consistency.nlp.encoder_api import Encoder, VectorCache
from consistency.nlp.encoder_bundled import BundledEncoder
from consistency.report_json import report_to_dict
from guidelines import store
from guidelines.folder import load
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, GuidelineVersion, Localized
from storage.learned import DatabaseLearned
from storage.session import Database
from storage.vectors import DatabaseVectorCache

RUNS = 100
DAY = dt.date(2026, 3, 2)
CHILDREN = Localized(en="Children under 5 travel free and children from 5 to 15 pay half.")
RAIL = Guideline(
    brand=Brand(id="rail", names=Localized(en="Fell Rail"), languages=("en",)),
    claims=Claims(approved=(ApprovedClaim(id="children", text=CHILDREN, evidence="Fares"),)),
)


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


def told() -> str:
    """A digest of what is said of the demo's assets, four clean campaigns, and a claim with several conditions."""
    guideline = load(guideline_path())
    compiled = compile_guideline(guideline)
    found: list[object] = [
        check(Copy(a.text, channel=a.channel, stage=a.stage, as_of=a.as_of), compiled) for a in assets()
    ]
    found.append(check("Children of any age travel free.", compile_guideline(RAIL)))
    found += [compare(clean(campaign), guideline) for campaign in campaigns("last")]
    return hashlib.sha256(repr(found).encode()).hexdigest()


def test_a_process_that_orders_its_sets_otherwise_gives_identical_reports() -> None:
    """Python orders sets of words anew in every process."""
    script = "from tests.consistency.test_deterministic import told\nprint(told())"
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    another = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        text=True,
    )
    ours = told()  # while the other one is at work
    assert another.communicate()[0].strip() == ours


def numbered(told: bytes) -> bytes:
    """The report as version 1 gives it: a guideline from a folder has no number."""
    return json.dumps({**json.loads(told), "version": 1}, ensure_ascii=False).encode()
