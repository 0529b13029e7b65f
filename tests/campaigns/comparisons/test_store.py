"""Comparisons on record: what a later one no longer has is gone, what comes back is open again; on both databases."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from campaigns import store as campaigns_store
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem
from campaigns.comparisons import store
from campaigns.comparisons.model import Compared, Disagreement, DisagreementGone, Piece
from campaigns.comparisons.store_kinds import kinds
from campaigns.comparisons.store_sources import ways
from campaigns.model import Campaign
from campaigns.precision.store import rules
from storage.session import Database

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
DAY = NOW.date()


def found(topic: str, *values: str, words: str = "") -> dict[str, Any]:
    sides = [{"asset": f"a{place}", "value": value, "quote": value + words} for place, value in enumerate(values)]
    return {"kind": "price", "topic": topic, "sides": sides}


def made(database: Database, name: str, hour: int, *disagreements: dict[str, Any], scope: str = "campaign:x"):
    with database.session() as session:
        compared = Compared(
            id=name, brand="orlume", scope=scope, campaign="x", by="U0COORD", team_id="T1", language="en",
            made_at=NOW + dt.timedelta(hours=hour), version=1, pieces=(Piece(id="a0", title="Ad", text="…"),),
        )  # fmt: skip
        store.begin(session, compared)
        return store.finish(session, name, {"disagreements": list(disagreements)}, NOW)


def topics(disagreements: tuple[Disagreement, ...]) -> list[str]:
    return [each.content["topic"] for each in disagreements]


def waiting(database: Database) -> list[str]:
    with database.reading() as session:
        return topics(store.waiting(session, campaign="x", brand="orlume", day=DAY))


def test_what_a_later_comparison_no_longer_has_is_gone_and_what_it_has_again_is_open(database: Database) -> None:
    first = made(database, "one", 0, found("price", "4999", "4599"), found("warranty", "1", "2"))
    assert topics(first) == ["price", "warranty"]
    made(database, "two", 1, found("warranty", "2", "1", words=" years"))
    assert waiting(database) == ["warranty"]
    with database.reading() as session:
        assert store.by_id(session, [first[0].id])[first[0].id].status == "gone"
        assert store.disagreement(session, first[1].id).comparison == "two"
        assert store.newer(session, store.get(session, "one")) == "two"
    made(database, "three", 2, found("price", "4599", "4999"))
    assert waiting(database) == ["price"]


def test_of_two_that_were_made_at_one_moment_the_second_holds(database: Database) -> None:
    for name in ("zzz", "aaa", "mmm"):
        made(database, name, 0, found("price", "1", "2"))
    with database.reading() as session:
        assert [store.newer(session, store.get(session, name)) for name in ("zzz", "aaa", "mmm")] == [
            "mmm",
            "mmm",
            None,
        ]


def test_other_values_are_another_disagreement_and_other_pieces_another_scope(database: Database) -> None:
    (first,) = made(database, "one", 0, found("price", "4999", "4599"))
    (second,) = made(database, "two", 1, found("price", "4999", "4699"))
    assert first.key != second.key
    made(database, "files", 2, found("date", "1", "2"), scope="files:x")
    assert waiting(database) == ["date", "price"]


def test_an_older_comparison_that_ends_late_undoes_nothing_and_the_same_step_twice_is_once(database: Database) -> None:
    made(database, "new", 5, found("price", "1", "2"))
    made(database, "old", 1, found("warranty", "1", "2"))
    made(database, "new", 5, found("price", "1", "2"))
    assert waiting(database) == ["price"]


def test_what_somebody_sees_to_is_open_again_when_it_is_still_there_and_nobody_works_on_it(database: Database) -> None:
    (one,) = made(database, "one", 0, found("price", "1", "2"))
    with database.session() as session:
        store.give(session, one.id, by="U0COORD", now=NOW, right="1", task=None)
    assert waiting(database) == []
    made(database, "one", 0, found("price", "1", "2"))
    assert waiting(database) == []
    made(database, "two", 1, found("price", "1", "2"))
    assert waiting(database) == ["price"]


def test_what_is_of_two_things_stays_so_until_somebody_takes_it_back(database: Database) -> None:
    price, other = found("price", "1", "2"), found("warranty", "1", "2")
    (one, _) = made(database, "one", 0, price, other)
    with database.session() as session:
        assert store.tell_apart(session, one.id, by="U0COORD", now=NOW).status == "apart"
        assert store.apart(session, "campaign:x") == {one.key}
    assert waiting(database) == ["warranty"]
    made(database, "two", 1, other)
    with database.session() as session, pytest.raises(DisagreementGone):
        store.take_back(session, one.id, by="U0COORD", now=NOW)
    again = made(database, "three", 2, price, other)
    assert [each.status for each in again] == ["apart", "open"]
    assert waiting(database) == ["warranty"]
    with database.session() as session:
        store.take_back(session, one.id, by="U0COORD", now=NOW)
        with pytest.raises(DisagreementGone):
            store.take_back(session, one.id, by="U0COORD", now=NOW)
    assert waiting(database) == ["price", "warranty"]


def test_a_kind_is_as_precise_as_what_became_of_its_disagreements(database: Database) -> None:
    first = made(database, "one", 0, *(found(f"price{n}", "1", "2") for n in range(4)))
    with database.session() as session:
        store.give(session, first[0].id, by="U1", now=NOW, right="1", task=None)
        store.tell_apart(session, first[1].id, by="U1", now=NOW)
    made(database, "two", 1, *(found(f"price{n}", "1", "2") for n in range(3)))
    with database.reading() as session:
        (price,) = kinds(session, "orlume")
        assert (price.rule, price.found, price.helpful, price.unhelpful) == ("comparison.price", 4, 1, 1)
        assert rules(session, "orlume") == (price,)
        assert kinds(session, "another") == ()


def test_what_a_piece_is_cut_from_and_leads_to_is_what_the_calendar_plans(database: Database) -> None:
    items = (
        ContentItem(id="page", campaign="x", title="Page", channel="web", submission="s-page"),
        ContentItem(id="ad", campaign="x", title="Ad", channel="ad", submission="s-ad", hands_off_to="page"),
        ContentItem(id="cut", campaign="x", title="Cut", channel="red", submission="s-cut", parent="ad"),
        ContentItem(id="idea", campaign="x", title="Idea", channel="red", parent="ad"),
        ContentItem(id="late", campaign="x", title="Late", channel="red", submission="s-late", hands_off_to="idea"),
    )
    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="x", brand="orlume", name="X", goal="Sell"))
        for item in items:
            calendar.add(session, item, NOW)
    with database.reading() as session:
        assert ways(session, "x") == {
            "s-page": (None, None),
            "s-ad": (None, "s-page"),
            "s-cut": ("s-ad", None),
            "s-late": (None, None),
        }
