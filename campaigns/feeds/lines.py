"""Content lines of an iCalendar file: words escaped, long lines folded between characters (RFC 5545, 3.1, 3.3.11)."""

from __future__ import annotations

import datetime as dt
import re

OCTETS = 75
"""Octets of a line, without the break that ends it."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def words(text: str) -> str:
    """``text`` as a value: what no calendar program takes (control characters, lone surrogates) is a space."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPES)


def day(value: dt.date) -> str:
    """A day as a value."""
    return f"{value:%Y%m%d}"


def moment(value: dt.datetime) -> str:
    """An aware moment as a value, in UTC."""
    return f"{value.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def wall(value: dt.datetime) -> str:
    """A naive wall time as a value; the zone stands in a parameter."""
    return f"{value:%Y%m%dT%H%M%S}"


def folded(line: str) -> bytes:
    """The line in UTF-8 with its break; one of more than ``OCTETS`` goes on in lines that begin with a space."""
    data = line.encode()
    if len(data) <= OCTETS:
        return data + b"\r\n"
    pieces: list[bytes] = []
    start, room = 0, OCTETS
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            # In the middle of a character: it goes to the next line as a whole.
            end -= 1
        pieces.append(data[start:end])
        start, room = end, OCTETS - 1
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"
