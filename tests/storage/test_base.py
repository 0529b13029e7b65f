"""Column types give back what was put in, on both databases."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.base import Base, escape, one_of, unescape
from storage.session import Database

any_text = st.text(st.characters(codec=None), max_size=50)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)


class Scratch(DeclarativeBase):
    """Tables of these tests only, with the types and names of the real base."""

    metadata = sa.MetaData(naming_convention=Base.metadata.naming_convention)
    type_annotation_map = Base.type_annotation_map


class Thing(Scratch):
    __tablename__ = "things"
    __table_args__ = (one_of("colour", ("red", "it's")),)

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str | None]
    moment: Mapped[dt.datetime | None]
    data: Mapped[dict[str, Any] | None]
    colour: Mapped[str | None]


@pytest.fixture
def things(empty_database: Database) -> Database:
    Scratch.metadata.create_all(empty_database.engine)
    return empty_database


def stored(database: Database, **values: Any) -> Thing:
    with database.session() as session:
        thing = Thing(**values)
        session.add(thing)
        session.flush()
        key = thing.id
    with database.reading() as session:
        return session.get_one(Thing, key)


@given(any_text)
def test_escaping_loses_nothing_and_leaves_only_what_a_database_takes(text: str) -> None:
    assert unescape(escape(text)) == text
    assert "\x00" not in escape(text)
    escape(text).encode()


def test_ordinary_text_is_stored_as_it_is_written() -> None:
    assert escape("极致影像 — Imaging 📷\r\n") == "极致影像 — Imaging 📷\r\n"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=any_text, data=st.dictionaries(any_text, any_json, max_size=4))
def test_any_string_and_any_json_come_back_exactly(things: Database, text: str, data: dict[str, Any]) -> None:
    thing = stored(things, text=text, data=data)
    assert thing.text == text
    assert thing.data == data


def test_text_that_needs_escaping_is_found_by_its_value(things: Database) -> None:
    stored(things, text="a\x00b")
    with things.reading() as session:
        assert session.scalars(sa.select(Thing).where(Thing.text == "a\x00b")).one().text == "a\x00b"


def test_no_json_is_null_and_not_the_word_null(things: Database) -> None:
    stored(things, data=None)
    with things.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).where(Thing.data.is_(None))) == 1


def test_a_moment_of_any_zone_comes_back_as_the_same_moment_in_utc(things: Database) -> None:
    said = dt.datetime(2026, 3, 12, 18, 0, 0, 123456, tzinfo=ZoneInfo("Asia/Shanghai"))
    moment = stored(things, moment=said).moment
    assert moment == said
    assert moment is not None
    assert moment.tzinfo is dt.UTC


def test_moments_of_different_zones_sort_as_time_does(things: Database) -> None:
    later = dt.datetime(2026, 3, 12, 9, 0, tzinfo=dt.UTC)
    earlier = dt.datetime(2026, 3, 12, 16, 59, tzinfo=ZoneInfo("Asia/Shanghai"))
    stored(things, moment=later, text="later")
    stored(things, moment=earlier, text="earlier")
    with things.reading() as session:
        assert list(session.scalars(sa.select(Thing.text).order_by(Thing.moment))) == ["earlier", "later"]
        assert session.scalars(sa.select(Thing.text).where(Thing.moment < later)).all() == ["earlier"]


def test_a_moment_without_a_zone_is_refused(things: Database) -> None:
    with pytest.raises(StatementError, match="no time zone"):
        stored(things, moment=dt.datetime(2026, 3, 12))  # noqa: DTZ001 (a naive value is the point)


def test_a_choice_outside_of_the_list_is_refused_by_the_database(things: Database) -> None:
    assert stored(things, colour="it's").colour == "it's"
    assert stored(things, colour=None).colour is None
    with pytest.raises(IntegrityError):
        stored(things, colour="blue")
