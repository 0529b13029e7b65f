"""A person's hours as a line and a form, and what of a filled form cannot be."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.features.hours.handlers import problems
from bot.features.hours.reading import NONE, USUAL, Told, countries_like
from bot.features.hours.views import hours_form, summary
from campaigns.reminders.model import Recipient

MONDAY = dt.date(2026, 11, 23)
AWAY = (dt.date(2026, 12, 24), dt.date(2027, 1, 1))
PERSON = Recipient(
    user="U1",
    language="en",
    zone="Asia/Shanghai",
    country="CN",
    opens=dt.time(9),
    closes=dt.time(18, 30),
    leave=((dt.date(2026, 10, 1), dt.date(2026, 10, 2)), AWAY),
)
TOLD = Told(person=PERSON, country=USUAL, usual="CN", today=MONDAY)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "09:00-18:30 · Shanghai time · holidays: China · away Thu 24 Dec to Fri 1 Jan 2027"),
        ("zh", "09:00-18:30 · 北京时间 · 公共假期：中国 · 休假：12月24日（周四）至2027年1月1日（周五）"),
    ],
)
def test_the_line_says_hours_holidays_and_only_the_days_away_that_are_not_over(language: str, line: str):
    assert summary(TOLD, language) == line


def test_the_form_offers_to_take_back_what_is_not_over():
    blocks = {each.get("block_id"): each for each in hours_form(TOLD, "en")["blocks"]}
    assert [each["value"] for each in blocks["back"]["element"]["options"]] == ["2026-12-24"]
    assert blocks["country"]["element"]["initial_option"]["text"]["text"] == "As usual here (China)"


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, {}),
        ({"opens": "18:00"}, {"closes": "hours.form.order"}),
        ({"last": "2026-12-24"}, {"first": "hours.form.no_first"}),
        ({"first": "2026-12-24"}, {}),
        ({"first": "2026-12-24", "last": "2026-12-23"}, {"last": "hours.form.days_order"}),
    ],
)
def test_a_form_that_cannot_be_is_told_field_by_field(changed: dict[str, str], wrong: dict[str, str]):
    given = {"opens": "09:00", "closes": "18:00", "country": NONE, "first": None, "last": None}
    assert problems(given | changed) == wrong


def test_a_country_is_found_by_its_name_in_either_language_and_by_its_code():
    assert countries_like("法国", "en") == [("FR", "France")]
    assert countries_like("german", "zh") == [("DE", "德国")]
    assert ("CN", "China") in countries_like("cn", "en")
    assert len(countries_like("", "en")) > 100
