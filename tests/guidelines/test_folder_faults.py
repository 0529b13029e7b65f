"""What a broken guideline folder is told: every fault at once, each with file, line, place and a plain sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.errors import InvalidGuideline, Problem
from guidelines.folder import load, read
from guidelines.model import Localized, Severity

BRAND = "id: acme\nnames: {en: Acme, zh: 艾克}\nlanguages: [en, zh]\n"
MESSAGE = """core: {en: Light for all}
pillars:
  - id: light
    name: {en: Light}
    statement: {en: It is bright.}
"""

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a guideline folder: file names without .yaml as keywords, brand.yaml given unless it is None."""

    def write(brand: str | bytes | None = BRAND, **files: str | bytes) -> Path:
        for name, content in {"brand": brand, **files}.items():
            if content is not None:
                target = tmp_path / f"{name.replace('__', '/')}.yaml"
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def faults(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidGuideline) as caught:
        load(path)
    return caught.value.problems


def only(path: Path) -> Problem:
    problems = faults(path)
    assert len(problems) == 1, problems
    return problems[0]


def told(path: Path) -> tuple[str, int | None, str]:
    problem = only(path)
    assert problem.message.endswith((".", "?"))
    return problem.file, problem.line, problem.message


def test_a_missing_folder_is_told_as_such(tmp_path: Path) -> None:
    assert "does not exist" in only(tmp_path / "nowhere").message


def test_a_file_in_place_of_a_folder_is_told_as_such(make: Make) -> None:
    assert "give the folder that holds brand.yaml" in only(make() / "brand.yaml").message


def test_a_folder_without_a_brand_file_is_not_a_guideline(make: Make) -> None:
    file, line, message = told(make(brand=None, message=MESSAGE))
    assert (file, line) == ("brand.yaml", None)
    assert "every guideline needs a brand.yaml" in message


@pytest.mark.parametrize("name", ["brand.yaml", "terms.yaml"])
def test_a_folder_in_place_of_a_file_is_neither_missing_nor_passed_over(make: Make, name: str) -> None:
    guide = make(None if name == "brand.yaml" else BRAND)
    (guide / name).mkdir()
    assert faults(guide) == (Problem(name, None, "", "This is a folder; a guideline needs a file of this name."),)


def test_an_empty_brand_file_says_what_a_brand_needs(make: Make) -> None:
    assert "a brand needs an id, names and languages" in told(make(brand="# nothing yet\n"))[2]


def test_an_optional_file_with_only_comments_is_as_good_as_none(make: Make) -> None:
    assert load(make(terms="# to be written\n")).terms == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: acme\nnames: {en: Acme\nlanguages: [en]\n", 3, "not closed"),
        ("id: acme\n\tnames: x\n", 2, "tab"),
        ("id: acme\ndescription: {en: He said: hello}\n", 2, "quotes"),
        ("id: acme\nowner: Lin: Director\n", 2, "colon and a space must stand in quotes"),
        ("id: acme\nowner: @lin\n", 2, "starts with @"),
        ("id: acme\nowner: `lin`\n", 2, "starts with `"),
        ('id: acme\nowner: "Lin\n', 2, "never closed"),
        ('id: acme\nowner: "Lin" Yue\n', 2, "indentation is off"),
        ("id: acme\n  owner: Lin\n", 2, "colon"),
        ("id: acme\nowner\nlanguages: [en]\n", 2, "colon"),
        ("id: acme\nowner: *lin*\n", 2, "or quote it"),
        ("id: acme\nowner: %x\n", 2, "starts with %"),
        ("id: acme\n---\nid: b\n", 2, "second document"),
        ("id: acme\nowner: !important\n", 2, "starts with !"),
        ("id: acme\nowner: Lin\x07\n", 2, "control character (U+0007)"),
    ],
)
def test_text_that_is_not_yaml_is_told_with_its_line_and_a_way_out(
    make: Make, text: str, line: int, words: str
) -> None:
    file, at, message = told(make(brand=text))
    assert (file, at) == ("brand.yaml", line)
    assert words in message


def test_bytes_that_are_not_utf_8_are_told_with_their_line(make: Make) -> None:
    file, line, message = told(make(terms="- id: a\n  preferred: 曜光\n".encode("gbk")))
    assert (file, line) == ("terms.yaml", 2)
    assert "UTF-8" in message


def test_a_byte_order_mark_is_no_fault(make: Make) -> None:
    assert load(make(brand=b"\xef\xbb\xbf" + BRAND.encode())).brand.id == "acme"


def test_a_file_over_two_megabytes_is_refused(make: Make) -> None:
    assert "larger than 2 MB" in told(make(terms=b"# " + b"x" * 2_000_001))[2]


