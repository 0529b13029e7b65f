"""What an exception is about: what a person typed for a rule, a channel or a text, and how these read in a list."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from bot.blocks import cut
from bot.errors import Refusal
from bot.features.guide.naming import RuleNames
from bot.i18n import LANGUAGES, has
from bot.i18n import text as t
from campaigns.exceptions.store import Granted
from consistency.asking.entries import entries
from guidelines.model import Guideline

OPENING = 48
"""Characters of a text that stand for it."""
ALIKE = 0.6
"""Likeness of spelling from which a name is offered for one that is not there."""
_WITHOUT_FINDINGS = ("brand", "stage")
_OF_NO_ITEM = ("message:pillars", "message:off_message")


def rule_typed(written: str, guideline: Guideline, language: str) -> str:
    """The rule (``term:aurora-x``, or a code) that ``written`` stands for: itself, an id without its kind, or a name in
    either language. Refusal where there is none or more than one.
    """
    # The lines of a brief are no rules of the guideline: a campaign holds them.
    if written.startswith("brief:") or is_code(written):
        return written
    items = [each for each in entries(guideline) if each.item.kind not in _WITHOUT_FINDINGS]
    called = {f"{e.item.kind}:{e.item.id}": [e.item.id, *(reply.title for reply in e.replies)] for e in items}
    called |= {f"pack:{pack.id}": [pack.id] for pack in guideline.packs}
    called |= {rule: [] for rule in _OF_NO_ITEM}
    names = {each: RuleNames(guideline, each) for each in LANGUAGES}
    for rule, said in called.items():
        said += [each.rule(rule) for each in names.values()]
    return _typed("rule", written, called, names[language].rule)


def channel_typed(written: str, guideline: Guideline, language: str) -> str:
    """The id of the channel that ``written`` stands for: its id or its name. Refusal where there is none."""
    names = {each.id: each.name for each in guideline.channels}
    called = {each: [name.en or "", name.zh or ""] for each, name in names.items()}
    return _typed("channel", written, called, lambda channel: names[channel].best(language))


def submission_typed(written: str, texts: Mapping[str, str]) -> str:
    """The id of the text that ``written`` stands for: its id or how it begins, of ``texts`` by id. Refusal if none."""
    called = {each: [opening(text)] for each, text in texts.items()}
    return _typed("submission", written, called, lambda each: f"“{called[each][0]}”")


def is_code(written: str) -> bool:
    """Whether ``written`` is the code of a kind of finding, such as ``terms.forbidden``."""
    check, dot, _ = written.partition(".")
    return bool(dot) and has(f"check.{check}") and has(written)


def opening(text: str) -> str:
    """The words by which a text is known."""
    return cut(" ".join(text.split()), OPENING)


def about(each: Granted, guideline: Guideline, texts: Mapping[str, str], language: str) -> str:
    """What an exception is about: words, rule, channel and text by their names, each with what it is."""
    if each.disagreement is not None:
        return t("exceptions.about.disagreement", language, title=each.title)
    said: list[str] = []
    if each.phrase is not None:
        said.append(t("exceptions.about.phrase", language, words=each.phrase))
    if each.rule is not None:
        said.append(t("exceptions.about.rule", language, rule=RuleNames(guideline, language).rule(each.rule)))
    if each.channel is not None:
        known = guideline.channel(each.channel)
        key = "exceptions.about.channel" if known else "exceptions.about.channel_gone"
        said.append(t(key, language, channel=known.name.best(language) if known else each.channel))
    if each.submission is not None:
        known_text = each.submission in texts
        key = "exceptions.about.submission" if known_text else "exceptions.about.submission_gone"
        said.append(t(key, language, text=opening(texts[each.submission]) if known_text else each.submission))
    return t("exceptions.about.joint", language).join(said)


def _typed(kind: str, written: str, called: Mapping[str, Sequence[str]], name: Callable[[str], str]) -> str:
    if written in called:
        return written
    known: dict[str, dict[str, None]] = {}
    for each, names in called.items():
        for one in (each, *names):
            known.setdefault(_folded(one), {})[each] = None
    found = list(known.get(_folded(written), ()))
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal("exceptions.several", written=written, known=", ".join(found))
    near = difflib.get_close_matches(_folded(written), known, n=1, cutoff=ALIKE)
    if near:
        best = next(iter(known[near[0]]))
        raise Refusal(f"exceptions.unknown_{kind}.near", written=written, near=f"{name(best)} ({best})")
    raise Refusal(f"exceptions.unknown_{kind}", written=written)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text.translate(_MARKS)).casefold().split())


_MARKS = str.maketrans("", "", '“”"「」®™')
