"""What teams call the columns, languages and values of a term base: ``names.yaml``, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _all() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("names.yaml").read_text(encoding="utf-8"))
    return found


@cache
def meanings(section: str) -> Mapping[str, str]:
    """What each name of a ``section`` stands for."""
    return {name: meaning for meaning, names in _all()[section].items() for name in names}


@cache
def listed_names(section: str) -> frozenset[str]:
    """The names of a ``section`` that all stand for one thing."""
    return frozenset(_all()[section])


def meaning(section: str, words: str) -> str | None:
    """What ``words`` stand for in a ``section``, in any case and with any blanks; None where they are not known."""
    return meanings(section).get(" ".join(words.casefold().split()))
