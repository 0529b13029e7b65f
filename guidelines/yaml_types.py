"""From a YAML tree to the frozen guideline types: every fault is told once, with its line, in words for a person."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import types
import typing
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from guidelines.errors import Problem
from guidelines.model import Examples, Item, Localized, Variant
from guidelines.yaml_tree import Node

Loc = tuple[str | int, ...]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_INFINITIES = {".inf": "inf", "+.inf": "inf", "-.inf": "-inf"}
_NUMBER_FAULTS = {"nan", ".nan"}


@dataclass
class Typed:
    """What became of one file: ``value`` is None when it has faults; ``line_of`` finds the line of any place."""

    file: str
    root: str
    tree: Node
    problems: list[Problem] = field(default_factory=list)
    value: Any = None

    def node(self, loc: Loc) -> Node:
        """The node at ``loc``, or the nearest one above it when the place itself is not written."""
        node = self.tree
        for step in loc:
            below = _below(node, step)
            if below is None:
                break
            node = below
        return node

    def where(self, loc: Loc) -> str:
        """``loc`` in the file's own words: list entries by their id, else by their number from 1."""
        words = self.root if self.tree.kind == "list" else ""
        node: Node | None = self.tree
        for step in loc:
            node = _below(node, step) if node is not None else None
            if isinstance(step, int):
                named = node.get("id") if node is not None and node.kind == "map" else None
                words += f"[{named.value if named is not None and named.value else step + 1}]"
            else:
                words += f".{step}" if words else step
        return words

    def fault(self, loc: Loc, message: str, line: int | None = None) -> None:
        """Remember a fault at ``loc``; ``line`` when it is not the node's own."""
        self.problems.append(Problem(self.file, line or self.node(loc).line, self.where(loc), message))


def read_typed(tree: Node, kind: Any, file: str, root: str) -> Typed:
    """Read ``tree`` as ``kind`` (an ``Item`` type or a tuple of them). ``root`` names the list in a list file."""
    typed = Typed(file, root, tree)
    faulty: set[Loc] = set()
    raw = _raw(typed, tree, kind, (), faulty)
    try:
        value = _adapter(kind).validate_python(raw)
    except ValidationError as error:
        for detail in error.errors():
            loc = tuple(detail["loc"])
            above = detail["type"] == "value_error"  # a rule about a whole entry says nothing new about a broken one
            if not any(loc[: len(seen)] == seen or (above and seen[: len(loc)] == loc) for seen in faulty):
                typed.fault(loc, _sentence(detail))
        return typed
    if not typed.problems:
        typed.value = value
    return typed


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _below(node: Node, step: str | int) -> Node | None:
    if isinstance(step, int):
        return node.children[step] if step < len(node.children) else None
    return node.get(step)


def _raw(typed: Typed, node: Node, kind: Any, loc: Loc, faulty: set[Loc]) -> Any:
    """Plain Python for pydantic to judge, with what it would judge too kindly or too dryly told here."""
    kind = _bare(kind)
    if node.kind == "text" and node.value is None:
        return None
    if isinstance(kind, type) and issubclass(kind, Item):
        _expand(node, kind)
        if node.kind != "map":
            return _refuse(typed, loc, faulty, f"This must be a mapping with the keys {_listed(_keys(kind))}.")
        return _mapping(typed, node, kind, loc, faulty)
    if typing.get_origin(kind) is tuple:
        if node.kind != "list":
            return _refuse(typed, loc, faulty, "This must be a list: put each entry on its own line after a dash.")
        inner = typing.get_args(kind)[0]
        return [_raw(typed, child, inner, (*loc, i), faulty) for i, child in enumerate(node.children)]
    if node.kind != "text":
        shape = "a list" if node.kind == "list" else "a mapping"
        return _refuse(
            typed, loc, faulty, f"This must be a single text, not {shape}; a text with a colon needs quotes."
        )
    return _leaf(typed, node, kind, loc, faulty)


def _refuse(typed: Typed, loc: Loc, faulty: set[Loc], message: str) -> None:
    faulty.add(loc)
    typed.fault(loc, message)


def _leaf(typed: Typed, node: Node, kind: Any, loc: Loc, faulty: set[Loc]) -> Any:
    text = node.value or ""
    if kind is dt.date:
        try:
            if not _DATE.fullmatch(text.strip()):
                raise ValueError(text)
            return dt.date.fromisoformat(text.strip())
        except ValueError:
            message = f"{text!r} is not a date; write year-month-day, such as 2026-03-31."
            return _refuse(typed, loc, faulty, message)
    if kind is float:
        if text.strip().lower() in _NUMBER_FAULTS:
            return _refuse(typed, loc, faulty, f"{text!r} is not a number.")
        return _INFINITIES.get(text.strip().lower(), text)
    return text


