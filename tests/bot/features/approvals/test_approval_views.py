"""What changed in a text reads as words taken away and words that are new, in English and in Chinese."""

from __future__ import annotations

import pytest

from bot.features.approvals.views.copy import AROUND, SHOWN, change_blocks
from campaigns.approvals.difference import difference


def _read(old: str, new: str) -> str:
    """The quotation with ~taken away~ and *new* as marks."""
    (block,) = change_blocks(difference(old, new))
    (quote,) = block["elements"]
    marks = {"strike": "~", "bold": "*"}
    told = ""
    for run in quote["elements"]:
        mark = next((marks[style] for style in run.get("style", {})), "")
        told += f"{mark}{run['text']}{mark}"
    return told


@pytest.mark.parametrize(
    ("old", "new", "read"),
    [
        ("See the stars tonight.", "See the sky tonight.", "See the ~stars~ *sky* tonight."),
        ("极致影像，突破想象。", "极致影像，超越想象。", "极致影像，~突破~ *超越*想象。"),
        ("Order now.", "Order it now.", "Order *it* now."),
        ("One line\nOne more", "One line One more", "One line~⏎\n~*␣*One more"),
    ],
)
def test_changed_words_are_marked_and_never_run_into_each_other(old: str, new: str, read: str):
    assert _read(old, new) == read


def test_a_long_text_shows_a_little_around_each_change_and_never_too_much():
    same = "It stays as it is. " * 40
    told = _read(f"{same}red {same}", f"{same}blue {same}")
    assert "~red~ *blue*" in told
    assert len(told) < 3 * AROUND
    assert len(_read("", "new words. " * 1000)) <= SHOWN + len("**…")
