"""The inbox of durable work: what arrived is on disk before it is acknowledged, many arrivals in one transaction."""

from __future__ import annotations

import asyncio
import logging
import pickle
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.session import create_engine

log = logging.getLogger(__name__)

SCHEMA = "unison_jobs"
"""Of the table in PostgreSQL, where everything lives in one database."""

LOCK = 7_146_200_113
"""PostgreSQL's advisory lock of those who make the table: several processes may start at the same time."""

_arrivals = sa.Table(
    "arrivals",
    sa.MetaData(schema=SCHEMA),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("instance", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False, doc="nanoseconds since 1970"),
    sa.Column("workflow", sa.Text, nullable=False),
    sa.Column("arguments", sa.LargeBinary, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Work that arrived: the workflow's name and what it starts from. ``key`` names it once and for all."""

    key: str
    workflow: str
    arguments: tuple[Any, ...]


class Inbox:
    """Arrivals that are recorded and not yet begun. Used from one event loop; a thread of its own writes.

    What arrives while a transaction is under way goes into the next one together: fifty arrivals cost a few commits
    instead of fifty. ``jobs_url`` is the address of the engine's state. In SQLite the inbox has a file of its own
    beside it, since a commit there would wait for whatever step the engine is recording. Every commit is on disk, so
    neither a killed process nor a power cut loses it. ``instance`` names the process, as in ``Jobs``.
    """

    def __init__(self, jobs_url: str, instance: str) -> None:
        self._instance = instance
        self._engine = create_engine(_address(jobs_url))
        insert: Any = postgresql.insert
        if self._engine.dialect.name == "sqlite":
            self._engine = self._engine.execution_options(schema_translate_map={SCHEMA: None})
            insert = sqlite.insert
        self._insert = insert(_arrivals).on_conflict_do_nothing(index_elements=["key"])
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._batch: list[tuple[Arrival, dict[str, Any], asyncio.Future[None]]] = []
        self._begun: list[str] = []
        self._writing: asyncio.Task[None] | None = None
        self._waiting: dict[str, Arrival] = {}
        self._someone = asyncio.Event()

    def open(self) -> None:
        """Make the table where there is none; what a process of this name left behind is the first to be begun."""
        with self._engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
                connection.execute(sa.schema.CreateSchema(SCHEMA, if_not_exists=True))
            _arrivals.metadata.create_all(connection)
            mine = sa.select(_arrivals).where(_arrivals.c.instance == self._instance).order_by(_arrivals.c.at)
            for row in connection.execute(mine):
                self.give_back(Arrival(row.key, row.workflow, pickle.loads(row.arguments)))

    async def record(self, arrival: Arrival) -> None:
        """Returns once the arrival is on disk; from then on ``next`` gives it. A key that is there stays as it is."""
        row = {
            "key": arrival.key,
            "instance": self._instance,
            "at": time.time_ns(),
            "workflow": arrival.workflow,
            # The engine's own format, so that a workflow gets the same values whichever of the two it comes from.
            "arguments": pickle.dumps(arrival.arguments),
        }
        written = asyncio.get_running_loop().create_future()
        self._batch.append((arrival, row, written))
        self._write_soon()
        await written

    async def next(self) -> Arrival:
        """The oldest arrival that is recorded; waits for one."""
        while not self._waiting:
            self._someone.clear()
            await self._someone.wait()
        return self._waiting.pop(next(iter(self._waiting)))

    def give_back(self, arrival: Arrival) -> None:
        """Put an arrival at the end of those that wait."""
        self._waiting.setdefault(arrival.key, arrival)
        self._someone.set()

    @property
    def empty(self) -> bool:
        """Whether nothing waits to be begun."""
        return not self._waiting

    def forget(self, keys: list[str]) -> None:
        """The engine has these now: they leave the disk with the next transaction."""
        self._begun.extend(keys)
        self._write_soon()

    async def close(self) -> None:
        """Write what is left to write and end the thread."""
        if self._writing is not None:
            await self._writing
        self._hand.shutdown()
        self._engine.dispose()

    def _write_soon(self) -> None:
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        while self._batch or self._begun:
            batch, self._batch = self._batch, []
            begun, self._begun = self._begun, []
            # In one order in every process: two that record the same keys must not wait for each other.
            rows = sorted((row for _, row, _ in batch), key=lambda row: str(row["key"]))
            problem: Exception | None = None
            try:
                await asyncio.get_running_loop().run_in_executor(self._hand, self._commit, rows, begun)
            except Exception as error:  # whatever it is: those who wait for the disk are told
                log.warning("the inbox could not be written: %s", error)
                problem = error
            for arrival, _, written in batch:
                if problem is None:
                    self.give_back(arrival)
                if not written.done():
                    written.set_result(None) if problem is None else written.set_exception(problem)
        self._writing = None

    def _commit(self, rows: list[dict[str, Any]], begun: list[str]) -> None:
        with self._engine.begin() as connection:
            if rows:
                connection.execute(self._insert, rows)
            if begun:
                connection.execute(sa.delete(_arrivals).where(_arrivals.c.key.in_(begun)))


def _address(jobs_url: str) -> sa.URL:
    address = sa.make_url(jobs_url)
    if address.get_backend_name() != "sqlite":
        return address
    path = Path(str(address.database))
    return address.set(database=str(path.with_name(f"{path.stem}-inbox{path.suffix}")))
