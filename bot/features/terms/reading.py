"""The term base in a file from a conversation, held against the guideline in force; and who may publish it."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Context
from bot.downloads import Downloads
from bot.termbase.reading import SUFFIXES, read_term_base
from campaigns.approvals.model import Reviewer
from campaigns.approvals.store_people import court
from guidelines.model import GuidelineVersion
from guidelines.termbase.merge import Merged, merge
from guidelines.termbase.model import TermBase

OWNER = Reviewer("role", "brand_owner")


@dataclass(frozen=True, slots=True)
class Looked:
    """A file as it was read, the version it is held against and what it would make of its terms."""

    sha: str
    base: TermBase
    version: GuidelineVersion
    merged: Merged

    @property
    def idle(self) -> bool:
        """Whether it would change nothing."""
        return self.merged.terms == self.version.guideline.terms


async def looked(context: Context, file: Mapping[str, Any]) -> Looked:
    """Fetch and read ``file``. Raises what a person can mend, ``InvalidGuideline`` and ``DownloadInterrupted``."""
    settings = context.settings
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    fetcher = Downloads(
        context.calls, token=token, base_url=context.client.base_url, max_megabytes=settings.max_file_mb
    )
    name, data = await fetcher.fetch(file, also=SUFFIXES)

    def read() -> Looked:
        version = context.guidelines.current()
        base = read_term_base(data, name)
        sha = hashlib.sha256(data).hexdigest()[:16]
        return Looked(sha, base, version, merge(version.guideline, base.entries))

    return await asyncio.to_thread(read)


def who_may(session: Session, brand: str, user: str, day: dt.date) -> tuple[str, ...]:
    """Who may publish in place of ``user``: the brand's owners. Empty where the person may: an owner, whoever stands in
    for one, and anybody while the brand has none."""
    seated = court(session, brand, day)
    owners = seated.people(OWNER)
    return () if not owners or seated.seats((OWNER,), user) else tuple(sorted(owners))
