"""The packs that ship with the product fire on their bad texts, stay silent on their good ones, and name their rule."""

from __future__ import annotations

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import packs
from consistency.document import parse
from consistency.model import Copy, Finding
from guidelines.folder import load
from guidelines.model import Claims, Guideline
from guidelines.packs import available

SHIPPED = load(story.guideline_path())
PACKS = tuple(available().values())
RULES = [(pack, rule) for pack in PACKS for rule in pack.rules]
TEXTS = [(f"{p.id}.{r.id}", text, True) for p, r in RULES for text in r.bad]
TEXTS += [(f"{p.id}.{r.id}", text, False) for p, r in RULES for text in r.good]
ALONE = SHIPPED.model_copy(update={"terms": (), "claims": Claims(), "message": None, "packs": PACKS})


def findings(text: str, guideline: Guideline, resources: Resources | None = None) -> tuple[Finding, ...]:
    compiled = packs.CHECK.compile(guideline, resources)  # type: ignore[arg-type]
    return packs.CHECK.run(parse(text), Copy(text), compiled, resources).findings  # type: ignore[arg-type]


@pytest.mark.parametrize(("rule", "text", "fires"), TEXTS, ids=[f"{r}: {t[:30]}" for r, t, _ in TEXTS])
def test_a_shipped_rule_fires_on_its_bad_texts_alone(rule: str, text: str, fires: bool):
    assert (rule in {f.item.id for f in findings(text, ALONE) if f.item}) is fires


def test_a_finding_carries_what_the_rule_says():
    (found,) = findings("我们是业界最佳的选择。", SHIPPED)
    rule = next(r for p, r in RULES if p.id == "advertising-law-zh" and r.id == "named-absolutes")
    assert (found.item.id, found.quote, found.severity) == ("advertising-law-zh.named-absolutes", "最佳", rule.severity)
    assert (found.reason, found.source, found.confidence) == (rule.reason, rule.source, rule.confidence)
    assert found.fix is not None
    assert found.fix.replacement == "出色"


def test_quoted_words_are_not_held_against_the_writer():
    assert findings("One reviewer called it “revolutionary”.", SHIPPED) == ()


@pytest.mark.parametrize("text", ["我们不是行业天花板。", "没有哪一家敢说自己遥遥领先。", "面包不能减肥，也不会养胃。"])
def test_what_copy_says_is_not_so_breaks_no_law(text: str):
    assert findings(text, ALONE) == ()


def test_nobody_comes_near_is_a_boast_and_no_denial():
    told = findings("我们无人能及，是行业天花板。无人能及的天花板。", ALONE)
    assert [f.quote for f in told] == ["行业天花板", "天花板"]


def test_the_slogan_stays_though_a_rule_could_object_to_a_word_of_it():
    assert findings("极致影像，突破想象。", SHIPPED) == ()


def test_a_replacement_keeps_capitals_and_inflection():
    fixes = [f.fix.replacement for f in findings("In order to win, she utilised it. IN ORDER TO WIN", SHIPPED) if f.fix]
    assert fixes == ["To", "used", "TO"]


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("这是市面上最好的拍照手机。", ["error"]),
        ("送给自己最好的礼物。", ["suggestion"]),
        ("时间会给你最好的答案。", []),
        ("市面上唯一的全夜景手机。", ["warning"]),
        ("每一张照片都独一无二。", ["suggestion"]),
        ("摄影是他唯一的爱好。", []),
        ("零风险入手，不满意就退。", ["warning"]),
    ],
)
def test_praise_of_goods_weighs_more_than_the_same_words_about_life(text: str, severities: list[str]):
    assert [f.severity.value for f in findings(text, SHIPPED)] == severities
