"""A comparison is the same in whatever order its pieces come, and a piece agrees with its own copy."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consistency.compare import Asset, compare
from consistency.model import Copy
from consistency.nlp.encoder import default_encoder
from guidelines.model import Brand, Guideline, Localized

GUIDELINE = Guideline(brand=Brand(id="b", names=Localized(en="B", zh="测试"), languages=("en", "zh")))
SENTENCES = (
    "Adult tickets cost £{n}.",
    "A family ticket is £{n}, or £{m} on weekdays.",
    "The tour lasts {n} minutes and starts at {h}:30.",
    "Open from {h} March to {d} May.",
    "Returns are free within {d} days.",
    "Up to {n} guests, {d} of them seated.",
    "| Hall | Seats | Price |\n|---|---|---|\n| Small | {n} | £{m} |\n| Large | {m} | £{n} |",
    "成人票 {n} 元，儿童票 {d} 元。",
    "活动 3 月 {h} 日至 5 月 {d} 日。",
    "每节课 {n} 分钟，共 {d} 节。",
    "全场 {h} 折，满 {n} 元包邮。",
    "质保 {h} 年，{d} 天内可退。",
)
NUMBERS = st.fixed_dictionaries(
    {"n": st.integers(32, 95), "m": st.integers(12, 31), "h": st.integers(2, 9), "d": st.integers(10, 28)}
)
PIECES = st.lists(
    st.builds(lambda text, numbers: text.format(**numbers), st.sampled_from(SENTENCES), NUMBERS), min_size=1, max_size=5
).map("\n\n".join)
SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def found(pieces: list[Asset]) -> list[tuple[object, ...]]:
    """Every disagreement by its kind, its concept and where its sides stand."""
    disagreements = compare(pieces, GUIDELINE, encoder=default_encoder()).disagreements
    return sorted((d.kind, d.topic, *sorted((s.asset, s.span.start, s.value) for s in d.sides)) for d in disagreements)


@SLOWLY
@given(st.lists(PIECES, min_size=2, max_size=3))
def test_the_order_of_the_pieces_changes_no_disagreement(texts):
    pieces = [Asset(str(i), str(i), Copy(text)) for i, text in enumerate(texts)]
    assert found(pieces) == found(pieces[::-1])


@SLOWLY
@given(PIECES)
def test_a_piece_agrees_with_its_own_copy(text):
    assert found([Asset("a", "a", Copy(text)), Asset("b", "b", Copy(text))]) == []
