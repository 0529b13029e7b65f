"""To whom and from what on an approved promise holds, and copy that gives it to everybody or keeps it from some."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from consistency.claims.claim_use import Use, claim_texts
from consistency.claims.heads import clause_of, head_of, is_of_another, is_of_another_clause
from consistency.claims.limits.condition_kind import Kind
from consistency.claims.limits.condition_kinds import EVERY, KINDS, NARROWED
from consistency.claims.limits.conditions import Judged
from consistency.claims.limits.opening_hours import DOORS, ROUND_THE_CLOCK
from consistency.claims.limits.promise_words import stems
from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from consistency.matching.cues import Cued
from consistency.matching.stems import deed_stem
from consistency.nlp.scripts import has_han
from consistency.nlp.traditional import simplified
from consistency.statements.figures import figures, without_figures
from consistency.whose.denials import is_negated
from guidelines.model import LANGUAGES, ApprovedClaim, Guideline

_Rule = tuple[str, Kind, re.Pattern[str]]
_SMALL_WORDS = """am pm only order cost start off get anyth within least 仅限 全场 全部 每天 至少 一个 一份 一次
双十 以上 以下 只用 只换 只做 只收 只选 只卖"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Stems that tell no promise from another."""
_HELD = 0.6
"""Share of a promise's words, its conditions left out, that a sentence must hold to give it."""
LIFTED = 0.85
"""Confidence of a condition that is lifted for everybody."""
_ADDED = 0.75
_EVEN = re.compile(
    r"\beven (?:if |when |after )?(?:it is |it['\u2019]s |they are |they['\u2019]re |it has been )?"
    r"(?P<en>[a-z]{4,}(?:ed|n))\b"
    r"|(?:即使|哪怕|就算|即便)?(?P<zh>拆封|开封|拆包|使用|试用|穿)过?(?:了|后)?[也都]",
    re.IGNORECASE,
)
_SEALED = {"opened": r"|sealed|original seal", "used": r"|brand[- ]new", "worn": r"|with (?:the )?tags"}
_CLAUSE_ZH = re.compile("[，；。！？、]")
_VERBS = frozenset("退换修送停赔坏")
"""What is promised in one character: who may 退货 may 退."""
_MUST = re.compile(
    r"\b(?:only|must|as long as|provided|unless|need to)\b|仅|只|必须|须|才|前提|除非|确保|保持", re.IGNORECASE
)
_OF_SOME = re.compile(
    r" (?:(?:of |worth )?(?:over|under|above|below|from|up to|less than|more than|at least|between) [£$€]?[0-9]"
    r"|(?:often |always |sometimes )?(?:asks?|wonders?) )"
    r"| (?:of the week )?(?:but|bar) (?!(?:you|we|it|they|the|that)\b)"
    r"|(?: of the week)?,? (?:except(?:ing)?|excluding|apart from|other than|save for)\b",
    re.IGNORECASE,
)
"""After "all orders", a limit of their own; after customers, what they only ask; every day but Sunday."""
_EXCEPT = re.compile(r"\b(?:except|excluding)\b[^.;]*|[^，,。；;]*(?:除外|不含|不包括|不参与)", re.IGNORECASE)
"""What an approved text leaves out, which copy that gives it to all need not name."""

_LATE_AND_REFUSED = re.compile(
    r"\b(?:cannot|can ?not|can['\u2019]t|will not|won['\u2019]t|(?:do|does|is|are) not|(?:do|does|is|are)n['\u2019]t"
    r"|no longer|lose|forfeit)\b|\b(?:if|when|should) we\b",
    re.IGNORECASE,
)
"""Where who comes too late is refused, or where it is we who call something off."""


@dataclass(frozen=True, slots=True)
class _Promise:
    claim: ApprovedClaim
    text: str
    words: frozenset[str]
    """Stems of what is promised, without names and figures."""
    names: frozenset[str]
    values: frozenset[tuple[str, object]]
    own: frozenset[tuple[str, object]]
    """Those of ``values`` that are no part of a condition."""
    kinds: Collection[str]
    heads: tuple[tuple[str, frozenset[str]], ...]
    """By kind the words of the clause that sets it, where the claim states more: 包邮 of 满 99 元包邮, 次日发货."""
    told: Collection[str]
    """The kinds that its claim's disclaimer sets."""
    even: re.Pattern[str] | None
    of: tuple[tuple[str, str], ...]
    """What it holds of, and of which only: (rate, flexible)."""


