"""Refusing payloads as Slack does: the schema and lint of the gateway, turned into Slack's error names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .errors import SlackError
from .recorder import Recorder
from .state import Body

POST_TEXT = 40_000
UPDATE_TEXT = 4_000
MARKDOWN_TEXT = 12_000


def check_message(payload: Body, recorder: Recorder, *, update: bool = False) -> Body:
    """Check the content of a message (`text`, `blocks`, `markdown_text`, `metadata` ...) and give it back.

    Text over 40,000 characters is cut, as Slack does on posting; what Slack merely warns about is recorded as a
    complaint. Raises SlackError: no_text, msg_too_long, msg_blocks_too_long, invalid_blocks, markdown_text_conflict.
    """
    text, blocks, markdown = payload.get("text") or "", payload.get("blocks"), payload.get("markdown_text")
    if markdown is not None and (text or blocks):
        raise SlackError("markdown_text_conflict")
    if markdown is not None and len(markdown) > MARKDOWN_TEXT:
        raise SlackError("msg_too_long")
    if blocks is not None and not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if not (text.strip() or blocks or markdown or payload.get("attachments")):
        raise SlackError("no_text")
    if update and len(text) > UPDATE_TEXT:
        raise SlackError("msg_too_long")
    if len(text) > POST_TEXT:
        recorder.complain(f"a message of {len(text)} characters was cut at {POST_TEXT}")
        payload = {**payload, "text": text[:POST_TEXT]}
    # Slack judges the blocks alone: an absent text is only a warning there.
    lines = _problems("message", payload)
    in_blocks = [line for line in lines if line.startswith("blocks")]
    if in_blocks and all("over all blocks" in line for line in in_blocks):
        raise _refused(recorder, "msg_blocks_too_long", in_blocks)
    if in_blocks:
        raise _refused(recorder, "invalid_blocks", in_blocks)
    if any(line.startswith("metadata") for line in lines):
        raise _refused(recorder, "invalid_metadata_format", lines)
    for line in lines:
        recorder.complain(f"message: {line}")
    return payload


def check_view(view: Any, recorder: Recorder, surface: str) -> Body:
    """Check a view for `surface` (modal or home) and give it back; `invalid_arguments` with the reasons otherwise."""
    if not isinstance(view, dict):
        raise _refused(recorder, "invalid_arguments", ["[ERROR] missing required field: view"])
    if view.get("type") != surface:
        raise _refused(recorder, "invalid_arguments", [f"[ERROR] must be a {surface} [json-pointer:/view/type]"])
    lines = _problems(surface, view)
    if lines:
        raise _refused(recorder, "invalid_arguments", lines)
    return view


def _problems(kind: Any, payload: Mapping[str, Any]) -> list[str]:
    """The gateway's verdict. It is loaded on first use: the schema takes a moment, and not every session sends."""
    from bot.gateway.lint import problems

    return problems(kind, payload)


def _refused(recorder: Recorder, code: str, lines: list[str]) -> SlackError:
    for line in lines:
        recorder.complain(f"{code}: {line}")
    return SlackError(code, [f"[ERROR] {line}" for line in lines])
