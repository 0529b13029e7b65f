"""What a rule says of a place: the alert, and its message with what was found filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_VERB = re.compile(r"%(?:\[(\d+)\])?s|%%")
_BLANKS = re.compile(" +")


@dataclass(frozen=True, slots=True)
class Alert:
    """One place in a block: ``text[start:end]``, empty for the block as a whole; ``fix`` None where the rule has none.

    ``choices`` are the replacements where there are several.
    """

    start: int
    end: int
    message: str
    fix: str | None = None
    choices: tuple[str, ...] = ()


def message(template: str, *words: str) -> str:
    """``template`` with its ``%s`` and ``%[2]s`` filled; line breaks and double blanks become one blank."""
    following = iter(range(len(words)))

    def fill(match: re.Match[str]) -> str:
        if match[0] == "%%":
            return "%"
        number = int(match[1]) - 1 if match[1] else next(following, -1)
        return words[number] if 0 <= number < len(words) else ""

    return _BLANKS.sub(" ", _VERB.sub(fill, template).replace("\n", " "))


def choice(words: Sequence[str]) -> str:
    """Words to choose from, as a sentence has them: 'a', 'b', or 'c'."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join([*quoted[:-1], f"or {quoted[-1]}"])


def edited(action: Sequence[str], found: str) -> tuple[str, ...]:
    """What an action makes of ``found``: the replacements; empty where the action makes none or is not understood."""
    name, *params = action
    if name == "replace":
        return tuple(params)
    if name == "remove":
        return ("",)
    if name == "convert" and params == ["simple"]:
        return (_simple(found),)
    if name != "edit" or not params:
        return ()
    kind, *rest = params
    match kind, rest:
        case "regex", [pattern, new]:
            try:
                found = re.sub(pattern, re.sub(r"\$\{?(\d+)\}?", r"\\\1", new), found)
            except re.error:
                return ()
        case (("trim" | "trim_left" | "trim_right"), [chars]):
            found = {"trim": found.strip, "trim_left": found.lstrip, "trim_right": found.rstrip}[kind](chars)
        case "truncate", [mark] if mark:
            found = found.split(mark)[0]
        case "split", [mark, number] if mark and number.isdigit() and int(number) < len(found.split(mark)):
            found = found.split(mark)[int(number)]
        case "replace", [old, new] if old:
            found = found.replace(old, new)
        case _:
            return ()
    return (found.strip(),)


def _simple(words: str) -> str:
    """CamelCase and what is joined by marks as small words with blanks."""
    apart = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])|[\W_]+", " ", words)
    return " ".join(apart.split()).lower()
