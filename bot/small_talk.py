"""Messages that are only talk: a greeting, a call for help, thanks, a goodbye; and that copy is none. Pure."""

# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from typing import Literal

from consistency.nlp.scripts import HAN

Talk = Literal["help", "thanks", "chat"]

LONGEST = 80
"""Characters of the longest small talk; what is longer says something."""
MOST = 5
"""Formulas of the longest."""

_BOT = r"(?:you|this|it|that|unison|(?:the|this) (?:bot|app|tool|assistant))"
_CALLED = r"(?: (?:there|unison|all|everyone|everybody|team|folks|guys|please|pls|again))*+"
_HELP = (
    r"hi+|hello|hey|yo|help(?: me| us)?|test(?:ing)?|ping|good (?:morning|afternoon|evening)",
    rf"(?:what|how) (?:can|could|do|does|will|would) {_BOT}(?: all| also| else)? (?:do|help)(?: with| for)?(?: me| us)?",
    rf"(?:who|what) (?:are|is|s) {_BOT}(?: (?:bot|app|channel|chat|about|for|all about))*|whats (?:this|unison)",
    rf"how (?:does|do) {_BOT} work|how (?:do|can|should|must) (?:i|we) (?:use|work with|start|begin|talk to)(?: with)?"
    rf"(?: {_BOT})?|how to use {_BOT}|(?:where|how) (?:do|should|can) (?:i|we) (?:start|begin|get started)",
    r"(?:can|could|will|would) (?:you|anyone|somebody|someone) (?:please )?help(?: me| us)?(?: out)?"
    r"|(?:i|we) need (?:some |your )?help",
    r"are you (?:there|real|human|online|awake|working|alive|an? (?:bot|robot|human|person|ai|machine))"
    r"|is (?:anyone|anybody|somebody|someone) (?:there|here)",
    r"(?:show me |list )?(?:the |all )?(?:commands|features|instructions|manual)|what (?:commands|features) (?:are there|do you have)",
    r"你好|您好|在吗|在不在|嗨|哈喽|帮助|帮忙|测试|早|早上好|下午好|晚上好|早安|午安|有人(?:在)?吗",
    r"你(?:都|还)?(?:能|会|可以)(?:帮我|帮我们)?(?:做|干)?(?:些)?(?:什么|啥|哪些(?:事|事情)?|什么事)(?:呢|呀|啊)?",
    r"你(?:到底)?是(?:谁|什么|干什么的|做什么的|干嘛的)|你是(?:机器人|人工智能|AI|真人|人)吗|这(?:个)?是(?:什么|啥|干什么的|干嘛的|做什么的)",
    r"(?:这个|这|你|unison|这个机器人|机器人)?(?:要|该|应该|到底)?(?:怎么|如何|怎样)(?:使)?用(?:呢|啊|呀)?"
    r"|(?:怎么|如何|怎样)(?:使)?用(?:这个|你|unison)?(?:机器人|工具|应用|功能)?",
    r"(?:你)?(?:能|可以|能不能|可不可以)?(?:帮|帮帮|帮一下|帮下)(?:我|我们)?(?:一下|个忙|忙)?吗?|(?:我|我们)?需要(?:一点|一些)?(?:帮助|帮忙)",
    r"(?:有|你有)?(?:什么|哪些)(?:功能|命令|指令|用法)|使用(?:方法|说明|帮助|指南)|(?:我)?(?:该)?从哪(?:里|儿)?开始",
)
_OURS = r"(?:guidelines?|tasks?|approvals?|campaigns?|meetings?|agendas?|kpis?|figures|goals?|alerts?|monitors?|reviews?|calendars?|reminders?|exceptions?|copy|drafts?|files?|reports?)"
_ZH_OURS = r"(?:任务|待办|审批|活动|会议|议程|纪要|数据|指标|目标|预警|监测|复盘|日历|排期|提醒|例外|规范|文件|文案|稿子|草稿|文字)"
_ABOUT_THE_BOT = (
    rf"how (?:do|can|should|could) (?:i|we) (?:[\w-]+ ){{1,4}}?{_OURS}|how (?:to|do you) (?:[\w-]+ ){{1,3}}?{_OURS}",
    r"(?:do|can|could) you (?:also |only )?(?:speak|understand|support|know|read|write|check) (?:in )?(?:english|chinese|mandarin|cantonese|french|german|japanese|spanish)",
    rf"(?:(?:can|could|would|will) you |please )+(?:check|review|proofread|read|look at|correct)(?: (?:some|my|our|a|the|this|something))?(?: {_OURS}| text| headline| it)?(?: for (?:me|us))?",
    r"(?:(?:can|could|would|will) you |please )*(?:write|draft|generate|suggest|translate|summari[sz]e|rewrite) (?:me|us) (?:[\w'-]+ ?){1,10}",
    r"(?:can|could|would|will) you (?:please )?(?:write|draft|generate|suggest|translate|summari[sz]e|rewrite|shorten) (?:an?|some|the|this|my|our|it)\b(?: [\w'-]+){0,8}",
    rf"(?:我)?(?:怎么|如何|怎样|该怎么|要怎么)(?:新建|创建|建|加|添加|提交|导入|上传|修改|删除|查看|看|设置|设|分配|发起|申请|记录|使用|用|检查|改)(?:一个|一下|个)?(?:新)?(?:的)?{_ZH_OURS}",
    r"你(?:会|能|可以|支持|懂|看得懂|会不会|能不能)(?:说|讲|用|写|看|读|检查)?(?:英文|英语|中文|汉语|普通话|粤语|日语|繁体|繁体字)(?:吗|文案吗)?",
    r"(?:你)?(?:能|可以|请|麻烦|能不能)?(?:你)?(?:帮我|帮忙|帮我们)?(?:检查|看看|审核|校对|看一下|审一下)(?:一下)?(?:我的|这段|这个|一段)?(?:文案|稿子|草稿|文字|文件)(?:吗)?",
    r"(?:你)?(?:能|可以|请|麻烦|能不能)?(?:你)?(?:帮我|帮忙|给我|帮我们)(?:写|起草|拟|想|翻译|改写|润色|总结)(?:一?[个条段篇份下些])?\w{0,12}?(?:吗)?",
)
"""Questions how the bot is used, and wishes it cannot meet."""
_THANKS = (
    r"ok(?:ay)?|great|perfect|cool|nice|awesome|amazing|brilliant|lovely|got it|many|thanks?|thank you|thx|ty|cheers"
    r"|so much|a lot|very much|unison|again|sure|alright|all right|understood|noted|will do|no problem|no worries",
    r"(?:that|this|it)(?:s| is| was| has been)? (?:very |really |so |super )?"
    r"(?:helpful|useful|quick|fast|great|perfect|all|clear|helps?|helped|works|worked)",
    r"(?:very|really|so|super) (?:helpful|useful|quick|clear|kind)|much appreciated|i appreciate (?:it|that)"
    r"|(?:great|good|nice|well) (?:job|work|done|bot|one|catch|to know)|for (?:your|the) (?:help|answer|check|reply|advice)",
    r"(?:谢谢|多谢|感谢|感恩|辛苦|好|收到|明白|知道|了解|可以|没问题|不客气|没关系)(?:你|您|大家|了|的|啦|啊|哦|哈|帮忙|帮助|回复|检查)*+",
    r"(?:很|非常|太|真|特别)(?:有帮助|有用|好|棒|快|清楚|赞|厉害|及时)(?:了|啦|啊)?|帮(?:了)?(?:我)?大忙了"
    r"|(?:我)?(?:马上|这就|现在就|稍后)(?:去)?(?:改|处理|看|办)(?:一下)?",
)
_CHAT = (
    r"how(?:s| is) it going|how are (?:you|things)(?: doing| going)?(?: today| now)?|whats up|sup|fine|i am fine|im fine"
    r"|(?:nice|good|great|pleased) to (?:meet|see) you|welcome(?: back)?|happy (?:friday|new year|birthday|holidays)"
    r"|merry christmas",
    r"(?:good ?)?bye|(?:good|have a (?:nice|good|great|lovely)) (?:night|day|evening|weekend|one)"
    r"|see (?:you|ya)(?: (?:later|soon|around|then|tomorrow|tonight|next week|on monday|monday))?|take care|later",
    r"(?:i am |im )?(?:so |very )?sorry(?: about that)?|my bad|oops|whoops|never ?mind|forget it|ignore (?:this|that|it|me)"
    r"|wrong (?:chat|channel|window|person|message|file|one)|l+o+l+|(?:ha){2,}h?|hm+|wow|yes|yep|yeah|no|nope|right|wait",
    r"let me (?:try|see|check|think|look)(?: (?:again|it|once more|about it))?|(?:i|ill|i will) try again|one (?:moment|second|sec)",
    r"晚安|再见|拜拜|明天见|回头见|下周见|周一见|待会见|(?:很)?高兴认识(?:你|您)|欢迎|周末愉快|(?:新年|节日|生日|圣诞)快乐"
    r"|(?:你)?(?:最近|今天)?(?:怎么样|还好吗|好吗|过得怎么样)|吃了吗|在忙吗|忙吗",
    r"(?:不好意思|抱歉|对不起)(?:啊|了)?|(?:我)?(?:发|打|点|弄|搞)错(?:了|人|群|地方)*+|没事(?:了)?|算了|忽略(?:吧|一下|这条)?"
    r"|(?:那)?(?:我)?(?:再|先)?(?:试试|看看|想想|改改)(?:看|吧)?|(?:等|稍等)(?:一下|等)?|哎呀|天哪|哈{2,}+|呵{2,}+|嗯++|哦++",
)
_CUT = re.compile(rf"[^\w{HAN} ]")
_EMOJI = re.compile(r":[\w+'-]+:|[\u2600-\u27bf\U0001f000-\U0001faff]")
_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")


