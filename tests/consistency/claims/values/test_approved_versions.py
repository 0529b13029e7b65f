"""Versions of the brand's app, and of systems it runs on, are held to the approved ones."""

from __future__ import annotations

import pytest

from consistency.claims.values.approved_versions import ApprovedVersions
from consistency.document import parse
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

VERSIONS = ApprovedVersions(
    Guideline(
        brand=Brand(id="b", names=Localized(en="Norrby", zh="松井"), languages=("en", "zh")),
        claims=Claims(
            approved=(
                ApprovedClaim(
                    id="app",
                    text=Localized(
                        en="The Norrby app 3.4 works with iOS 16 and later.", zh="松井 App 3.4 版支持安卓 12 及以上。"
                    ),
                    evidence="Note 3.4",
                ),
            )
        ),
    )
)


def wrong(text: str) -> list[tuple[str, str]]:
    (sentence,) = parse(text).sentences
    return [(text[j.start : j.end], j.approved) for j in VERSIONS.contradicted(sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "The Norrby app 3.4 works with iOS 16 and later.",
        "You need an iPhone with iOS 16 or newer.",
        "It works with iOS 18.",
        "The current version 3.4 of the app is out.",
        "New since version 3.1: shared lists.",
        "Better than version 3.3.",
        "The film lasts 2.5 hours.",
        "Version 3.4.0 is here.",
        "松井 App 3.4 版已上线。",
        "安卓 14 也能用。",
        "支持 Windows 11。",
        "售价 3.5 万元。",
    ],
)
def test_an_approved_version_and_those_it_covers_are_right(text: str):
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norrby app 3.4 works with iOS 14.", [("iOS 14", "iOS 16")]),
        ("You need iOS 18 for the app.", [("iOS 18", "iOS 16")]),
        ("Works with iOS 17 and later.", [("iOS 17", "iOS 16")]),
        ("Get the Norrby app 3.5.", [("app 3.5", "app 3.4")]),
        ("Download version 5.0 today.", [("version 5.0", "app 3.4")]),
        ("松井 App 2.8 版支持安卓 12 及以上。", [("App 2.8", "App 3.4")]),
        ("4.0 版今天上线。", [("4.0 版", "App 3.4")]),
        ("需要安卓 13 及以上。", [("安卓 13", "安卓 12")]),
    ],
)
def test_another_version_is_wrong(text: str, expected: list[tuple[str, str]]):
    assert wrong(text) == expected
