"""Chinese sentences that give somebody work: 由李娜牵头, 王伟周五前, 请法务, 我来, 她还要; clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaigns.notes import roles
from campaigns.notes.deadlines import Dates
from campaigns.notes.english import Handed, Voices
from campaigns.notes.owners import GROUP, Owners, merged, ranked
from campaigns.notes.people import NAME, Directory
from campaigns.notes.roles import Role

_CLAUSE = re.compile(r"[^，,；;。！!？?：\n]+")
_FILLER = (
    r"(?:\s|[（(]|[:：👏👌]|ok|OK|好的?|嗯|行|那就?(?:只差\S+了)?|另外|此外|同时|其中|随后|然后|接着|最终|最后|所以|"
    r"因此|目前|以后|今后|换完之后|之后|完了|"
    r"并且|且|再|会后|散会后|后续|接下来|下一步|另|还差[一二两三四五]\S?|还请|烦请|辛苦|拜托|我方|各位)*"
)
_LEAD = r"由|请|让|麻烦|要求|需|安排|交给|指定|委托"
_HEAD = re.compile(
    rf"^{_FILLER}(?P<lead>{_LEAD})?\s*(?P<who>{GROUP}|我(?!们|方|个人|看|觉得|想|已)|她|他)(?:同学|老师|"
    rf"[这那]边)?(?P<you>[你您])?\s*[:：]?\s*"
)
_LATER = re.compile(rf"(?P<topic>\S.*?)(?P<lead>由|请|让|麻烦|交给|安排)\s*(?P<who>{GROUP})(?P<you>[你您])?\s*")
_CALLED = re.compile(rf"^{_FILLER}(?P<who>{GROUP})\s*(?P<topic>\S.{{0,14}}?)?[你您]\s*(?:来|去)?")
_MODAL = re.compile(
    r"^(?:还|也|再|先|就|都)?(?:说|表示|答应|承诺|主动提出|提出)?(?:会|要|将|须|需要?|必须|负责|牵头|来|去|认领|继续|"
    r"尽快|务必|抓紧|马上|立刻|统一|同步|给|把|可以|能)"
)
_REPORTS = re.compile(
    r"^(?:觉得|认为|建议|提到|介绍|汇报|表示|说|反馈|表扬|吐槽|提醒|开场|休假|请假|出差|指出|强调|展示|分析|回顾|"
    r"补充|担心|问|讲|看好|同意|对[\S]{0,8}有|"
    r"提(?:了|出了)|主持|记录|出席|缺席|代班|接手|在(?:剪|做|写|改|跟|推进|排查|审|走|弄|拍|谈|整理|准备|休|忙)|的|"
    r"是|有|和|与|那)"
)
_FINISHED = re.compile(
    r"^(?:都|均|也|全部)?已|已经|完了|好了$|过了|[^为除解](?:了|过)(?:$|[一二三两四五六七八九十\d]|[^吧呢吗]{0,6}$)|"
    r"正在|刚刚?|昨天|上个?[周月]|之前就|无需|不用|不必"
)
_SHORTEST = 2
_TAKES = re.compile(r"^(?:认领|领走?|接)了?$")
_DELIVERS = re.compile(
    r"^\s*(?:前|之前)?(?:就|再|先|要|统一)?(?:发群里?|发我|给我|给[^一二三四五六七八九十\d]{0,2}(?:结论|初稿|反馈|到|"
    r"出|方案|清单)?|交|提交|完成|出(?:清单|结论|结果|方案|初稿)?|"
    r"分享|同步|看数据|搞定|就?弄|上线|定稿|可以|把结果\S*)?[\s吧。！]*$"
)
_HELPS = re.compile(rf"^\s*(?:{GROUP})\s*(?:配合|协助|支持|参与|帮忙)|^\s*(?:配合|协助)")
_LEADS = re.compile(rf"^\s*(?P<who>{GROUP})\s*(?:主责|牵头|负总责)\s*$")
_CONDITION = re.compile(r"^\s*(?:如|若|等|一旦)")
_JOINS = re.compile(r"^\s*(?:并且?|同时|还要|还需|再|以及|另外)(?=\S)")


@dataclass
class _Item:
    start: int
    end: int
    owners: Owners
    sure: float
    scope: tuple[int, int]
    topic: str = ""
    dated: bool = False
    asked: bool = False


def handed_out(sentence: str, *, directory: Directory, dates: Dates, voices: Voices, in_actions: bool) -> list[Handed]:
    """The work that ``sentence`` gives to people, in order; ``in_actions`` says it stands in a list of actions."""
    masked = directory.mask(sentence)
    items: list[_Item] = []
    open_item: _Item | None = None
    role = roles.role(sentence)
    if role is Role.IDEA:
        return []
    condition: int | None = None
    for clause in _CLAUSE.finditer(masked):
        start, end = clause.span()
        began = _begin(sentence, masked, start, end, directory, dates, voices, in_actions)
        if began is not None and role is Role.QUESTION and not began.asked:
            began = None
        if began is not None and condition is not None:
            began.scope = (condition, began.scope[1])
        if began is not None:
            items.append(began)
            open_item = began
        elif open_item is not None and _goes_on(sentence, masked, start, end, open_item, items, directory, dates):
            pass
        elif NAME in clause[0]:
            open_item = None
        condition = start if _CONDITION.match(clause[0]) else None
        subject = [m.owner for m in directory.mentions(sentence[start:end])]
        voices = replace(voices, previous=subject[0]) if subject else voices
    return [Handed(each.start, each.end, each.owners, each.sure, each.scope, each.topic) for each in items]


def _begin(
    sentence: str,
    masked: str,
    start: int,
    end: int,
    directory: Directory,
    dates: Dates,
    voices: Voices,
    in_actions: bool,
) -> _Item | None:
    """The item that the clause at ``start:end`` begins, or None when it hands out nothing."""
    clause = masked[start:end]
    if _HELPS.match(clause) or roles.role(sentence[start:end]) is not Role.UNKNOWN:
        return None
    head = _HEAD.match(clause)
    topic = ""
    if head is None:
        head = _LATER.search(clause)
        if head is None:
            return None
        topic = sentence[start:][slice(*head.span("topic"))].strip()
    owners = _who(sentence[start:end], head, directory, voices)
    if owners is None or owners.owner is None:
        return None
    at = head.end()
    rest = clause[at:]
    if not rest.strip():
        return None
    if (
        not head["you"]
        and head["lead"] is None
        and (called := _CALLED.match(clause))
        and called["topic"]
        and not _REPORTS.match(rest)
    ):
        topic, at = sentence[start:][slice(*called.span("topic"))].strip(), called.end()
        rest = clause[at:]
        given = True
    else:
        given = bool(head["lead"] or head["you"] or re.match(r"\W*(?:会后|散会后|后续)", clause))
    deadline = dates.read(sentence[start + at : end])
    body = rest[deadline.end :] if deadline and not rest[: deadline.start].strip(" 于在") else rest
    if len(_MODAL.sub("", rest).strip()) < _SHORTEST:
        return _resting(sentence, start, end, at, owners, topic, head)
    if _REPORTS.match(rest) or _REPORTS.match(body) or _FINISHED.search(rest) or _TAKES.match(rest.strip()):
        return None
    modal = _MODAL.match(rest) or _MODAL.match(body)
    if not (given or deadline or modal or in_actions):
        return None
    first, last = _without_date(
        sentence,
        start + at,
        end,
        deadline.start + start + at if deadline else None,
        deadline.end + start + at if deadline else None,
    )
    if not re.search(r"\w", sentence[first:last]):
        return None
    sure = 0.9 if given or (deadline and modal) else 0.85 if deadline else 0.8 if modal else 0.7
    return _Item(first, last, owners, sure, (start + at, end), topic, deadline is not None, given)


def _resting(
    sentence: str, start: int, end: int, at: int, owners: Owners, topic: str, head: re.Match[str]
) -> _Item | None:
    """物料清单由李娜负责: what stands before the name is the action. 由李娜牵头，…: the next clause will say it."""
    if topic and not _REPORTS.match(topic) and not _FINISHED.search(topic):
        first = start + head.start("topic")
        return _Item(first, first + len(topic), owners, 0.85, (start, end), asked=True)
    if head["lead"] and re.search(r"牵头|负责|主导", sentence[start + at : end]):
        return _Item(end, end, owners, 0.85, (start, end), asked=True)
    return None


def _without_date(sentence: str, start: int, end: int, date_start: int | None, date_end: int | None) -> tuple[int, int]:
    """The clause without the date at its head: 周五前拟问卷 leaves 拟问卷."""
    if date_start is not None and date_end is not None and not sentence[start:date_start].strip(" 于在，"):
        rest = sentence[date_end:end]
        if re.search(r"\w", rest):
            return date_end, end
    return start, end


def _goes_on(
    sentence: str,
    masked: str,
    start: int,
    end: int,
    item: _Item,
    items: list[_Item],
    directory: Directory,
    dates: Dates,
) -> bool:
    """Whether the clause belongs to ``item``: its date, its helpers, its leader, or another task of the same person."""
    clause = masked[start:end]
    if _HELPS.match(clause):
        item.owners = merged(item.owners, Owners(None, tuple(m.owner for m in directory.mentions(sentence[start:end]))))
        return True
    if lead := _LEADS.match(clause):
        named = ranked(sentence[start:end], directory)
        if named.owner and lead:
            everyone = (item.owners.owner, *item.owners.contributors)
            item.owners = Owners(named.owner, tuple(n for n in everyone if n and n != named.owner))
        return True
    if NAME in clause:
        return False
    deadline = dates.read(sentence[start:end])
    if item.start == item.end:
        first, last = (deadline.start + start, deadline.end + start) if deadline else (None, None)
        item.start, item.end = _without_date(sentence, start, end, first, last)
        item.scope, item.dated = (item.scope[0], end), deadline is not None
        return True
    rest = clause[deadline.end :] if deadline else clause
    if deadline and not item.dated and (_DELIVERS.match(rest) or not re.search(r"\w", rest)):
        item.scope, item.dated = (item.scope[0], end), True
        return True
    if deadline and item.dated and re.search(r"\w{3}", rest) and not _FINISHED.search(clause):
        first, last = _without_date(sentence, start, end, start + deadline.start, start + deadline.end)
        items.append(_Item(first, last, item.owners, item.sure, (start, end), dated=True))
        return True
    join = _JOINS.match(clause)
    if join and item.dated and not _FINISHED.search(clause) and len(clause) - join.end() > 3:
        items.append(_Item(start + join.end(), end, item.owners, item.sure - 0.1, (start, end)))
        return True
    return False


def _who(clause: str, head: re.Match[str], directory: Directory, voices: Voices) -> Owners | None:
    who = clause[slice(*head.span("who"))]
    if who == "我":
        return Owners(voices.speaker)
    if who in ("她", "他"):
        return Owners(voices.previous)
    return ranked(who, directory)
