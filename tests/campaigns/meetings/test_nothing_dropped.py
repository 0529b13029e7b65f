"""Whatever people do, in whatever order: every point is settled, or stands on exactly one agenda to come."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.meetings import store, store_agenda
from campaigns.meetings.errors import ItemSettled, SeriesOver
from campaigns.meetings.model import Series
from campaigns.model import Due
from campaigns.tasks.model import Task
from storage.session import Database
from tests.campaigns.meetings.conftest import NOW, Alerts

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 99)),
        st.tuples(st.just("alert"), st.integers(0, 5)),
        st.tuples(st.just("calm"), st.integers(0, 5)),
        st.tuples(st.sampled_from(["done", "carry", "decide", "task"]), st.integers(0, 9)),
        st.tuples(st.sampled_from(["close", "cancel", "prepare"]), st.integers(0, 20)),
    ),
    max_size=30,
)
DUE = Due(at="2026-06-01", zone="Asia/Shanghai", granularity="day")


class Team:
    """Meets, and notes itself what it has put on agendas and what it has settled."""

    def __init__(self, database: Database, rule: str | None) -> None:
        self.database, self.now, self.alerts = database, NOW, Alerts()
        self.added: set[str] = set()
        self.settled: set[str] = set()
        first = Due(at="2026-03-10T10:00", zone="Asia/Shanghai", granularity="minute")
        self.series = Series(id="s", kind="review", title="复盘", brand="orlume", first=first, rule=rule)
        with database.session() as session:
            store.add_series(session, self.series, self.now)

    def step(self, what: str, number: int) -> None:
        with self.database.session() as session:
            try:
                meeting = store.next_meeting(session, "s", self.now)
            except SeriesOver:
                return
            match what:
                case "add":
                    self.added.add(store_agenda.add_item(session, meeting.id, f"point {number}", by="U1").id)
                case "alert":
                    self.alerts.raised.append(str(number))
                    self.alerts.gone.discard(str(number))
                case "calm":
                    self.alerts.gone.add(str(number))
                case "prepare":
                    self.added |= {i.id for i in store_agenda.prepare(session, meeting.id, [self.alerts], self.now)}
                    resolved = [i.id for i in store_agenda.agenda(session, meeting.id) if i.outcome == "resolved"]
                    self.settled |= set(resolved)
                case "close":
                    self.now += dt.timedelta(days=number)
                    store.close(session, meeting.id, self.now)
                case "cancel":
                    self.now += dt.timedelta(days=number)
                    store.cancel(session, meeting.id, self.now)
                case _:
                    agenda = store_agenda.agenda(session, meeting.id)
                    if agenda:
                        self.settle(session, what, agenda[number % len(agenda)].id, meeting.id)

    def settle(self, session, what: str, item: str, meeting: str) -> None:
        try:
            if what == "done":
                store_agenda.done(session, item)
            elif what == "carry":
                store_agenda.carry(session, item)
            elif what == "decide":
                store_agenda.decide(session, meeting, "好", owner="U1", due=DUE, by="U1", now=self.now, item_id=item)
            else:
                task = Task(id=store_agenda.task_id(item), title="做", owner="U1", due=DUE, created_at=self.now)
                store_agenda.settle_as_task(session, item, task)
        except ItemSettled:
            assert item in self.settled
            return
        if what != "carry":
            self.settled.add(item)

    def account(self) -> None:
        with self.database.session() as session:
            trail = {i.id: i for i in store_agenda.trail(session, "s")}
            assert trail.keys() == self.added
            assert {name for name, i in trail.items() if i.settled} == self.settled
            try:
                meeting = store.next_meeting(session, "s", self.now)
                agenda = {i.id for i in store_agenda.agenda(session, meeting.id)}
                assert trail.keys() - self.settled <= agenda
            except SeriesOver:
                assert all(i.outcome == "carry" for i in trail.values() if not i.settled)
            for item in trail.values():
                over = store.meeting(session, item.meeting).status in ("closed", "cancelled")
                assert item.settled or item.outcome == "carry" or not over
                assert item.carried == 0 or item.first_meeting != item.meeting


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, rule=st.sampled_from(["FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=3", None]))
def test_no_point_is_ever_dropped_or_doubled(
    sqlite_template: Path, steps: list[tuple[str, int]], rule: str | None
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "unison.sqlite3"
        shutil.copy(sqlite_template, path)
        database = Database(f"sqlite:///{path}")
        team = Team(database, rule)
        for what, number in steps:
            team.step(what, number)
        team.account()
        database.dispose()
