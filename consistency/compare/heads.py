"""What a clause says its figure of, where it begins with it: the café closes at six, 水壶 49 元."""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.compare.heads_zh import thing_of
from consistency.word_lists import word_set

_SINGULAR = (
    "is|was|has|opens|closes|shuts|runs|starts|begins|ends|takes|costs|comes|lasts|sells|serves|sleeps|seats|holds"
    "|carries|stays|weighs|measures|arrives|leaves|departs|sails|sets|goes|gives|offers|includes|contains|needs|keeps"
    "|covers|plays|works|boils|charges|delivers|finishes|returns|remains|gets|saves|stands|stretches|spans|fits|features"
)
_PLURAL = (
    "are|were|have|open|close|shut|run|start|begin|end|take|cost|come|last|sell|serve|sleep|seat|hold|carry|stay|weigh"
    "|measure|arrive|leave|depart|sail|go|give|include|contain|need|keep|cover|deliver|finish|remain|get|save|fit"
)
_ANY = "will|can|may|must"
_ENGLISH = re.compile(
    rf"^(?:(?:and|but|then|while|so) )?(?:(?:the|our|your|an?|all|every|each|this|that) )?"
    rf"(?P<phrase>[^\W\d_][\w'\u2019-]*(?: (?!(?:{_SINGULAR}|{_PLURAL}|{_ANY})\b)[^\W\d_][\w'\u2019-]*){{0,3}}?) "
    rf"(?:now |also |still |usually |normally |just |only )?"
    rf"(?:(?P<singular>{_SINGULAR})|(?P<plural>{_PLURAL})|{_ANY})\b",
    re.IGNORECASE,
)
_DEED = re.compile(r"^[a-z]|(?:tion|sion|ing|ment|ery|ance|ence|age|ness)$")
"""Of a word that begins a clause with a capital letter: written small, or the end of one that is no name."""
_NO_THING = word_set(
    """
    how why it he she they we you i this that these those there here what which who everyone everybody anyone somebody
    someone one everything something nothing all both each some most more many few any and or but if when where while as
    at by for from in of on to with until before after during since than then yes no not now today tomorrow tonight
    offer offers sale sales deal deals price prices cost costs fee fees promotion campaign event doors rate rates value
    guarantee warranty time times total stay length duration date day days deadline period term
    """
)
"""Words that name no thing of their own, or one that every figure of its kind is said of."""


@lru_cache(maxsize=4096)
def head_of(clause: str, language: str) -> str:
    """The thing that ``clause`` begins with and says something of, in small letters; empty where it names none."""
    return thing_of(clause) if language == "zh" else _english(clause)


def _english(clause: str) -> str:
    match = _ENGLISH.match(clause)
    if match is None:
        return ""
    words = match["phrase"].split()
    many = words[-1].endswith("s") and not words[-1].endswith("ss")
    if (many and match["singular"]) or (not many and match["plural"]):
        return ""
    begins = match.start("phrase") == 0
    if any(word != word.lower() for word in words[begins:]) or (begins and not many and not _DEED.search(words[0])):
        return ""  # a name: the Aurora X is the phone
    low = [word.lower() for word in words]
    return "" if any(word in _NO_THING for word in low) else " ".join(low)
