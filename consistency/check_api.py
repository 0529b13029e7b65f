"""What a check is: something compiled once from a guideline, then run on many documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from consistency.document import Document
from consistency.learned import Learned
from consistency.model import CheckResult, Copy
from consistency.nlp.encoder_api import Encoder
from guidelines.model import Guideline


@dataclass(frozen=True, slots=True)
class Resources:
    """What checks may use beside the guideline. Safe to share between threads.

    ``learned`` keeps what a check learns from a guideline for the next process; None where nothing is kept.
    """

    encoder: Encoder
    learned: Learned | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the codes a check must find in it, in order of position; empty means the check stays silent."""

    text: str
    guideline: Guideline
    codes: tuple[str, ...]
    copy: dict[str, Any] = field(default_factory=dict)
    """Other fields of ``Copy``, such as ``{"channel": "x"}``."""


class Check(Protocol):
    """One check. A module in ``consistency/checks`` exposes it as ``CHECK`` and its examples as ``EXAMPLES``."""

    @property
    def name(self) -> str:
        """Name of the check and prefix of its codes: ``terms``."""
        ...

    @property
    def weight(self) -> float:
        """Points of 100 this check can take from the score."""
        ...

    def compile(self, guideline: Guideline, resources: Resources) -> Any:
        """What ``run`` needs of the guideline, made once a version; immutable and shared between threads."""
        ...

    def run(self, document: Document, copy: Copy, compiled: Any, resources: Resources) -> CheckResult:
        """Look at one document. Deterministic; never raises on any text."""
        ...
