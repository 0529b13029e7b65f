"""`unison bench vale`: does a brand's Vale style say here what it says to Vale?"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import Format
from bot.cli.fail import clear_errors

if TYPE_CHECKING:
    from bot.bench.vale import Difference


def register(app: typer.Typer) -> None:
    """Add the command to ``app``, which is the group of benchmarks."""
    app.command("vale")(vale)


def vale(
    path: Annotated[Path, typer.Argument(help="A folder with cases.jsonl and the files that it names.")],
    differences: Annotated[
        bool, typer.Option("--differences", help="List every alert that is missed or wrong, and what is not there.")
    ] = False,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """Alerts of Vale that are found at their line and column with their message, by kind of rule and form of file."""
    from bot.bench.vale import measure

    with clear_errors("en"):
        result = measure(path)
    if output is Format.JSON:
        json.dump(asdict(result), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    typer.echo(
        f"{result.right} of {result.cases} cases alike; {result.found} of {result.expected} alerts found, "
        f"{result.wrong} wrong; {result.milliseconds:.1f} ms a case"
    )
    for title, tallies in (("kind of rule", result.kinds), ("form of file", result.formats)):
        for tally in sorted(tallies, key=lambda each: -each.expected):
            typer.echo(f"{title:14} {tally.name:16} {tally.found}/{tally.expected}")
    for each in result.differences if differences else ():
        _tell(each)


def _tell(difference: Difference) -> None:
    typer.echo(difference.input)
    for word, alerts in (("missed", difference.missed), ("wrong", difference.wrong)):
        for line, column, rule, message in alerts:
            typer.echo(f"  {word:7} {line}:{column} {rule} {message}")
    for absent in difference.absent:
        typer.echo(f"  absent  {absent}")
