"""A retired name is history where it was the name until some year, whether or not the new one stands beside it."""

from __future__ import annotations

import pytest

from consistency.check_api import Resources
from consistency.checks import terms
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from guidelines.model import Brand, Guideline, Localized, Term, Variant

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
RAIL = Guideline(
    brand=Brand(id="rail", names=Localized(en="Fell Rail"), languages=("en",)),
    terms=(Term(id="brand", preferred="Fell Rail", kind="brand", forbidden=(Variant(text="Moor Railway"),)),),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Before 2019 we were called the Moor Railway.", []),
        ("Until 1998 this was known as Moor Railway.", []),
        ("In those days we used to be the Moor Railway.", []),
        ("We are called the Moor Railway.", ["Moor Railway"]),
        ("The line, known as the Moor Railway until 2019, has nine trains.", []),
        ("Until March 2019 the company traded as Moor Railway.", []),
        ("It opened in 1871 as the Moor Railway and carried slate.", []),
        ("Since 2019 the Moor Railway has run nine trains.", ["Moor Railway"]),
        ("It has been known as the Moor Railway since 2019.", ["Moor Railway"]),
        ("The line known as the Moor Railway runs nine trains until October.", ["Moor Railway"]),
        ("The Moor Railway opens in 2027 as the loveliest line of all.", ["Moor Railway"]),
    ],
)
def test_what_we_were_called_until_some_year_is_no_slip(text: str, words: list[str]) -> None:
    compiled = terms.CHECK.compile(RAIL, RESOURCES)
    findings = terms.CHECK.run(parse(text), Copy(text), compiled, RESOURCES).findings
    assert [finding.quote for finding in findings] == words
