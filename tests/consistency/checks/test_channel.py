"""Channel rules on whole texts."""

from __future__ import annotations

import pytest

from consistency.calls import is_boilerplate, is_call
from consistency.check import check
from consistency.model import Copy, Finding
from guidelines.model import Brand, Channel, Examples, Guideline, Localized, RequiredElement, Severity, Term


@pytest.fixture
def run(hash_encoder):
    def run(text: str, **rules) -> list[Finding]:
        guideline = Guideline(
            brand=Brand(id="example", names=Localized(en="Example", zh="示例"), languages=("en", "zh")),
            terms=(Term(id="short", preferred="Exa", kind="brand", fuzzy=False),),
            channels=(Channel(id="c", name=Localized(en="Post", zh="帖子"), **rules),),
        )
        report = check(Copy(text, channel="c"), guideline, encoder=hash_encoder)
        return [f for f in report.findings if f.check == "channel"]

    return run


def required(kind: str, en: tuple[str, ...] = (), zh: tuple[str, ...] = ()) -> dict:
    return {"required": (RequiredElement(kind=kind, any_of=Examples(en=en, zh=zh)),)}


def codes(findings: list[Finding]) -> list[str]:
    return [f.code for f in findings]


def test_what_is_too_long_says_by_how_much_and_where_it_starts(run):
    (found,) = run("**Soft** light, all night", max_length=10)
    assert (found.code, found.severity) == ("channel.too_long", Severity.ERROR)
    assert found.params == {"channel": Localized(en="Post", zh="帖子"), "n": 21, "limit": 10, "over": 11}
    assert found.quote == ", all night"


def test_what_is_too_short_is_a_warning_about_the_whole_text(run):
    (found,) = run("Soft light", min_length=20)
    assert (found.code, found.span, found.params["n"]) == ("channel.too_short", None, 10)


@pytest.mark.parametrize(
    ("text", "rules", "code", "first"),
    [
        ("light #one #two #three", {"max_hashtags": 1}, "channel.too_many_hashtags", "#two"),
        ("https://a.example https://b.example", {"max_links": 1}, "channel.too_many_links", "https://b.example"),
        ("light 😀 :wave:", {"max_emoji": 0}, "channel.too_many_emoji", "😀"),
    ],
)
def test_the_first_one_too_many_is_named(run, text: str, rules: dict, code: str, first: str):
    (found,) = run(text, **rules)
    assert (found.code, found.quote) == (code, first)


def test_as_many_as_allowed_is_fine(run):
    assert run("light 😀 #one https://a.example", max_hashtags=1, max_links=1, max_emoji=1) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pre-order now.",
        "A soft light. Find out more at https://a.example.",
        "Order yours today!",
        "Sign up for the newsletter.",
        "Visit any of our stores.",
        "To see it in person, book a visit.",
        "立即预约，首发有礼。",
        "点击链接了解更多",
        "欢迎到店体验。",
        "扫码领取优惠券",
        "快来评论区留言，分享你的夜景。",
    ],
)
def test_calls_to_action_are_known_by_their_form(text: str, run):
    assert run(text, **required("call_to_action")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The order of the night.",
        "Soft light for the book you love.",
        "这款手机值得购买者信赖。",
        "我们关注每一处细节。",
    ],
)
def test_words_of_a_call_inside_a_statement_are_none(text: str, run):
    assert codes(run(text, **required("call_to_action"))) == ["channel.missing_call_to_action"]


def test_a_call_in_the_guidelines_own_words_is_enough(run):
    assert run("Soft light. The lamp is waiting.", **required("call_to_action", ("the lamp is waiting",))) == []


