"""Every code of the checker has a sentence in both languages that takes exactly its parameters."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import i18n
from consistency.check import check
from consistency.discovery import discover, examples
from consistency.model import Copy
from consistency.tone import chinese, english

ROOT = Path(__file__).parents[3]
KEY = re.compile(r"(?:tone|message|channel|terms|claims|packs|typography|brief|copy|check|fixes)(?:\.[a-z_]+)+")


def written_codes() -> Iterator[str]:
    """Every string in the checker's source that is a catalogue key."""
    for path in sorted((ROOT / "consistency").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                yield node.value


def composed_codes() -> Iterator[str]:
    """Keys that the checks put together from their parts."""
    for language, measures in (("en", english.MEASURES), ("zh", chinese.MEASURES)):
        yield from (f"tone.no_targets.{language}", f"tone.no_such_measure.{language}")
        for measure, spec in measures.items():
            base = f"tone.{language}.{measure.value}"
            yield from (f"{base}.high", f"{base}.low")
            if spec.least_size > 1:
                yield f"{base}.too_short"
            if spec.least_sentences:
                yield f"{base}.few_sentences"
    for name in ("too_long", "too_short", "too_many_hashtags", "too_many_links", "too_many_emoji", "language"):
        yield f"channel.{name}"
    for name in ("must_say", "must_not_say", "too_early", "landing_link", "days", "no_room", "no_day", "only_words"):
        yield f"brief.{name}"
    for kind in ("call_to_action", "link", "disclosure", "hashtag", "brand_name"):
        yield f"channel.missing_{kind}"


def parameters(key: str, language: str) -> set[str]:
    sentence = i18n.catalogue(language)[key]
    forms = [sentence] if isinstance(sentence, str) else list(sentence.values())
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_code_in_the_source_has_a_sentence(language: str):
    modules = {f"{p.parent.name}.{p.stem}" for p in (ROOT / "consistency").rglob("*.py")}
    wanted = ({*written_codes(), *composed_codes()} - modules) | {c for e in all_examples() for c in e.codes}
    assert sorted(wanted - i18n.catalogue(language).keys()) == []


def all_examples():
    return [e for given in examples().values() for e in given]


@pytest.mark.parametrize("example", all_examples(), ids=lambda e: e.text[:40])
def test_the_sentences_of_an_example_are_filled_by_its_findings(example, hash_encoder):
    report = check(Copy(example.text, **example.copy), example.guideline, encoder=hash_encoder)
    for said in (*report.findings, *report.not_checked):
        for language in i18n.LANGUAGES:
            assert parameters(said.code, language) <= set(said.params), said.code
            assert i18n.text(said.code, language, **said.params) != said.code


def test_every_check_has_a_name_for_people():
    missing = [f"check.{c.name}" for c in discover() if not i18n.has(f"check.{c.name}")]
    assert missing == []
