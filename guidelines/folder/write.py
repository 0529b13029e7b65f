"""From a guideline to a folder of YAML files that reads back as the same guideline."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from guidelines.errors import NotAGuidelineFolder
from guidelines.folder.layout import laid_out
from guidelines.folder.read import FILES
from guidelines.folder.styles import style_files, written_before
from guidelines.model import Guideline, Item, Variant
from guidelines.packs import available

_WIDE = 1_000_000
"""No folding: a text stays on one line, so that a review shows changed texts and not moved line ends."""


def dump(guideline: Guideline, path: Path) -> None:
    """Write ``guideline`` to the folder at ``path``, made if need be; ``load(path)`` then gives an equal guideline.

    A pack is written whole to packs/ID.yaml unless the shipped pack of that id is the same. Guideline files there
    that the guideline no longer needs are removed, other files stay. Raises ``NotAGuidelineFolder`` when ``path`` is
    a file, or a folder that holds something and no brand.yaml.
    """
    if path.exists() and not path.is_dir():
        raise NotAGuidelineFolder(str(path))
    if path.is_dir() and any(path.iterdir()) and not (path / "brand.yaml").is_file():
        raise NotAGuidelineFolder(str(path))
    texts = _texts(guideline)
    before = written_before(path)
    path.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    for old in [*(path / name for name in FILES), *(path / "packs").glob("*.yaml"), *before]:
        if old.is_file() and old.relative_to(path).as_posix() not in texts:
            old.unlink()
    if (path / "packs").is_dir() and not any((path / "packs").iterdir()):
        (path / "packs").rmdir()


def _texts(guideline: Guideline) -> dict[str, str]:
    """The content of every file by its name in the folder."""
    parts = plain(guideline)
    packs = parts.pop("packs", [])
    parts.pop("styles", None)
    texts = {f"{name}.yaml": as_yaml(content) for name, content in parts.items()}
    if packs:
        texts["packs.yaml"] = as_yaml([pack["id"] for pack in packs])
    shipped = available()
    for pack, content in zip(guideline.packs, packs, strict=True):
        if shipped.get(pack.id) != pack:
            texts[f"packs/{pack.id}.yaml"] = as_yaml(content)
    if guideline.styles is not None:
        texts |= style_files(guideline.styles)
    return texts


def plain(value: Any) -> Any:
    """``value`` as YAML has it: mappings, lists, numbers and texts, without what is left at its default."""
    if isinstance(value, Item):
        content = {
            name: plain(getattr(value, name))
            for name, info in type(value).model_fields.items()
            if info.is_required() or getattr(value, name) != info.get_default(call_default_factory=True)
        }
        if isinstance(value, Variant) and content.keys() == {"text"}:
            return content["text"]
        return content
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    assert value is None or isinstance(value, bool | int | float | dt.date)
    return value


def _text(text: str) -> Any:
    """The text in the style that reads best and loses nothing."""
    lines = text.split("\n")
    if not all(line.isprintable() for line in lines):
        return DoubleQuotedScalarString(text)
    if len(lines) == 1:
        return text
    if text[:1].isspace() or any(line != line.rstrip() for line in lines) or not lines[-1]:
        return DoubleQuotedScalarString(text)
    return LiteralScalarString(text)


def as_yaml(content: Mapping[str, Any] | list[Any]) -> str:
    """``content`` as the text of a file of the folder."""
    if isinstance(content, list) and content:
        return "".join(laid_out(entry) or _dumped([entry]) for entry in content)
    return _dumped(content)


def _dumped(content: Mapping[str, Any] | list[Any]) -> str:
    yaml = YAML(typ="rt", pure=True)
    yaml.width = _WIDE
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(content, stream)
    text = stream.getvalue()
    return re.sub("(?m)^  ", "", text) if isinstance(content, list) else text
