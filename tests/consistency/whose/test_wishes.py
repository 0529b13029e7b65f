"""What a sentence hopes for or says of the world is told from what it says of ours."""

from __future__ import annotations

import pytest

from consistency.whose.wishes import is_for_some_day, is_of_peoples_lives, is_of_the_world_at_large, is_wished


@pytest.mark.parametrize(
    "text",
    [
        "We are working towards a kitchen without waste.",
        "Our goal: a kitchen without waste.",
        "Imagine a kitchen without waste.",
        "We all want a kitchen without waste.",
    ],
)
def test_an_aim_is_only_wished(text: str) -> None:
    assert is_wished(text, text.index("without waste"))


@pytest.mark.parametrize(
    "text",
    [
        "Our kitchen works without waste.",
        "A dream cream without waste.",
        "We hope you like it: a kitchen. Ours is without waste.",
        "We want you to cook without waste.",
    ],
)
def test_what_is_told_as_so_is_not(text: str) -> None:
    assert not is_wished(text.rsplit(". ", 1)[-1], text.rsplit(". ", 1)[-1].index("without waste"))


@pytest.mark.parametrize(
    ("text", "of_lives"),
    [("Love lasts for ever.", True), ("A friendship that lasts.", True), ("A lamp that lasts.", False)],
)
def test_love_and_friendship_are_no_products(text: str, of_lives: bool) -> None:
    assert is_of_peoples_lives(text, text.index("lasts")) is of_lives


@pytest.mark.parametrize(("text", "put_off"), [("Zero waste by 2031.", True), ("Zero waste since 2021.", False)])
def test_a_year_to_come_puts_it_off(text: str, put_off: bool) -> None:
    assert is_for_some_day(text, 0, len("Zero waste")) is put_off


@pytest.mark.parametrize(
    ("text", "what", "of_the_world"),
    [
        ("Fish like a sea with no plastic.", "no plastic", True),
        ("How to live a week without plastic.", "without plastic", True),
        ("Plastic-free July is here.", "Plastic-free", True),
        ("Our beach is free of plastic.", "free of plastic", False),
        ("A bottle without plastic.", "without plastic", False),
        ("Plastic-free bottles are here.", "Plastic-free", False),
    ],
)
def test_what_is_said_of_seas_and_lives_is_nobodys_product(text: str, what: str, of_the_world: bool) -> None:
    start = text.index(what)
    assert is_of_the_world_at_large(text, start, start + len(what)) is of_the_world
