"""What durable work on tasks starts from: plain values that a later version of the program can still read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.jobs.request import Stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Stored):
    """A sentence that asks for a task. ``at`` is the moment it was said, ISO; answered in ``channel`` and ``thread``,
    or through ``response_url``. ``ts`` is the message, if it is one. ``surely``: it came with a command. ``said`` is
    what was typed where a name in it became a mention in ``text``."""

    key: str
    team: str
    user: str
    text: str
    at: str
    channel: str | None = None
    thread: str | None = None
    ts: str | None = None
    response_url: str | None = None
    surely: bool = False
    said: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Stored):
    """Something that became of a task and has to be seen and said.

    ``action`` is the name of the action in the task's history, ``create`` for a new one. ``confirm`` is the channel
    and timestamp of the message that becomes its card, ``place`` channel and thread for a new card, ``fresh`` channel
    and timestamp of a card that is up to date as it stands.
    """

    key: str
    task: str
    team: str
    by: str
    action: str
    note: str = ""
    confirm: tuple[str, str] | None = None
    place: tuple[str, str] | None = None
    fresh: tuple[str, str] | None = None
    response_url: str | None = None
    spawned: str | None = None
    freed: tuple[str, ...] = ()
