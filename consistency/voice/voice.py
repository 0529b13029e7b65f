"""A brand's voice in one language as the checker uses it: the model, how far to trust it, and the nearest examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from consistency.document import parse
from consistency.nlp.encoder_api import Encoder
from consistency.voice.examples import lessons as read_lessons
from consistency.voice.features import Numbers, Seen, see
from consistency.voice.model import Lesson, VoiceModel, Workshop, prior_model
from consistency.voice.names import NO_NAMES, Names, own_names
from consistency.voice.trust import LEAST_PAIRS, Trust, cross_validate, folds
from guidelines.model import Guideline, Language

TYPICAL = 0.75
"""Share of the examples that are no longer than ``typical`` characters."""


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Example texts with their vectors, shape (n, dimensions)."""

    texts: tuple[str, ...]
    vectors: Numbers

    def nearest(self, vector: Numbers) -> str:
        """The text most like ``vector``; the first of equals."""
        return self.texts[int(np.argmax(np.round(np.sum(self.vectors * vector, axis=1), 6)))]


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """What was learned from the examples of one language.

    ``learned`` is None where there are fewer than ``LEAST_PAIRS`` pairs; ``trust`` then is None too. ``attributes``
    are the voice attribute behind each off-brand text; ``typical`` and ``longest`` are lengths of examples in
    characters.
    """

    language: Language
    pairs: int
    learned: VoiceModel | None
    trust: Trust | None
    prior: VoiceModel
    on_brand: Shelf
    off_brand: Shelf
    attributes: Mapping[str, str]
    typical: int
    longest: int
    names: Names = NO_NAMES
    own: frozenset[str] = frozenset()
    """Each sentence of the on-brand examples, of the brand's own words and of what channels require, as ``plain_words``
    has it."""

    @property
    def reliable(self) -> bool:
        """Whether the learned model may speak."""
        return self.trust is not None and self.trust.reliable

    def score(self, seen: Seen) -> float:
        """How much the brand's a text is, the higher the better.

        Where the examples taught less than what most styles share, the latter decides: of two drafts one has to be
        nearer. A model that may speak always decides itself.
        """
        return self.deciding.score(seen)

    @property
    def deciding(self) -> VoiceModel:
        """The model whose score counts."""
        if self.learned is None or self.trust is None:
            return self.prior
        use_learned = self.trust.learned if self.trust.reliable else self.trust.not_worse
        return self.learned if use_learned else self.prior


def learn_voice(guideline: Guideline, language: Language, encoder: Encoder) -> Voice:
    """Learn from the guideline's examples in ``language``; the same guideline and encoder give the same voice."""
    found = read_lessons(guideline, language)
    donts = {pair.dont for pair in found.pairs}
    alone = tuple(text for text in found.alone if text not in donts)
    texts = list(dict.fromkeys([t for pair in found.pairs for t in (pair.do, pair.dont)] + list(alone)))
    row = {text: at for at, text in enumerate(texts)}
    told = [Lesson(row[pair.do], row[pair.dont]) for pair in found.pairs] + [Lesson(row[t], None) for t in alone]
    prior = prior_model(language, encoder)
    # One text that answers all others is one example, however many pairs it makes: nothing is left to try it on.
    apart = len(found.pairs) if len({fold for fold in folds(told) if fold >= 0}) > 1 else min(1, len(found.pairs))
    if apart < LEAST_PAIRS:
        nothing = Shelf((), np.zeros((0, encoder.dimensions)))
        return Voice(language, apart, None, None, prior, nothing, nothing, {}, 0, 0)
    names = own_names(guideline, [*(pair.do for pair in found.pairs), *alone])
    seen = see(texts, language, encoder, names)
    workshop = Workshop(seen, language, encoder)
    lengths = sorted(len(text) for text in texts)
    learned = workshop.train(told)
    return Voice(
        language=language,
        pairs=len(found.pairs),
        learned=learned,
        trust=cross_validate(workshop, told),
        prior=replace(prior, expected=learned.expected, expected_vector=learned.expected_vector),
        on_brand=_shelf(seen, [x.do for x in told]),
        off_brand=_shelf(seen, [x.dont for x in told]),
        attributes={seen[row[pair.dont]].text: pair.attribute for pair in found.pairs},
        typical=lengths[int(TYPICAL * (len(lengths) - 1))],
        longest=lengths[-1],
        names=names,
        own=frozenset(
            plain_words(sentence.text)
            for text in [*(pair.do for pair in found.pairs), *alone, *_required(guideline, language)]
            for sentence in parse(text).sentences
        ),
    )


def _required(guideline: Guideline, language: Language) -> list[str]:
    """The disclosures of the channels: nobody's style, but not the writer's to change."""
    elements = [element for channel in guideline.channels for element in channel.required]
    return [text for e in elements if e.kind == "disclosure" for text in e.any_of.get(language)]


def plain_words(text: str) -> str:
    """Letters and figures of ``text`` in one case: what is left when it is set with other marks and breaks."""
    return "".join(filter(str.isalnum, text.lower()))


def _shelf(seen: Sequence[Seen], rows: Sequence[int | None]) -> Shelf:
    kept = sorted({row for row in rows if row is not None})
    return Shelf(tuple(seen[row].text for row in kept), np.array([seen[row].vector for row in kept]))
