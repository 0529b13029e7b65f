"""The Bolt app, the same in Socket Mode and over HTTP: acknowledges, hands on, and tells people what failed."""

from __future__ import annotations

import logging
import re
import time
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot import features
from bot.context import Context
from bot.metrics import Metrics

log = logging.getLogger(__name__)

ANYTHING = re.compile(".*", re.DOTALL)


class MeasuredApp(AsyncApp):
    """An app that notes how long its acknowledgements take. Bolt's own middleware leaves before the listener runs."""

    def __init__(self, metrics: Metrics, **options: Any) -> None:
        super().__init__(**options)
        self._metrics = metrics

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Handle one request of Slack's."""
        started = time.perf_counter()
        try:
            return await super().async_dispatch(req)
        finally:
            kind = str(req.body.get("type") or ("command" if "command" in req.body else "other"))
            self._metrics.acknowledged(kind, time.perf_counter() - started)


def build_app(context: Context) -> AsyncApp:
    """The app with every feature registered.

    Listeners run before the acknowledgement goes out (``process_before_response``): they only record what was asked,
    durably, and leave everything slow to the engine or to ``context.soon``. So what is acknowledged is never lost.
    """
    secret = context.settings.slack_signing_secret
    app = MeasuredApp(
        context.metrics,
        client=context.client,
        signing_secret=secret.get_secret_value() if secret else "",
        request_verification_enabled=context.settings.mode == "http",
        process_before_response=True,
        raise_error_for_unhandled_request=False,
    )
    features.register_all(app, context)
    _acknowledge_the_rest(app)
    _report_errors(app, context)
    return app


def _acknowledge_the_rest(app: AsyncApp) -> None:
    """Whatever no feature wants is acknowledged: Slack would send it again, and the person would see a warning."""

    async def nothing(ack: AsyncAck) -> None:
        await ack()

    app.event(ANYTHING)(nothing)
    app.action(ANYTHING)(nothing)
    app.options(ANYTHING)(nothing)
    app.shortcut(ANYTHING)(nothing)
    app.view_submission(ANYTHING)(nothing)
    app.view_closed(ANYTHING)(nothing)
    app.command(ANYTHING)(nothing)


def _report_errors(app: AsyncApp, context: Context) -> None:
    @app.error
    async def report(error: Exception, body: dict[str, Any], request: AsyncBoltRequest) -> BoltResponse:
        if body.get("type") == "event_callback":
            # Not recorded, so not acknowledged: Slack delivers it again, and nobody need write it twice.
            context.metrics.failed("unexpected")
            log.error("event %s could not be recorded", body.get("event_id"), exc_info=error)
            return BoltResponse(status=500)
        if body.get("type") == "view_submission" and (field := _first_input(body)):
            # The form stays open with everything the person wrote.
            words = await context.explain(error, body)
            return BoltResponse(status=200, body={"response_action": "errors", "errors": {field: words}})
        context.soon(body, _raise(error))
        return BoltResponse(status=200)


async def _raise(error: Exception) -> None:
    raise error


def _first_input(body: dict[str, Any]) -> str | None:
    blocks = (body.get("view") or {}).get("blocks") or []
    return next((block["block_id"] for block in blocks if block.get("type") == "input"), None)
