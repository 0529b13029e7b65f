"""Where copy says the opposite of a disclaimer: included for excluded, at weekends for weekdays, 烘干后 for 烘干前."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from consistency.claims.disclaimers.words import EXTRA, TOGETHER, held_of, telling
from consistency.document import Sentence
from consistency.matching.stretches import Place
from consistency.nlp.scripts import has_han

_NOT_BUT = re.compile(
    r"\b(?P<is>[a-z]{4,}), (?:and )?not (?:an? |the )?(?:[a-z]+ )?(?P<not>[a-z]{4,})\b", re.IGNORECASE
)
"""A credit broker, not a lender."""
_CLAUSE = re.compile(r"(?:[^，,；;。.!！?？、()（）:：\n]|(?<=[0-9])[.,:](?=[0-9]))+")
NOT = re.compile(
    r"\b(?:not|never|no|cannot|without|except|excluding|nor|instead of|either)\b|n['\u2019]t\b"
    r"|不(?!仅|但|只|止|少|断|等)|[无非没未勿](?!论|常|理由)|禁止|除外|恕|[二三择]选?一(?!起|直|样|同)|其一",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no|cannot)\b|n['\u2019]t\b", re.IGNORECASE)
"""What makes included mean excluded."""
_APART = re.compile(
    r"\b(?:another matter|otherwise|separate(?:ly)?|extra|outside|aside|apart|different|exclu\w+|exempt|charged?"
    r"|stays? out|left out|your own)\b",
    re.IGNORECASE,
)
"""What is left out in other words: tears are another matter."""
_RIGHT_BEFORE = re.compile(
    r"(?:\b(?:not|never|cannot)|n['\u2019]t)(?: (?:ever|be|yet|also))? $|(?:不会?|没有?|从未|绝不|永不"
    r"|(?:不用|无需|不需要?|不必|免)(?:提供|出示|带|任何|什么)?)$",
    re.IGNORECASE,
)
_DEMANDS = re.compile("[须需凭请]|提前|必须")
_NEEDS_NO = re.compile("(?:不用|不需要?|不必|无需|无须|不要求)(?:再?提供|再?出示|另外|提前|带|任何|什么|再)?")
_NO_EXTRA = re.compile("(?:不[用会再需]{0,2}|无需|没有|免)(?:另外?|额外|再|多)?(?:加|收|付|计|算)|免费|不要钱|全免")
"""What costs nothing more."""
_WITHOUT = re.compile("(?:无|没有?)(?P<what>[一-鿿]{2})")
_IN_A_CASE = re.compile(r"\b(?:if|unless|where|when)\b|如果|若|除非|如需", re.IGNORECASE)
_VARIES = re.compile(
    r"因人而异|因[^，。]{1,6}而异|各不相同|有所?(?:不同|差异)|存在差异|仅供参考|视[^，。]{1,8}而定"
    r"|\b(?:var(?:y|ies)|differs?|not typical)\b",
    re.IGNORECASE,
)
_ALL_ALIKE = re.compile(
    r"人人(?:相同|一样|有效|都)|(?:效果|结果)(?:都|完全)?(?:相同|一样|一致|有保证)|对?(?:所有|任何|每个)人都"
    r"|\bthe same (?:for|on|in) (?:every|all)\w*|\b(?:for|on) everyone\b|\b(?:do|does|will|can) ?not vary\b"
    r"|n['\u2019]t vary\b|\bguaranteed\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deviation:
    """``plain[place]`` is not what the disclaimer says: another date or number, or the opposite (``turned``)."""

    place: Place
    turned: bool = False


def turned(text: str, sentences: Sequence[Sentence], *, wholly: bool = False) -> Iterator[Deviation]:
    """The clauses of ``sentences`` that say the opposite of one of ``text``, where none says the same.

    ``wholly``: what is denied must hold all of its words, for the rest of ``text`` is not said.
    """
    clauses = [(s.start + m.start(), m[0]) for s in sentences for m in _CLAUSE.finditer(s.text)]
    for own in (match[0] for match in _CLAUSE.finditer(text)):
        if _IN_A_CASE.search(own):
            continue
        wanted = telling(own)
        like = [(at, c) for at, c in clauses if wanted and _is_like(own, wanted, c)]
        opposite = [(at, c) for at, c in like if _is_swapped(own, c) or _is_denied(own, wanted, c, wholly=wholly)]
        if len(opposite) == len(like) and opposite:
            at, clause = opposite[0]
            yield Deviation((at + len(clause) - len(clause.lstrip()), at + len(clause.rstrip())), turned=True)
    for own in (match[0] for match in _CLAUSE.finditer(text) if _DEMANDS.search(match[0])):
        wanted = telling(own)
        if waived := next((place for at, c in clauses if (place := _waived(wanted, at, c))), None):
            yield Deviation(waived, turned=True)
    if exchange := _NOT_BUT.search(text):
        other = re.compile(rf"\bnot (?:an? |the )?(?:[a-z]+ )?{exchange['is']}\b", re.IGNORECASE)
        for sentence in sentences:
            if denied := other.search(sentence.text):
                yield Deviation((sentence.start + denied.start(), sentence.start + denied.end()), turned=True)
    if _VARIES.search(text) and not any(_VARIES.search(s.text) and not _ALL_ALIKE.search(s.text) for s in sentences):
        for sentence in sentences:
            if alike := _ALL_ALIKE.search(sentence.text):
                yield Deviation((sentence.start + alike.start(), sentence.start + alike.end()), turned=True)
                return


def _waived(wanted: frozenset[str], at: int, clause: str) -> Place | None:
    """Where ``clause``, which begins at ``at``, needs nothing of what a disclaimer demands: 不用预约."""
    for match in _NEEDS_NO.finditer(clause):
        if any(has_han(word) and clause.startswith(word, match.end()) for word in wanted):
            return at + match.start(), at + len(clause.rstrip())
    return None


def _is_like(own: str, wanted: frozenset[str], clause: str) -> bool:
    """Whether ``clause`` says most of ``own``, or half of it where it has the opposite of a word."""
    held = len(held_of(wanted, clause))
    return held > max(1, len(wanted) / 2) or (held >= max(1, len(wanted) / 2) and _is_swapped(own, clause))


def _is_swapped(own: str, clause: str) -> bool:
    """Whether ``clause`` has the opposite of a word of ``own``: included for excluded, 烘干后 for 烘干前."""
    if _IN_A_CASE.search(clause) or bool(_DENIED.search(own)) != bool(_DENIED.search(clause)):
        return False
    return _has_opposite(own, clause)


def _has_opposite(own: str, clause: str) -> bool:
    if EXTRA.search(own) and not EXTRA.search(clause) and _NO_EXTRA.search(clause):
        case = _WITHOUT.search(own)  # where there is a lift, nothing is charged; where there is none, it is
        return case is None or case["what"] not in clause or _WITHOUT.search(clause) is not None
    pairs = ((swapped, *pair) for swapped, known in _OPPOSED for pair in known)
    return any(swapped(own, clause, one, other) or swapped(own, clause, other, one) for swapped, one, other in pairs)


def _is_denied(own: str, wanted: frozenset[str], clause: str, *, wholly: bool) -> bool:
    """Whether ``clause``, of the same ``wanted`` words as ``own``, denies what it affirms or affirms what it denies."""
    if _IN_A_CASE.search(clause) or (wholly and len(held_of(wanted, clause)) < len(wanted)):
        return False
    if NOT.search(own):
        same = NOT.search(clause) or _APART.search(clause) or _has_opposite(own, clause)  # not before 9: after 9
        return not same
    low = TOGETHER.sub("同享", clause).lower()
    return any(_RIGHT_BEFORE.search(low[: low.index(word)]) for word in wanted if word in low)


def _swapped_zh(own: str, clause: str, one: str, other: str) -> bool:
    """Whether ``clause`` has ``other`` after what ``one`` stands after in ``own``: 烘干后 for 烘干前."""
    before = (own[at - 2 : at] for at in range(2, len(own)) if own[at] == one)
    return any(has_han(word) and word + other in clause and word + one not in clause for word in before)


def _swapped_en(own: str, clause: str, one: str, other: str) -> bool:
    of_own, of_other = re.compile(rf"\b{one}", re.IGNORECASE), re.compile(rf"\b{other}", re.IGNORECASE)
    return bool(of_own.search(own) and of_other.search(clause) and not of_own.search(clause))


_OPPOSED: tuple[tuple[Callable[[str, str, str, str], bool], tuple[tuple[str, str], ...]], ...] = (
    (_swapped_zh, (("前", "后"), ("内", "外"), ("上", "下"), ("早", "晚"))),
    (
        _swapped_en,
        (
            ("before", "after"),
            ("exclud", "includ"),
            ("without", r"with(?!out|in)"),
            ("without", "after"),
            (r"weekdays?\b", r"weekends?\b"),
            (r"credit\b", r"cash\b"),
            ("below", "above"),
            ("minimum", "maximum"),
            (r"at least\b", r"at most\b"),
            (r"first\b", r"(?:every|any|each|all|second|later|next)\b"),
        ),
    ),
)
