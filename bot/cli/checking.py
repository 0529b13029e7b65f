"""The files of one `unison check`: read, held to what is asked of them, and checked, each for itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from bot.cli.fail import told
from bot.cli.reading import ReadCopy, read_copy
from bot.files import FileError
from consistency.bulk import check_many
from consistency.exceptions import GuidelineException, apply
from consistency.model import CampaignContext, Copy, CopyError, Report

if TYPE_CHECKING:
    from bot.settings import Settings
    from consistency.compile import CompiledGuideline


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options say of every file; where they are silent, each file's front matter speaks."""

    channel: str | None
    stage: str | None
    campaign: str | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Checked:
    """One file with its report; ``channel`` is the name of the channel it was checked for, empty for none."""

    read: ReadCopy
    copy: Copy
    report: Report
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """One file without a report, and the sentence that says why."""

    file: str
    sentence: str


def read_files(files: Sequence[str], settings: Settings, language: str) -> list[ReadCopy | Refused]:
    """What stands in each of ``files``."""
    return [_read(file, settings.max_file_mb, language) for file in files]


def results(
    handed: Sequence[ReadCopy | Refused],
    asked: Asked,
    compiled: CompiledGuideline,
    granted: Sequence[GuidelineException],
    settings: Settings,
    language: str,
) -> Iterator[Checked | Refused]:
    """The outcome of each file, in their order, as it comes; what is ``granted`` stands and does not count.

    Raises ``CopyError`` for a channel, stage or campaign that is asked for and unknown, whatever the files hold.
    """

    @cache
    def brief(day: date) -> CampaignContext | None:
        from bot.cli.campaign_brief import find_brief

        return find_brief(settings, asked.campaign, day, language) if asked.campaign else None

    names = {each.id: each.name.best(language) for each in compiled.guideline.channels}
    copies = []
    for read in handed:
        if isinstance(read, Refused):
            continue
        about = read.head.about(compiled.guideline)
        channel, stage = asked.channel or about.get("channel"), asked.stage or about.get("stage")
        day = asked.as_of or read.head.as_of or date.today()  # noqa: DTZ011 - the writer's own day
        copies.append(Copy(read.text, channel=channel, stage=stage, as_of=day, brief=brief(day)))
    answers = zip(copies, check_many(copies, compiled), strict=True)
    for read in handed:
        if isinstance(read, Refused):
            yield read
            continue
        copy, answer = next(answers)
        if isinstance(answer, Report):
            today = date.today()  # noqa: DTZ011 - the writer's own day
            report = apply(answer, granted, day=today, live=copy.as_of, channel=copy.channel)
            yield Checked(read, copy, report, names.get(copy.channel or "", ""))
        elif len(handed) == 1 or answer.code.startswith("copy.unknown"):
            raise answer
        else:
            yield Refused(read.name, f"{read.name}: {told(answer, language)}")


def _read(file: str, max_mb: int, language: str) -> ReadCopy | Refused:
    try:
        return read_copy(file, max_mb, language)
    except (CopyError, FileError) as problem:
        return Refused(file, told(problem, language))
