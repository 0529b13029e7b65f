"""The picture of a calendar shows the weeks that matter and says the same in words, whatever people wrote."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.charts.calendar_matrix import SCALE, WIDTH, picture
from bot.charts.calendar_matrix_words import ALT_LIMIT, WEEKS, Drawn, state_of, states, week_spans, window
from campaigns.calendar.matrix import by_stage, by_week
from campaigns.calendar.model import CONTENT_STATUSES, ContentItem
from campaigns.model import Due, Phase

NOW = dt.datetime(2026, 11, 18, 4, tzinfo=dt.UTC)
ZONE = "Asia/Shanghai"
PHASES = (
    Phase(campaign="l", name="预热期", kind="teaser", start=dt.date(2026, 11, 9), end=dt.date(2026, 11, 22)),
    Phase(campaign="l", name="试用", kind="custom", start=dt.date(2026, 11, 16), end=dt.date(2027, 2, 28)),
)


def item(name: str, day: str | None = "2026-11-20", **more: object) -> ContentItem:
    publish = Due(at=day, zone=ZONE, granularity="day") if day else None
    given: dict[str, object] = {"title": name, "channel": "ad", "owner": "U1", **more}
    return ContentItem(id=name, campaign="l", publish=publish, **given)  # type: ignore[arg-type]


def drawn(*items: ContentItem, channels: tuple[str, ...] = ("ad",), phases: tuple[Phase, ...] = PHASES) -> Drawn:
    return Drawn(
        title="上市：内容日历",
        weeks=by_week(items, channels, phases, NOW, ZONE),
        stages=by_stage(items, ("awareness", "loyalty"), channels, phases, NOW),
        phases=phases,
        channel=lambda name: {"ad": "广告"}.get(name, name),
        stage=str,
        now=NOW,
        zone=ZONE,
    )


def test_the_words_name_what_has_to_be_seen_to_before_the_rest() -> None:
    made = drawn(
        item("悬念海报", "2026-11-16"),
        item("大片", owner=None),
        item("笔记", "2026-12-01", phase="预热期"),
        item("想法", None),
    )
    alt = picture(made, "zh").alt
    order = [
        "3 条已定日期",
        "逾期（1 条）：悬念海报",
        "无人负责（1 条）：大片",
        "不在所属阶段（1 条）：笔记",
        "未定日期（1 条）：想法",
        "空档：广告",
        "没有内容的旅程阶段：awareness、loyalty",
    ]
    assert [alt.index(part) for part in order] == sorted(alt.index(part) for part in order)
    assert "Late (1): 悬念海报" in picture(made, "en").alt


def test_a_long_campaign_is_drawn_from_last_week_on() -> None:
    made = drawn(item("海报"))
    assert len(made.weeks.columns) > WEEKS
    assert window(made.weeks.columns, NOW, ZONE)[0] == "2026-11-09"
    late = dt.datetime(2027, 1, 20, tzinfo=dt.UTC)
    shown = window(made.weeks.columns, late, ZONE)
    assert (len(shown), shown[-1]) == (WEEKS, made.weeks.columns[-1])
    assert window(made.weeks.columns[:3], NOW, ZONE) == made.weeks.columns[:3]


def test_an_item_is_marked_by_the_gravest_of_its_faults_and_published_is_published() -> None:
    late = item("海报", "2026-11-16", owner=None, phase="?")
    made = drawn(late, item("out", "2026-11-16", status="published", phase="?"))
    attention = states(made.weeks.gaps)
    assert state_of(late, attention) == "late"
    assert [state_of(item("x", status=status), {}) for status in CONTENT_STATUSES] == [
        "work", "work", "work", "ready", "ready", "published", "work",
    ]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_opens_and_a_campaign_without_anything_has_one_too(theme) -> None:
    for made in (drawn(item("海报")), drawn(channels=(), phases=())):
        shown = picture(made, "zh", theme=theme)
        image = Image.open(io.BytesIO(shown.png))
        assert image.size == (shown.width, shown.height)
        assert shown.width == WIDTH * SCALE
        assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 5


@given(
    st.lists(
        st.builds(
            item,
            st.text(min_size=1, max_size=60).filter(str.strip),
            st.sampled_from([None, "2026-11-17", "2026-11-20", "2027-01-31", "2031-01-01"]),
            owner=st.sampled_from([None, "U1"]),
            channel=st.sampled_from(["ad", "x" * 40, "抖音"]),
            status=st.sampled_from(CONTENT_STATUSES),
            stage=st.sampled_from([None, "awareness", "?"]),
        ),
        max_size=30,
        unique_by=lambda each: each.id,
    )
)
@settings(max_examples=15)
def test_whatever_people_wrote_is_drawn(items: list[ContentItem]) -> None:
    shown = picture(drawn(*items), "en")
    assert len(shown.alt) <= ALT_LIMIT
    Image.open(io.BytesIO(shown.png)).verify()


def test_weeks_that_follow_each_other_are_said_as_one() -> None:
    weeks = ["2026-11-23", "2026-12-07", "2026-12-14", "2026-12-21", "2027-01-04"]
    assert week_spans(weeks, "en") == ["23 Nov", "7 Dec to 21 Dec", "4 Jan"]
    assert week_spans(weeks, "zh") == ["11月23日", "12月7日至12月21日", "1月4日"]
    assert week_spans([], "en") == []
