"""The form that says what each column of a file is. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from bot.blocks import Block, context, field, modal, option, select
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from kpi.model import Kpi
from kpi.sources.ingest.model import Choices
from kpi.sources.ingest.units import title_and_unit

COLUMNS, LABELS, OFFERED = 40, 30, 90
"""Most columns and labels of a form, and most KPIs that a select offers: those called most alike come first."""
OFFERED_IN_ALL = 600
"""Most KPIs that the selects of a form offer together: a view holds 250 kB."""
_LIKELY = 0.7
"""Likeness from which a column that nothing is known of is offered as a KPI, for the person to keep or change."""
ROLES = ("date", "dimension", "kpi_column", "value", "out")


class FieldWrong(Exception):
    """A field of the form does not fit the others; ``key`` is the sentence that says why."""

    def __init__(self, block: str, key: str) -> None:
        self.block, self.key = block, key
        super().__init__(f"{block}: {key}")


def mapping_form(
    columns: Sequence[Mapping[str, Any]],
    labels: Sequence[str],
    now: Mapping[str, str],
    kpis: Sequence[Kpi],
    *,
    name: str,
    language: str,
    metadata: str,
) -> Block:
    """A select for each column, and for each label where a column names the KPIs. ``now`` says what each is as yet:
    a role of ``ROLES`` or ``kpi:ID``, under ``c:TITLE`` and ``l:LABEL``; where no KPI was found yet, those called
    nearly like a column stand chosen."""
    if not any(role.startswith("kpi") for role in now.values()):
        now = _likely([str(each["title"]) for each in columns if f"c:{each['title']}" not in now], kpis) | dict(now)
    blocks: list[Block] = [context(t("kpi_sources.form.about", language, name=escape(name)))]
    fields = len(columns[:COLUMNS]) + len(labels[:LABELS])
    offered = min(OFFERED, OFFERED_IN_ALL // max(fields, 1))
    for number, column in enumerate(columns[:COLUMNS]):
        title = str(column["title"])
        hint = ", ".join(str(value)[:30] for value in column["values"][:3])
        blocks.append(_field(f"c{number}", title, now.get(f"c:{title}", "out"), ROLES, kpis, offered, hint, language))
    for number, label in enumerate(labels[:LABELS]):
        now_is = now.get(f"l:{label}", "out")
        blocks.append(_field(f"l{number}", f"“{label}”", now_is, ("out",), kpis, offered, "", language))
    return modal(
        t("kpi_sources.form.title", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("kpi_sources.form.submit", language),
        callback_id="sources_map",
        private_metadata=metadata,
    )


def _likeness(title: str, kpi: Kpi) -> float:
    """How alike the title of a column and a KPI's id or name are written, 0 to 1; the unit in brackets is no part."""
    title = title_and_unit(title.lower())[0]
    names = (kpi.id, kpi.name.en, kpi.name.zh)
    return max(SequenceMatcher(None, title, (each or "").lower()).ratio() for each in names)


def _likely(titles: Sequence[str], kpis: Sequence[Kpi]) -> dict[str, str]:
    """The KPI that each title is nearly written like, the likeliest pair first and each KPI once."""
    pairs = sorted(
        ((_likeness(title, kpi), title, kpi.id) for title in titles for kpi in kpis), key=lambda each: -each[0]
    )
    found: dict[str, str] = {}
    for likeness, title, kpi in pairs:
        if likeness >= _LIKELY and f"c:{title}" not in found and f"kpi:{kpi}" not in found.values():
            found[f"c:{title}"] = f"kpi:{kpi}"
    return found


def _field(
    block: str, title: str, now: str, roles: Sequence[str], kpis: Sequence[Kpi], most: int, hint: str, language: str
) -> Block:
    offered = sorted(kpis, key=lambda kpi: (f"kpi:{kpi.id}" != now, -_likeness(title, kpi)))[:most]
    options = [option(t(f"kpi_sources.role.{role}", language), role) for role in roles]
    options += [option(f"{kpi.name.best(language)} ({kpi.unit})", f"kpi:{kpi.id}") for kpi in offered]
    element = select(options, placeholder=title, initial=now)
    return field(block, title[:150], element, hint=hint or None)


def choices_of(
    given: Mapping[str, str], titles: Sequence[str], labels: Sequence[str], before: Choices
) -> tuple[Choices, dict[str, str]]:
    """What the form says, and the same by title for the next time. ``given`` is the chosen value by block.

    FieldWrong where there is not one column of times, a KPI stands twice, or the figures beside a column of names are
    not told."""
    roles = {titles[int(block[1:])]: value for block, value in given.items() if block.startswith("c")}
    blocks = {titles[int(block[1:])]: block for block in given if block.startswith("c")}
    by_role = {role: [title for title, value in roles.items() if value == role] for role in ROLES}
    first = next(iter(blocks.values()))
    if len(by_role["date"]) != 1:
        wrong = by_role["date"][1] if by_role["date"] else None
        raise FieldWrong(blocks[wrong] if wrong else first, "kpi_sources.form.one_date")
    kpis = {title: value.removeprefix("kpi:") for title, value in roles.items() if value.startswith("kpi:")}
    for title, kpi in kpis.items():
        if list(kpis.values()).count(kpi) > 1:
            raise FieldWrong(blocks[title], "kpi_sources.form.kpi_twice")
    long = by_role["kpi_column"]
    if long:
        if len(long) > 1 or len(by_role["value"]) != 1 or kpis:
            raise FieldWrong(blocks[long[0]], "kpi_sources.form.long")
        named = {labels[int(block[1:])]: value for block, value in given.items() if block.startswith("l")}
        mapped = {label: value.removeprefix("kpi:") if value != "out" else "" for label, value in named.items()}
    else:
        if not kpis or by_role["value"]:
            raise FieldWrong(blocks[(by_role["value"] or [titles[0]])[0]], "kpi_sources.form.no_kpi")
        mapped = kpis | dict.fromkeys(by_role["out"], "")
    choices = Choices(
        kpis=mapped,
        date=by_role["date"][0],
        kpi_column=long[0] if long else None,
        value=by_role["value"][0] if long else None,
        dimensions=tuple(by_role["dimension"]),
        ignored=tuple(by_role["out"]) if long else (),
        shares=before.shares,
        totals=before.totals,
        sheet=before.sheet,
        date_order=before.date_order,
        decimal=before.decimal,
        zone=before.zone,
        year=before.year,
    )
    said = {f"c:{title}": value for title, value in roles.items()}
    if long:
        said |= {f"l:{label}": f"kpi:{kpi}" if kpi else "out" for label, kpi in mapped.items()}
    return choices, said
