"""How meetings look: each view keeps to Slack's contract in both languages, however much there is to talk about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, get_args

import pytest

from bot import i18n
from bot.features.meetings.notes import unaddressed
from bot.features.meetings.roster import Names, person_of
from bot.features.meetings.state import Board
from bot.features.meetings.views.agenda import PAGE, agenda_message, pages
from bot.features.meetings.views.forms import SeriesFields, add_form, decide_form, missing_form, series_form
from bot.features.meetings.views.lists import (
    added_message,
    agenda_window,
    home_section,
    private_agenda,
    series_list,
    which_message,
)
from bot.features.meetings.views.minutes import minutes_message, skipped_message
from bot.features.meetings.views.review import PAGE as REVIEW_PAGE
from bot.features.meetings.views.review import item_form, nothing_message, review_message
from bot.features.meetings.views.words import ordinal
from bot.gateway.lint import problems
from campaigns.meetings.cards.store import MeetingCard, NoteReview, ReviewItem
from campaigns.meetings.model import OUTCOMES, AgendaItem, Decision, Meeting, MeetingStatus, Series
from campaigns.model import Due
from campaigns.tasks.model import Task

NOW = dt.datetime(2026, 11, 9, 2, 0, tzinfo=dt.UTC)
ZONE = "Asia/Shanghai"
DAY = Due(at="2026-11-20", zone=ZONE, granularity="day")
LONG = "<!channel> `*_~ & <@U9> " + "长" * 450
LANGUAGES = ("en", "zh")


@pytest.fixture(autouse=True)
def _strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "strict", True)


def minute(at: str) -> Due:
    return Due(at=at, zone=ZONE, granularity="minute")


SERIES = Series(
    id="s",
    kind="calibration",
    title="Calibration <&> " + "周" * 100,
    brand="orlume",
    first=minute("2026-11-09T10:00"),
    rule="FREQ=WEEKLY",
    participants=tuple(f"U{n}" for n in range(30)),
    channel="C1",
)
MEETING = Meeting(id="m" * 32, series="s", at=SERIES.first, status="planned")
NEXT = replace(MEETING, id="n" * 32, at=minute("2026-11-16T10:00"))


def item(number: int, *, kind: str = "item", title: str = LONG, **more: Any) -> AgendaItem:
    given: dict[str, Any] = {"owner": "U2", "due": DAY, "outcome": "open", "carried": number % 3, "result": None} | more
    return AgendaItem(
        id=f"{number:032d}",
        meeting=MEETING.id,
        position=number,
        kind=kind,
        ref=f"r{number}",
        title=title,
        added_by="U3",
        first_meeting=MEETING.id,
        **given,
    )


def board(count: int, status: MeetingStatus = "planned", page: int = 0) -> Board:
    """Points of every kind and outcome; of a running meeting most are open, which takes the most room."""
    kinds = ("item", "task", "approval", "failed_copy", "alert", "something_new")
    outcomes = [o for o in OUTCOMES if status != "planned" or o == "open"]
    items = tuple(
        item(
            n, kind=kinds[n % len(kinds)], outcome=outcomes[n % len(outcomes)] if n % 4 == 0 else "open", result=f"t{n}"
        )
        for n in range(count)
    )
    closed = NOW if status == "closed" else None
    return Board(
        series=SERIES,
        meeting=replace(MEETING, status=status, closed_at=closed),
        items=items,
        card=MeetingCard(MEETING.id, "C1", "1.1", page),
        campaign="Aurora X <&>",
        since={each.id: MEETING for each in items if each.carried},
        decisions={
            each.id: Decision(id=f"t{n}", meeting="m", item=each.id, text=LONG, owner="U1", due=DAY, by="U2", at=NOW)
            for n, each in enumerate(items)
            if each.outcome == "decided"
        },
        tasks={
            name: Task(id=name, title=LONG, owner="U1", created_at=NOW, due=DAY)
            for n, each in enumerate(items)
            for name in (f"t{n}", each.ref)
        },
        next_meeting=NEXT,
    )


def flaws(message: tuple[str, list[dict[str, Any]]]) -> list[Any]:
    text, blocks = message
    assert len(blocks) <= 50
    return problems("message", {"channel": "C1", "text": text, "blocks": blocks})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", get_args(MeetingStatus))
@pytest.mark.parametrize("count", [0, 1, 8, 9, 40])
def test_every_page_of_an_agenda_fits_and_every_point_is_on_one(language: str, status: MeetingStatus, count: int):
    numbers: list[str] = []
    for page in range(pages(board(count, status))):
        text, blocks = agenda_message(board(count, status, page), language=language, now=NOW)
        assert flaws((text, blocks)) == []
        said = str(blocks)
        numbers += [f"*{n}.*" for n in range(1, count + 1) if f"*{n}.*" in said]
        assert "<!channel>" not in said
    assert numbers == [f"*{n}.*" for n in range(1, count + 1)]


def test_a_page_beyond_the_last_shows_the_last():
    many = board(20, "running", 99)
    _, blocks = agenda_message(many, language="en", now=NOW)
    assert "points 17 to 20 of 20" in str(blocks)
    assert f"Back to points {PAGE['running'] + 1} to 16" in str(blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_and_notes_of_skipped_meetings_fit_however_much_was_decided(language: str):
    for count in (0, 1, 60):
        for by in ("", "U1"):
            assert flaws(minutes_message(board(count, "closed"), language=language, now=NOW, by=by)) == []
    for holiday in (True, False):
        assert flaws(skipped_message(board(1, "cancelled"), language=language, now=NOW, holiday=holiday)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_one_person_sees_fits(language: str):
    coming = [(NEXT, replace(SERIES, id=f"s{n}")) for n in range(20)]
    for count in (0, 40):
        one = board(count)
        for each in (one, replace(one, card=None)):
            assert flaws(private_agenda(each, coming, language=language, zone="America/Los_Angeles", now=NOW)) == []
        window = agenda_window(one, language=language, zone=ZONE, now=NOW)
        assert problems("modal", window) == []
    assert flaws(series_list(coming, language=language, zone=ZONE, now=NOW)) == []
    assert flaws(series_list([], language=language, zone=ZONE, now=NOW)) == []
    assert home_section([], language=language, zone=ZONE, now=NOW) == []
    assert flaws(("x", home_section(coming, language=language, zone=ZONE, now=NOW))) == []
    assert flaws(added_message(board(1), "i", LONG[:300], language=language, now=NOW)) == []
    assert flaws(which_message(LONG[:300], [("s", "长" * 75)] * 9, language=language, key="k")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_fit(language: str):
    filled = SeriesFields(
        title="周会", channel="C1", campaign="c", participants=("U1",), day="2026-11-09", zone="Asia/Kathmandu",
        rule="FREQ=WEEKLY;BYDAY=MO,TH", minutes=50, lead=3, country="CN", language="zh",
    )  # fmt: skip
    for fields in (SeriesFields(), filled):
        view = series_form(fields, language=language, metadata="{}", new=True, campaigns=[("c", "Aurora X")])
        assert problems("modal", view) == []
    assert "Asia/Kathmandu" in str(view)
    for each in (item(1), item(1, owner=None, due=None)):
        assert problems("modal", decide_form(each, language=language, metadata="{}", day=None)) == []
    lacking = [item(n, owner=None, due=None) for n in range(60)]
    assert problems("modal", missing_form(lacking, language=language, metadata="{}", day="2026-11-16")) == []
    view = add_form([("s", "周会")], language=language, metadata="{}", title=LONG[:300])
    assert problems("modal", view) == []


def review(count: int, page: int = 0) -> NoteReview:
    states = ("open", "open", "dropped", "made")
    items = tuple(
        ReviewItem(
            number=n,
            title=LONG[:300],
            task=f"t{n}",
            owner="U1" if n % 2 else None,
            named="孟琪 <&>" if n % 4 else None,
            contributors=("U2",),
            due=DAY if n % 3 else None,
            channel="weibo",
            quote=LONG[:400],
            state=states[n % 4],  # type: ignore[arg-type]
        )
        for n in range(1, count + 1)
    )
    return NoteReview(
        id="r" * 32,
        by="U1",
        language="en",
        channel="C1",
        created_at=NOW,
        link="https://x.example/p1",
        page=page,
        items=items,
        decisions=(LONG,) * count,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_action_items_fit_on_their_pages_and_can_all_be_reached(language: str):
    for count in (1, REVIEW_PAGE, 30):
        for page in range(-(-count // REVIEW_PAGE)):
            message = review_message(review(count, page), language=language, now=NOW, channels={"weibo": "微博"})
            assert flaws(message) == []
            assert "<!channel>" not in str(message)
    assert flaws(nothing_message(language)) == []
    assert flaws(nothing_message(language, ["&" * 500] * 9)) == []
    for each in review(4).items:
        view = item_form(each, language=language, metadata="{}", channels=[("weibo", "微博")], zone=ZONE)
        assert problems("modal", view) == []


def test_only_action_items_with_an_owner_are_offered_as_tasks():
    both = replace(
        review(2),
        items=(replace(review(1).items[0], state="open"), replace(review(2).items[1], owner=None, state="open")),
    )
    _, blocks = review_message(both, language="en", now=NOW, channels={})
    assert "Make 1 task" in str(blocks)
    owned = replace(both, items=tuple(replace(each, owner="U1") for each in both.items))
    assert "Make all 2 tasks" in str(review_message(owned, language="en", now=NOW, channels={}))
    nobody = replace(both, items=tuple(replace(each, owner=None) for each in both.items))
    assert "note.make" not in str(review_message(nobody, language="en", now=NOW, channels={}))


def test_five_decisions_stand_below_the_action_items_and_the_others_are_counted():
    made = [f"Decision {n}" for n in range(1, 8)]
    for language, title, more in (("en", "*Decided*", "and 2 more"), ("zh", "*决定*", "另有 2 项")):
        for _, blocks in (
            review_message(replace(review(1), decisions=tuple(made)), language=language, now=NOW, channels={}),
            nothing_message(language, made),
        ):
            said = blocks[-1]["text"]["text"].split("\n")
            assert said == [title, *(f"• {each}" for each in made[:5]), more]
    _, blocks = review_message(replace(review(1), decisions=()), language="en", now=NOW, channels={})
    assert "Decided" not in str(blocks)


def test_times_are_counted_as_people_count():
    assert [ordinal(n, "en") for n in (1, 2, 3, 4, 11, 12, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "112th",
    ]  # fmt: skip
    assert ordinal(2, "zh") == "2"


def test_people_are_known_by_either_name_and_two_of_one_name_are_nobody():
    member = {"id": "U1", "real_name": "林晓 Lin Xiao", "name": "lin", "profile": {"display_name": ""}}
    lin = person_of(member)
    assert lin is not None
    assert {"林晓", "Lin Xiao"} <= {lin.name, *lin.aliases}
    assert person_of(member | {"deleted": True}) is None
    assert person_of({"id": "B1", "is_bot": True, "name": "bot"}) is None
    names = Names((lin,))
    assert unaddressed("<@U0UNISON> Lin Xiao: price list", names) == "Lin Xiao: price list"
    assert unaddressed("<@U1> price list", names) == "<@U1> price list"
    assert names.id_of(lin.name) == "U1"
    assert names.id_of("<@U7|kim>") == "U7"
    assert names.id_of("Sam Ortiz") is None
    assert names.name_of("U1") == lin.name
    assert Names((lin, replace(lin, slack_id="U2"))).id_of(lin.name) is None
