"""How a command ends badly: one clear sentence on standard error and exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.i18n import text as t

if TYPE_CHECKING:
    from bot.files import FileError
    from consistency.model import CopyError

BAD_INPUT = 2
FINDINGS = 1


def fail(sentence: str) -> NoReturn:
    """Say ``sentence`` on standard error and leave with exit code 2."""
    complain(sentence)
    raise typer.Exit(BAD_INPUT)


def complain(sentence: str) -> None:
    """Say ``sentence`` on standard error, as what is wrong."""
    typer.secho(sentence, err=True, fg=typer.colors.RED)


def told(problem: CopyError | FileError, language: str) -> str:
    """The sentence that says what is wrong with a piece of copy or its file, and what to do."""
    return t(problem.code, language, **problem.params)


@contextmanager
def clear_errors(language: str) -> Iterator[None]:
    """Turn the errors that a person can cause into one sentence and exit code 2; a bug still shows its traceback."""
    from bot import guide_faults
    from bot.errors import Refusal
    from bot.files import FileError
    from bot.settings import SettingsError
    from consistency.model import CopyError
    from consistency.nlp.errors import NlpError
    from guidelines.errors import GuidelineError, InvalidGuideline
    from storage.errors import StorageError

    try:
        yield
    except (CopyError, FileError) as problem:
        fail(told(problem, language))
    except Refusal as refusal:
        fail(t(refusal.key, language, **refusal.params))
    except InvalidGuideline as invalid:
        fail("\n".join(guide_faults.sentence(each, language) for each in invalid.problems))
    except (GuidelineError, SettingsError, NlpError, StorageError) as problem:
        fail(str(problem))
    except typer.Exit:
        raise
    except Exception as problem:
        from storage.session import refused

        if (why := refused(problem)) is None:
            raise
        fail(str(why))
