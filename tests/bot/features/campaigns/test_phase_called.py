"""A usual phase is called in the reader's language wherever it is named; one of the team's own as the team wrote it."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from bot.features.calendar import showing
from bot.features.campaigns.views.card import phase_called
from campaigns.model import Phase


@pytest.mark.parametrize(
    ("name", "en", "zh"),
    [
        ("Teaser · 预热期", "Teaser", "预热期"),
        ("On sale", "Convert", "转化期"),
        ("返场", "返场", "返场"),
        ("Launch party", "Launch party", "Launch party"),
    ],
)
def test_a_usual_phase_has_a_name_in_each_language(name: str, en: str, zh: str) -> None:
    assert (phase_called(name, "en"), phase_called(name, "zh")) == (en, zh)


def test_the_picture_of_a_calendar_names_phases_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    day = dt.date(2026, 11, 9)
    given: list[Any] = []
    monkeypatch.setattr(showing, "picture", lambda drawn, language: given.append(drawn))
    phase = Phase(campaign="c", name="Teaser · 预热期", kind="teaser", start=day, end=day)
    seen: Any = SimpleNamespace(
        campaign=SimpleNamespace(name="Aurora"), weeks=None, stages=None, phases=(phase,), now=None, zone="UTC",
        names=SimpleNamespace(channel=None, stage=None),
    )  # fmt: skip
    showing.drawn(seen, "zh")
    assert [each.name for each in given[0].phases] == ["预热期"]
