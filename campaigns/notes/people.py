"""Who is who in one note: known people by every name they go by, roles, names learned from the note, Slack mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from campaigns.notes.model import Person
from consistency.nlp.scripts import HAN
from consistency.word_lists import word_set

NAME = "\ue000"
"""Stands, doubled up with ``REST``, for each name in a masked text, so that patterns see people and not spellings."""
REST = "\ue001"

_SLACK_ID = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|(?P<label>[^<>]+))?>")
_ROLES_EN = (
    r"(?:[Tt]he\s+)?(?:(?:[Mm]edia|PR|[Cc]reative|[Dd]igital|[Aa]d|[Ss]ocial)\s+)?[Aa]genc(?:y|ies)(?![\w-])|"
    r"(?:[Tt]he\s+)?(?:[Ll]egal|[Ff]inance|[Dd]esign|[Ss]upport|[Ss]ales|[Pp]roduct|[Pp]rocurement|[Ee]-?commerce|"
    r"[Cc]ontent|"
    r"[Bb]rand|[Mm]edia|[Ss]ocial|[Pp]erformance|[Ww]eb|[Dd]ata|[Cc]ustomer\s+[Cc]are|IT|HR|PR|CRM|"
    r"SEO)(?:\s+(?:[Tt]eam|[Dd]epartment|[Dd]esk))(?!\w)|"
    r"(?:Legal|Finance|Design|Support|Sales|Procurement|E-?commerce|Engineering|IT|HR|PR|CRM|SEO)(?![\w-])"
)
_TEAMS_ZH = (
    "设计|运营|产品|研发|市场|公关|媒介|电商|销售|采购|行政|技术|投放|内容|品牌|数据|"
    "视频|文案|美术|法务|财务|客服|开发|社媒|渠道"
)
_ROLES_ZH = (
    rf"(?:{_TEAMS_ZH})(?:同学|同事|组|部门?|团队|小组|侧|方|那边|这边|中心|经理|负责人)|"
    r"法务|财务|客服|代理商|代理公司|供应商|广告公司|公关公司|媒体方|平台方|店长|设计师"
)
_TEAM_BEFORE = rf"(?:{_TEAMS_ZH})(?:组|部|团队|中心)?\s?"
"""A team before a person of it: 市场部刘畅."""
_BARE_ROLE = re.compile(
    rf"^(?:{_TEAMS_ZH}|[Ll]egal|[Ff]inance|[Dd]esign|[Ss]upport|[Ss]ales|[Pp]roduct|[Mm]edia|[Bb]rand|[Cc]ontent)$"
)
_ALSO_WORDS = word_set("will may mark bill grace faith hope rose jean art dean drew chase grant miles rob sue pat ray")
NOBODY = re.compile(
    r"^(?:tbd(?: who)?|tbc|open|\?+|unassigned|(?:nobody|no one)(?: yet)?|"
    r"(?:still )?no owner(?: yet)?|none|n/?a|-+|[—–/?？.]+|"
    r"待定|待认领|未定|无|暂无|待分配|"
    r"(?:anyone|who|owner|(?:any )?volunteers?|any takers|needs an owner|"
    r"who(?: can| will)? (?:do|take|own)s? (?:it|this))\s?\?*|"
    r"谁(?:来|去|能|有空|负责)?(?:认领|跟进?|接|弄|做|改|查|订|管)?(?:一?下)?[?？]*|(?:目前|现在|暂)?还?(?:没有?|无)人(?:认?领|跟进?|接|负责|管|吭声|举手)?|还?没[定说](?:人|谁)[^，。]{0,3}|"
    r"找个人(?:订|弄|跟进?|做|查)?(?:一?下)?|负责人(?:待定|未定)|待确认|空缺)?$",
    re.IGNORECASE,
)
EVERYBODY = re.compile(
    r"^@?(?:all|everyone|everybody|the team|whole team|channel|here|全员|全体|大家|所有人|各位|各组)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``start:end`` of a text: ``owner`` is the known person's name, or the name as written."""

    start: int
    end: int
    owner: str
    at_sign: bool = False


