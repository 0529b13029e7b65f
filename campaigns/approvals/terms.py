"""What a requester asks of an approval held against the brand's policy: named reviewers, a day, a stand-in. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from campaigns.approvals.errors import BadTerms, NobodyDecides, NoReviewer
from campaigns.approvals.model import Court, Policy, Reviewer, Stage, StageState, Terms
from campaigns.moments import end_of_day
from campaigns.working_days import WorkingDays, working_days_after


def policy_under(policy: Policy, terms: Terms, court: Court, *, author: str, today: dt.date) -> Policy:
    """The policy with the named people as the reviewers of their stages.

    Named are people whom the stage means anyway; anybody where its roles are held by nobody. NoReviewer otherwise,
    NobodyDecides where a stage is left with the author alone, BadTerms for a day that is past or a delegate who is the
    author.
    """
    if terms.until is not None and terms.until < today:
        raise BadTerms("until", f"{terms.until} is over")
    if terms.delegate is not None and terms.delegate == author and not policy.own_text:
        raise BadTerms("delegate", "the author cannot decide on their own text")
    return replace(policy, stages=tuple(_named(stage, policy, terms, court, author) for stage in policy.stages))


def _named(stage: Stage, policy: Policy, terms: Terms, court: Court, author: str) -> Stage:
    people = {user for reviewer in stage.reviewers for user in court.people(reviewer)}
    may = people if policy.own_text else people - {author}
    named = terms.named.get(stage.id, ())
    for user in named:
        if (may and user not in may) or (user == author and not policy.own_text):
            raise NoReviewer(user, stage.id, tuple(sorted(may)))
    if not named and not may:
        raise NobodyDecides(stage.id)
    return replace(stage, reviewers=tuple(Reviewer("user", user) for user in named)) if named else stage


def deadline_of(
    stage: StageState, *, policy: Policy, calendar: WorkingDays, today: dt.date, until: dt.date | None
) -> dt.datetime:
    """The moment by which a stage that opens ``today`` should decide: after its working days, but never later than the
    day that was asked for; that very day for the last stage."""
    day = working_days_after(calendar, today, stage.stage.days)
    if until is not None:
        asked = max(until, today)
        day = asked if stage.stage.id == policy.stages[-1].id else min(day, asked)
    return end_of_day(day, policy.zone)


def with_delegate(court: Court, stage: StageState | None, delegate: str | None, *, late: bool) -> Court:
    """The court in which the delegate stands in for every reviewer of a stage that is late."""
    if stage is None or delegate is None or not late:
        return court
    away = {user: delegate for reviewer in stage.stage.reviewers for user in court.people(reviewer)}
    return Court(court.roles, {**court.stand_ins, **away})
