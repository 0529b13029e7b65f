"""English sentences that give somebody work: Li will, Emma to, could you please, I'll, to be swapped by Kevin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.notes.deadlines import Dates
from campaigns.notes.owners import GROUP, N, Owners, merged, ranked
from campaigns.notes.people import Directory
from campaigns.notes.wording import is_third_person, is_verb, plain_verb
from consistency.word_lists import word_set


@dataclass(frozen=True, slots=True)
class Voices:
    """Whom "I", "you" and "she" mean where a sentence stands; None where nothing says it."""

    speaker: str | None = None
    addressee: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """Work handed out at ``start:end`` of a sentence; its date stands somewhere in ``scope``.

    ``topic`` is what the work is about where that stands before the name.
    """

    start: int
    end: int
    owners: Owners
    sure: float
    scope: tuple[int, int]
    topic: str = ""


_ADVERB = r"(?:(?:also|still|then|now|just|kindly|already|urgently)\s+)*"
_OBLIGED = (
    r"(?:will(?!\s+(?:not|be|never|meet)\b)|will\s+be(?=\s+[a-z]+ing\b)|['’]ll(?!\s+be\b)|['’]s\s+going\s+to|shall|must|"
    r"should|needs?\s+to|ha(?:s|ve)\s+to|(?:is|are)\s+(?:going\s+)?to(?!\s+(?:the|a)\b)|"
    r"(?:is|are)\s+responsible\s+for|takes?\s+care\s+of|took\s+(?:the|an)\s+action\s+to|has\s+the\s+action\s+to|"
    r"(?:(?:ha(?:s|ve)|['’]ve)\s+)?(?:agreed|offered|volunteered|promised|committed)\s+to|(?:was|is|were)\s+asked\s+to|"
    rf"owes?\s+(?:us|me|{GROUP})|"
    r"(?:said|promised|confirmed|thinks?|reckons?)\s+(?:that\s+)?(?:s?he|they)\s*(?:\bwould|\bwill|['’]ll|['’]d)|"
    r"to(?!\s+(?:the|an?|\d)\b))"
)
_WILL = re.compile(
    rf"(?P<who>{GROUP}|\b[Ss]?[Hh]e\b(?=[\s'’])|\b[Ii]\b)(?:,\s+who\s[^,.;]{{3,60}},)?\s*(?<!\w){_ADVERB}(?P<head>{_OBLIGED})\s+{_ADVERB}".replace(
        r"\s*(?<!\w)", r"(?:\s+|(?=['’]))"
    )
)
_CAN = re.compile(r"\b[Ii]\s+can\s+(?!only\b|see\b)")
_ASKED = re.compile(
    rf"(?P<who>{GROUP})\s*[,:]?\s*(?:(?:please|pls|kindly)\s+|(?:can|could|would|will)\s+you\s+(?:please\s+|pls\s+|"
    rf"also\s+)?|you\s+(?:will|can|could)\s+|(?<=[,:]\s)(?:don['’]t\s+forget|remember)\s+(?:to\s+)?)(?:please\s+)?"
)
_HAVE = re.compile(rf"\b(?:have|get|let)\s+(?P<who>{GROUP})\s+(?:to\s+)?(?=(?P<verb>[a-z][\w-]+)\b)")
_ASKED_LATER = re.compile(
    rf"(?:\bplease|\b(?:can|could|would)\s+you)\s+(?:please\s+|"
    rf"also\s+)?(?P<what>[^.?!]+?)\s*,\s*(?P<who>{GROUP})\s*[.!?]?\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"[,;]\s*(?P<who>{N})\s+leading\b")
"""Who leads, behind what several are to do: OP and RM to get a quote, RM leading."""
_CALLED_LAST = re.compile(rf"\s*,\s*{GROUP}\W*$")
_YOU = re.compile(r"\b(?:can|could|would)\s+you\s+(?:please\s+|also\s+)?|^\W*(?:please|pls)\s+", re.IGNORECASE)
_CALLED = re.compile(rf"^\W*(?P<who>{GROUP})\s*[,:]?\s+(?P<verb>[a-z][\w-]+)\b")
_DOES = re.compile(
    rf"(?:^|(?<=[:,;–—.!?]\s)|(?<=\s-\s)|(?<=\bSo\s)|(?<=\bso\s)|(?<=\bnow\son\s)|(?<=\band\s)|"
    rf"^\W*)(?P<who>{GROUP}|\b[Ss]?[Hh]e(?=\s))\s+(?:then\s+)?(?P<verb>[a-z][\w-]+s)\b"
)
_DONE_BY = re.compile(
    rf"(?P<what>[^,;.\s][^,;.]*?)(?<!\s)\s+(?:(?:is|are|has|have|needs?)\s+to\s+be|to\s+be|must\s+be|"
    rf"will\s+be)\s+(?P<verb>\w+)(?:\s+(?!by\b)[^,;.]{0, 30})?\s+by\s+(?P<who>{GROUP})"
)
_DOING = re.compile(
    rf"(?:^\W*(?P<who>{GROUP})(?:\s+(?:is|are)|['’]s)|:\s+(?P<topical>{GROUP}))\s+(?=(?P<verb>[a-z-]+ing)\b)"
)
_DOES_BY = re.compile(rf"[\s,]*(?P<who>{GROUP})\s+(?P<verb>[a-z][\w-]+s)\b")
_TOPICAL = re.compile(r"(?::|\s[-–—])\s*$")
"""What makes "Ola sets it up" an arrangement rather than news: it stands behind its topic."""
_SOMEBODY = re.compile(
    r"^\W*(?:some(?:one|body)\s+(?:(?:also|still)\s+)?(?P<must>needs?\s+to|has\s+to|must|to)|"
    r"(?:can|could|would)\s+(?:some|any)(?:one|body)(?:\s+(?:please|pls|kindly))?)\s+(?=(?P<verb>[a-z][\w-]*))",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"(?:^|(?<=[,;:]\s)|(?<=\band\s))\W*(?:every(?:body|one)|(?:the\s+)?whole\s+team|all\s+of\s+(?:you|us)|all(?=\s*[:–-]))\s*[:,–-]?\s*"
    r"(?:(?:please|pls|should|to|must|has\s+to|needs\s+to|will)\s+)*(?=(?P<verb>[a-z][\w-]*))",
    re.IGNORECASE,
)
"""Work for each of them, which is nobody's in particular: everybody please give Aileen your name."""
_GOES_ON = re.compile(
    rf"^\W*(?P<who>{GROUP})\s[^.;?!]*?\s(?:and|but)\s+(?P<head>will(?!\s+(?:not|be|never)\b)|is\s+to|needs?\s+to|has\s+to|must|wants\s+to)\s+"
)
"""Somebody of whom something is told, and who then is to act: Femi has not heard back and will chase the council."""
_TOGETHER = re.compile(rf"(?:^|(?<=[:,;–—]\s))\W*(?P<who>{N}\s*(?:[,+&/]|\band\b)\s*{GROUP})\s+(?P<verb>[a-z][\w-]+)\b")
_MYSELF = re.compile(r"^\W*I\s+(?P<verb>[a-z][\w-]+)\b")
_NEWS = word_set(
    "report share present show explain describe suggest recommend propose ask own lead support announce offer"
)
_TELLING = word_set("explain tell say show hear see remember know clarify describe")
"""What somebody, nobody by name, is asked for in the meeting itself."""
_NOT_A_HEAD = re.compile(
    r"\b(?:ask|asks|asked|tell|told|remind|wants?|for|helps?|from|gets?|let|with|of|according|due|between|after|"
    r"until|if|whether|that)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:,?\s+and\s+(?:to\s+|will\s+|then\s+)?|;\s*)(?=(?P<verb>[a-z][\w-]*)\b)")
