"""Calendars come in from CSV and XLSX of any program with every fault told, and go out so that they come back equal."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns import spreadsheets
from campaigns.calendar import files, table
from campaigns.calendar.errors import TableRefused, UnreadableTable
from campaigns.calendar.headings import HEADINGS, STATUSES, field_of, status_of
from campaigns.calendar.model import CONTENT_STATUSES, ContentItem
from campaigns.calendar.table import Known
from campaigns.model import Due
from campaigns.spreadsheets import plain_cell, safe_cell
from guidelines.model import LANGUAGES

Make = Callable[..., ContentItem]
KNOWN = Known(
    campaign="launch",
    zone="Asia/Shanghai",
    channels=frozenset({"ad", "xiaohongshu"}),
    stages=frozenset({"awareness"}),
    phases=frozenset({"预热期"}),
    people={"李然": "U1", "U1": "U1"},
    items=frozenset({"idea"}),
)
OPEN = Known(campaign="launch", zone="Asia/Shanghai")


def csv_of(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def problems(data: bytes, known: Known = KNOWN) -> list[tuple[int, str, str, str]]:
    with pytest.raises(TableRefused) as refused:
        table.read(files.read(data), known)
    return [(p.row, p.column, p.code, p.value) for p in refused.value.problems]


def test_headings_of_both_languages_and_the_words_people_use_are_understood() -> None:
    (english,) = table.read(
        files.read(
            csv_of("Title,channel, Publish_Time ,OWNER,State,Stage", "Poster,ad,2026-11-20 18:00,@U1,live,awareness")
        ),
        KNOWN,
    )
    (chinese,) = table.read(
        files.read(
            csv_of(
                "主题,发布平台,上线时间,负责人,进度,用户阶段", "Poster,ad,2026年11月20日 18：00,李然,已上线,awareness"
            )
        ),
        KNOWN,
    )
    assert english == chinese
    assert english.publish == Due(at="2026-11-20T18:00", zone="Asia/Shanghai", granularity="minute")
    assert (english.owner, english.status, english.stage) == ("U1", "published", "awareness")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026/1/5", "2026-01-05"),
        ("2026.11.20 9:05", "2026-11-20T09:05"),
        ("2026年1月5日", "2026-01-05"),
        ("2026-11-20T18:00:00", "2026-11-20T18:00"),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, at: str) -> None:
    (one,) = table.read(files.read(csv_of("标题,渠道,日期", f"a,ad,{written}")), KNOWN)
    assert one.publish is not None
    assert one.publish.at == at


@pytest.mark.parametrize("written", ["03/04/2026", "20.11.2026", "2026-02-30", "下周五", "2026-11-20 25:00", "46347"])
def test_a_date_that_could_be_another_one_or_is_none_is_told(written: str) -> None:
    assert problems(csv_of("标题,渠道,日期", f"a,ad,{written}")) == [(2, "publish", "bad_date", written)]


def test_every_bad_row_is_told_at_once_with_its_row_and_column() -> None:
    told = problems(
        csv_of(
            "编号,标题,渠道,旅程阶段,传播阶段,责任人,日期,时区,状态,母创意,承接内容",
            "a,好,ad,awareness,预热期,李然,2026-11-20,,草稿,idea,b",
            "b,,fax,later,返场,王二,soon,,也许,,",
            ",,,,,,,,,,",
            "a,好,ad,,,,2026-11-20,Mars/Base,,nope,",
            "a,好,ad,,,,,,,,nope",
            "c,好,ad,,,,,,,c,",
            f"d,{'长' * 301},ad,,,,,,,,",
        )
    )
    assert told == [
        (3, "title", "missing", ""),
        (3, "channel", "unknown", "fax"),
        (3, "stage", "unknown", "later"),
        (3, "phase", "unknown", "返场"),
        (3, "owner", "unknown", "王二"),
        (3, "publish", "bad_date", "soon"),
        (3, "status", "unknown", "也许"),
        (5, "zone", "unknown", "Mars/Base"),
        (6, "id", "duplicate", "row 2"),
        (6, "hands_off_to", "unknown_item", "nope"),
        (7, "parent", "itself", "c"),
        (8, "title", "too_long", "长" * 80),
    ]


def test_headings_that_are_missing_unknown_or_there_twice_are_told() -> None:
    assert problems(csv_of("主题,标题,预算", "a,b,1")) == [
        (1, "预算", "unknown_heading", "预算"),
        (1, "title", "heading_twice", "标题"),
        (1, "channel", "heading_missing", ""),
    ]


def test_ideas_that_come_from_each_other_are_told() -> None:
    told = problems(csv_of("id,title,channel,parent", "a,x,ad,b", "b,y,ad,c", "c,z,ad,a", "d,w,ad,a"))
    assert told == [(2, "parent", "circle", "b"), (3, "parent", "circle", "c"), (4, "parent", "circle", "a")]


def test_a_row_without_an_id_gets_the_same_one_every_time() -> None:
    data = csv_of("标题,渠道,日期", "a,ad,2026-11-20", "a,ad,2026-11-21")
    first, second = table.read(files.read(data), KNOWN)
    assert first.id != second.id
    assert table.read(files.read(data), KNOWN) == (first, second)
    assert problems(csv_of("标题,渠道", "a,ad", "a,ad")) == [(3, "id", "duplicate", "row 2")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_other_programs_is_read(encoding: str, delimiter: str) -> None:
    text = f"标题{delimiter}渠道\r\n首发海报{delimiter}ad\r\n\r\n"
    (one,) = table.read(files.read(text.encode(encoding)), KNOWN)
    assert (one.title, one.channel) == ("首发海报", "ad")


def test_dates_and_numbers_of_a_workbook_are_read_as_people_see_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["标题", "渠道", "发布时间"])
    sheet.append(["海报", "ad", dt.datetime(2026, 11, 20, 18)])  # noqa: DTZ001
    sheet.append([2026, "ad", dt.date(2026, 11, 21)])
    sheet.append(["=1+1", "ad", "bad"])
    out = io.BytesIO()
    book.save(out)
    assert problems(out.getvalue())[-1] == (4, "publish", "bad_date", "bad")
    sheet.delete_rows(4)
    out = io.BytesIO()
    book.save(out)
    poster, year = table.read(files.read(out.getvalue()), KNOWN)
    assert [i.publish and i.publish.at for i in (poster, year)] == ["2026-11-20T18:00", "2026-11-21"]
    assert year.title == "2026"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no rows"),
        ("标题,渠道\n\n,\n".encode(), "no rows"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0 broken", "damaged"),
        (b"\x89PNG\r\n\x1a\n\xff\xff\xff", "neither UTF-8"),
        (b"a,b\n\x00,\x00", "not a text file"),
        (b"a\n" * 5002, "more than 5,000 rows"),
        (b"a" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableTable, match=f"{why}.*Send CSV or XLSX"):
        files.read(data)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12).map(str.strip)
NAMES = WORDS.filter(bool)
DUES = st.one_of(
    st.dates(dt.date(2000, 1, 1)).map(lambda d: Due(at=d.isoformat(), zone="Europe/Berlin", granularity="day")),
    st.datetimes(dt.datetime.fromisoformat("2000-01-01")).map(
        lambda d: Due(at=d.strftime("%Y-%m-%dT%H:%M"), zone="Asia/Shanghai", granularity="minute")
    ),
)
ITEMS = st.builds(
    ContentItem,
    id=st.uuids().map(lambda u: u.hex),
    campaign=st.just("launch"),
    title=NAMES,
    channel=NAMES,
    stage=st.none() | NAMES,
    phase=st.none() | NAMES,
    format=st.none() | NAMES,
    owner=st.none() | NAMES,
    publish=st.none() | DUES,
    status=st.sampled_from(CONTENT_STATUSES),
    submission=st.none() | NAMES,
)


@given(
    items=st.lists(ITEMS, min_size=1, max_size=5, unique_by=lambda i: i.id),
    language=st.sampled_from(LANGUAGES),
    xlsx=st.booleans(),
)
def test_what_goes_out_comes_back_equal(items: list[ContentItem], language: str, xlsx: bool) -> None:
    rows = table.rows_of(items, language)  # type: ignore[arg-type]
    data = spreadsheets.write_xlsx(rows, "内容日历") if xlsx else spreadsheets.write_csv(rows)
    assert table.read(files.read(data), OPEN) == tuple(items)


@given(text=st.text(max_size=10))
def test_a_cell_that_was_made_safe_is_made_plain_again(text: str) -> None:
    safe = safe_cell(text)
    assert not safe.startswith(("=", "+", "-", "@"))
    assert plain_cell(safe) == text


def test_a_formula_in_a_title_is_text_in_both_files(item: Make) -> None:
    rows = table.rows_of([item("a", title='=HYPERLINK("x")')], "en")
    assert b"'=HYPERLINK" in spreadsheets.write_csv(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(spreadsheets.write_xlsx(rows, "x"))).active
    assert sheet is not None
    assert (sheet["B2"].value, sheet["B2"].data_type) == ('=HYPERLINK("x")', "s")


def test_every_cell_of_a_workbook_is_text_as_it_was_and_the_headings_stay_in_view() -> None:
    rows = [("id", "title"), ("1", "=1+1"), ("#N/A", ""), ("2026-03-01", "12%\x0b\nx" + "y" * 80)]
    sheet = openpyxl.load_workbook(io.BytesIO(spreadsheets.write_xlsx(rows, "x"))).active
    assert sheet is not None
    assert list(sheet.iter_rows(min_row=2, max_row=3, values_only=True)) == [("1", "=1+1"), ("#N/A", None)]
    assert [sheet.cell(row, 1).data_type for row in (2, 3, 4)] == ["s", "s", "s"]
    assert str(sheet["B4"].value).startswith("12%\nxy")
    assert (sheet["A1"].font.b, sheet["A2"].font.b, sheet.freeze_panes) == (True, False, "A2")
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (22, 60)


def test_every_heading_and_status_that_is_written_is_read() -> None:
    assert all(field_of(word) == name for name, named in HEADINGS.items() for word in (name, *named.values()))
    assert all(status_of(word) == status for status, named in STATUSES.items() for word in (status, *named.values()))
    assert (field_of("预算"), status_of("也许")) == (None, None)
