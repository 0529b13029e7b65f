"""`unison guide exceptions`: what may stand for a while, listed, added and ended at the command line."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import Format
from bot.cli.fail import clear_errors, fail

if TYPE_CHECKING:
    from campaigns.exceptions.store import Granted

app = typer.Typer(help="What may stand for a while, and why: list, add, end.", no_args_is_help=True)

Brand = Annotated[str | None, typer.Option(help="Brand; not needed when the store holds one.")]


def _print(found: list[Granted], output: Format) -> None:
    if output is Format.JSON:
        names = ("id", "brand", "title", "phrase", "rule", "channel", "submission", "reason", "author")
        answer = [{**{name: getattr(each, name) for name in names}, "until": each.until.isoformat()} for each in found]
        json.dump({"exceptions": answer}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for each in found:
        typer.echo(f"{each.id}  until {each.until}  {each.title}  ({each.reason}; {each.author})")
    if not found:
        typer.echo("No exceptions are in force.")


@app.command("list")
def list_(
    brand: Brand = None, output: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.TEXT
) -> None:
    """List the exceptions in force, the next to end first."""
    from bot.bootstrap import open_database
    from bot.brand import InForce
    from bot.settings import load
    from campaigns.exceptions import store

    with clear_errors("en"):
        database = open_database(load())
        name = InForce(database, brand).current().brand
        with database.reading() as session:
            _print(list(store.in_force(session, name, datetime.now(UTC).date())), output)


@app.command()
def add(
    reason: Annotated[str, typer.Option(help="Why it may stand.")],
    until: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The last day on which it holds.")],
    phrase: Annotated[str | None, typer.Option(help="The words at fault.")] = None,
    rule: Annotated[str | None, typer.Option(help="A rule: term:aurora-x, or a code such as terms.forbidden.")] = None,
    channel: Annotated[str | None, typer.Option(help="Only on this channel.")] = None,
    submission: Annotated[str | None, typer.Option(help="Only for this submission.")] = None,
    author: Annotated[str, typer.Option(help="Who makes it.")] = "",
    brand: Brand = None,
) -> None:
    """Add an exception; a finding is covered when everything that is named fits."""
    import getpass
    import uuid

    from bot.bootstrap import open_database
    from bot.brand import InForce
    from bot.i18n import text as t
    from bot.settings import load
    from campaigns.exceptions import store
    from campaigns.exceptions.store import BadException, Granted

    named = [each for each in (phrase and f"“{phrase}”", rule, channel, submission) if each]
    now = datetime.now(UTC)
    with clear_errors("en"):
        database = open_database(load())
        granted = Granted(
            id=uuid.uuid4().hex[:10],
            brand=InForce(database, brand).current().brand,
            title=" · ".join(named),
            reason=reason,
            author=author or getpass.getuser(),
            created_at=now,
            until=until.date(),
            phrase=phrase,
            rule=rule,
            channel=channel,
            submission=submission,
        )
        try:
            with database.session() as session:
                store.grant(session, granted, today=now.date())
        except BadException as refused:
            fail(t(refused.code, "en"))
    typer.echo(f"{granted.id}  until {granted.until}  {granted.title}")


@app.command()
def end(
    exception: Annotated[str, typer.Argument(help="Its id, as the list shows it.")],
    author: Annotated[str, typer.Option(help="Who ends it.")] = "",
) -> None:
    """End an exception before its last day; what it covered is found again."""
    import getpass

    from bot.bootstrap import open_database
    from bot.settings import load
    from campaigns.exceptions import store
    from campaigns.exceptions.store import UnknownException

    with clear_errors("en"):
        try:
            with open_database(load()).session() as session:
                ended = store.end(session, exception, by=author or getpass.getuser(), now=datetime.now(UTC))
        except UnknownException as unknown:
            fail(str(unknown))
    typer.echo(f"{ended.id}  ended")
