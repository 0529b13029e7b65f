"""The settings of Vale styles, ``.vale.ini``: which styles and rules run on which files, and from which level on.

Read are the options that decide what is reported: StylesPath, MinAlertLevel, Vocab, BasedOnStyles, the switches of
single rules, TokenIgnores, BlockIgnores, IgnoredScopes, SkippedScopes, IgnoredClasses and the formats. Others, such as
Packages, only matter to Vale itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

LEVELS = ("suggestion", "warning", "error")
DRAFT = "draft/copy.md"
"""The file that copy is taken for: Markdown, in no folder that anybody's settings name."""

_LINE = re.compile(r"^(?P<key>[^=:]+?)\s*[=:]\s*(?P<value>.*)$")
_COMMENT = re.compile(r"\s+[#;].*$")
_CORE = {"StylesPath", "MinAlertLevel", "Vocab", "IgnoredScopes", "SkippedScopes", "IgnoredClasses"}
_ELSEWHERE = {"Packages", "WordTemplate", "NLPEndpoint", "Transform", "Lang", "CommentDelimiters"}
_OPTIONS = {"BasedOnStyles", "TokenIgnores", "BlockIgnores", "IgnorePatterns"}


class SettingsError(ValueError):
    """The settings cannot be read; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Section:
    """What holds for the files that ``files`` names: ``styles`` None where the section names none."""

    files: str
    styles: tuple[str, ...] | None = None
    rules: Mapping[str, str] = field(default_factory=dict)
    """Rule ids to YES, NO or a level."""
    token_ignores: tuple[str, ...] = ()
    block_ignores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """A whole file of settings; ``everywhere`` is its section ``[*]``."""

    styles_path: str = "styles"
    min_level: str = "warning"
    vocabularies: tuple[str, ...] = ()
    ignored_tags: tuple[str, ...] = ("tt", "code", "kbd")
    """Inline HTML whose text is masked."""
    skipped_tags: tuple[str, ...] = ("script", "style", "pre", "figure", "noscript", "iframe")
    """Blocks of HTML that are left out."""
    skipped_classes: tuple[str, ...] = ()
    formats: Mapping[str, str] = field(default_factory=dict)
    """File endings to the one they are read as: mdx to md."""
    everywhere: Section = Section("*")
    sections: tuple[Section, ...] = ()

    @property
    def styles(self) -> tuple[str, ...]:
        """All styles that any section names, each once."""
        named = [s for section in (self.everywhere, *self.sections) for s in section.styles or ()]
        return tuple(dict.fromkeys(named))

    @property
    def single_rules(self) -> tuple[str, ...]:
        """The ids of rules that are switched by themselves, each once."""
        return tuple(dict.fromkeys(r for section in (self.everywhere, *self.sections) for r in section.rules))

    def level(self, rule: str, own: str) -> str:
        """The level of ``rule``, whose definition says ``own``: the last section that gives one decides."""
        for section in (self.everywhere, *self.sections):
            own = section.rules[rule] if section.rules.get(rule) in LEVELS else own
        return own

    def runs(self, rule: str, file: str) -> bool:
        """Whether ``rule`` is switched on for a file of the name ``file``."""
        mine = list(self.of(file))
        switched: dict[str, str] = {}
        for section in mine:
            switched.update(section.rules)
        for rules in (switched, self.everywhere.rules):
            if rule in rules:
                return rules[rule] != "NO"
        styles = self.everywhere.styles or ()
        for section in mine:
            styles = styles if section.styles is None else section.styles
        return rule.split(".")[0] in styles

    def of(self, file: str) -> Iterator[Section]:
        """The sections, other than ``[*]``, that speak of ``file``."""
        stem, dot, ending = file.rpartition(".")
        names = {file, f"{stem}.{self.formats[ending]}"} if dot and ending in self.formats else {file}
        return (s for s in self.sections if any(_glob(s.files).fullmatch(name) for name in names))

    def ending(self, file: str) -> str:
        """The file ending ``file`` is read as, in small letters and without its dot."""
        ending = file.rpartition(".")[2].lower() if "." in file else ""
        return self.formats.get(ending, ending)


def read_settings(text: str) -> Settings:
    """The settings in ``text``. Raises ``SettingsError``: unreadable lines, levels and options in the wrong place."""
    values: dict[str, dict[str, list[tuple[int, str]]]] = {"": {}}
    where = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip().lstrip("\ufeff")
        if not line or line[0] in "#;":
            continue
        if line[0] == "[":
            if not line.endswith("]"):
                raise SettingsError(number, f"{line!r} is no section; close it with a bracket, as in [*.md].")
            where = line[1:-1].strip()
            values.setdefault(where, {})
            continue
        match = _LINE.match(line)
        if match is None:
            raise SettingsError(number, f"{line!r} is neither a section nor an option; write it as Name = value.")
        value = _COMMENT.sub("", match["value"]).strip()
        values[where].setdefault(match["key"], []).append((number, value))
    return _settings(values)


def _settings(values: dict[str, dict[str, list[tuple[int, str]]]]) -> Settings:
    core = values.pop("")
    formats = {key: given[-1][1] for key, given in values.pop("formats", {}).items()}
    values.pop("asciidoctor", None)
    for key, given in core.items():
        if key in _OPTIONS or "." in key:
            raise SettingsError(given[0][0], f"{key!r} belongs under a section, such as [*.md] or [*].")
    for section in values.values():
        for key, given in section.items():
            if key in _CORE:
                raise SettingsError(given[0][0], f"{key!r} belongs above the first section.")
    level = core.get("MinAlertLevel", [(0, "warning")])[-1]
    if level[1] not in LEVELS:
        raise SettingsError(level[0], f"MinAlertLevel must be suggestion, warning or error, not {level[1]!r}.")
    lists = {key: tuple(dict.fromkeys(v for _, given in core.get(key, ()) for v in _listed(given))) for key in _CORE}
    return Settings(
        styles_path=core.get("StylesPath", [(0, "styles")])[-1][1],
        min_level=level[1],
        vocabularies=lists["Vocab"],
        ignored_tags=lists["IgnoredScopes"] or Settings().ignored_tags,
        skipped_tags=lists["SkippedScopes"] or Settings().skipped_tags,
        skipped_classes=lists["IgnoredClasses"],
        formats=formats,
        everywhere=_section("*", values.pop("*", {})),
        sections=tuple(_section(name, section) for name, section in values.items()),
    )


def _section(files: str, given: dict[str, list[tuple[int, str]]]) -> Section:
    rules: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for key, lines in given.items():
        number, value = lines[-1]
        if key in _OPTIONS:
            lists[key] = tuple(dict.fromkeys(v for _, line in lines for v in _listed(line)))
        elif key not in _ELSEWHERE and "." in key:
            if value not in ("YES", "NO", *LEVELS):
                told = f"{key} must be YES, NO, suggestion, warning or error, not {value!r}."
                raise SettingsError(number, told)
            rules[key] = value
    return Section(
        files,
        styles=lists.get("BasedOnStyles"),
        rules=rules,
        token_ignores=lists.get("TokenIgnores", ()),
        block_ignores=lists.get("BlockIgnores", lists.get("IgnorePatterns", ())),
    )


def _listed(value: str) -> list[str]:
    """The entries between the commas; a comma after a backslash is part of an entry."""
    return [part.replace("\\,", ",").strip() for part in re.split(r"(?<!\\),", value) if part.strip()]


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    """A file pattern: ``*`` and ``?``, and choices in braces. Folders before the name do not matter."""
    out, depth = "", 0
    for char in pattern:
        if char == "*":
            out += ".*"
        elif char == "?":
            out += "."
        elif char == "{":
            out, depth = out + "(?:", depth + 1
        elif char == "}" and depth:
            out, depth = out + ")", depth - 1
        elif char == "," and depth:
            out += "|"
        else:
            out += re.escape(char)
    return re.compile("(?:.*/)?" + out + ")" * depth, re.DOTALL)
