"""Chinese that is written with the commas and colons of English, with its own: one reading for both ways."""

from __future__ import annotations

import re

from consistency.nlp.scripts import HAN

_BESIDE = re.compile(
    rf"(?<=[{HAN}）】」”》])[,:;!?]|[,:;!?](?=[{HAN}（【「“《])"
    rf"|(?<=[0-9]),(?=[0-9]{{1,2}}(?![0-9,.%])[^\n]{{0,2}}[{HAN}])"
)
"""A mark beside a Chinese character, or a comma that groups no thousands: 成人 5,980,12 岁以下."""
_WIDE = str.maketrans(",:;!?", "，：；！？")


def chinese_marks(text: str) -> str:
    """``text`` with Chinese marks where it is Chinese, every character at its place."""
    return _BESIDE.sub(lambda mark: mark[0].translate(_WIDE), text)
