from __future__ import annotations

import datetime as dt

from bot.features.home.views import RecentCheck, home
from bot.wording import moment, mrkdwn, people, person

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
    view = home(
        person_name="Lin", language="en", recent=[check], brand="Orlume", guideline_version=1, first_visit=False
    )
    assert moment(AT) in str(view)
