"""Tables and records: rows under the columns action, owner, due, status; blocks of "Owner: … Task: … Due: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from campaigns.notes.people import NOBODY
from campaigns.notes.structure import Kind, Line
from consistency.nlp.scripts import HAN

COLUMNS = {
    "action": r"actions?(?: items?)?|tasks?|what|to-?dos?|deliverables?|next steps?|action point|事项|任务|"
    r"行动(?:项)?|待办(?:事项)?|工作内容|改进动作|动作|跟进事项|要做什么|内容|措施|下一步",
    "owner": r"owners?|responsible|assignees?|assigned to|who|by whom|lead|dri|person|pic|"
    r"责任人|负责人|跟进人|谁来做|谁|执行人|主责|牵头人?|责任方|对接人",
    "helpers": r"support|contributors?|with|helpers?|协助(?:人)?|配合(?:人|方)?|参与人?",
    "due": r"due(?: date)?|eta|deadline|by when|when|target date|date|截止(?:时间|日期)?|完成(?:时间|日期)|时间|期限|"
    r"什么时候|ddl|交付(?:时间|日期)|日期",
    "channel": r"channels?|platform|渠道|平台|阵地",
    "status": r"status|state|progress|状态|进度|进展|完成情况",
    "carried": r"carried(?: over)? from|from meeting|source|来源|遗留自",
}
"""The words that head a column or open a line of a record, by what stands in it."""

_HEADS = {name: re.compile(rf"^\W*(?:{words})\W*$", re.IGNORECASE) for name, words in COLUMNS.items()}
_RULE = re.compile(r"^[\s|:+-]+$")
_RECORD = re.compile(
    r"^\W*(?:(?P<owner>owner|responsible|assignee|负责人|责任人|跟进人)|(?P<action>task|action|what|任务|事项|行动|"
    r"待办)|"
    r"(?P<due>due(?: date)?|deadline|by|when|截止(?:时间|日期)?|完成时间|时间)|(?P<channel>channel|渠道)|"
    r"(?P<status>status|状态))\s*[:：]\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_DITTO = re.compile(r"^(?:同上|ditto|[\"”〃″]|same(?: as above)?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and where it stands in the notes."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One action of a table or a record by what its columns are called; ``index`` is the first line it takes."""

    cells: dict[str, Cell] = field(default_factory=dict)
    index: int = 0


def rows(lines: Sequence[Line]) -> tuple[list[Row], set[int]]:
    """The actions of every table and record among ``lines``, and the indices of the lines they are made of."""
    found: list[Row] = []
    used: set[int] = set()
    for first, last in _runs(lines, lambda line: line.kind is Kind.ROW):
        used.update(range(first, last))
        found += _table(lines, first, last)
    for first, last in _runs(lines, lambda line: _RECORD.match(line.text) is not None):
        records = [row for row in _records(lines, first, last) if "action" in row.cells and len(row.cells) > 1]
        if records:
            used.update(range(first, last))
            found += records
    return found, used


def owners(found: Sequence[Row]) -> list[str]:
    """The names in the owner cells of ``found``: single words of Latin letters, or two or three Chinese characters."""
    cells = [row.cells["owner"].text for row in found if "owner" in row.cells]
    names = [name for cell in cells for name in re.split(r"\s*[,，、/&+;；]\s*", cell)]
    return [name for name in names if re.fullmatch(rf"[A-Z][a-z]+|[{HAN}]{{2,3}}", name) and not NOBODY.match(name)]


def _runs(lines: Sequence[Line], wanted: object) -> Iterator[tuple[int, int]]:
    first = None
    for index in range(len(lines) + 1):
        inside = index < len(lines) and callable(wanted) and wanted(lines[index])
        if inside and first is None:
            first = index
        elif not inside and first is not None:
            yield first, index
            first = None


def _table(lines: Sequence[Line], first: int, last: int) -> Iterator[Row]:
    header = [cell.text for cell in _cells(lines[first])]
    columns = _columns(header)
    if "action" not in columns or not ({"owner", "due"} & set(columns)):
        return
    above: dict[str, Cell] = {}
    for index in range(first + 1, last):
        if _RULE.match(lines[index].text):
            continue
        cells = _cells(lines[index])
        row = {name: cells[place] for name, place in columns.items() if place < len(cells) and cells[place].text}
        for name in ("owner", "due", "channel"):
            if name in row and _DITTO.match(row[name].text) and name in above:
                row[name] = above[name]
        above = row
        if "action" in row:
            yield Row(row, index)


def _columns(header: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for name, pattern in _HEADS.items():
        places = [place for place, text in enumerate(header) if pattern.match(text) and place not in columns.values()]
        if places:
            columns[name] = places[-1] if name == "action" else places[0]
    return columns


def _cells(line: Line) -> list[Cell]:
    cells = []
    inner = re.compile(r"\|((?:\\\||[^|])*)(?=\|)")
    for found in inner.finditer(line.text):
        text = found[1]
        lead = len(text) - len(text.lstrip())
        start = line.start + found.start(1) + lead
        cells.append(Cell(text.strip(), start, start + len(text.strip())))
    return cells


def _records(lines: Sequence[Line], first: int, last: int) -> Iterator[Row]:
    record: dict[str, Cell] = {}
    began = first
    for index in range(first, last):
        line = lines[index]
        found = _RECORD.match(line.text)
        if not found:
            continue
        name = next(key for key in ("owner", "action", "due", "channel", "status") if found[key])
        if record and (name in record or line.after_blank):
            yield Row(record, began)
            record, began = {}, index
        record[name] = Cell(found["value"].strip(), line.start + found.start("value"), line.end)
    if record:
        yield Row(record, began)
