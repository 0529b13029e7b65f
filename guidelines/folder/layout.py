"""An entry of a list in block style, as the YAML writer would write it: thousands of terms are written in a moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Neither a mark of YAML's own, nor what begins with a figure and may be a number or a day.
_BARE = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f]|[0-9](?=.*[\u4e00-\u9fff]))(?:[^:#]*[^:#\s])?")
_MEANS_MORE = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)


class _NotPlain(Exception):
    """Something that is best left to the YAML writer."""


def laid_out(entry: Any) -> str | None:
    """The lines of ``entry``, a mapping in a list; None where a text in it needs quotes or lines of its own."""
    if not isinstance(entry, Mapping) or not entry:
        return None
    try:
        return "".join(f"{line}\n" for line in _item(entry, ""))
    except _NotPlain:
        return None


def _item(entry: Any, pad: str) -> Iterator[str]:
    """One entry of a list, its dash behind ``pad``."""
    if not isinstance(entry, Mapping):
        yield f"{pad}- {_scalar(entry)}"
        return
    if not entry:
        raise _NotPlain
    for number, line in enumerate(_pairs(entry, f"{pad}  ")):
        yield line if number else f"{pad}- {line.lstrip()}"


def _pairs(entry: Mapping[str, Any], pad: str) -> Iterator[str]:
    for key, value in entry.items():
        name = _scalar(key)
        if not isinstance(value, Mapping | list):
            yield f"{pad}{name}: {_scalar(value)}"
            continue
        if not value:
            raise _NotPlain
        yield f"{pad}{name}:"
        if isinstance(value, Mapping):
            yield from _pairs(value, f"{pad}  ")
        else:
            for each in value:
                yield from _item(each, f"{pad}  ")


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # A text of the writer's own kind, such as one in quotes, says how it is to be written.
    if type(value) is not str or not value.isprintable() or not _BARE.fullmatch(value) or _MEANS_MORE.fullmatch(value):
        raise _NotPlain
    return value
