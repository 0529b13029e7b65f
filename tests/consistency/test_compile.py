"""A guideline compiles once for each content and encoder, whoever asks."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from consistency import compile as compiling
from consistency.check_api import Resources
from consistency.compile import compile_guideline
from guidelines.model import Brand, Guideline, GuidelineVersion, Localized


class Counted:
    name = "counted"
    weight = 1.0

    def __init__(self) -> None:
        self.compiled: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.fail = False

    def compile(self, guideline: Guideline, resources: Resources) -> str:
        self.gate.wait(60)
        self.compiled.append(f"{guideline.brand.id} {resources.encoder.name}")
        if self.fail:
            raise RuntimeError("broken check")
        return guideline.brand.id


class Named:
    dimensions = 1

    def __init__(self, name: str) -> None:
        self.name = name


def brand(name: str) -> Guideline:
    return Guideline(brand=Brand(id=name, names=Localized(en=name), languages=("en",)))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    check = Counted()
    monkeypatch.setattr(compiling, "discover", lambda: (check,))
    monkeypatch.setattr(compiling, "_compiled", compiling._Once(3))
    return check


def test_equal_guidelines_and_versions_compile_once(counted: Counted):
    encoder = Named("e")
    content = brand("one")
    version = GuidelineVersion(
        brand="one",
        number=4,
        guideline=content,
        author="A",
        note="n",
        published_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        content_hash=content.content_hash(),
    )
    first = compile_guideline(content, encoder)
    second = compile_guideline(brand("one"), encoder)
    third = compile_guideline(version, encoder)
    assert counted.compiled == ["one e"]
    assert first.parts is second.parts is third.parts
    assert (first.number, third.number) == (None, 4)


def test_another_encoder_compiles_anew(counted: Counted):
    compile_guideline(brand("one"), Named("e"))
    compile_guideline(compile_guideline(brand("one"), Named("e")), Named("f"))
    assert counted.compiled == ["one e", "one f"]


def test_a_compiled_guideline_comes_back_as_it_is(counted: Counted):
    compiled = compile_guideline(brand("one"), Named("e"))
    assert compile_guideline(compiled) is compiled


def test_many_threads_compile_a_version_once(counted: Counted):
    counted.gate.clear()
    encoder, content = Named("e"), brand("one")
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(compile_guideline, content, encoder) for _ in range(8)]
        counted.gate.set()
        parts = {id(w.result().parts) for w in waiting}
    assert counted.compiled == ["one e"]
    assert len(parts) == 1


def test_the_one_used_longest_ago_is_forgotten_first(counted: Counted):
    encoder = Named("e")
    for name in ("a", "b", "c", "a", "d", "a", "b"):
        compile_guideline(brand(name), encoder)
    assert counted.compiled == ["a e", "b e", "c e", "d e", "b e"]


def test_a_failure_reaches_the_caller_and_is_not_remembered(counted: Counted):
    counted.fail = True
    with pytest.raises(RuntimeError, match="broken check"):
        compile_guideline(brand("one"), Named("e"))
    counted.fail = False
    assert compile_guideline(brand("one"), Named("e")).parts[0][1] == "one"
