"""What people say about agendas and notes is understood, and copy is left to the checker."""

from __future__ import annotations

import pytest

from bot.features.meetings.saying import means_notes, names, said


@pytest.mark.parametrize(
    ("text", "what", "which"),
    [
        ("add pricing to the agenda", "Pricing", ""),
        ("Please put the warranty wording on the agenda.", "The warranty wording", ""),
        ("can you add the KOL budget to next week's agenda?", "The KOL budget", ""),
        ("add returns policy to the agenda of the weekly calibration", "Returns policy", "weekly calibration"),
        ("add the hero image to the launch meeting agenda please", "The hero image", "launch meeting"),
        ("add pricing in Europe to the agenda", "Pricing in Europe", ""),
        ("add the link to the store to the agenda of the review", "The link to the store", "review"),
        ("agenda item: who answers reposts", "Who answers reposts", ""),
        ("add to the agenda: prices in Europe", "Prices in Europe", ""),
        ("Agenda: stock for week two", "Stock for week two", ""),
        ("把定价加到议程", "定价", ""),
        ("麻烦把第二周预算放进下次会议的议程里", "第二周预算", ""),
        ("请将客服话术列入校准会的议程。", "客服话术", "校准会"),
        ("议程加一条：直播排期", "直播排期", ""),
        ("加个议题：奖项授权", "奖项授权", ""),
        ("议题：退换政策", "退换政策", ""),
    ],
)
def test_a_point_for_the_agenda_is_understood(text: str, what: str, which: str):
    found = said(text)
    assert found is not None
    assert (found.kind, found.what, found.which) == ("add", what, which)


@pytest.mark.parametrize(
    "text",
    [
        "Put us on your agenda",
        "Imaging beyond imagination is on the agenda this autumn",
        "What a night: add it to the agenda",
        "Should we talk about pricing?",
        "Add a little light to your night",
        "Our agenda is simple. Better pictures.\nFor everyone.",
        "把极致影像加到您的生活里",
        "这个秋天，影像被提上议程了，你准备好了吗",
        "Put sustainability at the top of the agenda and join 5,000 marketers in Berlin. Book now!",
        "Notes of jasmine and cedar, in a phone",
        "记录每一个夜晚",
        "Take meeting notes in the dark.\nAurora X sees them all.\nEven by candlelight.",
        "一次会，记录一整夜\n极光 X\n看得见的夜色",
    ],
)
def test_copy_is_no_request(text: str):
    assert said(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Meeting notes 23 Nov, weekly calibration\npresent: Lin, Grace\n- price list: Grace by Wed",
        "Weekly calibration notes\n- Lin: rewrite the note\n- Grace: price list",
        "11月23日 校准会纪要\n参会：林晓、周航\n- 林晓 周五前改标题",
        "会议记录（11/23）\n1. 周航更换话术\n2. 林晓改标题",
    ],
)
def test_notes_under_a_title_are_notes_with_the_title_that_tells_their_day(text: str):
    found = said(text)
    assert found is not None
    assert (found.kind, found.what) == ("notes", text)


@pytest.mark.parametrize(
    "text",
    [
        "what's on the agenda?",
        "show me the agenda",
        "when is the next meeting?",
        "看一下议程",
        "下次议程有哪些？",
        "下次会议是什么时候？",
    ],
)
def test_the_agenda_is_asked_for(text: str):
    assert said(text) is not None
    assert said(text).kind == "show"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "notes: Lin rewrites the ad by Monday",
        "Meeting notes\n- Lin: ad",
        "纪要：林晓周一前改广告",
        "会议纪要\n林晓：广告",
    ],
)
def test_notes_are_told_by_their_heading(text: str):
    found = said(text)
    assert found is not None
    assert found.kind == "notes"
    assert not found.what.lower().startswith(("notes", "纪要", "会议"))


def test_words_beside_a_file_say_whether_it_holds_notes():
    assert means_notes("notes of today")
    assert means_notes("会议纪要")
    assert not means_notes("please check this one")
    assert not means_notes("")


def test_a_series_is_known_by_some_of_its_words():
    assert names("weekly calibration", "Weekly calibration, Aurora X")
    assert names("calibration meeting", "Weekly calibration")
    assert names("校准会", "跨渠道校准会")
    assert not names("launch", "Weekly calibration")
    assert not names("", "Weekly calibration")
