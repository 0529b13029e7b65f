"""Modals and Home tabs: views.open, push, update, publish."""

from __future__ import annotations

from ..arguments import Arguments
from ..core import Sandbox
from ..errors import SlackError
from ..state import Body
from ..validation import check_view
from .registry import method


def _definition(sandbox: Sandbox, args: Arguments, surface: str) -> Body:
    return check_view(args.nested("view"), sandbox.recorder, surface)


@method("views.open")
def open_view(sandbox: Sandbox, args: Arguments) -> Body:
    """Open a modal for the person behind the trigger."""
    definition = _definition(sandbox, args, "modal")
    person = sandbox.spend_trigger(args.need("trigger_id"))
    return {"view": sandbox.views.open(person, definition).as_slack()}


@method("views.push")
def push_view(sandbox: Sandbox, args: Arguments) -> Body:
    """Lay a modal on the one the trigger came from."""
    definition = _definition(sandbox, args, "modal")
    person = sandbox.spend_trigger(args.need("trigger_id"))
    return {"view": sandbox.views.push(person, definition).as_slack()}


@method("views.update")
def update_view(sandbox: Sandbox, args: Arguments) -> Body:
    """Replace an open view; one that was closed is `not_found`."""
    if "view_id" not in args and "external_id" not in args:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view_id"])
    view = sandbox.views.find(view_id=args.text("view_id"), external_id=args.text("external_id"))
    definition = _definition(sandbox, args, str(view.definition["type"]))
    return {"view": sandbox.views.update(view, definition, args.text("hash")).as_slack()}


@method("views.publish")
def publish_view(sandbox: Sandbox, args: Arguments) -> Body:
    """Set the Home tab of a person."""
    definition = _definition(sandbox, args, "home")
    person = sandbox.workspace.person(args.need("user_id", "user_not_found")).id
    return {"view": sandbox.views.publish(person, definition, args.text("hash")).as_slack()}
