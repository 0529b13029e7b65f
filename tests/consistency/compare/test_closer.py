"""What the closer reading makes of copy that leaves out what its reader knows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.compare.closer.reader import closer_reader
from consistency.compare.normal_form import normal
from consistency.document import parse
from consistency.statements.read import read_statements


def read(text: str, *others: str) -> list[tuple[str, str]]:
    """Kind and written value of everything in ``text``, a piece of a campaign with ``others``."""
    closer = closer_reader([text, *others])
    return [(s.kind, normal(s)) for s in read_statements(parse(text), closer) if s.kind != "promise"]


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("Give eighteen pounds.", ("£18",), ("money", "GBP 18")),
        ("In our spring menu. Four fifty. Lovely.", ("£4.50",), ("money", "GBP 4.5")),
        ("The one in the chair is three ninety-five.", ("£395",), ("money", "GBP 395")),
        ("下期账单立减新币 20 元。", (), ("money", "SGD 20")),
        ("You get a $20 credit.", ("减新币 20 元",), ("money", "SGD 20")),
        ("账单减 20 元（港币）。", (), ("money", "HKD 20")),
        ("配捐最高 50 万，人人有份。", ("80 元",), ("money", "CNY 500000")),
        ("平日 1680，周末 2080。", ("1680 元",), ("money", "CNY 2080")),
        ("switch before 30 nov, keep your number", (), ("date", "11-30")),
        ("发团：3/6、3/20、4/10", (), ("date", "03-20")),
        ("两个班期：4 月 14 日、10 月 6 日。", (), ("date", "10-06")),
        ("12 月 10 日开售，15 日截止。", (), ("date", "12-15")),
        ("折扣：1/15—1/24", (), ("date", "01-24")),
        ("Children from 8 up can come.", (), ("quantity", "8 years old")),
        ("Any day except Tuesday.", (), ("weekday", "Mon, Wed, Thu, Fri, Sat, Sun")),
        ("We don’t deliver on Sundays or Mondays.", (), ("weekday", "Tue, Wed, Thu, Fri, Sat")),
        ("除周二外每天营业。", (), ("weekday", "Mon, Wed, Thu, Fri, Sat, Sun")),
        ("Ships June 2027.", (), ("date", "2027-06")),
        ("Lodges, sleeping six, have a stove.", (), ("count", "6")),
        ("周六周日都不开。", (), ("weekday", "Mon, Tue, Wed, Thu, Fri")),
        ("闭馆前一小时：周五 20:00。", (), ("weekday", "Fri")),
        ("4/10（周六）出发", (), ("date", "04-10")),
        ("每月 8 号、18 号、28 号是会员日。", (), ("date", "18 day of the month")),
        ("Wave C leaves at twenty to ten.", (), ("time", "09:40")),
        ("Doors shut at five past six.", (), ("time", "06:05")),
        ("How many people can use it?\n\nUp to five.", (), ("count", "5")),
        ("Children under 1.2 m enter free.", (), ("quantity", "120 cm")),
        ("晚上开到9pm哦", (), ("time", "21:00")),
        ("It is five pounds twenty a portion.", ("£5.20",), ("money", "GBP 5.2")),
        ("Delivery is two ninety-nine.", ("£5",), ("money", "GBP 2.99")),
        ("周一只要9块9。", (), ("money", "CNY 9.9")),
        ("日常价两千四百九十九。", ("￥2499",), ("money", "CNY 2499")),
        ("均价 2.38 万，欢迎品鉴。", ("212 万元",), ("money", "CNY 23800")),
        ("中杯 18 大杯 21", ("18 元",), ("money", "CNY 21")),
        ("家庭票 44 瑞郎。", (), ("money", "CHF 44")),
        ("全马 1400 元。", ("NT$1,400",), ("money", "TWD 1400")),
        ("86p of every pound goes into the rooms.", (), ("percentage", "86 %")),
        ("首付一成半。", (), ("percentage", "15 %")),
        ("每 100 元返 2 元。", (), ("percentage", "2 %")),
        ("店铺满三百减五十。", (), ("offer", "300 −50")),
        ("£10 off when you spend £60.", (), ("offer", "60 −10")),
        ("New members pay half for the first month.", (), ("discount", "−50 %")),
        ("Kids under sixteen don't pay a penny.", (), ("quantity", "16 years old")),
        ("8 至 12 岁。", (), ("quantity", "8–12 years old")),
        ("18 级就能去。", (), ("quantity", "18 level")),
        ("First visit: three quarters of an hour.", (), ("duration", "45 min")),
        ("Cancel until a week before you arrive.", (), ("duration", "7 days")),
        ("The laser is covered for three years, the machine for two.", (), ("duration", "24 months")),
        ("Our lines are open 9 to 5.", (), ("time", "09:00")),
        ("Live class every Tuesday.", (), ("weekday", "Tue")),
        ("每周二至周四开放。", (), ("weekday", "Tue, Wed, Thu")),
        ("The museum is closed on Mondays.", (), ("weekday", "Tue, Wed, Thu, Fri, Sat, Sun")),
        ("周一休息。", (), ("weekday", "Tue, Wed, Thu, Fri, Sat, Sun")),
        ("From the twentieth of February.", (), ("date", "02-20")),
        ("6 月底前都有效。", (), ("date", "06-30")),
        ("五月最后一天截止。", (), ("date", "05-31")),
        ("Frozen until the end of 2028.", (), ("date", "2028-12-31")),
        ("Price rises? Not before 2029.", (), ("date", "2028-12-31")),
        ("We have done this since 1998.", (), ("date", "1998")),
        ("We close for the whole of November.", (), ("date", "11")),
        ("It packs 2,400 cases an hour.", (), ("count", "2400 /h")),
        ("The machine manages 40 cases a minute.", (), ("count", "2400 /h")),
        ("一条河，四十盏灯。", (), ("count", "40")),
        ("适合 3 至 6 人。", (), ("count", "3–6")),
        ("The flat has two to three bedrooms.", (), ("count", "2–3")),
        ("两三天发货。", (), ("duration", "2–3 days")),
        ("二十五六分钟就到。", (), ("duration", "25–26 min")),
        ("手臂伸直一米四五。", (), ("quantity", "145 cm")),
        ("全长两小时一刻钟。", (), ("duration", "135 min")),
        ("周日不开，别跑空。", (), ("weekday", "Mon, Tue, Wed, Thu, Fri, Sat")),
        ("家庭版一年 89.99 刀。", ("$89.99",), ("money", "USD 89.99")),
        ("下期账单减 20 元（新币）。", (), ("money", "SGD 20")),
        ("It is one hundred and eighty-nine thousand eight hundred yuan.", (), ("money", "CNY 189800")),
        ("直播间下单送清洁液 1 瓶。", (), ("count", "1")),
        ("The journey takes 2 h 15 min.", (), ("duration", "135 min")),
        ("三居两个半月交付。", (), ("duration", "2.5 months")),
        ("Everything is a third off.", (), ("discount", "−33.3 %")),
        ("3 for 2 on all socks.", (), ("offer", "2+1")),
        ("可分 24 期，免息。", (), ("duration", "24 months")),
        ("A case of a dozen bottles.", (), ("count", "12")),
        ("1.4m copies sold.", (), ("count", "1400000")),
        ("19,90 €", (), ("money", "EUR 19.9")),
        ("零下 18 度。", (), ("quantity", "-18 °C")),
        ("Open on weekdays.", (), ("weekday", "Mon, Tue, Wed, Thu, Fri")),
        ("Out on Halloween.", (), ("date", "10-31")),
        ("How many presets are there? Five, plus manual.", (), ("count", "5")),
        ("The screen measures thirteen point eight inches.", (), ("quantity", "35.05 cm")),
        ("It carries thirteen point eight kilos.", (), ("quantity", "13800 g")),
        ("身高一米四五就能玩。", (), ("quantity", "145 cm")),
        ("一米四的床。", (), ("quantity", "140 cm")),
        ("走了三公里半。", (), ("quantity", "3.5 km")),
        ("两年半质保。", (), ("duration", "30 months")),
        ("两斤半的鱼。", (), ("quantity", "1250 g")),
        ("Age limit: 79", (), ("quantity", "79 years old")),
        ("For travellers up to 79.", (), ("quantity", "79 years old")),
        ("Minimum age 18.", (), ("quantity", "18 years old")),
        ("到店立减 300。", ("￥2499",), ("money", "CNY 300")),
        ("Two hours and a quarter, with one interval.", (), ("duration", "135 min")),
        ("All in, 2¼ hrs.", (), ("duration", "135 min")),
        ("每一百元里，八十二元用在现场。", (), ("percentage", "82 %")),
        ("Of every pound, 82p goes to the field.", (), ("percentage", "82 %")),
        ("坐高 53 公分。", (), ("quantity", "53 cm")),
        ("今年预计2,600人次。", (), ("count", "2600")),
        ("This year there's room for 24.", (), ("count", "24")),
        ("Crew is for up to eight of you.", (), ("count", "8")),
        ("We teach no more than 24 to a class.", (), ("count", "24")),
        ("Small groups: six at most.", (), ("count", "6")),
        ("Recommended for fourteen and up.", (), ("quantity", "14 years old")),
        ("Under 30? This night is yours.", (), ("quantity", "30 years old")),
        ("Under-26s pay less.", (), ("quantity", "26 years old")),
        ("12月龄以上可以吃。", (), ("duration", "12 months")),
        ("适合 6个月—4岁。", (), ("duration", "6 months")),
        ("Seats are thirty-six, twenty-six and fifteen pounds.", ("£36",), ("money", "GBP 26")),
        ("Two hundred and fifty pounds.", ("£250",), ("money", "GBP 250")),
        ("大陆两年质保。", (), ("duration", "24 months")),
        ("学费240镑。", (), ("money", "GBP 240")),
        ("半打 $158。", ("HK$168",), ("money", "HKD 158")),
        ("大杯二十三。", ("21 元",), ("money", "CNY 23")),
        ("50ml 现在是368。", ("¥348",), ("money", "CNY 368")),
        ("四个人268。", ("298 元",), ("money", "CNY 268")),
        ("129就包邮啦。", ("99 元",), ("money", "CNY 129")),
        ("演出票要另外买，四十一位。", ("40 元",), ("money", "CNY 40")),
        ("Keep it on for 22 hours a day.", (), ("duration", "22 h")),
        ("下昼两点退房。", (), ("time", "14:00")),
        ("9.16 周四见。", (), ("date", "09-16")),
        ("6.5—6.20 到店。", (), ("date", "06-20")),
        ("全包 1388 起。", ("1288 元起",), ("money", "CNY 1388")),
        ("最多十个孩子。", (), ("count", "10")),
        ("You need to be between 25 and 75.", (), ("quantity", "25–75 years old")),
        ("Sold in a box of ten.", (), ("count", "10")),
        ("199 减 40。", (), ("offer", "199 −40")),
        ("早上七点二十出发。", (), ("time", "07:20")),
        ("朝早七点二十出发。", (), ("time", "07:20")),
        ("VND 250000 per night.", (), ("money", "VND 250000")),
        ("We're open till 10 tonight.", (), ("time", "10:00")),
        ("隐藏款概率 1/144。", (), ("quantity", "144 odds")),
        ("We admit four of every hundred.", (), ("percentage", "4 %")),
        ("Tell us a month before.", (), ("duration", "1 months")),
        ("1 月 8 日，周一闭馆。", (), ("weekday", "Tue, Wed, Thu, Fri, Sat, Sun")),
        ("Previews on 4, 5 and 6 March.", (), ("date", "03-05")),
        ("23 – 24 – 25 JULY 2027", (), ("date", "2027-07-23")),
        ("It is two metres fourteen long.", (), ("quantity", "214 cm")),
        ("20:00—24:00", (), ("time", "24:00")),
        ("Kids under ten come free.", (), ("quantity", "10 years old")),
        ("You are now over 65.", (), ("quantity", "65 years old")),
        ("带走28一斤。", ("25 元/斤",), ("money", "CNY 28")),
        ("Bundle and save a fifth.", (), ("discount", "−20 %")),
        ("手续费千分之六。", (), ("percentage", "0.6 %")),
        ("五一开业！", (), ("date", "05-01")),
        ("5月21、22日。", (), ("date", "05-22")),
        ("Open weekdays nine to six.", (), ("time", "06:00")),
        ("一个班最多八个人。", (), ("count", "8")),
        ("双十一开业！", (), ("date", "11-11")),
        ("Open weekdays half nine till six.", (), ("time", "09:30")),
        ("四米二的车。", (), ("quantity", "420 cm")),
    ],
)
def test_what_copy_leaves_out_is_read(text, others, expected):
    assert expected in read(text, *others)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It weighs five pounds.", "money"),
        ("Over 40 destinations.", "quantity"),
        ("五十块一张。", "count"),
        ("In March we moved.", "time"),
        ("Support answers 24 hours a day, seven days a week.", "duration"),
        ("Do you have somebody over 60 in your family?", "quantity"),
        ("评分 4.8 分。", "date"),
        ("2027，我们来了。", "money"),
        ("十二点一英寸。", "time"),
        ("Fifty for one ear, seventy for the pair.", "offer"),
    ],
)
def test_what_copy_says_in_full_is_not_guessed_at(text, kind):
    assert kind not in [k for k, _ in read(text)]


@pytest.mark.parametrize(("text", "bound"), [("去年赔了十二万多件。", "from"), ("去年赔了十二万件。", "")])
def test_some_more_than_an_amount_is_a_least(text, bound):
    (told,) = [s for s in read_statements(parse(text), closer_reader([text])) if s.kind == "count"]
    assert told.value.bound == bound


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        "0123456789 .,-–:£$€¥元块万成折岁级周日一二三十百千半月年 to of the half Monday under pounds quid", max_size=50
    )
)
def test_any_text_is_read_without_an_error(text: str):
    statements = read_statements(parse(text), closer_reader([text]))
    assert all(s.start < s.end for s in statements)
