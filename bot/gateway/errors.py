"""What can go wrong on the way to Slack: each error has a catalogue key and the parameters of its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class GatewayError(Exception):
    """Base of the gateway's errors. ``code`` is a key of the catalogue ``gateway`` and ``params`` fill its sentence."""

    code = "gateway.failed"

    def __init__(self, method: str, slack_error: str = "", **params: Any) -> None:
        self.method, self.slack_error = method, slack_error
        self.params: dict[str, Any] = {"method": method, "error": slack_error, **params}
        super().__init__(f"{method}: {slack_error or self.code}")


class SlackUnavailable(GatewayError):
    """Slack did not take the call within the budget of retries: try again after ``retry_after`` seconds."""

    code = "gateway.unavailable"

    def __init__(self, method: str, slack_error: str, retry_after: float) -> None:
        self.retry_after = retry_after
        seconds = max(1, round(retry_after))
        super().__init__(method, slack_error, seconds=seconds, n=seconds)


class SlackRefused(GatewayError):
    """Slack understood the call and said no; repeating it will not help. ``slack`` are its own names for it."""

    code = "gateway.refused"
    slack: tuple[str, ...] = ()


class ChannelUnreachable(SlackRefused):
    """The conversation does not exist, or the bot may not see it."""

    code = "gateway.channel_not_found"
    slack: tuple[str, ...] = ("channel_not_found", "no_channel")


class BotNotInChannel(ChannelUnreachable):
    """The bot has to be invited first."""

    code = "gateway.not_in_channel"
    slack = ("not_in_channel", "not_in_conversation")


class ChannelArchived(ChannelUnreachable):
    """The conversation is archived."""

    code = "gateway.is_archived"
    slack = ("is_archived",)


class PostingRestricted(ChannelUnreachable):
    """The bot sees the conversation but may not post in it."""

    code = "gateway.restricted"
    slack = (
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "messages_tab_disabled",
    )


class PersonUnreachable(SlackRefused):
    """The person does not exist, has left, or is not in the conversation."""

    code = "gateway.user_not_found"
    slack = ("user_not_found", "user_not_in_channel", "user_disabled", "cannot_dm_bot")


class TokenRefused(SlackRefused):
    """The bot token is wrong, expired or withdrawn."""

    code = "gateway.invalid_auth"
    slack = ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired")


class ScopeMissing(SlackRefused):
    """The app lacks a permission; ``params["needed"]`` names it."""

    code = "gateway.missing_scope"
    slack = ("missing_scope", "no_permission", "not_allowed_token_type", "access_denied")


class TriggerExpired(SlackRefused):
    """The three seconds in which a click may open a modal are over, or it was used already."""

    code = "gateway.trigger_expired"
    slack = ("expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged", "invalid_trigger_id")


class ViewConflict(SlackRefused):
    """The view was changed since it was read."""

    code = "gateway.view_conflict"
    slack = ("hash_conflict",)


class ViewClosed(SlackRefused):
    """The person has closed the view."""

    code = "gateway.view_closed"
    slack = ("not_found", "view_not_found")


class ViewStackFull(SlackRefused):
    """Three modals are open already."""

    code = "gateway.view_stack_full"
    slack = ("push_limit_reached",)


class MessageGone(SlackRefused):
    """The message was deleted or may not be changed."""

    code = "gateway.message_gone"
    slack = (
        "message_not_found",
        "cant_update_message",
        "cant_delete_message",
        "edit_window_closed",
        "thread_not_found",
        "cannot_reply_to_message",
    )


class ResponseUrlSpent(SlackRefused):
    """The private reply address is older than 30 minutes or was used five times."""

    code = "gateway.response_url_spent"
    slack = ("expired_url", "used_url")


class PayloadRefused(SlackRefused):
    """Slack found fault with the payload although our check did not."""

    code = "gateway.payload_refused"
    slack = (
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "view_too_large",
        "invalid_arguments",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "metadata_too_large",
    )


class FileRefused(SlackRefused):
    """The file could not be uploaded."""

    code = "gateway.file_refused"
    slack = (
        "file_uploads_disabled",
        "file_upload_size_restricted",
        "storage_limit_reached",
        "posting_to_channel_denied",
    )


class CanvasRefused(SlackRefused):
    """The workspace's plan has no canvases, or its admins switched them off."""

    code = "gateway.canvas_refused"
    slack = (
        "free_teams_cannot_create_non_tabbed_canvases",
        "canvas_disabled_user_team",
        "canvas_creation_failed",
        "canvas_not_found",
        "failed_to_update_user_ids",
    )


TRANSIENT = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "accesslimited"}
)
"""Errors in the body of an answer after which the same call may succeed; whether it was carried out is unknown."""


def _all(of: type[SlackRefused]) -> Iterator[type[SlackRefused]]:
    for each in of.__subclasses__():
        yield each
        yield from _all(each)


REFUSALS: dict[str, type[SlackRefused]] = {name: each for each in _all(SlackRefused) for name in each.slack}
"""The typed error of each of Slack's names."""


def refusal(method: str, slack_error: str, **params: Any) -> SlackRefused:
    """The typed error of Slack's ``slack_error``."""
    return REFUSALS.get(slack_error, SlackRefused)(method, slack_error, **params)
