"""Text out of the files that people drop into a conversation: one module a format, found by discovery."""

from bot.files.extract import LIMIT, extensions, extract
from bot.files.model import Extracted, FileError, Part, Words

__all__ = ["LIMIT", "Extracted", "FileError", "Part", "Words", "extensions", "extract"]
