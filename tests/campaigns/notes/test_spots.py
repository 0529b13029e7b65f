"""Names nobody told us, learned from where they stand in hasty notes."""

from __future__ import annotations

import pytest

from campaigns.notes import spots


@pytest.mark.parametrize(
    ("notes", "names"),
    [
        ("new jingle -> Wren, by mon\nmix -> Ash + Wren", ["Wren", "Ash"]),
        ("海报 → 丽丽 → 周三\n印刷 -> 阿强，今天", ["丽丽", "阿强"]),
        ("@lou sizes by Tuesday", ["lou"]),
        ("- [ ] parking permit (Odile) Fri", ["Odile"]),
        ("- lou + ben pick the menu by fri", ["lou", "ben"]),
        ("there: Noor, Sam B, Sam K (till 3)", ["Noor", "Sam B", "Sam K"]),
        ("茶话会 周一 人：燕姐 老韦 我（晓岚）", ["晓岚", "燕姐", "老韦"]),
        ("Odile, could you book the hall?", ["Odile"]),
        ("晓岚，麻烦你周四前改好。", ["晓岚"]),
        ("AP: Noor - seating plan by Wed", ["Noor"]),
        ("桌布（媛媛，周三）", ["媛媛"]),
        ("小葛去拿样品。\n合同小葛看过了。\n小葛下周出差。", ["小葛"]),
    ],
)
def test_who_stands_where_names_stand_is_a_name(notes: str, names: list[str]) -> None:
    assert spots.learn(notes) == names


@pytest.mark.parametrize(
    "notes",
    [
        "voucher 15 or 20% -> settled, 15",
        "cover art -> open",
        "spot ads → not now",
        "抽奖箱放哪？→ 定了",
        "评分 4.3→4.5",
        "- tea + coffee with it",
        "小程序好了。\n小程序上线。",
        "常常有人问。\n常常下雨。",
        "桌布（待定，周三）",
        "@all sizes please",
        "Finally, could this wait?",
    ],
)
def test_other_words_in_such_places_are_no_names(notes: str) -> None:
    assert spots.learn(notes) == []
