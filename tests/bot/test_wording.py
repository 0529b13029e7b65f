from __future__ import annotations

import datetime as dt

from bot.errors import Refusal
from bot.features.home.views import RecentCheck, home
from bot.wording import date_words, dated, moment, mrkdwn, people, person, with_dates

AT = dt.datetime(2026, 3, 11, 23, 5, tzinfo=dt.UTC)


def test_somebodys_words_are_no_markup_but_call_the_people_they_mention():
    assert mrkdwn("<@U0OWNER> see <!channel> & `x`") == "<@U0OWNER> see &lt;!channel&gt; &amp; ˋxˋ"


def test_people_are_mentions_and_the_checker_has_its_name():
    assert people(("U0OWNER", "W1"), "zh") == "<@U0OWNER>、<@W1>"
    assert person("checker") == "Checker"


def test_a_moment_says_its_zone_to_a_client_that_cannot_show_the_readers_own():
    assert moment(AT) == "<!date^1773270300^{date_short_pretty} {time}|2026-03-11 23:05 UTC>"


def test_home_says_when_a_check_was_with_the_zone():
    check = RecentCheck(opening="Hello", verdict=None, score=None, link=None, at=AT)
    none = Refusal("errors.no_guideline")
    view = home(person_name="Lin", language="en", recent=[check], guideline=none, first_visit=False)
    assert moment(AT) in str(view)


def test_a_date_is_written_as_people_write_it() -> None:
    day = dt.date(2026, 12, 7)
    assert (date_words(day, "en"), date_words(day, "zh")) == ("7 Dec 2026", "2026年12月7日")
    assert dated("2026-12-07", "en") == "7 Dec 2026"
    assert [dated(each, "en") for each in ("2026-13-40", "PL-2026-12-07", "2026", 7)] == [
        "2026-13-40", "PL-2026-12-07", "2026", 7,
    ]  # fmt: skip
    assert with_dates("自 2026-12-07 起有效。", "zh") == "自2026年12月7日起有效。"
    assert with_dates("Valid from 2026-12-07.", "en") == "Valid from 7 Dec 2026."
