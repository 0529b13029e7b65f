"""Errors an operator can cause with a database: each says what is wrong and what to do."""

from __future__ import annotations


class StorageError(Exception):
    """Base of every storage error. ``code`` is stable; the text is one or more sentences for a person."""

    code = "storage.error"


class UnusableUrl(StorageError):
    """The database address is not one this program can work with."""

    code = "storage.unusable_url"

    def __init__(self, url: str, why: str) -> None:
        self.url, self.why = url, why
        super().__init__(
            f"The database address {url!r} cannot be used: {why}. "
            "Give sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE."
        )


class Unreachable(StorageError):
    """The database does not answer, or the file is not a database."""

    code = "storage.unreachable"

    def __init__(self, url: str, why: str) -> None:
        self.url, self.why = url, why
        super().__init__(f"The database {url} cannot be opened: {why}. Check the address and that it is running.")


class Refused(StorageError):
    """The database opened and then would not do its work: its disk is full, its file is read-only, it went away."""

    code = "storage.refused"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"The database does not do its work: {why}. What was asked for is not stored; see that the database is "
            "running, that its disk has room and that it may be written."
        )


class UnknownRevision(StorageError):
    """The database was written by a newer version of the program."""

    code = "storage.unknown_revision"

    def __init__(self, revision: str, newest: str) -> None:
        self.revision, self.newest = revision, newest
        super().__init__(
            f"The database stands at revision {revision!r}, but this version of the program knows revisions up to "
            f"{newest!r} only. Install the version that wrote it, or restore a backup made before the upgrade."
        )


class BrokenReferences(StorageError):
    """After a migration some rows would point at rows that do not exist; the migration was undone."""

    code = "storage.broken_references"

    def __init__(self, tables: tuple[str, ...]) -> None:
        self.tables = tables
        super().__init__(
            f"The migration was undone: rows in {', '.join(tables)} would point at rows that do not exist. "
            "The database is as it was before; please report this together with both versions' numbers."
        )
