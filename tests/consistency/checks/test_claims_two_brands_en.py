"""English copy of a swimming school and of a maker of tools, held to their claims: what passes, and what is found."""

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
SHARPEN = "We sharpen your blades free of charge for 3 years. "
TODAY = dt.date(2026, 11, 22)


def claim(name: str, en: str, disclaimer: str = "", ended: dt.date | None = None) -> ApprovedClaim:
    told = Localized(en=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(en=en), evidence=f"File {name}", disclaimer=told, expires=ended)


def product(name: str) -> Term:
    return Term(id=name.lower().replace(" ", "-"), preferred=name, kind="product")


def never(name: str, *phrases: str) -> ProhibitedClaim:
    return ProhibitedClaim(id=name, phrases={"en": phrases, "zh": ()}, reason=Localized(en="Not so."))


SCHOOL = Guideline(
    brand=Brand(id="rill", names=Localized(en="Rill Row"), languages=("en",), competitors=("Splashbox",)),
    terms=(product("Otter Pass"), product("Heron Pass"), product("Minnow Pass")),
    claims=Claims(
        approved=(
            claim("otter", "The Otter Pass is £32 a month and covers one lesson a week."),
            claim("heron", "The Heron Pass is £58 a month and takes 15% off all courses.", "Minimum term 6 months."),
            claim("minnow", "The Minnow Pass is £9 a month for children under 8."),
            claim("hours", "Our pools are open from 6 am to 10 pm, Monday to Saturday."),
            claim("hire", "Wetsuit hire costs £12."),
            claim("reply", "A place in the next course within 14 days for pass holders and members."),
            claim("swims", "A swimming test costs £18 and takes 20 minutes."),
            claim("spring", "20% off all courses until 31 May 2026.", ended=dt.date(2026, 5, 31)),
            claim("voucher", "Bring a friend and get £10 off a course."),
            claim(
                "loan",
                "Pay for a course at £15 a month for 12 months.",
                "Credit is subject to status. Rill Row is a credit broker, not a lender.",
            ),
            claim(
                "badge",
                "Nine out of ten children get their first badge within 10 lessons.",
                "Survey of 840 families, February to May 2026. Ages differ.",
            ),
            claim(
                "camp",
                "A week of camp costs £160.",
                "From the age of 7, after a swimming test. Meals are not included.",
            ),
            claim("trial", "A trial lesson costs £6 for new swimmers."),
            claim("move", "Move your lesson free of charge up to 24 hours before."),
        ),
        prohibited=(never("fear", "cures fear of water", "lasts forever"),),
    ),
)
TOOLS = Guideline(
    brand=Brand(id="brack", names=Localized(en="Brackwater"), languages=("en",), competitors=("Ironmoor",)),
    terms=(product("Adze"), product("Burin")),
    claims=Claims(
        approved=(
            claim("adze", "The Adze drill costs £140 and weighs 1.9 kg."),
            claim("handle", "The handle of the Adze drill is made of 60% recycled plastic."),
            claim("burin", "The Burin drill costs £95 and weighs 1.4 kg."),
            claim("delivery", "Free delivery on orders over £45. Below that, delivery is £4.20."),
            claim(
                "warranty", "Every Brackwater drill has a 5-year warranty.", "For the first owner, registered online."
            ),
            claim("returns", "Return anything unused within 45 days for a full refund."),
            claim(
                "sharpen",
                "We sharpen your blades free of charge for 3 years.",
                "One blade per visit, at most twice a year, with a yearly check at 20 °C. "
                "Chips and bends are not covered.",
            ),
            claim("club", "Bench Club members get 12% off spare parts."),
        ),
    ),
)


@cache
def compiled(name: str) -> CompiledClaims:
    return claims.CHECK.compile(SCHOOL if name == "school" else TOOLS, RESOURCES)


