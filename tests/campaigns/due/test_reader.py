"""What a reading carries: its words, other readings, zone, stretch, the team's habits; and that it never fails."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.due.model import Due, DueSettings, Granularity, NaiveNow, Reason, UnknownCountry
from campaigns.due.reader import LIMIT, read_due

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 4, 10, 0, tzinfo=SHANGHAI)  # a Wednesday


def read(text: str, now: datetime = NOW, **habits: object) -> Due:
    due = read_due(text, now=now, settings=DueSettings(**habits))  # type: ignore[arg-type]
    assert due is not None
    return due


def test_the_words_a_date_was_read_from_are_a_stretch_of_the_message() -> None:
    text = "@小王 白皮书初稿，３月１２日（周四）１８：００ 之前发我"
    due = read(text)
    assert due.iso == "2026-03-12T18:00"
    assert text[due.start : due.end] == due.words == "３月１２日（周四）１８：００"


def test_a_day_has_day_granularity_and_a_time_has_minutes() -> None:
    assert read("by Friday").granularity is Granularity.DAY
    assert read("by Friday 5pm").granularity is Granularity.MINUTE


def test_next_friday_offers_the_coming_one() -> None:
    due = read("one-pager next Friday", now=NOW.replace(day=5))
    assert due.iso == "2026-03-13"
    assert [(other.iso, other.reason) for other in due.alternatives] == [("2026-03-06", Reason.COMING_WEEK)]


def test_a_date_in_figures_offers_the_other_order() -> None:
    due = read("deliver by 12/04")
    assert due.iso == "2026-12-04"
    assert [(other.iso, other.reason) for other in due.alternatives] == [("2026-04-12", Reason.DAY_FIRST)]


def test_a_team_that_writes_the_day_first_is_read_so() -> None:
    due = read("deliver by 12/04", day_first=True)
    assert due.iso == "2026-04-12"
    assert [other.iso for other in due.alternatives] == ["2026-12-04"]


def test_three_without_morning_or_afternoon_is_the_afternoon_and_offers_the_night() -> None:
    due = read("call on Tuesday at 3")
    assert due.iso == "2026-03-10T15:00"
    assert [(other.iso, other.reason) for other in due.alternatives] == [("2026-03-10T03:00", Reason.OTHER_HALF)]


def test_a_weekday_said_on_that_weekday_is_next_week_and_offers_today() -> None:
    due = read("周三交")
    assert due.iso == "2026-03-11"
    assert [(other.iso, other.reason) for other in due.alternatives] == [("2026-03-04", Reason.TODAY)]


def test_a_weekday_said_on_that_weekday_with_a_later_time_is_today() -> None:
    assert read("周三下午5点交").iso == "2026-03-04T17:00"


def test_a_date_whose_weekday_is_wrong_offers_the_weekday() -> None:
    due = read("submit by Friday, March 12")
    assert due.iso == "2026-03-12"
    assert [(other.iso, other.reason) for other in due.alternatives] == [("2026-03-13", Reason.WEEKDAY_SAID)]


def test_before_a_holiday_offers_the_last_working_day() -> None:
    due = read("清明节前寄出礼盒")
    assert due.iso == "2026-04-04"
    assert [(other.iso, other.reason) for other in due.alternatives] == [("2026-04-03", Reason.LAST_WORKING_DAY)]


def test_t_plus_n_offers_calendar_days() -> None:
    due = read("send the contract T+3")
    assert due.iso == "2026-03-09"
    assert [(other.iso, other.reason) for other in due.alternatives] == [("2026-03-07", Reason.CALENDAR_DAYS)]


def test_the_end_of_day_is_a_setting() -> None:
    assert read("brief Kai by EOD", end_of_day=time(17, 30)).iso == "2026-03-04T17:30"
    assert read("明天下班前给我", end_of_day=time(19, 0)).iso == "2026-03-05T19:00"


def test_an_end_of_day_that_has_passed_is_still_today() -> None:
    due = read("brief Kai by EOD", now=NOW.replace(hour=20))
    assert due.iso == "2026-03-04"
    assert not due.past


def test_the_last_day_of_the_working_week_is_a_setting() -> None:
    assert read("social calendar due EOW", week_end=3).iso == "2026-03-05"
    assert read("本周内完成", week_end=3).iso == "2026-03-05"


def test_the_fiscal_year_is_a_setting() -> None:
    assert read("budget by the end of FY26", fiscal_start=4).iso == "2026-03-31"
    assert read("财年末前提交预算", fiscal_start=7).iso == "2026-06-30"
    assert read("report by end of Q1", fiscal_start=4).iso == "2026-06-30"


def test_make_up_working_days_count_in_china() -> None:
    thursday = datetime(2026, 4, 30, 10, 0, tzinfo=SHANGHAI)
    assert read("1个工作日内回复", now=thursday).iso == "2026-05-06"
    assert read("4个工作日内回复", now=thursday).iso == "2026-05-09"  # a Saturday that makes up for the break


def test_another_country_keeps_its_own_holidays() -> None:
    friday = datetime(2026, 7, 2, 10, 0, tzinfo=ZoneInfo("America/New_York"))
    assert read("reply in 1 business day", now=friday, country="US").iso == "2026-07-06"
    assert read("reply in 1 business day", now=friday, country=None).iso == "2026-07-03"


def test_a_zone_in_the_words_wins_over_the_persons() -> None:
    due = read("update pricing page Fri 5pm PT")
    assert (due.iso, due.zone) == ("2026-03-06T17:00", "America/Los_Angeles")
    assert read("update pricing page Fri 5pm").zone == "Asia/Shanghai"


def test_a_time_alone_in_another_zone_is_the_next_one_there() -> None:
    due = read("submit by 5pm PT")  # it is 18:00 on the third there
    assert (due.iso, due.zone) == ("2026-03-04T17:00", "America/Los_Angeles")


def test_two_hours_from_now_are_two_hours_of_real_time_when_the_clocks_change() -> None:
    spring = datetime(2026, 3, 8, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    assert read("remind me in 2 hours", now=spring).iso == "2026-03-08T04:30"
    autumn = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=0)
    assert read("两小时后提醒我", now=autumn).iso == "2026-10-25T02:30"


def test_a_day_that_is_over_is_said_to_be_past() -> None:
    due = read("交付日期：2026年3月2日")
    assert due.past
    assert not read("今天内给我").past
    assert read("due 2026-03-04 09:59").past


def test_a_stretch_is_kept_with_the_day_it_means() -> None:
    due = read("workshop on March 10-12")
    assert due.when == date(2026, 3, 12)
    assert due.period == (date(2026, 3, 10), date(2026, 3, 12))
    meeting = read("周五14:00-15:00评审")
    assert meeting.period == (datetime(2026, 3, 6, 14, 0), datetime(2026, 3, 6, 15, 0))  # noqa: DTZ001 - wall times


@pytest.mark.parametrize(
    "text", ["every Friday at 4pm share wins", "每周五下午4点发周报", "每天18点发日报", "daily at 9am"]
)
def test_a_rhythm_is_marked(text: str) -> None:
    assert read(text).recurring


def test_a_single_date_is_no_rhythm() -> None:
    assert not read("share wins on Friday").recurring


def test_day_and_time_apart_belong_together() -> None:
    assert read("明天评审，地点三楼，时间下午2点").iso == "2026-03-05T14:00"


def test_a_time_that_only_names_a_thing_stays_out() -> None:
    assert read("send the invite for the 9am webinar by Friday").iso == "2026-03-06"


def test_the_due_date_is_chosen_among_other_dates() -> None:
    assert read("data from March 1, report due March 20").iso == "2026-03-20"
    assert read("把周一的会议纪要周五前整理出来").iso == "2026-03-06"
    assert read("move the review from Monday to Thursday").iso == "2026-03-05"


def test_now_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveNow, match="time zone"):
        read_due("by Friday", now=datetime(2026, 3, 4, 10, 0))  # noqa: DTZ001 - the fault under test


def test_a_country_without_a_calendar_is_refused() -> None:
    with pytest.raises(UnknownCountry, match="XX"):
        read_due("T+3", now=NOW, settings=DueSettings(country="XX"))


def test_dates_without_end_are_one_date_however_they_are_cut_off() -> None:
    due = read("2026-03-09 " * 100 + "202")
    assert (due.when, due.start) == (date(2026, 3, 9), 0)


def test_only_the_head_of_a_pasted_document_is_read() -> None:
    assert read_due("x" * LIMIT + " by Friday", now=NOW) is None


WORDS = st.sampled_from(
    [
        *(
            "by",
            "due",
            "before",
            "after",
            "on",
            "at",
            "in",
            "the",
            "end",
            "of",
            "next",
            "last",
            "this",
            "Friday",
            "Mon",
        ),
        *(
            "tomorrow",
            "today",
            "week",
            "month",
            "quarter",
            "year",
            "April",
            "May",
            "3",
            "15",
            "15th",
            "31",
            "3pm",
            "17:30",
        ),
        *("noon", "EOD", "T+3", "Q3", "FY26", "3/15", "29/02", "2026-02-29", "24:00", "99", "two", "half", "business"),
        *(
            "days",
            "hours",
            "Easter",
            "PT",
            "周五",
            "下周",
            "月底",
            "前",
            "后",
            "内",
            "三",
            "个",
            "工作日",
            "天",
            "十",
            "点",
        ),
        *(
            "半",
            "号",
            "日",
            "月",
            "年",
            "国庆",
            "节前",
            "下午",
            "明天",
            "每",
            "第",
            "最后",
            "一个",
            "(",
            "）",
            "-",
            "到",
            ":",
        ),
        *("/", ".", ",", "@Li", "#tag", "24/7"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=8), st.booleans(), st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31)))  # noqa: DTZ001
def test_any_mixture_of_words_is_read_or_left_and_always_the_same_way(
    words: list[str], spaced: bool, moment: datetime
) -> None:
    text = (" " if spaced else "").join(words)
    now = moment.replace(tzinfo=SHANGHAI)
    due = read_due(text, now=now)
    assert due == read_due(text, now=now)
    if due is not None:
        assert 0 <= due.start < due.end <= len(text)
        assert due.words == text[due.start : due.end]
        assert isinstance(due.when, datetime) == (due.granularity is Granularity.MINUTE)
        assert all(other.when != due.when for other in due.alternatives)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_failing(text: str) -> None:
    due = read_due(text, now=NOW)
    assert due is None or due.words == text[due.start : due.end]


@given(st.integers(1, 40), st.dates(date(2024, 1, 1), date(2026, 10, 1)))
@settings(max_examples=50, deadline=None)
def test_working_days_end_on_a_day_people_work(count: int, day: date) -> None:
    from campaigns.due.calendar import Calendar

    now = datetime.combine(day, time(10), tzinfo=SHANGHAI)
    due = read(f"{count}个工作日内回复", now=now)
    calendar = Calendar("CN")
    assert isinstance(due.when, date)
    assert calendar.is_working(due.when)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, due.when.toordinal() + 1)]
    assert sum(calendar.is_working(each) for each in between) == count
