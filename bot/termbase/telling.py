"""What a term base would change, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from bot.i18n import text as t
from guidelines.model import Term
from guidelines.termbase.merge import Merged
from guidelines.termbase.model import TermBase

_NAMED = 8
"""Terms called by name in one sentence."""


def changes(merged: Merged, before: tuple[Term, ...], language: str) -> Iterator[str]:
    """One sentence for each of: what comes, changes, goes, stays the same and is not spoken of."""
    known = {term.id: term.preferred for term in (*before, *merged.terms)}
    for part in ("added", "changed", "removed", "same", "kept"):
        if names := getattr(merged, part):
            words = t("list.comma", language).join(known[name] for name in names[:_NAMED])
            more = t("termbase.more", language, n=len(names) - _NAMED) if len(names) > _NAMED else ""
            shown = words + more if part in ("added", "changed", "removed") else ""
            code = f"termbase.{part}" if shown else f"termbase.{part}_count"
            yield t(code, language, n=len(names), terms=shown)


def notices(base: TermBase, language: str) -> Iterator[str]:
    """What of the file was passed over or contradicts itself."""
    for notice in base.notices:
        yield t(notice.code, language, **notice.params)
