"""The benchmark's campaigns are sound, and the comparison holds on them and on the demo what it promises."""

from __future__ import annotations

import pytest

from bot.bench.compare import FOLDS, campaigns, clean, planted, run
from bot.demo import assets, clean_assets, guideline_path
from consistency.compare import Asset, compare
from consistency.model import Copy
from consistency.nlp.encoder import default_encoder
from guidelines.folder import load


@pytest.mark.parametrize("fold", FOLDS)
def test_every_fault_can_be_planted_and_changes_one_asset(fold):
    for campaign in campaigns(fold):
        before = {a.id: a.copy.text for a in clean(campaign)}
        for fault in campaign.faults:
            after = {a.id: a.copy.text for a in planted(campaign, fault)}
            assert [name for name in before if before[name] != after[name]] == [fault.asset]


def test_there_are_forty_campaigns_and_more_in_both_languages_and_across():
    every = [c for fold in FOLDS for c in campaigns(fold)]
    assert len(every) >= 40
    assert len({c.id for c in every}) == len(every)
    assert {c.pair for c in campaigns("kept")} == {"en", "zh", "en-zh"}


def test_on_the_campaigns_it_was_tuned_on_recall_and_precision_reach_the_goal():
    result = run("tuning", default_encoder())
    assert result.recall >= 0.95
    assert result.false_per_ten <= 1
    assert sum(s.planted for s in result.pairs) == sum(s.planted for s in result.kinds) == result.planted


def _compared(pieces):
    made = [Asset(a.id, a.title, Copy(a.text, channel=a.channel, stage=a.stage, as_of=a.as_of)) for a in pieces]
    return compare(made, load(guideline_path())).disagreements


def test_the_demos_planted_contradictions_are_all_found_and_no_other_facts():
    facts = [d for d in _compared(assets()) if d.kind not in ("name", "slogan")]
    assert [d.topic for d in facts] == ["price", "on_sale", "warranty", "returns", "light_intake"]
    said = {d.topic: {s.asset: s.value for s in d.sides} for d in facts}
    assert said["price"] == {
        "product-page": "USD 699",
        "sales-script": "USD 749",
        "social-post": "CNY 4799",
        "support-answers": "CNY 4999",
    }
    assert said["on_sale"]["social-post"] == "12-05"
    assert said["warranty"] == {
        "product-page": "24 months",
        "social-post": "36 months",
        "sales-script": "36 months",
        "support-answers": "12 months",
    }
    assert {d.claim for d in facts} == {"price", "sale-date", "warranty", "returns", "light-intake"}


def test_the_demos_clean_pieces_agree():
    assert _compared(clean_assets()) == ()
