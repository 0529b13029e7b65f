"""The engine of durable work: begins what the inbox holds and, after a crash, takes up workflows again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa
from dbos import DBOS, DBOSConfig, SetWorkflowID

from bot.jobs.durable import Workflow, name_of, named
from bot.jobs.inbox import Arrival, Inbox
from bot.settings import SettingsError

log = logging.getLogger(__name__)

STATE_VERSION = "1"
"""Version of the workflows' shape. A restarted process takes up the work of its own version only, so this goes up when
the steps of a workflow change their order or meaning, and never with an ordinary release."""

STOP_SECONDS = 5.0
"""How long a stopping process waits for the work in hand."""

LISTEN_SECONDS = 0.1
"""How often the engine looks for messages to workflows, which nobody sends: a stop waits for one such look.

Of an idle process that takes a thousandth of one processor's time, since without a message there is nothing to read."""

QUIET_SECONDS = 1.0
"""How long work in hand gives way to new arrivals before it goes on regardless."""

CALM_SECONDS = 0.02
"""How long after the last arrival it counts as quiet: a burst comes over the wire one by one."""

BEGUN_AT_ONCE = 50
"""Arrivals that leave the inbox together."""

AT_ONCE = 4
"""Pieces of work in hand at once; more would only slow each other down on one process's processor time."""

RETRY_SECONDS = 2.0
RETRIES = 34
"""Attempts at a step whose error passes by itself: 2 s, 4 s, 8 s ... then every hour, for a day in all."""


