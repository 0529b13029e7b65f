"""For every test of the bot: a sentence that the catalogues lack is an error."""

from __future__ import annotations

import pytest

from bot import i18n


@pytest.fixture(autouse=True)
def strict_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing sentences raise instead of showing their key."""
    monkeypatch.setattr(i18n, "strict", True)
