"""What holds for every test: property tests draw the same examples, and models are unpacked once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    """Let every process that a test starts find the unpacked models in pytest's own cache, not in the person's."""
    cache = getattr(config, "cache", None)  # there is none with -p no:cacheprovider
    folder = cache.mkdir("unison") if cache is not None else Path(tempfile.gettempdir()) / "unison-tests"
    os.environ["UNISON_CACHE_DIR"] = str(folder)
