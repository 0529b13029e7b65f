"""What a piece says of a service, a burden or a deed: free or paid for, asked for or not, allowed or not.

A stance is put together from three readings: a thing of ``things.yaml``, a cue of ``stances.yaml`` beside it, and what
narrows both down. So "Return postage is paid by you" and 退货免运费 meet although no list holds either sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.plain_text import plain_text
from consistency.compare.questions import telling
from consistency.compare.worded.open_things import Met, open_things
from consistency.compare.worded.stance_words import (
    LABEL,
    NARROWING,
    SUM,
    answered,
    find_cues,
    find_things,
    in_a_case,
    polar,
)
from consistency.compare.worded.written import Written, differing
from consistency.document import Document, Sentence
from consistency.nlp.chinese_script import to_simplified
from consistency.statements.labels import labels
from consistency.statements.model import Qualifier
from consistency.statements.variants import compatible, mentions

_SHORT, _NAME = 4, 24
"""Words and letters of a question that is only the name of what is asked about: Setup?"""
_BREAK = re.compile(
    r"[;；：!！?？。|·]|:(?![0-9])|[.](?=\s|$)|，|, (?:and|but|while|so|or) |\b(?:but|while|whereas)\b"
    r"|[—–]| - |[()（）]|\n|、(?=不)"
)
_OPENING = re.compile(
    r"^[\s\"“*]*(?:(?:A|答)[:：]\s*)?(?:(?:yes|no|sure|sorry|of course|certainly|absolutely"
    r"|是的|可以的?|能的?|有的?|不好意思|抱歉|亲)(?=[,，.。!！]))?[,，.。!！ ]*",
    re.IGNORECASE,
)
"""What an answer begins with before it says how much."""
_ELSE = re.compile(r"其[他余它]|\b(?:elsewhere|everywhere else|all others?|the rest|otherwise)\b", re.IGNORECASE)
"""From here on what came before narrows nothing down any more."""
_NOT = re.compile(r"\b(?:not|never)(?: \w+)? ?$|n['’]t(?: \w+)? ?$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:is|are|was|were|will|can|may|must)\b")
"""A verb of its own between a cue and a thing: what you do not use is refunded."""
_A_SUM = re.compile(rf"\W*(?:is|are|costs?|at|for|为|是)?\W*{SUM}", re.IGNORECASE)
"""What something is sold for need not be another than what it is given away for: only things that are listed."""
_LISTS = 12
"""Reach from which a cue speaks of every thing in a list: breakfast, one dinner and the transfer are included."""


@dataclass(frozen=True, slots=True)
class Stance:
    """That ``thing`` is free, not asked for, allowed or absent (``favourable``) or the opposite, at plain ``place``."""

    thing: str
    kind: str
    favourable: bool
    place: tuple[int, int]
    qualifiers: frozenset[Qualifier]
    extent: Literal["", "case", "absolute"] = ""
    """Whether it holds in a case only, or is denied without exception."""


def stances_that_differ(assets: Sequence[ParsedAsset]) -> list[Disagreement]:
    """Things of which one asset says what another denies, where nothing that narrows them down differs."""
    told_of = [stances(s.document) for s in assets]
    read = [_by_thing([s for s in each if s.extent != "case"]) for each in told_of]
    made: list[Disagreement] = list(_without_exception(told_of, assets))
    for key in sorted({k for each in read for k in each}):
        told = [each.get(key, ()) for each in read]
        pair = next(
            (
                (a, b)
                for i, mine in enumerate(told)
                for theirs in told[i + 1 :]
                for a in mine
                for b in theirs
                if a.favourable != b.favourable and compatible(a.qualifiers, b.qualifiers)
            ),
            None,
        )
        if pair:
            forms = []
            for i, each in enumerate(told):
                shown = next((s for s in each if s in pair), None) or next((s for s in each if _beside(s, pair)), None)
                if shown is not None:
                    span = assets[i].document.span(*shown.place)
                    forms.append(Written(i, span, "yes" if shown.favourable else "no"))
            made.append(differing("promise", key[0], forms, assets, 0.7))
    return made


def _without_exception(told: Sequence[Sequence[Stance]], assets: Sequence[ParsedAsset]) -> Iterator[Disagreement]:
    """What one asset denies without exception and another, if only in a case, allows."""
    for i, mine in enumerate(told):
        for one in mine:
            alike = [s for s in mine if (s.thing, s.kind) == (one.thing, one.kind)]
            if one.extent != "absolute" or any(s.favourable for s in alike):
                continue
            forms = {
                j: s
                for j, theirs in enumerate(told)
                for s in reversed(theirs)
                if j != i and s.favourable and (s.thing, s.kind) == (one.thing, one.kind)
                if compatible(s.qualifiers, one.qualifiers)
            }
            if forms:
                sides = sorted({**forms, i: one}.items())
                written = [
                    Written(j, assets[j].document.span(*s.place), "yes" if s.favourable else "no") for j, s in sides
                ]
                yield differing("promise", one.thing, written, assets, 0.7)
                break


def _beside(stance: Stance, pair: tuple[Stance, Stance]) -> bool:
    """Whether a third piece's stance narrows nothing down that the two leave open."""
    return all(compatible(stance.qualifiers, each.qualifiers) for each in pair)


