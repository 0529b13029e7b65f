"""The words by which a Chinese clause hands out work, reports, delivers, helps or goes on with what came before."""

from __future__ import annotations

import re

from campaigns.notes.owners import GROUP

CLAUSE = re.compile(r"[^，,；;。！!？?：\n]+")
_FILLER = (
    r"(?:[^\w\ue000\ue001<@]|ok|OK|好的?|嗯|行|那就?|另外|此外|同时|其中|随后|然后|接着|最终|最后|所以|因此|目前|以后|今后|之后|"
    r"并且|且|再|会后|散会后|后续|接下来|下一步|另|还差[一二两三四五]\S?|还请|烦请|辛苦|拜托|我方|各位)*"
)
_LEAD = r"由|请|让|麻烦|要求|需|安排|交给|指定|委托|辛苦"
HEAD = re.compile(
    rf"^{_FILLER}(?P<lead>{_LEAD})?\s*(?P<who>{GROUP}|我(?!们|方|个人|看|觉得|想|已)|她|他)(?:同学|老师|"
    rf"[这那]边)?(?P<you>[你您])?\s*[:：]?\s*(?:(?:出差|休假|开会)?回来(?:以后|之后|后)?)?"
)
LATER = re.compile(rf"(?P<topic>\S.*?)(?P<lead>由|请|让|麻烦|交给|安排)\s*(?P<who>{GROUP})(?P<you>[你您])?\s*")
ASSIGNS = "来|去|跟进?|负责|搞定|盯|执笔|撰写|对接|复核|核对|催|补|确认|处理|批|审|改好|做好|弄好|写好|更新"
"""What somebody does with a thing that was named before them: 加载慢的问题周航跟进."""
MIDST = re.compile(
    rf"^(?P<topic>\S.*?)(?<![和跟与同给找对向把被的是说问叫让由请为])(?P<lead>)(?P<you>)(?P<who>{GROUP}|我(?!们|方))\s*"
    rf"(?=(?:{ASSIGNS})|[今明后下本周\d月])"
)
CALLED = re.compile(rf"^{_FILLER}(?P<who>{GROUP})\s*(?P<topic>\S.{{0,14}}?)?[你您]\s*(?:来|去)?")
MODAL = re.compile(
    r"^(?:还|也|再|先|就|都)?(?:说|表示|答应|承诺|主动提出|提出)?[他她]?(?:会|要|将|须|需要?|必须|负责|牵头|来|去|认领|继续|共同|一起|"
    r"尽快|务必|抓紧|马上|立刻|统一|同步|给|把|可以|能)"
)
REPORTS = re.compile(
    r"^(?:觉得|认为|建议|提到|介绍|汇报|表示|说(?![他她]?(?:会|来|去|要))|反馈|表扬|吐槽|提醒|开场|休假|请假|出差|指出|强调|展示|分析|回顾|"
    r"补充|担心|问(?!\S{1,8}?[要拿])|讲|看好|同意|对[\S]{0,8}有|"
    r"提(?:了|出了)|不在|不来|没空|有事|(?:下?周[一二三四五六日天]?|今天|明天)+(?:不在|不来|请假|休)|主持|记录|出席|缺席|代班|接手|在(?:剪|做|写|改|跟|推进|排查|审|走|弄|拍|谈|整理|准备|休|忙)|的|"
    r"是|有|和|与|那|起(?!草))"
)
FINISHED = re.compile(
    r"^(?:都|均|也|全部)?已|已经|完了|好了$|过了|[^为除解](?:了|过)(?:$|[一二三两四五六七八九十\d]|[^吧呢吗]{0,6}$)|"
    r"正在|刚刚?|昨天|上个?[周月]|之前就|无需|不用|不必"
)
TAKES = re.compile(r"^(?:认领|领走?|接)了?$")
DELIVERS = re.compile(
    r"^\s*(?:前|之前)?(?:就|再|先|要|统一|必须)?(?:发群里?|发我|发给[^，。一二三四五六七八九十\d]{1,8}|给我|给[^一二三四五六七八九十\d]{0,2}(?:结论|初稿|反馈|到|"
    r"出|方案|清单)?|回[我他她]|交稿?|提交|[报交发][上过出]来|报|反馈|回复|收齐|汇总|确认|完成|出(?:清单|结论|结果|方案|初稿)?|"
    r"分享|同步|看数据|搞定|就?弄|上线|定稿|可以|把结果\S*|(?:必须)?[拿收办谈]到|给[你我大][们家]?(?:准信|结果|答复|回话)|给(?:答复|准信|回话|终稿|"
    r"定稿)|(?:给|等)?(?:回[话音信]|答复|准信)|有结果|寄[出到回])?[\s吧。！]*$"
)
EVERYBODY = re.compile(
    rf"^{_FILLER}(?:请|麻烦|辛苦)?(?:大家|各组|各位|全员|所有人|每人|各部门)(?:都|也|记得|请|务必|自己|各自)*\s*(?=\S)"
)
"""Work for each of them, which is nobody's in particular: 大家周四前把值班时段填好."""
NOBODYS = re.compile(
    r"^(?P<what>\S.{1,24}?)(?:谁(?:来|去|能|可以)?(?:弄|做|写|拍|跟进?|订|负责|管|接|办)|需?要?有人(?:来|去)?(?:办|做|写|跟进?|负责|弄|订|管)|(?:目前|现在|暂时?)?还?没有?人(?:办|做|写|跟进?|负责|弄|订|管|认?领|接))$"
)
"""What nobody has taken yet: 合影墙谁来弄, 航拍许可需要有人去办."""
CALLED_FIRST = re.compile(rf"^\W*(?P<who>{GROUP})\s*$")
ASKED_NEXT = re.compile(r"^\s*(?:麻烦|辛苦|拜托|请|劳烦)?[你您]\s*(?:再|来|去|帮忙)?")
"""A name that is called, and what its bearer is asked in the next clause: 晓岚，麻烦你周四前改好."""
ORDERS = re.compile(r"^\s*(?:前|之前)?(?:[把将][^，,。]{2,}|[^，,。]*(?:发|给|交给?|告诉)我[^，,。]{0,3}$)")
"""What somebody called by name is told to do: 老秦，周四把稿子发我."""
SHOWN = re.compile(
    rf"^\s*(?:前|之前)?(?:先)?(?:发|交|报|送|拿)?给\s*{GROUP}\s*(?:看看?|审核?|审一?下|看一?下|过目|确认|把关|过一?遍)?[\s吧。！]*$"
)
"""Whom it is handed to on a day, by which it is then done: 本周五给邵文看, 周二发给主播团队."""
HELPS = re.compile(rf"^\s*(?:{GROUP})\s*(?:配合|协助|支持|参与|帮忙)|^\s*(?:配合|协助)")
LEADS = re.compile(rf"^\s*(?P<who>{GROUP})\s*(?:主责|牵头|负总责|为主|[为是]?第一?责任人|总负责)\s*$")
CONDITION = re.compile(r"^\s*(?:如|若|等|一旦)")
JOINS = re.compile(r"^\s*(?:并且?|同时|还要|还需|再|以及|另外)(?=\S)")
ASKS = re.compile(r"^(?:麻烦|请|帮忙|帮我|辛苦|记得)|(?:记得|别忘了?|务必)")
"""What makes a remark to somebody a request."""
WORKS = re.compile(
    r"^\s*(?:再|先|就|要|得|会|来|去|负责|继续|尽快|统一)*(?:把|将|给|帮|做|写|改|出|发|补|查|拉|整理|更新|确认|跟进|准备|联系|对接|提交|完成|安排|制作|"
    r"设计|测试|核对|检查|优化|上传|下载|翻译|拟|起草|收集|收齐|汇总|排|搭|订|预定|采购|申请|关掉?|停|撤|换|加|删|建|开|回复|同步|通知|邀请|"
    r"打(?!算|折|包)|[跟和与找向][^，。]{1,6}?(?:要|借|拿|谈|对|聊|确认|砍)|沟通|协调|推进|梳理|盘|评估|调整|审|修改|看下|看一下|回|画|剪|拍|录|导|算|统计|分析|策划|找|约|问|催|定|报|交|借|买|送|追|挂|贴|搬|重?印|清|选|挑|填|录入|想(?=[一二三四五六七八九十两几\d]))"
)
"""What somebody does at work, at the head of a clause."""
ASSIGNED = re.compile(rf"^\s*(?:{ASSIGNS})")
RESTS = re.compile(r"^(?:执笔|撰写|主笔|操刀|牵头|负责|跟进|落实|认领)\s*$")
"""What somebody does with what stands before them: 传单由Wren执笔."""
DATED = re.compile(r"^\s*(?:最[晚迟]|时间[为是定]?|期限[为是]?|截止(?:时间)?[为是]?|务必|争取)\s*")
"""What opens a clause that is a date: 最迟4月15日拿到, 时间为3月16日."""
OWN_DAY = re.compile(r"^\s*(?:那|然后|ok|好|行|嗯|争取|预计|计划|应该)?\s*")
TALK = re.compile(r"^\s*(?:会上|会议)?(?:决定|确定|同意|明确|要求|成员|包括|参与)")
"""Words of the minutes themselves, which are no topic of an action."""
