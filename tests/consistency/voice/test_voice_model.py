"""The voice model: what it learns, that it says how far to trust it, and that it always says the same."""

from __future__ import annotations

import threading
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.nlp.encoder import default_encoder
from consistency.voice.examples import Pair, lessons
from consistency.voice.families import FAMILIES, explanation
from consistency.voice.features import features, numbers, see
from consistency.voice.grams import grams, share
from consistency.voice.learn import fit
from consistency.voice.model import ROUNDED, Lesson, Workshop, prior_model
from consistency.voice.names import own_names
from consistency.voice.trust import FOLDS, LEAST_PAIRS, Trust, cross_validate, folds, threshold_of, wilson
from consistency.voice.voice import Voice, learn_voice
from guidelines.model import Brand, Examples, Guideline, Localized, MessageHouse, Pillar, Term, VoiceAttribute
from guidelines.model import Voice as VoiceRules

NOUNS = ["lamp", "chair", "kettle", "radio", "clock", "table", "mirror", "basket", "blanket", "candle"]
NOUNS += ["drawer", "garden", "pillow", "ladder", "bucket"]


def brand(dos: list[str], donts: list[str]) -> Guideline:
    sides = {"do": Examples(en=tuple(dos)), "dont": Examples(en=tuple(donts))}
    attribute = VoiceAttribute(id="house", name=Localized(en="House"), **sides)
    return Guideline(
        brand=Brand(id="b", names=Localized(en="B"), languages=("en",)), voice=VoiceRules(attributes=(attribute,))
    )


@cache
def short() -> Voice:
    """A brand that keeps it short."""
    return learn_voice(
        brand(
            [f"The {n} works." for n in NOUNS], [f"The {n} works in every room of any house you own." for n in NOUNS]
        ),
        "en",
        default_encoder(),
    )


@cache
def long() -> Voice:
    """The same pairs the other way round."""
    return learn_voice(
        brand(
            [f"The {n} works in every room of any house you own." for n in NOUNS], [f"The {n} works." for n in NOUNS]
        ),
        "en",
        default_encoder(),
    )


def score(voice: Voice, text: str) -> float:
    return voice.score(see([text], "en", default_encoder())[0])


def test_the_direction_of_a_measure_is_the_brands_own():
    brief, full = "The fridge hums.", "The fridge hums in the kitchen of a quiet house at night."
    assert score(short(), brief) > score(short(), full)
    assert score(long(), full) > score(long(), brief)


def test_turning_every_pair_round_teaches_the_opposite():
    difference = short().learned.numbers + long().learned.numbers
    prior = short().prior.numbers
    learned = short().learned.numbers - prior
    assert np.corrcoef(learned, (long().learned.numbers - prior))[0, 1] < -0.7
    assert np.abs(difference - 2 * prior).max() < np.abs(learned).max()


def test_a_word_that_only_the_donts_use_is_named():
    dos = [f"Ask us about the {n}." for n in NOUNS]
    donts = [f"Enquire with us about the {n}." for n in NOUNS]
    voice = learn_voice(brand(dos, donts), "en", default_encoder())
    [seen] = see(["Enquire about the sofa today."], "en", default_encoder())
    assert voice.learned.words(seen)[0] == "enquire"


def test_a_convention_of_writing_is_learned_from_its_shape():
    dos = [f"Open {i}–{i + 2} pm near {n} street" for i, n in enumerate(NOUNS, 1)]
    donts = [f"Open {i} – {i + 2} pm near {n} street" for i, n in enumerate(NOUNS, 1)]
    voice = learn_voice(brand(dos, donts), "en", default_encoder())
    assert score(voice, "Closed 20–22 July") > score(voice, "Closed 20 – 22 July")


def test_examples_without_a_pattern_are_not_trusted():
    rng = np.random.default_rng(4)
    texts = [" ".join(rng.permutation(NOUNS)[:5]) for _ in range(40)]
    trust = learn_voice(brand(texts[:20], texts[20:]), "en", default_encoder()).trust
    assert trust is not None
    assert not trust.reliable


def test_too_few_pairs_teach_nothing():
    n = LEAST_PAIRS - 1
    few = brand([f"The {noun} works." for noun in NOUNS[:n]], [f"The {noun} functions." for noun in NOUNS[:n]])
    voice = learn_voice(few, "en", default_encoder())
    assert (voice.learned, voice.trust, voice.pairs) == (None, None, n)


def test_one_text_that_answers_all_others_is_one_example():
    voice = learn_voice(brand(["The lamp works."], [f"The {n} functions." for n in NOUNS]), "en", default_encoder())
    assert (voice.learned, voice.trust, voice.pairs) == (None, None, 1)


