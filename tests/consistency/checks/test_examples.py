"""Every check brings its own passing and failing examples in both languages, and they hold."""

from __future__ import annotations

import pytest

from consistency.check_api import Check, Example
from consistency.compile import default_resources
from consistency.discovery import check_modules, discover, examples
from consistency.document import parse
from consistency.model import Copy

CASES = [(check, example) for check in discover() for example in examples()[check.name]]


def _languages(example: Example) -> set[str]:
    found = {s.language for s in parse(example.text).sentences}
    return {"zh"} if found & {"zh", "mixed"} else found & {"en"}


@pytest.mark.parametrize("module", check_modules(), ids=lambda m: m.__name__.rsplit(".", 1)[1])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("silent", [True, False], ids=["passing", "failing"])
def test_a_check_has_an_example(module, language: str, silent: bool):
    given = getattr(module, "EXAMPLES", ())
    assert any(language in _languages(e) and (not e.codes) is silent for e in given)


@pytest.mark.parametrize(("check", "example"), CASES, ids=[f"{c.name}: {e.text[:40]}" for c, e in CASES])
def test_an_example_finds_what_it_says(check: Check, example: Example):
    resources = default_resources()
    compiled = check.compile(example.guideline, resources)
    result = check.run(parse(example.text), Copy(text=example.text, **example.copy), compiled, resources)
    placed = sorted(result.findings, key=lambda f: (f.span.start, f.span.end) if f.span else (-1, -1))
    assert tuple(f.code for f in placed) == example.codes


@pytest.mark.parametrize(("check", "example"), CASES, ids=[f"{c.name}: {e.text[:40]}" for c, e in CASES])
def test_codes_begin_with_the_name_of_their_check(check: Check, example: Example):
    assert all(code.startswith(f"{check.name}.") for code in example.codes)
