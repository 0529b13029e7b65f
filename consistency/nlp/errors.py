"""Errors of the language machinery that a person can cause by a setting; each is one sentence that says what to do."""

from __future__ import annotations


class NlpError(Exception):
    """Base of these errors; ``code`` is stable and the text is a sentence for a person."""

    code = "nlp.error"


class EncoderError(NlpError):
    """The sentence encoder cannot be used as it is set."""

    code = "nlp.encoder"


class EncoderUnavailable(EncoderError):
    """No sentence encoder of that name or path can be loaded."""

    code = "nlp.encoder_unavailable"

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why
        super().__init__(
            f'The sentence encoder {name!r} cannot be loaded ({why}); set it to "bundled", to the folder of a '
            "sentence-transformers model, or to a model name this machine can download or has downloaded."
        )


class PipelineUnavailable(NlpError):
    """The configured spaCy pipeline cannot be loaded."""

    code = "nlp.pipeline_unavailable"

    def __init__(self, name: str, default: str) -> None:
        self.name = name
        super().__init__(
            f"The spaCy pipeline {name!r} cannot be loaded; install its package, name a folder that holds one, or go "
            f"back to {default!r}."
        )
