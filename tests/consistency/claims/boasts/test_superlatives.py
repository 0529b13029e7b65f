"""Superlatives and comparisons with rivals need an approved claim; those of lamps, towers and days do not."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from bot.demo import story
from consistency.check import check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

ENCODER = make_encoder("bundled", long_lived=False)


@cache
def demo() -> CompiledGuideline:
    return compile_guideline(load(story.guideline_path()), encoder=ENCODER)


def found(text: str, compiled: CompiledGuideline | None = None) -> list[tuple[str, str]]:
    findings = check(Copy(text, as_of=dt.date(2026, 12, 8)), compiled or demo()).findings
    kinds = ("claims", "packs")
    return [(f.code, f.quote) for f in findings if f.check in kinds and f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Aurora X™ is the thinnest phone in the world. You feel it.", "the thinnest phone in the world"),
        ("The only phone with a one-inch sensor is in your hand.", "The only phone with a one-inch sensor is"),
        ("The world's first phone with NightGlass. You can try it.", "The world's first phone with"),
        ("Aurora X™ has the longest battery life of any phone.", "the longest battery life of any phone"),
        ("No phone takes better night photos than your Aurora X™.", "No phone takes better night photos"),
        ("Aurora X™ outsells every other phone. You know why.", "outsells every other phone"),
        ("Aurora X™ takes better night photos than Veltron.", "better night photos than Veltron"),
        ("It is the lightest in its class.", "the lightest in its class"),
        ("极光 X™ 全球最薄，你拿着试试。", "全球最薄"),
        ("極光 X™ 同級最輕，你拿著試試。", "同級最輕"),
        ("极光 X™ 来了。你拿着试试，全球最薄。", "全球最薄"),
        ("极光 X™ 来了。全球最薄，你拿着试试", "全球最薄"),
        ("极光 X™ 来了。你拿着试试，全球最薄", "全球最薄"),
        ("Europe's favourite camera phone is Aurora X™. You know why.", "Europe's favourite camera phone"),
        ("Aurora X™ is the lightest phone in the UK.", "the lightest phone in the UK"),
        ("Aurora X™ is the brightest phone for night photos. You see it.", "the brightest phone for night photos"),
        ("Aurora X™ is the lightest phone you can buy.", "the lightest phone you can buy"),
        ("Nothing sees in the dark like your Aurora X™.", "Nothing sees in the dark like your"),
        ("No other phone keeps night colours so well. You see it.", "No other phone keeps night colours so well"),
        (
            "Nobody in the south of England takes better photos of the night.",
            "Nobody in the south of England takes better photos",
        ),
        ("The most trusted phone photos in the south. You know why.", "The most trusted phone photos in the south"),
        ("Surrey's gentlest camera phones are here. You see it.", "Surrey's gentlest camera phones"),
        ("No other maker has a queue like ours.", "No other maker has a queue like ours"),
        ("No one has better tripods than us.", "No one has better tripods than us"),
        ("Nobody builds a better tripod.", "Nobody builds a better tripod"),
        ("You will not find a brighter camera anywhere.", "not find a brighter camera anywhere"),
        ("No phone keeps you sharper at night.", "No phone keeps you sharper at night"),
        ("Our phones outlast Veltron. You know why.", "outlast Veltron"),
        ("Aurora X™ outperforms Veltron. You know why.", "outperforms Veltron"),
        ("Aurora X™ is brighter than any Veltron. You see it.", "brighter than any Veltron"),
        ("比任何手机都拍得好，你来看看极光 X™。", "比任何手机都拍得好"),
        ("极光 X 比凯目更轻，你拿着试试。", "比凯目更轻"),
        ("极光 X 比凯目更温和的色彩，你来看看。", "比凯目更温和"),
        ("极光 X 比凯目更快到达，你来看看。", "比凯目更快"),
    ],
)
def test_a_superlative_or_comparison_that_nobody_approved_needs_evidence(text: str, words: str) -> None:
    by_name = "Veltron" in words or "凯目" in words
    assert found(text) == [("claims.rival_compared" if by_name else "claims.needs_evidence", words)]


@pytest.mark.parametrize("text", ["极光 X™ 是全球首款夜瞳手机，你来看看。", "极光 X™ 是行业第一的夜景手机，你来看看。"])
def test_words_that_a_pack_tells_of_are_told_once(text: str) -> None:
    assert [code for code, _ in found(text)] == ["packs.phrase"]


@pytest.mark.parametrize(
    "text",
    [
        "Keep the brightest lamp out of the frame.",
        "The first phone shop in the town opened in 1904.",
        "London's first camera is in the museum.",
        "The best ten hang in our store, and the best of all wins a weekend for two.",
        "You photograph the tallest tower in the world with one hand.",
        "Home is the most beautiful place in the world.",
        "The only light that you need is the moon.",
        "Better than ever, and easier than you think.",
        "Aurora X™ is lighter than Aurora 9.",
        "Veltron calls itself the thinnest phone in the world.",
        "Is it the thinnest phone in the world?",
        "It is not the thinnest phone in the world.",
        "“It is the thinnest phone in the world,” says Maya.",
        "There is no better time to try it.",
        "Anna's best photo hangs in our store.",
        "Friday is the best day for a visit.",
        "Paris is the loveliest city in Europe.",
        "Nothing beats a walk by the sea.",
        "The best phone in the world is yours.",
        "Our favourite phone box in the country is red.",
        "The best view in the world of night phones is a hill.",
        "Nobody waits longer than ten minutes at our counter.",
        "用极光 X 拍下世界最高的山。",
        "最后一班车开走了，第一张照片留下来。",
        "极光 X 比极光 9 更轻。",
        "凯目号称全球最薄。",
        "最好在日落后半小时出门。",
        "这里有世界最高峰，等你来拍。",
        "夜色比白天更好看。",
    ],
)
def test_what_boasts_of_nothing_of_ours_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_is_approved_for_one_country_is_approved_for_no_other() -> None:
    text = Localized(en="The lightest lamp in the UK.", zh="中国最轻的台灯。")
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="Lumo", zh="流萤"), languages=("en", "zh")),
        terms=(Term(id="one", preferred="Lumo One", kind="product"),),
        claims=Claims(approved=(ApprovedClaim(id="light", text=text, evidence="Test 3"),)),
    )
    held = compile_guideline(guideline, encoder=ENCODER)
    assert found("Lumo One is Britain's lightest lamp.", held) == []
    assert found("Lumo One is Europe's lightest lamp.", held) == [("claims.needs_evidence", "Europe's lightest lamp")]
    assert found("Lumo One is England's lightest lamp.", held) == []
    assert found("Lumo One 国内最轻。", held) == []
    assert found("Lumo One 亚洲最轻。", held) == [("claims.needs_evidence", "亚洲最轻")]


def test_what_is_the_best_of_a_nation_is_not_the_best_of_the_kingdom() -> None:
    text = Localized(en="Scotland's warmest blanket.")
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="Brae"), languages=("en",)),
        claims=Claims(approved=(ApprovedClaim(id="warm", text=text, evidence="Test 3"),)),
    )
    held = compile_guideline(guideline, encoder=ENCODER)
    assert found("It is Scotland's warmest blanket.", held) == []
    assert found("It is Britain's warmest blanket.", held) == [("claims.needs_evidence", "Britain's warmest blanket")]


def test_a_country_is_known_behind_another_word_with_a_capital() -> None:
    text = Localized(en="Voted Scotland's warmest blanket by readers of Loom.")
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="Brae"), languages=("en",)),
        claims=Claims(approved=(ApprovedClaim(id="warm", text=text, evidence="Issue 3"),)),
    )
    held = compile_guideline(guideline, encoder=ENCODER)
    assert found("Readers of Loom voted ours the warmest blanket in Scotland.", held) == []
    assert found("Voted Europe's warmest blanket by readers of Loom.", held) == [
        ("claims.needs_evidence", "Voted Europe's warmest blanket by")
    ]


def test_an_approved_superlative_may_be_reworded_until_it_expires() -> None:
    lightest = ApprovedClaim(
        id="light",
        text=Localized(en="The lightest lamp in its class.", zh="同级最轻的台灯。"),
        evidence="Test 3",
        expires=dt.date(2026, 12, 31),
        disclaimer=Localized(en="Among 40 desk lamps, May 2026.", zh="对比 40 款台灯，2026 年 5 月。"),
    )

    def held(claim: ApprovedClaim) -> CompiledGuideline:
        guideline = Guideline(
            brand=Brand(id="b", names=Localized(en="Lumo", zh="流萤"), languages=("en", "zh")),
            terms=(Term(id="one", preferred="Lumo One", kind="product"),),
            claims=Claims(approved=(claim,)),
        )
        return compile_guideline(guideline, encoder=ENCODER)

    english, chinese = "Lumo One is the lightest in its class.", "Lumo One 同级最轻。"
    note, note_zh = " Among 40 desk lamps, May 2026.", "对比 40 款台灯，2026 年 5 月。"
    good = held(lightest)
    assert found(english + note, good) == found(chinese + note_zh, good) == []
    assert found(english, good) == [("claims.missing_disclaimer", "the lightest in its class")]
    late = held(lightest.model_copy(update={"expires": dt.date(2026, 6, 30)}))
    assert found(english + note, late) == [("claims.expired", "the lightest in its class")]
    assert found(chinese + note_zh, late) == [("claims.expired", "同级最轻")]
    assert found("Lumo One is the brightest in its class.", good) == [
        ("claims.needs_evidence", "the brightest in its class")
    ]
