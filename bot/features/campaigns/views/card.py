"""The card of a campaign: what it is, where it stands, who answers for what, and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from bot.blocks import Block, actions, button, context, cut, header, modal, plain, section
from bot.features.tasks.when import day_words, due_and_relative, moment_words
from bot.i18n import text as t
from bot.wording import mrkdwn, person
from campaigns.briefs import TEMPLATE, missing_answers, phase_of
from campaigns.model import Phase, PhaseKind
from campaigns.moments import wall_of
from campaigns.overview.store import Overview
from campaigns.phases import PRESETS, kind_of, parts_of

CHANNELS = 12
"""Channels that a card names."""
WORDS = ("calendar", "agenda")
"""Words of the command that a card has buttons for, where a feature knows them."""
MARKS = {"planned": ":large_blue_circle:", "running": ":large_green_circle:", "done": ":white_check_mark:",
         "cancelled": ":no_entry_sign:"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """For whom and where a card is drawn: ``channels`` names the brand's channels, ``words`` are the known ones of
    ``WORDS``, ``private`` says that only one person sees it."""

    language: str
    zone: str
    now: dt.datetime
    channels: Mapping[str, str]
    brand: str
    words: tuple[str, ...] = ()
    private: bool = False


def campaign_card(seen: Overview, at: Setting) -> tuple[str, list[Block]]:
    """Notification text and blocks."""
    campaign, language = seen.campaign, at.language
    state = t(f"campaign.status.{campaign.status}", language)
    about = [f"{MARKS[campaign.status]} {state}", mrkdwn(at.brand)]
    if campaign.owner:
        about.append(t("campaign.card.owner", language, person=person(campaign.owner)))
    if campaign.home_channel:
        about.append(t("campaign.card.home", language, channel=f"<#{campaign.home_channel}>"))
    blocks = [header(campaign.name), context("  ·  ".join(about)), section(_what(seen, language))]
    if campaign.active:
        blocks.append({"type": "section", "fields": [_field(*each, language) for each in _standing(seen, at)]})
        blocks += [section(_phases(seen, at)), section(_channels(seen, at)), context(_brief(seen, language))]
    else:
        blocks.append(context(t("campaign.card.closed", language)))
    blocks.append(actions(_buttons(seen, at), block_id="campaign-actions"))
    return t("campaign.card.text", language, name=campaign.name, state=state), blocks


def window(seen: Overview, at: Setting) -> Block:
    """The card in a window, as Home opens it."""
    _, blocks = campaign_card(seen, at)
    return modal(
        t("campaign.form.window", at.language),
        blocks,
        close=t("modal.close", at.language),
        callback_id="campaign_window",
        private_metadata=seen.campaign.id,
    )


def phase_name(phase: Phase, language: str) -> str:
    """A phase's name as ``phase_called`` has it, by the kind that was chosen for it."""
    return phase_called(phase.name, language, phase.kind)


def phase_called(name: str, language: str, kind: PhaseKind | None = None) -> str:
    """A phase's name: as the team wrote it, or in the reader's language where it is one of the four, even in both."""
    kind = kind or kind_of(name)
    usual = kind != "custom" and all(part in PRESETS[kind] for part in parts_of(name))
    return t(f"campaign.phase.{kind}", language) if usual else name


def phase_words(phases: tuple[Phase, ...], today: dt.date, language: str) -> str:
    """Which phase it is, and until when; or which comes next."""
    if not phases:
        return t("campaign.card.no_phases", language)
    if (now := phase_of(phases, today)) is not None:
        name = mrkdwn(phase_name(now, language))
        if now.end == today:
            return t("campaign.card.last_day", language, name=name)
        return t("campaign.card.running", language, name=name, day=day_words(now.end, language, today=today))
    ahead = [each for each in phases if each.start > today]
    if not ahead:
        return t("campaign.card.over", language)
    key = "before" if len(ahead) == len(phases) else "between"
    day = day_words(ahead[0].start, language, today=today)
    return t(f"campaign.card.{key}", language, name=mrkdwn(phase_name(ahead[0], language)), day=day)


def _what(seen: Overview, language: str) -> str:
    campaign = seen.campaign
    lines = [t("campaign.card.goal", language, goal=mrkdwn(cut(campaign.goal, 600)))]
    if campaign.audience:
        lines.append(t("campaign.card.audience", language, audience=mrkdwn(cut(campaign.audience, 300))))
    for key, answer in (("idea", "idea"), ("message", "core_message")):
        if said := str(campaign.brief.get(answer) or "").strip():
            lines.append(t(f"campaign.card.{key}", language, **{key: mrkdwn(cut(said, 400))}))
    return "\n".join(lines)


