"""`unison guide impact`: what a changed guideline would say of the copy that was handed in under the one in force."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import Format, Reader, find_exceptions, find_learned
from bot.cli.fail import FINDINGS, clear_errors, told

if TYPE_CHECKING:
    from bot.settings import Settings
    from campaigns.model import Submission
    from consistency.compile import CompiledGuideline
    from consistency.model import Copy, CopyError, Report
    from guidelines.model import Guideline, GuidelineVersion

LATEST = 200
"""Texts that are looked at unless another number is asked for: some ten seconds."""
OPENING = 60


@dataclass(frozen=True, slots=True)
class Changed:
    """A text of which the two guidelines say something else; rules by their ids, and the words they are about."""

    submission: Submission
    opening: str
    before: Report
    after: Report | None
    new: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    problem: CopyError | None = None
    """Why it can no longer be checked, such as a channel that is gone; ``after`` is None then."""

    @property
    def worse(self) -> bool:
        """Whether something is found that was not, or the text can no longer be checked."""
        return bool(self.new) or self.after is None


def impact(
    folder: Annotated[Path, typer.Argument(help="Guideline folder, not imported yet.")],
    texts: Annotated[int, typer.Option(min=1, help="How many of the latest texts to look at.")] = LATEST,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
) -> None:
    """What a changed folder would say of the latest texts, each in its newest state, beside the version in force.

    Exit code 0: nothing new is found in any; 1: something is.
    """
    from bot.bootstrap import open_database
    from bot.settings import load as load_settings
    from campaigns import revisions, submissions
    from guidelines import store
    from guidelines.folder import load

    with clear_errors(lang.value if lang else "en"):
        settings = load_settings()
        language = lang.value if lang else settings.language
        guideline = load(folder)
        with open_database(settings).reading() as session:
            version = store.latest(session, guideline.brand.id)
            known = [submissions.get(session, each) for each in submissions.latest(session, version.brand, texts)]
            written = revisions.openings(session, [each.id for each in known])
        handed = [(each, written[each.id]) for each in known if written.get(each.id, "").strip()]
        found = _compared(handed, version, guideline, settings)
    if output is Format.JSON:
        json.dump(_as_json(found, version, len(handed)), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _print(found, version, guideline, len(handed), language)
    if any(each.worse for each in found):
        raise typer.Exit(FINDINGS)


def _compared(
    handed: Sequence[tuple[Submission, str]], version: GuidelineVersion, guideline: Guideline, settings: Settings
) -> list[Changed]:
    """The texts of which the two say something else, in their order; what an exception lets stand counts in neither."""
    from consistency.compile import compile_guideline
    from consistency.model import CopyError
    from consistency.nlp.encoder import make_encoder
    from consistency.nlp.tagger import light_imports, use_pipeline

    encoder = make_encoder(settings.encoder, long_lived=False, folder=settings.cache_dir)
    use_pipeline(settings.spacy_model)
    with light_imports():
        old = compile_guideline(version, encoder, learned=find_learned(settings, stored=True))
        new = compile_guideline(guideline, encoder, learned=find_learned(settings, stored=False))
        before, after = (_reports(handed, each, settings) for each in (old, new))
    made = []
    for (submission, text), one, other in zip(handed, before, after, strict=True):
        if isinstance(one, CopyError):
            continue  # what cannot be checked today, such as a text for a channel that went long ago, tells nothing
        opening = " ".join(text.split())
        opening = opening if len(opening) <= OPENING else opening[: OPENING - 1] + "…"
        if isinstance(other, CopyError):
            made.append(Changed(submission, opening, one, None, problem=other))
            continue
        was, now = _found(one), _found(other)
        if was != now or one.verdict is not other.verdict:
            fresh, gone = (tuple(sorted((a - b).elements())) for a, b in ((now, was), (was, now)))
            made.append(Changed(submission, opening, one, other, fresh, gone))
    return made


def _reports(
    handed: Sequence[tuple[Submission, str]], compiled: CompiledGuideline, settings: Settings
) -> list[Report | CopyError]:
    """The report on each text as of today, or why there is none."""
    from consistency.bulk import check_many
    from consistency.exceptions import apply
    from consistency.model import Copy, Report

    today = dt.date.today()  # noqa: DTZ011 - the brand owner's own day
    copies: list[Copy] = [
        Copy(
            text,
            channel=each.channel,
            stage=each.stage,
            audience=each.audience,
            language=each.copy_language,
            as_of=max(each.as_of or today, today),
        )
        for each, text in handed
    ]
    granted = find_exceptions(settings, compiled.guideline.brand.id)
    return [
        apply(answer, granted, day=today, live=copy.as_of, channel=copy.channel, submission=each.id)
        if isinstance(answer, Report)
        else answer
        for answer, copy, (each, _) in zip(check_many(copies, compiled), copies, handed, strict=True)
    ]


def _found(report: Report) -> Counter[tuple[str, str]]:
    """How often each rule finds which words."""
    return Counter(
        (f"{each.item.kind}:{each.item.id}" if each.item else each.code, each.quote or "") for each in report.findings
    )


def _print(
    found: Sequence[Changed], version: GuidelineVersion, guideline: Guideline, looked: int, language: str
) -> None:
    from bot.features.guide.naming import RuleNames
    from bot.i18n import text as t

    was, now = RuleNames(version.guideline, language), RuleNames(guideline, language)
    counts = {"n": looked, "changed": len(found), "worse": sum(each.worse for each in found)}
    key = "impact.title" if found else "impact.same" if looked else "impact.none"
    typer.secho(t(key, language, version=version.number, **counts), bold=True)
    for each in found:
        before = f"{t(f'verdict.{each.before.verdict.value}', language)} {each.before.score}"
        typer.echo(f"\n“{each.opening}”")
        if each.after is None:
            typer.echo(f"  {before} → {told(each.problem, language) if each.problem else ''}")
            continue
        typer.echo(f"  {before} → {t(f'verdict.{each.after.verdict.value}', language)} {each.after.score}")
        for mark, names, rules in (("+", now, each.new), ("-", was, each.gone)):
            for rule, quote in rules:
                name = names.rule(rule)
                typer.echo(f"  {mark} {t('impact.found', language, rule=name, quote=quote) if quote else name}")


def _as_json(found: Sequence[Changed], version: GuidelineVersion, looked: int) -> dict[str, Any]:
    def stand(report: Report | None) -> dict[str, Any] | None:
        return {"verdict": report.verdict.value, "score": report.score} if report else None

    def rules(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
        return [{"rule": rule, "quote": quote} for rule, quote in pairs]

    return {
        "format": 1,
        "brand": version.brand,
        "version": version.number,
        "texts": looked,
        "changed": [
            {
                "submission": each.submission.id,
                "opening": each.opening,
                "before": stand(each.before),
                "after": stand(each.after),
                "problem": each.problem.code if each.problem else None,
                "new": rules(each.new),
                "gone": rules(each.gone),
            }
            for each in found
        ],
    }
