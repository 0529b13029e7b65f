"""How a command ends badly: one clear sentence on standard error and exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from bot.i18n import text as t

BAD_INPUT = 2
FINDINGS = 1


def fail(sentence: str) -> NoReturn:
    """Say ``sentence`` on standard error and leave with exit code 2."""
    typer.secho(sentence, err=True, fg=typer.colors.RED)
    raise typer.Exit(BAD_INPUT)


@contextmanager
def clear_errors(language: str) -> Iterator[None]:
    """Turn the errors that a person can cause into one sentence and exit code 2; a bug still shows its traceback."""
    from bot.errors import Refusal
    from bot.files import FileError
    from bot.settings import SettingsError
    from consistency.model import CopyError
    from consistency.nlp.errors import NlpError
    from guidelines.errors import GuidelineError
    from storage.errors import StorageError

    try:
        yield
    except (CopyError, FileError) as problem:
        fail(t(problem.code, language, **problem.params))
    except Refusal as refusal:
        fail(t(refusal.key, language, **refusal.params))
    except (GuidelineError, SettingsError, NlpError, StorageError) as problem:
        fail(str(problem))
