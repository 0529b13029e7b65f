"""The versioned guideline store: publish once, read any version ever after."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from guidelines.errors import DamagedVersion, NoVersionYet, UnknownBrand, UnknownVersion, UnsignedVersion
from guidelines.model import Guideline, GuidelineVersion
from guidelines.tables import BrandRow, VersionRow
from storage.upsert import insert_missing


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A version without its content."""

    brand: str
    number: int
    author: str
    note: str
    published_at: dt.datetime
    content_hash: str


def publish(session: Session, guideline: Guideline, *, author: str, note: str, now: dt.datetime) -> GuidelineVersion:
    """Store ``guideline`` as its brand's next version and return it.

    Content identical to the latest version gives that version: nothing is stored. Publishers of one brand take turns,
    so numbers have no gap and no two versions share one. A version is never dated before the one it follows, whatever
    two machines' clocks say. UnsignedVersion when author or note is blank.
    """
    for field, value in (("author", author), ("note", note)):
        if not value.strip():
            raise UnsignedVersion(field)
    brand = guideline.brand.id
    insert_missing(session, BrandRow, [{"id": brand}])
    session.execute(select(BrandRow.id).where(BrandRow.id == brand).with_for_update())
    last = session.scalars(_rows(brand).limit(1)).one_or_none()
    content, digest = guideline.canonical_json(), guideline.content_hash()
    # Compared as a whole: a damaged latest version is followed by a sound one, not returned in its place.
    if last is not None and (last.content, last.content_hash) == (content, digest):
        return _version(last)
    row = VersionRow(
        brand=brand,
        number=1 if last is None else last.number + 1,
        content=content,
        content_hash=digest,
        author=author.strip(),
        note=note.strip(),
        published_at=now if last is None else max(now, last.published_at),
    )
    session.add(row)
    session.flush()
    return _version(row)


def latest(session: Session, brand: str) -> GuidelineVersion:
    """The brand's newest version. UnknownBrand; DamagedVersion."""
    row = session.scalars(_rows(brand).limit(1)).one_or_none()
    if row is None:
        raise UnknownBrand(brand, list(brands(session)))
    return _version(row)


def get(session: Session, brand: str, number: int) -> GuidelineVersion:
    """The brand's version of that number. UnknownBrand; UnknownVersion; DamagedVersion."""
    row = session.scalars(_rows(brand).where(VersionRow.number == number)).one_or_none()
    if row is None:
        raise UnknownVersion(brand, number, versions(session, brand)[-1].number)
    return _version(row)


def as_of(session: Session, brand: str, moment: dt.datetime) -> GuidelineVersion:
    """The version in force at ``moment`` (aware). UnknownBrand; NoVersionYet before the first; DamagedVersion."""
    row = session.scalars(_rows(brand).where(VersionRow.published_at <= moment).limit(1)).one_or_none()
    if row is None:
        raise NoVersionYet(brand, moment, versions(session, brand)[0].published_at)
    return _version(row)


def versions(session: Session, brand: str) -> tuple[VersionInfo, ...]:
    """What the brand has published, oldest first, without the content. UnknownBrand when there is nothing."""
    columns = (VersionRow.brand, VersionRow.number, VersionRow.author, VersionRow.note)
    query = select(*columns, VersionRow.published_at, VersionRow.content_hash)
    rows = session.execute(query.where(VersionRow.brand == brand).order_by(VersionRow.number)).all()
    if not rows:
        raise UnknownBrand(brand, list(brands(session)))
    return tuple(VersionInfo(*row) for row in rows)


def brands(session: Session) -> tuple[str, ...]:
    """Every brand that has a version, in alphabetical order."""
    return tuple(sorted(session.scalars(select(VersionRow.brand).distinct())))


def _rows(brand: str) -> Select[VersionRow]:
    return select(VersionRow).where(VersionRow.brand == brand).order_by(VersionRow.number.desc())


def _version(row: VersionRow) -> GuidelineVersion:
    if hashlib.sha256(row.content.encode(errors="surrogatepass")).hexdigest() != row.content_hash:
        raise DamagedVersion(row.brand, row.number, "its content is not what was published")
    try:
        guideline = Guideline.model_validate_json(row.content)
    except ValidationError as error:
        raise DamagedVersion(row.brand, row.number, f"this program cannot read it: {error}") from error
    return GuidelineVersion(
        brand=row.brand,
        number=row.number,
        guideline=guideline,
        author=row.author,
        note=row.note,
        published_at=row.published_at,
        content_hash=row.content_hash,
    )
