"""Errors a person can cause with a guideline: each says what is wrong, where, and what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


class GuidelineError(Exception):
    """Base of every guideline error. ``code`` is stable; the text is one or more sentences for a person."""

    code = "guideline.error"


@dataclass(frozen=True)
class Problem:
    """One fault in a guideline file. ``line`` counts from 1; None when the fault is the file's as a whole."""

    file: str
    line: int | None
    where: str
    """The place in the file's own words, such as ``terms[3].preferred``."""
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.where + ': ' if self.where else ''}{self.message}"


class InvalidGuideline(GuidelineError):
    """A guideline folder does not read as a guideline; every fault found is in ``problems``."""

    code = "guideline.invalid"

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in problems))


class UnknownBrand(GuidelineError):
    """No guideline of that brand is in the store."""

    code = "guideline.unknown_brand"

    def __init__(self, brand: str, known: list[str]) -> None:
        self.brand, self.known = brand, tuple(known)
        there = f"known brands: {', '.join(known)}" if known else "no guideline is imported yet"
        super().__init__(f"There is no guideline for brand {brand!r}; {there}.")


class UnknownVersion(GuidelineError):
    """The brand has no version of that number."""

    code = "guideline.unknown_version"

    def __init__(self, brand: str, number: int, latest: int) -> None:
        self.brand, self.number, self.latest = brand, number, latest
        super().__init__(f"Brand {brand!r} has versions 1 to {latest}, not {number}.")


class NotAGuidelineFolder(GuidelineError):
    """A guideline cannot be written there, since something else would be mixed up with it."""

    code = "guideline.not_a_folder"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} holds something that is not a guideline; choose an empty or new folder.")


class NoVersionYet(GuidelineError):
    """The brand had published nothing at that moment."""

    code = "guideline.no_version_yet"

    def __init__(self, brand: str, moment: dt.datetime, first: dt.datetime) -> None:
        self.brand, self.moment, self.first = brand, moment, first
        super().__init__(
            f"Brand {brand!r} had no guideline on {moment:%Y-%m-%d %H:%M %Z}; its first version is of "
            f"{first:%Y-%m-%d %H:%M %Z}."
        )


class UnsignedVersion(GuidelineError):
    """A version without an author or without a note."""

    code = "guideline.unsigned_version"

    def __init__(self, field: str) -> None:
        self.field = field
        what = "who publishes it" if field == "author" else "what changed and why"
        super().__init__(f"A version needs its {field}: say {what}.")


class DamagedVersion(GuidelineError):
    """A stored version cannot be trusted or read; it is not used."""

    code = "guideline.damaged_version"

    def __init__(self, brand: str, number: int, why: str) -> None:
        self.brand, self.number, self.why = brand, number, why
        super().__init__(
            f"Version {number} of brand {brand!r} is damaged: {why}. "
            "Restore it from a backup, or import the guideline folder again as a new version."
        )
