"""Claims: what may not be said, what is out of date, what lacks its disclaimer, and figures nobody approved."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims
from consistency.document import parse
from consistency.model import CheckResult, Copy, Finding
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load
from guidelines.model import (
    ApprovedClaim,
    Brand,
    Claims,
    Guideline,
    Localized,
    ProhibitedClaim,
    Severity,
    Term,
    Variant,
)

DEMO = load(story.guideline_path())
LIVE = dt.date(2026, 12, 1)
RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
WHY = Localized(en="Nobody can prove it.", zh="无从证明。")


def run(text: str, guideline: Guideline = DEMO, as_of: dt.date | None = LIVE) -> CheckResult:
    compiled = claims.CHECK.compile(guideline, RESOURCES)
    return claims.CHECK.run(parse(text), Copy(text, as_of=as_of), compiled, RESOURCES)


def codes(text: str, guideline: Guideline = DEMO, as_of: dt.date | None = LIVE) -> list[tuple[str, str]]:
    return [(f.code.removeprefix("claims."), f.quote) for f in run(text, guideline, as_of).findings]


def only(text: str, guideline: Guideline = DEMO) -> Finding:
    (finding,) = run(text, guideline).findings
    return finding


def brand(*approved: ApprovedClaim, prohibited: tuple[ProhibitedClaim, ...] = ()) -> Guideline:
    return Guideline(
        brand=Brand(id="b", names=Localized(en="B"), languages=("en", "zh")),
        claims=Claims(approved=approved, prohibited=prohibited),
    )


BEST = brand(
    prohibited=(
        ProhibitedClaim(
            id="best",
            phrases={"en": ("the best", "cures insomnia"), "zh": ("最佳", "包治百病")},
            exceptions={"en": ("the best man",), "zh": ()},
            reason=WHY,
            source="Law 1",
        ),
    )
)


@pytest.mark.parametrize(
    "text", ["It is the best.", "The best!", "我们是业界最佳的选择。", "它 cures insomnia。", "**The best** one"]
)
def test_prohibited_wording_is_an_error_with_reason_and_source(text: str):
    found = only(text, BEST)
    assert (found.code, found.severity, found.confidence) == ("claims.prohibited", Severity.ERROR, 1.0)
    assert (found.item.id, found.reason, found.source) == ("best", WHY, "Law 1")


@pytest.mark.parametrize(
    "text",
    [
        "One reader wrote: “It is the best.”",
        "有人说“最佳”。",
        "The words the best are never ours.",
        "You asked whether it is the best. Nothing is.",
    ],
)
def test_a_claim_that_is_quoted_spoken_of_or_asked_and_denied_is_a_suggestion(text: str):
    found = only(text, BEST)
    assert found.severity is Severity.SUGGESTION
    assert found.confidence < 0.7
    assert found.fix is None


@pytest.mark.parametrize(
    "text", ["Not only the best, also the lightest.", "不仅是最佳，还很轻。", "No wonder it is the best."]
)
def test_a_figure_of_speech_is_no_negation(text: str):
    assert only(text, BEST).severity is Severity.ERROR


def test_an_exception_is_left_alone():
    assert codes("He was the best man at the wedding.", BEST) == []


def test_the_approved_wording_is_offered_where_it_fits_the_sentence():
    assert only("The body is waterproof.").fix.replacement == "water-resistant (IP68)"
    assert only("Waterproof body.").fix.replacement == "Water-resistant (IP68)"
    assert only("It is the best camera phone.").fix.replacement == "a camera that keeps what you saw"
    assert only("It is the best camera phone in town.").fix is None


@pytest.mark.parametrize(
    "text",
    [
        "Aurora X starts at $699.",
        "极光 X 售价 4,999 元起。",
        "极光 X 只要 ￥４９９９ 起。",
        "极光 X 售价四千九百九十九元起。",
        "50 MP on a 1-inch sensor.",
        "五千万像素，1 英寸主摄。",
        "整机保修 24 个月。",
        "A 24-month warranty.",
    ],
)
def test_an_approved_figure_is_fine_in_any_notation(text: str):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("2亿像素主摄。", "2亿像素"),
        ("A 200-megapixel camera.", "200-megapixel"),
        ("It is 40% brighter.", "40%"),
        ("亮度提升百分之四十。", "百分之四十"),
        ("全场 8 折。", "8 折"),
        ("支持 100W 快充。", "100W"),
        ("The leather case costs $39.", "$39"),
    ],
)
def test_a_figure_nobody_approved_is_reported(text: str, figure: str):
    assert codes(text) == [("unapproved_number", figure)]


@pytest.mark.parametrize(
    "text",
    [
        "Join us on 25 September at 10:30, gate 4.",
        "Call 400-800-1234 within 24 hours.",
        "She has taken photos for 12 years.",
        "We met three times in two weeks.",
        "A 5 km walk took 2 hours.",
        "I am 100% sure.",
        "2 million people read it.",
        "第一步：等待 5 分钟。",
        "他拍了十年照片。",
        "2026 年 9 月 25 日，200 人到场。",
        "十年磨一剑，百折不挠。",
        "Version 2.0 of the 4K app for 5G.",
        "See https://example.com/50%25-off and `99%`.",
    ],
)
def test_dates_counts_and_stories_are_no_claims(text: str):
    assert codes(text) == []


def test_what_a_figure_is_about_is_said_near_it_also_where_nothing_parts_the_clauses():
    far = "我们一起看日出" * 12
    assert codes(f"电池{far}等了 48 小时") == []
    assert codes(f"{far}电池续航 48 小时{far}") == [("wrong_value", "48 小时")]
    assert [quote for _, quote in codes("我们等了 48 小时，电池还有电")] == ["48 小时"]
    assert codes("我们等了 48 小时，天亮了，电池还有电") == []


def test_a_figure_over_which_a_long_row_is_cut_is_reported_all_the_same():
    assert codes("—" * 799 + "30%") == [("unapproved_number", "30%")]


def test_a_prohibited_claim_without_a_fix_shows_the_nearest_approved_wording():
    sleep = ProhibitedClaim(id="p", phrases={"en": ("cures insomnia", "battery lasts forever")}, reason=WHY)
    lasting = ApprovedClaim(id="b", text=Localized(en="The battery lasts for two days."), evidence="Test 1")
    found = only("This battery lasts forever.", brand(lasting, prohibited=(sleep,)))
    assert (found.code, found.params["nearest"]) == ("claims.prohibited_nearest", "The battery lasts for two days.")
    far = ApprovedClaim(id="b", text=Localized(en="Our office is in Leeds."), evidence="Test 1")
    assert only("This battery lasts forever.", brand(far, prohibited=(sleep,))).code == "claims.prohibited"
    named = only("It is the best camera phone in town.")
    assert (named.code, named.params["nearest"]) == ("claims.prohibited_nearest", "a camera that keeps what you saw")


def test_another_turn_of_a_prohibited_claim_is_not_mended_word_for_word():
    banned = ProhibitedClaim(
        id="free", phrases={"en": ("chemical-free",)}, reason=WHY, use=Localized(en="made with few ingredients")
    )
    found = only("It contains no chemicals.", brand(prohibited=(banned,)))
    assert (found.code, found.fix) == ("claims.prohibited_nearest", None)
    assert only("It is chemical-free.", brand(prohibited=(banned,))).fix.replacement == "made with few ingredients"


def test_a_guideline_can_switch_figures_off():
    off = DEMO.model_copy(update={"claims": DEMO.claims.model_copy(update={"check_numbers": False})})
    assert codes("It is 40% brighter.", off) == []


BATTERY = ApprovedClaim(
    id="battery",
    text=Localized(en="The battery lasts up to 36 hours.", zh="电池续航最长 36 小时。"),
    values=("36 hours", "36 小时"),
    evidence="Test 1",
    valid_from=dt.date(2026, 1, 1),
    expires=dt.date(2026, 6, 30),
    disclaimer=Localized(en="Lab figure. Real life varies with settings.", zh="实验室数据，实际因人而异。"),
)
AWARD = ApprovedClaim(
    id="award",
    text=Localized(en="Winner of the 2025 Golden Lens Camera Award"),
    values=("2025 Golden Lens Camera Award",),
    evidence="Licence 7",
    expires=dt.date(2026, 6, 30),
)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The battery lasts up to 36 hours. Lab figure: real life varies with settings.", "36 hours"),
        ("Up to thirty-six hours from one battery! Lab figure. Real life varies with settings.", "thirty-six hours"),
        ("电池续航最长三十六小时。实验室数据，实际因人而异。", "三十六小时"),
        ("Named winner of the 2025 Golden Lens Camera Award.", "2025 Golden Lens Camera Award"),
    ],
)
def test_a_claim_is_held_to_its_dates(text: str, quote: str):
    guideline = brand(BATTERY, AWARD)
    assert codes(text, guideline, dt.date(2026, 6, 30)) == []
    assert codes(text, guideline, dt.date(2026, 7, 1)) == [("expired", quote)]


def test_a_claim_is_not_made_before_its_time():
    assert codes("电池续航最长 36 小时。实验室数据，实际因人而异。", brand(BATTERY), dt.date(2025, 12, 31)) == [
        ("not_yet_valid", "36 小时")
    ]


def test_the_same_figure_about_something_else_is_no_use_of_the_claim():
    assert codes("Our shop opens again in 36 hours.", brand(BATTERY), dt.date(2027, 1, 1)) == []


def test_a_missing_disclaimer_is_shown_once():
    found = run(
        "The battery lasts up to 36 hours. Yes, up to 36 hours of battery.", brand(BATTERY), dt.date(2026, 3, 1)
    ).findings
    assert [(f.code, f.quote, f.severity) for f in found] == [
        ("claims.missing_disclaimer", "36 hours", Severity.WARNING)
    ]
    assert found[0].params["disclaimer"] == "Lab figure. Real life varies with settings."


def test_without_a_date_expiry_is_reported_as_not_checked():
    assert [n.code for n in run("Hello.", as_of=None).not_checked] == ["claims.no_date"]
    assert run("Hello.").not_checked == ()
    assert run("Hello.", BEST, None).not_checked == ()


def test_figures_are_held_against_nobody_while_the_guideline_approves_none():
    found = run("Charges to 80 % in 20 minutes.", BEST)
    assert found.findings == ()
    assert [n.code for n in found.not_checked] == ["claims.no_figures"]
    assert run("Charges in no time.", BEST).not_checked == ()


def test_figures_of_examples_are_approved_and_hold_no_other_figure_to_them():
    guideline = Guideline.model_validate(
        {
            "brand": {"id": "b", "names": {"en": "B"}, "languages": ["en"]},
            "voice": {
                "attributes": [{"id": "warm", "name": {"en": "Warm"}, "do": {"en": ["Charges to 50 % in 10 minutes."]}}]
            },
        }
    )
    assert run("Charges to 50 % in 10 minutes.", guideline).not_checked == ()
    found = run("Charges to 80 % in 20 minutes.", guideline)
    assert found.findings == ()
    assert [n.code for n in found.not_checked] == ["claims.no_figures"]


def test_a_common_noun_that_the_brand_prefers_does_not_make_a_competitors_figure_ours() -> None:
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="B"), languages=("en",), competitors=("Veltron",)),
        terms=(
            Term(id="battery", preferred="battery", forbidden=(Variant(text="accumulator"),)),
            Term(id="beacon", preferred="Beacon", kind="product"),
        ),
        claims=Claims(
            approved=(ApprovedClaim(id="hours", text=Localized(en="The battery lasts 36 hours."), evidence="Lab"),)
        ),
    )
    assert codes("The Veltron battery lasts 40 hours.", guideline) == []
    assert codes("Unlike the Veltron, the Beacon battery lasts 40 hours.", guideline) != []


def test_a_preferred_word_inside_a_value_hides_no_wrong_one_but_a_number_in_a_name_is_no_value() -> None:
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(zh="毛毛"), languages=("zh",)),
        terms=(Term(id="cat", preferred="猫"), Term(id="seven", preferred="七天猫粮", kind="product")),
        claims=Claims(
            approved=(
                ApprovedClaim(id="homes", text=Localized(zh="已陪伴 68 万个养猫家庭。"), evidence="订单"),
                ApprovedClaim(id="back", text=Localized(zh="猫粮 30 天内可退。"), evidence="售后"),
            )
        ),
    )
    assert codes("已陪伴 80 万个养猫家庭。", guideline) == [("wrong_value", "80 万个养猫")]
    assert codes("七天猫粮可退。", guideline) == []
