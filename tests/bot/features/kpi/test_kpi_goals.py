"""Goals and KPIs that are set in chat: what is stored, what is refused, and which KPI measures which goal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from bot.errors import Refusal, refusal_of
from bot.features.kpi import goal_submitting, goals, reading
from bot.features.kpi.views.goal_forms import GoalFields, KpiFields, goal_form, sentence_form
from bot.features.kpi.views.goal_list import GoalShown, goal_list, in_tree
from bot.features.kpi.views.lists import monitor_list
from bot.forms import FieldRefused
from kpi import store as kpis
from kpi.alerts.watch import store as watching
from kpi.errors import InvalidField
from kpi.goals import store_record as record
from kpi.model import Goal, Name
from kpi.tree.errors import BadUnit, CircularGoals
from storage.session import Database

TODAY = dt.date(2026, 3, 4)
NOW = dt.datetime(2026, 3, 4, 9, tzinfo=dt.UTC)
LEADS = "Grow leads from 400 to 520 a month {} owner: Anna"
KPI = {"name": "Podcast downloads", "unit": "downloads", "direction": "up", "kind": "brand", "level": "channel"}


def save(session: Session, sentence: str, today: dt.date = TODAY) -> tuple[Goal, str]:
    judged = goals.judge(session, {"sentence": sentence}, today)
    (saved,) = goals.save(session, judged, by="U0OWNER", now=NOW, today=today)
    return saved


def test_a_goal_in_another_currency_than_what_it_is_computed_from_is_refused_with_the_reason(database: Database):
    with database.session() as session:
        save(session, "Grow revenue from $1,000 to $2,000 a day by 30 June, owner: Anna")
        save(session, "Grow orders from 20 to 30 a day by 30 June, owner: Anna")
    with pytest.raises(BadUnit) as refused, database.session() as session:
        save(session, "6月30日前客单价从50元提升到60元，负责人：李娜")
    why = refusal_of(refused.value)
    assert why is not None
    assert (why.key, why.params["unit"]) == ("kpi.bad_unit.declared", "CNY/orders")
    with pytest.raises(BadUnit, match="Set the goal in USD"), database.session() as session:
        save(session, "7月31日前销售额从每天1000元提升到2000元，负责人：李娜", dt.date(2026, 7, 1))
    with database.reading() as session:
        assert [each.id for each in kpis.kpis(session)] == ["orders", "revenue"]
        assert len(kpis.goals(session)) == 2


def test_a_goal_that_is_over_frees_its_kpi_for_the_next_one(database: Database):
    with database.session() as session:
        first, kpi = save(session, LEADS.format("by 30 June,"))
        july = dt.date(2026, 7, 1)
        second, _ = save(session, LEADS.format("by 30 September,"), july)
        assert [each.goal for each in kpis.kpis(session)] == [second.id]
        # The one after it begins when this one is over, and waits until then.
        third, _ = save(session, LEADS.format("in Q4,"), july)
        assert record.hand_over(session, dt.date(2026, 9, 30)) == ()
        assert record.hand_over(session, dt.date(2026, 10, 1)) == (kpi,)
        assert kpis.kpi(session, kpi).goal == third.id
        assert record.hand_over(session, dt.date(2026, 10, 2)) == ()
    assert first.id != second.id


def test_a_goal_beside_a_running_one_is_measured_by_the_same_figures_and_only_paced(database: Database):
    with database.session() as session:
        year, kpi = save(session, LEADS.format("by 31 December,"))
        quarter, _ = save(session, LEADS.format("in Q2,"))
        (own,) = kpis.kpis(session, goal_id=quarter.id)
        assert (own.formula, own.unit) == (kpi, "leads")
        assert [each.kind for each in watching.of_kpis(session, {own.id})] == ["pacing"]
        assert kpis.kpi(session, kpi).goal == year.id


def test_a_goal_is_changed_and_given_up_and_what_it_was_stays(database: Database):
    with database.session() as session:
        goal, kpi = save(session, LEADS.format("by 30 June,"))
        record.change(session, replace(goal, target=600.0, owner="U0OWNER, Anna"), by="U0WRITER", now=NOW)
        record.change(session, kpis.goal(session, goal.id), by="U0WRITER", now=NOW)
        given_up = replace(kpis.goal(session, goal.id), ended_on=TODAY - dt.timedelta(days=1))
        record.change(session, given_up, by="U0OWNER", now=NOW, action="ended")
        events = record.history(session, goal.id)
        assert [(each.action, each.by) for each in events] == [
            ("set", "U0OWNER"),
            ("changed", "U0WRITER"),
            ("ended", "U0OWNER"),
        ]
        assert events[1].details == {"target": 520.0, "owner": "Anna"}
        again, _ = save(session, LEADS.format("by 30 June,"))
        assert kpis.kpi(session, kpi).goal == again.id


def test_owners_who_are_chosen_answer_together_with_those_who_are_named(database: Database):
    with database.session() as session:
        given = {"sentence": "Grow leads from 400 to 520 a month by 30 June, owners: Anna and <@U0WRITER>"}
        judged = goals.judge(session, given | {"owner": ["U0OWNER", "U0WRITER"]}, TODAY)
        ((goal, _),) = goals.save(session, judged, by="U0OWNER", now=NOW, today=TODAY)
    assert goal.owner == "U0OWNER, U0WRITER, Anna"


def test_the_form_shows_lights_and_wishes_and_says_when_something_is_saved_knowingly(database: Database):
    with database.reading() as session:
        both = goals.judge(
            session, {"sentence": "提升品牌知名度，6月30日前线索从每月400条提升到520条，负责人：李娜"}, TODAY
        )
        lacking = goals.judge(session, {"sentence": "Grow leads by 20%"}, TODAY)
        unknown = goals.judge(session, {"sentence": "Grow podcast plays from 10 to 20 by 30 June, owner: Anna"}, TODAY)
    assert (both.storable, both.doubtful) == (True, True)
    form = sentence_form("zh", judged=both)
    assert form["submit"]["text"] == "仍要保存"
    assert all(each in str(form) for each in ("还不算目标：", "声量份额", "red_circle", "large_green_circle"))
    assert not lacking.storable
    assert sentence_form("en", judged=lacking)["submit"]["text"] == "Check the goal"
    assert "kpi.new_here" in str(sentence_form("en", judged=unknown))


def test_the_history_that_a_channels_goal_is_held_against_is_that_of_the_channel(database: Database):
    with database.session() as session:
        save(session, "Grow leads from 4 to 5 a day by 30 June, owner: Anna")
        _, kpi = save(session, "微信渠道6月30日前线索从每天4条提升到5条，负责人：李娜")
        assert kpi == "leads.wechat"
        assert kpis.kpi(session, kpi).channel == "wechat"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"unit": "7 things"}, "kpi.bad_unit.unread"),
        ({"unit": "CNY", "formula": "Leads + 3 * 线索量"}, "kpi.bad_unit.declared"),
        ({"formula": "leads +"}, "kpi.bad_formula"),
        ({"formula": "leads / nobody"}, "kpi.unknown_kpi"),
    ],
)
def test_a_kpi_that_does_not_hold_together_is_refused_before_its_goal_is_asked_for(
    database: Database, given: dict[str, str], field: str
):
    with database.session() as session:
        save(session, LEADS.format("by 30 June,"))
    with database.reading() as session, pytest.raises(Exception) as problem:  # noqa: PT011 - its code is what matters
        goal_submitting.checked(session, KPI | given, "")
    assert problem.value.code == field  # type: ignore[attr-defined]


def test_a_formula_names_kpis_in_either_language_and_a_name_is_taken_once(database: Database):
    with database.session() as session:
        save(session, LEADS.format("by 30 June,"))
        name = kpis.kpi(session, "leads").name
        fields = goal_submitting.checked(session, KPI | {"unit": "leads", "formula": f"{name.zh} * 2 + Leads"}, "")
        assert fields == KpiFields(
            name="Podcast downloads", unit="leads", direction="up", kind="brand", level="channel",
            formula="leads * 2 + leads",
        )  # fmt: skip
        with pytest.raises(FieldRefused, match=r"kpi\.form\.taken"):
            goal_submitting.checked(session, KPI | {"name": str(name.en).upper()}, "")


def test_the_form_of_a_goal_says_its_unit_in_the_readers_words():
    fields = GoalFields(unit="leads", target=520.0, owners=("U0OWNER", "Anna"))
    form = str(goal_form(fields, "zh", title="goals.do.edit"))
    assert all(each in form for each in ("要达到 (条线索)", "'initial_users': ['U0OWNER']", "'initial_value': 'Anna'"))


def test_goals_stand_under_those_they_serve_and_what_is_lacking_is_suggested():
    def goal(id_: str, parent: str | None = None, level: str = "top") -> Goal:
        return Goal(
            id=id_, name=Name(id_), kind="performance", level=level, metric="leads", unit="leads", baseline=1,  # type: ignore[arg-type]
            target=2, owner="Anna", start=TODAY, end=dt.date(2026, 6, 30), parent=parent, per="month",
        )  # fmt: skip

    many = [goal(f"a{n:02}", "growth", "channel") for n in range(20)]
    tree = in_tree([*many, goal("post", "a03", "content"), goal("growth"), goal("lost", "gone")])
    assert [(each.id, depth) for each, depth in tree][:6] == [
        ("growth", 0), ("a00", 1), ("a01", 1), ("a02", 1), ("a03", 1), ("post", 2),
    ]  # fmt: skip
    shown = [GoalShown(each, "unknown", depth, ("Leads",)) for each, depth in tree]
    _, blocks = goal_list(shown, "zh", lacking=["brand"])
    assert "声量份额" in str(blocks)
    assert "每月 2 条线索" in str(blocks)
    assert "还有 8 个" in str(blocks)
    _, rest = goal_list(shown, "en", begin=15, lacking=["brand"])
    assert len([each for each in rest if each["type"] == "section"]) == 8
    assert "No brand goal" not in str(rest)


def test_a_kpi_that_never_had_figures_is_computed_once_its_parts_are_there(database: Database):
    with database.session() as session:
        save(session, "Cut cost per lead from ¥50 to ¥40 by 30 June, owner: Anna")
        save(session, "Grow leads from 4 to 5 a day by 30 June, owner: Anna")
        assert kpis.kpi(session, "cpl").formula is None
        save(session, "Cut ad spend from ¥500 to ¥400 a day by 30 June, owner: Anna")
        assert kpis.kpi(session, "cpl").formula == "ad_spend / leads"


def test_a_goal_is_not_put_under_one_that_stands_under_it(database: Database):
    with database.session() as session:
        above, _ = save(session, "Grow leads from 4 to 5 a day by 30 June, owner: Anna")
        given = {"sentence": "Grow website visits from 40 to 50 a day by 30 June, owner: Anna", "parent": above.id}
        ((below, _),) = goals.save(session, goals.judge(session, given, TODAY), by="U1", now=NOW, today=TODAY)
        with pytest.raises((CircularGoals, InvalidField)):
            record.change(session, replace(above, parent=below.id), by="U1", now=NOW)


def test_a_kpi_is_named_by_its_whole_name_in_any_case_or_by_words_that_only_it_has(database: Database):
    with database.session() as session:
        _, leads = save(session, LEADS.format("by 30 June,"))
        phone = replace(kpis.kpi(session, leads), id="by-phone", name=Name(en="Leads by phone"))
        kpis.add_kpi(session, phone)
    with database.reading() as session:
        assert reading.the_one(session, " LEADS by Phone ", "en") == phone
        assert reading.the_one(session, "phone", "en") == phone
        assert reading.the_one(session, "leads", "en").id == "leads"
        for word in ("", "ea", "visits"):
            with pytest.raises(Refusal) as refused:
                reading.the_one(session, word, "en")
            assert "`Leads by phone`" in str(refused.value.params["known"])
            assert refused.value.key == ("kpi.which" if word else "kpi.which.none")


def test_a_word_that_no_goal_and_no_monitor_has_is_said_to_be_unknown_not_that_there_are_none():
    _, goals_told = goal_list([], "en", word="zzz")
    _, monitors_told = monitor_list([], "en", NOW, word="zzz")
    assert "“zzz”" in str(goals_told)
    assert "No goal yet" not in str(goals_told)
    assert "“zzz”" in str(monitors_told)
    assert "No monitor yet" not in str(monitors_told)
    assert "No goal yet" in str(goal_list([], "en"))
    assert "No monitor yet" in str(monitor_list([], "en", NOW))
