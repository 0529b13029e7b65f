"""Superlatives of a world or a class and comparisons with rivals: what a brand may say only where it has evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consistency.document import Document, Sentence, parse
from consistency.matching.claim_use import Use, approved_texts
from consistency.matching.rivals import Place
from consistency.matching.stretches import Stretches
from consistency.nlp.scripts import has_han
from consistency.nlp.traditional import simplified
from consistency.statements.other_use import words_of
from guidelines.model import LANGUAGES, ApprovedClaim, Guideline

_MOST = r"(?:most [a-z-]+|[a-z]{2,}est|best|first|only|leading|number one|no\. ?1)"
_MORE = r"(?:better|worse|[a-z]{3,}er|(?:more|fewer|less) [a-z]+)"
_SUPERLATIVE = re.compile(
    rf"\b(?:the )?(?:world|industry|market|planet|country)['\u2019]s (?P<a>{_MOST})\b(?: [\w-]+){{0,2}}"
    rf"|\b(?:the )?(?P<b>{_MOST})(?: [\w-]+){{0,4}}? (?:in|on|of) "
    r"(?:the (?:world|market|industry|planet)|earth|any [a-z]+|(?:its (?:class|category|segment)))\b"
    r"|\bthe (?P<only>only) [\w-]+(?: [\w-]+)? (?:with|that(?! (?:you|we|i|they|he|she)\b))\b(?: [\w-]+){1,4}"
    rf"|(?:全球|世界|全国|全网|史上|亚洲)(?:范围内?)?(?P<c>首[款个创家台]|唯一|最[一-鿿]|第一)"
    r"|(?:业界|行业|业内|同级|同类(?:产品)?|同价位)(?:中)?(?P<d>首[款个创家台]|唯一|最[一-鿿]|第一|领先)"
    r"|(?P<e>唯一)(?:一[款台个])?(?:做到|支持|拥有|具备|搭载|采用|通过)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    rf"\b(?P<f>{_MORE})(?: [\w-]+){{0,4}}? than (?:any|every|all)(?: other)? [a-z]+"
    rf"|\bno (?:other )?[a-z]+ [a-z]+s? (?P<g>{_MORE})(?: [\w-]+){{0,2}}"
    r"|\b(?P<h>beats|outsells|outperforms|outlasts|outshines) (?:any|every|all)(?: other)? [a-z]+"
    r"|(?P<i>比)(?:任何|所有|一切)[^，。；！？]{1,8}?(?:都|更|还)[^，。；！？]{1,4}",
    re.IGNORECASE,
)
_THAN = re.compile(
    rf"\b(?P<f>{_MORE})(?: [\w-]+){{0,4}}? than (?:the |a )?$|\b(?:beats|outsells|outlasts|outshines) $", re.IGNORECASE
)
_THAN_ZH = re.compile(r"[^，。；！？]{0,10}?(?:更[一-鿿]|[快好强亮大薄轻稳](?=[，。；！？]|$)|[一-鿿]更多)")
_CUE = re.compile(
    r"['\u2019]s |\b(?:in|on|of) (?:the|its|any|earth)|\bonly|\bthan|\bno |\b(?:beats|out[a-z]{4,}s) "
    r"|唯一|最|首|第一|领先|比",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:our|ours|we)\b|我们|这款|这台|本品", re.IGNORECASE)
_CLASS = re.compile(r"\bits (?:class|category|segment)$|^(?:业|行业|同)", re.IGNORECASE)
_BEING = re.compile(r"(?:\b(?:is|are|was|as|becomes?|remains)|[:,]) $", re.IGNORECASE)
_LOOSE = frozenset({"only", "first", "leading", "首", "唯一", "第一", "领先", "比"})
"""Heads that say nothing of what is meant: the rest of the words must."""


@dataclass(frozen=True, slots=True)
class Boast:
    """``plain[start:end]`` puts ours above the rest; ``head`` is the word that does."""

    head: str
    start: int
    end: int
    sentence: Sentence
    needs: int = 1
    """How many of the guideline's words it must hold to be about what the guideline speaks of."""
    of_rival: bool = False


