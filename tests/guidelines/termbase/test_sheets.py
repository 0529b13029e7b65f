"""Term bases as teams keep them in spreadsheets, and what is told of those that cannot be read."""

from __future__ import annotations

import pytest

from guidelines.errors import InvalidGuideline
from guidelines.model import Localized, Severity, Variant
from guidelines.termbase.model import Sheet
from guidelines.termbase.sheets import read_sheets


def base(*rows: tuple[str, ...], name: str = ""):
    return read_sheets("terms.csv", [Sheet(name, rows)])


def shown(*rows: tuple[str, ...]):
    """(id, language, preferred, forbidden) of each term."""
    return [(e.id, e.language, e.preferred, [v.text for v in e.forbidden]) for e in base(*rows).entries]


def faults(*rows: tuple[str, ...]) -> list[str]:
    with pytest.raises(InvalidGuideline) as caught:
        base(*rows)
    return [str(problem) for problem in caught.value.problems]


def notices(*rows: tuple[str, ...]) -> list[tuple[str, dict[str, str | int]]]:
    return [(notice.code, dict(notice.params)) for notice in base(*rows).notices]


def test_a_concept_in_each_row():
    assert shown(
        ("Preferred term", "Do not use", "Language", "Case-sensitive"),
        ("sign in", "log in; login | log on", "en-US", "no"),
        ("Mate X", "MateX", "English", "yes"),
        ("登录", "登陆、签入", "zh-CN", ""),
    ) == [
        ("", "en", "sign in", ["log in", "login", "log on"]),
        ("", "en", "Mate X", ["MateX"]),
        ("", "zh", "登录", ["登陆", "签入"]),
    ]


def test_chinese_columns_and_values():
    (term,) = base(
        ("编号", "标准用语", "禁用写法", "语言", "类型", "区分大小写", "严重程度", "说明", "出处"),
        ("B1", "流明", "留明；流名", "中文", "品牌", "是", "警告", "注册商标如此。", "品牌手册"),
    ).entries
    assert (term.id, term.preferred, term.language) == ("b1", "流明", "zh")
    assert dict(term.fields) == {
        "kind": "brand",
        "case": "exact",
        "severity": Severity.WARNING,
        "reason": Localized(zh="注册商标如此。"),
        "source": "品牌手册",
        "forbidden": (Variant(text="留明"), Variant(text="流名")),
    }


def test_a_concept_in_each_row_with_a_column_for_each_language():
    assert shown(
        ("Concept ID", "en-GB", "English (avoid)", "zh-CN", "中文禁用", "fr"),
        ("12", "basket", "cart", "购物篮", "购物车", "panier"),
        ("13", "delivery", "", "", "", ""),
    ) == [
        ("12-en", "en", "basket", ["cart"]),
        ("12-zh", "zh", "购物篮", ["购物车"]),
        ("13-en", "en", "delivery", []),
    ]


def test_a_form_in_each_row_with_its_status():
    assert shown(
        ("Concept", "Term", "Status", "Language"),
        ("login", "sign in", "preferred", "en"),
        ("", "log in", "Deprecated", "en"),
        ("", "logon", "not approved", "en"),
        ("login", "登录", "首选", "zh"),
        ("login", "登陆", "不推荐", "zh"),
        ("mail", "email", "approved", "en"),
    ) == [
        ("login-en", "en", "sign in", ["log in", "logon"]),
        ("login-zh", "zh", "登录", ["登陆"]),
        ("mail", "en", "email", []),
    ]


def test_a_list_of_what_not_to_write_and_what_instead():
    assert shown(("Avoid", "Use"), ("utilise", "use"), ("leverage", "use"), ("commence", "start")) == [
        ("", None, "use", ["utilise", "leverage"]),
        ("", None, "start", ["commence"]),
    ]


def test_forms_may_have_their_own_replacement_or_none():
    (term,) = base(("preferred", "forbidden"), ("phone", "handset; mobile device -> mobile phone; gadget →")).entries
    assert term.forbidden == (
        Variant(text="handset"),
        Variant(text="mobile device", use="mobile phone"),
        Variant(text="gadget", use=""),
    )


