"""Bytes to text: UTF-8, UTF-16, GB18030 and Western Windows, and a refusal of what is no text."""

from __future__ import annotations

from bot.files.model import FileError, Words
from kpi.sources.ingest.encoding import MARKS, is_common, utf16_without_mark

_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1a\x1b")
_SAMPLE = 64_000


def decode(data: bytes) -> tuple[str, tuple[Words, ...]]:
    """The text of ``data`` without a byte order mark, and a warning where the encoding was only guessed.

    Raises ``FileError`` ``files.binary`` for bytes that are no text and ``files.undecodable`` for text in an encoding
    that is none of ours.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), ()
    try:
        return _readable(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    wide = utf16_without_mark(data[:_SAMPLE]) if data and len(data) % 2 == 0 else None
    if wide:
        return _strict(data, wide), ()
    if b"\0" in data:
        raise FileError("files.binary")
    if _looks_chinese(data):
        return _strict(data, "gb18030"), ()
    text = _strict(data, "cp1252")
    return text, (Words("files.encoding_guessed", {"encoding": "Windows-1252"}),)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _readable(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise FileError("files.undecodable") from error


def _readable(text: str) -> str:
    """``text``, unless it holds more control characters than any text does."""
    sample = text[:_SAMPLE]
    if "\0" in text or sum(character in _CONTROLS for character in sample) > len(sample) / 100:
        raise FileError("files.binary")
    return text


def _looks_chinese(data: bytes) -> bool:
    """Whether ``data`` is GB18030 and at least half of its double bytes are common Chinese characters.

    Western text in a one-byte encoding sometimes decodes as GB18030 too, but then to rare characters. The common ones
    are level one of GB 2312, rows 16 to 55, which start at the bytes B0 to D7; A1 to A3 are its punctuation.
    """
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    foreign = [character.encode("gb18030") for character in text[:_SAMPLE] if ord(character) > 127]
    common = sum(len(code) == 2 and is_common(code[0]) for code in foreign)
    return common * 2 >= len(foreign)
