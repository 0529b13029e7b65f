"""The message of a review: read in a minute, in either language, decided in place."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from rich.console import Console

from bot.charts.fonts import has_glyph
from bot.cli.kpi_review import print_review
from bot.demo.figures import catch_up, plant_kpis
from bot.demo.planting import plant_campaign
from bot.features.reviews.canvas import markdown
from bot.features.reviews.drawing import goals_picture, movers_picture
from bot.features.reviews.pages import pdf
from bot.features.reviews.parts import mentioned, parts
from bot.features.reviews.reading import Whole, whole
from bot.features.reviews.views.message import decided_blocks, details_message, mark, proposals_of, review_message
from bot.features.reviews.wording import goal_words
from kpi.alerts.run import evaluate
from kpi.reviews.store import Decided
from storage.session import Database

BEGUN = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 11, 30, 1, 0, tzinfo=dt.UTC)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def week(database: Database) -> Whole:
    """The demo's first whole week, with what goes wrong in it."""
    with database.session() as session:
        plant_campaign(session)
        plant_kpis(session, BEGUN.date(), BEGUN)
    evaluate(database, now=BEGUN, today=BEGUN.date())
    for day in range(1, 8):
        now = BEGUN + dt.timedelta(days=day)
        with database.session() as session:
            catch_up(session, BEGUN.date(), now.date(), now)
        evaluate(database, now=now, today=now.date())
    with database.reading() as session:
        return whole(session, "week", MONDAY.date(), now=MONDAY, zone="Asia/Shanghai")


def read(blocks: list[dict[str, Any]]) -> str:
    """Every word a person reads in ``blocks``."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("text"), str):
                found.append(value["text"])
            for each in value.values():
                walk(each)
        elif isinstance(value, list):
            for each in value:
                walk(each)

    walk(blocks)
    return "\n".join(found)


def test_a_busy_week_is_read_in_a_minute_and_looks_as_it_should(week: Whole):
    # People read about 260 English words or 500 Chinese characters in a minute.
    english, chinese = (read(review_message(week, "r", language)[1]) for language in ("en", "zh"))
    assert len(english.split()) <= 270
    assert len(_HAN.findall(chinese)) <= 500
    assert "Driven by search −33%" in english
    assert "主要来自 search −33%" in chinese
    assert not _HAN.search(english)
    details = details_message(week, "en", "Asia/Shanghai", MONDAY)
    assert details is not None
    assert "Engagement rate of 3.2%" in read(details[1])
    assert "Engagement rate of 3.2%" not in english

    # A decision stands in the place of its own buttons only.
    blocks = review_message(week, "r", "en")[1]
    first = week.review.proposals[0]
    told = Decided(proposal=first.key, decision="accepted", by="U0COORD", at=MONDAY)
    after = decided_blocks(blocks, {mark(first.key): told}, "en")
    assert len(after) == len(blocks)
    assert "<@U0COORD> decided this" in read(after)
    rows = [str(each) for each in after if each["type"] == "actions"]
    assert sum("review.accepted" in row for row in rows) == len(week.review.proposals) - 1
    assert proposals_of(week.review, "zh")[mark(first.key)]["owner"] == "U0COORD"

    for language in ("en", "zh"):
        for draw in (goals_picture, movers_picture):
            picture = draw(week.review, language)
            assert picture is not None
            assert len(picture.alt) > 60
            assert all(has_glyph(char) for char in picture.alt)
            assert Image.open(io.BytesIO(picture.png)).size == (picture.width, picture.height)
        told = parts(week, language, "Asia/Shanghai", MONDAY, {})
        file = pdf(week, told, language, zone="Asia/Shanghai", names={})
        assert len(PdfReader(io.BytesIO(file.content)).pages) == file.pages


@pytest.mark.parametrize(
    ("language", "reply", "rate"),
    [("en", "goal 10 minutes", "goal 3.2%"), ("zh", "目标 10 分钟", "目标 3.2%")],
)
def test_a_goal_is_told_in_its_unit(week: Whole, language: str, reply: str, rate: str):
    said = {each.goal.id: goal_words(each, language) for each in week.review.goals}
    assert any(reply in words for words in said.values()), said
    assert any(re.search(rf"\d%.*{re.escape(rate)}", words) for words in said.values()), said


@pytest.mark.parametrize(("language", "gap"), [("en", "by 0.272 percentage points"), ("zh", "0.272 个百分点")])
def test_what_a_share_lacks_is_told_in_points(week: Whole, language: str, gap: str):
    (share, *_) = (each for each in week.review.goals if each.goal.unit == "%")
    behind = replace(share, code="review.goal.level.behind", params={**share.params, "gap": 0.272})
    assert gap in goal_words(behind, language)


def test_nothing_is_called_normal_beside_an_alert_unless_it_was_a_false_one(week: Whole):
    (line, *_) = week.review.alerts
    for language, head, usual, careful in (
        ("en", "  nothing moved out of", "\nNothing moved more than", "  apart from the alert nothing moved"),
        ("zh", "各项 KPI 均在正常范围内", "\n没有超出日常波动的变化", "除预警外，其余均在正常范围内"),
    ):
        for state in ("open", "resolved", "false_alarm"):
            alert = replace(line.alert, state=state)
            calm = replace(week.review, movers=(), alerts=(replace(line, alert=alert),))
            said = read(review_message(replace(week, review=calm), "r", language)[1])
            assert (careful in said) == (state != "false_alarm")
            assert (usual in said) == (head in said) == (state == "false_alarm")


def test_a_canvas_holds_the_whole_review_with_its_pictures_and_decisions(week: Whole):
    first = week.review.proposals[0]
    told = Decided(proposal=first.key, decision="accepted", by="U0COORD", at=MONDAY)
    for language, words in (
        (
            "en",
            ("## To decide", "decided this on Mon 30 Nov, 09:00", "## What moved", "[to the message](https://slack/m)"),
        ),
        ("zh", ("## 待决策", "已于 11月30日（周一）09:00 拍板", "## 关键异动", "[查看原消息](https://slack/m)")),
    ):
        said = markdown(
            week,
            parts(week, language, "Asia/Shanghai", MONDAY, {first.key: told}),
            language,
            zone="Asia/Shanghai",
            link="https://slack/m",
            pictures={"goals": "https://slack/files/F1/goals.png"},
        )
        assert all(each in said for each in words), said
        assert said.count("![](https://slack/files/F1/goals.png)") == 1
        assert "![](@U0COORD)" in said
        assert all(each.goal.name.best(language) in said for each in week.review.goals)
        assert said.count("\n:white_check_mark: ![](@U0COORD)") == 1
        assert mentioned(parts(week, language, "UTC", MONDAY, {first.key: told})) == {"U0COORD"}
        assert not any(raw in said for raw in ("<@", "<!date", "&amp;", "{"))


@pytest.mark.parametrize(("state", "says"), [("snoozed", "2026-11-30 01:00 UTC"), ("acknowledged", "@U0COORD")])
def test_a_terminal_gets_the_words_of_an_alert_and_none_of_a_messages_marks(week: Whole, state: Any, says: str):
    (line, *_) = week.review.alerts
    alert = replace(line.alert, state=state, acted_by="U0COORD", snoozed_until=MONDAY)
    console = Console(record=True, width=160)
    print_review(replace(week.review, alerts=(replace(line, alert=alert),)), "en", console)
    said = console.export_text()
    assert says in said
    assert "<@" not in said
    assert "<!" not in said
