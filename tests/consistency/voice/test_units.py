"""What is judged of a text is its prose: hashtags before and after it are not."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.tone.sample import samples
from consistency.voice.units import is_anothers, says_something, units


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("#汀禾 #28天打卡 #最美的秋天 早上八点的光最温柔。", "早上八点的光最温柔。"),
        ("#汀禾# 早上八点的光最温柔。", "早上八点的光最温柔。"),
        ("早上八点的光最温柔。#汀禾 #秋天", "早上八点的光最温柔。"),
        ("The light is soft at eight. #Tin #Autumn", "The light is soft at eight."),
        ("#Tin is back in the shop.", "#Tin is back in the shop."),
        ("Search for #Tin or #Autumn in the app.", "Search for #Tin or #Autumn in the app."),
    ],
)
def test_hashtags_around_a_text_are_no_prose(text: str, judged: str) -> None:
    assert [unit.text for sample in samples(parse(text)).values() for unit in units(sample, 80, 200)] == [judged]


@pytest.mark.parametrize(
    "label",
    [
        "LUDLOW, 25 November 2026.",
        "Case study: Okoro Electrical, Bristol.",
        "Three nights, two of them paid",
        "三晚只付两晚",
    ],
)
def test_labels_datelines_and_headings_of_a_longer_text_say_nothing_to_judge(label: str) -> None:
    text = f"{label}\n\nThe light is soft at eight, and nobody hurries anyone out of the room before noon."
    each = [
        (u.text, says_something(u, language)) for language, s in samples(parse(text)).items() for u in units(s, 60, 60)
    ]
    assert dict(each)[label] is False
    assert sum(said for _, said in each) == 1


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("“It is the best sleep I have had since the twins.” Joanne, Leeds", True),
        ("Is my data safe?", True),
        ("我的数据安全吗？", True),
        ("Are you ready?", False),
        ("我们的数据安全吗？", False),
        ("The cook calls it “slow food” and takes his time.", False),
    ],
)
def test_a_quotation_and_a_readers_question_are_somebody_elses(text: str, others: bool) -> None:
    document = parse(text)
    ((unit,),) = [units(sample, 200, 200) for sample in samples(document).values()]
    assert is_anothers(document, unit) is others
