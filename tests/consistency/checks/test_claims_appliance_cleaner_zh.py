"""Chinese copy of a firm that cleans appliances, held to its claims: conditions and promises in people's words."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Finding
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TODAY = dt.date(2026, 11, 23)


def claim(name: str, zh: str, disclaimer: str = "") -> ApprovedClaim:
    told = Localized(zh=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(zh=zh), evidence=f"文件 {name}", disclaimer=told)


CLEANERS = Guideline(
    brand=Brand(id="jl", names=Localized(zh="净里"), languages=("zh",)),
    terms=tuple(Term(id=f"t{n}", preferred=name, kind="product") for n, name in enumerate(("深洗套餐", "快洗套餐"))),
    claims=Claims(
        approved=(
            claim("air", "挂机空调清洗 129 元起。"),
            claim("report", "检测报告 3 小时内出。"),
            claim("move", "提前 12 小时改期免费。"),
            claim("again", "清洗后 14 天内可以免费返工一次。"),
            claim("bags", "深洗套餐免费送除尘袋，最多 6 个。"),
            claim("weekday", "工作日清洗立减 40 元，限深洗套餐。", "活动到 2026 年 12 月 31 日。"),
            claim("central", "中央空调清洗 90 元一个风口，需提前 3 天预约。"),
            claim("store", "配件仓寄存每月 45 元，新客首月半价。"),
            claim("paid", "损坏按价赔付，单台最高 3000 元。"),
            claim("hours", "每天 8:00 到 20:00 上门。"),
            claim("crew", "320 位技师全部是签约员工，不外包。"),
            claim("desk", "松江总部 24 小时接报修。"),
            claim("high", "高空外机清洗 180 元。", "无平台安全费另计。"),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(CLEANERS, RESOURCES)


def found(text: str) -> list[Finding]:
    return list(claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES).findings)


@pytest.mark.parametrize(
    "text",
    [
        # How long before something else is done.
        "提前一周把滤网拆下来晒晒，晒出六大袋灰。",
        # What was done in less than the most that was promised, once.
        "送检之后，一小时四十分报告就出来了。",
        # Who may always call has the same days for what is free; weeks are days.
        "清洗后两周内可以免费返工一次，有异响随时来电。",
        "清洗后 14 天内可以免费返工一次，有异响随时都可以联系我们。",
        # Half of an approved price where half is approved.
        "配件仓寄存每月 45 元，新客第一个月半价，也就是 22.5 元。",
        # A limit behind its figure.
        "除尘袋我们带来，深洗套餐 6 个以内不收钱。",
        "挂机空调清洗 129 元起步，看机器再报价。",
        "挂机空调清洗起步价 129 元。",
        # The end of an offer, without the year; what costs extra, in other words.
        "工作日清洗深洗套餐立减 40 元，到 12 月 31 日为止。",
        "高空外机清洗 180 元，没有平台的要加安全费。",
        "高空外机清洗 180 元。有平台的不收安全费，没有平台安全费另算。",
        # Who is asked nothing else, or something else is without end.
        "客服全天在线，师傅上门前会打电话。",
        "我们会在下单后 24 小时内上门。",
        "清洗中央空调要提前三天约，挂机当天也可以。",
        "深洗套餐送 6 个除尘袋，不够可以自己买，买多少都行。",
        "技师清洗前会用外包装纸箱垫着，我们从不外包，也不用兼职。",
        "跟二十家物业合作，技师上门免登记。",
        # Other things at every place; either of two that no claim tells apart.
        "所有门店都能报修，松江总部 24 小时接报修。",
        "所有门店都不是 24 小时接报修。",
        "不管是旧机还是新机，挂机空调清洗都是 129 元起。",
        "不管快洗套餐还是深洗套餐，技师都戴手套。",
    ],
)
def test_what_keeps_to_the_claims_in_other_words_passes(text: str):
    assert [(f.code, f.quote) for f in found(text)] == []


@pytest.mark.parametrize(
    ("text", "code", "quote"),
    [
        ("检测报告 1 小时就能出来。", "wrong_value", "1 小时"),
        ("中央空调清洗要提前一周预约。", "wrong_value", "一周"),
        ("清洗后免费返工，随时都可以叫我们回来。", "wrong_condition", "随时"),
        ("配件仓寄存每月 45 元，也就是 22.5 元。", "unapproved_number", "22.5 元"),
        ("挂机空调清洗 129 元。", "missing_condition", "129 元"),
        ("工作日清洗深洗套餐立减 40 元，12 月 31 日见。", "missing_disclaimer", "40 元"),
        ("工作日清洗深洗套餐立减 40 元，到 1 月 31 日为止。", "missing_disclaimer", "40 元"),
        ("高空外机清洗 180 元，没有平台也不加安全费。", "wrong_disclaimer", "没有平台也不加安全费"),
        ("高空外机清洗 180 元，没有平台安全费也不用另付。", "wrong_disclaimer", "没有平台安全费也不用另付"),
        # Conditions lifted in people's words.
        ("深洗套餐里除尘袋随便用，用多少都不收钱。", "wrong_condition", "随便用"),
        ("改期没关系，临出门说一声就行，不收费。", "wrong_condition", "临出门说一声就行"),
        ("中央空调清洗不用提前约，今天下午就能来。", "wrong_condition", "不用提前约"),
        ("碰坏了，坏多少赔多少，不设上限。", "wrong_condition", "不设上限"),
        ("全天 24 小时都能上门，凌晨两点也没问题。", "wrong_condition", "全天"),
        ("旺季我们会请合作车队帮忙，技师都经过面试。", "wrong_condition", "合作车队"),
        ("忙不过来的时候，一部分单子会外包给兼职技师。", "wrong_condition", "外包"),
        # What holds of one, given to both or at every place.
        (
            "工作日清洗立减 40 元，不管快洗套餐还是深洗套餐都减，活动到 2026 年 12 月 31 日。",
            "wrong_condition",
            "不管快洗套餐还是深洗套餐",
        ),
        (
            "清洗深洗套餐立减 40 元，无论工作日还是周末都减，活动到 2026 年 12 月 31 日。",
            "wrong_condition",
            "无论工作日还是周末",
        ),
        ("不管挂机还是柜机，空调清洗都是 129 元起。", "wrong_condition", "不管挂机还是柜机"),
        ("六家店全部 24 小时接报修。", "wrong_condition", "六家店全部"),
    ],
)
def test_what_departs_from_the_claims_is_found(text: str, code: str, quote: str):
    assert (f"claims.{code}", quote) in [(f.code, f.quote) for f in found(text)]