class Conditions:
    """The conditions of a guideline's approved claims."""

    def __init__(self, guideline: Guideline) -> None:
        names = {deed_stem(word) for term in guideline.terms for word in content_words(term.preferred)}
        self._promises = tuple(_promise(claim, text, names) for claim, _, text in claim_texts(guideline))
        set_by = frozenset[str]().union(*(p.kinds for p in self._promises))
        rules = ((name, kind, each) for name, kind in KINDS.items() for each in (kind.lifts, kind.adds) if each)
        self._rules = Cued(
            ((n, k, each) for n, k, each in rules if each is not k.lifts or n in set_by), lambda rule: rule[2].pattern
        )
        self._even = tuple(p for p in self._promises if p.even)
        self._narrowed = {thing for p in self._promises for thing, _ in p.of}

    def broken(self, document: Document, uses: Iterable[Use]) -> Iterator[Judged]:
        """What ``document``, in Simplified Chinese, says of a promise to lift its condition, or to add one."""
        if not self._promises:
            return
        ruled = any(True for _ in self._rules.possible(document.plain))
        evens = [p for p in self._even if p.even and p.even.search(document.plain)]
        of_all = any(_thing(m) in self._narrowed for m in EVERY.finditer(document.plain)) if self._narrowed else False
        if not ruled and not evens and not of_all:
            return
        made = {(use.claim.id, use.sentence.index) for use in uses}
        for sentence in document.sentences:
            if not sentence.asks:
                yield from _made_even(evens, sentence)
                yield from self._in(document, sentence, made, of_all=of_all)

    def _in(
        self,
        document: Document,
        sentence: Sentence,
        made: Collection[tuple[str, int]],
        *,
        of_all: bool,
    ) -> Iterator[Judged]:
        rules = self._rules.possible(sentence.text)
        found = [(name, kind, match) for name, kind, each in rules if (match := each.search(sentence.text))]
        every = [m for m in EVERY.finditer(sentence.text) if _thing(m) in self._narrowed] if of_all else []
        if not found and not every:
            return
        han = has_han(sentence.text)
        of_it = any(2 * len(match[0]) >= len(sentence.text) for _, _, match in found)  # "You need not be a member."
        given = [
            p
            for p in self._promises
            if has_han(p.text) == han
            and (
                (p.claim.id, sentence.index) in made
                or ((p.claim.id, sentence.index - 1) in made and (of_it or p.words & stems(sentence.text)))
                or _is_given(p, sentence)
            )
        ]
        near = "\n".join(each.text for each in _beside(document, sentence)).lower()
        for match in every:
            if is_negated(document, sentence.start + match.start()):
                continue
            widened = (p for p in given for thing, only in p.of if thing == _thing(match) and only not in near)
            yield from (_judged(promise, sentence, match, LIFTED) for promise in islice(widened, 1))
        for name, kind, match in found:
            lifting = match.re is kind.lifts
            limited = lifting and _OF_SOME.match(sentence.text, match.end())
            if limited or is_negated(document, sentence.start + match.start()):
                continue
            meant = [p for p in given if han or not _is_of_another(p, sentence.text, match)]
            bound = [p for p in meant if name in p.kinds]
            if lifting and not han and name == "deadline":
                bound = [p for p in bound if _is_given_late(p, sentence.text, match)]
            if lifting and han and not bound:
                bound = [p for p in self._promises if _is_of_head(p, name, sentence.text)]
            if lifting and name == "hours" and han:
                bound = [p for p in bound if _is_at_hours(p, _clause_zh(sentence.text, match))]
            if lifting and not kind.is_set_in(each.text for each in _beside(document, sentence)):
                own = re.compile(rf"(?<![不没未]){re.escape(match[0])}", re.IGNORECASE)
                unlike = (p for p in bound if not own.search(p.text))
                yield from (_judged(promise, sentence, match, LIFTED) for promise in islice(unlike, 1))
            elif not lifting and not any(name in p.kinds for p in given):
                open_ones = (p for p in meant if not any(KINDS[each].adds for each in (*p.kinds, *p.told)))
                yield from (_judged(promise, sentence, match, _ADDED) for promise in islice(open_ones, 1))


def _is_at_hours(promise: _Promise, clause: str) -> bool:
    """Whether the Chinese ``clause`` speaks of what is promised at some hours: of doors, or by one of its words."""
    doors = DOORS.search(promise.text) and DOORS.search(clause)
    return bool(doors) or not promise.words.isdisjoint(stems(clause))


def _clause_zh(text: str, match: re.Match[str]) -> str:
    """The clause of a Chinese sentence in which ``match`` begins."""
    first = max((m.end() for m in _CLAUSE_ZH.finditer(text, 0, match.start())), default=0)
    last = _CLAUSE_ZH.search(text, match.end())
    return text[first : last.start() if last else len(text)]


def _is_of_another(promise: _Promise, text: str, match: re.Match[str]) -> bool:
    """Whether an English clause lifts the condition of something else than what is promised."""
    clause = clause_of(text, *match.span())
    if (head := head_of(promise.text)) and head in match[0].lower():
        return False
    return is_of_another_clause(promise.text, text, clause) or is_of_another(promise.text, clause)


