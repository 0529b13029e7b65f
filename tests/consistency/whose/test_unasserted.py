"""What was once, what is not so and what is said of the world is no claim of today."""

from __future__ import annotations

import pytest

from consistency.claims.values.held_figures import is_claim
from consistency.document import parse
from consistency.facts import facts
from consistency.whose.others_things import is_advice, is_of_others
from consistency.whose.unasserted import is_unasserted
from consistency.whose.world_figures import is_of_other_money, is_of_the_world


def unasserted(text: str) -> bool:
    """``text`` marks its figure with brackets."""
    plain = text.replace("[", "").replace("]", "")
    return is_unasserted(plain, text.index("["), text.index("]") - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Last winter our oil cost [£45].",
        "Last winter, our oil cost [£45].",
        "Five years ago, the oil was [£45].",
        "The oil cost [£45] last year.",
        "It used to cost [£45].",
        "The lamp was [15% off] in April.",
        "The fee was [£5] a month until March 2025.",
        "Our warranty is not [one year], not two, but three.",
        "It doesn't cost [£45].",
        "We give you three years instead of [one year].",
        "In October you saved [20% off] every stay.",
        "In 2024 you paid [£12] for it.",
        "No software is [100%] secure.",
        "Nothing is ever [100%] safe.",
        "没有哪款软件能做到 [100%] 安全。",
        "没人敢保证 [100%] 安全。",
        "三年前那瓶精油卖 [198 元]。",
        "三年前，那瓶精油卖 [198 元]。",
        "当年精油卖 [198 元]，如今 320 元。",
        "精油曾卖 [198 元]。",
        "去年这款灯卖 [1,450 元]。",
        "质保不是[一年]，是两年。",
    ],
)
def test_the_past_and_what_is_denied_are_not_asserted(text: str):
    assert unasserted(text)


@pytest.mark.parametrize(
    "text",
    [
        "The oil costs [£45].",
        "Last winter the oil cost £45, and now [£40].",
        "Launched last year, the lamp has a [five-year] warranty.",
        "The oil you loved last year costs [£36].",
        "Not only [30 days], but 90.",
        "[99.95%] uptime in the past 12 months.",
        "[99.95%] uptime in the past year.",
        "过去的 12 个月，可用率 [99.2%]。",
        "Guests who stayed in October save [20%].",
        "No other oil is [100%] organic.",
        "In October you save [20%].",
        "The sale was extended: [25% off] until March 2027.",
        "The lamp was made for [£210].",
        "当年精油卖 198 元，如今 [320 元]。",
        "12 月 7 日以前下单，[198 元]。",
        "过去 [28 天]，我们只做一件事。",
        "我们的质保是不是[一年]？",
    ],
)
def test_what_is_said_of_today_is_asserted(text: str):
    assert not unasserted(text)


