"""What a brief says must not be said, and copy says: words, or a price or a discount before its day."""

from __future__ import annotations

from datetime import date

from consistency.brief.bans import Ban, Subject, day_of, read_ban
from consistency.brief.findings import finding_at, note
from consistency.brief.phrases import book_of, number_of
from consistency.document import Document
from consistency.model import CampaignContext, Finding, NotChecked, Param, Span
from consistency.statements.model import Statement
from guidelines.model import Severity

_QUOTED = 0.7
"""How sure it is that quoted words are the writer's."""
_PRICES = frozenset({"price", "deposit", "trade_in"})

Standing = tuple[Ban, date | None]
"""A ban that holds for a piece of copy, and the day on which it ends."""


def forbidden(
    document: Document, as_of: date | None, brief: CampaignContext, statements: tuple[Statement, ...]
) -> tuple[list[Finding], list[NotChecked]]:
    """The findings in ``document``, live on ``as_of``, and the lines that could not be held to it."""
    lines = [line for point in brief.must_not_say for line in dict.fromkeys((point.en, point.zh)) if line]
    bans = [read_ban(line) for line in dict.fromkeys(lines)]
    standing = _standing(bans, as_of, brief)
    notes = []
    undated = [ban.line for ban in bans if ban.before is not None and as_of is None]
    if undated:
        notes.append(note(brief, "no_day", undated))
    vague = [ban.line for ban, _ in standing if not ban.whole]
    if vague:
        notes.append(note(brief, "only_words", vague))
    return [*_words(document, brief, standing), *_figures(document, brief, standing, statements)], notes


def _standing(bans: list[Ban], as_of: date | None, brief: CampaignContext) -> list[Standing]:
    """Those without an end, and those whose day is yet to come when the copy goes live."""
    standing: list[Standing] = []
    for ban in bans:
        if ban.before is None:
            standing.append((ban, None))
        elif as_of is not None:
            day = day_of(ban.before, brief.start, brief.end, as_of)
            if day is not None and as_of < day:
                standing.append((ban, day))
    return standing


def _words(document: Document, brief: CampaignContext, standing: list[Standing]) -> list[Finding]:
    owners: dict[str, Standing] = {}
    for ban, until in standing:
        for phrase in ban.phrases:
            owners.setdefault(phrase, (ban, until))
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
        ban = next((each for each in standing if each[0].subject == subject), None)
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
    ban, until = standing
    params: dict[str, Param] = {"line": ban.line}
    if until is not None:
        params["day"] = until.isoformat()
    code = "too_early" if until else "must_not_say"
    return finding_at(
        document, spans, brief, "must_not_say", code, Severity.ERROR, params=params, confidence=confidence
    )