def test_a_yaml_bomb_is_refused_before_it_grows(make: Make) -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    file, line, message = told(make(terms="\n".join(rows)))
    assert (file, line) == ("terms.yaml", 1)
    assert "Anchors and aliases" in message


@pytest.mark.parametrize("text", ["[" * 5000, "- " * 5000 + "x", "{a: " * 5000, "? " * 5000])
def test_endless_nesting_is_refused(make: Make, text: str) -> None:
    assert told(make(terms=text))[0] == "terms.yaml"


def test_a_key_given_twice_is_told_at_the_second_with_the_line_of_the_first(make: Make) -> None:
    problem = only(make(brand=BRAND + "owner: A\nowner: B\n"))
    assert (problem.line, problem.where) == (5, "owner")
    assert "already given on line 4" in problem.message


def test_an_unknown_key_is_told_with_the_nearest_known_one(make: Make) -> None:
    problem = only(make(terms="- id: a\n  preferred: A\n  forbiden: [B]\n"))
    assert (problem.line, problem.where) == (3, "terms[a].forbiden")
    assert "did you mean 'forbidden'?" in problem.message


def test_an_unknown_key_near_nothing_is_told_with_all_known_ones(make: Make) -> None:
    message = only(make(brand=BRAND + "colour: red\n")).message
    assert "known keys are id, names, languages, parent, description, owner, competitors." in message


def test_a_comma_that_splits_a_text_in_braces_is_explained(make: Make) -> None:
    problem = only(make(brand=BRAND + "description: {en: We make light, and lamps., zh: 灯}\n"))
    assert problem.line == 4
    assert "comma inside { } must stand in quotes" in problem.message


def test_a_missing_key_is_told_at_the_entry_that_lacks_it(make: Make) -> None:
    problem = only(make(terms="- id: a\n  preferred: A\n- id: b\n  forbidden: [B]\n"))
    assert (problem.line, problem.where) == (3, "terms[b]")
    assert problem.message == "The key 'preferred' is missing."


def test_a_key_with_nothing_after_it_is_told_as_empty(make: Make) -> None:
    problem = only(make(terms="- id: a\n  preferred:\n"))
    assert (problem.line, problem.where) == (2, "terms[a].preferred")
    assert "Nothing is written" in problem.message


