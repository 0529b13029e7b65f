"""Copy as it is compared, every character at its place: Simplified Chinese, Chinese marks, straight apostrophes."""

from __future__ import annotations

import re

from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.scripts import HAN

_BESIDE = re.compile(
    rf"(?<=[{HAN}）】」”》])[,:;!?]|[,:;!?](?=[{HAN}（【「“《])"
    rf"|(?<=[0-9]),(?=[0-9]{{1,2}}(?![0-9,.%])[^\n]{{0,2}}[{HAN}])"
)
"""A mark beside a Chinese character, or a comma that groups no thousands: 成人 5,980,12 岁以下."""
_WIDE = str.maketrans(",:;!?", "，：；！？")


def plain_text(text: str) -> str:
    """``text`` in Simplified Chinese with Chinese marks and straight apostrophes, as long as it was."""
    return chinese_marks(to_simplified(text)).replace("’", "'")


def chinese_marks(text: str) -> str:
    """``text`` with Chinese marks where English ones stand beside Chinese, as long as it was."""
    return _BESIDE.sub(lambda mark: mark[0].translate(_WIDE), text)
