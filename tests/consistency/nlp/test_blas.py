"""Sums are made in one order: one thread of linear algebra, and shapes of products in which every row is alike."""

from __future__ import annotations

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from consistency.nlp import muse
from consistency.nlp.blas import use_one_thread


def test_linear_algebra_of_numpy_stays_on_one_thread() -> None:
    use_one_thread()
    ours = [each for each in threadpool_info() if each["user_api"] == "blas" and "numpy" in each["filepath"]]
    assert [each["num_threads"] for each in ours] == [1]


@pytest.mark.parametrize("fitting", [0, 1, 2, 3])
def test_the_first_shapes_in_which_rows_are_alike_are_taken(fitting: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[tuple[int, int]] = []

    def alike(matrices: list[muse.TiledMatrix]) -> bool:
        tried.append(matrices[0].tiling)
        return len(tried) > fitting

    monkeypatch.setattr(muse, "rows_are_alike", alike)
    matrices = [muse.TiledMatrix(np.ones((3, 2), np.float32)) for _ in range(2)]
    assert muse.may_share_tiles(matrices) == (fitting < len(muse.TILINGS))
    assert tuple(tried) == muse.TILINGS[: fitting + 1]
    assert {each.tiling for each in matrices} == {tried[-1]}


@pytest.mark.parametrize("tiling", muse.TILINGS)
def test_a_product_in_tiles_is_the_product(tiling: tuple[int, int]) -> None:
    noise = np.random.default_rng(1)
    weights, left = (noise.standard_normal(shape).astype(np.float32) for shape in ((20, 7), (301, 20)))
    assert np.allclose(left @ muse.TiledMatrix(weights, tiling), left @ weights, atol=1e-5)