@pytest.mark.parametrize(
    ("text", "element", "found"),
    [
        ("Soft light.", required("link"), ["channel.missing_link"]),
        ("Soft <https://a.example|light>.", required("link"), []),
        ("Soft light: https://b.example", required("link", ("a.example",)), ["channel.missing_link"]),
        ("Soft light: https://A.example/x", required("link", ("a.example",)), []),
        ("Soft light #Lamp", required("hashtag", ("#lamp",)), []),
        ("Soft light #Lamps", required("hashtag", ("#lamp",)), ["channel.missing_hashtag"]),
        ("柔光 #突破想象#", required("hashtag", (), ("#突破想象#",)), []),
        ("Soft light. Reply STOP to opt out.", required("disclosure", ("STOP",)), []),
        ("Soft light will stop.", required("disclosure", ("STOP",)), ["channel.missing_disclosure"]),
        ("Soft light. Unsubscribe here.", required("disclosure", ("unsubscribe",)), []),
        ("The address is soft.", required("disclosure"), ["channel.missing_disclosure"]),
        ("Soft light. #ad", required("disclosure"), []),
        ("A soft light by Exa.", required("brand_name"), []),
        ("示例的灯", required("brand_name"), []),
        ("A soft light from https://example.org", required("brand_name"), ["channel.missing_brand_name"]),
        ("Exactly soft light.", required("brand_name"), ["channel.missing_brand_name"]),
    ],
)
def test_required_elements_are_looked_for_as_words(run, text: str, element: dict, found: list[str]):
    assert codes(run(text, **element)) == found


def test_a_language_the_channel_does_not_publish_is_reported_with_its_sentences(run):
    text = "Soft light for the night. Read for hours. 示例。"
    (found,) = run(text, languages=("zh",))
    assert (found.code, found.params["n"], found.quote) == ("channel.language", 2, "Soft light for the night.")


def test_a_name_in_another_language_is_no_fault(run):
    assert run("柔和的光线，长时间看书也舒服，全家人都喜欢。Soft light.", languages=("zh",)) == []


@pytest.mark.parametrize(
    ("text", "boilerplate"),
    [
        ("Dear customers,", True),
        ("Terms and conditions apply.", True),
        ("本活动最终解释权归示例所有。", True),
        ("#one #two!! #three", True),
        ("#" + "a!" * 3000 + " x", False),
        ("The light is soft.", False),
        ("光线柔和。", False),
    ],
)
def test_boilerplate_is_told_from_what_carries_a_message(text: str, boilerplate: bool):
    assert is_boilerplate(text) is boilerplate


def test_a_question_is_not_a_call():
    assert not is_call("Why would anyone order light?")


@pytest.mark.parametrize(
    ("text", "en", "zh", "shown"),
    [
        ("Soft light all night.", ("Learn how",), ("看看怎么做",), "Learn how"),
        ("柔和的光，整夜陪伴。", ("Learn how",), ("看看怎么做",), "看看怎么做"),
        ("Soft light. 柔和的光，整夜陪伴。", ("Learn how",), ("看看怎么做",), "Learn how / 看看怎么做"),
        ("柔和的光，整夜陪伴。", ("Learn how",), (), "Learn how"),
        ("柔和的光，整夜陪伴。", (), (), "了解更多"),
    ],
)
def test_wording_to_take_over_is_in_the_language_of_the_copy(text: str, en: tuple, zh: tuple, shown: str, run):
    (found,) = run(text, **required("call_to_action", en, zh))
    assert found.params["any_of"] == shown


@pytest.mark.parametrize(
    ("asked", "written"), [("拒收请回复R", "拒收请回复 R"), ("退订回 T", "退订回T"), ("阅读 全文", "阅读 全文")]
)
def test_a_blank_beside_a_chinese_character_is_no_part_of_a_required_wording(run, asked: str, written: str):
    assert run(f"新灯到店。{written}", **required("disclosure", zh=(asked,))) == []


def test_blanks_between_latin_words_stay_part_of_a_required_wording(run):
    assert [f.code for f in run("A lamp, on sale.", **required("disclosure", en=("ons ale",)))]


def test_a_text_message_too_long_says_how_many_characters_too_many(run):
    (found,) = run("Light. " * 23 + "More", counting="sms", max_length=1)
    assert (found.code, found.params["n"], found.params["over"]) == ("channel.too_many_messages", 2, 5)
    assert found.quote.endswith("More")
