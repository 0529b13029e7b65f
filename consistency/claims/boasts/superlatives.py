"""Which boasts a guideline has evidence for, and which are of ours at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from consistency.claims.boasts.read import NATIONS, PRICES, Boast, boasts, may_boast
from consistency.claims.claim_use import Use, approved_texts
from consistency.claims.values.other_use import words_of
from consistency.document import Document, Sentence, parse
from consistency.matching.stems import plain_stem
from consistency.matching.stretches import Place, Stretches
from consistency.nlp.scripts import has_han
from consistency.nlp.traditional import simplified
from consistency.whose.rivals import Rivals
from guidelines.model import LANGUAGES, ApprovedClaim, Guideline

_OURS = re.compile(r"\b(?:our|ours|we)\b|我们|这款|这台|本品", re.IGNORECASE)
_FIXED = "(?:fixed|frozen|freeze|lock|locked|hold|held|never|same)"
_PRICES_HELD = re.compile(
    rf"\b{PRICES}\b[^.;]{{0,40}}\b{_FIXED}\b|\b{_FIXED}\b[^.;]{{0,40}}\b{PRICES}\b", re.IGNORECASE
)
"""In a claim by which prices do not rise, be it for a time."""
_MARKS = "，、；：。！？,;:.!?\n "
_CLASS = re.compile(r"\bits (?:class|category|segment)$|^(?:业|行业|同)", re.IGNORECASE)
_BEING = re.compile(r"(?:\b(?:is|are|was|as|becomes?|remains)|[:,]) $", re.IGNORECASE)
_WHICH = re.compile(r"[谁哪]|什么样")
_ASKED_OF = re.compile("[一-鿿]?的 ?([^，。？！、]{1,8})")
_ANSWERED = re.compile(r"\W*答案(?:就[在是]|是|[:：])|[^，。]{0,8}给[出了]+答案|\W*当然是|\W*就[在是]")
_UNANSWERED = re.compile("[不没无别]|未必|因人|各[人有]|见仁")
"""In what answers that nobody can say, or that it is not so."""
_LOOSE = frozenset({"only", "first", "leading", "no other", "unlike", "beats", "首", "唯一", "第一", "领先", "比"})
"""Heads that say nothing of what is meant: the rest of the words must."""
_UNITED = "united kingdom"
_BESIDE_US = re.compile(r"[^.;!?]{0,60}\b(?:than|like|as) (?:us|ours|our|we)\b", re.IGNORECASE)
"""What a boast compares all others with: no other railway has a view like ours."""
_YOURS = re.compile(r" (?:is|are) (?:yours?|you|the one)\b", re.IGNORECASE)
_OPINION = re.compile(r"\b(?:our|my|your|his|her|their) $", re.IGNORECASE)
"""Before a favourite of somebody's own."""
_WHERE = re.compile(r" (?:of the|(?:in|on)(?: the)?) (?:[a-z-]+ ?){1,3}$", re.IGNORECASE)
"""Among what a superlative holds, which does not tell of what it is said."""
_NAMED = 3
"""Words shared with an approved comparison that are too few: the name, the head, and one more."""
_Known = tuple[ApprovedClaim | None, frozenset[str], str]
"""An approved boast: its claim, the words of its text and its scope."""


class ApprovedBoasts:
    """The superlatives and comparisons of a guideline's approved texts."""

    def __init__(self, guideline: Guideline) -> None:
        texts = [simplified(text) for text in approved_texts(guideline)]
        banned = [
            text for claim in guideline.claims.prohibited for each in LANGUAGES for text in claim.phrases.get(each)
        ]
        told = frozenset[str]().union(*(words_of(simplified(text)) for text in (*texts, *banned)))
        self._words = told.union(map(plain_stem, told))
        self._rivals = Rivals(guideline.brand)
        self._known: dict[str, list[_Known]] = defaultdict(list)
        for claim in guideline.claims.approved:
            self._learn(claim, (claim.text.en, claim.text.zh, *claim.values))
        self._learn(None, texts)
        self.any = bool(guideline.claims.approved)

    def _learn(self, claim: ApprovedClaim | None, texts: Iterable[str | None]) -> None:
        for text in map(simplified, filter(None, texts)):
            document = parse(text)
            rivals = self._rivals.places(document.plain)
            for sentence in document.sentences:
                if _PRICES_HELD.search(sentence.text):
                    self._known["never rise"].append((claim, words_of(text), ""))
                for boast in boasts(sentence, rivals):
                    self._known[boast.head].append((claim, words_of(text), boast.scope))

    def find(self, document: Document, rivals: Iterable[Place], names: Iterable[Place]) -> Iterator[Boast | Use]:
        """The boasts of ``document``: a use of the claim that approves it, else what has no evidence."""
        if not self.any or not may_boast(document.plain):
            return
        ours, places = Stretches(names), tuple(rivals)
        for sentence in document.sentences:
            if not may_boast(sentence.text) or (sentence.asks and not _is_answered(document, sentence, ours)):
                continue
            for boast in boasts(sentence, places):
                if not (self._asks_of(sentence, boast) if sentence.asks else self._is_ours(document, boast, ours)):
                    continue
                loose, said = boast.head in _LOOSE, words_of(sentence.text)
                known = [
                    claim
                    for claim, words, scope in self._known.get(boast.head, ())
                    if (scope in ("", boast.scope) or (scope == _UNITED and boast.scope in NATIONS))
                    and (not loose or len(words & said) > (_NAMED if boast.of_rival else 1))
                ]
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
        if boast.of_rival or _CLASS.search(text) or _BESIDE_US.match(plain, boast.start, sentence.end):
            return True
        before = plain[sentence.start : boast.start]
        reach = sentence.end if boast.of_all else boast.start
        named = ours.touch(sentence.start, reach) or _OURS.search(before) is not None
        if has_han(text):
            # 支持快充，全球最薄: a clause of its own, without a subject, is of what the copy sells.
            alone = plain[boast.start - 1 : boast.start] in _MARKS and plain[boast.end : boast.end + 1] in _MARKS
            return named or alone or (boast.head == "比" and len(words_of(text) & self._words) > 0)
        if _YOURS.match(plain, boast.end) or _OPINION.search(before):
            return False
        speaks = len({plain_stem(word) for word in words_of(_WHERE.sub("", text))} & self._words)
        return speaks >= boast.needs or (named and (boast.of_all or _BEING.search(before) is not None))

    def _asks_of(self, question: Sentence, boast: Boast) -> bool:
        """Whether a question asks for the best of what the guideline speaks of: 全国最好喝的美式, not 全国最堵的路."""
        thing = _ASKED_OF.match(question.text, boast.end - question.start)
        return thing is not None and any(word in thing[1] for word in self._words if has_han(word))


def _is_answered(document: Document, question: Sentence, ours: Stretches) -> bool:
    """Whether a question that puts one above the rest is answered with us: 全国最快的是谁？答案就在你手机里。"""
    following = next(iter(document.sentences[question.index + 1 : question.index + 2]), None)
    if following is None or not _WHICH.search(question.text) or _UNANSWERED.search(following.text):
        return False
    return _ANSWERED.match(following.text) is not None or ours.touch(following.start, following.end)