def test_two_texts_that_answer_all_others_are_tried_on_each_other():
    donts = [f"Leverage the innovative {n}!" for n in NOUNS]
    trust = learn_voice(brand(["The lamp works.", "The chair fits."], donts), "en", default_encoder()).trust
    assert trust is not None
    assert trust.right == trust.pairs == len(donts)


def test_before_any_example_house_rules_decide():
    voice = learn_voice(brand(["A."], ["B."]), "en", default_encoder())
    assert score(voice, "Use the lamp.") > score(voice, "Utilize the lamp in accordance with the terms.")


def test_training_is_bit_identical_in_any_thread():
    kept: list[bytes] = []

    def train() -> None:
        voice = learn_voice(brand(["Short."] * 1 + [f"The {n} works." for n in NOUNS], ["A long one here, friend."] + [
            f"The {n} is working rather well." for n in NOUNS]), "en", default_encoder())  # fmt: skip
        kept.append(voice.learned.numbers.tobytes() + repr(voice.trust).encode() + repr(voice.learned.grams).encode())

    threads = [threading.Thread(target=train) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    train()
    assert len(kept) == 4
    assert len(set(kept)) == 1


def test_pairs_that_share_a_text_stand_in_one_fold():
    told = [Lesson(0, 1), Lesson(2, 3), Lesson(0, 4), Lesson(5, 4), Lesson(6, 7), Lesson(8, None)]
    found = folds(told)
    assert found[0] == found[2] == found[3]
    assert len({found[0], found[1], found[4]}) == 3
    assert found[5] == -1


def test_no_model_is_tried_on_a_text_it_learned_from(monkeypatch):
    nouns = NOUNS[:12]
    texts = [f"The {n} works." for n in nouns] + [f"The {n} is functioning." for n in nouns]
    told = [Lesson(i, i + 12) for i in range(12)]
    workshop = Workshop(see(texts, "en", default_encoder()), "en", default_encoder())
    trained: list[set[int]] = []
    train = workshop.train

    def spy(rest):
        trained.append({row for x in rest for row in (x.do, x.dont)})
        return train(rest)

    monkeypatch.setattr(workshop, "train", spy)
    cross_validate(workshop, told)
    assert len(trained) == FOLDS
    assert all(len(rows) == 20 for rows in trained)
    assert set.union(*({*range(24)} - rows for rows in trained)) == {*range(24)}


def test_the_fit_agrees_with_the_equation_it_solves():
    rng = np.random.default_rng(1)
    rows = rng.standard_normal((30, 12))
    covariance, mean, weights = rows @ rows.T, rng.standard_normal(30), rng.uniform(0.2, 1, 30)
    a = fit(covariance, mean, weights)
    scores = covariance @ a + mean
    assert np.allclose(a, weights / (1 + np.exp(scores)), atol=1e-3)


def test_the_interval_of_a_share_matches_the_textbook():
    low, high = wilson(81, 263, 1.96)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_texts_between_two_sides_far_apart_are_left_alone():
    trust = short().trust
    assert trust is not None
    assert trust.flagged <= 0.1
    assert trust.off_brand(trust.threshold) >= 0.49
    assert trust.off_brand(trust.threshold - 3) > trust.off_brand(trust.threshold)


def test_of_a_dozen_texts_evenly_apart_two_fall_under_the_threshold():
    assert 2 < threshold_of([float(score) for score in range(1, 13)]) < 3


@pytest.mark.parametrize(("right", "reliable"), [(6.0, False), (7.0, True)])
def test_ten_pairs_must_be_ordered_well_to_be_believed(right: float, reliable: bool):
    trust = Trust(10, right, 5.0, 0.0, 1.0, 0.0, 0.5, 0.1)
    assert trust.reliable is reliable


@pytest.mark.parametrize(("prior_right", "speaks"), [(9.0, True), (6.0, False)])
def test_what_most_styles_share_speaks_where_it_proves_itself_and_what_was_learned_does_not(prior_right, speaks):
    trust = Trust(10, 5.0, prior_right, 0.0, 1.0, 0.0, 0.5, 0.1, learned=False)
    assert trust.reliable is speaks
    assert trust.accuracy == prior_right / 10


def test_house_rules_speak_for_a_brand_whose_examples_keep_them_and_share_nothing_else(monkeypatch):
    dos = [f"{n.capitalize()} on sale" for n in NOUNS[:12]]
    donts = [f"Please note that {n} sales have been successfully commenced!" for n in NOUNS[:12]]
    monkeypatch.setattr("consistency.voice.model.VoiceModel.score", lambda self, seen: float(len(seen.text) % 3))
    found = cross_validate(
        (workshop := Workshop(see([*dos, *donts], "en", default_encoder()), "en", default_encoder())),
        [Lesson(i, i + 12) for i in range(12)],
    )
    assert not found.learned
    assert found.prior_right == 12
    assert found.reliable
    assert found.threshold < float(workshop.mean[:12].mean())


def test_examples_of_an_attribute_pair_by_number_and_go_round():
    attribute = VoiceAttribute(
        id="calm", name=Localized(en="Calm"), do=Examples(en=("One.", "Two.")), dont=Examples(en=("A!", "B!", "C!"))
    )
    pillar = Pillar(
        id="p", name=Localized(en="P"), statement=Localized(en="P"), examples=Examples(en=("One.", "Alone."))
    )
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="B"), languages=("en",)),
        voice=VoiceRules(attributes=(attribute,)),
        message=MessageHouse(core=Localized(en="Core"), pillars=(pillar,)),
    )
    found = lessons(guideline, "en")
    assert found.pairs == (Pair("One.", "A!"), Pair("Two.", "B!"), Pair("One.", "C!"))
    assert found.alone == ("Core", "P", "Alone.")
    assert lessons(guideline, "zh").pairs == ()


