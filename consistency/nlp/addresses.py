"""Where a bare address begins and ends in running text: URLs, domains without a scheme, e-mail addresses."""

from __future__ import annotations

import re

from consistency.nlp.scripts import HAN

TLDS = "com|cn|net|org|io|co|app|shop|store|dev|ai|edu|gov|info|me|tv|example|test"
"""Top-level domains by which a domain is known without ``www.`` or a scheme; as a pattern."""

_TLD_SET = frozenset(TLDS.split("|"))
_URL_BODY = re.compile(r"[!#-;=?-Z\\^_a-z~]*")
_FILES = "html?|php|aspx?|jsp|pdf|docx?|xlsx?|pptx?|csv|txt|md|json|xml|zip|jpe?g|png|gif|svg|webp|mp[34]"
_FOLDER = re.compile(rf"[{HAN}][{HAN}A-Za-z0-9_%-]{{0,40}}(?=[/?&=]|\.(?i:{_FILES})(?![A-Za-z0-9]))")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_LOCAL = re.compile(r"[A-Za-z0-9._%+-]")
_HOST = re.compile(r"[A-Za-z0-9.-]")
_LONGEST_HOST = 80
_LONGEST_LOCAL = 64


def url_end(text: str, start: int, scheme_end: int, limit: int) -> int:
    """End of the URL at ``start`` with its scheme up to ``scheme_end``; no more than that when nothing follows."""
    return _without_tail(text, start, _body_end(text, scheme_end, limit))


def bare_domain(text: str, at: int, floor: int, limit: int) -> tuple[int, int] | None:
    """The address around ``at``, which is the dot before a known top-level domain or the w of ``www.``."""
    start = at
    while start > floor and at - start < _LONGEST_HOST and _HOST.match(text[start - 1]):
        start -= 1
    domain = _DOMAIN.match(text, start, limit)
    before = text[start - 1 : start] if start > floor else ""
    if not domain or (before and before in "@/\\_") or text[start] in ".-":
        return None
    end = domain.end() if text[at] == "w" else _known_domain_end(domain)
    if end <= at + 1:
        return None
    if end < limit and text[end] in "/?#":
        end = _body_end(text, end, limit)
    end = _without_tail(text, start, end)
    return (start, end) if end > at + 1 else None


def _body_end(text: str, at: int, limit: int) -> int:
    """The end of the path and query that begin at ``at``, Chinese folders and names of files and all.

    Chinese without a slash or the ending of a file after it is the sentence that goes on.
    """
    while True:
        found = _URL_BODY.match(text, at, limit)
        at = found.end() if found else at
        folder = _FOLDER.match(text, at, limit) if text[at - 1 : at] in "/=" else None
        if folder is None:
            return at
        at = folder.end()


def local_part_start(text: str, at: int, floor: int) -> int:
    """Start of what stands before the @ at ``at`` of an e-mail address; ``at`` when nothing does."""
    start = at
    while start > floor and at - start < _LONGEST_LOCAL and _LOCAL.match(text[start - 1]):
        start -= 1
    while start < at and text[start] in "._%+-":
        start += 1
    return start


def domain_end(text: str, at: int, limit: int) -> int | None:
    """End of the domain that begins at ``at``; None when none does."""
    domain = _DOMAIN.match(text, at, limit)
    return domain.end() if domain else None


def _known_domain_end(domain: re.Match[str]) -> int:
    """End of the last label that is a known top-level domain: ``a.com.Next`` ends after ``com``."""
    labels = domain[0].split(".")
    while len(labels) > 1 and labels[-1] not in _TLD_SET:
        labels.pop()
    return domain.start() + len(".".join(labels)) if len(labels) > 1 else domain.start()


def _without_tail(text: str, start: int, end: int) -> int:
    """End of an address without the punctuation and marks that follow it in a sentence."""
    opened = text.count("(", start, end) - text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")":
            if opened >= 0:
                break
            opened += 1
        elif last == ";" and (entity := re.search(r"&(?:gt|lt|quot|apos|nbsp);$", text[max(start, end - 7) : end])):
            end -= len(entity[0])
            continue
        elif last not in ".,:;!?'*_~|]":
            break
        end -= 1
    return end
