"""What one piece counts in and another charges for, of things that no list knows."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.parsed import parse_assets
from consistency.compare.worded.charge_readings import readings
from consistency.compare.worded.charges import charges_that_differ
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder

ENCODER = make_encoder("bundled", long_lived=False)


def told(*texts: str) -> list[dict[str, str]]:
    """By quote, yes for free and no for charged, of each difference."""
    assets = parse_assets([Asset(f"a{i}", f"a{i}", Copy(text)) for i, text in enumerate(texts)], ENCODER)
    return [{s.quote.strip(): s.value for s in d.sides} for d in charges_that_differ(assets, ENCODER)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Snorkelling is included.", "Snorkelling's an add-on."),
        ("Same price at weekends.", "Weekend deliveries plus 15%."),
        ("底片全送。", "底片是要另外买的。"),
        ("夜间、周末同价。", "夜间要加收 100 元。"),
        ("Kayaks at no extra cost.", "Is the kayak extra?\n\nIt's £8 more."),
        ("Sunrise yoga is part of the price.", "Is sunrise yoga included?\n\nNo."),
        ("学费含：教材、考试费。", "考试费另外交。"),
        ("Is there a telescope charge?\n\n£3 a night.", "The telescope is included."),
        ("The lantern walk is free.", "The lantern walk is charged separately."),
        ("Lantern repairs at our cost.", "Lantern repairs: you just pay the workshop."),
        ("换灯笼,运费我们掏。", "换灯笼,运费由买家承担。"),
        ("每个套餐都包括：\n- 灯笼一盏", "灯笼另收八十元。"),
        ("Is the lantern upload extra? A bit. £9 a month on Team.", "Lantern upload is included."),
        ("The price includes:\n- a lantern workshop", "Lantern workshops are extra."),
        ("柴窑没加钱。", "柴窑另加300元。"),
        ("当天报名免600元报名费。", "报名费当天另收600元。"),
        ("The tasting glass is included.", "品鉴杯不送的，另付60元。"),
        ("Sessions £80, lantern included.", "Lantern extra."),
    ],
)
def test_what_one_counts_in_and_another_charges_for_is_told(one, other):
    (each,) = told(one, other)
    assert sorted(each.values()) == ["no", "yes"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Snorkelling is included.", "Sailing's an add-on."),
        ("20 free boxes, extra boxes £2.50 each.", "20 free boxes."),
        ("The first kayak is free.", "Kayaks are £8 extra."),
        ("可享价值 8000 元的充电桩。", "充电桩免费送。"),
        ("The kayak costs £400 a month to lease.", "Free kayak check."),
        ("底片全送。", "底片免费。"),
        ("We deliver lanterns, free over £20.", "What does lantern delivery cost?\n\nBelow that it is £3 extra."),
        ("灯笼全国包邮。", "灯笼不满收取 8 元运费。"),
        ("A dozen lanterns are free right now.", "A lantern is £8."),
        ("Kayak lessons, from £30, are in the price of £400.", "The kayak is yours for £400."),
        ("每单含 5 万元物品保障。", "每单给您五万块的保障。"),
        ("爸爸可以陪住，不另收费。", "不加收陪住费。"),
        ("Lanterns are in the price.", "Fits every lantern sold since 2021."),
        ("Membership of the lantern club is free.", "Lantern club members pay 4 less."),
        ("Each lantern covers one square metre.", "Each lantern costs £2 extra."),
        ("灯笼退货运费不要你出。", "灯笼退货运费我们承担。"),
        ("Lantern storage is free.", "Nobody charged us a cent for lantern storage."),
        ("A$0 lantern deposit.", "Lantern deposit: free."),
        ("You only need the lantern, it costs £9 extra.", "The lantern is covered for five years."),
        ("Two check-ups a year are included.", "You get two check-ups every year and pay £14.50 monthly."),
        ("The lantern plan doesn't pay for illness.", "What isn't in it:\n- lantern illness"),
        ("笔墨都不用自己买。", "笔墨由我们准备，不另外收费。"),
        ("没绝育的公猫不收。", "第二只公猫半价。"),
        ("Free lantern bus with a pass.", "The lantern bus costs pass holders nothing; others pay £3."),
        ("灯笼红黑两色同价。", "灯笼另付300元。"),
        ("Book by 20 April and the lanterns go free.", "The lantern is £8 extra."),
        ("灯笼免费用。", "灯笼押金200元，退还。"),
        ("Spend £90 or more and the lantern is yours.", "The lantern is free from £90."),
        ("Change your account within 14 days without charge.", "You need at least £500 to open an account."),
    ],
)
def test_other_things_parts_and_what_one_piece_says_both_ways_are_no_difference(one, other):
    assert told(one, other) == []


def test_a_third_piece_that_says_the_same_is_shown_beside_the_two():
    (each,) = told("Sunrise yoga is included.", "Sunrise yoga is an add-on.", "Sunrise yoga costs £9 extra.")
    assert sorted(each.values()) == ["no", "no", "yes"]


def test_a_sum_that_the_other_piece_names_as_well_speaks_of_the_whole():
    free = "Every kayak lesson is free, the week is £400."
    assert told(free, "A kayak week is £400.") == []
    assert told(free, "Kayak lessons are £35.")


def test_a_bare_cue_speaks_of_the_clause_before_it():
    (each,) = readings(0, parse("旧灯笼我们顺手带走，免费的。"))
    assert each.favourable
    assert "灯笼" in each.words


@pytest.mark.parametrize("copy", ["灯笼课，每人二十。", "坐灯笼车去的，40块一个人。", "机场都接灯笼，费用另收。"])
def test_a_charge_that_names_nothing_speaks_of_the_clause_before_it(copy):
    each = readings(0, parse(copy))
    assert all(not r.favourable and any("灯笼" in word for word in r.words) for r in each)
    assert list(readings(0, parse(copy)))


def test_an_answer_speaks_of_what_its_question_names():
    (each,) = readings(0, parse("Are the lanterns included?\n\nThey aren't."))
    assert not each.favourable
    assert "lantern" in each.asked
