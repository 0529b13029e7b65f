"""Reads the word lists that lie beside the code: YAML of our own, by the fast parser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def list_beside(module: str, name: str) -> Any:
    """The content of the YAML file ``name`` in the folder of ``module``, its ``__file__``."""
    return yaml.load((Path(module).parent / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
