"""What a check looks like in Slack: the card in the thread and its modals. Pure functions from reports to Block Kit."""

from bot.features.check.views.card import failed_card, report_card, warming_card
from bot.features.check.views.findings import findings_modal, fixed_text_modal, why_modal
from bot.features.check.views.forms import check_modal, recheck_modal

__all__ = [
    "check_modal",
    "failed_card",
    "findings_modal",
    "fixed_text_modal",
    "recheck_modal",
    "report_card",
    "warming_card",
    "why_modal",
]
