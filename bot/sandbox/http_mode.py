"""HTTP mode: the same payloads as posts to the app's request URL, signed with the signing secret."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from .delivery import NoApp
from .state import Body


def signature(secret: str, timestamp: str, body: str) -> str:
    """Slack's `v0` request signature: HMAC-SHA256 over `v0:timestamp:body`."""
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:{body}".encode(), hashlib.sha256)
    return f"v0={digest.hexdigest()}"


class HttpMode:
    """The transport over HTTP; any status but 200 counts as not acknowledged."""

    def __init__(self, request_url: str, signing_secret: str) -> None:
        self.request_url = request_url
        self.signing_secret = signing_secret

    async def ready(self) -> None:
        """HTTP has no connection to wait for; a refused post is retried a moment later."""
        await asyncio.sleep(0)

    async def send(self, kind: str, payload: Body, *, attempt: int, reason: str, within: float) -> Any:
        """Post once; the answer's JSON or text is the ack payload."""
        if kind == "events_api":
            content_type, body = "application/json", json.dumps(payload, ensure_ascii=False)
        else:
            content_type = "application/x-www-form-urlencoded"
            flat = payload if kind == "slash_commands" else {"payload": json.dumps(payload, ensure_ascii=False)}
            body = urlencode(flat)
        timestamp = str(int(time.time()))
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self.signing_secret, timestamp, body),
        }
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": f"http_{reason}"}
        limit = aiohttp.ClientTimeout(total=within)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as session,
                session.post(self.request_url, data=body.encode(), headers=headers) as answer,
            ):
                text = await answer.text()
        except aiohttp.ClientConnectionError:
            if kind == "events_api":
                raise TimeoutError from None
            raise NoApp from None
        if answer.status != 200:
            raise TimeoutError
        if not text:
            return None
        return json.loads(text) if text.lstrip().startswith(("{", "[")) else {"text": text}
