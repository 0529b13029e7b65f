"""Chinese typography: suggestions that name one place each and can be applied as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.checks import typography
from consistency.document import parse
from consistency.fixes import apply_fixes
from consistency.model import Copy, Finding, Severity
from guidelines.model import (
    Brand,
    Channel,
    Examples,
    Guideline,
    Localized,
    Pack,
    RequiredElement,
    Term,
    Voice,
    VoiceAttribute,
)

NAMES = Localized(en="B", zh="乙")
BRAND = Brand(id="b", names=NAMES, languages=("en", "zh"))
PACK = Pack(id="typo", name=NAMES, description=NAMES, features=("typography-zh",))
ON = Guideline(brand=BRAND, packs=(PACK,))


def findings(text: str, guideline: Guideline = ON) -> tuple[Finding, ...]:
    compiled = typography.CHECK.compile(guideline, None)  # type: ignore[arg-type]
    return typography.CHECK.run(parse(text), Copy(text), compiled, None).findings  # type: ignore[arg-type]


def corrected(text: str) -> str:
    return apply_fixes(text, findings(text)).text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("路灯熄了,照片依然清晰。", "路灯熄了，照片依然清晰。"),
        ("太好了!!", "太好了！"),
        ("为什么??", "为什么？"),
        ("今天,GitHub 发布了", "今天，GitHub 发布了"),
        ("新版 Python,现在下载", "新版 Python，现在下载"),
        ("只卖 １０００ 元，用 ＵＳＢ 充电", "只卖 1000 元，用 USB 充电"),
        ("打 50％ 折扣", "打 50% 折扣"),
        ("刚买了 iPhone ，好开心。 真的", "刚买了 iPhone，好开心。真的"),
        ("提升 15 %，转 90 °", "提升 15%，转 90°"),
        ("稍等...", "稍等……"),
        ("只有一个--就是你", "只有一个——就是你"),
        ("打开“ 设置 ”", "打开“设置”"),
        ("限 5－10 人", "限 5～10 人"),
        ("见《条款》、《政策》", "见《条款》《政策》"),
        ("红、黄、蓝、等颜色", "红、黄、蓝等颜色"),
        ("他问：“去吗？”。", "他问：“去吗？”"),
        ("核磁共振(NMRI)的原理", "核磁共振（NMRI）的原理"),
        ("下一步(可选)：保存", "下一步（可选）：保存"),
        ("点击\"保存\"再选择'设置'", "点击“保存”再选择“设置”"),
        ("在 github 上看 Javascript 代码", "在 GitHub 上看 JavaScript 代码"),
        ("真的吗? 真的!", "真的吗？真的！"),
        ("他说:“好。”", "他说：“好。”"),
        ("到此为止.", "到此为止。"),
        ("太棒了！！！", "太棒了！"),
        ("为什么？？", "为什么？"),
        ("好吧。。。", "好吧……"),
        ("用Python写", "用 Python 写"),
        ("用**Python**写", "用 **Python** 写"),
        ("支持5G手机", "支持 5G 手机"),
        ("C++编译器到了", "C++ 编译器到了"),
        ("Now in blue，and red。", "Now in blue, and red."),
        ("第一行,好\r\n第二行,好", "第一行，好\r\n第二行，好"),
    ],
)
def test_chinese_is_set_as_chinese(written: str, wanted: str):
    assert corrected(written) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2026年9月25日，售价4999元，8折。",
        "比例是 1:2，时间 10:30。",
        "见 https://example.com/a,b 吧。",
        "运行 `用Python写,的` 命令。",
        "#极光X首发# 来了",
        "我们用 Python、Go 和 C++ 写。",
        "Hello, world! Really? Yes.",
        "He said 你好! Then he left.",
        "他说：“好！”",
        "真的吗？！",
        "……",
        "@李雷,你好",
        "气温 25 °C，手机 (128 GB) 有货。",
        "见附录 A、等待审核。",
        "| 项目 | 完成。 |",
        "调用 foo(bar) 就好。",
        "5'10\" 高的人",
        "",
    ],
)
def test_what_is_right_or_not_prose_is_left_alone(text: str):
    assert findings(text) == ()


def test_both_sides_of_a_word_are_one_place():
    (found,) = findings("我们用Python写。")
    assert (found.quote, found.severity) == ("用Python写", Severity.SUGGESTION)
    assert found.fix.replacement == "用 Python 写"


def test_the_brands_own_names_are_left_as_they_are():
    own = ON.model_copy(update={"terms": (Term(id="t", preferred="极光X手机"), Term(id="s", preferred="穹电 S2"))})
    assert [f.fix.replacement for f in findings("穹电S2 到店，穹电 S2 好用。", own) if f.fix] == ["电 S2"]
    assert findings("新款极光X手机到店。", own) == ()
    assert findings("新款极光X手机到店。") != ()


@pytest.mark.parametrize(
    ("examples", "written", "wanted"),
    [
        (("满 100 元减 20 元", "3 月开售", "共 5 步"), "满100元，2026年见", "满 100 元，2026 年见"),
        (("满 100 元减 20 元", "3月开售", "共 5 步"), "满100元，2026年见", "满100元，2026年见"),
        (("满 100 元减 20 元", "共 5 步"), "涨了10%左右，5+门店", "涨了 10% 左右，5+ 门店"),
        (("满 100 元减 20 元", "开售"), "满100元，2026年见", "满100元，2026年见"),
    ],
)
def test_figures_are_set_off_where_all_of_the_brands_examples_do(examples: tuple[str, ...], written: str, wanted: str):
    voice = Voice(attributes=(VoiceAttribute(id="v", name=NAMES, do=Examples(zh=examples)),))
    found = findings(written, ON.model_copy(update={"voice": voice}))
    assert apply_fixes(written, found).text == wanted


def test_a_brand_without_the_feature_is_not_looked_at():
    compiled = typography.CHECK.compile(Guideline(brand=BRAND), None)  # type: ignore[arg-type]
    result = typography.CHECK.run(parse("好,的"), Copy("好,的"), compiled, None)  # type: ignore[arg-type]
    assert (result.findings, result.ran) == ((), False)


@given(st.text(alphabet=st.sampled_from("好的,，.。!！??ab1 \n*`[]()#@:极光X"), max_size=40))
def test_places_slice_the_text_and_do_not_overlap(text: str):
    found = findings(text)
    for finding in found:
        assert text[finding.span.start : finding.span.end] == finding.quote
    applied = apply_fixes(text, found)
    assert isinstance(applied.text, str)


def test_a_space_beside_emphasis_is_told_without_its_marks():
    assert [dict(f.params) for f in findings("用**Python**写的")] == [
        {"found": "用P", "preferred": "用 P"},
        {"found": "n写", "preferred": "n 写"},
    ]


def test_wording_that_a_channel_asks_for_keeps_its_own_spacing():
    element = RequiredElement(kind="disclosure", any_of=Examples(zh=("退订请回TD",)))
    asked = ON.model_copy(update={"channels": (Channel(id="sms", name=NAMES, required=(element,)),)})
    text = "新灯到店，用App看。退订请回TD"
    assert [f.quote for f in findings(text, asked)] == ["用App看"]
    assert [f.quote for f in findings(text)] == ["用App看", "回TD"]


@pytest.mark.parametrize("text", ["新灯到店。拒收请回复R", "喜欢的在评论区扣AA，我来回。", "回T退订。", "发送TD退订。"])
def test_what_a_reader_is_told_to_send_is_set_as_it_is_typed(text):
    assert findings(text) == ()


@pytest.mark.parametrize("text", ["找回VR眼镜。", "回复Python群里的人。"])
def test_other_words_after_such_a_verb_are_spaced(text):
    assert len(findings(text)) == 1
