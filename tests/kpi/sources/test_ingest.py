"""Good files end up as figures, once; corrected ones restate; the columns of a source are remembered."""

from __future__ import annotations

import datetime as dt

import pytest

from kpi import store
from kpi.sources.ingest import store as source_store
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Choices, Loaded, Refused

LATER = dt.datetime(2026, 4, 2, 9, 0, tzinfo=dt.UTC)
WIDE = "date,visits,Sales (万元)\n2026-03-01,100,1.5\n2026-03-02,120,2\n2026-03-03,,n/a\n"


def day(number: int) -> dt.date:
    return dt.date(2026, 3, number)


def test_a_wide_file_is_loaded_in_the_units_of_its_kpis(put, stored) -> None:
    report = put("a.csv", WIDE)
    assert report.loaded == Loaded(new=4)
    assert (report.rows, report.figures, report.blanks, report.grain) == (3, 4, 2, "day")
    assert stored("visits") == [(day(1), 100.0), (day(2), 120.0)]
    assert stored("sales") == [(day(1), 15_000.0), (day(2), 20_000.0)]


def test_a_row_without_a_figure_counts_as_no_good_row_and_is_told(put) -> None:
    report = put("a.csv", WIDE, preview=True)
    assert (report.rows, report.good_rows, report.bad_rows) == (3, 2, 0)
    assert [(note.code, note.params) for note in report.notes] == [("kpi_sources.empty_rows", {"n": 1})]
    text = "date,kpi,value\n2026-03-01,visits,1\n2026-03-01,likes,\n2026-03-02,visits,\n2026-03-03,visits,x\n"
    report = put("b.csv", text, source="long", preview=True)
    assert (report.rows, report.good_rows, report.bad_rows) == (4, 1, 1)
    assert ("kpi_sources.empty_rows", {"n": 1}) in [(note.code, note.params) for note in report.notes]


def test_a_wide_row_in_another_currency_is_refused_and_one_in_the_own_is_read(put, stored) -> None:
    report = put("a.csv", "date,visits,sales,currency\n2026-03-01,100,90,CNY\n2026-03-02,120,20,\n")
    assert report.loaded == Loaded(new=4)
    assert stored("sales") == [(day(1), 90.0), (day(2), 20.0)]
    with pytest.raises(Refused) as refused:
        put("b.csv", "date,visits,sales,币种\n2026-03-04,100,90,人民币\n2026-03-05,120,20,USD\n")
    assert [(each.row, each.code, each.params["text"]) for each in refused.value.report.faults] == [
        (3, "kpi_sources.other_unit", "usd")
    ]
    assert stored("visits") == [(day(1), 100.0), (day(2), 120.0)]


def test_loading_the_same_file_again_changes_nothing(put, stored) -> None:
    put("a.csv", WIDE)
    before = stored("visits")
    assert put("a.csv", WIDE, now=LATER).loaded == Loaded(unchanged=4)
    assert stored("visits") == before


def test_late_and_corrected_figures_restate_and_keep_their_history(put, stored, measured) -> None:
    put("a.csv", WIDE)
    report = put("a.csv", "date,visits,Sales (万元)\n2026-03-02,125,2\n2026-02-28,90,\n", now=LATER)
    assert report.loaded == Loaded(new=1, restated=1, unchanged=1)
    assert stored("visits") == [(dt.date(2026, 2, 28), 90.0), (day(1), 100.0), (day(2), 125.0)]
    with measured.reading() as session:
        history = store.history(session, "visits", day(2))
        fresh = source_store.source(session, "shop")
    assert [(each.revision, each.value, each.recorded_at) for each in history] == [
        (1, 120.0, dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)),
        (2, 125.0, LATER),
    ]
    assert fresh is not None
    # The second file reached less far, and the source is as fresh as it was.
    assert (fresh.loaded_at, fresh.newest) == (LATER, dt.datetime(2026, 3, 3, tzinfo=dt.UTC) - dt.timedelta(days=1))


def test_the_bulk_load_and_the_plain_recorder_agree(put, stored, measured) -> None:
    put("a.csv", WIDE)
    with measured.session() as session:
        series = store.series(session, "sales")
        assert store.record(session, series, now=LATER) == store.Recorded(new=0, restated=0, unchanged=2)


def test_a_long_file_with_dimensions_is_cut_by_them(put, stored) -> None:
    text = (
        "日期,指标,城市,数值\n2026-03-01,访问量,上海,60\n2026-03-01,访问量,北京,40\n"
        "2026-03-01,访问量,合计,100\n2026-03-01,转化率,上海,3.5%\n2026-03-01,退货,上海,9\n"
    )
    report = put("a.csv", text)
    assert report.schema.layout == "long"
    assert report.schema.dimensions == ("城市",)
    assert report.loaded == Loaded(new=4)
    assert stored("visits") == [(day(1), 100.0)]
    assert stored("visits", dimensions={"城市": "上海"}) == [(day(1), 60.0)]
    assert stored("conversion", dimensions={"城市": "上海"}) == [(day(1), 3.5)]
    assert [(n.code, n.params.get("labels"), n.params.get("kpi")) for n in report.notes] == [
        ("kpi_sources.labels_left_out", "退货", None),
        ("kpi_sources.only_parts", None, "conversion"),
    ]


