"""How surely what copy says is about the thing that an approved claim speaks of, told by topic, names and words."""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.claims.heads import is_of_another
from consistency.claims.limits.opening_hours import (
    DOORS,
    HOUR,
    are_of_doors,
    are_of_neighbours,
    edge_of_day,
    may_be_hours,
    of_doors,
    speaks_of_doors,
)
from consistency.claims.limits.postage import goes_elsewhere, is_other_postage
from consistency.claims.subjects import OFFERED, SCHEDULE, Subject
from consistency.claims.values.unexplained import FULL_CUT, TOP_UP
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.model import Statement
from consistency.statements.periods import period_of
from consistency.statements.values import SAME, Day, Figure, compare_values
from consistency.statements.variants import compatible
from consistency.word_lists import word_set

SHARES = frozenset({"percentage", "discount"})
_SUREST_CONCEPTS = """
    warranty returns replacement deposit annual_fee joining_fee late_fee shipping_threshold shipping_fee coverage
    deductible minimum_balance maximum_balance trade_in cooling_off waiting_period trial cancel_notice contract
    shelf_life after_opening updates price_protection
"""
_SUREST = frozenset(_SUREST_CONCEPTS.split())
"""Concepts that a brand states once, of everything it sells: copy that names one speaks of the brand's."""
_GENERIC = frozenset({"price", "start", "end", "weight", "saving", "battery", "opening", "visit", "stay"})
"""Concepts that many things have: a figure far from the approved one is another thing's."""
_PHRASE = 3
"""Chinese characters of a measure word and a noun."""
_PLAINLY = 2
"""Words and names that copy shares with a claim whose concept only one of the two names."""
NEAR = 3
"""Sums and amounts further apart than this are rather another thing than another value of the same one."""
_FAR_IN_TIME = 20
"""The same for lengths of time, which are 10 minutes and 7 days."""
_NUMBER = re.compile(rf"[0-9][0-9,.]* ?[万亿]?[多余]? ?|{ZH_NUMERAL}+[多余]?|\b{EN_NUMERAL}\b")
_ONE_OF = re.compile(r"^一[杯碗块个份罐瓶片根颗](?P<thing>[一-鿿]{2})")
_BEYOND = re.compile("[以之]?外|远的|路程|处")
"""Of a way, and no measure of ours: 80 公里外的县城."""
_APART = ({"", "end"}, {"start", "end"})
"""Edges of times of day that do not contradict: at half past ten there is breakfast until eleven."""
_AGES = ("years of age", "months of age")
_OF_AN_AGE = word_set("儿童 孩子 小孩 宝宝 小朋友 婴儿 幼儿 青少年 成人 大人 老人 长者")
"""Whom ages are told of, which does not say of what: free for those under 3, with an adult for those under 12."""
_ALL_OF = re.compile("全[国港澳台省市城区球园网村]")
"""Of all there is of what is counted: 全港 150 个自提点."""
_DEED = re.compile("(?:能|可以?)(?P<deed>[一-鿿])")
"""What somebody of an age may do: 年满 18 周岁就能租."""
OF_TOPIC, _OF_WORDS = 0.9, 0.75


