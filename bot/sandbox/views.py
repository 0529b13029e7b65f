"""Modals and Home tabs: a stack of at most three per person, hashes against races, and the values in them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from .errors import SlackError
from .state import APP_ID, BOT_ID, TEAM_ID, Body, Workspace

DEPTH = 3
MAX_BYTES = 250_000


@dataclass
class View:
    """One open view; `definition` is what the app sent, `values` what the person entered so far."""

    id: str
    person: str
    definition: Body
    hash: str
    root: str
    previous: str | None = None
    values: Body = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def as_slack(self) -> Body:
        """The view object of API answers and payloads."""
        kept = ("type", "blocks", "title", "submit", "close")
        flags = ("clear_on_close", "notify_on_close", "submit_disabled")
        return {
            "id": self.id, "team_id": TEAM_ID, "app_id": APP_ID, "bot_id": BOT_ID, "app_installed_team_id": TEAM_ID,
            "hash": self.hash, "root_view_id": self.root, "previous_view_id": self.previous,
            "private_metadata": self.definition.get("private_metadata", ""),
            "callback_id": self.definition.get("callback_id", ""),
            "external_id": self.definition.get("external_id", ""),
            "state": {"values": self.values},
            **{name: self.definition.get(name) for name in kept},
            **{name: bool(self.definition.get(name, False)) for name in flags},
        }  # fmt: skip

    def shown(self) -> Body:
        """The view as the page wants it."""
        return {**self.as_slack(), "errors": self.errors}


class Views:
    """Every open view of every person."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, person: str) -> list[View]:
        """The person's open modals, the top one last."""
        return self.stacks.get(person, [])

    def find(self, *, view_id: str = "", external_id: str = "") -> View:
        """An open view by either id, or Slack's `not_found`."""
        for view in [*self.homes.values(), *(view for stack in self.stacks.values() for view in stack)]:
            if (view_id and view.id == view_id) or (external_id and view.definition.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def open(self, person: str, definition: Body) -> View:
        """Open a modal as the only one on the person's screen."""
        self._refuse_twin(definition)
        view = self._new(person, definition)
        self.stacks[person] = [view]
        self.show(person)
        return view

    def push(self, person: str, definition: Body) -> View:
        """Lay a modal on top of the open ones."""
        stack = self.stack(person)
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= DEPTH:
            raise SlackError("push_limit_reached")
        self._refuse_twin(definition)
        view = self._new(person, definition)
        view.root, view.previous = stack[0].id, stack[-1].id
        stack.append(view)
        self.show(person)
        return view

    def update(self, view: View, definition: Body, expected_hash: str = "") -> View:
        """Replace what a view shows; entered values stay where block_id and action_id stay."""
        if expected_hash and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        if definition.get("external_id") != view.definition.get("external_id"):
            self._refuse_twin(definition)
        self._weigh(definition)
        view.definition = self._with_ids(definition)
        view.hash = self._hash(view.definition)
        view.errors = {}
        view.values = _kept_values(view)
        self.show(view.person)
        return view

    def publish(self, person: str, definition: Body, expected_hash: str = "") -> View:
        """Set a person's Home tab."""
        if person in self.homes:
            return self.update(self.homes[person], definition, expected_hash)
        self.homes[person] = self._new(person, definition)
        self.show(person)
        return self.homes[person]

    def close(self, view: View, *, everything: bool = False) -> list[View]:
        """Close a modal and whatever lies on it, or the whole stack; gives the closed ones, the top one first."""
        stack = self.stack(view.person)
        start = 0 if everything else stack.index(view)
        closed = stack[start:][::-1]
        del stack[start:]
        self.show(view.person)
        return closed

    def show(self, person: str) -> None:
        """Tell the page what the person sees now."""
        home = self.homes.get(person)
        self.workspace.tell(
            "views",
            person=person,
            stack=[view.shown() for view in self.stack(person)],
            home=home.shown() if home else None,
        )

    def _new(self, person: str, definition: Body) -> View:
        self._weigh(definition)
        definition = self._with_ids(definition)
        view_id = self.workspace.new_id("V")
        view = View(view_id, person, definition, self._hash(definition), root=view_id)
        view.values = _kept_values(view)
        return view

    def _with_ids(self, definition: Body) -> Body:
        return {**definition, "blocks": self.workspace.with_ids(definition.get("blocks", []))}

    def _hash(self, definition: Body) -> str:
        digest = hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()[:8]
        return f"{self.workspace.clock.stamp()}.{digest}"

    @staticmethod
    def _weigh(definition: Body) -> None:
        if len(json.dumps(definition, ensure_ascii=False).encode()) > MAX_BYTES:
            raise SlackError("view_too_large")

    def _refuse_twin(self, definition: Body) -> None:
        external = definition.get("external_id")
        if external:
            try:
                self.find(external_id=external)
            except SlackError:
                return
            raise SlackError("duplicate_external_id")


def _kept_values(view: View) -> Body:
    from .forms import state_values

    return state_values(view.definition["blocks"], view.values)


def view_summary(view: View) -> dict[str, Any]:
    """Short facts for the control API."""
    return {"id": view.id, "person": view.person, "callback_id": view.definition.get("callback_id", "")}
