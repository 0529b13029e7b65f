"""To whom and from what on an approved promise holds, and copy that gives it to everybody or keeps it from some."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from consistency.document import Document, Sentence
from consistency.matching.claim_use import Use, claim_texts, content_words
from consistency.matching.cues import Cued
from consistency.matching.denials import is_negated
from consistency.nlp.scripts import has_han
from consistency.statements.conditions import Judged
from consistency.statements.figures import figures
from guidelines.model import ApprovedClaim, Guideline


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of condition: the words that set it, those that lift it, and those that set it where there was none."""

    sets: re.Pattern[str]
    lifts: re.Pattern[str]
    adds: re.Pattern[str] | None = None


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_Rule = tuple[str, _Kind, re.Pattern[str]]
_SUM = r"[£$€¥￥]? ?[0-9][0-9,.]*"
_KINDS: dict[str, _Kind] = {
    "sum": _Kind(
        _any(
            rf"\b(?:on |with |for )?(?:all |any )?(?:orders?|purchases?|baskets?) (?:[a-z]+ )?"
            rf"(?:over|above|from|of at least|of|worth)(?: just| only)? {_SUM}",
            rf"\b(?:over|above|spend|spending)(?: just| only| at least| over)? {_SUM}",
            rf"(?:单笔|订单|购物|消费)?[买消]?费?满 ?{_SUM} ?[元块]?",
        ),
        _any(
            r"\bon (?:all|every|any|each)(?: single)? (?:orders?|purchases?|baskets?|parcels?)\b",
            r"\b(?:all|every|each|any) (?:single )?(?:orders?|parcels?) (?:is|are|ships?|comes?|travels?|gets?)\b",
            r"\b(?:whatever|however (?:small|little|much)|no matter (?:what|how (?:much|little|small)))\b[^.;]{0,16}",
            r"\bno minimum(?: spend| order| purchase)?\b|\bwithout (?:a |any )?minimum\b",
            r"\bfrom the first (?:penny|cent|pound)\b",
            r"不限(?:金额|消费)|(?:不设|无|零|没有|没|0 ?)(?:任何)?(?:门槛|最低消费|起送)|单单|每一?单(?:都|均)?",
            r"(?:全场|全部|所有)(?:商品|订单|宝贝)?(?:一律|都|均)?(?=包邮|免邮|免运费)|任意(?:金额|一?单|下单)",
            r"(?:多少|几块)钱?都|(?:下单|[买一]件?)(?:就|即|也)(?=包邮|免邮|免运费)",
        ),
    ),
    "members": _Kind(
        _any(r"\bmembers?\b|\bmembership\b|\bsubscribers?\b", r"会员|入会|VIP"),
        _any(
            r"\b(?:everyone|everybody|anyone|anybody|non-?members)\b",
            r"\b(?:all|every) (?:our )?(?:customers?|visitors?|shoppers?|guests?|users?|person|people)\b",
            r"\bwhether or not you(?:['\u2019]re| are) a member|\bno membership\b|\bwithout (?:a )?membership\b",
            r"人人|所有(?:人|顾客|客户|用户)|每个人|任何人|谁都|不限(?:人群|身份)|非会员|不是会员也|(?:无需|不用)(?:入会|注册|会员)",
            r"(?:全场|全部|一律|通通)(?:一律|都|均)?(?=[^，。]{0,4}折)",
        ),
        _any(
            r"\bonly (?:for |to )?(?:our )?(?:members|subscribers)\b|\b(?:members|subscribers)[- ]only\b",
            r"(?:仅限|只限|仅|只有|限)(?:会员|VIP)|会员(?:专享|专属|才)",
        ),
    ),
    "new": _Kind(
        _any(
            r"\b(?:new|first-time) (?:customers?|members?|users?|clients?)\b|\bfirst orders?\b",
            r"新(?:客|用户|人|会员)|首单",
        ),
        _any(
            r"\b(?:everyone|everybody|anyone|anybody)\b",
            r"\b(?:existing|returning|old|all) (?:customers?|members?|users?)\b",
            r"\b(?:new (?:and|or) (?:existing|old)|every) (?:customers?|order)\b",
            r"人人|所有(?:人|顾客|客户|用户|会员)|每个人|任何人|谁都|不限新老",
            r"新?老(?:客|顾客|用户|会员)户?",
            r"每一?单(?:都|均)?|不限次数",
        ),
        _any(
            r"\bonly (?:for )?(?:new|first-time) (?:customers?|members?|users?)\b",
            r"(?:仅限|只限|仅|只有|限)新(?:客|用户|人|会员)|新(?:客|用户|人)(?:专享|专属|才)",
        ),
    ),
    "students": _Kind(
        _any(r"\bstudents?\b", r"学生"),
        _any(r"\b(?:everyone|everybody|anyone|anybody)\b", r"人人|所有人|不限学生|非学生|谁都"),
        _any(r"\bonly (?:for )?students\b|\bstudents only\b", r"(?:仅限|只限|仅|限)(?:在校)?学生|学生(?:专享|专属|才)"),
    ),
    "limit": _Kind(
        _any(rf"\bup to (?:a (?:maximum|total) of )?{_SUM}", rf"(?:最多|最高|不超过|上限)[^，。；]{{0,3}}{_SUM}"),
        _any(
            r"\b(?:all (?:of )?(?:your|the)|every penny of your) (?:money|savings|balance|cash|deposits?)\b",
            r"\bany (?:balance|amount|sum|number)\b",
            r"\bas (?:much|many|often)\b[^.,;]{0,24}\bas you (?:like|want|wish)\b",
            r"\bhowever (?:much|many|large|big)\b|\bunlimited\b",
            r"\bno (?:upper )?limits?\b|\bwithout (?:any |a )?limits?\b",
            r"不限(?:量|额|次数?|金额)|(?:无|不设|没有)(?:上限|限额)|多少都|任意(?:金额|数量|次数)|无限(?:次|量)?",
        ),
    ),
    "from": _Kind(
        _any(rf"\b(?:from|starts? (?:at|from)|starting at) {_SUM}", rf"{_SUM} ?元?起"),
        _any(
            r"\bwhich(?:ever|soever)\b|\bno matter which\b",
            r"\b(?:any|all|every) (?:sets?|sizes?|versions?|models?|kits?|colou?rs?)\b",
            r"封顶|一口价|统一价|任意(?:款|版本|颜色|配置)|(?:不论|无论)(?:哪|什么)|所有(?:版本|款式?|颜色|配置)",
        ),
    ),
}
_SMALL_WORDS = "only order cost start off get anyth within least 仅限 全场 至少 一份 一次 双十"
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
_MUST = re.compile(
    r"\b(?:only|must|as long as|provided|unless|need to)\b|仅|只|必须|须|才|前提|除非|确保|保持", re.IGNORECASE
)
_VERB = re.compile(r"(?:ing|ed|es|s|e|al|als)$")


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
    even: re.Pattern[str] | None


