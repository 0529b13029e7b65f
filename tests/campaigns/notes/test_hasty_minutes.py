"""Minutes as people jot them down: no list of actions, owners in brackets, work nobody has taken, mere news."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.due.reader import read_due
from campaigns.notes.extract import extract

TUESDAY = date(2026, 3, 3)
PRESENT = "Present: Tom, Emma, Sofia\n参会：李娜、王伟、周芸\n\n"


def short(text: str) -> list[tuple[str, str | None, str | None]]:
    found = extract(PRESENT + text, meeting_date=TUESDAY, due_reader=read_due)
    return [(i.action, i.owner, i.due.iso if i.due else None) for i in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- price list (Emma)", ("Price list", "Emma", None)),
        ("- Tom also: seat map, by Friday", ("Seat map", "Tom", "2026-03-06")),
        ("- Sofia when she's back: redo the forecast", ("Redo the forecast", "Sofia", None)),
        ("Emma, who was ill today, is to order the cups.", ("Order the cups", "Emma", None)),
        ("Emma takes care of the signs.", ("Take care of the signs", "Emma", None)),
        ("seat map - Tom - 12/3", ("Seat map", "Tom", "2026-12-03")),
        ("- Road signs - tbd who, must be up before 9 March", ("Road signs", None, "2026-03-08")),
        ("Can someone please find out if the hall is free?", ("Find out if the hall is free", None, None)),
        ("周芸要把脚本压到十五分钟以内。", ("把脚本压到十五分钟以内", "周芸", None)),
        ("王伟出差回来以后把价目表更新一下。", ("把价目表更新一下", "王伟", None)),
        ("- 李娜问经销商要柜子的尺寸→下周二", ("问经销商要柜子的尺寸", "李娜", "2026-03-10")),
        ("商标备案还没人跟。", ("商标备案", None, None)),
        ("- link check → Tom", ("Link check", "Tom", None)),
        ("- Tom: banner Thu", ("Banner", "Tom", "2026-03-05")),
        ("- poster sizes: Sofia", ("Poster sizes", "Sofia", None)),
        ("- new photos - Emma?", ("New photos", "Emma", None)),
        ("- mobile menu: who?", ("Mobile menu", None, None)),
        ("- plain version of the mail (anyone?)", ("Plain version of the mail", None, None)),
        ("- someone to book the room", ("Book the room", None, None)),
        ("- by Friday Sofia sends the brief", ("Send the brief", "Sofia", "2026-03-06")),
        ("- Tom's cutting the short film by Monday", ("Cut the short film", "Tom", "2026-03-09")),
        ("Emma said she'd translate the page by Friday.", ("Translate the page", "Emma", "2026-03-06")),
        ("The title is old. Tom to fix by Thursday.", ("Fix: The title is old", "Tom", "2026-03-05")),
        ("Tom to fix the title before it goes live on Thursday.", ("Fix the title", "Tom", "2026-03-05")),
        ("Outstanding: prize terms (Sofia, 12 March); all else is done.", ("Prize terms", "Sofia", "2026-03-12")),
        ("- 价格表（周芸）", ("价格表", "周芸", None)),
        ("- 链接检查 → 王伟", ("链接检查", "王伟", None)),
        ("还缺一版纯文本邮件，谁来？", ("还缺一版纯文本邮件", None, None)),
        ("橱窗物料3月12号要，还没人认领。", ("橱窗物料", None, "2026-03-12")),
        ("抽奖规则还得过一遍（周芸，3月12日）。", ("抽奖规则还得过一遍", "周芸", "2026-03-12")),
        ("- 加载慢的问题王伟跟进一下开发", ("加载慢的问题：跟进一下开发", "王伟", None)),
        ("- 排期表我今晚更新发大家", ("排期表：更新发大家", None, "2026-03-03")),
        ("- 海报尺寸不对，周四上线前李娜改好", ("海报尺寸不对：改好", "李娜", "2026-03-05")),
    ],
)
def test_hasty_lines_are_read(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert short(text) == [expected]


def test_what_several_do_behind_their_topic_is_theirs() -> None:
    assert short("- subject line test: Sofia sets it up, Tom reviews.") == [
        ("Set up subject line test", "Sofia", None),
        ("Review subject line test", "Tom", None),
    ]


def test_who_leads_may_be_said_behind_the_work() -> None:
    found = [
        extract(PRESENT + text, meeting_date=TUESDAY, due_reader=read_due)
        for text in ("Tom and Emma to get a quote, Emma leading.", "Tom and Emma will get a quote; Emma leads.")
    ]
    assert [[(i.action, i.owner, i.contributors) for i in each] for each in found] == [
        [("Get a quote", "Emma", ("Tom",))]
    ] * 2


def test_people_are_known_by_the_first_name_or_the_initials_of_their_name_in_full() -> None:
    notes = "Present: Callum Okafor, Maud Vickers (MV, chair)\n\nCallum to order the film. MV to book the studio."
    found = extract(notes, meeting_date=TUESDAY, due_reader=read_due)
    assert [i.owner for i in found] == ["Callum Okafor", "Maud Vickers"]


def test_a_first_name_that_two_bear_stays_as_written() -> None:
    notes = "Present: Ann Okafor, Ann Vickers\n\nAnn to order the film."
    assert [i.owner for i in extract(notes, meeting_date=TUESDAY, due_reader=read_due)] == ["Ann"]


@pytest.mark.parametrize("text", ["Could someone explain the spike on 9 March?", "静怡5月6日起年假。"])
def test_what_is_asked_in_the_meeting_and_who_is_away_are_no_work(text: str) -> None:
    assert short(text) == []


def test_initials_and_several_before_a_dash_are_people_in_a_list_of_actions() -> None:
    assert short("Actions\n1) VB – shared calendar – 12 March\n2) Rae + VB – one page on claims – Friday") == [
        ("Shared calendar", "VB", "2026-03-12"),
        ("One page on claims", "Rae", "2026-03-06"),
    ]


def test_you_in_a_chat_is_whoever_spoke_before() -> None:
    chat = "10:02 pete: proofs are back\n10:04 dana: can you get them redone by Thursday\n10:05 pete: yep"
    assert short(chat) == [("Get them redone", "pete", "2026-03-05")]


def test_whoever_signs_with_thanks_is_the_one_who_says_i() -> None:
    assert ("Send the media plan", "Robin", "2026-03-03") in short(
        "A recap.\n\nI'll send the media plan later today.\n\nThanks, Robin"
    )


@pytest.mark.parametrize(
    "text",
    [
        "- update: Tom reports good numbers",
        "- the launch went well (Emma)",
        "- sales are up (Tom)",
        "- Sofia's idea: a podcast?",
        "- 上周的直播王伟负责",
        "- 王伟说价格没问题",
        "- 周芸和王伟都觉得不错",
        "- 老客户王伟最熟",
        "Everybody said it was fun.",
    ],
)
def test_news_and_opinions_are_no_work(text: str) -> None:
    assert short(text) == []


def test_lines_without_bullets_are_a_list_and_its_owners_stand_behind_arrows() -> None:
    notes = "radio s1\n\nep1 edit done => live thu\nguest ill => find a new day → Wren, by fri\nmix -> Ash -> thu"
    assert short(notes) == [("Find a new day", "Wren", "2026-03-06"), ("Mix", "Ash", "2026-03-05")]


def test_what_an_action_point_says_is_an_action() -> None:
    assert short("AP: Noor - seating plan by Wed\nchat about colours") == [("Seating plan", "Noor", "2026-03-04")]


def test_a_row_with_an_owner_is_work_whatever_its_words() -> None:
    table = "| What | Who | When |\n|---|---|---|\n| Find out why no need to sign up fell | Wren | Fri |"
    assert short(table) == [("Find out why no need to sign up fell", "Wren", "2026-03-06")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Everybody please give Tom your sizes by Thursday.", ("Give Tom your sizes", None, "2026-03-05")),
        ("- all: send Emma your photos by Friday", ("Send Emma your photos", None, "2026-03-06")),
        ("Somebody also has to update the price page.", ("Update the price page", None, None)),
        ("- someone needs to be at the hall on Friday", ("Be at the hall", None, "2026-03-06")),
        ("- Tom + Sofia pick the songs by fri", ("Pick the songs", "Tom", "2026-03-06")),
        ("Tom has no answer yet and will chase the council tomorrow.", ("Chase the council", "Tom", "2026-03-04")),
        ("Nobody knows the code. Emma tells the staff by Friday.", ("Tell the staff", "Emma", "2026-03-06")),
        ("@lou @kim goody bags (we had 900, too many)", ("Goody bags (we had 900, too many)", "lou", None)),
    ],
)
def test_work_for_everybody_for_nobody_and_of_several_is_read(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Everybody liked the film.",
        "All stores open at nine on Friday.",
        "Tom and Sofia love the songs.",
        "Tom was ill and will not come on Friday.",
        "She reports good numbers on Friday.",
        "The tent is with Tom.",
    ],
)
def test_news_of_everybody_and_of_several_is_no_work(text: str) -> None:
    assert short(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大家周四前把排班填好。", ("把排班填好", None, "2026-03-05")),
        ("各组把自己的页面查一遍，3月6日之前。", ("把自己的页面查一遍", None, "2026-03-06")),
        ("合影墙谁来弄？", ("合影墙", None, None)),
        ("拍摄许可需要有人去办。", ("拍摄许可", None, None)),
        ("李娜，麻烦你周四前把脚本改好。", ("把脚本改好", "李娜", "2026-03-05")),
        ("由王伟继续催课件，最迟3月6日拿到。", ("催课件", "王伟", "2026-03-06")),
        ("王伟去问气球的价，周五回话。", ("去问气球的价", "王伟", "2026-03-06")),
        ("- 达人名单，阿Ken周三下班前给我", ("达人名单", "阿Ken", "2026-03-04T18:00")),
        ("- 老薛+小丁：开业那天的排班，周五前", ("开业那天的排班", "老薛", "2026-03-06")),
        ("传单由Wren执笔，5日前交稿。", ("传单", "Wren", "2026-03-05")),
    ],
)
def test_what_chinese_notes_give_to_everybody_nobody_and_those_they_call_is_read(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert short(text) == [expected]


@pytest.mark.parametrize(
    "text", ["大家都说好看。", "李娜周四周五不在。", "王伟说不做了。", "线下沙龙 → 8月再看", "大家周五聚餐开心。"]
)
def test_chinese_news_of_everybody_and_leave_is_no_work(text: str) -> None:
    assert short(text) == []


@pytest.mark.parametrize(
    ("notes", "writer"),
    [
        ("各位好：\n我明天跟货代确认。\n晓岚\n3月3日", "晓岚"),
        ("周二\n我周四前对完账\n\n晓岚记", "晓岚"),
        ("茶话会 人：燕姐 我（晓岚）\n\n我写稿子，周四发群里。", "晓岚"),
        ("(my notes, sponsors, tue - Wren)\n\nI check w/ insurance - fri", "Wren"),
    ],
)
def test_the_writer_of_notes_is_who_signs_them(notes: str, writer: str) -> None:
    assert [item.owner for item in extract(notes, meeting_date=TUESDAY, due_reader=read_due)] == [writer]


def test_the_name_of_the_meeting_in_the_first_line_is_no_work() -> None:
    assert short("") == []
    title = "Fair planning - notes Tue (Tom, Emma)\n\n- Tom: banner Thu"
    found = extract(title, meeting_date=TUESDAY, due_reader=read_due)
    assert [(item.action, item.owner) for item in found] == [("Banner", "Tom")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sofia: ask the printer about proofs", ("Ask the printer about proofs", "Sofia", None)),
        ("王伟：改一下海报", ("改一下海报", "王伟", None)),
        ("直播脚本@王伟 周四", ("直播脚本", "王伟", "2026-03-05")),
        ("还差直播脚本，王伟写，周四给", ("还差直播脚本：写", "王伟", "2026-03-05")),
    ],
)
def test_a_line_outside_lists_that_calls_somebody_is_an_order(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    assert short(text) == [expected]


def test_whoever_checks_it_checks_what_was_named_and_not_who_made_it() -> None:
    assert short("表格王伟更新，周芸复核") == [("更新表格", "王伟", None), ("复核表格", "周芸", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Tom: nice work all",
        "王伟：写得不错",
        "thanks @Tom",
        "见 @王伟",
        "Tom takes care of it",
        "cc @Tom",
        "there: Tom, Emma",
    ],
)
def test_praise_courtesy_and_what_only_points_are_no_work(text: str) -> None:
    assert short(text) == []
