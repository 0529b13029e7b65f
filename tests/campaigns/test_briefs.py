"""A brief says what is missing; a day falls in the phase that began last."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.briefs import TEMPLATE, Question, context_of, missing_answers, phase_of, phases_on
from campaigns.model import Campaign, Phase
from consistency.model import CampaignContext
from guidelines.model import Localized


def phase(name: str, start: str, end: str) -> Phase:
    return Phase(
        campaign="c", name=name, kind="custom", start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end)
    )


PHASES = (
    phase("预热期", "2026-11-09", "2026-11-22"),
    phase("引爆期", "2026-11-23", "2026-12-06"),
    phase("持续期", "2026-12-01", "2026-12-31"),
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-11-08", None),
        ("2026-11-09", "预热期"),
        ("2026-11-22", "预热期"),
        ("2026-11-23", "引爆期"),
        ("2026-12-01", "持续期"),
        ("2026-12-31", "持续期"),
        ("2027-01-01", None),
    ],
)
def test_a_day_belongs_to_the_phase_that_began_last(day: str, name: str | None) -> None:
    found = phase_of(PHASES, dt.date.fromisoformat(day))
    assert (found and found.name) == name


def test_phases_that_overlap_are_all_told() -> None:
    assert [p.name for p in phases_on(PHASES, dt.date(2026, 12, 2))] == ["持续期", "引爆期"]


def test_a_brief_names_the_required_answers_it_lacks_in_the_order_of_the_template() -> None:
    assert missing_answers({}) == tuple(q.id for q in TEMPLATE if q.required)
    full = {q.id: "说清楚" for q in TEMPLATE}
    assert missing_answers(full) == ()
    assert missing_answers(full | {"proof": "  ", "budget": ""}) == ("proof",)
    assert missing_answers({"a": "x"}, (Question("b"), Question("a"), Question("c", required=False))) == ("b",)


def test_copy_is_held_to_what_the_brief_says_and_to_the_phase_of_its_day() -> None:
    campaign = Campaign(
        id="c",
        brand="b",
        name="春季新品",
        goal="1 万人",
        brief={
            "must_say": "- Terms apply · 详见规则\n#Spring",
            "must_not_say": "",
            "landing_link": " https://a.example/x ",
        },
    )
    held = context_of(campaign, PHASES, dt.date(2026, 12, 1))
    assert held.must_say == (Localized(en="Terms apply", zh="详见规则"), Localized(en="#Spring", zh="#Spring"))
    assert (held.name, held.must_not_say, held.landing_link) == ("春季新品", (), "https://a.example/x")
    assert (held.phase, held.start, held.end) == ("持续期", dt.date(2026, 11, 9), dt.date(2026, 12, 31))


def test_a_campaign_without_answers_or_dates_holds_copy_to_nothing() -> None:
    campaign = Campaign(id="c", brand="b", name="春季新品", goal="1 万人")
    assert context_of(campaign, (), None) == CampaignContext(name="春季新品", id="c")
