"""Chinese copy of a maker of appliances and of a bakery, held to their claims: what passes, and what is found."""

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


def product(name: str) -> Term:
    return Term(id=f"t{len(name)}{ord(name[-1])}", preferred=name, kind="product")


APPLIANCES = Guideline(
    brand=Brand(id="qy", names=Localized(zh="青屿"), languages=("zh",), competitors=("海鸣",)),
    terms=(product("青屿 T5"), product("青屿 T5 Ultra"), product("青屿 K2")),
    claims=Claims(
        approved=(
            claim("t5", "青屿 T5 售价 1,299 元。"),
            claim("t5-ultra", "青屿 T5 Ultra 售价 1,899 元。"),
            claim("t5-force", "青屿 T5 水压 60,000 Pa。"),
            claim("t5-ultra-force", "青屿 T5 Ultra 水压 90,000 Pa。"),
            claim("ultra-run", "青屿 T5 Ultra 标准模式下续航最长 150 分钟。"),
            claim("washer", "洗衣机整机保修 6 年。"),
            claim("oven", "烤箱整机保修 1 年。"),
            claim("returns", "签收后 10 天内可以无理由退货。", "已拆封的刷头、滤网等耗材除外。"),
            claim("brush", "刷头约 90 天换一次。"),
            claim("price-kept", "官方旗舰店购买享 20 天价保。"),
            claim("subsidy", "国补按成交价的 15% 补贴，每件最高补 300 元。", "国补资格以当地政策为准。"),
            claim("trade", "以旧换新最高抵 400 元。", "旧机须能通电，以检测结果为准。"),
        ),
        prohibited=(
            ProhibitedClaim(
                id="germ",
                phrases={"en": (), "zh": ("杀灭病毒", "缓解鼻炎", "零噪音")},
                reason=Localized(zh="没有依据。"),
            ),
        ),
    ),
)
BAKERY = Guideline(
    brand=Brand(id="ml", names=Localized(zh="麦垄"), languages=("zh",), competitors=("酥町",)),
    terms=(product("海盐吐司"), product("黑麦贝果")),
    claims=Claims(
        approved=(
            claim("toast-s", "海盐吐司小份 18 元。"),
            claim("toast-l", "海盐吐司大份 26 元。"),
            claim("bagel-s", "黑麦贝果小份 12 元。"),
            claim("toast-kcal", "海盐吐司小份热量 310 千卡。"),
            claim("bagel-kcal", "黑麦贝果小份热量 240 千卡。"),
            claim("salt", "海盐吐司每份含盐 1.2 克。"),
            claim("fresh", "面包出炉后 8 小时内售完，过时下架。"),
            claim("stores", "麦垄在全国有 208 家门店，全部直营。"),
            claim("members", "麦垄会员超过 300 万人。"),
            claim("card", "储值卡充 300 元送 40 元。", "赠送金额不可提现，自到账起 90 天内有效。"),
            claim("refund", "储值卡未用完的本金随时可退，5 个工作日内到账。"),
            claim("gift", "任意三份送帆布袋一个，共 6 款。", "款式随机，送完为止。"),
            claim("friday", "每周五会员日，会员第二份半价。"),
        ),
        prohibited=(
            ProhibitedClaim(
                id="slim", phrases={"en": (), "zh": ("减肥", "降火", "养胃")}, reason=Localized(zh="普通食品。")
            ),
        ),
    ),
)
BRANDS = {"器": APPLIANCES, "面": BAKERY}


@cache
def compiled(brand: str) -> CompiledClaims:
    return claims.CHECK.compile(BRANDS[brand], RESOURCES)


