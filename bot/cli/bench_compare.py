"""`unison bench compare` and `compare-long`: how well contradictions are found, how long the longest pieces take."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import Format
from bot.cli.fail import clear_errors

if TYPE_CHECKING:
    from bot.bench.compare import CompareBench, Share


class FoldName(StrEnum):
    """Which campaigns, in the order in which they were written."""

    TUNING = "tuning"
    MORE = "more"
    KEPT = "kept"
    FRESH = "fresh"
    BLIND = "blind"
    LAST = "last"
    PLAIN = "plain"
    APART = "apart"
    APART_MORE = "apart_more"
    APART_THIRD = "apart_third"
    APART_FOURTH = "apart_fourth"
    APART_FIFTH = "apart_fifth"
    APART_SIXTH = "apart_sixth"
    APART_SEVENTH = "apart_seventh"
    APART_EIGHTH = "apart_eighth"
    APART_NINTH = "apart_ninth"
    APART_TENTH = "apart_tenth"
    APART_ELEVENTH = "apart_eleventh"
    APART_TWELFTH = "apart_twelfth"
    APART_THIRTEENTH = "apart_thirteenth"
    APART_FOURTEENTH = "apart_fourteenth"
    APART_FIFTEENTH = "apart_fifteenth"
    DENSE = "dense"
    APART_HELD = "apart_held"
    APART_HELD_MORE = "apart_held_more"
    APART_HELD_THIRD = "apart_held_third"
    APART_HELD_FOURTH = "apart_held_fourth"
    APART_HELD_FIFTH = "apart_held_fifth"
    ALL = "all"


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``, which is the group of benchmarks."""
    app.command("compare")(compare)
    app.command("compare-long")(compare_long)


def compare_long(
    characters: Annotated[int, typer.Option(min=100, max=40_000, help="Length of each of the three pieces.")] = 39_000,
    encoder: Annotated[str, typer.Option(help="Encoder: bundled, or a sentence-transformers model.")] = "bundled",
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """Seconds to compare the demo's pieces, and three long ones that are full of prices, hours and promises."""
    from rich.console import Console

    from bot.bench.compare_long import run
    from consistency.nlp.encoder import make_encoder

    with clear_errors("en"):
        results = list(run(characters, make_encoder(encoder, long_lived=True)))
    if output is Format.JSON:
        json.dump([asdict(r) for r in results], sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    console = Console(highlight=False)
    for result in results:
        console.print(
            f"{result.seconds:6.1f} s  {result.disagreements:3} disagreements  "
            f"{result.pieces} pieces, {result.characters:,} characters: {result.texts}"
        )


def compare(
    fold: Annotated[FoldName, typer.Option(help="Campaigns to measure on.")] = FoldName.ALL,
    encoder: Annotated[str, typer.Option(help="Encoder: bundled, or a sentence-transformers model.")] = "bundled",
    details: Annotated[bool, typer.Option(help="Also what was missed and what was claimed wrongly.")] = False,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """Recall of planted contradictions and false disagreements in ten clean campaigns, by language pair and kind."""
    from bot.bench.compare import run
    from consistency.nlp.encoder import make_encoder

    with clear_errors("en"):
        result = run(fold.value, make_encoder(encoder, long_lived=False), _progress(output is Format.TEXT))
    if output is Format.JSON:
        json.dump(asdict(result), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    _print(result, details=details)


def _progress(shown: bool) -> Any:
    """Wraps the campaigns in a bar on a terminal; leaves them as they are elsewhere."""
    if not shown or not sys.stderr.isatty():
        return iter
    from rich.console import Console
    from rich.progress import track

    def bar(campaigns: Sequence[Any]) -> Iterable[Any]:
        return track(campaigns, "campaigns", console=Console(stderr=True), transient=True)

    return bar


def _print(result: CompareBench, *, details: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(
        f"{result.fold}: {result.found} of {result.planted} planted contradictions found ({result.recall:.1%}), "
        f"{result.false_per_ten:g} false disagreements in 10 clean campaigns ({result.false} in {result.campaigns}), "
        f"{result.beside} beside the point in {result.planted} planted ones"
    )
    console.print(
        f"told as sure: {result.sure_found} found ({result.sure_found / result.planted:.1%}), "
        f"{10 * result.sure_false / result.campaigns:.1f} false in 10 clean campaigns ({result.sure_false})"
    )
    table = Table("", "planted", "found", "recall", "clean", "false", box=None, padding=(0, 2, 0, 0))
    for share in result.pairs:
        table.add_row(*_row(share), str(share.clean), str(share.false))
    table.add_section()
    for share in result.kinds:
        table.add_row(*_row(share), "", "")
    console.print(table)
    if details:
        for title, lines in (("missed", result.missed), ("wrong", result.wrong)):
            for line in lines:
                console.print(f"{title}: {line}", markup=False)


def _row(share: Share) -> tuple[str, str, str, str]:
    return share.name, str(share.planted), str(share.found), f"{share.found / max(1, share.planted):.0%}"
