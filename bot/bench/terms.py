"""Thousands of made-up terms in both languages, to measure what the size of a guideline costs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from guidelines.model import Guideline, Severity, Term, Variant

Wording = tuple[str, tuple[str, ...], bool]
"""What the brand writes, what it does not, and whether it is a name."""

_ONSETS = ("b", "br", "cl", "d", "dr", "f", "gl", "gr", "h", "j", "k", "l", "m", "n", "pl", "qu", "r", "st", "tr", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "io", "ou")
_CODAS = ("n", "r", "l", "s", "x", "th", "nd", "rt", "m")
_MODELS = ("", "", " Pro", " Mini", " 2", " 12", " X", " Air")
_VERBS = ("activate", "align", "amplify", "boost", "deploy", "enable", "launch", "optimize", "refine", "unlock")
_NOUNS = ("bundle", "canvas", "gateway", "horizon", "journey", "lens", "moment", "platform", "shutter", "studio")
_HAN = "星月云山海川林石晨暮光影清明远近凌霄岚澜霁朗澄翠岩泽瀚涵煦晴昕曜辰宸珩璟瑾瑜棠桐柏松鹿鹤鸿鲸锦绣墨砚舟帆桥岸汀"
_SUFFIXES = ("", "", "相机", "影像", "旗舰版", "会员", "计划")
_FORBIDDEN = ("{}神器", "{}天花板", "最强{}", "{}秒杀版")


def with_terms(guideline: Guideline, count: int, seed: int = 1) -> Guideline:
    """``guideline`` with made-up terms up to ``count`` in all: names and wording, English and Chinese by turns.

    Each has one or two forbidden variants; English names are looked for misspelt, Chinese ones by sound. The same
    ``seed`` gives the same terms.
    """
    taken = {term.preferred for term in guideline.terms}
    made = _terms(random.Random(seed), taken)
    more = tuple(next(made) for _ in range(count - len(guideline.terms)))
    return guideline.model_copy(update={"terms": (*guideline.terms, *more)})


def _terms(dice: random.Random, taken: set[str]) -> Iterator[Term]:
    makers: tuple[Callable[[random.Random], Wording], ...] = (
        _english_name,
        _chinese_name,
        _english_wording,
        _chinese_wording,
    )
    number = 0
    while True:
        preferred, variants, is_name = makers[number % len(makers)](dice)
        forbidden = [text for text in dict.fromkeys(variants) if text not in taken]
        if preferred in taken or not forbidden:
            continue
        taken.update((preferred, *forbidden))
        chinese = number % 2 == 1
        yield Term(
            id=f"bench-{number}",
            preferred=preferred,
            language="zh" if chinese else "en",
            kind="product" if is_name else "general",
            case="exact" if is_name and not chinese else "any",
            forbidden=tuple(Variant(text=text) for text in forbidden),
            sound_alikes=is_name and chinese,
            severity=Severity.WARNING,
        )
        number += 1


def _syllables(dice: random.Random, count: int) -> str:
    return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(count))


def _english_name(dice: random.Random) -> Wording:
    name = (_syllables(dice, dice.randint(2, 3)) + dice.choice(_CODAS)).capitalize()
    model = dice.choice(_MODELS)
    return name + model, (f"{name} phone{model}", f"the {name}{model} series"), True


def _english_wording(dice: random.Random) -> Wording:
    middle, first, second = _syllables(dice, 2), dice.choice(_NOUNS), dice.choice(_NOUNS)
    return (
        f"use the {middle} {second}",
        (f"{dice.choice(_VERBS)} {middle} {first}", f"{middle} {first} {second}"),
        False,
    )


def _chinese_name(dice: random.Random) -> Wording:
    name, suffix = "".join(dice.sample(_HAN, dice.randint(2, 3))), dice.choice(_SUFFIXES)
    return name + suffix, (f"{name}手机{suffix}", f"小{name}"), True


def _chinese_wording(dice: random.Random) -> Wording:
    name = "".join(dice.sample(_HAN, 3))
    return name, (dice.choice(_FORBIDDEN).format(name), "".join(dice.sample(_HAN, 4))), False
