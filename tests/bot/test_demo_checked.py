"""The demo's planted faults are found by the real checker at the right words, and its clean copy is clean."""

from __future__ import annotations

from functools import lru_cache

import pytest

from bot.demo import Asset, Expected, assets, clean_assets, expected, family, guideline_path
from consistency.check import check
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.fixes import apply_fixes
from consistency.model import Copy, Finding, Report, Verdict
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load
from guidelines.model import Brand, Guideline, Localized, Severity
from guidelines.packs import available


@lru_cache(maxsize=1)
def compiled() -> CompiledGuideline:
    return compile_guideline(load(guideline_path()), encoder=make_encoder("bundled", long_lived=False))


@lru_cache
def report(asset: Asset) -> Report:
    return check(Copy(text=asset.text, channel=asset.channel, stage=asset.stage, as_of=asset.as_of), compiled())


def points_at(fault: Expected, finding: Finding, text: str) -> bool:
    """Whether the finding is of the fault's family and one of its places overlaps the words."""
    if family(finding.code) != fault.code:
        return False
    if fault.words is None:
        return True
    places = [s for s in (finding.span, *finding.related) if s is not None]
    start = text.find(fault.words)
    while start >= 0:
        if any(p.start < start + len(fault.words) and start < p.end for p in places):
            return True
        start = text.find(fault.words, start + 1)
    return False


@pytest.mark.parametrize("fault", expected(), ids=[f"{f.asset}.{f.code}.{f.words}" for f in expected()])
def test_a_planted_fault_is_found_at_its_words(fault: Expected) -> None:
    asset = next(a for a in assets() if a.id == fault.asset)
    assert any(points_at(fault, finding, asset.text) for finding in report(asset).findings)


@pytest.mark.parametrize("asset", assets(), ids=[a.id for a in assets()])
def test_no_error_or_warning_is_given_beside_the_planted_faults(asset: Asset) -> None:
    planted = [f for f in expected() if f.asset == asset.id]
    extra = [
        (f.code, f.quote)
        for f in report(asset).findings
        if f.severity is not Severity.SUGGESTION and not any(points_at(p, f, asset.text) for p in planted)
    ]
    assert extra == []


@pytest.mark.parametrize("asset", assets(), ids=[a.id for a in assets()])
def test_copy_with_planted_faults_is_not_on_brand(asset: Asset) -> None:
    assert report(asset).verdict in (Verdict.NEEDS_WORK, Verdict.OFF_BRAND)


@pytest.mark.parametrize("asset", clean_assets(), ids=[a.id for a in clean_assets()])
def test_clean_copy_is_on_brand_without_error_or_warning(asset: Asset) -> None:
    found = report(asset)
    assert [(f.code, f.quote) for f in found.findings if f.severity is not Severity.SUGGESTION] == []
    assert found.verdict is Verdict.ON_BRAND
    assert found.not_checked == ()


@pytest.mark.parametrize("pack_id", list(available()))
def test_every_pack_rule_fires_on_its_bad_examples_and_not_on_its_good_ones(pack_id: str) -> None:
    pack = available()[pack_id]
    alone = Guideline(brand=Brand(id="b", names=Localized(en="B"), languages=("en", "zh")), packs=(pack,))
    for rule in pack.rules:
        for text in (*rule.bad, *rule.good):
            found = [f for f in check(text, alone).findings if f.code == "packs.phrase"]
            fired = any(f.item is not None and f.item.id == f"{pack_id}.{rule.id}" for f in found)
            assert fired == (text in rule.bad), (rule.id, text)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("这是一款防水手机。", "这是一款IP68 级抗水手机。"),
        ("It is a waterproof phone.", "It is a water-resistant phone (IP68)."),
        ("Use a waterproof phone case and snap a photo.", "Use a waterproof phone case and snap a photo."),
        ("You can send us your snap.", "You can send us your photo."),
    ],
)
def test_the_demo_offers_words_that_fit_the_sentence(written: str, wanted: str) -> None:
    found = check(written, compiled()).findings
    assert apply_fixes(written, found).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "You need no tripod and no flash.",
        "NightGlass keeps the colour of the lamps and the dark of the sky.",
        "The box holds a cable and a short guide.",
        "不用三脚架，也不用闪光灯。",
        "首次使用前请先充电。",
    ],
)
def test_plain_copy_is_not_held_against_the_voice(text: str) -> None:
    assert [f for f in check(Copy(text=text), compiled()).findings if f.check == "voice"] == []


@pytest.mark.parametrize(("text", "words"), [("Act fast: only 50 left", "Act fast"), ("库存不多了", "库存不多")])
def test_false_urgency_is_told(text: str, words: str) -> None:
    assert words in [f.quote for f in check(Copy(text=text), compiled()).findings]
