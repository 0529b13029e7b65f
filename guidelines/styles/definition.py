"""One Vale rule: from the YAML of its file to what it looks for. Which keys a kind of rule has is Vale's own format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from guidelines.errors import Problem
from guidelines.styles.model import StyleRule
from guidelines.styles.patterns import PatternError, compiled
from guidelines.styles.settings import LEVELS

KINDS: Mapping[str, frozenset[str]] = {
    "existence": frozenset({"tokens", "raw", "append", "ignorecase", "nonword", "exceptions", "vocab"}),
    "substitution": frozenset({"swap", "ignorecase", "nonword", "capitalize", "exceptions", "vocab", "pos"}),
    "occurrence": frozenset({"token", "min", "max", "ignorecase"}),
    "repetition": frozenset({"tokens", "max", "ignorecase", "alpha", "exceptions", "vocab"}),
    "consistency": frozenset({"either", "nonword", "ignorecase"}),
    "conditional": frozenset({"first", "second", "ignorecase", "exceptions", "vocab"}),
    "capitalization": frozenset({"match", "style", "exceptions", "indicators", "threshold", "prefix", "vocab"}),
    "metric": frozenset({"formula", "condition"}),
    "readability": frozenset({"metrics", "grade"}),
    "sequence": frozenset({"tokens", "ignorecase"}),
    "spelling": frozenset(),
    "script": frozenset(),
}
"""The kinds of rules (``extends``) with their own keys; those of the last two do not matter, since they never run."""

NEVER_RUN = frozenset({"spelling", "script"})
"""Kinds that need Vale's dictionaries or its script language: they are kept and told, and find nothing."""

_COMMON = frozenset(
    {"extends", "message", "level", "scope", "link", "limit", "action", "description", "name", "code", "source"}
)
_SCOPES = frozenset(
    {
        *("text", "heading", "table", "figure", "list", "paragraph", "sentence", "alt", "title", "blockquote"),
        *("summary", "raw", "attr", "comment"),
    }
)
_LISTS = ("tokens", "raw", "exceptions", "indicators", "metrics")
_PAIRS = ("swap", "either")


@dataclass(frozen=True, slots=True)
class Word:
    """One step of a ``sequence``: a pattern, a part of speech (or both), after at most ``skip`` other words."""

    pattern: str = ""
    tag: str = ""
    skip: int = 0
    negate: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """A rule ready to be built. What a kind does not have is empty; ``unknown`` are keys that Vale would refuse."""

    id: str
    extends: str
    message: str
    level: str = "warning"
    scope: tuple[str, ...] = ("text",)
    link: str = ""
    limit: int = 0
    action: tuple[str, ...] = ()
    """Name and parameters of the action; empty for none."""
    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    """``swap`` or ``either``, in the order of the file."""
    words: tuple[Word, ...] = ()
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    texts: Mapping[str, str] | None = None
    """Single texts: token, first, second, match, style, prefix, formula, condition."""
    numbers: Mapping[str, float] | None = None
    """Numbers: min, max, threshold, grade."""
    ignorecase: bool = False
    nonword: bool = False
    append: bool = False
    capitalize: bool = False
    alpha: bool = False
    vocab: bool = True
    unknown: tuple[str, ...] = ()

    def text(self, key: str) -> str:
        """A single text, empty where the file has none."""
        return (self.texts or {}).get(key, "")

    def number(self, key: str) -> float:
        """A number, 0 where the file has none."""
        return (self.numbers or {}).get(key, 0.0)