class Jobs:
    """Durable workflows of one process. Only one may be launched in a process at a time.

    State lives in ``database_url`` (a SQLite file, or PostgreSQL in its schema ``dbos``), and what has not begun yet in
    the inbox beside it. ``instance`` names this process among those that share a PostgreSQL database: it must be the
    same after a restart, since that is how a process finds the work it left behind. ``passes`` says of an error whether
    it passes by itself, so that the step that raised it is tried again.
    """

    def __init__(
        self, database_url: str, *, instance: str = "main", passes: Callable[[BaseException], bool] = lambda _: False
    ) -> None:
        self._url = database_url
        self._passes = passes
        self._instance = instance
        self._engine: sa.Engine | None = None
        self._lock: IO[str] | None = None
        self._inbox: Inbox | None = None
        self._beginning: asyncio.Task[None] | None = None
        self._arriving = 0
        self._calm: asyncio.TimerHandle | None = None
        self._started_here: set[str] = set()
        self._in_hand: set[asyncio.Task[Any]] = set()
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._hands = asyncio.Semaphore(AT_ONCE)

    def launch(self) -> None:
        """Start the engine and take up unfinished work; call it inside the running event loop, once it can be done.

        Raises ``SettingsError`` when another process works on the same SQLite file: each would redo the other's work.
        """
        self._lock = _only_process(self._url)
        self._engine = _sqlite(self._url) if self._url.startswith("sqlite") else None
        config = DBOSConfig(
            name="unison",
            system_database_url=self._url,
            system_database_engine=self._engine,
            application_version=STATE_VERSION,
            executor_id=self._instance,
            enable_otlp=False,
            log_level="WARNING",
            notification_listener_polling_interval_sec=LISTEN_SECONDS,
        )
        DBOS(config=config)
        _quieten()
        DBOS.launch()
        self._inbox = Inbox(self._url, self._instance)
        self._inbox.open()
        self._beginning = asyncio.create_task(self._begin_all(self._inbox))

    async def stop(self, patience: float = STOP_SECONDS) -> None:
        """Let work in hand finish for a moment, then stop. What is unfinished is taken up at the next launch."""
        if self._beginning is not None:
            self._beginning.cancel()
            await asyncio.gather(self._beginning, return_exceptions=True)
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=patience)
        # From here on the engine would log as faults what is only interrupted.
        logging.getLogger("dbos").setLevel(logging.CRITICAL)
        for task in self._in_hand:
            task.cancel()
        await asyncio.gather(*self._in_hand, return_exceptions=True)
        if self._inbox is not None:
            await self._inbox.close()
        await asyncio.to_thread(DBOS.destroy)
        if self._engine is not None:
            self._engine.dispose()
        if self._lock is not None:
            self._lock.close()
        # The engine had lent the loop its threads, which have ended with it.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())

    @contextmanager
    def work(self, key: str) -> Iterator[None]:
        """Surrounds a workflow's work in this process, so that a stop knows of it."""
        task = asyncio.current_task()
        assert task is not None
        self._in_hand.add(task)
        try:
            yield
        finally:
            self._in_hand.discard(task)
            self._started_here.discard(key)

    async def start(self, workflow: Workflow, *arguments: Any, key: str) -> None:
        """Record the work durably; returns once it is recorded, so that a caller may acknowledge. It begins soon after.

        The same ``key`` a second time does nothing: Slack delivers events more than once. ``arguments`` are plain data.
        """
        assert self._inbox is not None, "launch comes first"
        self._arriving += 1
        self._quiet.clear()
        if self._calm is not None:
            self._calm.cancel()
        try:
            await self._inbox.record(Arrival(key, name_of(workflow), arguments))
        finally:
            self._arriving -= 1
            if not self._arriving:
                self._calm = asyncio.get_running_loop().call_later(CALM_SECONDS, self._quiet.set)

    async def _begin_all(self, inbox: Inbox) -> None:
        """Hand what was recorded to the engine, which takes over what happens to it; then it may leave the inbox.

        Killed in between, the next launch finds it in both, and the engine does nothing for a key that it knows.
        """
        begun: list[str] = []
        try:
            while True:
                if begun and (inbox.empty or len(begun) >= BEGUN_AT_ONCE):
                    inbox.forget(begun)
                    begun = []
                arrival = await inbox.next()
                await self._give_way()
                if await self._begin(arrival):
                    begun.append(arrival.key)
        finally:
            inbox.forget(begun)

    async def _begin(self, arrival: Arrival) -> bool:
        workflow = named(arrival.workflow)
        if workflow is None:
            log.error("%s waits for a program that knows the work %s", arrival.key, arrival.workflow)
            return False
        try:
            if await DBOS.get_workflow_status_async(arrival.key) is not None:
                return True  # delivered again, or begun by a process that died before it could say so here
            with SetWorkflowID(arrival.key):
                handle: Any = await DBOS.start_workflow_async(workflow, *arrival.arguments)
        except Exception:  # it is recorded, and so it is begun, whatever is in its way now
            log.exception("%s could not be begun; it is tried again", arrival.key)
            assert self._inbox is not None
            asyncio.get_running_loop().call_later(RETRY_SECONDS, self._inbox.give_back, arrival)
            return False
        if hasattr(handle, "task"):  # it runs here; of work that is known already one only gets to ask for news
            self._started_here.add(arrival.key)
        return True

    async def _give_way(self) -> None:
        if self._quiet.is_set():
            return
        try:
            # Not wait_for, which in Python 3.11 forgets that it was cancelled when the wait ends at that very moment.
            async with asyncio.timeout(QUIET_SECONDS):
                await self._quiet.wait()
        except TimeoutError:
            log.debug("arrivals do not end; going on with the work in hand")

    def taken_up(self) -> bool:
        """Inside a step: whether it may have run before, in a process that was killed or in an attempt that failed."""
        step = DBOS.step_status
        return (step is not None and bool(step.current_attempt)) or DBOS.workflow_id not in self._started_here

    async def step(self, name: str, function: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
        """Run a step of a workflow: its result is recorded; what passes by itself is tried again for about a day."""
        return await DBOS.run_step_async(
            {
                "name": name,
                "retries_allowed": True,
                "interval_seconds": RETRY_SECONDS,
                "backoff_rate": 2.0,
                "max_attempts": RETRIES,
                "should_retry": self._passes,
            },
            function,
            *arguments,
        )

    @asynccontextmanager
    async def hands(self) -> AsyncIterator[None]:
        """A turn at work. Arrivals go first: recording one is what its acknowledgement waits for."""
        async with self._hands:
            await self._give_way()
            yield

    async def outcome(self, key: str) -> Any:
        """Wait for the work of ``key`` and give its result; raises what it raised."""
        handle: Any = await DBOS.retrieve_workflow_async(key, existing_workflow=False)
        return await handle.get_result()


def _sqlite(url: str) -> sa.Engine:
    """The engine's own database with a write-ahead log: fifty arrivals take a tenth of a second instead of one."""
    address = sa.make_url(url)
    Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address, pool_size=10)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # What the engine sets on the databases it opens itself, and the log.
        connection.isolation_level = "IMMEDIATE"
        connection.execute("PRAGMA busy_timeout=30000")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")

    return engine


def _only_process(url: str) -> IO[str] | None:
    """A lock that the system takes back however this process ends. None where there is nothing to lock."""
    try:
        import fcntl
    except ImportError:  # a platform without file locks
        return None
    if not url.startswith("sqlite"):
        return None
    path = Path(str(sa.make_url(url).database))
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_suffix(".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise SettingsError(
            f"Another Unison is running with its data in {path.parent}. Stop it, or give this one a folder of its own "
            "with UNISON_DATA_DIR."
        ) from None
    return lock


def _quieten() -> None:
    """The engine's log goes where ours goes, and says only what needs a person."""
    logger = logging.getLogger("dbos")
    logger.handlers.clear()
    logger.propagate = True
    logger.setLevel(logging.WARNING)
