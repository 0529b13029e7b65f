"""Features are found by looking, and each registers."""

from __future__ import annotations

import importlib

from bot import features


def test_every_folder_with_handlers_is_found_and_registers():
    assert features.names() == ["check", "guide", "home"]
    for name in features.names():
        assert callable(importlib.import_module(f"bot.features.{name}.handlers").register)
