"""Content items and coordination rules kept, changed and listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, cast

from sqlalchemy import ColumnElement, Row, delete, func, select
from sqlalchemy.orm import Session

from campaigns import store as campaigns_store
from campaigns.calendar.errors import ContentChanged, ForeignContent, ParentCycle, UnknownContent
from campaigns.calendar.model import OUT, ContentItem, ContentStatus, CoordinationRule, Selector
from campaigns.calendar.tables import ContentRow, RuleRow
from campaigns.model import Due, Granularity
from campaigns.moments import over
from storage.upsert import insert_missing

LIMIT = 500


def add(session: Session, item: ContentItem, now: dt.datetime) -> ContentItem:
    """Store a new item; one of the same id is left as it is and returned. UnknownCampaign, UnknownContent (parent)."""
    campaigns_store.campaign(session, item.campaign)
    for other in (item.parent, item.hands_off_to):
        if other is not None:
            get(session, other)
    insert_missing(session, ContentRow, [{"id": item.id, **_columns(replace(item, version=1, changed_at=now))}])
    return get(session, item.id)


def get(session: Session, item_id: str) -> ContentItem:
    """The item of that id; UnknownContent otherwise."""
    row = session.get(ContentRow, item_id)
    if row is None:
        raise UnknownContent(item_id)
    return item_of(row)


def change(
    session: Session, item_id: str, *, now: dt.datetime, expected: int | None = None, **changes: Any
) -> ContentItem:
    """Change fields of an item. ContentChanged when it is not at version ``expected`` any more; ParentCycle."""
    query = select(ContentRow).where(ContentRow.id == item_id).with_for_update()
    row = session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise UnknownContent(item_id)
    before = item_of(row)
    if expected is not None and expected != before.version:
        raise ContentChanged(item_id)
    after = replace(before, **changes)
    if after == before:
        return before
    for other in {after.parent, after.hands_off_to} - {None, before.parent, before.hands_off_to}:
        get(session, str(other))
    if after.parent != before.parent:
        _refuse_cycle(session, after)
    _write(row, replace(after, version=before.version + 1, changed_at=now))
    session.flush()
    return item_of(row)


def load(session: Session, items: Iterable[ContentItem], now: dt.datetime) -> tuple[int, int]:
    """Store items of an imported table, new ones and changed ones; how many of each. All in one unit of work.

    Parents may come later in the table. Items that are the same already are left alone. ForeignContent for an
    id of another campaign.
    """
    given = tuple(items)
    ids = [i.id for i in given]
    there = {row.id: row for row in session.scalars(select(ContentRow).where(ContentRow.id.in_(ids)).with_for_update())}
    for item in given:
        if item.id in there and there[item.id].campaign != item.campaign:
            raise ForeignContent(item.id)
    new = [i for i in given if i.id not in there]
    _insert(session, [{"id": i.id, **_columns(replace(i, version=1, changed_at=now))} for i in new])
    changed = 0
    for item in given:
        row = there.get(item.id)
        if row is None:
            continue
        before = item_of(row)
        if replace(item, version=before.version, changed_at=before.changed_at) != before:
            _write(row, replace(item, version=before.version + 1, changed_at=now))
            changed += 1
    session.flush()
    return len(new), changed


def _insert(session: Session, rows: list[dict[str, Any]], size: int = 200) -> None:
    """Insert many rows in statements of a size that both databases take (they limit the number of values)."""
    for start in range(0, len(rows), size):
        insert_missing(session, ContentRow, rows[start : start + size])


def of_campaign(session: Session, campaign: str, *, limit: int = LIMIT) -> tuple[ContentItem, ...]:
    """Items of a campaign by publish time, those without one last."""
    return _listed(session, ContentRow.campaign == campaign, limit=limit)


def of_owner(session: Session, owner: str, *, until: dt.datetime | None = None) -> tuple[ContentItem, ...]:
    """Items of an owner that are not out, by publish time; with ``until`` only those that are late by then."""
    where: list[ColumnElement[bool]] = [ContentRow.owner == owner, ContentRow.status.not_in(OUT)]
    if until is not None:
        where.append(ContentRow.publish_over <= until)
    return _listed(session, *where, limit=LIMIT)


def around(session: Session, campaign: str, now: dt.datetime, reach: dt.timedelta) -> tuple[ContentItem, ...]:
    """Items of a campaign that go out no longer than ``reach`` before now, by publish time."""
    where = (ContentRow.campaign == campaign, ContentRow.publish_over > now - reach)
    return _listed(session, *where, limit=LIMIT * 10)


def search(session: Session, campaign: str, words: str, *, limit: int = LIMIT) -> tuple[ContentItem, ...]:
    """Items of a campaign whose title has ``words``, whatever the case, by publish time; every one for no words."""
    where: list[ColumnElement[bool]] = [ContentRow.campaign == campaign]
    if words.strip():
        where.append(ContentRow.title.icontains(words.strip(), autoescape=True))
    return _listed(session, *where, limit=limit)


def owners(session: Session) -> tuple[str, ...]:
    """Everybody who answers for an item that is not out."""
    query = select(ContentRow.owner).where(ContentRow.owner.is_not(None), ContentRow.status.not_in(OUT))
    return tuple(str(owner) for owner in session.scalars(query.distinct().order_by(ContentRow.owner)))


def ruled(session: Session) -> dict[str, tuple[object, ...]]:
    """Campaigns that have coordination rules, each with what tells one state of its rules and content from another."""
    rules = select(
        RuleRow.campaign, func.count(), func.max(RuleRow.id), func.min(RuleRow.id), func.sum(RuleRow.within_days)
    )
    found = {campaign: each for campaign, *each in session.execute(rules.group_by(RuleRow.campaign))}
    marked = marks(session, found)
    return {campaign: (*of_rules, *marked.get(campaign, ())) for campaign, of_rules in sorted(found.items())}


def marks(session: Session, campaigns: Iterable[str]) -> dict[str, tuple[object, ...]]:
    """What tells one state of each campaign's content from another, found without reading it; none for no content."""
    items = select(ContentRow.campaign, func.count(), func.max(ContentRow.changed_at), func.sum(ContentRow.version))
    found = session.execute(items.where(ContentRow.campaign.in_(list(campaigns))).group_by(ContentRow.campaign))
    return {campaign: tuple(each) for campaign, *each in found}


