"""The forms of approvals: asking for one, changes on a span, a reason, a stand-in, the brand's stages. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import pickers
from bot.blocks import Block, context, cut, field, modal, option, plain, section, select, text_input
from bot.features.approvals.naming import reviewers, stage_name
from bot.i18n import text as t
from bot.wording import mrkdwn as words
from campaigns.approvals.model import Court, Policy
from campaigns.approvals.spans import stretches

Choice = tuple[str, str]
"""Value and label of an option."""

PIECES, CHOICES = 25, 100
REASON = 1000
STAGES = ("brand", "legal", "regional")
"""Stages that the form of the flow offers by name; one more may have a name of the team's own."""
ROLES = {"brand": "brand_owner"}
"""Who decides in a stage, where the role is called otherwise than the stage."""


def ask_form(
    policy: Policy,
    court: Court,
    *,
    language: str,
    metadata: str,
    title: str | None,
    pieces: Sequence[tuple[str, Sequence[Choice]]] = (),
    campaigns: Sequence[Choice] = (),
    campaign: str | None = None,
) -> Block:
    """The form behind “Ask for approval”. ``title`` is the text it is about; without one, texts are chosen among
    ``pieces``, which are grouped by their campaign's name."""
    blocks: list[Block] = []
    if title:
        blocks.append(section(t("approval.form.about", language, title=words(title))))
    groups = [
        {
            "label": plain(cut(name, 75)),
            "options": [option(label, value) for value, label in found],
        }
        for name, found in pieces
        if found
    ]
    if groups:
        chooser: Block = {
            "type": "multi_static_select",
            "action_id": "value",
            "placeholder": plain(t("approval.form.pieces_choose", language)),
            "option_groups": groups,
            "max_selected_items": PIECES,
        }
        key = "approval.form.more_pieces" if title else "approval.form.pieces"
        # Texts may be left out for a whole campaign; that neither was chosen is said when the form comes back.
        blocks.append(field("pieces", t(key, language), chooser, optional=bool(title or campaigns)))
        if campaigns:
            whole = select([option(name, value) for value, name in campaigns], placeholder=t("form.choose", language))
            hint = t("approval.form.whole_hint", language, most=PIECES)
            blocks.append(field("whole", t("approval.form.whole", language), whole, optional=True, hint=hint))
    for stage in policy.stages:
        people = reviewers(stage.reviewers, court, language)
        name = stage_name(stage.id, language)
        blocks.append(context(t("approval.form.decides", language, stage=words(name), people=people)))
        label = t("approval.form.who", language, stage=name)
        held = any(court.people(each) for each in stage.reviewers)
        blocks.append(
            field(
                f"who:{stage.id}",
                label,
                pickers.people(language, placeholder=t("approval.form.anyone", language)),
                optional=held,
            )
        )
    blocks.append(
        field(
            "until",
            t("approval.form.until", language),
            pickers.day(language),
            optional=True,
            hint=t("approval.form.until_hint", language),
        )
    )
    delegate = pickers.person(language)
    hint = t("approval.form.delegate_hint", language)
    blocks.append(field("delegate", t("approval.form.delegate", language), delegate, optional=True, hint=hint))
    if campaigns:
        chosen = select(
            [option(name, value) for value, name in campaigns],
            placeholder=t("form.choose", language),
            initial=campaign,
        )
        blocks.append(field("campaign", t("approval.form.campaign", language), chosen, optional=True))
    return modal(
        t("approval.form.ask", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("approval.form.ask_submit", language),
        callback_id="approval_ask",
        private_metadata=metadata,
    )


def changes_form(text: str, *, language: str, metadata: str) -> Block:
    """What has to change: about a sentence of the text, about words of it, or about all of it."""
    found = stretches(text)[:CHOICES]
    options = [option(" ".join(text[start:end].split()), f"{start}:{end}") for start, end in found]
    blocks: list[Block] = []
    if options:
        chooser = select(options, placeholder=t("approval.form.sentence_choose", language))
        blocks.append(field("sentence", t("approval.form.sentence", language), chooser, optional=True))
    blocks += [
        field(
            "quote",
            t("approval.form.quote", language),
            text_input(multiline=True, max_length=1000),
            optional=True,
            hint=t("approval.form.quote_hint", language),
        ),
        field(
            "comment",
            t("approval.form.comment", language),
            text_input(multiline=True, max_length=REASON),
        ),
    ]
    return modal(
        t("approval.form.changes", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("approval.form.changes_submit", language),
        callback_id="approval_changes",
        private_metadata=metadata,
    )


def reason_form(name: str, *, language: str, metadata: str) -> Block:
    """``override`` or ``withdraw``, with what it does and why."""
    reason = field("comment", t("approval.form.reason", language), text_input(multiline=True, max_length=REASON))
    return modal(
        t(f"approval.form.{name}", language),
        [section(t(f"approval.form.{name}_about", language)), reason],
        close=t("modal.cancel", language),
        submit=t(f"approval.form.{name}_submit", language),
        callback_id=f"approval_{name}",
        private_metadata=metadata,
    )


def delegate_form(*, language: str, metadata: str) -> Block:
    """Who is to decide instead, and why."""
    to = pickers.person(language)
    reason = text_input(multiline=True, max_length=REASON)
    return modal(
        t("approval.form.delegate_title", language),
        [
            section(t("approval.form.delegate_about", language)),
            field("to", t("approval.form.to", language), to),
            field("comment", t("approval.form.comment", language), reason, optional=True),
        ],
        close=t("modal.cancel", language),
        submit=t("approval.form.delegate_submit", language),
        callback_id="approval_delegate",
        private_metadata=metadata,
    )


def flow_form(
    policy: Policy, holders: Mapping[str, tuple[str, ...]], *, brand: str, language: str, metadata: str
) -> Block:
    """The stages of a brand: who decides in each, whether one suffices, how long it takes, what a new text does.

    ``holders`` are the people of each role; a stage without people is none.
    """
    known = {stage.id: stage for stage in policy.stages}
    own = next((each for each in known if each not in STAGES), None)
    blocks: list[Block] = [section(t("approval.flow.about", language, brand=words(brand)))]
    for name in (*STAGES, "own"):
        stage_id = own if name == "own" else name
        stage = known.get(stage_id or "")
        if name == "own":
            label, hint = t("approval.flow.own", language), t("approval.flow.own_hint", language)
            blocks.append(field("name", label, text_input(initial=own or "", max_length=30), optional=True, hint=hint))
            title = t("approval.flow.own_stage", language)
        else:
            title = stage_name(name, language)
        role = ROLES.get(stage_id or "", stage_id or "")
        users = pickers.people(language, holders.get(role, ()) if stage or name == "brand" else ())
        blocks.append(
            field(
                f"people:{name}",
                t("approval.flow.people", language, stage=title),
                users,
                optional=name != "brand",
                hint=t("approval.flow.owners_hint", language) if name == "brand" else None,
            )
        )
        rule = stage.need if stage else "one"
        needs = select(
            [option(t(f"approval.flow.need.{each}", language), each) for each in ("one", "all")],
            placeholder=t("form.choose", language),
            initial=rule,
        )
        blocks.append(field(f"need:{name}", t("approval.flow.need", language, stage=title), needs))
        days: Block = {
            "type": "number_input",
            "action_id": "value",
            "is_decimal_allowed": False,
            "min_value": "0",
            "max_value": "30",
            "initial_value": str(stage.days if stage else 2),
        }
        blocks.append(field(f"days:{name}", t("approval.flow.days", language, stage=title), days))
    again = policy.stages[0].on_revision
    kept = select(
        [option(t(f"approval.flow.again.{each}", language), each) for each in ("reset", "keep_if_words_same", "keep")],
        placeholder=t("form.choose", language),
        initial=again,
    )
    blocks.append(field("again", t("approval.flow.again", language), kept))
    return modal(
        t("approval.flow.title", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("approval.flow.save", language),
        callback_id="approval_flow",
        private_metadata=metadata,
    )


def role_of(stage: str) -> str:
    """The role whose people decide in a stage."""
    return ROLES.get(stage, stage)
