"""What an embedding program describes: the people, the channels, the app's surface and the texts to try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Person:
    """A member of the sandbox workspace; `title` maps a page language (en, zh) to the role's words."""

    id: str
    name: str
    title: Mapping[str, str]
    locale: str = "en-US"
    tz: str = "Asia/Shanghai"
    colour: str = "#3b6ea5"
    full: str = ""

    @property
    def real_name(self) -> str:
        """The full name of the profile, which may hold the name in another script too; `name` is what is shown."""
        return self.full or self.name

    @property
    def handle(self) -> str:
        """The short name Slack calls `name`: lower case, no spaces."""
        return self.id.lower().removeprefix("u_") if self.id.startswith("U_") else self.id.lower()

    @property
    def email(self) -> str:
        """An address that can reach nobody, for `users.lookupByEmail`."""
        return f"{self.handle}@example.com"

    def speaking(self, locale: str) -> Person:
        """The same person with another language setting."""
        return replace(self, locale=locale)


@dataclass(frozen=True)
class ChannelSpec:
    """A public channel at the start; `bot_is_member` says whether the app was already invited."""

    id: str
    name: str
    topic: Mapping[str, str] = field(default_factory=dict)
    bot_is_member: bool = True


@dataclass(frozen=True)
class Sample:
    """A text to try, shown on an empty conversation: `label` and `text` map a page language to words.

    `language` is that of a text which is the same on both pages; readers of it see it first.
    """

    label: Mapping[str, str]
    text: Mapping[str, str]
    language: str = ""


@dataclass(frozen=True)
class AppSurface:
    """What the app declared to Slack. `events` or `scopes` of None means: everything is granted.

    `description` maps a page language to words. `commands` items have `command`, `description`, `usage_hint`;
    `shortcuts` items have `type` (message or global), `callback_id`, `name`.
    """

    name: str = "Unison"
    description: Mapping[str, str] = field(default_factory=dict)
    commands: tuple[Mapping[str, Any], ...] = ()
    shortcuts: tuple[Mapping[str, Any], ...] = ()
    events: frozenset[str] | None = None
    scopes: frozenset[str] | None = None

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> AppSurface:
        """Read Slack's app manifest; whatever it does not subscribe to or ask for is then refused, as Slack would."""
        display = manifest.get("display_information", {})
        features = manifest.get("features", {})
        settings = manifest.get("settings", {})
        oauth = manifest.get("oauth_config", {})
        return cls(
            name=features.get("bot_user", {}).get("display_name") or display.get("name", "Unison"),
            description={"en": display.get("description", "")},
            commands=tuple(features.get("slash_commands", ())),
            shortcuts=tuple(features.get("shortcuts", ())),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
            scopes=frozenset(oauth.get("scopes", {}).get("bot", ())),
        )


DEFAULT_PEOPLE = (
    Person("U0WRITER", "林晓 Lin Xiao", {"en": "Writer", "zh": "文案"}, "zh-CN", "Asia/Shanghai", "#b4552d"),
    Person(
        "U0OWNER", "Grace Chen", {"en": "Brand owner", "zh": "品牌负责人"}, "en-US", "America/Los_Angeles", "#2f7d6d"
    ),
    Person(
        "U0COORD",
        "周航 Zhou Hang",
        {"en": "Campaign coordinator", "zh": "项目统筹"},
        "zh-CN",
        "Asia/Shanghai",
        "#5b57a6",
    ),
)

DEFAULT_CHANNELS = (
    ChannelSpec("C0LAUNCH", "launch", {"en": "Everything for the launch", "zh": "新品上市，大小事都在这里"}),
    ChannelSpec("C0BRAND", "brand", {"en": "One brand, one voice", "zh": "品牌表达，前后如一"}),
    ChannelSpec("C0SOCIAL", "social", {"en": "Posts and replies", "zh": "社媒内容与互动"}, bot_is_member=False),
)
