"""Inline markup of one unit of copy: code, links, mentions, emoji codes, entities and real emphasis, as events."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

from consistency.document import ProtectedKind
from consistency.nlp.addresses import TLDS, bare_domain, domain_end, local_part_start, url_end
from consistency.nlp.emphasis import Delimiter, delimiter, resolve
from consistency.nlp.hashtags import hashtag
from consistency.nlp.scripts import HAN, INVISIBLE

_TRIGGER = re.compile(rf"`|<|\\|&|:|@|#|＃|\[|!\[|www\.|\.(?:{TLDS})(?![A-Za-z0-9-])|\*|_|~|\]")
_ANGLE_LINK = re.compile(r"<((?:https?|ftp)://[^\s<>|]+|mailto:[^\s<>|]+|tel:[^\s<>|]+)(\|[^<>\n]*)?>")
_ANGLE_EMAIL = re.compile(r"<([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253})>")
_ANGLE_MENTION = re.compile(r"<([@#!][^<>\s|]+)(?:\|[^<>\n]*)?>")
_ATTRIBUTE = r"[ \t\n]+[A-Za-z_:@][\w:.@-]*(?:[ \t\n]*=[ \t\n]*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+))?"
_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|col|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|"
    "noscript|object|option|p|path|picture|pre|q|s|script|section|select|small|source|span|strike|strong|style|sub|"
    "summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|u|ul|video"
)
_TAG = re.compile(rf"</?({_TAGS})(?:(?=[^<>]*=)(?:{_ATTRIBUTE})*)?[ \t\n]*/?>", re.IGNORECASE)
"""Words without a value pass for attributes only beside one with a value: <i am here> is prose."""
_UNSEEN = re.compile(r"(?:style|script|template)$", re.IGNORECASE)
"""Elements whose content a browser does not show."""
_BREAKING_TAG = re.compile(
    "(?:br|p|div|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|hr|title|dt|dd|option)$", re.I
)
_ANGLE = re.compile("<[^<>]{1,2000}>")
_COMMENT_END = "-->"
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_EMOJI_CODE = re.compile(r":([a-z0-9_+'-]{1,60}):(?::skin-tone-[2-6]:)?")
_EMOJI_NAME = re.compile(r"(?=.*[a-z])|[+-]1$|100$|1234$")
_HANDLE = re.compile(rf"@([\w{HAN}](?:[\w{HAN}-]|\.(?=\w)){{0,38}})")
_DESTINATION = re.compile(
    r"\([ \t]{0,3}(?:<([^<>\n]{0,2000})>|([^\s<>()]*+(?:\([^\s<>()]*+\)[^\s<>()]*+)*+))"
    r"(?:[ \t]{1,3}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ \t]{0,3}\)"
)
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ASCII_WORD = re.compile("[A-Za-z0-9]")

Action = Literal["drop", "object", "char", "break"]


@dataclass(frozen=True, slots=True)
class Event:
    """What happens at ``text[start:end]``: it vanishes, becomes one object character, one ``char``, or a hard break."""

    start: int
    end: int
    action: Action
    kind: ProtectedKind | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Original offsets of a hashtag, or of the markup that hides the address of a labelled link."""

    start: int
    end: int
    kind: ProtectedKind
    value: str


class CodeSpans:
    """Where each run of backticks in a text closes; asked once per run, linear overall."""

    def __init__(self, text: str) -> None:
        self._close: dict[int, tuple[int, int, int]] = {}
        following: dict[int, int] = {}
        for run in reversed([found.span() for found in re.finditer("`+", text)]) if "`" in text else ():
            start, end = run
            close = following.get(end - start)
            if close is not None:
                self._close[start] = (end, close, close + end - start)
            following[end - start] = start

    def at(self, start: int) -> tuple[int, int, int] | None:
        """(content start, content end, end) of the code span opened by the run at ``start``."""
        return self._close.get(start)


