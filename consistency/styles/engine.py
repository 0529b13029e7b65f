"""Vale styles ready to run, and what they find in a text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from consistency.nlp.surrogates import without_halves
from consistency.styles.blocks import Block
from consistency.styles.capitalization import Capitalization
from consistency.styles.counts import Conditional, Consistency, Occurrence, Repetition
from consistency.styles.literals import Literals
from consistency.styles.measures import Metric, Readability
from consistency.styles.rule import Facts, Rule, Seen, TooSlow
from consistency.styles.scopes import walk
from consistency.styles.selector import Selector, selector
from consistency.styles.sequence import Row
from consistency.styles.words import Existence, Substitution
from guidelines.styles.definition import NEVER_RUN, Definition, read_rule
from guidelines.styles.model import StyleRule, Styles
from guidelines.styles.settings import DRAFT, LEVELS, Settings, read_settings

_KINDS: Mapping[str, Callable[[Definition, Sequence[str]], Rule]] = {
    "existence": Existence,
    "substitution": Substitution,
    "occurrence": Occurrence,
    "repetition": Repetition,
    "consistency": Consistency,
    "conditional": Conditional,
    "capitalization": Capitalization,
    "metric": Metric,
    "readability": Readability,
    "sequence": Row,
}

_WHOLE = frozenset({"metric", "readability"})
"""Kinds that look at the running text as a whole, whatever scope their file gives."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says of ``text[start:end]``; ``choices`` are what it would write there.

    ``fix`` is the only choice, None also where markup stands between the words.
    """

    rule: str
    extends: str
    level: str
    message: str
    start: int
    end: int
    link: str = ""
    fix: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What styles found in a text, in order of place, and the rules that took too long to say."""

    found: tuple[Found, ...]
    too_slow: tuple[str, ...] = ()


@dataclass(frozen=True)
class CompiledStyles:
    """Rules ready to run; immutable and shared between threads."""

    settings: Settings
    rules: tuple[Rule, ...]
    scopes: tuple[Selector, ...]
    literals: Literals


def compile_styles(styles: Styles) -> CompiledStyles:
    """``styles`` ready to run. Raises ``SettingsError`` and ``InvalidRule``; an imported guideline has neither."""
    settings = read_settings(styles.settings)
    definitions = [read_rule(rule) for rule in (*styles.rules, *_own(styles))]
    definitions = [replace(d, level=settings.level(d.id, d.level)) for d in definitions]
    rules = tuple(_KINDS[d.extends](d, styles.accepted) for d in definitions if d.extends not in NEVER_RUN)
    return CompiledStyles(
        settings,
        rules,
        tuple(_scope(rule.definition) for rule in rules),
        Literals([getattr(rule, "alternatives", ()) for rule in rules]),
    )


def _scope(definition: Definition) -> Selector:
    if definition.extends in _WHOLE:
        return selector(("summary",))
    return selector(("sentence",) if definition.extends == "sequence" else definition.scope)


def _own(styles: Styles) -> Iterator[StyleRule]:
    """The rules that Vale brings itself: repeated words, and the vocabularies as written and as rejected."""
    yield StyleRule(id="Vale.Repetition", definition=_REPETITION)
    if terms := [t for t in styles.accepted if all(c.isalnum() or c in " -" for c in t)]:
        swaps = "".join(f"  {_quoted(k)}: {_quoted(t)}\n" for k, t in {t.lower(): t for t in terms}.items())
        yield StyleRule(id="Vale.Terms", definition=_TERMS + swaps)
    if styles.rejected:
        tokens = "".join(f"  - {_quoted(term)}\n" for term in styles.rejected)
        yield StyleRule(id="Vale.Avoid", definition=_AVOID + tokens)


_REPETITION = (
    "extends: repetition\nmessage: \"'%s' is repeated!\"\nlevel: error\nalpha: true\ntokens: ['[^\\s]+']\n"
    "action:\n  name: edit\n  params: [truncate, ' ']\n"
)
_TERMS = (
    "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: error\n"
    "ignorecase: true\nvocab: false\nswap:\n"
)
_AVOID = "extends: existence\nmessage: \"Avoid using '%s'.\"\nlevel: error\ntokens:\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def run(text: str, compiled: CompiledStyles, file: str = DRAFT) -> Result:
    """What ``compiled`` finds in ``text``, read and switched as the settings say for a file of the name ``file``."""
    settings, text = compiled.settings, without_halves(text)
    walked = walk(text, settings, file)
    in_sentences = dict.fromkeys(b.text for b in walked.blocks if "sentence" in b.scope)
    facts = Facts("".join(f"{part}\n\n" for part in walked.summary), walked.counts, tuple(in_sentences))
    floor = LEVELS.index(settings.min_level)
    on = [
        n
        for n, rule in enumerate(compiled.rules)
        if LEVELS.index(rule.definition.level) >= floor and settings.runs(rule.definition.id, file)
    ]
    seen: dict[int, Seen] = defaultdict(Seen)
    slow: set[str] = set()
    taking: dict[frozenset[str], list[int]] = {}
    taken: dict[tuple[int, int, str], Found] = {}
    told: Counter[str] = Counter()
    for block in walked.blocks:
        if block.silent:
            continue
        hits = compiled.literals.hits(block.text)
        if block.scope not in taking:
            taking[block.scope] = [n for n in on if compiled.scopes[n].takes(block)]
        for n in taking[block.scope]:
            rule = compiled.rules[n]
            if (n in hits and not hits[n]) or rule.definition.id in block.off or rule.definition.id in slow:
                continue
            try:
                made = _found(rule, block, text, hits.get(n), seen[n], facts)
                for each in made:
                    _take(each, rule.definition, text, taken, told)
            except TooSlow:
                slow.add(rule.definition.id)
    return Result(tuple(sorted(taken.values(), key=lambda f: (f.start, f.end, f.rule))), tuple(sorted(slow)))


def _take(
    each: Found, definition: Definition, text: str, taken: dict[tuple[int, int, str], Found], told: Counter[str]
) -> None:
    """Keep what is new: a rule speaks once of a place, and as often as its limit lets it."""
    line = text.count("\n", 0, each.start)
    key = (line, each.start, each.rule)
    if key in taken or (definition.limit and told[each.rule] >= definition.limit):
        return
    taken[key] = each
    told[each.rule] += 1


def _found(rule: Rule, block: Block, source: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Found]:
    definition = rule.definition
    for alert in rule.run(block.text, hits, seen, facts):
        start, end = block.span(alert.start, alert.end) if alert.end > alert.start else (block.start, block.start)
        exact = source[start:end] == block.text[alert.start : alert.end]
        if source.count("\n", start, end) > block.text.count("\n", alert.start, alert.end):
            continue  # words of two list entries or cells, which only look like neighbours
        yield Found(
            definition.id,
            definition.extends,
            definition.level,
            alert.message,
            start,
            end,
            definition.link,
            alert.fix if exact else None,
            alert.choices,
        )
