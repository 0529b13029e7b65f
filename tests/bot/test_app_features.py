"""Features are found by looking, and each registers."""

from __future__ import annotations

import importlib

import pytest

from bot import features
from bot.features.command import words
from bot.i18n import text as t


def test_every_folder_with_handlers_is_found_and_registers():
    assert {"campaigns", "check", "guide", "home", "kpi", "tasks"} <= set(features.names())
    for name in features.names():
        assert callable(importlib.import_module(f"bot.features.{name}.handlers").register)


def test_whoever_takes_messages_beside_the_checker_is_found_in_order():
    takers = features.parts("taker")
    assert "tasks" in takers
    orders = [taker.ORDER for taker in takers.values()]
    assert orders == sorted(orders)


def test_a_part_that_no_feature_has_is_no_part():
    assert features.parts("no_such_part") == {}


@pytest.mark.parametrize("name", features.names())
def test_the_words_of_a_feature_do_not_hide_those_of_another(name: str):
    module = features.parts("words").get(name)
    for command, own in (module.WORDS if module else {}).items():
        others = [word for word in words(command) if word not in own]
        assert not {each for word in own for each in word.names} & {each for word in others for each in word.names}
        for word in own:
            assert t(word.help, "en")
            assert t(word.help, "zh")
