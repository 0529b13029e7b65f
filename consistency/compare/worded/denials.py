"""Clauses of two pieces that say the same but for a "not": one takes back what the other says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.telling_words import telling_words
from consistency.compare.worded.written import Written, differing
from consistency.document import Document
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.encoder_api import Encoder, Vectors
from consistency.nlp.scripts import has_han
from consistency.nlp.words import tokenize

_CLAUSE = re.compile(
    r"[^;；。!！?？，,:：\n|()（）—]+?(?=[;；。!！?？，,:：\n|()（）—]|\.(?:\s|$)|(?<=[一-鿿])[ \u3000]+(?=[一-鿿])|$)"
)
"""A clause; between Chinese characters a space ends one as well."""
_NOT_EN = re.compile(
    r"\b(?:not|no(?! (?:later|sooner|earlier|more|less|fewer|longer)\b)|never|cannot|without|none|nothing|neither|nor"
    r"|nobody|unable to)\b|n['’]t\b"
    r"|\b(?:non|un)-?(?=(?:refund|transfer|available|suitable|affected|necess|allowed|limited))",
    re.IGNORECASE,
)
_NOT_ZH = re.compile(
    r"(?:恕|概|暂|均|也|并|绝|从|决)?不(?:再|会|可以?|能|得|予|用|需要?|必|适用|建议|支持|提供|接受|允许|参加|包含?|含|影响)?"
    r"(?![仅但过错同少止断锈管论如妨满到超])"
    r"|(?<![毫绝])(?:无法|无需|无须|无)(?![论限线比忧锡声人数理框痕刷绳叶烟菌纺缝级极源损氧毒害机])|没有?(?!问题|关系)|未(?!来|必)|非(?!常|凡|遗|洲)"
    r"|禁止|严禁|谢绝|勿|慎用|拒绝"
)
_ASIDE = re.compile(
    r"(?:没有?|未|不)(?![^，。；]{0,6}是)[一-鿿]{1,5}的(?=[一-鿿]{2})|^(?:没|未)[一-鿿]{1,3}(?=[可的])|未(?:开封|拆封|使用|成年|满)"
    r"|没(?:有)?[一-鿿]{1,4}?之?前"
)
"""A denial inside what is told of a noun, or of whom: 去年没喝到的白桃乌龙, 未到检可全额退款."""
_TWICE = re.compile(
    r"(?:\b(?:not|never|nothing|no|nobody|cannot)|n['’]t)\b[^,;]{0,24}(?:\b(?:without|not|un\w+|non-?\w+)|n['’]t)\b"
    r"|不(?:得|能|会|可|无|是)不|没有?[^，。；]{0,8}不(?!是|用|需)|无[^，。；]{0,4}不(?!用|需)|并?非不",
    re.IGNORECASE,
)
"""Denials that take each other back; 没有酒精也没有香精 denies twice."""
_OTHERWISE = re.compile(
    r"\b(?:if|unless|until|only|more than|less than|just|free|for nothing|fees?|charge[ds]?|costs?|pay|paid|included)\b"
    r"|如果|除非|除外|之[前后]|超过|不足|只|[费钱收零免断含]|包括|自[理备己]",
    re.IGNORECASE,
)
"""Cases, which deny nothing, and charges, which are denied in as many ways as they are promised."""
_FIGURE = re.compile(r"[0-9]")
_SAME, _ACROSS = 0.55, 0.7
"""Likeness, less the words of denial, from which two clauses of one language, of two languages meet."""
_MARGIN = 0.04
_LEAST = 2
"""Telling words that two clauses of one language have in common at least."""
_SENTENCE = 4
"""Words of an affirmation, in Chinese one less; fewer are a mere mention."""


@dataclass(frozen=True, slots=True, eq=False)
class _Clause:
    asset: int
    start: int
    end: int
    bare: str
    denied: bool
    han: bool
    words: frozenset[str]


def denials(assets: Sequence[ParsedAsset], encoder: Encoder) -> list[Disagreement]:
    """Pairs of clauses that are each other's nearest and differ in whether they deny."""
    clauses = [c for i, s in enumerate(assets) for c in _clauses(i, s.document)]
    if not any(c.denied for c in clauses):
        return []
    vectors = encoder.encode([c.bare for c in clauses])
    likeness = np.round(vectors @ vectors.T, 3)
    made: list[Disagreement] = []
    taken: set[int] = set()
    for i, one in enumerate(clauses):
        if not one.denied or i in taken:
            continue
        rivals = [j for j, c in enumerate(clauses) if c.asset != one.asset and not c.denied and j not in taken]
        best = max(rivals, key=lambda j: float(likeness[i, j]), default=None)
        if best is None or not _of_one_thing(one, clauses[best], float(likeness[i, best])):
            continue
        if _told_alike(i, best, clauses, likeness):
            continue
        taken |= {i, best}
        pair = sorted((one, clauses[best]), key=lambda c: c.asset)
        forms = [
            Written(c.asset, assets[c.asset].document.span(c.start, c.end), "no" if c.denied else "yes") for c in pair
        ]
        made.append(differing("promise", "denial", forms, assets, 0.65))
    return made


def _clauses(asset: int, document: Document) -> Iterator[_Clause]:
    for sentence in document.sentences:
        if sentence.asks:
            continue
        for match in _CLAUSE.finditer(sentence.text):
            text = to_simplified(match[0])
            han = has_han(text)
            pattern = _NOT_ZH if han else _NOT_EN
            bare = " ".join(pattern.sub(" ", text).split())
            words = telling_words(bare)
            if not words or _FIGURE.search(text) or _OTHERWISE.search(text):
                continue
            denied = bool(pattern.search(_ASIDE.sub("", text))) and not _TWICE.search(text)
            if not denied and len(tokenize(text)) < _SENTENCE - han:
                continue
            left = len(match[0]) - len(match[0].lstrip())
            start = sentence.start + match.start() + left
            yield _Clause(asset, start, sentence.start + match.end(), bare, denied, han, words)


def _of_one_thing(denial: _Clause, affirmed: _Clause, likeness: float) -> bool:
    """Whether most of what ``denial`` takes back was said: "does not scratch" takes back nothing of "fits all jars"."""
    if denial.han != affirmed.han:
        return min(len(denial.words), len(affirmed.words)) >= _LEAST and likeness >= _ACROSS
    common = len(denial.words & affirmed.words)
    most = 4 * common >= 3 * len(denial.words) and 3 * common >= 2 * len(affirmed.words)
    return common >= _LEAST and most and likeness >= _SAME


def _told_alike(i: int, j: int, clauses: Sequence[_Clause], likeness: Vectors) -> bool:
    """Whether the one asset also says what the other does, so that the two clauses are of two things."""
    for at, other in ((i, j), (j, i)):
        for k, clause in enumerate(clauses):
            same_side = clause.asset == clauses[other].asset and clause.denied == clauses[at].denied
            if k != at and same_side and likeness[at, k] >= likeness[i, j] - _MARGIN:
                return True
    return False
