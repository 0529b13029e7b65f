"""The phrasebook: what counts as a word, who silences whom, and what never fires."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.document import parse
from consistency.matching.fold import fold, skeleton
from consistency.matching.phrasebook import Phrasebook
from guidelines.model import Brand, Guideline, Localized, Pack, PackRule, ProhibitedClaim, Term, Variant

WHY = Localized(en="Because.", zh="因为。")


def guideline(*terms: Term, prohibited=(), phrases=(), exceptions=(), core: str | None = None) -> Guideline:
    rules = (
        []
        if not phrases
        else [
            PackRule(
                id="rule",
                language="zh" if any("\u4e00" <= c <= "\u9fff" for c in "".join(phrases)) else "en",
                phrases=tuple(Variant(text=p) for p in phrases),
                exceptions=tuple(exceptions),
                reason=WHY,
                source="test",
                good=("x",),
                bad=("y",),
            )
        ]
    )
    return Guideline(
        brand=Brand(id="b", names=Localized(en="B"), languages=("en", "zh")),
        message={"core": {"zh": core}} if core else None,
        terms=terms,
        claims={"prohibited": prohibited},
        packs=(Pack(id="p", name=WHY, description=WHY, rules=tuple(rules)),) if phrases else (),
    )


def found(text: str, *terms: Term, **kwargs) -> list[str]:
    document = parse(text)
    matches = Phrasebook(guideline(*terms, **kwargs)).find(document).of("prohibited", "forbidden", "pack")
    return [document.quote(document.span(m.start, m.end)) for m in matches]


@pytest.mark.parametrize(
    "text",
    [
        "best",
        "the best one",
        "我们是best的选择",
        "(best)",
        "Best.",
        "best's",
        "BEST!",
        "最best了",
        "the\nbest",
        "**best**",
    ],
)
def test_a_latin_word_is_found_beside_anything_but_letters(text: str):
    assert [word.lower() for word in found(text, phrases=["best"])] == ["best"]


@pytest.mark.parametrize(
    "text",
    ["bestow", "unbest", "best2", "best_of", "https://best.com", "`best`", "@best", "#best", "a@best.com", "bést"],
)
def test_a_latin_word_is_not_found_inside_another(text: str):
    assert found(text, phrases=["best"]) == []


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("最佳", "我们是业界最佳的选择"),
        ("最佳", "史上最佳手机"),
        ("最佳", "最佳"),
        ("第一", "全国第一品牌"),
        ("第一", "销量第一"),
        ("第一", "世界第一的影像"),
        ("国家级", "国家级产品"),
        ("顶级", "顶级的画质"),
        ("最低价", "全网最低价"),
        ("首选", "行业首选品牌"),
        ("零风险", "零风险投资，坐等升值"),
        ("知付宝", "用知付宝付款"),
        ("知付宝", "请打开知付宝扫码"),
        ("旧机回购", "支持旧机回购服务"),
        ("极光十", "这次真的被极光十惊到了"),
    ],
)
def test_a_chinese_phrase_is_found_where_it_is_words(phrase: str, text: str):
    assert found(text, phrases=[phrase]) == [phrase]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("第一", "第一步"),
        ("第一", "这是第一次"),
        ("第一", "第一个到店的人"),
        ("最大", "最大化收益"),
        ("最高级", "最高级别的防护"),
        ("国家级", "国家级别"),
        ("家人们", "一家人们口相传"),
        ("天下", "天下第一"),
        ("独一", "独一无二的体验"),
    ],
)
def test_a_chinese_phrase_is_not_found_inside_other_words(phrase: str, text: str):
    assert found(text, phrases=[phrase]) == []


@pytest.mark.parametrize(
    "written", ["cutting edge", "cutting-edge", "cutting  edge", "Cutting-Edge", "cutting\u00a0edge"]
)
def test_spaces_and_hyphens_inside_a_phrase_may_vary(written: str):
    assert found(f"A {written} camera", phrases=["cutting edge"]) == [written]


def test_a_soft_wrapped_line_does_not_part_a_phrase():
    text = "This is a sentence that was wrapped by its editor in the cutting\nedge of its second line."
    assert found(text, phrases=["cutting edge"]) == ["cutting\nedge"]


def test_a_phrase_does_not_reach_over_a_paragraph():
    assert found("We are cutting\n\nedge cases", phrases=["cutting edge"]) == []


def test_the_longest_phrase_wins():
    assert found("It is state of the art.", phrases=["state", "state of the art", "art"]) == ["state of the art"]


def test_an_exception_silences_what_it_contains():
    assert found("A best practice is the best.", phrases=["best"], exceptions=["best practice"]) == ["best"]
    assert found("最佳实践是最佳的。", phrases=["最佳"], exceptions=["最佳实践"]) == ["最佳"]


def test_the_core_message_is_never_held_against_the_brand():
    assert found("极致影像，突破想象。", phrases=["极致"], core="极致影像，突破想象") == []
    assert found("极致影像 突破想象。做到极致。", phrases=["极致"], core="极致影像，突破想象") == ["极致"]


def test_a_preferred_term_shelters_words_inside_it():
    term = Term(id="t", preferred="Best Buddy")
    assert found("Best Buddy is the best.", term, phrases=["best"]) == ["best"]


def test_a_variant_that_differs_in_case_alone_is_matched_by_case():
    term = Term(id="t", preferred="iCloud", forbidden=(Variant(text="ICloud"),))
    assert found("iCloud and ICloud", term) == ["ICloud"]


def test_a_variant_that_differs_in_its_hyphen_alone_is_matched_by_its_hyphen():
    term = Term(id="t", preferred="sign in", forbidden=(Variant(text="sign-in"),))
    assert found("Sign in here. Sign-in is here.", term) == ["Sign-in"]


def test_a_variant_does_not_end_in_the_e_of_the_next_word():
    term = Term(id="t", preferred="Drift", kind="product", forbidden=(Variant(text="Drift-E"),))
    assert found("The Drift e-scooter and the Drift E-Mail. The Drift E is a Drift-E.", term) == ["Drift E", "Drift-E"]


def test_nothing_is_held_against_a_hashtag():
    product = Term(
        id="t", preferred="Aurora X", kind="product", forbidden=(Variant(text="Orora"), Variant(text="Aurora10"))
    )
    assert found("#Orora #Aurora10 #best #最佳手机# Orora", product, phrases=["best", "最佳"]) == ["Orora"]


def test_traditional_characters_do_not_hide_a_claim():
    claim = ProhibitedClaim(id="c", phrases={"zh": ("国家级",)}, reason=WHY)
    assert found("我們是國家級的品牌", prohibited=(claim,)) == ["國家級"]


def test_a_suggestion_does_not_hide_an_error_inside_it():
    claim = ProhibitedClaim(id="c", phrases={"en": ("waterproof",)}, reason=WHY)
    assert found("a fully waterproof phone", prohibited=(claim,), phrases=["fully waterproof"]) == [
        "fully waterproof",
        "waterproof",
    ]


def test_an_inflected_form_needs_the_same_word_behind_it():
    term = Term(id="t", preferred="go away", language="en", forbidden=(Variant(text="leave"),))
    assert found("She leaves early.", term) == ["leaves"]
    assert found("Green leaves fell from the trees.", term) == []


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("We wrote to the Office of Consumer Affairs about their lights.", False),
        ("They studied the Revolutionary War with great patience.", False),
        ("Consumer Affairs answered our letter after three weeks.", True),
        ("The Consumer is happy with what they found there.", True),
        ("A Consumer First Company", True),
        ("Every consumer likes revolutionary light.", True),
    ],
)
def test_a_proper_name_is_not_ours_to_reword(text: str, fires: bool):
    assert bool(found(text, phrases=["consumer", "revolutionary"])) is fires


@given(st.text())
def test_folding_keeps_every_position(text: str):
    assert len(fold(text)) == len(text)
    made = skeleton(text)
    assert len(made.text) == len(made.origin)
    assert made.origin == sorted(set(made.origin))


@given(st.text(alphabet=st.sampled_from("best最佳第一步 -\n`#@“”\"'*_. Aurora10X￼"), max_size=60))
def test_matches_slice_the_text_and_never_overlap(text: str):
    document = parse(text)
    book = Phrasebook(guideline(phrases=["最佳", "第一", "best", "best 最佳"], exceptions=["第一步"]))
    matches = book.find(document).of("pack")
    for one, other in pairwise(matches):
        assert one.end <= other.start
    for match in matches:
        span = document.span(match.start, match.end)
        assert document.original[span.start : span.end]
