"""What holds for every test: property tests draw the same examples, and models are unpacked once."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:
    """Let every process that a test starts find the unpacked models in pytest's own cache, not in the person's."""
    assert config.cache is not None
    os.environ["UNISON_CACHE_DIR"] = str(config.cache.mkdir("unison"))
