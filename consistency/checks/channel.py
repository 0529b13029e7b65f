"""What the place of publication asks for: length as it counts, hashtags, links, emoji, elements, language."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Literal

import regex

from consistency.calls import is_call
from consistency.check_api import Example, Resources
from consistency.counting import length, overflow
from consistency.document import Document, Protected
from consistency.model import CheckResult, Copy, Finding, ItemRef, NotChecked, Param, Span
from guidelines.model import (
    LANGUAGES,
    Brand,
    Channel,
    Examples,
    Guideline,
    Language,
    Localized,
    RequiredElement,
    Severity,
)

NAME = "channel"
FOREIGN_SHARE = 0.2
"""Share of a text's letters in a language the channel does not publish from which on it is reported."""


@dataclass(frozen=True, slots=True)
class CompiledChannels:
    """The channels with the languages published on each, and the brand's names."""

    channels: dict[str, Channel]
    languages: dict[str, tuple[Language, ...]]
    names: tuple[str, ...]


class ChannelCheck:
    """Copy against the rules of the channel it is meant for."""

    name = NAME
    weight = 20.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledChannels:
        """The channels by id; a brand is named by its own names and by its terms of kind ``brand``."""
        names = [guideline.brand.names.en, guideline.brand.names.zh]
        names += [t.preferred for t in guideline.terms if t.kind == "brand"]
        return CompiledChannels(
            channels={c.id: c for c in guideline.channels},
            languages={c.id: c.languages or guideline.brand.languages for c in guideline.channels},
            names=tuple(dict.fromkeys(n for n in names if n)),
        )

    def run(self, document: Document, copy: Copy, compiled: CompiledChannels, resources: Resources) -> CheckResult:
        """Nothing is looked at without a channel."""
        channel = compiled.channels.get(copy.channel or "")
        if channel is None:
            return CheckResult(not_checked=(NotChecked(NAME, "channel.none"),), ran=False)
        findings = [
            *_length(document, channel),
            *_too_many(document, channel),
            *_missing(document, channel, compiled.names),
            *_language(document, channel, compiled.languages[channel.id]),
        ]
        return CheckResult(findings=tuple(findings))


def _about(channel: Channel, code: str, severity: Severity, **more: Any) -> Finding:
    params: dict[str, Param] = {"channel": channel.name, **more.pop("params", {})}
    return Finding(
        check=NAME,
        code=f"channel.{code}",
        severity=severity,
        params=MappingProxyType(params),
        item=ItemRef("channel", channel.id),
        **{"reason": channel.notes, **more},
    )


def _length(document: Document, channel: Channel) -> list[Finding]:
    counted = length(document, channel.counting)
    if channel.max_length is not None and counted > channel.max_length:
        params = {"n": counted, "limit": channel.max_length, "over": counted - channel.max_length}
        start = overflow(document, channel.counting, channel.max_length)
        if start is None:
            return [_about(channel, "too_long", Severity.ERROR, params=params)]
        end = max(start + 1, len(document.plain.rstrip()))
        span, code = document.span(start, end), "too_long"
        if channel.counting == "sms":
            code, params["over"] = "too_many_messages", end - start
        return [_about(channel, code, Severity.ERROR, params=params, span=span, quote=document.quote(span))]
    if channel.min_length is not None and counted < channel.min_length:
        params = {"n": counted, "limit": channel.min_length}
        return [_about(channel, "too_short", Severity.WARNING, params=params)]
    return []


def _too_many(document: Document, channel: Channel) -> list[Finding]:
    kinds: tuple[tuple[str, str, int | None], ...] = (
        ("hashtag", "hashtags", channel.max_hashtags),
        ("url", "links", channel.max_links),
        ("emoji", "emoji", channel.max_emoji),
    )
    found = []
    for kind, name, most in kinds:
        there = links(document) if kind == "url" else [p.span for p in document.protected if p.kind == kind]
        if most is not None and len(there) > most:
            extra = there[most]
            found.append(
                _about(
                    channel,
                    f"too_many_{name}",
                    Severity.WARNING,
                    params={"n": len(there), "limit": most},
                    span=extra,
                    quote=document.quote(extra),
                    related=tuple(there[most + 1 :]),
                )
            )
    return found


def links(document: Document) -> list[Span]:
    """Where the reader can follow a link: each address once."""
    return [p.span for p in document.protected if p.kind == "url"]


def _missing(document: Document, channel: Channel, names: tuple[str, ...]) -> list[Finding]:
    found = []
    for element in channel.required:
        if _holds(document, element, names):
            continue
        asked = _in_its_language(document, element.any_of)
        if not asked:
            asked = names if element.kind == "brand_name" else _in_its_language(document, UNSAID[element.kind])
        found.append(
            _about(
                channel,
                f"missing_{element.kind}",
                element.severity,
                params={"any_of": " / ".join(asked)},
                reason=element.reason,
                confidence=0.8 if element.kind == "call_to_action" else 1.0,
            )
        )
    return found


def _in_its_language(document: Document, wording: Examples) -> tuple[str, ...]:
    """What the writer may take over: wording in a language of the copy, all of it where there is none."""
    spoken = {s.language for s in document.sentences}
    return tuple(w for each in LANGUAGES if {each, "mixed"} & spoken for w in wording.get(each)) or (
        *wording.en,
        *wording.zh,
    )


