"""numpy's linear algebra on one thread, for the whole process and for good.

How many threads share a product decides in which order its sums are made, and so their last bits. A limit that is set
and taken back around each product does not hold: whoever ends first gives the others their threads back.
"""

from __future__ import annotations

from functools import cache

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


@cache
def use_one_thread() -> None:
    """Hold every BLAS library loaded so far to one thread; to be called by whoever needs equal bits, once is enough."""
    ThreadpoolController().limit(limits=1, user_api="blas")
