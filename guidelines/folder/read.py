"""From a folder of YAML files to a guideline; every fault of every file is told at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from guidelines.errors import InvalidGuideline, Problem
from guidelines.folder.styles import read_styles
from guidelines.model import (
    Brand,
    Channel,
    Claims,
    Guideline,
    MessageHouse,
    Pack,
    Slug,
    Stage,
    Styles,
    Term,
    Voice,
)
from guidelines.packs import available, read_pack
from guidelines.yaml_tree import read_tree
from guidelines.yaml_types import Loc, Typed, read_typed

FILES: Mapping[str, Any] = {
    "brand.yaml": Brand,
    "message.yaml": MessageHouse,
    "voice.yaml": Voice,
    "terms.yaml": tuple[Term, ...],
    "claims.yaml": Claims,
    "channels.yaml": tuple[Channel, ...],
    "stages.yaml": tuple[Stage, ...],
    "packs.yaml": tuple[Slug, ...],
}
"""The files of a guideline folder and what each holds.

Beside them are packs/ID.yaml for packs of one's own, and .vale.ini with the styles it names.
"""

_KNOWN = ", ".join(FILES) + " and packs/ID.yaml"


@dataclass(frozen=True)
class Reading:
    """A guideline and the lines it was read from."""

    guideline: Guideline
    files: Mapping[str, Typed] = field(repr=False)

    def line(self, file: str, *loc: str | int) -> int | None:
        """The line of ``loc`` (keys and 0-based entry numbers) in ``file``; None when the file was not read."""
        typed = self.files.get(file)
        return typed.node(tuple(loc)).line if typed else None


def load(path: Path) -> Guideline:
    """The guideline in the folder at ``path``.

    Raises ``InvalidGuideline`` with every fault found; ``Problem.where`` names list entries by id, else by number
    from 1.
    """
    return read(path).guideline


def read(path: Path) -> Reading:
    """Like ``load``, keeping the lines."""
    problems: list[Problem] = []
    if not path.is_dir():
        what = "is a file; give the folder that holds brand.yaml" if path.exists() else "does not exist"
        raise InvalidGuideline([Problem(str(path), None, "", f"The folder {what}.")])
    problems += _strangers(path)
    files: dict[str, Typed] = {}
    unread: set[str] = set()
    for name, kind in FILES.items():
        if not (path / name).is_file():
            if (path / name).exists():
                problems.append(Problem(name, None, "", "This is a folder; a guideline needs a file of this name."))
                unread.add(name)
            elif name == "brand.yaml":
                problems.append(Problem(name, None, "", "The file is missing; every guideline needs a brand.yaml."))
            continue
        before = len(problems)
        tree = read_tree(path / name, name, problems)
        if tree is not None:
            files[name] = read_typed(tree, kind, name, name.removesuffix(".yaml"))
        elif len(problems) > before:
            unread.add(name)
        elif name == "brand.yaml":
            problems.append(Problem(name, None, "", "The file is empty; a brand needs an id, names and languages."))
    _cross_check(files, unread)
    packs, own = _packs(path, files.get("packs.yaml"), "packs.yaml" in unread, problems)
    styles = _styles(path, problems)
    for typed in files.values():
        problems += typed.problems
    if problems:
        raise InvalidGuideline(_sorted(problems))
    return Reading(_assemble(files, packs, styles), {**files, **own})


def _sorted(problems: list[Problem]) -> list[Problem]:
    order = {name: number for number, name in enumerate(FILES)}
    return sorted(problems, key=lambda p: (order.get(p.file, len(order)), p.file, p.line or 0))


def _strangers(path: Path) -> Iterator[Problem]:
    """YAML files that no one would read: a misspelt name must not be a silent loss."""
    for found in sorted(p for p in path.iterdir() if p.suffix in (".yaml", ".yml") and not p.name.startswith(".")):
        if found.name not in FILES:
            yield Problem(found.name, None, "", f"This file is not part of a guideline; known files are {_KNOWN}.")
    folder = path / "packs"
    if folder.is_dir():
        for found in sorted(p for p in folder.iterdir() if p.suffix == ".yml" and not p.name.startswith(".")):
            yield Problem(f"packs/{found.name}", None, "", "Rename the file so that it ends in .yaml.")


def _ids(typed: Typed | None, *steps: str) -> Iterator[tuple[str, Typed, Loc]]:
    """(id, file, place) of the entries of a list; ``*`` in ``steps`` stands for every entry of a list on the way."""
    if typed is None:
        return
    places: list[Loc] = [()]
    for step in (*steps, "*"):
        if step != "*":
            places = [(*place, step) for place in places]
            continue
        places = [
            (*place, number)
            for place in places
            if len(place) == _depth(typed, place)
            for number in range(len(typed.node(place).children))
        ]
    for place in places:
        node = typed.node(place)
        entry = node.get("id") if node.kind == "map" else node
        if entry is not None and entry.kind == "text" and entry.value:
            yield entry.value, typed, (*place, "id") if node.kind == "map" else place


def _depth(typed: Typed, place: Loc) -> int:
    """How many steps of ``place`` the file really has."""
    node, depth = typed.tree, 0
    for step in place:
        below = node.get(step) if isinstance(step, str) else node.children[step]
        if below is None:
            break
        node, depth = below, depth + 1
    return depth


def _cross_check(files: Mapping[str, Typed], unread: set[str]) -> None:
    """What one file cannot know: ids used twice, and stages that name pillars which are not there."""
    message, claims = files.get("message.yaml"), files.get("claims.yaml")
    groups = {
        "term": _ids(files.get("terms.yaml")),
        "channel": _ids(files.get("channels.yaml")),
        "stage": _ids(files.get("stages.yaml")),
        "claim": (*_ids(claims, "approved"), *_ids(claims, "prohibited")),
        "pillar": _ids(message, "pillars"),
        "proof point": _ids(message, "pillars", "*", "proof_points"),
        "voice attribute": _ids(files.get("voice.yaml"), "attributes"),
        "pack": _ids(files.get("packs.yaml")),
    }
    for kind, entries in groups.items():
        seen: dict[str, int] = {}
        for name, typed, loc in entries:
            line = typed.node(loc).line
            if name in seen:
                typed.fault(loc, f"The {kind} id {name!r} is already used on line {seen[name]}.")
            seen.setdefault(name, line)
    stages = files.get("stages.yaml")
    if stages is None or stages.tree.kind != "list" or "message.yaml" in unread:
        return
    pillars = [name for name, _, _ in _ids(message, "pillars")]
    for name, typed, loc in _ids(stages, "*", "pillars"):
        if name not in pillars:
            known = f"it has {', '.join(pillars)}" if pillars else "it has none"
            typed.fault(loc, f"The message house has no pillar {name!r}; {known}.")


def _packs(
    path: Path, listed: Typed | None, unread: bool, problems: list[Problem]
) -> tuple[tuple[Pack, ...], dict[str, Typed]]:
    """The packs that packs.yaml names, and the files of one's own among them.

    A file in packs/ comes before the shipped pack of the same id.
    """
    own = {p.stem: p for p in sorted((path / "packs").glob("*.yaml")) if not p.name.startswith(".")}
    shipped = available()
    packs: list[Pack] = []
    files: dict[str, Typed] = {}
    ids = list(_ids(listed))
    for name, typed, loc in ids:
        try:
            if name in own:
                file = f"packs/{name}.yaml"
                files[file] = read_pack(own[name], file, name)
                packs.append(files[file].value)
            elif name in shipped:
                packs.append(shipped[name])
            else:
                known = ", ".join(sorted({*shipped, *own}))
                typed.fault(loc, f"There is no rule pack {name!r}; known packs are {known}.")
        except InvalidGuideline as invalid:
            problems += invalid.problems
    if not unread:
        for name in own.keys() - {name for name, _, _ in ids}:
            message = f"The pack is not switched on; add the line '- {name}' to packs.yaml or delete the file."
            problems.append(Problem(f"packs/{name}.yaml", None, "", message))
    return tuple(packs), files


def _styles(path: Path, problems: list[Problem]) -> Styles | None:
    try:
        return read_styles(path)
    except InvalidGuideline as invalid:
        problems += invalid.problems
        return None


def _assemble(files: Mapping[str, Typed], packs: tuple[Pack, ...], styles: Styles | None) -> Guideline:
    parts = {name.removesuffix(".yaml"): typed.value for name, typed in files.items() if name != "packs.yaml"}
    try:
        return Guideline(**parts, packs=packs, styles=styles)
    except ValidationError as error:
        problems = [
            Problem("brand.yaml", None, "", str(d.get("ctx", {}).get("error", d["msg"]))) for d in error.errors()
        ]
        raise InvalidGuideline(problems) from error
