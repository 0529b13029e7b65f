"""The words that stances are read with: things, what is said of them, answers, cases in which alone they hold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

from consistency.compare.worded.open_things import Cue, Met, Thing
from consistency.matching.cues import Cued, compiled
from consistency.nlp.chinese_script import to_simplified
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.word_lists import list_beside

SUM = (
    r"(?:(?:[A-Z]{1,3})?[$€£¥￥] ?[0-9]+(?:[.,][0-9]+)*"
    r"|\b(?:RMB|CNY|HKD|USD|EUR|GBP|SGD|TWD|AUD|CHF|JPY) ?[0-9]+(?:[.,][0-9]+)*"
    r"|(?<![0-9])[0-9]+(?:[.,][0-9]+)* ?(?:€|euros?|dollars?|pounds?|pence|p\b|USD|EUR|GBP|CHF)"
    rf"|(?:{EN_NUMERAL}) (?:euros?|dollars?|pounds?|quid|pence|cents|yuan)"
    rf"|(?<=is )(?:{EN_NUMERAL})[ -](?:{EN_NUMERAL})(?=[.,;!]|$)"
    rf"|(?:(?<![0-9])[0-9]+(?:[.,][0-9]+)*|{ZH_NUMERAL}+) ?(?:元|块钱?|欧元|美元|港元|英镑|日元))"
)
LABEL = re.compile(r"^[\s*•·-]*(?:[一-鿿]{2,8}|[A-Za-z][\w'-]*(?: [\w'-]+){0,2})(?:：|:(?=\s))")
"""What a line is about, before its first colon: Winter sports: included."""
NARROWING = ("tier", "part", "market", "where", "zone", "people", "member", "room", "body", "card", "ticket", "size")


@lru_cache(maxsize=1)
def _things() -> Cued[Thing]:
    made = []
    for row in list_beside(__file__, "things.yaml"):
        pattern = rf"(?<![a-z])(?:{row['en']})(?![a-z])|(?:{row['zh']})"
        made.append(Thing(row["id"], frozenset(row["kinds"].split()), pattern))
    return Cued(made, lambda thing: thing.pattern)


@lru_cache(maxsize=1)
def _listed() -> dict[str, Any]:
    return dict(list_beside(__file__, "stances.yaml"))


@lru_cache(maxsize=1)
def _cues() -> tuple[Cue, ...]:
    fill = {"{sum}": SUM, "{number}": EN_NUMERAL, "{zh}": f"{ZH_NUMERAL}+"}
    made = []
    for row in _listed()["cues"]:
        words = row["words"]
        for name, pattern in fill.items():
            words = words.replace(name, pattern)
        made.append(Cue(frozenset(row["kinds"].split()), row["favourable"], row["side"] == "left", row["reach"], words))
    return tuple(made)


@lru_cache(maxsize=2)
def _answers(which: str) -> re.Pattern[str]:
    """How an answer begins that says yes or no."""
    return re.compile(
        rf"^[\s\"“]*(?:[^\s:：]{{1,8}}[:：]\s*)?(?:{_listed()[which]})(?=[\s,，。.!！、;；]|$)", re.IGNORECASE
    )


def answered(text: str) -> bool | None:
    """Whether an answer begins with a yes or with a no; None when with neither, or with both."""
    yes, no = (bool(_answers(which).search(to_simplified(text))) for which in ("affirms", "denies"))
    return yes if yes != no else None


def in_a_case(text: str, which: Literal["case", "near", "absolute"] = "case") -> bool:
    """Whether words of ``text`` name a case in which alone it holds; ``near``: some alone of whom it speaks.

    ``absolute``: whether they say that there is no such case.
    """
    return compiled(_listed()[which], re.IGNORECASE).search(text) is not None


def find_things(plain: str) -> list[Met]:
    """The listed things that ``plain`` names, in order of place; none overlaps another.

    What stands right before a deposit only says of what it is one: 器材押金 is no hire.
    """
    taken: list[Met] = []
    for thing in _things().possible(plain):
        for match in compiled(thing.pattern, re.IGNORECASE).finditer(plain):
            if match[0] and not any(match.start() < t.end and t.start < match.end() for t in taken):
                taken.append(Met(match.start(), match.end(), thing))
    taken.sort(key=lambda t: t.start)
    deposits = [t.start for t in taken if t.what.id == "deposit"]
    return [t for t in taken if not any(t.end <= at and not plain[t.end : at].strip() for at in deposits)]


def find_cues(plain: str) -> list[Met]:
    """The cues of ``plain``, longest first; none inside a longer one of its kind that points the other way."""
    found = [
        Met(m.start(), m.end(), cue)
        for cue in _cues()
        for m in compiled(cue.pattern, re.IGNORECASE).finditer(plain)
        if m[0]
    ]
    kept: list[Met] = []
    for each in sorted(found, key=lambda c: (c.start - c.end, c.start)):
        rivals = [k for k in kept if k.start < each.end and each.start < k.end and k.what.kinds & each.what.kinds]
        if not any(
            k.end - k.start > each.end - each.start and k.what.favourable != each.what.favourable for k in rivals
        ):
            kept.append(each)
    return kept


def polar(thing: str, words: str) -> bool | None:
    """Whether ``words``, which name the thing of that id, are favourable by themselves; None where they are neither."""
    for row in _listed()["polar"]:
        if row["id"] == thing and compiled(row["words"], re.IGNORECASE).search(words):
            return bool(row["favourable"])
    return None
