"""The rule packs that ship with the house, found by looking: a folder here with a ``pack.yaml`` is a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from guidelines.errors import InvalidGuideline, Problem
from guidelines.model import Pack
from guidelines.yaml_tree import read_tree
from guidelines.yaml_types import Typed, read_typed

_HERE = Path(__file__).parent


def read_pack(path: Path, name: str, pack_id: str) -> Typed:
    """The pack in the file at ``path``, as the ``value``; its id must be ``pack_id``, problems call the file ``name``.

    Raises ``InvalidGuideline`` with every fault of the file.
    """
    problems: list[Problem] = []
    tree = read_tree(path, name, problems)
    if tree is None:
        raise InvalidGuideline(
            problems or [Problem(name, None, "", "The file is empty; a pack needs an id and rules.")]
        )
    typed = read_typed(tree, Pack, name, "pack")
    pack: Pack | None = typed.value
    if pack is None:
        raise InvalidGuideline(typed.problems)
    if pack.id != pack_id:
        typed.fault(("id",), f"The id must be {pack_id!r}, as the file is called.")
    seen: dict[str, int] = {}
    for index, rule in enumerate(pack.rules):
        loc = ("rules", index, "id")
        if rule.id in seen:
            typed.fault(loc, f"The rule id {rule.id!r} is already used on line {seen[rule.id]}.")
        seen.setdefault(rule.id, typed.node(loc).line)
    if typed.problems:
        raise InvalidGuideline(typed.problems)
    return typed


class _Shipped(Mapping[str, Pack]):
    """Pack ids to packs; a pack is read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        self._paths = {file.parent.name: file for file in sorted(root.glob("*/pack.yaml"))}
        self._read: dict[str, Pack] = {}

    def __getitem__(self, pack_id: str) -> Pack:
        if pack_id not in self._read:
            self._read[pack_id] = read_pack(self._paths[pack_id], f"packs/{pack_id}/pack.yaml", pack_id).value
        return self._read[pack_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@lru_cache(maxsize=1)
def available() -> Mapping[str, Pack]:
    """The shipped packs by id, in alphabetical order; each is read and validated on first use."""
    return _Shipped(_HERE)
