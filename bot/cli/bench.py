"""`unison bench`: measurements on this machine, printed for people or programs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from bot.cli import actions, bench_compare, bench_pairs, bench_vale, due
from bot.cli.check import Format
from bot.cli.fail import clear_errors

app = typer.Typer(help="Measure on this machine.", no_args_is_help=True)

app.command("dates")(due.dates)
app.command("actions")(actions.bench)
bench_pairs.register(app)
bench_compare.register(app)
bench_vale.register(app)

Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


@app.command("check")
def check(
    documents: Annotated[int, typer.Option(min=2, help="Texts of each language to measure on.")] = 100,
    encoder: Annotated[str, typer.Option(help="Encoder: bundled, or a sentence-transformers model.")] = "bundled",
    long_lived: Annotated[bool, typer.Option(help="Through sentence-transformers, as the bot does.")] = False,
    terms: Annotated[
        int | None, typer.Option(min=100, max=100_000, help="Fill the guideline up to so many terms, made up.")
    ] = None,
    output: Output = Format.TEXT,
) -> None:
    """Documents per second, time per document, share of each check, load time and memory, with the demo guideline."""
    from bot.bench.check import run

    with clear_errors("en"):
        result = run(documents, encoder, long_lived=long_lived, terms=terms)
    if output is Format.JSON:
        json.dump(asdict(result), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(f"encoder {result.encoder}: loaded in {result.encoder_load:.2f} s")
    console.print(
        f"guideline of {result.terms} terms compiled in {result.compile:.2f} s, first check {result.first_check:.2f} s"
    )
    loaded = "torch loaded" if result.torch_loaded else "without torch"
    console.print(f"peak memory of the process {result.memory:.0f} MB, {loaded}")
    table = Table("", "documents", "p50 ms", "p95 ms", box=None, padding=(0, 2, 0, 0))
    for ways in ("a second", "2 threads", "in bulk"):
        table.add_column(ways, justify="right")
    for t in result.timings:
        rates = (t.per_second, t.per_second_two_threads, t.per_second_bulk)
        table.add_row(t.name, str(t.documents), f"{t.p50:.1f}", f"{t.p95:.1f}", *(f"{rate:.0f}" for rate in rates))
    console.print(table)
    for t in result.timings:
        if t.against_few is not None:
            console.print(f"{t.name}: {t.against_few:.2f} times the median with 100 terms")
    for t in result.timings:
        shares = ", ".join(f"{step} {share:.0%}" for step, share in t.shares.items())
        console.print(f"{t.name}: {shares}")


@app.command("work")
def work(
    tasks: Annotated[int, typer.Option(min=1000, help="Tasks in the database.")] = 50_000,
    items: Annotated[int, typer.Option(min=1, help="Content items in the database.")] = 5_000,
    people: Annotated[int, typer.Option(min=100, help="People in the database.")] = 500,
    rounds: Annotated[int, typer.Option(min=2, help="How often each is timed.")] = 10,
    output: Output = Format.TEXT,
) -> None:
    """Every command, Home and button of campaign work on a full database of each kind, commit included."""
    from bot.bench.work import run

    with clear_errors("en"):
        result = run(tasks, items, people, rounds)
    if output is Format.JSON:
        json.dump(asdict(result), sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(f"{result.tasks} tasks, {result.items} content items, {result.people} people")
    console.print(f"milliseconds; the goal is {result.goal} at p95")
    for each in result.databases:
        table = Table(each.kind, "p50", "p95", "worst", "cpu", "", box=None, padding=(0, 2, 0, 0), header_style="dim")
        for t in each.timings:
            within = ("ok" if t.p95 <= result.goal else "over") if t.goal else ""
            table.add_row(t.name, f"{t.p50:.0f}", f"{t.p95:.0f}", f"{t.worst:.0f}", f"{t.cpu:.0f}", within)
        console.print(table)
    for name in result.missing:
        console.print(f"{name}: not measured; it needs the development dependencies")


@app.command("bot")
def bot(
    events: Annotated[int, typer.Option(min=1, max=1000, help="Events sent at once.")] = 50,
    rounds: Annotated[int, typer.Option(min=1, max=50, help="How often.")] = 2,
    output: Output = Format.TEXT,
) -> None:
    """Time from an event to its acknowledgement while every event is checked, over a real socket in the sandbox."""
    from bot.bench.bot import run

    with clear_errors("en"):
        result = run(events, rounds)
    if output is Format.JSON:
        json.dump(asdict(result), sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    typer.echo(
        f"{result.messages} messages, {events} at once: acknowledged p50 {result.ack_p50:.0f} ms, "
        f"p95 {result.ack_p95:.0f} ms, p99 {result.ack_p99:.0f} ms, worst {result.ack_max:.0f} ms"
    )
    typer.echo(f"{result.echoes} events of its own posts while it works: p99 {result.echo_p99:.0f} ms")
    typer.echo(f"all answered, the last of {events} after {result.last_answer:.1f} s")
