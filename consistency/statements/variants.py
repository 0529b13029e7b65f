"""What narrows a statement down: the plan, size, part, audience, market or phase it speaks of.

Two statements whose qualifiers of one class differ speak of different things: £549 for the double and £649 for the king.
"""

from __future__ import annotations

import re

from consistency.statements.model import Qualifier

_LEXICON: tuple[tuple[str, str, str], ...] = (
    # class, value, pattern; several values of a class in one clause are kept together
    ("tier", "basic", r"\bbasic\b|基础版|入门版|基础套餐"),
    ("tier", "free", r"\bfree (?:plan|tier|version)\b|免费版"),
    ("tier", "starter", r"\bstarter\b|起步版"),
    ("tier", "standard", r"\bstandard\b|标准版|标准装|标准续航"),
    ("tier", "light", r"\b(?:light|lite) (?:plan|fare|ticket|version)?\b(?=[^a-z]*[:$£€¥0-9]| fare| plan)|轻享|青春版|轻量版"),
    ("tier", "classic", r"\bclassic\b|经典[票版款]"),
    ("tier", "plus", r"\bPlus\b(?! code)"),
    ("tier", "pro", r"\b[Pp]ro(?:fessional)?\b(?! bono)|专业版"),
    ("tier", "premium", r"\bpremium\b|高级版|尊享|尊贵"),
    ("tier", "growth", r"\bgrowth (?:plan|costs|\$)|\bGrowth\b|成长版"),
    ("tier", "team", r"\bteam (?:plan|version|edition)\b|团队版"),
    ("tier", "business", r"\bbusiness (?:plan|version|class|edition)\b|商务版|商务舱|商业版"),
    ("tier", "enterprise", r"\benterprise\b|企业版"),
    ("tier", "ultimate", r"\b(?:ultimate|flagship) (?:plan|version|edition)\b|旗舰版|至尊版"),
    ("tier", "long_range", r"\blong[- ]range\b|长续航"),
    ("tier", "max", r"\bMax\b"),
    ("tier", "mini", r"\bMini\b"),
    ("tier", "hybrid", r"\bhybrid\b|混动"),
    ("tier", "v6", r"\bV6\b"),
    ("size", "small", r"\bsmall\b|小杯|小份|小号|小包(?!装)"),
    ("size", "medium", r"\bmedium\b|中杯|中份|中号|托运箱"),
    ("size", "large", r"\blarge(?! bank)\b|(?<!超)大杯|大份|大号"),
    ("size", "extra_large", r"\bextra[- ]large\b|超大杯|特大"),
    ("size", "family", r"\bfamily (?:box|size|pack|ticket)\b|家庭装|家庭票|亲子票"),
    ("size", "cabin", r"\b[Cc]abin (?:case|size)\b|登机箱"),
    ("size", "single_bed", r"\bsingle (?:bed|mattress|size|£|\$)|单人床"),
    ("size", "double_bed", r"\bdouble(?=[ ,]*(?:bed|mattress|size|room|[£$€¥]))|双人床"),
    ("size", "king", r"\bking\b|大床"),
    ("size", "queen", r"\bqueen(?:[- ]size)?\b"),
    ("code", "s", r"(?<![A-Za-z0-9])S 码"),
    ("code", "m", r"(?<![A-Za-z0-9])M 码"),
    ("code", "l", r"(?<![A-Za-z0-9])L ?码"),
    ("code", "xl", r"(?<![A-Za-z0-9])XL ?码"),
    ("code", "xxl", r"(?<![A-Za-z0-9])XXL ?码"),
    ("people", "adult", r"\badults?\b|成人|成年人"),
    ("people", "child", r"\b(?:child(?:ren)?|kids?)\b|儿童|小孩"),
    ("people", "student", r"\bstudents?\b|学生"),
    ("people", "senior", r"\b(?:seniors?|over 6[05]s?)\b|老人|长者|老年"),
    ("member", "yes", r"\bmembers?(?! of)\b(?!ship)|(?<!非)会员(?!费|卡)"),
    ("member", "no", r"\bnon-?members?\b|非会员"),
    ("card", "main", r"主卡"),
    ("card", "extra", r"\b(?:supplementary|additional) cards?\b|附属卡|副卡"),
    ("where", "home", r"\bdomestic\b|境内|国内"),
    ("where", "abroad", r"\b(?:overseas|abroad|international|roaming)\b|境外|海外|出境"),
    ("zone", "mainland", r"\bmainland\b"),
    ("zone", "islands", r"\bislands\b"),
    ("zone", "remote", r"\bremote areas\b|偏远地区|新疆|西藏"),
    ("zone", "local", r"\b(?:same-city|within the city)\b|同城|市内"),
    ("days", "weekday", r"\b(?:weekdays|Monday to Friday|Sunday to Thursday)\b|工作日(?!内)|平日|周一至周五"),
    ("days", "weekend", r"\bweekends?\b(?! by)|周末|周六日|节假日"),
    ("hours", "off_peak", r"\boff-?peak\b|闲时|非高峰|错峰"),
    ("hours", "day", r"\bday (?:ticket|pass)\b|日票|白天票|日场票?"),
    ("hours", "evening", r"\bevening (?:ticket|pass)\b|夜场票?|夜票|晚场"),
    ("part", "battery", r"\bbatter(?:y|ies)(?! life)\b|电池"),
    ("part", "frame", r"\bframe\b|车架"),
    ("part", "shell", r"\bshell\b|箱体|壳体"),
    ("part", "zip", r"\bzips?\b|拉链"),
    ("part", "filter", r"\bfilters?\b|滤芯|滤网"),
    ("part", "whole", r"\bwhole (?:car|phone|product|device|vehicle)\b|整车|整机"),
    ("part", "powertrain", r"\bpowertrain\b|三电|动力总成"),
    ("part", "engine", r"\bengine\b(?! starts)|发动机"),
    ("part", "panel", r"\bpanels?\b|组件(?=质保)"),
    ("part", "inverter", r"\binverters?\b|逆变器"),
    ("part", "compressor", r"\bcompressor\b|压缩机"),
    ("part", "motor", r"\bmotor\b|电机"),
    ("part", "screen", r"\bscreen replacement\b|换屏"),
    ("part", "rest", r"\b(?:everything else|other parts|the rest)\b|其他部件|其余部件"),
    ("phase", "intro", r"\b(?:introductory|first (?:\w+ )?(?:months?|years?|box|order|week)|early[- ]bird)\b(?![^.]*\b(?:once|over)\b)|首月|首年|首单|早鸟|尝鲜|首发|首购|新人价|首盒"),
    ("phase", "later", r"\b(?:then|after (?:that|it|this|the first)|afterwards|thereafter|once the)\b|次月起|次年|之后|恢复|续费|起恢复"),
    ("past", "yes", r"\b(?:was|were|previously|used to|last (?:year|season)|formerly|originally|RRP|list price|predecessor|the first (?!\w+ (?:months?|years?|weeks?|box|order)|months?|years?|weeks?|box|order|time|to\b)\w+|than the)\b|原价|划线价|日常价|去年|上一代|以前|前代|此前|往年|曾"),
    ("mode", "on", r"\b(?:with it on|noise cancelling on|always-on|ANC on|with ANC)\b|开降噪|降噪开启|常亮|开常亮|开启降噪"),
    ("mode", "off", r"\b(?:noise cancelling off|with it off|ANC off|without ANC)\b|关降噪|降噪关闭|不开降噪|正常用|日常续航"),
    ("shutter", "electronic", r"\belectronic\b|电子快门"),
    ("shutter", "mechanical", r"\bmechanical\b|机械快门"),
    ("pack", "single", r"\b(?:each|single|apiece)\b|单枚|单包|单个|单瓶|单买|一枚"),
    ("pack", "refill", r"\brefills?\b|\bnew heads\b|补充装|替换装"),
    ("pack", "sample", r"\b(?:samples?|taster|trial size)\b|小样|试吃|体验装|试用装"),
    ("pack", "gift_box", r"\bgift (?:box|set)\b|礼盒"),
    ("pack", "kit", r"\bkit\b|套机|套装|套餐"),
    ("pack", "body", r"\bbody\b(?! lotion)|(?<!全)机身"),
    ("age", "adult_pet", r"成猫|成犬|\badult (?:cat|dog)"),
    ("age", "young_pet", r"幼猫|幼犬|\b(?:kitten|puppy)\b"),
    ("distance", "half", r"\bhalf(?: marathon)?\b(?![- ]price| off| the| an)|半马|半程"),
    ("distance", "full", r"\bfull marathon\b|全马|全程马拉松"),
    ("distance", "ten", r"\bten(?: kilomet|\b(?= at))|\b10k\b|十公里|10 ?公里"),
    ("room", "garden", r"\bgarden (?:rooms?|villas?|view)\b|花园房|园景"),
    ("room", "lake", r"\blake (?:suites?|rooms?|view)\b|湖景"),
    ("room", "beach", r"\bbeach (?:villas?|rooms?)\b|沙滩别墅|海滩"),
    ("room", "lagoon", r"\blagoon\b|泻湖"),
    ("room", "deluxe", r"\bdeluxe\b|豪华房|豪华间"),
    ("room", "sea", r"\b(?:sea|ocean)[- ]view\b|海景"),
    ("room", "suite", r"(?<!lake )\bsuites?\b(?! of)|套房"),
    ("room", "standard_room", r"\bstandard (?:rooms?|doubles?)\b|标准间|标间"),
    ("desk", "hot", r"\bhot desks?\b|流动工位|灵活工位"),
    ("desk", "office", r"\bprivate offices?\b|独立办公室"),
    ("class", "group", r"\bgroup (?:class|lesson|course)\b|小班|大班|班课"),
    ("class", "one_to_one", r"\b(?:one-to-one|1-on-1|private lesson)\b|一对一"),
    ("market", "us", r"\b(?:in the US|US (?:store|price|customers)|United States)\b|美国|美版"),
    ("market", "uk", r"\b(?:in the UK|UK (?:store|price))\b|英国|英版"),
    ("market", "eu", r"\b(?:in Europe|EU (?:store|price)|European)\b|欧洲|欧版"),
    ("market", "cn", r"\b(?:in China|mainland China)\b|国行|国内版|中国大陆"),
    ("market", "hk", r"\bHong Kong\b|香港|港版"),
    ("market", "sg", r"\bSingapore\b|新加坡"),
    ("market", "jp", r"\bJapan\b|日本|日版"),
    ("per", "month", r"\b(?:per|a|each|every) month\b|/ ?mo(?:nth)?\b|\bmonthly\b|每月|每个月|一个月|/月|月租"),
    ("per", "year", r"\b(?:per|a|each|every) year\b|\b(?:yearly|annually)\b|/ ?y(?:ea)?r\b|每年|一年(?!质保|保)|/年"),
    ("per", "serving", r"\bper serving\b|每份"),
    ("per", "person_night", r"\bper person\b|每人|每位"),
    ("drink", "second", r"\bsecond (?:cup|one|item)\b|第二[杯件份]"),
)
_COMPILED = tuple((kind, value, re.compile(pattern, re.IGNORECASE if value not in ("max", "mini", "plus", "growth") else 0)) for kind, value, pattern in _LEXICON)

