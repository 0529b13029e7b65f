"""Whether a payload has the shape of a JSON Schema: yes or no, from functions made once, and no word about why.

Nearly everything that leaves is well formed, and a general validator takes twenty milliseconds to find that out for one
card. This one takes a fraction of one; what it refuses goes to the general one, which says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Check = Callable[[Any], bool]
Schema = Mapping[str, Any]

_SILENT = frozenset({"$schema", "definitions"})
"""Keywords that ask for nothing by themselves."""


def compiled(schema: Schema) -> Check:
    """The check of ``schema`` (Draft 2020-12). Raises ``KeyError`` for a keyword that it does not know.

    ``allOf`` is read as a list of ``if`` the type is this ``then`` that, which is all that the schema of Block Kit uses
    it for.
    """
    return _Compiler(schema).check(schema)


class _Compiler:
    """Makes the checks; a definition that refers to itself is looked up when it is met."""

    def __init__(self, root: Schema) -> None:
        self._root, self._known = root, dict[str, Check]()

    def check(self, schema: Schema) -> Check:
        # Keywords that belong together have one check.
        names = dict.fromkeys(_KEYWORDS[name] for name in schema if name not in _SILENT)
        checks: list[Check] = [getattr(self, f"_{name}")(schema) for name in names]
        if len(checks) == 1:
            return checks[0]

        return lambda value: all(each(value) for each in checks)

    def _ref(self, schema: Schema) -> Check:
        name = str(schema["$ref"]).rpartition("/")[2]
        if name not in self._known:
            # Met again while it is made, it is looked up when it is needed.
            self._known[name] = lambda value: self._known[name](value)
            self._known[name] = self.check(self._root["definitions"][name])
        return self._known[name]

    def _type(self, schema: Schema) -> Check:
        wanted = schema["type"]
        kinds = [_TYPES[each] for each in ([wanted] if isinstance(wanted, str) else wanted)]
        classes = tuple(each for kind in kinds for each in kind)
        truth = bool in classes
        # To Python a truth value is a number; to JSON it is not.
        return lambda value: isinstance(value, classes) and (truth or not isinstance(value, bool))

    def _object(self, schema: Schema) -> Check:
        known = {name: self.check(each) for name, each in schema.get("properties", {}).items()}
        required, more = tuple(schema.get("required", ())), schema.get("additionalProperties", True)
        rest: Check = self.check(more) if isinstance(more, Mapping) else lambda value: bool(more)

        def holds(value: Any) -> bool:
            if not isinstance(value, dict):
                return True
            if not all(name in value for name in required):
                return False
            return all(known.get(name, rest)(each) for name, each in value.items())

        return holds

    def _items(self, schema: Schema) -> Check:
        each = self.check(schema["items"])
        return lambda value: not isinstance(value, list) or all(map(each, value))

    def _equal(self, schema: Schema) -> Check:
        allowed = schema["enum"] if "enum" in schema else [schema["const"]]
        return lambda value: value in allowed

    def _length(self, schema: Schema) -> Check:
        low, high = schema.get("minLength", 0), schema.get("maxLength", float("inf"))
        return lambda value: not isinstance(value, str) or low <= len(value) <= high

    def _count(self, schema: Schema) -> Check:
        low, high = schema.get("minItems", 0), schema.get("maxItems", float("inf"))
        return lambda value: not isinstance(value, list) or low <= len(value) <= high

    def _range(self, schema: Schema) -> Check:
        low, high = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))
        number = (int, float)
        return lambda value: isinstance(value, bool) or not isinstance(value, number) or low <= value <= high

    def _pattern(self, schema: Schema) -> Check:
        found = re.compile(schema["pattern"]).search
        return lambda value: not isinstance(value, str) or found(value) is not None

    def _one(self, schema: Schema) -> Check:
        choices = [self.check(each) for each in schema["oneOf"]]
        return lambda value: sum(each(value) for each in choices) == 1

    def _any(self, schema: Schema) -> Check:
        choices = [self.check(each) for each in schema["anyOf"]]
        return lambda value: any(each(value) for each in choices)

    def _by_type(self, schema: Schema) -> Check:
        known = {each["if"]["properties"]["type"]["const"]: self.check(each["then"]) for each in schema["allOf"]}

        def branch(value: Any) -> bool:
            kind = value.get("type") if isinstance(value, dict) else None
            found = known.get(kind) if isinstance(kind, str) else None
            return found is None or found(value)

        return branch


_KEYWORDS = {
    "$ref": "ref",
    "type": "type",
    "properties": "object",
    "required": "object",
    "additionalProperties": "object",
    "items": "items",
    "enum": "equal",
    "const": "equal",
    "minLength": "length",
    "maxLength": "length",
    "minItems": "count",
    "maxItems": "count",
    "minimum": "range",
    "maximum": "range",
    "pattern": "pattern",
    "oneOf": "one",
    "anyOf": "any",
    "allOf": "by_type",
}
"""Which of the methods sees to a keyword; several that one sees to are seen to once."""

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "boolean": (bool,),
}
