"""Prohibited Chinese claims as people say them, and everyday talk that uses the same words and claims nothing."""

from __future__ import annotations

import pytest

from consistency.claims.prohibited.near import NearProhibited
from consistency.document import parse
from guidelines.model import Brand, Claims, Guideline, Localized, ProhibitedClaim

PHRASES = (
    *("终身免费", "月入过万", "收入翻倍", "永不起火", "零褪色", "保证录取", "促进长高", "提高智力", "增强体质"),
    *("预防流感", "快速减肥", "防脱", "稳赚不赔", "包教包会", "零事故", "无副作用", "零排放", "最低价", "销量第一"),
    *(
        "随到随换",
        "不含氯",
        "抗衰老",
        "保值增值",
        "降血压",
        "永不凋谢",
        "保证修好",
        "没有蚊子",
        "永不进水",
        "保证看到流星",
    ),
)
NEAR = NearProhibited(
    Guideline(
        brand=Brand(id="tin", names=Localized(zh="汀"), languages=("zh",)),
        claims=Claims(
            prohibited=tuple(
                ProhibitedClaim(id=f"p{n}", phrases={"en": (), "zh": (each,)}, reason=Localized(zh="无从证明。"))
                for n, each in enumerate(PHRASES)
            )
        ),
    )
)


def near(text: str) -> list[tuple[str, str]]:
    return [(match.form.text, text[slice(*match.place)]) for match in NEAR.find(parse(text), ())]


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("办了这张卡，一辈子洗车都不收钱。", "终身免费", "一辈子洗车都不收钱"),
        ("不花钱用到老。", "终身免费", "不花钱用到老"),
        ("做兼职也能一个月挣一万多。", "月入过万", "一个月挣一万多"),
        ("跟着我们，挣的钱翻一番。", "收入翻倍", "挣的钱翻一番"),
        ("怎么充都不会着火。", "永不起火", "怎么充都不会着火"),
        ("洗多久都不会掉色。", "零褪色", "洗多久都不会掉色"),
        ("用多久都不会掉色。", "零褪色", "用多久都不会掉色"),
        ("保证你家孩子录取。", "保证录取", "保证你家孩子录取"),
        ("喝了半年，娃的个子蹿了一截。", "促进长高", "个子蹿"),
        ("玩着玩着，孩子越来越机灵。", "提高智力", "越来越机灵"),
        ("练了一年，再也不生病。", "增强体质", "再也不生病"),
        ("每天一杯，很少得流感。", "预防流感", "很少得流感"),
        ("两周掉了五斤。", "快速减肥", "掉了五斤"),
        ("用了它，不再掉发。", "防脱", "不再掉发"),
        ("加盟我们，亏了算我们的。", "稳赚不赔", "亏了算我们的"),
        ("学不会全额退。", "包教包会", "学不会全额退"),
        ("十年没出过一次意外。", "零事故", "没出过一次意外"),
        ("孕妇吃多少都没事。", "无副作用", "吃多少都没事"),
        ("跑起来不产生任何尾气。", "零排放", "不产生任何尾气"),
        ("别处找不到更便宜的。", "最低价", "别处找不到更便宜"),
        ("我们是城里卖得最多的。", "销量第一", "卖得最多"),
        ("几点来都有。", "随到随换", "几点来都有"),
        ("池子里没有氯，闻着清爽。", "不含氯", "没有氯"),
        ("放多久都不会蔫。", "永不凋谢", "放多久都不会蔫"),
        ("到我们手里，没有修不好的。", "保证修好", "没有修不好"),
        ("不管什么表，都能修好。", "保证修好", "不管什么表，都能修好"),
        ("院子里一只蚊子都没有。", "没有蚊子", "一只蚊子都没有"),
        ("夏天也见不到蚊子。", "没有蚊子", "见不到蚊子"),
        ("戴着游泳都不会进水。", "永不进水", "戴着游泳都不会进水"),
        ("每天晚上都能看到满天流星。", "保证看到流星", "每天晚上都能看到满天流星"),
        ("这表越放越值钱。", "保值增值", "越放越值钱"),
        ("喝了一阵，血压都稳下来了。", "降血压", "血压都稳下来"),
        ("敷完年轻了五岁。", "抗衰老", "年轻了五岁"),
    ],
)
def test_what_is_prohibited_is_found_in_peoples_words(text: str, phrase: str, words: str) -> None:
    assert near(text) == ([(phrase, words)])


@pytest.mark.parametrize(
    "text",
    [
        "正在长个子的孩子，袖子要买长一点。",
        "我对这个不感冒。",
        "水里的氯由检测仪每小时测一次。",
        "这张卡一辈子只能办一次，工本费不收。",
        "他一个月挣八千，花一半。",
        "电池起火怎么办？先离开，再报警。",
        "学不会没关系，慢慢来。",
        "出过事故的车，我们不收。",
        "尾气排放按国标检测。",
        "便宜的、贵的都有，看你喜欢。",
        "来之前打个电话，省得等。",
        "孩子今年长高了，可以坐前排了吗？",
        "不伤和气，慢慢商量。",
        "留长发的那位是店长。",
        "修不好的表我们会寄回去。",
        "没人说得准能不能看到流星。",
        "下雨天戴着它，进水了就送来。",
        "一只蚊子停在表盘上。",
        "谁来都会多看两眼。",
    ],
)
def test_everyday_talk_claims_nothing(text: str) -> None:
    assert near(text) == []
