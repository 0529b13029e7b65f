"""The figures of disclaimers, which copy may give as they are: they are no other value of a claim."""

from __future__ import annotations

from consistency.claims.same_thing import same_figure
from consistency.claims.subjects import Subjects
from consistency.document import Sentence, parse
from consistency.nlp.traditional import simplified
from consistency.statements.model import Statement
from consistency.statements.read import ExtraReader, read_statements
from guidelines.model import LANGUAGES, Guideline


class Disclosed:
    """What the disclaimers of a guideline state, each with what it is about."""

    def __init__(self, guideline: Guideline, reader: ExtraReader, subjects: Subjects) -> None:
        self._subjects = subjects
        told = (claim.disclaimer for claim in guideline.claims.approved if claim.disclaimer is not None)
        texts = [simplified(text) for each in told for text in filter(None, map(each.get, LANGUAGES))]
        self._stated = tuple(
            (statement, subjects.of(text, statement))
            for text in texts
            for statement in read_statements(parse(text), reader)
        )

    def gives(self, said: Statement, sentence: Sentence) -> bool:
        """Whether a disclaimer gives what is ``said`` in ``sentence``, and not plainly of another concept."""
        same = [(each, subject) for each, subject in self._stated if same_figure(each, said)]
        if not same or not (said.sure and said.topic):
            return bool(same)
        near = self._subjects.of(sentence.text)
        return any(said.topic in (each.topic, *each.also) or subject.link(near) for each, subject in same)
