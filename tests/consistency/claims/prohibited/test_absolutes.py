"""Absolutes that advise, own up or name a time, and warnings of those who promise, are no prohibited claim."""

from __future__ import annotations

import pytest

from consistency.claims.prohibited.absolutes import is_no_absolute, is_warned_of


@pytest.mark.parametrize(
    ("text", "word", "innocent"),
    [
        ("最好在睡前一小时泡。", "最好", True),
        ("泡完最好喝一杯温水。", "最好", True),
        ("最好提前一天预约。", "最好", True),
        ("唯一要注意的是水温。", "唯一", True),
        ("唯一的缺点是贵。", "唯一", True),
        ("最佳赏味期是三天。", "最佳", True),
        ("这是最好用的。", "最好", False),
        ("要做就做最好。", "最好", False),
        ("送她最好不过了。", "最好", False),
        ("泡脚最好选我们。", "最好", False),
        ("唯一通过认证的品牌。", "唯一", False),
        ("最佳口感。", "最佳", False),
    ],
)
def test_an_absolute_is_told_by_what_follows(text: str, word: str, *, innocent: bool) -> None:
    at = text.index(word)
    assert is_no_absolute(text, at, at + len(word)) is innocent


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("有人承诺保本，请直接挂电话。", True),
        ("凡是说保本的，请绕道。", True),
        ("我们承诺保本。", False),
        ("有人说保本不可能，我们做到了。", False),
    ],
)
def test_who_is_warned_is_promised_nothing(text: str, *, warned: bool) -> None:
    at = text.index("保本")
    assert is_warned_of(text, at, at + 2) is warned