def found(brand: str, text: str) -> list[tuple[str, str]]:
    """What is found in ``text`` that is graver than a suggestion: its code and its words."""
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(brand), RESOURCES).findings
    return [(f.code.removeprefix("claims."), f.quote) for f in findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("brand", "text"),
    [
        ("school", "Bring a friend and the £10 voucher makes the swimming test £8."),
        ("school", "The Heron Pass costs £26 a month more than the Otter Pass. Minimum term 6 months."),
        ("tools", "The Burin is 500 g lighter than the Adze: 1.4 kg."),
        ("tools", "The Burin costs £45 less than the Adze."),
        ("tools", "The Burin is 0.5 kg lighter."),
        (
            "school",
            "Nine out of ten children get their first badge within 10 lessons (survey of 840 families, February to May "
            "2026; ages differ).",
        ),
        ("tools", "A £30 set of bits comes to £34.20 with delivery."),
        ("school", "The office is open from 9 am to 5 pm."),
        ("school", "The café next door is open until 11 pm."),
        ("school", "Come to our open day at the Derby pool from 11 am to 3 pm."),
        ("school", "The Derby pool is closed from noon to 2 pm for a gala."),
        ("school", "The Minnow Pass is £9 a month for your six-year-old."),
        ("school", "On a pass you get a place in the next course within 14 days."),
        ("tools", "Spare parts are 12% off in the Bench Club."),
        ("school", "A trial lesson costs £6 if you are new to us."),
        ("school", "Move your lesson free of charge at least 24 hours before."),
        ("school", "Give us 24 hours' notice or more and moving a lesson is free of charge."),
        ("school", "Our pools are open from 6 am to 10 pm, Monday to Saturday, and swum in every day."),
        ("tools", "We deliver free from £45 on."),
        ("tools", "Like every Brackwater drill, the Adze weighs 1.9 kg."),
        ("tools", "The handle of the Adze is made of 60% recycled plastic."),
        ("school", "We pay our teachers £19.50 an hour."),
        ("school", "Lifeguard, Derby. £12.80 to £13.90 an hour, 30 hours. 60% off for you, 25% for your family."),
        ("tools", "Fitter: £27,000 to £31,000, depending on experience."),
        ("tools", "Staff get 35% off everything."),
        ("school", "A talk about rivers. Thursday 10 December, 6.30 pm to 11 pm, at our Derby pool."),
        ("school", "On New Year's Eve our pools close at 4 pm."),
        ("school", "Our pools close at 4 pm on 24 December."),
        (
            "tools",
            "We sharpen your blades free of charge for 3 years: one blade per visit, at most two times a year, "
            "with a check every year at 20 °C. A chip or a bend is another matter.",
        ),
        (
            "school",
            "Pay for a course at £15 a month for 12 months. "
            "Credit is subject to status. Rill Row is a credit broker, and not a lender.",
        ),
        ("school", "A week of camp costs £160. From the age of 7, after a swimming test, meals excluded."),
        ("school", "Our doors open at six and close at ten in the evening."),
    ],
)
def test_good_copy_of_two_brands_passes(brand: str, text: str) -> None:
    assert found(brand, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bring it in, or post it to us. Postage is £5.10.",
        "Postage to us is £5.10.",
        "Delivery to Iceland costs £9.",
        "Returning a drill by courier costs £7.",
        "Express delivery costs £8.",
        "Return postage is £6.",
    ],
)
def test_no_other_postage_contradicts_that_of_an_order(text: str) -> None:
    assert "wrong_value" not in [code for code, _ in found("tools", text)]


