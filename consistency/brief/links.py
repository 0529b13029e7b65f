"""Whether a link leads to the campaign's landing page: same host and path, whatever counts the visit."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

_SHORTENERS = frozenset(
    {"bit.ly", "t.cn", "t.co", "url.cn", "w.url.cn", "dwz.cn", "suo.im", "tinyurl.com", "ow.ly", "goo.gl", "lnkd.in"}
)
_COUNTING = ("utm_", "gclid", "fbclid", "msclkid", "spm", "mc_cid", "mc_eid")

Page = tuple[str, str, frozenset[tuple[str, str]]]


def page_of(address: str) -> Page | None:
    """Host, path and parameters of ``address`` without scheme, ``www.``, fragment and what counts visits.

    None for what is no address of a page.
    """
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return None
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    asked = (pair for pair in parse_qsl(parts.query) if not pair[0].lower().startswith(_COUNTING))
    return host, unquote(parts.path).rstrip("/"), frozenset(asked)


def leads_to(address: str, landing: str) -> bool | None:
    """Whether ``address`` is the page ``landing``; None where nobody can see it, as behind a shortened link."""
    link, page = page_of(address), page_of(landing)
    if link is None or page is None or link[0] in _SHORTENERS:
        return None
    return link[:2] == page[:2] and page[2] <= link[2]
