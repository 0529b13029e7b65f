"""What a brief says must not be said, and copy says: words, or a price or a discount before its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consistency.brief.bans import Ban, Subject, day_of, read_ban
from consistency.brief.findings import finding_at, note
from consistency.brief.phrases import book_of, number_of
from consistency.document import Document
from consistency.model import CampaignContext, Finding, NotChecked, Param, Span
from consistency.statements.model import Statement
from guidelines.model import Language, Localized, Severity

_QUOTED = 0.7
"""How sure it is that quoted words are the writer's."""
_PRICES = frozenset({"price", "deposit", "trade_in"})

_OVER = date.min
"""The end of a ban that no longer holds, or of which nobody can say whether it does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A ban that holds for a piece of copy, the day on which it ends (None: never), and the line it is from."""

    ban: Ban
    end: date | None
    point: Localized


def forbidden(
    document: Document,
    as_of: date | None,
    brief: CampaignContext,
    statements: tuple[Statement, ...],
    language: Language,
) -> tuple[list[Finding], list[NotChecked]]:
    """The findings in ``document``, live on ``as_of``, and the lines that could not be held to it.

    Words are looked for in every language; ``language``, the text's own, is the one in which a line is shown.
    """
    points = [tuple(read_ban(line) for line in _lines(point, language)) for point in brief.must_not_say]
    standing = [
        Standing(ban, end, point)
        for point, bans in zip(brief.must_not_say, points, strict=True)
        for ban in bans
        if (end := _end(ban, as_of, brief)) != _OVER
    ]
    notes = []
    undated = [bans[0].line for bans in points if as_of is None and any(ban.before is not None for ban in bans)]
    if undated:
        notes.append(note(brief, "no_day", undated))
    vague = [bans[0].line for bans in points if any(not each.ban.whole for each in standing if each.ban in bans)]
    if vague:
        notes.append(note(brief, "only_words", vague))
    return [*_words(document, brief, standing), *_figures(document, brief, standing, statements)], notes


def _lines(point: Localized, language: Language) -> tuple[str, ...]:
    both = (point.zh, point.en) if language == "zh" else (point.en, point.zh)
    return tuple(line for line in dict.fromkeys(both) if line)


def _end(ban: Ban, as_of: date | None, brief: CampaignContext) -> date | None:
    """The day on which a ban of copy of ``as_of`` ends: None without an end, ``_OVER`` where it does not hold."""
    if ban.before is None:
        return None
    day = day_of(ban.before, brief.start, brief.end, as_of) if as_of is not None else None
    return day if as_of is not None and day is not None and as_of < day else _OVER


def _words(document: Document, brief: CampaignContext, standing: list[Standing]) -> list[Finding]:
    owners: dict[str, Standing] = {}
    for each in standing:
        for phrase in each.ban.phrases:
            owners.setdefault(phrase, each)
    phrases = tuple(owners)
    if not phrases:
        return []
    return [
        _told(document, brief, owners[phrases[number_of(m)]], [document.span(*m.place)], _QUOTED if m.quoted else 1.0)
        for m in book_of(phrases).find(document).matches
    ]


def _figures(
    document: Document, brief: CampaignContext, standing: list[Standing], statements: tuple[Statement, ...]
) -> list[Finding]:
    found = []
    subjects: tuple[Subject, ...] = ("price", "discount")
    for subject in subjects:
        ban = next((each for each in standing if each.ban.subject == subject), None)
        spans = [document.span(each.start, each.end) for each in statements if _is_of(subject, each)]
        if ban is not None and spans:
            found.append(_told(document, brief, ban, spans, 1.0))
    return found


def _is_of(subject: Subject, statement: Statement) -> bool:
    if subject == "price":
        return statement.kind == "money" and statement.topic in _PRICES
    return statement.kind in ("discount", "offer")


def _told(
    document: Document, brief: CampaignContext, standing: Standing, spans: list[Span], confidence: float
) -> Finding:
    params: dict[str, Param] = {"line": standing.ban.line}
    if standing.end is not None:
        params["day"] = standing.end.isoformat()
    code = "must_not_say" if standing.end is None else "too_early"
    return finding_at(
        document,
        spans,
        brief,
        "must_not_say",
        code,
        Severity.ERROR,
        point=standing.point,
        params=params,
        confidence=confidence,
    )
