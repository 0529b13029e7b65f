"""Terms: forbidden variants, case, slips, marks and sound-alikes, with fixes that fit their place."""

from __future__ import annotations

import pytest

from consistency.checks import terms
from consistency.document import parse
from consistency.model import Copy, Finding
from consistency.nlp import tagger
from guidelines.model import Brand, Guideline, Localized, Severity, Term, Variant


def guideline(*items: Term) -> Guideline:
    brand = Brand(id="b", names=Localized(en="B"), languages=("en", "zh"), competitors=("Aurore X",))
    return Guideline(brand=brand, terms=items)


def check(text: str, *items: Term) -> tuple[Finding, ...]:
    compiled = terms.CHECK.compile(guideline(*items), None)  # type: ignore[arg-type]
    return terms.CHECK.run(parse(text), Copy(text), compiled, None).findings  # type: ignore[arg-type]


def fixed(text: str, *items: Term) -> str:
    for finding in sorted(check(text, *items), key=lambda f: f.span, reverse=True):
        assert text[finding.span.start : finding.span.end] == finding.quote
        if finding.fix:
            text = text[: finding.fix.span.start] + finding.fix.replacement + text[finding.fix.span.end :]
    return text


AURORA = Term(id="aurora-x", preferred="Aurora X", kind="product", case="exact")
USE = Term(id="use", preferred="use", language="en", forbidden=(Variant(text="utilize"),))
USER = Term(
    id="user", preferred="user", language="en", forbidden=(Variant(text="consumer"), Variant(text="end customer"))
)
SMALL = Term(id="small", preferred="small business", language="en", forbidden=(Variant(text="SME"),))
PAY = Term(id="pay", preferred="支付宝", language="zh", kind="brand", sound_alikes=True)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("We utilize it.", "We use it."),
        ("Utilize it.", "Use it."),
        ("WE UTILIZE IT.", "WE USE IT."),
        ("She utilizes it, utilized it and is utilizing it.", "She uses it, used it and is using it."),
        ("Utilizing light well.", "Using light well."),
        ("Ask consumers.", "Ask users."),
        ("The consumer's phone.", "The user's phone."),
        ("End customers first.", "Users first."),
        ("Made for an SME. SMEs like it.", "Made for a small business. Small businesses like it."),
        ("An end customer paid.", "A user paid."),
        ("用户 utilize 它。", "用户 use 它。"),
    ],
)
def test_a_fix_keeps_case_inflection_and_article(written: str, wanted: str):
    assert fixed(written, USE, USER, SMALL) == wanted


def test_no_fix_is_offered_where_the_form_is_not_certain():
    term = Term(id="t", preferred="in the LumaCore way", language="en", forbidden=(Variant(text="utilize"),))
    (found,) = check("It is utilizing light.", term)
    assert found.fix is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("AURORA X", "terms.case"),
        ("aurora x", "terms.case"),
        ("Aurora x", "terms.case"),
        ("Arora X", "terms.misspelt"),
        ("Auroar X", "terms.misspelt"),
        ("Aurorra X", "terms.misspelt"),
        ("AuroraX", "terms.misspelt"),
        ("Aurora-X", "terms.misspelt"),
        ("arora x", "terms.misspelt"),
        ("AroraX", "terms.misspelt"),
    ],
)
@pytest.mark.parametrize("around", ["Meet {} today.", "认识{}手机。", "**{}**", "The {}'s camera.", "{}-based phones"])
def test_a_name_written_wrongly_is_found_and_put_right(written: str, code: str, around: str):
    text = around.format(written)
    (found,) = check(text, AURORA)
    assert (found.code, found.quote) == (code, written)
    assert fixed(text, AURORA) == around.format("Aurora X")


@pytest.mark.parametrize(
    "text",
    [
        "Aurora X",
        "Aurora\nX",
        "Aurora Xs",
        "Aurora Y",
        "Aurora 9 and Aurora 10",
        "Aurora XS Max",
        "Aurore X",
        "Around X o'clock",
        "An aurora over Norway",
        "aurorae",
        "the area X",
        "#AuroraX",
        "#aurorax",
        "https://shop.example/aurora-x",
        "`aurorax`",
        "@aurorax",
        "He wrote “aurora x”.",
    ],
)
def test_other_names_and_protected_stretches_are_left_alone(text: str):
    assert check(text, AURORA) == ()


def test_a_name_inside_a_longer_name_is_not_accused():
    longer = Term(id="pro", preferred="Aurora X Pro", kind="product", case="exact", trademark="™")
    marked = AURORA.model_copy(update={"trademark": "™"})
    assert check("The Aurora X Pro™ is here.", longer, marked) == ()


def test_only_the_first_mention_needs_its_mark():
    term = AURORA.model_copy(update={"trademark": "™"})
    assert [f.code for f in check("Aurora X and Aurora X.", term)] == ["terms.trademark"]
    assert fixed("Aurora X and Aurora X.", term) == "Aurora X™ and Aurora X."
    for marked in ("Aurora X™ and Aurora X.", "Aurora X(TM).", "Aurora X ™.", "Aurora X:tm:"):
        assert check(marked, term) == ()


def test_a_wrong_first_mention_is_put_right_with_its_mark():
    term = AURORA.model_copy(update={"trademark": "®"})
    assert fixed("AURORA X here.", term) == "Aurora X® here."