class InlineScanner:
    """Reads ``text[start:end]`` once and collects events and stretches."""

    def __init__(self, text: str, code: CodeSpans) -> None:
        self.text, self.code = text, code
        self.events: list[Event] = []
        self.stretches: list[Stretch] = []

    def scan(self, start: int, end: int) -> None:
        """Add what stands in ``text[start:end]``; calls come in order of position."""
        text = self.text
        self._start, self._floor, self._end, self._comments = start, start, end, True
        self._never_shut: set[str] = set()
        self._delimiters: list[Delimiter] = []
        self._brackets: list[tuple[int, int, int]] = []
        first = len(self.events)
        at = start
        while True:
            found = _TRIGGER.search(text, at, end)
            if not found:
                break
            at = self._at(found.start(), found.end())
        self._emphasis(self._delimiters)
        self.events[first:] = sorted(self.events[first:], key=lambda event: event.start)

    def _at(self, at: int, trigger_end: int) -> int:
        """Handle the trigger at ``at`` and say where to go on; always beyond ``at``."""
        char = self.text[at]
        match char:
            case "`":
                return self._code(at)
            case "<":
                return self._angle(at)
            case "\\":
                follows = self.text[at + 1 : at + 2]
                if at + 1 < self._end and follows in _ESCAPABLE and not _backslash_is_text(self.text, at):
                    return self._add(at, at + 2, "char", value=follows)
                return at + 1
            case "&":
                return self._entity(at)
            case ":":
                return self._colon(at)
            case "@":
                return self._at_sign(at)
            case "#" | "＃":
                return self._hash(at)
            case "[" | "!":
                self._brackets.append((at, trigger_end, len(self._delimiters)))
                return trigger_end
            case "]":
                return self._bracket(at)
            case "." | "w":
                return self._bare_domain(at)
            case _:
                return self._delimiter(at)

    def _add(self, start: int, end: int, action: Action, kind: ProtectedKind | None = None, value: str = "") -> int:
        self.events.append(Event(start, end, action, kind, value))
        self._floor = end
        return end

    def _code(self, at: int) -> int:
        span = self.code.at(at)
        if span and span[2] <= self._end:
            content = self.text[span[0] : span[1]]
            return self._add(at, span[2], "object", "code", content.strip())
        end = at
        while end < self._end and self.text[end] == "`":
            end += 1
        return end

    def _angle(self, at: int) -> int:
        text, end = self.text, self._end
        if text.startswith("<!--", at):
            close = text.find(_COMMENT_END, at + 4, end) if self._comments else -1
            self._comments = close >= 0
            return self._add(at, close + 3, "drop") if self._comments else at + 4
        angle = _ANGLE.match(text, at, end)
        if not angle:
            return at + 1
        close = angle.end() - 1
        link = _ANGLE_LINK.match(text, at, close + 1)
        if link:
            return self._angle_link(at, link)
        email = _ANGLE_EMAIL.match(text, at, close + 1)
        if email:
            return self._add(at, email.end(), "object", "email", email[1])
        mention = _ANGLE_MENTION.match(text, at, close + 1)
        if mention:
            return self._add(at, mention.end(), "object", "mention", mention[1])
        tag = _TAG.match(text, at, close + 1)
        if tag:
            if _UNSEEN.match(tag[1]) and text[at + 1] != "/" and (shut := self._shut(tag[1].lower(), tag.end())):
                return self._add(at, shut, "drop")
            return self._add(at, tag.end(), "break" if _BREAKING_TAG.match(tag[1]) else "drop")
        return at + 1

    def _shut(self, element: str, at: int) -> int | None:
        """The end of the next closing tag of ``element``; asked in vain once, it is not looked for again."""
        if element in self._never_shut:
            return None
        shut = re.compile(rf"</{element}[ \t\n]*>", re.IGNORECASE).search(self.text, at, self._end)
        if shut is None:
            self._never_shut.add(element)
        return shut.end() if shut else None

    def _angle_link(self, at: int, link: re.Match[str]) -> int:
        address = html.unescape(link[1])
        kind: ProtectedKind = "email" if address.startswith("mailto:") else "url"
        value = address.removeprefix("mailto:")
        label = link[2][1:] if link[2] else ""
        if not label.strip() or label == value or _looks_like_address(label):
            return self._add(at, link.end(), "object", kind, value)
        label_start = link.end(1) + 1
        self.stretches.append(Stretch(at, label_start, kind, value))
        self._add(at, label_start, "drop")
        self.events.append(Event(link.end() - 1, link.end(), "drop"))
        return label_start

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at, self._end)
        if not found:
            return at + 1
        decoded = html.unescape(found[0])
        if len(decoded) != 1 or decoded == found[0]:
            return at + 1
        if INVISIBLE.match(decoded):
            return self._add(at, found.end(), "drop")
        return self._add(at, found.end(), "char", value=" " if decoded.isspace() else decoded)

    def _colon(self, at: int) -> int:
        text = self.text
        if text.startswith("://", at):
            scheme = next((s for s in ("https", "http", "ftp") if text.endswith(s, self._floor, at)), None)
            if scheme:
                return self._url(at - len(scheme), at + 3)
        found = _EMOJI_CODE.match(text, at, self._end)
        if found and _EMOJI_NAME.match(found[1]) and not (at > self._floor and _ASCII_WORD.match(text[at - 1])):
            after = text[found.end() : found.end() + 1]
            if not (after and _ASCII_WORD.match(after)):
                return self._add(at, found.end(), "object", "emoji", found[0])
        return at + 1

    def _url(self, start: int, scheme_end: int) -> int:
        end = url_end(self.text, start, scheme_end, self._end)
        if end <= scheme_end:
            return scheme_end
        return self._add(start, end, "object", "url", html.unescape(self.text[start:end]))

    def _bare_domain(self, at: int) -> int:
        found = bare_domain(self.text, at, self._floor, self._end)
        return self._add(*found, "object", "url", self.text[found[0] : found[1]]) if found else at + 1

    def _at_sign(self, at: int) -> int:
        text = self.text
        start = local_part_start(text, at, self._floor)
        if start < at:
            end = domain_end(text, at + 1, self._end)
            return self._add(start, end, "object", "email", text[start:end]) if end else at + 1
        found = _HANDLE.match(text, at, self._end)
        return self._add(at, found.end(), "object", "mention", found[1]) if found else at + 1

    def _hash(self, at: int) -> int:
        end, word = hashtag(self.text, at, self._start, self._end)
        if word:
            self.stretches.append(Stretch(at, end, "hashtag", word))
            self._floor = end
        return end

    def _bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        start, label_start, inner = self._brackets.pop()
        destination = _DESTINATION.match(self.text, at + 1, self._end)
        if not destination or label_start == at:
            return at + 1
        raw = destination[1] if destination[1] is not None else destination[2]
        end = destination.end()
        kind: ProtectedKind = "email" if raw.startswith("mailto:") else "url"
        label_is_address = bool(self.events) and (self.events[-1].start, self.events[-1].end) == (label_start, at)
        if not label_is_address:
            self.stretches.append(Stretch(at, end, kind, raw.removeprefix("mailto:")))
        self.events.append(Event(start, label_start, "drop"))
        self._add(at, end, "drop")
        # Emphasis may not begin inside a label and end outside it.
        own = self._delimiters[inner:]
        del self._delimiters[inner:]
        self._emphasis(own)
        return end

    def _delimiter(self, at: int) -> int:
        end = at
        while end < self._end and self.text[end] == self.text[at]:
            end += 1
        mark = delimiter(self.text, at, end)
        if mark:
            self._delimiters.append(mark)
        return end

    def _emphasis(self, delimiters: list[Delimiter]) -> None:
        self.events.extend(Event(start, end, "drop") for start, end in resolve(delimiters))


def _backslash_is_text(text: str, at: int) -> bool:
    """Whether the backslash belongs to a Windows path rather than escaping a mark."""
    return at > 0 and text[at - 1] in ":\\" and text[at + 1 : at + 2] == "\\"


def _looks_like_address(label: str) -> bool:
    return "://" in label or label.startswith("www.") or ("." in label and "/" in label and " " not in label)
