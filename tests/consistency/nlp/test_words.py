"""Words at exact offsets."""

from __future__ import annotations

from consistency.nlp.words import tokenize


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
