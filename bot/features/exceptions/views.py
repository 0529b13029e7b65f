"""The form of an exception and the list of those there are. Pure functions to Block Kit."""

from __future__ import annotations

from collections.abc import Sequence

from bot import pickers
from bot.blocks import Block, actions, button, context, cut, divider, field, modal, option, plain, section, text_input
from bot.charts.compare_words import heading
from bot.features.guide.naming import RuleNames
from bot.i18n import text as t
from bot.wording import date_words, mrkdwn, person
from campaigns.exceptions.store import Granted
from campaigns.precision.model import RulePrecision

MOST = 12
RULES = 20


def exception_form(
    offered: Sequence[tuple[str, str]], chosen: str, day: str, *, language: str, metadata: str, narrow: str | None
) -> Block:
    """``offered``: what the exception may be for, by key; ``narrow`` names the channel it may be confined to."""
    options = [option(label, key) for key, label in offered]
    radio: Block = {"type": "radio_buttons", "action_id": "value", "options": options}
    radio["initial_option"] = next(each for each in options if each["value"] == chosen)
    picker = pickers.day(language, day)
    blocks = [field("what", t("exceptions.form.what", language), radio)]
    if narrow is not None:
        only = option(t("exceptions.form.only", language, channel=narrow), "channel")
        box: Block = {"type": "checkboxes", "action_id": "value", "options": [only]}
        blocks.append(field("only", t("exceptions.form.narrow", language), box, optional=True))
    blocks += [
        field("reason", t("exceptions.form.reason", language), text_input(multiline=True, max_length=500)),
        field("until", t("exceptions.form.until", language), picker, hint=t("exceptions.form.until_hint", language)),
    ]
    return modal(
        t("exceptions.form.title", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("exceptions.form.submit", language),
        callback_id="exception_make",
        private_metadata=metadata,
    )


def not_yours(language: str) -> Block:
    """The window for somebody who may not make an exception: who may, and what to do instead."""
    words = [section(t("exceptions.not_yours", language))]
    return modal(t("exceptions.form.title", language), words, close=t("modal.close", language))


def exception_list(
    found: Sequence[Granted], names: RuleNames, language: str, *, may_end: bool
) -> tuple[str, list[Block]]:
    """Those in force, the next to end first; with buttons for whoever may end them."""
    title = t("exceptions.list.title" if found else "exceptions.list.none", language, n=len(found))
    blocks: list[Block] = [section(f"*{title}*")]
    for each in found[:MOST]:
        blocks += [divider(), section(said(each, names, language))]
        if may_end:
            end = button(t("exceptions.button.end", language), "exceptions.end", {"x": each.id})
            end["confirm"] = {
                "title": plain(t("exceptions.button.end", language), 100),
                "text": plain(t("exceptions.end.ask", language), 300),
                "confirm": plain(t("exceptions.button.end", language), 30),
                "deny": plain(t("modal.cancel", language), 30),
            }
            blocks.append(actions([end], block_id=f"exception-{each.id}"))
    if not found:
        blocks.append(context(t("exceptions.list.none_hint", language)))
    if len(found) > MOST:
        blocks.append(context(t("exceptions.list.more", language, n=len(found) - MOST)))
    return title, blocks


def rule_list(found: Sequence[RulePrecision], names: RuleNames, language: str) -> tuple[str, list[Block]]:
    """How precise each rule is, the least precise first; what rules on trial would have found."""
    title = t("rules.title" if found else "rules.none", language)
    blocks: list[Block] = [section(f"*{title}*")]
    if not found:
        blocks.append(context(t("rules.none_hint", language)))
    shown = [each for each in found if not each.shadow][:RULES]
    trial = [each for each in found if each.shadow][:RULES]
    lines = [_rule_line(each, names, language) for each in shown]
    if lines:
        blocks += [section("\n".join(lines)), context(t("rules.how", language))]
    if trial:
        silent = [_rule_line(each, names, language) for each in trial]
        blocks += [divider(), section("\n".join([f"*{t('rules.shadow', language)}*", *silent]))]
    return title, blocks


def _rule_line(each: RulePrecision, names: RuleNames, language: str) -> str:
    return f"*{mrkdwn(heading(names.rule(each.rule)))}* {figures(each, language)}"


def figures(each: RulePrecision, language: str) -> str:
    """How a rule's findings were judged, without a share while nobody judged one; of a rule on trial their number."""
    if each.shadow:
        return t("rules.trial", language, n=each.found)
    left = each.found - each.judged
    if each.share is None:
        return t("rules.unjudged", language, n=left)
    return t(
        "rules.judged",
        language,
        share=round(each.share * 100),
        low=round(each.low * 100),
        high=round(each.high * 100),
        helpful=each.helpful,
        unhelpful=each.unhelpful,
        left=left,
    )


def said(each: Granted, names: RuleNames, language: str) -> str:
    """An exception in two lines: what for and until when; why, and who says so."""
    what = mrkdwn(cut(subject(each, names, language), 300))
    first = t("exceptions.list.until", language, what=what, day=date_words(each.until, language))
    return f"{first}\n{t('exceptions.list.why', language, reason=mrkdwn(each.reason), person=person_of(each.author))}"


def subject(each: Granted, names: RuleNames, language: str) -> str:
    """What is let stand, in the reader's words; one without a rule by the words of whoever made it."""
    if each.rule is None:
        return each.title
    parts = [f"“{each.phrase}”" if each.phrase else "", names.rule(each.rule)]
    parts.append(t("exceptions.form.submission", language) if each.submission else "")
    return heading(" · ".join(filter(None, parts)))


def person_of(author: str) -> str:
    """A mention; whoever made it at the command line by name."""
    return person(author) if author[:1] in "UW" and author.isalnum() and author.isupper() else mrkdwn(author)
