"""A term of the other language in copy that has its own word for the concept, as a term base lists both."""

from __future__ import annotations

import pytest

from consistency.checks import terms
from consistency.document import parse
from consistency.model import Copy
from guidelines.model import Brand, Guideline, Localized, Severity, Term

PAIRS = (
    Term(id="white-paper-en", preferred="white paper", language="en"),
    Term(id="white-paper-zh", preferred="白皮书", language="zh"),
    Term(id="api-en", preferred="API", language="en"),
    Term(id="api-zh", preferred="接口", language="zh"),
    Term(id="night-en", preferred="Night Glass", language="en", kind="feature"),
    Term(id="night-zh", preferred="夜瞳", language="zh", kind="feature"),
    Term(id="webinar-en", preferred="webinar", language="en"),
    Term(id="lecture", preferred="讲座", language="zh"),
)
COMPILED = terms.CHECK.compile(
    Guideline(brand=Brand(id="b", names=Localized(en="B", zh="必"), languages=("en", "zh")), terms=PAIRS),
    None,  # type: ignore[arg-type]
)


def told(text: str) -> list[tuple[str, str]]:
    findings = terms.CHECK.run(parse(text), Copy(text), COMPILED, None).findings  # type: ignore[arg-type]
    assert all(each.severity is Severity.SUGGESTION for each in findings)
    return [(each.quote, str(each.params["preferred"])) for each in findings]


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("请下载我们的 white paper，了解更多。", "white paper", "白皮书"),
        ("新的 White Papers 已经上线，欢迎查阅。", "White Papers", "白皮书"),
        ("Download our 白皮书 today and read it at home.", "白皮书", "white paper"),
    ],
)
def test_the_other_languages_term_is_told(text: str, found: str, instead: str) -> None:
    assert told(text) == [(found, instead)]


@pytest.mark.parametrize(
    "text",
    [
        "请下载白皮书（white paper），了解更多。",
        "下载白皮书，了解更多。",
        "Download our white paper.",
        "Download the white paper of 必 today, free of charge.",
        "调用这个 API 就能取到数据。",
        "打开 Night Glass 模式就能拍。",
        "周五的 webinar 讲增长，欢迎报名。",
        "详情见 https://example.com/white-paper 的说明。",
        "文件叫 white-paper-v2，放在共享盘里。",
    ],
)
def test_both_names_abbreviations_and_terms_without_their_like_are_left_alone(text: str) -> None:
    assert told(text) == []
