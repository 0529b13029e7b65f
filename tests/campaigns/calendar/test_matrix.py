"""The matrix shows what has to be seen to first: late, unowned, out of its phase or order, undated, and empty cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from campaigns.calendar.matrix import by_stage, by_week, gaps_of
from campaigns.calendar.model import ContentItem, Matrix
from campaigns.model import Phase

Make = Callable[..., ContentItem]
Phases = tuple[Phase, ...]
WEEKS = ("2026-11-09", "2026-11-16", "2026-11-23")


def told(matrix: Matrix) -> list[tuple[str, str]]:
    return [(g.kind, g.item.id if g.item else f"{g.row} {g.column}") for g in matrix.gaps]


def test_items_stand_in_their_channel_and_week_by_time(item: Make, phases: Phases, now: dt.datetime) -> None:
    items = [item("b", "2026-11-20"), item("a", "2026-11-19T18:00"), item("red", "2026-11-24", channel="xiaohongshu")]
    matrix = by_week(items, ("xiaohongshu", "ad"), phases, now, "Asia/Shanghai")
    assert matrix.rows == ("xiaohongshu", "ad")
    assert matrix.columns == WEEKS
    assert {where: [i.id for i in cell] for where, cell in matrix.cells.items()} == {
        ("ad", "2026-11-16"): ["a", "b"],
        ("xiaohongshu", "2026-11-23"): ["red"],
    }
    assert told(matrix) == [("empty", "xiaohongshu 2026-11-16"), ("empty", "ad 2026-11-23")]


def test_a_day_of_another_year_pushes_no_week_out(item: Make, phases: Phases, now: dt.datetime) -> None:
    items = [item("typed-wrong", "2020-11-19"), item("red", "2026-11-24", channel="xiaohongshu")]
    matrix = by_week(items, ("xiaohongshu",), phases, now, "Asia/Shanghai")
    assert matrix.columns == WEEKS
    assert [i.id for i in matrix.aside] == ["typed-wrong"]
    assert ("empty", "xiaohongshu 2026-11-16") in told(matrix)
    alone = by_week(items, (), (), now, "Asia/Shanghai")
    assert "2026-11-23" in alone.columns


def test_what_has_to_be_seen_to_comes_in_the_order_of_its_weight(item: Make, phases: Phases, now: dt.datetime) -> None:
    items = [
        item("undated"),
        item("early", "2026-11-20", phase="引爆期"),
        item("nobody", "2026-11-25", owner=None),
        item("late", "2026-11-17"),
        item("fine", "2026-11-20", phase="预热期"),
        item("no-such-phase", "2026-11-20", phase="返场"),
        item("out", "2026-11-10", status="published", owner=None),
        item("dropped", "2026-11-10", status="cancelled", owner=None),
        item("leads-ahead", "2026-11-19", hands_off_to="nobody"),
    ]
    matrix = by_week(items, (), phases, now, "Asia/Shanghai")
    assert told(matrix) == [
        ("late", "late"),
        ("unowned", "nobody"),
        ("out_of_phase", "early"),
        ("out_of_phase", "no-such-phase"),
        ("out_of_order", "leads-ahead"),
        ("undated", "undated"),
    ]
    assert [i.id for i in matrix.aside] == ["undated"]
    assert matrix.gaps == gaps_of(items, phases, now)


def test_a_piece_that_leads_to_what_is_out_by_then_is_fine(item: Make, phases: Phases, now: dt.datetime) -> None:
    items = [
        item("page", "2026-11-19"),
        item("ad", "2026-11-19", hands_off_to="page"),
        item("x", None, hands_off_to="ad"),
    ]
    assert [g.kind for g in gaps_of(items, phases, now)] == ["undated"]


def test_what_is_due_today_is_late_tomorrow(item: Make, now: dt.datetime) -> None:
    today = [item("today", "2026-11-18"), item("noon", "2026-11-18T12:00")]
    assert [(g.kind, g.item and g.item.id) for g in gaps_of(today, (), now)] == [("late", "noon")]
    midnight = dt.datetime(2026, 11, 18, 16, tzinfo=dt.UTC)
    assert [g.kind for g in gaps_of(today, (), midnight)] == ["late", "late"]


def test_stages_and_channels_without_a_piece_are_named(item: Make, phases: Phases, now: dt.datetime) -> None:
    items = [
        item("a", "2026-11-20", stage="awareness"),
        item("b", "2026-11-20", stage="loyalty"),
        item("c", "2026-11-20"),
    ]
    matrix = by_stage(items, ("awareness", "decision"), ("ad",), phases, now)
    assert (matrix.rows, matrix.columns) == (("awareness", "decision", "loyalty"), ("ad",))
    assert told(matrix) == [("empty", "decision ad")]
    assert [i.id for i in matrix.aside] == ["c"]


def test_a_matrix_of_nothing_has_no_weeks(now: dt.datetime) -> None:
    matrix = by_week((), ("ad",), (), now, "Asia/Shanghai")
    assert (matrix.columns, matrix.gaps) == ((), ())


def test_a_typing_error_in_a_year_does_not_make_a_thousand_weeks(item: Make, phases: Phases, now: dt.datetime) -> None:
    matrix = by_week([item("far", "2062-11-20")], (), phases, now, "Asia/Shanghai")
    assert len(matrix.columns) == 60
    assert [i.id for i in matrix.aside] == ["far"]
