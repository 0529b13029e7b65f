"""What the front matter of a Markdown file says of the copy under it: title, channel, stage, day, where it belongs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import yaml

from bot.files.encoding import decode
from consistency.model import CopyError
from guidelines.model import Guideline

_TEXTS = ("id", "title", "channel", "stage", "campaign", "parent", "leads_to")


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a piece; its file's name stands for the id and the title that are not."""

    id: str
    title: str
    channel: str | None = None
    stage: str | None = None
    as_of: dt.date | None = None
    parent: str | None = None
    leads_to: str | None = None
    campaign: str | None = None

    def about(self, guideline: Guideline) -> dict[str, str]:
        """What a check can use of it: ``channel`` and ``stage`` that the guideline knows, and ``as_of``, an ISO day."""
        found = {"as_of": self.as_of.isoformat()} if self.as_of else {}
        if self.channel and guideline.channel(self.channel) is not None:
            found["channel"] = self.channel
        if self.stage and guideline.stage(self.stage) is not None:
            found["stage"] = self.stage
        return found


def head_of(name: str, data: bytes) -> Head:
    """The front matter of a file; only its name for one without, or of another format.

    Raises ``CopyError`` for a front matter that is no mapping of texts.
    """
    stem = PurePath(name).stem or name
    if PurePath(name).suffix.lower() != ".md":
        return Head(stem, stem)
    lines = decode(data)[0].splitlines(keepends=True)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if not lines or lines[0].rstrip() != "---" or end is None:
        return Head(stem, stem)
    try:
        # Every scalar stays the text it is: a title that is just "No" is no truth value.
        content: Any = yaml.load("".join(lines[1:end]), Loader=yaml.CBaseLoader) or {}
    except yaml.YAMLError as problem:
        reason = str(getattr(problem, "problem", None) or problem).splitlines()[0]
        raise CopyError("compare.front_matter", name=name, problem=reason) from problem
    if not isinstance(content, dict):
        raise CopyError("compare.front_matter", name=name, problem="not a mapping")
    given = {key: str(content[key]) for key in _TEXTS if content.get(key)}
    id, day = given.pop("id", stem), content.get("as_of")
    try:
        return Head(id, given.pop("title", id), as_of=dt.date.fromisoformat(day) if day else None, **given)
    except (ValueError, TypeError) as problem:
        raise CopyError("compare.front_matter", name=name, problem=f"as_of: {day}") from problem