@pytest.mark.parametrize(
    ("preferred", "cell", "forms"),
    [
        ("sign in", "log in, login", ["log in", "login"]),
        ("Light, made simple", "Light, made easy", ["Light, made easy"]),
        ("slogan", "one day, we will all see the light, they said", ["one day, we will all see the light, they said"]),
        ("x", "a; b\nc, d", ["a; b", "c, d"]),
        ("登录", "登陆，签入", ["登陆", "签入"]),
    ],
)
def test_where_one_cell_holds_several_forms(preferred, cell, forms):
    (term,) = base(("preferred", "forbidden"), (preferred, cell)).entries
    assert [v.text for v in term.forbidden] == forms


def test_a_title_above_the_columns_and_blank_rows_are_passed_over():
    (term,) = base(("Our words, March",), (), ("", "Term", "Status"), (), ("", "email", "preferred")).entries
    assert (term.preferred, term.row) == ("email", 5)


def test_a_form_that_may_be_written_too_is_never_taken_for_a_misspelling():
    near, other = base(
        ("id", "term", "status"),
        *(("a", "email", "preferred"), ("a", "e-mail", "admitted")),
        *(("b", "shop", "preferred"), ("b", "store", "deprecated"), ("b", "app store", "allowed")),
    ).entries
    assert near.fields["fuzzy"] is False
    assert other.fields["exceptions"] == ("app store",)
    assert "fuzzy" not in other.fields


def test_what_is_not_understood_is_told():
    assert notices(
        ("preferred", "language", "Kind", "Owner"),
        ("use", "en", "UI", "Ana"),
        ("panier", "fr", "", ""),
        ("corbeille", "fr", "", ""),
    ) == [
        ("termbase.column", {"column": "Owner", "sheet": ""}),
        ("termbase.language", {"language": "fr", "n": 2}),
        ("termbase.value", {"column": "kind", "value": "UI", "n": 1}),
    ]


def test_a_sheet_that_holds_no_terms_is_told_beside_one_that_does():
    read = read_sheets("t.xlsx", [Sheet("About", (("Made by Ana",),)), Sheet("Terms", (("preferred",), ("email",)))])
    assert [entry.where for entry in read.entries] == ["t.xlsx (Terms)"]
    assert [(n.code, dict(n.params)) for n in read.notices] == [("termbase.sheet", {"sheet": "About"})]


def test_terms_that_contradict_each_other_are_told():
    assert notices(
        ("preferred", "forbidden"), ("basket", "cart"), ("cart", ""), ("email", ""), ("Email", "e-mail")
    ) == [
        ("termbase.twice", {"form": "Email", "one": 4, "two": 5}),
        ("termbase.clash", {"form": "cart", "one": 3, "two": 2}),
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((("Name", "Owner"), ("a", "b")), "terms.csv: No column for the preferred form was found"),
        ((("preferred",),), "terms.csv: The file holds no terms."),
        ((("preferred", "forbidden"), ("", "cart")), "terms.csv:2: 'cart' is not to be written, but nothing says"),
        ((("term", "status"), ("a", "sometimes")), "terms.csv:2: The status 'sometimes' is not known"),
        ((("term", "status"), ("a", "forbidden")), "terms.csv:2: Nothing says which term 'a' belongs to"),
        ((("id", "term", "status"), ("x", "a", "forbidden")), "terms.csv:2: The forms of 'x' have no preferred one"),
        ((("preferred", "forbidden"), ("a", "b; a")), "terms.csv:2: 'a' is preferred and not to be written at once."),
        (
            (("id", "term", "status"), ("x", "a", "preferred"), ("x", "b", "preferred")),
            "terms.csv:3: 'a' (row 2) and 'b' are both preferred",
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_told(rows, told):
    (fault,) = faults(*rows)
    assert told in fault


def test_every_bad_row_is_told_at_once():
    assert len(faults(("term", "status"), ("a", "?"), ("b", "preferred"), ("c", "??"))) == 2
