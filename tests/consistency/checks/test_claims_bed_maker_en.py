"""English copy of a maker of beds, held to its claims: what its writers would publish passes, one fault is found."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, ProhibitedClaim, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TODAY = dt.date(2026, 10, 1)


def claim(name: str, en: str, disclaimer: str = "", expires: dt.date | None = None) -> ApprovedClaim:
    told = Localized(en=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(en=en), evidence=f"File {name}", disclaimer=told, expires=expires)


BEDS = Guideline(
    brand=Brand(id="ashcombe", names=Localized(en="Ashcombe"), languages=("en",), competitors=("Dozewell",)),
    terms=(
        Term(id="heron", preferred="Heron", kind="product"),
        Term(id="club", preferred="Early Night Club", kind="product"),
    ),
    claims=Claims(
        approved=(
            claim("heron", "The Heron bed costs £640."),
            claim("topper", "Members of the Early Night Club get a mattress topper at half price."),
            claim("toppers", "A mattress topper costs £90."),
            claim("showroom", "The showroom on Mill Street is open from 10 am to 6 pm, Monday to Saturday."),
            claim("delivery", "Delivery is free within 25 miles."),
            claim("date", "You can change your delivery date free of charge up to 4 days before."),
            claim("grey", "Customers over 65 get their old mattress taken away free."),
            claim("guests", "7 out of 10 guests asked for our name in the morning."),
            claim("fill", "The mattresses are filled with lambswool and tufted by hand in Leominster."),
            claim("frame", "Our frames are made of oak."),
            claim("van", "Every bed is delivered by our partner Corrie Carriers."),
            claim("linen", "The sheets are woven in Portugal."),
            claim("refund", "Orders can be cancelled up to 48 hours before dispatch for a full refund."),
            claim("first", "New customers pay half price for their first set of pillows."),
            claim(
                "quilt",
                "A Heron quilt costs £120.",
                disclaimer="Reserve by 31 October 2026. Double beds up to 160 cm only.",
            ),
            claim("looms", "9 of our 16 looms are driven by water."),
            claim("deposit", "The 15 % deposit is refunded if you cancel at least 7 days before delivery."),
        ),
        prohibited=(
            ProhibitedClaim(
                id="squeak",
                phrases={"en": ("squeak-free", "no squeaking"), "zh": ()},
                reason=Localized(en="Wood moves."),
            ),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(BEDS, RESOURCES)


def found(text: str) -> list[tuple[str, str]]:
    """What is found in ``text`` that is graver than a suggestion: its code and its words."""
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES).findings
    return [(f.code.removeprefix("claims."), f.quote) for f in findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    "text",
    [
        "The showroom on Mill Street is open from ten till six, every day but Sunday.",
        "The showroom on Mill Street is open every day of the week except Sundays, 10 am to 6 pm.",
    ],
)
def test_a_day_left_out_of_every_day_lifts_nothing(text: str) -> None:
    assert found(text) == []


def test_every_day_lifts_the_days_it_is_said_of() -> None:
    assert ("wrong_condition", "every day") in found("The showroom on Mill Street is open 10 am to 6 pm, every day.")


@pytest.mark.parametrize(
    "text",
    [
        "Dozewell's Cloud costs £480, takes an hour to build and needs no squeaking joints.",
        "You ask how we differ from Dozewell. They sell online; we have a shop. They send a box; we send two people. "
        "Their price for your bed was £610.",
        "Some shops ask for all of it up front. One we know charges £75 to carry the old bed downstairs.",
        "A shop down the road asks £85 for the same.",
    ],
)
def test_what_others_are_told_to_have_and_ask_is_theirs(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You ask how we differ from Dozewell. They sell online. Our price for your bed is £610.",
        "Dozewell makes good beds, and our frames are squeak-free.",
        "At a price we know you will like, £610, the Heron bed is ours.",
    ],
)
def test_what_is_said_of_ours_beside_others_is_held_to_the_claims(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Members of the Early Night Club pay half for a mattress topper. That's £45.",
        "Members of the Early Night Club get a mattress topper, usually £90, at half price: £45.",
    ],
)
def test_half_of_an_approved_price_follows_where_half_is_offered(text: str) -> None:
    assert found(text) == []


def test_half_of_an_approved_price_is_none_where_nothing_says_so() -> None:
    assert found("A mattress topper is £45.")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you. You have paid a deposit of £96, which is 15 % of your £640 quote; the remaining £544 is due later.",
        "Your quote comes to £1,180. You've paid £177, which leaves £1,003.",
    ],
)
def test_sums_of_the_readers_own_quote_need_no_approval(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Get £25 off your £300 order.", "We ask a deposit of £120 of everybody."])
def test_sums_of_an_offer_are_not_the_readers_own(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is a café upstairs where a flat white is £3.10 and nobody hurries you.",
        "Come and lie down, then have a £4.50 sandwich.",
        "The quiz is on Friday, £5 a head, and the bus home costs £2.",
        "Her husband waits in town with a plate of chips, which are £6.50.",
    ],
)
def test_a_small_price_of_a_thing_no_claim_speaks_of_is_no_warning(text: str) -> None:
    assert not [code for code, words in found(text) if words != "£5"]


@pytest.mark.parametrize(
    "text",
    ["Delivery costs £9.", "A mattress topper is £19.", "The showroom lamp is £240.", "The deal: £12 a month."],
)
def test_a_price_of_what_the_claims_speak_of_needs_approval(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our mattresses are filled with cotton and made to last.", "with cotton"),
        ("Our mattresses are filled with the best Turkish cotton.", "with the best Turkish cotton"),
        ("Sleep on a frame of your own: our frames are made of beech.", "of beech"),
        ("Your bed is delivered by Swift & Sons, at an hour that suits you.", "by Swift & Sons"),
        ("Your bed is delivered by Tamar Carriers.", "by Tamar Carriers"),
        ("Our mattresses are tufted by two women in Ludlow.", "in Ludlow"),
        ("The sheets are woven in Spain and washed twice.", "in Spain"),
    ],
)
def test_another_material_partner_or_town_than_the_claims_is_found(text: str, words: str) -> None:
    assert found(text) == [("wrong_condition", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Our mattresses are filled with merino, which is the softest wool of all.",
        "Our mattresses are filled with lambswool, and the covers are woven from cotton.",
        "Most mattresses are filled with cotton. Ours are not.",
        "Our mattresses are filled with patience, and oak leaves blow past the window.",
        "Our frames are made of timber that has grown for eighty years.",
        "In 1961 our frames were made of beech, for oak was dear.",
        "A frame made of pine stood in my first flat.",
        "Our frames are not made of pine.",
        "Are your frames made of pine?",
        "Your bed is delivered by Corrie, and it comes up the stairs as well.",
        "Your bed is delivered by Moira and Fergus, who know every lane.",
        "Our mattresses are tufted by hand in Herefordshire.",
        "Our mattresses are tufted in the West Country, by people we know.",
        "The sheets are woven in Europe.",
        "The sheets are woven in Guimarães.",
        "Dozewell's frames are made of pine.",
        "Every bed is delivered by March.",
    ],
)
def test_a_wider_name_another_thing_and_what_was_or_is_not_are_no_other_source(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Customers over 55 get their old mattress taken away free.",
        "Once you turn 50, your old mattress is taken away free.",
        "Over-60s get their old mattress taken away free.",
        "If you are 60 or over, we take your old mattress away free.",
    ],
)
def test_customers_of_another_age_are_not_those_of_the_claim(text: str) -> None:
    assert [code for code, _ in found(text)] == ["wrong_condition"]


@pytest.mark.parametrize(
    "text",
    [
        "Over-65s get their old mattress taken away free.",
        "If you're over 70, your old mattress is taken away free.",
        "Customers over 40 often ask for a firmer mattress.",
        "If you are 10 minutes late, the old mattress is taken away all the same.",
        "Once you turn 50, you wake up earlier.",
    ],
)
def test_customers_of_the_age_of_the_claim_and_ages_of_nothing_pass(text: str) -> None:
    assert found(text) == []


def test_so_many_of_so_many_guests_are_a_share() -> None:
    assert found("9 out of 10 guests asked for our name in the morning.")
    assert found("Seven out of ten guests asked for our name in the morning.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Change your delivery date free of charge right up to the night before.",
        "Ring us the day before, or even that morning, and we'll change your delivery date without charging a penny.",
        "You can change your delivery date free of charge on the day itself.",
        "Cancel your order the night before dispatch and get a full refund.",
        "Cancel your order whenever you like for a full refund.",
    ],
)
def test_a_deadline_in_words_that_is_later_than_the_claims_is_found(text: str) -> None:
    assert [code for code, _ in found(text)] == ["wrong_condition"]


@pytest.mark.parametrize(
    "text",
    [
        "We ring you the night before delivery to agree on the hour, free of charge.",
        "Change your delivery date on the day itself and there is a charge of one journey, for the fee is not ours.",
        "If you change your delivery date the day before, you pay for the van.",
        "Strip the old bed the night before delivery, and change the sheets.",
        "Change your delivery date free of charge up to 4 days before. The night before is too late.",
        "Cancel your order up to two days before dispatch for a full refund.",
        "Orders can be cancelled up to 48 hours before dispatch for a full refund.",
    ],
)
def test_what_is_done_or_refused_shortly_before_lifts_no_deadline(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Delivery is free wherever you live.",
        "Old friends and new ones alike pay half price for their first set of pillows.",
        "You get a mattress topper at half price, whether you're in the Early Night Club or not.",
    ],
)
def test_wherever_you_live_friends_old_and_new_and_in_the_club_or_not_lift_a_condition(text: str) -> None:
    assert "wrong_condition" in [code for code, _ in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Wherever you live, the bed arrives in one piece.",
        "Old friends and new ones came to the opening.",
        "Whether you're in bed by nine or not, the birds begin at four.",
    ],
)
def test_wherever_you_live_and_friends_old_and_new_lift_nothing_elsewhere(text: str) -> None:
    assert found(text) == []


def test_a_claim_that_gives_a_refund_is_taken_back_by_we_do_not_offer_refunds() -> None:
    assert "wrong_value" in [code for code, _ in found("We don't offer refunds.")]
    assert found("We don't offer refunds once the bed has left us.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A Heron quilt costs £120. You have until Christmas to reserve. Double beds up to 160 cm only.",
        "A Heron quilt costs £120. Reserve by the end of the year. Double beds up to 160 cm only.",
        "A Heron quilt costs £120. Reserve until New Year's Eve. Double beds up to 160 cm only.",
    ],
)
def test_a_feast_or_the_end_of_the_year_stands_for_no_date_of_a_disclaimer(text: str) -> None:
    assert [code for code, _ in found(text)] == ["wrong_disclaimer"]


@pytest.mark.parametrize(
    "text",
    [
        "A Heron quilt costs £120. Reserve by the end of October. Double beds up to 160 cm only.",
        "A Heron quilt costs £120. Reserve by 31 October 2026. Double beds up to 160 cm only. "
        "It is ten weeks until Christmas.",
        "Reserve by 31 October 2026: a Heron quilt costs £120. Double beds up to 160 cm only. "
        "Nobody leaves bed until Christmas Day.",
    ],
)
def test_how_long_it_is_until_christmas_changes_no_disclaimer(text: str) -> None:
    assert found(text) == []


def test_an_hour_at_night_is_one_of_the_evening() -> None:
    assert found("The showroom on Mill Street is open from ten in the morning until eight at night.")
    assert found("The showroom on Mill Street is open from ten in the morning until six at night.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Our prices never go up.",
        "What you pay today you pay next year: our delivery charges never rise, and that is that.",
        "We never put up our prices.",
        "There is no better bed in the Marches.",
        "You won't find a lower price in Leominster.",
        "You won't find cheaper pillows on the market.",
    ],
)
def test_prices_that_never_rise_and_nothing_better_anywhere_need_evidence(text: str) -> None:
    assert [code for code, _ in found(text)] == ["needs_evidence"]


@pytest.mark.parametrize(
    "text",
    [
        "Our prices never go up at the weekend.",
        "Your price never changes without a call from us.",
        "House prices never rise as fast as bread.",
        "Do your prices never go up?",
        "Nobody can say that our prices never rise.",
        "There is no better way to spend a wet Sunday in Ludlow.",
        "You won't find a better scone in Leominster.",
        "There is no warmer welcome in Portugal.",
    ],
)
def test_prices_in_one_case_and_better_things_than_ours_need_no_evidence(text: str) -> None:
    assert found(text) == []


def test_prices_never_rise_where_a_claim_says_that_they_are_fixed() -> None:
    fixed = (*BEDS.claims.approved, claim("fixed", "The price of your bed is fixed on the day you order."))
    guideline = BEDS.model_copy(update={"claims": BEDS.claims.model_copy(update={"approved": fixed})})
    text = "Your price never changes."
    findings = claims.CHECK.run(
        parse(text), Copy(text, as_of=TODAY), claims.CHECK.compile(guideline, RESOURCES), RESOURCES
    ).findings
    assert [f.code for f in findings] == []


@pytest.mark.parametrize(
    "text",
    [
        "All our looms are driven by water.",
        "All of our looms are now driven by water.",
        "Every one of our looms is driven by water.",
    ],
)
def test_all_of_what_a_claim_gives_a_share_of_is_no_share(text: str) -> None:
    assert [code for code, _ in found(text)] == ["wrong_value"]


@pytest.mark.parametrize(
    "text",
    [
        "All our looms have a name, and some are driven by water.",
        "All our looms will be driven by water one day.",
        "Not all our looms are driven by water.",
        "More than half of our looms are driven by water.",
    ],
)
def test_all_of_them_of_something_else_or_some_day_is_no_other_share(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["Turned 55? We take your old mattress away free.", "Over 60? Your old mattress is taken away free of charge."],
)
def test_whom_a_question_asks_for_is_of_the_age_of_the_claim(text: str) -> None:
    assert [code for code, _ in found(text)] == ["wrong_condition"]


@pytest.mark.parametrize(
    "text",
    [
        "Turned 65? We take your old mattress away free.",
        "Over 70? Your old mattress is taken away free of charge.",
        "Over 50? You know by now which side of the bed is yours.",
        "Over 60? We cannot take your old mattress away free before you are 65.",
    ],
)
def test_a_question_for_those_of_the_claims_age_or_about_nothing_given_passes(text: str) -> None:
    assert found(text) == []


def test_what_was_so_then_is_of_the_past() -> None:
    assert found("We began in a barn. A bed was £3 then.") == []
    assert found("A mattress topper was £70 in our shop then, and the kettle was always on.") == []
    assert found("The Heron bed is £610, then.")
