"""Words of two languages that mean the same in a campaign."""

from __future__ import annotations

from consistency.compare.bilingual_words import english_of, in_english
from consistency.document import parse
from consistency.nlp.encoder import make_encoder

ENCODER = make_encoder("bundled", long_lived=False)


def test_a_chinese_word_means_the_english_word_of_the_campaign_that_it_is_nearest_to():
    documents = [parse("Helmets, lockers and breakfast are free."), parse("头盔和早餐要付押金，储物柜不用。")]
    known = english_of(documents, ENCODER)
    assert (known["头盔"], known["早餐"], known["储物柜"]) == ("helmet", "breakfa", "locker")
    assert "押金" not in known
    assert in_english({"头盔", "押金"}, known) == {"helmet", "押金"}


def test_a_campaign_of_one_language_has_nothing_to_match():
    assert english_of([parse("Helmets are free."), parse("Lockers are free.")], ENCODER) == {}
