"""What is counted of a text's style, in English and in Chinese."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from consistency.voice.compounds import compounds
from consistency.voice.grams import grams
from consistency.voice.mechanics import mechanics
from consistency.voice.names import Names, forms, own_names
from consistency.voice.patterns import MARKS, hits
from consistency.voice.spelling import british
from consistency.voice.usage import count_kinds, miscased, sections
from guidelines.model import Brand, Guideline, Localized, Term


@pytest.mark.parametrize(
    ("text", "language", "mark", "times"),
    [
        ("You and your team", "en", "you", 2),
        ("Youth", "en", "you", 0),
        ("It isn't, and never was", "en", "negation", 2),
        ("您好，你请坐", "zh", "you", 2),
        ("用iPhone拍", "zh", "unspaced", 2),
        ("用 iPhone 拍", "zh", "spaced", 2),
        ("买了 iPhone ，好", "zh", "space_before", 1),
        ("你好!", "zh", "half_width", 1),
        ("１０元", "zh", "full_width", 2),
        ("233 °", "zh", "loose_unit", 1),
    ],
)
def test_a_mark_is_counted(text, language, mark, times):
    assert hits(text, language)[mark] == times


MARKED = "aHT1 05%°x-–.,!?。，！请成功抱歉非常点击这里进行由于宝宝十分AMhere click per cent 吧呢啊"


@given(st.text(st.sampled_from(MARKED), max_size=40), st.sampled_from(sorted(MARKS)))
def test_no_mark_is_passed_over_for_the_letters_it_needs(text: str, language: str) -> None:
    alone = [mark for mark in MARKS[language] if mark.pattern and not mark.chars and not mark.words]
    counted = hits(text, language)
    assert {m.name: counted[m.name] for m in alone} == {m.name: len(regex.findall(m.pattern, text)) for m in alone}


def test_own_names_are_hidden_and_nothing_else_is() -> None:
    terms = tuple(Term(id=f"t{n}", preferred=name) for n, name in enumerate(("Lumen One", "Lumen-Cam", "Ray.X")))
    names = own_names(Guideline(brand=Brand(id="lumen", names=Localized(en="Lumen"), languages=("en",)), terms=terms))
    assert names.hide("The Lumen One™, a Lumen-Cam and Ray.X by Lumen.") == "The item, a item and item by item."
    assert names.hide("A lumen of light, RayZX, Lumens") == "A lumen of light, RayZX, Lumens"


@pytest.mark.parametrize(
    ("text", "language", "kind", "times"),
    [
        ("Utilize it prior to use", "en", "wordy", 2),
        ("Re-utilized", "en", "wordy", 0),
        ("in accordance with", "en", "wordy", 1),
        ("e.g. this", "en", "latin", 1),
        ("Add it to the BLACKLIST", "en", "excluding", 1),
        ("对订单进行取消", "zh", "wordy", 1),
        ("赋能生态", "zh", "puffery", 2),
    ],
)
def test_advised_against_wording_is_counted_by_kind(text, language, kind, times):
    assert count_kinds(text, language)[kind] == times


@pytest.mark.parametrize(("text", "wrong"), [("Github", 1), ("GitHub", 0), ("使用gitHub登录", 1), ("github.com", 0)])
def test_well_known_names_have_their_own_capitals(text, wrong):
    assert len(miscased(text)) == wrong


def test_compounds_are_judged_by_the_dictionary():
    assert compounds("a knowledgebase")["glued"] == 1
    assert compounds("the web site")["split"] == 1
    assert compounds("a fire-wall")["hyphen_known"] == 1
    assert compounds("a well-known firewall") | {"hyphenated": 0.0} == dict.fromkeys(compounds(""), 0.0)
    assert compounds("API")["initials"] == 1


def test_a_known_word_behind_a_prefix_is_known_and_stands_beside_it_without_a_space():
    assert compounds("a supertanker and a microfilter")["glued"] == 0
    assert compounds("a micro filter")["split"] == 1
    assert compounds("a super filter")["split"] == 0
    assert compounds("a check box")["split"] == 1


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Travelling neighbours organise a theatre licence", 5),
        ("Traveling neighbors organize a theater license", 0),
        ("Our four tours promise excellence otherwise", 0),
        ("Filling, spelling, advertising and rolling raise praise", 0),
        ("Whilst it is grey", 2),
    ],
)
def test_british_spelling_is_counted_where_american_has_its_own(text, times):
    assert british(text) == times


def test_a_name_has_the_form_that_several_examples_write():
    told = forms(["Try the SnapFrame today.", "With SnapFrame it is done.", "Ask Milo.", "The day, the DAY", "the day"])
    assert dict(told) == {"snapframe": "SnapFrame"}
    names = Names(forms=told)
    assert names.other_forms("Snapframe and snap frame and snap-frame") == 3
    assert names.other_forms("SnapFrame, Milo and milo") == 0


def test_a_word_that_only_begins_sentences_or_titles_is_no_name():
    assert not forms(["Bread for all.", "Bread is good. Bread!", "Fresh Bread Daily", "Good Bread"])


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Call;", "dangling"),
        ("买到，", "dangling"),
        ("(one, two", "unbalanced"),
        ("the the end", "doubled_word"),
        ("a 14 day trial", "open_modifier"),
        ("real time data", "open_modifier"),
    ],
)
def test_a_slip_of_the_pen_is_seen(text, mark):
    assert mechanics(text)[mark] == 1
    assert mechanics("Call (one, two). 买到了。")[mark] == 0


def test_mechanics_see_title_case_and_the_serial_comma():
    assert mechanics("Create Batch Change")["title_case"] == 1
    assert mechanics("Create batch change")["title_case"] == 0
    assert mechanics("diffs, commits, and repos ")["serial_comma"] >= 0
    assert mechanics("diffs, commits and repos")["serial_comma"] < 0


def test_the_shape_of_a_text_forgets_its_words():
    shape = [gram for gram in grams("Sign-in 2 Users") if gram[0] == "s"]
    assert [gram for gram in grams("Plug-out 7 Doors") if gram[0] == "s"] == shape
    assert [gram for gram in grams("Plug out 7 Doors") if gram[0] == "s"] != shape


def test_lists_have_sections_and_remarks():
    assert sections("# remark\n[one]\na\n\nb\n[two]\n") == {"one": ["a", "b"], "two": []}
