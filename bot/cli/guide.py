"""`unison guide`: import, export, look at and ask the brand's guideline."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import guide_exceptions, guide_impact, guide_terms
from bot.cli.check import GUIDE_HELP, Format, Reader, find_guideline
from bot.cli.fail import FINDINGS, clear_errors, fail

if TYPE_CHECKING:
    from guidelines.model import Guideline

app = typer.Typer(help="Import, export, look at and ask the brand's guideline.", no_args_is_help=True)
app.add_typer(guide_exceptions.app, name="exceptions")
app.add_typer(guide_terms.app, name="terms")
app.command("impact")(guide_impact.impact)

Folder = Annotated[Path, typer.Argument(help="Guideline folder.")]
BrandArgument = Annotated[str | None, typer.Argument(help="Brand; not needed when the store holds one.")]
Version = Annotated[int | None, typer.Option(help="Version number; without it the latest.")]
Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


@app.command("import")
def import_(
    folder: Annotated[str, typer.Argument(help="Guideline folder, or [bold]demo[/bold] for the demo brand.")],
    author: Annotated[str, typer.Option(help="Who publishes it.")] = "",
    note: Annotated[str, typer.Option(help="What changed and why.")] = "",
) -> None:
    """Publish a guideline folder as a new immutable version of its brand."""
    import getpass

    from bot.bootstrap import open_database
    from bot.demo import guideline_path
    from bot.settings import load as load_settings
    from guidelines import store
    from guidelines.folder import load

    with clear_errors("en"):
        place = guideline_path() if folder == "demo" and not Path(folder).exists() else Path(folder)
        guideline = load(place)
        settings = load_settings()
        with open_database(settings).session() as session:
            before = store.brands(session)
            known = store.latest(session, guideline.brand.id).number if guideline.brand.id in before else 0
            saved = store.publish(
                session,
                guideline,
                author=author or getpass.getuser(),
                note=note or f"Imported from {place.name}",
                now=datetime.now(UTC),
            )
    said = "is already the latest version" if saved.number == known else "published"
    typer.echo(f"{saved.brand} version {saved.number}: {said} ({saved.content_hash[:12]}).")
    others = ", ".join(each for each in before if each != saved.brand)
    if others and settings.brand != saved.brand:
        kept = f"is set to {settings.brand}" if settings.brand else "answers nothing until one is chosen"
        typer.echo(
            f"The store holds {others} as well, and the bot {kept}: UNISON_BRAND={saved.brand} chooses this one."
        )


@app.command("export")
def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write; new, empty, or a guideline folder.")],
    brand: Annotated[str | None, typer.Option(help="Brand; not needed when the store holds one.")] = None,
    version: Version = None,
) -> None:
    """Write a version of the store as a folder that imports back without loss."""
    from guidelines.folder import dump

    with clear_errors("en"):
        dump(_stored(brand, version), folder)
    typer.echo(f"Written to {folder}.")


@app.command("lint")
def lint(
    folder: Folder,
    lang: Annotated[Reader | None, typer.Option(help="Language of the advice.")] = None,
    output: Output = Format.TEXT,
) -> None:
    """Look for faults in a guideline folder. Exit code 0: none, 1: advice, 2: it does not read as a guideline."""
    from bot.i18n import text as t
    from bot.settings import load as load_settings
    from consistency.check_api import Resources
    from consistency.guideline_advice import advise
    from consistency.nlp.encoder import make_encoder
    from guidelines.folder import read
    from guidelines.lint import lint as look

    with clear_errors(lang.value if lang else "en"):
        settings = load_settings()
        reading = read(folder)
        encoder = make_encoder(settings.encoder, long_lived=False, folder=settings.cache_dir)
    language = lang.value if lang else settings.language
    hints = look(reading, advise(reading.guideline, Resources(encoder)))
    told = [(each, t(each.code, language, **each.params)) for each in hints]
    if output is Format.JSON:
        _print_json(
            [{"where": h.where, "code": h.code, "message": said, "file": h.file, "line": h.line} for h, said in told]
        )
    else:
        for each, said in told:
            place = f"{each.file}:{each.line}" if each.line else each.file
            code = "lint.place" if each.where else "lint.place_whole"
            typer.echo(t(code, language, place=place, where=each.where, message=said))
        if not told:
            typer.secho(t("lint.sound", language, folder=folder), fg=typer.colors.GREEN)
    if told:
        raise typer.Exit(FINDINGS)


@app.command("show")
def show(brand: BrandArgument = None, version: Version = None, output: Output = Format.TEXT) -> None:
    """Show a stored guideline."""
    with clear_errors("en"):
        guideline = _stored(brand, version)
    if output is Format.JSON:
        sys.stdout.write(guideline.model_dump_json(indent=2, exclude_defaults=True) + "\n")
        return
    from rich.console import Console

    from bot.cli.render_guideline import print_guideline

    print_guideline(Console(highlight=False), guideline)


@app.command("versions")
def versions(
    brand: BrandArgument = None,
    between: Annotated[
        tuple[int, int] | None, typer.Option("--diff", metavar="A B", help="What changed from version A to B instead.")
    ] = None,
    output: Output = Format.TEXT,
) -> None:
    """List the versions of a brand, newest first; or say what changed between two of them."""
    from rich.console import Console
    from rich.table import Table

    from bot.bootstrap import open_database
    from bot.settings import load as load_settings
    from guidelines import store

    with clear_errors("en"):
        settings = load_settings()
        with open_database(settings).reading() as session:
            known = store.brands(session)
            chosen = brand or settings.brand or (known[0] if len(known) == 1 else None)
            if chosen is None:
                there = f"Name one of: {', '.join(known)}." if known else "Import one: unison guide import FOLDER."
                fail(f"No brand is chosen. {there}")
            rows = store.versions(session, chosen)
            pair = [store.get(session, chosen, number).guideline for number in between or ()]
    if pair:
        _print_changes(pair[0], pair[1], output)
        return
    if output is Format.JSON:
        _print_json(
            [
                {
                    "brand": chosen,
                    "version": r.number,
                    "published_at": r.published_at.isoformat(),
                    "author": r.author,
                    "note": r.note,
                    "content_hash": r.content_hash,
                }
                for r in rows
            ]
        )
        return
    table = Table("version", "published", "author", "note", "content", box=None, padding=(0, 2, 0, 0))
    for r in rows:
        when = f"{r.published_at:%Y-%m-%d %H:%M} UTC"
        table.add_row(str(r.number), when, r.author, r.note, r.content_hash[:12])
    Console(highlight=False).print(table)


def _print_changes(before: Guideline, after: Guideline, output: Format) -> None:
    """What came (+), went (-) and changed (~), each with its place in the guideline; a dash for nothing."""
    from guidelines.diff import diff

    changes = diff(before, after)
    if output is Format.JSON:
        _print_json([asdict(each) for each in changes])
        return
    marks = {"added": ("+", typer.colors.GREEN), "removed": ("-", typer.colors.RED), "changed": ("~", None)}
    for each in changes:
        mark, colour = marks[each.kind]
        sides = (each.before, each.after) if each.kind == "changed" else (each.after or each.before,)
        said = " → ".join("–" if side is None else json.dumps(side, ensure_ascii=False) for side in sides)
        typer.secho(f"{mark} {each.path}: {said}", fg=colour)
    if not changes:
        typer.echo("Nothing differs.")


@app.command("ask")
def ask(
    question: Annotated[str, typer.Argument(help="A question in English or Chinese.")],
    guide: Annotated[str | None, typer.Option(help=GUIDE_HELP)] = None,
    brand: Annotated[str | None, typer.Option(help="Brand of the store.")] = None,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
    output: Output = Format.TEXT,
) -> None:
    """Ask the guideline by meaning and spelling. Exit code 0 with an answer, 1 without, 2 for bad input."""
    from bot.i18n import text as t
    from bot.settings import load as load_settings
    from bot.wording import with_dates
    from consistency.ask import ask as find
    from consistency.nlp.encoder import make_encoder

    with clear_errors(lang.value if lang else "en"):
        settings = load_settings()
    language = lang.value if lang else settings.language
    if not question.strip():
        fail(t("cli.no_question", language))
    with clear_errors(language):
        source = find_guideline(settings, guide=guide, brand=brand, version=None)
        guideline = source if not hasattr(source, "guideline") else source.guideline
        encoder = make_encoder(settings.encoder, long_lived=False, folder=settings.cache_dir)
        answers = find(question, guideline, encoder, language)
    if output is Format.JSON:
        _print_json(
            [
                {
                    "kind": a.item.kind,
                    "id": a.item.id,
                    "title": a.title,
                    "body": a.body,
                    "reason": a.reason,
                    "score": a.score,
                    "matched_by": a.matched_by,
                }
                for a in answers
            ]
        )
    else:
        for a in answers:
            kind = t(f"guide.kind.{a.item.kind}", language)
            typer.echo(typer.style(a.title, bold=True) + typer.style(f"  {kind}", dim=True))
            for line in (a.body, a.reason):
                if line:
                    typer.echo(indent(with_dates(line, language), "  "))
    if not answers:
        if output is Format.TEXT:
            typer.echo(t("guide.none", language, question=question))
        raise typer.Exit(FINDINGS)


@app.command()
def precision(
    brand: BrandArgument = None,
    output: Output = Format.TEXT,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
) -> None:
    """How precise each rule is, as people in chat say of its findings; and what rules on trial would have found."""
    from bot.bootstrap import open_database
    from bot.brand import InForce
    from bot.features.exceptions.views import figures
    from bot.features.guide.naming import RuleNames
    from bot.i18n import text as t
    from bot.settings import load as load_settings
    from campaigns.precision.store import rules

    with clear_errors(lang.value if lang else "en"):
        settings = load_settings()
        language = lang.value if lang else settings.language
        database = open_database(settings)
        version = InForce(database, brand).current()
        with database.reading() as session:
            found = rules(session, version.brand)
    if output is Format.JSON:
        fields = ("rule", "found", "helpful", "unhelpful", "share", "low", "high", "shadow")
        _print_json([{name: getattr(each, name) for name in fields} for each in found])
        return
    names = RuleNames(version.guideline, language)
    for shadow in (False, True):
        shown = [each for each in found if each.shadow is shadow]
        if shown and shadow:
            typer.secho(f"\n{t('rules.shadow', language)}", bold=True)
        for each in shown:
            typer.echo(typer.style(names.rule(each.rule), bold=True) + typer.style(f"  {each.rule}", dim=True))
            typer.echo(f"  {figures(each, language)}")
    if not found:
        typer.echo(t("rules.none", language))
    told = [t("rules.how", language)] if found else []
    typer.secho("\n".join(["", *told, t("rules.from_chat", language)]), dim=True)


def _stored(brand: str | None, version: int | None) -> Guideline:
    from bot.settings import load as load_settings

    found = find_guideline(load_settings(), guide=None, brand=brand, version=version)
    return found.guideline if hasattr(found, "guideline") else found
