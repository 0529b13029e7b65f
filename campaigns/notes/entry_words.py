"""Words by which an entry of notes is news, is closed, waits, names its topic, its owner, or who leads."""

from __future__ import annotations

import re

from campaigns.notes.owners import GROUP, N

STATEMENT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|confirmed|goes|go|opens|starts|went|moves|takes place|reported)\b|已|了$|"
    r"[^为除]了[，,。]|负责$|汇报",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"^\W*(?:open|solved|done|closed|fixed|未定|已解决|已完成|演练中已解决|解决了|no action)\b", re.IGNORECASE
)
WAITING = re.compile(
    r"^[^:：.。]*[:：]\s*(?:(?:we|i)\s+)?wait(?:s|ing)?\s+(?:for|until|on)\b|^[^:：。]*[:：，,]\s*等", re.IGNORECASE
)
"""A topic and what it waits for: nobody has anything to do until then."""
BEFORE_COLON = re.compile(r"^\W*(?P<topic>[^:：\n]{2,40}?)\s*[:：]\s*(?=\S)")
SIGNED = re.compile(rf"[(（\[–—:：→>|-]\s*@?{GROUP}\s*[)）\]]?\s*[?？]?\s*$|^\W*{GROUP}\s*[:：]")
"""An entry with its owner behind it, price list (Ola), or before it with a colon."""
LEADS = re.compile(rf"^\W*{N}\s+(?:leads?|is\s+(?:leading|in\s+charge|accountable)|牵头|主责)\W*$", re.IGNORECASE)
"""A sentence that only says who leads what was handed out before it."""
TOPIC_AHEAD = re.compile(r"^\W*[^，。,.:：]{1,10}[:：]\s*$")
