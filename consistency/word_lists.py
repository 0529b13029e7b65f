"""Word lists of our own: written in the code as one text, or beside it as YAML, which the fast parser reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def list_beside(module: str, name: str) -> Any:
    """The content of the YAML file ``name`` in the folder of ``module``, its ``__file__``."""
    return yaml.load((Path(module).parent / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def word_set(text: str) -> frozenset[str]:
    """The words of a list written with spaces and line breaks."""
    return frozenset(text.split())
