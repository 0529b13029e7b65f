"""The declarative base of every table: constraint names, and column types that mean the same on both databases."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from sqlalchemy import JSON, CheckConstraint, DateTime, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of indexes and constraints, so that a migration can name what it changes on either database."""

_UNSTORABLE = re.compile("[\x00\x1b\ud800-\udfff]")
_ESCAPED = re.compile("\x1b([0-9a-f]{4})")


def escape(text: str) -> str:
    """``text`` with what a database refuses (NUL, lone surrogates), and ESC itself, as ESC and four hex digits."""
    # None of these can be printed, and most of what is stored can: asked in a tenth of the time.
    return text if text.isprintable() else _UNSTORABLE.sub(lambda m: f"\x1b{ord(m[0]):04x}", text)


def unescape(text: str) -> str:
    """The exact inverse of ``escape``."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "\x1b" in text else text


def _each_string(value: Any, change: Any) -> Any:
    if not value or isinstance(value, (float, int)):
        return value  # most cuts and parameters are empty, and nothing empty holds a string to change
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        # Most values are numbers: one call less for each.
        return {
            change(k) if isinstance(k, str) else k: v if isinstance(v, (float, int)) else _each_string(v, change)
            for k, v in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [_each_string(v, change) for v in value]
    return value


class AnyText(TypeDecorator[str]):
    """Text of any length that gives back every Python string unchanged, also one with NUL or a lone surrogate.

    Chat delivers such strings, and neither PostgreSQL nor UTF-8 can hold them as they are.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unescape(value)


class AnyJson(TypeDecorator[Any]):
    """JSON with the same promise for the strings in it: JSONB on PostgreSQL, where the order of keys is not kept."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        none_is_null = dialect.name == "postgresql"
        return dialect.type_descriptor(JSONB(none_as_null=True) if none_is_null else JSON(none_as_null=True))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return _each_string(value, escape)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return _each_string(value, unescape)


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment. Takes aware datetimes of any zone, gives back UTC; a naive one raises ValueError.

    SQLite keeps it as naive UTC text, which sorts as time does; PostgreSQL as ``timestamptz``.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=dialect.name == "postgresql"))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()} has no time zone: only aware datetimes are stored")
        moment = value.astimezone(dt.UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """Base of every table. ``str`` columns are AnyText, ``datetime`` columns UtcDateTime, ``dict`` columns AnyJson."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 (SQLAlchemy reads it as a class attribute)
        str: AnyText(),
        dt.datetime: UtcDateTime(),
        dict[str, Any]: AnyJson(),
    }


def one_of(column: str, values: tuple[str, ...], *, name: str | None = None) -> CheckConstraint:
    """A CHECK that ``column`` holds one of ``values`` (or NULL, where the column allows it)."""
    listed = ", ".join("'" + v.replace("'", "''") + "'" for v in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name or column)
