"""Vale rules read from their files: what they look for, and faults with file and line."""

from __future__ import annotations

import pytest

from guidelines.styles.definition import InvalidRule, Word, read_rule
from guidelines.styles.model import StyleRule


def rule(text):
    return read_rule(StyleRule(id="House.Rule", definition=text))


def test_a_substitution_keeps_its_pairs_as_they_are_written():
    made = rule("extends: substitution\nmessage: Use %s\nSwap:\n  on: off\n  1.0: '2'\nignorecase: true\n")
    assert made.pairs == (("on", "off"), ("1.0", "2"))
    assert made.ignorecase
    assert made.level == "warning"
    assert made.scope == ("text",)


def test_one_text_stands_for_a_list_of_one():
    made = rule("extends: existence\nmessage: No\nscope: heading\ntokens: very\nlevel: error\n")
    assert (made.tokens, made.scope, made.level) == (("very",), ("heading",), "error")


def test_a_sequence_has_words_with_tags_and_gaps():
    made = rule(
        "extends: sequence\nmessage: No\ntokens:\n  - tag: MD\n  - pattern: be\n    skip: 2\n    negate: true\n"
    )
    assert made.words == (Word(tag="MD"), Word(pattern="be", skip=2, negate=True))


def test_an_action_is_its_name_and_parameters():
    made = rule("extends: existence\nmessage: No\ntokens: [very]\naction:\n  name: edit\n  params: [trim, '.']\n")
    assert made.action == ("edit", "trim", ".")


def test_keys_nobody_knows_are_kept_apart():
    assert rule("extends: existence\nmessage: No\ntokens: [a]\ntoken: b\nignorcase: true\n").unknown == (
        "ignorcase",
        "token",
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("extends: existance\nmessage: No\n", 1, "no kind of rule; the kinds are existence"),
        ("message: No\n", 1, "The key 'extends' is missing."),
        ("extends: metric\nmessage: No\nformula: " + "[" * 3000, None, "nested too deep"),
        ("extends: existence\ntokens: [a]\n", 1, "'message' is missing"),
        ("extends: existence\nmessage: No\nlevel: high\ntokens: [a]\n", 3, "suggestion, warning or error"),
        ("extends: existence\nmessage: No\ntokens:\n  - '(a'\n", 3, "cannot be read"),
        ("extends: existence\nmessage: No\nscope: footer\ntokens: [a]\n", 3, "not a scope"),
        ("extends: existence\nmessage: No\n", 1, "needs the key tokens or raw"),
        ("extends: existence\nmessage: 'x\n  y: [\n", 3, "not readable YAML"),
        ("- a\n- b\n", 1, "extends and message"),
    ],
)
def test_a_rule_that_cannot_run_is_told_with_its_line(text, line, said):
    with pytest.raises(InvalidRule) as caught:
        rule(text)
    (problem,) = caught.value.problems
    assert said in problem.message
    assert (problem.file, problem.line) == ("House/Rule.yml", line)
