"""Whether the copy keeps to the rule packs that the brand has switched on."""

from __future__ import annotations

from types import MappingProxyType

from consistency.check_api import Example, Resources
from consistency.document import Document
from consistency.matching.matches import Match
from consistency.matching.phrasebook import Phrasebook, phrasebook
from consistency.matching.wording import fix_at, replacement
from consistency.model import CheckResult, Copy, Finding, ItemRef
from consistency.whose.denials import is_negated
from guidelines.model import Brand, Guideline, Localized, Pack, PackRule, Severity, Variant

NAME = "packs"


class PacksCheck:
    """Phrases of the rule packs, found as words."""

    name = NAME
    weight = 20.0

    def compile(self, guideline: Guideline, resources: Resources) -> Phrasebook:
        """The phrasebook of the version, shared with the other checks on words."""
        return phrasebook(guideline)

    def run(self, document: Document, copy: Copy, compiled: Phrasebook, resources: Resources) -> CheckResult:
        """Findings in order of place. Quoted and denied words are not held against the writer."""
        matches = compiled.find(document).of("pack")
        return CheckResult(
            tuple(_finding(document, m) for m in matches if not m.quoted and not _is_denied(document, m))
        )


def _is_denied(document: Document, match: Match) -> bool:
    """Whether Chinese copy says that it is not so: 我们不是天花板, 茶不能减肥. Style is no better for being denied."""
    rule = match.form.item
    assert isinstance(rule, PackRule)
    grave = rule.language == "zh" and match.form.severity is not Severity.SUGGESTION
    return grave and is_negated(document, match.start, match.end)


def _finding(document: Document, match: Match) -> Finding:
    rule, variant = match.form.item, match.form.variant
    assert isinstance(rule, PackRule)  # forms with this role are made from rules alone
    text = replacement(match, document.plain[match.start : match.end])
    span = document.span(match.start, match.end)
    return Finding(
        check=NAME,
        code="packs.phrase",
        severity=match.form.severity,
        span=span,
        quote=document.quote(span),
        params=MappingProxyType(
            {"found": " ".join(document.plain[match.start : match.end].split()), "preferred": text or ""}
        ),
        item=ItemRef("pack", match.form.owner.removeprefix("pack:")),
        reason=(variant.reason if variant else None) or rule.reason,
        source=rule.source,
        fix=fix_at(document, match.start, match.end, text) if text is not None else None,
        confidence=rule.confidence,
    )


_PACK = Pack(
    id="sample",
    name=Localized(en="Sample", zh="示例"),
    description=Localized(en="A rule in each language.", zh="中英文各一条规则。"),
    rules=(
        PackRule(
            id="absolutes",
            language="zh",
            phrases=(Variant(text="最佳", use="出色"), Variant(text="第一"), Variant(text="极致")),
            exceptions=("最佳实践",),
            severity=Severity.ERROR,
            confidence=0.9,
            reason=Localized(en="A rank needs proof.", zh="排名需要依据。"),
            source="Advertising Law, article 9",
            good=("这是第一步。",),
            bad=("业界最佳的选择。",),
        ),
        PackRule(
            id="hype",
            language="en",
            phrases=(Variant(text="best"), Variant(text="utilise", use="use"), Variant(text="very", use="")),
            exceptions=("best practice",),
            reason=Localized(en="Empty praise.", zh="空泛的赞美。"),
            source="House style",
            good=("A bestowed honour.",),
            bad=("The best phone.",),
        ),
    ),
)
_GUIDELINE = Guideline(
    brand=Brand(id="lumen", names=Localized(en="Lumen", zh="流明"), languages=("en", "zh")),
    message={"core": {"zh": "极致影像，突破想象"}},
    packs=(_PACK,),
)

EXAMPLES: tuple[Example, ...] = (
    Example("He bestowed it on us; a best practice, says `best`.", _GUIDELINE, ()),
    Example("The best camera, utilised by all.", _GUIDELINE, ("packs.phrase", "packs.phrase")),
    Example("It is very light.", _GUIDELINE, ("packs.phrase",)),
    Example("我们是best的选择。", _GUIDELINE, ("packs.phrase",)),
    Example("我们是业界最佳的选择。", _GUIDELINE, ("packs.phrase",)),
    Example("第一步，按下快门。最佳实践如下。", _GUIDELINE, ()),
    Example("极致影像，突破想象。", _GUIDELINE, ()),
)

CHECK = PacksCheck()
