"""Figures of the world rather than of a brand: how many people have dry skin, inflation, taxes, what a taxi costs."""

from __future__ import annotations

import re
from decimal import Decimal

from consistency.matching.holds import REACH, holds

_SOURCE = re.compile(
    r"\b(?:according to"
    r"|(?:a|an|the) (?:[a-z]+ )?(?:survey|study|poll|report) (?:by|from|of|in|found|says?|shows?|showed)"
    r"|(?:surveys?|studies|research) (?:by|from|show|shows|showed|found|finds?|suggests?))\b"
    r"|(?:据|根据)[^，。；]{2,24}(?:数据|统计|调查|报告|研究|报道|显示|介绍|称)|(?:调查|统计|研究|数据|筛查|普查|摸底)(?:显示|表明"
    r"|发现|指出)|据(?:统计|调查|报道|悉|测算)",
    re.IGNORECASE,
)
_NAMED_SOURCE = re.compile(
    r"\b(?:the )?(?:Office for|Bureau of|Institute (?:of|for)|Ministry of|Department (?:of|for)|University of"
    r"|Association of|Federation of)"
    r"|\b[A-Z][A-Za-z]+ (?:University|Institute|Association|Foundation|Bank|Agency|Council)\b[^,.;]{0,24} (?:says?|said"
    r"|found|shows?|showed|reports?|reported|estimates?)\b"
    r"|《[^》]{2,30}》[^，。；]{0,6}(?:显示|指出|称|说|表明|预计|提到)|(?:白皮书|蓝皮书|年鉴)[^，。；]{0,6}(?:显示|指出"
    r"|表明|预计)"
    r"|[一-鿿]{2,12}(?:局|部委|协会|联盟|研究院|研究所|研究中心|委员会|学会|商会|总会|机构|大学|统计局|央行|气象台)"
    r"[^，。；]{0,8}(?:说|称|表示|发布|指出|显示|预计|介绍|统计|数据|公布|测算)"
)
"""Somebody who has a name of his own and counts."""
_PEOPLE = re.compile(
    r"\b(?:adults|households|families|Britons|Europeans|Americans|people (?:in|with|who|living|aged)|women|men|children"
    r"|the (?:average|typical) (?:[a-z]+ )?(?:house|home|person|family|adult|household|wage|rent|salary))\b"
    r"|人群|人口|国人|居民|网民|成年人|我国|家庭(?![装版套])|城市里",
)
_NATURE = re.compile(
    r"\b(?:inflation|unemployment|GDP|base rate|wages|house prices|rents|humidity|rainfall|the climate|the weather)\b"
    r"|\b(?:skin|bod(?:y|ies)|hair|air|earth|planet|oceans?|brain)\b (?:is|are|holds?|contains?)\b"
    r"|湿度|气温|降水|降雨|通胀|物价|人均|(?:皮肤|人体|大脑|空气|地球)(?:里|中)?(?:约|大约)?(?:有|含|占|由)",
    re.IGNORECASE,
)
_ENERGY = re.compile(r"[千大]卡|kcal", re.IGNORECASE)
_FOOD = re.compile(
    r"米饭|馒头|苹果|香蕉|鸡蛋|鸡腿|炸鸡|薯条|可乐|慢跑|跑步|快走|步行|走路|爬楼|游泳|骑车|跳绳|运动|锻炼|消耗|燃烧|代谢"
    r"|成年?人|每[天日]|[一全]天|膳食指南"
)
"""What food energy is told of that nobody's product has: a bowl of rice, an hour's run, what a body needs a day."""
_AT_HOME = re.compile(r"在家[泡煮做冲调]|自己在家|食谱|用料[:：]|做法[:：]")
"""A recipe, whose amounts nobody sells."""
_EVERYDAY = (
    "(?:图书馆|说话|耳语|树叶|马路|头发丝?|发丝|长发|短发|指甲|硬币|米粒|方糖|鸡蛋|猫砂|信用卡|A4 ?纸"
    "|花生米?|瓜子|乒乓球|矿泉水|地铁|电钻|装修|施工|鞭炮|鸣笛|喇叭|飞机|吹风机|广场舞|菜市场|KTV|酒吧|人耳|人眼|正常人)"
)
_OF_EVERYDAY = re.compile(rf"{_EVERYDAY}[^，。；！？0-9]{{0,8}}$")
_EVERYDAY_AFTER = re.compile(rf" ?的?{_EVERYDAY}")
"""Things whose size, weight or sound everybody knows, beside a figure of it: 一根头发直径大约 0.07 毫米."""
_LOST = re.compile(
    r"(?:容量|续航|电池|电量|功率|速度|寿命|性能|效率|体力|视力|水分|胶原"
    r"|记忆力)[^，。；]{0,8}(?:[会要约每][^，。；]{0,3}|大[约概])(?:少|掉|降|低|衰减|流失|减)"
    r"|(?:一般|通常|往往)(?:能|可|在|是|有|为|要|会|约|只)"
    r"|\b(?:capacity|range|batter(?:y|ies)|power|speed|sight|collagen|moisture|value)\b[^,.;]{0,24}"
    r"\b(?:loses?|drops?|falls?|shrinks?|fades?|declines?)\b",
    re.IGNORECASE,
)
"""What things of a kind commonly are, and what good of theirs is lost: nobody promises that of his own."""
_GENERIC_COST = re.compile(
    r"\b(?:an?|most|any|the average|a typical) (?P<thing>[a-z]+(?: [a-z]+){0,4}?) (?:costs?|charges?|is|takes|comes to"
    r"|sets you back)"
    r" (?:about|around|roughly|some|between|typically|usually|on average)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:VAT(?= (?:rate|registration|threshold|is|starts|at)\b)|(?:income|corporation|council|sales|road"
    r"|inheritance) tax|stamp duty"
    r"|National Insurance|(?:minimum|living) wage|penalt(?:y|ies)|fines? of|salar(?:y|ies)|wages?|OTE|pension|turnover"
    r"|revenues?"
    r"|profits?|EBITDA|funding|valuation|raised $|invest(?:ed|ment|ors?)|donat(?:ed?|es|ions?)|charity)"
    r"|[月年底时日]薪|薪[资酬水]|工资|实习生|提成|社保|公积金|个税|增值税|[缴纳]税|税率|罚款|融资|募资|注资|投资|营收"
    r"|营业[额收]|净利|毛利|利润"
    r"|估值|市值|捐(?!赠品)|善款|资助|奖学金|助学金|收购价|批发价|进[货价]|差[价额]|运费险|二手|闲鱼"
    r"|[凑赔垫罚借欠][了出]? ?$",
    re.IGNORECASE,
)
"""What belongs to the state, to work and to the books of a company, before a figure of it."""
_SERVICE = re.compile(
    r"\b(?:taxis?|cabs?|minicabs?|bus|buses|trains?|trams?|ferry|tolls?|entrance|admission|museum|castle|cathedral"
    r"|petrol|diesel"
    r"|(?:your|monthly|the) rent|mortgage|electricity|energy bills?)\b"
    r"|电费|水费|燃气费|油[价费]|过路费|高速费|话费|房租|租金|门票|票价|车费|打车|出租车|网约车|地铁|公交|高铁|机票"
    r"|火车|学费|报名费|停车费|体检|挂号|看病|医院|诊所|度电|保洁|家政|钟点工|请(?:人|阿姨|师傅)",
    re.IGNORECASE,
)
"""What others sell, unless the brand's own claims speak of it."""
_PAID_APART = re.compile(
    r"(?P<fees>[一-鿿]{2,3}费(?:[、和与及][一-鿿]{2,3}费){0,3})[^，。；！？不无免别]{0,6}?"
    r"(?:自付|自理|自费|自己[付出掏交承给]|自行(?:支付|承担|缴)|由?[你您](?:自己)?(?:付|承担|出))"
)
"""Fees that whoever reads it pays to others: 停车费、充电费要自己付."""
_REFUNDED = re.compile(r"报销|垫付|先行赔付")
"""What somebody has paid to others and is given back."""
_JOB = re.compile(
    r"\bdays?['’]? (?:of )?(?:paid )?(?:holiday|annual leave|leave)\b|\bpro rata\b|\bdepending on experience\b"
    r"|\b(?:we pay (?:our|the|every|all) [a-z ]{3,24}|you(?: will)? earn |pay ?: ?)\S+ (?:an|per) (?:hour|year)\b"
    r"|\b(?:an|per) hour, [0-9.]+ hours\b|\b(?:staff|employees|our team) (?:get|have|pay|enjoy)\b"
    r"(?![^.;]{0,32}\b(?:for your?|customers?|guests?)\b)"
    r"|\boff for you,? (?:and )?[0-9]+ ?% (?:off )?for your (?:family|partner|friends)\b|[五六]险|带薪年?假|[双单]休"
    r"|招聘?(?:(?!体验|试|会员|募)[^，。；]){1,10}[0-9一二两三四五六七八九十]+ ?[名人位](?=[，。；]|$)",
    re.IGNORECASE,
)
"""What a job is offered with: its sums are wages."""
_NO_SUBJECT = re.compile(r"\W*(?:[一-鿿]{0,4}|(?:[a-z]+ ){0,2})\W*$")
"""What stands before a figure in a clause that goes on about the subject of the one before: 低谷 0.4 元."""
_OF_THE_STATE = re.compile(r" (?:VAT|(?:income|corporation|sales) tax|stamp duty|inflation)\b")
_YOUR_OWN = re.compile(
    r"\b(?:[Yy]our (?:[a-z]+ )?(?:invoices?|bills?|quote|quotation|estimate|booking|reservation|order"
    r"|payments?|balance|statement|transfer"
    r"|receipt|mortgage|direct debit|instalments?"
    r"|rent|salary|wages|payslip|refund|claim)(?: (?:this|last|next) (?:week|month|quarter|year|time))?"
    r"(?: (?:of|for|is|was|comes to|came to|totals|totalled|to [A-Z]\w+ (?:of|for)"
    r"|(?:(?:has )?(?:gone|risen|dropped|fallen|changed|moved)|went|rose|fell) (?:up |down |back )?from))+"
    r"|[Yy]ou(?: have|['\u2019]ve) (?:already )?paid(?: (?:us|an?|the|your|first|deposit|instalment|of)){0,4}"
    r"|(?:[Yy]ou|they) (?:now )?owe(?: (?:you|us|them|[A-Z]\w+))?"
    r"|(?:[Yy]ou have|[Yy]ou['’]ve got|there (?:is|are)) [^,.;]{0,24}\b(?:invoices?|bills?|payments?"
    r"|orders?)\b[^.;]{0,24}) $"
    r"|[您你]的?(?:[^，。；]{0,6}(?:订单|账单|账户|余额|发票|保单|预订|退款申请)|账户)[^。；]{0,16}$"
    r"|[您你][^。；]{0,24}(?:还剩|剩下|剩余)[^，。；]{0,4}$"
)
"""What a message tells one reader of his own account."""
_ACCOUNT, _LEAD = 100, 24
"""Characters before a sum in which its account is named, or that it is what is left."""
_SUMS = re.compile(r"[$£€][0-9][0-9,]*(?:\.[0-9]{1,2})?(?: to (?P<to>[$£€][0-9][0-9,]*(?:\.[0-9]{1,2})?))?")
_YOUR_SUM = (
    re.compile(r"\b[Yy]our $"),
    re.compile(r" (?:invoice|bill|quote|quotation|estimate|balance|refund)\b"),
)
"""Around a sum of the reader's own account: your £480 quote."""
_LEFT = re.compile(r"\b(?:remaining|balance(?: of)?|rest(?: of)?|leaves|leaving|other)(?: just)? $", re.IGNORECASE)
_CHARGED = re.compile(r" (?:came to|totalled|was|(?:went|rose|fell)(?: up| down| back)? from) $")
"""What an account tells of the past, which is no offer."""
_BUILT = re.compile(
    r"\b(?:costs?|costing|(?:built|bought|opened|restored) for|at a cost of)(?: (?:about|around|nearly|over|some))? $"
)
_MILLIONS = re.compile(r"(?:million|billion|bn|m)\b", re.IGNORECASE)
"""What was built for so much, in sums for which nobody sells a thing to readers."""
_OF_THE_READER = re.compile(
    r" of (?:your|the) (?:pay|salary|income|wages|time|day|budget|savings|energy|body|weight)\b"
)
_OF_THE_BODY = re.compile(r"(?:体长|体重|身高|身体|人体|一生|一天|收入|工资)的? ?(?:约|大约|近)? ?$")
_OURS = re.compile(
    r"\b(?:we|our|ours|us|users?|customers?|clients?|testers?|volunteers|subjects|participants|reviewers|recommend\w*"
    r"|felt|noticed|saw|improv\w+|reduc\w+|after|switch\w*|results?)\b"
    r"|我们|本品|自家|用户|顾客|客户|会员|使用|试用|受试|志愿者|学员|推荐|改善|提升|减少|提高|见效|满意",
    re.IGNORECASE,
)
"""Words of a trial or of a brand's own people: what a survey says of those is the brand's claim."""
_OURS_PLAINLY = re.compile(
    r"\b(?:we|our|ours|us|(?:our|its) (?:users?|customers?|clients?)|testers?|volunteers|participants)\b"
    r"|我们|本品|自家|使用|试用|受试|志愿者|学员",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，；：。！？;:!?]|,(?![0-9])")
