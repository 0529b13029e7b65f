"""What holds for every command: where its words go."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [["due", "by Friday"], ["--help"]])
def test_an_output_without_room_is_told_in_a_sentence(command: list[str]):
    with FULL.open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-c", "from bot.cli import main; main()", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == ["The output cannot be written: No space left on device."]
