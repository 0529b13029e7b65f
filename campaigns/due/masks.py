"""What looks like a date and is none, hidden before reading: mentions, links, ratios, scores, versions, names."""

from __future__ import annotations

import re

from consistency.months import MONTH
from consistency.nlp.scripts import HAN

HIDDEN = "\x00"
"""Stands for each character that must not be read."""

_HAN = f"[{HAN}]"
_DATE_WORD = (
    "周[一二三四五六日天末内]|星期|礼拜|下|本|这|今|明|后天|大后|月|年|[0-9一二三四五六七八九十两]|把|请|帮|你|的|在"
)
_N = "[0-9〇零一二两三四五六七八九十百]"

_AS_WRITTEN = (
    r"<[@#!][^<>\s]*>|<https?://[^<>]*>|<mailto:[^<>]*>",
    r"https?://[^\s，。）]+|www\.[^\s，。）]+|[\w.+-]+@[\w-]+\.[\w.]+",
    r"(?<![\w@])[A-Za-z0-9-]+\.(?:com|cn|io|net|org|co|app|ai|tv|me|dev)\b(?:/[^\s，。]*)?",
    rf"(?<![A-Za-z0-9])@(?!\s?\d{{1,2}}\s?(?:[ap]m|:|$|\s))(?:{_HAN}{{0,2}}[A-Za-z0-9_.'-]+|{_HAN}{{1,4}}?(?=\s|[^{HAN}]|$|{_DATE_WORD})|{_HAN}{{2}})",
    r"#[^\s#，。]+#?|`[^`]*`|:[a-z_]+[a-z]:",
    r"(?<!\b[Bb]y )(?<!\b[Bb]efore )(?<!\b[Uu]ntil )(?<!\b[Tt]ill )(?<!\b[Dd]ue )"
    r"\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\s+(?!(?:AM|PM|EOD|COB|EOB|Noon|Midnight|Morning|Afternoon|"
    r"Evening|Night|At|By|EST|"
    r"Next|This|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|"
    r"Mar|Apr|"
    r"Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)[A-Z][a-z]+\b(?!\s+(?:will|to|should|needs to|has to|can)\b)",
    r"\b(?:Throwback|Taco|Casual|Super|Motivation|Feel-?Good|Fat|Ruby|Happy|Joe|Girl|Freaky|Ash|Maundy|Palm|TGI)\s+"
    r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)days?\b",
)

_MONTH_CUE = (
    "in|by|of|until|till|til|before|after|since|from|to|through|thru|this|next|last|early|mid|late|end|during|"
    "for|due|"
    "beginning|start|between|within|on|every|each|deadline|week|coming"
)
_SEASON = "spring|summer|autumn|fall|winter"

