"""Bad files: what is wrong is said with rows and reasons, and nothing of them is stored."""

from __future__ import annotations

import datetime as dt
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from kpi.sources.ingest import dates, encoding, shape, spool, store, workbook_guard
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.guess import propose
from kpi.sources.ingest.model import Choices, Loaded, Refused
from kpi.sources.ingest.run import ingest
from storage.session import Database

NOW = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


def day(number: int) -> dt.date:
    return dt.date(2026, 3, number)


def refused(put, name: str, content, **more) -> str:
    with pytest.raises(SourceError) as problem:
        put(name, content, **more)
    return problem.value.code


@pytest.mark.parametrize("written", ["gb18030", "utf-16", "utf-8-sig", "utf-16-le"])
def test_chinese_files_are_read_in_the_encoding_they_have(put, stored, written) -> None:
    put("a.csv", "日期,访问量,城市\n2026-03-01,5,上海\n2026-03-01,9,合计\n".encode(written))
    assert stored("visits") == [(day(1), 9.0)]
    assert stored("visits", dimensions={"城市": "上海"}) == [(day(1), 5.0)]


def test_a_file_with_a_few_broken_characters_names_their_rows(put, stored) -> None:
    good = "".join(f"2026-03-{n:02},{n},北京朝阳\n" for n in range(1, 29)).encode()
    text = b"date,visits,city\n" + good + b"2026-03-29,7,\xff\xfe\n"
    with pytest.raises(Refused) as problem:
        put("a.csv", text)
    report = problem.value.report
    assert [(f.row, f.column, f.code) for f in report.faults] == [(30, "city", "kpi_sources.broken_text")]
    assert stored("visits", dimensions={"city": "北京朝阳"}) == []


def test_five_per_cent_garbage_is_counted_listed_and_loads_nothing_unless_told(put, stored) -> None:
    lines = [f"2026-{1 + n // 28:02}-{1 + n % 28:02},{n}" for n in range(200)]
    for n in range(0, 200, 20):
        lines[n] = "@@##$$,??" if n % 40 else f"2026-01-01,{'x' * 9}"
    text = "date,visits\n" + "\n".join(lines) + "\n"
    text = text.replace("2026-08", "2025-08")
    with pytest.raises(Refused) as problem:
        put("a.csv", text)
    assert (problem.value.params["n"], problem.value.params["rows"], problem.value.params["share"]) == (10, 200, "5")
    assert [fault.row for fault in problem.value.report.faults] == list(range(2, 202, 20))
    assert {fault.code for fault in problem.value.report.faults} == {
        "kpi_sources.not_a_number",
        "kpi_sources.not_a_time",
    }
    assert stored("visits") == []
    report = put("a.csv", text, skip_bad_rows=True)
    assert (report.loaded, report.bad_rows) == (Loaded(new=190), 10)


@pytest.mark.parametrize("number", ["-1e308", "9" * 400, "1" + "0" * 12 + "万亿", 10**300])
def test_a_number_beyond_any_figure_is_a_fault_of_its_row(put, stored, number) -> None:
    line = json.dumps({"date": "2026-03-02", "visits": number}, ensure_ascii=False)
    with pytest.raises(Refused) as problem:
        put("a.jsonl", '{"date": "2026-03-01", "visits": 1e17}\n' + line)
    faults = problem.value.report.faults
    assert [(f.row, f.column, f.code) for f in faults] == [(2, "visits", "kpi_sources.too_large")]
    assert stored("visits") == []


def test_a_bad_line_of_json_lines_refuses_its_row_and_no_other(put, stored) -> None:
    lines = ["{}", '{"date": "2026-03-01", "visits": 1}', '{"date": "2026-03-02", "visits": 2', "[1, 2]", "[" * 9000]
    text = "\n".join([*lines, '{"date": "2026-03-03", "visits": 3}\n'])
    with pytest.raises(Refused) as problem:
        put("a.jsonl", text)
    faults = problem.value.report.faults
    assert [(f.row, f.code) for f in faults] == [(row, "kpi_sources.not_json_row") for row in (3, 4, 5)]
    put("a.jsonl", text, skip_bad_rows=True)
    assert stored("visits") == [(day(1), 1.0), (day(3), 3.0)]


def test_json_that_is_not_one_object_a_line_is_told_by_its_first_line(put) -> None:
    with pytest.raises(SourceError) as problem:
        put("a.jsonl", '[\n{"date": "2026-03-01",\n"visits": 1}\n]\n')
    assert (problem.value.code, problem.value.params["line"]) == ("kpi_sources.not_json", 1)


