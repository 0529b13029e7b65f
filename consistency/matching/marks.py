"""Trademark marks: which mention of a name must carry one and does not."""

from __future__ import annotations

import re

from consistency.document import Document
from guidelines.model import Term

_WRITTEN = {
    "™": re.compile(r" ?(?:™|\(tm\)|:tm:)", re.IGNORECASE),
    "®": re.compile(r" ?(?:®|\(r\)|:registered:)", re.IGNORECASE),
}


class Marks:
    """The marks of one document, asked mention by mention in order of place.

    A name that is written wrongly is a mention as well: put right, it is the one that must carry the mark.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[str] = set()

    def missing(self, term: Term, end: int) -> str:
        """The mark to add to the mention that ends at plain offset ``end``: only to the first, and only once."""
        if term.trademark is None or term.id in self._seen:
            return ""
        self._seen.add(term.id)
        return "" if self._is_marked(end, term.trademark) else term.trademark

    def _is_marked(self, end: int, mark: str) -> bool:
        """Whether ``mark`` follows; an emoji of the sign counts."""
        document = self._document
        if _WRITTEN[mark].match(document.plain, end):
            return True
        at = end + (document.plain[end : end + 1] == " ")
        if document.plain[at : at + 1] != "\ufffc":
            return False
        return _WRITTEN[mark].match(document.original, document.starts[at]) is not None
