"""Tags of English words, wherever they stand."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.document import parse
from consistency.nlp import tagger
from consistency.nlp.errors import PipelineUnavailable


def test_english_words_have_tags_and_parts_of_speech_at_plain_offsets() -> None:
    document = parse("**Cameras** are loved. 我们是best的选择。Hola, el mundo y la luz son de los dos.")
    words = {t.text: (t.tag, t.pos) for t in document.tagged}
    assert words["Cameras"] == ("NNS", "NOUN")
    assert words["loved"] == ("VBN", "VERB")
    assert "best" in words
    assert "mundo" not in words
    assert all(document.plain[t.start : t.end] == t.text for t in document.tagged)


def test_words_of_chosen_sentences_come_with_the_tag_alone() -> None:
    document = parse("Cameras see. Painters look.")
    assert next((t.text, t.tag, t.pos) for t in document.tagged_in({1})) == ("Painters", "NNS", "")


def test_text_without_english_needs_no_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the pipeline was asked for")

    monkeypatch.setattr(tagger, "_get", refuse)
    assert parse("全新 Aurora X 发布。2026").tagged == ()


def test_tagging_is_the_same_in_many_threads_at_once() -> None:
    texts = [f"Camera number {n} sees {n} lights and is loved by painters of night{n}." for n in range(30)]
    alone = [parse(text).tagged for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: parse(text).tagged, texts)) == alone


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(st.characters(codec=None), max_size=30)))
def test_any_text_can_be_tagged(text: str) -> None:
    document = parse(text)
    assert all(document.plain[t.start : t.end] == t.text for t in document.tagged)


def test_a_pipeline_that_is_not_installed_is_one_clear_sentence() -> None:
    try:
        tagger.use_pipeline("no_such_pipeline")
        with pytest.raises(PipelineUnavailable, match="no_such_pipeline"):
            tagger.load()
    finally:
        tagger.use_pipeline(tagger.DEFAULT_PIPELINE)


SCRIPT = """
import sys
from consistency.nlp.tagger import light_imports
from consistency.document import parse
with light_imports():
    assert parse("We love light.").tagged[1].tag == "VBP"
    assert "torch" not in sys.modules
import torch
assert torch.ones(1).item() == 1
"""


def test_light_imports_leave_torch_out_and_importable_afterwards() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
