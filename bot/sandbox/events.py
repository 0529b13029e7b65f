"""Events API: which events a change in the workspace causes, and their payloads."""

from __future__ import annotations

from typing import Any

from .delivery import Delivery
from .state import APP_ID, BOT_USER, TEAM_ID, Body, Channel, Message, Workspace


class Events:
    """Turns changes into `event_callback` payloads, as far as the app subscribed to them."""

    def __init__(self, workspace: Workspace, delivery: Delivery) -> None:
        self.workspace = workspace
        self.delivery = delivery

    def emit(self, subscription: str, event: Body) -> str | None:
        """Send one event if the app subscribed to it and give its event_id."""
        wanted = self.workspace.app.events
        if wanted is not None and subscription not in wanted:
            return None
        event_id = self.workspace.new_id("Ev")
        event.setdefault("event_ts", event.get("ts") or self.workspace.clock.stamp())
        self.delivery.event(
            {
                "token": "sandbox-verification",
                "team_id": TEAM_ID,
                "api_app_id": APP_ID,
                "event": event,
                "type": "event_callback",
                "event_id": event_id,
                "event_time": int(self.workspace.clock.now()),
                "authorizations": [
                    {
                        "enterprise_id": None,
                        "team_id": TEAM_ID,
                        "user_id": BOT_USER,
                        "is_bot": True,
                        "is_enterprise_install": False,
                    }
                ],
                "is_ext_shared_channel": False,
                "event_context": f"4-{event_id}",
            }
        )
        return event_id

    def posted(self, message: Message, *, subtype: str | None = None) -> None:
        """A new message, the app's own included, and the mention in it."""
        channel = self.workspace.channels[message.channel]
        if BOT_USER not in channel.members or message.only_for:
            return
        event = self._message_event(message, channel)
        if subtype:
            event["subtype"] = subtype
        self.emit(_kind(channel), event)
        if not channel.is_im and not message.by_bot and f"<@{BOT_USER}>" in message.body.get("text", ""):
            names = ("user", "ts", "text", "team", "thread_ts", "blocks", "files", "client_msg_id")
            mention = {name: event[name] for name in names if name in event}
            self.emit("app_mention", {"type": "app_mention", "channel": channel.id, **mention})
        for file in message.body.get("files", []):
            self.emit(
                "file_shared",
                {
                    "type": "file_shared",
                    "file_id": file["id"],
                    "user_id": message.body["user"],
                    "file": {"id": file["id"]},
                    "channel_id": channel.id,
                },
            )

    def changed(self, message: Message, previous: Body) -> None:
        """An edited message."""
        self._hidden(message, "message_changed", message=_plain(message.body), previous_message=_plain(previous))

    def deleted(self, message: Message) -> None:
        """A message that was taken away; where a thread hangs on it, Slack speaks of a tombstone in its place."""
        previous = _plain(message.body)
        if message.body.get("reply_count"):
            stone: Body = {
                "type": "message",
                "subtype": "tombstone",
                "text": "This message was deleted.",
                "hidden": True,
            }
            stone |= {"user": "USLACKBOT", "ts": message.ts, "thread_ts": message.ts}
            self._hidden(message, "message_changed", message=stone, previous_message=previous)
            return
        self._hidden(message, "message_deleted", deleted_ts=message.ts, previous_message=previous)

    def reaction(self, name: str, message: Message, user: str, *, added: bool) -> None:
        """A reaction set or taken back."""
        kind = "reaction_added" if added else "reaction_removed"
        item = {"type": "message", "channel": message.channel, "ts": message.ts}
        if BOT_USER in self.workspace.channels[message.channel].members:
            self.emit(
                kind,
                {"type": kind, "user": user, "reaction": name, "item_user": message.body["user"], "item": item},
            )

    def joined(self, channel: Channel, user: str, inviter: str | None = None) -> None:
        """Somebody came into a channel."""
        event = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": "C",
                 "team": TEAM_ID}  # fmt: skip
        if inviter:
            event["inviter"] = inviter
        self.emit("member_joined_channel", event)

    def home_opened(self, person: str, tab: str, view: Body | None) -> None:
        """A person looks at the app's Home tab or its messages."""
        event: Body = {
            "type": "app_home_opened",
            "user": person,
            "channel": self.workspace.im(person).id,
            "tab": tab,
        }
        if view:
            event["view"] = view
        self.emit("app_home_opened", event)

    def user_changed(self, person: str) -> None:
        """A person chose another language."""
        self.emit("user_change", {"type": "user_change", "user": self.workspace.user_object(person, locale=True)})

    def _message_event(self, message: Message, channel: Channel) -> Body:
        event = {**_plain(message.body), "channel": channel.id, "channel_type": "im" if channel.is_im else "channel"}
        if message.by_bot and message.metadata:
            event["metadata"] = message.metadata
        return event

    def _hidden(self, message: Message, subtype: str, /, **details: Any) -> None:
        channel = self.workspace.channels[message.channel]
        if BOT_USER not in channel.members or message.only_for:
            return
        self.emit(
            _kind(channel),
            {
                "type": "message",
                "subtype": subtype,
                "hidden": True,
                "ts": self.workspace.clock.stamp(),
                "channel": channel.id,
                "channel_type": "im" if channel.is_im else "channel",
                **details,
            },
        )


def _kind(channel: Channel) -> str:
    return "message.im" if channel.is_im else "message.channels"


def _plain(body: Body) -> Body:
    """A message body as events carry it: reply counts and reactions stay at home."""
    dropped = {"reply_count", "reply_users", "reply_users_count", "latest_reply", "reactions"}
    return {name: value for name, value in body.items() if name not in dropped}