@dataclass(frozen=True)
class Directory:
    """Finds people in text. ``learned`` are names that the note itself introduces, ``called`` other names of theirs."""

    people: Sequence[Person]
    learned: tuple[str, ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    _by_alias: dict[str, str] = field(init=False, repr=False)
    _by_id: dict[str, str] = field(init=False, repr=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_alias = _aliases(self.people)
        for name in self.learned:
            by_alias.setdefault(name, name)
        for alias, name in _first_names(self.learned).items():
            if by_alias.get(alias, alias) == alias:
                by_alias[alias] = name
        for alias, name in self.called:
            by_alias.setdefault(alias, by_alias.get(name, name))
        object.__setattr__(self, "_by_alias", by_alias)
        object.__setattr__(self, "_by_id", {p.slack_id: p.name for p in self.people if p.slack_id})
        object.__setattr__(self, "_pattern", _compile(by_alias))

    def with_names(self, names: Iterable[str]) -> Directory:
        """The same directory that also knows ``names``."""
        new = tuple(dict.fromkeys(n for n in names if n not in self._by_alias))
        return Directory(self.people, self.learned + new, self.called) if new else self

    def with_called(self, called: Mapping[str, str]) -> Directory:
        """The same directory that also knows by which other names people are called."""
        return Directory(self.people, self.learned, self.called + tuple(called.items())) if called else self

    def mentions(self, text: str) -> list[Mention]:
        """Every name in ``text``, in order, none overlapping; the sign @ belongs to the name."""
        return [self._mention(found) for found in self._pattern.finditer(text)]

    def mask(self, text: str) -> str:
        """``text`` of the same length with each name replaced by ``NAME`` and ``REST`` signs."""
        return self._pattern.sub(lambda found: NAME + REST * (len(found[0]) - 1), text)

    def alone(self, text: str) -> str | None:
        """The owner when ``text`` is nothing but one name or role, bare role words included; else None."""
        text = text.strip(" \t　*_.,，。")
        found = self._pattern.fullmatch(text)
        if found:
            return self._mention(found).owner
        if _BARE_ROLE.match(text):
            return text
        known = {alias.casefold(): name for alias, name in self._by_alias.items()}
        return known.get(text.casefold())

    def resolve(self, text: str) -> str:
        """The known person's name for a name as written, or what was written, without article and sign @."""
        written = re.sub(r"^@\s*", "", text.strip())
        return self.alone(written) or re.sub(r"^the\s+", "", written, flags=re.IGNORECASE)

    def _mention(self, found: re.Match[str]) -> Mention:
        if found["slack"]:
            owner = self._by_id.get(found["id"]) or found["label"] or found["slack"]
            return Mention(found.start(), found.end(), owner, at_sign=True)
        word = found["name"] or found["lower"] or found["role"]
        owner = self._by_alias.get(word) or self._lowered(word) or re.sub(r"^[Tt]he\s+", "", word)
        return Mention(found.start(), found.end(), owner, at_sign=found[0].startswith("@"))

    def _lowered(self, word: str) -> str | None:
        return next((name for alias, name in self._by_alias.items() if alias.lower() == word), None)


def _aliases(people: Sequence[Person]) -> dict[str, str]:
    """Each way to call somebody, and whom; what two people are called by is nobody's, so it stays as written."""
    owners: dict[str, set[str]] = {}
    for person in people:
        for alias in (person.name, *person.aliases):
            owners.setdefault(alias, set()).add(person.name)
    for person in people:
        for alias in _derived(person.name):
            if alias not in owners or owners[alias] == {person.name}:
                owners.setdefault(alias, set()).add(person.name)
    derived: dict[str, int] = {}
    for person in people:
        for alias in _derived(person.name):
            derived[alias] = derived.get(alias, 0) + 1
    return {
        alias: (next(iter(who)) if len(who) == 1 and derived.get(alias, 1) == 1 else alias)
        for alias, who in owners.items()
    }


def _first_names(learned: Sequence[str]) -> dict[str, str]:
    """By first name, the one person of the note who bears it and is also told in full."""
    whole: dict[str, list[str]] = {}
    for name in learned:
        for alias in _derived(name) if name.isascii() else ():
            whole.setdefault(alias, []).append(name)
    return {alias: names[0] for alias, names in whole.items() if len(names) == 1}


def _derived(name: str) -> tuple[str, ...]:
    """First name of "Emma Clarke"; given name of 刘凯文."""
    if re.fullmatch(rf"[{HAN}]{{3}}", name):
        return (name[1:],)
    parts = name.split()
    return (parts[0],) if len(parts) > 1 and len(parts[0]) > 2 else ()


def _compile(aliases: dict[str, str]) -> re.Pattern[str]:
    by_length = sorted(aliases, key=len, reverse=True)
    written = "|".join(_edged(alias) for alias in by_length) or r"(?!)"
    lowered = (
        "|".join(
            _edged(a.lower())
            for a in by_length
            if a.isascii() and a.lower() != a and a.lower() not in _ALSO_WORDS and len(a) > 2
        )
        or r"(?!)"
    )
    return re.compile(
        rf"(?P<slack>{_SLACK_ID.pattern})|@?(?:(?:{_TEAM_BEFORE})?(?P<name>{written})|(?P<role>(?<![\w]){_ROLES_EN}|{_ROLES_ZH}))|"
        rf"(?<!\S)@?(?P<lower>{lowered})"
    )


def _edged(alias: str) -> str:
    """``alias`` as a pattern that does not match inside a longer Latin word."""
    left = r"(?<![A-Za-z0-9_.])" if alias[0].isascii() else ""
    right = r"(?![A-Za-z0-9_]|['’]s\b(?!\s+(?:going|[a-z]+ing)\b))" if alias[-1].isascii() else ""
    return left + re.escape(alias) + right
