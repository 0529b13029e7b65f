"""Recognises what every piece holds beside its message: calls to action, greetings, legal lines, hashtags."""

from __future__ import annotations

import regex

from consistency.matching.cues import Cued

_CALL_EN = regex.compile(
    r"^\W*(?:please\s+|so\s+|then\s+|now\s+|just\s+|simply\s+|to\s+\w+(?:\s+\w+){0,4},?\s+)?"
    r"(?:pre-?order|order|buy|shop|book|reserve|subscribe|register|download|install|visit|call|contact|click|tap|swipe|scan|"
    r"apply|donate|follow|reply|text|email|e-mail|add\s+to|check\s+out|come\s+(?:and|to|in|by)|drop\s+(?:by|in)|"
    r"find\s+(?:out|your|a\s+(?:store|dealer))|learn\s+(?:more|how)|read\s+(?:more|on|the)|see\s+(?:more|how|it\s+in)|"
    r"sign\s+(?:up|in)|log\s+in|get\s+(?:yours|started|your|it|the|a|an|in\s+touch)|try\s+\w+|join\s+\w+|start\s+your|"
    r"watch\s+(?:the|now|it)|explore\s+\w+|discover\s+(?:more|the|your|how)|claim\s+your|enter\s+(?:now|to)|"
    r"ask\s+(?:us|in|for|your)|talk\s+to\s+(?:us|our)|speak\s+to|request\s+(?:a|your)|schedule\s+a|share\s+your|"
    r"let\s+(?:me|us)\s+show\s+you)(?![\w-])",
    regex.IGNORECASE,
)
_CALL_EN_ANYWHERE = regex.compile(
    r"(?<![\w-])(?:(?:pre-?order|order|buy|shop|book|subscribe|register|sign up|try it|download)"
    r"(?:\s+(?:it|yours|them))?\s+(?:now|today|here|online|in[- ]store)|(?:link|details) in (?:the )?bio|learn more|"
    r"find out more)(?![\w-])",
    regex.IGNORECASE,
)
_CALL_ZH = regex.compile(
    r"(?:立即|马上|现在就?|即刻|赶[快紧]|快来?|欢迎|点击|戳|抢先|一键|请)\s*[^，。！？!?]{0,8}?"
    r"(?:购买|抢购|选购|订购|预[约定订]|下单|了解|体验|试[用拍驾玩穿听]|注册|报名|领取?|关注|加入|下载|扫码|咨询|登录|参[与加]|查看|联系|致电|访问|到店|进店|试一试|阅读|观看|分享|转发|投稿)"
    r"|(?:扫码|扫描|长按|识别)[^，。！？]{0,6}(?:二维码|海报|小程序|关注|购买|预约|了解|领取|进群|下单)|扫码"
    r"|(?:了解|查看|阅读|探索)(?:更多|详情|原文|全文)|阅读原文|加入购物车|到店(?:体验|试|看)|亲手试拍|(?:点|戳)(?:击)?(?:链接|左下角|下方|这里|头像)"
    r"|(?:转发|评论区?|留言|点赞|收藏)(?:本|此|区|并|即|，|、|告诉|分享|抽)|回复[“\"「【]?\w{1,6}[”\"」】]?(?:了解|领取|获取|即可|，|。|$)"
)
_GREETING = regex.compile(
    r"^\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thank you|thanks|best regards|kind regards|yours|"
    r"cheers|welcome)(?![\w-])|^\W*(?:尊敬的|亲爱的|各位|大家好|你好|您好|哈喽|嗨|谢谢|感谢|此致|敬礼|祝(?:你|您|好))",
    regex.IGNORECASE,
)
_LEGAL = regex.compile(
    r"terms (?:and conditions|apply|of)|conditions apply|all rights reserved|unsubscribe|opt[- ]out|"
    r"privacy (?:policy|notice)|while (?:stocks|supplies) last|subject to|trademarks? of|registered (?:trade)?marks?|©|"
    r"reply stop|lab(?:oratory)? (?:figure|test|data)|actual (?:results|use|performance) (?:may|will) vary|"
    r"(?:see|visit) .{0,40} for details|"
    r"最终解释权|版权所有|退订|拒收|隐私(?:政策|声明)|"
    r"以(?:实际|实物|官方|页面|门店).{0,10}为准|活动规则|仅供参考|实验室(?:数据|测试)|数据来源|"
    r"注册商标|限量.{0,6}先到先得|利益相关|因.{2,16}而异|品牌合作|广告投放|本文为广告|不含.{0,8}摔损",
    regex.IGNORECASE,
)
_LEGAL_CUES = Cued((_LEGAL,), lambda pattern: pattern.pattern)
_TAG = regex.compile(r"#[^#\s]++#?")


def is_call(text: str) -> bool:
    """Whether a sentence asks the reader to do something now.

    In English that is an imperative of buying, visiting or asking at its start, in Chinese the fixed words of a call.
    """
    return bool(_CALL_EN.search(text) or _CALL_EN_ANYWHERE.search(text) or _CALL_ZH.search(text))


def is_boilerplate(text: str) -> bool:
    """Whether a sentence is a call to action, a greeting, a legal line or hashtags: it need not carry a message."""
    only_tags = not any(c.isalnum() for c in _TAG.sub("", text))
    legal = any(pattern.search(text) for pattern in _LEGAL_CUES.possible(text))
    return bool(only_tags or _GREETING.search(text) or legal or is_call(text))
