"""Comparing the pieces of a campaign: what contradicts, what only looks so, and what goes on from piece to piece."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.compare import Asset, compare
from consistency.compare.as_json import comparison_to_dict
from consistency.compare.facts.limits import MOST
from consistency.model import Copy, CopyError
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, MessageHouse, Pillar, Term, Variant

BRAND = Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh"))
PLAIN = Guideline(brand=BRAND)


def asset(name: str, text: str, **more) -> Asset:
    return Asset(name, name, Copy(text), **more)


def found(*texts: str, guideline: Guideline = PLAIN) -> list[tuple[str, str]]:
    """Kind and topic of every disagreement between ``texts``."""
    assets = [asset(f"a{i}", text) for i, text in enumerate(texts)]
    return [(d.kind, d.topic) for d in compare(assets, guideline).disagreements]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The kettle costs £89.", "Hearth kettle, now only £79.", ("price", "price")),
        ("整机保修两年。", "The whole phone has a three-year warranty.", ("warranty", "warranty")),
        ("12 月 7 日正式开售。", "On sale on 10 December.", ("date", "on_sale")),
        ("全场 8 折。", "25% off everything.", ("discount", "discount")),
        ("随时可以取消。", "The subscription cannot be cancelled.", ("promise", "cancellable")),
        ("不含酒精。", "It contains alcohol.", ("promise", "contains_alcohol")),
        ("全程不进购物店。", "There are two stops, with one shopping stop in Dali.", ("promise", "shopping_stops")),
        ("直播免费看。", "直播需要付费观看。", ("promise", "watch_free")),
        ("提前还款要收 1% 的手续费。", "No early repayment fees.", ("promise", "early_repayment_fee")),
        ("Lunch and coffee are included.", "午餐自理。", ("promise", "lunch")),
        ("定金不退。", "The deposit is refundable.", ("promise", "deposit_back")),
        ("无需预约，随到随用。", "Reservations are required.", ("promise", "reservation")),
        ("仅限新客。", "Open to new and existing customers.", ("condition", "new_customers_only")),
        ("重 218 克。", "It weighs 198 g.", ("quantity", "weight")),
        ("24 lessons, 45 minutes each.", "共 20 节课。", ("quantity", "lessons")),
        ("Runs on Moss OS 5.", "It comes with Moss OS 4.", ("version", "version os")),
        ("门店营业到晚上 9 点。", "The shop is open until 8 pm.", ("time", "closing")),
        ("售价 4999 元。", "Price: $4999.", ("currency", "price")),
        ("The battery lasts up to 36 hours.", "The battery lasts at least 36 hours.", ("condition", "battery")),
        ("The battery lasts 40 minutes.", "The battery lasts an hour.", ("duration", "battery")),
    ],
)
def test_two_values_of_one_subject_disagree(one, other, expected):
    assert expected in found(one, other)


def test_a_day_without_its_year_is_the_same_day_with_it():
    texts = ("On sale on 7 December 2026.", "12 月 7 日开售。", "On sale on 10 December.")
    (one,) = compare([asset(str(i), text) for i, text in enumerate(texts)], PLAIN).disagreements
    assert [side.value for side in one.sides] == ["2026-12-07", "2026-12-07", "12-10"]


def test_what_pieces_are_held_to_can_disagree_but_carries_no_message():
    guideline = Guideline(
        brand=BRAND,
        message=MessageHouse(
            core=Localized(en="Clear pictures"),
            pillars=(
                Pillar(id="night", name=Localized(en="Night"), statement=Localized(en="It sees in the dark at night.")),
            ),
        ),
    )
    brief = asset("brief", "On sale on 7 December.", reference=True)
    result = compare([asset("ad", "On sale on 10 December. It sees in the dark."), brief], guideline)
    assert [d.kind for d in result.disagreements] == ["date"]
    assert [cell is None for cell in result.rows[0].cells] == [False, True]
    assert [a.id for a in result.pieces] == ["ad"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 月 7 日开售。", "On sale on 7 December."),
        ("保修 24 个月。", "Two-year warranty."),
        ("售价 4999 元。", "It costs $699."),
        ("8 折。", "20% off."),
        ("256 GB from $999, 512 GB from $1,099.", "The 512 GB version costs $1,099."),
        ("Groups of up to 12 people, 2.5 hours.", "Two and a half hours, nine stops."),
        ("Launch price until 30 September.", "From 1 October it goes back to the regular price."),
        ("2 pm to 6 pm, open daily.", "Open seven days a week, 24 hours a day on the phone."),
        ("年卡 2999 元，折合每天 8.2 元。", "新客体验课 9.9 元。"),
        ("净重 1.45 kg。", "Packed weight 1.7 kg."),
        ("4.5 g of sugar per 100 g.", "Per serving of 45 g: 2 g of sugar."),
        ("Single day ticket: 单日票 299 元。", "双日票 499 元。"),
        ("£89, was £109.", "It costs £89."),
        ("Adults €12, students €8.", "Students pay €8."),
        ("Pre-order from 20 November, on sale 7 December.", "On sale 7 December."),
        ("Ten-year warranty on the shell, two years on the zip.", "The shell has a ten-year warranty."),
        ("From $20.", "The deluxe edition costs $45."),
        ("If you cancel, there are no refunds on opened boxes.", "Full refund within 30 days."),
        ("Delivery is free over £20; below that it is £3.", "Free delivery over £20."),
        ("The 2026 report names 40 cities.", "We have 12 stores."),
        ("续航 36 小时。", "The battery lasts 36 hours, ten hours more than the predecessor's 26."),
        ("Cancel up to 48 hours before arrival.", "You can cancel at least 48 hours before you arrive."),
        ("In Singapore it costs S$6.50.", "中杯 28 元。"),
        ("面对风浪，我们绝不退缩。", "7 天内可全额退款。"),
        ("Used by 3,200 finance teams.", "More than 3,000 finance teams use it."),
        ("Flights on Friday 4 June.", "Flying Mondays and Fridays, 4 June to 27 September."),
        ("机票和索道要自己出哦", "机票和索道是不含的，需要您自理。"),
        ("12 月龄以上的猫可以吃。", "六个月的小猫先别吃。"),
        ("检测项目从 62 项加到了 68 项。", "检测项目 68 项。"),
        ("Members' preview on 19 March, the evening before we open.", "We open on 20 March."),
        ("10 km walk: meet at 8:00.", "10 公里徒步 8:30 出发。"),
        ("18:20 发车。", "20:30 到达。"),
        ("想看没广告的就买Plus。", "Basic 档有广告。"),
        ("去年共赔付 12.6 万件。", "去年我们赔了十二万多件。"),
        ("预订时间：2月20日至4月15日；入住时间：3月10日至5月31日。", "入住期是3月10日到5月31日，4月15日前预订都可以。"),
        ("A $20 credit on your next bill.", "下期账单减 20 元（新币）。"),
        ("30-day free trial.", "Your free trial ends in 5 days."),
        ("The members' preview is on 19 March, from 6pm to 8.30pm.", "Open until 9pm, from 20 March."),
        ("返程几点到？\n\n20:30 到沈阳北。", "去程 22:05 到长白山。"),
        ("早鸟价：清和 138 元，锦夏 218 元。", "转发本条，抽 10 位送锦夏一份。"),
        ("The battery lasts 55 minutes.", "The battery lasts an hour."),
        ("89% of testers felt softer skin.", "Nine in ten testers felt softer skin."),
        ("充电 28 分钟。", "充电半小时。"),
        ("Try Plus free for 14 days.", "You have had eleven days of Plus."),
        ("Stage 2: 800 g, NZ$38.", "Stage 3: 900 g, NZ$42."),
        ("2段，800克，268元。", "3段适合一到三岁，900克，288元。"),
        ("质保三年。", "上一代产品质保两年。"),
        ("大床房480元。", "大床房团建420元。"),
        ("The cut-off is nine hours.", "The race returns for the eighth time."),
        ("第一期7月6日开营。", "第二期8月3日开营。"),
    ],
)
def test_what_only_looks_like_a_contradiction_is_none(one, other):
    assert found(one, other) == []


def test_every_side_is_quoted_with_its_place_and_value():
    assets = [asset("page", "It costs £89 today."), asset("post", "Now only £79!")]
    (each,) = compare(assets, PLAIN).disagreements
    texts = {a.id: a.copy.text for a in assets}
    for side in each.sides:
        assert texts[side.asset][side.span.start : side.span.end] == side.quote
        assert texts[side.asset][side.context.start : side.context.end] == side.sentence
        assert side.quote in side.sentence
    assert [(s.asset, s.value, s.approved) for s in each.sides] == [("page", "GBP 89", None), ("post", "GBP 79", None)]


def _priced() -> Guideline:
    claim = ApprovedClaim(
        id="price", text=Localized(en="Aurora X starts at $699.", zh="极光 X 售价 4999 元起。"), evidence="price list"
    )
    return Guideline(brand=BRAND, claims=Claims(approved=(claim,)))


def test_the_approved_claim_says_who_is_right():
    assets = [asset("page", "Aurora X starts at $699."), asset("script", "Aurora X starts at $749.")]
    (each,) = compare(assets, _priced()).disagreements
    assert each.claim == "price"
    assert [s.approved for s in each.sides] == [True, False]


def test_prices_of_two_markets_contradict_only_through_a_claim_that_names_both():
    texts = ("Aurora X starts at $749.", "极光 X 售价 4999 元起。")
    assert found(*texts) == []
    assert found(*texts, guideline=_priced()) == [("price", "price")]


def test_an_asset_that_agrees_is_shown_beside_those_that_do_not():
    assets = [
        asset("a", "Two-year warranty."),
        asset("b", "保修 24 个月。"),
        asset("c", "It has a three-year warranty."),
    ]
    (each,) = compare(assets, PLAIN).disagreements
    assert [(s.asset, s.value) for s in each.sides] == [("a", "24 months"), ("b", "24 months"), ("c", "36 months")]


def test_a_name_and_a_slogan_of_the_guideline_are_written_one_way():
    guideline = Guideline(
        brand=BRAND,
        terms=(
            Term(
                id="slogan",
                preferred="Quiet power",
                kind="slogan",
                fuzzy=False,
                forbidden=(Variant(text="Quieter power"),),
            ),
            Term(id="product", preferred="Aurora X", kind="product", forbidden=(Variant(text="AuroraX"),)),
        ),
    )
    one = "Quiet power. Meet Aurora X, the phone for the night."
    other = "Quieter power. Meet AuroraX, the phone for the night."
    assert found(one, other, guideline=guideline) == [("slogan", "Quiet power"), ("name", "Aurora X")]


def test_near_equal_headings_are_one_slogan_in_two_forms():
    assert found("# Quiet power\n\nOut now.", "# Quieter power\n\nOut now.") == [("slogan", "Quiet power")]
    assert found("# Quiet power\n\nOut now.", "# Loud colours\n\nOut now.") == []
    assert found("# Week 1: begin\n\nOut now.", "# Week 2: begin\n\nOut now.") == []


HOUSE = MessageHouse(
    core=Localized(en="Light that follows your day"),
    pillars=(
        Pillar(
            id="rest",
            name=Localized(en="Easy on the eyes", zh="看得舒服"),
            statement=Localized(en="Soft light lets you read for hours.", zh="柔和的光线，长时间看书也舒服。"),
        ),
        Pillar(
            id="saving",
            name=Localized(en="Saves power", zh="省电"),
            statement=Localized(en="The lamp uses very little electricity.", zh="这盏灯用电很少。"),
        ),
    ),
)


def test_the_grid_says_which_asset_carries_which_pillar_by_which_sentence():
    assets = [asset("post", "柔和的光线，长时间看书也舒服。"), asset("page", "The lamp uses very little electricity.")]
    rest, saving = compare(assets, Guideline(brand=BRAND, message=HOUSE)).rows
    assert [c.status for c in rest.cells if c] == ["carried", "missing"]
    assert [c.status for c in saving.cells if c] == ["missing", "carried"]
    assert rest.cells[0] is not None
    assert rest.cells[0].span is not None


def test_a_page_that_drops_or_contradicts_the_offer_does_not_continue_the_ad():
    page = asset("page", "Soft light lets you read for hours. The lamp costs £40. Two-year warranty.")
    ads = [
        asset("same", "Soft light to read by for hours, £40.", leads_to="page"),
        asset("more", "Soft light to read by for hours, 20% off this week.", leads_to="page"),
        asset("other", "Soft light to read by for hours. The lamp is £35.", leads_to="page"),
    ]
    result = {ad.id: compare([ad, page], PLAIN).handoffs[0] for ad in ads}
    assert {name: h.status for name, h in result.items()} == {"same": "continues", "more": "gaps", "other": "broken"}
    assert [d.topic for d in result["more"].dropped] == ["discount"]
    assert result["other"].disagreements


def test_a_derived_piece_drifts_when_it_says_something_else():
    parent = asset("key", "Soft light lets you read for hours. The lamp uses very little electricity.")
    near = asset("near", "柔和的光线，长时间看书也舒服。这盏灯用电很少。", parent="key")
    far = asset("far", "Our designers drew the foot in steel. Visit the family workshop in spring.", parent="key")
    close, apart = (compare([parent, child], PLAIN).drifts[0] for child in (near, far))
    assert close.status == "close"
    assert apart.status == "apart"
    assert close.similarity > apart.similarity
    assert apart.farthest


def test_a_piece_that_is_named_but_not_given_is_said_so():
    result = compare([asset("a", "One text.", parent="x"), asset("b", "Another text.", leads_to="y")], PLAIN)
    assert {n.code for n in result.not_checked} >= {"compare.no_parent", "compare.no_target"}


def test_what_a_price_list_gives_beyond_the_limit_is_said_not_to_be_compared():
    prices = "\n".join(f"Lamp {n}: ${n}." for n in range(100, 100 + MOST))
    more = f"{prices}\nThe chair costs $900.\nThe battery lasts 40 hours."
    whole, cut = (
        compare([asset("list", text), asset("page", "The battery lasts 30 hours.")], PLAIN) for text in (prices, more)
    )
    assert [n for n in whole.not_checked if n.code == "compare.too_many_figures"] == []
    (left,) = (n for n in cut.not_checked if n.code == "compare.too_many_figures")
    assert left.params == {"asset": "list", "n": 1, "limit": MOST}
    assert [d.topic for d in cut.disagreements] == ["battery"]


@pytest.mark.parametrize(
    ("assets", "code"),
    [
        ([asset("a", "One text.")], "compare.too_few"),
        ([asset("a", "One."), asset("a", "Two.")], "compare.same_id"),
        ([asset("a", "One."), asset("b", "  ")], "compare.empty_asset"),
        ([asset("a", "One."), asset("b", "x" * 40_001)], "compare.asset_too_long"),
        ([asset(f"a{i}", "One.") for i in range(41)], "compare.too_many"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_reason(assets, code):
    with pytest.raises(CopyError) as refused:
        compare(assets, PLAIN)
    assert refused.value.code == code


def test_the_same_disagreements_come_out_in_any_order_of_the_assets():
    texts = {"a": "It costs £89. Two-year warranty.", "b": "Only £79!", "c": "三年保修。Price: £89."}
    seen = set()
    for order in itertools.permutations(texts):
        result = compare([asset(name, texts[name]) for name in order], PLAIN)
        seen.add(
            frozenset((d.kind, d.topic, frozenset((s.asset, s.value) for s in d.sides)) for d in result.disagreements)
        )
    assert len(seen) == 1


def test_half_a_surrogate_pair_hides_nothing_of_its_piece():
    assert ("price", "price") in found("\ud800 The kettle costs £89.", "The kettle is £79 \udc00.")


def test_a_sum_with_too_many_points_fails_no_comparison():
    assert ("promise", "free_delivery") in found("Delivery costs $4.59.90.", "Delivery is free.")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=120).filter(str.strip), min_size=2, max_size=3))
def test_any_texts_compare_without_failing_and_equal_texts_agree(texts):
    result = compare([asset(str(i), text) for i, text in enumerate(texts)], PLAIN)
    by_id = {a.id: a.copy.text for a in result.assets}
    for each in result.disagreements:
        for side in each.sides:
            assert by_id[side.asset][side.span.start : side.span.end] == side.quote
    twins = compare([asset("one", texts[0]), asset("two", texts[0])], PLAIN)
    assert twins.disagreements == ()
    assert comparison_to_dict(result) == comparison_to_dict(
        compare([asset(str(i), text) for i, text in enumerate(texts)], PLAIN)
    )