@pytest.mark.parametrize(
    ("text", "of_the_world"),
    [
        ("Inflation was 3.8% in October.", True),
        ("Your skin is 64% water.", True),
        ("In 2024 a survey found that 62% of people with dry skin hide it.", True),
        ("Scams cost people in Britain £1.17 billion last year.", True),
        ("Save 10% of your pay.", True),
        ("据国家药监局 2025 年数据，敏感肌人群约占 36%。", True),
        ("上海平均湿度 70%。", True),
        ("国家能源局说，充电桩增长了 36%。", True),
        ("《宠物行业白皮书》显示，养猫人数增长 2.5%。", True),
        ("据统计，超过 60% 的家庭养猫。", True),
        ("冬天电池容量大约会少 20%。", True),
        ("猫的肠道只有体长的 4 倍。", True),
        ("中国消费者协会的数据显示，志愿者使用 28 天后改善 30%。", False),
        ("冬天用它省电 20%。", False),
        ("A survey found that 95% of users recommend it.", False),
        ("According to a study, we cut waste by 40%.", False),
        ("92% of women felt calmer after a week.", False),
        ("It saves 40% of power.", False),
        ("积雪草提取物含量 15%。", False),
        ("数据显示，皮肤水分提升 50%。", False),
    ],
)
def test_a_figure_of_the_world_is_told_from_a_claim(text: str, of_the_world: bool):
    figure = facts(text)[-1]
    assert is_of_the_world(text, figure.start, figure.end) is of_the_world


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The VAT rate is 20%.", True),
        ("Corporation tax is 25% above £250,000.", True),
        ("Salary: £38,000 a year.", True),
        ("£13.85 an hour, 33 days of holiday and a hot meal.", True),
        ("每天 200 元，双休。", True),
        ("We raised £12 million.", True),
        ("A taxi from the station is about £8.", True),
        ("An accountant costs about £150 an hour.", True),
        ("Your invoice for £840 was paid.", True),
        ("You have 3 invoices due this week, worth £1,240.", True),
        ("You owe £300.", True),
        ("月薪 9,000 元，包住。", True),
        ("本轮融资 3 亿元。", True),
        ("电费高峰 1.2 元，低谷 0.4 元。", True),
        ("停车费、洗车费要自己付，城里大约 30 元一次。", True),
        ("清洁费不用你付，全车深度清洗要 30 元一次。", False),
        ("您的账户余额为 35 元。", True),
        ("The room is £35.", False),
        ("A ticket for the ferry costs £14.", False),
        ("Your order over £50 ships free.", False),
        ("Including VAT it costs £35.", False),
        ("我们赔你当次电费的三倍，外加 50 元。", False),
        ("含税价 199 元。", False),
        ("每月只要 14 元。", False),
    ],
)
def test_taxes_wages_services_and_accounts_are_no_prices_of_ours(text: str, others: bool):
    figure = next(fact for fact in reversed(facts(text)) if fact.dimension in ("money", "percent"))
    assert is_of_other_money(text, figure.start, figure.end, claimed="a ticket for the ferry costs £12.") is others


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("国标要求成年猫粮粗蛋白不低于 25%。", True),
        ("车厂一般给电池质保 8 年。", True),
        ("国家标准规定，误差不超过 1%。", True),
        ("他家的车充到 80% 用了 25 分钟。", True),
        ("Your bank charges 3%.", True),
        ("城里一家修车铺的师傅告诉我们，保养一次 800 块。", True),
        ("隔壁老板说，他那儿一把 25 元。", True),
        ("我们一家门店的师傅说，保养一次 800 块。", False),
        ("HMRC says that a penalty is £100.", True),
        ("高于国标要求，粗蛋白 25%。", False),
        ("兽医推荐，鲜肉 95%。", False),
        ("厂家直销 128 元。", False),
        ("我家猫吃的粮 128 元。", False),
        ("Doctors recommend it: 25% zinc.", False),
        ("Unlike your bank, we charge 3%.", False),
    ],
)
def test_what_somebody_else_has_or_asks_is_not_ours(text: str, others: bool):
    figure = facts(text)[-1]
    assert is_of_others(text, figure.start, figure.end) is others


@pytest.mark.parametrize(
    ("text", "advised"),
    [
        ("日常充到 80% 就好。", True),
        ("电量低于 20% 就该找站了。", True),
        ("一天别超过 10 克。", True),
        ("Charging to 80% is enough.", True),
        ("Try not to go below 20%.", True),
        ("每月只要 14 元就好。", False),
        ("从 10% 充到 80% 最快。", False),
        ("Save 20% today.", False),
        ("建议零售价 99 元。", False),
    ],
)
def test_a_measure_that_is_recommended_is_no_claim(text: str, advised: bool):
    figure = facts(text)[-1]
    assert is_advice(text, figure.start, figure.end) is advised


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("See results in 3 days.", True),
        ("三天见效。", True),
        ("The results of our study come out in 3 days.", False),
        ("三天后见。", False),
    ],
)
def test_the_time_in_which_something_works_is_a_claim(text: str, claimed: bool):
    (fact,) = facts(text)
    assert is_claim(parse(text), fact) is claimed
