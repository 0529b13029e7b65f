"""The manifest asks Slack for what the bot uses and nothing else, and every scope is explained."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py") if "sandbox" not in path.parts
)

USED_BY = {
    "app_mentions:read": '@app.event("app_mention")',
    "canvases:write": '"canvases.create"',
    "channels:history": '"conversations.replies"',
    "groups:history": '"conversations.replies"',
    "mpim:history": '"conversations.replies"',
    "im:history": '@app.event("message")',
    "im:write": '"conversations.open"',
    "chat:write": '"chat.postMessage"',
    "commands": "@app.command(",
    "files:read": '"files.info"',
    "files:write": '"files.completeUploadExternal"',
    "users:read": '"users.info"',
}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "bot" / "manifest.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs" / "slack-app.md").read_text(encoding="utf-8")


def test_every_scope_is_used_by_the_code_that_needs_it(manifest: dict[str, Any]):
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    assert scopes == sorted(USED_BY)
    assert [scope for scope in scopes if USED_BY[scope] not in SOURCES] == []


def test_every_scope_and_event_is_explained_and_no_other(manifest: dict[str, Any], page: str):
    explained = re.findall(r"^\| `([\w:.]+)` \|", page, flags=re.MULTILINE)
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert sorted(explained) == sorted([*manifest["oauth_config"]["scopes"]["bot"], *events])


def test_every_command_and_shortcut_has_a_handler(manifest: dict[str, Any]):
    for command in manifest["features"]["slash_commands"]:
        listens = (f'@app.command("{command["command"]}")', f'COMMAND = "{command["command"]}"')
        assert any(each in SOURCES for each in listens)
    for shortcut in manifest["features"]["shortcuts"]:
        assert f'"callback_id": "{shortcut["callback_id"]}"' in SOURCES


def test_texts_keep_to_slacks_limits(manifest: dict[str, Any]):
    display = manifest["display_information"]
    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert 175 <= len(display["long_description"]) <= 4000
    for shortcut in manifest["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
