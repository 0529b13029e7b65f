"""Features are found by looking, and each registers."""

from __future__ import annotations

import importlib

from bot import features


def test_every_folder_with_handlers_is_found_and_registers():
    assert features.names() == ["check", "guide", "home", "tasks"]
    for name in features.names():
        assert callable(importlib.import_module(f"bot.features.{name}.handlers").register)


def test_whoever_takes_messages_beside_the_checker_is_found_in_order():
    takers = features.takers()
    assert "bot.features.tasks.taker" in [taker.__name__ for taker in takers]
    assert [taker.ORDER for taker in takers] == sorted(taker.ORDER for taker in takers)