def found(brand: str, text: str) -> list[Finding]:
    run = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(brand), RESOURCES)
    return [f for f in run.findings if f.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize(
    ("brand", "text", "quote"),
    [
        # The value of another size or thing excuses nothing.
        ("面", "海盐吐司小份 26 元。", "26 元"),
        ("面", "早餐来一份大份海盐吐司，才 18 块。", "18 块"),
        ("面", "海盐吐司，小份，一份 240 千卡。", "240 千卡"),
        ("器", "烤箱整机保修 6 年。", "6 年"),
        ("器", "洗衣机保修一年。", "一年"),
        # The model alone, as people say it.
        ("器", "T5 水压 90,000 Pa。", "90,000 Pa"),
        ("器", "T5 Ultra 只要 1,299 元。", "1,299 元"),
        # Wording that is denied is not what is offered, nor a question that is answered with yes.
        ("面", "每天一份黑麦贝果，减肥不挨饿。", "减肥"),
        ("面", "想减肥，就得吃黑麦贝果。", "减肥"),
        ("面", "有人问能不能降火，能，吃一份就知道。", "降火"),
        ("面", "谁吃谁养胃。", "养胃"),
        ("器", "想缓解鼻炎，关键是靠青屿 T5。", "缓解鼻炎"),
        # How many there are, in any order of words.
        ("面", "麦垄全国门店突破 400 家。", "400 家"),
        ("面", "门店已达到 300 家。", "300 家"),
        ("面", "会员突破 500 万，谢谢你们。", "500 万"),
        ("面", "600 万会员的早餐。", "600 万"),
        # Units that somebody must have approved.
        ("面", "抹茶可颂每个热量 280 千卡。", "280 千卡"),
        ("面", "每份含钙 120 毫克。", "120 毫克"),
        # What an offer needs, changed in the offer itself.
        ("面", "任意五份送帆布袋一个，款式随机，送完为止。", "五份"),
        # A top-up is one offer of two sums.
        ("面", "储值卡充 300 送 60，赠送金额不可提现，自到账起 90 天内有效。", "充 300 送 60"),
        ("面", "储值卡充一百送四十，赠送金额不可提现，自到账起 90 天内有效。", "充一百送四十"),
        # Prices as they are called out and posted.
        ("器", "T5 Ultra 今晚一千六百九十九带走。", "一千六百九十九"),
        ("面", "海盐吐司小份 20r，真的香。", "20"),
        # Conditions that are lifted in people's words.
        ("面", "每天都是会员日，会员第二份半价。", "每天都"),
        ("面", "会员每份半价，周五来。", "每份半价"),
        ("器", "以旧换新直接抵，上不封顶，旧机须能通电，以检测结果为准。", "不封顶"),
        # Superlatives of a town, and beside a competitor whatever our model is called.
        ("面", "杭州最好吃的吐司。", "杭州最好吃"),
        ("面", "全城第一，天天现烤。", "全城第一"),
        ("器", "跟海鸣比，青屿 T5 续航更长。", "跟海鸣比，青屿 T5 续航更长"),
        ("器", "和海鸣相比，T5 Ultra 噪声小一半。", "和海鸣相比，T5 Ultra 噪声小一半"),
        # What is said of whose shops they are, and for how long a price is kept.
        ("面", "麦垄在全国有 208 家门店，其中一半是加盟伙伴开的。", "加盟"),
        ("器", "官方旗舰店下单都有价保的，45 天内降价，退差价。", "45 天"),
        # Sums in 块.
        ("面", "海盐吐司小份只要 20 块。", "20 块"),
        ("面", "大份海盐吐司三十块一份。", "三十块"),
        # A refusal of everything, in any words.
        ("器", "签收了就不能退货。", "不能退货"),
        ("面", "储值卡一经售出，概不退换。", "概不退换"),
        ("面", "卡里的钱退不了。", "退不了"),
        # Lengths of time of two parts.
        ("器", "青屿 T5 Ultra 标准模式下续航最长四个半小时。", "四个半小时"),
        ("器", "烤箱整机保修两年半。", "两年半"),
    ],
)
def test_what_a_brand_may_not_say_is_found(brand: str, text: str, quote: str):
    assert quote in [f.quote for f in found(brand, text)]


@pytest.mark.parametrize(
    ("brand", "text"),
    [
        ("面", "海盐吐司小份 18 元，大份 26 元。"),
        ("器", "烤箱整机保修一年，洗衣机保修六年。"),
        # The claim's own disclaimer, said as a sentence; goods that nobody may send back.
        ("器", "已拆封的刷头、滤网不支持退货。"),
        ("器", "刷头、滤网这类耗材开了就不退了。"),
        ("器", "我们不支持退货的，只有已拆封的耗材。"),
        ("器", "定制刻字的机器不支持无理由退货。"),
        ("面", "赠送的 40 元不退。"),
        ("面", "本金随时退，送的钱不退。"),
        ("面", "生鲜不支持退货。"),
        # The model alone, as people say it.
        ("器", "T5 一千二百九十九块，T5 Ultra 一千八百九十九块，差六百块，别多花这六百块。"),
        ("器", "青屿 T5 Ultra 贵 600 元，续航更长。"),
        # Prohibited wording that is told of, denied and asked.
        ("面", "有顾客问能不能降火，我们说不能，它就是面包。"),
        ("面", "能不能养胃？它只是面包。"),
        ("面", "说吃面包能减肥的都是骗人的。"),
        ("面", "市场监管部门提醒：普通食品不得宣传减肥、降火、养胃等功效。"),
        ("面", "要减肥，还得管住嘴、迈开腿。"),
        ("面", "小林最近在减肥，午饭只吃鸡胸肉。"),
        ("面", "减肥第 9 天，允许自己吃一片。"),
        ("器", "谁说一遍就能杀灭病毒，别信。"),
        ("器", "想缓解鼻炎，得靠医生，没有哪台机器做得到。"),
        # How many somebody bought is not what an offer needs; how many there were in a year is not how many there are.
        ("面", "两份吐司，三个人，吃了一上午。"),
        ("面", "帮我留五份，六点来拿。"),
        ("面", "2021 年突破 100 家，今年不急。"),
        ("面", "慢跑半小时大约消耗 200 千卡，一碗米饭大约 230 千卡。"),
        ("面", "储值卡充 300 元送 40 元，赠送金额不可提现，自到账起 90 天内有效。"),
        ("面", "海盐吐司小份 18r，大份 💰26。"),
        ("器", "T5 一千二百九十九带走。"),
        ("面", "杭州第一家店开在河坊街，今天是杭州最冷的一天。"),
        # An approved share of an approved price, less what it may be at most.
        ("器", "T5 Ultra 一千八百九十九，国补 15% 本来是两百八十四块八五，没到三百。国补资格以当地政策为准。"),
        ("器", "T5 国补后 1,104.15 元，国补资格以当地政策为准。"),
        # What others are paid, what everybody knows the size of, and one of something else.
        ("器", "2016 年三个人凑了 60 万元，第一台样机漏水，赔了 800 元。"),
        ("器", "差价 120 元会退回原来的付款方式，运费先垫付，12 元以内报销。"),
        ("器", "一度电五毛六。一根头发直径大约 0.07 毫米，图书馆要求低于 40 分贝。"),
        ("面", "一片培根大约有 310 千卡？没有那么多，一个鸡蛋大约 50 克。"),
        # 块 that count goods.
        ("器", "你要的 3 块滤网和两块刷板已经发出。"),
        ("面", "切了两块磅礴蛋糕卷，送你 4 块小饼干。"),
        ("面", "盘子里三块司康，两块原味，一块抹茶。"),
        # Lengths of time of two parts.
        ("器", "青屿 T5 Ultra 标准模式下续航最长两个半小时。"),
        ("器", "青屿 T5 Ultra 标准模式下续航最长两小时三十分钟。"),
        ("器", "青屿 T5 Ultra 标准模式下续航最长 2 小时半。"),
        # One of anything links nothing.
        ("器", "滤网一个月洗一次。"),
        ("器", "我们每半年开一次用户会。"),
        ("面", "无盐渍味，每份里有核桃。"),
    ],
)
def test_what_a_brand_may_say_passes(brand: str, text: str):
    assert [(f.code, f.quote) for f in found(brand, text)] == []
