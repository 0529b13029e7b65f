"""The kinds of conditions that a promise may have: the words that set each, lift it for everybody, or add it."""

from __future__ import annotations

import re

from consistency.claims.limits.condition_kind import Kind
from consistency.claims.limits.condition_kind import any_of as _any
from consistency.claims.limits.condition_kinds_zh import BEFORE_CANCELLING, KINDS_ZH

_SUM = r"[£$€¥￥]? ?[0-9][0-9,.]*"
_COUNT = rf"(?:{_SUM}|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)"
_HAN = "[0-9一二两三四五六七八九十百半几]+"
_PEOPLE = (
    r"(?:customers?|members?|users?|clients?|patients?|guests?|students?|pupils?|riders?|drivers?|readers?|visitors?"
    r"|shoppers?|buyers?|subscribers?|passengers?|players?|owners?|parents?|families|tenants?|residents?|learners?"
    r"|swimmers?|runners?|hosts?)"
)
_SHOWN = r"(?:receipts?|proof of purchase)"
"""What a buyer is asked to show."""
_EVERYBODY = (
    r"\b(?:everyone|everybody|anyone|anybody)\b"
    r"(?! (?:(?:can|may|could|is free to) (?:join|become|sign up|apply|register)"
    r"|is welcome|loves?|likes?|knows?|wants?|asks?))"
)
"""Whom something is given; not who may become one of those whom it is given, or who only loves it."""
_PLAN = r"(?:membership|plan|subscription|pass|card)"
_BEFORE_IT = r"(?:minutes?|hours?|days?|weeks?) (?:before|prior to|ahead of)\b"
"""After a number of "up to", what makes it a deadline: up to 24 hours before departure."""
_AHEAD = rf"[须需请要]?提前 ?{_HAN} ?个?(?:小时|天|日|周|星期|工作日)(?:以上)?(?:预约|预订)?"
_HOUR = r"(?:[0-9]{1,2}(?:[.:][0-9]{2})?|noon|midnight)"
KINDS: dict[str, Kind] = {
    "sum": Kind(
        _any(
            rf"\b(?:on |with |for )?(?:all |any )?(?:orders?|purchases?|baskets?) (?:[a-z]+ )?"
            rf"(?:over|above|from|of at least|of|worth)(?: just| only)? {_SUM}",
            rf"\b(?:over|above|spend|spending)(?: just| only| at least| over)? {_SUM}",
            rf"(?:单笔|订单|购物|消费)?[买消]?费?(?<!年)满 ?{_SUM}(?! ?(?:年|周?岁|天|个月))(?![0-9]) ?[元块]?",
        ),
        _any(
            r"\bon (?:all|every|any|each)(?: single)? (?:orders?|purchases?|baskets?|parcels?)\b",
            r"\b(?:all|every|each|any) (?:single )?(?:orders?|parcels?) (?:is|are|ships?|comes?|travels?|gets?)\b",
            r"\b(?:whatever|however (?:small|little|much)|no matter (?:what|how (?:much|little|small)))\b[^.;]{0,16}",
            r"\bno minimum(?: spend| order| purchase)?\b|\bwithout (?:a |any )?minimum\b",
            r"\bfrom the first (?:penny|cent|pound)\b",
            r"\beven if you (?:only |just )?(?:buy|order|spend)\b[^.;,]{0,24}",
            r"不限(?:金额|消费)|(?:不设|无|零|没有|没|0 ?)(?:任何)?(?:门槛|最低消费|起送)|单单|每一?单(?:都|均)?",
            r"(?:全场|全部|所有)(?:商品|订单|宝贝)?(?:一律|都|均)?(?=包邮|免邮|免运费)|任意(?:金额|一?单|下单)",
            r"(?:多少|几块)钱?都|(?:下单|[买一]件?)(?:就|即|也)(?=包邮|免邮|免运费)",
        ),
    ),
    "members": Kind(
        _any(r"\bmembers?\b|\bmembership\b|\bsubscribers?\b", r"会员|入会|VIP"),
        _any(
            rf"{_EVERYBODY}|\bnon-?members\b",
            r"\b(?:all|every) (?:our )?(?:customers?|visitors?|shoppers?|guests?|users?|person|people)\b",
            r"\bwhether or not you(?:['\u2019]re| are| have|['\u2019]ve) (?:a member|in|joined)\b"
            r"|\bwhether you(?:['\u2019]re| are| have|['\u2019]ve) (?:a member|in|joined)"
            r"(?: [\w-]+){0,4} or (?:not|aren['\u2019]t)\b"
            r"|\bno membership\b|\bmembers? or not\b",
            r"\byou (?:need not|needn['\u2019]t|do(?: not|n['\u2019]t) (?:have|need) to) (?:be a member|join)\b",
            rf"\b(?:without|do not need|don['\u2019]t need) (?:an? |any )?{_PLAN}\b",
            rf"\b{_PLAN} or (?:no {_PLAN}|not|none)\b|\bno {_PLAN}\?|\bfor all(?=[.,;!]|$)",
            r"人人|所有(?:人|顾客|客户|用户)|每个人|任何人|谁都|不限(?:人群|身份)|非会员|不是会员也|(?:无需|不用)(?:入会|注册|会员)",
            r"(?:全场|全部|一律|通通)(?:一律|都|均)?(?=[^，。]{0,4}折)",
        ),
        _any(
            r"\bonly (?:for |to )?(?:our )?(?:members|subscribers)\b|\b(?:members|subscribers)[- ]only\b",
            r"(?:仅限|只限|仅|只有|限)(?:会员(?!日)|VIP)|会员(?:专享|专属|才)",
        ),
    ),
    "new": Kind(
        _any(
            rf"\b(?:new|first-time) {_PEOPLE}\b|\bfirst (?:orders?|bookings?|visits?)\b|\bnew to us\b",
            r"新(?:客|用户|人|会员)|首[单租寄充购订签存]|首次(?:下单|报名|购买|注册|入会|办理|预约|到店|体验|订阅|订购|充值|开卡|办卡|租用|消费)",
        ),
        _any(
            _EVERYBODY,
            rf"\b(?:existing|returning|old|all|any|every) {_PEOPLE}\b",
            rf"\b(?:new (?:and|or) (?:existing|old)|every) (?:{_PEOPLE}|order)\b",
            rf"\b(?:old|existing|loyal|regular) (?:{_PEOPLE}|friends|faces|hands) and new\b|\bnew and old alike\b"
            r"|\bnew (?:to us )?or (?:not|old|existing)\b|\bhow(?:ever)? long you(?: have|['\u2019]ve)\b",
            r"\bwhether you(?: have|['\u2019]ve) been (?:with us|a (?:customer|member))\b[^.;]{0,40}\bor\b",
            r"\bwhether (?:it is|it['\u2019]s|you(?: are|['\u2019]re)) (?:your first|new)\b",
            r"人人|所有(?:人|顾客|客户|用户|会员)|每个人|任何人|谁都|不限新老",
            r"新?老(?:客|顾客|用户|会员)户?|新老(?!师)[一-鿿]{2}",
            r"每一?单(?:都|均)?|不限次数",
        ),
        _any(
            r"\bonly (?:for )?(?:new|first-time) (?:customers?|members?|users?)\b",
            r"(?:仅限|只限|仅|只有|限)新(?:客|用户|人|会员)|新(?:客|用户|人)(?:专享|专属|才)",
        ),
    ),
    "state": Kind(
        _any(
            r"\b(?:unused|unworn|unopened|unwashed)\b|\bin (?:its|the) original pack\w*",
            r"\bwith (?:the|its|all) (?:tags|labels)\b",
            r"未(?:拆封|开封|使用|穿过|下水)|不影响二次销售",
        ),
        _any(
            r"\b(?:used|worn|opened|washed) or (?:not|unused|unworn|unopened|unwashed|new)\b",
            r"\bin any (?:state|condition)\b",
            r"\beven (?:if|when|after) (?:you(?: have|['\u2019]ve)? |it (?:is|has been) |they (?:are|have been) )?"
            r"(?:used|worn|wore|opened|washed)\b",
            r"(?:无论|不论|不管)(?:是否|有没有)?(?:拆封|开封|使用|用过|拆过)"
            r"|(?<![没未不])(?<!没有)(?<!未经)(?:拆封|拆开|拆了|用了|用过|穿过|下过水|使用[之以]?后|开封[之以]?后)(?:不满意|不合适|不喜欢)?[^，。；不没]{0,6}(?:也"
            r"|都|照样|照旧|一样)",
        ),
    ),
    "days": Kind(
        _any(r"\bMon(?:day)? ?(?:to|until|through|[-–]) ?Sat(?:urday)?\b"),
        _any(
            r"\b(?:seven|7) days a week\b|\bevery (?:single )?day\b|\ball week\b",
            r"\bMon(?:day)? ?(?:to|until|through|[-–]) ?Sun(?:day)?\b",
            r"\b(?:on|also|even|including|and) Sundays\b|\bSundays? too\b",
        ),
    ),
    "weekdays": Kind(
        _any(r"\bMon(?:day)? ?(?:to|until|through|[-–]) ?Fri(?:day)?\b|\bweekdays\b|(?<![个0-9])工作日"),
        _any(
            r"(?:周末|双休日|周六日|周六周日|节假日)(?:也|都|同样|照样|照常)(?:都|可以?)?(?:一样|算|[减送享参]|打[一-九0-9]|能?用|有[效份]|适用|不例外)",
            r"\b(?:six|seven|6|7) days a week\b|\bevery (?:single )?day\b|\ball week\b|\bweekends? too\b",
            r"\bMon(?:day)? ?(?:to|until|through|[-–]) ?S(?:at(?:urday)?|un(?:day)?)\b",
            r"\b(?:on|also|even|including|and) (?:Saturdays|Sundays|weekends)\b",
        ),
    ),
    "students": Kind(
        _any(r"\bstudents?\b", r"学生"),
        _any(
            r"\bstudents? or (?:not|no student|anyone else)\b|\bwhether or not you(?: are"
            r"|['\u2019]re) (?:a )?students?\b"
            r"|\bnon-?students\b",
            _EVERYBODY,
            r"人人|所有人|不限学生|非学生|不是学生[也都]|谁都",
        ),
        _any(r"\bonly (?:for )?students\b|\bstudents only\b", r"(?:仅限|只限|仅|限)(?:在校)?学生|学生(?:专享|专属|才)"),
    ),
    "limit": Kind(
        _any(
            rf"\bup to (?:a (?:maximum|total) of )?{_COUNT}(?![0-9])(?! ?{_BEFORE_IT})|\b(?:maximum|limit) of {_COUNT}",
            rf"\b{_COUNT} (?:per|for each|a) (?:customer|person|household|account|order|room)\b",
            rf"\b{_COUNT} (?!(?:hours?|days?|weeks?|months?|times) )[a-z-]{{3,}}(?: [a-z-]+)? (?:a|per|each"
            rf"|every) (?:year|month|week|season)\b",
            rf"(?:[单每][件台次笔个])?(?:最多|最高|不超过|上限)[^，。；]{{0,3}}{_SUM}",
            rf"每(?:人|位|户|单|个?账号|个月|月)[^，。；]{{0,4}}限[^，。；]{{0,3}}{_HAN}",
            rf"限[购领用退]{_HAN}|限 ?{_HAN} ?[份件次张]|每人{_HAN} ?[份件次张]",
            rf"每[年月周天](?=[^，。；]{{0,6}}可[^，。；]{{0,4}}{_HAN} ?次)|最长 ?{_HAN} ?[天个小]",
            rf"免费? ?{_HAN} ?个?小时|(?<!提)前 ?{_HAN} ?个?(?:小时|分钟)(?![^，。；！？]{{0,6}}(?:取消|退|改))",
            rf"(?<![不未])含 ?{_HAN} ?(?:公里|分钟|小时|次|条|度|GB?)",
        ),
        _any(
            r"\b(?:all (?:of )?(?:your|the)|every penny of your) (?:money|savings|balance|cash|deposits?)\b",
            r"\bany (?:balance|amount|sum|number)\b",
            r"\bas (?:much|many|often)\b[^.,;]{0,24}\bas you (?:like|want|wish)\b",
            r"\bhowever (?:much|many|large|big)\b|\bunlimited\b",
            r"\bas many [a-z-]+(?: [a-z-]+)? as (?:you|it takes)\b|\bnever run out of\b",
            r"\bno (?:upper )?limits?\b|\bwithout (?:any |a )?limits?\b",
            r"不限(?:量|额|次数?|金额|购|领|人数|件数?|份数?|张数|公里|里程|流量)|(?:公里数?|里程|流量|[次件]数)(?:都|全)?(?:不限|无限)|(?:无|不设|没有)(?:上限|限额)"
            r"|(?<!买)多少都|买多少都(?!行|可以|能买)|([一-鿿])多少就?\1多少|(?:随便|敞开了?|放开了?)[用拿领取送赔]",
            r"任意(?:金额|数量|次数)|无限(?:次|量)?|想[一-鿿][几多][次个件张份天]?|全免|不限时",
            r"不(?:设)?封顶|无封顶|好几[件个份张]|[买领]几[件个份张][补减送]几[件个份张]",
        ),
    ),
    "from": Kind(
        _any(rf"\b(?:from|(?:starts?|begins?|starting|beginning) (?:at|from)) {_SUM}", rf"{_SUM} ?元?起"),
        _any(
            r"\bwhich(?:ever|soever)\b|\bno matter which\b",
            r"\b(?:any|all|every) (?:sets?|sizes?|versions?|models?|kits?|colou?rs?)\b",
            r"(?<!不)(?<!不设)封顶|一口价|统一价|任意(?:款|版本|颜色|配置)|(?:不论|无论)(?:哪|什么)|所有(?:版本|款式?|颜色|配置)",
        ),
    ),
    "proof": Kind(
        _any(
            rf"\b(?:with|show(?:ing)?|bring(?:ing)?|against) (?:(?:your|a|the)(?: valid| original)? )?{_SHOWN}\b",
            r"(?:凭|须?持|出示|提供|带上?)[^，。；！？]{0,6}?(?:证件?|证明|发票|小票|票据|凭证)",
        ),
        _any(
            rf"\bwith or without (?:your |a |the |any )?{_SHOWN}\b|\b{_SHOWN} or (?:not|no {_SHOWN})\b",
            rf"\b(?:no|without) (?:need for a )?{_SHOWN} (?:is |are )?(?:needed|required|necessary|at all)\b",
            rf"\beven (?:without|if you(?: have|['\u2019]ve) lost) (?:your |a |the )?{_SHOWN}\b",
            r"(?:不看|不用|无需|无须|不需要?|不必|不查|免)(?:再?出示|再?提供|带|任何)?[^，。；！？]{0,4}?(?:证件?|证明|发票|小票|票据|凭证)"
            r"|(?:没有?|忘[带了])[^，。；！？]{0,4}?(?:证件?|证明|发票|小票|票据|凭证)[^，。；！？]{0,2}(?:也|都|照样)(?!不|没)",
        ),
    ),
    "deadline": Kind(
        _any(
            r"\b(?:until|up to|by|before|no later than|within) (?:[0-9a-z-]+ (?:hours?|days?|weeks?)|the day"
            rf"|the evening|{_HOUR})\b"
            r"(?: ?[ap]\.?m\.?)?(?: (?:before|prior to|ahead of) (?:(?:the|your|our|a) )?[a-z-]+"
            r"|[^.;,]{0,12}\b(?:day|night|hours?|days?) before\b[^.;,]{0,24}?(?= on | at |[.,;]|$))?",
            _AHEAD,
            rf"(?:[一-鿿]{{2}}后)? ?{_HAN} ?个?(?:分钟|小时|天|日|周|星期|月|年|工作日)[之以]?内|[入到出][住店发]前"
            rf"|{BEFORE_CANCELLING}",
        ),
        _any(
            r"\b(?:at )?any ?time\b|\bwhenever you (?:like|want|wish|please)\b|\b(?:at|until|till|to) the"
            r" (?:very )?last (?:minute|moment)\b",
            r"\b(?:right )?up to the (?:moment|minute|hour|last|very)\b|\buntil the (?:moment|minute|very)\b",
            r"随时(?!可能|都?可?以?(?:给?我们?)?(?:联系|打电话|来电|致电|咨询|询问|问|找|回复|留言|沟通|私信|告诉|反馈|待命))|任何时候|不限时间|什么时候都|最后一刻|永久有效"
            r"|长期有效|(?:终身|无限期)有效|永不过期",
        ),
    ),
    "notice": Kind(
        _any(
            r"\b(?:book(?:ed|ing)?|reserv\w+|order(?:ed)?|appointments?)\b[^.;]{0,24}\b(?:before(?:hand)?|ahead"
            r"|in advance|notice)\b",
            rf"{_AHEAD}|[须需请要]提前(?:预约|预订)",
        ),
        _any(
            r"\b(?:no need to|need not|needn['\u2019]t|(?:do not|don['\u2019]t|never) (?:need|have) to|without) "
            r"(?:pre-?)?(?:book|reserv|order)[a-z]*",
            r"\bno (?:booking|reservation|appointment)s? (?:needed|required|necessary)\b",
            r"\b(?:just|simply) (?:turn up|walk in|drop in|show up)\b|\bwithout (?:an appointment|(?:any )?notice)\b",
            r"(?:不用|无需|无须|不必|不需要?|免)(?:再)?(?:提前)?(?:预约|预订|预定|打招呼|约(?![束定会]))|随到随(?!着)[一-鿿]|说[来走]就[来走]",
            r"(?:当[天日]|临时|临[出上开到]?[门走发工店])[^，。；！？不没]{0,10}(?:也|都|就|照样)(?:可以?|行|能|不收|免费|没问题|没关系|来得及|好)",
        ),
    ),
    "hours": Kind(
        _any(
            rf"\b{_HOUR} ?(?:am|pm)? ?(?:to|until|till|and|[-–]) ?{_HOUR} ?(?:am|pm)?\b",
            rf"{_HAN} ?(?:点半?|时|[:：][0-9]{{2}}) ?(?:到|至|[-–~—]) ?(?:次日|第二天)?(?:凌晨|早上|晚上)?",
        ),
        _any(
            r"\baround the clock\b|\b(?:day and night|night and day|all day|at all hours|at any hour|24/7"
            r"|24 hours a day)\b",
            r"全天(?!然)|全时段|任何时[段间]|不分时段|24 ?小时(?! ?[之以]?[内前后])",
        ),
    ),
    "age": Kind(
        _any(
            rf"\b(?:children|child|kids?|people|guests?|anyone|adults?|those|everyone) (?:aged |from |up to )*"
            rf"(?:under |over |below |up to )?{_COUNT}"
            r"|\b[0-9]+ (?:years? )?(?:and|or) (?:under|over|older|younger)\b",
            rf"{_HAN} ?(?:周岁|岁|个?月龄|个?月大)",
        ),
        _any(
            r"\b(?:whatever|no matter|regardless of) (?:their|your|the|its) age\b|\b(?:of|at) any age\b|\b(?:of "
            r"|for )?all ages\b",
            r"不限年龄|全年龄|任何年龄|不分年龄|多大都|各年龄段|不论(?:年龄|大小)|无论(?:年龄|大小)",
        ),
    ),
    "distance": Kind(
        _any(rf"\bwithin {_COUNT} ?(?:miles?|km|kilomet\w+|met\w+|m)\b", rf"{_HAN} ?(?:米|公里|千米|里)[之以]?内"),
        _any(
            r"\bwherever you(?:['\u2019]re| are| live| go| move)\b(?: (?:going|moving|headed|bound)\b)?"
            r"|\bhowever far\b|\bno matter how far\b|\b(?:at |over )?any distance\b|\bwhatever the distance\b",
            r"不限(?:距离|米数|长度|远近|里程)|多[远长]都|不论(?:远近|多远|多长)|无论(?:远近|多远|多长)",
        ),
    ),
    "shop": Kind(
        _any(
            r"\b(?:official|flagship|our own) (?:store|shop|website)\b",
            r"官方(?:旗舰店|商城|小程序|渠道)|(?:限|在)小程序",
        ),
        _any(
            r"\b(?:wherever|whichever shop|no matter where) you (?:buy|bought|shop)\b|\bbought anywhere\b",
            r"全渠道|(?:到店|门店|堂食|外[送卖]|电话|线下|网页)[^。；！？没不]{0,12}(?:都|均|也)(?:可以?|能)[用享买下点约]"
            r"|(?:不管|无论|不论)(?:你|您)?(?:是)?在?哪|[任随][意便](?:渠道|平台|店铺|哪家)|第三方(?:店铺|平台|渠道)?(?:买|购买|下单)?的?也"
            r"|不限(?:渠道|平台|店铺)|(?:所有|任何|各大)(?:渠道|平台|店铺)",
        ),
    ),
    "weekday": Kind(
        _any(
            r"\b(?:every|each|on) (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
            r"(?:每?个?(?:周|星期)[一二三四五六日天末]|(?<![个0-9])工作日)",
        ),
        _any(
            r"\b(?:every (?:single )?day|any (?:single )?day|whichever day|all week|seven days a week)\b",
            r"天天|每[天日]都|任[何意]一?天|随便哪天|哪天都|不限(?:日期|星期)|全周",
        ),
    ),
    "part": Kind(
        _any(
            r"\b(?:at least|more than|over) (?:half|a third|two thirds)\b",
            r"(?:余量|剩余|余额)?过半|[一大]半以上|[0-9一二三四五六七八九]成以上",
        ),
        _any(
            r"\bhowever (?:much|little|full|empty)\b[^.,;]{0,16}|\beven (?:if )?(?:it is |when )?(?:nearly "
            r"|almost )?empty\b",
            r"(?:无论|不论|不管)[^，。；]{1,8}都|(?:不足|不到|少于)[^，。；]{1,4}也|剩多少都|[吃用]完[了也]|空[盒袋瓶][也都]",
        ),
    ),
    **KINDS_ZH,
}

NARROWED = re.compile(
    r"\b(?:on|at|in|with|of) (?:all |any |our |selected )*(?P<only>(?!all\b|any\b|our\b|this\b|every\b|each\b|your\b"
    r"|their\b)[a-z]{4,})"
    r" (?P<noun>[a-z]{3,}?)s?(?=[.,;]|$| (?:and|until|for|in|on|at)\b)"
    r"|(?P<han>合作|指定|部分|参与|特定|限定|直营|自营)(?P<what>[一-鿿]{2})",
    re.IGNORECASE,
)
"""For which of a kind of thing a promise holds: on flexible rates, 合作场站."""
EVERY = re.compile(
    r"\b(?:all|every|any|each|whichever)(?: (?:of )?(?:our|the|your))? (?P<noun>[a-z]{3,}?)s?\b"
    r"|(?:所有|全部|任意|任何|每[个家座间]?)的?(?P<what>[一-鿿]{2})",
    re.IGNORECASE,
)
