"""`unison bench pairs`: does the checker tell on-brand from off-brand copy, on real pairs of content guides?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import Format
from bot.cli.fail import clear_errors

if TYPE_CHECKING:
    from rich.console import Console

    from bot.bench.pairs import PairsBench, Share


def register(app: typer.Typer) -> None:
    """Add the command to ``app``, which is the group of benchmarks."""
    app.command("pairs")(pairs)


def pairs(
    path: Annotated[Path, typer.Argument(help="A JSON Lines file of do and don't pairs, or a folder of such files.")],
    encoder: Annotated[str, typer.Option(help="Encoder: bundled, or a sentence-transformers model.")] = "bundled",
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
) -> None:
    """Each guide's store fold is the brand's examples, its probe fold is scored: pairs right, texts flagged."""
    from rich.console import Console

    from bot.bench.pairs import as_json, run

    told = Console(stderr=True, highlight=False)
    with clear_errors("en"):
        result = run(path, encoder, progress=lambda line: told.print(f"[dim]{line}[/dim]"))
    if output is Format.JSON:
        json.dump(as_json(result), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    _print(Console(highlight=False), result)


def _print(console: Console, result: PairsBench) -> None:
    from rich.table import Table

    columns = ("guide", "lang", "learnt from", "pairs right", "95 %", "without terms", "dos flagged", "don'ts flagged")
    table = Table(*columns, box=None, padding=(0, 2, 0, 0), header_style="dim")
    for g in result.guides:
        copy = f"{g.copy.accuracy:.0%}" if g.copy else ""
        shown = (f"{g.do_flagged:.0%}", f"{g.dont_flagged:.0%}")
        table.add_row(g.source, g.language, str(g.stored), *_share(g.all), copy, *shown)
    console.print(table)
    for each in result.languages:
        console.print(
            f"{each.language}: mean over {each.guides} guides {each.mean:.0%} "
            f"({each.mean_low:.0%} to {each.mean_high:.0%}), without single terms {each.mean_copy:.0%}; "
            f"don'ts flagged {each.dont_flagged:.0%}, dos flagged {each.do_flagged:.0%}; "
            f"caught by score where at most 13 % of the dos are: {each.caught_at_limit:.0%}"
        )
    for title, rows in (("topic", result.topics), ("level", result.levels)):
        table = Table(title, "pairs", "right", "95 %", box=None, padding=(0, 2, 0, 0), header_style="dim")
        for name, share in rows.items():
            table.add_row(name, str(share.pairs), *_share(share))
        console.print(table)


def _share(share: Share) -> tuple[str, str]:
    return f"{share.accuracy:.0%}", f"{share.low:.0%} to {share.high:.0%}"
