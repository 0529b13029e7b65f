"""Promises and their denial: free delivery, cancel any time, no ads, 不含酒精, 仅限新客, each a stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from consistency.document import Sentence
from consistency.matching.cues import Cued, compiled
from consistency.statements.model import Statement
from consistency.statements.values import Stand
from consistency.statements.variants import mentions
from consistency.word_lists import list_beside

_ZH_FREE = r"(?:不(?:含|添加|加|使用|用|带)|无|没(?:有)?(?:添加|加)?|零(?:添加)?|0 ?(?:添加)?|未(?:添加|检出)|去|非)(?:任何|一滴|一粒|一点)?"  # noqa: E501
_ZH_HAS = r"(?<!不)(?<!未)(?<!没)(?:含有?|添加了?|加了|内含)(?:少量|微量|一定)?"

_YES = re.compile(
    r"^[\s\"“]*(?:yes|of course|sure|absolutely|certainly|可以|能|是的|会的?|有的?|当然|支持|没问题|对)(?=[\s,，。.!！、]|$)",  # noqa: E501
    re.IGNORECASE,
)
_NO = re.compile(
    r"^[\s\"“]*(?:no|not at all|unfortunately|sorry|不可以|不能|不是|不会|没有|不支持|抱歉|不行|暂不)(?=[\s,，。.!！、]|$)",  # noqa: E501
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|unless|depending|may|might|provided that|except)\b"
    r"|如果|若|如需|除非|视.{0,6}而定|[一-鿿]后(?:就|便|则|再)|逾期",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:none|neither|nothing|no)(?: \w+){0,3} $", re.IGNORECASE)
"""Who it is that does: none of them has added sugar."""


@dataclass(frozen=True, slots=True)
class _Concept:
    """A promise's subject, with the patterns, case ignored, of its being held, denied and asked for."""

    id: str
    holds: str
    denied: str
    asked: str | None


@lru_cache(maxsize=1)
def _concepts() -> Cued[_Concept]:
    content = list_beside(__file__, "promises.yaml")
    made = [_Concept(row["id"], row["holds"], row["denied"], row.get("asked")) for row in content["concepts"]]
    made += [_substance(row) for row in content["substances"]]
    return Cued(made, lambda concept: "|".join(filter(None, (concept.holds, concept.denied, concept.asked))))


def _substance(row: dict[str, str]) -> _Concept:
    en, zh = row["en"], row["zh"]
    holds = rf"\b(?:contains?|with|has|includes?|made with)(?: a little| some| added)? {en}\b|{_ZH_HAS}{zh}"
    denied = (
        rf"\b(?:no|without(?: any)?|zero|free (?:of|from)|0%|never any) (?:added |any )?{en}\b|\b{en}[- ]free\b"
        rf"|(?:\bnot|n['’]t) (?:contain|use|include)(?: any)? {en}\b|{_ZH_FREE}{zh}"
        rf"|\b(?:no|without|free of|contains no) [a-z ]{{1,24}}\b(?:and|or) (?:no )?{en}\b"
    )
    return _Concept(f"contains_{row['id']}", holds, denied, row.get("asked"))


def concepts() -> tuple[str, ...]:
    """The concepts a promise can be about."""
    return tuple(c.id for c in _concepts().things)


def promises(
    sentence: Sentence, question: Sentence | None = None, only: Collection[str] | None = None
) -> list[Statement]:
    """Every promise and denial of ``sentence`` at plain offsets; a bare "Yes" or 不可以 answers ``question``.

    ``only`` names the concepts that are looked for; None looks for all.

    A sentence that affirms and denies one concept (free over £20, £3 below) takes no stand on it, nor does one that
    denies it for a case ("if the box is opened, no refunds").
    """
    made: list[Statement] = []
    for concept in _concepts().possible(sentence.text):
        if only is not None and concept.id not in only:
            continue
        stand = _stand(concept, sentence.text)
        if stand is not None:
            made.append(_statement(sentence, concept.id, *stand))
    if question is not None and question.index + 1 == sentence.index:
        made += _answer(sentence, question, {s.topic for s in made})
    return made


def _stand(concept: _Concept, text: str) -> tuple[bool, int, int] | None:
    denied = [m.span() for m in compiled(concept.denied, re.IGNORECASE).finditer(text) if m[0].strip()]
    holds = [
        m.span()
        for m in compiled(concept.holds, re.IGNORECASE).finditer(text)
        if m[0].strip() and not any(a < m.end() and m.start() < b for a, b in denied)
    ]
    if bool(holds) == bool(denied):
        return None
    start, end = (holds or denied)[0]
    if denied and _IF.search(text[:start]):
        return None
    return bool(holds) and not _NONE.search(text[:start]), start, end


def answers(text: str) -> bool | None:
    """Whether ``text`` begins with a yes (True) or a no (False) to the question before it; None for neither or both."""
    yes, no = _YES.search(text) is not None, _NO.search(text) is not None
    return None if yes == no else yes


def _answer(sentence: Sentence, question: Sentence, said: set[str]) -> Iterator[Statement]:
    yes = answers(sentence.text)
    if yes is None:
        return
    for concept in _concepts().possible(question.text):
        asked = _stand(concept, question.text) or _asked(concept, question.text)
        if asked is not None and concept.id not in said:
            end = len(sentence.text.rstrip())
            yield _statement(sentence, concept.id, asked[0] == yes, 0, end)


def _asked(concept: _Concept, text: str) -> tuple[bool, int, int] | None:
    """What a question is about when its words alone take no stand: "Can I cancel?" asks whether one can."""
    match = compiled(concept.asked, re.IGNORECASE).search(text) if concept.asked else None
    return (True, match.start(), match.end()) if match else None


def _statement(sentence: Sentence, topic: str, holds: bool, start: int, end: int) -> Statement:
    text = sentence.text
    narrowed = frozenset((k, v) for k, v, _, _ in mentions(text) if k in ("tier", "part", "market", "where", "zone"))
    return Statement(
        kind="promise",
        topic=topic,
        also=frozenset({topic}),
        sure=True,
        value=Stand(holds),
        qualifiers=narrowed,
        start=sentence.start + start,
        end=sentence.start + end,
        clause=(sentence.start, sentence.end),
        subject=" ".join(text.split()),
        text=text[start:end].strip(),
        language="en" if sentence.language == "en" else "zh",
    )