def test_a_preview_reads_everything_and_stores_nothing(put, stored, measured) -> None:
    report = put("a.csv", WIDE, preview=True)
    assert report.loaded is None
    assert report.figures == 4
    assert report.sample[0] == ("2026-03-01 00:00:00.000000", "visits", {}, 100.0)
    assert stored("visits") == []
    with measured.reading() as session:
        assert source_store.source(session, "shop") is None


def test_the_columns_are_remembered_under_the_name_of_the_source(put, stored) -> None:
    put("a.csv", "d,n,m\n01/02/2026,1,5\n", choices=Choices(kpis={"n": "visits"}, date="d", date_order="dmy"))
    put("b.csv", "d,n,m\n02/02/2026,2,6\n")
    assert stored("visits") == [(dt.date(2026, 2, 1), 1.0), (dt.date(2026, 2, 2), 2.0)]
    with pytest.raises(SourceError) as refused:
        put("b.csv", "day,n,m\n02/02/2026,2,6\n")
    assert refused.value.code == "kpi_sources.columns_changed"


def test_a_row_stated_twice_counts_once_and_a_contradiction_refuses(put, stored) -> None:
    twice = "date,visits\n2026-03-01,1\n2026-03-02,2\n2026-03-01,1\n"
    assert put("a.csv", twice).loaded == Loaded(new=2, duplicates=1)
    with pytest.raises(Refused) as refused:
        put("a.csv", "date,visits\n2026-03-05,1\n2026-03-06,2\n2026-03-05,7\n")
    fault = refused.value.report.faults[0]
    assert (fault.row, fault.code, fault.params["first"]) == (4, "kpi_sources.stated_twice", 2)
    assert len(stored("visits")) == 2
    report = put("a.csv", "date,visits\n2026-03-05,1\n2026-03-06,2\n2026-03-05,7\n", skip_bad_rows=True)
    assert (report.loaded, report.bad_rows) == (Loaded(new=2), 1)
    assert stored("visits")[2:] == [(day(5), 1.0), (day(6), 2.0)]


def test_hours_are_stored_in_utc_by_the_zone_of_the_source(put, stored) -> None:
    text = "time,visits\n2026-03-01 08:00,1\n2026-03-01 09:00,2\n2026-03-01T02:00:00Z,3\n"
    assert put("a.csv", text, choices=Choices(zone="Asia/Shanghai")).grain == "hour"
    assert [(at.isoformat(), value) for at, value in stored("visits", grain="hour")] == [
        ("2026-03-01T00:00:00+00:00", 1.0),
        ("2026-03-01T01:00:00+00:00", 2.0),
        ("2026-03-01T02:00:00+00:00", 3.0),
    ]


@pytest.mark.parametrize(
    ("labels", "first", "note"),
    [
        (["2026-W10", "2026-W11"], day(2), "kpi_sources.period_week"),
        (["2026年第10周", "2026年第11周"], day(2), "kpi_sources.period_week"),
        (["Mar 2026", "Apr 2026"], day(1), "kpi_sources.period_month"),
        (["2026年3月", "2026年4月"], day(1), "kpi_sources.period_month"),
    ],
)
def test_weeks_stand_under_their_monday_and_months_under_their_first(put, stored, labels, first, note) -> None:
    report = put("a.csv", "week,visits\n" + "".join(f"{label},{n}\n" for n, label in enumerate(labels)))
    assert [each.code for each in report.notes] == [note]
    assert stored("visits")[0] == (first, 0.0)


def test_json_lines_are_read_like_a_table(put, stored) -> None:
    put("a.jsonl", '{"date": "2026-03-01", "visits": 5}\n{"date": "2026-03-02", "visits": 6, "more": [1]}\n')
    assert stored("visits") == [(day(1), 5.0), (day(2), 6.0)]


def test_preamble_comments_repeated_titles_and_total_rows_are_no_data(put, stored) -> None:
    text = (
        "Traffic report\nExported,2026-04-01\n\n# from the shop\ndate,visits\n2026-03-01,1\n\n# half\n"
        "date,visits\n2026-03-02,2\n合计,3\n"
    )
    report = put("a.csv", text)
    assert report.rows == 2
    assert [note.code for note in report.notes] == ["kpi_sources.totals_left_out"]
    assert stored("visits") == [(day(1), 1.0), (day(2), 2.0)]
