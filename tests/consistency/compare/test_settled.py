"""A comparison without what people said is of two things: its hand-offs and drifts are called what is left of them."""

from __future__ import annotations

import json

from consistency.compare import Asset, compare
from consistency.compare.as_json import comparison_to_dict
from consistency.compare.settled import result_without, without
from consistency.model import Copy
from guidelines.model import Brand, Guideline, Localized

GUIDELINE = Guideline(brand=Brand(id="northlight", names=Localized(en="Northlight"), languages=("en",)))
AD = "The Kettle Two boils a litre of water in two minutes. It costs £49 and is on sale from 4 May."
PAGE = "The Kettle Two boils a litre of water in two minutes. It costs £59 and is on sale from 4 May."
OTHER = "Our gardeners plant tulips in October. The allotment society meets on Tuesdays."


def test_without_a_disagreement_the_hand_off_and_the_drift_are_what_is_left_of_them():
    ad = Asset("ad", "Ad", Copy(AD), leads_to="page")
    page = Asset("page", "Page", Copy(PAGE), parent="ad")
    found = compare([ad, page], GUIDELINE)
    (price,) = found.disagreements
    assert (found.handoffs[0].status, found.drifts[0].status) == ("broken", "drifting")
    left = without(found, {price.id})
    assert left.disagreements == ()
    assert (left.handoffs[0].status, left.handoffs[0].disagreements) == ("continues", ())
    assert (left.drifts[0].status, left.drifts[0].disagreements) == ("close", ())
    assert without(found, ()) == found
    kept = json.loads(json.dumps(comparison_to_dict(found)))
    assert result_without(kept, [price.id]) == json.loads(json.dumps(comparison_to_dict(left)))


def test_a_page_about_something_else_stays_broken_without_its_disagreement():
    ad = Asset("ad", "Ad", Copy(AD), leads_to="page")
    found = compare([ad, Asset("page", "Page", Copy(OTHER), parent="ad")], GUIDELINE)
    left = without(found, {"none of these"})
    assert (left.handoffs[0].status, left.drifts[0].status) == ("broken", "apart")
