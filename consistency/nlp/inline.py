"""Inline markup of one unit of copy: code, links, mentions, emoji codes, entities and real emphasis, as events."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

from consistency.document import ProtectedKind
from consistency.nlp.scripts import HAN

_TLDS = "com|cn|net|org|io|co|app|shop|store|dev|ai|edu|gov|info|me|tv|example|test"
_TLD_SET = frozenset(_TLDS.split("|"))
_TRIGGER = re.compile(rf"`|<|\\|&|:|@|#|＃|\[|!\[|www\.|\.(?:{_TLDS})(?![A-Za-z0-9-])|\*|_|~|\]")
_ANGLE_LINK = re.compile(r"<((?:https?|ftp)://[^\s<>|]+|mailto:[^\s<>|]+|tel:[^\s<>|]+)(\|[^<>\n]*)?>")
_ANGLE_EMAIL = re.compile(r"<([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253})>")
_ANGLE_MENTION = re.compile(r"<([@#!][^<>\s|]+)(?:\|[^<>\n]*)?>")
_ATTRIBUTE = r"[ \t\n]+[A-Za-z_:][\w:.-]*[ \t\n]*=[ \t\n]*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=`]+)"
_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|col|dd|del|details|div|dl|dt|em|figcaption|"
    "figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|"
    "option|p|pre|q|s|script|section|select|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|textarea|"
    "tfoot|th|thead|title|tr|u|ul|video"
)
_TAG = re.compile(rf"</?({_TAGS})(?:{_ATTRIBUTE})*[ \t\n]*/?>", re.IGNORECASE)
_BREAKING_TAG = re.compile(
    "(?:br|p|div|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|hr|title|dt|dd|option)$", re.I
)
_ANGLE = re.compile("<[^<>]{1,2000}>")
_COMMENT_END = "-->"
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_EMOJI_CODE = re.compile(r":([a-z0-9_+'-]{1,60}):(?::skin-tone-[2-6]:)?")
_EMOJI_NAME = re.compile(r"(?=.*[a-z])|[+-]1$|100$|1234$")
_HANDLE = re.compile(rf"@([\w{HAN}](?:[\w{HAN}-]|\.(?=\w)){{0,38}})")
_TOPIC = re.compile(r"[#＃]([^#＃\s\ufffc][^#＃\n]{0,60})[#＃]")
_HASHTAG = re.compile(r"[#＃](\w{1,100})")
_CLAUSE = re.compile("[，。！？；、,.!?;]")
_HEX_COLOUR = re.compile(r"(?=.*\d)(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")
_URL_BODY = re.compile(r"[!#-;=?-Z\\^_a-z~]*")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_LOCAL = re.compile(r"[A-Za-z0-9._%+-]")
_HOST = re.compile(r"[A-Za-z0-9.-]")
_DESTINATION = re.compile(
    r"\([ \t]{0,3}(?:<([^<>\n]{0,2000})>|([^\s<>()]*+(?:\([^\s<>()]*+\)[^\s<>()]*+)*+))"
    r"(?:[ \t]{1,3}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ \t]{0,3}\)"
)
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ASCII_WORD = re.compile("[A-Za-z0-9]")
_CJK_WORD = re.compile(rf"[\w{HAN}]")

_LONGEST_HOST = 80

Action = Literal["drop", "object", "char", "break", "open", "close"]


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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together: ``**`` and ``**``, ``[`` and ``](url)``. Original offsets.

    ``lasting`` marks carry meaning (a link) and survive when all they enclose is replaced; emphasis does not.
    """

    open_start: int
    open_end: int
    close_start: int
    close_end: int
    lasting: bool


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


@dataclass(slots=True)
class _Delimiter:
    char: str
    start: int
    end: int
    opens: bool
    closes: bool


