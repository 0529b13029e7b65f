"""A voice that was stored is the voice that was learned, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from bot.demo import guideline_path
from consistency.check_api import Resources
from consistency.checks import voice as voice_check
from consistency.checks.voice import EXAMPLES, VoiceCheck
from consistency.document import parse
from consistency.learned import program
from consistency.model import Copy
from consistency.nlp.encoder import default_encoder
from consistency.voice.features import see
from consistency.voice.stored import UnreadableVoice, from_bytes, to_bytes
from consistency.voice.voice import Voice, learn_voice
from guidelines.folder import load
from guidelines.model import LANGUAGES, Guideline

TAUGHT = EXAMPLES[1].guideline


class Kept(dict[tuple[str, str, str], bytes]):
    """What was put, by its three names."""

    def get(self, guideline: str, name: str, made_by: str) -> bytes | None:  # type: ignore[override]
        return super().get((guideline, name, made_by))

    def put(self, guideline: str, name: str, made_by: str, content: bytes) -> None:
        self[guideline, name, made_by] = content


@pytest.fixture(scope="module", params=["demo", "taught", "few"])
def guideline(request: pytest.FixtureRequest) -> Guideline:
    if request.param == "demo":
        return load(guideline_path())
    return TAUGHT if request.param == "taught" else EXAMPLES[0].guideline


def test_a_stored_voice_is_the_learned_one_to_the_last_bit(guideline: Guideline) -> None:
    for language in LANGUAGES:
        learned = learn_voice(guideline, language, default_encoder())
        content = to_bytes(learned)
        stored = from_bytes(content)
        assert to_bytes(stored) == content
        assert stored.trust == learned.trust
        assert stored.names.hide("Example Aurora™ Pro") == learned.names.hide("Example Aurora™ Pro")
        assert stored.names.forms == learned.names.forms
        texts = ["Leverage our revolutionary Aurora!", "灯亮了，赋能夜色。"]
        seen = see(texts, language, default_encoder(), learned.names)
        for model, again in ((learned.learned, stored.learned), (learned.prior, stored.prior)):
            if model is None or again is None:
                assert model is again
                continue
            assert np.array_equal(model.vector, again.vector)
            assert model.vector.dtype == again.vector.dtype
            assert [(model.score(s), model.moved(s), model.words(s)) for s in seen] == [
                (again.score(s), again.moved(s), again.words(s)) for s in seen
            ]


def test_the_check_learns_once_and_then_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    resources = Resources(default_encoder(), kept)
    first = VoiceCheck().compile(TAUGHT, resources)
    assert sorted(name for _, name, _ in kept) == ["voice.en", "voice.zh"]
    monkeypatch.setattr(voice_check, "learn_voice", _never)
    again = VoiceCheck().compile(TAUGHT, resources)
    for example in EXAMPLES:
        document, copy = parse(example.text), Copy(example.text)
        assert VoiceCheck().run(document, copy, first, resources) == VoiceCheck().run(document, copy, again, resources)


def _never(*_: Any) -> Voice:
    raise AssertionError("the voice was learned again")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:-30],
        lambda content: b"PK" + content[2:40],
        lambda content: content.replace(b'"record": "Voice"', b'"record": "Vioce"'),
    ],
)
def test_what_is_no_voice_is_learned_anew(spoil: Callable[[bytes], bytes]) -> None:
    kept = Kept()
    resources = Resources(default_encoder(), kept)
    VoiceCheck().compile(TAUGHT, resources)
    sound = dict(kept)
    for place, content in sound.items():
        kept[place] = spoil(content)
        with pytest.raises(UnreadableVoice):
            from_bytes(kept[place])
    VoiceCheck().compile(TAUGHT, resources)
    assert kept == sound


def test_another_program_or_encoder_learns_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    VoiceCheck().compile(TAUGHT, Resources(default_encoder(), kept))
    monkeypatch.setattr(voice_check, "program", lambda: "another")
    VoiceCheck().compile(TAUGHT, Resources(default_encoder(), kept))
    assert {made_by.split()[0] for _, _, made_by in kept} == {"another", program()}


def test_a_field_of_an_unknown_kind_is_refused() -> None:
    @dataclass(frozen=True)
    class Unknown:
        pass

    voice = learn_voice(EXAMPLES[0].guideline, "en", default_encoder())
    with pytest.raises(TypeError, match="Unknown"):
        to_bytes(replace(voice, attributes=Unknown()))  # type: ignore[arg-type]
