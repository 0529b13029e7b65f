"""The demo shows every field of the guideline, and its assets hold the faults that they are said to hold."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
from collections import Counter
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from bot.demo import (
    assets,
    campaign,
    clean_assets,
    expected,
    family,
    guideline_path,
    kpi_paths,
    meeting_notes,
)
from guidelines import model
from guidelines.folder import dump, load
from guidelines.model import Guideline, Item, Localized
from guidelines.packs import available

GUIDELINE = load(guideline_path())
ITEM_TYPES = tuple(
    t
    for t in vars(model).values()
    if isinstance(t, type) and issubclass(t, Item) and t not in (Item, model.GuidelineVersion)
)
FIELDS = [pytest.param(t, name, id=f"{t.__name__}.{name}") for t in ITEM_TYPES for name in t.model_fields]
ALL = (*assets(), *clean_assets())


def walk(value: Any) -> list[Item]:
    """Every item of a guideline, packs included."""
    if isinstance(value, tuple):
        return [item for entry in value for item in walk(entry)]
    if not isinstance(value, Item):
        return []
    return [value, *(item for name in type(value).model_fields for item in walk(getattr(value, name)))]


USED = {
    (type(item), name)
    for item in walk(GUIDELINE)
    for name, info in type(item).model_fields.items()
    if info.is_required() or getattr(item, name) != info.get_default(call_default_factory=True)
}


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_the_demo_guideline_shows_every_field_of_every_type(kind: type[Item], name: str) -> None:
    shown = {(kind, name)} & USED or (kind, name) == (model.Claims, "check_numbers")
    if name == "shadow":  # one trial shows it: a brand with everything on trial would be no example
        shown = {each for each in USED if each[1] == "shadow"}
    if (kind, name) == (model.Claims, "check_numbers"):  # its useful value is its default: it must be written out
        assert "check_numbers: true" in (guideline_path() / "claims.yaml").read_text(encoding="utf-8")
    assert shown


def test_every_tone_measure_is_targeted_but_those_that_say_little_about_a_brand() -> None:
    targeted = {t.measure.value for t in GUIDELINE.voice.targets}
    assert {m.value for m in model.ToneMeasure} - targeted == {"first_person"}


def test_the_core_message_is_the_one_of_the_story() -> None:
    assert GUIDELINE.message is not None
    assert GUIDELINE.message.core == Localized(en="Imaging beyond imagination", zh="极致影像，突破想象")


OTHER_TRADES = {"food-and-drink-zh"}


def test_all_shipped_packs_but_those_of_other_trades_are_on_and_written_as_ids_only() -> None:
    assert {p.id for p in GUIDELINE.packs} == set(available()) - OTHER_TRADES
    assert not (guideline_path() / "packs").exists()


def test_no_phrase_of_a_pack_or_prohibited_claim_stands_in_the_brands_own_messages() -> None:
    assert GUIDELINE.message is not None
    house = GUIDELINE.message
    own = [
        house.core,
        *(text for p in house.pillars for text in (p.name, p.statement, *(x.text for x in p.proof_points))),
    ]
    for language in model.LANGUAGES:
        texts = [text for item in own if (text := item.get(language))]
        texts += [text for p in house.pillars for text in p.examples.get(language)]
        texts += [text for a in GUIDELINE.voice.attributes for text in a.do.get(language)]
        phrases = [p.text for pack in GUIDELINE.packs for r in pack.rules if r.language == language for p in r.phrases]
        phrases += [p for c in GUIDELINE.claims.prohibited for p in c.phrases.get(language)]
        clashes = [(p, t) for p in phrases for t in texts if f" {p.casefold()} " in f" {t.casefold()} "
                   or (language == "zh" and p.casefold() in t.casefold())]  # fmt: skip
        assert clashes == []


def test_the_demo_guideline_survives_a_round_trip(tmp_path: Any) -> None:
    dump(GUIDELINE, tmp_path / "copy")
    assert load(tmp_path / "copy") == GUIDELINE


def test_every_text_for_people_is_there_in_both_languages() -> None:
    lacking = [
        item
        for item in walk(Guideline(**{name: getattr(GUIDELINE, name) for name in Guideline.model_fields}))
        if isinstance(item, Localized) and (item.en is None or item.zh is None)
    ]
    assert lacking == []


@pytest.mark.parametrize("asset", ALL, ids=[a.id for a in ALL])
def test_an_asset_is_meant_for_a_channel_and_a_stage_that_the_guideline_has(asset: Any) -> None:
    channel = GUIDELINE.channel(asset.channel)
    assert channel is not None
    assert not channel.languages or asset.language in channel.languages
    assert GUIDELINE.stage(asset.stage) is not None
    assert asset.campaign == campaign().campaign.id
    assert asset.author in {p.user for p in campaign().people}


@pytest.mark.parametrize("asset", ALL, ids=[a.id for a in ALL])
def test_an_asset_has_the_length_of_real_copy(asset: Any) -> None:
    if asset.language == "en":
        assert 80 <= len(asset.text.split()) <= 250
    else:
        assert 150 <= len(asset.text) <= 500


@pytest.mark.parametrize("asset", ALL, ids=[a.id for a in ALL])
def test_an_asset_goes_live_in_a_phase_of_the_campaign(asset: Any) -> None:
    assert any(phase.start <= asset.as_of <= phase.end for phase in campaign().phases)


@pytest.mark.parametrize("fault", expected(), ids=[f"{f.asset}.{f.code}.{f.words}" for f in expected()])
def test_the_words_of_a_planted_fault_stand_in_their_asset(fault: Any) -> None:
    text = next(a.text for a in assets() if a.id == fault.asset)
    assert fault.words is None or fault.words in text


def test_the_planted_faults_are_of_many_families() -> None:
    families = Counter(fault.code for fault in expected())
    assert set(families) >= {
        "terms.forbidden",
        "terms.misspelt",
        "terms.case",
        "terms.trademark",
        "terms.sound_alike",
        "claims.prohibited",
        "claims.expired",
        "claims.wrong_value",
        "packs.phrase",
        "typography.zh",
        "channel.missing_call_to_action",
        "channel.missing_disclosure",
        "channel.missing_hashtag",
        "tone.passive",
        "tone.exclamations",
        "tone.address",
    }


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("tone.en.passive.high", "tone.passive"),
        ("tone.address", "tone.address"),
        ("channel.too_long.words", "channel.too_long"),
        ("channel.missing_call_to_action.any", "channel.missing_call_to_action"),
        ("typography.zh", "typography.zh"),
    ],
)
def test_the_family_of_a_code_leaves_language_direction_and_counting_out(code: str, name: str) -> None:
    assert family(code) == name


def test_the_channels_contradict_each_other_in_the_words_that_are_listed() -> None:
    path = guideline_path().parent / "assets" / "EXPECTED.yaml"
    listed = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))["contradictions"]
    texts = {a.id: a.text for a in assets()}
    assert {"price", "sale date", "warranty"} <= {entry["about"] for entry in listed}
    for entry in listed:
        assert len(set(entry["values"].values())) > 1
        assert [(k, v) for k, v in entry["values"].items() if v not in texts[k]] == []


def test_the_phases_follow_each_other_without_a_gap() -> None:
    phases = campaign().phases
    assert [p.kind for p in phases] == ["teaser", "launch", "convert"]
    assert [b.start - a.end for a, b in itertools.pairwise(phases)] == [dt.timedelta(days=1)] * 2


def test_the_people_are_a_writer_a_brand_owner_and_a_coordinator_of_both_languages() -> None:
    people = campaign().people
    assert [p.role for p in people] == ["writer", "brand_owner", "coordinator"]
    assert {p.language for p in people} == {"en", "zh"}
    assert all(ZoneInfo(p.time_zone) for p in people)


@pytest.mark.parametrize("kpi", campaign().kpis, ids=[k.id for k in campaign().kpis])
def test_a_kpi_has_twelve_weeks_of_days_with_a_value_each(kpi: Any) -> None:
    with kpi_paths()[kpi.id].open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    days = [dt.date.fromisoformat(row["date"]) for row in rows]
    assert len(days) == 84
    assert days == [days[0] + dt.timedelta(days=n) for n in range(84)]
    assert all(float(row["value"]) > 0 for row in rows)


def test_the_incident_shows_in_its_kpi_and_not_in_the_visits() -> None:
    incident = campaign().incidents[0]

    def ratio(kpi: str) -> float:
        with kpi_paths()[kpi].open(encoding="utf-8", newline="") as file:
            values = {dt.date.fromisoformat(r["date"]): float(r["value"]) for r in csv.DictReader(file)}
        span = [incident.start + dt.timedelta(days=n) for n in range((incident.end - incident.start).days + 1)]
        return sum(values[d] for d in span) / sum(values[d - dt.timedelta(days=7)] for d in span)

    assert ratio(incident.kpi) < 0.6
    assert 0.8 < ratio("product-page-visits") < 1.25


def test_every_kpi_file_is_described_in_the_campaign() -> None:
    assert set(kpi_paths()) == {k.id for k in campaign().kpis}


@pytest.mark.parametrize(("language", "heading"), [("en", "## Decisions"), ("zh", "## 决议")])
def test_the_meeting_notes_hold_decisions_in_both_languages(language: Any, heading: str) -> None:
    assert heading in meeting_notes(language)
