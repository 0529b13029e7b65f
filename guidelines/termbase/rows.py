"""Terms as a table with a form in each row: everything that a term holds, in columns that read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidelines.model import Localized, Term, Variant
from guidelines.termbase.sheets import NOTHING
from guidelines.termbase.values import joined

HEADINGS = (
    *("id", "language", "term", "status", "use", "kind", "case", "trademark", "misspellings", "sound-alikes"),
    *("exceptions", "severity", "reason (en)", "reason (zh)", "source", "trial"),
)


def rows(terms: Iterable[Term]) -> Iterator[tuple[str, ...]]:
    """The headings, then of each term its preferred form and below it every form not to be written."""
    yield HEADINGS
    for term in terms:
        language = term.language or "any"
        yield (
            *(term.id, language, term.preferred, "preferred", "", term.kind, term.case, term.trademark or ""),
            *(_yes(term.fuzzy), _yes(term.sound_alikes), joined(term.exceptions), term.severity.value),
            *(*_both(term.reason), term.source or "", _yes(term.shadow)),
        )
        for variant in term.forbidden:
            yield _forbidden(term.id, language, variant)


def _forbidden(name: str, language: str, variant: Variant) -> tuple[str, ...]:
    use = NOTHING if variant.use == "" else variant.use or ""
    severity = variant.severity.value if variant.severity else ""
    return (
        *(name, language, variant.text, "forbidden", use, "", "", "", "", "", "", severity),
        *(*_both(variant.reason), "", ""),
    )


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _both(text: Localized | None) -> tuple[str, str]:
    return (text.en or "", text.zh or "") if text else ("", "")