@pytest.mark.parametrize("text", ["用知付宝付款", "打开知付宝", "支负宝很方便", "知付宝"])
def test_a_sound_alike_of_a_chinese_name_is_found(text: str):
    (found,) = check(text, PAY)
    assert (found.code, found.fix.replacement) == ("terms.sound_alike", "支付宝")


@pytest.mark.parametrize("text", ["支付宝很方便", "支付宝贝的学费", "只付报名费", "付款很方便", "“知付宝”是山寨"])
def test_ordinary_chinese_is_no_sound_alike(text: str):
    assert check(text, PAY) == ()


def test_a_homophone_that_is_a_word_of_its_own_is_left_alone():
    jiguang = Term(id="j", preferred="极光", kind="brand", language="zh", sound_alikes=True)
    assert check("激光笔很亮。", jiguang) == ()
    product = Term(id="j", preferred="极光 X", kind="product", language="zh", sound_alikes=True)
    assert [f.quote for f in check("新的激光 X 到店。", product)] == ["激光 X"]


def test_one_other_character_in_a_long_chinese_name_is_a_slip_unless_it_makes_words():
    mode = Term(id="m", preferred="夜瞳模式", kind="feature", language="zh")
    assert [f.code for f in check("打开夜曈模式拍照。", mode)] == ["terms.misspelt"]
    assert check("打开夜间模式拍照。", mode) == ()


def test_traditional_characters_of_a_simplified_name_are_put_right():
    assert [(f.code, f.fix.replacement) for f in check("請用支付寶付款。", PAY)] == [("terms.script", "支付宝")]


def test_a_word_that_is_no_name_may_be_traditional_where_the_copy_is():
    point = Term(id="point", preferred="自提点", language="zh")
    assert check("全港 86 個自提點，下班順路就能拿。", point) == ()
    assert [f.code for f in check("到楼下的自提點拿，不用带身份证。", point)] == ["terms.script"]
    assert [f.code for f in check("請用支付寶付款。", PAY)] == ["terms.script"]


def test_a_variant_may_have_its_own_words_reason_and_severity():
    why = Localized(en="Too pushy.")
    variant = Variant(text="buy now", use="shop", reason=why, severity=Severity.SUGGESTION)
    (found,) = check("Buy now!", Term(id="t", preferred="store", forbidden=(variant, Variant(text="mall"))))
    assert (found.reason, found.severity, found.fix.replacement) == (why, Severity.SUGGESTION, "Shop")


def test_a_variant_that_just_goes_is_left_out():
    (found,) = check("闭眼入就对了。", Term(id="t", preferred="大家", forbidden=(Variant(text="闭眼入", use=""),)))
    assert (found.code, found.fix.replacement) == ("terms.omit", "")


def test_a_term_of_one_language_is_not_held_against_the_other():
    pinyin = Term(id="t", preferred="people", language="en", forbidden=(Variant(text="folk"),))
    assert check("Die Leute sind das folk der Stadt und nicht mehr.", pinyin) == ()
    assert len(check("Good folk come here.", pinyin)) == 1


def test_ten_thousand_terms_find_the_same_as_one():
    many = [
        Term(id=f"t{i}", preferred=f"Zq{i}name", kind="product", forbidden=(Variant(text=f"zq{i}bad"),))
        for i in range(10_000)
    ]
    text = "Meet the Arora X, zq77bad and more."
    assert [f.quote for f in check(text, AURORA, *many)] == ["Arora X", "zq77bad"]


def test_without_a_pipeline_inflected_forms_are_reported_as_not_checked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tagger, "_name", "no-such-pipeline")
    monkeypatch.setattr(tagger, "_pipeline", None)
    compiled = terms.CHECK.compile(guideline(USE), None)  # type: ignore[arg-type]
    result = terms.CHECK.run(parse("We utilize it. They utilized it."), Copy("x"), compiled, None)  # type: ignore[arg-type]
    assert [f.quote for f in result.findings] == ["utilize"]
    assert [n.code for n in result.not_checked] == ["terms.no_pipeline"]


MARKED = Term(
    id="x", preferred="Aurora X", kind="product", case="exact", trademark="™", forbidden=(Variant(text="Aurora 10"),)
)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Arora X is here. Aurora X stays.", "Aurora X™ is here. Aurora X stays."),
        ("Aurora 10 is here. Aurora X stays.", "Aurora X™ is here. Aurora X stays."),
        ("Aurora 10™ is here. Aurora X stays.", "Aurora X™ is here. Aurora X stays."),
        ("AuroraX and **Auroa X**, and Aurora X.", "Aurora X™ and **Aurora X**, and Aurora X."),
        ("Aurora X is here. Arora X stays.", "Aurora X™ is here. Aurora X stays."),
        ("#AuroraX Aurora 10 is here.", "#AuroraX Aurora X™ is here."),
    ],
)
def test_a_first_mention_that_is_put_right_carries_the_mark(written: str, wanted: str):
    assert fixed(written, MARKED) == wanted
    assert check(wanted, MARKED) == ()


@pytest.mark.parametrize("text", ["摄影要光，也要影。", "拍照先要光。", "没有要光的理由。"])
def test_an_everyday_word_beside_another_is_no_name_written_wrongly(text: str):
    name = Term(id="yg", preferred="曜光", language="zh", kind="brand", sound_alikes=True)
    assert check(text, name) == ()
    assert [f.quote for f in check("耀光来了。", name)] == ["耀光"]