LASTING = frozenset(
    {"tier", "size", "code", "people", "member", "room", "desk", "age", "pack", "distance", "phase", "hours", "mode",
     "shutter", "market", "class"}
)
"""Classes that go on through the clauses of a sentence until another value of the class comes."""


_APART = frozenset(
    {
        ("past", "yes"),
        ("pack", "sample"),
        ("pack", "refill"),
        ("drink", "second"),
        ("card", "extra"),
        ("people", "child"),
        ("people", "student"),
        ("people", "senior"),
        ("member", "yes"),
        ("hours", "off_peak"),
        ("zone", "islands"),
        ("zone", "remote"),
    }
)
"""Qualifiers that speak of another thing than a statement without them does: the student's price is not the price."""


def qualifiers(text: str) -> dict[str, tuple[str, int, int]]:
    """Of each class the values in ``text`` with their offsets, the last one winning where several stand."""
    return {kind: (value, start, end) for kind, value, start, end in mentions(text)}


def mentions(text: str) -> list[tuple[str, str, int, int]]:
    """(class, value, start, end) of everything in ``text`` that narrows a statement down, in order of place."""
    found = [
        (kind, value, match.start(), match.end())
        for kind, value, pattern in _COMPILED
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda each: (each[2], each[3], each[0]))


def compatible(one: frozenset[Qualifier], other: frozenset[Qualifier]) -> bool:
    """Whether two sets of qualifiers may speak of the same thing: no class has different values."""
    first, second = dict(one), dict(other)
    if any((each in one) != (each in other) for each in _APART):
        return False
    return all(second.get(kind, value) == value for kind, value in first.items())


def shared(one: frozenset[Qualifier], other: frozenset[Qualifier]) -> int:
    """How many qualifiers both have."""
    return len(one & other)