_MONEY = re.compile("[$£€¥￥元块毛]")
_SIZED = re.compile("分贝|赫兹|[厘毫]米|克|dB|Hz|[cm]m")
_ROUTE = re.compile(
    r"(?:来回|往返|单程|全程|路程|车程|相距|距离[^，。；0-9]{0,8}|从[^，。；0-9]{1,10}[到至][^，。；0-9]{1,10})"
    r"(?:大?约|大概|有|是|一共|共|差不多|将近|近)? ?$"
)
_ON_THE_ROAD = re.compile("公里|千米|km")
_BUDGET_BEFORE, _BUDGET_AFTER = (
    re.compile(r"预算(?:只?有|是|在|大概|约)? ?$"),
    re.compile(r" ?(?:左右|以内|上下)?的?预算"),
)
_BOUGHT = re.compile(r"[^，。；！？]{0,6}(?:就|即可|拿下|到手|搞定|带走|够)")
"""After a sum that a budget need not pass: it is a price."""
_MEASURED = re.compile(r"[%％成克倍℃°]|千瓦|kW|公斤")


def sums_of_the_reader(text: str, *, charged: bool = False) -> frozenset[str]:
    """The sums, as written, that English ``text`` gives as those of one reader's account: £131, wherever it stands.

    ``charged``: only those that are told of the past.
    """
    found: set[str] = set()
    for match in _SUMS.finditer(text):
        floor = max(0, match.start() - _ACCOUNT)
        if charged and not _CHARGED.search(text, floor, match.start()):
            continue
        mine = _YOUR_SUM[0].search(text, floor, match.start()) and _YOUR_SUM[1].match(text, match.end())
        if mine or _YOUR_OWN.search(text, floor, match.start()):
            found.update(filter(None, (match[0], match[0].split(" ")[0], match["to"])))
    known = {_amount(each) for each in found}
    for match in _SUMS.finditer(text) if len(known) > 1 else ():
        left = _LEFT.search(text, max(0, match.start() - _LEAD), match.start())
        if left and any(one - _amount(match[0]) in known for one in known):
            found.add(match[0])
    return frozenset(found)