_FOLDED = (
    r"[$€£¥]\s?\d[\d,.]*\s?(?:k|m|bn|万|亿|million|billion)?",
    r"\d[\d,.]*\s?(?:usd|rmb|cny|eur|gbp|dollars?|euros?|pounds?|yuan|bucks|元|块|万|亿|千|美元|美金|折)(?!\w*日)",
    r"(?:usd|rmb|cny|eur|gbp)\s?\d[\d,.]*",
    r"\d[\d,.]*\s?(?:%|percent\b|per cent\b|pct\b|‰)|百分之[零一二两三四五六七八九十百点0-9.]+|"
    r"[+-]\d+(?:\.\d+)?(?=\s?pp)",
    r"(?<![a-z0-9])v\s?\d+(?:\.\d+)*|(?:version|ver\.?|release|build|版本号?|第)\s?v?\d+(?:\.\d+)+",
    r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){2,}(?![\d.])",
    r"(?<![a-z])(?:ios|android|iphone|ipad|python|windows|macos|html|css|chatgpt|gpt|mate|galaxy)[\s-]?\d+(?:\.\d+)*",
    r"(?<!\d)\d+(?:\.\d+)?\s?(?:cm|mm|m|px|in)?\s?[x×*]\s?\d+(?:\.\d+)?\s?(?:cm|mm|m|px|in)?(?!\d)",
    r"(?<![\d:])\d{1,2}(?:\.\d+)?:\d(?![\d:])|(?<![\d:])\d{3,}:\d+",
    r"(?<!\d)24\s?/\s?7(?!\d)|(?<!\d)7\s?[/x×*]\s?24(?:小时)?",
    rf"24\s?(?:个?小时|h(?![a-z]))(?!之?[内后]|以[内后])|{_N}+\s?小时(?:达|候|制|热线|送达|营业|客服|在线)",
    r"\+\d[\d\s()-]{6,}\d|\(?0?\d{2,3}\)?[-\s]\d{3,4}[-\s]\d{4}(?!\d)|(?<!\d)0\d{2,3}-\d{6,8}(?!\d)",
    r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{9,}(?!\d)",
    r"(?<!\d)\d+(?:-\d+){3,}(?!\d)|(?<!\d)\d{3}-\d{2}-\d{2}-\d{4}",
    r"(?<![a-z0-9])(?!(?:q|h|fy|w|t|mid|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|"
    r"dec)-\d)[a-z]{1,5}-\d+(?:-\w+)*(?!\w)",
    r"(?:no\.|nr\.|order|ticket|issue|sku|编号|单号|订单号?|型号|货号|工单)[\s:#]*(?:no\.?\s?)?[a-z]*-?\d[\w-]*",
    r"(?:scor(?:e[ds]?|ing)|rat(?:ed|ings?|ing)|grade[ds]?|评分|得分|打分|评级|满意度|比分|nps|gave it|a solid)"
    r"[\s\w]{0,6}?[:\s]*\d+(?:\.\d+)?\s?[/:\-]\s?\d+",
    r"\d+(?:\.\d+)?\s?/\s?\d+(?:\.\d+)?(?=\s?(?:stars?|分|星|users?|people|points?|votes?|respondents))",
    r"\d+\.\d+/\d+|\d+/\d+\.\d+|(?<![\d/])(?:50/50|80/20|60/40|70/30|20/20|9/11)(?![\d/])",
    r"(?<![\d/])[1-9]/[2-9](?=\s(?:of|the|off|price|page|cup|full|done|size)\b|的)",
    r"(?<!\d)7-11(?!\d)|(?<!\d)7-eleven|(?<!\d)711(?=便利)",
    rf"(?<!月)(?<!月的)(?<!度)(?<!期间)第\s?{_N}+\s?(?:章|页|期|场|条|版|集|季(?!度)|步|点|名|代|届|次|弹|波|位|"
    rf"款|屏|轮|周(?![一二三四五六日])|天|秒|分钟|个月|年|日)",
    rf"{_N}+\s?(?:点建议|点意见|点要求|点说明|点原因|点理由|点想法|点问题|点注意|点要点|点启示|点总结|点看法|"
    rf"点心得|点不足|点优势|点好处|点区别|点经验|点提示|点结论|点共识|点感受|点希望|点策略|点思考|点水|点式|"
    rf"点之间|点一线|点支撑|点发现|点五|点几)",
    r"[早晚快慢高低大小多少好差有]一点(?!钟|半|前|整|之前)|一点[点也儿都不]|"
    r"(?<![午上晨间晚早天日一二三四五六])一点(?!钟|半|前|整|之前|以前|到|左右|[一二三四五十0-9])",
    rf"{_N}+\s?(?:周年|日游|日留存|日年化|日均|日谈|日龄|日达|日券|日挑战|日打卡|日不见|天无理由|年质保|年保修|"
    rf"分钟看懂|分钟了解|分钟读懂|号店|号线|号楼|号位|号链接|号电池|号仓|号馆|号厅|号选手|号员工|号机|号门|"
    rf"号产品|号色|号字|号院|号公路|号主播|号会议室|号文件|号素材|号方案|号通知|号公告|号展|月天|月新品|月刊)",
    rf"提前\s?{_N}+\s?个?(?:天|日|周|小时|分钟|工作日|星期|月)"
    r"(?!到|(?:给(?!.{0,4}提醒)|交|出|发|完成|提交|定稿|备齐|准备好))",
    r"周(?:六福|大福|生生|黑鸭|杰伦|星驰|润发|迅|冬雨|深|日均|日活|一围)|周[一二三四五六日](?:均|活)",
    r"今麦郎|今日头条|明日方舟|明日之[后星]|明天会更好|每日优鲜|今世缘|今日资本|今夜百乐门|今天国际|昨日青空|"
    r"昨日重现|今日份|后天(?=养成|形成|习得|努力|培养|因素)|[次当隔半]日达|[0-9一二三四五六七八九十两]点[档场]|"
    r"今年二十|"
    r"一日三餐|一日之计\w?|一日千里|一年[四之]|一时(?!半|[一二三四五])|(?<!这个)时候|三月三(?![号日十0-9])|三七互娱|"
    r"五一(?:广场|路|商圈|店|大道)|十一(?:郎|月?)(?=[级楼层])|星期五餐厅|7天酒店|七天酒店|百日|十日谈|年轻|年货|"
    r"年糕|月饼|月薪|"
    r"月光|日历|日常|日化|日本|日均|时间(?=就是)|天猫|双周刊|月月|月度|季度(?=报|复盘|总结|数据|目标|会|kpi)|"
    r"年度(?!末|底)|上半场|下半场",
    r"(?<![a-z])(?:nowadays|these days|one day|some ?day|day[- ]to[- ]day|as soon as possible|asap|at the moment|"
    r"right now|365 days a year|all day|every ?day(?= (?:life|use|people|carry|moments?))|same[- ]day|next[- ]day|"
    r"once upon a time|on time|in time|real[- ]time|full[- ]time|part[- ]time|first[- ]time|time off|day one|"
    r"day off|(?<![a-z])(?:to)?day's(?! (?:eod|end|noon|deadline))|all[- ]time|second[- ]hand|"
    r"seconds? to none)(?![a-z])",
    r"(?<![a-z0-9])\d+(?:\.\d+)?[\s-]+(?:second|minute|hour|day|week|month|year|yr|sec|min)s?[\s-]+(?=(?:old|"
    r"cut|spot|video|clip|trial|free|money|guarantee|plan|warranty|pass|read|ad|reel|teaser|film|challenge|"
    r"return|refund|film|break|timer|tour|guide|course|campaign|sale|offer|version|edit|trailer|battery|"
    r"delivery|streak)s?(?![a-z]))",
    r"(?<![a-z0-9])\d+-(?:second|minute|hour|day|week|month|year)(?![a-z])",
    r"(?<![a-z])(?:season|episode|chapter|section|appendix|page|slide|step|level|part|phase|round|volume|vol\.|"
    r"figure|fig\.|table|tier|grade|room|gate|booth|top|option|draft|batch|group|zone|unit|size|point|rule|tip|"
    r"article|lesson|module|sprint|track|heading|layer|line|row|column)\s\d+(?:[.-]\d+)*(?![\d:]|\s?(?:am|"
    r"pm)(?![a-z]))",
    r"(?:^|[.!?]\s+)at the end of the day,|(?<![a-z])(?:first|second|third|fourth) quarter of the (?:game|match)",
    r"(?:week|month|day|year|quarter|hour|minute)[\s-]?(?:over|on|by)[\s-](?:week|month|day|year|quarter|hour|"
    r"minute)(?![a-z])",
    r"(?<![a-z])(?:per|a|an|each|every|times a|x a)\s(?:minute|hour|second)(?= to (?!\w+ from)|s? of)",
    rf"(?<![a-z0-9])(?<!the\s)(?:a|one|half of the|third|first|second|last)\s(?:quarter|"
    rf"half)\s(?=of\s(?!(?:the\s)?(?:year|month|{MONTH}|fy|20)))",
)