def test_only_the_first_twenty_faults_are_kept(put) -> None:
    with pytest.raises(Refused) as problem:
        put("a.csv", "date,visits\n2026-03-01,1\n" + "2026-03-02,x\n" * 50)
    assert (len(problem.value.report.faults), problem.value.report.bad_rows) == (20, 50)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["13/02/2026", "01/02/2026"], ["2026-02-01", "2026-02-13"]),
        (["02/13/2026", "02/01/2026"], ["2026-02-01", "2026-02-13"]),
        (["2026年2月1日", "13 Feb 2026"], ["2026-02-01", "2026-02-13"]),
        (["1.2.2026", "03. 02. 26"], ["2026-02-01", "2026-02-03"]),
        (["20260201", "46066"], ["2026-02-01", "2026-02-13"]),
        (["２０２６/２/１", "2026-02-13 周五"], ["2026-02-01", "2026-02-13"]),
    ],
)
def test_dates_are_read_by_what_their_whole_column_says(put, stored, rows, expected) -> None:
    put("a.csv", "date,visits\n" + "".join(f"{row},1\n" for row in rows))
    assert [str(at) for at, _ in stored("visits")] == expected


def test_dates_in_both_orders_are_faults_of_the_fewer(put) -> None:
    with pytest.raises(Refused) as problem:
        put("a.csv", "date,visits\n13/02/2026,1\n14/02/2026,1\n02/15/2026,1\n")
    assert [(f.row, f.code) for f in problem.value.report.faults] == [(4, "kpi_sources.other_order")]


def test_dates_that_could_be_either_are_asked_about_and_the_answer_is_used(put, stored) -> None:
    text = "date,visits\n01/02/2026,1\n03/02/2026,2\n"
    assert refused(put, "a.csv", text) == "kpi_sources.dates_undecidable"
    put("a.csv", text, choices=Choices(date_order="dmy"))
    assert [str(at) for at, _ in stored("visits")] == ["2026-02-01", "2026-02-03"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('"1,234.5"', 1234.5),
        ("1 234.5", 1234.5),
        ("¥1.2万", 12_000.0),
        ("0.5亿", 50_000_000.0),
        ("１２３", 123.0),
        ("CNY 12", 12.0),
        ("12元", 12.0),
        ("￥12", 12.0),
        ("(12)", -12.0),
        ("−12", -12.0),
        ("3k", 3000.0),
        ("1e3", 1000.0),
    ],
)
def test_numbers_are_read_as_people_write_them(put, stored, cell, value) -> None:
    put("a.csv", f"date,sales\n2026-03-01,{cell}\n2026-03-02,1.5\n")
    assert stored("sales")[0][1] == pytest.approx(value)


def test_a_decimal_comma_is_told_by_the_whole_column(put, stored) -> None:
    put("a.csv", "date;sales\n2026-03-01;1.234,5\n2026-03-02;1.234\n2026-03-03;7\n")
    assert [value for _, value in stored("sales")] == [1234.5, 1234.0, 7.0]


def test_a_point_that_could_be_either_is_told(put, stored) -> None:
    report = put("a.csv", "date;sales\n2026-03-01;1.234\n")
    assert [note.code for note in report.notes] == ["kpi_sources.decimal_guessed"]
    assert stored("sales") == [(day(1), 1.234)]


def test_a_point_among_commas_of_thousands_is_told(put, stored) -> None:
    report = put("a.csv", 'date,sales\n2026-03-01,"1,204"\n2026-03-02,1.310\n')
    assert [note.params["example"] for note in report.notes] == ["1.310"]
    assert not put("b.csv", 'date,sales\n2026-03-01,"1,204.5"\n2026-03-02,1.310\n').notes


def test_another_column_tells_the_decimal_sign_too(put, stored) -> None:
    report = put("a.csv", "date;sales;cpa\n2026-03-01;1.234;3,45\n2026-03-02;2.500;3,40\n")
    assert "kpi_sources.decimal_guessed" not in {note.code for note in report.notes}
    assert [value for _, value in stored("sales")] == [1234.0, 2500.0]


def test_percentages_that_may_be_meant_as_shares_are_told_the_first_time(put, stored) -> None:
    text = "date,conversion\n2026-03-01,0.031\n2026-03-02,0.0345\n"
    told = {note.code: note.params for note in put("a.csv", text).notes}
    assert told["kpi_sources.small_share"] == {"kpi": "conversion", "most": "0.0345", "percent": "3.45"}
    assert stored("conversion")[0][1] == 0.031
    assert put("a.csv", text).notes == ()
    assert put("b.csv", "date,conversion\n2026-03-01,0.8\n2026-03-02,1.2\n", source="other").notes == ()


