"""Slogans and names that one piece writes a word, a letter or a character apart."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.parsed import parse_assets
from consistency.compare.worded.name_variants import namesakes_that_differ
from consistency.compare.worded.slogans import slogans_that_differ
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder


def listened(*texts: str):
    return parse_assets(
        [Asset(f"a{i}", f"a{i}", Copy(text)) for i, text in enumerate(texts)], make_encoder("bundled", long_lived=False)
    )


def named(*texts: str) -> list[set[str]]:
    return [{s.quote for s in d.sides} for d in namesakes_that_differ(listened(*texts))]


def slogans(*texts: str) -> list[set[str]]:
    return [{s.quote for s in d.sides} for d in slogans_that_differ(listened(*texts))]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("The Harvest Lanterns fair is back.", "See you at Harvest Lantern on Friday."),
            {"Harvest Lanterns", "Harvest Lantern"},
        ),
        (("Ask for Wright & Daughter.", "Yours, Right & Daughter"), {"Wright & Daughter", "Right & Daughter"}),
        (("Tides: Night Harbour is out.", "Play Tides: Night Arbour"), {"Night Harbour", "Night Arbour"}),
        (("在松溪茶社见面。", "松曦茶社欢迎你。"), {"松溪茶社", "松曦茶社"}),
        (("「白鹭计划」开始招募。", "白鹭计划面向老人。", "白露计划，今天报名。"), {"白鹭计划", "白露计划"}),
    ],
)
def test_a_name_that_is_a_slip_apart_is_told(texts, expected):
    assert expected in named(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("# River Marathon\n\nText.", "See you. #RiverMarathon"),
        ("The Nielsen Clarinet Concerto", "Nielsen's Clarinet Concerto"),
        ("Opening Hours", "Opening hours may change. Closing Hours"),
        ("# Harbourside Fixed Saver", "The Fixed Saver pays 4%."),
        ("The Basel Ticket and the Lyon Ticket", "The Lyon Ticket and the Basel Ticket"),
        ("North Gate opens at eight.", "South Gate opens at nine."),
        ("先到先得，名额有限。", "现到的朋友请排队。"),
        ("周三上午见。", "周四上午见。"),
        ("我们会送货上门。", "我们都送货上门。"),
        ("Find us at 9 Dumballs Road.", "We are at 9 Dumballs Rd today."),
        ("Meet the Hedgerow R in spring.", "Meet the Hedgerow R6 in spring."),
        ("It runs on Pangolin.", "It runs on PangolinOS, out now."),
        ("The Harvest Lantern is back.", "Bring your Harvest Lanterns. #HarvestLantern"),
    ],
)
def test_other_words_and_other_things_are_no_slips(texts):
    assert named(*texts) == []


def test_a_name_is_quoted_in_every_piece_that_has_it():
    (each,) = namesakes_that_differ(listened("松溪茶社开业。", "欢迎来松溪茶社。", "松曦茶社见。"))
    assert [s.quote for s in each.sides] == ["松溪茶社", "松溪茶社", "松曦茶社"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("# Slow mornings, brave days\n\nText.", "Slow mornings, brave nights."),
            {"Slow mornings, brave days", "Slow mornings, brave nights"},
        ),
        (("**慢一点，更远**\n\n正文。", "慢一点，更久。"), {"慢一点，更远", "慢一点，更久"}),
        (
            ("VOICE: The mountain waits for you.", "The mountain calls for you."),
            {"The mountain waits for you", "The mountain calls for you"},
        ),
        (
            ("# Pebble. Small price. Big signal.", "No checks. Small price, strong signal. Roaming included."),
            {"Small price. Big signal", "Small price, strong signal"},
        ),
        (("# 一臂之力，分毫不差", "一臂之力，分秒不差，谢谢大家。"), {"一臂之力，分毫不差", "一臂之力，分秒不差"}),
        (("林渡《河对岸》签售。", "签名本《河的对岸》上架。"), {"河对岸", "河的对岸"}),
        (("话剧《旧邮局》巡演。", "话剧《老邮局》启程。"), {"旧邮局", "老邮局"}),
        (("渡口咖啡，一口喝到秋天。", "# 一口尝到秋天"), {"一口喝到秋天", "一口尝到秋天"}),
        (("「鹿行」上市｜一家人，慢慢开", "鹿行，一个人，慢慢开。门店见。"), {"一家人，慢慢开", "一个人，慢慢开"}),
        (("好雪。\n\n在2100米，慢下来。", "云杉雪山，在2100米，停下来。"), {"在2100米，慢下来", "在2100米，停下来"}),
        (
            ("# The outside is ours and the inside yours", 'Say: "The inside is ours and the outside yours"'),
            {"The outside is ours and the inside yours", '"The inside is ours and the outside yours"'},
        ),
    ],
)
def test_a_line_by_itself_with_a_word_exchanged_is_told(texts, expected):
    assert slogans(*texts) == [expected]


@pytest.mark.parametrize(
    "texts",
    [
        ("Order your free sample today.", "Order your free catalogue today."),
        ("# Opening hours", "# Opening times"),
        ("60 GB for $25 a month", "60 GB, $25 a month"),
        ("# How do I pay?", "# How do I book?"),
        ("# Brave days", "Brave days\n\nBrave nights"),
        ("# 一年内变了，换镜片半价", "# 一年内变，换片半价"),
        ("# Visits run April to August", "We offer visits on Saturdays, visits in April to August"),
        ("《河对岸》上册", "《长街》下册"),
        ("冷萃上市｜夏日限定", "夏天限定，白桃冷萃。欢迎来。"),
        ("春季班2,880元，十节课。欢迎来。", "秋季班2,880元，十节课。欢迎来。"),
        ("第一本是《河对岸上》，好看。", "今天上架的《河对岸下》真厚。"),
        ("# 云栖信用卡，出行更从容", "云栖信用卡\n\n首年免年费；"),
        ("# 白桃乌龙 回来了\n\n白桃乌龙真好。", "# 白桃乌龙 大中小杯"),
    ],
)
def test_calls_questions_figures_and_what_a_piece_says_both_ways_are_no_slogans(texts):
    assert slogans(*texts) == []
