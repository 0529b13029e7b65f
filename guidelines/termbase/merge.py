"""A term base into the terms of a guideline: what comes, what changes, what stays, what goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guidelines.model import Guideline, Language, Term, Variant
from guidelines.termbase.concepts import id_for
from guidelines.termbase.model import Entry


@dataclass(frozen=True, slots=True)
class Merged:
    """The terms after the merge, in the guideline's order with new ones at the end, and the ids of what happened."""

    terms: tuple[Term, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    """Terms that the file does not speak of."""


def merge(guideline: Guideline, entries: Sequence[Entry], *, replace: bool = False) -> Merged:
    """``entries`` into the terms of ``guideline``: by id, else by preferred form and language.

    Of a term that is there, what the file says is taken and the rest stays. ``replace``: terms that the file does not
    speak of go. New terms that one row gives in both languages get ids that are alike but for ``-en`` and ``-zh``.
    """
    english = {(entry.where, entry.row): entry.preferred for entry in reversed(entries) if entry.language == "en"}
    by_id = {term.id: term for term in guideline.terms}
    by_form = {(term.preferred, term.language): term for term in reversed(guideline.terms)}
    result = dict(by_id)
    added: list[str] = []
    changed: list[str] = []
    spoken: list[str] = []
    for entry in entries:
        term = by_id.get(entry.id) if entry.id else _alike(entry, by_form)
        if term is None:
            made = _new(entry, result, english.get((entry.where, entry.row), entry.preferred))
            result[made.id] = made
            added.append(made.id)
            continue
        after = _changed(result[term.id], entry)
        if after != result[term.id] and term.id not in changed:
            changed.append(term.id)
        result[term.id] = after
        spoken.append(term.id)
    silent = tuple(name for name in by_id if name not in set(spoken))
    if replace:
        for name in silent:
            del result[name]
    return Merged(
        terms=tuple(result.values()),
        added=tuple(added),
        changed=tuple(changed),
        same=tuple(dict.fromkeys(name for name in spoken if name not in set(changed))),
        removed=silent if replace else (),
        kept=() if replace else silent,
    )


def _alike(entry: Entry, by_form: dict[tuple[str, Language | None], Term]) -> Term | None:
    """The term with the preferred form of ``entry``; one of no language counts for every language."""
    for language in (entry.language, None, "en", "zh") if entry.language is None else (entry.language, None):
        if found := by_form.get((entry.preferred, language)):
            return found
    return None


def _new(entry: Entry, known: dict[str, Term], concept: str) -> Term:
    name = base = entry.id or id_for(concept if entry.language else entry.preferred, entry.language)
    number = 2
    while name in known:
        name, number = f"{base}-{number}", number + 1
    return Term(id=name, preferred=entry.preferred, language=entry.language, **entry.fields)


def _changed(term: Term, entry: Entry) -> Term:
    update = {**entry.fields, "preferred": entry.preferred}
    if entry.language is not None and (entry.id or term.language is not None):
        update["language"] = entry.language
    if "forbidden" in update:
        before = {variant.text: variant for variant in term.forbidden}
        update["forbidden"] = tuple(_variant(before.get(v.text), v) for v in update["forbidden"])
    return Term.model_validate(term.model_dump() | update)


def _variant(before: Variant | None, after: Variant) -> Variant:
    """``after``, with what only the guideline says of the same form."""
    if before is None:
        return after
    said = {name: value for name in Variant.model_fields if (value := getattr(after, name)) is not None}
    return before.model_copy(update=said)