def test_shares_of_one_are_read_as_percent_where_a_person_said_so_and_from_then_on(put, stored) -> None:
    wide = "date,conversion,visits\n2026-03-01,0.031,7\n2026-03-02,3.45%,8\n"
    report = put("a.csv", wide, choices=Choices(shares=("conversion",)))
    assert [value for _, value in stored("conversion")] == [pytest.approx(3.1), 3.45]
    assert "kpi_sources.small_share" not in {note.code for note in report.notes}
    put("b.csv", "date,conversion,visits\n2026-03-03,0.04,9\n")
    assert stored("conversion")[-1][1] == 4.0
    put("c.csv", "date,conversion,visits\n2026-03-04,0.04,9\n", choices=Choices(shares=()))
    assert stored("conversion")[-1][1] == 0.04
    put(
        "d.csv",
        "date,metric,value\n2026-03-05,conversion,0.05\n",
        source="long",
        choices=Choices(shares=("conversion",)),
    )
    assert stored("conversion")[-1][1] == 5.0


@pytest.mark.parametrize(
    ("kpi", "code"), [("visits", "kpi_sources.not_percent"), ("convrsion", "kpi_sources.unknown_kpi")]
)
def test_shares_of_a_kpi_that_cannot_have_any_are_refused(put, kpi: str, code: str) -> None:
    with pytest.raises(SourceError) as refused:
        put("a.csv", "date,visits\n2026-03-01,5\n", choices=Choices(shares=(kpi,)))
    assert refused.value.code == code


def test_figures_of_days_to_come_and_below_zero_are_told(put) -> None:
    report = put("a.csv", "date,sales\n2026-03-01,5\n2036-03-02,-7\n")
    told = {note.code: note.params for note in report.notes}
    assert told["kpi_sources.in_future"] == {"day": "2036-03-02"}
    assert told["kpi_sources.below_zero"] == {"row": 3, "value": "-7"}


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("sales", "$12", "kpi_sources.other_unit"),
        ("visits", "12%", "kpi_sources.other_unit"),
        ("sales", "#REF!", "kpi_sources.spreadsheet_error"),
        ("sales", "inf", "kpi_sources.not_a_number"),
        ("sales", "12-34", "kpi_sources.not_a_number"),
        ("sales", "9e999", "kpi_sources.too_large"),
    ],
)
def test_a_cell_that_is_no_figure_of_the_kpi_says_why(put, stored, column, cell, code) -> None:
    with pytest.raises(Refused) as problem:
        put("a.csv", f"date,{column}\n2026-03-01,1\n2026-03-02,{cell}\n")
    assert [(f.row, f.column, f.code) for f in problem.value.report.faults] == [(3, column, code)]
    assert stored(column) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "kpi_sources.empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "kpi_sources.unknown_type"),
        (b"PK\x03\x04 word/document.xml", "kpi_sources.unknown_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "kpi_sources.old_office"),
        (bytes(range(256)) * 20, "kpi_sources.binary"),
        ("date,visits\n", "kpi_sources.no_data"),
        ("2026-03-01,5\n", "kpi_sources.no_header"),
        ("date,visits,visits\n2026-03-01,5,6\n", "kpi_sources.title_twice"),
        ("date,likes\n2026-03-01,5\n", "kpi_sources.no_kpi_column"),
        ("date,Sales (USD)\n2026-03-01,5\n", "kpi_sources.title_unit"),
        ("date,visits\n2026-03-01,n/a\n", "kpi_sources.no_figures"),
        ('date,visits\n2026-03-01,1\n2026-03-02,"2\n' + "2026-03-03,3\n" * 20_000, "kpi_sources.not_csv"),
        ("date,visits\n2026-03-01,1\n" + "x" * 1_000_001, "kpi_sources.long_line"),
    ],
)
def test_a_file_that_is_no_table_of_kpis_is_refused_in_one_sentence(put, stored, content, code) -> None:
    assert refused(put, "a.csv", content) == code
    assert stored("visits") == []


WITHOUT_YEAR = ["11月9日", "11月9号（周一）", "9 Nov", "Nov 9", "Mon, Nov 9th", "9th November", "11月9日 00:00"]


