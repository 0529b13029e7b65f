"""Which sentences of notes are decisions, in their own words; and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.due.reader import read_due
from campaigns.notes.decisions import decisions
from campaigns.notes.extract import extract
from campaigns.notes.model import Person


def found(text: str) -> tuple[str, ...]:
    people = (Person("Tom Becker"), Person("王伟"))
    return decisions(text, extract(text, meeting_date=date(2026, 3, 4), people=people, due_reader=read_due))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("decided: blue it is", "blue it is"),
        ("**Decision:** blue it is", "blue it is"),
        ("DECISION: The shoot takes place in the week of 6 July.", "The shoot takes place in the week of 6 July."),
        ("2. The ad says 3,999, the shop 4,199. Decision: 3,999 is right.", "3,999 is right."),
        ("Decision: slogan goes. Clients liked the blue.", "slogan goes."),
        ("- agreed: no mailing in the week of the 23rd", "no mailing in the week of the 23rd"),
        ("We agreed that the blue bottle leads.", "We agreed that the blue bottle leads."),
        ("We agreed: max. 2 pushes a week until Easter.", "max. 2 pushes a week until Easter."),
        ("After a long debate, we decided against the second spot.", None),
        ("It was agreed that the price drops on 20 July.", None),
        ("Agreed to keep the old slogan.", None),
        ("[10:02] Tom: we decided to skip the trailer", "we decided to skip the trailer"),
        ("决定：主图用A版", "主图用A版"),
        ("【决议】7月6日那周拍摄", "7月6日那周拍摄"),
        ("结论：四月起图文一律用轮播，不再发单图。", "四月起图文一律用轮播，不再发单图。"),
        ("2、价格不一致：搜索广告写3999。会议决定以3999为准。", "会议决定以3999为准。"),
        ("会上决定主图用A版。", None),
        ("会议决定主图用A版", None),
        ("我们最后决定不做线下活动。", None),
        ("经讨论，决定保留旧口号。", None),
        ("大家一致同意保留旧口号。", None),
    ],
)
def test_a_decision_said_plainly_is_found_in_its_own_words(text: str, expected: str | None):
    assert found(text) == (expected or text,)


@pytest.mark.parametrize(
    "text",
    [
        "Decision: blue or green?",
        "Decision: maybe blue",
        "Decision: none",
        "Decision: to be confirmed next week",
        "Resolved: the login page is up again",
        "Blue is everybody's favourite.",
        "We have not decided on the colour.",
        "We agreed to disagree about the colour.",
        "We agreed to discuss the colour next time.",
        "Last week, we agreed on the blue bottle.",
        "We agreed last week that blue leads.",
        "As we agreed, the banner is blue.",
        "The price we agreed is on the sheet.",
        "Once we have decided on a colour, the agency starts.",
        "If we decided on blue, the agency could start.",
        "Tom said that we agreed on blue.",
        "We agreed with Tom.",
        "Agreed!",
        "We agreed on the following.",
        "会议决定事项",
        "会议决定事项\n\n主图见附件。",
        "We agreed that Tom will send the price list by Friday.",
        "Idea: we agreed once on red, why not again",
        "决定：用A版还是B版？",
        "决定：待定",
        "决定：下次再议",
        "会议决定下次再讨论主图。",
        "Everyone agreed that the talk was too long.",
        "We'll go for lunch at noon.",
        "最终决定由客户作出。",
        "大家同意王伟的看法。",
        "决定权在法务。",
        "大家还没决定主图。",
        "我们决定的价格写在表里。",
        "上次会上决定用A版。",
        "之前，我们决定用A版。",
        "如果大家决定用A版，就要重拍。",
        "大家决定一下主图。",
        "会议决定由王伟周五前把价格表发出去。",
    ],
)
def test_questions_ideas_work_and_what_was_left_open_are_no_decisions(text: str):
    assert found(text) == ()


def test_a_list_under_a_heading_of_decisions_holds_them_until_something_else_begins():
    text = (
        "## Decisions\n- Blue it is. It tested better.\n  - twice, in fact\n- One price for all; no vouchers\n"
        "- Tom to update the banner by Friday\n- ~~Red for summer~~\n\nTom was ill.\n\n## Numbers\n- 4,000 members"
    )
    assert found(text) == ("Blue it is.", "One price for all", "no vouchers")
    chinese = "二、决议\n1、主图用A版。\n2、价格统一为99元。\n\n三、数据\n1、会员4000人"
    assert found(chinese) == ("主图用A版。", "价格统一为99元。")
    slack = "*Decisions*\n• Blue wins\n• Ship in May\n*Actions*\n• Tom: update the banner by Friday"
    assert found(slack) == ("Blue wins", "Ship in May")
    assert found("Decisions\nThe launch stays on 3 March.\n\nSales are up.") == ("The launch stays on 3 March.",)


@pytest.mark.parametrize(
    "heading", ["Decisions needed", "Decisions of last week", "Resolved", "Conclusions", "待决定", "上次决议回顾"]
)
def test_a_heading_of_other_decisions_opens_no_list(heading: str):
    assert found(f"## {heading}\n- Blue for the summer bottle\n- 主图用A版") == ()


def test_a_decision_on_a_line_alone_is_no_heading_of_what_follows():
    assert found("会议决定主图用A版\n\n销量上涨。") == ("会议决定主图用A版",)
    assert found("We decided to keep blue\n\nSales are up.") == ("We decided to keep blue",)
    assert found("We decided today:\n- blue it is") == ("blue it is",)


def test_a_decision_said_twice_is_one():
    assert found("Decided: blue it is\n\nSales are up.\n\nDecision: blue it is") == ("blue it is",)
