"""Tables to terms, in the shapes that teams keep: a concept a row, in one language or in several; a form a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guidelines.errors import InvalidGuideline, Problem
from guidelines.model import Language, Localized, Variant
from guidelines.termbase import values
from guidelines.termbase.columns import Column, Role, header, is_any_language, language_of
from guidelines.termbase.concepts import Concept, Concepts, slug
from guidelines.termbase.model import Notice, Sheet, TermBase

NOTHING = "∅"
"""What a cell of replacements holds where a form goes and nothing takes its place."""

_FORMS = ("preferred", "term", "forbidden", "admitted")
_PARSED: Mapping[Role, Any] = {
    "kind": values.kind,
    "case": values.case,
    "trademark": values.trademark,
    "fuzzy": values.yes_or_no,
    "sound_alikes": values.yes_or_no,
    "severity": values.severity,
    "shadow": values.yes_or_no,
}
_SHOWN = 5
"""Values told one by one; the rest as a number."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as far as it speaks of one language; ``number`` counts from 1."""

    where: str
    number: int
    cells: Mapping[Role, str]
    reason: Localized | None
    language: Language | None
    name: str

    def cell(self, role: Role) -> str:
        """What stands there, empty for nothing."""
        return self.cells.get(role, "")


def read_sheets(file: str, sheets: Sequence[Sheet]) -> TermBase:
    """The terms in the tables of ``file``. Raises ``InvalidGuideline`` with every row that cannot be read."""
    reading = _Reading(file)
    passed = [sheet.name for sheet in sheets if not reading.sheet(sheet) and any(any(row) for row in sheet.rows)]
    if not reading.understood:
        told = "No column for the preferred form was found; head one 'preferred', 'term' with 'status', or 首选."
        raise InvalidGuideline([Problem(file, None, "", told)])
    entries = reading.concepts.entries()
    problems = [*reading.problems, *reading.concepts.problems]
    if not entries and not problems:
        problems.append(Problem(file, None, "", "The file holds no terms."))
    if problems:
        raise InvalidGuideline(sorted(problems, key=lambda p: (p.file, p.line or 0)))
    sheetwise = [Notice("termbase.sheet", {"sheet": name}) for name in passed]
    return TermBase(entries, (*sheetwise, *reading.notices(), *reading.concepts.notices))