@pytest.mark.parametrize("day", WITHOUT_YEAR)
def test_days_without_a_year_are_of_the_year_that_somebody_says(put, stored, day) -> None:
    text = f'date,visits\n"{day}",5\n'
    assert refused(put, "a.csv", text) == "kpi_sources.dates_without_year"
    assert stored("visits") == []
    put("a.csv", text, choices=Choices(year=2025))
    assert stored("visits") == [(dt.date(2025, 11, 9), 5)]
    assert refused(put, "b.csv", text.replace("5", "6")) == "kpi_sources.dates_without_year", "no year is remembered"


def test_days_without_a_year_may_have_their_day_or_their_month_first(put, stored) -> None:
    text = "date,visits\n11/9,5\n13/9,6\n"
    put("a.csv", text, choices=Choices(year=2025))
    assert [str(at) for at, _ in stored("visits")] == ["2025-09-11", "2025-09-13"]
    assert refused(put, "b.csv", "date,visits\n11/9,5\n", choices=Choices(year=2025), source="other") == (
        "kpi_sources.dates_undecidable"
    )


def test_a_day_that_the_year_does_not_have_is_a_fault(put) -> None:
    with pytest.raises(Refused) as problem:
        put("a.csv", "date,visits\n2月28日,5\n2月29日,6\n", choices=Choices(year=2025))
    assert [(f.row, f.code) for f in problem.value.report.faults] == [(3, "kpi_sources.no_such_day")]


def test_one_day_without_a_year_among_many_is_a_fault_of_its_row(put) -> None:
    with pytest.raises(Refused) as problem:
        put("a.csv", "date,visits\n2026-03-01,5\n3月2日,6\n2026-03-03,7\n")
    assert [(f.row, f.code) for f in problem.value.report.faults] == [(3, "kpi_sources.no_year")]


@pytest.mark.parametrize("value", ["5/6", "1-2", "3.1", "10 min", "may be", "3月"])
def test_what_is_no_day_is_taken_for_none(value) -> None:
    rows = [(1, ["date", "size", "visits"]), *((n, [f"2026-03-0{n}", value, "5"]) for n in (2, 3, 4))]
    assert shape.look_at(rows, (), "a.csv").date == "date"


def test_where_there_is_no_kpi_at_all_the_first_one_is_asked_for() -> None:
    rows = [(1, ["date", "visits"]), (2, ["2026-03-01", "5"])]
    with pytest.raises(SourceError, match=r"kpi_sources\.no_kpi_yet"):
        propose(rows, (), Choices(), None, "a.csv", "UTC")


def test_a_kpi_that_does_not_exist_is_refused_by_name(put) -> None:
    with pytest.raises(SourceError) as problem:
        put("a.csv", "date,n\n2026-03-01,1\n", choices=Choices(kpis={"n": "likes"}))
    assert (problem.value.code, problem.value.params["kpi"]) == ("kpi_sources.unknown_kpi", "likes")


def test_a_column_of_ids_is_no_dimension(put, monkeypatch) -> None:
    monkeypatch.setattr(spool, "MOST_CUTS", 50)
    text = "date,visits,city\n" + "".join(f"2026-03-01,1,c{n}\n" for n in range(60))
    assert refused(put, "a.csv", text, choices=Choices(dimensions=("city",))) == "kpi_sources.too_many_series"


