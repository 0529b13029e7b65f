"""Advice on guidelines that read well but contradict themselves: each case, its place, and silence on the demo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, text
from guidelines import model as m
from guidelines.folder import dump, read
from guidelines.lint import lint
from guidelines.lint.advice import holds, spared

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "guideline"
BOTH = m.Localized(en="Light", zh="光")
SHOWN = m.Examples(en=("It is light.",), zh=("很亮。",))
PILLAR = m.Pillar(id="p", name=BOTH, statement=BOTH, examples=SHOWN)


def made(*, languages: tuple[m.Language, ...] = ("en", "zh"), **parts: Any) -> m.Guideline:
    parts.setdefault("message", m.MessageHouse(core=BOTH, pillars=(PILLAR,)))
    return m.Guideline(brand=m.Brand(id="b", names=BOTH, languages=languages), **parts)


def term(*forbidden: str | m.Variant, preferred: str = "Lamp", **more: Any) -> m.Guideline:
    variants = tuple(v if isinstance(v, m.Variant) else m.Variant(text=v) for v in forbidden)
    return made(terms=(m.Term(id="t", preferred=preferred, forbidden=variants, **more),))


def house(**more: Any) -> m.Guideline:
    return made(message=m.MessageHouse(**{"core": BOTH, "pillars": (PILLAR,), **more}))


def approved(**more: Any) -> m.Guideline:
    claim = m.ApprovedClaim(**{"id": "c", "text": BOTH, "evidence": "E", **more})
    return made(claims=m.Claims(approved=(claim,)))


def prohibited(**more: Any) -> m.Guideline:
    claim = m.ProhibitedClaim(**{"id": "c", "phrases": m.Examples(en=("best",)), "reason": BOTH, **more})
    return made(claims=m.Claims(prohibited=(claim,)))


def channel(**more: Any) -> m.Guideline:
    return made(channels=(m.Channel(id="x", name=BOTH, **more),))


def rule(**more: Any) -> m.Guideline:
    fields = {"id": "r", "language": "en", "phrases": (m.Variant(text="best"),), "reason": BOTH, "source": "S"}
    whole = m.PackRule(**{**fields, "good": ("fine",), "bad": ("the best",), **more})
    return made(packs=(m.Pack(id="own", name=BOTH, description=BOTH, rules=(whole,)),))


def voice(**more: Any) -> m.Guideline:
    return made(voice=m.Voice(**more))


def needs(kind: Any, **any_of: Any) -> tuple[m.RequiredElement, ...]:
    return (m.RequiredElement(kind=kind, any_of=m.Examples(**any_of)),)


PASSIVE = m.ToneTarget(measure=m.ToneMeasure.PASSIVE, language="en", max=1)

CASES = {
    "a variant that is the preferred form": (term("lamp"), "terms.yaml", "terms[t].forbidden[1]", "the preferred form"),
    "a variant in another case": (term("LAMP", case="exact"), "terms.yaml", "terms[t].forbidden[1]", "found anyway"),
    "a variant given twice": (term("Lampe", "lampe"), "terms.yaml", "terms[t].forbidden[2]", "already forbidden by"),
    "an excepted variant": (term("x", exceptions=("x",)), "terms.yaml", "terms[t].forbidden[1]", "never be found"),
    "a variant without letters": (term("★"), "terms.yaml", "terms[t].forbidden[1]", "no letter or digit"),
    "a Chinese variant in English": (term("灯", language="en"), "terms.yaml", "terms[t].forbidden[1]", "never be"),
    "an idle exception": (term("x", exceptions=("y",)), "terms.yaml", "terms[t].exceptions[1]", "does nothing"),
    "sound-alikes of an English name": (term(sound_alikes=True), "terms.yaml", "terms[t].sound_alikes", "Chinese only"),
    "a fix that is at fault again": (
        term(m.Variant(text="glow", use="warm glow")), "terms.yaml", "terms[t].forbidden[1]", "at fault once more",
    ),
    "terms that contradict": (
        made(terms=(
            m.Term(id="a", preferred="lamp", forbidden=(m.Variant(text="light bulb"),)),
            m.Term(id="b", preferred="Light bulb"),
        )), "terms.yaml", "terms[a].forbidden[1]", "preferred by 'b'",
    ),
    "a term in a language the brand lacks": (
        made(languages=("en",), terms=(m.Term(id="t", preferred="灯", language="zh"),)),
        "terms.yaml", "terms[t].language", "does not write Chinese",
    ),
    "no message house": (made(message=None), "message.yaml", "", "no message house"),
    "a core message in one language": (house(core=m.Localized(en="L")), "message.yaml", "core", "no Chinese text"),
    "no pillar": (house(pillars=()), "message.yaml", "pillars", "no pillar"),
    "a pillar statement in one language": (
        house(pillars=(PILLAR.model_copy(update={"statement": m.Localized(zh="光")}),)),
        "message.yaml", "pillars[p].statement", "no English statement",
    ),
    "a pillar without examples": (
        house(pillars=(PILLAR.model_copy(update={"examples": m.Examples(zh=("亮",))}),)),
        "message.yaml", "pillars[p].examples", "no English example",
    ),
    "a proof point without a source": (
        house(pillars=(PILLAR.model_copy(update={"proof_points": (m.ProofPoint(id="q", text=BOTH),)}),)),
        "message.yaml", "pillars[p].proof_points[q]", "no source",
    ),
    "a brand without a name in its language": (
        m.Guideline(
            brand=m.Brand(id="b", names=m.Localized(en="B"), languages=("en", "zh")),
            message=m.MessageHouse(core=BOTH, pillars=(PILLAR,)),
        ), "brand.yaml", "names", "no Chinese name",
    ),
    "a voice attribute without examples": (
        voice(attributes=(m.VoiceAttribute(id="a", name=BOTH, do=SHOWN, dont=m.Examples(en=("x",))),)),
        "voice.yaml", "attributes[a].dont", "no Chinese example",
    ),
    "a tone target in a language the brand lacks": (
        made(
            languages=("zh",),
            message=m.MessageHouse(core=BOTH, pillars=(PILLAR,)),
            voice=m.Voice(targets=(PASSIVE,)),
        ), "voice.yaml", "targets[1].language", "never measured",
    ),
    "two targets for one measure": (voice(targets=(PASSIVE, PASSIVE)), "voice.yaml", "targets[2]", "already"),
    "a Chinese address without Chinese": (
        made(languages=("en",), voice=m.Voice(address="你")), "voice.yaml", "address", "does not write",
    ),
    "a claim that ends before it begins": (
        approved(valid_from=dt.date(2026, 2, 1), expires=dt.date(2026, 1, 1)),
        "claims.yaml", "approved[c].expires", "before it is valid",
    ),
    "jargon that nothing measures": (
        voice(jargon=m.Examples(en=("synergy",))), "voice.yaml", "jargon", "never measured",
    ),
    "a claim in one language": (
        approved(text=m.Localized(en="Bright")), "claims.yaml", "approved[c].text", "no Chinese wording",
    ),
    "a prohibited phrase in its own exceptions": (
        prohibited(exceptions=m.Examples(en=("best",))), "claims.yaml", "prohibited[c].phrases.en[1]", "never be found",
    ),
    "a prohibited claim without phrases": (
        prohibited(phrases=m.Examples()), "claims.yaml", "prohibited[c].phrases", "no phrase",
    ),
    "a prohibited claim that its replacement makes": (
        prohibited(use=m.Localized(en="our best")), "claims.yaml", "prohibited[c].phrases.en[1]", "at fault once more",
    ),
    "an approved claim in prohibited words": (
        made(claims=m.Claims(
            approved=(m.ApprovedClaim(id="a", text=m.Localized(en="The best lamp", zh="灯"), evidence="E"),),
            prohibited=(m.ProhibitedClaim(id="c", phrases=m.Examples(en=("best",)), reason=BOTH),),
        )), "claims.yaml", "prohibited[c].phrases.en[1]", "approved claim 'a'",
    ),
    "a link where none is allowed": (
        channel(max_links=0, required=needs("link")), "channels.yaml", "channels[x].required[1]", "allows none",
    ),
    "a hashtag where none is allowed": (
        channel(max_hashtags=0, required=needs("hashtag")), "channels.yaml", "channels[x].required[1]", "allows none",
    ),
    "a hashtag without its sign": (
        channel(required=needs("hashtag", en=("Light",))), "channels.yaml", "channels[x].required[1]", "starts with #",
    ),
    "a disclosure without words": (
        channel(required=needs("disclosure", en=("ad",))), "channels.yaml", "channels[x].required[1]", "No Chinese",
    ),
    "lengths the wrong way round": (
        channel(min_length=10, max_length=5), "channels.yaml", "channels[x].min_length", "above the greatest",
    ),
    "a channel in a language the brand lacks": (
        made(languages=("en",), channels=(m.Channel(id="x", name=BOTH, languages=("zh",)),)),
        "channels.yaml", "channels[x].languages[1]", "does not write Chinese",
    ),
    "a stage without pillars": (
        made(stages=(
            m.Stage(id="awareness", name=BOTH, pillars=("p",)),
            m.Stage(id="loyalty", name=BOTH),
        )), "stages.yaml", "stages[loyalty]", "names no pillar",
    ),
    "a pillar that no stage names": (
        house(pillars=(PILLAR, PILLAR.model_copy(update={"id": "q"}))).model_copy(
            update={"stages": (m.Stage(id="awareness", name=BOTH, pillars=("p",)),)}
        ), "message.yaml", "pillars[q]", "No journey stage",
    ),
    "a rule that finds nothing in its bad example": (
        rule(bad=("fine",)), "packs/own.yaml", "rules[r].bad[1]", "finds nothing",
    ),
    "a rule that fires on its good example": (
        rule(good=("Best wishes",)), "packs/own.yaml", "rules[r].good[1]", "finds “best”",
    ),
    "a rule whose fix is at fault again": (
        rule(phrases=(m.Variant(text="best", use="second best"),)),
        "packs/own.yaml", "rules[r].phrases[1]", "at fault once more",
    ),
    "a pack for a language the brand lacks": (
        rule().model_copy(update={"brand": m.Brand(id="b", names=BOTH, languages=("zh",))}),
        "packs.yaml", "packs[own]", "does not write in the language",
    ),
    "a core message in forbidden words": (
        house(core=m.Localized(en="The best light", zh="光")).model_copy(update={"packs": rule().packs}),
        "message.yaml", "core.en", "the rule 'r' of the pack 'own'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("guideline", "file", "where", "words"), list(CASES.values()), ids=list(CASES))
def test_advice_is_given_on(guideline: m.Guideline, file: str, where: str, words: str, tmp_path: Path) -> None:
    [advice] = lint(guideline)
    assert (advice.file, advice.where) == (file, where)
    for language in LANGUAGES:
        assert text(advice.code, language, **advice.params).endswith("." if language == "en" else "。")
    assert words in text(advice.code, "en", **advice.params)
    dump(guideline, tmp_path / "g")
    [lined] = lint(read(tmp_path / "g"))
    assert replace(lined, line=None) == advice
    assert lined.line is not None or not (tmp_path / "g" / file).exists()


def test_there_is_nothing_to_advise_on_a_sound_guideline() -> None:
    assert lint(made()) == ()


def test_there_is_nothing_to_advise_on_the_demo() -> None:
    assert lint(read(DEMO)) == ()


def test_advice_knows_its_line(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text("id: b\nnames: B\nlanguages: [en]\n")
    (tmp_path / "message.yaml").write_text("core: Light\npillars: []\n")
    (tmp_path / "terms.yaml").write_text("- id: t\n  preferred: Lamp\n  forbidden:\n    - lamp\n")
    assert [(p.file, p.line) for p in lint(read(tmp_path))] == [("message.yaml", 2), ("terms.yaml", 4)]


def test_a_preferred_form_may_hold_its_variant_for_the_check_looks_for_none_inside_it() -> None:
    assert lint(term("Lamp", preferred="Desk Lamp")) == ()
    assert lint(term("扫地机", preferred="扫地机器人")) == ()


def test_an_exception_makes_a_longer_form_sound() -> None:
    assert lint(term(m.Variant(text="glow", use="warm glow"), exceptions=("warm glow",))) == ()


@given(st.text(max_size=8), st.text(min_size=1, max_size=3), st.text(max_size=8))
def test_a_phrase_is_spared_only_where_an_exception_holds_it(before: str, phrase: str, after: str) -> None:
    text = f"{before} {phrase} {after}"
    if holds(text, phrase):
        assert spared(text, phrase, (text,))
        assert not spared(text, phrase, ())