def _by_thing(found: Sequence[Stance]) -> dict[tuple[str, str], tuple[Stance, ...]]:
    """By thing and kind; a piece that says both of one thing takes no stance on it."""
    grouped: dict[tuple[str, str], list[Stance]] = {}
    for each in found:
        grouped.setdefault((each.thing, each.kind), []).append(each)
    return {
        key: tuple(told)
        for key, told in grouped.items()
        if not any(a.favourable != b.favourable and compatible(a.qualifiers, b.qualifiers) for a in told for b in told)
    }


def stances(document: Document) -> list[Stance]:
    """Every stance of ``document``, in order of place."""
    made: list[Stance] = []
    heads = labels(document)
    for sentence, asked in telling(document):
        made += _told(sentence, asked, heads.get(sentence.index, ""))
    return made


def _told(sentence: Sentence, asked: Sentence | None, head: str) -> Iterator[Stance]:
    before, text = head, sentence.text
    if asked is not None:
        text = _OPENING.sub(lambda m: " " * len(m[0]), text)
        name = asked.text.strip().rstrip("?？ ")
        yes = answered(sentence.text)
        if len(name.split()) <= _SHORT and len(name) < _NAME and not find_cues(to_simplified(name)):
            before = name
        elif yes is not None:
            place = (sentence.start, sentence.end)
            for each in _read(asked.text.rstrip("?？ ")):
                yield replace(each, favourable=each.favourable == yes, place=place)
        if not before:
            yield from _inherited(text, sentence, asked)
    yield from _headed(before, text, sentence)


def _inherited(text: str, sentence: Sentence, asked: Sentence) -> Iterator[Stance]:
    """What an answer says of the things that only its question names: Is there parking? At £8 a night."""
    if find_things(to_simplified(text)):
        return
    for thing in find_things(to_simplified(asked.text)):
        told = _headed(asked.text[thing.start : thing.end], text, sentence)
        yield from (each for each in told if each.thing == thing.what.id)


def _headed(before: str, text: str, sentence: Sentence) -> Iterator[Stance]:
    """The stances of ``text``, which stands in ``sentence``, with the words ``before`` that say what it is about."""
    prefix = f"{before}: " if before else ""
    for each in _read(prefix + text, len(prefix)):
        start = max(0, each.place[0] - len(prefix))
        end = max(start + 1, each.place[1] - len(prefix))
        place = (sentence.start + start, sentence.start + end)
        yield replace(each, place=place)


