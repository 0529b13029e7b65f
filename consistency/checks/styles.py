"""Whether the copy keeps to the Vale styles that the brand has brought along.

Rules, levels, messages and switches are the styles' own; copy is read as Markdown.
"""

from __future__ import annotations

from types import MappingProxyType

from consistency.check_api import Example, Resources
from consistency.document import Document
from consistency.model import CheckResult, Copy, Finding, Fix, ItemRef, NotChecked, Span
from consistency.styles.engine import CompiledStyles, Found, compile_styles, run
from guidelines.model import Brand, Guideline, Localized, Severity, Styles
from guidelines.styles.model import OWN_RULES, StyleRule, Vocabulary

NAME = "styles"
_OWN = dict(zip(OWN_RULES, ("styles.repeated", "styles.term", "styles.avoid"), strict=True))
"""The rules that Vale brings itself speak the reader's language; a team's rules speak as they are written."""


class StylesCheck:
    """What the rules find, each place once."""

    name = NAME
    weight = 20.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledStyles | None:
        """The rules ready to run; None without styles."""
        return compile_styles(guideline.styles) if guideline.styles is not None else None

    def run(self, document: Document, copy: Copy, compiled: CompiledStyles | None, resources: Resources) -> CheckResult:
        """Findings in order of place; a rule that took too long is told as not checked."""
        if compiled is None:
            return CheckResult(ran=False)
        result = run(copy.text, compiled)
        return CheckResult(
            findings=tuple(_finding(found, copy.text) for found in result.found),
            not_checked=tuple(
                NotChecked(NAME, "styles.too_slow", MappingProxyType({"rule": rule})) for rule in result.too_slow
            ),
        )


def _finding(found: Found, text: str) -> Finding:
    span = Span(found.start, found.end) if found.end > found.start else None
    return Finding(
        check=NAME,
        code=_OWN.get(found.rule, "styles.rule"),
        severity=Severity(found.level),
        span=span,
        quote=text[found.start : found.end],
        params=MappingProxyType(_params(found, text)),
        item=ItemRef("style", found.rule),
        source=found.link or None,
        fix=_fix(found, text),
    )


def _params(found: Found, text: str) -> dict[str, str]:
    if found.rule in _OWN:
        return {"word": text[found.start : found.end], "instead": " / ".join(found.choices)}
    return {"message": found.message or found.rule, "rule": found.rule}


def _fix(found: Found, text: str) -> Fix | None:
    """The replacement, with the blank beside a word that goes."""
    if found.fix is None or found.end == found.start:
        return None
    end = found.end + (not found.fix and text[found.end : found.end + 1] == " ")
    return Fix(Span(found.start, end), found.fix)


_GUIDELINE = Guideline(
    brand=Brand(id="lumen", names=Localized(en="Lumen", zh="流明"), languages=("en", "zh")),
    styles=Styles(
        settings="MinAlertLevel = suggestion\nVocab = Words\n[*]\nBasedOnStyles = Vale, House",
        rules=(
            StyleRule(id="House.Wordy", definition="extends: existence\nmessage: Drop it.\ntokens: [very, really]"),
            StyleRule(
                id="House.Names",
                definition="extends: substitution\nmessage: Write %s.\nswap: {colour: color, 登陆: 登录}",
            ),
        ),
        vocabularies=(Vocabulary(id="Words", accept=("Lumen",), reject=("phablet",)),),
    ),
)

EXAMPLES: tuple[Example, ...] = (
    Example("A bright screen, and `very` fine.", _GUIDELINE, ()),
    Example("A very bright colour.", _GUIDELINE, ("styles.rule", "styles.rule")),
    Example("请登录后查看颜色。", _GUIDELINE, ()),
    Example("请登陆后查看。", _GUIDELINE, ("styles.rule",)),
    Example("A lumen of the the phablet kind.", _GUIDELINE, ("styles.term", "styles.repeated", "styles.avoid")),
)

CHECK = StylesCheck()
