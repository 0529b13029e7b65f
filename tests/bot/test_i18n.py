"""The catalogues: the same sentences in both languages, with the same parameters, each written once."""

from __future__ import annotations

import re
import string
from collections import Counter
from importlib.resources import files

import pytest
from ruamel.yaml import YAML

from bot import i18n
from guidelines.model import Localized


def _files(language: str) -> dict[str, dict[str, i18n.Sentence]]:
    folder = files("bot.i18n").joinpath(language)
    return {
        f.name: YAML(typ="safe").load(f.read_text(encoding="utf-8")) or {}
        for f in folder.iterdir()
        if f.name.endswith(".yaml")
    }


def _parameters(sentence: i18n.Sentence) -> set[str]:
    forms = [sentence] if isinstance(sentence, str) else list(sentence.values())
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}


def test_both_languages_have_the_same_files_and_keys():
    english, chinese = _files("en"), _files("zh")
    assert english.keys() == chinese.keys()
    for name in english:
        assert english[name].keys() == chinese[name].keys(), name


def test_both_languages_use_the_same_parameters():
    differing = {
        key: (_parameters(sentence), _parameters(i18n.catalogue("zh")[key]))
        for key, sentence in i18n.catalogue("en").items()
        if _parameters(sentence) - {"n"} != _parameters(i18n.catalogue("zh")[key]) - {"n"}
    }
    assert differing == {}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_no_key_is_defined_twice(language: str):
    keys = Counter(key for file in _files(language).values() for key in file)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_sentence_is_a_text_or_a_plural(language: str):
    for key, sentence in i18n.catalogue(language).items():
        assert isinstance(sentence, str) or {"other"} <= set(sentence) <= {"one", "other"}, key
        assert all(name.isidentifier() for name in _parameters(sentence)), (
            f"{key}: parameters have names, not positions"
        )


@pytest.fixture
def a_catalogue(monkeypatch: pytest.MonkeyPatch):
    sentences = {"points": {"one": "{n} point", "other": "{n} points"}, "hello": "Hello {name}"}
    monkeypatch.setattr(i18n, "catalogue", lambda language: sentences)


def test_the_plural_follows_n(a_catalogue: None):
    assert i18n.text("points", "en", n=1) == "1 point"
    assert i18n.text("points", "en", n=0) == "0 points"


def test_a_parameter_may_hold_braces(a_catalogue: None):
    assert i18n.text("hello", "en", name="{x}") == "Hello {x}"


def test_a_missing_sentence_shows_its_key_and_a_missing_parameter_a_dash_and_both_are_logged(
    a_catalogue: None, monkeypatch, caplog
):
    monkeypatch.setattr(i18n, "strict", False)
    assert i18n.text("nowhere", "en") == "nowhere"
    assert i18n.text("hello", "en") == "Hello –"
    assert "nowhere" in caplog.text
    assert "name" in caplog.text


def test_a_missing_sentence_is_an_error_in_the_tests(a_catalogue: None, monkeypatch):
    monkeypatch.setattr(i18n, "strict", True)
    with pytest.raises(i18n.MissingText):
        i18n.text("nowhere", "en")


def test_a_guideline_text_falls_back_to_the_other_language():
    assert i18n.localized(Localized(zh="你好"), "en") == "你好"
    assert i18n.localized(None, "en") == ""


@pytest.mark.parametrize(
    ("locale", "expected"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("de-DE", "en"), (None, "zh")]
)
def test_the_reader_language_follows_the_locale(locale: str | None, expected: str):
    assert i18n.reader_language(locale, default="zh") == expected


@pytest.mark.parametrize("language", ["en", "zh"])
def test_bold_touches_no_letter_beside_it_since_slack_would_show_its_stars(language: str):
    # "*状态：*待处理" and "缺少*标题*列" are shown as they stand here. {cut} begins with a blank of its own.
    words = {key: said for file in _files(language).values() for key, said in file.items()}
    bold = re.compile(r"(.?)\*[^*\s](?:[^*\n]*[^*\s])?\*(?!\{cut\})(.?)")
    beside = {key: "".join(map("".join, bold.findall(str(said)))) for key, said in words.items()}
    assert [key for key, letters in beside.items() if re.search(r"[\w{}]", letters)] == []


def test_chinese_sentences_quote_alike():
    # What is quoted may itself be a quotation mark in one about typography.
    words = {key: said for file in _files("zh").values() for key, said in file.items()}
    assert [key for key, said in words.items() if "「" in str(said)] == ["typography.zh"]


def test_a_parameter_with_a_text_per_language_is_said_in_the_readers():
    name = Localized(en="RED", zh="小红书")
    assert i18n.text("channel.language", "en", n=1, channel=name).endswith("that RED does not publish.")
    assert i18n.text("channel.language", "zh", n=1, channel=name).endswith("不在“小红书”的发布语言之内。")
    assert "小红书" in i18n.text("channel.language", "en", n=1, channel=Localized(zh="小红书"))


@pytest.mark.parametrize(
    ("language", "quoted", "end"),
    [
        ("en", "Run, don't walk!", "“Run, don't walk!”"),
        ("en", "We bake tonight.", "“We bake tonight.”"),
        ("en", "slow dough", "“slow dough”."),
        ("zh", "手慢无！", "“手慢无！”"),
        ("zh", "今晚和面。", "“今晚和面。”"),
        ("zh", "慢发酵", "“慢发酵”。"),
    ],
)
def test_a_quoted_sentence_at_the_end_ends_the_sentence(language: str, quoted: str, end: str):
    assert i18n.text("voice.dont_alone", language, off=quoted).endswith(end)
