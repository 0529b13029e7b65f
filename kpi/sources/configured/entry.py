"""One entry of ``sources.yaml`` as its kind reads it: typed fields, every fault with its file and line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from kpi.sources.ingest.errors import Param, SourceError

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_LEAST_SECONDS = 60
_DURATION = re.compile(r"(\d{1,6})\s*(s|m|h|d|w)", re.IGNORECASE)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")


@dataclass(slots=True)
class Entry:
    """A mapping of the file. Its fields are taken by name and type; ``done`` refuses what nobody took.

    Every method raises a ``SourceError`` under ``kpi_sources.entry.`` with the file and the line.
    """

    file: Path
    node: yaml.MappingNode
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    _taken: set[str] = field(default_factory=set)

    def fault(self, reason: str, at: yaml.Node | None = None, **params: Param) -> SourceError:
        """The error of a line; ``reason`` is a key under ``kpi_sources.entry.``."""
        line = (at or self.node).start_mark.line + 1
        return SourceError(f"kpi_sources.entry.{reason}", file=self.file.name, line=line, **params)

    def at(self, name: str) -> yaml.Node | None:
        """The node of a field, None when it is left out."""
        self._taken.add(name)
        found: yaml.Node | None = next((value for key, value in self.node.value if key.value == name), None)
        return found

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without ``default`` it must be there."""
        found = self.at(name)
        if found is None:
            if default is None:
                raise self.fault("missing", field=name)
            return default
        if not isinstance(found, yaml.ScalarNode) or not found.value.strip():
            raise self.fault("not_text", found, field=name)
        return str(found.value).strip()

    def maybe(self, name: str) -> str | None:
        """A text, None when it is left out."""
        return self.text(name) if self.at(name) is not None else None

    def flag(self, name: str) -> bool | None:
        """``yes`` or ``no`` (or true, false), None when it is left out."""
        found = self.maybe(name)
        if found is None:
            return None
        if found.lower() not in _FLAGS:
            raise self.fault("one_of", self.at(name), field=name, known="yes, no")
        return _FLAGS[found.lower()]

    def number(self, name: str, default: int, *, least: int = 1, most: int) -> int:
        """A whole number between ``least`` and ``most``."""
        found = self.at(name)
        if found is None:
            return default
        text = str(found.value).replace("_", "") if isinstance(found, yaml.ScalarNode) else ""
        if not re.fullmatch(r"\d{1,12}", text) or not least <= int(text) <= most:
            raise self.fault("not_number", found, field=name, least=least, most=most)
        return int(text)

    def seconds(self, name: str, default: int | None = None) -> int | None:
        """A length of time such as ``15m``, ``6h``, ``2d``, in seconds; a minute is the least."""
        found = self.at(name)
        if found is None:
            return default
        match = _DURATION.fullmatch(str(found.value).strip())
        length = int(match[1]) * _UNITS[match[2].lower()] if match else 0
        if length < _LEAST_SECONDS:
            raise self.fault("not_duration", found, field=name)
        return length

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one alone may stand without the list."""
        found = self.at(name)
        if found is None:
            return ()
        nodes = found.value if isinstance(found, yaml.SequenceNode) else [found]
        if not all(isinstance(each, yaml.ScalarNode) for each in nodes):
            raise self.fault("not_text", found, field=name)
        return tuple(str(each.value).strip() for each in nodes)

    def mapping(self, name: str) -> dict[str, str]:
        """Names with their texts."""
        found = self.at(name)
        if found is None:
            return {}
        if not isinstance(found, yaml.MappingNode):
            raise self.fault("not_mapping", found, field=name)
        pairs = found.value
        if not all(isinstance(node, yaml.ScalarNode) for pair in pairs for node in pair):
            raise self.fault("not_mapping", found, field=name)
        return {str(key.value).strip(): str(value.value).strip() for key, value in pairs}

    def part(self, name: str) -> Entry | None:
        """A mapping of its own inside, None when it is left out."""
        found = self.at(name)
        if found is None:
            return None
        if not isinstance(found, yaml.MappingNode):
            raise self.fault("not_mapping", found, field=name)
        return Entry(self.file, found, self.environment)

    def variable(self, name: str, *, needed: bool = True) -> str | None:
        """The name of an environment variable that holds a secret; the secret itself never stands in the file."""
        found = self.maybe(name)
        if found is None:
            if needed:
                raise self.fault("missing", field=name)
            return None
        return self.checked_variable(found, name)

    def checked_variable(self, text: str, name: str) -> str:
        """``text`` when it can be the name of a variable."""
        if not _VARIABLE.fullmatch(text):
            raise self.fault("not_variable", self.at(name), field=name)
        return text

    def secret(self, variable: str) -> str:
        """What the variable holds now. SourceError ``kpi_sources.no_secret`` when it is not set."""
        value = self.environment.get(variable, "")
        if not value:
            raise SourceError("kpi_sources.no_secret", variable=variable)
        return value

    def done(self) -> None:
        """Refuse the first field that nobody took."""
        for key, _ in self.node.value:
            if key.value not in self._taken:
                raise self.fault("unknown", key, field=str(key.value), known=", ".join(sorted(self._taken)))
