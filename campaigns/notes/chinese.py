"""Chinese sentences that give somebody work: 由李娜牵头, 王伟周五前, 请法务, 我来, 她还要; clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from campaigns.notes import roles
from campaigns.notes.chinese_words import (
    ASKED_NEXT,
    ASKS,
    ASSIGNED,
    CALLED,
    CALLED_FIRST,
    CLAUSE,
    CONDITION,
    DATED,
    DELIVERS,
    EVERYBODY,
    FINISHED,
    HEAD,
    HELPS,
    JOINS,
    LATER,
    LEADS,
    MIDST,
    MODAL,
    NOBODYS,
    ORDERS,
    OWN_DAY,
    REPORTS,
    RESTS,
    SHOWN,
    TAKES,
    TALK,
    WORKS,
)  # fmt: skip
from campaigns.notes.deadlines import Dates, Deadline
from campaigns.notes.english import Handed, Voices
from campaigns.notes.owners import Owners, merged, ranked
from campaigns.notes.people import NAME, Directory
from campaigns.notes.roles import Role
from campaigns.notes.wording import SMALL_VERB

_CONTEXT = 30
"""Most characters of what a bare verb is about."""
_SHORTEST = 2
"""Characters an action has at least beside "is to" and "takes care of"."""


def handed_out(sentence: str, *, directory: Directory, dates: Dates, voices: Voices, in_actions: bool) -> list[Handed]:
    """The work that ``sentence`` gives to people, in order; ``in_actions`` says it stands in a list of actions."""
    if roles.role(sentence) is Role.IDEA:
        return []
    return _Reading(sentence, directory.mask(sentence), directory, dates, voices, in_actions).items()


@dataclass
class _Item:
    """An item under way: ``start`` equals ``end`` while a later clause still has to say what is to be done."""

    start: int
    end: int
    owners: Owners
    sure: float
    scope: tuple[int, int]
    topic: str = ""
    dated: bool = False
    asked: bool = False


@dataclass
class _Reading:
    """One sentence read clause by clause; names are masked in ``masked``."""

    sentence: str
    masked: str
    directory: Directory
    dates: Dates
    voices: Voices
    in_actions: bool

    def items(self) -> list[Handed]:
        """The work handed out, in order."""
        question = roles.role(self.sentence) is Role.QUESTION
        found: list[_Item] = []
        current: _Item | None = None
        condition: int | None = None
        before = ""
        for clause in CLAUSE.finditer(self.masked):
            start, end = clause.span()
            began = (
                self._begins(start, end, found)
                or self._called(start, end, before)
                or self._of_everybody(start, end)
                or self._of_nobody(start, end)
                or (self._of_the_speaker(start, end, before) if current is None else None)
            )
            if began is not None and question and not began.asked:
                began = None
            if began is not None:
                began.scope = (began.scope[0] if condition is None else condition, began.scope[1])
                found.append(began)
                current = began
            elif not (current and self._goes_on(start, end, current, found)) and NAME in clause[0]:
                current = None
            condition = start if CONDITION.match(clause[0]) else None
            before = self.sentence[start:end].strip()
            named = self.directory.mentions(before)
            self.voices = replace(self.voices, previous=named[0].owner) if named else self.voices
        return [
            Handed(each.start, each.end, each.owners, each.sure, each.scope, each.topic)
            for each in found
            if each.end > each.start
        ]

    def _begins(self, start: int, end: int, earlier_items: list[_Item]) -> _Item | None:
        """The item that the clause at ``start:end`` begins, or None when it hands out nothing.

        ``earlier_items``: what the sentence has handed out before.
        """
        clause = self.masked[start:end]
        head = HEAD.match(clause) or LATER.search(clause)
        midst = None if head else MIDST.match(clause)
        head = head or midst
        if head is None or HELPS.match(clause) or LEADS.match(clause):
            return None
        role = roles.role(self.sentence[start:end])
        if role is not Role.UNKNOWN and not (role is Role.DECISION and head["lead"]):
            return None
        owners = self._who(start, head)
        at, topic = head.end(), self._topic(start, head)
        rest = clause[at:]
        if owners is None or not rest.strip() or (owners.owner is None and head["who"] != "我"):
            return None
        given = bool(head["lead"] or head["you"] or ASKS.search(rest) or re.match(r"\W*(?:会后|散会后|后续)", clause))
        called = CALLED.match(clause) if not (head["you"] or head["lead"] or REPORTS.match(rest)) else None
        if called and called["topic"]:
            topic, at, given = self.sentence[start:][slice(*called.span("topic"))].strip(), called.end(), True
            rest = clause[at:]
        deadline = self.dates.read(self.sentence[start + at : end])
        earlier = self.dates.opens(self.sentence[start : start + at]) if midst and deadline is None else None
        body = rest[deadline.end :] if deadline and not rest[: deadline.start].strip(" 于在") else rest
        verb_alone = bool(WORKS.match(rest) and start and self._delivered_next(end))
        if (len(MODAL.sub("", rest).strip()) < _SHORTEST and not verb_alone) or (topic and RESTS.match(rest)):
            return self._resting(start, end, at, owners, topic, head)
        if any(REPORTS.match(each) for each in (rest, body)) or FINISHED.search(rest) or TAKES.match(rest.strip()):
            return None
        called_up = self.sentence[start:][slice(*head.span("who"))].startswith(("@", "<@")) and WORKS.match(body)
        modal = MODAL.match(rest) or MODAL.match(body)
        settled = bool(given or deadline or modal or called_up or self.in_actions)
        if midst or owners.owner is None:
            works = WORKS.match(body) or ASSIGNED.match(body)
            settled = bool(works and (deadline or earlier or (ASSIGNED.match(body) and owners.owner)))
        elif earlier_items and ASSIGNED.match(body):
            settled = True
        if not settled and not (WORKS.match(body) and self._delivered_next(end)):
            return None
        first, last = self._after_date(start + at, end, deadline, start + at)
        if not re.search(r"\w", self.sentence[first:last]):
            return None
        sure = 0.9 if given or (deadline and modal) else 0.85 if deadline else 0.8 if modal else 0.7
        opening = start if earlier else start + at
        if last - first < SMALL_VERB and not topic:
            topic = (earlier_items[-1].topic if earlier_items else "") or self._context(start)
        dated = bool(deadline or earlier)
        return _Item(first, last, owners, sure, (opening, end), topic, dated, given)

    def _context(self, start: int) -> str:
        """What the clauses before a bare verb say, which it is about: the last of them where they are many."""
        before = self.sentence[:start].strip(" ，,；;：:")
        return before if len(before) <= _CONTEXT else CLAUSE.findall(before)[-1].strip() if before else ""

    def _delivered_next(self, end: int) -> bool:
        """Whether the clause after ``end`` is a date to deliver by: …，3月9日反馈."""
        clause = CLAUSE.search(self.masked, end)
        if clause is None:
            return False
        lead = DATED.match(clause[0])
        at = clause.start() + (lead.end() if lead else 0)
        deadline = self.dates.opens(self.sentence[at : clause.end()])
        rest = self.masked[at + deadline.end : clause.end()] if deadline else ""
        return bool(deadline and any(words.match(rest) for words in (DELIVERS, SHOWN)))

    def _called(self, start: int, end: int, before: str) -> _Item | None:
        """What the one whom the clause before calls by name is asked: 晓岚，麻烦你周四前改好; 老秦，周四把稿子发我."""
        clause = self.sentence[start:end]
        if not CALLED_FIRST.match(self.directory.mask(before)) or FINISHED.search(clause):
            return None
        asked = ASKED_NEXT.match(clause)
        at = start + asked.end() if asked else start
        deadline = self.dates.read(self.sentence[at:end]) if asked else self.dates.opens(clause)
        if not asked and not (deadline and ORDERS.match(clause[deadline.end :])):
            return None
        first, last = self._after_date(at, end, deadline, at)
        return _Item(first, last, ranked(before, self.directory), 0.9, (at, end), dated=bool(deadline), asked=True)

    def _of_everybody(self, start: int, end: int) -> _Item | None:
        """What everybody is to do by a day that stands in the clause or makes up the next; it is nobody's by name."""
        clause = self.sentence[start:end]
        everybody = EVERYBODY.match(clause)
        if everybody is None or FINISHED.search(clause):
            return None
        at = start + everybody.end()
        deadline = self.dates.read(self.sentence[at:end])
        rest = self.sentence[at + deadline.end : end] if deadline else self.sentence[at:end]
        if not WORKS.match(rest) or not (deadline or self._delivered_next(end)):
            return None
        first, last = self._after_date(at, end, deadline, at)
        return _Item(first, last, Owners(None), 0.75, (at, end), dated=bool(deadline), asked=True)

    def _of_nobody(self, start: int, end: int) -> _Item | None:
        """What nobody has taken yet."""
        found = NOBODYS.match(self.sentence[start:end].strip(" ?？"))
        if found is None or NAME in self.masked[start:end] or TALK.match(found["what"]):
            return None
        return _Item(start, start + found.end("what"), Owners(None), 0.75, (start, end), asked=True)

    def _of_the_speaker(self, start: int, end: int, before: str) -> _Item | None:
        """In a chat, 明天出周报 without a subject is a promise of whoever says it."""
        clause = self.sentence[start:end]
        if not self.voices.speaker or NAME in self.masked[start:end] or FINISHED.search(clause):
            return None
        lead = OWN_DAY.match(clause)
        deadline = self.dates.opens(clause[lead.end() :]) if lead else None
        if lead is None or deadline is None or not WORKS.match(clause[lead.end() + deadline.end :]):
            return None
        first, last = self._after_date(start, end, deadline, start + lead.end())
        topic = "" if FINISHED.search(before) or last - first > _SHORTEST + 2 else before
        return _Item(first, last, Owners(self.voices.speaker), 0.7, (start, end), topic, dated=True)

    def _resting(self, start: int, end: int, at: int, owners: Owners, topic: str, head: re.Match[str]) -> _Item | None:
        """物料清单由李娜负责: what stands before the name is the action. 由李娜牵头，…: the next clause will say it."""
        if topic and not REPORTS.match(topic) and not FINISHED.search(topic):
            first = start + head.start("topic")
            return _Item(first, first + len(topic), owners, 0.85, (start, end), asked=True)
        if head["lead"] and re.search(r"牵头|负责|主导", self.sentence[start + at : end]):
            return _Item(end, end, owners, 0.85, (start, end), asked=True)
        return None

    def _goes_on(self, start: int, end: int, item: _Item, items: list[_Item]) -> bool:
        """Whether the clause belongs to ``item``: its date, helpers, leader, or another task of the same person."""
        clause = self.masked[start:end]
        named = ranked(self.sentence[start:end], self.directory)
        if HELPS.match(clause):
            helpers = tuple(m.owner for m in self.directory.mentions(self.sentence[start:end]))
            item.owners = merged(item.owners, Owners(None, helpers))
            return True
        if LEADS.match(clause) and named.owner:
            item.owners = merged(Owners(named.owner), item.owners)
            return True
        if NAME in clause:
            shown = None if item.dated else self.dates.opens(self.sentence[start:end])
            if shown and SHOWN.match(clause[shown.end :]):
                item.scope, item.dated = (item.scope[0], end), True
                return True
            return bool(TALK.match(clause))
        deadline = self.dates.read(self.sentence[start:end])
        if item.start == item.end:
            item.start, item.end = self._after_date(start, end, deadline, start)
            item.scope, item.dated = (item.scope[0], end), deadline is not None
            return True
        rest = clause[deadline.end :] if deadline else clause
        if deadline and not item.dated and (DATED.match(clause) or DELIVERS.match(rest) or not re.search(r"\w", rest)):
            item.scope, item.dated = (item.scope[0], end), True
            return True
        if FINISHED.search(clause) or not item.dated:
            return False
        if deadline and re.search(r"\w{3}", rest):
            first, last = self._after_date(start, end, deadline, start)
            items.append(_Item(first, last, item.owners, item.sure, (start, end), dated=True))
            return True
        join = JOINS.match(clause)
        if join and len(clause) - join.end() > _SHORTEST + 1:
            items.append(_Item(start + join.end(), end, item.owners, item.sure - 0.1, (start, end)))
            return True
        return False

    def _after_date(self, start: int, end: int, deadline: Deadline | None, offset: int) -> tuple[int, int]:
        """``start:end`` without the date at its head: 周五前拟问卷 leaves 拟问卷. The date counts from ``offset``."""
        if deadline is not None:
            lead, rest = self.sentence[start : offset + deadline.start], self.sentence[offset + deadline.end : end]
            if not lead.strip(" 于在，") and re.search(r"\w", rest):
                return offset + deadline.end, end
        return start, end

    def _topic(self, start: int, head: re.Match[str]) -> str:
        if "topic" not in head.re.groupindex:
            return ""
        topic = self.sentence[start:][slice(*head.span("topic"))].strip()
        return "" if TALK.match(topic) or self.dates.opens(topic) else topic

    def _who(self, start: int, head: re.Match[str]) -> Owners | None:
        who = self.sentence[start:][slice(*head.span("who"))]
        if who == "我":
            return Owners(self.voices.speaker)
        return Owners(self.voices.previous) if who in ("她", "他") else ranked(who, self.directory)
