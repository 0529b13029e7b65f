"""Pictures of KPIs: legible in both themes and languages, and saying in words what they show."""

from __future__ import annotations

import datetime as dt
import io

import numpy as np
import pytest
from PIL import Image

from bot.charts.kpi_canvas import tick_words, ticks
from bot.charts.kpi_series import Chart, Span, picture
from bot.charts.kpi_spark import Row, overview, text_spark
from bot.charts.palette import PALETTES, Theme

FIRST = dt.date(2026, 9, 28)
VALUES = np.array([1000.0 + 10 * (day % 7) for day in range(56)])


def chart(**more: object) -> Chart:
    values = VALUES.copy()
    values[50:53] = 400.0
    given: dict[str, object] = {
        "name": "详情页访问量",
        "first": FIRST,
        "values": values,
        "says": "11月17日起持续偏低。",
        "low": VALUES * 0.8,
        "high": VALUES * 1.2,
        "goal": np.linspace(1000, 1300, 56),
        "before": VALUES * 0.9,
        "spans": [Span(FIRST + dt.timedelta(days=50), FIRST + dt.timedelta(days=52))],
    }
    return Chart(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_chart_shows_line_goal_band_and_episode_on_its_ground(theme: Theme, language: str):
    image = Image.open(io.BytesIO(picture(chart(), language, theme=theme).png)).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 24) or ()}
    palette = PALETTES[theme]

    def rgb(text: str) -> tuple[int, ...]:
        return tuple(int(text[at : at + 2], 16) for at in (1, 3, 5))

    wanted = (palette.page, palette.ink, palette.good.ink, palette.bad.ink, palette.bad.ground, palette.quiet.ground)
    assert {rgb(each) for each in wanted} <= colours


def test_the_alternative_text_says_what_the_picture_says():
    said = picture(chart(), "en").alt
    for part in (
        "详情页访问量, 28 Sep to 22 Nov",
        "on 22 Nov",
        "Expected on that day",
        "goal's line",
        "17 Nov to 19 Nov",
    ):
        assert part in said
    assert "标出的是11月17日至11月19日" in picture(chart(), "zh").alt


def test_a_chart_without_figures_or_with_a_single_one_is_drawn():
    assert picture(Chart("x", FIRST, np.full(10, np.nan)), "en").png
    assert picture(Chart("x", FIRST, np.array([np.nan, 5.0, np.nan])), "en").png
    assert picture(Chart("x", FIRST, np.zeros(30)), "en").png


def test_a_missing_day_leaves_a_gap_in_the_sparkline():
    assert text_spark(np.array([1.0, 2.0, np.nan, 8.0])) == "▁▂·█"
    assert text_spark(np.array([3.0, 3.0])) == "▄▄"
    assert text_spark(np.full(5, np.nan)) == ""


def test_the_overview_says_every_row():
    rows = [Row("NPS", VALUES, "42", "+3%", "on course", "good"), Row("Leads", np.empty(0), "–", "–", "–")]
    made = overview(rows, "Your KPIs", "en")
    assert "NPS: 42, +3%, on course" in made.alt
    assert made.width == 1480


@pytest.mark.parametrize(("low", "high"), [(0, 1), (980, 1020), (-5, 3), (0, 123_456), (0.001, 0.004), (7, 7)])
def test_ticks_are_round_and_hold_everything(low: float, high: float):
    found = ticks(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert 2 <= len(found) <= 9


def test_large_numbers_are_short_in_the_readers_way():
    assert [tick_words(each, "en") for each in (500, 12_000, 2_500_000)] == ["500", "12K", "2.5M"]
    assert [tick_words(each, "zh") for each in (500, 12_000, 250_000_000)] == ["500", "1.2万", "2.5亿"]
