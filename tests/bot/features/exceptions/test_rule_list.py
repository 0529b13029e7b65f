"""Rules by their names, and what ``/brand rules`` shows: the rules with their figures, those on trial apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.demo import guideline_path
from bot.features.exceptions.views import exception_list, not_yours, rule_list
from bot.features.guide.naming import RuleNames
from bot.features.reviews.wording import rule_words
from bot.gateway.lint import problems
from campaigns.exceptions.store import Granted
from campaigns.precision.model import RulePrecision
from campaigns.reviews.store import BrokenRule
from consistency.asking.entries import entries
from guidelines.folder import load

GUIDELINE = load(guideline_path())


@pytest.mark.parametrize(
    ("language", "trial", "term"), [("en", "On trial", "*Term “Aurora X™”*"), ("zh", "试运行中", "*术语“Aurora X™”*")]
)
def test_rules_stand_with_their_figures_and_those_on_trial_apart(language: str, trial: str, term: str) -> None:
    found = [
        RulePrecision("term:product-en", 12, 5, 5),
        RulePrecision("term:unseen", 4, 0, 0),
        RulePrecision("pack:plain-english.heavy-verbs", 3, 0, 0, shadow=True),
    ]
    names = RuleNames(GUIDELINE, language)
    text, blocks = rule_list(found, names, language)
    said = str(blocks)
    assert "24" in said
    assert "76" in said
    assert "100" not in said  # nobody judged the second rule: it has no share
    assert said.index(term) < said.index(trial) < said.index("utilize")
    assert "product-en" not in said
    assert "heavy-verbs" not in said
    assert problems("message", {"channel": "C1", "text": text, "blocks": blocks}) == []
    assert trial not in str(rule_list([], names, language))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_has_a_name_of_its_own_that_is_not_its_id(language: str) -> None:
    names = RuleNames(GUIDELINE, language)
    items = [each.item for each in entries(GUIDELINE)]
    told = {(each.kind, each.id): names.item(each.kind, each.id) for each in items}
    assert len(set(told.values())) == len(told)
    for (kind, name), said in told.items():
        assert said == names.rule(f"{kind}:{name}")
        assert "-" not in name or name not in said or said.endswith(f"“{name}”")  # a word can be its own id
        assert not any(mark in said for mark in "{}_")


@pytest.mark.parametrize(
    ("rule", "english", "chinese"),
    [
        ("claim:waterproof", "banned claim “waterproof”", "禁用主张“完全防水”"),
        ("pack:advertising-law-zh.superlatives", "“市面上最好的” and the like", "“市面上最好的”等用语"),
        ("pack:typography-zh", "Chinese typography", "中文排版"),
        ("style:House.Links", "House.Links", "House.Links"),
        ("style:House.None", "no longer in the guideline", "规范中已无此项"),
        ("styles.avoid", "rejected words of the Vale vocabulary", "Vale 词表里禁用的词"),
        ("channel:xiaohongshu", "rules of the channel RED", "小红书渠道规则"),
        ("voice:address", "Form of address", "称呼"),
        ("message:core", "Core message", "核心主张"),
        ("message:pillars", "any message of the brand", "至少传达一项品牌信息"),
        ("brief:aurora:must_say:1", "campaign brief", "活动简报"),
        ("claims.unapproved_number", "figures that nobody approved", "未经批准的数字"),
        ("terms.forbidden", "words with a preferred one", "应换用的词"),
        ("message.missing_core", "Message (message.missing_core)", "核心信息（message.missing_core）"),
        ("nosuch:rule", "nosuch rule, no longer", "nosuch rule（规范中已无此项）"),
        ("term:gone-by", "term gone-by, no longer in the guideline", "术语 gone-by（规范中已无此项）"),
    ],
)
def test_a_rule_is_named_in_its_readers_language(rule: str, english: str, chinese: str) -> None:
    assert english in RuleNames(GUIDELINE, "en").rule(rule)
    assert chinese in RuleNames(GUIDELINE, "zh").rule(rule)


def test_a_review_names_the_rules_that_most_texts_broke() -> None:
    item = ("term", "product-en")
    names = {item: RuleNames(GUIDELINE, "en").item(*item)}
    assert rule_words(BrokenRule("", item, 2), names, "en") == "term “Aurora X™”"
    assert rule_words(BrokenRule("tone", None, 1), names, "zh") == "语气"


@pytest.mark.parametrize(
    ("language", "rule", "one"),
    [("en", "Term “Aurora X™”", "This one text"), ("zh", "术语“Aurora X™”", "仅这一篇文案")],
)
def test_exceptions_stand_in_the_readers_words_whoever_made_them(language: str, rule: str, one: str) -> None:
    made = Granted(
        id="e1",
        brand="orlume",
        title="“AuroraX” Write “Aurora X™” instead of “AuroraX”.",
        reason="An old box",
        author="U1",
        created_at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
        until=dt.date(2026, 12, 24),
        rule="term:product-en",
    )
    kinds = [replace(made, phrase="AuroraX"), replace(made, submission="s1"), replace(made, rule=None, title="By hand")]
    _, blocks = exception_list(kinds, RuleNames(GUIDELINE, language), language, may_end=False)
    said = str(blocks)
    assert "instead of" not in said
    for words in (f"*“AuroraX” · {rule[0].lower()}{rule[1:]}*", f"*{rule} · {one}*", "*By hand*"):
        assert words in said


def test_whoever_may_make_no_exception_is_told_in_the_window_they_look_at() -> None:
    view = not_yours("en")
    assert "submit" not in view
    assert "owns the brand" in str(view)
    assert problems("modal", view) == []


def test_the_rules_that_vale_brings_itself_belong_to_the_guideline() -> None:
    assert "no longer" not in RuleNames(GUIDELINE, "en").rule("style:Vale.Avoid")