def test_every_family_of_measures_has_a_name_in_both_languages():
    named = {f.family for language in ("en", "zh") for f in features(language)} | {"words", "pattern", "likeness"}
    assert named <= FAMILIES.keys()
    assert all(name.en and name.zh for name in FAMILIES.values())
    assert explanation(()) is None
    assert explanation((("length", -2.0), ("words", -1.0))).en == "What moved most: length, choice of words."


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "zh"]))
def test_any_text_has_finite_numbers(text: str, language):
    values = numbers(text, language)
    assert values.shape == (len(features(language)),)
    assert np.isfinite(values).all()


def test_the_brands_own_names_say_nothing_of_how_a_text_sounds():
    guideline = Guideline(
        brand=Brand(id="b", names=Localized(en="Orlume"), languages=("en",), competitors=("Zentoq",)),
        terms=(Term(id="x", preferred="Aurora X"), Term(id="y", preferred="lens")),
    )
    names = own_names(guideline)
    assert names.hide("Orlume® Aurora X™ beats Zentoq by its lens") == "item item beats item by its lens"
    assert names.hide("Orlumex") == "Orlumex"
    assert own_names(brand(["A."], ["B."])).hide("B") == "item"


def test_a_word_is_named_only_where_several_donts_use_it_and_no_do():
    dos = [f"Ask us about the {n}." for n in NOUNS]
    donts = [f"Enquire about the {n} forthwith." if i else f"Enquire about the {n} today." for i, n in enumerate(NOUNS)]
    voice = learn_voice(brand(dos, donts), "en", default_encoder())
    assert voice.learned.shunned == {"wenquire", "wforthwith"}


def test_a_dozen_pairs_prove_four_in_five_at_most():
    assert Trust(12, 12.0, 5.0, 0.0, 1.0, 0.0, 0.5, 0.1).confidence(-100.0) == 0.82
    assert Trust(200, 200.0, 5.0, 0.0, 1.0, 0.0, 0.5, 0.1).confidence(-100.0) == 0.99


def test_a_name_the_examples_write_one_way_is_off_in_another():
    dos = [f"The {n} works with LumoLink." for n in NOUNS]
    voice = learn_voice(brand(dos, [f"The {n} operates by means of wires." for n in NOUNS]), "en", default_encoder())
    own, other = see(["Switch LumoLink on.", "Switch Lumolink on."], "en", default_encoder(), voice.names)
    assert voice.score(own) > voice.score(other)
    assert "names" in dict(voice.prior.moved(other))


def test_what_is_counted_of_a_text_counts_less_the_more_pieces_it_has() -> None:
    term, sentence = share(grams("set up")), share(grams("Choose a plan that fits the way your team works today."))
    assert 0.8 < term < 1
    assert 0.3 < sentence < term * 0.75
    assert share({}) == 1


def test_every_fold_sees_a_text_as_the_finished_model_does() -> None:
    texts = ["set up", "utilize", "We set up the projector before the guests arrive."]
    seen = see(texts, "en", default_encoder())
    workshop = Workshop(seen, "en", default_encoder())
    alone = [prior_model("en", default_encoder()).score(each) for each in seen]
    assert alone == [round(float(mean), ROUNDED) for mean in workshop.mean]
