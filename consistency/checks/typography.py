"""Whether Chinese copy keeps to Chinese typography: spaces, width of letters and punctuation, no repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from consistency.check_api import Example, Resources
from consistency.checks._typography_places import ANY_RUN, LETTER_RUN, Place, places
from consistency.document import Document
from consistency.matching.phrasebook import Phrasebook, phrasebook
from consistency.matching.stretches import Stretches
from consistency.model import CheckResult, Copy, Finding, Fix, ItemRef, Span
from consistency.nlp.scripts import HAN, LATIN, is_han
from consistency.voice.examples import own_words
from guidelines.model import Brand, Guideline, Localized, Pack, Severity

NAME = "typography"
FEATURE = "typography-zh"

_SPACED_FIGURE = re.compile(rf"[{HAN}] [0-9]|[0-9] [{HAN}]")
_TIGHT_FIGURE = re.compile(rf"[{HAN}][0-9]|[0-9][{HAN}]")
SPACED_IN = 2
"""Examples of the brand's that must set figures off by spaces, and none tight, before it counts as its way."""
_TYPED = re.compile(rf"(?:回复|发送|输入|扣|回(?=[A-Z]{{1,2}}退))[A-Z0-9]{{1,4}}(?![{LATIN}0-9])")
"""What a reader is told to send is set as it is typed: 回复R, 扣1, 回T退订."""


@dataclass(frozen=True, slots=True)
class CompiledTypography:
    """``pack`` switched the check on, None when none did; ``book`` knows how the brand writes its own names; ``spaced``
    are the runs beside which a space belongs; ``asked`` is wording that a channel asks for as it is written.
    """

    pack: Pack | None
    book: Phrasebook
    spaced: re.Pattern[str]
    asked: tuple[re.Pattern[str], ...] = ()


class TypographyCheck:
    """Chinese typography, for brands whose packs ask for it."""

    name = NAME
    weight = 5.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledTypography:
        """Whether a pack switches typography on, and whether the brand's own examples set figures off by spaces."""
        pack = next((pack for pack in guideline.packs if FEATURE in pack.features), None)
        spaced = ANY_RUN if _figures_apart(guideline) else LETTER_RUN
        elements = [element for channel in guideline.channels for element in channel.required]
        asked = dict.fromkeys(re.escape(text) for element in elements for text in element.any_of.zh)
        return CompiledTypography(pack, phrasebook(guideline), spaced, tuple(map(re.compile, asked)))

    def run(self, document: Document, copy: Copy, compiled: CompiledTypography, resources: Resources) -> CheckResult:
        """One suggestion a place, in order. Code, addresses, hashtags, the brand's names, what readers are told to type
        and wording that a channel asks for are left alone."""
        if compiled.pack is None:
            return CheckResult(ran=False)
        names = compiled.book.find(document).of("preferred")
        # 穹电 S2 is ours as the guide writes it, blanks and all; 穹电S2 is not.
        own = [m for m in names if document.plain[m.start : m.end].casefold() == m.form.text.casefold()]
        hidden = [(p.start, p.end) for p in document.protected if p.kind != "quote"]
        asked = [m.span() for pattern in (_TYPED, *compiled.asked) for m in pattern.finditer(document.plain)]
        closed = Stretches([*hidden, *asked, *(match.place for match in own)])
        findings: list[Finding] = []
        taken = 0
        for place in places(document, compiled.spaced):
            if place.start >= taken and not _changes_any(place, closed):
                findings.extend(_findings(document, place, compiled.pack))
                taken = place.end
        return CheckResult(tuple(findings))


def _changes_any(place: Place, closed: Stretches) -> bool:
    """Whether an edit falls inside a closed stretch; one at its edge does not."""
    return any(closed.touch(start, end) if start < end else closed.part(start) for start, end, _ in place.edits)


def _figures_apart(guideline: Guideline) -> bool:
    """100 元 and 2026 年, as many houses write and many do not."""
    texts = {text for attribute in guideline.voice.attributes for text in attribute.do.zh}
    texts.update(own_words(guideline, "zh"))
    spaced = sum(_SPACED_FIGURE.search(text) is not None for text in texts)
    return spaced >= SPACED_IN and not any(_TIGHT_FIGURE.search(text) for text in texts)


def _findings(document: Document, place: Place, pack: Pack) -> Iterator[Finding]:
    """The finding of a place, or one for each of its edits where markup stands between them."""
    span = document.span(place.start, place.end)
    if document.quote(span) == document.plain[place.start : place.end]:
        yield _finding(document, span, place, Fix(span, place.text), (document.quote(span), place.text), pack)
        return
    for start, end, text in place.edits:
        if start < end:
            around = document.span(start, end)
            yield _finding(document, around, place, Fix(around, text), (document.quote(around), text), pack)
        else:
            around = document.span(start - 1, start + 1)
            latin_follows = is_han(document.plain[start - 1])
            at = document.ends[start - 1] if latin_follows else document.starts[start]
            before, after = document.plain[start - 1], document.plain[start]
            yield _finding(
                document, around, place, Fix(Span(at, at), text), (before + after, before + text + after), pack
            )


def _finding(document: Document, span: Span, place: Place, fix: Fix, shown: tuple[str, str], pack: Pack) -> Finding:
    """``shown``: what is there and what is better, as the reader sees them."""
    return Finding(
        check=NAME,
        code="typography.zh",
        severity=Severity.SUGGESTION,
        span=span,
        quote=document.quote(span),
        params=MappingProxyType({"found": shown[0], "preferred": shown[1]}),
        item=ItemRef("pack", pack.id),
        reason=pack.description,
        fix=fix,
        confidence=place.confidence,
    )


_GUIDELINE = Guideline(
    brand=Brand(id="lumen", names=Localized(en="Lumen", zh="流明"), languages=("en", "zh")),
    packs=(
        Pack(
            id="sample",
            name=Localized(en="Typography", zh="排版"),
            description=Localized(en="Full-width punctuation.", zh="中文使用全角标点。"),
            features=(FEATURE,),
        ),
    ),
)

EXAMPLES: tuple[Example, ...] = (
    Example("Hello, world! Is it 5:30? Yes... (maybe)", _GUIDELINE, ()),
    Example("He said 你好! Then he left.", _GUIDELINE, ()),
    Example("Meet the new phone，now in blue。", _GUIDELINE, ("typography.zh", "typography.zh")),
    Example("用 Python 写的，售价 100元，2026年上市。", _GUIDELINE, ()),
    Example("用Python写的,很快！！", _GUIDELINE, ("typography.zh",) * 3),
)

CHECK = TypographyCheck()