def _amount(written: str) -> Decimal:
    """The first sum in ``written``, as it stands: £1,200."""
    return Decimal(written.split(" ")[0][1:].replace(",", ""))


def is_of_other_money(text: str, start: int, end: int, claimed: str = "") -> bool:
    """Whether the figure at ``text[start:end]`` of a sentence is a tax, a wage, a company's, another's or the reader's.

    ``claimed`` are the approved claims' words, lower case: a ticket is nobody else's where a claim speaks of one.
    """
    begin = clause_start(text, start)
    if begin and _NO_SUBJECT.match(text, begin, start):
        begin = clause_start(text, begin - 1)
    if _BUDGET_AFTER.match(text, end):
        return True
    if _BUILT.search(text, begin, start) and _MILLIONS.search(text, start, end):
        return True
    if _BUDGET_BEFORE.search(text, begin, start) and not _BOUGHT.match(text, end):
        return True
    if (
        _OF_THE_STATE.match(text, end)
        or _YOUR_OWN.search(text, max(0, start - REACH), start)
        or _BEFORE.search(text, begin, start)
    ):
        return True
    if holds(_JOB, text) or holds(_REFUNDED, text):
        return True
    if not _MONEY.search(text, start, end) or holds(_OURS_PLAINLY, text):
        return False
    served = [m[0] for m in _SERVICE.finditer(text, begin, start)]
    served += [m["thing"] for m in _GENERIC_COST.finditer(text, begin, start)]
    served += [fee for m in _PAID_APART.finditer(text, 0, start) for fee in re.split("[、和与及]", m["fees"])]
    return any(not any(word in claimed for word in thing.lower().split()) for thing in served)


