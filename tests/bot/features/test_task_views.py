"""How tasks look: each view keeps to Slack's contract in both languages, however much a task holds."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest

from bot import i18n
from bot.features.tasks.clicks import snoozed_until
from bot.features.tasks.draft import Draft, draft_of
from bot.features.tasks.filling import changes_of, due_of, new_task
from bot.features.tasks.understand import understand
from bot.features.tasks.views.card import Shown, task_card
from bot.features.tasks.views.confirm import confirm_card
from bot.features.tasks.views.forms import Fields, checklist_of, fields_of, reassign_form, task_form, words_form
from bot.features.tasks.views.lists import Parts, digest, help_message, home_section, reminders, task_list
from bot.features.tasks.views.more import card_window, more_window
from bot.features.tasks.when import due_and_relative, due_words
from bot.forms import FieldRefused
from bot.gateway.lint import problems
from campaigns.model import Due
from campaigns.reminders.model import Recipient
from campaigns.tasks.actions import Edit, Reschedule
from campaigns.tasks.model import ChecklistItem, Origin, Task, TaskEvent
from campaigns.tasks.store_lists import Blocked
from guidelines.wording import Localized

NOW = dt.datetime(2026, 11, 19, 2, 0, tzinfo=dt.UTC)
ZONE = "Asia/Shanghai"
DAY = Due(at="2026-11-20", zone=ZONE, granularity="day")
MINUTE = Due(at="2026-11-20T15:00", zone=ZONE, granularity="minute")
SMALL = Task(id="a" * 32, title="白皮书初稿", owner="U1", created_at=NOW, due=DAY)
LARGE = Task(
    id="b" * 32,
    title="<!channel> `*_~ & " + "长" * 480,
    owner="U1",
    created_by="U2",
    created_at=NOW,
    details="<@U3> " + "x" * 2900,
    contributors=tuple(f"U{n}" for n in range(10, 60)),
    due=MINUTE,
    campaign="c",
    channel="ad",
    priority="urgent",
    checklist=tuple(ChecklistItem(f"{n}" * 200, n % 2 == 0) for n in range(60)),
    recurrence="FREQ=WEEKLY;BYDAY=FR",
    origin=Origin(kind="finding", ref="x", link="https://example.com/x"),
    snoozed_until=NOW + dt.timedelta(days=2),
)
FULL = Shown(task=LARGE, blockers=tuple(replace(SMALL, id=f"{n}") for n in range(9)), campaign="C<a>mpaign")
LANGUAGES = pytest.mark.parametrize("language", i18n.LANGUAGES)


@pytest.fixture(autouse=True)
def _strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "strict", True)


def _message(made: tuple[str, list[dict[str, Any]]]) -> list[str]:
    text, blocks = made
    assert text.strip()
    return problems("message", {"channel": "C1", "text": text, "blocks": blocks})


def test_a_task_done_with_steps_left_says_so_and_its_menu_is_fresh_after_each_change() -> None:
    task = replace(SMALL, checklist=(ChecklistItem("Prices", False), ChecklistItem("Stock", True)), version=3)
    open_, done = (
        str(task_card(Shown(task=replace(task, status=status, closed_at=NOW)), language="en", now=NOW))
        for status in ("open", "done")
    )
    assert "1 of 2 done" in open_
    assert "1 of 2 were left unticked" in done
    assert f"task-{task.id}-3" in open_


@LANGUAGES
@pytest.mark.parametrize("status", ["open", "started", "done", "cancelled"])
@pytest.mark.parametrize("task", [SMALL, LARGE], ids=["small", "large"])
def test_a_card_keeps_to_the_contract_in_every_state(language: str, status: Any, task: Task) -> None:
    shown = replace(FULL, task=replace(task, status=status, closed_at=NOW), closed_by="U2")
    assert _message(task_card(shown, language=language, now=NOW, headline="Why")) == []
    assert problems("modal", card_window(shown, language=language, now=NOW)) == []


@LANGUAGES
def test_the_history_names_every_action(language: str) -> None:
    names = ["create", "start", "done", "reopen", "cancel", "snooze", "tick", "edit", "comment", "wait", "stop_waiting"]
    events = [TaskEvent(task="b", version=n, at=NOW, by="U1", action=each) for n, each in enumerate(names * 4)]
    changes = {"owner": ("U1", "U2")}
    events.append(TaskEvent(task="b", version=90, at=NOW, by="U1", action="reassign", changes=changes, note="x" * 900))
    moved = {"due": (None, {"at": "2026-11-20T15:00"})}
    events.append(TaskEvent(task="b", version=91, at=NOW, by="U1", action="reschedule", changes=moved))
    window = more_window(FULL, events, language=language)
    assert problems("modal", window) == []
    assert "<@U1> → <@U2>" in str(window)
    assert "– → 2026-11-20 15:00" in str(window)


@LANGUAGES
def test_forms_keep_to_the_contract(language: str) -> None:
    full = {"campaigns": [("c", "Campaign" * 20)], "channels": [("ad", "Ad")], "needed": [("x", "y" * 90)]}
    for task, more in ((SMALL, {}), (LARGE, full)):
        for callback in ("task_submit", "task_edit"):
            form = task_form(fields_of(task), language=language, metadata="{}", callback=callback, zone=ZONE, **more)  # type: ignore[arg-type]
            assert problems("modal", form) == []
    assert problems("modal", reassign_form(language=language, metadata="{}")) == []
    for callback in ("task_comment", "task_cancel"):
        assert problems("modal", words_form(callback, language=language, metadata="{}")) == []


@LANGUAGES
def test_lists_and_messages_keep_to_the_contract_however_many_tasks(language: str) -> None:
    many = [replace(LARGE, id=f"{n:032}") for n in range(180)]
    waiting = [Blocked(each, (SMALL,) * 5) for each in many]
    full = Parts(late=many[:60], today=many[60:120], following=many[120:], waiting=waiting)
    for parts in (Parts(), full):
        home = {"type": "home", "blocks": home_section(parts, language=language, now=NOW, zone=ZONE)}
        assert problems("home", home) == []
        assert _message(task_list(parts, language=language, now=NOW, zone=ZONE)) == []
        reminded: list[Any] = [("before", SMALL), *(("overdue", each) for each in many)]
        assert _message(digest(parts, reminded, language=language, now=NOW, zone=ZONE)) == []
        assert _message(reminders(reminded, language=language, now=NOW, zone=ZONE)) == []
    assert _message(help_message(language)) == []


@LANGUAGES
def test_the_confirm_card_keeps_to_the_contract_and_its_buttons_hold_the_whole_draft(language: str) -> None:
    understood = understand("assign <@U1> " + "初稿" * 150 + " with <@U2> by next Friday at 3", now=NOW, surely=True)
    assert understood is not None
    origin = Origin(kind="message", ref="C1:1.2", link="https://example.com/" + "p" * 200)
    draft = draft_of(understood, id="x" * 32, speaker="U9", origin=origin, place=("C1", "1.2"))
    made = confirm_card(replace(draft, named="小李"), language=language, zone=ZONE, now=NOW, copy="c" * 400)
    assert _message(made) == []
    values = [each["value"] for block in made[1] for each in block.get("elements", ()) if "value" in each]
    assert len(values) >= 4
    for value in values:
        assert Draft.from_json(json.loads(value)) == replace(draft, named="小李")


def test_the_confirm_card_says_that_the_owner_is_away_on_the_day() -> None:
    understood = understand("assign <@U1> the first draft by 24 December", now=NOW, surely=True)
    assert understood is not None
    draft = draft_of(understood, id="x" * 32, speaker="U9")
    days = (dt.date(2026, 12, 24), dt.date(2027, 1, 1))
    _, blocks = confirm_card(draft, language="en", zone=ZONE, now=NOW, away=days)
    assert "<@U1> is away Thu 24 Dec to Fri 1 Jan 2027" in str(blocks)


def test_a_persons_words_are_no_markup_and_mention_no_channel() -> None:
    _, blocks = task_card(FULL, language="en", now=NOW)
    assert "<!channel>" not in str(blocks)
    assert "<@U3>" in str(more_window(FULL, [], language="en"))


@pytest.mark.parametrize(
    ("due", "language", "zone", "now", "words"),
    [
        (DAY, "en", None, NOW, "Fri 20 Nov (tomorrow)"),
        (DAY, "zh", None, NOW, "11月20日（周五），明天"),
        (MINUTE, "zh", ZONE, NOW, "11月20日（周五）15:00，明天"),
        (MINUTE, "en", None, NOW, "Fri 20 Nov, 15:00, Shanghai time (tomorrow)"),
        (MINUTE, "en", "America/Los_Angeles", NOW, "Thu 19 Nov, 23:00 (tomorrow)"),
        (DAY, "en", None, NOW + dt.timedelta(days=1), "Fri 20 Nov (today)"),
        (DAY, "en", None, NOW + dt.timedelta(days=2), "Fri 20 Nov (1 day late)"),
        (DAY, "zh", None, NOW + dt.timedelta(days=4), "11月20日（周五），逾期 3 天"),
        (MINUTE, "en", ZONE, NOW + dt.timedelta(hours=30), "Fri 20 Nov, 15:00 (late)"),
        (DAY, "en", None, NOW - dt.timedelta(days=60), "Fri 20 Nov"),
        (DAY, "zh", None, NOW + dt.timedelta(days=90), "2026年11月20日（周五），逾期 89 天"),
    ],
)
def test_a_due_date_is_said_with_its_weekday_and_how_far_off_it_is(
    due: Due, language: str, zone: str | None, now: dt.datetime, words: str
) -> None:
    assert due_and_relative(due, language, zone=zone, now=now) == words


def test_a_day_in_another_zone_is_said_with_that_zone() -> None:
    assert due_words(DAY, "en", zone="America/Los_Angeles", now=NOW) == "Fri 20 Nov, Shanghai time"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (DAY, "Fri 20 Nov, Shanghai time"),
        (MINUTE, "Thu 19 Nov, 23:00 (tomorrow)"),
        (Due(at="2026-11-18", zone=ZONE, granularity="day"), "Wed 18 Nov, Shanghai time (1 day late)"),
    ],
)
def test_where_the_reader_has_another_date_a_due_date_is_counted_as_it_is_shown(due: Due, words: str) -> None:
    assert due_and_relative(due, "en", zone="America/Los_Angeles", now=NOW) == words


@pytest.mark.parametrize(("name", "day"), [("tomorrow", 20), ("monday", 23), ("week", 26)])
def test_a_snooze_ends_in_the_owners_morning(name: str, day: int) -> None:
    person = Recipient(user="U1", language="zh", zone=ZONE, country="CN", opens=dt.time(9, 30), closes=dt.time(19))
    assert snoozed_until(name, person, NOW) == dt.datetime(2026, 11, day, 1, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (Fields(), "title"),
        (Fields(title="x", time="15:00"), "day"),
        (Fields(title="x", recurrence="FREQ=DAILY"), "day"),
        (Fields(title="x", day="2026-11-18"), "day"),
        (Fields(title="x", day="2026-11-19", time="09:59"), "day"),
    ],
)
def test_a_form_that_does_not_hold_together_names_the_field(fields: Fields, field: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        new_task(fields, {"id": "x", "zone": ZONE}, by="U1", now=NOW)
    assert refused.value.field == field


def test_an_edited_form_changes_what_differs_in_an_order_that_holds() -> None:
    about = {"task": SMALL.id, "v": 1, "zone": ZONE}
    fields = replace(fields_of(SMALL), day=None, recurrence=None)
    assert [type(each) for each in changes_of(SMALL, fields, about, now=NOW)] == [Edit, Reschedule]
    undated = replace(SMALL, due=None)
    again = replace(fields_of(undated), day="2026-11-25", recurrence="FREQ=WEEKLY")
    task = undated
    for change in changes_of(undated, again, about, now=NOW):
        task = change.on(task, NOW)
    assert (task.due and task.due.at, task.recurrence) == ("2026-11-25", "FREQ=WEEKLY")


def test_steps_keep_whether_they_are_done() -> None:
    before = (ChecklistItem("Prices", True),)
    assert checklist_of("- Prices\n\n• Stock", before) == (ChecklistItem("Prices", True), ChecklistItem("Stock"))


def test_an_empty_day_and_time_are_no_due_date() -> None:
    assert due_of(Fields(title="x"), ZONE) is None


@pytest.mark.parametrize(("language", "name"), [("en", "Product page"), ("zh", "商品详情页")])
def test_a_card_names_the_channel_as_its_guideline_does_and_an_unknown_one_as_it_was_said(language: str, name: str):
    task = replace(SMALL, channel="product-page")
    known = Shown(task=task, channel=Localized(en="Product page", zh="商品详情页"))
    assert name in str(task_card(known, language=language, now=NOW))
    assert "product-page" not in str(task_card(known, language=language, now=NOW))
    assert "product-page" in str(task_card(Shown(task=task), language=language, now=NOW))


def test_a_title_cut_for_its_card_ends_with_a_word_or_its_bold_would_not_end():
    understood = understand("remind me to call Kim tomorrow", now=NOW)
    assert understood is not None
    draft = draft_of(replace(understood, title="call " * 90), id="t1", speaker="U9")
    assert draft.title.endswith("call")
    assert Draft.from_json(json.loads(draft.to_json())).title == draft.title
