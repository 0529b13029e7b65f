"""The workspace in memory: channels, messages, reactions, statuses, and who is told when something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .clock import SandboxClock
from .errors import SlackError
from .model import AppSurface, ChannelSpec, Person

TEAM_ID = "T0SANDBOX"
APP_ID = "A0UNISON"
BOT_USER = "U0UNISON"
BOT_ID = "B0UNISON"

Change = dict[str, Any]
Body = dict[str, Any]


@dataclass
class Message:
    """A stored message: `body` has Slack's shape; `only_for` names the one reader of an ephemeral one."""

    channel: str
    body: Body
    only_for: str | None = None
    metadata: Body | None = None
    streaming: bool = False

    @property
    def ts(self) -> str:
        """The message's timestamp, its id within the channel."""
        return str(self.body["ts"])

    @property
    def by_bot(self) -> bool:
        """Whether the app wrote it."""
        return self.body.get("user") == BOT_USER


@dataclass
class Channel:
    """A public channel, or the direct conversation of the app with one person."""

    id: str
    name: str
    members: list[str]
    topic: dict[str, str] = field(default_factory=dict)
    person: str | None = None
    messages: dict[str, Message] = field(default_factory=dict)
    prompts: dict[str, Body] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def is_im(self) -> bool:
        """Whether this is a direct conversation."""
        return self.person is not None

    def thread(self, ts: str) -> list[Message]:
        """The replies under a message, oldest first, ephemeral ones left out."""
        return [
            message
            for message in self.messages.values()
            if message.body.get("thread_ts") == ts and message.ts != ts and message.only_for is None
        ]


