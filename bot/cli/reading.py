"""Reads the copy that a command is given, once: its words, what its front matter says, and where the words begin."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.files.front_matter import Head
    from bot.files.model import Words

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class ReadCopy:
    """What stands in a file or came from standard input. ``name`` is the file's, or "-".

    ``above`` are the lines of a text file before ``text`` begins, which are its front matter and blank ones.
    ``warnings`` say what was not read or only guessed.
    """

    name: str
    text: str
    head: Head
    above: int = 0
    warnings: tuple[Words, ...] = ()

    def warn(self, language: str) -> None:
        """Say on standard error what was not read or only guessed."""
        from bot.i18n import text as t

        for each in self.warnings:
            typer.secho(f"{self.name}: {t(each.code, language, **each.params)}", err=True, fg=typer.colors.YELLOW)


def read_copy(file: str, max_mb: int, language: str) -> ReadCopy:
    """The copy in ``file`` or, for "-", on standard input.

    ``FileError`` when it cannot be read, ``CopyError`` for a front matter that is no mapping of texts.
    """
    from bot.files import FileError, extract
    from bot.files.front_matter import head_of
    from bot.i18n import text as t

    limit = max_mb * 1024 * 1024
    if file == STANDARD_INPUT:
        given = sys.stdin.buffer.read()
        if not given.strip():
            raise FileError("cli.nothing_given")
        try:
            read = extract("input.txt", given, limit=limit)
        except FileError as error:
            raise FileError(error.code, **{**error.params, "name": t("cli.standard_input", language)}) from error
        return ReadCopy(file, read.text, head_of(file, b""), warnings=read.warnings)
    path = Path(file)
    if not path.is_file():
        raise FileError("cli.folder" if path.is_dir() else "cli.no_file", file=file)
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise FileError("cli.unreadable", file=file, problem=problem.strerror or str(problem)) from problem
    read = extract(path.name, data, limit=limit)
    # What the front matter says is used, so that nothing of it is lost on the reader.
    warnings = tuple(each for each in read.warnings if each.code != "files.front_matter")
    return ReadCopy(path.name, read.text, head_of(path.name, data), _above(file, data, read.text), warnings)


def _above(file: str, data: bytes, text: str) -> int:
    from bot.files.encoding import decode

    if not file.lower().endswith((".md", ".txt")):
        return 0
    whole = decode(data)[0].replace("\r\n", "\n").replace("\r", "\n")
    return whole.count("\n", 0, max(0, whole.find(text.replace("\r\n", "\n").replace("\r", "\n"))))