def is_of_the_world(text: str, start: int, end: int) -> bool:
    """Whether the figure at ``text[start:end]`` of a sentence is the world's; our names are not looked for."""
    begin = clause_start(text, start)
    if holds(_NAMED_SOURCE, text) and not holds(_OURS_PLAINLY, text):
        return True
    if holds(_OURS, text):
        return False
    if holds(_SOURCE, text) or holds(_PEOPLE, text) or holds(_NATURE, text) or _OF_THE_READER.match(text, end):
        return True
    if _ENERGY.search(text, start, end) and _FOOD.search(text, begin, start):
        return True
    if not text.isascii() and (holds(_AT_HOME, text) or is_everyday(text, start, end)):
        return True
    if not _MEASURED.search(text, start, end):
        return False
    return holds(_LOST, text, begin) or _OF_THE_BODY.search(text, begin, start) is not None


def is_everyday(text: str, start: int, end: int) -> bool:
    """Whether the measure at ``text[start:end]`` is of a thing that everybody knows: 一枚硬币 6 克."""
    if _SIZED.search(text, start, end) is None:
        return False
    return bool(_OF_EVERYDAY.search(text[clause_start(text, start) : start]) or _EVERYDAY_AFTER.match(text, end))


def is_on_a_route(text: str, start: int, end: int) -> bool:
    """Whether the distance at ``text[start:end]`` is one between places: 从市区到海边来回 90 公里."""
    if _ON_THE_ROAD.search(text, start, end) is None:
        return False
    return _ROUTE.search(text[clause_start(text, start) : start]) is not None


def clause_start(text: str, start: int) -> int:
    """Where the clause of the offset ``start`` begins, within reach of it."""
    far = max(0, start - REACH)
    return max((m.end() for m in _CLAUSE.finditer(text, far, start)), default=far)
