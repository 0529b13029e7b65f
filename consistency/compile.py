"""Turns a guideline into what the checks run on, once for each version and encoder."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any

from consistency.check_api import Check, Resources
from consistency.discovery import discover
from consistency.learned import Learned
from consistency.model import Finding
from consistency.nlp.encoder_api import Encoder
from consistency.trial import on_trial
from guidelines.model import Guideline, GuidelineVersion

KEPT = 32
"""How many compiled guidelines stay in memory; the one used longest ago goes first."""

Parts = tuple[tuple[Check, Any], ...]
Key = tuple[str, str]


@dataclass(frozen=True)
class CompiledGuideline:
    """A guideline ready to check against: each check with what it made of the guideline. Shared between threads.

    ``number`` is the version's number, None for a guideline that comes from a folder.
    """

    guideline: Guideline
    content_hash: str
    number: int | None
    resources: Resources
    parts: Parts

    @cached_property
    def on_trial(self) -> Callable[[Finding], bool]:
        """Says of a finding whether its rule is on trial."""
        return on_trial(self.guideline)


class _Once:
    """A bounded cache that makes each value once, however many threads ask; a failure is not remembered."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._values: OrderedDict[Key, Future[Parts]] = OrderedDict()

    def get(self, key: Key, guideline: Guideline, resources: Resources) -> Parts:
        with self._lock:
            known = self._values.get(key)
            future: Future[Parts] = known if known is not None else Future()
            self._values[key] = future
            self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        if known is None:
            try:
                future.set_result(tuple((c, c.compile(guideline, resources)) for c in discover()))
            except BaseException as error:  # handed to every waiting thread, then raised here as well
                with self._lock:
                    if self._values.get(key) is future:
                        del self._values[key]
                future.set_exception(error)
        return future.result()


_compiled = _Once(KEPT)


@lru_cache(maxsize=1)
def default_resources() -> Resources:
    """The bundled multilingual encoder (numpy only), made once a process; its model loads on first use."""
    from consistency.nlp.encoder import default_encoder

    return Resources(encoder=default_encoder())


def compile_guideline(
    guideline: Guideline | GuidelineVersion | CompiledGuideline,
    encoder: Encoder | None = None,
    *,
    learned: Learned | None = None,
) -> CompiledGuideline:
    """What ``check`` needs of ``guideline``; equal content and encoder compile once a process.

    ``learned`` keeps what is learned from the guideline's examples, so that another process need not learn it again.
    A ``CompiledGuideline`` comes back as it is, unless ``encoder`` names another model than it was made with.
    """
    if isinstance(guideline, CompiledGuideline):
        if encoder is None or encoder is guideline.resources.encoder:
            return guideline
        content, digest, number = guideline.guideline, guideline.content_hash, guideline.number
    elif isinstance(guideline, GuidelineVersion):
        content, digest, number = guideline.guideline, guideline.content_hash, guideline.number
    else:
        content, digest, number = guideline, guideline.content_hash(), None
    resources = Resources(encoder=encoder) if encoder is not None else default_resources()
    parts = _compiled.get((digest, resources.encoder.name), content, replace(resources, learned=learned))
    return CompiledGuideline(content, digest, number, resources, parts)
