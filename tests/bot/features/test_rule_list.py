"""What ``/brand rules`` shows: the rules with their figures, those on trial apart."""

from __future__ import annotations

import pytest

from bot.features.exceptions.views import rule_list
from bot.gateway.lint import problems
from campaigns.precision.store import RulePrecision


@pytest.mark.parametrize(("language", "trial"), [("en", "On trial"), ("zh", "试运行中")])
def test_rules_stand_with_their_figures_and_those_on_trial_apart(language: str, trial: str) -> None:
    found = [
        RulePrecision("term:aurora-x", 12, 5, 5),
        RulePrecision("term:unseen", 4, 0, 0),
        RulePrecision("pack:quiet.rule", 3, 0, 0, shadow=True),
    ]
    text, blocks = rule_list(found, language)
    said = str(blocks)
    assert "24" in said
    assert "76" in said
    assert "100" not in said  # nobody judged the second rule: it has no share
    assert said.index("term:aurora-x") < said.index(trial) < said.index("pack:quiet.rule")
    assert problems("message", {"channel": "C1", "text": text, "blocks": blocks}) == []
    assert trial not in str(rule_list([], language))