def _read(text: str, said: int = 0) -> Iterator[Stance]:
    """The stances of one sentence at its own offsets; before ``said`` stands what it is about."""
    plain = plain_text(text)
    cues = find_cues(plain)
    things = find_things(plain)
    telling_cues = [c for c in cues if not _A_SUM.fullmatch(plain, c.start, c.end)]
    things += [each for each in open_things(plain, telling_cues) if not any(_overlap(each, t) for t in things)]
    if not cues and not any(polar(t.what.id, plain[t.start : t.end]) is not None for t in things):
        return
    label = LABEL.match(plain, said) if said == 0 else None
    said = label.end() if label else said
    breaks = _breaks(plain, said, cues)
    marks = [m for m in mentions(plain) if m[0] in NARROWING]
    for thing in things:
        begin = max((b for _, b in breaks if b <= thing.start), default=0)
        end = min((a for a, _ in breaks if a >= thing.end), default=len(plain))
        case = _in_a_case(plain, thing, begin, end)
        since = max((m.end() for m in _ELSE.finditer(plain, 0, thing.end)), default=0)
        narrowed = frozenset(
            (k, v) for k, v, at, told in marks if since <= at and told <= end and not thing.start <= at < thing.end
        )
        for kind in sorted(thing.what.kinds):
            favourable = _favourable(thing, kind, cues, breaks, plain)
            if favourable is None or (case and kind != "deed"):
                continue
            extent: Literal["", "case", "absolute"] = "case" if case else ""
            if not favourable[0] and kind == "deed" and in_a_case(plain[begin:end], "absolute"):
                extent = "absolute"
            place = (min(thing.start, favourable[1]), max(thing.end, favourable[2]))
            yield Stance(thing.what.id, kind, favourable[0], place, narrowed, extent)


def _breaks(plain: str, said: int, cues: Sequence[Met]) -> list[tuple[int, int]]:
    """Where what comes after ``said`` falls into clauses; a bare "included" goes with the clause before it."""
    found = [m.span() for m in _BREAK.finditer(plain) if m.end() > said]
    kept = []
    for index, (start, end) in enumerate(found):
        after = found[index + 1][0] if index + 1 < len(found) else len(plain)
        bare = any(c.what.left and c.start - end <= 1 and after - c.end <= 1 and c.end <= after for c in cues)
        if not (bare and plain[start:end] == "，"):
            kept.append((start, end))
    return kept


def _overlap(one: Met, other: Met) -> bool:
    return one.start < other.end and other.start < one.end


def _in_a_case(plain: str, thing: Met, begin: int, end: int) -> bool:
    """Whether the clause names a case in which alone it holds."""
    comma = max(begin, plain.rfind(",", begin, thing.start) + 1)
    after = plain.find(",", thing.end, end)
    return in_a_case(plain[begin:end]) or in_a_case(plain[comma : after if after >= 0 else end], "near")


def _favourable(
    thing: Met, kind: str, cues: Sequence[Met], breaks: Sequence[tuple[int, int]], plain: str
) -> tuple[bool, int, int] | None:
    """Which way the nearest cue of ``kind`` points, and where it stands; None without one."""
    own = polar(thing.what.id, plain[thing.start : thing.end])
    best: tuple[bool, int, Met] | None = None
    for cue in cues:
        if kind not in cue.what.kinds or (cue.start < thing.end and thing.start < cue.end):
            continue
        left = cue.start >= thing.end
        if left != cue.what.left:
            continue
        gap = plain[thing.end : cue.start] if left else plain[cue.end : thing.start]
        near = (thing.end, cue.start) if left else (cue.end, thing.start)
        if any(near[0] <= a and b <= near[1] for a, b in breaks) or _words(gap) > cue.what.reach:
            continue
        if "," in gap and cue.what.reach < _LISTS:
            continue
        if not left and _FINITE.search(gap):
            continue
        rank = (kind == "service" or cue.what.favourable == (kind == "deed"), _words(gap))
        if best is None or rank < best[:2]:
            best = (*rank, cue)
    if own is not None:
        turned = best is not None and best[2].what.favourable != own and best[2].end <= thing.start and not best[0]
        return own != turned, thing.start, thing.end
    if best is None:
        return None
    cue = best[2]
    turned = cue.what.reach == 0 and _NOT.search(plain, 0, min(thing.start, cue.start)) is not None
    return cue.what.favourable != turned, cue.start, cue.end


def _words(gap: str) -> int:
    """Words of a gap: Latin ones, and Chinese characters that are no listing."""
    return len(re.findall(r"[A-Za-z0-9']+", gap)) + len(re.findall(r"[一-鿿]", gap))
