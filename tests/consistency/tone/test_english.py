"""The English tone measures on texts whose answer a person can count."""

from __future__ import annotations

import pytest

from consistency.document import parse
from consistency.tone.english import MEASURES, is_passive
from consistency.tone.reading import Lexicon, Reading
from consistency.tone.sample import samples
from consistency.tone.syllables import syllables
from guidelines.model import ToneMeasure as M


def read(measure: M, text: str, lexicon: Lexicon | None = None) -> Reading:
    return MEASURES[measure].read(samples(parse(text))["en"], lexicon or Lexicon())


def words(text: str, reading: Reading) -> list[str]:
    plain = parse(text).plain
    return [plain[a:b] for a, b in reading.places]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("phone", 1), ("makes", 1), ("played", 1), ("used", 1), ("scale", 1), ("table", 2), ("tables", 2),
        ("places", 2), ("wanted", 2), ("buying", 2), ("patient", 2), ("language", 2), ("special", 2), ("agree", 2),
        ("beautiful", 3), ("warranty", 3), ("exposure", 3), ("serious", 3), ("camera", 3), ("actual", 3),
        ("quality", 3), ("technology", 4), ("experience", 4), ("convenient", 4), ("geography", 4), ("imagination", 5),
        ("two-year", 2), ("x", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, count: int):
    assert syllables(word) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "Photos are processed on the phone.",
        "The lens was designed in Kyoto.",
        "It has been made by hand.",
        "Every shot is quickly saved.",
        "The night is loved by everyone who is awake.",
        "Orders aren't shipped on Sundays.",
        "We were inspired by the night.",
        "The case is made by two people.",
        "The lens was built in Kyoto.",
        "The app is used to sort pictures.",
    ],
)
def test_a_be_form_with_a_participle_is_passive(sentence: str):
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The phone processes photos.",
        "We are excited about the night.",
        "Seats are limited.",
        "The camera is red.",
        "The case is made of glass.",
        "The case is made from one piece and is made in Kyoto.",
        "The mode is based on LumaCore.",
        "The store is located on Harbour Street.",
        "We are headquartered in Leeds.",
        "The band is composed of five people.",
        "The phone is equipped with a button and priced at $699.",
        "It is designed for small hands.",
        "Blue is sold out.",
        "The app is connected to your account.",
        "There is need of light.",
        "You are here.",
        "It is speed that counts.",
        "The offer is available.",
    ],
)
def test_adjectives_after_be_are_not_passive(sentence: str):
    assert not is_passive(sentence)


def test_the_passive_share_is_of_the_sentences_of_running_text():
    reading = read(
        M.PASSIVE, "# Photos are saved\n\nThe lens was made here. You press it. We ship it. They are sent out."
    )
    assert reading.value == 50.0
    assert [s.text for s in reading.high] == ["The lens was made here.", "They are sent out."]


def test_what_an_offer_includes_is_passive_for_the_voice_and_not_for_the_measure():
    text = "Breakfast is included. Drinks are excluded. Breakfast is included by the cook."
    assert is_passive("Breakfast is included.")
    assert [s.text for s in read(M.PASSIVE, text).high] == ["Breakfast is included by the cook."]


def test_person_is_counted_per_hundred_words():
    text = "You choose the frame and we do the rest. Our phone knows your face in the US."
    assert read(M.SECOND_PERSON, text).value == round(100 * 2 / 17, 1)
    assert words(text, read(M.FIRST_PERSON, text)) == ["we", "Our"]


def test_words_of_others_in_quotation_marks_are_not_the_brands_voice():
    text = "She said “I love my new phone and I think you will too” and left. We smiled."
    assert words(text, read(M.FIRST_PERSON, text)) == ["We"]


def test_sentence_length_is_the_mean_and_names_the_longest_sentences_first():
    reading = read(M.SENTENCE_LENGTH, "One two three four. One two. One two three four five six seven eight nine ten.")
    assert reading.value == 7.0
    assert reading.high[0].text.endswith("nine ten.")


def test_headings_and_labels_do_not_shorten_the_mean():
    assert read(M.SENTENCE_LENGTH, "# Short title here now\n\nOne two three four five six.").value == 6.0


def test_reading_ease_follows_flesch():
    # 9 words, 2 sentences, 11 syllables: 206.835 - 1.015 * 4.5 - 84.6 * 11 / 9
    reading = read(M.READABILITY, "The cat sat down. It saw a yellow table.")
    assert reading.value == round(206.835 - 1.015 * 4.5 - 84.6 * 11 / 9, 1)


def test_hard_words_make_reading_hard():
    easy = read(M.READABILITY, "We keep the light on. You read at night. It is soft and warm.")
    hard = read(
        M.READABILITY, "Illumination optimisation necessitates comprehensive configuration capabilities everywhere."
    )
    assert easy.value > 90 > 30 > hard.value


def test_one_exclamation_mark_in_a_headline_counts_as_one():
    assert read(M.EXCLAMATIONS, "Try it tonight!").value == 1.0
    assert read(M.EXCLAMATIONS, "Try it tonight!!! Now!").value == 4.0


def test_shouting_is_told_from_acronyms_and_names():
    text = "BUY NOW and SAVE BIG on HDR video with ORLUME, over USB or NFC."
    lexicon = Lexicon(acronyms=frozenset({"ORLUME"}))
    assert words(text, read(M.CAPITALS, text, lexicon)) == ["BUY", "NOW", "SAVE", "BIG"]


def test_a_code_in_a_link_is_not_shouting():
    assert read(M.CAPITALS, "Look at https://example.com/SALE/NOW and call.").value == 0.0


def test_hedges_and_jargon_name_the_words():
    text = "Perhaps we leverage the synergy, and it might seem like the best kind of a deal. It is pixel binning."
    assert words(text, read(M.HEDGES, text)) == ["Perhaps", "might"]
    lexicon = Lexicon(jargon_en=("pixel binning",))
    assert words(text, read(M.JARGON, text, lexicon)) == ["leverage", "synergy", "pixel binning"]


def test_a_document_is_more_formal_than_a_chat():
    formal = "The improvement of the optical design of the main camera is a result of research at the laboratory."
    casual = "Well, you just grab it and you shoot, and then you really see what it does when it gets dark."
    assert read(M.FORMALITY, formal).value > 60 > 45 > read(M.FORMALITY, casual).value
