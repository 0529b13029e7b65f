"""Denied wording is denied from before or after; a figure of speech, and praise by denial, deny nothing."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.whose.denials import is_negated, is_spoken_of


def negated(text: str) -> bool:
    """Whether the words of ``text`` in square brackets are denied."""
    start, end = text.index("["), text.index("]") - 1
    return is_negated(parse(text.replace("[", "").replace("]", "")), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "We are not [the best].",
        "It isn't [the best].",
        "We never said we are [the best].",
        "We do not promise that you will [look younger].",
        "Nobody can [turn back time], and we do not try.",
        "Nothing [turns back time].",
        "Nothing we bake [lasts forever].",
        "Nobody here promises you [a perfect lawn].",
        "Few knives are [the best].",
        "Hardly any bottle is [unbreakable].",
        "We would love to write [carbon neutral] here.",
        "None of our creams can [heal scars].",
        "No cream can [turn back time].",
        "It does not heal scars or [cure acne].",
        "[Chemical-free] is a myth.",
        "[Chemical-free] products do not exist.",
        "我们并非[最佳]。",
        "不敢说[最佳]。",
        "不含酒精，也没有[美白]功效。",
        "它不是药妆，也不能[根治泛红]。",
        "我们从不承诺[保证提分]。",
        "没有人能[保过]。",
        "皮肤不用[美白]。",
        "请不要相信任何“美白”“[变白]”的宣传。",
        "《[美白]的骗局》这本书值得读。",
        "Some say we are [carbon neutral]. That is not true.",
        "People say it can [heal scars], but we have no evidence for it.",
        "这[不伤皮肤]的说法没有依据。",
        "网上有人说它完全[不刺激]，这不准确。",
        "有网友说它能[增强免疫力]，我们没有这样的数据。",
        "没人敢保证面霜[不刺激]。",
        "面霜刺[不刺激]？看你的皮肤。",
        "我们不会告诉你它[不刺激]。",
        "“[药妆]”这个词，2019 年起已不能用在化妆品上。",
        "[零刺激]并不存在。",
        "茶不是药，别指望它[降血脂]。",
        "[高收益]往往意味着高风险。",
    ],
)
def test_what_is_denied_or_called_untrue_is_negated(text: str) -> None:
    assert negated(text)


@pytest.mark.parametrize(
    "text",
    [
        "Not only [the best], also the lightest.",
        "Nothing can [turn back time] like our serum.",
        "You won't find a cream that [heals scars] faster.",
        "It does not dry you out but [heals scars].",
        "Nothing beats [the best] pillow.",
        "Nobody else [heals scars].",
        "Nothing but our serum [turns back time].",
        "A few knives are [the best].",
        "Few schools offer [the best] teachers.",
        "Never before has a serum [turned back time].",
        "No wonder it is [the best].",
        "不仅是[最佳]，还很轻。",
        "不打针也[变白]。",
        "不到七天[变白]。",
        "七天[变白]，别人做不到。",
        "不用化妆，[美白]一整天。",
        "没有不[变白]的。",
        "We are [carbon neutral]. This is how we did it.",
        "它[不刺激]，这是真的。",
        "没人敢说它[不刺激]，只有我们敢。",
        "Nothing on earth [cures gum disease] faster.",
        "谁说[根治]不了？",
        "谁说不能[根治]？",
        "本品[根治]鼻炎，别信别家。",
        "[根治]鼻炎，没有哪家能做到，只有我们。",
    ],
)
def test_a_figure_of_speech_and_praise_by_denial_negate_nothing(text: str) -> None:
    assert not negated(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Say goodbye to the words anti-ageing.", "anti-ageing"),
        ("What does fragrance-free mean?", "fragrance-free"),
        ("“药妆”这个词从哪儿来？", "药妆"),
        ("什么是药妆？", "药妆"),
    ],
)
def test_words_that_are_the_subject_are_spoken_of(text: str, words: str) -> None:
    start = text.index(words)
    assert is_spoken_of(parse(text), (start, start + len(words)))


def test_words_in_use_are_not_spoken_of() -> None:
    assert not is_spoken_of(parse("Our anti-ageing cream is here."), (4, 15))
    assert not is_spoken_of(parse("这是一款药妆。"), (4, 6))
