"""The task that mends a disagreement, as its form first shows it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.blocks import cut
from bot.features.compare import reading
from bot.features.tasks.views.forms import Fields
from bot.i18n import text as t
from campaigns.comparisons.model import Compared, Disagreement
from guidelines.model import GuidelineVersion


def draft(
    compared: Compared, one: Disagreement, version: GuidelineVersion, day: dt.date, language: str
) -> tuple[Fields, dict[str, Any]]:
    """The fields of the task, of whoever answers for the piece that is wrong; and what it comes from."""
    sides = reading.positions(one)
    settled = one.right if one.right is not None else next((each.value for each in sides if each.approved), None)
    wrong = (reading.to_change(one, settled) if settled is not None else ()) or sides
    pieces = [compared.piece(asset) for each in wrong for asset in each.assets]
    comma = t("list.comma", language)
    about = reading.about(one, language)

    def label(asset: str) -> str:
        return reading.label_of(compared, asset, version, language)

    if settled is None:
        names = comma.join(dict.fromkeys(label(each.id) for each in pieces))
        title = t("compare.task.decide", language, about=about, where=names)
    else:
        where: dict[str, list[str]] = {}
        for each in wrong:
            for asset in each.assets:
                where.setdefault(reading.right_for(one, settled, each.own[asset][1]), []).append(label(asset))
        what = [
            t("compare.task.write", language, right=right, where=comma.join(dict.fromkeys(names)))
            for right, names in where.items()
        ]
        title = t("compare.task.change", language, about=about, what=comma.join(what))
    details = "\n".join(
        t("compare.task.side", language, where=label(asset), sentence=cut(each.own[asset][1], 300))
        for each in sides
        for asset in each.assets
    )
    days = [each.as_of for each in pieces if each.as_of and each.as_of > day.isoformat()]
    fields = Fields(
        title=cut(title, 200),
        details=cut(details, 2500),
        owner=pieces[0].owner or compared.by,
        day=min(days) if days else None,
        campaign=compared.campaign,
        channel=pieces[0].channel,
    )
    return fields, {"origin": ["disagreement", one.id, None], "d": one.id, "c": compared.id}
