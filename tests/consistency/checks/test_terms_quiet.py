"""Ordinary marketing sentences, full of near misses, on which no check on words may say anything."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims, packs, terms, typography
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load

ENGLISH = """
Come in on Saturday and try the camera in the dark room at the back.
We open at 10:30 and close at 19:00, every day but Monday.
Watch the aurora over Tromsø from your hotel window.
She has photographed weddings for twelve years.
The first step is to wipe the lens with a soft cloth.
Our stores in Paris, Berlin and Shanghai share one repair desk.
Thank you to the 2 million people who sent us a picture last year.
Bring your old phone and we will copy everything across.
At last, a quiet evening with friends and a good meal.
Your photos stay on your phone unless you share them.
The queue outside was two streets long by nine o'clock.
A cold snap is on the way, so keep your batteries warm.
Know your consumer rights before you buy anything online.
It was a snap decision, and we never looked back.
Our designers took their colours from stones on the beach.
Put it in a waterproof case before the boat trip.
Send us a picture of the lights in your street.
Subscribe to hear when the next workshop opens.
Chapter 3 explains how light falls on a face.
You can pick up your order at gate B12 from Friday.
The workshop has room for 12 people and lasts all afternoon.
Version 2.0 of the app brings a darker menu.
We are hiring three engineers and a writer in Lyon.
Ask for Lena at the counter; she speaks four languages.
The best man forgot the rings, and we have the picture.
Take the number 9 tram to the old harbour.
The museum shows her work until 14 March 2027.
Every print is signed on the back.
Write to us within 14 days and tell us what you think.
His grandfather ran a camera shop on this corner for forty years.
Blue hour lasts about twenty minutes in June.
Put the phone on the table, tilt it and wait.
We met three times in two weeks and drank a lot of coffee.
The walk to the lighthouse is 5 km and takes an hour.
Do you shoot in colour or in black and white?
The old bridge, half hidden in the fog, was worth the climb.
Her pictures have hung in Tokyo, in Oslo and in our kitchen.
Frame the shot, breathe out, then press.
Nobody noticed the photographer, and that was the point.
Choose from three colours: ink, sand and moss.
Children under six come in free.
We print on paper from a mill in Austria.
Sign in once, and your albums follow you.
Around ten people asked the same question.
He likes the grain of old film and the smell of the darkroom.
Leave the flash at home tonight.
The talk begins at half past seven in room 101.
Tell us where you were when the lights went out.
We plant a tree for each phone that comes back to us.
There is no rush; the exhibition runs all winter.
Read the manual, or ask us; both work.
A good picture starts with a good question.
The team answers in English, German and Chinese.
Rain or shine, the market opens at dawn.
I am 100% sure she said Tuesday.
Our newsletter has a new look and the same two editors.
Hold the phone level and let the horizon do the rest.
Light a candle, move closer and wait for the smile.
The second edition corrects a date on page 40.
People leave comments, and we read each one of them.
They bestowed the prize on a student from Leeds.
In Norway the aurorae come and go like weather.
We resized the gallery so that it loads faster on trains.
Look for the green door beside the bakery.
The interest in night walks grows every autumn.
Her advice was simple: go out and look.
Save the address, then come and say hello.
We never said it would be easy, only worth it.
Photographers from nine cities sent us their streets at night.
Lumen is a unit of light, and so is the candela.
"""

CHINESE = """
周六下午来店里，亲手试拍今晚的街灯。
门店每天 10:30 开门，19:00 打烊，周一休息。
第一步，先用软布擦干净镜头。
这是她第一次在舞台上唱歌。
最后一班地铁开走以后，站台安静下来。
最近我们在整理去年的来信。
最终解释权不重要，重要的是把话说清楚。
我们希望最大化每一束光的价值。
最好带一件外套，江边的风有点凉。
他拍了十年照片，从不催促模特。
感谢去年给我们寄来照片的 200 万位朋友。
带上旧手机，我们帮你把资料搬过去。
极光在北欧的夜空里缓缓展开。
激光笔请不要对着眼睛。
小时候，外婆家的院子里有一棵石榴树。
下雨天，老街的石板路会映出灯光。
第一个到店的朋友可以先选位置。
展览持续到 2027 年 3 月 14 日。
你可以在设置里关闭提示音。
她一边拍，一边和摊主聊天。
这趟列车每半小时一班。
工作坊名额 12 人，下午两点开始。
请在周五之前回复这封邮件。
我们在上海、成都和西安各有一家维修点。
照片背面有摄影师的签名。
孩子们围着桌子，等蜡烛点亮。
唯有热爱，能让人坚持早起。
你唯一要做的，就是按下快门。
客服说中文、英文和德文。
打开相册，找到那张没发出去的照片。
先看光从哪里来，再决定站在哪里。
雾散了一半，桥露了出来。
春天的第一场雨落在屋檐上。
百折不挠的人，运气都不会太差。
折叠椅放在门口，随便坐。
一家人围在一起吃饭，比什么都好。
我们把说明书改薄了，也改清楚了。
这本册子第 40 页的日期印错了，抱歉。
把手机放平，等地平线自己说话。
留言我们每一条都会看。
她说话很慢，但每一句都算数。
蓝调时刻只有二十分钟左右。
你喜欢彩色，还是黑白？
从码头走到灯塔，大约五公里。
第二版修正了三处错字。
秋天一到，夜里散步的人就多了。
旧城改造之后，巷子里多了几家小店。
这家面馆开了四十年，味道没有变。
我们种了一片树，在城市的北边。
保持好奇，是一种生活方式。
讲座七点半开始，请提前十分钟入场。
告诉我们，停电那晚你在哪里。
纸张来自奥地利的一家老厂。
颜色有三种：墨、沙、苔。
没有人注意到摄影师，这正是他想要的。
请走绿色的门，旁边是面包店。
夜间模式会在晚上十点自动打开。
银行门口的路灯坏了两天。
他站在全国地图前，指了指家乡。
最初的草图画在一张餐巾纸上。
最多可以带两位朋友一起来。
至少留出一个下午，慢慢看。
首先选一个安静的角落，其次等光。
万一下雨，活动改到室内。
顶层有露台，可以看到江。
国家图书馆的灯亮到很晚。
这条路是城里第一批铺好的柏油路。
她是我最好的朋友。
极力推荐你坐在靠窗的位置。
把绝大多数的杂物都收起来，画面就干净了。
"""

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
GUIDELINE = load(story.guideline_path())
CHECKS = [
    (check, check.compile(GUIDELINE, RESOURCES)) for check in (terms.CHECK, claims.CHECK, packs.CHECK, typography.CHECK)
]  # type: ignore[arg-type]
SENTENCES = [line for text in (ENGLISH, CHINESE) for line in text.strip().splitlines()]


def said(text: str) -> list[tuple[str, str]]:
    document, copy = parse(text), Copy(text, as_of=dt.date(2026, 12, 1))
    results = [check.run(document, copy, compiled, RESOURCES) for check, compiled in CHECKS]
    return [(finding.code, finding.quote) for result in results for finding in result.findings]


def test_there_are_enough_sentences_of_both_languages():
    assert len(ENGLISH.strip().splitlines()) >= 60
    assert len(CHINESE.strip().splitlines()) >= 60


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_ordinary_sentence_is_left_alone(sentence: str):
    assert said(sentence) == []


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_together_they_are_left_alone_as_well(text: str):
    assert said(text.strip()) == []