class InvalidRule(ValueError):
    """A rule that cannot run; ``problems`` name its file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


def read_rule(rule: StyleRule, file: str = "") -> Definition:
    """The definition in ``rule``; ``file`` is what problems call it. Raises ``InvalidRule`` with every fault."""
    reading = _Reading(file or rule.id.replace(".", "/") + ".yml")
    try:
        tree = next(iter(yaml.compose_all(rule.definition, Loader=yaml.SafeLoader)), None)
    except RecursionError as error:
        told = "Lists and mappings are nested too deep for a guideline."
        raise InvalidRule([Problem(reading.file, None, "", told)]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it cannot be read"
        raise InvalidRule(
            [Problem(reading.file, mark.line + 1 if mark else None, "", f"This is not readable YAML: {what}.")]
        ) from error
    if not isinstance(tree, yaml.MappingNode):
        raise InvalidRule([Problem(reading.file, 1, "", "A rule needs the keys extends and message.")])
    reading.nodes = {str(k.value).lower(): (k, v) for k, v in tree.value if isinstance(k, yaml.ScalarNode)}
    made = reading.definition(rule.id)
    if reading.problems:
        raise InvalidRule(reading.problems)
    return made


class _Reading:
    """The nodes of one file by key, and the faults found in them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.nodes: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        self.problems: list[Problem] = []

    def fault(self, key: str, message: str) -> None:
        line = self.nodes[key][0].start_mark.line + 1 if key in self.nodes else 1
        self.problems.append(Problem(self.file, line, key if key in self.nodes else "", message))

    def text(self, key: str) -> str:
        node = self.nodes[key][1] if key in self.nodes else None
        if node is None:
            return ""
        if isinstance(node, yaml.ScalarNode):
            return "" if node.tag.endswith(":null") else str(node.value)
        self.fault(key, "This must be a single text.")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        node = self.nodes[key][1] if key in self.nodes else None
        if isinstance(node, yaml.SequenceNode):
            return tuple(str(n.value) for n in node.value if isinstance(n, yaml.ScalarNode))
        return (self.text(key),) if self.text(key) else ()

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        node = self.nodes[key][1] if key in self.nodes else None
        if node is None:
            return ()
        if not isinstance(node, yaml.MappingNode):
            self.fault(key, "This must be a mapping, one 'found: wanted' a line.")
            return ()
        return tuple((str(k.value), "" if v.tag.endswith(":null") else str(v.value)) for k, v in node.value)

    def flag(self, key: str, default: bool) -> bool:
        given = self.text(key).lower()
        if given in ("true", "yes", "on", "1"):
            return True
        if given in ("false", "no", "off", "0"):
            return False
        if given:
            self.fault(key, f"{given!r} is neither true nor false.")
        return default

    def number(self, key: str) -> float:
        given = self.text(key)
        try:
            return float(given) if given else 0.0
        except ValueError:
            self.fault(key, f"{given!r} is not a number.")
            return 0.0

    def definition(self, rule: str) -> Definition:
        extends = self.text("extends")
        if not extends:
            self.fault("extends", "The key 'extends' is missing.")
        elif extends not in KINDS:
            known = ", ".join(KINDS)
            self.fault("extends", f"{extends!r} is no kind of rule; the kinds are {known}.")
        if "message" not in self.nodes:
            self.fault("message", "The key 'message' is missing.")
        level = self.text("level") or "warning"
        if level not in LEVELS:
            self.fault("level", f"'level' must be suggestion, warning or error, not {level!r}.")
        scope = self.texts("scope") or ("text",)
        for name in scope:
            for part in name.split("&"):
                base = part.strip().lstrip("~").split(".")[0]
                if base not in _SCOPES:
                    self.fault("scope", f"{name!r} is not a scope; use text, heading, list, sentence, raw and so on.")
        lists = {key: self.texts(key) for key in _LISTS if not (key == "tokens" and extends == "sequence")}
        words = self.words() if extends == "sequence" else ()
        made = Definition(
            id=rule,
            extends=extends,
            message=self.text("message"),
            level=level,
            scope=scope,
            link=self.text("link"),
            limit=int(self.number("limit")),
            action=self.action(),
            tokens=tuple(t for t in lists.get("tokens", ()) if t.strip()),
            raw=lists["raw"],
            pairs=tuple(pair for key in _PAIRS for pair in self.pairs(key)),
            words=words,
            exceptions=lists["exceptions"],
            indicators=lists["indicators"],
            metrics=lists["metrics"],
            texts={k: self.text(k) for k in _TEXTS if k in self.nodes},
            numbers={k: self.number(k) for k in _NUMBERS if k in self.nodes},
            ignorecase=self.flag("ignorecase", False),
            nonword=self.flag("nonword", False),
            append=self.flag("append", False),
            capitalize=self.flag("capitalize", False),
            alpha=self.flag("alpha", False),
            vocab=self.flag("vocab", True),
            unknown=tuple(sorted(self.nodes.keys() - _COMMON - KINDS.get(extends, self.nodes.keys())))
            if extends not in NEVER_RUN
            else (),
        )
        if not self.problems and extends not in NEVER_RUN:
            self.patterns(made)
        return made

    def action(self) -> tuple[str, ...]:
        node = self.nodes["action"][1] if "action" in self.nodes else None
        if not isinstance(node, yaml.MappingNode):
            return ()
        parts = {str(k.value).lower(): v for k, v in node.value}
        name = str(parts["name"].value) if isinstance(parts.get("name"), yaml.ScalarNode) else ""
        params = parts.get("params")
        given = [str(n.value) for n in params.value] if isinstance(params, yaml.SequenceNode) else []
        return (name, *given) if name else ()

    def words(self) -> tuple[Word, ...]:
        node = self.nodes["tokens"][1] if "tokens" in self.nodes else None
        if not isinstance(node, yaml.SequenceNode) or not all(isinstance(n, yaml.MappingNode) for n in node.value):
            self.fault("tokens", "A sequence needs a list of tokens, each with a pattern, a tag or both.")
            return ()
        made = []
        for entry in node.value:
            given = {str(k.value).lower(): str(v.value) for k, v in entry.value}
            skip = given.get("skip", "0")
            made.append(
                Word(
                    given.get("pattern", ""),
                    given.get("tag", ""),
                    int(skip) if skip.isdigit() else 0,
                    given.get("negate", "").lower() in ("true", "yes"),
                )
            )
        return tuple(made)

    def patterns(self, made: Definition) -> None:
        """Fault every pattern that does not compile, at its own key."""
        for key, found in _patterns(made):
            try:
                compiled(found)
            except PatternError as error:
                self.fault(key, f"The pattern {found!r} cannot be read: {error}.")
        needed = {"existence": ("tokens", "raw"), "substitution": ("swap",), "consistency": ("either",)}
        needed |= {"occurrence": ("token",), "repetition": ("tokens",), "capitalization": ("match",)}
        needed |= {"conditional": ("first",), "metric": ("formula",), "readability": ("metrics",)}
        wanted = needed.get(made.extends, ())
        if wanted and not any(key in self.nodes for key in wanted):
            self.fault("extends", f"A rule of the kind {made.extends} needs the key {' or '.join(wanted)}.")


_TEXTS = ("token", "first", "second", "match", "style", "prefix", "formula", "condition")
_NUMBERS = ("min", "max", "threshold", "grade")


def _patterns(made: Definition) -> list[tuple[str, str]]:
    """The patterns of ``made`` one by one, each with the key it stands under."""
    found = [("tokens", t) for t in made.tokens] + [("exceptions", e) for e in made.exceptions]
    key = "either" if made.extends == "consistency" else "swap"
    found += [(key, p) for p, _ in made.pairs]
    found += [("either", q) for _, q in made.pairs if key == "either"]
    found += [("raw", "".join(made.raw))] if made.raw and not made.tokens else []
    found += [(k, made.text(k)) for k in ("token", "first", "second", "prefix") if made.text(k)]
    found += [("match", made.text("match"))] if made.text("match") and not made.text("match").startswith("$") else []
    return found + [("tokens", w.pattern) for w in made.words if w.pattern]
