"""What an exception is about: found by what a person types, refused with the nearest, and told by name."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo import guideline_path
from bot.errors import Refusal
from bot.features.exceptions.subjects import about, channel_typed, rule_typed, submission_typed
from bot.i18n import text as t
from campaigns.exceptions.store import Granted
from guidelines.folder import load

GUIDELINE = load(guideline_path())
TEXTS = {"s1": "Meet the phone\nthat sees at night.", "s2": "极光 X 来了"}


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("term:product-en", "term:product-en"),
        ("product-en", "term:product-en"),
        ("aurora x", "term:product-en"),
        ("Term “Aurora X™”", "term:product-en"),
        ("术语“Aurora X™”", "term:product-en"),
        ("完全防水", "claim:waterproof"),
        ("advertising-law-zh.superlatives", "pack:advertising-law-zh.superlatives"),
        ("typography-zh", "pack:typography-zh"),
        ("off message", "message:off_message"),
        ("terms.forbidden", "terms.forbidden"),
        ("brief:aurora:must_say:1", "brief:aurora:must_say:1"),
    ],
)
def test_a_rule_is_known_by_its_id_its_code_and_its_name_in_either_language(written: str, rule: str) -> None:
    assert rule_typed(written, GUIDELINE, "en") == rule


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("nosuch:rule", "no rule called “nosuch:rule”. `unison guide show`"),
        ("nosuch.rule", "no rule called “nosuch.rule”"),
        ("aurorra x", "The nearest: term “Aurora X™” (term:product-en)"),
    ],
)
def test_a_rule_that_is_not_there_is_refused_with_the_nearest(written: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        rule_typed(written, GUIDELINE, "en")
    assert says in t(refused.value.key, "en", **refused.value.params)


def test_a_name_that_fits_two_rules_is_refused_with_both() -> None:
    term = GUIDELINE.terms[0]
    doubled = GUIDELINE.model_copy(update={"terms": (*GUIDELINE.terms, term.model_copy(update={"id": "again"}))})
    with pytest.raises(Refusal) as refused:
        rule_typed(term.preferred, doubled, "en")
    assert refused.value.params["known"] == f"term:{term.id}, term:again"


def test_channels_and_texts_are_known_by_their_names_too() -> None:
    assert channel_typed("小红书", GUIDELINE, "en") == channel_typed("RED", GUIDELINE, "zh") == "xiaohongshu"
    assert submission_typed("meet the phone that sees at night.", TEXTS) == "s1"
    with pytest.raises(Refusal) as refused:
        channel_typed("小红薯", GUIDELINE, "zh")
    assert refused.value.params["near"] == "小红书 (xiaohongshu)"
    with pytest.raises(Refusal) as unknown:
        submission_typed("abc", TEXTS)
    assert unknown.value.key == "exceptions.unknown_submission"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "the words “AuroraX”, the rule: term “Aurora X™”, the channel RED, the text “Meet the phone that"),
        ("zh", "“AuroraX”这一写法 · 规则：术语“Aurora X™” · 渠道：小红书 · 文案：“Meet the phone that"),
    ],
)
def test_an_exception_is_told_by_names_each_with_what_it_is(language: str, said: str) -> None:
    granted = Granted(
        id="e1", brand="orlume", title="", reason="r", author="a", created_at=dt.datetime.now(dt.UTC),
        until=dt.date(2026, 12, 1), phrase="AuroraX", rule="term:product-en", channel="xiaohongshu", submission="s1",
    )  # fmt: skip
    assert about(granted, GUIDELINE, TEXTS, language).startswith(said)
    assert "s1" not in about(granted, GUIDELINE, TEXTS, language)
    assert "s1" in about(granted, GUIDELINE, {}, language)
