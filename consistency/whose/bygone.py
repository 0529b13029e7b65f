"""Whether a sentence tells of an offer or a prize as of something that is over: it ended in August, 活动已经结束."""

from __future__ import annotations

import re

from consistency.statements.dates import MONTHS

_OVER = re.compile(
    r"\b(?:offers?|sales?|promotions?|campaigns?|deals?|discounts?|trials?|programmes?)\b[^.!?;]{0,40}?"
    r"\b(?:ended|closed|finished|expired|ran out|came to an end|(?:is|are|was|were) (?:now |already |long )?over)\b"
    r"|\bno longer (?:on|available|valid|offered|running|part|included|applies|apply|get|runs?)\b"
    r"|\b(?:discontinued|withdrawn|a thing of the past)\b"
    rf"|\b(?:in|last|back in|during) (?:{MONTHS}|spring|summer|autumn|winter)\b[^.!?;]{{0,40}}?"
    r"\b(?:saved|got|paid|gave|had|was|were|won|received|ran|cost)\b"
    r"|(?:已经?|都|早就?)(?:结束|过期|截止|下线|停止|落幕|收官|到期|失效)|(?<!即将)(?<!快要)(?<!未)结束[了啦咯喽]|不再(?:提供|赠送|享受|参与|有效|发放|销售)"
    r"|(?:已经?|都|早就?)[在于][^，。；]{1,24}(?:结束|过期|截止|到期|失效|停止)|(?<!即将)(?<!快要)(?<!快)(?:到期|过期|失效|截止|下线)[了啦咯喽]"
    r"|没赶上|错过了|曾经?(?:[在于][^，。；]{1,12})?(?:获|荣获|拿|得|入选|通过|取得)|[获拿得]过",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:has|have) (?:now |all |sadly |just |already )*(?:ended|finished|expired|closed|come to an end)\b"
    r"|\b(?:ended|finished|expired|came to an end) (?:at|on|in|last|with|yesterday)\b"
    r"|\b(?:is|are|was|were) (?:now |all |sadly |already |long )*over"
    r"(?=[.,;:!)\u2013\u2014]| (?:and|but|for|so|now|since|this)\b|$)"
    r"|\b(?:was|were) (?:(?!(?:is|are|now)\b)[\w\u2019'£$€%-]+ ){0,6}(?:until|till)\b",
    re.IGNORECASE,
)
"""Anything of ours that is over: our half-price coats are over."""
_NOT_YET = re.compile(r"\b(?:before|until|till|when|once|after|if|as soon as|not)\b[^,.;]*$", re.IGNORECASE)
"""Before it, in its clause: take it home before the summer is over."""
_TAKES_UP = re.compile(r"\s*(?:It|That|This|They|Those|These)\b[^.!?;,]{0,12}$")
_CLAUSE_LENGTH = 80
_BACK = re.compile(
    r"\b(?:again|extended|returns?|(?:is|are) back|came back|instead of ending)\b|返场|延长|回归|又来|重启|加场|再来",
    re.IGNORECASE,
)


def is_bygone(text: str, after: str = "") -> bool:
    """Whether the sentence ``text`` tells of what it says as over, and not as come back.

    So does the sentence ``after`` it that takes it up: It finished in September.
    """
    ended = _ENDED.search(after)
    if ended and _TAKES_UP.match(after, 0, ended.start()) and not _BACK.search(after):
        return True
    over = _OVER.search(text) is not None or any(
        not _NOT_YET.search(text, max(0, each.start() - _CLAUSE_LENGTH), each.start()) for each in _ENDED.finditer(text)
    )
    return over and _BACK.search(text) is None
