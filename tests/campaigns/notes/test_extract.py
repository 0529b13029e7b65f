"""What becomes of a line of notes: whose work it is, when it is due, how it is worded, and what is no work at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.due.reader import read_due
from campaigns.notes import names
from campaigns.notes.extract import extract
from campaigns.notes.model import ActionItem, Channel, Person, Status

WEDNESDAY = date(2026, 3, 4)
PEOPLE = (
    Person("Li Na", ("Li", "李娜"), "U01"),
    Person("Tom Becker", (), "U02"),
    Person("Emma Clarke", (), "U03"),
    Person("Sofia Conti"),
    Person("王伟", ("老王",)),
    Person("周芸"),
)
CHANNELS = (Channel("email", ("email", "newsletter", "邮件")), Channel("weibo", ("Weibo", "微博")))


def items(text: str, day: date = WEDNESDAY) -> tuple[ActionItem, ...]:
    return extract(text, meeting_date=day, people=PEOPLE, channels=CHANNELS, due_reader=read_due)


def short(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(i.action, i.owner, i.due.iso if i.due else None) for i in items(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Li will send the press kit by Friday.", ("Send the press kit", "Li Na", "2026-03-06")),
        ("price list: Tom to send it by Friday", ("Send price list", "Tom Becker", "2026-03-06")),
        ("FAQ: Tom to update by Friday", ("Update FAQ", "Tom Becker", "2026-03-06")),
        ("价格表：王伟周五前发出。", ("发出价格表", "王伟", "2026-03-06")),
        (
            "Tom to fix the title (4x, not 6x!!) - tomorrow",
            ("Fix the title (4x, not 6x!!)", "Tom Becker", "2026-03-05"),
        ),
        ("Tom to call the printer tomorrow.", ("Call the printer", "Tom Becker", "2026-03-05")),
        ("Emma, could you please check the links by Monday?", ("Check the links", "Emma Clarke", "2026-03-09")),
        ("We need Tom to confirm the budget by Friday.", ("Confirm the budget", "Tom Becker", "2026-03-06")),
        ("The banners are to be swapped by Tom on Friday.", ("Swap the banners", "Tom Becker", "2026-03-06")),
        ("Emma is responsible for moving the budget, due 15 May.", ("Move the budget", "Emma Clarke", "2026-05-15")),
        ("张𠮷负责下周五前更新海报。", ("更新海报", "张𠮷", "2026-03-13")),
        ("It was agreed that Sofia will draft the brief by 12 May.", ("Draft the brief", "Sofia Conti", "2026-05-12")),
        ("Sofia updates the price list by Thursday.", ("Update the price list", "Sofia Conti", "2026-03-05")),
        ("李娜周五前把媒体包发给公关。", ("把媒体包发给公关", "Li Na", "2026-03-06")),
        ("由王伟在3月10日前更新价格表。", ("更新价格表", "王伟", "2026-03-10")),
        ("请法务明天确认声明。", ("确认声明", "法务", "2026-03-05")),
        ("物料清单由周芸负责，3月20日前完成。", ("物料清单", "周芸", "2026-03-20")),
        ("周芸答应下周三之前盘一下频次。", ("盘一下频次", "周芸", "2026-03-11")),
        ("市场部周芸于3月10日前完成清单。", ("完成清单", "周芸", "2026-03-10")),
        ("会上决定由王伟牵头成立小组，3月13日前给出方案。", ("成立小组", "王伟", "2026-03-13")),
        ("@周芸 麻烦看下这版标题，周五下班前回我", ("看下这版标题", "周芸", "2026-03-06T18:00")),
        ("Kevin is worried; Tom, please call Kevin by Friday.", ("Call Kevin", "Tom Becker", "2026-03-06")),
        ("Let's have Emma draft the copy by Tuesday.", ("Draft the copy", "Emma Clarke", "2026-03-10")),
        ("Emma's going to call the printer tomorrow.", ("Call the printer", "Emma Clarke", "2026-03-05")),
        ("Tom: can you fix the footer by Friday?", ("Fix the footer", "Tom Becker", "2026-03-06")),
        ("Sofia is sending the contract today.", ("Send the contract", "Sofia Conti", "2026-03-04")),
    ],
)
def test_a_sentence_that_hands_out_work_gives_action_owner_and_date(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "We decided to keep the price.",
        "The launch is on 12 March.",
        "Tom already sent the deck on Monday.",
        "Tom will be on holiday next week.",
        "Tom will not be available on Friday.",
        "We should do a podcast some day.",
        "Do we still need the author bios?",
        "Should Tom write the post?",
        "Legal approved the press release on Friday.",
        "If it does not work, we will buy the extension.",
        "会议决定上市日期不变，仍为3月12日。",
        "周芸上周已经发了初稿。",
        "王伟下周休假。",
        "李娜觉得周五来不及。",
        "要不要下周做播客？",
        "稿件定于6月10日9点发布。",
    ],
)
def test_decisions_events_past_work_ideas_and_questions_are_no_items(text: str) -> None:
    assert items(text) == ()


def test_a_list_of_actions_gives_each_entry_even_without_an_owner() -> None:
    notes = "Action items\n- Li: send the kit (Friday)\n- Check the footer\n- Next debrief: Monday\n- All: read it"
    assert short(notes) == [("Send the kit", "Li Na", "2026-03-06"), ("Check the footer", None, None)]


def test_the_owner_may_stand_before_after_in_brackets_or_as_a_mention() -> None:
    notes = (
        "待办\n- 李娜：整理素材，周五\n- 整理海报（王伟，3月10日）\n- 整理清单 @周芸 3月11日\n"
        "- 整理报价　负责人：老王　截止：明天"
    )
    assert [(i.owner, i.due.iso if i.due else None) for i in items(notes)] == [
        ("Li Na", "2026-03-06"),
        ("王伟", "2026-03-10"),
        ("周芸", "2026-03-11"),
        ("王伟", "2026-03-05"),
    ]


def test_one_of_several_owners_is_accountable_and_the_others_contribute() -> None:
    notes = (
        "Actions\n- Emma + Tom (Tom accountable): collect examples\n- Li and Sofia to agree the budget\n"
        "- 周芸（王伟配合）：写邮件"
    )
    assert [(i.owner, i.contributors) for i in items(notes)] == [
        ("Tom Becker", ("Emma Clarke",)),
        ("Li Na", ("Sofia Conti",)),
        ("周芸", ("王伟",)),
    ]


def test_a_table_is_read_by_its_headings_and_ditto_marks() -> None:
    notes = (
        "| 事项 | 责任人 | 截止时间 | 渠道 | 状态 |\n|---|---|---|---|---|\n"
        "| 写标题 | 周芸 | 3月10日 | 微博 | 进行中 |\n| 选图 | 同上 | 下周一 | | 已完成 |\n| 买灯 | 待定 | | | |\n"
    )
    found = items(notes)
    assert [(i.action, i.owner, i.channel, i.status) for i in found] == [
        ("写标题", "周芸", "weibo", Status.OPEN),
        ("选图", "周芸", None, Status.DONE),
        ("买灯", None, None, Status.OPEN),
    ]


def test_what_stands_after_an_arrow_is_done_about_what_stands_before_it() -> None:
    assert short("- usage rights -> Tom to confirm (Friday)") == [("Confirm usage rights", "Tom Becker", "2026-03-06")]
    assert short("- Draft release -> Tom by Friday") == [("Draft release", "Tom Becker", "2026-03-06")]
    assert items("- the stream dropped -> solved") == ()


def test_who_leads_may_be_said_later_in_the_sentence() -> None:
    (item,) = items("待办\n- 李娜、王伟共同跟进档期，王伟为第一责任人，3月9日反馈")
    assert (item.owner, item.contributors, item.due and item.due.iso) == ("王伟", ("Li Na",), "2026-03-09")


def test_in_a_chat_a_dated_promise_without_a_subject_is_the_speakers() -> None:
    chat = "王伟：昨天完成了复盘，今天出周报\n周芸：笔记已发\n李娜：合同还差两份，周五前收齐"
    assert [(i.action, i.owner) for i in items(chat)] == [("出周报", "王伟"), ("合同还差两份：收齐", "Li Na")]


def test_a_date_of_the_past_belongs_to_the_thing_and_is_no_deadline() -> None:
    assert short("Tom to send me last year's deck") == [("Send me last year's deck", "Tom Becker", None)]


def test_a_line_of_forty_thousand_characters_is_read_in_stretches() -> None:
    assert items(", ".join(["Tom"] * 2000)) == ()


def test_work_in_the_passive_is_found_among_many_blanks() -> None:
    text = "The deck" + " " * 400 + "has to be translated by Emma by Friday."
    assert short(text) == [("Translate the deck", "Emma Clarke", "2026-03-06")]


def test_ticked_and_struck_entries_are_done_and_cancelled() -> None:
    found = items("To do\n- [x] Tom: upload the logo\n- [ ] Tom: delete the old one\n- ~~Tom: print flyers~~")
    assert [i.status for i in found] == [Status.DONE, Status.OPEN, Status.CANCELLED]


def test_she_is_whoever_was_named_last_and_i_whoever_speaks() -> None:
    assert [i.owner for i in items("Sofia will call the shop. She will also collect the dates.")] == ["Sofia Conti"] * 2
    chat = "Tom: I'll check the links today\nEmma: thanks\nTom: and @Emma please update the sheet\nEmma: 我明天发邮件"
    assert [i.owner for i in items(chat)] == ["Tom Becker", "Emma Clarke", "Emma Clarke"]


def test_a_slack_mention_names_the_person_behind_the_id() -> None:
    assert short("<@U02> please schedule the stickers by Friday") == [
        ("Schedule the stickers", "Tom Becker", "2026-03-06")
    ]


def test_somebody_answering_done_closes_what_they_were_asked() -> None:
    chat = "Tom: hello\nEmma: @Tom please take the ads down\nTom: done"
    assert [i.status for i in items(chat)] == [Status.DONE]


def test_a_name_that_two_people_share_stays_as_written() -> None:
    people = (Person("Li Na", ("Li",)), Person("Li Qiang", ("Li",)))
    (item,) = extract("Li will send the kit.", meeting_date=WEDNESDAY, people=people, due_reader=read_due)
    assert item.owner == "Li"


def test_a_person_nobody_told_us_about_keeps_the_name_of_the_notes() -> None:
    assert short("黄蕾需要明天之前给代理商反馈。") == [("给代理商反馈", "黄蕾", "2026-03-05")]
    assert short("Grace is going to chase the printer by Friday.") == [("Chase the printer", "Grace", "2026-03-06")]


def test_carried_over_items_keep_where_they_come_from_and_the_new_date() -> None:
    (item,) = items("Actions (carried over from 25 Feb)\n- Tom – price sheet – was due 27 Feb, new date Friday")
    assert (item.carried_from, item.due and item.due.iso) == ("25 Feb", "2026-03-06")
    (item,) = items("【上周遗留】\n- 王伟：价格表，原定2月27日，延到周五")
    assert (item.carried_from, item.due and item.due.iso) == ("上周", "2026-03-06")


def test_the_date_of_a_heading_holds_for_the_entries_that_give_none() -> None:
    notes = "Kick-off\n\nHomework due by 11 March\n- Tom: one slide on prices\n- Li: the cost, by Friday"
    assert [i.due.iso for i in items(notes) if i.due] == ["2026-03-11", "2026-03-06"]


def test_numeric_dates_are_read_in_the_order_that_the_other_dates_of_the_notes_prove() -> None:
    assert [i.due.iso for i in items("Actions\n- Tom: flyers [22/07]\n- Li: poster [03/08]") if i.due] == [
        "2026-07-22",
        "2026-08-03",
    ]
    assert [i.due.iso for i in items("Actions\n- Tom: flyers [7/22]\n- Li: poster [8/3]") if i.due] == [
        "2026-07-22",
        "2026-08-03",
    ]


def test_a_line_below_an_action_that_only_says_who_and_when_completes_it() -> None:
    assert short("Next steps\n- Collect quotes\n  Owner: Tom\n  Due: Friday") == [
        ("Collect quotes", "Tom Becker", "2026-03-06")
    ]


def test_the_channel_is_the_one_the_action_or_a_heading_alone_names() -> None:
    notes = "Actions\n- Tom: rewrite the newsletter\n- Tom: call the printer\n## Weibo\nEmma will test three covers."
    assert [i.channel for i in items(notes)] == ["email", None, "weibo"]


WORDS = (
    "Li", "Tom", "will", "to", "send", "the kit", "by Friday", "- ", "[ ] ", "[x] ", "~~", ": ", "; ", "->", "（", "）",
    "(", ")", "李娜", "周芸", "负责", "周五前", "把海报",
    "发群里", "由", "请", "，", "。", "？", "?\n", "\n", "\n\n", "# ",
    "Actions", "待办", "Owner: ", "截止：", "| a | b |", "明天", "3/20", "24/7", "<@U02>", "@Tom ", "已完成", "done",
    "同上", " ", "　", "\t", "10:02 ", "、", "——", "1. ", "（1）", "| Action | Owner | Due |\n|---|---|---|\n",
    "Task: ", "和",
)  # fmt: skip


def test_a_name_before_a_colon_owns_the_item_also_where_a_date_in_figures_follows() -> None:
    found = items("## 待办\n- 林晓：11月23日前改完广告。\n- 孟琪: 11月24日前补上说明\n- 客服 18:00 前发布应答\n")
    assert [(i.owner, i.action) for i in found][:2] == [("林晓", "改完广告"), ("孟琪", "补上说明")]


def test_a_name_in_the_list_of_people_is_a_name_also_where_it_begins_like_a_little_word_or_is_a_verb() -> None:
    notes = "Monday, 10:00. Present: She Lan (legal), Mark Bell (media), Sales team.\n## Actions\n"
    notes += "- She Lan corrects the footnote by Friday.\n- Mark Bell: book the studio\n- Sales team: send the list"
    assert short(notes) == [
        ("Correct the footnote", "She Lan", "2026-03-06"),
        ("Book the studio", "Mark Bell", None),
        ("Send the list", "Sales team", None),
    ]
    notes = (
        "3 月 4 日例会。参会：林晓（文案）、Ann Mills（门店）。\n## 待办\n- Ann Mills：周五前换掉话术\n- 林晓：改标题"
    )
    assert [i.owner for i in items(notes)] == ["Ann Mills", "林晓"]


def test_what_only_waits_for_something_is_no_work_unless_somebody_has_it() -> None:
    notes = "## Actions\n- Tom: call the printer\n- Budget: wait for the figures of Sunday\n- 第二波预算：等周日的数据"
    assert [i.action for i in items(notes)] == ["Call the printer"]
    assert [i.owner for i in items("## Actions\n- Emma: wait for the press and clear the room")] == ["Emma Clarke"]


PIECES = st.sampled_from(WORDS)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_ordered_items_whose_spans_lie_in_it_and_the_same_twice(text: str) -> None:
    found = items(text)
    assert found == items(text)
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        assert item.action.strip()
        assert 0 <= item.confidence <= 1
        assert item.owner not in item.contributors
    assert [i.start for i in found] == sorted(i.start for i in found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_no_text_is_an_error(text: str) -> None:
    items(text)


@pytest.mark.parametrize("mark", [".", "\n", ". ", ".\n", "；！"])
def test_the_people_present_are_found_below_a_page_of_nothing_but_marks(mark: str) -> None:
    # It took minutes when from every mark all that follow were tried.
    page = (mark * 20_000)[:20_000]
    assert names.learn(f"{page}\n- **Attendees: Ravi Nair, Wen Yi**\n") == ["Ravi Nair", "Wen Yi"]