_COMPILED_WRITTEN = tuple(re.compile(pattern) for pattern in _AS_WRITTEN)
_COMPILED_FOLDED = tuple(re.compile(pattern) for pattern in _FOLDED)
_BARE_MONTH = re.compile(rf"(?<![a-z0-9])(?:{MONTH})(?![a-z0-9])")
_BARE_SEASON = re.compile(rf"(?<![a-z0-9])(?:{_SEASON})(?![a-z0-9])")
_BEFORE_MONTH = re.compile(
    rf"(?:(?<![a-z])(?:{_MONTH_CUE})[\s-]+(?:the\s)?|\d(?:st|nd|rd|th)?[\s./-]*(?:of\s)?|[a-z](?:st|nd|rd|"
    rf"th)\s(?:of\s)?)$"
)
_AFTER_MONTH = re.compile(
    r"[\s.,/'-]{0,3}(?:the\s)?(?:\d|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|ten|elev|twel|"
    r"thirt|fourt|fift|"
    r"sixt|sevent|eight|ninet|twent|one|two|three|four|five|six|seven|nine|end|month)"
)
_BEFORE_SEASON = re.compile(r"(?<![a-z])(?:this|next|last|in|by|in the|by the|before|end of|until)\s$")
_PERSON_BEFORE = re.compile(
    r"(?:approved|reviewed|written|designed|created|drafted|edited|shot|signed(?: off)?|owned|led|made|"
    r"proofread|ask|thank|thanks to|"
    r"tell|with|cc|hi|hey|hello|dear|invite|brief|remind|ping|assign)\s(?:by\s)?$"
)
_NAMES = frozenset(["may", "april", "june", "august", "jan", "mar"])


def mask(text: str, folded: str) -> str:
    """``folded`` with every character that must not be read as part of a date replaced by ``HIDDEN``.

    ``text`` is the message as written (capitals matter to names), ``folded`` the same at equal length (``text.fold``).
    """
    hidden = list(folded)
    for pattern in _COMPILED_WRITTEN:
        for match in pattern.finditer(text):
            hidden[match.start() : match.end()] = HIDDEN * len(match[0])
    for pattern in _COMPILED_FOLDED:
        current = "".join(hidden)
        for match in pattern.finditer(current):
            hidden[match.start() : match.end()] = HIDDEN * len(match[0])
    current = "".join(hidden)
    for match in _BARE_MONTH.finditer(current):
        if not _is_month(text, current, match):
            hidden[match.start() : match.end()] = HIDDEN * len(match[0])
    for match in _BARE_SEASON.finditer(current):
        if not _BEFORE_SEASON.search(current[: match.start()]):
            hidden[match.start() : match.end()] = HIDDEN * len(match[0])
    return "".join(hidden)


def _is_month(text: str, folded: str, match: re.Match[str]) -> bool:
    before, after = folded[: match.start()], folded[match.end() :]
    if _AFTER_MONTH.match(after):
        return not (match[0] == "may" and text[match.start()].islower() and not re.match(r"\s?\d", after))
    if match[0] in _NAMES and _PERSON_BEFORE.search(before):
        return False
    if match[0] in {"may", "march", "mar", "dec", "sep", "august"} and text[match.start()].islower():
        return bool(
            re.search(
                r"(?:\d(?:st|nd|rd|th)?\s?(?:of\s)?|(?<![a-z])(?:in|by|until|mid|late|early|end of)[\s-])$", before
            )
        )
    return bool(_BEFORE_MONTH.search(before))
