"""Terms changed in a folder's ``terms.yaml``: what stays the same stays as it is written, comments too."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml as reader
from ruamel.yaml import YAML

from guidelines.folder.read import load
from guidelines.folder.write import as_yaml, plain
from guidelines.model import Term

FILE = "terms.yaml"


def write_terms(folder: Path, terms: Sequence[Term]) -> None:
    """Make ``terms`` those of the guideline in ``folder``; the file is written whole or not at all.

    Raises ``InvalidGuideline`` where the folder cannot be read, and OSError where it cannot be written.
    """
    file = folder / FILE
    text = _text(file.read_text(encoding="utf-8") if file.is_file() else "", load(folder).terms, terms)
    with tempfile.TemporaryDirectory() as trial:
        copy = Path(trial) / "guideline"
        shutil.copytree(folder, copy)
        (copy / FILE).write_text(text, encoding="utf-8", newline="\n")
        if load(copy).terms != tuple(terms):
            text = as_yaml([plain(term) for term in terms])
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8", newline="\n") as new:
        new.write(text)
    Path(new.name).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
    Path(new.name).replace(file)


@dataclass(frozen=True, slots=True)
class _Written:
    """One term as the file has it: the comments and blank lines above it, and its own lines."""

    above: str
    text: str


def _text(text: str, before: Sequence[Term], after: Sequence[Term]) -> str:
    """The file with ``after`` in place of ``before``."""
    head, entries, tail = _entries(text)
    if len(entries) != len(before):
        return as_yaml([plain(term) for term in after])
    written = {term.id: (term, entry) for term, entry in zip(before, entries, strict=True)}
    parted = "\n" if any("\n" in entry.above for entry in entries[1:]) or not entries else ""
    made = []
    for number, term in enumerate(after):
        if term.id not in written:
            made.append((parted if number else "") + as_yaml([plain(term)]))
            continue
        was, entry = written[term.id]
        made.append(entry.above + (entry.text if was == term else _changed(entry.text, was, term)))
    return head + "".join(made) + tail


def _entries(text: str) -> tuple[str, list[_Written], str]:
    """What stands above the list, its entries, and what is below; no entries where the list is written otherwise."""
    tree = next(iter(reader.compose_all(text, Loader=reader.CSafeLoader)), None)
    if not isinstance(tree, reader.SequenceNode):
        return text, [], ""
    lines = text.splitlines(keepends=True)
    starts = [node.start_mark.line for node in tree.value]
    if any(not lines[start].startswith("- ") for start in starts) or len(set(starts)) != len(starts):
        return "", [], ""
    made: list[_Written] = []
    above = ""
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        own = end
        while own > start + 1 and re.match(r"\s*(#|$)", lines[own - 1]):
            own -= 1
        whole = "".join(lines[start:own])
        made.append(_Written(above, whole if whole.endswith("\n") else whole + "\n"))
        above = "".join(lines[own:end])
    return "".join(lines[: starts[0]]), made, above


def _changed(text: str, was: Term, term: Term) -> str:
    """The lines of one entry with the keys changed that say something else now."""
    if text == as_yaml([plain(was)]):
        return as_yaml([plain(term)])
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 1_000_000
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    entry = yaml.load("".join(line.removeprefix("  ") for line in ("  " + text[2:]).splitlines(keepends=True)))
    old, new = plain(was), plain(term)
    for key in [key for key in entry if key not in new]:
        del entry[key]
    for key in new:
        if key not in entry or old.get(key) != new[key]:
            entry[key] = new[key]
    stream = io.StringIO()
    yaml.dump(entry, stream)
    lines = ("  " + line if line.strip() else line for line in stream.getvalue().splitlines(keepends=True))
    return "-" + "".join(lines)[1:]
