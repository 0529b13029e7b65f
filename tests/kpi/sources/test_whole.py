"""Figures of the whole where a source states only parts: added up for things and money, and for nothing else."""

from __future__ import annotations

import datetime as dt

from kpi import store
from kpi.model import Observation
from kpi.sources.ingest.model import Choices, Loaded

LATER = dt.datetime(2026, 4, 2, 9, 0, tzinfo=dt.UTC)
CITIES = "date,visits,city\n2026-03-01,60,上海\n2026-03-01,40,北京\n2026-03-02,70,上海\n"


def day(of: int) -> dt.date:
    return dt.date(2026, 3, of)


def codes(report) -> list[str]:
    return [note.code for note in report.notes]


def test_parts_are_added_up_and_stay_parts(put, stored) -> None:
    report = put("a.csv", CITIES)
    assert report.loaded == Loaded(new=3, totals=2)
    assert stored("visits") == [(day(1), 100.0), (day(2), 70.0)]
    assert stored("visits", dimensions={"city": "北京"}) == [(day(1), 40.0)]
    assert codes(report) == ["kpi_sources.added_up"]
    assert put("a.csv", CITIES).loaded == Loaded(unchanged=3)


def test_a_preview_says_what_will_be_added_up_and_stores_nothing(put, stored) -> None:
    report = put("a.csv", CITIES, preview=True)
    assert (report.schema.summed, report.notes[-1].params) == (("visits",), {"kpis": "visits", "columns": "city"})
    assert stored("visits") == []


def test_a_part_that_comes_later_or_is_restated_changes_the_whole(put, stored) -> None:
    put("a.csv", CITIES)
    report = put("b.csv", "date,visits,city\n2026-03-02,30,北京\n2026-03-01,50,北京\n", source="other", now=LATER)
    assert report.loaded == Loaded(new=1, restated=1, totals=2)
    assert stored("visits") == [(day(1), 110.0), (day(2), 100.0)]


def test_a_whole_that_was_stated_is_not_touched(put, stored) -> None:
    put("a.csv", "date,visits\n2026-03-01,130\n", source="whole")
    report = put("b.csv", CITIES)
    assert (report.schema.summed, codes(report)) == ((), [])
    assert stored("visits") == [(day(1), 130.0)]
    put("c.csv", "date,visits,city\n2026-03-05,60,上海\n2026-03-05,40,\n", source="mixed")
    assert stored("visits") == [(day(1), 130.0), (day(5), 40.0)]


def test_rates_are_never_added_up_and_the_person_is_told(put, stored) -> None:
    report = put("a.csv", "date,conversion,city\n2026-03-01,3.5,上海\n2026-03-01,4.5,北京\n")
    assert stored("conversion") == []
    assert [(note.code, note.params["kpi"]) for note in report.notes] == [("kpi_sources.only_parts", "conversion")]


def test_who_wants_no_sum_gets_none_from_then_on(put, stored) -> None:
    put("a.csv", CITIES, choices=Choices(totals=False))
    assert stored("visits") == []
    report = put("b.csv", "date,visits,city\n2026-03-03,30,上海\n")
    assert (stored("visits"), codes(report)) == ([], ["kpi_sources.only_parts"])
    put("c.csv", "date,visits,city\n2026-03-03,5,北京\n", choices=Choices(totals=True))
    assert stored("visits") == [(day(3), 35.0)]


def test_with_rows_left_out_no_whole_is_made_of_what_is_there(put, stored) -> None:
    text = "date,visits,city\n2026-03-01,60,上海\n2026-03-01,many,北京\n"
    report = put("a.csv", text, skip_bad_rows=True)
    assert (report.schema.summed, report.loaded.totals, stored("visits")) == (("visits",), 0, [])


def test_of_two_dimensions_each_is_added_up_alone_too(put, stored) -> None:
    rows = ("上海,ad,1", "上海,mail,2", "北京,ad,4", "北京,mail,8")
    put("a.csv", "date,city,channel,visits\n" + "".join(f"2026-03-01,{row}\n" for row in rows))
    assert stored("visits") == [(day(1), 15.0)]
    assert stored("visits", dimensions={"city": "上海"}) == [(day(1), 3.0)]
    assert stored("visits", dimensions={"channel": "mail"}) == [(day(1), 10.0)]


def test_of_hundreds_of_campaigns_a_day_each_is_a_part(put, stored) -> None:
    rows = "".join(f"2026-03-0{1 + n // 400},{n},campaign {n % 400},note {n}\n" for n in range(800))
    report = put("a.csv", "date,visits,campaign,seen by\n" + rows)
    assert (report.schema.dimensions, report.schema.ignored) == (("campaign",), ("seen by",))
    assert stored("visits") == [(day(1), sum(range(400))), (day(2), sum(range(400, 800)))]


def test_money_is_added_up_without_the_crumbs_of_adding_one_by_one(put, stored) -> None:
    put("a.csv", "date,sales,city\n2026-03-01,0.1,上海\n2026-03-01,0.2,北京\n2026-03-01,0.3,广州\n")
    assert stored("sales") == [(day(1), 0.6)]


def test_hours_are_added_up_by_the_hour(put, stored) -> None:
    text = "time,visits,city\n2026-03-01 14:00,6,上海\n2026-03-01 14:00,4,北京\n2026-03-01 15:00,3,上海\n"
    put("a.csv", text)
    assert [value for _, value in stored("visits", grain="hour")] == [10.0, 3.0]


def test_figures_recorded_by_hand_are_a_whole_that_was_stated(put, stored, measured) -> None:
    with measured.session() as session:
        store.record(session, [Observation(kpi="visits", at=day(1), value=9.0)], now=LATER)
    assert put("a.csv", CITIES).schema.summed == ()
    assert stored("visits") == [(day(1), 9.0)]
