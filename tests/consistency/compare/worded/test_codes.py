"""Types, versions and numbered places that two pieces name differently."""

from __future__ import annotations

import pytest

from consistency.compare import Asset, compare
from consistency.model import Copy
from guidelines.model import Brand, Guideline, Localized

PLAIN = Guideline(brand=Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh")))


def quotes(*texts: str) -> list[set[str]]:
    """What is quoted of each difference of a name or a version between ``texts``."""
    assets = [Asset(f"a{i}", f"a{i}", Copy(text)) for i, text in enumerate(texts)]
    found = compare(assets, PLAIN).disagreements
    return [{side.quote.strip() for side in d.sides} for d in found if d.kind in ("name", "version")]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("The MX-500 mixes dough.", "Ask for the MX-550 in shops."), {"MX-500", "MX-550"}),
        (("Dust and jets of water: IP67.", "外壳达到 IP68 级。"), {"IP67", "IP68"}),
        (("Aurora X goes on sale.", "Aurora XI costs more."), {"Aurora X", "Aurora XI"}),
        (("Find us in Hall 4.", "展位在 5 号馆。"), {"Hall 4", "5 号馆"}),
        (("Take metro line 2 to the end.", "地铁 3 号线直达。"), {"metro line 2", "3 号线"}),
        (("Out today: version 7.2.", "7.3 版本今天上线。"), {"version 7.2", "7.3 版本"}),
        (("Meet the Orion 300.", "The Orion 350 is here."), {"Orion 300", "Orion 350"}),
        (("There's handwriting in the new 3.1.", "3.2 版本上线了。"), {"in the new 3.1", "3.2 版本"}),
        (("Pangolin 5.2 is live.", "Pangolin 5.0 is available now."), {"Pangolin 5.2", "Pangolin 5.0"}),
        (("新固件 1.1.4 已就绪。", "Update to firmware 1.2.0."), {"固件 1.1.4", "firmware 1.2.0"}),
        (("It leaves from Terminal 2.", "浦东 T1 出发。"), {"Terminal 2", "T1"}),
        (("第八届西湖书市", "The 9th edition of the fair"), {"第八届", "9th edition"}),
    ],
)
def test_two_codes_of_one_family_disagree(texts, expected):
    assert expected in quotes(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("The K40 and the K25.", "The K40 is out."),
        ("The K40 replaces the K30.", "The K40 is out.", "K40 and the smaller K25"),
        ("Twice as fast as in version 3.1.", "Version 4.0 is out."),
        ("Open on Monday 12.", "Monday 19 at 8."),
        ("It weighs Approx 300 g.", "About 250 people."),
        ("HK$38 or US$5.", "HK$68."),
        ("Bluetooth 5.4 and a case.", "蓝牙 5.4。"),
        ("Halls 3 and Hall 5.", "Hall 3 only."),
        ("Room 12 has a view.", "Twelve rooms."),
        ("Aurora X goes on sale, with four times the light of Aurora 9.", "Aurora X is here."),
        ("It gathers twice the light of Aurora 9.", "Aurora X is here."),
        ("送货到 6 楼以内。", "我家在 5 楼。"),
        ("学 C1 先来。", "学 C2 后来。", "C1 和 C2 都教。"),
        ("九馆同开，免费参观。", "展览在 3 号馆。"),
    ],
)
def test_variants_counts_and_older_codes_are_no_difference(texts):
    assert quotes(*texts) == []


def test_among_several_types_the_one_that_nobody_else_knows_is_told():
    texts = ("K40, the new packer.", "The K45 packs faster; the smaller K25 follows.", "Now shipping: K40.")
    assert quotes(*texts) == [{"K40", "K45"}]
