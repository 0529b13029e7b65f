"""Whatever a guideline holds, the folder written from it reads back as the same guideline."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guidelines import model as m
from guidelines.errors import NotAGuidelineFolder
from guidelines.folder import dump, load
from guidelines.packs import available
from guidelines.styles.model import StyleRule, Vocabulary

AWKWARD = (
    "yes",
    "no",
    "on",
    "null",
    "~",
    "1.10",
    "2026-01-01",
    "0x1F",
    ".inf",
    "- dash",
    "? key",
    "a: b",
    "# note",
    "'q'",
    '"q"',
    "{x}",
    "[x]",
    "&a",
    "*a",
    "!t",
    "%d",
    "@me",
    "`c`",
    "|",
    ">",
    "---",
    "...",
    "<<",
    "=",
    "📷 emoji 👩‍🚀",
    "冒号：逗号，",
    "a\nb",
    "a\n\n  b\n- c: d",
    "a \nb",
    "a\r\nb",
    "tab\there",
    "\u2028x",
    "bell\x07x",
    "a\x85b",
    "\ufeffx",
    "a\x00b",
    "x" * 300 + " " + "y" * 300,
)

texts = st.one_of(st.sampled_from(AWKWARD), st.text(min_size=1, max_size=12)).filter(lambda t: bool(m_text(t)))
slugs = st.one_of(
    st.from_regex(r"\A[a-z0-9][a-z0-9._-]{0,6}\Z"), st.sampled_from(["on", "no", "null", "1", "1e3", "0x1", "12.5"])
)


def m_text(text: str) -> str:
    """The text as the model keeps it, empty when it would refuse it."""
    try:
        return m.Variant(text=text).text
    except ValueError:
        return ""


def unique(kind: Any) -> st.SearchStrategy[Any]:
    return st.lists(kind, max_size=3, unique_by=lambda item: item.id).map(tuple)


def many(kind: Any, least: int = 0) -> st.SearchStrategy[Any]:
    return st.lists(kind, min_size=least, max_size=3).map(tuple)


st.register_type_strategy(
    m.Localized,
    st.builds(m.Localized, en=texts, zh=st.none() | texts) | st.builds(m.Localized, en=st.none(), zh=texts),
)
languages = st.sampled_from(m.LANGUAGES)
severities = st.sampled_from(m.Severity)
localized = st.from_type(m.Localized)
examples = st.builds(m.Examples, en=many(texts), zh=many(texts))
numbers = st.floats(allow_nan=False)
variants = st.builds(
    m.Variant,
    text=texts,
    use=st.none() | st.just("") | texts,
    reason=st.none() | localized,
    severity=st.none() | severities,
)
points = st.builds(m.ProofPoint, id=slugs, text=localized, source=st.none() | texts)
pillars = st.builds(
    m.Pillar,
    id=slugs,
    name=localized,
    statement=localized,
    examples=examples,
    proof_points=st.just(()),
    required=st.booleans(),
)


@st.composite
def houses(draw: st.DrawFn) -> m.MessageHouse:
    made = draw(unique(pillars))
    proof = draw(unique(points))
    if made:
        made = (made[0].model_copy(update={"proof_points": proof}), *made[1:])
    return m.MessageHouse(core=draw(localized), pillars=made, off_message=draw(examples))


@st.composite
def targets(draw: st.DrawFn) -> m.ToneTarget:
    low, high = sorted([draw(numbers), draw(numbers)])
    keep = draw(st.sampled_from(["min", "max", "both"]))
    return m.ToneTarget(
        measure=draw(st.sampled_from(m.ToneMeasure)),
        language=draw(languages),
        min=None if keep == "max" else low,
        max=None if keep == "min" else high,
        severity=draw(severities),
        reason=draw(st.none() | localized),
        shadow=draw(st.booleans()),
    )


voices = st.builds(
    m.Voice,
    attributes=unique(
        st.builds(
            m.VoiceAttribute, id=slugs, name=localized, description=st.none() | localized, do=examples, dont=examples
        )
    ),
    targets=many(targets()),
    jargon=examples,
    address=st.sampled_from([None, "你", "您"]),
)
terms = st.builds(
    m.Term,
    id=slugs,
    preferred=texts,
    language=st.none() | languages,
    forbidden=many(variants),
    exceptions=many(texts),
    severity=severities,
    kind=st.sampled_from(["brand", "product", "slogan", "feature", "general"]),
    case=st.sampled_from(["exact", "any"]),
    fuzzy=st.booleans(),
    sound_alikes=st.booleans(),
    reason=st.none() | localized,
    trademark=st.sampled_from([None, "™", "®"]),
    source=st.none() | texts,
    shadow=st.booleans(),
)
approved = st.builds(
    m.ApprovedClaim,
    id=slugs,
    text=localized,
    values=many(texts),
    evidence=texts,
    valid_from=st.none() | st.dates(),
    expires=st.none() | st.dates(),
    disclaimer=st.none() | localized,
)
prohibited = st.builds(
    m.ProhibitedClaim,
    id=slugs,
    phrases=examples,
    exceptions=examples,
    severity=severities,
    reason=localized,
    source=st.none() | texts,
    use=st.none() | localized,
    shadow=st.booleans(),
)


@st.composite
def claims(draw: st.DrawFn) -> m.Claims:
    yes = draw(unique(approved))
    no = tuple(c for c in draw(unique(prohibited)) if c.id not in {a.id for a in yes})
    return m.Claims(approved=yes, prohibited=no, check_numbers=draw(st.booleans()))


limits = st.none() | st.integers(1, 10**6)
required = st.builds(
    m.RequiredElement,
    kind=st.sampled_from(["call_to_action", "link", "disclosure", "hashtag", "brand_name"]),
    any_of=examples,
    severity=severities,
    reason=st.none() | localized,
)
channels = st.builds(
    m.Channel,
    id=slugs,
    name=localized,
    counting=st.sampled_from(["characters", "words", "x", "weibo", "sms"]),
    min_length=limits,
    max_length=limits,
    max_hashtags=limits,
    max_links=limits,
    max_emoji=limits,
    required=many(required),
    languages=many(languages),
    notes=st.none() | localized,
    shadow=st.booleans(),
)
rules = st.builds(
    m.PackRule,
    id=slugs,
    language=languages,
    phrases=many(variants, 1),
    exceptions=many(texts),
    severity=severities,
    confidence=st.floats(0, 1, exclude_min=True),
    reason=localized,
    source=texts,
    good=many(texts, 1),
    bad=many(texts, 1),
    shadow=st.booleans(),
)
packs = st.builds(
    m.Pack,
    id=slugs,
    name=localized,
    description=localized,
    rules=unique(rules),
    features=st.sampled_from([(), ("typography-zh",)]),
    shadow=st.booleans(),
)


RULES = (
    "extends: existence\nmessage: Drop it\ntokens: [very, 非常]\n",
    "extends: substitution\nmessage: \"Write '%s'\"\nswap:\n  utilise: use # always\n",
)
"""Rules of styles, whose own format has its tests elsewhere."""


@st.composite
def vale(draw: st.DrawFn) -> m.Styles:
    names = draw(st.lists(st.sampled_from(["House", "Plain", "Legal"]), unique=True, max_size=3))
    stems = st.lists(st.sampled_from(["Jargon", "Tone", "Wordy"]), unique=True, min_size=1).map(sorted)
    words = st.lists(st.sampled_from(["Acme Cloud", "(?i)beta", "灯塔"]), unique=True).map(tuple)
    vocabularies = [Vocabulary(id="Words", accept=draw(words), reject=("cheap",))] if draw(st.booleans()) else []
    vocab = "Vocab = Words\n" if vocabularies else ""
    path = draw(st.sampled_from(["styles", "house/rules"]))
    return m.Styles(
        settings=f"StylesPath = {path}\n{vocab}\n[*]\nBasedOnStyles = Vale, {', '.join(names)}\n",
        rules=tuple(
            StyleRule(id=f"{name}.{stem}", definition=draw(st.sampled_from(RULES)))
            for name in names
            for stem in draw(stems)
        ),
        vocabularies=tuple(vocabularies),
    )


@st.composite
def guidelines(draw: st.DrawFn) -> m.Guideline:
    message = draw(st.none() | houses())
    known = [p.id for p in message.pillars] if message else []
    chosen = st.lists(st.sampled_from(known), max_size=2).map(tuple) if known else st.just(())
    stages = st.builds(
        m.Stage,
        id=st.sampled_from(["awareness", "consideration", "decision", "loyalty", "advocacy"]),
        name=localized,
        guidance=st.none() | localized,
        pillars=chosen,
    )
    brand = st.builds(
        m.Brand,
        id=slugs,
        names=localized,
        languages=many(languages, 1),
        parent=st.none() | slugs,
        description=st.none() | localized,
        owner=st.none() | texts,
        competitors=many(texts),
    )
    shipped = st.sampled_from(sorted(available())).map(lambda name: available()[name])
    return m.Guideline(
        brand=draw(brand),
        message=message,
        voice=draw(voices),
        terms=draw(unique(terms)),
        claims=draw(claims()),
        channels=draw(unique(channels)),
        stages=draw(unique(stages)),
        packs=draw(unique(packs | shipped)),
        styles=draw(st.none() | vale()),
    )


def there_and_back(guideline: m.Guideline) -> m.Guideline:
    with tempfile.TemporaryDirectory() as folder:
        dump(guideline, Path(folder) / "g")
        return load(Path(folder) / "g")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(guidelines())
def test_any_guideline_comes_back_equal_from_its_folder(guideline: m.Guideline) -> None:
    assert there_and_back(guideline) == guideline


@settings(max_examples=150, deadline=None)
@given(texts, st.none() | st.text(max_size=12))
@example("a", " \n leading and trailing \n ")
def test_any_text_comes_back_to_the_letter(text: str, use: str | None) -> None:
    try:
        term = m.Term(id="t", preferred=text, forbidden=(m.Variant(text=text, use=use),))
    except ValueError:
        return
    guideline = m.Guideline(brand=m.Brand(id="b", names=m.Localized(en=text), languages=("en",)), terms=(term,))
    assert there_and_back(guideline) == guideline


@pytest.mark.parametrize("text", AWKWARD)
def test_texts_that_yaml_reads_in_its_own_way_come_back_as_texts(text: str) -> None:
    brand = m.Brand(id="no", names=m.Localized(en=text, zh=text), languages=("en",), competitors=(text, text))
    guideline = m.Guideline(brand=brand)
    assert there_and_back(guideline).brand.competitors == guideline.brand.competitors


def small(**parts: Any) -> m.Guideline:
    return m.Guideline(brand=m.Brand(id="b", names=m.Localized(en="B"), languages=("en",)), **parts)


def test_a_shipped_pack_is_written_as_its_id_only(tmp_path: Path) -> None:
    pack = available()["typography-zh"]
    dump(small(packs=(pack,)), tmp_path / "g")
    assert (tmp_path / "g" / "packs.yaml").read_text() == "- typography-zh\n"
    assert not (tmp_path / "g" / "packs").exists()


def test_a_pack_that_differs_from_the_shipped_one_is_written_whole(tmp_path: Path) -> None:
    pack = available()["plain-english"].model_copy(update={"name": m.Localized(en="Ours")})
    dump(small(packs=(pack,)), tmp_path / "g")
    assert load(tmp_path / "g").packs == (pack,)
    assert "name:" in (tmp_path / "g" / "packs" / "plain-english.yaml").read_text()


def test_files_that_the_guideline_no_longer_needs_are_removed_and_others_stay(tmp_path: Path) -> None:
    pack = available()["plain-english"].model_copy(update={"id": "own"})
    dump(small(packs=(pack,), message=m.MessageHouse(core=m.Localized(en="Core"))), tmp_path)
    (tmp_path / "README.md").write_text("ours")
    dump(small(), tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["README.md", "brand.yaml"]


def test_a_folder_that_holds_something_else_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "photos.txt").write_text("mine")
    with pytest.raises(NotAGuidelineFolder, match="choose an empty or new folder"):
        dump(small(), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["photos.txt"]


def test_a_file_in_the_way_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "g").write_text("mine")
    with pytest.raises(NotAGuidelineFolder):
        dump(small(), tmp_path / "g")
    assert (tmp_path / "g").read_text() == "mine"


def test_a_text_of_several_lines_is_written_as_a_block_that_reads_well(tmp_path: Path) -> None:
    dump(small(message=m.MessageHouse(core=m.Localized(en="one\ntwo"))), tmp_path / "g")
    assert "|-\n" in (tmp_path / "g" / "message.yaml").read_text()


def test_every_field_of_every_type_is_generated_by_this_file() -> None:
    """The property above proves nothing about a field that the strategies leave out."""
    types = [t for t in vars(m).values() if isinstance(t, type) and issubclass(t, m.Item) and t is not m.Item]
    source = Path(__file__).read_text(encoding="utf-8")
    fields = [(t, name) for t in types if t is not m.GuidelineVersion for name in t.model_fields]
    assert [f"{t.__name__}.{name}" for t, name in fields if f"{name}=" not in source] == []
