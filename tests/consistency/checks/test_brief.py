"""Copy held to the brief of its campaign."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

import pytest

from consistency.brief.lines import points
from consistency.check import check
from consistency.model import CampaignContext, Copy, Finding, Report
from guidelines.model import Brand, Channel, Guideline, Localized, Severity

SPRING = CampaignContext(
    name="Spring",
    must_say=points("Sales begin on 9 March 2026 · 2026 年 3 月 9 日开售"),
    must_not_say=points("refurbish · 翻新\nNo price before 9 March · 3 月 9 日前不提价格"),
    landing_link="https://lamps.example/spring?id=7",
    phase="Teaser",
    start=date(2026, 3, 1),
    end=date(2026, 3, 31),
)
SAID = SPRING.must_say
ONLY = CampaignContext(name="Spring")


@pytest.fixture
def guideline() -> Guideline:
    def channel(name: str, **rules: object) -> Channel:
        return Channel(id=name, name=Localized(en=name), counting="characters", **rules)

    return Guideline(
        brand=Brand(id="lumen", names=Localized(en="Lumen", zh="流明"), languages=("en", "zh")),
        channels=(channel("short", max_length=40), channel("page"), channel("plain", max_hashtags=0, max_links=0)),
    )


@pytest.fixture
def report(guideline, hash_encoder):
    def report(text: str, brief: CampaignContext | None, **about: object) -> Report:
        return check(Copy(text, brief=brief, **about), guideline, encoder=hash_encoder)

    return report


@pytest.fixture
def found(report):
    def found(text: str, brief: CampaignContext | None, **about: object) -> list[Finding]:
        return [f for f in report(text, brief, **about).findings if f.check == "brief"]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "On sale from 9 March. Come and see the new lamps.",
        "SALES BEGIN ON 9 MARCH 2026, in every store.",
        "新品台灯 3 月 9 日正式开售。",
        "新品台燈，２０２６ 年 3 月 9 日開售。",
        "The new lamp is here. 2026年3月9日开售。",
    ],
)
def test_what_must_be_said_may_be_said_in_other_words_widths_and_scripts(found, text: str):
    assert found(text, replace(ONLY, must_say=SAID)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Come and see the new lamps.", SAID[0].en), ("欢迎来看新品台灯，还有新品 Lumen X。", SAID[0].zh)],
)
def test_what_is_missing_is_asked_for_in_the_language_of_the_text(found, text: str, wanted: str):
    [missing] = found(text, replace(ONLY, must_say=SAID))
    assert (missing.code, missing.params["wanted"], missing.span) == ("brief.must_say", wanted, None)
    assert missing.item.kind == "brief"
    assert (missing.params["campaign"], missing.params["field"]) == ("Spring", "must_say")


def test_a_line_in_chinese_alone_is_not_asked_of_english_copy(found):
    brief = replace(ONLY, must_say=points("详见活动规则"))
    assert found("Come and see the new lamps.", brief) == []
    assert [f.code for f in found("欢迎来看新品台灯。", brief)] == ["brief.must_say"]


def test_another_day_does_not_say_it(found):
    assert [f.code for f in found("On sale from 10 March.", replace(ONLY, must_say=SAID))] == ["brief.must_say"]


def test_only_a_channel_with_room_is_asked_and_the_report_says_so(report):
    brief = replace(ONLY, must_say=SAID)
    short = report("Come and see the lamps.", brief, channel="short")
    assert [f for f in short.findings if f.check == "brief"] == []
    [note] = [n for n in short.not_checked if n.check == "brief"]
    assert (note.code, note.params["line"]) == ("brief.no_room", SAID[0].en)
    assert [f.code for f in report("Come and see the lamps.", brief, channel="page").findings] == ["brief.must_say"]


def test_a_hashtag_and_a_link_are_asked_where_the_channel_takes_them(found):
    brief = replace(ONLY, must_say=points("#SpringLamps\nhttps://lamps.example/terms"))
    assert found("Come and see the lamps.", brief, channel="plain") == []
    assert len(found("Come and see the lamps.", brief, channel="page")) == 2
    assert found("Come and see. #springlamps https://www.lamps.example/terms/?utm_source=x", brief) == []


def test_one_word_is_not_asked_to_say_anything(found):
    assert found("Lamps", replace(ONLY, must_say=SAID)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We sell **refurbished** lamps.", "refurbished"),
        ("These lamps are ＲＥＦＵＲＢＩＳＨed.", "ＲＥＦＵＲＢＩＳＨed"),
        ("这批台灯是翻新的。", "翻新"),
    ],
)
def test_what_must_not_be_said_is_found_at_its_very_words(found, text: str, words: str):
    [finding] = found(text, replace(ONLY, must_not_say=points("refurbish · 翻新")))
    assert (finding.code, finding.severity, finding.quote) == ("brief.must_not_say", Severity.ERROR, words)
    assert text[finding.span.start : finding.span.end] == words
    assert (finding.item.kind, finding.params["field"]) == ("brief", "must_not_say")


def test_a_forbidden_word_inside_an_address_or_another_word_is_left_alone(found):
    brief = replace(ONLY, must_not_say=points("art"))
    assert found("Start here: https://lamps.example/art or ask.", brief) == []


@pytest.mark.parametrize("text", ["The lamp costs $49 and the big one costs $99.", "台灯售价 49 元，大号售价 99 元。"])
def test_a_price_comes_too_early_until_its_day(found, report, text: str):
    brief = replace(SPRING, must_say=(), landing_link=None)
    [early] = found(text, brief, as_of=date(2026, 3, 8))
    assert (early.code, early.params["day"], len(early.related)) == ("brief.too_early", "2026-03-09", 1)
    assert found(text, brief, as_of=date(2026, 3, 9)) == []
    assert early.params["line"] == ("No price before 9 March" if text.isascii() else "3 月 9 日前不提价格")
    [undated] = [n for n in report(text, brief).not_checked if n.check == "brief"]
    assert (undated.code, undated.params["n"]) == ("brief.no_day", 1)


def test_an_instruction_is_looked_for_by_its_words_and_the_report_says_so(report):
    told = report("Come and see the lamps.", replace(ONLY, must_not_say=points("No competitor names")))
    assert [n.code for n in told.not_checked if n.check == "brief"] == ["brief.only_words"]


@pytest.mark.parametrize(
    "link",
    [
        "https://lamps.example/spring?id=7",
        "http://www.lamps.example/spring/?utm_source=mail&id=7#top",
        "[the lamps](https://lamps.example/spring?id=7&utm_campaign=x)",
        "https://bit.ly/3abc",
        "https://lamps.example/spring?id=7 and https://shop.example/faq",
        "lamps at your shop",
    ],
)
def test_a_link_to_the_landing_page_is_right_whatever_counts_the_visit(found, link: str):
    assert found(f"See {link} today.", replace(ONLY, landing_link=SPRING.landing_link)) == []


@pytest.mark.parametrize(
    "link", ["https://lamps.example/winter?id=7", "https://lamps.example/spring", "https://lamp.example/spring?id=7"]
)
def test_a_link_elsewhere_is_shown_with_the_page_it_should_lead_to(found, link: str):
    [finding] = found(f"See {link} today.", replace(ONLY, landing_link=SPRING.landing_link))
    assert (finding.code, finding.quote, finding.params["wanted"]) == (
        "brief.landing_link",
        link,
        SPRING.landing_link,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sale runs from 5 March to 9 April.", "9 April"),
        ("Lamps: on sale on 2 April 2026.", "2 April 2026"),
        ("优惠活动 3 月 5 日至 4 月 9 日。", "4 月 9 日"),
    ],
)
def test_a_day_of_a_sale_lies_within_the_campaign(found, text: str, words: str):
    [finding] = found(text, replace(ONLY, start=SPRING.start, end=SPRING.end))
    assert (finding.code, finding.quote) == ("brief.days", words)


@pytest.mark.parametrize(
    "text",
    [
        "The sale runs from 1 March to 31 March.",
        "Warranty until 9 April 2028. We opened on 2 April.",
        "Our last lamp was released on 2 April 2024.",
        "优惠活动 3 月 1 日至 3 月 31 日，2025 年 4 月数据。",
    ],
)
def test_days_of_the_campaign_and_of_other_things_are_left_alone(found, text: str):
    assert found(text, replace(ONLY, start=SPRING.start, end=SPRING.end)) == []


@pytest.mark.parametrize("brief", [None, ONLY])
def test_copy_that_is_held_to_no_brief_has_the_report_it_always_had(report, brief: CampaignContext | None):
    told = report("We sell refurbished lamps.", brief)
    assert "brief" not in told.checked
    assert "brief" not in {p.check for p in told.parts} | {n.check for n in told.not_checked}


def test_a_brief_travels_between_processes_unchanged():
    copy = Copy("text", brief=SPRING)
    assert pickle.loads(pickle.dumps(copy)) == copy
    assert hash(SPRING) == hash(replace(SPRING))


def test_each_line_of_each_campaign_has_a_name_of_its_own_that_stays(found):
    brief = replace(ONLY, id="spring-26", must_say=points("Terms apply\n#Spring"))
    both = found("Come and see the new lamps.", brief)
    names = [f.item.id for f in both]
    assert len(set(names)) == 2
    assert all(name.startswith("spring-26.must_say.") for name in names)
    turned = replace(brief, must_say=brief.must_say[::-1])
    [alone] = found("Come and see the new lamps. Terms apply.", turned)
    assert (alone.item, alone.id) in [(f.item, f.id) for f in both]
    other = replace(brief, id="autumn-26")
    assert not {f.item.id for f in found("Come and see the new lamps.", other)} & set(names)
