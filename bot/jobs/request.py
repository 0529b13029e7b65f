"""What durable work starts from: plain values that a later version of the program can still read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self


class Stored:
    """Dataclasses stored as dictionaries: unknown keys of another version are left out, missing ones default."""

    def to_dict(self) -> dict[str, Any]:
        """The plain values."""
        return asdict(self)  # type: ignore[call-overload,no-any-return]

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The request that ``to_dict`` wrote."""
        known = {each.name for each in fields(cls)}  # type: ignore[arg-type]
        return cls(**{name: value for name, value in values.items() if name in known})


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn(Stored):
    """A piece of copy that arrived. ``text`` is the copy itself, unless ``file`` or ``parent`` says where to get it."""

    key: str
    source: str
    team: str
    author: str
    text: str = ""
    file: Mapping[str, Any] | None = None
    """The file as Slack describes it."""
    parent: Mapping[str, str] | None = None
    """``channel`` and ``ts`` of the message whose text is meant."""
    about: Mapping[str, str] = field(default_factory=dict)
    """What the person said about it: channel, stage, campaign, audience, language, as_of."""
    origin_channel: str | None = None
    origin_ts: str | None = None
    origin_thread: str | None = None
    channel: str | None = None
    """Conversation for the answer; None answers in the direct message with the author."""
    thread: str | None = None
    response_url: str | None = None
    private: bool = False
    """Whether only the author may see the answer. With False, ``response_url`` is the way if the channel is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised(Stored):
    """A new state of a piece: ``text``, or with ``apply`` the text of revision ``base`` with its fixes written in."""

    key: str
    submission: str
    base: int
    actor: str
    text: str = ""
    apply: bool = False
    again: bool = False
    """Whether the latest text is only checked again, as under a new exception: it stays the revision that it is."""
    about: Mapping[str, str] | None = None
    """What the person now says about the copy, in the fields of ``HandedIn.about``; None leaves it as it was."""
    response_url: str | None = None
    """Of the click on a private card, to replace that card."""
