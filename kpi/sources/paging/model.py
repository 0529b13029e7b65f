"""How a service says where its next page is: by an address, a cursor or a number; read from an entry of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from kpi.sources.configured.entry import Entry
from kpi.sources.ingest.objects import found_at, steps

PAGES, MOST_PAGES = 100, 10_000
_LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)')
_NEXT = re.compile(r'\brel\s*=\s*(?:"([^"]*)"|([^\s",;]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """One page: the ``address`` it stands at, its ``document``, its ``Link`` header, and how many rows it holds."""

    address: str
    document: Any
    link: str
    rows: int


@dataclass(frozen=True, slots=True)
class Paging:
    """``at``: path in the answer to what leads on; "link" for the Link header (RFC 8288); "" for numbered pages.
    ``parameter``: the query parameter that what leads on is put into; without one it is an address. ``first`` and
    ``step``: numbers of the pages. At most ``most`` pages."""

    at: str = ""
    parameter: str = ""
    first: int = 1
    step: int = 1
    most: int = PAGES

    def begin(self, address: str) -> str:
        """The address of the first page."""
        return self._put(address, str(self.first)) if self.parameter and not self.at else address

    def next(self, answer: Answer, number: int) -> str | None:
        """The address of the page after ``answer``, which was the ``number``-th from 1; None after the last."""
        if not self.at:
            # Numbered pages go on until one holds nothing.
            return self._put(answer.address, str(self.first + self.step * number)) if answer.rows else None
        if self.at == "link":
            target = linked(answer.link)
            return urljoin(answer.address, target) if target else None
        lead = next(iter(found_at(answer.document, self.at)), None)
        if lead is None or lead is False or lead == "":
            return None
        return self._put(answer.address, str(lead)) if self.parameter else urljoin(answer.address, str(lead))

    def _put(self, address: str, value: str) -> str:
        parts = urlsplit(address)
        pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != self.parameter]
        return urlunsplit(parts._replace(query=urlencode([*pairs, (self.parameter, value)])))


def linked(header: str) -> str | None:
    """The target of ``rel="next"`` in a Link header."""
    for target, parameters in _LINK.findall(header):
        relation = _NEXT.search(parameters)
        if relation and "next" in (relation[1] or relation[2]).lower().split():
            return str(target)
    return None


def paging(entry: Entry) -> Paging | None:
    """Read ``pages`` of an entry: ``next`` (``link`` or a path in the answer), ``parameter``, ``first``, ``step``,
    ``most``. None when it has no pages."""
    part = entry.part("pages")
    if part is None:
        return None
    at, parameter = part.text("next", ""), part.text("parameter", "")
    if not at and not parameter:
        raise part.fault("pages")
    if at and at != "link":
        try:
            steps(at)
        except ValueError:
            raise part.fault("bad_path", part.at("next"), field=at) from None
    found = Paging(
        at=at,
        parameter="" if at == "link" else parameter,
        first=part.number("first", 1, least=0, most=10**9),
        step=part.number("step", 1, most=10**6),
        most=part.number("most", PAGES, most=MOST_PAGES),
    )
    part.done()
    return found
