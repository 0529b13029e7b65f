"""`unison guide exceptions`: what may stand for a while, listed, added and ended at the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import clear_errors, fail

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from campaigns.exceptions.store import Granted
    from guidelines.model import Guideline

app = typer.Typer(help="What may stand for a while, and why: list, add, end.", no_args_is_help=True)

Brand = Annotated[str | None, typer.Option(help="Brand; not needed when the store holds one.")]
Lang = Annotated[Reader | None, typer.Option(help="Language of the answer.")]

TEXTS = 1000
"""Texts, the latest first, among which one is looked for by what a person typed."""


@app.command("list")
def list_(
    brand: Brand = None,
    ended: Annotated[bool, typer.Option("--ended", help="Those that hold no more, the last to end first.")] = False,
    output: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.TEXT,
    lang: Lang = None,
) -> None:
    """List the exceptions in force, the next to end first."""
    from bot.bootstrap import open_database
    from bot.brand import InForce
    from bot.i18n import text as t
    from bot.settings import load
    from campaigns.exceptions import store

    with clear_errors(lang.value if lang else "en"):
        settings = load()
        language = lang.value if lang else settings.language
        database = open_database(settings)
        version = InForce(database, brand).current()
        day = datetime.now(UTC).date()
        with database.reading() as session:
            found = (store.over if ended else store.in_force)(session, version.brand, day)
            texts = _texts(session, (each.submission for each in found if each.submission))
    if output is Format.JSON:
        names = ("id", "brand", "title", "phrase", "rule", "channel", "submission", "reason", "author")
        answer = [
            {
                **{name: getattr(each, name) for name in names},
                "until": each.until.isoformat(),
                "ended_at": each.ended_at.isoformat() if each.ended_at else None,
                "ended_by": each.ended_by,
            }
            for each in found
        ]
        json.dump({"exceptions": answer}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for each in found:
        _say(each, version.guideline, texts, language)
    if not found:
        typer.echo(t("exceptions.list.none_ended" if ended else "exceptions.list.none", language))


@app.command()
def add(
    reason: Annotated[str, typer.Option(help="Why it may stand.")],
    until: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The last day on which it holds.")],
    phrase: Annotated[str | None, typer.Option(help="The words at fault.")] = None,
    rule: Annotated[
        str | None, typer.Option(help="A rule: its id or its name, or a code such as terms.forbidden.")
    ] = None,
    channel: Annotated[str | None, typer.Option(help="Only on this channel: its id or its name.")] = None,
    submission: Annotated[str | None, typer.Option(help="Only for this text: its id or how it begins.")] = None,
    author: Annotated[str, typer.Option(help="Who makes it.")] = "",
    brand: Brand = None,
    lang: Lang = None,
) -> None:
    """Add an exception; a finding is covered when everything that is named fits."""
    import getpass
    import uuid
    from dataclasses import replace

    from bot.bootstrap import open_database
    from bot.brand import InForce
    from bot.features.exceptions import subjects
    from bot.i18n import text as t
    from bot.settings import load
    from bot.wording import date_words
    from campaigns import submissions
    from campaigns.exceptions import store
    from campaigns.exceptions.store import BadException, Granted

    with clear_errors(lang.value if lang else "en"):
        settings = load()
    language = lang.value if lang else settings.language
    now = datetime.now(UTC)
    with clear_errors(language):
        database = open_database(settings)
        version = InForce(database, brand).current()
        guideline = version.guideline
        with database.reading() as session:
            latest = submissions.latest(session, version.brand, TEXTS) if submission else ()
            texts = _texts(session, latest)
        granted = Granted(
            id=uuid.uuid4().hex[:10],
            brand=version.brand,
            title="",
            reason=reason,
            author=author or getpass.getuser(),
            created_at=now,
            until=until.date(),
            phrase=phrase,
            rule=subjects.rule_typed(rule, guideline, language) if rule else None,
            channel=subjects.channel_typed(channel, guideline, language) if channel else None,
            submission=subjects.submission_typed(submission, texts) if submission else None,
        )
        granted = replace(granted, title=subjects.about(granted, guideline, texts, language))
        try:
            with database.session() as session:
                for each in store.in_force(session, version.brand, granted.until):
                    if _subject(each) == _subject(granted) != (None,) * 4:
                        fail(t("exceptions.stands_already", language, id=each.id, day=date_words(each.until, language)))
                store.grant(session, granted, today=now.date())
        except BadException as refused:
            fail(t(refused.code, language))
    _say(granted, guideline, texts, language)


@app.command()
def end(
    exception: Annotated[str, typer.Argument(help="Its id, as the list shows it.")],
    author: Annotated[str, typer.Option(help="Who ends it.")] = "",
    lang: Lang = None,
) -> None:
    """End an exception before its last day; what it covered is found again."""
    import getpass

    from bot.bootstrap import open_database
    from bot.i18n import text as t
    from bot.settings import load
    from campaigns.exceptions import store
    from campaigns.exceptions.store import UnknownException

    with clear_errors(lang.value if lang else "en"):
        settings = load()
        language = lang.value if lang else settings.language
        now = datetime.now(UTC)
        try:
            with open_database(settings).session() as session:
                held = store.get(session, exception)
                if not held.holds(now.date()):
                    fail(_over(held, language))
                store.end(session, exception, by=author or getpass.getuser(), now=now)
        except UnknownException as unknown:
            fail(str(unknown))
    typer.echo(t("exceptions.ended_now", language, id=exception))


def _subject(each: Granted) -> tuple[str | None, ...]:
    return each.phrase, each.rule, each.channel, each.submission


def _texts(session: Session, ids: Iterable[str]) -> Mapping[str, str]:
    from campaigns import revisions

    return revisions.openings(session, list(ids))


def _say(each: Granted, guideline: Guideline, texts: Mapping[str, str], language: str) -> None:
    """An exception in two lines: until when and what for; why, and who says so."""
    from bot.features.exceptions.subjects import about
    from bot.i18n import text as t
    from bot.wording import date_words

    today = datetime.now(UTC).date()
    when = (
        t("exceptions.list.day", language, day=date_words(each.until, language))
        if each.holds(today)
        else _over(each, language)
    )
    what = typer.style(about(each, guideline, texts, language), bold=True)
    typer.echo(f"{each.id}  {what}  {when}")
    typer.echo(f"{'':{len(each.id)}}  {t('exceptions.list.why', language, reason=each.reason, person=each.author)}")


def _over(each: Granted, language: str) -> str:
    """Since when an exception holds no more, and through whom."""
    from bot.i18n import text as t
    from bot.wording import date_words

    if each.ended_at is None:
        return t("exceptions.list.ran_out", language, day=date_words(each.until, language))
    return t(
        "exceptions.list.ended", language, day=date_words(each.ended_at.date(), language), person=each.ended_by or ""
    )
