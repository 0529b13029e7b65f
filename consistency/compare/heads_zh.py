"""The thing that a Chinese clause begins with, where it is the only one of the clause: 水壶 49 元."""

from __future__ import annotations

import re

from consistency.nlp.segmenter import segmenter

_MOST = 3
_NO_THING = re.compile(
    "[价费金率期款额量重长宽高度值位装版型号票卡课班人员]$|时间|人数|名额|活动|优惠|会员|成人|儿童|学生|用户|质保|保修|整机|早鸟"
    "|[今明本全每首仅只约共折满减送免最起限年月周天总]|日常|平时|大家"
)
"""Words that name no thing of their own, or a kind of figure or of customer."""
_SAID_OF_IT = re.compile(
    "开门|关门|营业|打烊|[开闭][馆园]|[售标]价|只?卖|只[要需]|仅需|收费|可?[住坐]|保修|质保|为期|时长|需?要|耗时|长达|是|为"
)
_FIGURE_OR_TIME = frozenset("tmqx")
"""Tags of words of time, numbers, units and marks."""


def thing_of(clause: str) -> str:
    """The noun, of at most three words, that ``clause``, whose figures are left out, begins with; empty for none."""
    run: list[str] = []
    rest = segmenter().tag(clause.strip())
    while rest and len(run) < _MOST and rest[0][1].startswith("n") and len(rest[0][0]) > 1:
        run.append(rest.pop(0)[0])
    if not run or any(_NO_THING.search(word) for word in run):
        return ""
    said = [(word, tag) for word, tag in rest if tag[0] not in _FIGURE_OR_TIME and word not in "元块点"]
    return "" if any(not _SAID_OF_IT.match(word) for word, _ in said) else "".join(run)