def test_memory_does_not_grow_with_the_file(measured, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(dates, "_CACHE", 1000)
    monkeypatch.setattr(spool, "_BLOCK", 1000)
    monkeypatch.setattr(encoding, "_PIECE", 4096)

    def peak(days: int) -> int:
        path = tmp_path / f"{days}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("time,visits\n")
            for n in range(days * 24):
                file.write(f"{2000 + n // 8064}-{1 + n // 672 % 12:02}-{1 + n // 24 % 28:02} {n % 24:02}:00,{n}\n")
        tracemalloc.start()
        try:
            ingest(measured, str(path), "big", now=NOW, preview=True)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    small, large = peak(60), peak(480)
    # Every buffer is bounded, and full in both.
    assert large < small * 1.3


def workbook(path: Path, *sheets) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        for fill in sheets:
            fill(book, book.add_worksheet())
    return path


def test_a_workbook_with_serial_dates_percent_and_merged_labels_is_read(put, stored, tmp_path) -> None:
    def fill(book, sheet) -> None:
        sheet.merge_range("B2:E2", "Weekly report")
        for column, title in enumerate(["日期", "城市", "访问量", "转化率"], 1):
            sheet.write(2, column, title)
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range("B4:B5", "", date)
        sheet.write_number("B4", 46082, date)
        sheet.write_row("C4", ["上海", 60])
        sheet.write_row("C5", ["北京", 40])
        sheet.write_number("E4", 0.035, book.add_format({"num_format": "0.0%"}))
        sheet.write_number("E5", 0.04, book.add_format({"num_format": "0.0%"}))

    report = put("", workbook(tmp_path / "a.xlsx", fill))
    assert report.schema.sheet == "Sheet1"
    assert stored("visits", dimensions={"城市": "北京"}) == [(day(1), 40.0)]
    assert stored("conversion", dimensions={"城市": "上海"}) == [(day(1), pytest.approx(3.5))]


def test_a_number_merged_over_rows_is_a_fault_of_each_of_them(put, stored, tmp_path) -> None:
    def fill(book, sheet) -> None:
        sheet.write_row("A1", ["date", "visits"])
        sheet.write_column("A2", ["2026-03-01", "2026-03-02", "2026-03-03"])
        sheet.merge_range("B2:B3", 12)
        sheet.write("B4", 5)

    with pytest.raises(Refused) as problem:
        put("", workbook(tmp_path / "a.xlsx", fill))
    assert [(f.row, f.code) for f in problem.value.report.faults] == [
        (2, "kpi_sources.merged_number"),
        (3, "kpi_sources.merged_number"),
    ]
    assert stored("visits") == []


def table(book, sheet) -> None:
    sheet.write_row("A1", ["date", "visits"])
    sheet.write_row("A2", ["2026-03-01", 5])


def test_one_of_several_sheets_is_asked_for_and_remembered(put, stored, tmp_path) -> None:
    path = workbook(tmp_path / "a.xlsx", table, table)
    assert refused(put, "", path) == "kpi_sources.which_sheet"
    assert refused(put, "", path, choices=Choices(sheet="Sheet9")) == "kpi_sources.no_sheet"
    put("", path, choices=Choices(sheet="Sheet2"))
    assert put("", path).loaded == Loaded(unchanged=1)


def bomb(sheet: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


def test_a_zip_bomb_is_not_opened(put, stored) -> None:
    assert refused(put, "a.xlsx", bomb(b"0" * 30_000_000)) == "kpi_sources.bomb"


def test_a_bomb_that_lies_about_its_size_is_not_opened(put) -> None:
    data = bomb(b"0" * 30_000_000)
    size = (30_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    assert refused(put, "a.xlsx", data.replace(size, (1000).to_bytes(4, "little"))) == "kpi_sources.broken"


def test_two_cells_in_the_far_corners_of_a_sheet_are_not_laid_out(put) -> None:
    sheet = b'<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert refused(put, "a.xlsx", bomb(sheet)) == "kpi_sources.sheet_too_large"


def test_the_reach_of_a_sheet_is_seen_across_the_pieces_it_is_read_in(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(workbook_guard, "_PIECE", 7)
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        bomb(b'<row r="1"><c r="XFD1"><v>1</v></c></row><row r="9999"><c r="A9999" s="1"><v>1</v></c></row>')
    )
    with pytest.raises(SourceError) as problem:
        workbook_guard.guard(path)
    assert problem.value.code == "kpi_sources.sheet_too_large"


def test_a_damaged_workbook_is_said_to_be_damaged(put, tmp_path) -> None:
    whole = workbook(tmp_path / "a.xlsx", table).read_bytes()
    assert refused(put, "b.xlsx", whole[: len(whole) // 2]) == "kpi_sources.broken"


@pytest.mark.parametrize(
    ("last", "code"),
    [("2026-03-02,c1,many", "kpi_sources.not_a_number"), ("2024-01-01,c1,7", "kpi_sources.stated_twice")],
)
def test_a_fault_in_the_last_row_of_a_big_file_leaves_nothing_behind(measured: Database, put, last, code) -> None:
    days = (dt.date(2024, 1, 1) + dt.timedelta(days=number) for number in range(700))
    rows = [f"{day},c{city},{number}" for number, day in enumerate(days) for city in range(15)]
    text = "\n".join(["date,city,visits", *rows, last, ""])
    with pytest.raises(Refused) as refused:
        put("big.csv", text)
    (fault,) = refused.value.report.faults
    assert (fault.row, fault.code) == (len(rows) + 2, code)
    with measured.reading() as session:
        assert store.sources(session) == ()
        assert session.connection().exec_driver_sql("SELECT count(*) FROM observations").scalar() == 0
