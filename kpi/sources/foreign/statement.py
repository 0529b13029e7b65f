"""Whether a statement only reads: one SELECT and nothing else, judged by its words outside of quotes and comments."""

from __future__ import annotations

import re

_SKIPPED = re.compile(
    r"""--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$""", re.DOTALL
)
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_$]*")
_CHANGING = frozenset(
    [
        "insert", "update", "delete", "merge", "into", "drop", "alter", "create", "truncate", "grant", "revoke", "call",
        "exec", "execute", "attach", "detach", "pragma", "vacuum", "copy", "set", "lock", "begin", "commit", "rollback",
    ]
)  # fmt: skip


def refused_word(query: str) -> str | None:
    """The word for which ``query`` is no single SELECT, None when it is one."""
    bare = _SKIPPED.sub(" ", query).strip().removesuffix(";").strip()
    if ";" in bare:
        return ";"
    words: list[str] = [word.lower() for word in _WORD.findall(bare)]
    if not words or words[0] not in ("select", "with"):
        return words[0] if words else "–"
    if "select" not in words:
        return words[0]
    return next((word for word in words if word in _CHANGING), None)


def parameters(query: str) -> frozenset[str]:
    """The named parameters, such as ``:since``; ``a::date`` is a cast."""
    return frozenset(re.findall(r"(?<![:\w]):([A-Za-z_]\w*)", _SKIPPED.sub(" ", query)))
