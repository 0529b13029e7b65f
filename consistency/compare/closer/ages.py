"""Ages: under 12s, fourteen and up, 8 to 12 years old, 满 16 周岁, 12 月龄."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.compare.closer.amounts import EN_N, ZH_N, figure_at
from consistency.statements.figures import number
from consistency.statements.found import Found, bound_of
from consistency.statements.values import Bound, Figure

_PERSONS = (
    "(?i:child(?:ren)?|kids|adults|seniors|teens|anyone|everyone|those|people|guests|players|drivers|riders|passengers"
    "|travell?ers|visitors|members|students|pupils|applicants|customers|runners|patients)"
)
_AGE = re.compile(
    rf"\b(?P<c>[Uu]nder|[Oo]ver|[Bb]elow|[Aa]bove)(?:[ -]the age of)?[ -](?P<n>{EN_N})(?P<s>s)?\b(?! ?(?:%|c?m\b|met(?:re|er)s?\b|feet\b|foot\b|ft\b|k[gm]\b))"  # noqa: E501
    rf"|\b[Aa]ge[sd]?(?: of| from| between)? (?P<a>{EN_N})(?: ?(?:-|–|to|and) ?(?P<b>{EN_N}))?(?P<up> (?:and|or) (?:over|up|above|older))?(?P<down> (?:and|or) (?:under|below|younger))?"  # noqa: E501
    rf"|\b(?P<o>{EN_N})(?:(?: ?[-–] ?| to )(?P<p>{EN_N}))?[ -](?:years?|yrs?)[ -](?:olds?\b|of age\b)"
    rf"|\b(?:{_PERSONS}) (?:from |aged |between )?(?P<q>{EN_N}) (?:to|and) (?P<r>{EN_N}|under|over|up|younger|older)\b(?! [a-z]+s\b)"  # noqa: E501
    rf"|\b(?:(?P<least>[Mm]inimum )|[Mm]aximum |[Uu]pper )?[Aa]ge(?: limit)?(?: is| of|:)? (?P<limit>{EN_N})\b"
    rf"|\b(?:{_PERSONS}|[Aa]ged?|[Aa]ges) from (?P<from_up>{EN_N}) (?:up|upwards?|onwards?)\b"
    rf"|\b(?:{_PERSONS}) up to (?:the age of )?(?P<most>{EN_N})\b(?! ?(?:%|[a-z]+s\b))"
    rf"|\b(?:be|are|aged?) between (?P<from>{EN_N}) and (?P<till>{EN_N})\b(?! ?[£$€%]| [a-z]+s\b)"
    rf"|(?<![£$€])\b(?P<up_from>{EN_N}) (?:and|or) (?:up|over|older|above)\b(?! ?[£$€0-9])"
)
_AGE_NEAR = re.compile(
    r"\b(?:child(?:ren)?|kids?|those|anyone|people|guests?|students?|adults?|seniors?|teens?|members?|aged?|everyone|and) ?$|^\W*",  # noqa: E501
    re.IGNORECASE,
)
_AGED = re.compile(rf"\b(?:{_PERSONS}) $|\b(?:you are|you're|turn|turning)(?: now)? $", re.IGNORECASE)
_AGE_AFTER = re.compile(
    r"(?= (?:go|goes|don'?t|do not|get|gets|are|is|can|may|must|pay|stay|free|need|travel|eat|years)\b|[.,;:!?)]|$)",
    re.IGNORECASE,
)
_ZH_AGE = re.compile(rf"(?P<n>{ZH_N}) ?(?:周?岁)?(?: ?[至到～~—–-]+ ?(?P<m>{ZH_N}) ?)?(?:周)?岁(?!月)")
_ZH_FROM_BIRTH = re.compile(rf"(?P<n>{ZH_N}) ?(?:天|个月|月龄) ?[至到～~—–-]+ ?(?P<m>{ZH_N}) ?周?岁(?!月)")
_ZH_SINGLE_AGE = re.compile(rf"(?P<n>{ZH_N}) ?周?岁(?!月)")
_ZH_MONTHS = re.compile(rf"(?P<n>{ZH_N}) ?(?:个?月龄|个月(?= ?[至到～~—–-]+ ?{ZH_N} ?周?岁))")
"""Ages of the very young in months, of animals too: 12 月龄, 6 个月—4 岁."""


def ages(text: str) -> Iterator[Found]:
    """Ages in years, as quantities of the unit ``age``; those of the very young in months are lengths of time."""
    for match in _AGE.finditer(text):
        if match["c"]:
            low = number(match["n"])
            near = _AGE_NEAR.search(text[max(0, match.start() - 14) : match.start()])
            if (
                low is None
                or low > 99
                or not (
                    match["s"] or (near and _AGE_AFTER.match(text, match.end())) or _AGED.search(text, 0, match.start())
                )
            ):
                continue
            bound: Bound = "up_to" if match["c"].lower() in ("under", "below") else "from"
            yield Found("quantity", Figure("age", low, None, bound), match.start(), match.end())
        elif match["limit"] or match["most"]:
            yield from _age(match, match["limit"] or match["most"], None, "from" if match["least"] else "up_to")
        elif match["from"]:
            yield from _age(match, match["from"], match["till"], "")
        elif match["up_from"] or match["from_up"]:
            yield from _age(match, match["up_from"] or match["from_up"], None, "from")
        elif match["a"]:
            bound = "from" if match["up"] else "up_to" if match["down"] else ""
            yield from _age(match, match["a"], match["b"], bound)
        elif match["o"]:
            yield from _age(match, match["o"], match["p"], bound_of(text, match.start(), match.end()))
        else:
            high = match["r"]
            open_end: Bound = (
                "up_to" if high in ("under", "younger") else "from" if high in ("over", "up", "older") else ""
            )
            yield from _age(match, match["q"], None if open_end else high, open_end)
    for match in _ZH_MONTHS.finditer(text):
        yield from figure_at(text, match, "duration", "month", number(match["n"]))
    for match in _ZH_FROM_BIRTH.finditer(text):
        yield from _age(match, "0", match["m"], "")
    for match in _ZH_AGE.finditer(text):
        if match["m"]:
            yield from _age(match, match["n"], match["m"], "")
    for match in _ZH_SINGLE_AGE.finditer(text):
        yield from _age(match, match["n"], None, bound_of(text, match.start(), match.end()))


def _age(match: re.Match[str], one: str, other: str | None, bound: Bound) -> Iterator[Found]:
    low = number(one)
    high = number(other) if other else None
    if low is not None and low <= 120:
        yield Found("quantity", Figure("age", low, high, bound), match.start(), match.end())
