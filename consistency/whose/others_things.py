"""Figures that are said of somebody else's things, or as advice: what the state asks, a carmaker gives, a vet thinks.

They are no values of the brand's, whatever approved value they stand near.
"""

from __future__ import annotations

import re

from consistency.matching.holds import REACH, holds

_PRAISE = (
    r"(?!们?(?:都|一致|联合|团队|倾力)?(?:推荐|认可|研发|配方|监制|首选|背书|力荐)| (?:recommend|approve|trust|love"
    r"|choose)d?\b)"
)
"""Not after an expert: one who recommends ours speaks of ours."""
_OWNERS = re.compile(
    r"\b(?:the (?:law|state|government|council|regulator)|HMRC|the NHS|EU rules|regulations"
    rf"|(?:(?:an?|your|the|most|many|some) )?(?:accountant|doctor|dentist|vet|lawyer|solicitor|bank|landlord|insurer"
    rf"|car ?maker"
    rf"|manufacturer)s?{_PRAISE}"
    r"|(?:my|his|her|our) (?:neighbou?r|friend|sister|brother|mother|father|mum|mom|dad|wife|husband|son|daughter|boss"
    r"|uncle"
    r"|aunt|colleague)s?)\b"
    r"|(?<![比于过超到合])(?:新?国标|(?:国家|行业|团体|欧盟)标准|法律|法规|税法|国家规定|政府|监管部门)"
    rf"|(?:兽医|医生|大夫|专家|律师|会计师){_PRAISE}"
    r"|车厂|车企|主机厂|厂家(?!直)|房东|物业|银行|保险公司|快递公司"
    r"|(?:[一某另][家个] ?|隔壁|对面|路边|别家|人家)[^，。；！？我你您咱]{0,8}?的?"
    r"(?:师傅|老板娘?|店员|店主|店长|销售|技师)",
    re.IGNORECASE,
)
"""Who has things or makes rules of his own."""
_PERSONS = re.compile(
    r"\W*(?:[我他她]家|(?:别人|人家|邻居|朋友|同事|同学|闺蜜|网友|老公|老婆|[我他她](?:妈|爸|姐|哥|弟|妹|朋友"
    r"|同事))家?)"
    r"(?:的(?!是)|那|(?<=家)(?!附近|旁|门口|楼下))"
)
"""Somebody's things at the head of a sentence: 他家的车, 朋友那辆车, 我家猫."""
_ONE_OF_US = re.compile(
    r"(?:[小老阿][一-鿿]|(?<![一-鿿])[赵钱孙李周吴郑王冯陈杨朱秦许何吕张孔曹严金魏姜谢苏潘范彭马方任袁柳唐薛贺罗安于傅"
    r"康黄萧尹姚邵汪毛米戴宋熊董梁杜贾江郭林徐邱高夏蔡田胡霍万卢丁邓石崔侯孟龙叶白邹汤易武刘钟])"
    r"(?:教练|老师|师傅|医生|大夫|护士|营养师|设计师|工程师|顾问|厨师|主厨|店长|阿姨)"
)
"""One of the house's people by name, whose years are his own and no average: 小何教练从业九年."""
_ASKS = re.compile(
    r"(?:规定|要求|建议|提醒|认为|表示|说|讲|告诉(?:我们?|他们?|她们?))$|\b(?:says?|asks?|requires?|advises?|suggests?|thinks?|that)$",
    re.I,
)
"""What joins such an owner to a figure in the next clause."""
_OURS = re.compile(
    r"\b(?:we|ours?|us)\b(?! (?:neighbo|friend|sister|brother))|(?<!告诉)我们|咱们|本[店品司]|自家|旗下", re.IGNORECASE
)
_MONEY = re.compile(r"[$£€¥￥元块毛折]")
_MEASURE = re.compile(
    r"[%％成克℃°倍]|公斤|千瓦|毫升|分贝|厘米|per ?cent|\b(?:k?[gW]|ml|cm|dB)\b|(?<=[0-9])(?:k?[gW]|ml|cm|dB)\b"
)
_ADVICE_AFTER = re.compile(
    r"[^，。；！？]{0,6}?(?:够[了吃用]|就(?:好|行|够|可以|差不多|该|要|得|应)|为宜|最(?:好|合适|佳)|再(?:充|换|喂|用|吃|洗)"
    r"|以[下上](?:就|要|再))"
    r"|(?:以后|之后)[^，。；！？]{0,4}会"
    r"|[^，。；！？]{0,6}，(?:就|一定|最好|请)(?:该|要|得|应)?(?:找|看|换|去|停|送|及时|尽快|带|联系|问|就?医)"
    r"| (?:is|are) (?:enough|plenty|best|ideal)\b"
)
_ADVICE_BEFORE = re.compile(
    r"(?:(?:[先再](?:加|放|倒|舀|取|兑)|[吃喝喂舀](?!出))[入上了]?(?:约|大约)? ?"
    r"|(?:别|不要|不宜|切勿|请勿|避免|尽量|最好|建议|注意|控制在|保持在)[^，。；！？]{0,8}"
    r"|\b(?:aim for|try (?:to|not to)|don['’]t|do not|avoid|you should"
    r"|keep (?:it|them|(?:your|the) [a-z]+) (?:below|above|under|over|between|at))\b[^,.;!?]{0,32})$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[，；：。！？;:!?,]")


def is_of_others(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is said of somebody else's things in the sentence ``text``.

    The owner stands before the figure in its clause, or in the clause before, which he says. Persons own no prices:
    what somebody's cat eats is his, what its food costs is ours.
    """
    if holds(_OURS, text):
        return False
    far = max(0, start - REACH)
    cuts = [far, *(m.end() for m in _CLAUSE.finditer(text, far, start))]
    if _OWNERS.search(text, cuts[-1], start):
        return True
    if len(cuts) > 1:
        before = text[cuts[-2] : cuts[-1] - 1].rstrip()
        if _ASKS.search(before) and _OWNERS.search(before):
            return True
    if _ONE_OF_US.search(text, cuts[-1], start) and text[end - 1] in "年岁":
        return True
    return _PERSONS.match(text) is not None and not _MONEY.search(text, start, end)


def is_advice(text: str, start: int, end: int) -> bool:
    """Whether the measure at ``text[start:end]`` is advice: charge to 80 % and no further, 10 克 a day at most."""
    if not _MEASURE.search(text, start, end) or holds(_OURS, text):
        return False
    far = max(0, start - REACH)
    begin = max((m.end() for m in _CLAUSE.finditer(text, far, start)), default=far)
    return _ADVICE_AFTER.match(text, end) is not None or _ADVICE_BEFORE.search(text[begin:start]) is not None
