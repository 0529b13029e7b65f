"""Every code a monitor may say has its sentence in both languages, filled by the parameters as they are spelled."""

from __future__ import annotations

import datetime as dt
import string

import pytest

from bot import i18n
from kpi.monitors.wording import amount, shown

PARAMS = {
    "value": 812.0, "expected": 1034.6, "limit": 900.0, "line": 950.0, "target": 90_000.0, "days": 2, "before": 1000.0,
    "versus_days": 7, "change_pct": -0.213, "change_signed": -0.2, "total_signed": 0.004, "a_signed": -0.4,
    "b_signed": 0.02, "done": 30_000.0, "projected": 71_000.0, "needed": 1200.5, "rate": 0.0345, "short_pct": 0.21,
    "end_on": dt.date(2026, 3, 31), "start_on": dt.date(2026, 1, 1), "since_on": dt.date(2026, 3, 2),
    "last_on": dt.date(2026, 3, 2), "at": dt.datetime(2026, 3, 2, 14, 5, tzinfo=dt.UTC), "known": 3, "wanted": 28,
    "volume": 12.0, "least": 100.0, "part": "App", "other": "Web", "share_pct": 0.28, "usual_pct": 0.4,
    "other_share_pct": 0.36, "other_usual_pct": 0.3, "dissimilar_pct": 0.02,
}  # fmt: skip

CODES = sorted(key for key in i18n.catalogue("en") if key.startswith("monitor."))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_sentence_is_filled(code: str, language: str):
    said = i18n.text(code, language, **shown(PARAMS, language))
    assert said != code
    assert not [name for _, name, _, _ in string.Formatter().parse(said) if name]


def test_a_reading_is_said_as_a_person_would():
    params = {"value": 812.0, "expected": 1034.6, "change_pct": -0.215, "days": 2, "since_on": dt.date(2026, 3, 2)}
    english = i18n.text("monitor.anomaly.drop_days", "en", **shown(params, "en"))
    chinese = i18n.text("monitor.anomaly.drop_days", "zh", **shown(params, "zh"))
    assert english.startswith("Low since 2 Mar: 22% below what was expected over 2 days; today 812 instead of 1,035.")
    assert chinese == "3月2日起持续偏低：2 天里比预期低 22%，今天 812，预期 1,035。"
    assert "1 expected day is missing" in i18n.text(
        "monitor.no_data.silent", "en", **shown({"last_on": dt.date(2026, 3, 2), "days": 1}, "en")
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1234567.8, "1,234,568"),
        (12.34, "12.3"),
        (3.14159, "3.14"),
        (0.0345, "0.0345"),
        (5.0, "5"),
        (3.2, "3.2"),
        (9.998, "10"),
        (float("nan"), "–"),
    ],
)
def test_amounts_have_the_digits_their_size_asks_for(number: float, text: str):
    assert amount(number) == text