@pytest.mark.parametrize(
    ("files", "line", "where", "words"),
    [
        ({"terms": "id: a\npreferred: A\n"}, 1, "", "must be a list"),
        ({"terms": "- just words\n"}, 1, "terms[1]", "must be a mapping with the keys id, preferred"),
        ({"terms": "- id: a\n  preferred: [A]\n"}, 2, "terms[a].preferred", "single text, not a list"),
        ({"terms": "- id: a\n  preferred: {x: y}\n"}, 2, "terms[a].preferred", "single text, not a mapping"),
        ({"terms": "- id: a\n  preferred: A\n  forbidden: B\n"}, 3, "terms[a].forbidden", "must be a list"),
        ({"terms": "- id: a\n  preferred: ''\n"}, 2, "terms[a].preferred", "text is empty"),
        ({"terms": "- id: a\n  preferred: A\n  exceptions: [x, ' ']\n"}, 3, "terms[a].exceptions[2]", "text is empty"),
        ({"terms": "- id: a\n  preferred: A\n  exceptions: [x, ~]\n"}, 3, "terms[a].exceptions[2]", "Nothing"),
        ({"terms": "- id: A b\n  preferred: A\n"}, 1, "terms[A b].id", "cannot be an id"),
        ({"terms": "- id: a\n  preferred: A\n  fuzzy: maybe\n"}, 3, "terms[a].fuzzy", "neither true nor false"),
        ({"terms": "- id: a\n  preferred: A\n  severity: eror\n"}, 3, "terms[a].severity", "Did you mean error?"),
        ({"terms": "- id: a\n  preferred: A\n  kind: prodcut\n"}, 3, "terms[a].kind", "Did you mean product?"),
        ({"channels": "- id: x\n  name: X\n  max_length: many\n"}, 3, "channels[x].max_length", "not a whole number"),
        ({"channels": "- id: x\n  name: X\n  max_length: 0\n"}, 3, "channels[x].max_length", "at least 1, not 0"),
        ({"channels": "- id: x\n  name: {}\n"}, 2, "channels[x].name", "at least one language"),
        ({"voice": "targets:\n  - {measure: passive, language: en}\n"}, 2, "targets[1]", "needs min, max or both"),
        ({"voice": "targets:\n  - {measure: passive, language: en, max: .nan}\n"}, 2, "targets[1].max", "not a number"),
        ({"voice": "targets:\n  - {measure: passive, language: en, max: lots}\n"}, 2, "targets[1].max", "not a number"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_at_its_line_in_plain_words(
    make: Make, files: dict[str, str], line: int, where: str, words: str
) -> None:
    problem = only(make(**files))
    assert (problem.line, problem.where) == (line, where)
    assert words in problem.message


@pytest.mark.parametrize("date", ["2026-02-30", "2026", "1/2/2026", "next week", "20260101", "2026-1-1"])
def test_a_bad_date_is_told_with_the_form_that_is_asked_for(make: Make, date: str) -> None:
    text = f"approved:\n  - id: a\n    text: A\n    evidence: E\n    expires: {date}\n"
    problem = only(make(claims=text))
    assert (problem.line, problem.where) == (5, "approved[a].expires")
    assert "is not a date; write year-month-day, such as 2026-03-31" in problem.message


def test_an_id_used_twice_is_told_at_the_second(make: Make) -> None:
    problem = only(make(terms="- id: a\n  preferred: A\n- id: a\n  preferred: B\n"))
    assert (problem.line, problem.where) == (3, "terms[a].id")
    assert problem.message == "The term id 'a' is already used on line 1."


def test_an_approved_and_a_prohibited_claim_may_not_share_an_id(make: Make) -> None:
    text = (
        "approved:\n  - {id: a, text: A, evidence: E}\n"
        "prohibited:\n  - {id: a, phrases: [B], reason: C}\n"
    )  # fmt: skip
    assert only(make(claims=text)).line == 4


def test_proof_points_of_two_pillars_may_not_share_an_id(make: Make) -> None:
    second = MESSAGE.replace("core: {en: Light for all}\npillars:\n", "").replace("light", "heat")
    proof = "    proof_points:\n      - {id: p, text: P}\n"
    problem = only(make(message=MESSAGE + proof + second + proof))
    assert problem.line == 12
    assert problem.where == "pillars[heat].proof_points[p].id"


def test_a_stage_that_names_an_unknown_pillar_is_told_which_there_are(make: Make) -> None:
    stages = "- id: awareness\n  name: A\n  pillars:\n    - light\n    - lihgt\n"
    problem = only(make(message=MESSAGE, stages=stages))
    assert (problem.file, problem.line, problem.where) == ("stages.yaml", 5, "stages[awareness].pillars[2]")
    assert problem.message == "The message house has no pillar 'lihgt'; it has light."


def test_an_unknown_pack_is_told_with_the_known_ones(make: Make) -> None:
    problem = only(make(packs="- plain-english\n- plane-english\n"))
    assert problem.line == 2
    assert "known packs are advertising-law-zh, food-and-drink-zh, inclusive-english" in problem.message


def test_a_pack_of_ones_own_is_read_from_the_folder(make: Make) -> None:
    pack = "id: ours\nname: Ours\ndescription: Ours\nfeatures: [typography-zh]\n"
    assert load(make(packs="- ours\n", packs__ours=pack)).packs[0].name == Localized(en="Ours")


def test_a_pack_file_that_is_not_switched_on_is_not_silently_dead(make: Make) -> None:
    pack = "id: ours\nname: Ours\ndescription: Ours\n"
    file, _, message = told(make(packs="- plain-english\n", packs__ours=pack))
    assert file == "packs/ours.yaml"
    assert "add the line '- ours' to packs.yaml" in message


def test_a_pack_whose_id_is_not_its_file_name_is_told(make: Make) -> None:
    problem = only(make(packs="- ours\n", packs__ours="id: other\nname: Ours\ndescription: Ours\n"))
    assert (problem.file, problem.line, problem.where) == ("packs/ours.yaml", 1, "id")


def test_faults_inside_a_pack_are_told_with_the_pack_file_and_line(make: Make) -> None:
    pack = "id: ours\nname: Ours\ndescription: Ours\nrules:\n  - id: r\n    language: fr\n"
    problems = faults(make(packs="- ours\n", packs__ours=pack))
    assert {p.file for p in problems} == {"packs/ours.yaml"}
    assert any(p.line == 6 and "'fr' is not one of en or zh" in p.message for p in problems)
    assert [p.where for p in problems if "missing" in p.message] == ["rules[r]"] * 5


def test_a_yaml_file_that_nobody_reads_is_told(make: Make) -> None:
    file, line, message = told(make(term="- id: a\n  preferred: A\n"))
    assert (file, line) == ("term.yaml", None)
    assert "terms.yaml" in message


def test_a_file_that_ends_in_yml_is_told(make: Make) -> None:
    path = make()
    (path / "terms.yml").write_text("[]")
    assert told(path)[0] == "terms.yml"


def test_other_files_beside_the_guideline_are_left_alone(make: Make) -> None:
    path = make()
    (path / "README.md").write_text("hello")
    (path / ".DS_Store").write_bytes(b"\x00")
    assert load(path).brand.id == "acme"


def test_all_faults_of_all_files_are_told_at_once_in_order(make: Make) -> None:
    path = make(
        brand="id: acme\nlanguages: [en, fr]\n",
        message="core: ''\n",
        terms="- id: a\n  prefered: A\n- id: a\n  preferred: ''\n",
        claims="approved:\n  - {id: c, text: C, evidence: E, expires: soon}\n",
        stages="- id: awareness\n  name: A\n  pillars: [ghost]\n",
        packs="- ghost\n",
    )
    problems = faults(path)
    assert [(p.file, p.line) for p in problems] == [
        ("brand.yaml", 1),
        ("brand.yaml", 2),
        ("message.yaml", 1),
        ("terms.yaml", 1),
        ("terms.yaml", 2),
        ("terms.yaml", 3),
        ("terms.yaml", 4),
        ("claims.yaml", 2),
        ("stages.yaml", 3),
        ("packs.yaml", 1),
    ]
    assert str(problems[0]) == "brand.yaml:1: The key 'names' is missing."


def test_texts_that_look_like_other_things_stay_texts_where_a_text_is_asked_for(make: Make) -> None:
    text = "approved:\n  - id: a\n    text: {en: no}\n    evidence: 2026-01-01\n    values: [4999, 1.10, yes, 0x10]\n"
    claim = load(make(claims=text)).claims.approved[0]
    assert (claim.text.en, claim.evidence, claim.values) == ("no", "2026-01-01", ("4999", "1.10", "yes", "0x10"))


def test_numbers_dates_and_truths_are_read_where_they_are_asked_for(make: Make) -> None:
    guideline = load(
        make(
            claims="approved:\n  - {id: a, text: A, evidence: E, expires: 2026-03-31}\ncheck_numbers: no\n",
            voice="targets:\n  - {measure: passive, language: en, min: -1, max: 12.5}\n",
            channels="- {id: x, name: X, max_length: 280}\n",
        )
    )
    assert guideline.claims.approved[0].expires == dt.date(2026, 3, 31)
    assert guideline.claims.check_numbers is False
    assert (guideline.voice.targets[0].min, guideline.voice.targets[0].max) == (-1.0, 12.5)
    assert guideline.channels[0].max_length == 280


def test_shorthands_are_written_out(make: Make) -> None:
    voice = (
        "attributes:\n  - id: calm\n    name: 从容\n    do:\n      - Take your time.\n      - 慢慢挑。\njargon: 赋能\n"
    )
    terms = "- id: a\n  preferred: A\n  forbidden:\n    - B\n    - {text: C, severity: warning}\n  reason: Because.\n"
    guideline = load(make(voice=voice, terms=terms))
    trait, term = guideline.voice.attributes[0], guideline.terms[0]
    assert trait.name == Localized(zh="从容")
    assert (trait.do.en, trait.do.zh) == (("Take your time.",), ("慢慢挑。",))
    assert guideline.voice.jargon.zh == ("赋能",)
    assert [v.text for v in term.forbidden] == ["B", "C"]
    assert term.forbidden[1].severity is Severity.WARNING
    assert term.reason == Localized(en="Because.")


def test_a_fault_inside_a_shorthand_keeps_its_line(make: Make) -> None:
    voice = "jargon:\n  - synergy\n  - ''\n"
    problem = only(make(voice=voice))
    assert (problem.line, problem.where) == (3, "jargon.en[2]")


def test_a_reading_knows_the_line_of_every_place(make: Make) -> None:
    reading = read(make(terms="- id: a\n  preferred: A\n- id: b\n  preferred: B\n"))
    assert reading.line("terms.yaml", 1, "preferred") == 4
    assert reading.line("terms.yaml", 1, "reason") == 3
    assert reading.line("voice.yaml") is None


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["brand", "terms", "packs", "message"]), st.text(max_size=60) | st.binary(max_size=60))
def test_no_content_of_a_file_raises_anything_but_the_typed_error(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: str | bytes
) -> None:
    folder = tmp_path_factory.mktemp("g")
    (folder / "brand.yaml").write_text(BRAND, encoding="utf-8")
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (folder / f"{name}.yaml").write_bytes(data)
    problems: tuple[Problem, ...] = ()
    try:
        load(folder)
    except InvalidGuideline as invalid:
        problems = invalid.problems
    assert all(p.message and (p.line is None or p.line >= 1) for p in problems)
