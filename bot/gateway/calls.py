"""One retry loop for everything that goes to Slack: it honours Retry-After and ends in a typed error."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.gateway.errors import TRANSIENT, SlackUnavailable, refusal
from bot.gateway.rate import Clock, Limiter, Sleep

log = logging.getLogger(__name__)

BUDGET = 30.0
"""Seconds of retrying one call before the durable job takes over."""
TRIGGER_BUDGET = 2.0
"""The same for calls with a trigger, which Slack accepts for three seconds."""
_FIRST_DELAY, _LONGEST_DELAY = 0.5, 8.0

Found = Callable[[], Awaitable[Mapping[str, Any] | None]]
"""Looks whether a call of unknown outcome was carried out after all, and gives its answer if so."""


class _Again(Exception):
    """This attempt failed in a way that may pass. ``delay``: what Slack asked for; ``unknown``: it may have worked."""

    def __init__(self, reason: str, *, delay: float | None = None, unknown: bool = False) -> None:
        self.reason, self.delay, self.unknown = reason, delay, unknown
        super().__init__(reason)


class Calls:
    """Slack's methods, paced and retried. ``client`` gives token and address; its own retry handlers are not used."""

    def __init__(
        self, client: AsyncWebClient, *, limiter: Limiter, clock: Clock = time.monotonic, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._client = _plain(client)
        self._limiter, self._clock, self._sleep = limiter, clock, sleep

    async def read(self, method: str, **arguments: Any) -> Mapping[str, Any]:
        """Call a method that only reads (arguments in the query, None left out)."""
        return await self._retried(method, None, lambda: self._web(method, http_verb="GET", params=arguments))

    async def write(
        self,
        method: str,
        arguments: Mapping[str, Any],
        *,
        channel: str | None = None,
        budget: float = BUDGET,
        found: Found | None = None,
    ) -> Mapping[str, Any]:
        """Call a method that changes something (arguments as JSON); the answer's body.

        After a failure of unknown outcome (a dropped connection, a 5xx) ``found`` is asked before the next attempt, so
        that nothing is done twice. Raises ``SlackUnavailable`` or a ``SlackRefused``.
        """
        return await self._retried(
            method, channel, lambda: self._web(method, json=dict(arguments)), budget=budget, found=found
        )

    async def respond(self, url: str, body: Mapping[str, Any]) -> None:
        """Send ``body`` to a ``response_url``."""
        await self._retried("response_url", None, lambda: self._webhook(url, body))

    async def upload(self, url: str, data: bytes) -> None:
        """Send the bytes of a file to the address that Slack gave for it."""
        await self._retried("file upload", None, lambda: self._bytes(url, data))

    async def _retried(
        self,
        method: str,
        channel: str | None,
        attempt: Callable[[], Awaitable[Mapping[str, Any]]],
        *,
        budget: float = BUDGET,
        found: Found | None = None,
    ) -> Mapping[str, Any]:
        started, backoff = self._clock(), _FIRST_DELAY
        while True:
            started += await self._limiter.acquire(method, channel)  # waiting for one's turn is no failure
            try:
                return await attempt()
            except _Again as failure:
                delay = backoff if failure.delay is None else failure.delay
                if failure.delay is None:
                    backoff = min(backoff * 2, _LONGEST_DELAY)
                else:
                    self._limiter.hold(method, channel, delay)
                if self._clock() - started + delay > budget:
                    raise SlackUnavailable(method, failure.reason, delay) from failure
                log.warning("%s: %s, trying again in %.1f s", method, failure.reason, delay)
                await self._sleep(delay)
                if failure.unknown and found:
                    answer = await found()
                    if answer is not None:
                        return answer

    async def _web(self, method: str, **request: Any) -> Mapping[str, Any]:
        try:
            response = await self._client.api_call(method, **request)
        except SlackApiError as error:
            raise self._read_failure(method, error) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _network(error) from error
        return response.data if isinstance(response.data, dict) else {}

    def _read_failure(self, method: str, failure: SlackApiError) -> Exception:
        response = failure.response
        status: Any = getattr(response, "status_code", None) or getattr(response, "status", 0)
        data = getattr(response, "data", None)
        body: Mapping[str, Any] = data if isinstance(data, dict) else {}
        return _outcome(method, status, response.headers, body)

    async def _webhook(self, url: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        webhook = AsyncWebhookClient(
            url, timeout=self._client.timeout, ssl=self._client.ssl, proxy=self._client.proxy,
            session=self._client.session, retry_handlers=[],
        )  # fmt: skip
        if is_loopback(url):
            webhook.proxy = None
        try:
            response = await webhook.send_dict(dict(body))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _network(error) from error
        answer = _parsed(response.body)
        if response.status_code == 200 and answer.get("ok", True):
            return answer
        if response.status_code in (404, 410) and "error" not in answer:
            answer = {"error": "expired_url"}
        raise _outcome("response_url", response.status_code, response.headers, answer)

    async def _bytes(self, url: str, data: bytes) -> Mapping[str, Any]:
        proxy = None if is_loopback(url) else self._client.proxy
        timeout = aiohttp.ClientTimeout(total=self._client.timeout)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(url, data=data, proxy=proxy, ssl=self._client.ssl or True) as response,
            ):
                if response.status == 200:
                    return {}
                raise _outcome("file upload", response.status, response.headers, {})
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _network(error) from error


def is_loopback(url: str) -> bool:
    """Whether ``url`` leads to this machine, where no proxy can help."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _plain(client: AsyncWebClient) -> AsyncWebClient:
    """The same client without its retry handlers, since two retry loops multiply; without a proxy on the loopback.

    The client reads HTTPS_PROXY by itself and knows nothing of NO_PROXY.
    """
    plain = AsyncWebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=client.timeout,
        ssl=client.ssl,
        proxy=client.proxy,
        session=client.session,
        trust_env_in_session=client.trust_env_in_session,
        headers=dict(client.headers),
        team_id=client.default_params.get("team_id"),
        logger=client.logger,
        retry_handlers=[],
    )
    if is_loopback(client.base_url):
        plain.proxy = None
    return plain


def _network(error: Exception) -> _Again:
    """A connection that was never made certainly did nothing; for any other failure nobody knows."""
    return _Again(type(error).__name__, unknown=not isinstance(error, aiohttp.ClientConnectorError))


def _outcome(method: str, status: int, headers: Mapping[str, str], body: Mapping[str, Any]) -> Exception:
    """The exception of an answer that is not a success: try again, or a refusal for good."""
    error = str(body.get("error") or "")
    if status == 429 or error in ("ratelimited", "rate_limited", "message_limit_exceeded"):
        return _Again("ratelimited", delay=_seconds(headers.get("Retry-After")))
    if status >= 500 or error in TRANSIENT or not (error or 400 <= status < 500):
        return _Again(error or f"HTTP {status}", unknown=True)
    details = {key: str(body[key]) for key in ("needed", "provided") if key in body}
    messages = (body.get("response_metadata") or {}).get("messages")
    if messages:
        log.error("%s: %s: %s", method, error, json.dumps(messages)[:2_000])
    return refusal(method, error or f"http_{status}", **details)


def _seconds(retry_after: str | None) -> float:
    try:
        return max(1.0, float(retry_after or 1))
    except ValueError:
        return 1.0


def _parsed(body: str) -> Mapping[str, Any]:
    """The answer of a ``response_url``: JSON, or ``ok``, or the bare name of an error."""
    try:
        value = json.loads(body)
    except ValueError:
        text = body.strip()
        return {"ok": True} if text in ("", "ok") else {"ok": False, "error": text[:80]} if text.isidentifier() else {}
    return value if isinstance(value, dict) else {}