class Conditions:
    """The conditions of a guideline's approved claims."""

    def __init__(self, guideline: Guideline) -> None:
        names = {_stem(word) for term in guideline.terms for word in content_words(term.preferred)}
        self._promises = tuple(_promise(claim, text, names) for claim, _, text in claim_texts(guideline))
        set_by = frozenset[str]().union(*(p.kinds for p in self._promises))
        rules = ((name, kind, each) for name, kind in _KINDS.items() for each in (kind.lifts, kind.adds) if each)
        self._rules = Cued(
            ((n, k, each) for n, k, each in rules if each is not k.lifts or n in set_by), lambda rule: rule[2].pattern
        )
        self._even = tuple(p for p in self._promises if p.even)

    def broken(self, document: Document, uses: Iterable[Use]) -> Iterator[Judged]:
        """What ``document``, in Simplified Chinese, says of a promise to lift its condition, or to add one."""
        if not self._promises:
            return
        rules = [rule for rule in self._rules.possible(document.plain) if rule[2].search(document.plain)]
        evens = [p for p in self._even if p.even and p.even.search(document.plain)]
        if not rules and not evens:
            return
        made = {(use.claim.id, use.sentence.index) for use in uses}
        for sentence in document.sentences:
            if not sentence.asks:
                yield from _made_even(evens, sentence)
                yield from self._in(document, sentence, rules, made)

    def _in(
        self, document: Document, sentence: Sentence, rules: Iterable[_Rule], made: Collection[tuple[str, int]]
    ) -> Iterator[Judged]:
        found = [(name, kind, match) for name, kind, each in rules if (match := each.search(sentence.text))]
        if not found:
            return
        han = has_han(sentence.text)
        given = [
            p
            for p in self._promises
            if has_han(p.text) == han and ((p.claim.id, sentence.index) in made or _is_given(p, sentence))
        ]
        for name, kind, match in found:
            if is_negated(document, sentence.start + match.start()):
                continue
            lifting = match.re is kind.lifts
            bound = [p for p in given if name in p.kinds]
            if lifting and not _still_set(document, sentence, kind):
                unlike = (p for p in bound if match[0].lower() not in p.text.lower())
                yield from (_judged(promise, sentence, match, LIFTED) for promise in islice(unlike, 1))
            elif not lifting and not bound:
                open_ones = (p for p in given if not any(_KINDS[each].adds for each in p.kinds))
                yield from (_judged(promise, sentence, match, _ADDED) for promise in islice(open_ones, 1))


