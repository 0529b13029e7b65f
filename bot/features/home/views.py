"""App Home: what Unison does for you, how to start, and your recent checks; and the first hello."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blocks import Block, actions, button, context, cut, divider, header, section
from bot.errors import Refusal
from bot.features.check.views.card import VERDICT_MARKS
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment
from consistency.model import Verdict
from guidelines.model import GuidelineVersion


@dataclass(frozen=True, slots=True)
class RecentCheck:
    """One line of the list: ``verdict`` is None while the check is still under way or failed."""

    opening: str
    """First words of the copy."""
    verdict: Verdict | None
    score: int | None
    at: datetime
    link: str | None
    """Permalink of the card."""


def home(
    *,
    person_name: str,
    language: str,
    recent: Sequence[RecentCheck],
    guideline: GuidelineVersion | Refusal,
    first_visit: bool,
    tasks: Sequence[Block] = (),
    sections: Sequence[Sequence[Block]] = (),
    busy: bool = False,
) -> Block:
    """The Home view. The first visit teaches; later ones put the person's tasks and the recent checks first.

    ``guideline`` is the one in force, or why there is none; ``tasks`` is the section of the person's tasks, as it is
    shown, and ``sections`` those of the other features; ``busy`` says that there are any.
    """
    blocks: list[Block] = [header(t("home.hello", language, name=person_name))]
    if isinstance(guideline, Refusal):
        blocks.append(section(f":warning: {escape(t(guideline.key, language, **guideline.params))}"))
    else:
        brand = escape(guideline.guideline.brand.names.best(language))
        blocks.append(context(t("home.guideline", language, brand=brand, version=guideline.number)))
    blocks.append(
        actions(
            [
                button(t("home.check", language), "home.check", style="primary"),
                button(t("home.guide", language), "home.guide"),
            ],
            block_id="home-actions",
        )
    )
    how, known = _how(language), [list(tasks), *sections, _recent(recent, language)]
    for part in [how, *known] if first_visit or not (recent or busy) else [*known, how]:
        blocks += [divider(), *part] if part else []
    return {"type": "home", "blocks": blocks}


def _how(language: str) -> list[Block]:
    ways = "\n".join(f"• {t(f'home.way.{way}', language)}" for way in ("message", "shortcut", "file", "mention", "ask"))
    return [section(f"*{t('home.how', language)}*\n{ways}")]


def _recent(recent: Sequence[RecentCheck], language: str) -> list[Block]:
    if not recent:
        return [section(f"*{t('home.recent', language)}*\n{t('home.nothing_yet', language)}")]
    blocks = [section(f"*{t('home.recent', language)}*")]
    for check in recent[:10]:
        words = escape(cut(" ".join(check.opening.split()), 60))
        name = f"<{check.link}|{words}>" if check.link else words
        if check.verdict is None:
            state = t("home.pending", language)
        else:
            state = f"{VERDICT_MARKS[check.verdict]} {t(f'verdict.{check.verdict.value}', language)} · {check.score}"
        blocks.append(context(f"{state}  {name}  {moment(check.at)}"))
    return blocks


def onboarding(
    language: str, *, guideline: GuidelineVersion | Refusal, name: str, answered: bool = False
) -> tuple[str, list[Block]]:
    """The first message to a person: what to do next, in one screen; or why copy cannot be checked yet.

    Whose first message is ``answered`` already, such as a draft, is not asked to send one.
    """
    words = t("onboarding.hello", language, name=escape(name))
    if isinstance(guideline, Refusal):
        about = escape(t(guideline.key, language, **guideline.params))
        return words, [section(f":wave: *{words}*\n{about}"), section(t("onboarding.else", language))]
    about = t("onboarding.brand", language, brand=escape(guideline.guideline.brand.names.best(language)))
    told = [
        section(f":wave: *{words}*\n{about}"),
        section(t("onboarding.answered" if answered else "onboarding.try", language)),
        context(t("onboarding.private", language)),
    ]
    if answered:
        return words, told
    return words, [
        *told,
        actions([button(t("home.check", language), "home.check", style="primary")], block_id="onboarding-actions"),
    ]
