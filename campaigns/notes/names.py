"""Names nobody told us: attendees, speakers, owners of a table, whoever a sentence hands work to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaigns.notes.wording import is_third_person, is_verb
from consistency.nlp.scripts import HAN
from consistency.word_lists import word_set

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤滕殷罗毕"
    "郝邬安常乐于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝明计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅盛林徐邱骆高夏蔡田樊胡凌霍虞"
    "万支柯管卢莫经房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄家封芮储靳焦巴牧隗山谷车侯宓全班仰秋仲伊宫宁栾甘厉"
    "武符刘景詹束龙叶司黎薄印白怀蒲邰从索赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶冉宰雍桑桂牛寿通边扈燕尚农温庄晏柴瞿阎连习艾"
    "向古易廖庾终居衡步都耿满匡国文寇广禄欧聂晁曾关红游盖桓公"
)
_HANDING = (
    r"负责|需要?|要|会|将|来|去|认领|牵头|跟进|主责|协助|配合|答应|主动|同步|汇报|今[天晚]|明[天日早]|后天|下[周个]|"
    r"本周|这周|周[一二三四五六日]|"
    r"月底|\d{1,2}月\d{1,2}[日号]|\d{1,2}[./]\d{1,2}|在|把|于|[：:（(｜|]"
)
_CHINESE = re.compile(
    rf"(?:(?<![{HAN}A-Za-z0-9])|(?<=由)|(?<=请)|(?<=让)|(?<=和)|"
    rf"(?<=找))(?P<name>[{_SURNAMES}][{HAN}]{{1,2}}?)(?=\s?(?:{_HANDING}))"
)
_CHINESE_IN_BRACKETS = re.compile(rf"[（(](?P<name>[{_SURNAMES}][{HAN}]{{1,2}})[，,、][^（）()]*[)）]")
_TITLED = re.compile(
    rf"(?<![{HAN}])(?P<name>[{_SURNAMES}](?:工|总|老师|经理|姐|哥|主任))(?![{HAN}]{{0,1}}程)|"
    rf"(?P<nick>[小老阿][{_SURNAMES}])(?=\s?(?:{_HANDING}))|"
    rf"(?:(?<=由)|(?<=请)|(?<=让)|(?<=找)|(?<=交给)|(?<=麻烦))(?P<asked>[小老阿](?![组程红时编师板客家里数众学朋])[{HAN}])"
)
_NO_NAMES = word_set(
    """
    方案 方面 方向 成本 成都 高端 时间 时候 任务 任何 安排 安全 关于 关键 明天 明年 明确 金额 黄金 马上 许多
    余下 江苏 万一 常见 常规 平台 温度 计划 施工 严格 文案 文章 文件 文化 经理 经过 向上 向前 于是 程序 路线
    路演 应该 应用 管理 管控 单品 单次 单独 段落 史上 年度 范围 范例 连续 连线 易用 左右 项目 解决 包装 包含
    包括 柳州 盛典 顾客 顾问 夏天 夏季 秋季 全员 全部 全渠 全体 谢谢 华为 华东 华南 华北 花絮 章节 尚未 农历
    家里 国庆 国际 国内 公司 公关 公众 公告 红包 广告 广州 通知 通过 通稿 双方 双十 双周 白天 石墨 司机 计算
    成员 成功 成交 贝壳 经营 经销 居家 步骤 都要 满减 满足 封面 宣传 支付 支持 终端 终稿 权益 党建 车展 班次
    山东 景点 龙头 索引 从此 印刷 印象 怀疑 曾经 关闭 关注 游客 盖章 明星 古城 习惯 农村 边框 温馨 桂林 牛奶
    寿命 申请 通道 闻讯 池子 蓝色 路径 路透 梅雨 江西 管道 支撑 房间 宗旨 石头 家电 家庭 车主 全年 全国 全网
    伊始 宁可 武汉 景观 龙年 叶子 黎明 索尼 乐观 于今 常态 康复 余额 顾及 和平 萧条 毛利 米色 明细 计费 成片
    戴森 纪要 纪念 项链 祝福 董事 梁上 单价 单页 解释 解禁 应对 宣发 包邮 左侧 吉祥 程度 储备 巴士 谷歌 侯选
    仰拍 秋冬 武器 符合 束后 司法 怀旧 从业 卓越 双人 双语 贡献 劳动 申报 扶持 雍容 向下 古风 易拉 终点 衡量
    都市 国货 文字 广场 欧洲 曾任 关联 红人 费用 雷达 安卓 常用 齐全 康养 顾虑 黄页 余量 明早 明日 明晚 计入
    成稿 熊猫 季度 季节 贾跃 江浙 盛大 林荫 高管 高清 高层 高效 田间 胡同 凌晨 万元 支出 经费 解约 应聘
    """
)

_NO_LAST = frozenset("你您我他她要会将在把来去也还说已周下本这今明的了和与及给先再对")

_CAPITAL = r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
_ENGLISH = re.compile(
    rf"(?<![\w.-])(?P<name>{_CAPITAL})\s+(?:will|to|is\s+(?:going\s+)?to|needs?\s+to|has\s+to|must|agreed\s+to|"
    rf"offered\s+to|volunteered\s+to|promised\s+to|"
    rf"was\s+asked\s+to|is\s+responsible|is\s+[a-z]+ing|takes?|reported|owes|leads|helps|supports|owns|"
    rf"sa(?:id|ys)|thinks|wants\s+to|suggested|mentioned|wonder(?:s|ed)|also\s+\w+ed|and\s+[A-Z][a-z]+\s+to)\b"
)
_PREFIX = re.compile(rf"(?<![\w.-])@?(?P<name>{_CAPITAL})(?=\s*(?::|[–—]|\s-\s))")
_SHORT_NAME = rf"(?:[A-Z]{{2}}|[A-Z][a-z]+|[{HAN}]{{2,3}})"
_HEAD = r"(?:^|(?<=[\s)）.、•*-]))"
_BEFORE_WORK = r"(?=\s*(?:[:：–—]|-(?!\d)))"
_TOGETHER = re.compile(
    rf"{_HEAD}(?P<list>{_SHORT_NAME}(?:[ \t]*[+&/][ \t]*{_SHORT_NAME})+){_BEFORE_WORK}", re.MULTILINE
)
"""Several who share an entry: Rae + JK – one-pager."""
_INITIALS = re.compile(rf"{_HEAD}(?P<name>[A-Z]{{2}}){_BEFORE_WORK}", re.MULTILINE)
_CHINESE_PREFIX = re.compile(rf"{_HEAD}(?P<name>[{_SURNAMES}][{HAN}]{{1,2}})(?=\s*(?:[–—]|-(?!\d)))", re.MULTILINE)
_NO_INITIALS = word_set("PR IT HR QR UX UI AI AP TV QA PM AM OK ID EN UK US EU CN HK")
_IN_BRACKETS = re.compile(rf"[(（](?P<name>{_CAPITAL})[)）]")
_MEANT_BY_SHE = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?P<name>{_CAPITAL})\s+(?:has|had|is|was|[a-z]+ed)\b[^.\n]{{5,140}}[,;]\s+(?:(?:and|so|but)\s+)?s?he\b",
    re.MULTILINE,
)
"""Whoever a sentence is about and "she" means, behind a comma: Ida has been ill, and she ...."""
_CALLED_LAST = re.compile(rf"\b(?:[Cc]an|[Cc]ould|[Ww]ould)\s+you\s[^.?!\n]{{2,80}},\s+(?P<name>{_CAPITAL})\s*\?")
_MEANT_BY_HER = re.compile(
    rf"(?<![{HAN}])(?!有人|大家|我们|[他她]们|今天|昨天|刚才)(?P<name>[{HAN}]{{2,3}}?)(?:说|觉得|提到|反馈)[^。！？!?\n]{{2,40}}[，,；][她他](?:答应|负责|[来去])"
)
_BOTHERED = re.compile(
    rf"(?:(?<=麻烦)|(?<=辛苦)|(?<=拜托))(?!尽[快量]|抓紧|及时|帮[忙我]|提前|[之以会]后|大家|各[位组]|[你您]们|有空|顺便|一起|直接|自己|所有|全体|到时)"
    rf"(?P<name>[{HAN}]{{2}})(?=[跟把去来])"
)
"""Who is asked politely: 麻烦思远跟仓库对一下."""
_AWAY = re.compile(
    rf"(?P<name>{_CAPITAL})\s+(?:(?:is|was)\s+)?(?:on\s+(?:leave|holiday|vacation)|off\s+sick|out\s+of\s+(?:the\s+)?office)\b"
)
_AT_IT = re.compile(rf":\s+(?P<name>{_CAPITAL})\s+(?=[a-z]+ing\b)")
_WITH_DATE = re.compile(rf"[(（](?P<name>{_CAPITAL})\s*[,，][^()（）]*[)）]")
_WORKS = re.compile(
    rf"(?:^|(?<=[.!?:;,–—>→]\s)|(?<=[-*•]\s))(?P<name>{_CAPITAL})\s+(?P<verb>[a-z-]+s)\b(?!\s*(?:[-–—:]|$))",
    re.MULTILINE,
)
_AT = re.compile(rf"(?<![\w.])@(?P<name>[A-Z][a-z]+|[{HAN}]{{2,3}}(?![{HAN}]))")
_ATTENDEES = re.compile(
    r"(?:^|[.。;；!！，,(（\s])[^\w\n]{0,12}(?:attendees|present|participants|apologies|absent|excused|with|chair|facilitator|参会人?员?|参加|与会人?员?|出席人?员?|缺席人?员?|到会|主持人?|"
    r"记录人?)[:：](?P<list>.+)$",
    re.IGNORECASE | re.MULTILINE,
)
_WITH_INITIALS = re.compile(r"(?P<name>[A-Z][a-z]+(?:\s[A-Z][a-z]+)+)\s*[(（]\s*(?P<initials>[A-Z]{2,3})\b")
_SYNC = re.compile(r"[(（](?P<list>[^()（）]{2,40})[)）]")
_WRITER = re.compile(
    rf"(?:notes?\s+(?:taken\s+)?by|minutes\s+(?:taken\s+)?by|记录人?[:：]?|纪要整理[:：]?)\s*(?P<name>{_CAPITAL}|"
    rf"[{HAN}]{{2,3}})|^(?P<signed>[{HAN}]{{2,3}}?)[记整]理?$|我[(（](?P<me>[{HAN}]{{2,3}})[)）]|"
    rf"\bmy\s+notes\b[^()\n]*[-–—]\s*(?P<my>{_CAPITAL})",
    re.IGNORECASE | re.MULTILINE,
)
_DAY_LINE = re.compile(r"\n\s*(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]\s*$|\n\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\s*$")
"""A last line that is only the day of the letter."""
_CLOSING = re.compile(
    r"^(?:many\s+|best\s+|kind\s+)?(?:thanks|thank\s+you|thx|cheers|best|regards|wishes|ta|谢谢|祝好|以上)[\s,!.，。！]+",
    re.IGNORECASE,
)
_NOT_NAMED = word_set(
    """
    mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec eod cob
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december action actions decision decisions info owner owners due task tasks
    launch goal goals status risk risks idea ideas item items todo next steps step date note notes topic
    meeting attendees present discussion new open done all everyone everybody team teams we they he she it
    this that these those what who when where why how there here price prices budget need needs us them email
    newsletter website instagram facebook linkedin youtube tiktok weibo wechat red douyin twitter google legal
    finance design support sales product marketing press video podcast blog landing page campaign content
    channel channels update updates question questions agenda background summary recap minutes faster keep one
    kol kpi ctr cpl roas seo sem deadline responsible chair display search offline online brand media social
    from after before then today tomorrow yesterday nobody somebody someone plan plans review reviews results
    budgets reminder thanks best regards hi hello dear both promised announced approved agreed decided
    resolved everything nothing anything something people folks outstanding subject thanks cheers regards
    resolved shop stores store customers customer partner partners audience creative influencers influencer
    visitors members group agency agencies fyi aob ai asap tbd tbc
    """
)


_LONGEST_ING = 5
"""Letters of the longest names that end like Ming and Ying; what is longer, Parking, is no person."""
DAY_WORD = re.compile(r"周[一二三四五六日天末报会初内]|[今明后昨本下上]")
"""What begins like a name and says when."""
_SURNAMES_TOO = word_set("he she may june april")
"""Of these words, those that are also names of people, romanised Chinese surnames (何, 佘) among them."""


def learn(notes: str, *, in_actions: str = "") -> list[str]:
    """Names that ``notes`` introduce; ``in_actions`` is the text of its action lists, where a prefix is a name too."""
    listed = [name for name in _listed(notes) if not DAY_WORD.match(name)]
    chinese = [name for name in _chinese(notes, in_actions) if not any(name.startswith(n) for n in listed)]
    return list(dict.fromkeys([*_english(notes, in_actions), *chinese, *listed]))


def writer(notes: str) -> str | None:
    """Who wrote the notes: "notes by Sofia", 记录：林珊, or a name alone on the last line; None for nobody."""
    said = _WRITER.search(notes)
    if said:
        return next(name for name in said.groups() if name)
    letter = _DAY_LINE.sub("", notes.strip())
    last = _CLOSING.sub("", letter.rsplit("\n", 1)[-1].strip(" -–—~*"))
    return last if re.fullmatch(rf"{_CAPITAL}|[{HAN}]{{2,3}}", last) and "\n" in letter else None


def _english(notes: str, in_actions: str) -> Iterator[str]:
    for pattern, text in (
        (_ENGLISH, notes),
        (_WITH_DATE, notes),
        (_IN_BRACKETS, in_actions),
        (_PREFIX, in_actions),
        (_AT, notes),
        (_AT_IT, in_actions),
        (_MEANT_BY_SHE, notes),
        (_CALLED_LAST, notes),
        (_AWAY, notes),
    ):
        for found in pattern.finditer(text):
            if is_name(found["name"]):
                yield found["name"]
    for found in _INITIALS.finditer(in_actions):
        if found["name"] not in _NO_INITIALS:
            yield found["name"]
    for found in _TOGETHER.finditer(in_actions):
        names = [name.strip() for name in re.split(r"[+&/]", found["list"])]
        if all(is_name(name) and name not in _NO_INITIALS for name in names):
            yield from names
    for found in _WORKS.finditer(notes):
        doing = found["name"].endswith("ing") and len(found["name"]) > _LONGEST_ING
        if is_name(found["name"]) and is_third_person(found["verb"]) and not doing:
            yield found["name"]


def _chinese(notes: str, in_actions: str) -> Iterator[str]:
    prefixed = _CHINESE_PREFIX.finditer(in_actions)
    unheard = (*_MEANT_BY_HER.finditer(notes), *_BOTHERED.finditer(notes))
    for found in (*_CHINESE.finditer(notes), *_CHINESE_IN_BRACKETS.finditer(notes), *prefixed, *unheard):
        if (
            found["name"][:2] not in _NO_NAMES
            and found["name"][-1] not in _NO_LAST
            and not DAY_WORD.match(found["name"])
        ):
            yield found["name"]
    for found in _TITLED.finditer(notes):
        yield found["name"] or found["nick"] or found["asked"]


def _listed(notes: str) -> Iterator[str]:
    for found in _ATTENDEES.finditer(notes):
        # What stands in brackets behind a name is what the person does.
        everybody = re.sub(r"[(（][^()（）]*[)）]", "", re.split(r"[.。]\s*(?=\S)", found["list"])[0])
        for piece in re.split(r"[,，、;；&]|\band\b", everybody):
            words = piece.strip(" .。*_").split()
            if _is_whole_name(words):
                yield " ".join(words)
                continue
            if words and is_name(words[-1]) and re.fullmatch(rf"{_CAPITAL}|[{HAN}]{{2,3}}", words[-1]):
                yield words[-1]
    head = "\n".join(notes.strip().split("\n", 2)[:2])
    for found in _SYNC.finditer(head):
        for piece in re.split(r"[,，、;；]", found["list"]):
            if re.fullmatch(rf"{_CAPITAL}|[{_SURNAMES}][{HAN}]{{1,2}}", piece.strip()) and is_name(piece.strip()):
                yield piece.strip()


def initials(notes: str) -> dict[str, str]:
    """By initials that the list of those present gives behind a name, Owen Pryce (OP), the name."""
    listed = " ".join(found["list"] for found in _ATTENDEES.finditer(notes))
    return {
        found["initials"]: found["name"]
        for found in _WITH_INITIALS.finditer(listed)
        if [word[0] for word in found["name"].split()] == list(found["initials"])
    }


def _is_whole_name(words: list[str]) -> bool:
    """Whether an entry of a list of people is a first and a last name. There even He Yu and Mark Bell are persons,
    whose names elsewhere are little words and verbs."""
    known = _NOT_NAMED - _SURNAMES_TOO
    return len(words) == 2 and all(re.fullmatch(r"[A-Z][a-z]+", w) and w.lower() not in known for w in words)


def is_name(word: str) -> bool:
    """Whether a capitalised word, or a Chinese one, may be a name rather than a word of the trade."""
    parts = [part.lower() for part in word.split()]
    return not any(part in _NOT_NAMED or is_verb(part) for part in parts) and word[:2] not in _NO_NAMES