class InlineScanner:
    """Reads ``text[start:end]`` once and collects events, stretches and pairs."""

    def __init__(self, text: str, code: CodeSpans) -> None:
        self.text, self.code = text, code
        self.events: list[Event] = []
        self.stretches: list[Stretch] = []
        self.pairs: list[Pair] = []

    def scan(self, start: int, end: int) -> None:
        """Add what stands in ``text[start:end]``; calls come in order of position."""
        text = self.text
        self._floor, self._end, self._comments = start, end, True
        self._delimiters: list[_Delimiter] = []
        self._brackets: list[tuple[int, int, int]] = []
        first = len(self.events)
        at = start
        while True:
            found = _TRIGGER.search(text, at, end)
            if not found:
                break
            at = self._at(found.start(), found.end())
        self._emphasis()
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
            return self._add(at, tag.end(), "break" if _BREAKING_TAG.match(tag[1]) else "drop")
        return at + 1

    def _angle_link(self, at: int, link: re.Match[str]) -> int:
        address = html.unescape(link[1])
        kind: ProtectedKind = "email" if address.startswith("mailto:") else "url"
        value = address.removeprefix("mailto:")
        label = link[2][1:] if link[2] else ""
        if not label.strip() or label == value or _looks_like_address(label):
            return self._add(at, link.end(), "object", kind, value)
        label_start = link.end(1) + 1
        self.stretches.append(Stretch(at, label_start, kind, value))
        self.pairs.append(Pair(at, label_start, link.end() - 1, link.end(), lasting=True))
        self._add(at, label_start, "open")
        self.events.append(Event(link.end() - 1, link.end(), "close"))
        return label_start

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at, self._end)
        if not found:
            return at + 1
        decoded = html.unescape(found[0])
        if len(decoded) != 1 or decoded == found[0]:
            return at + 1
        return self._add(at, found.end(), "char", value=" " if decoded in "\t\n\r\x0b\x0c\u2028\u2029" else decoded)

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
        found = _URL_BODY.match(self.text, scheme_end, self._end)
        end = _without_tail(self.text, start, found.end() if found else scheme_end)
        if end <= scheme_end:
            return scheme_end
        return self._add(start, end, "object", "url", html.unescape(self.text[start:end]))

    def _bare_domain(self, at: int) -> int:
        text = self.text
        start = at
        while start > self._floor and at - start < _LONGEST_HOST and _HOST.match(text[start - 1]):
            start -= 1
        domain = _DOMAIN.match(text, start, self._end)
        before = text[start - 1 : start] if start > self._floor else ""
        if not domain or domain.end() <= at + 1 or (before and before in "@/\\_") or text[start] in ".-":
            return at + 1
        end = domain.end() if text[at] == "w" else _known_domain_end(domain)
        if end <= at + 1:
            return at + 1
        if text[end : end + 1] in ("/", "?", "#") and end < self._end:
            body = _URL_BODY.match(text, end, self._end)
            end = body.end() if body else end
        end = _without_tail(text, start, end)
        return self._add(start, end, "object", "url", text[start:end]) if end > at + 1 else at + 1

    def _at_sign(self, at: int) -> int:
        text = self.text
        start = at
        while start > self._floor and at - start < 64 and _LOCAL.match(text[start - 1]):
            start -= 1
        while start < at and text[start] in "._%+-":
            start += 1
        if start < at:
            domain = _DOMAIN.match(text, at + 1, self._end)
            if domain:
                return self._add(start, domain.end(), "object", "email", text[start : domain.end()])
            return at + 1
        found = _HANDLE.match(text, at, self._end)
        if not found:
            return at + 1
        return self._add(at, found.end(), "object", "mention", found[1])

    def _hash(self, at: int) -> int:
        text = self.text
        before = text[at - 1] if at > self._floor else ""
        topic = _TOPIC.match(text, at, self._end)
        if topic and not topic[1][-1].isspace():
            after = text[topic.end() : topic.end() + 1]
            runs_on = bool(after and _CJK_WORD.match(after))
            two_tags = runs_on and (_CLAUSE.search(topic[1]) is not None or topic[0].isascii())
            if re.search(r"[^\W\d_]", topic[1]) and not two_tags:
                self.stretches.append(Stretch(at, topic.end(), "hashtag", topic[1]))
                self._floor = topic.end()
                return topic.end()
        found = _HASHTAG.match(text, at, self._end)
        if not found or (before and (_ASCII_WORD.match(before) or before in "/&_")):
            return at + 1
        word = found[1]
        if word.isdigit() or _HEX_COLOUR.match(word) or not any(c.isalpha() for c in word):
            return found.end()
        self.stretches.append(Stretch(at, found.end(), "hashtag", word))
        self._floor = found.end()
        return found.end()

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
        self.pairs.append(Pair(start, label_start, at, end, lasting=True))
        self.events.append(Event(start, label_start, "open"))
        self._add(at, end, "close")
        # Emphasis may not begin inside a label and end outside it.
        own = self._delimiters[inner:]
        del self._delimiters[inner:]
        self._resolve(own)
        return end

    def _delimiter(self, at: int) -> int:
        text, char = self.text, self.text[at]
        end = at
        while end < self._end and text[end] == char:
            end += 1
        before = text[at - 1] if at > 0 else " "
        after = text[end] if end < len(text) else " "
        size = end - at
        if size <= (2 if char == "~" else 3):
            opens, closes = _flanks(char, size, before, after)
            if opens or closes:
                self._delimiters.append(_Delimiter(char, at, end, opens, closes))
        return end

    def _emphasis(self) -> None:
        self._resolve(self._delimiters)

    def _resolve(self, delimiters: list[_Delimiter]) -> None:
        """Pair openers with closers, innermost first, as CommonMark does; each is pushed and popped once."""
        stack: list[_Delimiter] = []
        waiting = {"*": 0, "_": 0, "~": 0}
        for mark in delimiters:
            while mark.closes and mark.start < mark.end and waiting[mark.char]:
                while stack[-1].char != mark.char:
                    waiting[stack.pop().char] -= 1
                opener = stack[-1]
                size = min(2, opener.end - opener.start, mark.end - mark.start)
                if mark.char == "~" and opener.end - opener.start != mark.end - mark.start:
                    break
                if opener.end == mark.start:
                    break
                self.pairs.append(Pair(opener.end - size, opener.end, mark.start, mark.start + size, lasting=False))
                self.events.append(Event(opener.end - size, opener.end, "drop"))
                self.events.append(Event(mark.start, mark.start + size, "drop"))
                opener.end -= size
                mark.start += size
                if opener.start == opener.end:
                    waiting[stack.pop().char] -= 1
            if mark.opens and mark.start < mark.end:
                stack.append(mark)
                waiting[mark.char] += 1


def _flanks(char: str, size: int, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of marks may open and may close emphasis between these neighbours.

    Underscores and single tildes need a boundary outside (``snake_case``, ``10~20``). Stars may touch Chinese on both
    sides, which CommonMark refuses beside punctuation, but a single star between Latin letters or digits is a product
    (``2*3``) and a double one between digits a power.
    """
    opens, closes = not after.isspace(), not before.isspace()
    if char == "_" or (char == "~" and size == 1):
        outer_before, outer_after = _CJK_WORD.match(before) is not None, _CJK_WORD.match(after) is not None
        return opens and not outer_before, closes and not outer_after
    if size == 1 or (before.isdigit() and after.isdigit()):
        opens = opens and not _ASCII_WORD.match(before)
        closes = closes and not _ASCII_WORD.match(after)
    return opens, closes


def _backslash_is_text(text: str, at: int) -> bool:
    """Whether the backslash belongs to a Windows path rather than escaping a mark."""
    return at > 0 and text[at - 1] in ":\\" and text[at + 1 : at + 2] == "\\"


def _looks_like_address(label: str) -> bool:
    return "://" in label or label.startswith("www.") or ("." in label and "/" in label and " " not in label)


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
