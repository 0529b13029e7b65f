"""Which guideline is in force: the brand that is set, or the only one in the store, in its newest version."""

from __future__ import annotations

from functools import lru_cache

from bot.errors import Refusal
from guidelines import store
from guidelines.model import GuidelineVersion
from storage.session import Database


class InForce:
    """The guidelines of the store as the bot uses them. Safe to share between threads; calls touch the database."""

    def __init__(self, database: Database, brand: str | None) -> None:
        self._database = database
        self._brand = brand
        self._version = lru_cache(maxsize=16)(self._read)

    def current(self) -> GuidelineVersion:
        """The version copy is checked against now. Raises ``Refusal``, with what the operator can do, without one."""
        with self._database.reading() as session:
            known = store.brands(session)
            if not known:
                raise Refusal("errors.no_guideline")
            if self._brand is None and len(known) > 1:
                raise Refusal("errors.several_brands", known=", ".join(known))
            brand = self._brand or known[0]
            if brand not in known:
                raise Refusal("errors.unknown_brand", brand=brand, known=", ".join(known))
            number = store.versions(session, brand)[-1].number
        return self._version(brand, number)

    def version(self, brand: str, number: int) -> GuidelineVersion:
        """A stored version. Raises ``UnknownBrand`` or ``UnknownVersion``."""
        return self._version(brand, number)

    def _read(self, brand: str, number: int) -> GuidelineVersion:
        with self._database.reading() as session:
            return store.get(session, brand, number)
