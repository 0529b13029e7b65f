"""Stages, roles, people and moments as cards and sentences name them, and refusals as sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bot import i18n
from bot.blocks import cut
from bot.errors import Refusal, refusal_of
from bot.features.check.views.seen import opening
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment, people, person
from campaigns.approvals.errors import (
    AlreadyRequested,
    ApprovedAlready,
    BadTerms,
    CommentMissing,
    NobodyDecides,
    NoReviewer,
    NotNow,
    NotTheirText,
    NotYours,
    TextMoved,
    WrongSpan,
)
from campaigns.approvals.model import Court, Reviewer
from campaigns.errors import CampaignError
from campaigns.model import Revision, Submission

TITLE = 60


def stage_name(stage: str, language: str) -> str:
    """A stage as people call it; one that the team made up as it is."""
    key = f"approval.stage.{stage}"
    return t(key, language) if i18n.has(key) else stage


def role_name(role: str, language: str) -> str:
    """A role as people call it."""
    key = f"approval.role.{role}"
    return t(key, language) if i18n.has(key) else role


def reviewers(found: Iterable[Reviewer], court: Court, language: str) -> str:
    """Who they are: people as mentions, roles by name with the people who have them."""
    named = []
    for each in found:
        holders = sorted(court.people(each))
        if each.kind == "user":
            named.append(person(each.who))
        elif holders:
            named.append(
                t("approval.role_of", language, role=role_name(each.who, language), people=people(holders, language))
            )
        else:
            named.append(t("approval.role_of_nobody", language, role=role_name(each.who, language)))
    return t("list.comma", language).join(named)


def title_of(submission: Submission, revision: Revision, limit: int = TITLE) -> str:
    """What people know a text by: its file's name or its first words; plain text."""
    return known_by(submission, revision.text, limit)


def known_by(submission: Submission, text: str, limit: int = TITLE) -> str:
    """``title_of`` for one whose text is at hand without the rest of its revision."""
    return cut(submission.file_name, limit) if submission.file_name else opening(text, limit)


def until(deadline: dt.datetime) -> str:
    """A deadline, which is a midnight: the last minute before it."""
    return moment(deadline - dt.timedelta(minutes=1))


def refusal(error: CampaignError, language: str) -> Refusal:
    """The sentence for somebody who could not do what they wanted; raises what is our own fault."""
    match error:
        case NotNow(status=status):
            return Refusal(f"approvals.spent.{status}")
        case NotYours(user=user, stage=stage, reviewers=who):
            return Refusal(
                error.code, user=person(user), stage=_stage(stage, language), reviewers=_listed(who, language)
            )
        case NoReviewer(user=user, stage=stage, people=may):
            return Refusal(error.code, user=user, stage=_stage(stage, language), people=", ".join(may))
        case NobodyDecides(stage=stage) | ApprovedAlready(stage=stage):
            return Refusal(error.code, stage=_stage(stage, language))
        case NotTheirText(author=author):
            return Refusal(error.code, author=person(author))
        case TextMoved(revision=revision, stage=at):
            return Refusal(error.code, revision=revision, stage=_stage(at or "", language))
        case CommentMissing(action=action):
            return Refusal(f"approvals.comment_missing.{action}")
        case BadTerms(field=field):
            return Refusal(f"approvals.bad_terms.{field}")
        case AlreadyRequested() | WrongSpan():
            return Refusal(error.code)
    found = refusal_of(error)
    if found is None:
        raise error
    return found


def _stage(stage: str, language: str) -> str:
    return escape(stage_name(stage, language))


def _listed(found: tuple[str, ...], language: str) -> str:
    named = []
    for each in found:
        kind, _, who = each.partition(":")
        named.append(person(who) if kind == "user" else escape(role_name(who, language)))
    return t("list.comma", language).join(named)
