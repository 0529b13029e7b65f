"""What holds for every command: where its words go."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
DEMO = Path(__file__).parents[3] / "bot/demo/guideline"
UNISON = [sys.executable, "-c", "from bot.cli import main; main()"]


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", [["due", "by Friday"], ["--help"]])
def test_an_output_without_room_is_told_in_a_sentence(command: list[str]):
    with FULL.open("w") as full:
        ended = subprocess.run(
            [*UNISON, *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr.splitlines() == ["The output cannot be written: No space left on device."]


def test_a_command_whose_output_is_closed_does_its_work_and_ends_as_it_would():
    closed = ["sh", "-c", 'exec "$@" >&-', "sh", *UNISON]
    for command, code in ((["due", "by Friday", "--format", "json"], 0), (["kpi", "goals", "more"], 1)):
        ended = subprocess.run([*closed, *command], stderr=subprocess.PIPE, text=True, check=False)
        assert (ended.returncode, ended.stderr) == (code, "")


def test_a_command_whose_input_is_closed_reads_nothing():
    closed = ["sh", "-c", 'exec "$@" <&-', "sh", *UNISON]
    ended = subprocess.run([*closed, "actions", "-"], stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)


def test_a_reader_that_leaves_early_is_no_fault_of_the_command(tmp_path: Path):
    file = tmp_path / "days.csv"
    file.write_text("timestamp,value\n" + "".join(f"{year}-01-01,1\n" for year in range(2000, 2100)))
    for command in (["kpi", "score", str(file)], ["kpi", "--help"], ["due", "by Friday", "--format", "json"]):
        here, there = os.pipe()
        os.close(here)
        ended = subprocess.run([*UNISON, *command], stdout=there, stderr=subprocess.PIPE, text=True, check=False)
        os.close(there)
        assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.parametrize(
    "command", [["check", "{}"], ["guide", "lint", "{}"], ["kpi", "review", "{}"], ["actions", "{}"]]
)
def test_a_name_that_no_file_can_have_is_told_in_a_sentence(command: list[str]):
    name = "a" * 300
    asked = [each.format(name) for each in command]
    ended = subprocess.run([*UNISON, *asked], stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (2, f"{name} cannot be opened: File name too long.\n")


@pytest.mark.parametrize(
    "command", [["kpi", "score"], ["due", "--jsonl"], ["guide", "terms", "import", "--folder", str(DEMO)]]
)
def test_a_device_and_a_pipe_that_nobody_writes_to_are_told_in_a_sentence(command: list[str], tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        ended = subprocess.run(
            [*UNISON, *command, str(path)], stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
        assert (ended.returncode, len(ended.stderr.splitlines())) == (2, 1)
        assert str(path) in ended.stderr


def test_a_series_is_read_from_the_pipe_of_a_shell():
    given = "timestamp,value\n2026-01-01,1\n"
    ended = subprocess.run(
        [*UNISON, "kpi", "score", "/dev/stdin"], input=given, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, len(ended.stdout.splitlines())) == (0, 2)
