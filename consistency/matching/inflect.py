"""English inflection of the words of a guideline: the forms a variant takes, and the same form of its replacement."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]{2,}")
_VOWELS = "aeiou"
_ADJECTIVE = re.compile("[a-z]{3,}(?:ous|ful|ive|less|al|ent|ant)")

# Base form: (third person, gerund, past, participle). Only verbs that copy and style guides really use.
_IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
be is being was been
become becomes becoming became become
begin begins beginning began begun
break breaks breaking broke broken
bring brings bringing brought brought
build builds building built built
buy buys buying bought bought
catch catches catching caught caught
choose chooses choosing chose chosen
come comes coming came come
cut cuts cutting cut cut
do does doing did done
draw draws drawing drew drawn
drive drives driving drove driven
feel feels feeling felt felt
find finds finding found found
get gets getting got got
give gives giving gave given
go goes going went gone
grow grows growing grew grown
have has having had had
hit hits hitting hit hit
hold holds holding held held
keep keeps keeping kept kept
know knows knowing knew known
lead leads leading led led
leave leaves leaving left left
let lets letting let let
lose loses losing lost lost
make makes making made made
mean means meaning meant meant
meet meets meeting met met
pay pays paying paid paid
put puts putting put put
read reads reading read read
rise rises rising rose risen
run runs running ran run
say says saying said said
see sees seeing saw seen
sell sells selling sold sold
send sends sending sent sent
set sets setting set set
show shows showing showed shown
shoot shoots shooting shot shot
speak speaks speaking spoke spoken
spend spends spending spent spent
spread spreads spreading spread spread
stand stands standing stood stood
take takes taking took taken
teach teaches teaching taught taught
tell tells telling told told
think thinks thinking thought thought
understand understands understanding understood understood
win wins winning won won
write writes writing wrote written
""".strip().splitlines()
}
_BASES = {form: base for base, forms in _IRREGULAR.items() for form in forms}
_PLURALS = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "tooth": "teeth",
    "life": "lives",
    "half": "halves",
    "self": "selves",
    "analysis": "analyses",
    "criterion": "criteria",
    "medium": "media",
}
_DOUBLED = re.compile(
    "admit|begin|commit|control|equip|forget|format|occur|omit|permit|prefer|refer|regret|submit|transfer|upset"
)


def verb_forms(base: str) -> dict[str, str]:
    """The forms of a verb by Penn tag: VBZ, VBG, VBD, VBN. ``base`` is one lower-case word."""
    if base in _IRREGULAR:
        third, gerund, past, participle = _IRREGULAR[base]
        return {"VBZ": third, "VBG": gerund, "VBD": past, "VBN": participle}
    if base.endswith("ie"):
        gerund = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        gerund = base[:-1] + "ing"
    else:
        gerund = _doubled(base) + "ing"
    if base.endswith("e"):
        past = base + "d"
    elif _consonant_y(base):
        past = base[:-1] + "ied"
    else:
        past = _doubled(base) + "ed"
    return {"VBZ": _with_s(base), "VBG": gerund, "VBD": past, "VBN": past}


def plural(noun: str) -> str:
    """The plural of one lower-case English noun."""
    return _PLURALS.get(noun) or _with_s(noun)


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _with_s(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("o") and word[-2:-1] not in _VOWELS and word not in {"photo", "logo", "promo", "demo", "memo"}:
        return word + "es"
    return word + "s"


def _doubled(word: str) -> str:
    short = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", word) is not None
    return word + word[-1] if short or _DOUBLED.fullmatch(word) else word


_TAGS: dict[frozenset[str], frozenset[str]] = {}
"""The few sets of tags that there are, each kept once for the many forms that share it."""


def inflections(phrase: str) -> dict[str, frozenset[str]]:
    """The inflected forms of a lower-case English phrase and the tags its head takes in each.

    The head is the first word for verbs and the last for plurals; phrases with anything but lower-case words have none.
    """
    words = phrase.split(" ")
    if not all(_WORD.fullmatch(word) for word in words):
        return {}
    found: dict[str, set[str]] = {}
    for tag, form in verb_forms(words[0]).items():
        found.setdefault(" ".join([form, *words[1:]]), set()).add(tag)
    found.setdefault(" ".join([*words[:-1], plural(words[-1])]), set()).add("NNS")
    found.pop(phrase, None)
    return {form: _TAGS.setdefault(tags := frozenset(each), tags) for form, each in found.items()}


def uninflected(phrase: str) -> tuple[str, ...]:
    """What a lower-case English phrase that begins with an inflected verb may be in the infinitive, else nothing.

    "heals scars" gives "heal scars"; where the ending leaves it open ("turned"), a word that is none comes along.
    """
    first, *rest = phrase.split(" ")
    if not _WORD.fullmatch(first):
        return ()
    stems = {first[: -len(ending)] for ending in ("s", "es", "ed", "d", "ing") if first.endswith(ending)}
    stems |= {f"{stem}e" for stem in stems} | {stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]}
    stems |= {f"{first.removesuffix(ending)}y" for ending in ("ies", "ied") if first.endswith(ending)}
    known = {base for base, forms in _IRREGULAR.items() if first in forms and first != base}
    found = sorted(stem for stem in stems if len(stem) > 2 and first in verb_forms(stem).values())
    return tuple(" ".join([base, *rest]) for base in (known or found))


def adverb(word: str) -> tuple[str, ...]:
    """The adverb of one lower-case English adjective, where its ending tells it is one: luxuriously."""
    return (f"{word}ly",) if _ADJECTIVE.fullmatch(word) else ()


def infinitive(word: str) -> str:
    """The base form of an irregular English verb's form, else ``word``: pay of paid."""
    return _BASES.get(word, word)


def inflect(phrase: str, tag: str) -> str | None:
    """``phrase`` in the form ``tag`` asks of its head, or None when it cannot be done with certainty."""
    words = phrase.split(" ")
    if not all(_WORD.fullmatch(word) for word in words):
        return None
    if tag == "NNS":
        return " ".join([*words[:-1], plural(words[-1])])
    form = verb_forms(words[0]).get(tag)
    return " ".join([form, *words[1:]]) if form else None
