"""The benchmark of pairs: what it learns from, what it counts, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot import i18n
from bot.bench.pairs import PairRow, PairsError, Scored, as_json, caught_at, guideline, read_pairs, run

ZH = Path(__file__).parent / "voices_zh.jsonl"
GUIDES = Path(__file__).parent / "voices_zh_guides.jsonl"
SUBTLE = Path(__file__).parent / "voices_zh_subtle.jsonl"


def scored(do: float, dont: float, name: str) -> Scored:
    return Scored(PairRow(f"do {name}", f"dont {name}", "g", "en", "t", "term", "probe"), do, dont, False, False)


def line(**changes: object) -> str:
    entry = {"do": "Use it.", "dont": "Utilize it.", "source": "g", "lang": "en", "fold": "store", **changes}
    return json.dumps({key: value for key, value in entry.items() if value is not None})


def test_three_invented_chinese_brands_are_told_from_their_opposites():
    result = run(ZH)
    [zh] = result.languages
    assert (zh.language, zh.guides, zh.pooled.pairs) == ("zh", 3, 30)
    assert zh.mean >= 0.9
    assert zh.dont_flagged >= 0.6
    assert zh.do_flagged <= 0.2
    assert {g.source for g in result.guides} == {"shanque", "tingzhou", "tuan"}
    assert all(g.voice and g.stored == 14 for g in result.guides)
    assert json.loads(json.dumps(as_json(result)))["languages"][0]["mean"] == zh.mean


def test_two_chinese_brands_whose_opposites_are_ordinary_copy_are_mostly_told_apart():
    [zh] = run(SUBTLE).languages
    assert (zh.guides, zh.pooled.pairs) == (2, 20)
    assert zh.mean >= 0.75
    assert zh.dont_flagged >= zh.do_flagged + 0.3


def test_four_chinese_houses_of_different_trades_are_told_from_what_they_would_not_write():
    [zh] = run(GUIDES).languages
    assert (zh.guides, zh.pooled.pairs) == (4, 70)
    assert zh.mean >= 0.9
    assert zh.dont_flagged >= 0.6
    assert zh.do_flagged <= 0.13


def test_only_the_store_fold_is_learned_from():
    rows = read_pairs(ZH)
    store = [r for r in rows if r.source == "tuan" and r.fold == "store"]
    examples = guideline("tuan", "zh", store).canonical_json()
    assert all(r.do in examples for r in store)
    assert not any(r.do in examples for r in rows if r.fold == "probe" and r.source == "tuan")


def test_a_tie_counts_half():
    assert [scored(1, 0, "a").right, scored(0, 0, "b").right, scored(0, 1, "c").right] == [1.0, 0.5, 0.0]


def test_recall_is_read_where_few_enough_dos_are_caught():
    mine = [scored(float(i), float(i) - 2.5, str(i)) for i in range(10)]
    assert caught_at(mine, 0.13) == 0.4
    assert caught_at(mine, 0.0) == 0.3


def test_a_folder_is_read_in_order_of_name(tmp_path):
    (tmp_path / "b.jsonl").write_text(line(source="second") + "\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(line(source="first") + "\n\n", encoding="utf-8")
    assert [row.source for row in read_pairs(tmp_path)] == ["first", "second"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "bench.pairs.empty"),
        ("not json\n", "bench.pairs.bad_line"),
        (line(do=None) + "\n", "bench.pairs.bad_line"),
        (line(lang="fr") + "\n", "bench.pairs.bad_line"),
        (line(dont=" ") + "\n", "bench.pairs.bad_line"),
        ("[]\n", "bench.pairs.bad_line"),
        (line() + "\n", "bench.pairs.no_folds"),
    ],
)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_bad_file_gets_one_clear_sentence(tmp_path, content, code, language):
    path = tmp_path / "pairs.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PairsError) as caught:
        run(path)
    assert caught.value.code == code
    assert str(path) in i18n.text(caught.value.code, language, **caught.value.params)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(PairsError) as caught:
        read_pairs(tmp_path / "none.jsonl")
    assert caught.value.code == "bench.pairs.unreadable"
