"""Whether names and terms are written the way the brand writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from consistency.check_api import Example, Resources
from consistency.checks._term_findings import SHORT, Mention, judge, perhaps, term_of
from consistency.document import Document
from consistency.matching.edges import WordEdges
from consistency.matching.marks import Marks
from consistency.matching.matches import Match
from consistency.matching.near import NearNames
from consistency.matching.near_slogans import NearSlogans
from consistency.matching.phrasebook import Phrasebook, phrasebook
from consistency.matching.renaming import names_the_past
from consistency.matching.sounds import ChineseNames, SoundAlike
from consistency.matching.stretches import Stretches
from consistency.matching.surroundings import Surroundings, owners_by_sentence
from consistency.matching.translations import Translations
from consistency.model import CheckResult, Copy, NotChecked
from consistency.nlp.traditional import is_traditional
from consistency.whose.rivals import Owners, Rivals
from guidelines.model import Brand, Guideline, Localized, Severity, Term, Variant

NAME = "terms"


@dataclass(frozen=True, slots=True)
class CompiledTerms:
    """The phrasebook of the version, and the indexes of what its names are mistaken for."""

    book: Phrasebook
    latin: NearNames
    chinese: ChineseNames
    slogans: NearSlogans
    rivals: Rivals
    surroundings: Surroundings
    translations: Translations


class TermsCheck:
    """Forbidden variants, case, misspelt and sound-alike names, trademark marks, Traditional spellings, terms in the
    other language."""

    name = NAME
    weight = 30.0

    def compile(self, guideline: Guideline, resources: Resources) -> CompiledTerms:
        """Index the terms of ``guideline``."""
        return CompiledTerms(
            phrasebook(guideline),
            NearNames(guideline),
            ChineseNames(guideline),
            NearSlogans(guideline),
            Rivals(guideline.brand),
            Surroundings(guideline),
            Translations(guideline),
        )

    def run(self, document: Document, copy: Copy, compiled: CompiledTerms, resources: Resources) -> CheckResult:
        """Findings in order of place.

        Quoted words are not held against the writer, but for a slogan misquoted; neither is a retired name in a
        sentence that tells of the new one, what a competitor calls its own, nor its name for being almost ours. A word
        that is no name may be written in Traditional characters where the copy is.
        """
        found = compiled.book.find(document)
        wrong = found.of("forbidden", "script")
        taken = Stretches(m.place for m in wrong)
        own = [m for m in _outermost(found.of("preferred")) if not taken.touch(*m.place)]
        named = owners_by_sentence(document, own)
        rivals = compiled.rivals.places(document.plain)
        others = Owners(document, rivals, (m.place for m in own))
        accused = [
            m
            for m in wrong
            if (not m.quoted or term_of(m).kind == "slogan")
            and not (m.form.role == "script" and term_of(m).kind == "general" and is_traditional(document.plain))
            and not names_the_past(document, m, named)
            and not others.claims_itself(m.start)
        ]
        skip = [m.place for m in (*wrong, *own)] + [(p.start, p.end) for p in document.protected if p.kind != "number"]
        skip += rivals
        near = compiled.latin.find(document.plain, skip)
        skip += [(n.start, n.end) for n in near]
        alike = compiled.chinese.find(document.plain, WordEdges(document), skip)
        marks = Marks(document)
        quoted = Stretches(m.place for m in (*wrong, *found.of("preferred")) if term_of(m).kind == "slogan")
        lines = compiled.slogans.find(document, quoted)
        strange = compiled.translations.find(document, (m.place for m in wrong))
        mentions: list[Mention] = [*accused, *own, *near, *alike, *lines, *strange]
        mentions.sort(key=lambda mention: (mention.start, mention.end))
        findings = []
        for mention in mentions:
            if isinstance(mention, SoundAlike) and not _is_meant(document, mention, compiled.surroundings, named):
                findings.append(perhaps(document, mention))
            elif (finding := judge(document, mention, marks)) is not None:
                findings.append(finding)
        missing = () if found.tagged else (NotChecked(NAME, f"{NAME}.no_pipeline"),)
        return CheckResult(tuple(findings), missing)


def _outermost(matches: Iterable[Match]) -> list[Match]:
    """Without the names that stand inside a longer name: Aurora X in Aurora X Pro is no mention of Aurora X."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if not kept or match.end > kept[-1].end or match.place == kept[-1].place:
            kept.append(match)
    return kept


def _is_meant(
    document: Document, alike: SoundAlike, surroundings: Surroundings, named: Mapping[int, Collection[str]]
) -> bool:
    """Whether a name is meant: it is too long to be anything else, or its sentence speaks of the brand or the term."""
    if not alike.homophone or alike.end - alike.start > SHORT:
        return True
    sentence = document.sentence_at(alike.start)
    if sentence is None:
        return False
    if named.get(sentence.index):
        return True
    return surroundings.speak_of(sentence, alike.start, alike.term, document.plain[alike.start : alike.end])


_GUIDELINE = Guideline(
    brand=Brand(id="lumen", names=Localized(en="Lumen", zh="支付宝"), languages=("en", "zh")),
    terms=(
        Term(
            id="aurora-x",
            preferred="Aurora X",
            kind="product",
            case="exact",
            forbidden=(Variant(text="Aurora 10"),),
        ),
        Term(id="use", preferred="use", language="en", forbidden=(Variant(text="utilize"),), severity=Severity.WARNING),
        Term(id="zhifubao", preferred="支付宝", language="zh", kind="brand", sound_alikes=True),
        Term(id="slogan", preferred="Light for every night", language="en", kind="slogan"),
        Term(id="everyone", preferred="大家", language="zh", forbidden=(Variant(text="家人们"),)),
        Term(id="glance", preferred="QuickGlance", language="en", kind="feature", case="exact", trademark="™"),
    ),
)

EXAMPLES: tuple[Example, ...] = (
    Example("The Aurora X is on sale.", _GUIDELINE, ()),
    Example("Read more at https://example.com/aurora-10 about the borealis.", _GUIDELINE, ()),
    Example("Look up: the aurora over Norway is green tonight.", _GUIDELINE, ()),
    Example("The AURORA X and the Aurora 10 are one phone.", _GUIDELINE, ("terms.case", "terms.forbidden")),
    Example("Meet the Arora X, or AuroraX.", _GUIDELINE, ("terms.misspelt", "terms.misspelt")),
    Example("We are utilizing the camera.", _GUIDELINE, ("terms.forbidden",)),
    Example("QuickGlance shows the time.", _GUIDELINE, ("terms.trademark",)),
    Example("Lumen: lights for every night.", _GUIDELINE, ("terms.reworded",)),
    Example("用支付宝付款，大家都方便。", _GUIDELINE, ()),
    Example("一家人们口相传的老店。", _GUIDELINE, ()),
    Example("家人们，用知付宝付款更快。", _GUIDELINE, ("terms.forbidden", "terms.sound_alike")),
    Example("用支付寶付款。", _GUIDELINE, ("terms.script",)),
    Example("新款 Aurora-X 已到店。", _GUIDELINE, ("terms.misspelt",)),
)

CHECK = TermsCheck()
