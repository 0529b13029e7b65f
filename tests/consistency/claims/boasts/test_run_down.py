"""A competitor run down by name, and what is said of one without blame."""

from __future__ import annotations

import pytest

from consistency.claims.boasts.run_down import run_down
from consistency.document import parse
from consistency.whose.rivals import Rivals
from guidelines.model import Brand, Localized

RIVALS = Rivals(
    Brand(
        id="marl",
        names=Localized(en="Marlow", zh="麦洛"),
        languages=("en", "zh"),
        competitors=("Grindel", "Oatway & Co", "格林德"),
    )
)
OURS = Rivals(Brand(id="us", names=Localized(en="Us"), languages=("en",), competitors=("Marlow", "麦洛")))


def blamed(text: str) -> list[str]:
    document = parse(text)
    plain = document.plain
    return [plain[a:b] for a, b in run_down(document, RIVALS.places(plain), OURS.places(plain))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Does your Grindel leak? Ours does not.", "Grindel leak"),
        ("Grindel is a rip-off.", "Grindel is a rip-off"),
        ("Tired of cold coffee at Grindel? Come to us.", "Tired of cold coffee at Grindel"),
        ("Don't trust Oatway & Co with your beans.", "Don't trust Oatway & Co"),
        ("The service at Grindel is awful.", "Grindel is awful"),
        ("Grindel customers wait for hours.", "Grindel customers wait for hours"),
        ("Grindel can't keep up with Marlow.", "Grindel can't keep up"),
        ("Ask Grindel about it. Their machines break down every week.", "Their machines break down"),
        ("Grindel machines fall to pieces in a year.", "Grindel machines fall to pieces"),
        (
            "Grindel calls it a coffee. We'd call it warm water with a price.",
            "Grindel calls it a coffee. We'd call",
        ),
        ("格林德太坑了。", "格林德太坑"),
        ("别再给孩子买格林德了。", "别再给孩子买格林德"),
        ("有人用过格林德，机器坏了三天没人修。", "坏了"),
        ("远离格林德，选麦洛。", "远离格林德"),
        ("还在用格林德磨豆？", "还在用格林德"),
        ("你还在给格林德交会费？", "还在给格林德"),
        ("格林德三天两头坏在路上，谁用谁知道。", "格林德三天两头"),
        ("格林德那壶，黑得能照镜子。", "黑得"),
        ("格林德的豆子一股陈味。", "格林德的豆子一股陈味"),
        ("还在喝格林德的脏水？来麦洛。", "还在喝格林德"),
    ],
)
def test_a_fault_a_warning_or_what_they_cannot_do_runs_a_competitor_down(text: str, words: str) -> None:
    assert blamed(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Grindel calls it a flat white. We have four sizes of it.",
        "Is your Grindel leaking? We mend the machines of other makers too.",
        "Has your old Grindel broken down? Bring it in.",
        "Coming from Grindel? We move your orders without losing one.",
        "If your Grindel machine breaks down, bring it to us.",
        "Grindel is not bad, but we are closer.",
        "A Grindel machine comes apart for cleaning.",
        "Marlow is not affiliated with Grindel.",
        "Grindel is not affiliated with Marlow.",
        "A Grindel costs £95.",
        "Grindel vouchers are not valid in our cafés.",
        "You do not have to ditch your Grindel. Marlow cups fit it.",
        "Switch from Grindel in ten minutes. It never takes longer.",
        "Our old grinder was slow. Then Grindel opened a shop next door.",
        "格林德和麦洛的滤杯通用。",
        "格林德的用户也可以来，不用重新注册。",
        "如果格林德的机器坏了，也可以拿来修。",
        "你还在格林德上课吗？",
        "他还在格林德上班。",
        "格林德的脏衣篓和我们的一样大。",
    ],
)
def test_naming_a_competitor_is_no_blame(text: str) -> None:
    assert blamed(text) == []