class _Reading:
    """What one file says, sheet by sheet, and what of it is not understood."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.understood = False
        self.concepts = Concepts()
        self.problems: list[Problem] = []
        self._columns: dict[str, str] = {}
        self._languages: Counter[str] = Counter()
        self._values: Counter[tuple[str, str]] = Counter()

    def sheet(self, sheet: Sheet) -> bool:
        """Take in one table; False where its columns are not those of a term base."""
        found = header(sheet.rows)
        if found is None:
            return False
        self.understood = True
        top, columns, unknown = found
        self._columns |= dict.fromkeys(unknown, sheet.name)
        roles = {c.role for c in columns}
        languages = tuple(dict.fromkeys(c.language for c in columns if c.role in ("preferred", "term"))) or (None,)
        where = f"{self.file} ({sheet.name})" if sheet.name else self.file
        above = ""
        for number, cells in enumerate(sheet.rows[top + 1 :], top + 2):
            if not any(cell.strip() for cell in cells):
                continue
            for language in languages:
                held = _cells(cells, columns, language)
                if "status" in roles and "id" in roles:  # merged cells leave the id out below the first
                    above = held["id"] = held.get("id") or above
                name = slug(held.get("id", ""))
                name = f"{name}-{language}" if name and len(languages) > 1 and language else name
                self._row(_Row(where, number, held, _reason(cells, columns), language, name), "status" in roles)
        return True

    def _row(self, row: _Row, formwise: bool) -> None:
        """``formwise``: each form has a row of its own."""
        given = row.cell("language")
        if row.language is None and not is_any_language(given):
            language = language_of(given)
            if language is None:
                self._languages[given] += 1
                return
            row = _Row(row.where, row.number, row.cells, row.reason, language, row.name)
        status = values.status(row.cell("status")) if row.cell("status") else "preferred"
        if status is None:
            told = f"The status '{row.cell('status')}' is not known; write preferred, admitted or forbidden."
            self._fault(row, told)
        elif status == "preferred":
            self._preferred(row, formwise)
        elif row.cell("preferred") or row.cell("term"):
            self._other(row, admitted=status == "admitted")

    def _preferred(self, row: _Row, formwise: bool) -> None:
        """A row with the form to write, and in a table of concepts with those not to write."""
        use = row.cell("use")
        form = (row.cell("preferred") or row.cell("term") or use).strip()
        listed = values.forms(row.cell("forbidden"), form)
        if not form:
            if listed:
                self._fault(row, f"'{listed[0].text}' is not to be written, but nothing says what is instead.")
            return
        concept = self._concept(row, form)
        concept.fields |= self._fields(row)
        if row.reason is not None:
            concept.fields["reason"] = row.reason
        concept.spoken |= formwise or "forbidden" in row.cells
        if use and use != form:
            listed = tuple(v if v.use is not None else v.model_copy(update={"use": use}) for v in listed)
        concept.forbidden += listed
        concept.admitted += [each.text for each in values.forms(row.cell("admitted"), form)]

    def _other(self, row: _Row, *, admitted: bool) -> None:
        """A row with a form that may, or may not, be written in place of the preferred one."""
        form, use = (row.cell("preferred") or row.cell("term")).strip(), row.cell("use").strip()
        if not row.name and use in ("", NOTHING):
            told = f"Nothing says which term '{form}' belongs to; give its id, or in a column 'use' what to write."
            self._fault(row, told)
            return
        concept = self.concepts.of(row.name, row.language, "", row.where, row.number) if row.name else None
        if concept is None:
            concept, use = self._concept(row, use), ""
        concept.spoken = True
        if admitted:
            concept.admitted.append(form)
            return
        severity = self._fields(row).get("severity")
        instead = "" if use == NOTHING else use or None
        concept.forbidden.append(Variant(text=form, use=instead, reason=row.reason, severity=severity))

    def _concept(self, row: _Row, form: str) -> Concept:
        concept = self.concepts.of(row.name, row.language, "" if row.name else form, row.where, row.number)
        self.concepts.prefer(concept, form, row.where, row.number)
        return concept

    def _fields(self, row: _Row) -> dict[str, Any]:
        """The fields of a term that the cells give; what is not understood is counted."""
        made: dict[str, Any] = {}
        for role, parse in _PARSED.items():
            if cell := row.cell(role):
                if (value := parse(cell)) is None:
                    self._values[role.replace("_", "-"), cell] += 1
                else:
                    made[role] = value
        if cell := row.cell("exceptions"):
            made["exceptions"] = tuple(values.listed(cell))
        if cell := row.cell("source"):
            made["source"] = cell
        return made

    def _fault(self, row: _Row, message: str) -> None:
        self.problems.append(Problem(row.where, row.number, "", message))

    def notices(self) -> Iterator[Notice]:
        """Columns, languages and values that were passed over."""
        for name, sheet in self._columns.items():
            yield Notice("termbase.column_of_sheet" if sheet else "termbase.column", {"column": name, "sheet": sheet})
        for language, count in self._languages.items():
            yield Notice("termbase.language", {"language": language, "n": count})
        for (column, value), count in self._values.most_common(_SHOWN):
            yield Notice("termbase.value", {"column": column, "value": value, "n": count})
        if len(self._values) > _SHOWN:
            yield Notice("termbase.values", {"n": len(self._values) - _SHOWN})


def _cells(row: Sequence[str], columns: Sequence[Column], language: Language | None) -> dict[Role, str]:
    """The cells of ``row`` by what they hold: those of ``language``, else those of none. Reasons are read apart."""
    made: dict[Role, str] = {}
    for column in sorted(columns, key=lambda c: c.language is not None):
        cell = _cell(row, column.index)
        shared = column.language is None and (language is None or column.role not in _FORMS)
        if column.role != "reason" and (shared or column.language == language) and (cell or column.role == "forbidden"):
            made[column.role] = cell or made.get(column.role, "")
    return made


def _cell(row: Sequence[str], index: int) -> str:
    """A cell without the blanks around it; a line end at its close says that it is one entry of a list."""
    cell = row[index].strip(" \t\r\u00a0\u3000") if index < len(row) else ""
    return cell if cell.strip() else ""


def _reason(row: Sequence[str], columns: Sequence[Column]) -> Localized | None:
    """What the notes of a row say, in the language of their column or else of their words."""
    said: dict[str, str] = {}
    for column in columns:
        cell = _cell(row, column.index).strip() if column.role == "reason" else ""
        if cell:
            language = column.language or ("zh" if values.is_chinese(cell) else "en")
            said[language] = f"{said[language]}\n{cell}" if language in said else cell
    return Localized(**said) if said else None
