"""`unison compare` as a coordinator or a build runs it: what it prints, what it writes, what its exit code says."""

from __future__ import annotations

import json

import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from bot.cli import bench_compare, compare
from bot.demo import assets, guideline_path

runner = CliRunner()
app = typer.Typer()
compare.register(app)
bench = typer.Typer()
bench_compare.register(bench)
DEMO = ["--guide", str(guideline_path())]


@pytest.fixture(autouse=True)
def _a_wide_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")


@pytest.fixture
def write(tmp_path):
    def make(name: str, text: str) -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return make


@pytest.fixture
def agreeing(write):
    return [write("ad.txt", "Two-year warranty."), write("page.txt", "保修 24 个月。")]


@pytest.fixture
def differing(write):
    page = "---\nid: page\ntitle: Product page\nchannel: product-page\n---\nIt has a three-year warranty.\n"
    post = "---\nid: post\nleads_to: page\n---\n保修 24 个月。\n"
    return [write("p.md", page), write("q.md", post)]


def test_agreement_gives_exit_code_0(agreeing):
    result = runner.invoke(app, [*agreeing, *DEMO])
    assert result.exit_code == 0, result.output
    assert "Everything agrees" in result.output


def test_a_disagreement_gives_exit_code_1_and_both_sides_in_words(differing):
    result = runner.invoke(app, [*differing, *DEMO])
    assert result.exit_code == 1
    for words in ("Warranty", "three-year", "24 个月", "A two-year warranty on the whole phone", "Product page"):
        assert words in result.output


def test_the_answer_is_in_the_readers_language(differing):
    result = runner.invoke(app, [*differing, *DEMO, "--lang", "zh"])
    assert "1 处需要统一" in result.output
    assert "保修" in result.output


def test_json_quotes_the_copy_without_its_front_matter(differing):
    result = runner.invoke(app, [*differing, *DEMO, "--format", "json"])
    answer = json.loads(result.output)
    assert result.exit_code == 1
    assert [(a["id"], a["channel"], a["leads_to"]) for a in answer["assets"]] == [
        ("page", "product-page", None),
        ("post", None, "page"),
    ]
    (each,) = answer["disagreements"]
    assert (each["kind"], each["about"], each["claim"]) == ("warranty", "warranty", "warranty")
    assert [(s["asset"], s["value"], s["approved"]) for s in each["sides"]] == [
        ("page", "36 months", False),
        ("post", "24 months", True),
    ]
    text = "It has a three-year warranty.\n"
    start, end = each["sides"][0]["span"]
    assert text[start:end] == each["sides"][0]["quote"]
    assert answer["handoffs"][0]["status"] == "broken"
    assert "three-year" in answer["alt"]


def test_the_picture_is_written(differing, tmp_path):
    path = tmp_path / "grid.png"
    assert runner.invoke(app, [*differing, *DEMO, "--picture", str(path)]).exit_code == 1
    assert Image.open(path).format == "PNG"


def test_the_demo_is_compared_by_name():
    answer = json.loads(runner.invoke(app, ["demo", *DEMO, "--format", "json"]).output)
    assert [a["id"] for a in answer["assets"]] == [a.id for a in assets()]
    assert answer["disagreements"][0]["topic"] == "price"


def test_one_file_alone_cannot_be_compared(write):
    result = runner.invoke(app, [write("a.txt", "One text."), *DEMO])
    assert result.exit_code == 2
    assert "at least two" in result.output


@pytest.mark.parametrize("head", ["a: [", "- just\n- a list", "as_of: soon"])
def test_a_front_matter_that_cannot_be_read_is_said_so(write, head):
    files = [write("a.md", f"---\n{head}\n---\nOne text.\n"), write("b.md", "Another text.\n")]
    result = runner.invoke(app, [*files, *DEMO])
    assert result.exit_code == 2
    assert "a.md" in result.output


def test_a_rule_at_the_top_of_a_text_is_no_front_matter(write):
    files = [write("a.md", "---\nOne text costs £5.\n"), write("b.md", "Another text.\n")]
    assert runner.invoke(app, [*files, *DEMO]).exit_code == 0


def test_a_missing_file_and_an_unwritable_picture_give_exit_code_2(agreeing, tmp_path):
    assert runner.invoke(app, ["nowhere.md", agreeing[0], *DEMO]).exit_code == 2
    result = runner.invoke(app, [*agreeing, *DEMO, "--picture", str(tmp_path / "no" / "where.png")])
    assert result.exit_code == 2
    assert "where.png" in result.output.replace("\n", "")


def test_the_benchmark_of_long_pieces_compares_each_kind_at_the_length_asked():
    rows = json.loads(runner.invoke(bench, ["compare-long", "--characters", "600", "--format", "json"]).output)
    assert [(row["pieces"], row["characters"]) for row in rows[1:]] == [(3, 1800)] * 3
    assert rows[0]["pieces"] == len(assets())
    assert all(row["seconds"] > 0 and row["disagreements"] > 0 for row in rows)
    assert "3 pieces, 1,800 characters" in runner.invoke(bench, ["compare-long", "--characters", "600"]).output
    assert runner.invoke(bench, ["compare-long", "--characters", "0"]).exit_code == 2


def test_the_benchmark_prints_recall_by_language_pair_and_kind(monkeypatch):
    from bot.bench import compare as measured

    few = measured.campaigns("tuning")[:2]
    monkeypatch.setattr(measured, "campaigns", lambda fold: few)
    answer = json.loads(runner.invoke(bench, ["compare", "--fold", "tuning", "--format", "json"]).output)
    assert answer["planted"] == sum(len(c.faults) for c in few)
    assert {s["name"] for s in answer["pairs"]} == {c.pair for c in few}
    printed = runner.invoke(bench, ["compare", "--fold", "tuning"]).output
    assert "planted contradictions found" in printed
    assert "warranty" in printed
