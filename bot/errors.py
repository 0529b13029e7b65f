"""What went wrong, in words for the person it went wrong for."""

from __future__ import annotations

import hashlib

from bot import i18n


class Refusal(Exception):
    """Something a person asked for that cannot be done; ``key`` and ``params`` make the sentence that says why."""

    def __init__(self, key: str, /, **params: object) -> None:
        self.key, self.params = key, params
        super().__init__(f"{key} {params}" if params else key)

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with named arguments do not pickle by themselves, and durable work stores what it raises.
        return _refusal, (self.key, self.params)


def _refusal(key: str, params: dict[str, object]) -> Refusal:
    return Refusal(key, **params)


def refusal_of(error: BaseException) -> Refusal | None:
    """The refusal behind an error that a person can mend or that passes by itself; None for a fault of ours.

    Every typed error of the other packages carries a ``code``: when the catalogue has a sentence for it, that sentence
    is the answer.
    """
    if isinstance(error, Refusal):
        return error
    code = getattr(error, "code", None)
    if isinstance(code, str) and i18n.has(code):
        params = getattr(error, "params", None)
        return Refusal(code, **(params if params is not None else _fields(error)))
    return None


def _fields(error: BaseException) -> dict[str, object]:
    return {
        name: ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value
        for name, value in vars(error).items()
        if name.isidentifier() and not name.startswith("_")
    }


def reference(seed: str) -> str:
    """A short id that a person can quote and that stands in the log; the same seed gives the same id."""
    return hashlib.sha256(seed.encode()).hexdigest()[:8].upper()
