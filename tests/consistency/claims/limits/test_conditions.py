"""The limit of an approved figure or count is kept: not turned round, not exceeded, not left out."""

from __future__ import annotations

import pytest

from consistency.claims.limits.conditions import limits
from consistency.document import parse
from guidelines.model import ApprovedClaim, Localized


def fault(text: str, value: str, approved: str) -> str:
    document = parse(text)
    claim = ApprovedClaim(id="c", text=Localized(en=approved, zh=approved), evidence="File 1")
    at = document.plain.index(value)
    return next((j.fault for j in limits(document, claim, document.sentences[0], at, at + len(value), approved)), "")


@pytest.mark.parametrize(
    ("text", "value", "approved", "expected"),
    [
        ("充一次电至少可用 30 次。", "30 次", "充一次电最多可用 30 次。", "wrong_condition"),
        ("充一次电可用 30 次以上。", "30 次", "充一次电最多可用 30 次。", "wrong_condition"),
        ("充一次电可用 30 次。", "30 次", "充一次电最多可用 30 次。", "missing_condition"),
        ("充一次电最多可用 30 次。", "30 次", "充一次电最多可用 30 次。", ""),
        ("每班至少 15 人。", "15 人", "每班不超过 15 人。", "wrong_condition"),
        ("It runs at least 30 sessions.", "30 sessions", "It runs up to 30 sessions.", "wrong_condition"),
        ("It runs up to 30 sessions.", "30 sessions", "It runs up to 30 sessions.", ""),
        ("More than 87% felt calmer.", "87%", "87% felt calmer.", "wrong_condition"),
        ("超过 87% 的人觉得舒服。", "87%", "87% 的人觉得舒服。", "wrong_condition"),
        ("87% felt calmer.", "87%", "87% felt calmer.", ""),
        ("Do not run more than 30 sessions.", "30 sessions", "It runs up to 30 sessions.", ""),
        ("We cannot run over 30 sessions.", "30 sessions", "It runs up to 30 sessions.", ""),
        ("More than 400 shops.", "400 shops", "More than 400 shops.", ""),
        ("Spend more than £50 and we post it free.", "£50", "Free delivery on orders of £50.", ""),
        ("The lamp costs £249, whichever set you choose.", "£249", "The lamp from £249.", "wrong_condition"),
        ("The lamp costs £249.", "£249", "The lamp from £249.", "missing_condition"),
    ],
)
def test_a_limit_is_kept(text: str, value: str, approved: str, expected: str):
    assert fault(text, value, approved) == expected
