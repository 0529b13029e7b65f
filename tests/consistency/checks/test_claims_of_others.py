"""What a claim is not held against: a rival's word of itself, a question that is answered no, a model of before."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Severity, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))


@cache
def demo() -> CompiledClaims:
    return claims.CHECK.compile(load(story.guideline_path()), RESOURCES)


def found(text: str, compiled: CompiledClaims | None = None) -> list[tuple[str, str, Severity]]:
    copy = Copy(text, as_of=dt.date(2026, 12, 8))
    findings = claims.CHECK.run(parse(text), copy, compiled or demo(), RESOURCES).findings
    return [(f.code.removeprefix("claims."), f.quote, f.severity) for f in findings]


def grave(text: str, compiled: CompiledClaims | None = None) -> list[tuple[str, str]]:
    return [(code, quote) for code, quote, severity in found(text, compiled) if severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    "text",
    [
        "Veltron calls itself the best camera phone. We show you your street.",
        "Veltron claims to be waterproof.",
        "Veltron's waterproof phone is heavy.",
        "Other brands promise the best camera phone.",
        "Some phones are sold as waterproof. Ours resists water to IP68.",
        "凯目自称拍照最好的手机，我们请你自己看。",
        "凯目说它完全防水。",
        "凯目的防水手机更重。",
        "友商都说自己是拍照最好的手机。",
        "别家宣传完全防水，我们写明 IP68。",
        "有的品牌承诺完全防水，我们不信。",
        "市面上不少产品号称完全防水。",
        "隔壁品牌说自己完全防水。",
        "大牌都主打完全防水，我们写明 IP68。",
        "凯目承诺完全防水，我们只说抗水。",
    ],
)
def test_what_a_rival_claims_of_itself_is_not_held_against_the_writer(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Unlike Veltron, Aurora X is the best camera phone.", "best camera phone"),
        ("Aurora X beats Veltron: the best camera phone.", "best camera phone"),
        ("Veltron fans agree that ours is waterproof.", "waterproof"),
        ("凯目不行，极光 X 是拍照最好的手机。", "拍照最好的手机"),
        ("和凯目不同，我们的机身完全防水。", "完全防水"),
        ("我们的不少产品号称完全防水。", "完全防水"),
        ("很多品牌做不到的完全防水，极光做到了。", "完全防水"),
    ],
)
def test_what_we_claim_beside_a_rival_stays_a_claim(text: str, words: str) -> None:
    assert [quote for code, quote in grave(text) if code.startswith("prohibited")] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Waterproof? No. You can rinse it.",
        "Is it waterproof? No.",
        "Will you get it waterproof? No. Nobody will.",
        "Is Aurora X™ waterproof? It resists water to IP68.",
        "Is it a waterproof phone? Not for ever, because seals age.",
        "完全防水吗？不是。",
        "它是完全防水的吗？不，是 IP68 级抗水。",
        "是不是拍照最好的手机？我们没有排名，你来看照片。",
    ],
)
def test_a_question_that_is_answered_no_is_only_a_suggestion_without_a_fix(text: str) -> None:
    assert grave(text) == []
    assert [code for code, _, _ in found(text)] == ["prohibited_nearest"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Waterproof? Yes. Take it anywhere.", Severity.ERROR),
        ("Is it waterproof? Of course.", Severity.ERROR),
        ("Want the best camera phone? Pre-order today.", Severity.ERROR),
        ("Are you looking for a waterproof phone? Look here.", Severity.ERROR),
        ("The best camera phone? It is here.", Severity.ERROR),
        ("完全防水吗？当然。", Severity.ERROR),
        ("想要拍照最好的手机？来试试。", Severity.ERROR),
        ("Is this the best camera phone? Judge for yourself.", Severity.WARNING),
    ],
)
def test_a_question_that_sells_what_it_asks_is_a_claim(text: str, severity: Severity) -> None:
    assert [s for code, _, s in found(text) if code.startswith("prohibited")] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "Aurora 9 had a one-year warranty. You now get two years.",
        "Aurora 9 started at $599. Aurora X™ starts at $699.",
        "Aurora 9 lasted 24 hours on a charge. Your Aurora X™ lasts longer.",
        "Our last phone lasted 24 hours on one charge.",
        "The previous model had a battery of 4,500 mAh.",
        "极光 9 保修一年，极光 X™ 保修两年，你放心。",
        "极光 9 续航 24 小时。",
        "极光 9 售价 3,999 元，极光 X™ 售价 4,999 元起，你来选。",
        "上一代续航 24 小时。",
        "老款的电池是 4500 毫安时。",
    ],
)
def test_the_figure_of_an_older_model_is_no_figure_of_ours(text: str) -> None:
    assert grave(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Unlike Aurora 9, Aurora X™ has a three-year warranty.", "three-year"),
        ("Compared with Aurora 9, it lasts 48 hours on one charge.", "48 hours"),
        ("NightGlass gathers 5x the light of Aurora 9.", "5x"),
        ("Trade in your Aurora 9 and get up to $200 extra.", "$200"),
        ("Aurora 10 has a three-year warranty.", "three-year"),
        ("比极光 9 强，续航 48 小时。", "48 小时"),
        ("夜瞳的进光量是极光 9 的 6 倍。", "6 倍"),
        ("夜瞳的进光量达到极光 9 的 6 倍。", "6 倍"),
        ("极光 9 以旧换新最高加补 900 元。", "900 元"),
        ("极光 10 续航 48 小时。", "48 小时"),
    ],
)
def test_our_figure_beside_an_older_model_stays_a_claim(text: str, words: str) -> None:
    assert [quote for _, quote in grave(text)] == [words]


def test_a_model_that_the_guideline_approves_a_figure_of_is_held_to_it() -> None:
    def one(name: str, text: str) -> ApprovedClaim:
        return ApprovedClaim(id=name, text=Localized(en=text), evidence="Price list")

    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="Lumo"), languages=("en",)),
        terms=(Term(id="ten", preferred="Lamp 10", kind="product"),),
        claims=Claims(approved=(one("ten", "Lamp 10 starts at $699."), one("nine", "Lamp 9 starts at $499."))),
    )
    compiled = claims.CHECK.compile(guideline, RESOURCES)
    assert grave("Lamp 9 starts at $549.", compiled) == [("wrong_value", "$549")]
    assert grave("Lamp 8 started at $549.", compiled) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tired of your Veltron? It breaks down every week.", "rival_run_down"),
        ("凯目的手机太烂了。", "rival_run_down"),
        ("Unlike Veltron, we answer the phone.", "rival_compared"),
        ("Compared with Veltron, our phone is lighter.", "rival_compared"),
        ("We answer faster than Veltron.", "rival_compared"),
        ("极光 X 比凯目便宜一半。", "rival_compared"),
    ],
)
def test_a_competitor_run_down_or_compared_by_name_is_a_warning_of_its_own(text: str, code: str) -> None:
    assert code in {code for code, _ in grave(text)}


def test_a_competitor_run_down_in_a_quotation_is_a_suggestion() -> None:
    ((code, _, severity),) = found('A customer wrote: "My Veltron was a nightmare."')
    assert (code, severity) == ("rival_run_down", Severity.SUGGESTION)


def test_an_approved_comparison_with_a_competitor_is_fine() -> None:
    guideline = Guideline(
        brand=Brand(id="lumen", names=Localized(en="Lumen"), languages=("en",), competitors=("Veltron",)),
        claims=Claims(
            approved=(
                ApprovedClaim(
                    id="wait", text=Localized(en="Unlike Veltron, we answer the phone at night."), evidence="Test 4"
                ),
            ),
        ),
    )
    compiled = claims.CHECK.compile(guideline, RESOURCES)
    assert found("Unlike Veltron, we answer the phone at night.", compiled) == []
    assert found("Unlike Veltron, we answer the door.", compiled) != []


@pytest.mark.parametrize(
    "text",
    [
        "By 2035 we want to be waterproof.",
        "The Evening Post called it the best camera phone.",
        "到 2035 年，我们希望做到完全防水。",
    ],
)
def test_an_aim_for_some_day_and_what_somebody_called_ours_are_suggestions(text: str) -> None:
    assert [severity for code, _, severity in found(text) if code.startswith("prohibited")] == [Severity.SUGGESTION]


@pytest.mark.parametrize(
    "text",
    [
        "For waterproof phones, ask a diver.",
        "Beware of any phone that claims to be waterproof.",
        "任何号称完全防水的手机，都请多看一眼参数。",
        "如需完全防水，请咨询潜水店。",
    ],
)
def test_sending_readers_elsewhere_or_warning_them_is_no_claim(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["We want you to have a waterproof phone.", "For waterproof phones, ask us."])
def test_a_wish_and_an_offer_are_claims_all_the_same(text: str) -> None:
    assert [code for code, _ in grave(text)] != []