_STOP = re.compile(
    r"(?<!\s)\s*(?:;|\s[–—]\s(?=FYI)|,\s+(?:the\s+)?\w+\s+(?:wants?|needs?)\s+(?:it|this|them)\b|"
    r"[,.…]\s*any(?:one|body)[\s?]*$|,\s+(?:but|because|as|since|so\s+that|while|should|hopefully|ideally|if\s+possible)\b|\s+if\s+nothing\b)"
)
_REPORTING = word_set("report share get come circle finish let")


def handed_out(sentence: str, *, directory: Directory, dates: Dates, voices: Voices, in_actions: bool) -> list[Handed]:
    """The work that ``sentence`` gives to people, in order; ``in_actions`` says it stands in a list of actions."""
    masked = directory.mask(sentence)
    heads = _heads(sentence, masked, directory, dates, voices, in_actions)
    found: list[Handed] = []
    for position, (begin, start, owners, sure) in enumerate(heads):
        limit = heads[position + 1][0] if position + 1 < len(heads) else len(sentence)
        scope = (0 if len(heads) == 1 else begin, limit)
        if leading := _LEADING.search(masked, start, limit):
            owners = merged(ranked(sentence[slice(*leading.span("who"))], directory), owners)
        end = min(
            _cut(sentence, start, leading.start() if leading else limit),
            start + len(_CALLED_LAST.sub("", masked[start:limit])),
        )
        found += _split(sentence, start, end, owners, sure, dates, scope)
    found += _passive(sentence, masked, directory, found)
    return sorted(
        (each for each in found if sentence[each.start : each.end].strip(" ,.;:")), key=lambda each: each.start
    )


