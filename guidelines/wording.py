"""The small types every part of a guideline is made of: languages, texts per language, severities, variants."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
"""An identifier a person can type: lower case letters, digits, dot, dash, underscore; at most 64."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Severity(StrEnum):
    """How much a finding matters: an error blocks publication, a warning needs a decision, a suggestion is advice."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


class Item(BaseModel):
    """Base of every guideline type: immutable, and unknown keys are errors, not silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Localized(Item):
    """One text per language; at least one is given."""

    en: Text | None = None
    zh: Text | None = None

    @model_validator(mode="after")
    def _some_language(self) -> Self:
        if self.en is None and self.zh is None:
            raise ValueError("give the text in at least one language, as {en: ..., zh: ...}")
        return self

    def get(self, language: str) -> str | None:
        """The text in exactly ``language``, or None."""
        return {"en": self.en, "zh": self.zh}.get(language)

    def best(self, language: str) -> str:
        """The text in ``language`` or, failing that, in the other one."""
        return self.get(language) or self.en or self.zh or ""


class Examples(Item):
    """Texts per language, in order."""

    en: tuple[Text, ...] = ()
    zh: tuple[Text, ...] = ()

    def get(self, language: str) -> tuple[str, ...]:
        """The texts in exactly ``language``; empty when there are none."""
        return {"en": self.en, "zh": self.zh}.get(language, ())


class Variant(Item):
    """A form not to be written. ``use`` is written instead: None means the term's preferred form, "" means nothing."""

    text: Text
    use: str | None = None
    reason: Localized | None = None
    severity: Severity | None = None
