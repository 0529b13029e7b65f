"""An action in the words of an order: no owner, no date, no "will", the verb in its plain form, a capital first."""

from __future__ import annotations

import re

from consistency.nlp.scripts import HAN
from consistency.word_lists import word_set

SMALL_VERB = 4
"""Characters from which a Chinese action is more than a verb."""
_LEAD = re.compile(
    r"^(?:[\s\-–—:：,，、.。;；→>*_~()（）\[\]｜|]+|(?:to|please|pls|kindly|also|then|still|therefore|you|can you|"
    r"could you|will|must|should|needs? to|has to|have to)\s+|"
    r"(?:(?:会|要|需要?|必须|负责|务必|来|请(?=[把将在于给尽帮])|麻烦|帮忙|继续|尽快|主动提出|答应|牵头|抓紧|最终|"
    rf"随后|统一|共同|一起)(?=[{HAN}A-Za-z])(?!求|点|素|源|会|议|员|场|展|刊)))",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s\-–—:：,，、.。;；!！?？→>*_~｜|\U0001F300-\U0001FAFF☀-➿\uFE0F]+|\s(?:please|pls|by|on|until|asap|and|-)|[(（\[]\s*[)）\]]|[(（\[]\s*$|"
    rf"(?<=[{HAN}])(?:吧|哈|呀|啊|可以吗|行吗|好吗|来得及吗|好了))$",
    re.IGNORECASE,
)
_THIRD = re.compile(r"^(\w+(?:-\w+)?)(?=\s|$)")
_PLAIN = word_set(
    """
    adapt add adjust advertise agree align allocate analyse analyze annotate announce answer apologise append
    apply approve archive arrange ask assemble assign attach attend audit authorise back bake benchmark block book
    borrow brainstorm brief bring build bundle buy calculate call cancel cap capture carry change chase check
    choose circulate clarify clean clear clip close collect come comment compare compile complete compose compress
    configure confirm consolidate contact continue convert cook coordinate copy correct cost count cover create
    crop cross-check cut debrief decide define delete deliver describe design detail develop dig discard discuss
    distribute divide document double-check download draft drive drop dry-run edit email embed enlarge ensure
    enter erase escalate estimate evaluate exchange explain explore export extend fetch fill film finalise
    finalize find finish fix follow forward gather get give go greet guess hand hang have help highlight hire host
    identify illustrate implement import improve include inform insert inspect install interview investigate
    invite invoice itemise join keep launch lay lead learn lend line list load localise look loop maintain make
    manage map measure meet mend mention merge migrate mix monitor mount move negotiate notify nudge obtain offer
    open order organise organize outline own paint paste pause pay phone photograph pick ping pitch place plan
    plug post prepare present print prioritise prioritize process produce proof proofread propose provide publish
    pull purchase push put query quote re-record re-send read rebrief rebuild receive recheck recommend reconcile
    record recount recruit redesign redirect redo reduce refine reformat refresh register reissue release remake
    remind remove rename rent repair rephrase replace reply report repost reprint request resend reserve resize
    resolve respond resubmit retake retouch return review revise rewrite ring roll run save scan schedule
    screenshot script search secure select sell send set set-up settle sew shadow share shift ship shoot shorten
    show sign simplify simulate sketch solve sort source speak specify split spot-check start stop stuff submit
    subtitle suggest summarise summarize supply support swap switch synchronise tag take talk tally teach tell
    test test-run text throw tick tidy trace track train transcribe transfer translate transport trim try turn
    tweak type undo unify unpack unpublish update upgrade upload validate verify visit wait warn wash watch weigh
    withdraw work wrap write write-up
    """
)

_IRREGULAR = {
    "sent": "send", "written": "write", "rewritten": "rewrite", "built": "build", "made": "make", "bought": "buy",
    "brought": "bring", "drawn": "draw", "given": "give", "held": "hold", "kept": "keep", "put": "put", "run": "run",
    "set": "set", "shot": "shoot", "shown": "show", "sold": "sell", "taken": "take", "told": "tell", "cut": "cut",
    "found": "find", "chosen": "choose", "done": "do",
}  # fmt: skip


def imperative(text: str) -> str:
    """``text`` as an order: "corrects the shop price today" with its date cut gives "Correct the shop price"."""
    text = re.sub(r"[ \t　\n]+", " ", text).strip()
    before = None
    while text != before:
        before = text
        text = _TAIL.sub("", _LEAD.sub("", text)).strip()
    text = _closed(re.sub(r"\s+([,.;:，。；：)）])", r"\1", re.sub(r"[~*_]{2,}", "", text)))
    word = _THIRD.match(text)
    if word and word[1].isascii():
        plain = plain_verb(word[1])
        if plain:
            text = plain + text[word.end() :]
    return text[:1].upper() + text[1:]


def plain_verb(word: str) -> str | None:
    """The plain form of an English verb ("corrects", "moving" give correct, move); None when it is not known."""
    lower = word.lower()
    if lower in _PLAIN:
        return lower
    for ending, put in (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e")):
        if lower.endswith(ending) and lower[: -len(ending)] + put in _PLAIN:
            return lower[: -len(ending)] + put
    if lower.endswith("ing") and len(lower) > 5 and lower[-4] == lower[-5] and lower[:-4] in _PLAIN:
        return lower[:-4]
    return None


def plain_participle(word: str) -> str | None:
    """The plain form of a past participle (swapped, sent); None when the verb is not known."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    for ending, put in (("ied", "y"), ("ed", ""), ("d", "")):
        if lower.endswith(ending) and lower[: -len(ending)] + put in _PLAIN:
            return lower[: -len(ending)] + put
    doubled = lower[:-3]
    return (
        doubled
        if lower.endswith("ed") and len(doubled) > 1 and lower[-4:-3] == doubled[-1:] and doubled in _PLAIN
        else None
    )


def is_third_person(word: str) -> bool:
    """Whether ``word`` is a known verb of work in the third person (corrects, drafts)."""
    return word.lower() not in _PLAIN and word.lower().endswith("s") and plain_verb(word) is not None


def is_verb(word: str) -> bool:
    """Whether ``word`` is a known verb of work in its plain form."""
    return word.lower() in _PLAIN


def _closed(text: str) -> str:
    """``text`` without a bracket that lost its other half."""
    for opening, closing in ("()", "（）", "[]"):
        if text.count(opening) > text.count(closing):
            text = text.rstrip(opening) if text.endswith(opening) else text + closing
        elif text.count(closing) > text.count(opening):
            text = text.replace(closing, "", text.count(closing) - text.count(opening))
    return text.strip()