def _made_even(promises: Iterable[_Promise], sentence: Sentence) -> Iterator[Judged]:
    """The promises that hold even for what is opened, kept for what is not."""
    for promise in promises:
        even = promise.even.search(sentence.text) if promise.even else None
        if even is not None and _MUST.search(sentence.text) and promise.words & stems(sentence.text):
            yield _judged(promise, sentence, even, _ADDED)


def _promise(claim: ApprovedClaim, text: str, names: set[str]) -> _Promise:
    kinds = frozenset(name for name, kind in _KINDS.items() if kind.sets.search(text))
    bare = text
    for name in kinds:
        bare = _KINDS[name].sets.sub(" ", bare)
    found = _EVEN.search(text)
    if found is not None:
        bare = bare.replace(found[0], " ")
    words = stems(_without_figures(bare)) - _SMALL
    return _Promise(
        claim,
        text,
        words - names,
        words & names,
        _values(text),
        _values(bare),
        kinds,
        _not_so(found) if found is not None else None,
    )


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
    held = frozenset(w for w in promise.words | promise.names if w in said or (has_han(w) and w in sentence.text))
    if held and promise.values & _values(sentence.text):
        return True
    words = held & promise.words
    fewest = 2 if promise.own else min(2, len(promise.words))
    return bool(words) and len(words) >= max(fewest, _HELD * len(promise.words))


def _still_set(document: Document, sentence: Sentence, kind: _Kind) -> bool:
    """Whether the condition stands beside its sentence all the same: 15 % off for all members."""
    near = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return any(kind.sets.search(kind.lifts.sub(" ", each.text)) for each in near)


def _judged(promise: _Promise, sentence: Sentence, match: re.Match[str], sureness: float) -> Judged:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Judged("wrong_condition", promise.claim, promise.text, start, end, sureness, sentence)


def stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, content_words(text)))


def _stem(word: str) -> str:
    return word if has_han(word) or len(word) < 5 else _VERB.sub("", word)


def _without_figures(text: str) -> str:
    for measured in reversed(figures(text)):
        text = text[: measured.start] + " " + text[measured.end :]
    return text
