"""Whether Chinese copy keeps to Chinese typography: spaces, width of letters and punctuation, no repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from consistency.check_api import Example, Resources
from consistency.document import Document
from consistency.matching.phrasebook import Phrasebook, phrasebook
from consistency.matching.stretches import Stretches
from consistency.model import CheckResult, Copy, Finding, Fix, ItemRef, Span
from consistency.nlp.scripts import HAN, LATIN, count_han, has_han, is_han
from consistency.nlp.typography import Correction, corrections
from consistency.voice.examples import own_words
from consistency.voice.usage import miscased
from guidelines.model import Brand, Guideline, Localized, Pack, Severity

NAME = "typography"
FEATURE = "typography-zh"

_LETTER_RUN = re.compile(rf"[{LATIN}0-9]*[{LATIN}][{LATIN}0-9]*")
_ANY_RUN = re.compile(rf"[{LATIN}0-9]+")
_SPACED_FIGURE = re.compile(rf"[{HAN}] [0-9]|[0-9] [{HAN}]")
_TIGHT_FIGURE = re.compile(rf"[{HAN}][0-9]|[0-9][{HAN}]")
SPACED_IN = 2
"""Examples of the brand's that must set figures off by spaces, and none tight, before it counts as its way."""
_FULL = {",": "，", "!": "！", "?": "？", ";": "；", ":": "：", ".": "。"}
_HALF = {full: half for half, full in _FULL.items()}
_FULL_WIDTH = re.compile(rf"(?<=[{LATIN}0-9])[，。！？；：](?![，。！？；：])")
_CLOSED = "”’」』）》"
_NEXT = rf"[{HAN}“‘「『（《]"
_HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}{_CLOSED}])(?:[,;:!?](?![!?])(?= ?(?:{_NEXT}|[{LATIN}0-9])|\s*$)|\.(?= ?{_NEXT}|\s*$))"
    rf"|(?<=[{LATIN}])[,;!?](?=[{HAN}])"
)
_REPEATED = re.compile(r"([！？。，、；：])\1+")
_ELLIPSIS = "……"
_FULL_STOP = "。"
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_TYPED = re.compile(rf"(?:回复|发送|输入|扣|回(?=[A-Z]{{1,2}}退))[A-Z0-9]{{1,4}}(?![{LATIN}0-9])")
"""What a reader is told to send is set as it is typed: 回复R, 扣1, 回T退订."""
_STANDARD = (
    ("＆", re.compile("＆"), "&"),
    ("％", re.compile(r"(?<=\d)％"), "%"),
    ("!!", re.compile(rf"(?<=[{HAN}])!{{2,}}"), "！"),
    ("??", re.compile(rf"(?<=[{HAN}])\?{{2,}}"), "？"),
    (" ", re.compile(r"(?<=[^\s#>*+|-]) +(?=[，。！？；：、）】》」』])"), ""),
    (" ", re.compile(rf"(?<=[，。！？；：、（【《「『]) +(?=[{HAN}{LATIN}0-9（【《「『])"), ""),
    (" ", re.compile(r"(?<=\d) +(?=[%％‰]|°(?![CF]))"), ""),
    ("“ ", re.compile(r"(?<=“) +"), ""),
    (" ”", re.compile(r" +(?=”)"), ""),
    ("...", re.compile(rf"(?<=[{HAN}])\.{{3,}}"), _ELLIPSIS),
    ("--", re.compile(rf"(?<=[{HAN}])--+(?=[{HAN}])"), "——"),
    ("－", re.compile(r"(?<=\d)－(?=\d)"), "～"),
    ("》", re.compile("(?<=》)[、，](?=《)"), ""),
    ("”", re.compile("(?<=”)[、，](?=“)"), ""),
    ("、等", re.compile(rf"(?<=[{HAN}{LATIN}])、(?=等(?![待级候同号到于着距]))"), ""),
    ("”。", re.compile("(?<=[。？！]”)。"), ""),
)
"""What the standards of Chinese punctuation settle: what a line with it must hold, its place, what belongs there."""
_ENCLOSED = (
    ("(", re.compile(rf"(?:^|(?<=[{HAN}{_CLOSED}]))\([^()\n]+\)|(?<! )\([^()\n]*[{HAN}][^()\n]*\)"), "（", "）"),
    ('"', re.compile(rf'"[^"\n]*[{HAN}][^"\n]*"'), "“", "”"),
    ("'", re.compile(rf"(?<![{LATIN}])'[^'\n]*[{HAN}][^'\n]*'"), "“", "”"),
)
"""Half-width marks around Chinese words or directly after one."""
_FEWEST_WORDS = 3
"""English words that make a sentence of its own, not a name in a Chinese list."""
_SURE, _SPACING = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class CompiledTypography:
    """``pack`` switched the check on, None when none did; ``book`` knows how the brand writes its own names; ``spaced``
    are the runs beside which a space belongs; ``asked`` is wording that a channel asks for as it is written.
    """

    pack: Pack | None
    book: Phrasebook
    spaced: re.Pattern[str]
    asked: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """``plain[start:end]`` would become ``text``; ``edits`` are the small changes that make it so."""

    start: int
    end: int
    text: str
    edits: tuple[Correction, ...]
    confidence: float


class TypographyCheck:
    """Chinese typography, for brands whose packs ask for it."""

    name = NAME
    weight = 5.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledTypography:
        """Whether a pack switches typography on, and whether the brand's own examples set figures off by spaces."""
        pack = next((pack for pack in guideline.packs if FEATURE in pack.features), None)
        spaced = _ANY_RUN if _figures_apart(guideline) else _LETTER_RUN
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
        places = (*_places(document.plain, compiled.spaced), *_full_width(document), *_wide(document))
        for place in sorted(places, key=lambda place: (place.start, place.end)):
            if place.start >= taken and not _changes_any(place, closed):
                findings.extend(_findings(document, place, compiled.pack))
                taken = place.end
        return CheckResult(tuple(findings))


