"""The shipped rule packs by a simple reading of their own examples; the real matcher is tested with the checker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidelines.errors import InvalidGuideline
from guidelines.model import Pack, PackRule, Severity
from guidelines.packs import available, read_pack

PACKS = tuple(available().values())
RULES = [pytest.param(rule, id=f"{pack.id}.{rule.id}") for pack in PACKS for rule in pack.rules]
LAW = available()["advertising-law-zh"]
HAN = re.compile(r"[\u4e00-\u9fff]")


def places(phrase: str, text: str) -> list[range]:
    """Where the phrase stands in the text: anywhere for Chinese, as words for Latin, in any case."""
    pattern = re.escape(phrase)
    if not HAN.search(phrase):
        pattern = rf"(?<![A-Za-z0-9_])(?:{pattern})(?![A-Za-z0-9_])"
    return [range(*found.span()) for found in re.finditer(pattern, text, re.IGNORECASE)]


def fires(rule: PackRule, text: str) -> list[str]:
    """The rule's phrases in ``text`` that no exception holds."""
    spared = [place for exception in rule.exceptions for place in places(exception, text)]
    return [
        phrase.text
        for phrase in rule.phrases
        for place in places(phrase.text, text)
        if not any(s.start <= place.start and place.stop <= s.stop for s in spared)
    ]


def hits(pack: Pack, text: str) -> list[str]:
    return [word for rule in pack.rules for word in fires(rule, text)]


def test_the_packs_are_found_by_looking() -> None:
    names = ["advertising-law-zh", "food-and-drink-zh", "inclusive-english", "marketing-hype-en", "marketing-hype-zh"]
    names += ["plain-chinese", "plain-english", "typography-zh"]
    assert list(available()) == names


@pytest.mark.parametrize("rule", RULES)
def test_every_bad_example_holds_a_phrase_of_its_rule(rule: PackRule) -> None:
    assert [text for text in rule.bad if not fires(rule, text)] == []


@pytest.mark.parametrize("rule", RULES)
def test_every_good_example_stays_silent(rule: PackRule) -> None:
    assert {text: fires(rule, text) for text in rule.good if fires(rule, text)} == {}


@pytest.mark.parametrize("rule", RULES)
def test_every_exception_holds_a_phrase_that_it_can_spare(rule: PackRule) -> None:
    dead = [e for e in rule.exceptions if not any(places(p.text, e) for p in rule.phrases)]
    assert dead == []


@pytest.mark.parametrize("rule", RULES)
def test_a_replacement_is_not_itself_a_fault_of_its_pack(rule: PackRule) -> None:
    pack = next(p for p in PACKS if rule in p.rules)
    endless = {p.text: p.use for p in rule.phrases if p.use and hits(pack, p.use)}
    assert endless == {}


@pytest.mark.parametrize("pack", PACKS, ids=[p.id for p in PACKS])
def test_no_phrase_stands_twice_in_a_pack(pack: Pack) -> None:
    words = [p.text.casefold() for rule in pack.rules for p in rule.phrases]
    assert sorted({w for w in words if words.count(w) > 1}) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_gives_its_reason_in_both_languages(rule: PackRule) -> None:
    assert rule.reason.en
    assert rule.reason.zh


@pytest.mark.parametrize(
    "text",
    [
        "极致影像，突破想象",
        "让照片价值最大化，最终呈现自然画面。",
        "最后一步，最近三天，第一步和第一次都在第一时间完成。",
        "系统保证编号的唯一性。",
        "拍照前最好先擦镜头。",
        "最新版本最多支持四台设备，最低温度零下十度。",
        "我们坚持质量第一。",
        "一家追求极致的公司。",
        "第一人称视角，第一季第一集。",
        "请在最佳时间内拍摄，最长曝光三十秒。",
        "首次开机请连接网络，首批用户首页可见。",
    ],
)
def test_the_advertising_law_pack_is_silent_on_ordinary_wording(text: str) -> None:
    assert hits(LAW, text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("我们是业界最佳的选择", "最佳"),
        ("我们是best的选择", "best"),
        ("全国第一品牌", "全国第一"),
        ("史上最低，仅此一天", "史上最低"),
        ("国家级工艺", "国家级"),
        ("采用专利申请中的技术", "专利申请中"),
    ],
)
def test_the_advertising_law_pack_speaks_up_on_absolute_terms(text: str, word: str) -> None:
    assert word in hits(LAW, text)


def test_words_the_statute_names_are_errors_and_doubtful_ones_are_not_certain() -> None:
    by_id = {rule.id: rule for rule in LAW.rules}
    named = by_id["named-absolutes"]
    assert {p.text for p in named.phrases} == {"国家级", "最高级", "最佳"}
    assert (named.severity, named.confidence) == (Severity.ERROR, 1.0)
    assert all(rule.confidence < 0.8 for rule in LAW.rules if rule.severity is not Severity.ERROR and rule.id not in
               {"latin-absolutes", "patents-and-marks"})  # fmt: skip


def test_every_advertising_law_rule_names_its_article() -> None:
    assert [r.id for r in LAW.rules if not re.search(r"第[一二三四五六七八九十]+条", r.source)] == []
    assert [r.id for r in LAW.rules if not re.search(r"article|Article", r.reason.en or "")] == []


def test_the_packs_are_of_a_useful_size() -> None:
    sizes = {pack.id: sum(len(rule.phrases) for rule in pack.rules) for pack in PACKS}
    assert 60 <= sizes["plain-english"] <= 160
    assert sizes["inclusive-english"] >= 30
    assert sizes["advertising-law-zh"] >= 100


def test_a_rule_id_used_twice_in_a_pack_is_told_with_its_line(tmp_path: Path) -> None:
    rule = "  - {id: r, language: en, phrases: [x], reason: R, source: S, good: [y], bad: [x]}\n"
    (tmp_path / "p.yaml").write_text(f"id: p\nname: P\ndescription: P\nrules:\n{rule}{rule}")
    with pytest.raises(InvalidGuideline, match=r"p.yaml:6: rules\[r\].id: .*already used on line 5"):
        read_pack(tmp_path / "p.yaml", "p.yaml", "p")
