"""The words that a promise is known by, whatever people call what is free."""

from __future__ import annotations

import re

from consistency.matching.content_words import content_words
from consistency.matching.stems import deed_stem

_FREE_ZH = re.compile(
    "(?:一分钱?|一毛钱?|分文)[都也]?不[收要取花多扣]{1,2}(?:钱|费)?|不(?:另外?|额外|再)?[收要花](?:钱|费用?)"
    "|不[收要花扣](?:你|您)?(?:任何|一)(?:分钱?|毛钱?|费用?)"
    "|(?<![0-9.,])[0零] ?元"
)
"""What is free, in people's words."""


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of ``text``, with 免费 for what people say for it."""
    return frozenset(map(deed_stem, content_words(_FREE_ZH.sub(" 免费 ", text))))