def _holds(document: Document, element: RequiredElement, names: tuple[str, ...]) -> bool:
    """Whether the element is there. A call to action is also known by its form, whatever its words."""
    asked = (*element.any_of.en, *element.any_of.zh)
    tags = [p for p in document.protected if p.kind == "hashtag"]
    if element.kind == "link":
        addresses = [p.value for p in document.protected if p.kind == "url"]
        return any(not asked or any(a.casefold() in address.casefold() for a in asked) for address in addresses)
    if element.kind == "hashtag":
        wanted = {_tag(a) for a in asked}
        return any(not wanted or _tag(_tag_text(document, p)) in wanted for p in tags)
    if element.kind == "brand_name":
        return any(says(document.plain, name) for name in asked or names)
    if any(says(document.plain, phrase) for phrase in asked):
        return True
    if element.kind == "call_to_action":
        return any(is_call(s.text) for s in document.sentences)
    return not asked and any(says(document.plain, word) for word in DISCLOSURES)


DISCLOSURES = ("ad", "#ad", "advertisement", "sponsored", "paid partnership", "广告", "合作", "赞助", "推广")
"""What tells a reader that a text is paid for, where the guideline names no wording."""


UNSAID = {
    "call_to_action": Examples(en=("Learn more",), zh=("了解更多",)),
    "link": Examples(en=("https://…",)),
    "disclosure": Examples(en=("Ad",), zh=("广告",)),
    "hashtag": Examples(en=("#…",)),
}
"""What stands for an element in the finding's sentence where the guideline names no wording."""


def _tag(text: str) -> str:
    return text.strip().strip("#＃").casefold()


def _tag_text(document: Document, part: Protected) -> str:
    return part.value or document.plain[part.start : part.end]


_HAN = regex.compile(r"\p{Han}")
_PARTS = regex.compile(r"\p{Han}+|[^\s\p{Han}]+")


def says(plain: str, phrase: str) -> bool:
    """Whether ``plain`` holds ``phrase`` as words: case aside, blanks alike, not inside a longer Latin word.

    A phrase in capitals (STOP) is looked for as it is written. A blank beside a Chinese character is a matter of
    setting (回复R, 回复 R).
    """
    parts = _PARTS.findall(phrase)
    body = regex.escape(parts[0]) if parts else ""
    for before, part in pairwise(parts):
        body += (r"\s*" if _HAN.search(before[-1] + part[0]) else r"\s+") + regex.escape(part)
    left = r"(?<![A-Za-z0-9_])" if phrase[:1].isascii() and phrase[:1].isalnum() else ""
    right = r"(?![A-Za-z0-9_])" if phrase[-1:].isascii() and phrase[-1:].isalnum() else ""
    exact = phrase.isascii() and phrase.isupper()
    return regex.search(left + body + right, plain, 0 if exact else regex.IGNORECASE) is not None


def _language(document: Document, channel: Channel, published: tuple[Language, ...]) -> list[Finding]:
    """Sentences in a language that is not published here; a few words of another language are no fault."""
    letters = {"en": 0, "zh": 0}
    spans: dict[Literal["en", "zh"], list[Span]] = {"en": [], "zh": []}
    for sentence in document.sentences:
        if sentence.language == "en" or sentence.language == "zh":
            letters[sentence.language] += len(sentence.text) * (1 if sentence.language == "en" else 3)
            spans[sentence.language].append(sentence.span)
    total = sum(letters.values())
    found = []
    for language, places in spans.items():
        if language in published or not places or letters[language] < FOREIGN_SHARE * total:
            continue
        found.append(
            _about(
                channel,
                "language",
                Severity.WARNING,
                params={"n": len(places)},
                span=places[0],
                quote=document.quote(places[0]),
                related=tuple(places[1:]),
            )
        )
    return found


CHECK = ChannelCheck()

_GUIDELINE = Guideline(
    brand=Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh")),
    channels=(
        Channel(
            id="post",
            name=Localized(en="Post", zh="短帖"),
            counting="weibo",
            max_length=30,
            max_hashtags=1,
            required=(RequiredElement(kind="call_to_action"),),
        ),
        Channel(
            id="note",
            name=Localized(en="Note", zh="笔记"),
            languages=("zh",),
            required=(RequiredElement(kind="disclosure", any_of=Examples(zh=("广告",))),),
        ),
    ),
)

EXAMPLES = (
    Example("A lamp for your desk. Order yours today.", _GUIDELINE, (), {"channel": "post"}),
    Example(
        "A lamp for your desk, your bed and your kitchen table. Order yours today.",
        _GUIDELINE,
        ("channel.too_long",),
        {"channel": "post"},
    ),
    Example("A lamp for your desk.", _GUIDELINE, ("channel.missing_call_to_action",), {"channel": "post"}),
    Example(
        "A lamp for your desk. 广告",
        _GUIDELINE,
        ("channel.language",),
        {"channel": "note"},
    ),
    Example("一盏好灯，立即购买。", _GUIDELINE, (), {"channel": "post"}),
    Example("一盏好灯，放在桌上。", _GUIDELINE, ("channel.missing_call_to_action",), {"channel": "post"}),
    Example("一盏好灯。广告", _GUIDELINE, (), {"channel": "note"}),
    Example("一盏好灯。", _GUIDELINE, ("channel.missing_disclosure",), {"channel": "note"}),
)
