"""What a modal makes of an English claim: that readers must have a thing, or that something will come true for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

MUST = "must"
"""Stands for every word that says that something is a duty."""
_DUTY = frozenset({"must", "compulsory", "mandatory", "obligatory"})
_DUTY_TO = frozenset(
    {"have", "has", "had", "having", "need", "needs", "needed", "got", "required", "obliged", "forced"}
)
"""Words that say so before "to": has to have, and not has; "required" also before "by law"."""
_PROMISE = re.compile(r"\bwill\b|['\u2019]ll\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"\b(?:will|going to|always|guarantee\w*|promis\w+|certain|sure)\b|['\u2019]ll\b"
    r"|(?<!\bif )(?<!\bwhen )(?<!\bhow )(?<!\bwhile )(?<!\bonce )(?<!\bas )(?<!\bways )(?<!\bhelps )(?<!\bhelp )"
    r"\b(?:you|they|everyone|everybody|(?:our )?(?:customers|members|guests|families|households))"
    r"(?: (?:all|also|really|simply|both))? $",
    re.IGNORECASE,
)
"""Before a verb that is told as sure, or as so: you will save, customers save; not "could", "to" or "if you save"."""


def is_duty(words: Sequence[str], at: int) -> bool:
    """Whether the lower-case word at ``at`` of ``words`` says that something must be: has to, mandatory."""
    word, after = words[at], words[at + 1 : at + 3]
    if word in _DUTY:
        return True
    return word in _DUTY_TO and (after[:1] == ["to"] or (word == "required" and after == ["by", "law"]))


def promises(text: str) -> bool:
    """Whether a phrase says what will be: you will save money."""
    return _PROMISE.search(text) is not None


def is_promised(before: str, said: str) -> bool:
    """Whether a clause tells what it says in ``said``, and before it, as sure: not "could", "ways to" or "if you"."""
    return _PROMISED.search(before) is not None or _PROMISE.search(said) is not None