def how_surely(
    held: Statement, ours: Subject, said: Statement, theirs: Subject, *, beside: bool, whole: Subject
) -> float:
    """How surely ``said`` is about the subject of the approved statement ``held``: 0 for not at all.

    ``theirs`` is what its clause speaks of, ``whole`` its sentence. ``beside``: another figure of the claim stands in
    the sentence, which then makes the claim. So does one with half of its words, however far its figure is from the
    approved one.
    """
    if said.kind == "promise":
        if said.topic == "free_delivery" and goes_elsewhere(held, said):
            return 0.0
        if held.language == said.language == "en" and is_of_another(held.subject, said.subject):
            return 0.0
        return OF_TOPIC if held.topic == said.topic else 0.0
    same_language = held.language == said.language
    whom = _OF_AN_AGE if isinstance(held.value, Figure) and held.value.unit in _AGES else frozenset[str]()
    shared = len((ours.words & theirs.words) - whom) if same_language else 0
    named = same_language and not ours.names.isdisjoint(theirs.names)
    half = len(ours.words & whole.words) >= max(_PLAINLY, len(ours.words) / 2)
    made = (half or beside) and bool(shared or named)
    if held.kind in SHARES or held.kind == "offer":
        told = ours.words - {OFFERED}
        shared = len(told & theirs.words) if same_language else 0
        enough = max(1, min(2, len(told) + bool(ours.names)))
        full_cut = isinstance(held.value, Figure) and held.value.unit in (FULL_CUT, TOP_UP)
        return _OF_WORDS if full_cut or shared + named + beside >= enough else 0.0
    if held.kind == "count":
        counted = _is_bare(said) and any(word in held.noun for word in theirs.words)
        phrase = _is_telling(_phrase(said)) and _phrase(held) == _phrase(said)
        linked = bool(shared or named or beside) or counted
        linked = linked or (phrase and (theirs.is_ours or not ours.words.isdisjoint(whole.words)))
        made = made or (phrase and beside)
        return _counted(held, said, theirs, linked=linked, same_language=same_language, made=made)
    if held.sure and said.sure and held.topic and said.topic:
        if _topic(held) != _topic(said):
            return 0.0
        dated = held.kind == "date" and held.topic not in SCHEDULE
        few = dated * (3 if said.language == "zh" else 1)  # 就能买到 is a word or two, in pairs of characters three
        doors = held.kind == "time" and are_of_doors(held)
        around = theirs.words or whole.words
        about_them = bool(around) and around <= ours.words
        if doors and (are_of_neighbours(held, said) or not may_be_hours(said, about_them=about_them)):
            return 0.0
        if same_language and said.language == "en" and not named and is_of_another(held.subject, said.subject):
            return 0.0
        beside = beside and (held.kind != "time" or not theirs.words or bool(shared or named))
        if held.topic == "shipping_fee" and is_other_postage(held, said, linked=bool(shared) or beside):
            return 0.0
        bare = (dated or held.topic == "price") and not theirs.names and len(theirs.words) <= few
        bare = bare or (doors and speaks_of_doors(said) and not theirs.names and all(map(_is_of_doors, theirs.words)))
        linked = bool(shared) or beside or bare or (named and held.topic not in SCHEDULE)
        if not linked and (same_language or held.topic in _GENERIC) and held.topic not in _SUREST:
            return 0.0
        if held.topic in _GENERIC and is_far(held, said):
            return OF_TOPIC if made or (linked and _slipped(held, said)) else 0.0
        meant = made or (shared and (held.topic in _SUREST or _slipped(held, said)))
        return 0.0 if _far_in_time(held, said) and not meant else OF_TOPIC
    if bool(held.topic) != bool(said.topic) and held.kind != "quantity" and shared + named < _PLAINLY:
        return 0.0
    if held.kind == "quantity" and ours.names and not named and _is_of_another_dish(said, ours):
        return 0.0
    packed = not (theirs.words or theirs.names) and any(
        k.startswith("of ") for k, _ in held.qualifiers & said.qualifiers
    )
    near = made or not (is_far(held, said) or _far_in_time(held, said))
    linked = bool(shared or named or packed or (whom and _is_of_the_trade(ours, theirs, whom)))
    linked = (
        linked or _is_of_its_part(held, ours, said, theirs) or (bool(whom) and _may_do_the_same(held, said, theirs))
    )
    return _OF_WORDS if linked and near else 0.0


def _is_of_the_trade(ours: Subject, theirs: Subject, whom: frozenset[str]) -> bool:
    """Whether both speak of nothing but what the brand does, and for ``whom``: 年满 18 周岁可以报名."""
    own = ours.words or ours.names or theirs.words - whom or theirs.names
    return not own and not ours.trade.isdisjoint(theirs.trade)


def _may_do_the_same(held: Statement, said: Statement, theirs: Subject) -> bool:
    """Whether both ages say from when on one may do one thing, and of nothing else: 就能租, 可以租车."""
    ours, other = _DEED.search(held.subject), _DEED.search(said.subject)
    if ours is None or other is None or ours["deed"] != other["deed"] or theirs.names:
        return False
    return all(other["deed"] in word or "岁" in word for word in theirs.words)


def _is_of_its_part(held: Statement, ours: Subject, said: Statement, theirs: Subject) -> bool:
    """Whether a measure is that of the part of our thing of which alone an approved one speaks: 一块电池跑 80 公里."""
    if held.kind != "quantity" or held.language != said.language or ours.words or ours.names or theirs.names:
        return False
    parts = {each for each in held.qualifiers & said.qualifiers if each[0] == "part"}
    return bool(parts) and not ours.trade.isdisjoint(theirs.trade) and not _BEYOND.search(said.subject)


def _is_of_doors(word: str) -> bool:
    return (HOUR.fullmatch(word) or DOORS.fullmatch(word)) is not None


