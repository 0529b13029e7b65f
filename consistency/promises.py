"""Promises and their denial: free delivery, cancel any time, no ads, 不含酒精, 仅限新客; each as a stand on one concept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from consistency.document import Sentence
from consistency.statements.model import Statement
from consistency.statements.values import Stand
from consistency.statements.variants import mentions

_NOT = r"(?:not|n't|n’t|never|no longer|cannot|unable to)"
_ZH_NOT = r"(?:不|没有?|无法?|未|非|勿|概不|恕不|不能|不可以?|不得|无需|不用|不必|免)"

_ROWS: tuple[tuple[str, str, str], ...] = (
    # (concept, holds, does not hold); a clause that matches both patterns is read as the longer match says
    (
        "cancellable",
        r"\b(?:can|may|free to|could)\b[^.,;]{0,24}\bcancel\b|\bcancel\w*[^.,;]{0,20}\b(?:any ?time|whenever|free|without|any month|when you)|\bfree cancell\w+|\bpause or cancel\b|\bcancell?ation is free\b|随时(?:可以?|都能)?(?:取消|退订|停)|(?<!不)(?<!无法)(?<!不可)(?:可以?|免费|都能|支持)(?:免费|随时)?取消|免费取消",
        rf"\b(?:can(?:not| not|'t|’t)|may not|{_NOT})\b[^.,;]{{0,16}}\bcancel\w*|\bnon-?cancell?able\b|\bno cancell?ations?\b|\bcancell?ations? (?:is|are) not\b|(?:不可|不能|无法|不支持|不得|不予|概不)(?:免费|随时)?(?:取消|退订)",
    ),
    (
        "committed",
        r"\bminimum (?:term|contract|period) (?:of|is)\b|\bthere is a minimum (?:term|contract)\b|\b(?:with|has|have|needs?|requires?|sign) an? (?:\w+[- ]){0,2}(?:contract|commitment)\b|\bcontract of\b|\b(?:tied|locked) in(?:to)?\b|(?:需|要|须)签(?:订|约)?[^，。]{0,8}(?:合约|合同)|合约期(?:为|是)?[0-9一二三四五六七八九十]|最低(?:租|签)",
        r"\b(?:no|without(?: a)?|zero|not? any) (?:minimum (?:term|contract|period)|(?:long-term )?(?:contract|commitment)|lock-?in|strings)\b|\bnot (?:tied|locked) in|\bcontract[- ]free\b|(?:无|没有|不用签|无需签|不签|免)(?:任何)?(?:合约|合同期|绑定)|不绑约",
    ),
    (
        "refundable",
        r"\b(?:full |a |your |every penny |get a )?(?:refund(?:s|ed|able)?|money[- ]back|money back)\b|全额退|(?<!不)(?<!概不)(?<!不可)(?<!无法)(?<!不予)(?<!不能)(?:可以?|支持|能|予以)(?:全额|随时|申请)?退(?:款|费|保)|保费全退|(?<!不)全额?退(?:款|费)|退全款|无理由退|不满意(?:就|可|全额)退",
        rf"\b(?:non-?refundable|no refunds?)\b|\b{_NOT} (?:be )?(?:refund(?:ed|able)?|give (?:any )?refunds?)\b|\bgive no refunds?\b|\brefunds? (?:are|is) (?:not|un)\w*|\bexchange(?:s|d)? only\b|(?:概不|恕不|不予|不可|不能|不|无法)(?:予|支持|接受)?退(?:款|费|货|还|票|订)?(?![出换])|不退不换",
    ),
    (
        "pets",
        r"\b(?:dogs?|pets?|cats?|animals)\b[^.,;]{0,16}\b(?:welcome|allowed|stay free|friendly|bring)\b|\bpet[- ]friendly\b|\b(?:welcome|bring|meeting|meet) your (?:dogs?|pets?)\b|(?:欢迎|可以?|允许|能)(?:携?带)?(?:宠物|狗|毛孩子)|宠物友好|宠物(?:可以?|能)(?:入住|进)",
        r"\bno (?:dogs?|pets?|animals)\b|\b(?:dogs?|pets?|animals)\b[^.,;]{0,16}\b(?:not|cannot|can't)\b|(?:不可|不能|谢绝|禁止|请勿|不允许|不接受)(?:携?带)?(?:宠物|狗)|宠物(?:不可|不能|不得|请勿|谢绝|禁止)",
    ),
    (
        "free_delivery",
        r"\bfree (?:(?:express|next-day|standard|home|local) )?(?:delivery|shipping|postage)\b|\b(?:delivery|shipping|postage) (?:is |are )?(?:free|on us|included)\b|\b(?:delivered|ships?|shipped|deliver(?:y on \w+)?) (?:for )?free\b|包邮|免(?:费)?(?:运费|邮费|配送|邮|快递费)|免运费|运费(?:全免|我们(?:承担|出))|免费(?:配送|送货|送达)",
        r"\b(?:delivery|shipping|postage) (?:is|costs?|fee (?:is|of)|charge (?:is|of))\b[^.,;]{0,8}[$£€¥0-9]|\b(?:delivery|shipping|postage) (?:is )?(?:charged|extra|not (?:included|free))|不包邮|(?:运费|邮费|配送费|快递费)(?:为|是|需|另付|自理|到付|另计|由(?:买家|您)|[^，。；]{0,3}[0-9])",
    ),
    (
        "free_returns",
        r"\bfree (?:returns|collection)\b|\b(?:returns?|collection) (?:is|are) free\b|\bcollect it (?:for )?free\b|退货包运费|(?:退换|退货)免(?:费|运费)|免费退换|运费险",
        r"\b(?:pay (?:for )?the return|return (?:postage|shipping) (?:is|costs?)|returns? (?:cost|are charged|are at your))|退货运费(?:自理|由(?:买家|您))",
    ),
    (
        "card_needed",
        r"\b(?:credit )?card\b[^.,;]{0,24}\b(?:is |are )?(?:required|needed|necessary)\b(?<!no credit card required)|\b(?:requires?|needs?|add|enter)\b[^.,;]{0,12}\b(?:credit )?card\b|(?:需要?|必须|须|先)(?:绑定|填写|绑|录入)?(?:信用|银行)?卡(?!片)",
        r"\b(?:no|without(?: a)?) (?:credit )?card\b|\bcredit card (?:is )?not\b|(?:无需|不用|不需要?|不必|免)(?:绑定?|填写)?(?:信用|银行)?卡",
    ),
    (
        "monthly_fee",
        r"\b(?:a|the|our|plus a) monthly fee (?:of|is|applies)\b|\bcharge a monthly fee\b|账户管理费[0-9]|月费(?:为|是)?[0-9]",
        r"\bno monthly (?:fees?|charges?)\b|\bwithout (?:a )?monthly fees?\b|免月费|无月费|免(?:账户)?管理费",
    ),
    (
        "annual_fee",
        r"\bannual fee (?:of|is|applies)\b|年费(?:为|是|需)? ?[0-9]",
        r"\bno annual fees?\b|\bannual fee[- ](?:free|waived)\b|免(?:首)?年费|(?:终身|永久)?免年费|无年费",
    ),
    (
        "setup_fee",
        r"\b(?:set-?up|joining|sign-?up|activation|enrol\w*|booking) fee (?:of|is|applies|costs)\b|\bthere is an? (?:set-?up|joining|activation|booking) fee\b|(?:开通费|入会费|安装费|手续费|服务费)(?:为|是|另收|需)? ?[0-9]|(?<!不)(?<!免)收(?:取)?(?:开通费|手续费|安装费|服务费)",
        r"\bno (?:set-?up|joining|sign-?up|activation|enrol\w*|booking|hidden) fees?\b|\b(?:set-?up|joining|sign-?up|activation|booking) fee (?:is )?(?:waived|free|on us)\b|(?:无|没有|免|不收|0 ?)(?:任何)?(?:开通费|入会费|安装费|手续费|服务费|隐藏费用)",
    ),
    (
        "ads",
        r"\b(?:with|has|have|includes?|contains?|shows?|supported by)(?: some| a few| short| occasional)? (?:ads|adverts?|advertising|commercials)\b|(?<!没)(?<!不)(?<!无)(?:有|含|带)(?:少量|部分)?广告|会(?:有|播)广告",
        r"\b(?:no|without(?: any)?|zero|free of|never any) (?:ads|adverts?|advertising|commercials)\b|\bad(?:vert)?[- ]free\b|\bnot (?:show|contain|have) (?:any )?(?:ads|adverts)|(?:无|没有?|零|去|免|不含|不带)(?:任何)?广告",
    ),
    (
        "offline",
        r"\b(?:works?|use(?:d)?|available|learn|watch|listen|play|edit)\b[^.,;]{0,16}\boffline\b|\boffline (?:mode|too|as well|use|access)\b|\bno internet (?:needed|required)\b|(?:离线|断网|没网|无网)(?:状态下?|时|模式)?(?:也|都|照样|仍|可)(?:能|可以?)?|支持离线|可离线",
        r"\b(?:not|n't|cannot) (?:\w+ ){0,2}offline\b|\b(?:needs?|requires?) (?:an |the )?(?:internet|network)\b|\bonline only\b|(?:离线|断网|没网|无网)(?:状态下?|时|模式)?(?:就|则|将|都)?(?:不能|无法|不可|不支持|用不了)|(?:需|必须|要)(?:要)?联网|不支持离线",
    ),
    (
        "breakfast",
        r"\bbreakfast (?:is |are )?(?:included|free|on us|served free)\b|\bincludes? (?:\w+ )?breakfast\b|\bwith breakfast\b|\bbreakfast and [\w ]{0,20}included\b|(?<!不)(?:含|赠|送|包)(?:双|单|免费)?(?:份|人)?早|免费早餐|早餐(?:免费|已含)",
        r"\b(?:no|without|excluding) breakfast\b|\bbreakfast (?:is )?(?:not included|extra|charged|costs?)\b|不含早|早餐(?:另付|另收|不含|自理|需另)",
    ),
    (
        "transfer",
        r"\b(?:airport )?transfers? (?:is |are )?(?:included|free)\b|\bfree (?:airport )?(?:transfers?|shuttle|pick-?up)\b|(?<!不)含[^，。]{0,6}接送|免费接送|赠[^，。]{0,8}接送|接送(?:机|站)?(?:免费|已含)",
        r"\btransfers? (?:is |are )?(?:not included|extra)\b|不含[^，。]{0,4}接送|接送(?:机)?(?:另付|另收|自理|不含)",
    ),
    (
        "parking",
        r"\bfree parking\b|\bparking (?:is )?(?:free|included)\b|免费(?:停车|泊车)|停车免费",
        r"\b(?:no|paid) parking\b|\bparking (?:is )?(?:not|extra|costs?|charged)\b|停车(?:收费|另付|费[0-9])|不提供(?:停车|车位)",
    ),
    (
        "charger",
        r"\bcharger (?:is )?(?:included|in the box)\b|\b(?:comes|ships) with (?:a |the )?charger\b|(?<!不)(?<!未)(?:附赠?|含|标配|赠|自带|配)(?:原装)?充电(?:器|头)",
        r"\b(?:no charger|charger (?:is )?(?:not included|sold separately)|without (?:a )?charger)\b|(?:不(?:附|含|配|带|送)|无)(?:赠)?充电(?:器|头)|充电(?:器|头)(?:另购|需?单独购买|不含)",
    ),
    (
        "installation",
        r"\bfree (?:installation|install|fitting|training)\b|\b(?:installation|fitting|training) (?:is )?(?:free|included|on us)\b|免费(?:上门)?(?:安装|培训|实施)|(?:安装|培训|实施)[^，。]{0,6}(?:免费|不(?:另外?)?收费|已含)",
        r"\b(?:installation|fitting|training) (?:is )?(?:not included|extra|charged|costs?)\b|(?:安装|培训|实施)[^，。]{0,4}(?:另(?:外|行)?收费|另付|自理|需付费|[0-9]+ ?元)",
    ),
    (
        "site_visit_free",
        r"\b(?:site visit|home visit|consultation|survey|quote|estimate)s? (?:is|are) free\b|\bfree (?:site visit|home visit|consultation|survey|quote|estimate)s?\b|\blook at your \w+ free\b|免费(?:上门|咨询|量房|评估|报价)",
        r"\b(?:site visit|home visit|consultation|survey|quote|estimate)s? (?:is|are)? ?(?:costs?|charged|not free|\$|£|€)|(?:上门费|咨询费|量房费|评估费)[^，。]{0,3}[0-9]",
    ),
    (
        "free_change",
        r"\b(?:changes?|rebooking)\b[^.,;]{0,24}\b(?:free|no charge|without (?:a )?(?:fee|charge))\b|\bfree (?:changes?|rebooking)\b|免费改(?:签|期)|改(?:签|期)(?:不收|免(?:收)?)(?:手续)?费?|可以?免费改",
        r"\b(?:no changes|changes? (?:is |are )?(?:not|charged|cost))\b|(?:不(?:能|可|得|支持|予)|无法)(?:免费)?改(?:签|期)|改(?:签|期)(?:收费|需|手续费 ?[0-9])",
    ),
    (
        "entry_free",
        r"\b(?:free (?:entry|admission)|(?:entry|admission) (?:is )?free)\b|免费(?:入场|入馆|参观)|免门票",
        r"\b(?:entry|admission) (?:is )?(?:not free|charged)\b|(?:入场|入馆|参观)(?:需|须)?(?:购票|收费)",
    ),
    (
        "waterproof",
        r"(?<!not )\bwater[- ]?proof\b(?! case)|\bfully sealed\b|(?<!不)(?<!非)(?<!不能)(?<!不具备)(?:完全|整机|全机身)?防水(?!壳|套|袋|[^，。]{0,3}[0-9]|[^，。]{0,3}级)",
        r"\b(?:not|n't|never) (?:\w+ ){0,1}water[- ]?(?:proof|resistant)\b|\bkeep (?:it )?away from water\b|(?:不|非|不能|不具备|没有)防水|(?:请勿|不可|不能)(?:浸泡|入水|沾水)",
    ),
    (
        "dishwasher",
        r"\bdishwasher[- ]safe\b|\b(?:can )?go(?:es)? in the dishwasher\b|可(?:以)?(?:用|进|放入?)?洗碗机",
        r"\bnot dishwasher[- ]safe\b|\bhand[- ]?wash only\b|\bnot (?:\w+ )?(?:in|for) the dishwasher\b|(?:不可|不能|请勿|不宜)(?:用|进|放入?)?洗碗机|仅限手洗",
    ),
    (
        "machine_wash",
        r"\bmachine[- ]wash(?:able)?\b|可(?:以)?(?:直接)?机洗|能机洗",
        r"\b(?:not machine|do not machine|never machine|dry[- ]clean only|hand[- ]wash only)\b|(?:不可|不能|请勿)机洗|仅(?:限|可)?(?:干洗|手洗)",
    ),
    (
        "on_plane",
        r"\b(?:allowed|carry it|take it|fine) (?:on|onto|in) (?:a |the )?(?:plane|cabin|board)\b|\bflight[- ]safe\b|(?<!不能)(?<!不可)(?<!不可以)(?:可以?|能|随身)(?:随身)?(?:带)?上飞机|能上飞机|可(?:以)?登机",
        r"\bnot (?:allowed|permitted) on (?:a |the )?(?:plane|board)|(?:不能|不可以?|禁止|不得)(?:随身)?(?:带)?上飞机|不可登机",
    ),
    (
        "withdrawable",
        r"\bwithdraw\w*[^.,;]{0,20}\b(?:any ?time|whenever|when you|free)\b|(?:随时|可以?)(?:支取|取出|赎回|提现)|随存随取",
        r"\bwithdrawals? (?:is|are) not\b|\b(?:cannot|can't|no) withdraw\w*|(?:不可|不能|无法)(?:提前)?(?:支取|取出|赎回|提现)",
    ),
    (
        "stackable",
        r"\b(?:can|may) be (?:combined|used (?:together )?with)\b|\bcombine (?:it )?with\b|\bstackable\b|(?<!不)(?<!不可)可(?:以)?(?:与[^，。]{0,8})?(?:叠加|同享|同时使用)",
        r"\b(?:cannot|can't|may not|not) be (?:combined|used (?:together )?with)\b|\bnot (?:valid|combinable) with (?:any )?other\b|(?:不可|不能|不与|不得)(?:与)?[^，。]{0,8}(?:叠加|同享|同时使用|并用)",
    ),
    (
        "new_customers_only",
        r"\b(?:new|first-time) (?:customers?|members?|subscribers?|users?) only\b|\bonly (?:for|to) new (?:customers?|members?|users?)\b|\bfor new (?:customers|members) only\b|(?:仅限|只限|限|仅|只给|只对|专享)(?:于)?新(?:客|用户|会员|人)|新(?:客|人|用户)(?:专享|专属|限定)",
        r"\b(?:new and existing|existing and new|all|every) (?:customers?|members?|users?)\b|\bopen to everyone\b|(?:新老(?:客|用户|会员)|所有(?:用户|客户|顾客|会员)|全部用户|人人)[^，。]{0,6}(?:都|均|可|能|享)|老(?:客|用户)也(?:能|可)",
    ),
    (
        "members_only",
        r"\bmembers? only\b|\bonly (?:for )?members\b|\bexclusive(?:ly)? (?:to|for) members\b|(?:仅限|只限|仅|限)会员|会员(?:专享|专属|限定)",
        r"\b(?:no membership (?:needed|required)|non-?members too|not only members|open to non-?members)\b|(?:无需|不用|不必)(?:注册|成为|加入)?会员|非会员也(?:可|能)",
    ),
    (
        "pickup_only",
        r"\b(?:pick-?up|collection|in[- ]store) only\b|\bonly (?:for pick-?up|in[- ]stores?)\b|(?:仅限|只限|仅|限)(?:到店|门店|堂食|线下)?自?(?:取|提)|外卖不(?:参加|参与|可用|适用)|(?:仅限|只限|限)(?:到店|堂食|门店)",
        r"\b(?:pick-?up and delivery|delivery and pick-?up|in stores? and online|online and in stores?)\b|(?:自取|堂食|到店|门店)(?:和|及|与|、)(?:外卖|外送|线上)[^，。]{0,8}(?:都|均|可|同步|参加)|外卖也(?:可|能|参加)|线上线下(?:同步|均|都)",
    ),
    (
        "limited_stock",
        r"\b(?:limited (?:edition|stock|quantities)|while stocks? lasts?)\b|限量|名额有限|数量有限|售完(?:即止|为止)",
        r"\b(?:unlimited stock|always in stock|permanent range)\b|不限量|敞开供应|长期供应|常驻",
    ),
    (
        "unlimited",
        r"\bunlimited\b|不限(?:流量|次数|时长|次|量)|无限(?:流量|次|畅)",
        r"\b(?:limit(?:ed)? to|capped at|up to \d+ (?:times|calls|minutes))\b|(?:每月|每天|最多)限[0-9]",
    ),
    (
        "weekend_open",
        r"\bopen (?:on|at|every|all) weekends?\b|\bopen (?:seven days|every day|daily)\b|周末(?:也|照常|正常)(?:营业|开放|开门|上班)|全年无休|每天(?:都)?营业",
        r"\bclosed (?:on|at) (?:weekends?|saturdays?|sundays?)\b|周末(?:休息|不营业|不开放|闭店)|(?:周六|周日)(?:休息|不营业|闭馆)",
    ),
    (
        "consult_included",
        r"(?<!不)(?:含|包含|包括|赠|送|附)(?:免费)?[^，。]{0,4}(?:检查|拍片|复诊|诊断)|(?:检查|拍片)[^，。]{0,4}(?:都)?(?:包含|已含|含在内|免费)(?!不)",
        r"(?:检查|拍片)[^，。]{0,4}(?:不包含|不含|另收|另付|另计|收费)|不(?:包)?含[^，。]{0,4}(?:检查|拍片)",
    ),
    (
        "shares_data",
        r"\b(?:we|may) (?:share|sell) your (?:data|information)\b|(?:会|可能)(?:共享|出售|提供)(?:您|你|用户)的?(?:数据|信息)",
        r"\b(?:never|not|n't) (?:share|sell) your (?:data|information|details)\b|(?:不会|绝不|从不)(?:共享|出售|泄露|提供)(?:您|你|用户)?的?(?:任何)?(?:数据|信息)",
    ),
    (
        "animal_tested",
        r"\btested on animals\b(?<!not tested on animals)(?<!never tested on animals)|经(?:过)?动物(?:测试|实验)",
        r"\b(?:not|never) tested on animals\b|\bcruelty[- ]free\b|(?:未经|不做|无|零|拒绝)动物(?:测试|实验)|零残忍",
    ),
    (
        "vegan",
        r"(?<!not )\b(?:vegan|plant[- ]based)\b|(?<!非)纯(?:素|植物)|(?<!非)素食可",
        r"\bnot (?:suitable for )?vegans?\b|\bcontains? (?:dairy|animal)\b|非素食|含动物成分",
    ),
    (
        "assembly",
        r"\b(?:no assembly|arrives? assembled|ready[- ]assembled)\b|免(?:安装|组装)|无需(?:组装|安装)",
        r"\b(?:assembly (?:is )?(?:required|needed)|self[- ]assembly)\b|(?:需|要)(?:自行)?(?:组装|安装)",
    ),
    (
        "transferable",
        r"(?<!not )(?<!non-)\btransferable\b|可(?:以)?转(?:让|赠)|允许转(?:让|赠)",
        r"\b(?:non-?transferable|not (?:be )?transfer\w+)\b|(?:不可|不得|不能|不支持|禁止)转(?:让|赠)",
    ),
    (
        "support_all_day",
        r"\b(?:24/7|round the clock|24 hours a day|day and night)\b|(?:7|七)[x×*乘](?:24|二十四)|24 ?小时(?:在线|客服|服务|营业|开放)|全天候",
        r"\b(?:office|business) hours only\b|(?:仅|只在?)(?:工作日|工作时间)(?:服务|在线|提供)",
    ),
    (
        "app_needed",
        r"\b(?:requires?|needs?) (?:the |an |our )?app\b|(?:需|须|必须)(?:要)?(?:下载|安装)(?:官方)?(?:app|应用|客户端)",
        r"\b(?:no app (?:needed|required)|without (?:an |the )?app)\b|(?:无需|不用|不需要?|免)(?:下载|安装)(?:任何)?(?:app|应用|客户端)",
    ),
    (
        "subscription_needed",
        r"\b(?:requires?|needs?) a subscription\b|\bsubscription (?:is )?(?:required|needed)\b|(?:需|须|必须)(?:要)?(?:订阅|开通会员)",
        r"\bno subscription\b|\bwithout a subscription\b|\bone-off payment\b|(?:无需|不用|不需要?|免)(?:订阅|开通会员)|一次(?:付费|买断)",
    ),
    (
        "guaranteed_result",
        r"(?<!not )(?<!no )\b(?:results?|success|pass|returns?) (?:is |are )?guaranteed\b|\bguaranteed? (?:results?|success|to pass|returns)\b|(?<!不)(?:保证|包)(?:有效|通过|见效|收益|过级|提分|瘦)",
        r"\b(?:results? (?:may |can )?vary|not guaranteed|no guarantee)\b|(?:不|无法)保证(?:有效|通过|见效|收益|效果)|效果因人而异",
    ),
    (
        "keep_number",
        r"\bkeep your (?:own |old |current )?number\b|(?:可以?|支持)?(?:携号转网|保留(?:原)?号码|不换号)",
        r"\b(?:cannot|can't|not) keep your (?:\w+ )?number\b|(?:不支持携号|不能保留(?:原)?号码|需换号)",
    ),
)

_SUBSTANCES: tuple[tuple[str, str, str], ...] = (
    ("alcohol", r"alcohol", r"酒精"),
    ("fragrance", r"(?:fragrance|perfume|scent)", r"(?:香精|香料|人工香)"),
    ("sugar", r"(?:added )?sugars?", r"(?:蔗糖|添加糖|糖(?!果|浆))"),
    ("preservative", r"preservatives?", r"防腐剂"),
    ("gluten", r"gluten", r"麸质"),
    ("grain", r"grains?", r"(?:谷物|粮谷)"),
    ("lactose", r"lactose", r"乳糖"),
    ("caffeine", r"caffeine", r"咖啡因"),
    ("trans_fat", r"trans[- ]fats?", r"反式脂肪酸?"),
    ("fat", r"fat", r"脂肪"),
    ("paraben", r"parabens?", r"(?:对羟基苯甲酸酯|尼泊金酯)"),
    ("silicone", r"silicones?", r"硅油"),
    ("sulphate", r"sul(?:ph|f)ates?", r"(?:硫酸盐|皂基)"),
    ("additive", r"(?:artificial )?additives?", r"(?:人工)?添加剂"),
    ("colouring", r"(?:artificial )?colou?r(?:ing|ant)s?", r"(?:色素|人工色素)"),
    ("nuts", r"nuts", r"坚果"),
    ("msg", r"msg", r"味精"),
    ("formaldehyde", r"formaldehyde", r"甲醛"),
    ("brightener", r"(?:optical )?brighteners?", r"荧光剂"),
    ("attractant", r"attractants?", r"诱食剂"),
    ("plastic", r"plastics?", r"塑料"),
    ("bpa", r"bpa", r"(?:双酚 ?a|bpa)"),
    ("latex", r"latex", r"乳胶"),
    ("palm_oil", r"palm oil", r"棕榈油"),
    ("hormone", r"hormones?", r"激素"),
    ("antibiotic", r"antibiotics?", r"抗生素"),
)
_ZH_FREE = r"(?:不(?:含|添加|加|使用|用|带)|无|没(?:有)?(?:添加|加)?|零(?:添加)?|0 ?(?:添加)?|未(?:添加|检出)|去|非)(?:任何|一滴|一粒|一点)?"
_ZH_HAS = r"(?<!不)(?<!未)(?<!没)(?:含有?|添加了?|加了|内含)(?:少量|微量|一定)?"

_YES = re.compile(r"^[\s\"“]*(?:yes|of course|sure|absolutely|certainly|可以|能|是的|会的?|有的?|当然|支持|没问题|对)(?=[\s,，。.!！、]|$)", re.IGNORECASE)
_NO = re.compile(r"^[\s\"“]*(?:no|not at all|unfortunately|sorry|不可以|不能|不是|不会|没有|不支持|抱歉|不行|暂不)(?=[\s,，。.!！、]|$)", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|depending|may|might|provided that|except)\b|如果|若|如需|除非|视.{0,6}而定", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Concept:
    id: str
    holds: re.Pattern[str]
    denied: re.Pattern[str]


@lru_cache(maxsize=1)
def _concepts() -> tuple[_Concept, ...]:
    made = [(concept, holds, denied) for concept, holds, denied in _ROWS]
    for name, en, zh in _SUBSTANCES:
        holds = rf"\b(?:contains?|with|has|includes?|made with)(?: a little| some| added)? {en}\b|{_ZH_HAS}{zh}"
        denied = (
            rf"\b(?:no|without(?: any)?|zero|free (?:of|from)|0%|never any) (?:added |any )?{en}\b|\b{en}[- ]free\b"
            rf"|\b(?:not|n't) (?:contain|use|include)(?: any)? {en}\b|{_ZH_FREE}{zh}"
            rf"|\b(?:no|without|free of|contains no) [a-z ]{{1,24}}\b(?:and|or) (?:no )?{en}\b"
        )
        made.append((f"contains_{name}", holds, denied))
    return tuple(_Concept(c, re.compile(h, re.IGNORECASE), re.compile(d, re.IGNORECASE)) for c, h, d in made)


def concepts() -> tuple[str, ...]:
    """The concepts a promise can be about."""
    return tuple(c.id for c in _concepts())


def promises(sentence: Sentence, question: Sentence | None = None) -> list[Statement]:
    """Every promise and denial of ``sentence`` at plain offsets; a bare "Yes" or 不可以 answers ``question``.

    A sentence that affirms and denies one concept (free over £20, £3 below) takes no stand on it, nor does one that
    speaks of a case ("if you cancel").
    """
    made: list[Statement] = []
    for concept in _concepts():
        stand = _stand(concept, sentence.text)
        if stand is not None:
            made.append(_statement(sentence, concept.id, *stand))
    if question is not None and question.index + 1 == sentence.index:
        made += _answer(sentence, question, {s.topic for s in made})
    return made


def _stand(concept: _Concept, text: str) -> tuple[bool, int, int] | None:
    denied = [m.span() for m in concept.denied.finditer(text) if m[0].strip()]
    holds = [
        m.span()
        for m in concept.holds.finditer(text)
        if m[0].strip() and not any(a < m.end() and m.start() < b for a, b in denied)
    ]
    if bool(holds) == bool(denied):
        return None
    start, end = (holds or denied)[0]
    if _IF.search(text[max(0, start - 16) : start]):
        return None
    return bool(holds), start, end


def _answer(sentence: Sentence, question: Sentence, said: set[str]) -> Iterator[Statement]:
    yes, no = _YES.search(sentence.text), _NO.search(sentence.text)
    if bool(yes) == bool(no):
        return
    for concept in _concepts():
        asked = _stand(concept, question.text) or _asked(concept, question.text)
        if asked is not None and concept.id not in said:
            end = len(sentence.text.rstrip())
            yield _statement(sentence, concept.id, asked[0] == bool(yes), 0, end)


_ASKED = {
    "cancellable": re.compile(r"\bcancel\b|取消", re.IGNORECASE),
    "free_delivery": re.compile(r"\b(?:delivery|shipping) free\b|包邮|免运费", re.IGNORECASE),
    "pets": re.compile(r"\b(?:dogs?|pets?)\b|宠物", re.IGNORECASE),
    "refundable": re.compile(r"\brefund\b|money back|退款|退货|退吗", re.IGNORECASE),
    "on_plane": re.compile(r"\bplane\b|飞机", re.IGNORECASE),
    "offline": re.compile(r"\boffline\b|离线|断网", re.IGNORECASE),
    "waterproof": re.compile(r"\bwaterproof\b|防水", re.IGNORECASE),
    "breakfast": re.compile(r"\bbreakfast\b|早餐|含早", re.IGNORECASE),
    "stackable": re.compile(r"\bcombin\w+\b|叠加|同享", re.IGNORECASE),
    "contains_alcohol": re.compile(r"\balcohol\b|酒精", re.IGNORECASE),
    "contains_fragrance": re.compile(r"\b(?:perfume|fragrance)\b|香精", re.IGNORECASE),
    "contains_sugar": re.compile(r"\bsugar\b|蔗糖", re.IGNORECASE),
    "ads": re.compile(r"\b(?:ads|adverts)\b|广告", re.IGNORECASE),
}


def _asked(concept: _Concept, text: str) -> tuple[bool, int, int] | None:
    """What a question is about when its words alone take no stand: "Can I cancel?" asks whether one can."""
    pattern = _ASKED.get(concept.id)
    match = pattern.search(text) if pattern else None
    return (True, match.start(), match.end()) if match else None


def _statement(sentence: Sentence, topic: str, holds: bool, start: int, end: int) -> Statement:
    text = sentence.text
    narrowed = frozenset((k, v) for k, v, _, _ in mentions(text) if k in ("tier", "part", "market", "where", "zone"))
    return Statement(
        kind="promise",
        topic=topic,
        also=frozenset({topic}),
        sure=True,
        value=Stand(holds),
        qualifiers=narrowed,
        start=sentence.start + start,
        end=sentence.start + end,
        clause=(sentence.start, sentence.end),
        subject=" ".join(text.split()),
        text=text[start:end].strip(),
        language="en" if sentence.language == "en" else "zh",
    )
