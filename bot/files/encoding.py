"""Bytes to text: UTF-8, UTF-16, GB18030 and Western Windows, and a refusal of what is no text."""

from __future__ import annotations

import codecs

from bot.files.model import FileError, Words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1a\x1b")
_SAMPLE = 64_000


def decode(data: bytes) -> tuple[str, tuple[Words, ...]]:
    """The text of ``data`` without a byte order mark, and a warning where the encoding was only guessed.

    Raises ``FileError`` ``files.binary`` for bytes that are no text and ``files.undecodable`` for text in an encoding
    that is none of ours.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), ()
    try:
        return _readable(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    wide = _utf16_without_mark(data)
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


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 that lost its mark: blanks, digits and Latin letters leave a zero in every second byte."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or not sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 20 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


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
    common = sum(len(code) == 2 and (0xB0 <= code[0] <= 0xD7 or 0xA1 <= code[0] <= 0xA3) for code in foreign)
    return common * 2 >= len(foreign)
