"""A disclaimer is carried in its words or others, with its own dates and numbers, and not turned round."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.claims.disclaimers.carried import carried
from consistency.claims.disclaimers.lifted import lifted
from consistency.document import parse
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
BONUS, BONUS_ZH = "Get up to $100 extra for your old phone with trade-in. ", "以旧换新最高加补 600 元。"
LIGHT, LIGHT_ZH = "NightGlass gathers four times the light of Aurora 9. ", "夜瞳的进光量是极光 9 的 4 倍。"


@cache
def demo() -> CompiledClaims:
    return claims.CHECK.compile(load(story.guideline_path()), RESOURCES)


def found(text: str) -> list[tuple[str, str]]:
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=dt.date(2026, 12, 8)), demo(), RESOURCES).findings
    assert all(f.severity is Severity.WARNING for f in findings)
    return [(f.code.removeprefix("claims."), f.quote) for f in findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BONUS + "Depends on model and condition. Ends on 31 March 2027.", "31 March 2027"),
        (BONUS + "Depends on model and condition, ends 28 Feb 2027.", "28 Feb 2027"),
        (BONUS_ZH + "补贴金额以旧机型号和成色为准，活动至 2027 年 3 月 31 日。", "2027 年 3 月 31 日"),
        (LIGHT + "Compared with Aurora 9 under 5 lux, Orlume Imaging Lab, July 2026.", "5 lux"),
        (LIGHT + "Compared with Aurora 8 under 1 lux, Orlume Imaging Lab, July 2026.", "8 under"),
        (LIGHT_ZH + "数据来自曜光影像实验室，2024 年 7 月，1 lux 环境下与极光 9 对比。", "2024 年 7 月"),
        (LIGHT_ZH + "数据来自曜光影像实验室，2026 年 7 月，5 lux 环境下与极光 9 对比。", "5 lux"),
        (LIGHT_ZH + "數據來自曜光影像實驗室，2026 年 7 月，5 lux 環境下與極光 9 對比。", "5 lux"),
    ],
)
def test_another_date_or_number_in_a_disclaimer_is_told(text: str, words: str) -> None:
    assert found(text) == [("wrong_disclaimer", words)]


@pytest.mark.parametrize(
    "text",
    [
        BONUS + "Depends on model and condition. Ends on 31 January 2027.",
        BONUS + "Depends on model and condition, ends 31 Jan 2027. On sale on 7 December 2026.",
        "On sale on 7 December 2026. Depends on model and condition. Ends on 31 January 2027. " + BONUS,
        BONUS + "It depends on the model and the condition of your phone and ends on 31 January. We have 120 stores.",
        LIGHT + "Compared with Aurora 9 under 1 lux, Orlume Imaging Lab, July 2026.",
        BONUS_ZH + "补贴金额以旧机型号和成色为准，活动至 1 月 31 日。",
        "12 月 7 日开售。" + BONUS_ZH + "补贴金额以旧机型号和成色为准，活动至 2027 年 1 月 31 日。",
        LIGHT_ZH + "数据来自曜光影像实验室，2026年7月，1 lux 环境下与极光 9 对比。",
    ],
)
def test_a_disclaimer_with_its_own_values_is_carried(text: str) -> None:
    assert found(text) == []


def test_a_disclaimer_that_is_left_out_is_still_missing() -> None:
    assert found(BONUS) == [("missing_disclaimer", "$100")]


CUT, CUT_EN = "活动至 2026 年 12 月 31 日，不与会员折扣同享。", "Until 31 December 2026, not with the member discount."
TRIAL, TRIAL_EN = (
    "数据来自 36 位受试者 28 天仪器测试，效果因人而异。",
    "Measured on 36 people over 28 days. Results vary.",
)
DRY, STATION = "鲜肉添加比例按烘干前投料计算。", "仅限合作场站，以场站公示为准。"
CABLE, INVITE = "超出 30 米的线缆和土建费用另计。", "每月最多邀请 5 人，充电券 30 天内有效。"
ROOM, VAT = "For two people in a Snug, Sunday to Thursday.", "Prices exclude VAT."
RATE = "Rate correct on 1 November 2026. Rates can change."


@pytest.mark.parametrize(
    ("disclaimer", "text"),
    [
        (CUT, "满 399 元减 50 元。12 月 31 日截止，不能和会员折扣一起用。"),
        (CUT, "满 399 元减 50 元（12 月底前有效，不可与会员折扣叠加）。"),
        (CUT, "活动至 2026 年 12 月 31 日，与会员折扣二选一。"),
        (CUT_EN, "Valid until 31 December 2026, and it cannot be used with the member discount."),
        (TRIAL, "水分提升 37%（36 位受试者、28 天仪器测试，效果因人而异）。"),
        (TRIAL, "数据来源于 36 名受试者为期 28 天的仪器测试，实际效果因人而异。"),
        (TRIAL_EN, "37 % more moisture (36 people, 28 days, results vary)."),
        (DRY, "鲜肉加了 85%，按烘干前投料算。"),
        (STATION, "停车费免两小时，限合作场站，具体看场站公示。"),
        (CABLE, "含 30 米以内的标准安装；线缆超过 30 米或者要动土，另外收费。"),
        (INVITE, "一人一张十块钱的券。每个月最多邀请五位，券 30 天内有效。"),
        (ROOM, "Rooms for two people in a Snug, from Sunday to Thursday."),
        (RATE, "The rate is correct on 1 November 2026. Rates are not fixed and can change."),
        (
            "Trial with 96 runners, 2025. Individual results may vary.",
            "In a trial in 2025, 96 runners tried it. Results differ from person to person.",
        ),
    ],
)
def test_a_disclaimer_in_other_words_is_carried(disclaimer: str, text: str) -> None:
    assert carried(parse(text), disclaimer) == ()


@pytest.mark.parametrize(
    ("disclaimer", "text", "words"),
    [
        (CUT, "满 399 元减 50 元，活动至 2026 年 12 月 31 日，可与会员折扣同享。", "可与会员折扣同享"),
        (CUT, "满 399 元减 50 元，可与会员折扣叠加。活动至 2026 年 12 月 31 日。", "可与会员折扣叠加"),
        (CUT_EN, "Also with the member discount. Until 31 December 2026.", "Also with the member discount"),
        (TRIAL, "数据来自 36 位受试者 28 天仪器测试，效果人人相同。", "人人相同"),
        (TRIAL_EN, "Measured on 36 people over 28 days. Results are the same for everyone.", "the same for everyone"),
        (RATE, "Rate correct on 1 November 2026. Rates cannot change.", "Rates cannot change"),
        (DRY, "鲜肉占 85%。鲜肉添加比例按烘干后计算。", "鲜肉添加比例按烘干后计算"),
        ("不与满减同享。", "会员日 88 折，还能叠加满减。", "还能叠加满减"),
        (VAT, "It costs £12. Prices include VAT.", "Prices include VAT"),
    ],
)
def test_a_disclaimer_turned_round_is_told(disclaimer: str, text: str, words: str) -> None:
    (fault,) = carried(parse(text), disclaimer) or ()
    assert fault.turned
    assert text[slice(*fault.place)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rooms for two people in a Snug, Friday to Sunday.", "Friday"),
        ("Rooms for two people in a Loft Room, Sunday to Thursday.", "Loft Room"),
    ],
)
def test_other_days_and_another_name_in_a_disclaimer_are_told(text: str, words: str) -> None:
    assert [text[slice(*fault.place)] for fault in carried(parse(text), ROOM) or ()] == [words]


@pytest.mark.parametrize(
    ("disclaimer", "text", "words"),
    [
        ("New customers only.", "Half price for everyone.", "everyone"),
        ("New customers only.", "Half price, for new and existing customers alike.", "new and existing customers"),
        (INVITE, "双方各得 10 元充电券，永久有效。", "永久有效"),
        (STATION, "免 2 小时停车费，所有场站通用。", "所有场站"),
        ("New customers only.", "Half price for new customers. Everyone is welcome.", None),
        ("New customers only.", "Half price until May.", None),
    ],
)
def test_a_disclaimer_lifted_for_everybody_is_told(disclaimer: str, text: str, words: str | None) -> None:
    document = parse(text)
    fault = lifted(document, disclaimer, document.sentences[0])
    assert (text[slice(*fault.place)] if fault else None) == words


def test_a_figure_of_a_disclaimer_that_is_carried_needs_no_disclaimer_of_its_own() -> None:
    price = ApprovedClaim(
        id="price",
        text=Localized(en="Pro is £29 a month."),
        values=("£29",),
        disclaimer=Localized(en=VAT),
        evidence="a",
    )
    half = ApprovedClaim(
        id="half",
        text=Localized(en="50% off Pro for three months."),
        values=("50%",),
        disclaimer=Localized(en="New customers only. Then £29 a month."),
        evidence="b",
    )
    brand = Brand(id="pro", names=Localized(en="Tin"), languages=("en",))
    compiled = claims.CHECK.compile(Guideline(brand=brand, claims=Claims(approved=(price, half))), RESOURCES)

    def codes(text: str) -> list[str]:
        return [f.code for f in claims.CHECK.run(parse(text), Copy(text), compiled, RESOURCES).findings]

    assert codes("50% off Pro for three months. New customers only. Then £29 a month.") == []
    assert codes("Pro is £29 a month.") == ["claims.missing_disclaimer"]


@pytest.mark.parametrize(
    "text",
    ["满 399 元减 50 元，慢慢挑。", "12 月 31 日截止，慢慢挑。", "活动至 2026 年 11 月 30 日，会员另有折扣。"],
)
def test_a_part_of_a_disclaimer_does_not_carry_it(text: str) -> None:
    assert carried(parse(text), CUT) is None


def test_a_disclaimer_turned_round_is_an_error() -> None:
    claim = ApprovedClaim(
        id="cut",
        text=Localized(zh="全场满 399 元减 50 元。"),
        values=("399 元", "50 元"),
        evidence="促销单",
        disclaimer=Localized(zh=CUT),
    )
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(zh="汀"), languages=("zh",)), claims=Claims(approved=(claim,))
    )
    text = "全场满 399 元减 50 元，可与会员折扣同享，活动至 2026 年 12 月 31 日。"
    findings = claims.CHECK.run(parse(text), Copy(text), claims.CHECK.compile(guideline, RESOURCES), RESOURCES).findings
    assert [(f.code, f.severity, f.quote) for f in findings] == [
        ("claims.wrong_disclaimer", Severity.ERROR, "可与会员折扣同享")
    ]


@pytest.mark.parametrize("text", ["The Adze goes 110 km.", "Charge the Adze once and ride 110 km, whatever the hill."])
def test_a_claim_known_by_its_limit_alone_needs_its_disclaimer(text: str) -> None:
    bike = ApprovedClaim(
        id="bike",
        text=Localized(en="The Adze e-bike costs £1,400 and has a range of up to 110 km."),
        evidence="File 1",
        disclaimer=Localized(en="Measured at 20 °C."),
    )
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="Brackwater"), languages=("en",)),
        terms=(Term(id="adze", preferred="Adze", kind="product"),),
        claims=Claims(approved=(bike,)),
    )
    findings = claims.CHECK.run(parse(text), Copy(text), claims.CHECK.compile(guideline, RESOURCES), RESOURCES).findings
    assert "claims.missing_disclaimer" in [f.code for f in findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You want a key card first, since the Late Gate needs a key card to open.", []),
        ("To come after ten, the Late Gate needs a key card.", []),
        ("The Side Gate needs a key card.", []),
        ("The gate at Quay Street needs a key card.", []),
    ],
)
def test_a_name_that_begins_a_disclaimer_is_the_same_one_inside_a_sentence(text: str, words: list[str]) -> None:
    departures = carried(parse(text), "Late Gate needs a key card.")
    assert departures is not None
    assert [text[slice(*each.place)] for each in departures] == words


def test_another_name_inside_a_disclaimer_is_another_one() -> None:
    text = "Boxes, crates and cases are insured up to £500 and kept dry by Harbour Cold Stores."
    departures = carried(
        parse(text), "Boxes, crates and cases are insured up to £500 and kept dry by Quayside Limited."
    )
    assert departures is not None
    assert [text[slice(*each.place)] for each in departures] == ["Harbour Cold Stores"]
