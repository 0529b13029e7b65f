"""`unison guide terms`: the term base that a team keeps elsewhere, in and out."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import GUIDE_HELP, Format, Reader, find_guideline
from bot.cli.fail import clear_errors, fail

if TYPE_CHECKING:
    from bot.settings import Settings
    from guidelines.model import Guideline

app = typer.Typer(help="A term base as CSV, XLSX or TBX, in and out.", no_args_is_help=True)

Folder = Annotated[Path | None, typer.Option(help="Guideline folder; without it the store is used.")]
Brand = Annotated[str | None, typer.Option(help="Brand of the store; not needed when it holds one.")]
Lang = Annotated[Reader | None, typer.Option(help="Language of the answer.")]


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A .csv, .xlsx, .xls, .ods or .tbx file.")],
    folder: Folder = None,
    brand: Brand = None,
    replace: Annotated[bool, typer.Option("--replace", help="Terms that the file does not speak of go.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change and change nothing.")] = False,
    author: Annotated[str, typer.Option(help="Who publishes it.")] = "",
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
    lang: Lang = None,
) -> None:
    """Take the terms of a file into a guideline: into a folder's terms.yaml, or as a new version of the store.

    A term is known by its id, else by its preferred form and language. All rows are taken, or none.
    """
    from bot.i18n import text as t
    from bot.settings import load as load_settings
    from bot.termbase import telling
    from bot.termbase.reading import read_term_base
    from guidelines.termbase.merge import merge
    from storage.endless import is_endless

    with clear_errors(lang.value if lang else "en"):
        settings = load_settings()
        language = lang.value if lang else settings.language
        if folder is not None and brand is not None:
            fail(t("termbase.folder_or_brand", language))
        guideline = _guideline(settings, folder, brand)
        if is_endless(file):
            fail(t("termbase.endless", language, file=file))
        try:
            data = file.read_bytes()
        except OSError as error:
            fail(t("termbase.unreadable", language, file=file, why=error.strerror or error))
        base = read_term_base(data, file.name)
        merged = merge(guideline, base.entries, replace=replace)
        told = [*telling.notices(base, language), *telling.changes(merged, guideline.terms, language)]
        same = merged.terms == guideline.terms
        if not same and not dry_run:
            changed = guideline.model_copy(update={"terms": merged.terms})
            told.append(
                _written(changed, folder, language) if folder else _published(settings, changed, file, author, language)
            )
    if output is Format.JSON:
        answer = {"terms": len(base.entries), **{k: v for k, v in asdict(merged).items() if k != "terms"}}
        notices = [{"code": n.code, **n.params} for n in base.notices]
        json.dump({**answer, "notices": notices, "written": not same and not dry_run}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    typer.echo(t("termbase.read", language, file=file.name, n=len(base.entries)))
    for line in told:
        typer.echo(line)
    if same:
        typer.echo(t("termbase.nothing_new", language))
    elif dry_run:
        typer.echo(t("termbase.dry_run", language))


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="File to write: .csv, .xlsx or .tbx.")],
    guide: Annotated[str | None, typer.Option(help=GUIDE_HELP)] = None,
    brand: Brand = None,
    version: Annotated[int | None, typer.Option(help="Version of the store; without it the latest.")] = None,
    lang: Lang = None,
) -> None:
    """Write the terms of a guideline as a file that imports back; a form a row, with its status."""
    from bot.i18n import text as t
    from bot.settings import load as load_settings
    from bot.termbase.writing import WRITERS
    from guidelines.model import GuidelineVersion
    from guidelines.termbase.tbx import not_held

    with clear_errors(lang.value if lang else "en"):
        settings = load_settings()
        language = lang.value if lang else settings.language
        writer = WRITERS.get(file.suffix.lower())
        if writer is None:
            fail(t("termbase.ending", language, file=file.name, endings=", ".join(WRITERS)))
        found = find_guideline(settings, guide=guide, brand=brand, version=version)
        guideline = found.guideline if isinstance(found, GuidelineVersion) else found
        if not guideline.terms:
            fail(t("termbase.no_terms", language, brand=guideline.brand.id))
        data = writer(guideline.terms, guideline.brand.id)
        try:
            file.write_bytes(data)
        except OSError as error:
            fail(t("termbase.unwritable", language, file=file, why=error.strerror or error))
    typer.echo(t("termbase.exported", language, file=file, n=len(guideline.terms)))
    if file.suffix.lower() == ".tbx" and (lost := not_held(guideline.terms)):
        typer.echo(t("termbase.not_held", language, n=lost))


def _guideline(settings: Settings, folder: Path | None, brand: str | None) -> Guideline:
    from guidelines.model import GuidelineVersion

    found = find_guideline(settings, guide=str(folder) if folder else None, brand=brand, version=None)
    return found.guideline if isinstance(found, GuidelineVersion) else found


def _written(guideline: Guideline, folder: Path, language: str) -> str:
    """Write the terms to the folder, and say so."""
    from bot.i18n import text as t
    from guidelines.folder.terms import FILE, write_terms

    try:
        write_terms(folder, guideline.terms)
    except OSError as error:
        fail(t("termbase.unwritable", language, file=folder / FILE, why=error.strerror or error))
    return t("termbase.written", language, place=folder / FILE)


def _published(settings: Settings, guideline: Guideline, file: Path, author: str, language: str) -> str:
    """Publish the guideline as a new version, and say so."""
    import getpass

    from bot.bootstrap import open_database
    from bot.i18n import text as t
    from guidelines import store

    note = t("termbase.note", language, file=file.name)
    with open_database(settings).session() as session:
        saved = store.publish(session, guideline, author=author or getpass.getuser(), note=note, now=datetime.now(UTC))
    return t("termbase.published", language, brand=saved.brand, number=saved.number, file=file.name)