class Workspace:
    """Everything that a workspace remembers. Nothing here talks to the app: `events` does that."""

    def __init__(self, people: Iterable[Person], channels: Iterable[ChannelSpec], app: AppSurface, name: str) -> None:
        self.name = name
        self.app = app
        self.clock = SandboxClock()
        self.people = {person.id: person for person in people}
        if not self.people:
            raise ValueError("The sandbox needs at least one person.")
        everyone = list(self.people)
        self.channels = {
            spec.id: Channel(spec.id, spec.name, everyone + [BOT_USER] * spec.bot_is_member, dict(spec.topic))
            for spec in channels
        }
        for person in everyone:
            im = Channel(f"D{person[1:]}", "", [person, BOT_USER], person=person)
            self.channels[im.id] = im
        self.statuses: dict[tuple[str, str], Body] = {}
        self._numbers: dict[str, int] = {}
        self._readers: list[Callable[[Change], None]] = []

    def new_id(self, prefix: str) -> str:
        """A fresh id such as `F00000001`; the same sequence on every run."""
        self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
        return f"{prefix}{self._numbers[prefix]:08d}"

    # who is told

    def subscribe(self, reader: Callable[[Change], None]) -> Callable[[], None]:
        """Tell `reader` of every change; the result stops that."""
        self._readers.append(reader)
        return lambda: self._readers.remove(reader)

    def tell(self, kind: str, **details: Any) -> None:
        """Tell every reader; `person` among the details limits who shows it."""
        for reader in list(self._readers):
            reader({"kind": kind, **details})

    # channels and people

    def person(self, user: str) -> Person:
        """The person with that id, or Slack's `user_not_found`."""
        if user not in self.people:
            raise SlackError("user_not_found")
        return self.people[user]

    def channel(self, ref: str) -> Channel:
        """A channel by id, `#name`, or a person's id for the direct conversation."""
        if ref in self.channels:
            return self.channels[ref]
        for channel in self.channels.values():
            if channel.person == ref or (channel.name and channel.name == ref.removeprefix("#")):
                return channel
        raise SlackError("channel_not_found")

    def im(self, person: str) -> Channel:
        """The app's direct conversation with a person."""
        return self.channel(self.person(person).id)

    def message(self, channel: str, ts: str) -> Message:
        """A message that stands in the channel (never an ephemeral one)."""
        found = self.channel(channel).messages.get(ts)
        if found is None or found.only_for:
            raise SlackError("message_not_found")
        return found

    # messages

    def post(
        self,
        channel: Channel,
        user: str,
        text: str,
        *,
        blocks: list[Body] | None = None,
        thread_ts: str | None = None,
        only_for: str | None = None,
        **more: Any,
    ) -> Message:
        """Add a message and count it at its parent; blocks without an id get one."""
        if thread_ts and only_for is None:
            parent = channel.messages.get(thread_ts)
            if parent is None or parent.only_for:
                raise SlackError("thread_not_found")
            if parent.body.get("thread_ts", thread_ts) != thread_ts:
                raise SlackError("cannot_reply_to_message")
        body: Body = {"type": "message", "user": user, "text": text, "ts": self.clock.stamp(), "team": TEAM_ID}
        if user == BOT_USER:
            body |= {"bot_id": BOT_ID, "app_id": APP_ID, "bot_profile": self.bot_profile()}
        if blocks:
            body["blocks"] = self.with_ids(blocks)
        if thread_ts:
            body["thread_ts"] = thread_ts
        body |= {name: value for name, value in more.items() if value not in (None, [], "")}
        message = Message(channel.id, body, only_for=only_for)
        channel.messages[message.ts] = message
        if thread_ts and only_for is None:
            self._count_replies(channel, thread_ts)
        self.show(message)
        return message

    def with_ids(self, blocks: list[Body]) -> list[Body]:
        """The blocks, each with a block_id, as Slack hands them back."""
        return [block if block.get("block_id") else {**block, "block_id": self.new_id("bl")} for block in blocks]

    def show(self, message: Message) -> None:
        """Tell the readers that a message is new or changed."""
        self.tell("message", channel=message.channel, message=self.shown(message), person=message.only_for)

    @staticmethod
    def shown(message: Message) -> Body:
        """The message as the page wants it."""
        return {**message.body, "ephemeral": message.only_for is not None, "streaming": message.streaming}

    def remove(self, message: Message) -> None:
        """Take a message away for good."""
        channel = self.channels[message.channel]
        channel.messages.pop(message.ts, None)
        parent = message.body.get("thread_ts")
        self.tell("deleted", channel=message.channel, ts=message.ts, person=message.only_for)
        if parent and parent in channel.messages and message.only_for is None:
            self._count_replies(channel, parent)

    def _count_replies(self, channel: Channel, ts: str) -> None:
        parent, replies = channel.messages[ts], channel.thread(ts)
        for name in ("reply_count", "reply_users", "reply_users_count", "latest_reply", "thread_ts"):
            parent.body.pop(name, None)
        if replies:
            users = list(dict.fromkeys(reply.body["user"] for reply in replies))
            parent.body |= {
                "thread_ts": ts,
                "reply_count": len(replies),
                "reply_users": users,
                "reply_users_count": len(users),
                "latest_reply": replies[-1].ts,
            }
        self.show(parent)

    # what Slack says about things

    def bot_profile(self) -> Body:
        """The `bot_profile` of a message."""
        return {"id": BOT_ID, "app_id": APP_ID, "name": self.app.name, "team_id": TEAM_ID, "deleted": False}

    def user_object(self, user: str, *, locale: bool) -> Body:
        """A user as `users.info` describes it."""
        if user == BOT_USER:
            return {"id": BOT_USER, "team_id": TEAM_ID, "name": self.app.name.lower(), "is_bot": True, "deleted": False,
                    "real_name": self.app.name, "tz": "UTC", "tz_offset": 0,
                    "profile": {"real_name": self.app.name, "display_name": self.app.name,
                                "bot_id": BOT_ID, "api_app_id": APP_ID}}  # fmt: skip
        person = self.person(user)
        found: Body = {
            "id": person.id, "team_id": TEAM_ID, "name": person.handle, "deleted": False,
            "real_name": person.real_name,
            "tz": person.tz, "tz_offset": self.tz_offset(person), "is_bot": False, "is_admin": False,
            "profile": {"real_name": person.real_name, "display_name": person.name, "email": person.email,
                        "title": person.title.get("en", ""), "team": TEAM_ID},
        }  # fmt: skip
        if locale:
            found["locale"] = person.locale
        return found

    def tz_offset(self, person: Person) -> int:
        """Seconds east of UTC at the sandbox's now."""
        from datetime import datetime
        from zoneinfo import ZoneInfo

        offset = datetime.fromtimestamp(self.clock.now(), ZoneInfo(person.tz)).utcoffset()
        return int(offset.total_seconds()) if offset else 0

    def channel_object(self, channel: Channel) -> Body:
        """A channel as `conversations.info` describes it."""
        if channel.is_im:
            return {"id": channel.id, "is_im": True, "is_channel": False, "user": channel.person, "is_archived": False}
        topic = channel.topic.get("en", "")
        return {
            "id": channel.id, "name": channel.name, "name_normalized": channel.name, "is_channel": True,
            "is_group": False, "is_im": False, "is_mpim": False, "is_private": False, "is_archived": False,
            "is_general": False, "is_member": BOT_USER in channel.members, "num_members": len(channel.members),
            "topic": {"value": topic, "creator": "", "last_set": 0},
            "purpose": {"value": topic, "creator": "", "last_set": 0}, "created": 0,
        }  # fmt: skip
