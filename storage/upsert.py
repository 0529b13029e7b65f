"""Insert unless it is there already: the one statement both databases spell in their own dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.base import Base


def insert_missing(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert ``rows`` and return how many were new; a row that any unique constraint already holds is left as it is.

    Waits for another transaction that is inserting the same row, so that a read afterwards finds it.
    """
    if not rows:
        return 0
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values([dict(row) for row in rows]).on_conflict_do_nothing()
    # Without the option the count is unknown (-1) on some drivers.
    return int(session.connection().execute(statement, execution_options={"preserve_rowcount": True}).rowcount)
