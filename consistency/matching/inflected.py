"""Which matches of inflected forms are the word they look like: by the dictionary, else by the tags of the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from consistency.document import Document, Token
from consistency.matching.forms import Form
from consistency.matching.matches import Match
from consistency.nlp.lexicon import is_plural_of, only_class


def by_dictionary(match: Match) -> Match:
    """``match`` with its tag where the dictionary leaves one only: consumers are no verb, and who utilizes no noun.

    An acronym with an s is a plural, whatever the dictionary knows.
    """
    if match.form.base.isupper():
        return replace(match, tag="NNS")
    words = match.form.base.split(" ")
    first, last = only_class(words[0]), only_class(words[-1])
    left = [tag for tag in match.form.tags if (last != "verb" if tag == "NNS" else first != "noun")]
    if len(left) == 1 and (last == "noun" if left == ["NNS"] else first == "verb"):
        return replace(match, tag=left[0])
    return match


def by_tags(matches: Sequence[Match], document: Document) -> Iterator[Match]:
    """The inflected matches whose head the pipeline reads as the part of speech they ask for, each with its tag.

    Raises ``PipelineUnavailable``.
    """
    tokens = document.tagged_in(_sentences_of(matches, document))
    starts = {token.start: token for token in tokens}
    for match in matches:
        last = "NNS" in match.form.tags and " " in match.form.base
        token = starts.get(_last_word(document.plain, match) if last else match.start)
        if token is not None:
            tag = _tag(token, match.form)
            if tag is not None:
                yield replace(match, tag=tag)


def _sentences_of(matches: Iterable[Match], document: Document) -> frozenset[int]:
    """Indices of the sentences that hold these matches: tagging is dear, and the others need none."""
    return frozenset(s.index for match in matches if (s := document.sentence_at(match.start)) is not None)


def _last_word(plain: str, match: Match) -> int:
    return match.end - len(match.form.text.split(" ")[-1])


def _tag(token: Token, form: Form) -> str | None:
    """The tag of ``token`` where ``form`` asks for it; a participle read as adjective or noun is one as well."""
    if token.tag in form.tags:
        base = form.base.split(" ")[-1]
        return token.tag if token.tag != "NNS" or is_plural_of(token.text.lower(), base) else None
    if token.tag in ("JJ", "NN", "NNP"):
        for ending, tag in (("ing", "VBG"), ("ed", "VBN")):
            if token.text.lower().endswith(ending) and tag in form.tags:
                return tag
    return None
