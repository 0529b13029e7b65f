"""`unison compare`: the pieces of a campaign held against each other."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import GUIDE_HELP, Format, Reader, find_guideline
from bot.cli.fail import FINDINGS, clear_errors
from bot.cli.reading import read_copy

if TYPE_CHECKING:
    from consistency.compare import Asset, Comparison

FILES_HELP = "Two or more files (.md with front matter, .txt .docx .pptx .pdf .csv), or [bold]demo[/bold]."


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("compare")(compare)


def compare(
    files: Annotated[list[str], typer.Argument(help=FILES_HELP)],
    guide: Annotated[str | None, typer.Option(help=GUIDE_HELP)] = None,
    brand: Annotated[str | None, typer.Option(help="Brand of the store to compare under.")] = None,
    version: Annotated[int | None, typer.Option(help="Guideline version of the store; without it the latest.")] = None,
    picture: Annotated[Path | None, typer.Option(help="Write the picture of the comparison to this PNG file.")] = None,
    dark: Annotated[bool, typer.Option(help="The picture on a dark ground.")] = False,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
) -> None:
    """Compare the pieces of a campaign: facts, promises and names that differ, and who carries which message.

    Exit code 0 when everything agrees, 1 with disagreements, 2 for wrong use or bad input.
    """
    from bot.settings import load

    with clear_errors(lang.value if lang else "en"):
        settings = load()
        language = lang.value if lang else settings.language
    with clear_errors(language):
        assets = _demo() if files == ["demo"] else [read_asset(f, settings.max_file_mb, language) for f in files]
        source = find_guideline(settings, guide=guide, brand=brand, version=version)
        from consistency.compare import compare as run_compare
        from consistency.nlp.encoder import make_encoder
        from consistency.nlp.tagger import light_imports, use_pipeline

        use_pipeline(settings.spacy_model)
        with light_imports():
            result = run_compare(
                assets, source, encoder=make_encoder(settings.encoder, long_lived=False, folder=settings.cache_dir)
            )
        from bot.charts.compare_words import channel_labels

        labels = channel_labels(result, source, language)
        if picture is not None:
            _write_picture(result, picture, language, labels, dark=dark)
    if output is Format.JSON:
        json.dump(_answer(result, language, labels), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        from rich.console import Console

        from bot.cli.render_comparison import print_comparison

        print_comparison(Console(highlight=False), result, language=language, labels=labels)
    if result.disagreements:
        raise typer.Exit(FINDINGS)


def read_asset(file: str, max_mb: int, language: str) -> Asset:
    """The asset in ``file``; a Markdown file's front matter gives id, title, channel, stage, as_of, parent, leads_to.

    Raises ``FileError`` for a file that cannot be read, ``CopyError`` for a front matter that is no mapping of texts.
    """
    from consistency.compare import Asset
    from consistency.model import Copy

    read = read_copy(file, max_mb, language)
    read.warn(language)
    head = read.head
    copy = Copy(read.text, channel=head.channel, stage=head.stage, as_of=head.as_of)
    return Asset(head.id, head.title, copy, head.parent, head.leads_to)


def _demo() -> list[Asset]:
    """The demo campaign's pieces."""
    from bot.demo import assets
    from consistency.compare import Asset
    from consistency.model import Copy

    return [
        Asset(a.id, a.title, Copy(a.text, channel=a.channel, stage=a.stage, as_of=a.as_of), None, a.leads_to)
        for a in assets()
    ]


def _write_picture(result: Comparison, path: Path, language: str, labels: dict[str, str], *, dark: bool) -> None:
    from bot.charts.compare_grid import picture as draw
    from consistency.model import CopyError

    drawn = draw(result, language, labels=labels, theme="dark" if dark else "light")
    try:
        path.write_bytes(drawn.png)
    except OSError as problem:
        raise CopyError("compare.picture_failed", path=str(path), problem=problem.strerror or str(problem)) from problem


def _answer(result: Comparison, language: str, labels: dict[str, str]) -> dict[str, Any]:
    """The comparison's fields with what a person reads: ``about`` a disagreement, ``label`` of an asset, ``alt``."""
    from bot.charts.compare_words import alt_text, subject
    from bot.i18n import text as t
    from consistency.compare.as_json import comparison_to_dict

    answer = comparison_to_dict(result)
    for entry in answer["assets"]:
        entry["label"] = labels[entry["id"]]
    for entry in answer["disagreements"]:
        said = [(side["quote"], side["value"]) for side in entry["sides"]]
        entry["about"] = subject(entry["kind"], entry["topic"], said, language)
    for entry in answer["not_checked"]:
        entry["message"] = t(entry["code"], language, **entry["params"])
    return {**answer, "alt": alt_text(result, language, labels)}
