"""The card of a file of figures: what it seems to be, how it is read, what came of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.blocks import Block, actions, button, context, cut, section
from bot.features.kpi.drawing import unit_words
from bot.features.sources.wording import fault_lines, say, when
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import dated
from bot.zones import zone_words
from kpi.model import Kpi
from kpi.sources.ingest.model import Note, Report

Message = tuple[str, list[Block]]

COLUMNS, FAULTS, FIRST, RESTATED = 20, 10, 5, 10
"""How many of each a card shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which file a card is about: ``drop`` at ``version``, its ``name``, and the KPIs by id."""

    drop: str
    version: int
    name: str
    kpis: Mapping[str, Kpi]

    def value(self, **more: Any) -> dict[str, Any]:
        """What a button sends."""
        return {"drop": self.drop, "v": self.version, **more}

    def kpi(self, id: str, language: str) -> str:
        """A KPI as people call it."""
        return escape(self._name(id, language))

    def note(self, note: Note, language: str) -> str:
        """What there is to know about the file, with its KPI as people call it."""
        named = {
            name: ", ".join(self._name(id, language) for id in str(note.params[name]).split(", "))
            for name in ("kpi", "kpis")
            if name in note.params
        }
        return say(note.code, {**note.params, **named}, language)

    def _name(self, id: str, language: str) -> str:
        found = self.kpis.get(id)
        return found.name.best(language) if found else id

    def unit(self, id: str, language: str) -> str:
        """Its unit as people of ``language`` write it, as it is stored where they have no word for it."""
        stored = self.kpis[id].unit if id in self.kpis else ""
        return unit_words(stored, language) or stored


def ask(about: About, sort: str, titles: Sequence[str], language: str, *, terms: bool = False) -> Message:
    """What is this file? ``sort`` and ``terms`` are those of ``Looked``."""
    words = t(f"kpi_sources.card.{sort}", language, name=escape(about.name))
    shown = ", ".join(escape(title) for title in titles[:COLUMNS])
    offered = {
        "ask": ("figures", "calendar", "copy"),
        "ask_calendar": ("calendar", "copy"),
        "ask_copy": ("figures", "copy"),
        "ask_terms": ("copy",),
        "ask_first": ("figures", "copy"),
    }
    sorts = ["terms", *offered[sort]] if terms else offered[sort]
    row = [button(t(f"kpi_sources.button.{each}", language), f"sources.as.{each}", about.value()) for each in sorts]
    if sort == "ask_first":
        row.insert(0, _new_kpi("", language))
    return words, [section(words), context(t("kpi_sources.card.titles", language, titles=shown)), actions(row)]


def preview(about: About, report: Report, language: str) -> Message:
    """How the file is read, its first figures, what is wrong with rows; and the buttons that decide."""
    rows = report.good_rows or report.rows
    facts = {"name": escape(about.name), "rows": f"{rows:,}", "figures": f"{report.figures:,}"}
    zone = report.schema.zone
    if report.figures:
        ends = {"first": report.first, "last": report.last}
        span = {name: dated(when(at, report.grain, zone), language) for name, at in ends.items()}
        # With bad rows the question is not whether to load all of it.
        key = "kpi_sources.card.preview_bad" if report.bad_rows else "kpi_sources.card.preview"
        title = t(key, language, n=report.figures, **facts, **span)
    else:
        title = t("kpi_sources.card.preview_nothing", language, **facts)
    blocks: list[Block] = [section(f"*{title}*"), section("\n".join(columns(about, report, language)))]
    if report.sample:
        first = [_figure(about, report, each, language) for each in report.sample[:FIRST]]
        blocks.append(section(f"*{t('kpi_sources.card.first', language)}*\n" + "\n".join(first)))
    if report.notes:
        blocks.append(context("\n".join(about.note(note, language) for note in report.notes[:6])))
    if report.bad_rows:
        blocks.append(section(_faults(report, language)))
    row = []
    if not report.bad_rows and report.figures:
        row.append(button(t("kpi_sources.button.load", language), "sources.load", about.value(), style="primary"))
    elif report.good_rows:
        label = t("kpi_sources.button.load_good", language, n=report.good_rows)
        row.append(button(label, "sources.load_good", about.value(skip=True)))
    row += [*_shares(about, report, language), *_totals(about, report, language), *_others(about, language)]
    if nowhere := left_out(report):
        row.append(_new_kpi(nowhere[0], language))
    foot = "kpi_sources.card.mend" if report.bad_rows else "kpi_sources.card.whole"
    return title, [*blocks, actions(row), context(t(foot, language))]


def columns(about: About, report: Report, language: str) -> list[str]:
    """How each column is read, a line each."""
    schema = report.schema

    def name(title: object) -> str:
        return escape(str(title))

    lines = [
        t(
            "kpi_sources.reads.date",
            language,
            column=name(schema.date),
            zone=zone_words(schema.zone, language),
            period=_period(report, language),
        )
    ]
    if schema.kpi_column:
        lines.append(t("kpi_sources.reads.value", language, column=name(schema.kpi_column), value=name(schema.value)))
    for title, kpi in schema.kpis.items():
        if kpi:
            unit = about.unit(kpi, language)
            words = {"column": name(title), "kpi": about.kpi(kpi, language), "unit": escape(unit)}
            lines.append(t(f"kpi_sources.reads.{'share' if kpi in schema.shares else 'kpi'}", language, **words))
    lines += [t("kpi_sources.reads.dimension", language, column=name(title)) for title in schema.dimensions]
    out = left_out(report)
    if out:
        lines.append(t("kpi_sources.reads.left_out", language, columns=", ".join(map(name, out[:COLUMNS]))))
    more = len(lines) - COLUMNS
    return [*lines[:COLUMNS], t("kpi_sources.card.more", language, n=more)] if more > 0 else lines


def left_out(report: Report) -> list[str]:
    """Columns that are read as nothing."""
    return [*report.schema.ignored, *(title for title, kpi in report.schema.kpis.items() if not kpi)]


def _shares(about: About, report: Report, language: str) -> list[Block]:
    """The way to read 0.64 as 64 % where that may be meant, and back."""
    if report.schema.shares:
        label = t("kpi_sources.button.no_shares", language)
        return [button(label, "sources.answer.shares", about.value(say={"shares": []}))]
    small = [note.params for note in report.notes if note.code == "kpi_sources.small_share"]
    if not small:
        return []
    label = t("kpi_sources.button.shares", language, most=small[0]["most"], percent=small[0]["percent"])
    return [button(label, "sources.answer.shares", about.value(say={"shares": [each["kpi"] for each in small]}))]


def _totals(about: About, report: Report, language: str) -> list[Block]:
    """The way to have the whole not added up from parts, and back."""
    if report.schema.summed or not report.schema.totals:
        word = "no_totals" if report.schema.totals else "totals"
        label = t(f"kpi_sources.button.{word}", language)
        return [button(label, "sources.answer.totals", about.value(say={"totals": not report.schema.totals}))]
    return []


def _new_kpi(name: str, language: str) -> Block:
    """The way to a KPI, with its goal, that a column may then be of."""
    return button(t("kpi_sources.button.kpi", language), "sources.kpi", {"name": cut(name, 80)})


def _period(report: Report, language: str) -> str:
    return t(f"kpi_sources.period.{'hour' if report.grain == 'hour' else report.period}", language)


def _figure(about: About, report: Report, figure: tuple[str, str, Mapping[str, str], float], language: str) -> str:
    at, kpi, dimensions, value = figure
    cut = "".join(f"  ·  {escape(name)} {escape(label)}" for name, label in dimensions.items())
    unit = about.unit(kpi, language)
    at = when(at, report.grain, report.schema.zone)
    return f"`{at}`  {about.kpi(kpi, language)}{cut}  *{number(value)}* {escape(unit)}"


def number(value: float) -> str:
    """A figure as people write it."""
    return f"{value:,.10g}"


def _faults(report: Report, language: str) -> str:
    share = f"{100 * report.bad_rows / max(report.rows, 1):.2g}"
    title = t("kpi_sources.preview_faults", language, n=report.bad_rows, rows=f"{report.rows:,}", share=share)
    return "\n".join([f":warning: *{title}*", *fault_lines(report, language, FAULTS)])


def _others(about: About, language: str) -> list[Block]:
    return [
        button(t("kpi_sources.button.map", language), "sources.map", about.value()),
        button(t("kpi_sources.button.leave", language), "sources.leave", about.value()),
    ]


def question(about: About, problem: Mapping[str, Any], year: int, language: str) -> Message:
    """Why the file cannot be read as it is, with the buttons that may answer. ``year`` is the one we are in."""
    code, params = str(problem["code"]), problem["params"]
    words = say(code, params, language)
    row: list[Block] = []
    if code == "kpi_sources.dates_undecidable":
        for order in ("dmy", "mdy"):
            label = t(f"kpi_sources.button.{order}", language)
            row.append(button(label, f"sources.answer.{order}", about.value(say={"date_order": order})))
    elif code == "kpi_sources.dates_without_year":
        for each in (year, year - 1):
            row.append(button(str(each), f"sources.answer.{each}", about.value(say={"year": each})))
    elif code == "kpi_sources.which_sheet":
        for number_, sheet in enumerate(str(params["sheets"]).split(", ")[:8]):
            row.append(button(sheet, f"sources.answer.{number_}", about.value(say={"sheet": sheet})))
    if code == "kpi_sources.no_kpi_column":
        title = t("kpi_sources.card.unmatched", language, name=escape(about.name))
        row = [*_others(about, language), _new_kpi("", language)]
        return f"{title} {words}", [section(f"*{title}*\n{words}"), actions(row)]
    title = t(f"kpi_sources.card.{'asks' if row else 'cannot'}", language, name=escape(about.name))
    mark = "" if row else ":warning: "
    return f"{title} {words}", [section(f"{mark}*{title}*\n{words}"), actions([*row, *_others(about, language)])]


def refused(about: About, report: Report, language: str) -> Message:
    """Rows that contradict each other or cannot be read, found while loading: nothing was loaded."""
    title = t("kpi_sources.card.refused", language, name=escape(about.name))
    blocks: list[Block] = [section(f":warning: *{title}*"), section(_faults(report, language))]
    row = []
    if report.good_rows:
        label = t("kpi_sources.button.load_good", language, n=report.good_rows)
        row.append(button(label, "sources.load_good", about.value(skip=True)))
    row += _others(about, language)
    return title, [*blocks, actions(row), context(t("kpi_sources.card.mend", language))]


def working(about: About, phase: str, done: int, of: int | None, language: str) -> Message:
    """A load that goes on."""
    share = f"{100 * done // max(of, 1)} %" if of else f"{done:,}"
    words = t(f"kpi_sources.card.{phase}", language, name=escape(about.name), done=share)
    return words, [section(f":hourglass_flowing_sand: {words}")]


def loaded(about: About, report: Report, by: str, language: str) -> Message:
    """What was loaded: counts, figures that changed, rows that were left out."""
    done = report.loaded
    assert done is not None
    words = t("kpi_sources.card.loaded", language, name=escape(about.name), person=f"<@{by}>")
    return words, [section(f":white_check_mark: *{words}*"), *outcome(about, report, language)]


def outcome(about: About, report: Report, language: str) -> list[Block]:
    """The counts of a load, old and new values, and what was left out."""
    done = report.loaded
    assert done is not None
    parts = [
        t(f"kpi_sources.counts.{name}", language, n=f"{getattr(done, name):,}")
        for name in ("new", "restated", "unchanged", "duplicates", "totals")
        if getattr(done, name) or name == "new"
    ]
    blocks: list[Block] = [section("  ·  ".join(parts))]
    if report.restated:
        lines = []
        for each in report.restated[:RESTATED]:
            cut = "".join(f"  ·  {escape(label)}" for label in each.dimensions.values())
            at = when(each.at, report.grain, report.schema.zone)
            name = about.kpi(each.kpi, language)
            lines.append(f"`{at}`  {name}{cut}  {number(each.before)} → *{number(each.after)}*")
        more = done.restated - len(lines)
        if more > 0:
            lines.append(t("kpi_sources.card.more", language, n=more))
        blocks.append(section("\n".join([f"*{t('kpi_sources.card.restated', language)}*", *lines])))
    if report.bad_rows:
        share = f"{100 * report.bad_rows / max(report.rows, 1):.2g}"
        title = t("kpi_sources.skipped", language, n=report.bad_rows, rows=f"{report.rows:,}", share=share)
        blocks.append(section("\n".join([f"*{title}*", *fault_lines(report, language, FAULTS)])))
        if report.schema.summed:
            blocks.append(context(t("kpi_sources.no_totals", language)))
    return blocks


def failed(name: str, problem: Mapping[str, Any], language: str, faults: Sequence[str] = ()) -> Message:
    """Why a source or a file of the folder was not loaded, for its owner."""
    words = say(str(problem["code"]), problem["params"], language)
    title = t("kpi_sources.owner.failed", language, name=escape(name))
    return f"{title} {words}", [
        section(f":warning: *{title}*\n{words}"),
        *([section("\n".join(faults))] if faults else []),
    ]


def plain(words: str) -> Message:
    """A sentence and nothing else."""
    return words, [section(words)]
