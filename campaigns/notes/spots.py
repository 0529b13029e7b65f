"""Names by where they stand in hasty notes: behind an arrow, a box or @, in brackets with a date, among those there.

What stands there is a name whatever it looks like: small letters (@lou), nicknames (丽丽, 燕姐), initials (Sam B).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigns.notes.names import DAY_WORD
from campaigns.notes.people import EVERYBODY, NOBODY
from campaigns.notes.wording import is_third_person, is_verb
from consistency.nlp.scripts import HAN, has_han
from consistency.word_lists import word_set

_LATIN = r"[A-Z][a-z]+(?:\s[A-Z]\b)?"
_ANYBODY = rf"(?:{_LATIN}|[{HAN}]{{2,3}})"
_NICKNAME = re.compile(rf"[小老阿][{HAN}]|[{HAN}][姐哥]|([{HAN}])\1")
_NO_NICKNAMES = word_set(
    """
    小组 小程 小红 小时 小编 小家 小朋 小学 小众 小数 小年 小图 小票 小样 小区 小店 小结 小额 小号 小心 小型 小雪
    小寒 小暑 老师 老板 老客 老家 老数 老众 老顾 老人 老款 老版 老店 老图 老旧 老是 阿里 阿姨 大家 常常 刚刚 天天
    谢谢 人人 慢慢 好好 多多 看看 试试 聊聊 谈谈 等等 渐渐 妈妈 爸爸 宝宝 奶奶 爷爷 姐姐 哥哥 弟弟 妹妹 太太 星星
    往往 仅仅 偏偏 统统 通通 层层 种种 个个 样样 处处 时时 事事 步步 默默 悄悄 想想 走走 逛逛 说说 问问 找找 改改
    催催 盯盯 对对 查查 发发 写写 拍拍 剪剪 学学 哈哈 嗯嗯 年年 月月 周周 款款 件件 双双 家家 户户 娃娃 猫猫 狗狗
    满满 暖暖 甜甜 空姐 帅哥 表姐 表哥
    """
)
_NO_LATIN = word_set(
    """
    all also anyone booked closed done everyone finally finance first fri legal live mon next new nobody not now ok
    open parked please sat settled so sun tbc tbd then thu tue wed who later
    """
)
_AHEAD = r"(?=\s*(?:$|[,，;；(（]|->|=>|→))"
_BEHIND_ARROW = re.compile(rf"(?:->|=>|→)\s*(?P<list>{_ANYBODY}(?:\s*[+＋&/、和]\s*{_ANYBODY})*){_AHEAD}", re.MULTILINE)
_JOINED = re.compile(r"\s*[+＋&/、和]\s*")
_BOXED = re.compile(rf"^[ \t]*[-*]?\s*\[[ xX]?\].*[(（](?P<name>{_LATIN})(?:[,，][^()（）]*)?[)）]", re.MULTILINE)
_MENTIONED = re.compile(rf"(?<![\w.])@(?P<name>[a-z][a-z]+\b|[{HAN}]{{2}})")
_PAIR = re.compile(r"^\W*(?P<one>[a-z]{2,})\s*\+\s*(?P<two>[a-z]{2,})\s+(?P<verb>[a-z]+)\b", re.MULTILINE)
_PAIR_OF_NICKNAMES = re.compile(rf"(?P<one>[{HAN}]{{2}})\s*[+＋]\s*(?P<two>[{HAN}]{{2}})(?=\s*[:：，,→-])")
_BY_LATIN = re.compile(r"(?:由|请|让|交给)\s?(?P<name>[A-Z][a-z]+)(?![A-Za-z0-9_])")
_AH_LATIN = re.compile(r"(?P<name>[小老阿][A-Z][a-z]+)")
_HEADS = re.compile(rf"^\W*(?P<name>[{HAN}]{{2}})\s*[:：]\s*$", re.MULTILINE)
"""A line of its own above what somebody does."""
_ASKED = re.compile(rf"(?:^|(?<=[.!?]\s))(?P<name>{_LATIN}),\s+(?:could|can|would|will|please)\b", re.MULTILINE)
_ASKED_CHINESE = re.compile(
    rf"(?:^|(?<=[。！!]))\s*(?P<name>[{HAN}]{{2,3}})[，,]\s*(?:麻烦|辛苦|拜托|请)[你您]", re.MULTILINE
)
_LABELLED = re.compile(
    rf"^\W*(?:(?:old |new )?A[IP]|actions?|todo)\s*:\s*(?P<list>{_LATIN}(?:\s*[/+&]\s*{_LATIN})*)(?=\s*[-–—:])",
    re.MULTILINE,
)
_DATED_BRACKET = re.compile(
    rf"[(（](?P<name>[{HAN}]{{2,3}})[，,、]\s*(?:\d|[今明后本下][天周日]|周|月底)[^()（）]*[)）]"
)
_THERE = re.compile(
    r"(?:^|\s)(?:人|到|在场|到场|there|here|attending)\s*[:：]\s*(?P<list>[^\n]+)$", re.IGNORECASE | re.MULTILINE
)
_ON_THE_CALL = re.compile(
    rf"(?:^|[-–—:(,]\s*)(?P<list>{_LATIN}(?:\s*(?:[,&+]|\band\b)\s*{_LATIN})+)\s+(?:(?:were|all)\s+)?"
    r"(?:on\s+(?:the\s+)?(?:phone|call|line|zoom|video)|in\s+the\s+room|present|dialled\s+in)\b",
    re.MULTILINE,
)
"""Those who were there, at the end of a heading: Dee, Lars, Vik on phone."""
_MYSELF = re.compile(rf"我[(（](?P<name>[{HAN}]{{2,3}})[)）]")
_OFTEN = re.compile(rf"(?:^|[，,。！!；;：:@+＋、和由请让找→>（(—\s-])(?P<name>[{HAN}]{{2}})", re.MULTILINE)
_PEOPLE = 2
"""Times a nickname must head a clause where nothing else says that it is one."""


def learn(notes: str) -> list[str]:
    """The names that ``notes`` put where only a name stands, in the order found, each once."""
    return list(dict.fromkeys(name for name in _found(notes) if _may_be(name)))


def _found(notes: str) -> Iterator[str]:
    for listed in (*_BEHIND_ARROW.finditer(notes), *_LABELLED.finditer(notes)):
        yield from (name for name in _JOINED.split(listed["list"]) if not has_han(name) or _NICKNAME.fullmatch(name))
    for pattern in (_BOXED, _MENTIONED, _BY_LATIN, _AH_LATIN, _ASKED, _ASKED_CHINESE, _DATED_BRACKET, _MYSELF):
        for found in pattern.finditer(notes):
            yield found["name"]
    for pair in _PAIR.finditer(notes):
        if is_verb(pair["verb"]):
            yield from (pair["one"], pair["two"])
    for pair in _PAIR_OF_NICKNAMES.finditer(notes):
        both = (pair["one"], pair["two"])
        if any(_NICKNAME.fullmatch(name) for name in both):
            yield from both
    for found in _THERE.finditer(notes):
        bare = re.sub(r"[(（][^()（）]*[)）]", " ", found["list"])
        for piece in re.split(rf"[,，、;；&]|(?<=[{HAN}])\s+", bare):
            if re.fullmatch(rf"{_LATIN}|[{HAN}]{{2,3}}", piece.strip()):
                yield piece.strip()
    for found in _HEADS.finditer(notes):
        if _NICKNAME.fullmatch(found["name"]):
            yield found["name"]
    for found in _ON_THE_CALL.finditer(notes):
        yield from re.findall(_LATIN, found["list"])
    times: dict[str, int] = {}
    for found in _OFTEN.finditer(notes):
        if _NICKNAME.fullmatch(found["name"]):
            times[found["name"]] = times.get(found["name"], 0) + 1
    yield from (name for name, count in times.items() if count >= _PEOPLE)


def _may_be(name: str) -> bool:
    words = name.lower().split()
    if NOBODY.match(name) or EVERYBODY.match(name) or name in _NO_NICKNAMES or DAY_WORD.match(name):
        return False
    return not any(word in _NO_LATIN or is_verb(word) or (is_third_person(word) and name.islower()) for word in words)
