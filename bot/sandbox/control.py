"""The control API for tests and demos: faults, redelivery, held events, the clock, records and state."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .core import Sandbox
from .state import Body
from .views import view_summary


async def refresh(sandbox: Sandbox, order: Body) -> Body:
    """Ask every Socket Mode connection to make a new one."""
    await sandbox.socket.refresh()
    return {}


async def cut(sandbox: Sandbox, order: Body) -> Body:
    """Break every Socket Mode connection."""
    await sandbox.socket.cut()
    return {}


async def plan_fault(sandbox: Sandbox, order: Body) -> Body:
    """`{method, kind, count, retry_after, error}`: make the next calls of a method fail."""
    sandbox.faults.plan(
        str(order.get("method", "*")),
        str(order.get("kind", "")),
        int(order.get("count", 1)),
        retry_after=int(order.get("retry_after", 1)),
        error=str(order.get("error", "internal_error")),
    )
    return {}


async def clear_faults(sandbox: Sandbox, order: Body) -> Body:
    """Forget the planned faults."""
    sandbox.faults.clear()
    return {}


async def redeliver(sandbox: Sandbox, order: Body) -> Body:
    """`{event_id}`: send a past event again; without an id, the last one."""
    event_id = str(order.get("event_id") or next(reversed(sandbox.delivery.sent), ""))
    if event_id not in sandbox.delivery.sent:
        raise ValueError(f"No event {event_id!r} was sent.")
    sandbox.delivery.redeliver(event_id)
    return {"event_id": event_id}


async def hold(sandbox: Sandbox, order: Body) -> Body:
    """Keep events back."""
    sandbox.delivery.hold()
    return {}


async def release(sandbox: Sandbox, order: Body) -> Body:
    """Let the kept events go."""
    sandbox.delivery.release()
    return {}


async def clock(sandbox: Sandbox, order: Body) -> Body:
    """`{offset}` sets, `{advance}` moves the offset, in seconds, and what is due by then is done before this answers;
    gives the offset and the time."""
    offset = float(order["offset"]) if "offset" in order else None
    await sandbox.move_clock(offset=offset, advance=float(order.get("advance", 0)))
    workspace = sandbox.workspace
    return {"offset": workspace.clock.offset, "now": workspace.clock.now()}


async def calls(sandbox: Sandbox, order: Body) -> Body:
    """`{method}`: the calls that the app made, oldest first."""
    return {"calls": sandbox.recorder.as_json(order.get("method"))}


async def state(sandbox: Sandbox, order: Body) -> Body:
    """Everything at a glance."""
    workspace, views = sandbox.workspace, sandbox.views
    return {
        "people": [asdict(person) for person in workspace.people.values()],
        "channels": {
            channel.id: [
                {**message.body, "only_for": message.only_for, "metadata": message.metadata}
                for message in channel.messages.values()
            ]
            for channel in workspace.channels.values()
        },
        "modals": {person: [view_summary(view) for view in stack] for person, stack in views.stacks.items() if stack},
        "homes": [view_summary(view) for view in views.homes.values()],
        "connections": len(sandbox.socket.alive()),
        "deliveries": sandbox.delivery.attempts,
        "faults": [asdict(fault) for fault in sandbox.faults.pending()],
        "complaints": list(sandbox.recorder.complaints),
        "clock": workspace.clock.offset,
    }


ORDERS: dict[str, Callable[[Sandbox, Body], Awaitable[Body]]] = {
    "refresh": refresh,
    "cut": cut,
    "fault": plan_fault,
    "clear_faults": clear_faults,
    "redeliver": redeliver,
    "hold": hold,
    "release": release,
    "clock": clock,
    "calls": calls,
    "state": state,
}

LOOKS = frozenset({"calls", "state"})  # what a GET may do: nothing changes by following a link


def endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of `/sandbox/control/ORDER`: JSON in, `{"ok": true, ...}` or a 400 with the reason out."""

    async def obey(request: Request) -> Response:
        name = request.path_params["order"]
        if name not in ORDERS:
            known = ", ".join(sorted(ORDERS))
            return JSONResponse({"ok": False, "error": f"Unknown order {name!r}: choose one of {known}."}, 404)
        if request.method == "GET" and name not in LOOKS:
            return JSONResponse({"ok": False, "error": f"The order {name!r} changes something: POST it."}, 405)
        try:
            order: Any = json.loads(await request.body() or b"{}")
            if not isinstance(order, dict):
                raise ValueError("An order is a JSON object.")
            return JSONResponse({"ok": True, **await ORDERS[name](sandbox, order)})
        except (ValueError, TypeError) as error:
            return JSONResponse({"ok": False, "error": str(error)}, 400)

    return obey