class ApprovedBoasts:
    """The superlatives and comparisons of a guideline's approved texts."""

    def __init__(self, guideline: Guideline) -> None:
        texts = [simplified(text) for text in approved_texts(guideline)]
        banned = [
            text for claim in guideline.claims.prohibited for each in LANGUAGES for text in claim.phrases.get(each)
        ]
        self._words = frozenset[str]().union(*(words_of(simplified(text)) for text in (*texts, *banned)))
        self._known: dict[str, list[tuple[ApprovedClaim | None, frozenset[str]]]] = defaultdict(list)
        for claim in guideline.claims.approved:
            self._learn(claim, (claim.text.en, claim.text.zh, *claim.values))
        self._learn(None, texts)
        self.any = bool(guideline.claims.approved)

    def _learn(self, claim: ApprovedClaim | None, texts: Iterable[str | None]) -> None:
        for text in map(simplified, filter(None, texts)):
            for sentence in parse(text).sentences:
                for boast in _boasts(sentence, ()):
                    self._known[boast.head].append((claim, words_of(text)))

    def find(self, document: Document, rivals: Iterable[Place], names: Iterable[Place]) -> Iterator[Boast | Use]:
        """The boasts of ``document``: a use of the claim that approves it, else what has no evidence."""
        if not self.any or not _CUE.search(document.plain):
            return
        ours, places = Stretches(names), tuple(rivals)
        for sentence in document.sentences:
            if sentence.asks or not _CUE.search(sentence.text):
                continue
            for boast in _boasts(sentence, places):
                if not self._is_ours(document, boast, ours):
                    continue
                loose, said = boast.head in _LOOSE, words_of(sentence.text)
                known = [c for c, words in self._known.get(boast.head, ()) if not loose or len(words & said) > 1]
                claim = next(filter(None, known), None)
                if claim is not None:
                    yield Use(claim, boast.start, boast.end, 1.0, sentence)
                elif not known:
                    yield boast

    def _is_ours(self, document: Document, boast: Boast, ours: Stretches) -> bool:
        """Whether a boast is of what the guideline speaks of, and not of the tallest tower in the world."""
        plain, sentence = document.plain, boast.sentence
        text = plain[boast.start : boast.end]
        after = re.match(r"的([一-鿿]{1,2})", plain[boast.end : boast.end + 3])
        if after is not None:
            return after[1] in self._words
        if boast.of_rival or _CLASS.search(text):
            return True
        before = plain[sentence.start : boast.start]
        named = ours.touch(sentence.start, boast.start) or _OURS.search(before) is not None
        if has_han(text):
            return named or (boast.head == "比" and len(words_of(text) & self._words) > 0)
        speaks = len(words_of(text) & self._words)
        return speaks >= boast.needs or (named and _BEING.search(before) is not None)


def _boasts(sentence: Sentence, rivals: Iterable[Place]) -> Iterator[Boast]:
    text, start = sentence.text, sentence.start
    for pattern in (_SUPERLATIVE, _COMPARED):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            head = next(groups[key] for key in ("a", "b", "only", "c", "d", "e", "f", "g", "h", "i") if groups.get(key))
            needs = 2 if groups.get("only") or groups.get("g") else 1
            yield Boast(_head(head), start + match.start(), start + match.end(), sentence, needs)
    for begin, end in rivals:
        if not start <= begin < sentence.end:
            continue
        than = _THAN.search(text[: begin - start])
        if than is not None:
            yield Boast(_head(than["f"] or "beats"), start + than.start(), end, sentence, of_rival=True)
        elif text[: begin - start].endswith(("比", "胜过")) and (rest := _THAN_ZH.match(text, end - start)):
            yield Boast("比", begin - 1, start + rest.end(), sentence, of_rival=True)


def _head(written: str) -> str:
    return "首" if written.startswith("首") else written.lower()
