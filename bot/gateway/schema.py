"""The shape of Block Kit: a generated JSON Schema, compiled once, and its errors as readable sentences."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

Kind = Literal["message", "modal", "home"]
"""The three things that leave: a message, a modal view, a Home view."""

_ROOTS: dict[Kind, str] = {"message": "Message", "modal": "Modal", "home": "Home"}


def _by_type(
    validator: Any, branches: list[dict[str, Any]], instance: Any, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """``allOf`` of this schema, which is always a choice on ``type``: go straight to the one branch that applies.

    Trying each branch in turn, as the keyword asks for in general, takes four times as long.
    """
    kind = instance.get("type") if isinstance(instance, Mapping) else None
    for branch in branches:
        if branch["if"]["properties"]["type"]["const"] == kind:
            yield from validator.descend(instance, branch["then"])


_WithBranches: Callable[..., Validator] = extend(Draft202012Validator, {"allOf": _by_type})


@cache
def schema_of(kind: Kind) -> dict[str, Any]:
    """The schema of ``kind``. Reading it takes some milliseconds, so it is done once a process."""
    schema = json.loads(files(__package__).joinpath("blockkit.schema.json").read_text(encoding="utf-8"))
    return {**schema, "$ref": f"#/definitions/{_ROOTS[kind]}"}


@cache
def _validator(kind: Kind) -> Validator:
    """Says what is wrong, and takes its time for it."""
    return _WithBranches(schema_of(kind))


@cache
def _quick(kind: Kind) -> jsonschema_rs.Draft202012Validator:
    """Says whether anything is wrong in a hundredth of the time; nearly everything that leaves is well formed."""
    return jsonschema_rs.Draft202012Validator(schema_of(kind))


def is_well_formed(kind: Kind, payload: Mapping[str, Any]) -> bool:
    """Whether ``schema_problems`` would find nothing in ``payload``."""
    try:
        return _quick(kind).is_valid(payload)
    except ValueError:  # keys that are no texts: no JSON
        return False


def schema_problems(kind: Kind, payload: Mapping[str, Any]) -> list[str]:
    """What Slack's own types and limits refuse in ``payload``: one line a fault, ``where: what``.

    ``where`` is a path such as ``blocks[2].text.text``. A line never repeats the payload's own text, since it goes
    into logs and the text is somebody's unpublished copy. Lengths are code points.
    """
    if is_well_formed(kind, payload):
        return []
    lines: dict[str, None] = {}
    for error in _leaves(_validator(kind).iter_errors(payload)):
        lines[f"{place(error.absolute_path)}: {_sentence(error)}"] = None
    return list(lines)


def place(path: Iterable[str | int]) -> str:
    """A path as a person writes it: ``blocks[2].text.text``; ``payload`` for the whole."""
    written = ""
    for step in path:
        written += f"[{step}]" if isinstance(step, int) else f".{step}"
    return written.lstrip(".") or "payload"


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors at the bottom: a choice of alternatives is its own leaf, since its branches contradict each other."""
    for error in errors:
        if error.context and error.validator not in ("oneOf", "anyOf"):
            yield from _leaves(error.context)
        else:
            yield error


def _sentence(error: ValidationError) -> str:
    value: Any = error.instance
    limit: Any = error.validator_value
    match error.validator:
        case "maxLength":
            return f"{len(value)} characters, at most {limit} are allowed"
        case "minLength":
            return "is empty"
        case "maxItems":
            return f"{len(value)} items, at most {limit} are allowed"
        case "minItems":
            return f"{len(value)} items, at least {limit} needed"
        case "required":
            missing = [key for key in limit if key not in value]
            return f"lacks {', '.join(missing)}"
        case "additionalProperties":
            schema: Any = error.schema
            known = schema.get("properties", {})
            return f"has keys that Slack does not know: {', '.join(sorted(str(k) for k in value if k not in known))}"
        case "enum" | "const":
            allowed = limit if isinstance(limit, list) else [limit]
            return f"must be one of {', '.join(str(each) for each in allowed)}"
        case "type":
            return f"must be {limit}, not {type(value).__name__}"
        case "oneOf":
            keys = sorted({key for choice in limit for key in choice["required"]})
            return f"needs exactly one of {', '.join(keys)}"
        case "pattern":
            return "does not have the form that Slack asks for"
        case "minimum" | "maximum":
            return f"must be at {'least' if error.validator == 'minimum' else 'most'} {limit}"
        case other:
            return f"breaks the rule {other}"
