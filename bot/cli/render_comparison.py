"""Comparisons for a terminal: what differs, side by side with its sentence, the pillar grid, hand-offs and drift."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.blocks import trail
from bot.charts.compare_words import cell_word, disputed, heading, needed, split, topic_name
from bot.i18n import text as t
from consistency.compare import Comparison, Disagreement, Drift, HandOff, Side

_CELLS = {"carried": ("●", "green"), "weak": ("◐", "yellow"), "missing": ("○", "red")}
_HANDOFFS = {"continues": "green", "gaps": "yellow", "broken": "red"}
_DRIFTS = {"close": "green", "drifting": "yellow", "apart": "red"}
_AROUND = 36
_SENTENCE = 110


def print_comparison(console: Console, result: Comparison, *, language: str, labels: Mapping[str, str]) -> None:
    """Write the comparison."""
    found = split(result)
    head = Text()
    colour = "red" if found.facts else "yellow" if found.possible else "red" if found.names else "green"
    head.append(f" {found.headline(language)} ", style=f"bold reverse {colour}")
    head.append(f"  {t('compare.title', language, n=len(result.assets))}", style="dim")
    console.print(head)
    titles = ("compare.facts", "compare.possible", "compare.names")
    for title, group in zip(titles, found, strict=True):
        if group:
            _section(console, t(title, language))
            _disagreements(console, group, language, labels)
    if result.rows:
        _section(console, t("compare.pillars", language))
        console.print(_grid(result, language, labels))
        _sentences(console, result, language, labels)
    if result.handoffs:
        _section(console, t("compare.handoffs", language))
        for handoff in result.handoffs:
            _handoff(console, handoff, result, language, labels)
    if result.drifts:
        _section(console, t("compare.drifts", language))
        for drift in result.drifts:
            _drift(console, drift, result, language, labels)
    if result.not_checked:
        _section(console, t("cli.not_checked", language))
        for line in dict.fromkeys(t(n.code, language, **n.params) for n in result.not_checked):
            console.print(Padding(Text(f"· {line}"), (0, 0, 0, 2)))


def _section(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold"))


def _disagreements(console: Console, found: Sequence[Disagreement], language: str, labels: Mapping[str, str]) -> None:
    for each in found:
        console.print()
        title = Text(f"  {heading(disputed(each, language))}", style="bold")
        if each.approved is not None:
            key = "compare.write" if each.kind in ("name", "slogan") else "compare.should_be"
            title.append(f"  {t(key, language, text=each.approved)}", style="not bold dim")
        console.print(title)
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for side in each.sides:
            mark, colour = {True: ("✓", "green"), False: ("✗", "red"), None: ("≠", "yellow")}[side.approved]
            table.add_row(Text(mark, style=colour), Text(labels[side.asset], style="cyan"), _quotation(side, colour))
        console.print(Padding(table, (0, 0, 0, 4)))


def _quotation(side: Side, colour: str) -> Text:
    start, end = side.span.start - side.context.start, side.span.end - side.context.start
    before, after = side.sentence[:start], side.sentence[end:]
    quote = Text()
    quote.append(("…" if len(before) > _AROUND else "") + _flat(before[-_AROUND:]), style="dim")
    quote.append(_flat(side.quote), style=f"bold {colour}")
    quote.append(trail(_flat(after[:_AROUND])) if len(after) > _AROUND else _flat(after), style="dim")
    return quote


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _grid(result: Comparison, language: str, labels: Mapping[str, str]) -> Padding:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for asset in result.assets:
        table.add_column(Text(labels[asset.id], style="cyan"), justify="left")
    for row in result.rows:
        cells = []
        for cell in row.cells:
            mark, colour = _CELLS[cell.status] if cell is not None and needed(cell) else ("–", "dim")
            word = cell_word(cell.status, language, needed=needed(cell)) if cell is not None else ""
            cells.append(Text(f"{mark} {word}", style=colour))
        table.add_row(row.name_zh if language == "zh" else row.name_en, *cells)
    return Padding(table, (0, 0, 0, 2))


def _sentences(console: Console, result: Comparison, language: str, labels: Mapping[str, str]) -> None:
    """The best sentence of every piece that carries a pillar, pillar by pillar."""
    for row in result.rows:
        said = [
            (labels[asset.id], asset.copy.text[cell.span.start : cell.span.end])
            for asset, cell in zip(result.assets, row.cells, strict=True)
            if cell is not None and cell.span is not None and cell.status != "missing"
        ]
        if said:
            console.print(Padding(Text(row.name_zh if language == "zh" else row.name_en), (1, 0, 0, 2)))
        for label, sentence in said:
            line = Text(f"{label}  ", style="cyan")
            line.append(shorten(_flat(sentence), _SENTENCE, placeholder="…"), style="dim")
            console.print(Padding(line, (0, 0, 0, 4)))


def _handoff(console: Console, each: HandOff, result: Comparison, language: str, labels: Mapping[str, str]) -> None:
    line = Text("  ")
    line.append(t("compare.arrow", language, source=labels[each.source], target=labels[each.target]), style="cyan")
    line.append(f"  {t(f'compare.handoff.{each.status}', language)}", style=_HANDOFFS[each.status])
    console.print(line)
    _about(console, each.disagreements, result, language)
    if each.dropped:
        what = [f"{topic_name(d.kind, d.topic, language)} ({_flat(d.quote)})" for d in each.dropped]
        _detail(console, t("compare.dropped", language, what=t("list.comma", language).join(what)))
    if each.pillars:
        names = {r.pillar: r.name_zh if language == "zh" else r.name_en for r in result.rows}
        what = [names[p] for p in each.pillars]
        _detail(console, t("compare.lost_pillars", language, what=t("list.comma", language).join(what)))


def _drift(console: Console, each: Drift, result: Comparison, language: str, labels: Mapping[str, str]) -> None:
    line = Text("  ")
    line.append(t("compare.from", language, asset=labels[each.asset], parent=labels[each.parent]), style="cyan")
    line.append(f"  {t(f'compare.drift.{each.status}', language)}", style=_DRIFTS[each.status])
    console.print(line)
    _about(console, each.disagreements, result, language)
    text = next(a.copy.text for a in result.assets if a.id == each.asset)
    for span in each.farthest:
        _detail(console, t("compare.far", language, sentence=_flat(text[span.start : span.end])))
    if each.added:
        what = [f"{topic_name(d.kind, d.topic, language)} ({_flat(d.quote)})" for d in each.added]
        _detail(console, t("compare.added", language, what=t("list.comma", language).join(what)))


def _about(console: Console, ids: Sequence[str], result: Comparison, language: str) -> None:
    topics = [disputed(d, language) for d in result.disagreements if d.id in ids]
    if topics:
        _detail(console, t("compare.contradicts_on", language, what=t("list.comma", language).join(topics)))


def _detail(console: Console, words: str) -> None:
    console.print(Padding(Text(words, style="dim"), (0, 0, 0, 4)))
