"""What was learned comes back as it was, for the program that learned it; a store that fails only misses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from consistency.learned import Learned
from storage.learned import DatabaseLearned
from storage.learned_folder import FolderLearned
from storage.session import Database

HASH = "a" * 64


def check_what_both_promise(make: Callable[[], Learned]) -> None:
    assert make().get(HASH, "voice.en", "one") is None
    make().put(HASH, "voice.en", "one", b"\x00\xff old")
    make().put(HASH, "voice.zh", "one", b"other")
    assert make().get(HASH, "voice.en", "one") == b"\x00\xff old"
    assert make().get(HASH, "voice.en", "two") is None
    assert make().get("b" * 64, "voice.en", "one") is None
    make().put(HASH, "voice.en", "two", b"new")
    assert make().get(HASH, "voice.en", "two") == b"new"
    assert make().get(HASH, "voice.zh", "one") == b"other"


def test_the_database_keeps_what_was_learned(database: Database) -> None:
    check_what_both_promise(lambda: DatabaseLearned(database))
    assert DatabaseLearned(database).get(HASH, "voice.en", "one") is None


def test_a_folder_keeps_what_was_learned(tmp_path: Path) -> None:
    check_what_both_promise(lambda: FolderLearned(tmp_path / "new"))


def test_a_database_that_fails_is_logged_and_missed(empty_database: Database, caplog: pytest.LogCaptureFixture) -> None:
    kept = DatabaseLearned(empty_database)
    kept.put(HASH, "voice.en", "one", b"x")
    assert kept.get(HASH, "voice.en", "one") is None
    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]


def test_a_folder_that_cannot_be_written_is_a_miss(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = FolderLearned(tmp_path / "file" / "folder")
    kept.put(HASH, "voice.en", "one", b"x")
    assert kept.get(HASH, "voice.en", "one") is None


def test_a_damaged_file_is_a_miss(tmp_path: Path) -> None:
    kept = FolderLearned(tmp_path)
    kept.put(HASH, "voice.en", "one", b"content")
    [file] = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert kept.get(HASH, "voice.en", "one") is None


def test_a_folder_lets_the_files_go_that_were_used_longest_ago(tmp_path: Path) -> None:
    kept = FolderLearned(tmp_path, files=2)
    for number, name in enumerate(("first", "second")):
        kept.put(HASH, name, "one", b"x")
        for file in tmp_path.iterdir():
            os.utime(file, ns=(number, min(number, file.stat().st_mtime_ns)))
    assert kept.get(HASH, "first", "one") == b"x"
    kept.put(HASH, "third", "one", b"x")
    assert [kept.get(HASH, name, "one") for name in ("first", "second", "third")] == [b"x", None, b"x"]