def _is_given_late(promise: _Promise, text: str, match: re.Match[str]) -> bool:
    """Whether the English clause that lifts a deadline is the one that gives the promise, and does not refuse it."""
    clause = clause_of(text, *match.span())
    return not _LATE_AND_REFUSED.search(text) and not promise.words.isdisjoint(stems(clause))


def _made_even(promises: Iterable[_Promise], sentence: Sentence) -> Iterator[Judged]:
    """The promises that hold even for what is opened, kept for what is not."""
    for promise in promises:
        even = promise.even.search(sentence.text) if promise.even else None
        if even is not None and _MUST.search(sentence.text) and promise.words & stems(sentence.text):
            yield _judged(promise, sentence, even, _ADDED)


def _promise(claim: ApprovedClaim, text: str, names: set[str]) -> _Promise:
    kinds = tuple(name for name, kind in KINDS.items() if kind.sets.search(text))  # in one order, always
    bare = NARROWED.sub(" ", _EXCEPT.sub(" ", text))
    for name in kinds:
        bare = KINDS[name].sets.sub(" ", bare)
    found = _EVEN.search(text)
    if found is not None:
        bare = bare.replace(found[0], " ")
    words = stems(without_figures(bare)) - _SMALL
    return _Promise(
        claim,
        text,
        words - names,
        words & names,
        _values(text),
        _values(bare),
        kinds,
        tuple(_heads(text, kinds)),
        frozenset(name for name, kind in KINDS.items() if kind.sets.search(_disclaimers(claim))),
        _not_so(found) if found is not None else None,
        tuple((_thing(m), (m["only"] or m["han"]).lower()) for m in NARROWED.finditer(text)),
    )


def _heads(text: str, kinds: Collection[str]) -> Iterator[tuple[str, frozenset[str]]]:
    clauses = [clause for clause in _CLAUSE_ZH.split(text) if clause.strip()]
    for name in sorted(kinds) if len(clauses) > 1 and has_han(text) else ():
        own = next((clause for clause in clauses if KINDS[name].sets.search(clause)), "")
        words = stems(without_figures(KINDS[name].sets.sub(" ", own))) - _SMALL
        if words := words or stems(without_figures(clauses[0])) - _SMALL - {"免费"}:
            yield name, words


def _disclaimers(claim: ApprovedClaim) -> str:
    return (
        "\n".join(simplified(text) for text in map(claim.disclaimer.get, LANGUAGES) if text) if claim.disclaimer else ""
    )


def _thing(match: re.Match[str]) -> str:
    return (match["noun"] or match["what"]).lower()


def _values(text: str) -> frozenset[tuple[str, object]]:
    return frozenset((measured.unit, measured.low) for measured in figures(text))


def _not_so(even: re.Match[str]) -> re.Pattern[str]:
    """What is said of a thing that is not as ``even`` has it: unopened, sealed, 未拆封."""
    if even["en"]:
        word = even["en"].lower()
        return re.compile(rf"\b(?:un-?{word}|not (?:been )?{word}{_SEALED.get(word, '')})\b", re.IGNORECASE)
    return re.compile(r"(?:未|没有?|不得|不能|不可)(?:经)?(?:拆封|开封|拆包|使用|试用|穿)过?|封[条膜]?完[整好]")


def _is_given(promise: _Promise, sentence: Sentence) -> bool:
    """Whether ``sentence`` gives the promise: most of its words, or one of its figures with a word or a name."""
    said = stems(sentence.text)
    text = sentence.text
    held = frozenset(w for w in promise.words | promise.names if w in said or (has_han(w) and _is_in(w, text)))
    if held and promise.values & _values(sentence.text):
        return True
    if "hours" in promise.kinds and DOORS.search(promise.text) and ROUND_THE_CLOCK.search(sentence.text):
        return True
    words = held & promise.words
    if not promise.words and not promise.names:
        return has_han(text) and not promise.own.isdisjoint(_values(text))
    fewest = 2 if promise.own else min(2, len(promise.words) + bool(promise.names))
    told = len(words) + bool(held & promise.names)
    return bool(words) and told >= max(fewest, _HELD * len(promise.words))


def _is_of_head(promise: _Promise, kind: str, text: str) -> bool:
    """Whether ``text`` holds all words of the clause of a promise that sets a condition of that ``kind``."""
    return any(name == kind and all(_is_in(word, text) for word in words) for name, words in promise.heads)


def _is_in(word: str, text: str) -> bool:
    """Whether the Chinese ``word`` stands in ``text``, or the verb in it: 退款, 全额退."""
    return word in text or any(verb in text for verb in _VERBS.intersection(word))


def _beside(document: Document, sentence: Sentence) -> Iterable[Sentence]:
    return document.sentences[max(0, sentence.index - 1) : sentence.index + 2]


def _judged(promise: _Promise, sentence: Sentence, match: re.Match[str], sureness: float) -> Judged:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Judged("wrong_condition", promise.claim, promise.text, start, end, sureness, sentence)
