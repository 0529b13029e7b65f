"""Promises that one piece makes and another takes back, in whatever words, and ways that exclude each other."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.parsed import parse_assets
from consistency.compare.worded.denials import denials
from consistency.compare.worded.opposites import opposites_that_differ
from consistency.compare.worded.stances import stances_that_differ
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder

ENCODER = make_encoder("bundled", long_lived=False)


def listened(*texts: str):
    return parse_assets([Asset(f"a{i}", f"a{i}", Copy(text)) for i, text in enumerate(texts)], ENCODER)


def topics(*texts: str) -> set[str]:
    assets = listened(*texts)
    return {d.topic for d in (*stances_that_differ(assets), *opposites_that_differ(assets, ENCODER))}


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        ("Parking is free for guests.", "停车费自理。", "parking"),
        ("Can I move my booking? Free of charge.", "Changing the date costs £25.", "rebooking"),
        ("Cash only at the gate.", "Cards only on the day.", "cash_or_card"),
        ("一人一座，没有站票。", "座满可站。", "seated_or_standing"),
        ("学费含单人间。", "学费含双人间。", "private_or_shared"),
        ("Nothing to eat for 8 hours before.", "无需空腹，请正常吃早饭。", "fasting"),
        ("旧咖啡机抵300元，任何品牌。", "旧咖啡机抵300元，限本品牌。", "any_make"),
        ("寄养房24小时有人。", "寄养房夜里无人，有摄像头。", "attended"),
        ("晚点超过15分钟，赔你一张券。", "晚点属路况原因，概不赔付。", "late_is_paid"),
        ("整机两年，只换不修。", "整机坏了寄回来修。", "replaced_or_repaired"),
        ("低龄班须家长陪同。", "低龄班无需家长陪同。", "accompanied"),
        ("The talk: no need to reserve, just walk in.", "讲座要先在网上约。", "walk_in"),
        ("The fee includes lunch, drinks and insurance.", "保险需另购。", "insurance"),
        ("Wi-Fi? Included.", "Wi-Fi costs €5 a day.", "wifi"),
        ("培训免费。", "Operator training is charged separately.", "training"),
        ("Get your money back.", "拆开就不能退了。", "refund"),
        ("30 天内不满意，我们给您退。", "过敏也不支持退款。", "refund"),
        ("月卡想停就停。", "There is a six-month contract.", "contract"),
        ("只看身份证，不用地址证明。", "还要带上地址证明。", "address_proof"),
        ("No deposit.", "A deposit of £200 is required.", "deposit"),
        ("无需预约。", "Do I need an appointment? Yes.", "reservation"),
        ("Smoking is allowed on the terrace.", "No smoking anywhere.", "smoking"),
        ("Tickets may be passed on to a friend.", "门票不可转赠。", "transfer_of_ticket"),
        ("没有月租。", "月租 20 元。", "monthly_fee"),
        ("Life jackets are included.", "Life jackets are £4 extra.", "the jacket"),
        ("加珍珠不要钱。", "加珍珠另收 2 元。", "the 珍珠"),
        ("We go ahead rain or shine.", "遇雨顺延。", "rain"),
        ("仅限主卡。", "附属卡也可以参加。", "supplementary_card"),
        ("Each pot is thrown by hand.", "机器制作，每件一致。", "hand_or_machine"),
        ("Closed on 31 December.", "12 月 31 日正常营业。", "day 12-31"),
        ("Open on bank holidays.", "Closed on bank holidays.", "day holidays"),
        ("Is there parking?\n\nYes, at £8 a night.", "Parking spaces, free for guests", "parking"),
        ("Can I change my booking?\n\nOnly for a fee of €10.", "Change your booking free of charge.", "rebooking"),
        ("**试听要钱吗？** 收 49 元。", "试听：每周六 15:00，免费。", "trial"),
        ("门票：免费，须提前一天预约", "门票 30 元。", "admission"),
        ("How do I pause?\n\nA: For a fee of £2.", "Skip a week, it costs nothing.", "pausing"),
        ("Can I bring the dog?\n\nSorry, guide dogs only.", "Dogs travel free on deck.", "pets"),
        ("Can I leave when I want?\n\nNot in the first year.", "No contract.", "contract"),
        ("Three months minimum.", "There is no minimum term.", "contract"),
        ("It is not gluten-free.", "Gluten-free.", "gluten"),
        ("付费版不提供免费试用。", "Try any paid plan free for one month.", "trial"),
        ("只能退一半。", "开课前可全额退款。", "refund"),
        ("You will need a letter from your GP.", "No referral needed.", "referral"),
        ("There is no need to book.", "需要预约吗？\n\n需要，请提前一天。", "reservation"),
        ("活动不用报名。", "入场需提前预约。", "reservation"),
        ("We ask for 10% up front.", "零定金。", "deposit"),
        ("旧床垫不收，得自己处理。", "旧床垫送货时我们顺手帮您带走。", "removal"),
        ("免费刻字。", "We'll engrave your initials for ¥50.", "engraving"),
        ("If after the first evening it isn't for you, we give you everything back.", "学费不退。", "refund"),
        ("Skip, pause or cancel whenever you like.", "Three-month minimum.", "contract"),
        ("Dogs are welcome everywhere except the café.", "Can I bring the dog?\n\nAssistance dogs only.", "pets"),
        ("Can a friend pick up my number?\n\nYes, with your passport.", "须本人到场。", "by_proxy"),
        ("Suitable during pregnancy.", "怀孕期间不能用。", "pregnancy"),
        ("面料可机洗。", "不可以机洗，请送干洗店。", "machine_wash"),
        ("The pan is dishwasher-safe.", "The pan is not dishwasher-safe.", "dishwasher"),
        ("票品一经售出概不退换。", "开演前 7 天以上免费退票，之后不支持退票。", "refund"),
        ("Tickets are non-refundable.", "If your plans are cancelled by us, tickets can be refunded.", "refund"),
        (
            "Q: does it auto renew?? asking for a friend\nA: It does, every year.",
            "It does not renew by itself.",
            "renews_itself",
        ),
        ("不用带电脑。", "电脑要自己带。", "bring_along"),
        ("旧床垫免费拉走。", "The old mattress can be taken away for RMB 150.", "removal"),
        ("You may move your dates once.", "特惠票不得改期。", "rebooking"),
        ("Up to three initials, free.", "刻字 30 元。", "engraving"),
        ("下雨也跑。", "The race is cancelled in heavy rain.", "rain"),
        ("先到先得，不抽签。", "拼的是抽签。", "first_come_or_draw"),
        ("保修可以转给别人吗？\n\n可以。", "前提是第一任车主。", "later_owner"),
        ("桂花拿铁新老顾客同享。", "桂花拿铁今明两天仅限会员。", "who_may"),
        ("If plans change, tickets can't be swapped.", "You can swap your tickets.", "exchange"),
        ("取消要收足首晚房租。", "You can cancel without charge.", "cancellation"),
        ("教材要另外买。", "£220 with the book.", "materials"),
        ("The kids travel half price.", "Children under 18 travel free.", "children"),
        ("We haven't asked for a card.", "需要先绑定信用卡。", "card"),
        ("充电头盒里没有，要另买。", "With the 80 W charger in the box.", "charging_point"),
        ("We only take back bags that are still sealed.", "We refund the bag, opened or not.", "opened_returns"),
        ("开了袋就不能退了。", "开封也可退。", "opened_returns"),
        ("Unused miles expire in June.", "Unused miles roll over.", "left_over"),
        ("Are dogs allowed?\n\nAssistance dogs only, sorry.", "Dogs are welcome.", "pets"),
        ("Is there a contract?\n\nYes, twelve months.", "A rolling plan, leave whenever you like.", "contract"),
        ("狗不好带进来的。", "狗子也能进。", "pets"),
        ("We refund bags as long as the seal is intact.", "We refund bags, even opened.", "opened_returns"),
    ],
)
def test_what_one_piece_promises_and_another_takes_back_is_told(one, other, topic):
    assert topic in topics(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Breakfast is included.", "Dinner costs £30."),
        ("没绝育的猫不收。", "第二只猫半价。"),
        ("No added sugar.", "All three are vegan, and none of them has added sugar."),
        ("30 days free, no card needed.", "Take cards for 1.4% plus 20p."),
        ("Tickets cost £22.", "Every tenth ticket is free."),
        ("没有站票，一人一座。", "对号入座。"),
        ("讲座需要预约。", "讲座须在网上约。"),
        ("Free delivery.", "Return postage is paid by you."),
        ("Delivery is free on orders over £50.", "Delivery costs £4."),
        ("Delivery is free over £50, otherwise delivery costs £4.", "Free delivery."),
        ("Fragrance-free.", "Delivery is free."),
        ("Parking? Included.", "停车免费。"),
        ("No card needed.", "No credit card required."),
        ("Feel free to ask for a refund.", "Full refund within 14 days."),
        ("首月免月租。", "月租 20 元。"),
        ("入住前 7 天可免费取消。", "入住前七天。"),
        ("Can't make it? You'll get the recording.", "The talk is recorded."),
        ("Tea is free.", "Cake costs £3."),
        ("Closed on Mondays except bank holidays.", "Open on bank holidays."),
        ("Fresh fish every day.", "Our frozen yoghurt has a new flavour."),
        ("Rooms with a private bathroom.", "Shared bathroom or private bathroom, as you like."),
        ("What you cannot use will be refunded.", "Tickets may be refunded."),
        ("新疆补运费 40 元，其他地方都包邮。", "全国包邮，新疆补运费 40 元。"),
        ("学生半价。", "students ¥20 · under 12 free"),
        ("教材不用另买。", "Books are included."),
        ("Included are breakfast for two and HK$400 to spend.", "Breakfast included."),
        ("基础版 46 项 ¥599", "零基础也能学。"),
        ("The audio guide is free with your ticket.", "Tickets cost £9."),
        ("每单含物品保障。", "每单不送保险。"),
        ("Our own team, no subcontractors.", "Fitted by our own team."),
        ("1.2 米以下儿童谢绝入场。", "孩子一米二以上可以。"),
        ("It will be under the tree.", "Not suitable for children under three."),
        ("No change of planes.", "Free changes until the day before."),
        ("Two brush heads in the box.", "Brush heads cost $19."),
        ("The refill costs £3, otherwise £5.", "Refills are £4."),
        ("先付300定金。", "定金 200 元。"),
        ("头盔免费用。", "头盔押金200元，用完退还。"),
        ("Helmets are free.", "Helmet deposit £20, returned at the end."),
        ("A$0 deposit.", "零定金。"),
        ("改签不收手续费。", "可免费改签。"),
        ("Tours included.", "A tour for £14."),
        ("We cannot take anyone under 18.", "Children welcome."),
        ("Postage is free.", "Postage on one-off bags is £3."),
        ("旧床垫不收。", "旧床垫我们没办法带走。"),
        ("风雨无阻。", "下雨也跑，打雷才可能取消。"),
        ("拆封后不支持退货。", "开演前 7 天以上可退款，之后一概不退。"),
        ("签证：我们出录取信，费用自理。", "The visa is not covered."),
    ],
)
def test_other_things_cases_and_the_same_in_other_words_are_no_contradiction(one, other):
    assert topics(one, other) == set()


def test_the_same_things_narrowed_down_in_two_ways_differ_in_whatever_order_they_are_told():
    page = "整车 4,599 元（不含电池），电池月租 59 元。"
    assert topics(page, "电池月租 59 元。") == set()


def test_each_side_is_quoted_with_the_thing_and_what_is_said_of_it():
    (each,) = stances_that_differ(listened("Parking costs £5.", "Good news: parking is free.", "停车免费。"))
    assert [s.quote for s in each.sides] == ["Parking costs £5", "parking is free", "停车免费"]
    assert [s.value for s in each.sides] == ["no", "yes", "yes"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bus stops at the harbour gate.", "The bus does not stop at the harbour gate."),
        ("保护壳支持无线充电。", "戴着保护壳无法无线充电。"),
        ("保护壳支持无线充电。", "保护壳不支持无线充电。"),
        ("The strap fits the older watches.", "The strap does not fit the older watches."),
    ],
)
def test_the_same_clause_with_a_not_is_told(one, other):
    assert denials(listened(one, other), ENCODER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bus stops at the harbour gate.", "The bus does not stop at the museum hill."),
        ("Fits every jar in the kitchen.", "Does not scratch the jar."),
        ("会员可以带一位朋友。", "朋友不能代领会员礼。"),
        ("机场店除外。", "机场店不参加。"),
        ("Knows where frameless glass ends.", "无框玻璃也能识别边缘。"),
        ("存包免费。", "存包不收费。"),
        ("手术前随时退。", "手术没做之前都能退。"),
        ("Two dogs per pitch stay for nothing.", "Two dogs per pitch are welcome here."),
        ("不添加酒精与香精。", "没有酒精也没有香精。"),
        ("未开封保质期很长。", "未开封可以放很久。"),
        ("去年没喝到的白桃乌龙。", "白桃乌龙今年回来。"),
        ("Online gallery no later than six weeks after the wedding.", "Online gallery weeks after the wedding day."),
        ("The rain cover", "The rain cover is not part of the bike."),
        ("The bus stops at the harbour gate.", "The bus stops at the harbour gate. The night bus does not stop there."),
        ("Not only students may join the evening class.", "Students may join the evening class."),
    ],
)
def test_a_not_of_something_else_is_no_denial(one, other):
    assert denials(listened(one, other), ENCODER) == []