def _only(*kinds: tuple[str, ...]) -> re.Pattern[str]:
    """A message of nothing but such formulas, a few of them."""
    formulas = "|".join(formula for kind in kinds for formula in kind)
    return re.compile(rf"(?:(?:{formulas}){_CALLED}(?:\s+|(?<=[{HAN}])(?=[{HAN}])|$)){{1,{MOST}}}", re.IGNORECASE)


_ASKS = _only(_HELP, _ABOUT_THE_BOT)
_ANY = _only(_THANKS, _CHAT, _HELP)
_GRATEFUL = re.compile(r"\b(?:thank|thanks|thx|ty|cheers|appreciated?)\b|谢|感恩|辛苦", re.IGNORECASE)


def talk(text: str) -> Talk | None:
    """What a message that is only talk wants: ``help`` (a greeting, a question about the bot), ``thanks`` (which ask
    for nothing) or ``chat``; None for anything that says more, such as copy."""
    if len(text) > LONGEST:
        return None
    bare = " ".join(_CUT.sub("", re.sub(r"[\n,，。.!！?？;；、]+", " ", _EMOJI.sub("", text)).replace("’", "")).split())
    if not bare:
        return "thanks" if _EMOJI.search(text) else None
    if _ASKS.fullmatch(bare):
        return "help"
    if _ANY.fullmatch(bare):
        return "thanks" if _GRATEFUL.search(bare) else "chat"
    words = _TOKEN.findall(bare.lower())
    return "chat" if len(words) > 1 and len(set(words)) == 1 else None  # 哈哈哈, test test test
