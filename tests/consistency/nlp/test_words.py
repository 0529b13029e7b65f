"""Words, and whether a phrase stands as whole words."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.nlp.words import is_word_aligned, tokenize


def test_latin_words_keep_hyphens_apostrophes_and_digits_beside_chinese() -> None:
    text = "我们用AI-powered的iPhone15拍Aurora X's 5G照片，snake_case 3.5 1,000元 R&D café"
    words = [(t.text, t.script) for t in tokenize(text) if t.script != "han"]
    assert words == [
        ("AI-powered", "latin"), ("iPhone15", "latin"), ("Aurora", "latin"), ("X's", "latin"), ("5G", "latin"),
        ("snake_case", "latin"), ("3.5", "digit"), ("1,000", "digit"), ("R&D", "latin"), ("café", "latin"),
    ]  # fmt: skip


def test_chinese_words_are_the_segmenters_at_exact_offsets() -> None:
    text = "🎉我们是业界最佳的选择"
    assert [t.text for t in tokenize(text)] == ["我们", "是", "业界", "最佳", "的", "选择"]
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))


@pytest.mark.parametrize(
    ("text", "phrase", "known", "aligned"),
    [
        ("我们是业界最佳的选择", "最佳", False, True),
        ("全国第一品牌", "第一", False, True),
        ("我们是best的选择", "best", False, True),
        ("成为VIP会员", "VIP", False, True),
        ("实现价值最大化", "最大", False, False),
        ("迈出第一步", "第一", False, False),
        ("研究生命起源", "研究生", False, False),
        ("用知付宝付款", "知付宝", False, True),
        ("用知付宝付款", "知付宝", True, True),
        ("bestow", "best", False, False),
        ("AuroraX", "Aurora", False, False),
        ("the best", "best", False, True),
        ("极光手机来了", "极光", True, True),
    ],
)
def test_a_phrase_is_found_as_words(text: str, phrase: str, known: bool, aligned: bool) -> None:
    document = parse(text)
    start = document.plain.index(phrase)
    assert is_word_aligned(document, start, start + len(phrase), known=known) is aligned
