"""Schedules, reviews that were sent and decisions, on both databases; and a folder of files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.demo.figures import plant_kpis
from bot.demo.planting import plant_campaign
from kpi.alerts.figures import store as figures
from kpi.reviews import store
from kpi.reviews.folder import BadFolder, read_folder, upto
from kpi.reviews.generate import review
from kpi.reviews.inputs import read
from kpi.reviews.periods import stretch
from kpi.reviews.schedule import Schedule
from storage import migrate
from storage.session import Database

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
WEEK = stretch("week", NOW.date())


def test_the_first_decision_counts_and_keeps_the_proposal_away_for_four_weeks(database: Database):
    with database.session() as session:
        message = {"text": "t", "blocks": []}
        store.keep(session, "r1", WEEK, language="en", message=message, proposals={"stop:a:b": {}}, now=NOW)
        again = store.keep(session, "r1", WEEK, language="zh", message={}, proposals={}, now=NOW)
        assert (again.language, again.message["text"], again.place) == ("en", "t", None)
        store.place(session, "r1", "C1", "1.0")
        store.decide(session, "r1", "stop:a:b", "accepted", by="U1", now=NOW, task="t1")
        other = store.decide(session, "r1", "stop:a:b", "declined", by="U2", now=NOW)
        assert (other.decision, other.by, other.task) == ("accepted", "U1", "t1")
    with database.reading() as session:
        found = store.sent(session, "r1")
        assert found.place == ("C1", "1.0")
        assert found.decisions["stop:a:b"].by == "U1"
        assert store.settled(session, NOW + dt.timedelta(days=27)) == {"stop:a:b"}
        assert store.settled(session, NOW + dt.timedelta(days=29)) == frozenset()
        with pytest.raises(store.UnknownReview):
            store.sent(session, "r2")


def test_a_conversation_has_one_schedule_of_each_period_and_campaign(database: Database):
    weekly = Schedule(channel="C1", period="week", weekday=0, time=dt.time(9), zone="Asia/Shanghai", created_by="U1")
    with database.session() as session:
        store.set_schedule(session, weekly, now=NOW)
        later = Schedule(channel="C1", period="week", weekday=4, time=dt.time(16, 30), zone="UTC", language="zh")
        store.set_schedule(session, later, now=NOW)
        store.set_schedule(session, Schedule(**_fields(weekly) | {"channel": "C2"}), now=NOW)
        (found,) = store.schedules(session, "C1")
        assert (found.weekday, found.time, found.zone, found.language) == (4, dt.time(16, 30), "UTC", "zh")
        store.set_schedule(session, Schedule(**_fields(weekly) | {"campaign": "launch"}), now=NOW)
        store.set_schedule(session, Schedule(**_fields(weekly) | {"campaign": "launch", "weekday": 2}), now=NOW)
        store.set_schedule(session, Schedule(**_fields(weekly) | {"campaign": "sale"}), now=NOW)
        assert [(each.campaign, each.weekday) for each in store.schedules(session, "C1")] == [
            (None, 4), ("launch", 2), ("sale", 0),
        ]  # fmt: skip
        assert store.remove_schedule(session, "C1", "week", campaign="sale") == 1
        assert store.remove_schedule(session, "C1", "month") == 0
        assert store.remove_schedule(session, "C1") == 2
        assert [each.channel for each in store.schedules(session)] == ["C2"]


def test_schedules_that_were_there_before_campaigns_had_any_stay_as_they_are(empty_database: Database):
    engine = empty_database.engine
    weekly = Schedule(channel="C1", period="week", weekday=0, time=dt.time(9), zone="UTC", created_by="U1")
    migrate.upgrade(engine, "0048")
    with empty_database.session() as session:
        columns = "channel, period, weekday, time, zone, language, created_by, created_at"
        row = "'C1', 'week', 0, '09:00', 'UTC', NULL, 'U1', '2026-11-23 02:00:00+00:00'"
        session.execute(sa.text(f"INSERT INTO review_schedules ({columns}) VALUES ({row})"))
    migrate.upgrade(engine)
    with empty_database.session() as session:
        (kept,) = store.schedules(session)
        assert kept == Schedule(**_fields(weekly) | {"created_at": NOW})
        store.set_schedule(session, Schedule(**_fields(weekly) | {"campaign": "launch"}), now=NOW)
    migrate.downgrade(engine, "0048")
    with empty_database.reading() as session:
        assert session.execute(sa.text("SELECT channel, weekday, time FROM review_schedules")).all() == [
            ("C1", 0, "09:00")
        ]


def test_a_folder_and_the_store_give_the_same_review(database: Database, tmp_path: Path):
    with database.session() as session:
        plant_campaign(session)
        plant_kpis(session, NOW.date(), NOW)
        inputs = read(session, WEEK, since=NOW - dt.timedelta(days=7), until=NOW)
        lines = ["goals:"]
        for goal in inputs.goals:
            lines.append(
                f"- {{id: {goal.id}, name: '{goal.name.en}', kind: {goal.kind}, level: {goal.level},"
                f" unit: '{goal.unit}', metric: {goal.metric}, baseline: {goal.baseline}, target: {goal.target},"
                f" owner: {goal.owner}, start: {goal.start}, end: {goal.end}}}"
            )
        lines.append("kpis:")
        for each in inputs.measured:
            of = each.kpi
            lines.append(
                f"- {{id: {of.id}, name: {{en: '{of.name.en}', zh: {of.name.zh}}}, unit: '{of.unit}',"
                f" direction: {of.direction}, goal: {of.goal}}}"
            )
            assert each.series is not None
            rows = [(each.series, "")]
            by = figures.parts(session, of.id, last=WEEK.last, first=each.series.start)
            rows += [(series, part) for parts in by.values() for part, series in parts.items()]
            written = [
                f"{series.start + dt.timedelta(days=number)},{value},{part}"
                for series, part in rows
                for number, value in enumerate(series.values)
            ]
            (tmp_path / f"{of.id}.csv").write_text(
                "\n".join([f"date,value,{next(iter(by), 'part')}", *written]), encoding="utf-8"
            )
    (tmp_path / "kpis.yaml").write_text("\n".join(lines), encoding="utf-8")
    stored, filed = review(inputs), review(upto(*read_folder(tmp_path), WEEK))
    assert [(each.goal.id, each.stand, each.way) for each in filed.goals] == [
        (each.goal.id, each.stand, each.way) for each in stored.goals
    ]
    assert [each.key for each in filed.proposals] == [each.key for each in stored.proposals]
    assert [(each.kpi.id, each.change) for each in filed.movers] == [(e.kpi.id, e.change) for e in stored.movers]


@pytest.mark.parametrize(
    ("listed", "line", "says"),
    [
        (None, "2026-13-01,1", "line 2"),
        (None, "2026-01-01,many", "line 2"),
        ("kpis: []", "2026-01-01,1", "lists no KPIs"),
        ("kpis:\n- {id: a, unit: leads, direction: up, goal: g}", "2026-01-01,1", "'g', which is not listed"),
        ("goals:\n- {id: g}\nkpis:\n- {id: a}", "2026-01-01,1", "the goal 'g' missing"),
        ("goals: [", "2026-01-01,1", "cannot be read"),
        ("kpis: 5", "2026-01-01,1", "kpis is no list"),
        (
            "kpis:\n- {id: A b, name: A, unit: leads, direction: up, goal: g}",
            "2026-01-01,1",
            "kpis.yaml: the kpi 'A b'",
        ),
        ("kpis:\n- {id: a, name: {fr: A}}", "2026-01-01,1", "unexpected keyword argument 'fr'"),
        ("goals:\n- {id: g, start: 2026-02-30}", "2026-01-01,1", "cannot be read"),
        (None, "2026-01-01,1,2,3", "line 2: there are more cells than columns"),
        (None, "2026-01-01,\udcff", "is not UTF-8 text"),
        (None, '2026-01-01,"' + "1" * 200_000, "cannot be read as CSV"),
    ],
)
def test_a_folder_that_is_wrong_says_where(tmp_path: Path, listed: str | None, line: str, says: str):
    (tmp_path / "a.csv").write_text(f"date,value\n{line}\n", encoding="utf-8", errors="surrogateescape")
    if listed is not None:
        (tmp_path / "kpis.yaml").write_text(listed, encoding="utf-8")
    with pytest.raises(BadFolder, match=says):
        read_folder(tmp_path)


def test_files_alone_are_named_by_what_they_are_called_in_either_script(tmp_path: Path):
    for name in ("Page Visits", "订单", "退货"):
        (tmp_path / f"{name}.csv").write_text("date,value\n2026-01-01,1\n", encoding="utf-8")
    _, measured = read_folder(tmp_path)
    assert {each.kpi.name.best("zh") for each in measured} == {"Page Visits", "订单", "退货"}
    assert all(each.series is not None for each in measured)


def _fields(schedule: Schedule) -> dict[str, object]:
    return {name: getattr(schedule, name) for name in Schedule.__dataclass_fields__}
