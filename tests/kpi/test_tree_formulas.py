"""Formulas and units: what is read, what is refused and where, and what the numbers are of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.goals.metrics import metrics
from kpi.tree.errors import BadFormula, BadUnit
from kpi.tree.formula import Expression, Negative, Number, Operation, Ref, parse, references, written
from kpi.tree.units import PURE, check, unit, unit_of

IDS = st.from_regex(r"[a-z][a-z0-9_.-]{0,8}[a-z0-9_]", fullmatch=True)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    st.builds(Ref, IDS) | st.builds(Number, st.floats(0, 1e9).map(lambda value: round(value, 3))),
    lambda inner: st.builds(Negative, inner) | st.builds(Operation, st.sampled_from("+-*/"), inner, inner),
    max_leaves=12,
)


@given(EXPRESSIONS)
def test_a_written_formula_reads_back_as_the_same_tree(expression: Expression):
    assert parse(written(expression)) == expression


@given(st.text(alphabet="ab1 .+-*/()×（）,%", max_size=30))
def test_any_text_is_a_formula_or_refused_with_its_place(text: str):
    try:
        found = parse(text)
    except BadFormula as problem:
        place = problem.at
    else:
        assert parse(written(found)) == found
        return
    assert 0 <= place <= len(text)


def test_products_bind_before_sums_and_equals_from_the_left():
    assert parse("a - b - c * 2") == Operation(
        "-", Operation("-", Ref("a"), Ref("b")), Operation("*", Ref("c"), Number(2))
    )
    assert parse("a / b / c") == Operation("/", Operation("/", Ref("a"), Ref("b")), Ref("c"))


def test_dashes_inside_an_id_are_no_minus():
    assert references(parse("ad-spend / new-customers - fixed.cost")) == ("ad-spend", "new-customers", "fixed.cost")


def test_signs_typed_in_chinese_are_read():
    assert parse("（a − b）÷ c × 2") == parse("(a - b) / c * 2")


@pytest.mark.parametrize(
    ("formula", "at", "said"),
    [
        ("", 0, "empty"),
        ("spend /", 7, "missing at the end"),
        ("(spend / leads", 0, "not closed"),
        ("spend leads", 6, "operator is missing"),
        ("spend / leads)", 13, "no parenthesis was opened"),
        ("spend ** 2", 7, "missing before '*'"),
        ("__import__('os')", 0, "'_' has no place"),
        ("spend ^ 2", 6, "'^' has no place"),
        ("(" * 60 + "a" + ")" * 60, 40, "more than 40 deep"),
        ("a" * 600, 500, "at most 500"),
    ],
)
def test_a_formula_that_cannot_be_read_says_where(formula: str, at: int, said: str):
    with pytest.raises(BadFormula, match=said.replace("*", r"\*").replace("^", r"\^")) as problem:
        parse(formula)
    assert problem.value.at == at


UNITS = {
    "spend": unit("CNY"),
    "revenue": unit("CNY"),
    "dollars": unit("USD"),
    "budget": unit("money"),
    "leads": unit("leads"),
    "sessions": unit("sessions"),
    "customers": unit("customers"),
    "impressions": unit("impressions"),
    "rate": unit("%"),
    "nps": unit("points"),
}


@pytest.mark.parametrize(
    ("formula", "computed"),
    [
        ("spend / customers", "CNY/customers"),
        ("(revenue - spend) / spend", "ratio"),
        ("revenue - budget", "CNY"),
        ("sessions * rate", "sessions"),
        ("1 - rate", "ratio"),
        ("2 * spend / leads", "CNY/leads"),
        ("spend * leads / leads", "CNY"),
    ],
)
def test_a_formula_has_the_unit_its_parts_make(formula: str, computed: str):
    assert unit_of(parse(formula), UNITS) == unit(computed)


@pytest.mark.parametrize("formula", ["spend + leads", "spend + dollars", "leads - sessions", "spend + 1", "nps + rate"])
def test_figures_of_different_units_are_not_added(formula: str):
    with pytest.raises(BadUnit, match="only figures of one unit"):
        unit_of(parse(formula), UNITS)


@pytest.mark.parametrize(
    ("declared", "formula"),
    [
        ("%", "leads / sessions"),
        ("ratio", "revenue / spend"),
        ("money/customers", "spend / customers"),
        ("CNY per customer", "spend / customers"),
        ("元/1000 impressions", "spend / impressions"),
        ("%", "(revenue - spend) / spend"),
        ("orders", "sessions * rate"),
    ],
)
def test_a_declared_unit_that_the_formula_gives_is_taken(declared: str, formula: str):
    assert check("k", declared, parse(formula), UNITS) == unit(declared)


@pytest.mark.parametrize(
    ("declared", "formula", "said"),
    [
        ("%", "spend / customers", "gives CNY/customer"),
        ("leads", "spend / leads", "gives CNY/lead"),
        ("USD", "revenue - spend", "gives CNY"),
        ("%", "leads / sessions * 100", "multiplies by 100 already"),
        ("CNY/1000 impressions", "spend / impressions * 1000", "multiplies by 1000 already"),
        ("12 apples", "spend", "cannot be read"),
    ],
)
def test_a_declared_unit_that_the_formula_does_not_give_is_refused(declared: str, formula: str, said: str):
    with pytest.raises(BadUnit, match=said):
        check("k", declared, parse(formula), UNITS)


def _known(expression: Expression) -> Expression:
    """The expression with its ids replaced by the ids of UNITS."""
    names = sorted(UNITS)
    if isinstance(expression, Ref):
        return Ref(names[sum(map(ord, expression.id)) % len(names)])
    if isinstance(expression, Negative):
        return Negative(_known(expression.of))
    if isinstance(expression, Operation):
        return Operation(expression.operator, _known(expression.left), _known(expression.right))
    return expression


@given(EXPRESSIONS.map(_known))
def test_whatever_is_divided_by_itself_is_a_pure_number(expression: Expression):
    try:
        unit_of(expression, UNITS)
    except BadUnit:
        return
    assert unit_of(Operation("/", expression, expression), UNITS) == PURE


@given(EXPRESSIONS.map(_known), EXPRESSIONS.map(_known))
def test_the_order_of_factors_does_not_change_the_unit(left: Expression, right: Expression):
    try:
        one = unit_of(Operation("*", left, right), UNITS)
    except BadUnit:
        return
    assert one == unit_of(Operation("*", right, left), UNITS)


@pytest.mark.parametrize("metric", [m for m in metrics().values() if m.formula], ids=lambda metric: metric.id)
def test_the_formulas_of_the_vocabulary_give_the_units_they_declare(metric):
    others = {id_: unit(other.unit) for id_, other in metrics().items()} | {"clicks": unit("clicks")}
    assert check(metric.id, metric.unit, parse(metric.formula), others) == unit(metric.unit)


@pytest.mark.parametrize(
    ("written", "code"), [("HK$", "HKD"), ("港币", "HKD"), ("¥", "CNY"), ("￥", "CNY"), ("$", "USD")]
)
def test_a_currency_is_known_by_its_sign_and_its_names(written: str, code: str) -> None:
    assert unit(f"{written}/leads") == unit(f"{code}/lead")