def set_rule(session: Session, rule: CoordinationRule) -> CoordinationRule:
    """Store a coordination rule in place of the one of its id; UnknownCampaign."""
    campaigns_store.campaign(session, rule.campaign)
    session.execute(delete(RuleRow).where(RuleRow.id == rule.id))
    selectors = {"when": asdict(rule.when), "then": asdict(rule.then)}
    session.add(
        RuleRow(
            id=rule.id, campaign=rule.campaign, selectors=selectors, within_days=rule.within_days, reason=rule.reason
        )
    )
    session.flush()
    return rule


def remove_rule(session: Session, rule_id: str) -> None:
    """Drop a coordination rule."""
    session.execute(delete(RuleRow).where(RuleRow.id == rule_id))


def rules(session: Session, campaign: str) -> tuple[CoordinationRule, ...]:
    """The coordination rules of a campaign by id."""
    query = select(RuleRow).where(RuleRow.campaign == campaign).order_by(RuleRow.id)
    return tuple(
        CoordinationRule(
            id=row.id,
            campaign=row.campaign,
            when=Selector(**row.selectors["when"]),
            then=Selector(**row.selectors["then"]),
            within_days=row.within_days,
            reason=row.reason,
        )
        for row in session.scalars(query)
    )


def _refuse_cycle(session: Session, item: ContentItem) -> None:
    seen, above = {item.id}, item.parent
    while above is not None:
        if above in seen:
            raise ParentCycle(item.id)
        seen.add(above)
        above = get(session, above).parent


def _listed(session: Session, *where: ColumnElement[bool], limit: int) -> tuple[ContentItem, ...]:
    order = (ContentRow.publish_over.is_(None), ContentRow.publish_over, ContentRow.id)
    # Plain rows: lists are looked at and not changed, and objects that could be cost several times as much.
    query = select(*ContentRow.__table__.columns).where(*where).order_by(*order).limit(limit)
    return tuple(item_of(row) for row in session.execute(query))


def _columns(item: ContentItem) -> dict[str, Any]:
    publish = item.publish
    return {
        "campaign": item.campaign,
        "title": item.title,
        "channel": item.channel,
        "stage": item.stage,
        "phase": item.phase,
        "format": item.format,
        "owner": item.owner,
        "publish": publish.at if publish else None,
        "publish_zone": publish.zone if publish else None,
        "publish_granularity": publish.granularity if publish else None,
        "publish_over": over(publish) if publish else None,
        "status": item.status,
        "submission": item.submission,
        "parent": item.parent,
        "hands_off_to": item.hands_off_to,
        "version": item.version,
        "changed_at": item.changed_at,
    }


def _write(row: ContentRow, item: ContentItem) -> None:
    for name, value in _columns(item).items():
        setattr(row, name, value)


def item_of(row: ContentRow | Row[Any]) -> ContentItem:
    """The item that a row holds."""
    publish = None
    if row.publish is not None and row.publish_zone is not None:
        publish = Due(at=row.publish, zone=row.publish_zone, granularity=cast(Granularity, row.publish_granularity))
    return ContentItem(
        id=row.id,
        campaign=row.campaign,
        title=row.title,
        channel=row.channel,
        stage=row.stage,
        phase=row.phase,
        format=row.format,
        owner=row.owner,
        publish=publish,
        status=cast(ContentStatus, row.status),
        submission=row.submission,
        parent=row.parent,
        hands_off_to=row.hands_off_to,
        version=row.version,
        changed_at=row.changed_at,
    )
