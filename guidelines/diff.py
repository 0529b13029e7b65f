"""What changed between two guidelines, item by item, for a person to read before or after publishing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter

from guidelines.model import Guideline, RequiredElement, ToneTarget, Variant

_KEYS: dict[type[BaseModel], tuple[str, ...]] = {
    ToneTarget: ("measure", "language"),
    Variant: ("text",),
    RequiredElement: ("kind",),
}
"""What tells items of a list apart that have no id."""

_JSON = TypeAdapter(Any)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``path`` is like ``terms[aurora-x].preferred``; ``before`` and ``after`` are plain JSON values.

    An item that came or went is one change with the whole item in ``after`` or ``before``; a list whose items only
    changed places is one change with the items' keys.
    """

    kind: Literal["added", "removed", "changed"]
    path: str
    before: Any
    after: Any


def diff(a: Guideline, b: Guideline) -> tuple[Change, ...]:
    """The changes that lead from ``a`` to ``b``, in the order of the guideline's parts; empty for equal content."""
    return tuple(_models("", a, b))


def _models(path: str, a: BaseModel, b: BaseModel) -> Iterator[Change]:
    for name in type(a).model_fields:
        yield from _values(f"{path}.{name}" if path else name, getattr(a, name), getattr(b, name))


def _values(path: str, a: Any, b: Any) -> Iterator[Change]:
    if a == b:
        return
    if isinstance(a, BaseModel) and type(a) is type(b):
        yield from _models(path, a, b)
    elif isinstance(a, tuple) and isinstance(b, tuple):
        yield from _lists(path, a, b)
    elif a is None:
        yield Change("added", path, None, _plain(b))
    elif b is None:
        yield Change("removed", path, _plain(a), None)
    else:
        yield Change("changed", path, _plain(a), _plain(b))


def _lists(path: str, a: Sequence[Any], b: Sequence[Any]) -> Iterator[Change]:
    before, after = _keyed(a), _keyed(b)
    for key, item in before.items():
        if key not in after:
            yield Change("removed", f"{path}[{key}]", _plain(item), None)
    for key, item in after.items():
        if key not in before:
            yield Change("added", f"{path}[{key}]", None, _plain(item))
        else:
            yield from _values(f"{path}[{key}]", before[key], item)
    stayed, stay = [k for k in before if k in after], [k for k in after if k in before]
    if stayed != stay:
        yield Change("changed", path, stayed, stay)


def _keyed(items: Sequence[Any]) -> dict[str, Any]:
    """Items by what tells them apart; the second of equal keys is ``key#2``."""
    keyed: dict[str, Any] = {}
    for item in items:
        key, number = _key(item), 2
        name = key
        while name in keyed:
            name, number = f"{key}#{number}", number + 1
        keyed[name] = item
    return keyed


def _key(item: Any) -> str:
    if not isinstance(item, BaseModel):
        return str(item)
    return " ".join(str(getattr(item, name)) for name in _KEYS.get(type(item), ("id",)))


def _plain(value: Any) -> Any:
    return _JSON.dump_python(value, mode="json", exclude_defaults=True)
