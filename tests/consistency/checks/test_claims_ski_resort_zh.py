"""Chinese copy of a ski resort, held to its claims: ages, conditions, opening hours, disclaimers in other words."""

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
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, ProhibitedClaim, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TODAY = dt.date(2026, 11, 22)


def claim(name: str, zh: str, disclaimer: str = "", **more: object) -> ApprovedClaim:
    told = Localized(zh=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(zh=zh), evidence=f"文件 {name}", disclaimer=told, **more)  # type: ignore[arg-type]


RESORT = Guideline(
    brand=Brand(id="yl", names=Localized(zh="云岭滑雪场"), languages=("zh",), competitors=("雪盟",)),
    terms=tuple(
        Term(id=f"t{n}", preferred=name, kind="product")
        for n, name in enumerate(("日场票", "季票", "亲子课", "成人课"))
    ),
    claims=Claims(
        approved=(
            claim("day", "日场票 260 元。"),
            claim("season", "季票 1,980 元。"),
            claim("wax", "雪板蜡 12 块 96 元。"),
            claim("hot", "暖宝宝 40 片 60 元。"),
            claim("coaches", "教练平均从业 7 年，人数 45 名。"),
            claim("early", "早鸟季票立减 200 元。", "仅限新会员，活动至 2026 年 12 月 5 日。"),
            claim("grade", "中级道通过国家一级认证。", valid_from=dt.date(2025, 1, 1), expires=dt.date(2026, 9, 30)),
            claim("refund", "未使用的雪票 3 天内可退。"),
            claim("lost", "雪票丢失可补办一次。", "凭本人身份证办理。"),
            claim("again", "近六成学员第二年会再来。"),
            claim("everywhere", "季票全国雪场通用。"),
            claim("bus", "满 500 元免费接送，次日确认车次。", "长白山、阿勒泰线路除外。"),
            claim("pause", "季票每年可暂停 2 次，每次最长 20 天。"),
            claim("student", "学生日场票 160 元，凭学生证购买。"),
            claim("hours", "雪场每天 9 点到 17 点营业。"),
            claim("chat", "客服顾问每天 8 点到 20 点在线。"),
            claim("lesson", "单板体验课 99 元。", "每人限一次，须提前一天预约。"),
            claim("thermos", "购票送保温杯一个。", "每人限领一份，不与其他优惠同享。"),
            claim("alone", "年满 14 周岁可独自上中级道。"),
            claim("parent-class", "亲子课适合 48 月龄起的孩子。", "须有一位家长陪同。"),
            claim("grown-class", "成人课适合 12 周岁以上的学员。", "心脏病患者不宜参加。"),
            claim("real-snow", "全部雪道用天然雪。", "新雪不足时补造雪。"),
            claim("skis", "雪具押金 300 元。", "每人限租两套，新疆、内蒙古、吉林站点除外。"),
        ),
        prohibited=(
            ProhibitedClaim(
                id="safe",
                phrases={
                    "en": (),
                    "zh": (
                        *("零事故", "不含任何隐形消费", "包会", "三天学会"),
                        *("治好膝盖", "增强免疫力", "防感冒", "可降解"),
                    ),
                },
                reason=Localized(zh="没有依据。"),
            ),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(RESORT, RESOURCES)


def found(text: str) -> list[Finding]:
    run = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES)
    return [f for f in run.findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # An age from which something is allowed.
        ("年满 12 周岁可独自上中级道。", "年满 12 周岁"),
        ("十岁以上可以独自上中级道。", "十岁"),
        ("亲子课，满三十六个月的孩子就能上，须有一位家长陪同。", "满三十六个月"),
        # A claim of few words is made by all of its text; of two alike the one of the thing that is named.
        ("冬天来云岭，全部雪道用天然雪。", "冬天来云岭，全部雪道用天然雪。"),
        ("成人课适合 12 周岁以上的学员。", "成人课适合 12 周岁以上的学员。"),
        # A number of the disclaimer in Chinese numerals.
        ("雪具押金 300 元，每人限租三套，新疆、内蒙古、吉林站点除外。", "三套"),
        # A piece, a day: only what the price comes to.
        ("暖宝宝合一片九毛。", "九毛"),
        ("季票一天不到九块。", "九块"),
        # Conditions of a disclaimer, kept or turned in other words.
        ("雪票丢失可补办一次，不用本人身份证。", "不用本人身份证"),
        ("单板体验课 99 元，不用预约，每人限一次。", "不用预约"),
        ("教练从业 12 年。", "12 年"),
        # Superlatives of a region or the trade with what they are of between; a competitor's faults; a share in tenths.
        ("云岭滑雪场是东北雪质最好的雪场。", "东北雪质最好"),
        ("业内教练水平最高的雪场。", "业内教练水平最高"),
        ("雪盟的教练都是临时工。", "雪盟的教练都是临时工"),
        ("八成学员第二年会再来。", "八成"),
        ("剩下的 30% 去了别的雪场。", "30%"),
        # What holds of one thing, said of another, alone or in one list; prices exchanged.
        ("日场票全国雪场通用。", "日场票全国雪场通用。"),
        ("日场票、季票都全国雪场通用。", "日场票、季票都全国雪场通用。"),
        ("日场票 1,980 元，季票 260 元。", "1,980 元"),
        # A price with no unit.
        ("我买了张季票，才 1680，真值。", "1680"),
        ("日场票 210 一张。", "210"),
        # Conditions, lifted in the words of people.
        ("不限金额，都免费接送。长白山、阿勒泰线路除外。", "不限金额"),
        ("用过的雪票也能退。", "用过的雪票也"),
        ("季票想停几次停几次。", "想停几次"),
        ("学生日场票 160 元，不看学生证。", "不看学生证"),
        # Things that a disclaimer leaves out: one of them forgotten, or let in again.
        ("满 500 元免费接送，长白山线路除外。", "长白山"),
        ("满 500 元免费接送，长白山、阿勒泰也送。", "长白山、阿勒泰也送"),
        # Hours of doors, told apart by open and close, and lifted altogether.
        ("每天 7 点开门。", "7 点"),
        ("雪场营业到晚上十点。", "晚上十点"),
        ("雪场 24 小时开放。", "24 小时"),
        ("客服顾问全天在线。", "全天"),
        # Prohibited wording: none, surely, able, with digits, and as what comes of it.
        ("在云岭绝不会出事故。", "绝不会出事故"),
        ("没有任何隐形消费。", "没有任何隐形消费"),
        ("一个下午保证会。", "保证会"),
        ("3 天学会单板。", "3 天学会"),
        ("练一冬，膝盖都好了。", "膝盖都好了"),
        ("滑雪的孩子抵抗力更强。", "抵抗力更强"),
        ("告别感冒，从滑雪开始。", "告别感冒"),
        ("雪板套可以自然降解。", "可以自然降解"),
        ("涨价前下单，季票只要 1,680 元。", "1,680 元"),
        ("2023 年，季票 1,680 元。", "1,680 元"),
        ("云岭的季票比雪盟的季票便宜。", "比雪盟的季票便宜"),
    ],
)
def test_what_a_resort_may_not_say_is_found(text: str, quote: str):
    assert quote in [f.quote for f in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "满 14 岁可以独自上中级道。",
        "十四岁以上可独自上中级道。",
        "未满 14 周岁不可独自上中级道。",
        "会员里 60 岁以上的有一百多位。",
        "暖宝宝合一片一块五。",
        "季票合一天二十二块。",
        "早鸟季票立减 200 元，仅限新会员，活动至 2026 年 12 月 5 日。",
        "中级道的国家一级认证今年九月底到期了，正在复审。",
        "中级道曾在 2025 年通过国家一级认证，证书已于 2026 年 9 月 30 日到期。",
        "用过的雪票不能退，没用的三天内都能退。",
        "雪票丢失可补办一次，带上本人的身份证。",
        "购票送保温杯一个，一人只能领一份，不能和别的优惠一起用。",
        "小何教练从业 11 年，陈老师教了二十年单板。",
        "雪盟的季票是 2,380 元，各有各的好。",
        "隔壁温泉馆一位 128 元。",
        "涨价前季票是 1,780 元，去年调的。",
        "还记得 2019 年，我们才 12 名教练。",
        "先加 40 克雪蜡，再放 15 克松节油。",
        "雪场早上九点就开门，下午五点关。",
        "东北今天是入冬以来最冷的一天。",
        "吉林人最多的地铁站在火车站。",
        "近六成学员第二年会再来，六成多是带着孩子来的。",
        "三成功力，七成雪质。",
        "初级班 | 9:30 至 10:30",
        "集训营一共五天，每天 8:30—11:30。",
        "年满 18 周岁、有稳定收入的居民可以申请雪具分期。",
        "两个入口的营业时间不同，急救 24 小时只在山下。",
        "剩下的 40% 去了别的雪场，我们打电话问过原因。",
        "日场票不能全国通用，季票全国雪场通用。",
        "日场票、季票分别 260 元、1,980 元。",
        "日场票 260 元，季票 1,980 元，全国雪场通用的是季票。",
        "满 500 元免费接送，长白山和阿勒泰线路除外。",
        "满 500 元免费接送，长白山、阿勒泰都不送。",
        "用过的雪票不能退，没用过的可以。",
        "学生日场票 160 元，要带学生证。",
        "她才 19，已经滑了 12 年。",
        "跑了 42 一圈，摔了三次。",
        "每天 9:00—17:00，雪场开放。",
        "元旦当天 7 点开门。",
        "索道 8 点半开始检修。",
        "晚上十点以后只有压雪车在跑。",
        "膝盖没好利索，先别上雪道。",
        "能不能防感冒？不能，穿暖和点。",
        "雪板套不能降解，请放进其他垃圾桶。",
        "单板体验课 99 元，每人限一次，要提前一天预约。",
        "雪靴穿了 8 个月就磨坏了。",
        "亲子课适合 48 月龄起的孩子，须有一位家长陪同。",
        "雪具押金 300 元，每人限租两套，新疆、内蒙古、吉林站点除外。三个人一起来也行。",
        # Hours and ages of other things share no more than the words of hours and of people.
        "失物热线周一至周五 10 点到 16 点。",
        "满 36 个月的孩子请戴好头盔。",
        "10 周岁以上的成人和孩子都请系好安全带。",
    ],
)
def test_what_a_resort_may_say_passes(text: str):
    assert [(f.code, f.quote) for f in found(text)] == []
