"""Whether a message orders something about the work itself: days away, handing over, moving, calling off. Pure.

Copy orders too ("Move to the cloud", "Cancel anytime"): what is to be moved or called off stands in the order as people
call it, and only the work itself knows whether anything is called so.
"""
# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

About = Literal["work", "meetings", "approvals"]
Kind = Literal["away", "who_is_away", "hand_over", "move", "stop", "hours"]

LONGEST = 120
"""Characters of the longest order; what is longer is a text."""

_POLITE = r"(?:(?:hi|hey|hello|please|pls|so|fyi|(?:can|could|would) (?:you|we)|i(?:['’]d| would) like to|i (?:need|want) to|let['’]?s|we (?:need|have|want) to)[,!:]?\s+)*"
_WEEKDAY = r"(?:mon|tues?|wednes|wed|thurs?|thu|fri|satur|sat|sun)(?:day)?s?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_WHEN = rf"(?=[^,;!?]*(?:\b(?:today|tonight|tomorrow|week(?:end|s)?|month|{_WEEKDAY}|{_MONTH}|christmas|easter|new year|morning|afternoon)\b|\d))[\w\s.:/'’–-]{{2,60}}"
_NAME = r"(?:<@[A-Z0-9]+(?:\|[^<>]*)?>|@?[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,2})"
_WORK = r"(?:(?:open|current|remaining)\s+)?(?:tasks?|to-?dos?|work|stuff|things)"
_AWAY = r"(?:away|on (?:(?:annual|sick|parental|maternity|paternity) )?leave|on (?:holidays?|vacation|pto)|off(?: work| sick)?|out(?: of (?:the )?office)?|ooo|on a (?:business )?trip|travell?ing(?: for work)?|not (?:in|here|working|available|around))"
_THING = r"(?P<thing>[^?!.,;:]{2,60}?)"
_EN: tuple[tuple[Kind, str], ...] = (
    (
        "away",
        rf"i(?:['’]m| am|['’]ll be| will be)\s+(?:going to be\s+)?{_AWAY}(?:\s+{_WHEN})?(?P<rest>[,;.]\s*[^?]{{0,60}})?",
    ),
    (
        "away",
        rf"i\s+(?:won['’]t|will not|can['’]t|cannot)\s+be\s+(?:in|here|around|available|working|there|at work)\s+{_WHEN}",
    ),
    (
        "away",
        rf"i(?:['’]m| am|['’]ll be| will be)?\s+(?:have|take|taking|took|get|got|booked)\s+{_WHEN}\s+off(?:\s+work)?",
    ),
    ("away", rf"(?:mark|put|set|note)\s+(?:me|myself)\s+(?:down\s+)?(?:as\s+)?{_AWAY}(?:\s+{_WHEN})?"),
    (
        "hours",
        r"(?:change|set|edit|update|show)\s+(?:me\s+)?my\s+(?:working\s+|office\s+)?(?:hours|days away|holidays|leave)",
    ),
    (
        "who_is_away",
        rf"who(?:['’]?s|\s+is|\s+are|(?:['’]ll|\s+will)\s+be)\s+(?:all\s+)?{_AWAY}(?:\s+{_WHEN}|\s+(?:now|right now|at the moment))?",
    ),
    (
        "who_is_away",
        rf"(?:is|are|will)\s+(?:anyone|anybody|somebody|someone|(?P<who>{_NAME}))\s+(?:be\s+)?{_AWAY}(?:\s+{_WHEN}|\s+(?:now|right now))?",
    ),
    ("who_is_away", rf"when\s+(?:is|will)\s+(?P<who>{_NAME})\s+(?:be\s+)?(?:{_AWAY}|back|in again)"),
    (
        "hand_over",
        rf"(?:hand|give|pass|transfer|re-?assign|move)\s+(?:over\s+)?(?:all\s+)?(?:of\s+)?(?:my|(?P<of>{_NAME})['’]s?)\s+{_WORK}\s+(?:over\s+)?to\s+(?P<to>{_NAME})(?P<rest>\s+[^?!.]{{0,60}})?",
    ),
    (
        "hand_over",
        rf"(?:hand|give|pass)\s+(?:over\s+)?(?:all\s+)?(?:of\s+)?(?:my|(?P<of>{_NAME})['’]s?)\s+{_WORK}(?:\s+over)?",
    ),
    ("hand_over", rf"(?P<to>{_NAME})\s+(?:stands|steps|fills)\s+in\s+for\s+(?:me|(?P<of>{_NAME}))(?:\s+{_WHEN})?"),
    (
        "hand_over",
        rf"who\s+(?:takes|can take|will take|takes over|covers|can cover)\s+(?:over\s+|on\s+)?(?P<of>{_NAME})['’]s?\s+{_WORK}",
    ),
    (
        "move",
        rf"(?:move|push|shift|bring|pull)\s+{_THING}\s+(?:(?:back|forward|out|on|up|over)\s+)?(?:to|until|till|by)\s+(?P<when>{_WHEN})",
    ),
    (
        "move",
        rf"(?:postpone|re-?schedule|delay|defer|put off)\s+{_THING}(?:\s+(?:to|until|till|by|for)\s+(?P<when>{_WHEN}))?",
    ),
    (
        "stop",
        rf"(?:please\s+)?(?:cancel|call\s+off|close|archive|reopen|re-open|withdraw|drop|delete|remove|finish|end|skip)\s+{_THING}(?:\s+(?:on|for|of)\s+{_WHEN})?",
    ),
)
_ZH_POLITE = r"(?:(?:你好|您好|请|麻烦|帮我|帮忙|我想|我要|能不能|可以|大家好)[,，:：]?\s*)*"
_ZH_DAY = r"(?:今天|明天|后天|大后天|今晚|这两天|这几天|(?:这|本|下|下下)(?:个)?(?:周|星期|礼拜|月)(?:[一二三四五六日天末])?|(?:周|星期|礼拜)[一二三四五六日天末]|\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号]?)?|\d{1,2}\s*[日号]|\d{1,2}[/.-]\d{1,2}|国庆|春节|元旦|五一|中秋|年底|月底|月初|上午|下午|全天|半天)"
_ZH_WHEN = rf"(?:从)?{_ZH_DAY}(?:(?:到|至|－|–|-|~|、|和|及|起|开始)?{_ZH_DAY}?)*(?:期间|之间|都)?"
_ZH_AWAY = r"(?:(?:要|会|得|需要|想|准备|打算|将)?(?:请(?:个|几天|一天|两天)?(?:年|病|事|婚|产|陪产|调休)?假|休(?:个)?(?:年|病|产|婚|陪产)?假|调休|出差|不在(?:公司|办公室)?|不上班|休息|外出)(?:[一二两三四五六七八九十\d]+天)?)"
_ZH_NAME = r"(?:<@[A-Z0-9]+(?:\|[^<>]*)?>|@?[^\s，,。！!？?；;：:的把给由交我你您他她]{2,8}?|@?[A-Z][\w .'-]{1,24}?)"
_ZH_WORK = r"(?:(?:手上|手里|名下|负责)的?)?(?:所有|全部|未完成的)?(?:任务|待办|工作|事情|活儿?)"
_ZH_THING = r"(?P<thing>[^？?！!。，,；;：:]{2,30}?)"
_ZH_SHIFT = r"(?:挪|改|移|调|调整|推迟|延期|延后|顺延|推|提前|改期|往后推|往前提)"
_ZH: tuple[tuple[Kind, str], ...] = (
    ("away", rf"我(?:{_ZH_WHEN})(?:都)?{_ZH_AWAY}(?P<rest>[，,。].{{0,40}})?"),
    ("away", rf"(?:{_ZH_WHEN})我(?:都)?{_ZH_AWAY}(?P<rest>[，,。].{{0,40}})?"),
    ("away", rf"我{_ZH_AWAY}(?:[，,]|的?时间是?)?{_ZH_WHEN}"),
    ("hours", r"(?:修改|调整|设置|更改|改)(?:一下)?我?的?(?:工作时间|休假|请假|上班时间)"),
    (
        "who_is_away",
        rf"(?:{_ZH_WHEN})?(?:都)?(?:有|是)?(?:谁|哪些人|哪几个人|哪位)(?:{_ZH_WHEN})?(?:在)?{_ZH_AWAY}(?:了|呢|吗)?",
    ),
    ("who_is_away", rf"(?:{_ZH_WHEN})?有(?:没有)?人(?:在)?{_ZH_AWAY}(?:吗|么)?"),
    ("who_is_away", rf"(?!有|谁|哪|都)(?P<who>{_ZH_NAME})(?:{_ZH_WHEN})?(?:是不是|在不在|在|不在)?{_ZH_AWAY}(?:吗|么)"),
    (
        "hand_over",
        rf"(?:把|将)(?:我|(?P<of>{_ZH_NAME}))的?{_ZH_WORK}(?:都|全部|全|先)*(?:转交|移交|交接|转|移|交|分)(?:给)?\s*(?P<to>{_ZH_NAME})(?:吧|负责|处理|跟进|接手)*",
    ),
    ("hand_over", rf"(?:交接|移交|转交)(?:一下)?(?:我|(?P<of>{_ZH_NAME}))的?{_ZH_WORK}"),
    (
        "hand_over",
        rf"(?P<of>{_ZH_NAME})(?:{_ZH_WHEN})?(?:{_ZH_AWAY}|离职了?|要离职|走了)(?:了)?[，,](?:他|她|TA|ta|这些|其)?的?{_ZH_WORK}(?:怎么办|谁(?:来)?(?:接手|接|做|负责|跟进)|交给谁|给谁)",
    ),
    (
        "move",
        rf"(?:把|将)?{_ZH_THING}(?:的?(?:时间|日期|截止(?:日期|时间)?))?{_ZH_SHIFT}(?:到|至|成|为|在)(?P<when>{_ZH_WHEN}.{{0,10}})",
    ),
    (
        "stop",
        rf"(?:取消|撤销|撤回|关闭|归档|结案|重开|重新打开|终止|停掉|删掉|删除|跳过)(?:掉|一下)?{_ZH_THING}(?:吧|了)?",
    ),
    ("stop", rf"(?:把|将)?{_ZH_THING}(?:取消|撤销|撤回|关闭|关掉|归档|结案|停掉|删掉|删除)(?:掉|一下)?(?:吧|了吧)?"),
)
_NOBODYS = re.compile(
    r"\b(?:you|your|yours|yourself|it|this|that|these|those|they|he|she|everyone|everything|anything|any ?time)\b|[您你]|随时",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meetings?|stand-?ups?|sync|calibration)\b|会议|例会|周会|晨会|校准会", re.IGNORECASE)
_APPROVAL = re.compile(r"\b(?:approvals?|request for approval)\b|审批|送审", re.IGNORECASE)
_PIECE = re.compile(
    r"\b(?:posts?|emails?|newsletters?|drafts?|films?|videos?|clips?|banners?|articles?|webinars?|deadlines?|tasks?|campaigns?|shoots?|briefs?|landing pages?|white papers?|press releases?)\b"
    r"|帖子|推文|推送|邮件|短片|视频|海报|文章|白皮书|稿子|初稿|话术|任务|截止|脚本|拍摄",
    re.IGNORECASE,
)
"""What teams call pieces of their work, and copy speaks of moving to another day to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a message wants done.

    ``thing`` is called so by whoever wants it moved or called off; ``about`` says what kind of thing that is. ``of`` and
    ``to`` are whose work goes to whom, ``who`` whose days away are asked after; empty: nobody was named. ``surely``:
    nobody writes so in copy; otherwise it is an order only where something is called ``thing``.
    """

    kind: Kind
    thing: str = ""
    about: About = "work"
    of: str = ""
    to: str = ""
    who: str = ""
    surely: bool = True


def _whole(polite: str, patterns: tuple[tuple[Kind, str], ...]) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    # Names begin with a capital, so the words around them say themselves in which case they may be.
    return tuple((kind, re.compile(rf"{polite}(?:{each})\s*[?？!！。.]*", re.IGNORECASE)) for kind, each in patterns)


_PATTERNS = (*_whole(_POLITE, _EN), *_whole(_ZH_POLITE, _ZH))


def ordered(text: str) -> tuple[Order, ...]:
    """What ``text``, without the mention of the bot, may order, likeliest first; nothing for other texts."""
    text = " ".join(text.split()) if "\n" not in text.strip() else ""
    if not text or len(text) > LONGEST:
        return ()
    found = []
    for kind, pattern in _PATTERNS:
        if (match := pattern.fullmatch(text)) is None:
            continue
        said = {name: (value or "").strip() for name, value in match.groupdict().items()}
        thing = said.get("thing", "")
        if _NOBODYS.search(thing):
            continue
        about: About = "meetings" if _MEETING.search(thing) else "approvals" if _APPROVAL.search(thing) else "work"
        dated = kind == "move" and bool(said.get("when")) and _PIECE.search(thing) is not None
        found.append(
            Order(
                kind=kind,
                thing=thing,
                about=about,
                of=said.get("of", ""),
                to=said.get("to", ""),
                who=said.get("who", ""),
                surely=dated or about != "work" or not thing,
            )
        )
    return tuple(dict.fromkeys(found))
