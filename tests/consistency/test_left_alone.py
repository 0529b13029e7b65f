"""What a brand owner would never hold against a writer, on the demo guideline; and its near twins, which are faults."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from consistency.check import check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.model import Copy, Finding, Report
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load
from guidelines.model import Severity

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "guideline"
CLEAN = [
    pytest.param(text, id=f"{language}-{number}")
    for language in ("en", "zh")
    for number, text in enumerate(YAML(typ="safe").load(Path(__file__).parent / "clean" / f"{language}.yaml"))
]


@cache
def demo() -> CompiledGuideline:
    return compile_guideline(load(DEMO), encoder=make_encoder("bundled", long_lived=False))


def report(text: str) -> Report:
    return check(Copy(text, as_of=dt.date(2026, 12, 1)), demo())


def faults(text: str, *kinds: str) -> list[tuple[str, str]]:
    """(code, words) of the errors and warnings of these checks, in order of place."""
    found = [f for f in report(text).findings if f.check in kinds and f.severity is not Severity.SUGGESTION]
    return [(f.code, f.quote) for f in sorted(found, key=lambda f: f.span.start if f.span else -1)]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_copy_has_no_error_and_no_warning(text: str) -> None:
    found = report(text).findings
    assert [(f.code, f.quote) for f in found if f.severity is not Severity.SUGGESTION] == []


@pytest.mark.parametrize(
    "text",
    [
        "夜视模式已更名为夜瞳。",
        "夜瞳（原名超级夜景）已上线。",
        "以前叫夜视模式，现在叫夜瞳。",
        "超级夜景现已升级为夜瞳，超级夜景已升级为夜瞳。",
        "NightGlass was previously called Night Vision mode.",
        "NightGlass (formerly Super Night mode) is on the camera screen.",
        "We have renamed Night Vision mode: it is now NightGlass.",
        "NightGlass is new on the screen. It used to be called Night Vision mode.",
        "Night Vision mode became NightGlass in May.",
        "It was called Night Vision mode until 2025. Now it is simply NightGlass.",
        "You may still find the name Night Vision mode on older boxes.",
        "旧款包装上仍印着夜视模式字样。",
    ],
)
def test_a_retired_name_in_a_sentence_that_tells_of_the_new_one_is_no_fault(text: str) -> None:
    assert faults(text, "terms") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("夜瞳已更名为夜视模式。", "夜视模式"),
        ("夜瞳现在叫超级夜景。", "超级夜景"),
        ("打开夜视模式就能拍。", "夜视模式"),
        ("夜视模式已更名。", "夜视模式"),
        ("NightGlass is now called Night Vision mode.", "Night Vision mode"),
        ("We renamed NightGlass to Super Night mode.", "Super Night mode"),
        ("Night Vision mode is now better than ever.", "Night Vision mode"),
        ("NightGlass is good. Open Night Vision mode today.", "Night Vision mode"),
        ("Open Night Vision mode today. NightGlass is good.", "Night Vision mode"),
        ("Look for the name Night Vision mode on the box.", "Night Vision mode"),
    ],
)
def test_a_retired_name_used_as_a_name_is_a_fault(text: str, words: str) -> None:
    assert faults(text, "terms") == [("terms.forbidden", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The Veltron costs $749.",
        "Phones from $749 at Veltron, and no bath.",
        "Veltron's phone costs $749, and ours starts at $699.",
        "Unlike the $749 Veltron, ours starts at $699.",
        "Compared with the Veltron at $749, Aurora X™ starts at $699.",
        "The Veltron Nova costs $749. It lasts 20 hours on one charge.",
        "凯目卖 5299 元，极光 X 售价 4,999 元起。",
        "凯目 Nova 的电池续航 20 小时。",
        "与凯目 5299 元的价格相比，我们的 4,999 元起更低。",
        "One customer told us: “I paid $849 for my old one.”",
        "Anna paid $849 for her old phone.",
        "> I paid $849 for mine.\n\nThat was last year.",
        "顾客小林说：“我那台花了 3999 元。”",
        "他花了 3999 元买来旧手机。",
    ],
)
def test_a_figure_of_a_competitor_or_of_a_customers_story_is_no_claim_of_ours(text: str) -> None:
    assert faults(text, "claims") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Unlike the Veltron, ours costs $649.", "$649"),
        ("Aurora X™ costs $649, less than the Veltron.", "$649"),
        ("It is 30% brighter than the Veltron.", "30%"),
        ("Compared with the Veltron, it lasts 48 hours on one charge.", "48 hours"),
        ("You paid $649 and you got it.", "$649"),
        ("比凯目亮 30%。", "30%"),
        ("与凯目相比，续航多达 48 小时。", "48 小时"),
        ("极光 X 只要 4599 元，凯目更贵。", "4599 元"),
        ("你只花 4599 元就能带走。", "4599 元"),
    ],
)
def test_a_figure_of_ours_stays_a_claim_beside_a_competitor(text: str, words: str) -> None:
    assert [quote for code, quote in faults(text, "claims") if "disclaimer" not in code] == [words]


def sound_alikes(text: str) -> list[Finding]:
    return [f for f in report(text).findings if f.code == "terms.sound_alike"]


@pytest.mark.parametrize("text", ["叶童的演唱会开始了。", "我在车站遇见叶童。", "要光来了。", "夜童很可爱。"])
def test_a_short_homophone_without_context_is_at_most_a_hint_without_a_fix(text: str) -> None:
    for found in sound_alikes(text):
        assert (found.severity, found.fix) == (Severity.SUGGESTION, None)
        assert found.confidence < 0.5


@pytest.mark.parametrize("text", ["极光 X 的叶童让夜晚更亮。", "耀光带来极光 X。", "打开相机，切换到夜曈即可。"])
def test_a_short_homophone_beside_our_names_or_the_words_of_its_term_is_an_error(text: str) -> None:
    (found,) = sound_alikes(text)
    assert found.severity is Severity.ERROR
    assert found.fix is not None


@pytest.mark.parametrize(
    "text", ["Veltron's consumers wait.", "Veltron calls its customers consumers.", "凯目的消费者在等。"]
)
def test_what_a_competitor_calls_its_own_is_not_corrected(text: str) -> None:
    assert faults(text, "terms") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("Unlike Veltron, we listen to consumers.", "consumers"), ("Veltron is loud. Our consumers wait.", "consumers")],
)
def test_what_we_say_beside_a_competitor_is_corrected(text: str, words: str) -> None:
    assert faults(text, "terms") == [("terms.forbidden", words)]


RIVAL = load(DEMO)
RIVAL = RIVAL.model_copy(
    update={"brand": RIVAL.brand.model_copy(update={"competitors": ("Orlumo", "耀光", "Best Phone Ever Co")})}
)


@pytest.mark.parametrize(
    "text",
    [
        "Orlumo makes phones too.",
        "Orlumo's phones and other Orlumos are fine.",
        "ORLUMO has a shop here.",
        "极光 X 与耀光同台。",
        "A visit to Best Phone Ever Co taught us a lot.",
    ],
)
def test_a_competitors_name_is_no_misspelling_of_ours_and_no_claim(text: str) -> None:
    found = check(Copy(text, as_of=dt.date(2026, 12, 1)), RIVAL).findings
    assert [f.code for f in found if f.check in ("terms", "claims") and f.code != "terms.trademark"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Look for #Aurora10, #Orloom and #超级夜景#.",
        "See https://a.example/aurora-10/waterproof?x=Orloom and a.example/支持/夜视模式/index.",
        "Write to @orloom or @aurora10, or to orloom@a.example.",
        "Type `Orloom` or `waterproof`.",
        "<!-- Orloom is\n\nwaterproof --><p class='waterproof' hidden>Come in.</p>",
    ],
)
def test_tags_addresses_handles_code_and_markup_are_not_copy(text: str) -> None:
    assert faults(text, "terms", "claims", "packs") == []


@pytest.mark.parametrize(
    "text",
    [
        "详见 https://example.com/这是URL文件名.html。",
        "下载 https://example.com/报告2026版.PDF，共 3 页。",
        "详见 https://example.com/支持/夜视URL模式.docx 。",
    ],
)
def test_the_name_of_a_file_in_an_address_gets_no_blanks(text: str) -> None:
    assert not [f for f in check(Copy(text), load(DEMO)).findings if f.check == "typography" and f.span.start < 30]


def test_the_sentence_after_an_address_is_no_part_of_it() -> None:
    found = check(Copy("见 https://example.com/a/这是URL说明，谢谢。"), load(DEMO)).findings
    assert [f.quote for f in found if f.check == "typography"] == ["是URL说"]