def _standing(seen: Overview, at: Setting) -> list[tuple[str, str]]:
    """Where it stands, name by name."""
    language, tasks = at.language, seen.tasks
    today = wall_of(at.now, at.zone).date()
    counted = [
        t(f"campaign.card.{name}", language, n=number)
        for name, number in (("late", tasks.late), ("open", tasks.active), ("done", tasks.done))
        if number
    ]
    approvals = t("campaign.card.nothing", language)
    if seen.pending:
        approvals = t("campaign.card.pending", language, n=seen.pending)
        if seen.decide_by:
            when = moment_words(seen.decide_by, at.zone, language)
            approvals = t("campaign.card.decide_by", language, pending=approvals, when=when)
    content = meeting = t("campaign.card.nothing", language)
    if seen.content is not None and seen.content.publish is not None:
        item = seen.content
        facts = [f"*{mrkdwn(cut(item.title, 100))}*", mrkdwn(at.channels.get(item.channel or "", item.channel or ""))]
        facts.append(due_and_relative(seen.content.publish, language, zone=at.zone, now=at.now))
        facts.append(person(item.owner) if item.owner else t("campaign.card.no_owner", language))
        content = "\n".join(("  ·  ".join(filter(None, facts[:2])), "  ·  ".join(facts[2:])))
    if seen.meeting is not None:
        when = due_and_relative(seen.meeting.at, language, zone=at.zone, now=at.now)
        meeting = f"*{mrkdwn(cut(seen.meeting.title, 100))}*\n{when}"
    return [
        ("phase", phase_words(seen.phases, today, language)),
        ("tasks", "  ·  ".join(counted) or t("campaign.card.no_tasks", language)),
        ("content", content),
        ("approvals", approvals),
        ("meeting", meeting),
    ]


def _field(name: str, words: str, language: str) -> Block:
    return {"type": "mrkdwn", "text": f"{t(f'campaign.card.{name}', language)}\n{words}"}


def _phases(seen: Overview, at: Setting) -> str:
    language = at.language
    today = wall_of(at.now, at.zone).date()
    now = phase_of(seen.phases, today)
    parts = []
    for phase in seen.phases:
        words = t(
            "campaign.card.phase_line",
            language,
            name=mrkdwn(phase_name(phase, language)),
            start=day_words(phase.start, language, today=today),
            end=day_words(phase.end, language, today=today),
        )
        parts.append(f":arrow_right: *{words}*" if phase == now else f"• {words}")
    title = t("campaign.card.phases", language)
    return "\n".join([title, *(parts or [t("campaign.card.no_phases", language)])])


def _channels(seen: Overview, at: Setting) -> str:
    """The channels, those without an owner first."""
    language, lines = at.language, []
    for each in sorted(seen.channels, key=lambda c: (c.owner is not None, c.channel))[:CHANNELS]:
        role = t("campaign.card.role", language, role=mrkdwn(cut(each.role, 80))) if each.role else ""
        owner = person(each.owner) if each.owner else t("campaign.card.no_owner", language)
        name = mrkdwn(at.channels.get(each.channel, each.channel))
        lines.append(t("campaign.card.channel", language, channel=name, role=role, owner=owner))
    if len(seen.channels) > CHANNELS:
        lines.append(t("campaign.card.more", language, n=len(seen.channels) - CHANNELS))
    return "\n".join([t("campaign.card.channels", language), *(lines or [t("campaign.card.no_channels", language)])])


def _brief(seen: Overview, language: str) -> str:
    lacking = missing_answers(seen.campaign.brief, TEMPLATE)
    if not lacking:
        return t("campaign.card.brief_done", language)
    what = t("list.comma", language).join(t(f"campaign.brief.{each}", language) for each in lacking)
    return t("campaign.card.brief_lacks", language, what=what)


def _buttons(seen: Overview, at: Setting) -> list[Block]:
    language, campaign = at.language, seen.campaign
    value = {"campaign": campaign.id}
    if not campaign.active:
        return [button(t("campaign.button.reopen", language), "campaign.reopen", value)]
    row = [
        button(t("campaign.button.edit", language), "campaign.edit", value),
        button(t("campaign.button.brief", language), "campaign.brief", value),
        *(button(t(f"campaign.button.{word}", language), f"campaign.word.{word}", value) for word in at.words),
        button(t("compare.button.campaign", language), "compare.campaign", value),
    ]
    if at.private:
        row.append(button(t("campaign.button.share", language), "campaign.share", value))
    ask = t("campaign.close.ask", language, name=cut(campaign.name, 60))
    if seen.tasks.active:
        ask = f"{ask} {t('campaign.close.late', language, n=seen.tasks.active)}"
    close = button(t("campaign.button.close", language), "campaign.close", value)
    close["confirm"] = {
        "title": plain(t("campaign.close.title", language), 100),
        "text": plain(ask, 300),
        "confirm": plain(t("campaign.button.close", language), 30),
        "deny": plain(t("campaign.button.keep", language), 30),
    }
    return [*row, close]
