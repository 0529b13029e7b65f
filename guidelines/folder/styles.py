"""Vale styles in a guideline folder: ``.vale.ini`` and the styles and vocabularies that it names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guidelines.errors import InvalidGuideline, Problem
from guidelines.styles.definition import InvalidRule, read_rule
from guidelines.styles.model import StyleRule, Styles, Vocabulary
from guidelines.styles.settings import Settings, SettingsError, read_settings

SETTINGS = ".vale.ini"
BUILT_IN = "Vale"
"""The style that needs no folder: repeated words and the vocabularies."""
_LARGEST = 2 * 1024 * 1024
"""Bytes of one file, as for the other files of a guideline."""

_VOCABULARIES = ("config/vocabularies", "Vocab")
"""Where vocabularies lie below the styles, now and before Vale 3."""


def read_styles(folder: Path, name: str = SETTINGS, *, root: Path | None = None) -> Styles | None:
    """The styles that the settings ``name`` in ``folder`` switch on; None where there are no settings.

    ``root`` is where the styles lie, by default where the settings say, which must be inside ``folder``. Raises
    ``InvalidGuideline`` with every fault of the settings, of a rule that cannot run, and for a style, a rule or a
    vocabulary that is not there.
    """
    styles, problems = read_partly(folder, name, root=root)
    if problems:
        raise InvalidGuideline(problems)
    return styles


def read_partly(folder: Path, name: str = SETTINGS, *, root: Path | None = None) -> tuple[Styles | None, list[Problem]]:
    """What can run of the styles that ``name`` switches on, and the faults of the rest; None without settings.

    Raises ``InvalidGuideline`` only for settings that cannot be read.
    """
    problems: list[Problem] = []
    text = _text(folder / name, name, problems) if (folder / name).exists() else ""
    if not text.strip():
        return None, problems
    try:
        settings = read_settings(text)
    except SettingsError as error:
        raise InvalidGuideline([*problems, Problem(name, error.line, "", str(error))]) from error
    if root is None:
        root = (folder / settings.styles_path).resolve()
        if not root.is_relative_to(folder.resolve()):
            told = "The styles must lie inside the guideline folder."
            raise InvalidGuideline([*problems, Problem(name, _line(text, "StylesPath"), "", told)])
    rules = tuple(_rules(root, settings, text, name, problems))
    vocabularies = tuple(_vocabularies(root, settings, text, name, problems))
    return Styles(settings=text, rules=rules, vocabularies=vocabularies), problems


def written_before(folder: Path) -> list[Path]:
    """The files of styles in ``folder``: what an export that no longer needs them takes away."""
    try:
        styles = read_styles(folder)
    except InvalidGuideline:
        return []
    return [folder / name for name in style_files(styles)] if styles is not None else []


def _rules(root: Path, settings: Settings, text: str, name: str, problems: list[Problem]) -> Iterator[StyleRule]:
    files: dict[str, Path] = {}
    for style in settings.styles:
        if style == BUILT_IN:
            continue
        if not (root / style).is_dir():
            told = f"There is no style {style!r} in {settings.styles_path}; put its folder there or take it out."
            problems.append(Problem(name, _line(text, style), "", told))
        for path in sorted((root / style).rglob("*.yml")):
            files.setdefault(f"{path.parent.name}.{path.stem.split('.')[0]}", path)
    for rule in settings.single_rules:
        style, _, own = rule.partition(".")
        if style in (BUILT_IN, *settings.styles):
            continue
        path = root / style / f"{own}.yml"
        if path.is_file():
            files.setdefault(rule, path)
        else:
            told = f"There is no rule {rule!r} in {settings.styles_path}."
            problems.append(Problem(name, _line(text, rule), "", told))
    for rule, path in files.items():
        shown = f"{settings.styles_path.rstrip('/')}/{path.relative_to(root).as_posix()}"
        content = _text(path, shown, problems)
        if not content.strip():
            problems.append(Problem(shown, None, "", "The file is empty; a rule needs the keys extends and message."))
            continue
        made = StyleRule(id=rule, definition=content)
        try:
            read_rule(made, shown)
        except InvalidRule as invalid:
            problems += invalid.problems
        else:
            yield made


def _vocabularies(
    root: Path, settings: Settings, text: str, name: str, problems: list[Problem]
) -> Iterator[Vocabulary]:
    for vocabulary in settings.vocabularies:
        folder = next((root / v / vocabulary for v in _VOCABULARIES if (root / v / vocabulary).is_dir()), None)
        if folder is None:
            told = f"There is no vocabulary {vocabulary!r} in {settings.styles_path}/{_VOCABULARIES[0]}."
            problems.append(Problem(name, _line(text, "Vocab"), "", told))
            continue
        lists = {kind: _terms(folder / f"{kind}.txt", problems) for kind in ("accept", "reject")}
        yield Vocabulary(id=vocabulary, **lists)


def _terms(path: Path, problems: list[Problem]) -> tuple[str, ...]:
    lines = _text(path, path.name, problems).splitlines() if path.is_file() else []
    return tuple(line.strip() for line in lines if line.strip() and not line.strip().startswith("# "))


def _text(path: Path, name: str, problems: list[Problem]) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            problems.append(
                Problem(name, None, "", "The file is larger than 2 MB; split it or remove what is not a guideline.")
            )
            return ""
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        problems.append(Problem(name, None, "", f"The file cannot be read: {error.strerror}."))
    except UnicodeDecodeError:
        problems.append(Problem(name, None, "", "This is not UTF-8 text; save the file as UTF-8."))
    return ""


def _line(text: str, word: str) -> int | None:
    """The line of the settings in which ``word`` stands."""
    return next((n for n, line in enumerate(text.splitlines(), 1) if word in line), None)


def style_files(styles: Styles) -> dict[str, str]:
    """The files that ``styles`` are exported to, by their name in the folder."""
    root = _root(styles)
    files = {SETTINGS: styles.settings}
    for rule in styles.rules:
        files[file_of(rule.id, styles)] = rule.definition
    for vocabulary in styles.vocabularies:
        for kind, terms in (("accept", vocabulary.accept), ("reject", vocabulary.reject)):
            if terms:
                files[f"{root}/{_VOCABULARIES[0]}/{vocabulary.id}/{kind}.txt"] = "".join(f"{t}\n" for t in terms)
    return files


def file_of(rule: str, styles: Styles) -> str:
    """The file in the folder that holds the rule with the id ``rule``."""
    style, _, own = rule.partition(".")
    return f"{_root(styles)}/{style}/{own}.yml"


def _root(styles: Styles) -> str:
    return read_settings(styles.settings).styles_path.strip("./") or "styles"