def asks_everybody(sentence: str, dates: Dates) -> re.Match[str] | None:
    """Where ``sentence`` gives everybody something to do by a day."""
    found = _EVERYBODY.search(sentence)
    return found if found and is_verb(found["verb"]) and dates.read(sentence[found.end() :]) else None


def _heads(
    sentence: str, masked: str, directory: Directory, dates: Dates, voices: Voices, in_actions: bool
) -> list[tuple[int, int, Owners, float]]:
    """Where each handing-out begins, where its action begins, to whom, and how sure that is."""
    heads: list[tuple[int, int, Owners, float]] = []

    def add(begin: int, start: int, owners: Owners | None, sure: float, *, anybody: bool = False) -> None:
        overlapping = any(begin < other_start and start > other_begin for other_begin, other_start, *_ in heads)
        if owners is not None and (owners.owner or anybody) and not overlapping:
            heads.append((begin, start, owners, sure))

    later = _ASKED_LATER.search(masked)
    if later:
        add(later.start(), later.start("what"), ranked(sentence[slice(*later.span("who"))], directory), 0.85)
    for found in _HAVE.finditer(masked):
        if is_verb(found["verb"]):
            add(found.start("who"), found.end(), ranked(sentence[slice(*found.span("who"))], directory), 0.8)
    for found in _ASKED.finditer(masked):
        add(found.start(), found.end(), ranked(sentence[slice(*found.span("who"))], directory), 0.9)
    for found in _WILL.finditer(masked):
        if found["head"].startswith("to") and _NOT_A_HEAD.search(masked[: found.start()]):
            continue
        if re.match(r"(?:should|has|have)\b", found["head"]) and sentence.rstrip().endswith("?"):
            continue
        first_person = found["who"] in {"I", "i"}
        start = found.start("head") if found["head"].startswith("take") else found.end()
        add(found.start(), start, _who(sentence, found, directory, voices), 0.9, anybody=first_person)
    for found in _CAN.finditer(masked):
        add(found.start(), found.end(), Owners(voices.speaker), 0.75)
    called = _CALLED.match(masked)
    if called and is_verb(called["verb"]) and (in_actions or "@" in sentence[: called.end("who")] or "<@" in sentence):
        add(called.start("who"), called.start("verb"), ranked(sentence[slice(*called.span("who"))], directory), 0.85)
    arranged = False
    for found in _DOES.finditer(masked):
        behind = plain_verb(found["verb"]) not in _NEWS and (arranged or _TOPICAL.search(masked[: found.start()]))
        said = sentence[found.start("verb") :]
        if is_third_person(found["verb"]) and (in_actions or behind or dates.read(said) or dates.books(said)):
            add(found.start("who"), found.start("verb"), _who(sentence, found, directory, voices), 0.8)
            arranged = arranged or bool(behind)
    for found in _TOGETHER.finditer(masked):
        if is_verb(found["verb"]) and (in_actions or dates.read(sentence[found.start("verb") :])):
            add(found.start("who"), found.start("verb"), ranked(sentence[slice(*found.span("who"))], directory), 0.8)
    goes_on = _GOES_ON.match(masked)
    if goes_on:
        add(goes_on.start("head"), goes_on.end(), ranked(sentence[slice(*goes_on.span("who"))], directory), 0.8)
    myself = _MYSELF.match(masked)
    if myself and voices.speaker and is_verb(myself["verb"]) and dates.read(sentence[myself.end() :]):
        add(myself.start(), myself.start("verb"), Owners(voices.speaker), 0.75)
    opening = dates.opens(sentence)
    by = _DOES_BY.match(masked, opening.end) if opening else None
    if by and is_third_person(by["verb"]):
        add(0, by.start("verb"), ranked(sentence[slice(*by.span("who"))], directory), 0.8)
    somebody = _SOMEBODY.match(masked)
    if somebody and (
        (is_verb(somebody["verb"]) and (somebody["must"] or somebody["verb"] not in _TELLING))
        or (somebody["verb"] == "be" and dates.read(sentence))
    ):
        add(somebody.start(), somebody.end(), Owners(None), 0.75, anybody=True)
    everybody = asks_everybody(sentence, dates)
    if everybody:
        add(everybody.start(), everybody.end(), Owners(None), 0.75, anybody=True)
    doing = _DOING.search(masked)
    if doing and plain_verb(doing["verb"]) and dates.read(sentence[doing.end() :]):
        who = "who" if doing["who"] else "topical"
        add(doing.start(who), doing.end(), ranked(sentence[slice(*doing.span(who))], directory), 0.75)
    if voices.addressee and not heads:
        for found in _YOU.finditer(masked):
            add(found.start(), found.end(), Owners(voices.addressee), 0.8)
    return sorted(heads, key=lambda head: head[0])


