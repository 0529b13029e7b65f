"""What makes two unmatched statements speak of one thing, and what tells them apart."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.facts import same_subject as same_subject_module
from consistency.compare.facts.pairs import PairContext, campaign_contexts, meet, pair_context
from consistency.compare.facts.same_subject import CROWDED, TOLD_ALIKE, same_subject
from consistency.compare.facts.sign_names import SIGNS
from consistency.compare.facts.signs import signs
from consistency.compare.parsed import ParsedAsset, parse_assets
from consistency.model import Copy
from consistency.nlp.encoder import default_encoder
from consistency.statements.dates import days
from consistency.word_lists import list_beside

ENCODER = default_encoder()
NAMES = (
    "Assam",
    "Oolong",
    "Sencha",
    "Darjeeling",
    "Jasmine",
    "Keemun",
    "Rooibos",
    "Gunpowder",
    "Ceylon",
    "Matcha",
    "Lapsang",
)


def beside(one: ParsedAsset, other: ParsedAsset, *rest: ParsedAsset) -> PairContext:
    """Everything that two assets say as if it were of one group, in a campaign that says little else."""
    meeting = meet(list(one.said), list(other.said), one, other)
    return pair_context(meeting, rest, len(meeting.pairs))


def score(*texts: str) -> tuple[dict[str, float], float]:
    """Signs and log odds of the only open pair of the first two texts, among all of them."""
    from consistency.nlp.encoder import default_encoder

    assets = parse_assets([Asset(str(i), str(i), Copy(t)) for i, t in enumerate(texts)], default_encoder())
    seen = beside(*assets)
    ((a, b),) = seen.pairs
    return signs(a, b, seen), same_subject(a, b, seen)


def test_every_sign_is_told_of_every_pair_and_is_small():
    told, _ = score("The warranty lasts two years.", "A three-year warranty.")
    assert set(told) == set(SIGNS)
    assert all(0 <= value <= 2.5 for value in told.values())


def test_a_third_piece_that_says_both_values_tells_them_apart():
    pair = ("The tour stops in Leeds on 11 March.", "Bristol welcomes the tour on 18 March.")
    _, alone = score(*pair)
    told, apart = score(*pair, "Leeds 11 March, Bristol 18 March.")
    assert told["known_apart"] == 1
    assert apart < alone


def test_a_concept_that_both_name_lets_values_lie_far_apart():
    told, near = score("Returns within 30 days.", "You may return it within 7 days.")
    assert told["same_topic"] == 1
    assert told["far"] == 0
    assert near > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Glasgow 25 March.", "We close in Glasgow on 26 March."), ("套餐里有 Aurora 5 年。", "Aurora: 3 years.")],
)
def test_a_name_that_both_clauses_hold_speaks_for_one_thing(one, other):
    told, _ = score(one, other)
    assert told["names"] >= 1


def met(one: str, other: str) -> PairContext:
    """Everything of two texts as if it were of one group."""
    from consistency.nlp.encoder import default_encoder

    assets = parse_assets([Asset(str(i), str(i), Copy(t)) for i, t in enumerate((one, other))], default_encoder())
    return beside(*assets)


def pairs(one: str, other: str) -> list[set[str]]:
    """What stands against each other in two texts, whatever is thought of their subjects."""
    return [{a.statement.text, b.statement.text} for a, b in met(one, other).pairs]


def all_signs(one: str, other: str) -> list[dict[str, float]]:
    """The signs of all pairs of two texts."""
    seen = met(one, other)
    return [signs(a, b, seen) for a, b in seen.pairs]


def test_the_ends_of_two_periods_with_one_beginning_stand_against_each_other():
    assert {"26 September", "28 日"} in pairs("Open from 22 to 26 September.", "9 月 22 日至 28 日开放。")


def test_days_that_are_listed_beside_one_that_both_name_stand_against_none():
    assert pairs("Previews on 4 and 5 March.", "Previews on 4 March.") == []


def test_a_value_said_alike_of_another_thing_still_stands_against_the_nearer_one():
    told, _ = score("Adult tickets cost £15. Gifts from £9.", "Adult tickets cost £9.")
    assert told["explained"] == 1
    assert told["behind"] < 0


def test_of_a_value_said_alike_elsewhere_it_must_be_surer_than_of_another():
    weights = list_beside(same_subject_module.__file__, "same_subject.yaml")
    told, odds = score("Adult tickets cost £15. Gifts from £9.", "Adult tickets cost £9.")
    weighed = weights["bias"] + sum(weights["weights"][name] * value for name, value in told.items())
    assert odds == pytest.approx(weighed - TOLD_ALIKE - CROWDED * told["crowd"])


def test_where_many_figures_could_contradict_two_must_be_surer():
    texts = ("The tour lasts 50 minutes.", "The tour lasts 70 minutes.")
    one, other = parse_assets([Asset(t, t, Copy(t)) for t in texts], ENCODER)
    meeting = meet(one.said, other.said, one, other)
    few, many = (pair_context(meeting, [], crowd) for crowd in (5, 150))
    assert same_subject(*few.pairs[0], few) > same_subject(*many.pairs[0], many)


def test_the_crowd_is_counted_over_the_whole_campaign():
    texts = ("The tour lasts 50 minutes. Tea costs £4.", "The tour lasts 70 minutes.", "Tea costs £5.")
    assets = parse_assets([Asset(t, t, Copy(t)) for t in texts], ENCODER)
    contexts = list(campaign_contexts(assets))
    assert [len(c.pairs) for c in contexts] == [1, 1]
    assert {c.crowd for c in contexts} == {2}


def test_of_many_prices_only_the_nearest_are_held_against_one():
    rows = [f"{name} tea £{4 + i}.50" for i, name in enumerate(NAMES)]
    higher = [f"{name} tea £{24 + i}.50" for i, name in enumerate(NAMES)]
    assets = parse_assets(
        [Asset("a", "a", Copy("\n\n".join(rows))), Asset("b", "b", Copy("\n\n".join(higher)))], ENCODER
    )
    (context,) = campaign_contexts(assets)
    assert len(context.pairs) == len(NAMES) ** 2 > len(context.candidates)
    own = {(a.statement.subject, b.statement.subject) for a, b in context.candidates}
    assert all((f"{name} tea", f"{name} tea") in own for name in NAMES)


def test_a_value_said_alike_of_the_same_thing_is_nearer_than_another():
    told, odds = score("Adult tickets cost £15.", "Adult tickets cost £15. Programmes cost £9.")
    assert told["behind"] > 0
    assert odds < 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The loan costs £120.83.", "The loan costs £121."),
        ("The trial lasts 30 days.", "The trial lasts a month: 30 days."),
        ("Cooling-off: 28 days.", "Cooling-off: one month."),
        ("Ready in under 40 minutes.", "Ready in 38 minutes."),
        ("Trees four foot tall.", "Trees 120 cm tall."),
    ],
)
def test_figures_that_say_about_the_same_stand_against_none(one, other):
    assert pairs(one, other) == []


def test_a_rounder_figure_close_by_looks_rounded():
    told, _ = score("The set costs £4,249.", "The set costs £4,200.")
    assert told["rounded"] == 1


def test_another_figure_as_round_does_not_look_rounded():
    told, _ = score("The set costs £4,249.", "The set costs £4,294.")
    assert told["rounded"] == 0


def test_a_count_that_is_the_sum_of_others_is_derived_from_them():
    told, _ = score("We run 2,000 bikes.", "Bristol has 1,400 bikes.", "Bristol: 1,400 bikes. Bath: 600 bikes.")
    assert told["derived"] == 1


@pytest.mark.parametrize(("other", "derived"), [("全程一小时。", 1), ("全程五十分钟。", 0)])
def test_a_length_of_time_that_is_the_sum_of_those_in_one_sentence_is_derived_from_them(other, derived):
    assert {told["derived"] for told in all_signs("分享 45 分钟，问答 15 分钟。", other)} == {derived}


@pytest.mark.parametrize(
    ("other", "alike", "apart"),
    [
        ("The course takes five weeks and has 12 lessons.", 1, 0),
        ("The course takes five weeks and has nine lessons.", 0, 1),
        ("The course takes five weeks.", 0, 0),
    ],
)
def test_what_else_two_sentences_say_speaks_for_one_thing_or_for_two(other, alike, apart):
    told, *_ = (each for each in all_signs("The course takes six weeks and has 12 lessons.", other) if each["duration"])
    assert (told["neighbours"], told["neighbours_other"]) == (alike, apart)


def test_a_percentage_that_fell_is_no_older_value():
    told, _ = score("Claims were 12% lower than last year.", "Claims were 15% lower than last year.")
    assert told["one_sided"] == 0


def test_the_beginning_of_a_period_is_no_end_of_another():
    from consistency.nlp.encoder import default_encoder

    assets = parse_assets(
        [Asset("a", "a", Copy("Open 8am to 6pm.")), Asset("b", "b", Copy("Open 7am to 5pm."))], default_encoder()
    )
    seen = beside(*assets)
    found = {(a.statement.text[:1], b.statement.text[:1]): signs(a, b, seen) for a, b in seen.pairs}
    assert found["8", "7"]["role_same"] == found["6", "5"]["role_same"] == 1
    assert found["8", "5"]["role_other"] == found["6", "7"]["role_other"] == 1


def test_words_that_no_other_figure_stands_beside_are_the_own_ones_of_two():
    told, _ = score("The velvet sofa costs £900.", "Velvet sofa: £950.")
    assert told["own_words"] >= 1


def test_two_days_with_and_are_a_list_and_no_period():
    assert [day.role for day in days("Previews on 5 and 6 March.")] == ["", ""]
    assert [day.role for day in days("Open between 5 and 6 March.")] == ["start", "end"]


@pytest.mark.parametrize(
    "period",
    ["Thursday 25 March to Monday 5 April", "3 月 25 日（周四）至 4 月 5 日（周一）", "25 March until the 5 April"],
)
def test_a_period_may_name_the_days_of_the_week_of_its_ends(period):
    assert [day.role for day in days(period)] == ["start", "end"]


def test_an_answer_is_narrowed_down_by_its_question_where_it_leaves_that_open():
    from consistency.nlp.encoder import default_encoder

    copy = "How much is the return ticket?\n\n£40. A one-way ticket is £25."
    (parsed,) = parse_assets([Asset("a", "a", Copy(copy))], default_encoder())
    assert [dict(s.statement.qualifiers).get("way") for s in parsed.said] == ["return", "single"]


def test_a_day_inside_the_week_that_the_other_names_is_no_other_day():
    assert pairs("Classes start in the week of 19 April.", "Your class starts on Tuesday 20 April.")[1:] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("满 59 元免运费。", "未满 59 元运费 6 元。"),
        ("1.2 米以下谢绝入场。", "1.2 米以上可以入场。"),
    ],
)
def test_a_least_and_a_most_of_one_rule_say_the_same(one, other):
    shown = {frozenset(p) for p in pairs(one, other)}
    assert not any("59 元" in p or "1.2 米" in p for p in shown if len(p) == 1)


def test_what_a_third_piece_says_alike_with_one_side_brings_the_other_near():
    told, _ = score("The gift for new members is worth £40.", "Join now: £50.", "New members get a gift worth £50.")
    assert told["third"] > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delivery is free from £25.", "Spend £30 and delivery is free."),
        ("L1 is for 7 to 9 year olds.", "L1 from 5 years of age up: at least 5 years old."),
        ("Nobody below 1.2 metres is let in.", "Welcome from 1 metre: at least 1 metre tall."),
    ],
)
def test_a_least_that_differs_from_another_stands_against_it(one, other):
    assert pairs(one, other)


def test_a_market_named_beside_a_sum_in_its_own_currency_is_home():
    assert pairs("Free delivery in Hong Kong over HK$500.", "Free delivery over HK$400.")


def test_one_number_in_two_units_differs_by_its_unit():
    told, _ = score("Grown at 1,850 metres.", "Grown at 1,850 ft.")
    assert told["other_unit"] == 1
    assert told["distance"] == 0


def test_an_hour_without_its_half_of_the_day_is_near_one_in_the_afternoon():
    told, _ = score("The matinee starts at 2.15pm.", "The matinee starts at half past two.")
    assert told["distance"] < 0.2


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Open 3 to 14 February.", "Booked for 4 to 10 February.", "period_inside"),
        ("The fair runs 3 to 9 March.", "The fair runs 12 to 19 March.", "periods_apart"),
        ("The fair runs 3 to 9 March.", "The fair runs 3 to 19 March.", "one_end"),
        ("The fair runs 3 to 9 March.", "The fair runs 2 to 19 March.", "both_ends"),
    ],
)
def test_how_two_periods_lie_to_each_other_is_a_sign(one, other, sign):
    seen = met(one, other)
    assert any(signs(a, b, seen)[sign] for a, b in seen.pairs)


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("Parking is free for two hours.", "Hi Derek, your booking is confirmed. Park for one hour.", "to_one_person"),
        ("停车两小时内免费。", "【毛毛客栈】李女士您好，已为您留车位一小时。", "to_one_person"),
        ("停车两小时内免费。", "我的车停了一个半小时。", "of_oneself"),
        ("停车两小时内免费。", "李女士的车停了一个半小时。", "of_oneself"),
        ("Parking is free for two hours.", "She parked her van for one hour.", "of_oneself"),
    ],
)
def test_what_is_told_of_one_customer_is_a_case_and_no_rule(one, other, sign):
    told, _ = score(one, other)
    assert told[sign] > 0
    told, _ = score(one, one.replace("two", "three").replace("两", "三"))
    assert told[sign] == 0


def test_what_both_pieces_leave_open_and_how_far_their_sentences_lead_are_signs():
    seen = met("The lesson takes 40 minutes. Parking for 2 hours.", "A lesson takes 50 minutes. The drive is 3 hours.")
    lesson = next((a, b) for a, b in seen.pairs if "40" in a.statement.text and "50" in b.statement.text)
    crossed = next((a, b) for a, b in seen.pairs if "40" in a.statement.text and "3" in b.statement.text)
    assert signs(*lesson, seen)["sentence_ahead"] > 0 > signs(*crossed, seen)["sentence_ahead"]
    assert signs(*lesson, seen)["open"] == pytest.approx(1.386, abs=0.01)


def test_those_of_an_age_and_over_and_those_under_it_are_two_sides_of_one_limit():
    assert not met("Ages 12 and over.", "We cannot treat a child under 12.").pairs
