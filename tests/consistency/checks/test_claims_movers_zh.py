"""Chinese copy of a removal firm, held to its claims: what is asked, put off, reckoned up, told of long ago."""

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
TODAY = dt.date(2026, 11, 23)


def claim(name: str, zh: str, disclaimer: str = "") -> ApprovedClaim:
    told = Localized(zh=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(zh=zh), evidence=f"文件 {name}", disclaimer=told)


MOVERS = Guideline(
    brand=Brand(id="wd", names=Localized(zh="稳达搬家"), languages=("zh",), competitors=("快驴搬家",)),
    terms=tuple(Term(id=f"t{n}", preferred=name, kind="product") for n, name in enumerate(("小面", "日式搬家"))),
    claims=Claims(
        approved=(
            claim("small", "小面搬一趟 198 元。"),
            claim("full", "日式搬家 1880 元。"),
            claim("survey", "下单后 24 小时内上门勘测。", "法定节假日顺延。"),
            claim("weight", "每箱限重 25 公斤。"),
            claim("again", "85% 的顾客愿意再找我们。", "来自 900 份回访问卷。"),
            claim("live", "每周一、周三晚 7 点直播讲收纳。"),
            claim("replay", "收纳课回放 1 年内可看。"),
            claim("new", "首次下单立减 30 元。", "限首次下单的顾客，仅限小程序预约，每个手机号限一次。"),
            claim("member-day", "每周三会员日搬家 8 折。"),
            claim("collect", "每周五下午回收旧纸箱。"),
            claim("hours", "门店每天 10 点到 21 点营业。"),
            claim("visit", "上门讲解免费。", "城外路线除外。"),
            claim("ratio", "每 6 名师傅配一名队长。"),
            claim("age", "年满 18 周岁可以预约。"),
            claim("notice", "预约后 15 分钟内回电。"),
            claim("card", "凭会员卡预约免排队。"),
            claim("instalments", "费用支持 6 期免息分期。", "须经银行审批。"),
        ),
        prohibited=(
            ProhibitedClaim(
                id="never",
                phrases={"en": (), "zh": ("除甲醛", "零损坏", "零甲醛", "降低血压", "恢复视力", "年薪翻倍")},
                reason=Localized(zh="没有依据。"),
            ),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(MOVERS, RESOURCES)


def found(text: str) -> list[Finding]:
    run = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES)
    return [f for f in run.findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    "text",
    [
        # Asked without a question mark, and answered no.
        "有人问，纸箱能不能除甲醛。不能，纸箱就是纸箱。",
        "常有顾客来问，我们会不会零损坏。不会，我们做不到。",
        # The evening of a weekday is no length of time.
        "收纳课的直播周一周三两晚都有，看回放也行。",
        "每周一、周三晚 7 点直播讲收纳。",
        # By how much something is put off.
        "因为下雪，上门勘测顺延两天。",
        "原定的上门勘测推迟 3 天。",
        "路上堵，上门勘测会晚两天，这三天下单的都已电话告知。",
        # Shares that make up the whole with an approved one.
        "85% 的顾客愿意再找我们，10% 说要看价钱，5% 没有回答。来自 900 份回访问卷。",
        # Instalments of several prices, in one list.
        "日式搬家 1880 元、小面搬一趟 198 元，都能分 6 期，每期分别是 314 元和 33 元。须经银行审批。",
        # Of the first of ours, as a paragraph goes on to tell.
        "2016 年，第一家门店开在巷口。搬一趟收 40 元，还管一顿午饭。",
        # What ours costs us, what it costs more than others', what those who work for us get.
        "我们算过一笔账：油费四十二块，师傅工钱八十块，车子折旧二十块，剩下的才是利润。",
        "小面一趟 198 元，比我家楼下的搬家公司贵二十块。",
        "招师傅，计件每天 300 到 500 元，另有高温补贴。",
        # What somebody was asked for, in a story, and what was counted of others.
        "老人家的相框散了，师傅拿胶粘好，只收了她 5 块钱胶水钱。",
        "摸底发现，约四成住户三年没有搬过家。",
        # What there is on the market, what the reader has left, what the hired get, how far a thing came to harm.
        "搬家公司的价目表，一趟从 90 到 600 元都有。",
        "你去年充的余额，还剩 86 元，不用着急。",
        "招夜班师傅 6 名，每小时 32 元，管一顿夜宵。",
        "看到你说的书架了，左边的腿歪了 3 厘米，我们先来修。",
        # A recipe, and the speed at which a recording is played.
        "贴标签自己调浆糊：30 克面粉，200 毫升水，小火煮三分钟。",
        "收纳课可以开 1.5 倍速看。",
        # Conditions of a disclaimer, and what else may be done elsewhere.
        "首次下单立减 30 元，限首次下单的顾客，仅限小程序预约，每个手机号限一次。预约后到店、电话都能改时间。",
        "首次下单立减 30 元。限首次下单的顾客，仅限小程序预约，每个手机号限一次。新老师傅都会戴工牌。",
        # That there is none of something, denied, and the smell of it.
        "没有一点甲醛味的箱子，是晾过三天的。",
        "谁敢说一点甲醛都没有？我们不敢。",
        "一点甲醛都没有的纸箱不存在。",
        # What is told to come of something, denied, in another's way and of something else.
        "搬个家而已，血压没有降下来。",
        "想让血压降下来，还得少吃盐多走路。",
        "血压低了要当心头晕。",
        "公司今年营收翻倍。",
        # What a disclaimer leaves out, by what it costs.
        "上门讲解免费，城外路线除外。",
        "上门讲解免费，城外路线要另收费。",
        # Superlatives asked of another's, or answered with nobody.
        "全国最快的搬家公司是谁？没有标准答案。",
        "全国最堵的路在哪里？答案是北京三环。",
        # Other days, of other things, for once, or moved.
        "每周三会员日搬家 8 折，每周五有收纳课。",
        "每周五直播抽奖。",
        "这周五晚 7 点加一场直播讲收纳。",
        "本周三会员日改到周四，搬家 8 折。",
        # How many there are for one, of others and in a story.
        "一名队长只带 6 个人。",
        "每 20 名队长有一名经理。",
        "一名队长带十名师傅，忙了整整三天。",
        "每 6 名师傅里有一名是女队长。",
        # Hours in another notation, and of others.
        "门店每天上午 10 点到晚上 9 点营业。",
        "门店每天 10:00 开门，晚上 9 点关门。",
        "楼下的菜场 6 点到 18 点营业。",
        "商场 9 点半就开门，我们等到 10 点。",
        # Of what age, for something else.
        "暑期班 8 周岁以上可以预约。",
        "年满 16 周岁的孩子可以跟车。",
        "年满 60 周岁的老人，请家人代为预约。",
        "满 18 周岁才能预约。",
        # A competitor, told of.
        "快驴搬家昨天发了新车，连螺丝都没有拧错一颗。",
    ],
)
def test_offers_nothing_and_contradicts_nothing(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("有人问，纸箱能不能除甲醛。能，放心用。", "除甲醛"),
        ("收纳课回放两晚内可看。", "两晚"),
        ("上门勘测要等 48 小时。", "48 小时"),
        ("上门勘测三天内一定完成。", "三天"),
        ("小面搬一趟从 90 元起，都有优惠。", "90 元"),
        ("招募体验官 100 名，每人返 50 元。", "50 元"),
        ("85% 的顾客愿意再找我们，11% 说要看价钱。来自 900 份回访问卷。", "11%"),
        ("日式搬家都能分 6 期，每期分别是 310 元和 20 元。须经银行审批。", "20 元"),
        ("2016 年，第一家门店开在巷口。现在搬一趟收 240 元。", "240 元"),
        ("2016 年，第一辆车上路。小面搬一趟 158 元。", "158 元"),
        ("稳达比隔壁的店便宜 15 块。", "15 块"),
        ("每箱含 30 克除湿豆，200 毫升水。", "30 克"),
        ("首次下单立减 30 元，到店、电话、小程序都可以用，每个手机号只有一次。", "到店、电话、小程序都可以用"),
        ("首次下单立减 30 元，限首次下单的顾客，仅限小程序预约，每个手机号不限次数。", "不限次数"),
        ("纸箱里什么甲醛都没有放。", "什么甲醛都没有放"),
        ("胶带一点甲醛都不含。", "一点甲醛都不含"),
        ("胶水不含半点甲醛。", "不含半点甲醛"),
        ("睡够了，血压慢慢降下来了。", "血压慢慢降下来"),
        ("屋里亮堂，视力也恢复了。", "视力也恢复了"),
        ("当队长，工资翻一番。", "工资翻一番"),
        ("上门讲解免费，城外路线也不收费。", "城外路线也不收费"),
        ("上门讲解免费，城外路线不用另付钱。", "上门讲解免费，城外路线不用另付钱。"),
        ("全国最快的搬家公司是谁？答案就在你手机里。", "全国最快"),
        ("中国最好的收纳课是什么样？稳达给出答案。", "中国最好"),
        ("每周五会员日搬家 8 折。", "每周五"),
        ("每周六下午回收旧纸箱。", "每周六"),
        ("每周二、周四晚 7 点直播讲收纳。", "每周二、周四"),
        ("每 4 名师傅配备一名队长带队。", "每 4 名师傅配备一名队长"),
        ("每三位师傅就有一位队长。", "每三位师傅就有一位队长"),
        ("一名队长最多带十名师傅。", "一名队长最多带十名"),
        ("年满 16 周岁就能预约。", "年满 16 周岁"),
        ("16 周岁以上的孩子都可以预约。", "16 周岁"),
        ("门店每天 9 点到 22 点营业。", "22 点"),
        ("门店 9:00-21:00 营业。", "9:00"),
        ("快驴搬家就是拿生锈的车糊弄人。", "快驴搬家就是拿生锈的车糊弄"),
        ("快驴搬家连个箱子都没有。", "快驴搬家连个箱子都没有"),
    ],
)
def test_is_still_held_to_what_is_approved(text: str, quote: str) -> None:
    assert quote in [f.quote.strip() for f in found(text)]
