"""A term base meets the terms that a guideline has, and a table of terms reads back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidelines.model import Brand, Guideline, Localized, Severity, Term, Variant
from guidelines.termbase.merge import merge
from guidelines.termbase.model import Sheet
from guidelines.termbase.rows import rows
from guidelines.termbase.sheets import read_sheets

BRAND = Brand(id="b", names=Localized(en="B"), languages=("en", "zh"))
TERMS = (
    Term(
        id="sign-in",
        preferred="sign in",
        language="en",
        forbidden=(Variant(text="log in", reason=Localized(en="Old.")), Variant(text="logon")),
        fuzzy=False,
        reason=Localized(en="One form."),
    ),
    Term(id="mate", preferred="Mate X", case="exact"),
)


def merged(*table: tuple[str, ...], terms=TERMS, replace=False):
    entries = read_sheets("t.csv", [Sheet("", table)]).entries
    return merge(Guideline(brand=BRAND, terms=terms), entries, replace=replace)


def test_by_its_form_a_term_is_known_and_what_the_file_does_not_say_stays():
    result = merged(("preferred", "language", "forbidden"), ("sign in", "en", "log in; login"))
    assert result.changed == ("sign-in",)
    assert result.kept == ("mate",)
    term = result.terms[0]
    assert term.forbidden == (Variant(text="log in", reason=Localized(en="Old.")), Variant(text="login"))
    assert (term.fuzzy, term.reason) == (False, Localized(en="One form."))


def test_by_its_id_a_term_may_be_renamed():
    result = merged(("id", "preferred"), ("mate", "Mate Y"))
    assert [t.preferred for t in result.terms] == ["sign in", "Mate Y"]
    assert result.terms[1].case == "exact"


def test_a_new_term_gets_an_id_of_its_own_and_stands_at_the_end():
    result = merged(("preferred", "language"), ("E-mail", "en"), ("登录", "zh"), ("e mail", "en"))
    assert result.added[0] == "e-mail-en"
    assert result.added[2] == "e-mail-en-2"
    assert len(set(result.added)) == 3
    assert [t.preferred for t in result.terms] == ["sign in", "Mate X", "E-mail", "登录", "e mail"]


def test_what_one_row_gives_in_both_languages_is_one_concept_by_its_ids():
    result = merged(("English", "中文"), ("white paper", "白皮书"), ("", "讲座"))
    assert result.added[:2] == ("white-paper-en", "white-paper-zh")
    assert result.added[2].endswith("-zh")
    assert not result.added[2].startswith("white-paper")


def test_nothing_new_changes_nothing():
    result = merged(("id", "preferred"), ("sign-in", "sign in"), ("mate", "Mate X"))
    assert result.terms == TERMS
    assert result.same == ("sign-in", "mate")
    assert (result.added, result.changed, result.removed, result.kept) == ((), (), (), ())


def test_to_replace_takes_away_what_the_file_does_not_speak_of():
    result = merged(("preferred",), ("Mate X",), replace=True)
    assert result.removed == ("sign-in",)
    assert [t.id for t in result.terms] == ["mate"]


words = st.text(st.sampled_from("ab;、|,，→ -=灯登\n'\"™"), min_size=1, max_size=8).map(str.strip).filter(bool)
plain = words.filter(lambda word: "\n" not in word)
texts = st.none() | st.builds(Localized, en=plain, zh=st.none() | st.just("只用一种。"))
variants = st.builds(
    Variant,
    text=plain,
    use=st.none() | st.just("") | plain,
    reason=texts,
    severity=st.none() | st.sampled_from(Severity),
)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    preferred = draw(plain)
    forbidden = draw(st.lists(variants.filter(lambda v: v.text != preferred), unique_by=lambda v: v.text, max_size=3))
    return Term(
        id=draw(st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)),
        preferred=preferred,
        language=draw(st.none() | st.sampled_from(["en", "zh"])),
        forbidden=tuple(forbidden),
        kind=draw(st.sampled_from(["brand", "product", "slogan", "feature", "general"])),
        case=draw(st.sampled_from(["exact", "any"])),
        trademark=draw(st.none() | st.sampled_from(["™", "®"])),
        fuzzy=draw(st.booleans()),
        sound_alikes=draw(st.booleans()),
        exceptions=tuple(draw(st.lists(plain, unique=True, max_size=3))),
        severity=draw(st.sampled_from(Severity)),
        reason=draw(texts),
        source=draw(st.none() | plain),
        shadow=draw(st.booleans()),
    )


@given(st.lists(terms(), unique_by=lambda term: term.id, min_size=1, max_size=4))
def test_a_table_of_terms_reads_back_without_loss(some):
    read = read_sheets("t.csv", [Sheet("", tuple(rows(some)))])
    assert merge(Guideline(brand=BRAND), read.entries).terms == tuple(some)