def _is_of_another_dish(said: Statement, ours: Subject) -> bool:
    """Whether one of something else is told of: 一杯美式 has 150 毫克 of what ours has 110 of."""
    one = _ONE_OF.search(said.subject) if said.language == "zh" else None
    return one is not None and not any(word.startswith(one["thing"]) for word in ours.words)


def _topic(statement: Statement) -> str:
    return of_doors(statement) if statement.kind == "time" else statement.topic


def comparable_kinds(one: Statement, other: Statement) -> bool:
    """Whether two statements have values of one kind and unit, and nothing narrows them down to different things."""
    if one.kind != other.kind and not {one.kind, other.kind} <= SHARES:
        return False
    a, b = one.value, other.value
    if isinstance(a, Figure) and isinstance(b, Figure) and one.kind != "duration" and a.unit != b.unit:
        return False
    if (
        one.kind == "count"
        and (not one.noun or not _is_one_noun(one.noun, other.noun))
        and not (one.topic and one.topic == other.topic)
        and not (_is_bare(other) and one.noun.startswith(other.noun))
    ):
        return False
    if (
        one.kind == "time"
        and {edge_of_day(one), edge_of_day(other)} in _APART
        and "check_out" not in (one.topic, other.topic)
    ):
        return False
    return compatible(one.qualifiers - other.qualifiers, other.qualifiers - one.qualifiers)


def _is_one_noun(one: str, other: str) -> bool:
    """Whether two counts are of one thing, which one of them may call big or small: 只狗, 只大狗."""
    return one == other or any(a == b[:1] + b[2:] and b[1:2] in "大小" for a, b in ((one, other), (other, one)))


def same_figure(one: Statement, other: Statement) -> bool:
    """Whether two statements give one value of one kind, and count one thing; a day is more than its month."""
    if (
        isinstance(one.value, Day)
        and isinstance(other.value, Day)
        and (one.value.day is None) != (other.value.day is None)
    ):
        return False
    return (one.kind, one.noun) == (other.kind, other.noun) and compare_values(one.value, other.value) == SAME


def _phrase(counted: Statement) -> str:
    """What is counted, with the words before its noun: small businesses."""
    return _NUMBER.sub("", counted.text).strip().lower() if isinstance(counted.value, Figure) else ""


def _is_telling(phrase: str) -> bool:
    """Whether what is counted has more than a noun: small businesses, 座城市."""
    return " " in phrase if phrase.isascii() else len(phrase) >= _PHRASE


def _is_bare(said: Statement) -> bool:
    """Whether a count has nothing but its measure word: teachers, nearly 两百位 of them."""
    return len(said.noun) == 1


def _counted(
    held: Statement, said: Statement, theirs: Subject, *, linked: bool, same_language: bool, made: bool
) -> float:
    """A count says by its noun what is counted, not of what: five sessions a week, twenty on one charge."""
    bare = not theirs.names and all(word in said.noun or _ALL_OF.fullmatch(word) for word in theirs.words)
    if bool(period_of(held)) != bool(period_of(said)) or (not linked and not bare and same_language):
        return 0.0
    if is_far(held, said) and not made and not (linked and _slipped(held, said)):
        return 0.0
    return OF_TOPIC


def is_far(one: Statement, other: Statement) -> bool:
    """Whether two figures of one unit are too far apart for two values of one thing."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.unit != b.unit:
        return False
    return distance(one, other) > NEAR


_SECONDS = {"s": 1, "day": 86_400, "workday": 86_400, "month": 2_628_000}


def distance(one: Statement, other: Statement) -> Decimal:
    """How many times the greater of two figures of one unit, or of two lengths of time, is the lesser; 1 for others."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure):
        return Decimal(1)
    low, high = sorted((a.low * _SECONDS.get(a.unit, 1), b.low * _SECONDS.get(b.unit, 1)))
    return high / low if low else Decimal("Infinity") if high else Decimal(1)


def _far_in_time(one: Statement, other: Statement) -> bool:
    a, b = one.value, other.value
    timed = isinstance(a, Figure) and isinstance(b, Figure) and {a.unit, b.unit} <= _SECONDS.keys()
    return timed and distance(one, other) > _FAR_IN_TIME


def _slipped(one: Statement, other: Statement) -> bool:
    """Whether two figures differ by a slip of the hand: a zero too many, grams for kilograms."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or not a.low or not b.low:
        return False
    ratio = max(a.low, b.low) / min(a.low, b.low)
    return ratio in (10, 100, 1000) or (a.unit == "s" and ratio in (60, 3600))