@pytest.mark.parametrize(
    ("brand", "text", "code"),
    [
        ("school", "A wetsuit for a course costs £2.", "unapproved_number"),
        ("school", "Our team have 25% off for you this weekend.", "unapproved_number"),
        ("school", "Employees get 5% off, customers 12% off.", "unapproved_number"),
        ("school", "A swimming test costs £15.30 and takes 20 minutes.", "wrong_value"),
        ("school", "The Heron Pass is £49.30 a month. Minimum term 6 months.", "wrong_value"),
        (
            "tools",
            SHARPEN + "One blade per visit, at most twice a year, with a check every 3 years at 20 °C. "
            "Chips and bends are not covered.",
            "wrong_disclaimer",
        ),
        (
            "tools",
            SHARPEN + "One blade per visit, at most three times a year, with a yearly check at 20 °C. "
            "Chips and bends are not covered.",
            "wrong_disclaimer",
        ),
        (
            "tools",
            SHARPEN + "Two blades per visit, at most twice a year, with a yearly check at 20 °C. "
            "Chips and bends are not covered.",
            "wrong_disclaimer",
        ),
        (
            "tools",
            SHARPEN + "One blade per visit, at most twice a year, with a yearly check at 35 °C. "
            "Chips and bends are not covered.",
            "wrong_disclaimer",
        ),
        (
            "tools",
            SHARPEN + "One blade per visit, at least twice a year, with a yearly check at 20 °C. "
            "Chips and bends are not covered.",
            "wrong_disclaimer",
        ),
        (
            "tools",
            "Every Brackwater drill has a 5-year warranty. For every owner, registered online.",
            "wrong_disclaimer",
        ),
        (
            "school",
            "Pay for a course at £15 a month for 12 months. "
            "Credit is subject to status. Rill Row is a lender, not a credit broker.",
            "wrong_disclaimer",
        ),
        ("school", "The Heron Pass is £58 a month. Maximum term 6 months.", "wrong_disclaimer"),
        (
            "school",
            "A week of camp costs £160, without a swimming test. From the age of 7. Meals are not included.",
            "wrong_disclaimer",
        ),
        (
            "school",
            "Nine out of ten children get their first badge within 10 lessons. "
            "Survey of 840 families, February to August 2026. Ages differ.",
            "wrong_disclaimer",
        ),
        ("school", "Our pools close at 11 pm.", "wrong_value"),
        ("school", "The Otter Pass costs £58 a month.", "wrong_value"),
        ("school", "The Minnow Pass is £11 a month.", "wrong_value"),
        ("school", "You get a place in the next course within 30 days.", "wrong_value"),
        ("school", "With a pass you have a place in the next course within 21 days.", "wrong_value"),
        ("tools", "With Bench Club you pay 20% less for spare parts.", "wrong_value"),
        ("school", "A trial lesson costs £6, whether you are new or not.", "wrong_condition"),
        ("school", "Any swimmer can have a trial lesson for £6.", "wrong_condition"),
        ("school", "Our pools are open from 6 am to 10 pm, seven days a week.", "wrong_condition"),
        ("school", "Open Monday to Sunday, 6 am to 10 pm.", "wrong_condition"),
        ("school", "Move your lesson free of charge less than 24 hours before.", "wrong_condition"),
        ("tools", "Spare parts are 12% off. You need not be a member.", "wrong_condition"),
        ("tools", "Get 12% off spare parts, membership or not.", "wrong_condition"),
        ("tools", "We deliver free, even if you only buy a screw.", "wrong_condition"),
        ("tools", "Used or not, you can return it within 45 days for a full refund.", "wrong_condition"),
        ("tools", "Our drills are made of 60% recycled plastic.", "other_use"),
        ("tools", "Every Brackwater drill is made of 60% recycled plastic.", "other_use"),
        ("tools", "The chuck of the Adze drill is made of 60% recycled plastic.", "other_use"),
        ("school", "All our passes take 15% off all courses. Minimum term 6 months.", "other_use"),
        ("tools", "You earn £25 for every friend you bring.", "unapproved_number"),
        ("tools", "Delivery is £5.20.", "wrong_value"),
        ("tools", "Below £45 we charge £3 for delivery.", "wrong_value"),
        ("tools", "Delivery to Iceland costs £9.", "unapproved_number"),
        ("school", "We close at half past eight in the evening.", "wrong_value"),
        ("school", "Open until 11 pm.", "wrong_value"),
    ],
)
def test_bad_copy_of_two_brands_is_found(brand: str, text: str, code: str) -> None:
    assert code in [each for each, _ in found(brand, text)]
