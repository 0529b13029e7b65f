"""The committed schema keeps to the form that its reader relies on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

SCHEMA: dict[str, Any] = json.loads(files("bot.gateway").joinpath("blockkit.schema.json").read_text(encoding="utf-8"))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from nodes(child)
    elif isinstance(node, list):
        for child in node:
            yield from nodes(child)


def test_the_schema_is_a_valid_schema_and_every_reference_in_it_leads_somewhere() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    references = {node["$ref"] for node in nodes(SCHEMA) if isinstance(node.get("$ref"), str)}
    assert references
    assert {reference.removeprefix("#/definitions/") for reference in references} <= set(SCHEMA["definitions"])


def test_every_union_is_a_choice_on_type_that_covers_exactly_the_types_allowed() -> None:
    unions = [node for node in nodes(SCHEMA) if "allOf" in node]
    assert len(unions) > 10
    for union in unions:
        chosen = [branch["if"]["properties"]["type"]["const"] for branch in union["allOf"]]
        assert chosen == union["properties"]["type"]["enum"]
        assert len(set(chosen)) == len(chosen)


def test_the_schema_carries_no_prose_and_no_address_of_a_registry() -> None:
    assert all(not isinstance(node.get("description"), str) for node in nodes(SCHEMA))
    assert "registry" not in json.dumps(SCHEMA)
