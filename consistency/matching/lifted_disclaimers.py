"""Copy that gives everybody what a disclaimer gives to some: everyone for new customers, 所有场站 for 合作场站."""

from __future__ import annotations

from consistency.document import Document, Sentence
from consistency.matching.condition_kinds import EVERY, KINDS, NARROWED
from consistency.matching.disclaimers import Deviation


def lifted(document: Document, disclaimer: str, sentence: Sentence) -> Deviation | None:
    """Where the copy beside ``sentence``, which makes the claim, gives everybody what ``disclaimer`` gives to some."""
    near = document.sentences[max(0, sentence.index - 1) : sentence.index + 3]
    for kind in KINDS.values():
        if not kind.sets.search(disclaimer) or kind.is_set_in(s.text for s in near):
            continue
        for each in near:
            found = None if each.asks else kind.lifts.search(each.text)
            if found is not None and found[0].lower() not in disclaimer.lower():
                return Deviation((each.start + found.start(), each.start + found.end()), turned=True)
    beside = "\n".join(each.text for each in near).lower()
    narrowed = {m["noun"] or m["what"] for m in NARROWED.finditer(disclaimer) if (m["only"] or m["han"]) not in beside}
    for each in near:
        for every in EVERY.finditer(each.text):
            if (every["noun"] or every["what"]) in narrowed:
                return Deviation((each.start + every.start(), each.start + every.end()), turned=True)
    return None
