"""Good Chinese copy that comes near to what the readings of claims look for, and bad copy beside it."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Finding, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TODAY = dt.date(2026, 11, 22)


def guideline(
    name: str, texts: tuple[str, ...], products: tuple[str, ...] = (), competitors: tuple[str, ...] = ()
) -> Guideline:
    return Guideline(
        brand=Brand(id="b", names=Localized(zh=name), languages=("zh",), competitors=competitors),
        terms=tuple(Term(id=f"t{n}", preferred=each, kind="product") for n, each in enumerate(products)),
        claims=Claims(
            approved=tuple(
                ApprovedClaim(id=f"c{n}", text=Localized(zh=text), evidence=f"文件 {n}") for n, text in enumerate(texts)
            )
        ),
    )


BRANDS = {
    "耳机": guideline(
        "泊音", ("泊音 X2 续航 40 小时。", "泊音 X2 售价 599 元。", "泊音 X2 重 210 克。"), ("泊音 X2",), ("山脊",)
    ),
    "书店": guideline("朗读者", ("会员卡 199 元一年。", "罐头保质期 18 个月。")),
    "床垫": guideline("木南", ("100 晚试睡，不满意免费退。", "豆子烘焙后 30 天内使用。"), ("木南床垫",)),
    "退款": guideline("晴谷", ("签收后 7 天内无理由退款。", "酒店入住前 3 天取消全额退款。")),
    "自带杯": guideline("桐谷", ("大部分门店支持自带杯减 5 元。",)),
    "安装": guideline("知泊", ("首次上门检测免费。", "上门安装收费 100 元。")),
    "电车": guideline("云屿", ("云屿 S3 充满电需 6 小时。", "云屿电池质保 3 年。"), ("云屿 S3",)),
    "尿裤": guideline(
        "芽芽",
        ("芽芽纸尿裤 M 码 60 片装，89 元一包。", "益生菌 30 条 168 元。"),
        ("芽芽纸尿裤",),
    ),
    "客栈": guideline(
        "沐野", ("早餐 6:30 至 10:00 供应。", "会员免费停车 2 小时。", "签收后 7 天内，商品未拆封可无理由退货。")
    ),
    "单车": guideline("云屿", ("云屿 S3 续航 120 公里。", "云屿 S3 售价 2,999 元。"), ("云屿 S3",)),
    "助听器": guideline("润声", ("润声助听器重 2.8 克。", "润声助听器降噪 32 分贝。"), ("润声助听器",)),
    "酸奶": guideline("朴田", ("朴田酸奶每 100 克含糖 4.5 克。",), ("朴田酸奶",)),
    "奶茶": guideline("果町", ("第二杯半价，限同款。", "买三送一。", "果町轻乳茶 18 元。")),
    "音乐": guideline("听潮", ("听潮耳机单次续航 8 小时，配合充电盒共 32 小时。",), ("听潮耳机",)),
    "面包": guideline("麦香坊", ("红豆包 4 元一个。", "麦香坊有 60 家门店。", "会员日每月 8 日。"), ("红豆包",)),
}


@cache
def compiled(brand: str) -> CompiledClaims:
    return claims.CHECK.compile(BRANDS[brand], RESOURCES)


def found(brand: str, text: str) -> list[Finding]:
    run = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(brand), RESOURCES)
    return [f for f in run.findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("brand", "text"),
    [
        # A model of the same series by its letter alone, and a generation.
        ("耳机", "老用户说：X1 用了两年，续航从 30 小时掉到 18 小时。"),
        ("耳机", "还在用一代的朋友，20 小时续航够不够你自己知道。"),
        # Times long ago, by what happened then, and the steps to what is so today.
        ("面包", "2009 年开第一家店的时候，红豆包 1 块 5 一个。"),
        ("面包", "小时候红豆包五毛钱一个，放学路上吃掉。"),
        ("面包", "刚开业时红豆包 2 元一个，排队的人绕了半条街。"),
        ("面包", "2019 年我们有 20 家店，2023 年 40 家，现在 60 家。"),
        ("面包", "2012 年，红豆包 2 元一个。"),
        ("面包", "涨价通知：红豆包由 3.5 元调整为 4 元。"),
        # How many are used in a time or come in several packs, and what is left.
        ("尿裤", "一天换 6 片，一个月大约 180 片，正好三包。"),
        ("尿裤", "满月之后一天换 5 片，十天 50 片，一包还有剩。"),
        ("尿裤", "囤两包 120 片，178 元，坐月子不用愁。"),
        ("尿裤", "益生菌两盒一共 60 条。"),
        # When somebody does a thing while it is to be had, and what holds beyond a limit.
        ("客栈", "9 点半先到楼下吃早餐，10 点以后收摊。"),
        ("客栈", "会员停车 2 小时不收费，超过 2 小时的部分另收费。"),
        ("客栈", "7 天内没拆封的都可以退，不用说理由。"),
        ("客栈", "早餐师傅 4 点就起来揉面了。"),
        ("电车", "车架用了 5 年也没生锈，电池在质保期里换过一次。"),
        ("安装", "首次上门免费检测，后续维修按项目收费，价目表在小程序。"),
        ("书店", "199 一年，平均一个月 16 块多。"),
        ("书店", "离保质期还有 6 个月的罐头，我们先放上架。"),
        ("床垫", "试睡到第 101 晚就不能退了哦。"),
        ("床垫", "烘焙超过 30 天的豆子我们拿去做冷萃课。"),
        # What is not taken back in a case, and what is not so of all.
        ("退款", "入住前 3 天取消全退，前 2 天取消退一半，当天不退。"),
        ("退款", "7 天过了就只能换不能退了。"),
        ("退款", "入住当天取消不退款，实在有急事请联系前台。"),
        ("自带杯", "不是所有门店都能用自带杯减 5 元，下单前问一下店员。"),
        # Ways, and things that everybody knows, beside ours in the sentence; what somebody may spend.
        ("单车", "从市区骑到海边来回 90 公里，S3 还剩两格电。"),
        ("单车", "预算 1000 块的朋友，先看看二手车。"),
        ("助听器", "一枚硬币 6 克多，润声助听器还不到它的一半。"),
        ("助听器", "地铁进站的时候有 90 分贝，先把音量调低。"),
        # What is denied, over, or does something else for so long.
        ("酸奶", "少糖不等于无糖，控糖人群请看营养成分表。"),
        ("奶茶", "双十一已经过去了，那天的买二送一也结束了。"),
        ("音乐", "一天听 4 个小时，两天才需要充一次。"),
        ("音乐", "从杭州到北京 4 个半小时高铁，单次续航听个来回都差不多。"),
        # What is no boast, nor more than a rival's.
        ("耳机", "业内第一次有人把修补贴放进盒子里送，是老师傅提议的。"),
        ("耳机", "全网第一时间发货。"),
        ("耳机", "比起跟山脊比参数，我们更想跟耐心比。"),
        ("耳机", "我们比山脊晚入行八年，慢慢追。"),
    ],
)
def test_good_copy_passes(brand: str, text: str) -> None:
    assert [(f.code, f.quote) for f in found(brand, text)] == []


@pytest.mark.parametrize(
    ("brand", "text", "quote"),
    [
        ("耳机", "X1 已停产，X2 续航 50 小时。", "50 小时"),
        ("耳机", "这一代 X2 续航 50 小时。", "50 小时"),
        ("面包", "小时候的味道，红豆包 6 元一个。", "6 元"),
        ("面包", "刚开业，红豆包 6 元一个。", "6 元"),
        ("面包", "现在我们有 80 家门店，2019 年只有 20 家。", "80 家门店"),
        ("尿裤", "M 码一包 80 片，才 89 元。", "80 片"),
        ("尿裤", "囤两包，每包 80 片。", "80 片"),
        ("尿裤", "芽芽纸尿裤 80 片装，囤两包。", "80 片"),
        ("客栈", "早餐 8:00 开始供应。", "8:00"),
        ("客栈", "10 点半来吃早餐也行。", "10 点半"),
        ("客栈", "会员免费停车超过 2 小时。", "2 小时"),
        ("客栈", "用了也能退，7 天内无理由退货。", "用了也"),
        ("书店", "199 一年，平均一个月 12 块多。", "12 块"),
        ("书店", "罐头保质期 6 个月。", "6 个月"),
        ("床垫", "豆子烘焙后 60 天内使用。", "60 天"),
        ("退款", "一经售出，概不退换。", "概不退换"),
        ("自带杯", "自带杯减 5 元，所有门店都行。", "所有门店"),
        ("客栈", "早餐 5:00 开始。", "5:00"),
        ("电车", "S3 充满只要 3 小时。", "3 小时"),
        ("电车", "用了就知道，电池质保 5 年。", "5 年"),
        ("安装", "首次上门检测收费，安装费另算。", "收费"),
        ("单车", "云屿 S3 来回 150 公里不用充。", "150 公里"),
        ("单车", "预算 1999 元就能拿下 S3。", "1999 元"),
        ("助听器", "润声助听器 1.8 克，一颗花生米的重量。", "1.8 克"),
        ("酸奶", "朴田酸奶不含糖。", "不含糖"),
        ("奶茶", "买二送一结束了，现在买一送三。", "买一送三"),
        ("音乐", "每天只充一次，续航 12 小时。", "12 小时"),
        ("耳机", "业内第一。", "业内第一"),
        ("耳机", "X2 比山脊差不多轻一半。", "比山脊差不多轻一半"),
    ],
)
def test_what_is_not_so_is_found(brand: str, text: str, quote: str) -> None:
    assert quote in [f.quote for f in found(brand, text)]


@pytest.mark.parametrize(
    ("clause", "carries"),
    [
        ("人为损坏的不保，需凭发票办理", True),
        ("人为损坏概不负责，凭发票办理", True),
        ("人为损坏也保，凭发票办理", False),
    ],
)
def test_what_is_left_out_is_told_in_other_words(clause: str, carries: bool) -> None:
    told = ApprovedClaim(
        id="w",
        text=Localized(zh="整机三年质保。"),
        evidence="文件",
        disclaimer=Localized(zh="人为损坏除外，凭发票办理。"),
    )
    brand = Brand(id="b", names=Localized(zh="霁川"), languages=("zh",))
    held = claims.CHECK.compile(Guideline(brand=brand, claims=Claims(approved=(told,))), RESOURCES)
    text = f"整机三年质保，{clause}。"
    run = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), held, RESOURCES)
    assert (run.findings == ()) is carries
