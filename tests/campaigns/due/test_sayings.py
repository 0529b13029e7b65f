"""What people in a marketing team say, read on Wednesday 4 March 2026 at 10:00 in Shanghai."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from campaigns.due.reader import read_due

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def sayings(language: str) -> list[tuple[str, str]]:
    """(what was said, what is due) from the table beside this file."""
    lines = Path(__file__).with_name(f"cases_{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [(said, due) for due, said in (line.split("\t") for line in lines if not line.startswith("#"))]


@pytest.mark.parametrize(("said", "due"), [*sayings("en"), *sayings("zh")])
def test_a_saying_is_read_as_its_due_date(said: str, due: str) -> None:
    read = read_due(said, now=NOW)
    assert (read.iso if read else "none") in due.split(" or ")
