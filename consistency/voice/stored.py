"""A learned voice as bytes and back, to the last bit: named arrays and JSON in one file, nothing that could be run.

A voice is a tree of small records (``RECORDS``). Arrays go into the file as they are; the rest is JSON in which every
record, tuple, set, mapping and pattern says what it is. A field that is added to a record is stored without a change
here; a field of a new kind is refused when it is written.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import regex

from consistency.voice.model import VoiceModel
from consistency.voice.names import Names
from consistency.voice.trust import Trust
from consistency.voice.voice import Shelf, Voice

RECORDS: Mapping[str, type[Any]] = MappingProxyType({c.__name__: c for c in (Voice, VoiceModel, Trust, Shelf, Names)})
_TREE = "tree"


class UnreadableVoice(ValueError):
    """Bytes that are no voice, or one of another make."""


def to_bytes(voice: Voice) -> bytes:
    """The voice as an npz file; equal voices give equal bytes. ``TypeError`` for a field of an unknown kind."""
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    tree = json.dumps(_plain(voice, arrays), ensure_ascii=False).encode("utf-8", "surrogatepass")
    arrays[_TREE] = np.frombuffer(tree, np.uint8)
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def from_bytes(content: bytes) -> Voice:
    """The voice of ``to_bytes``. Raises ``UnreadableVoice``."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        voice = _made(json.loads(arrays[_TREE].tobytes().decode("utf-8", "surrogatepass")), arrays)
    except (ValueError, TypeError, KeyError, OSError, EOFError, zipfile.BadZipFile, regex.error) as problem:
        raise UnreadableVoice(str(problem)) from problem
    if not isinstance(voice, Voice):
        raise UnreadableVoice("the record is no voice")
    return voice


def _plain(value: Any, arrays: dict[str, np.ndarray[Any, Any]]) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, np.ndarray):
        name = f"a{len(arrays)}"
        # Most vectors come from the encoder, whose numbers are short.
        short = value.astype(np.float32)
        arrays[name] = short if value.dtype == np.float64 and (short == value).all() else value
        return {"array": name, "type": value.dtype.str}
    if is_dataclass(value) and not isinstance(value, type) and RECORDS.get(type(value).__name__) is type(value):
        told = {field.name: _plain(getattr(value, field.name), arrays) for field in fields(value)}
        return {"record": type(value).__name__, "fields": told}
    if isinstance(value, Mapping):
        return {"mapping": [[_plain(k, arrays), _plain(v, arrays)] for k, v in value.items()]}
    if isinstance(value, tuple):
        return {"tuple": [_plain(each, arrays) for each in value]}
    if isinstance(value, frozenset):
        return {"set": [_plain(each, arrays) for each in sorted(value)]}
    if isinstance(value, regex.Pattern):
        return {"pattern": value.pattern, "flags": int(value.flags)}
    raise TypeError(f"a voice holds a {type(value).__name__}, which cannot be stored")


def _made(told: Any, arrays: Mapping[str, np.ndarray[Any, Any]]) -> Any:
    if not isinstance(told, dict):
        return told
    if "array" in told:
        return arrays[told["array"]].astype(told["type"])
    if "record" in told:
        return RECORDS[told["record"]](**{name: _made(part, arrays) for name, part in told["fields"].items()})
    if "mapping" in told:
        return MappingProxyType({_made(k, arrays): _made(v, arrays) for k, v in told["mapping"]})
    if "tuple" in told:
        return tuple(_made(each, arrays) for each in told["tuple"])
    if "set" in told:
        return frozenset(_made(each, arrays) for each in told["set"])
    return regex.compile(told["pattern"], told["flags"])
