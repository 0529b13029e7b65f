"""Where a brand's voice starts: the list of edits, and the weights that were fitted to it."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import numpy as np
import pytest

from consistency.nlp.encoder import default_encoder
from consistency.voice.features import features, see
from consistency.voice.house import house, house_pairs, pairs_text
from consistency.voice.model import prior_model
from guidelines.model import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_are_those_of_the_edits_and_measures_as_they_stand(language: Language) -> None:
    written = (files("consistency.voice") / f"house_weights_{language}.txt").read_text("utf-8")
    assert hashlib.sha256(pairs_text(language).encode()).hexdigest() in written
    assert set(house(language).numbers) == {feature.name for feature in features(language)}
    assert house(language).of_vector(default_encoder()).shape == (default_encoder().dimensions,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_edit_leaves_a_text_as_it_was_or_stands_both_ways_round(language: Language) -> None:
    pairs = house_pairs(language)
    assert len(pairs) > 500
    assert all(do.strip() and dont.strip() and do != dont for do, dont in pairs)
    assert not {(dont, do) for do, dont in pairs} & set(pairs)


@pytest.mark.parametrize(
    ("language", "better", "worse"),
    [
        ("en", "Choose a seat.", "Please utilize the seat map in order to select your desired seat."),
        ("en", "Ask your manager when they are free.", "Ask your manager when he is free."),
        ("en", "Choose a file smaller than 2 MB.", "Error: file size invalid!"),
        ("zh", "在 GitHub 上下载", "在github上进行下载"),
        ("zh", "图片要小于 2 MB", "上传失败：非法的图片大小！"),
        ("zh", "请联系客服。", "烦请您与客服人员进行联系！！"),
    ],
)
def test_before_any_example_the_usual_edit_is_preferred(language: Language, better: str, worse: str) -> None:
    model = prior_model(language, default_encoder())
    on, off = see([better, worse], language, default_encoder())
    assert model.score(on) > model.score(off)


def test_another_encoder_starts_without_a_direction() -> None:
    class Other:
        name, dimensions = "other/1", 7

        def encode(self, texts: object) -> np.ndarray:
            raise AssertionError("not asked")

    assert not house("en").of_vector(Other()).any()


def test_marks_and_outer_shape_are_a_brand_s_own_affair_in_english_and_settled_in_chinese() -> None:
    own = [feature for feature in features("en") if feature.family == "punctuation"]
    assert own
    assert all(house("en").numbers[feature.name] == round(feature.prior, 4) for feature in own)
    assert not any(piece.startswith("s") for piece in house("en").pieces)
    assert any(piece.startswith("s") for piece in house("zh").pieces)
