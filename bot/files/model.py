"""What comes out of a file, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Param = str | int
_NONE: Mapping[str, Param] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Words:
    """Something to say to a person: a key of the catalogue ``files`` and the parameters of its sentence."""

    code: str
    params: Mapping[str, Param] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a file, such as a slide or a row; ``label`` names the place."""

    label: Words
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a format's reader found: parts in reading order (blank ones are dropped later), and what it left out."""

    parts: tuple[Part, ...]
    warnings: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a file. ``text`` is the parts with a blank line between them; headings, lists and tables of a
    document are written as Markdown. ``warnings`` say what was not read or only guessed."""

    text: str
    kind: str
    parts: tuple[Part, ...]
    warnings: tuple[Words, ...] = ()


class FileError(Exception):
    """The file cannot be read; ``code`` is a key of the catalogue ``files``, ``params`` fill its sentence."""

    def __init__(self, code: str, **params: Param) -> None:
        self.code, self.params = code, params
        super().__init__(f"{code} {params}" if params else code)


@dataclass(frozen=True, slots=True)
class Format:
    """One format: a module of ``bot/files/formats`` exposes it as ``FORMAT``.

    ``read`` takes the bytes and raises ``FileError`` for what it recognises as wrong; ``extract`` adds the file's name.
    """

    kind: str
    extensions: tuple[str, ...]
    read: Callable[[bytes], Content]