def _changes_any(place: _Place, closed: Stretches) -> bool:
    """Whether an edit falls inside a closed stretch; one at its edge does not."""
    return any(closed.touch(start, end) if start < end else closed.part(start) for start, end, _ in place.edits)


def _figures_apart(guideline: Guideline) -> bool:
    """100 元 and 2026 年, as many houses write and many do not."""
    texts = {text for attribute in guideline.voice.attributes for text in attribute.do.zh}
    texts.update(own_words(guideline, "zh"))
    spaced = sum(_SPACED_FIGURE.search(text) is not None for text in texts)
    return spaced >= SPACED_IN and not any(_TIGHT_FIGURE.search(text) for text in texts)


def _places(plain: str, spaced: re.Pattern[str]) -> Iterator[_Place]:
    offset = 0
    for line in plain.split("\n"):
        if has_han(line):
            for place in (*_spacing(line, spaced), *_half_width(line), *_repeated(line), *_standard(line)):
                edits = tuple((start + offset, end + offset, text) for start, end, text in place.edits)
                yield _Place(place.start + offset, place.end + offset, place.text, edits, place.confidence)
        offset += len(line) + 1


def _spacing(line: str, spaced: re.Pattern[str]) -> Iterator[_Place]:
    """A run of ``spaced`` that touches Chinese, with the missing spaces on both sides as one place.

    Runs with a single character between them share it, and so are one place. Figures are no run unless the brand sets
    them off: 100元 and 2026年 are ordinary Chinese.
    """
    gaps = {start for start, end, text in corrections(line) if start == end and text == " "}
    shared: list[tuple[int, int, list[int]]] = []
    for run in spaced.finditer(line):
        missing = [gap for gap in run.span() if gap in gaps and _touches_han(line, gap)]
        if missing:
            start = run.start() - (run.start() in missing)
            end = run.end() + (run.end() in missing)
            if shared and start < shared[-1][1]:
                start, _, before = shared.pop()
                missing = before + missing
            shared.append((start, end, missing))
    for start, end, missing in shared:
        edits = tuple((gap, gap, " ") for gap in missing)
        yield _Place(start, end, _applied(line, start, end, edits), edits, _SPACING)


def _touches_han(line: str, gap: int) -> bool:
    return 0 < gap < len(line) and has_han(line[gap - 1 : gap + 1])


def _half_width(line: str) -> Iterator[_Place]:
    """Half-width marks between Chinese characters, in a line that is mostly Chinese."""
    if count_han(line) <= len(_LETTER_RUN.findall(line)):
        return
    for match in _HALF_WIDTH.finditer(line):
        start, end = match.span()
        while line[end : end + 1] == " " and end + 1 < len(line):
            end += 1
        text = _FULL[match[0]]
        yield _Place(start, end, text, ((start, end, text),), _SURE)


def _full_width(document: Document) -> Iterator[_Place]:
    """Full-width marks in English sentences, with the space that follows the half-width mark."""
    for sentence in document.sentences:
        if sentence.language != "en" or len(_LETTER_RUN.findall(sentence.text)) < _FEWEST_WORDS:
            continue
        for match in _FULL_WIDTH.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            text = _HALF[match[0]] + (" " if document.plain[end : end + 1].isalnum() else "")
            yield _Place(start, end, text, ((start, end, text),), _SURE)


def _wide(document: Document) -> Iterator[_Place]:
    """Full-width letters and figures, which the plain text shows in half width."""
    if _WIDE.search(document.original):
        typed = "".join(document.original[at] for at in document.starts)
        for match in _WIDE.finditer(typed):
            start, end = match.span()
            text = document.plain[start:end]
            yield _Place(start, end, text, ((start, end, text),), _SURE)


def _repeated(line: str) -> Iterator[_Place]:
    for match in _REPEATED.finditer(line):
        mark = match[1]
        text = _ELLIPSIS if mark == _FULL_STOP and len(match[0]) > 2 else mark
        yield _Place(match.start(), match.end(), text, ((match.start(), match.end(), text),), _SURE)


def _standard(line: str) -> Iterator[_Place]:
    for mark, pattern, text in _STANDARD:
        for match in pattern.finditer(line) if mark in line else ():
            yield _Place(match.start(), match.end(), text, ((match.start(), match.end(), text),), _SURE)
    runs = len(_LETTER_RUN.findall(line))
    for start, end, name in miscased(line) if runs else ():
        yield _Place(start, end, name, ((start, end, name),), _SPACING)
    if count_han(line) <= runs or line.count('"') % 2:
        return
    for mark, pattern, first, last in _ENCLOSED:
        for match in pattern.finditer(line) if mark in line else ():
            start, end = match.span()
            edits = ((start, start + 1, first), (end - 1, end, last))
            yield _Place(start, end, _applied(line, start, end, edits), edits, _SPACING)


def _applied(line: str, start: int, end: int, edits: tuple[Correction, ...]) -> str:
    parts, at = [], start
    for low, high, text in edits:
        parts += [line[at:low], text]
        at = high
    return "".join((*parts, line[at:end]))


def _findings(document: Document, place: _Place, pack: Pack) -> Iterator[Finding]:
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


def _finding(document: Document, span: Span, place: _Place, fix: Fix, shown: tuple[str, str], pack: Pack) -> Finding:
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