def _who(sentence: str, found: re.Match[str], directory: Directory, voices: Voices) -> Owners | None:
    who = sentence[slice(*found.span("who"))]
    if who in {"I", "i"}:
        return Owners(voices.speaker)
    if who.lower() in ("he", "she"):
        before = [m.owner for m in directory.mentions(sentence[: found.start()])]
        return Owners(before[0] if before else voices.previous)
    return ranked(who, directory)


def _cut(sentence: str, start: int, end: int) -> int:
    """Where the action that begins at ``start`` ends: before the next person, a reason or a second thought."""
    text = re.sub(r"(?:[\s,;]+(?:and|while|whereas|then|or))?[\s,;]*$", "", sentence[start:end])
    stop = _STOP.search(text)
    return start + (stop.start() if stop and stop.start() > 0 else len(text))


def _split(
    sentence: str, start: int, end: int, owners: Owners, sure: float, dates: Dates, scope: tuple[int, int]
) -> list[Handed]:
    """One item, or two where a second verb follows a first that has its date already."""
    text = sentence[start:end]
    for joint in _AND.finditer(text):
        second = joint["verb"]
        if not is_verb(second) or not dates.read(text[: joint.start()]):
            continue
        if second in _REPORTING and dates.read(text[joint.end() :]):
            continue
        here, there = start + joint.start(), start + joint.end()
        first = Handed(start, here, owners, sure, (scope[0], here))
        return [first, *_split(sentence, there, end, owners, sure, dates, (there, scope[1]))]
    return [Handed(start, end, owners, sure, scope)]


def _passive(sentence: str, masked: str, directory: Directory, found: list[Handed]) -> list[Handed]:
    taken = [(each.start, each.end) for each in found]
    more = []
    for each in _DONE_BY.finditer(masked):
        if not any(start < each.end() and end > each.start() for start, end in taken):
            who = ranked(sentence[slice(*each.span("who"))], directory)
            more.append(
                Handed(
                    each.start("verb"),
                    each.end("who"),
                    who,
                    0.85,
                    (each.start(), len(sentence)),
                    sentence[slice(*each.span("what"))].strip(),
                )
            )
    return more
