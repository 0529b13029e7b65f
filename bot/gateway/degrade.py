"""The last resort before sending: a faulty payload becomes a plainer one that Slack takes, and says so in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.gateway.fit import Note, fit_blocks, fit_view, plain_text
from bot.gateway.lint import UPDATE_TEXT, block_at, problems
from bot.gateway.mrkdwn import cut
from bot.gateway.schema import Kind

Json = dict[str, Any]

POST_TEXT = 40_000
_PLAIN_KEYS = (
    *("channel", "user", "ts", "thread_ts", "response_type", "replace_original", "delete_original"),
    *("unfurl_links", "unfurl_media"),
)
_VIEW_KEYS = ("callback_id", "private_metadata", "external_id", "notify_on_close", "clear_on_close")


def sendable_message(payload: Mapping[str, Any], *, note: Note, empty: str) -> tuple[Json, list[str]]:
    """``payload`` in a form without problems, and the problems that it had (empty: it is sent as it is).

    First what is too long is fitted; then blocks at fault give way to their words; at last only text remains.
    ``empty`` is said where no word is left.
    """
    found = problems("message", payload)
    if not found:
        return dict(payload), []
    blocks = _blocks(payload.get("blocks"))
    text = payload.get("text")
    fitted: Json = {**payload, "text": _message_text(text if isinstance(text, str) else "", blocks, payload, empty)}
    if blocks:
        fitted["blocks"] = fit_blocks(blocks, note=note)[0]
        fitted = _without_faulty_blocks("message", fitted, lambda each: fit_blocks(each, note=note)[0])
    else:
        fitted.pop("blocks", None)
    return (fitted if not problems("message", fitted) else text_only(payload, empty=empty)), found


def text_only(payload: Mapping[str, Any], *, empty: str) -> Json:
    """A message with the words of ``payload`` and nothing else that Slack could refuse."""
    text = payload.get("text") if isinstance(payload.get("text"), str) else payload.get("markdown_text")
    said = "\n".join(part for part in (str(text or ""), plain_text(_blocks(payload.get("blocks")))) if part.strip())
    result: Json = {key: payload[key] for key in _PLAIN_KEYS if key in payload}
    result["text"] = _message_text(said, [], payload, empty)
    metadata = payload.get("metadata")
    if metadata and not problems("message", {**result, "metadata": metadata}):
        result["metadata"] = metadata
    return result if not problems("message", result) else {**_strings(result), "text": result["text"]}


def sendable_view(view: Mapping[str, Any], *, note: Note, title: str, close: str, empty: str) -> tuple[Json, list[str]]:
    """A modal or Home view in a form without problems, and the problems that it had.

    When nothing of it can be saved, a view that says ``empty`` takes its place.
    """
    kind: Kind = "home" if view.get("type") == "home" else "modal"
    found = problems(kind, view)
    if not found:
        return dict(view), []
    fitted, _ = fit_view({**view, "blocks": _blocks(view.get("blocks"))}, note=note)
    fitted = _without_faulty_blocks(kind, fitted, lambda each: fit_view({"blocks": each}, note=note)[0]["blocks"])
    if not problems(kind, fitted):
        return fitted, found
    return plain_view(view, title=title, close=close, empty=empty), found


def plain_view(view: Mapping[str, Any], *, title: str, close: str, empty: str) -> Json:
    """A view of the same kind and identity as ``view`` that only says ``empty``."""
    kind: Kind = "home" if view.get("type") == "home" else "modal"
    plain: Json = {"type": kind, "blocks": [_section(empty)]}
    if kind == "modal":
        plain |= {
            key: {"type": "plain_text", "text": cut(text, 24)} for key, text in (("title", title), ("close", close))
        }
    for key in _VIEW_KEYS:
        if key in view and not problems(kind, {**plain, key: view[key]}):
            plain[key] = view[key]
    return plain


def _blocks(value: object) -> list[Json]:
    """What of ``value`` is a block at all."""
    if not isinstance(value, list):
        return []
    return [dict(each) for each in value if isinstance(each, Mapping) and isinstance(each.get("type"), str)]


def _message_text(text: str, blocks: Iterable[Json], payload: Mapping[str, Any], empty: str) -> str:
    text = text if text.strip() else plain_text(list(blocks))
    return cut(text if text.strip() else empty, UPDATE_TEXT if "ts" in payload else POST_TEXT)


def _section(text: str) -> Json:
    return {"type": "section", "text": {"type": "plain_text", "text": cut(text, 3000)}}


def _without_faulty_blocks(kind: Kind, payload: Json, fit: Callable[[list[Json]], list[Json]]) -> Json:
    """``payload`` with each top-level block at fault replaced by its words, or left out when it has none."""
    faulty = {block_at(line) for line in problems(kind, payload)} - {None}
    if not faulty:
        return payload
    kept: list[Json] = []
    for index, block in enumerate(payload["blocks"]):
        words = plain_text([block]) if index in faulty else ""
        if index not in faulty:
            kept.append(block)
        elif words.strip():
            kept.append(_section(words))
    return {**payload, "blocks": fit(kept)}


def _strings(payload: Json) -> Json:
    """Only the arguments that are short texts, such as a channel or a thread."""
    return {key: value for key, value in payload.items() if isinstance(value, str)}
