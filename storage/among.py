"""A condition on many values that are handed over as one: a statement of the same size, whatever their number."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Connection
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.base import AnyJson


def among(
    where: Session | Connection, column: sa.ColumnElement[Any] | InstrumentedAttribute[Any], values: Collection[Any]
) -> sa.ColumnElement[bool]:
    """That ``column``, of text or whole numbers, is one of ``values``.

    A parameter for each, as ``in_`` writes it, costs PostgreSQL's driver more than finding the rows, and has a limit.
    """
    dialect = where.dialect if isinstance(where, Connection) else where.get_bind().dialect
    if dialect.name == "postgresql":
        return column == sa.any_(sa.literal(list(values), ARRAY(column.type)))
    each = sa.func.json_each(sa.literal(list(values), AnyJson())).table_valued("value")
    return column.in_(sa.select(each.c.value))
