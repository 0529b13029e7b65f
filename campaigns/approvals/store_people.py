"""A brand's stages, who has which role in it, who stands in for whom, and whose decision is waited for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from campaigns.approvals.model import DEFAULT, Court, Policy, StageState
from campaigns.approvals.tables import ApprovalRow, PolicyRow, RoleRow, StandInRow, WaitRow
from campaigns.errors import InvalidField
from campaigns.tables import CampaignRow
from storage.upsert import insert_missing


def set_policy(session: Session, brand: str, policy: Policy, *, by: str, now: dt.datetime) -> Policy:
    """Store how a brand approves from now on; approvals under way keep the policy they began with."""
    content = policy.to_json()
    row = {"brand": brand, "content": content, "changed_by": by, "changed_at": now}
    if not insert_missing(session, PolicyRow, [row]):
        stored = session.scalars(select(PolicyRow).filter_by(brand=brand).with_for_update()).one()
        stored.content, stored.changed_by, stored.changed_at = content, by, now
        session.flush()
    return policy


def policy_of(session: Session, brand: str) -> Policy:
    """The brand's policy, or the default one."""
    row = session.get(PolicyRow, brand)
    return DEFAULT if row is None else Policy.from_json(row.content)


def grant(session: Session, brand: str, role: str, user: str) -> None:
    """Give somebody a role in a brand; twice is once."""
    insert_missing(session, RoleRow, [{"brand": brand, "role": role, "user_id": user}])


def revoke(session: Session, brand: str, role: str, user: str) -> None:
    """Take a role away; what was decided with it stays."""
    session.execute(delete(RoleRow).filter_by(brand=brand, role=role, user_id=user))


def stand_in(session: Session, user: str, other: str, first: dt.date, last: dt.date) -> None:
    """Let ``other`` decide wherever ``user`` could, from a day to a day, both included."""
    if last < first:
        raise InvalidField("stand_in", f"it ends on {last}, before it begins on {first}")
    if user == other:
        raise InvalidField("stand_in", "nobody stands in for themselves")
    session.execute(delete(StandInRow).filter_by(user_id=user, first_day=first))
    session.add(StandInRow(user_id=user, first_day=first, last_day=last, stand_in=other))
    session.flush()


def court(session: Session, brand: str, day: dt.date) -> Court:
    """Who has which role in the brand, and who stands in for whom on that day."""
    roles: dict[str, set[str]] = {}
    for row in session.scalars(select(RoleRow).filter_by(brand=brand)):
        roles.setdefault(row.role, set()).add(row.user_id)
    away = select(StandInRow).where(StandInRow.first_day <= day, StandInRow.last_day >= day)
    rows = session.scalars(away.order_by(StandInRow.first_day))
    return Court({role: frozenset(users) for role, users in roles.items()}, {r.user_id: r.stand_in for r in rows})


def speaks_for(session: Session, user: str, day: dt.date) -> tuple[str, ...]:
    """The person and everybody they stand in for on that day."""
    away = select(StandInRow.user_id).where(
        StandInRow.stand_in == user, StandInRow.first_day <= day, StandInRow.last_day >= day
    )
    return (user, *sorted(session.scalars(away)))


def roles_of(session: Session, users: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Brand and role of every role that one of ``users`` has."""
    query = select(RoleRow.brand, RoleRow.role).where(RoleRow.user_id.in_(users)).distinct()
    return tuple((brand, role) for brand, role in session.execute(query))


def members(session: Session, brand: str, role: str) -> tuple[str, ...]:
    """Everybody who has a role in the brand."""
    return tuple(session.scalars(select(RoleRow.user_id).filter_by(brand=brand, role=role).order_by(RoleRow.user_id)))


def set_members(session: Session, brand: str, role: str, users: Iterable[str]) -> None:
    """Let exactly ``users`` have a role in the brand."""
    wanted = set(users)
    for user in set(members(session, brand, role)) - wanted:
        revoke(session, brand, role, user)
    for user in sorted(wanted):
        grant(session, brand, role, user)


def note_waits(session: Session, row: ApprovalRow, opened: StageState | None, *, late: bool) -> None:
    """Note whose decision is waited for, so that people find what waits for them; the delegate's once it is late."""
    session.execute(delete(WaitRow).where(WaitRow.approval == row.id))
    if opened is None:
        return
    seats = {(r.kind, r.who) for r in opened.stage.reviewers if r not in opened.satisfied}
    seats |= {("user", other) for other in opened.delegates.values() if other not in opened.by}
    if late and row.delegate is not None:
        seats.add(("user", row.delegate))
    session.add_all(WaitRow(approval=row.id, kind=kind, who=who) for kind, who in sorted(seats))
    session.flush()


def auditors(session: Session, brand: str, campaign: str | None, day: dt.date) -> frozenset[str]:
    """Who may read the whole record of approvals: reviewers by role or name, who stands in for them, and whoever leads
    the campaign, or any of the brand's without one. Empty while nobody is named."""
    people = court(session, brand, day)
    policy = policy_of(session, brand)
    named = {who for stage in policy.stages for each in stage.reviewers for who in people.people(each)}
    named |= {who for each in policy.overriders for who in people.people(each)}
    named |= {who for users in people.roles.values() for who in users}
    leads = select(CampaignRow.owner).where(CampaignRow.brand == brand, CampaignRow.owner.is_not(None))
    if campaign is not None:
        leads = leads.where(CampaignRow.id == campaign)
    standing = {people.stand_ins[who] for who in named if who in people.stand_ins}
    return frozenset({*named, *standing, *(str(lead) for lead in session.scalars(leads))})
