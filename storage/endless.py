"""Paths whose reading may never end or never begin: devices, and named pipes that wait for a writer."""

from __future__ import annotations

from pathlib import Path


def is_endless(path: Path) -> bool:
    """Whether ``path`` is a device or a named pipe. A shell's own pipe, which has a writer, is neither."""
    named_pipe = path.is_fifo() and path.resolve().exists()
    return path.is_char_device() or path.is_block_device() or named_pipe