def _mapping(typed: Typed, node: Node, kind: type[Item], loc: Loc, faulty: set[Loc]) -> dict[str, Any]:
    raw: dict[str, Any] = {}
    known = _keys(kind)
    annotations = _annotations(kind)
    first: dict[str, int] = {}
    for key, value in node.entries:
        name = key.value
        if key.kind != "text" or name is None:
            typed.fault(loc, f"A key must be one of {_listed(known)}.", key.line)
        elif name in first:
            typed.fault((*loc, name), f"The key {name!r} is already given on line {first[name]}.", key.line)
        elif name not in known:
            typed.fault((*loc, name), _unknown(name, known), key.line)
        else:
            first[name] = key.line
            content = _raw(typed, value, annotations[name], (*loc, name), faulty)
            required = kind.model_fields[name].is_required()
            if content is None and required and (*loc, name) not in faulty:
                _refuse(typed, (*loc, name), faulty, f"Nothing is written after {name!r}, which is required.")
            if content is not None or (*loc, name) in faulty:
                raw[name] = content
    for name in known:
        if kind.model_fields[name].is_required() and name not in first:
            faulty.add((*loc, name))
            typed.fault(loc, f"The key {name!r} is missing.")
    return raw


def _expand(node: Node, kind: type[Item]) -> None:
    """Write the shorthands out in place: a text for a variant, a text or a list of texts without its language."""
    if kind is Variant and node.kind == "text":
        _become(node, [("text", Node("text", node.line, node.value))])
    elif kind is Localized and node.kind == "text":
        _become(node, [(_language(node), Node("text", node.line, node.value))])
    elif kind is Examples and node.kind in ("text", "list"):
        texts = [node] if node.kind == "text" else node.children
        groups: dict[str, Node] = {}
        for text in texts:
            group = groups.setdefault(_language(text), Node("list", text.line))
            group.children.append(Node(text.kind, text.line, text.value, text.children, text.entries))
        _become(node, list(groups.items()))


def _become(node: Node, entries: list[tuple[str, Node]]) -> None:
    node.entries = [(Node("text", value.line, key), value) for key, value in entries]
    node.kind, node.value, node.children = "map", None, []


def _language(node: Node) -> str:
    return "zh" if HAN.search(node.value or "") else "en"


def _bare(kind: Any) -> Any:
    """The annotation without ``Annotated`` and ``| None``."""
    while True:
        origin = typing.get_origin(kind)
        if origin is typing.Annotated:
            kind = typing.get_args(kind)[0]
        elif origin in (typing.Union, types.UnionType):
            kind = next(a for a in typing.get_args(kind) if a is not type(None))
        else:
            return kind


@lru_cache
def _annotations(kind: type[Item]) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


@lru_cache
def _keys(kind: type[Item]) -> tuple[str, ...]:
    return tuple(kind.model_fields)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _unknown(name: str, known: tuple[str, ...]) -> str:
    if " " in name:
        return f"The key {name!r} is not known; a text with a comma inside {{ }} must stand in quotes."
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"known keys are {_listed(known)}."
    return f"The key {name!r} is not known; {hint}"


def _sentence(detail: ErrorDetails) -> str:
    """A pydantic error in words that a marketing person understands."""
    kind, context, written = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "value_error":
        words = str(context["error"])
        return f"{words[0].upper()}{words[1:]}."
    limits = {
        "greater_than_equal": "at least {ge:g}",
        "greater_than": "more than {gt:g}",
        "less_than_equal": "at most {le:g}",
        "less_than": "less than {lt:g}",
    }
    if kind in limits:
        return f"The number must be {limits[kind].format(**context)}, not {written}."
    if kind in ("literal_error", "enum"):
        expected = str(context["expected"]).replace("'", "")
        near = difflib.get_close_matches(str(written).lower(), re.split(r", | or ", expected), n=1, cutoff=0.6)
        hint = f" Did you mean {near[0]}?" if near else ""
        return f"{str(written)!r} is not one of {expected}.{hint}"
    plain = {
        "string_too_short": "The text is empty; write something or remove the line.",
        "string_type": "Nothing is written here; a text is expected.",
        "too_short": "The list is empty; at least one entry is needed.",
        "bool_parsing": f"{str(written)!r} is neither true nor false.",
        "int_parsing": f"{str(written)!r} is not a whole number.",
        "int_from_float": f"{str(written)!r} is not a whole number.",
        "float_parsing": f"{str(written)!r} is not a number.",
    }
    if kind == "string_pattern_mismatch":
        return (
            f"{str(written)!r} cannot be an id; an id has up to 64 lower-case letters, digits, dots, dashes and "
            "underscores, and starts with a letter or a digit."
        )
    return plain.get(kind, "Nothing is written here." if written is None else f"{str(written)!r} does not fit here.")
