"""Goals that are set in chat: what is stored, what is refused, and which KPI measures which goal."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from bot.errors import refusal_of
from bot.features.kpi import goals
from kpi import store as kpis
from kpi.model import Goal
from kpi.tree.errors import BadUnit
from storage.session import Database

TODAY = dt.date(2026, 3, 4)
NOW = dt.datetime(2026, 3, 4, 9, tzinfo=dt.UTC)


def save(session: Session, sentence: str, today: dt.date = TODAY) -> list[tuple[Goal, str]]:
    judged = goals.judge(session, {"sentence": sentence}, today)
    return goals.save(session, judged, by="U0OWNER", now=NOW)


def test_a_goal_in_another_currency_than_what_it_is_computed_from_is_refused_with_the_reason(database: Database):
    with database.session() as session:
        save(session, "Grow revenue from $1,000 to $2,000 a day by 30 June, owner: Anna")
        save(session, "Grow orders from 20 to 30 a day by 30 June, owner: Anna")
    with pytest.raises(BadUnit) as refused, database.session() as session:
        save(session, "6月30日前客单价从50元提升到60元，负责人：李娜")
    why = refusal_of(refused.value)
    assert why is not None
    assert (why.key, why.params["unit"]) == ("kpi.bad_unit.declared", "CNY/orders")
    with database.reading() as session:
        assert [each.id for each in kpis.kpis(session)] == ["orders", "revenue"]
        assert len(kpis.goals(session)) == 2
