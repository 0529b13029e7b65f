"""The Chinese tone measures on texts whose answer a person can count."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.tone.chinese import MEASURES, addresses
from consistency.tone.reading import Lexicon, Reading
from consistency.tone.sample import samples
from guidelines.model import ToneMeasure as M


def read(measure: M, text: str, lexicon: Lexicon | None = None) -> Reading:
    return MEASURES[measure].read(samples(parse(text))["zh"], lexicon or Lexicon())


def words(text: str, reading: Reading) -> list[str]:
    plain = parse(text).plain
    return [plain[a:b] for a, b in reading.places]


def test_particles_are_found_at_the_end_of_a_clause_only():
    text = "快来看看吧，真的好美呀！我们在酒吧，等你呢～这块毛呢，很软。"
    assert words(text, read(M.PARTICLES, text)) == ["吧", "呀", "呢"]


def test_words_that_hold_the_character_of_a_particle_are_not_particles():
    assert read(M.PARTICLES, "吧台旁边有一家网吧。呢子大衣配啦啦队，哈尔滨见。").value == 0.0


def test_sentence_length_is_in_characters_and_a_latin_word_counts_one():
    assert read(M.SENTENCE_LENGTH, "夜色很美，照片很清。你用 Aurora 拍一张。").value == 7.0


def test_a_run_of_four_character_phrases_piles_up():
    text = "匠心独运，美轮美奂，巧夺天工，让人爱不释手。"
    assert words(text, read(M.IDIOMS, text))[:3] == ["匠心独运", "美轮美奂", "巧夺天工"]
    assert read(M.IDIOMS, text).value >= 3


def test_two_four_character_phrases_are_no_pile():
    assert read(M.IDIOMS, "极致影像，突破想象。今晚就去拍。").value == 0.0


def test_the_brands_own_four_characters_are_not_counted():
    text = "极致影像，突破想象，美轮美奂。"
    assert read(M.IDIOMS, text).value == 3.0
    assert read(M.IDIOMS, text, Lexicon(phrases=frozenset({"极致影像"}))).value == 0.0


def test_hedges_leave_possibility_and_concept_alone():
    text = "也许你会喜欢。无限可能性，尽可能多拍，这不可能。大概念也好。效果可能更好。"
    assert words(text, read(M.HEDGES, text)) == ["也许", "可能"]


def test_jargon_is_found_inside_running_chinese():
    text = "我们为生活赋能，打造闭环。像素四合一。"
    assert words(text, read(M.JARGON, text, Lexicon(jargon_zh=("像素四合一",)))) == ["赋能", "闭环", "像素四合一"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("你好，您可以试试，你们也来。", ["你", "您", "你们"]),
        ("你追我赶的时代，迷你相机不分你我。", []),
        ("她说：“你真好看。”我笑了。", []),
        ("您好，欢迎回来。您好不容易来一趟。", ["您"]),
        ("为您推荐 best 的选择。", ["您"]),
    ],
)
def test_address_is_what_speaks_to_the_reader(text: str, found: list[str]):
    document = parse(text)
    assert [document.plain[a:b] for a, b in addresses(samples(document)["zh"])] == found


def test_first_person_is_not_found_in_self():
    text = "我们相信，超越自我的人，也信任我司。"
    assert words(text, read(M.FIRST_PERSON, text)) == ["我们", "我司"]


def test_a_document_is_more_written_than_a_chat():
    formal = (
        "该产品旨在提升影像与色彩的表现，从而为用户提供更好的体验，并且对于弱光环境进行优化。因此，其应用于多种场景。"
    )
    casual = "其实就是拍照特别快，然后晚上也挺好用的，真的，咱们拿起来就拍，怎么拍都好看呀，东西也不贵。"
    assert read(M.FORMALITY, formal).value > 70 > 30 > read(M.FORMALITY, casual).value
