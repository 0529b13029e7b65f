"""Who the app is and how it connects: auth.test, team.info, bots.info, apps.connections.open, api.test."""

from __future__ import annotations

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import APP_ID, BOT_ID, BOT_USER, TEAM_ID, Body
from .registry import method


@method("api.test", token="none")
def api_test(sandbox: Sandbox, args: Arguments) -> Body:
    """Echo the arguments; `error` among them makes it fail with that name."""
    if "error" in args:
        raise SlackError(args.text("error"), args=args.values)
    return {"args": args.values}


@method("auth.test")
def auth_test(sandbox: Sandbox, args: Arguments) -> Body:
    """Who the token belongs to."""
    return {
        "url": f"{sandbox.base_url}/",
        "team": sandbox.workspace.name,
        "team_id": TEAM_ID,
        "user": sandbox.app.name.lower(),
        "user_id": BOT_USER,
        "bot_id": BOT_ID,
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", token="app")
def connections_open(sandbox: Sandbox, args: Arguments) -> Body:
    """A WebSocket address for Socket Mode, good for one connection."""
    base = sandbox.base_url.replace("http://", "ws://", 1)
    return {"url": f"{base}/sandbox/socket?ticket={sandbox.socket.ticket()}&app_id={APP_ID}"}


@method("team.info", "team:read")
def team_info(sandbox: Sandbox, args: Arguments) -> Body:
    """The workspace."""
    return {
        "team": {"id": TEAM_ID, "name": sandbox.workspace.name, "domain": "sandbox", "email_domain": "", "icon": {}}
    }


@method("bots.info", "users:read")
def bots_info(sandbox: Sandbox, args: Arguments) -> Body:
    """The app's bot."""
    if args.text("bot", BOT_ID) != BOT_ID:
        raise SlackError("bot_not_found")
    bot = {"id": BOT_ID, "deleted": False, "name": sandbox.app.name, "app_id": APP_ID, "user_id": BOT_USER, "icons": {}}
    return {"bot": bot}
